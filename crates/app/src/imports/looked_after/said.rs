//! What a return says of each child, table by table, in the order of the files.

use std::collections::HashMap;

use kith_returns::files::Stray;
use kith_returns::ssda903::read::ReadReturn;
use kith_returns::ssda903::tables::{
    Ad1, DoLo, Episode, Header, Missing, Oc2, Oc3, PlacedAdoption, PrevPerm, Review, SwEpisode, Uasc,
};
use kith_returns::table::Row;

macro_rules! said {
    ($($field:ident $row:ident)*) => {
        /// What the return says of one child.
        #[derive(Default)]
        pub(super) struct ChildSaid<'f> {
            /// The authority's number for the child.
            pub(super) id: &'f str,
            /// Values that no table has a place for.
            pub(super) strays: Vec<&'f Stray>,
            $(pub(super) $field: Vec<&'f $row>,)*
        }

        impl ChildSaid<'_> {
            /// Every row, to look at what cannot be understood in it.
            pub(super) fn rows(&self) -> Vec<&dyn Row> {
                let mut all: Vec<&dyn Row> = Vec::new();
                $(all.extend(self.$field.iter().map(|row| *row as &dyn Row));)*
                all
            }
        }

        /// The children of a return, and the rows that name nobody.
        pub(super) fn by_child(read: &ReadReturn) -> (Vec<ChildSaid<'_>>, Vec<&dyn Row>) {
            let (mut children, mut of_nobody) = (Children::default(), Vec::new());
            $(for row in &read.tables.$field {
                match row.child.as_str() {
                    "" => of_nobody.push(row as &dyn Row),
                    id => children.of(id).$field.push(row),
                }
            })*
            for stray in read.notes.strays.iter().filter(|stray| !stray.child.is_empty()) {
                children.of(&stray.child).strays.push(stray);
            }
            (children.all, of_nobody)
        }
    };
}

said! {
    headers Header episodes Episode reviews Review uasc Uasc oc2 Oc2 oc3 Oc3 ad1 Ad1 placed_adoption PlacedAdoption
    prev_perm PrevPerm missing Missing sw_episodes SwEpisode dolo DoLo
}

#[derive(Default)]
struct Children<'f> {
    all: Vec<ChildSaid<'f>>,
    places: HashMap<&'f str, usize>,
}

impl<'f> Children<'f> {
    fn of(&mut self, id: &'f str) -> &mut ChildSaid<'f> {
        let next = self.all.len();
        let at = *self.places.entry(id).or_insert(next);
        if at == next {
            self.all.push(ChildSaid { id, ..ChildSaid::default() });
        }
        &mut self.all[at]
    }
}
