//! The shapes of the census's rules: what a rule's function is given. The engine goes through the rows, knows where
//! they are, and leaves out the rules of other years.

use super::census::Census;
use super::child::{Child, Referral, Return};
use super::tables::{
    Assessment, ChildCharacteristics, ChildIdentifiers, CinDetails, CinPlan, Disability, Header,
    PreProceedings, ProtectionPlan, Review, Section47,
};
use crate::rules::Rule as AnyRule;
use crate::rules::finding::Sink;
use crate::table::Row;

/// A rule of the census.
pub type Rule = AnyRule<Shape>;

/// Looks at one row: true when it is at fault.
pub type RowCheck<R> = fn(&R, &Census) -> bool;

/// What a rule's function is given.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Each header row: one, in a whole file.
    Header(RowCheck<Header>),
    /// Each child's identifiers.
    Identifiers(RowCheck<ChildIdentifiers>),
    /// Each child's characteristics.
    Characteristics(RowCheck<ChildCharacteristics>),
    /// Each disability.
    Disability(RowCheck<Disability>),
    /// Each referral's own row.
    CinDetails(RowCheck<CinDetails>),
    /// Each assessment.
    Assessment(RowCheck<Assessment>),
    /// Each child in need plan.
    CinPlan(RowCheck<CinPlan>),
    /// Each section 47 enquiry.
    Section47(RowCheck<Section47>),
    /// Each child protection plan.
    ProtectionPlan(RowCheck<ProtectionPlan>),
    /// Each review of a child protection plan.
    Review(RowCheck<Review>),
    /// Each row of pre-proceedings.
    PreProceedings(RowCheck<PreProceedings>),
    /// Each referral with all that belongs to it.
    Referral(fn(&Referral, &Census, &mut Sink)),
    /// Each child with all their rows.
    Child(fn(&Child, &Census, &mut Sink)),
    /// The whole census at once.
    WholeReturn(fn(&Return, &Census, &mut Sink)),
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
    per_header Header Header, per_identifiers Identifiers ChildIdentifiers,
    per_characteristics Characteristics ChildCharacteristics, per_disability Disability Disability,
    per_cin_details CinDetails CinDetails, per_assessment Assessment Assessment, per_cin_plan CinPlan CinPlan,
    per_section47 Section47 Section47, per_protection_plan ProtectionPlan ProtectionPlan, per_review Review Review,
    per_pre_proceedings PreProceedings PreProceedings,
}

impl Rule {
    /// Looks at each referral with all that belongs to it, and puts faults into the sink.
    pub const fn per_referral(self, check: fn(&Referral, &Census, &mut Sink)) -> Self {
        self.shaped(Shape::Referral(check))
    }

    /// Looks at each child with all their rows, and puts faults into the sink.
    pub const fn per_child(self, check: fn(&Child, &Census, &mut Sink)) -> Self {
        self.shaped(Shape::Child(check))
    }

    /// Looks at the whole census, and puts faults into the sink.
    pub const fn whole_return(self, check: fn(&Return, &Census, &mut Sink)) -> Self {
        self.shaped(Shape::WholeReturn(check))
    }
}

impl Shape {
    /// Runs the rule on one child. A rule over the whole return has nothing to do here.
    pub(super) fn on_child(self, child: &Child, referrals: &[Referral], census: &Census, sink: &mut Sink) {
        match self {
            Self::Identifiers(check) => rows(child.identifiers, check, census, sink),
            Self::Characteristics(check) => rows(child.characteristics, check, census, sink),
            Self::Disability(check) => rows(child.disabilities, check, census, sink),
            Self::CinDetails(check) => rows(child.details, check, census, sink),
            Self::Assessment(check) => rows(child.assessments, check, census, sink),
            Self::CinPlan(check) => rows(child.plans, check, census, sink),
            Self::Section47(check) => rows(child.section47, check, census, sink),
            Self::ProtectionPlan(check) => rows(child.protection_plans, check, census, sink),
            Self::Review(check) => rows(child.reviews, check, census, sink),
            Self::PreProceedings(check) => rows(child.pre_proceedings, check, census, sink),
            Self::Referral(check) => referrals.iter().for_each(|referral| check(referral, census, sink)),
            Self::Child(check) => check(child, census, sink),
            Self::Header(_) | Self::WholeReturn(_) => {}
        }
    }

    /// Runs the rule on what is not about a child.
    pub(super) fn on_whole(self, returned: &Return, census: &Census, sink: &mut Sink) {
        match self {
            Self::Header(check) => rows(&returned.tables.headers, check, census, sink),
            Self::WholeReturn(check) => check(returned, census, sink),
            _ => {}
        }
    }
}

fn rows<R: Row>(rows: &[R], check: RowCheck<R>, census: &Census, sink: &mut Sink) {
    for row in rows {
        if check(row, census) {
            sink.row(row);
        }
    }
}
