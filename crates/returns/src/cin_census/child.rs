//! A census put together child by child, and within a child referral by referral.

use std::collections::HashMap;

use jiff::civil::Date;

use super::tables::{
    Assessment, ChildCharacteristics, ChildIdentifiers, CinDetails, CinPlan, Disability, OfReferral,
    PreProceedings, ProtectionPlan, Review, Section47, Tables, every_table,
};
use crate::cell::Text;
use crate::grouping::{Numbers, Span, gather};
use crate::table::Placed;

/// A census with its rows grouped by child and referral.
#[derive(Debug, Clone, Default)]
pub struct Return {
    /// The rows, a child's together, and within a child a referral's together.
    pub tables: Tables,
    children: Vec<Known>,
}

macro_rules! child_tables {
    ($($field:ident $row:ident $name:literal,)* ; $($part:ident $part_row:ident $part_name:literal,)*) => {
        /// A child with their rows in every table.
        #[derive(Debug, Clone, Copy)]
        pub struct Child<'a> {
            /// The child's id; blank for a row without one.
            pub id: &'a Text,
            $(#[doc = concat!("The child's rows of ", $name, ".")] pub $field: &'a [$row],)*
            $(#[doc = concat!("The child's rows of ", $part_name, ", referral by referral.")] pub $part: &'a [$part_row],)*
        }

        /// One referral of a child, with all that belongs to it. There may be no row of its own in a broken file.
        #[derive(Debug, Clone, Copy)]
        pub struct Referral<'a> {
            /// The child's rows outside any referral.
            pub identifiers: &'a [ChildIdentifiers],
            $(#[doc = concat!("The referral's rows of ", $part_name, ".")] pub $part: &'a [$part_row],)*
        }

        #[derive(Debug, Clone, Default)]
        struct Known {
            id: Text,
            $($field: Span,)*
            $($part: Span,)*
        }

        impl Return {
            /// Puts a census together from its tables.
            pub fn assemble(mut tables: Tables) -> Self {
                let mut numbers = Numbers::default();
                $(numbers.give(&mut tables.$field);)*
                $(numbers.give(&mut tables.$part);)*
                let mut groups = HashMap::new();
                $(group(&mut tables.$part, &mut groups);)*
                let known = |id| Known { id, ..Known::default() };
                let mut children: Vec<Known> = numbers.ids.into_iter().map(known).collect();
                $(gather(&mut tables.$field, |child, span| children[child as usize].$field = span);)*
                $(gather(&mut tables.$part, |child, span| children[child as usize].$part = span);)*
                Self { tables, children }
            }

            pub(super) fn child(&self, number: usize) -> Child<'_> {
                let known = &self.children[number];
                Child {
                    id: &known.id,
                    $($field: known.$field.of(&self.tables.$field),)*
                    $($part: known.$part.of(&self.tables.$part),)*
                }
            }
        }

        impl<'a> Child<'a> {
            /// Finds the child's referrals, in the order of the file.
            pub(super) fn referrals(&self, referrals: &mut Vec<Referral<'a>>) {
                let mut groups: Vec<u32> = vec![];
                $(groups.extend(self.$part.iter().map(|row| row.origin.group));)*
                groups.sort_unstable();
                groups.dedup();
                referrals.clear();
                referrals.extend(groups.into_iter().map(|group| Referral {
                    identifiers: self.identifiers,
                    $($part: of_group(self.$part, group),)*
                }));
            }
        }
    };
}
every_table!(child_tables);

/// Numbers the referrals as they first appear; a referral is a child's number and its id.
fn group<R: OfReferral>(rows: &mut [R], groups: &mut HashMap<(u32, Text), u32>) {
    let mut before: Option<(u32, Text, u32)> = None;
    for row in rows {
        let (child, id) = (row.origin().child, row.details_id());
        let number = match &before {
            Some((same_child, same_id, number)) if *same_child == child && same_id == id => *number,
            _ => {
                let new =
                    u32::try_from(groups.len()).expect("a census has fewer than four thousand million rows");
                *groups.entry((child, id.clone())).or_insert(new)
            }
        };
        before = Some((child, id.clone(), number));
        row.origin_mut().group = number;
    }
}

fn of_group<R: Placed>(rows: &[R], group: u32) -> &[R] {
    let start = rows.partition_point(|row| row.origin().group < group);
    let end = rows.partition_point(|row| row.origin().group <= group);
    &rows[start..end]
}

impl Return {
    /// How many children are in the census.
    pub fn n_children(&self) -> usize {
        self.children.len()
    }

    /// Every child in turn, for a rule over the whole return.
    pub fn children(&self) -> impl Iterator<Item = Child<'_>> {
        (0..self.children.len()).map(|number| self.child(number))
    }
}

impl<'a> Child<'a> {
    /// Who the child is: the first such row.
    pub fn identity(&self) -> Option<&'a ChildIdentifiers> {
        self.identifiers.first()
    }

    /// The child's date of birth, if it was understood.
    pub fn birth_date(&self) -> Option<Date> {
        self.identity()?.birth_date.known()
    }

    /// The child's date of death, if it was understood.
    pub fn death_date(&self) -> Option<Date> {
        self.identity()?.death_date.known()
    }
}

impl<'a> Referral<'a> {
    /// The referral's own row.
    pub fn row(&self) -> Option<&'a CinDetails> {
        self.details.first()
    }

    /// The reviews of one of its protection plans.
    pub fn reviews_of(&self, plan: &ProtectionPlan) -> impl Iterator<Item = &'a Review> {
        let plan_id = plan.plan_id.clone();
        self.reviews.iter().filter(move |review| review.plan_id == plan_id)
    }
}
