//! The shapes of Annex A's rules: what a rule's function is given. The engine goes through the rows and knows where
//! they are.

use super::child::{Child, Extract};
use super::tables::{
    Adopter, Adoption, Assessment, CareLeaver, ChildInNeed, ChildProtection, Contact, EarlyHelp, Enquiry,
    LookedAfter, Referral,
};
use crate::rules::Rule as AnyRule;
use crate::rules::finding::Sink;
use crate::table::Row;

/// A rule of Annex A.
pub type Rule = AnyRule<Shape>;

/// Looks at one row: true when it is at fault.
pub type RowCheck<R> = fn(&R, Extract) -> bool;

macro_rules! shapes {
    ($($method:ident $row:ident $field:ident $what:literal,)*) => {
        /// What a rule's function is given.
        #[derive(Debug, Clone, Copy)]
        pub enum Shape {
            $(#[doc = concat!("Each ", $what, ".")] $row(RowCheck<$row>),)*
            /// Each child with all their rows.
            Child(fn(&Child, Extract, &mut Sink)),
        }

        impl Rule {
            $(
                #[doc = concat!("Looks at each ", $what, "; true is a fault in it.")]
                pub const fn $method(self, check: RowCheck<$row>) -> Self {
                    self.shaped(Shape::$row(check))
                }
            )*

            /// Looks at each child with all their rows, and puts faults into the sink.
            pub const fn per_child(self, check: fn(&Child, Extract, &mut Sink)) -> Self {
                self.shaped(Shape::Child(check))
            }
        }

        impl Shape {
            /// Runs the rule on one child.
            pub(super) fn on_child(self, child: &Child, extract: Extract, sink: &mut Sink) {
                match self {
                    $(Self::$row(check) => rows(child.$field, check, extract, sink),)*
                    Self::Child(check) => check(child, extract, sink),
                }
            }
        }
    };
}

shapes! {
    per_contact Contact contacts "contact",
    per_early_help EarlyHelp early_help "early help assessment",
    per_referral Referral referrals "referral",
    per_assessment Assessment assessments "assessment",
    per_enquiry Enquiry enquiries "section 47 enquiry",
    per_child_in_need ChildInNeed in_need "child in need",
    per_child_protection ChildProtection protection "child protection plan",
    per_looked_after LookedAfter looked_after "child looked after",
    per_care_leaver CareLeaver care_leavers "care leaver",
    per_adoption Adoption adoptions "child with a plan of adoption",
    per_adopter Adopter adopters "prospective adopter",
}

fn rows<R: Row>(rows: &[R], check: RowCheck<R>, extract: Extract, sink: &mut Sink) {
    for row in rows {
        if check(row, extract) {
            sink.row(row);
        }
    }
}
