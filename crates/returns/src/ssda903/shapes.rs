//! The shapes of the return's rules: what a rule's function is given. The engine goes through the rows, knows where
//! they are, and leaves out the rules of other years.

use super::child::{Child, Return};
use super::collection::Collection;
use super::tables::{
    Ad1, DoLo, Episode, Header, Missing, Oc2, Oc3, PlacedAdoption, PrevPerm, Review, SwEpisode, Uasc,
};
use crate::rules::Rule as AnyRule;
use crate::rules::finding::Sink;

/// A rule of this return.
pub type Rule = AnyRule<Shape>;

/// Looks at one row: true when it is at fault.
pub type RowCheck<R> = fn(&R, &Collection) -> bool;

/// Looks at two episodes, one starting after the other: true when they are at fault.
pub type PairCheck = fn(&Episode, &Episode, &Collection) -> bool;

/// Which of two episodes the fault is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// The earlier.
    Earlier,
    /// The later.
    Later,
    /// Both together.
    Both,
}

/// What a rule's function is given.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Each header row.
    Header(RowCheck<Header>),
    /// Each episode.
    Episode(RowCheck<Episode>),
    /// Each review.
    Review(RowCheck<Review>),
    /// Each UASC row.
    Uasc(RowCheck<Uasc>),
    /// Each OC2 row.
    Oc2(RowCheck<Oc2>),
    /// Each OC3 row.
    Oc3(RowCheck<Oc3>),
    /// Each AD1 row.
    Ad1(RowCheck<Ad1>),
    /// Each decision to place for adoption.
    PlacedAdoption(RowCheck<PlacedAdoption>),
    /// Each previous permanence row.
    PrevPerm(RowCheck<PrevPerm>),
    /// Each missing period.
    Missing(RowCheck<Missing>),
    /// Each social worker episode.
    SwEpisode(RowCheck<SwEpisode>),
    /// Each deprivation of liberty order.
    DoLo(RowCheck<DoLo>),
    /// Each two episodes of a child that follow one another by their start, both starts readable.
    Pair(At, PairCheck),
    /// Each child with all their rows.
    Child(fn(&Child, &Collection, &mut Sink)),
    /// The whole return at once.
    WholeReturn(fn(&Return, &Collection, &mut Sink)),
}

macro_rules! row_shapes {
    ($($method:ident $shape:ident $row:ident,)*) => {
        impl Rule {
            $(
                #[doc = concat!("Looks at each ", stringify!($row), " row; true is a fault in it.")]
                pub const fn $method(self, check: RowCheck<$row>) -> Self {
                    self.shaped(Shape::$shape(check))
                }
            )*
        }
    };
}

row_shapes! {
    per_header Header Header, per_episode Episode Episode, per_review Review Review, per_uasc Uasc Uasc,
    per_oc2 Oc2 Oc2, per_oc3 Oc3 Oc3, per_ad1 Ad1 Ad1, per_placed_adoption PlacedAdoption PlacedAdoption,
    per_prev_perm PrevPerm PrevPerm, per_missing Missing Missing, per_sw_episode SwEpisode SwEpisode,
    per_dolo DoLo DoLo,
}

impl Rule {
    /// Looks at each two episodes that follow one another by their start; true is a fault, in the one said.
    pub const fn per_pair(self, at: At, check: PairCheck) -> Self {
        self.shaped(Shape::Pair(at, check))
    }

    /// Looks at each child with all their rows, and puts faults into the sink.
    pub const fn per_child(self, check: fn(&Child, &Collection, &mut Sink)) -> Self {
        self.shaped(Shape::Child(check))
    }

    /// Looks at the whole return, and puts faults into the sink.
    pub const fn whole_return(self, check: fn(&Return, &Collection, &mut Sink)) -> Self {
        self.shaped(Shape::WholeReturn(check))
    }
}

impl Shape {
    /// Runs the rule on one child. A rule over the whole return has nothing to do here.
    pub(super) fn on_child(self, child: &Child, collection: &Collection, sink: &mut Sink) {
        match self {
            Self::Header(check) => rows(child.headers, check, collection, sink),
            Self::Episode(check) => rows(child.episodes, check, collection, sink),
            Self::Review(check) => rows(child.reviews, check, collection, sink),
            Self::Uasc(check) => rows(child.uasc, check, collection, sink),
            Self::Oc2(check) => rows(child.oc2, check, collection, sink),
            Self::Oc3(check) => rows(child.oc3, check, collection, sink),
            Self::Ad1(check) => rows(child.ad1, check, collection, sink),
            Self::PlacedAdoption(check) => rows(child.placed_adoption, check, collection, sink),
            Self::PrevPerm(check) => rows(child.prev_perm, check, collection, sink),
            Self::Missing(check) => rows(child.missing, check, collection, sink),
            Self::SwEpisode(check) => rows(child.sw_episodes, check, collection, sink),
            Self::DoLo(check) => rows(child.dolo, check, collection, sink),
            Self::Pair(at, check) => pairs(child, at, check, collection, sink),
            Self::Child(check) => check(child, collection, sink),
            Self::WholeReturn(_) => {}
        }
    }
}

fn rows<R: crate::table::Row>(rows: &[R], check: RowCheck<R>, collection: &Collection, sink: &mut Sink) {
    for row in rows {
        if check(row, collection) {
            sink.row(row);
        }
    }
}

fn pairs(child: &Child, at: At, check: PairCheck, collection: &Collection, sink: &mut Sink) {
    for pair in child.episodes_in_order.windows(2) {
        let (earlier, later) = (pair[0], pair[1]);
        if later.decom.is_known() && check(earlier, later, collection) {
            match at {
                At::Earlier => sink.row(earlier),
                At::Later => sink.row(later),
                At::Both => sink.rows(&[earlier, later]),
            }
        }
    }
}
