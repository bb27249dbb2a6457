//! A return put together child by child, and the facts about a child that many rules ask for.

use std::ops::Deref;

use jiff::civil::Date;

use super::collection::Collection;
use super::tables::{
    Ad1, DoLo, Episode, Header, Missing, Oc2, Oc3, PlacedAdoption, PrevPerm, Review, SwEpisode, Tables, Uasc,
    every_table,
};
use crate::cell::Text;
use crate::dates::MaybeDate;
use crate::grouping::{Numbers, Span, gather};
use crate::table::Year;

/// This year's tables and last year's, grouped by child.
#[derive(Debug, Clone, Default)]
pub struct Return {
    /// This year's rows, a child's together, each child's in the order of the file.
    pub this: Tables,
    /// Last year's rows, likewise; empty when none were given.
    pub last: Tables,
    children: Vec<Known>,
}

macro_rules! child_tables {
    ($($field:ident $row:ident $name:literal,)*) => {
        /// A child's rows in one year's tables.
        #[derive(Debug, Clone, Copy)]
        pub struct ChildTables<'a> {
            $(#[doc = concat!("The child's rows of ", $name, ", in the order of the file.")] pub $field: &'a [$row],)*
        }

        #[derive(Debug, Clone, Copy, Default)]
        struct Spans {
            $($field: Span,)*
        }

        impl Spans {
            fn of(self, tables: &Tables) -> ChildTables<'_> {
                ChildTables { $($field: self.$field.of(&tables.$field),)* }
            }
        }

        fn number(tables: &mut Tables, numbers: &mut Numbers) {
            $(numbers.give(&mut tables.$field);)*
        }

        fn index(children: &mut [Known], tables: &mut Tables, spans: fn(&mut Known) -> &mut Spans) {
            $(gather(&mut tables.$field, |child, span| spans(&mut children[child as usize]).$field = span);)*
        }
    };
}
every_table!(child_tables);

#[derive(Debug, Clone, Default)]
struct Known {
    id: Text,
    this: Spans,
    last: Spans,
}

impl Return {
    /// Puts a return together from a year's tables and last year's.
    pub fn assemble(mut this: Tables, mut last: Tables) -> Self {
        this.of_year(Year::This);
        last.of_year(Year::Last);
        let mut numbers = Numbers::default();
        number(&mut this, &mut numbers);
        number(&mut last, &mut numbers);
        let mut children: Vec<Known> =
            numbers.ids.into_iter().map(|id| Known { id, ..Known::default() }).collect();
        index(&mut children, &mut this, |child| &mut child.this);
        index(&mut children, &mut last, |child| &mut child.last);
        Self { this, last, children }
    }

    /// How many children are in either year.
    pub fn n_children(&self) -> usize {
        self.children.len()
    }

    /// Calls with one child. `scratch` spares an allocation a child.
    pub(super) fn with_child<'a>(
        &'a self,
        number: usize,
        scratch: &mut Vec<&'a Episode>,
        call: impl FnOnce(&Child<'_>),
    ) {
        let known = &self.children[number];
        let (this, last) = (known.this.of(&self.this), known.last.of(&self.last));
        scratch.clear();
        scratch.extend(this.episodes);
        // Episodes whose start is missing or unreadable come last.
        scratch.sort_by_key(|episode| episode.decom.known().unwrap_or(Date::MAX));
        call(&Child { id: &known.id, this, last_year: last, episodes_in_order: scratch });
    }

    /// This year's rows of a child.
    pub(super) fn tables_of(&self, number: usize) -> ChildTables<'_> {
        self.children[number].this.of(&self.this)
    }

    pub(super) fn id(&self, number: usize) -> &Text {
        &self.children[number].id
    }
}

/// A child with their rows in every table. This year's are reached directly: `child.episodes`.
#[derive(Debug, Clone, Copy)]
pub struct Child<'a> {
    /// The child's id; blank for a row without one.
    pub id: &'a Text,
    /// This year's rows.
    pub this: ChildTables<'a>,
    /// Last year's rows.
    pub last_year: ChildTables<'a>,
    /// This year's episodes by the date they started; those without a readable start come last.
    pub episodes_in_order: &'a [&'a Episode],
}

impl<'a> Deref for Child<'a> {
    type Target = ChildTables<'a>;

    fn deref(&self) -> &ChildTables<'a> {
        &self.this
    }
}

impl<'a> ChildTables<'a> {
    /// The child's header row, the first if there are several.
    pub fn header(&self) -> Option<&'a Header> {
        self.headers.first()
    }

    /// The date of birth in the header, if it was understood.
    pub fn dob(&self) -> Option<Date> {
        self.header()?.dob.known()
    }

    /// The episode with the latest readable start; the later in the file of two with the same.
    pub fn latest_episode(&self) -> Option<&'a Episode> {
        self.episodes
            .iter()
            .filter(|episode| episode.decom.is_known())
            .max_by_key(|episode| episode.decom.known())
    }

    /// The episode with the earliest readable start; the earlier in the file of two with the same.
    pub fn earliest_episode(&self) -> Option<&'a Episode> {
        self.episodes
            .iter()
            .filter(|episode| episode.decom.is_known())
            .min_by_key(|episode| episode.decom.known())
    }

    /// The child is in the UASC file, or is marked in the header.
    pub fn is_uasc(&self) -> bool {
        !self.uasc.is_empty() || self.headers.iter().any(|header| header.uasc.is("1"))
    }

    /// Whether the year's return says that the child was unaccompanied: the header's mark where it has one, or else a
    /// UASC row that says more than who the child is. Nothing where the child is in neither file.
    pub fn uasc_mark(&self) -> Option<bool> {
        let header = self.header();
        if let Some(marked) = header.filter(|header| header.uasc.is_filled()) {
            return Some(marked.uasc.is("1"));
        }
        let said = self.uasc.iter().any(|row| row.sex.is_filled() || row.duc.is_filled());
        (header.is_some() || !self.uasc.is_empty()).then_some(said)
    }
}

impl Child<'_> {
    /// The child was looked after through the whole year: some episode in it, none that started a period of care
    /// inside it, none that ended one before its last day (or does not say why it ended), and no short breaks.
    pub fn is_continuously_looked_after(&self, collection: &Collection) -> bool {
        let (start, end) = (collection.start, collection.end);
        let in_year = |episode: &Episode| {
            episode.decom.is_on_or_before(end) && (episode.dec.is_blank() || episode.dec.is_after(start))
        };
        let breaks = |episode: &Episode| {
            let starts =
                episode.rne.is("S") && episode.decom.is_after(start) && episode.decom.is_on_or_before(end);
            let ends =
                !episode.rec.is("X1") && episode.dec.is_on_or_after(start) && episode.dec.is_before(end);
            let respite = episode.ls.one_of(&["V3", "V4"]) && in_year(episode);
            starts || ends || respite
        };
        self.episodes.iter().any(in_year) && !self.episodes.iter().any(breaks)
    }
}

impl<'a> Child<'a> {
    /// This year's first episode and last year's latest, when that one was left open: they should be one episode,
    /// told in both returns.
    pub fn carried_on(&self) -> Option<(&'a Episode, &'a Episode)> {
        let before = self.last_year.latest_episode().filter(|episode| episode.dec.is_blank())?;
        Some((self.earliest_episode()?, before))
    }

    /// The child is an unaccompanied asylum-seeking child, or was one in last year's return. Where last year's header
    /// was not given, a row of its UASC file counts only if it says when that ended.
    pub fn is_or_was_uasc(&self) -> bool {
        let last = &self.last_year;
        self.is_uasc()
            || last.headers.first().is_some_and(|_| last.is_uasc())
            || last.uasc.iter().any(|row| row.duc.is_filled())
    }
}

/// Rows by a date, those without a readable one last; rows of the same day stay in the order of the file.
pub fn in_order<R>(rows: &[R], date: impl Fn(&R) -> Option<Date>) -> Vec<&R> {
    let mut rows: Vec<&R> = rows.iter().collect();
    rows.sort_by_key(|row| date(row).unwrap_or(Date::MAX));
    rows
}
