//! An Annex A put together child by child, over all lists.

use jiff::civil::Date;

use super::lists::{Lists, every_list};
use super::tables::{
    Adopter, Adoption, Assessment, CareLeaver, ChildInNeed, ChildProtection, Contact, EarlyHelp, Enquiry,
    LookedAfter, Referral,
};
use crate::cell::{Cell, Text};
use crate::grouping::{Numbers, Span, gather};
use crate::table::Row;

/// What a rule may ask about the lists as a whole.
#[derive(Debug, Clone, Copy)]
pub struct Extract {
    /// The day the lists are about: overdue is counted up to it.
    pub on: Date,
}

macro_rules! children {
    ($($field:ident $row:ident $name:literal,)*) => {
        /// A child with their rows in every list. An adopter is put together in the same way, by their own id.
        #[derive(Debug, Clone, Copy)]
        pub struct Child<'a> {
            /// The id; blank for a row without one.
            pub id: &'a Text,
            $(#[doc = concat!("The rows of ", $name, ".")] pub $field: &'a [$row],)*
        }

        #[derive(Debug, Clone, Default)]
        struct Known {
            id: Text,
            $($field: Span,)*
        }

        impl Workbook {
            /// Puts an Annex A together from its lists.
            pub fn assemble(mut lists: Lists) -> Self {
                let mut numbers = Numbers::default();
                $(numbers.give(&mut lists.$field);)*
                let known = |id| Known { id, ..Known::default() };
                let mut children: Vec<Known> = numbers.ids.into_iter().map(known).collect();
                $(gather(&mut lists.$field, |child, span| children[child as usize].$field = span);)*
                Self { lists, children }
            }

            pub(super) fn child(&self, number: usize) -> Child<'_> {
                let known = &self.children[number];
                Child { id: &known.id, $($field: known.$field.of(&self.lists.$field),)* }
            }
        }
    };
}
every_list!(children);

/// An Annex A with its rows grouped by child.
#[derive(Debug, Clone, Default)]
pub struct Workbook {
    /// The rows, a child's together.
    pub lists: Lists,
    children: Vec<Known>,
}

impl Workbook {
    /// How many people are in the lists.
    pub fn n_children(&self) -> usize {
        self.children.len()
    }
}

/// A row about a child, in whichever list, with what every list says of a child.
pub struct Entry<'a> {
    /// The row.
    pub row: &'a dyn Row,
    /// The child's id.
    pub child: &'a Text,
    /// The child's date of birth.
    pub birth_date: &'a Cell<Date>,
    /// The child's age in years.
    pub age: &'a Text,
}

impl<'a> Child<'a> {
    /// The child's rows in every list about children.
    pub fn entries(&self) -> Vec<Entry<'a>> {
        let mut entries = vec![];
        macro_rules! push {
            ($($field:ident)*) => {
                $(entries.extend(self.$field.iter().map(|row| Entry {
                    row,
                    child: &row.child,
                    birth_date: &row.birth_date,
                    age: &row.age,
                }));)*
            };
        }
        push!(contacts early_help referrals assessments enquiries in_need protection looked_after care_leavers adoptions);
        entries
    }
}
