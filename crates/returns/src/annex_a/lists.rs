//! A whole Annex A: its lists, filled row by row.

use super::tables::{
    Adopter, Adoption, Assessment, CareLeaver, ChildInNeed, ChildProtection, Contact, EarlyHelp, Enquiry,
    LookedAfter, Referral,
};
use crate::cell::Text;
use crate::table::{Origin, Placed, Row};

/// Runs a macro with every list: its field, its row type, its name.
macro_rules! every_list {
    ($do:ident) => {
        $do! {
            contacts Contact "List 1", early_help EarlyHelp "List 2", referrals Referral "List 3",
            assessments Assessment "List 4", enquiries Enquiry "List 5", in_need ChildInNeed "List 6",
            protection ChildProtection "List 7", looked_after LookedAfter "List 8",
            care_leavers CareLeaver "List 9", adoptions Adoption "List 10", adopters Adopter "List 11",
        }
    };
}
pub(crate) use every_list;

macro_rules! lists {
    ($($field:ident $row:ident $name:literal,)*) => {
        $(impl Placed for $row {
            fn origin_mut(&mut self) -> &mut Origin {
                &mut self.origin
            }
            fn child_id(&self) -> &Text {
                self.about()
            }
        })*

        /// An Annex A, as read.
        #[derive(Debug, Clone, Default)]
        pub struct Lists {
            $(#[doc = concat!("The rows of ", $name, ".")] pub $field: Vec<$row>,)*
        }

        impl Lists {
            /// The lists' names, in Ofsted's order.
            pub const NAMES: &'static [&'static str] = &[$($name),*];

            /// The headings of a list, by its name; nothing if there is no such list.
            pub fn columns(list: &str) -> Option<&'static [&'static str]> {
                match list {
                    $($name => Some($row::COLUMNS),)*
                    _ => None,
                }
            }

            /// Which columns of a list hold dates.
            pub fn dates(list: &str) -> &'static [bool] {
                match list {
                    $($name => $row::DATES,)*
                    _ => &[],
                }
            }

            /// How many rows a list has.
            pub fn n_rows(&self, list: &str) -> usize {
                match list {
                    $($name => self.$field.len(),)*
                    _ => 0,
                }
            }

            /// The rows of a list; none if there is no such list.
            pub fn rows(&self, list: &str) -> Vec<&dyn Row> {
                match list {
                    $($name => self.$field.iter().map(|row| row as &dyn Row).collect(),)*
                    _ => vec![],
                }
            }

            /// Adds a row to a list: cells by their heading's place. A list there is not is an error of the caller.
            pub fn add(&mut self, list: &str, origin: Origin, cells: &[(usize, &str)]) {
                match list {
                    $($name => self.$field.push(filled($row { origin, ..$row::default() }, cells)),)*
                    _ => {}
                }
            }
        }
    };
}
every_list!(lists);

/// Who a row is about: the child, or the adopter.
trait About {
    fn about(&self) -> &Text;
}

macro_rules! about_child {
    ($($row:ident)*) => {
        $(impl About for $row {
            fn about(&self) -> &Text {
                &self.child
            }
        })*
    };
}
about_child! {
    Contact EarlyHelp Referral Assessment Enquiry ChildInNeed ChildProtection LookedAfter CareLeaver Adoption
}

impl About for Adopter {
    fn about(&self) -> &Text {
        &self.adopter
    }
}

fn filled<R: Row>(mut row: R, cells: &[(usize, &str)]) -> R {
    for (column, text) in cells {
        row.write(*column, text);
    }
    row
}
