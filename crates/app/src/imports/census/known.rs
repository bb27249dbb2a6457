//! The rows that the record holds of one child, and how each stands against what the file says.
//!
//! A row is changed here in memory only; whoever saves them asks which are new and which differ.

use kith_practice::people::IdentifierScheme;
use kith_vocabulary::ids::{FamilyId, PersonId};
use uuid::Uuid;

use crate::families::rows::{Family, FamilyMember};
use crate::journey::rows::{Assessment, Enquiry, NeedPlan, ProtectionPlan, ProtectionReview, Referral};
use crate::people::rows::{Identifier, Person};
use crate::platform::db::Record;
use crate::platform::problem::Problem;
use crate::platform::recorder::Recorder;

/// How much the file's word counts against the record's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::imports) enum Weight {
    /// What the file says stands.
    Newest,
    /// The record knows of something later: the file only fills what is blank.
    Older,
}

/// A row of the record, or one to be.
#[derive(Debug)]
pub(in crate::imports) struct Kept<R> {
    pub(in crate::imports) row: R,
    before: Option<R>,
    mentioned: u32,
}

impl<R: Record + Clone + PartialEq> Kept<R> {
    /// A row as the record holds it.
    pub(in crate::imports) fn held(row: R) -> Self {
        Kept { before: Some(row.clone()), row, mentioned: 0 }
    }

    /// A row to be.
    pub(in crate::imports) fn new(row: R) -> Self {
        Kept { row, before: None, mentioned: 0 }
    }

    /// Notes that the file speaks of this row. Where it does so again, what it said first stands.
    pub(in crate::imports) fn mention(&mut self, weight: Weight) -> Weight {
        self.mentioned += 1;
        if self.mentioned > 1 { Weight::Older } else { weight }
    }

    /// Whether the row differs from what the record holds, or is not there yet.
    pub(in crate::imports) fn differs(&self) -> Standing {
        match &self.before {
            None => Standing::New,
            Some(before) if *before != self.row => Standing::Changed,
            Some(_) => Standing::Same,
        }
    }

    pub(in crate::imports) fn count(&self, counts: &mut Counts) {
        match self.differs() {
            Standing::New => counts.new_rows += 1,
            Standing::Changed => counts.changed_rows += 1,
            Standing::Same if self.mentioned > 0 => counts.same_rows += 1,
            Standing::Same => {}
        }
    }

    pub(in crate::imports) fn save(&mut self, recorder: &mut Recorder) -> Result<(), Problem> {
        if self.differs() != Standing::Same {
            recorder.save(&mut self.row)?;
        }
        Ok(())
    }
}

/// How a row stands against the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::imports) enum Standing {
    New,
    Changed,
    Same,
}

/// What an import came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::imports) struct Counts {
    /// Rows that were not there before.
    pub(in crate::imports) new_rows: i64,
    /// Rows that changed.
    pub(in crate::imports) changed_rows: i64,
    /// Rows that the file tells of and that were there already, the same.
    pub(in crate::imports) same_rows: i64,
    /// Parts that could not be understood or that nothing keeps yet.
    pub(in crate::imports) findings: i64,
}

/// All rows of one child that a census can speak of.
pub(in crate::imports) struct Known {
    pub(in crate::imports) person: Kept<Person>,
    pub(in crate::imports) identifiers: Vec<Kept<Identifier>>,
    /// The family that new rows belong to.
    pub(in crate::imports) family_id: FamilyId,
    /// The family, when there was none.
    pub(in crate::imports) family: Option<Kept<Family>>,
    /// The membership of that new family.
    pub(in crate::imports) member: Option<Kept<FamilyMember>>,
    pub(in crate::imports) referrals: Vec<Kept<Referral>>,
    pub(in crate::imports) assessments: Vec<Kept<Assessment>>,
    pub(in crate::imports) need_plans: Vec<Kept<NeedPlan>>,
    pub(in crate::imports) enquiries: Vec<Kept<Enquiry>>,
    pub(in crate::imports) protection_plans: Vec<Kept<ProtectionPlan>>,
    pub(in crate::imports) protection_reviews: Vec<Kept<ProtectionReview>>,
}

/// Does the same to every row, in the order in which rows may be saved.
macro_rules! each_row {
    ($known:expr, $kept:ident => $work:expr) => {
        each_row!(@lists $kept, $work, $known.family, Some(&mut $known.person), $known.member, $known.identifiers,
            $known.referrals, $known.assessments, $known.need_plans, $known.enquiries, $known.protection_plans,
            $known.protection_reviews)
    };
    (@lists $kept:ident, $work:expr, $($list:expr),*) => {
        $(for $kept in $list.iter_mut() {
            $work;
        })*
    };
}

impl Known {
    /// Somebody of whom nothing else is known yet.
    pub(in crate::imports) fn of(person: Person, family_id: FamilyId) -> Self {
        Known {
            person: Kept::new(person),
            identifiers: Vec::new(),
            family_id,
            family: None,
            member: None,
            referrals: Vec::new(),
            assessments: Vec::new(),
            need_plans: Vec::new(),
            enquiries: Vec::new(),
            protection_plans: Vec::new(),
            protection_reviews: Vec::new(),
        }
    }

    /// Who the child is.
    pub(in crate::imports) fn person_id(&self) -> PersonId {
        self.person.row.person_id
    }

    /// What saving will come to.
    pub(in crate::imports) fn counts(&mut self) -> Counts {
        let mut counts = Counts::default();
        each_row!(self, kept => kept.count(&mut counts));
        counts
    }

    /// Saves what is new or differs.
    pub(in crate::imports) fn save(&mut self, recorder: &mut Recorder) -> Result<(), Problem> {
        each_row!(self, kept => kept.save(recorder)?);
        Ok(())
    }

    /// The child's identifiers as they will stand.
    pub(in crate::imports) fn identifiers(&self) -> Vec<Identifier> {
        self.identifiers.iter().map(|kept| kept.row.clone()).collect()
    }

    /// The place of an identifier among the child's.
    pub(super) fn identifier(&self, scheme: IdentifierScheme, value: &str) -> Option<usize> {
        self.identifiers.iter().position(|kept| kept.row.scheme == scheme && kept.row.value == value)
    }
}

/// The row that the file speaks of, found or made, with the weight of the file's word on it.
pub(super) fn find_or_make<R: Record + Clone + PartialEq>(
    rows: &mut Vec<Kept<R>>,
    weight: Weight,
    is_it: impl Fn(&R) -> bool,
    make: impl FnOnce() -> R,
) -> (&mut R, Weight) {
    let at = rows.iter().position(|kept| is_it(&kept.row)).unwrap_or_else(|| {
        rows.push(Kept::new(make()));
        rows.len() - 1
    });
    let weight = rows[at].mention(weight);
    (&mut rows[at].row, weight)
}

/// Makes the ids of new rows.
pub(in crate::imports) type NewId<'a> = &'a dyn Fn() -> Uuid;
