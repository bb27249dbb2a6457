//! What a census says of one child, understood: dates as dates, codes as codes, and what is left over.
//!
//! The two layouts of review dates and both codes for sex are read alike. Nothing here knows the record.

use jiff::civil::Date;
use kith_practice::people::YesNo;
use kith_vocabulary::birth::Birth;
use kith_vocabulary::codes::abuse_category::AbuseCategory;
use kith_vocabulary::codes::assessment_factor::AssessmentFactor;
use kith_vocabulary::codes::closure_reason::ClosureReason;
use kith_vocabulary::codes::disability::Disability;
use kith_vocabulary::codes::ethnicity::Ethnicity;
use kith_vocabulary::codes::gender_current::GenderCurrent;
use kith_vocabulary::codes::primary_need::PrimaryNeed;
use kith_vocabulary::codes::referral_source::ReferralSource;
use kith_vocabulary::codes::sex::Sex;
use kith_vocabulary::codes::upn_unknown::UpnUnknown;
use kith_vocabulary::identifiers::upn::Upn;

use super::part::{Left, Part, Said};
use crate::platform::xml::Element;

const NOT_A_UPN: &str = "This does not have the shape of a UPN. It is kept as it came.";
const NO_DATE: &str =
    "Kith finds this part by its date, and there is none that it can read. The part is kept whole.";
const OLDER_SEX: &str =
    "The older list says “indeterminate”, which today’s list does not have. The record says “not known”.";
const BOTH_BIRTHS: &str =
    "The date of birth is known, so the record does not keep the date on which the baby was expected.";

/// A child as the file tells of them.
pub(in crate::imports) struct ChildSaid<'f> {
    pub(super) child_id: Option<Said<'f, String>>,
    pub(super) upn: Option<Said<'f, String>>,
    pub(super) former_upns: Vec<Said<'f, String>>,
    pub(super) upn_unknown: Option<Said<'f, String>>,
    pub(super) birth: Option<Said<'f, Birth>>,
    pub(super) died_on: Option<Said<'f, Date>>,
    pub(super) sex: Option<Said<'f, String>>,
    pub(super) ethnicity: Option<Said<'f, String>>,
    pub(super) disabilities: Option<Said<'f, String>>,
    pub(super) referrals: Vec<ReferralSaid<'f>>,
    pub(super) left: Vec<Left>,
}

pub(super) struct ReferralSaid<'f> {
    pub(super) referred_on: Said<'f, Date>,
    pub(super) source: Option<Said<'f, String>>,
    pub(super) primary_need: Option<Said<'f, String>>,
    pub(super) no_further_action: Option<Said<'f, YesNo>>,
    pub(super) closed_on: Option<Said<'f, Date>>,
    pub(super) closure_reason: Option<Said<'f, String>>,
    pub(super) first_conference_on: Option<Said<'f, Date>>,
    pub(super) assessments: Vec<AssessmentSaid<'f>>,
    pub(super) need_plans: Vec<PlanSaid<'f>>,
    pub(super) enquiries: Vec<EnquirySaid<'f>>,
    pub(super) protection_plans: Vec<ProtectionSaid<'f>>,
}

pub(super) struct AssessmentSaid<'f> {
    pub(super) started_on: Said<'f, Date>,
    pub(super) reviewed_on: Option<Said<'f, Date>>,
    pub(super) authorised_on: Option<Said<'f, Date>>,
    pub(super) factors: Option<Said<'f, String>>,
}

pub(super) struct PlanSaid<'f> {
    pub(super) started_on: Said<'f, Date>,
    pub(super) ended_on: Option<Said<'f, Date>>,
}

pub(super) struct EnquirySaid<'f> {
    pub(super) started_on: Said<'f, Date>,
    pub(super) conference_due_on: Option<Said<'f, Date>>,
    pub(super) conference_on: Option<Said<'f, Date>>,
    pub(super) conference_not_required: Option<Said<'f, YesNo>>,
}

pub(super) struct ProtectionSaid<'f> {
    pub(super) plan: PlanSaid<'f>,
    pub(super) initial_category: Option<Said<'f, String>>,
    pub(super) latest_category: Option<Said<'f, String>>,
    pub(super) previous_plans: Option<Said<'f, i64>>,
    pub(super) reviews: Vec<Said<'f, Date>>,
}

impl ChildSaid<'_> {
    /// The authority's own number for the child.
    pub(in crate::imports) fn child_id(&self) -> Option<&str> {
        self.child_id.as_ref().map(|said| said.value.as_str())
    }

    /// The unique pupil number.
    pub(in crate::imports) fn upn(&self) -> Option<&str> {
        self.upn.as_ref().map(|said| said.value.as_str())
    }

    /// The day of birth.
    pub(in crate::imports) fn born_on(&self) -> Option<Date> {
        self.birth.as_ref().and_then(|said| said.value.born_on())
    }

    /// The day of the first referral in the file.
    pub(in crate::imports) fn first_referral(&self) -> Option<Date> {
        self.referrals.iter().map(|referral| referral.referred_on.value).min()
    }

    /// Tells something about the child as a whole.
    pub(in crate::imports) fn tell(&mut self, element: &Element, why: &str) {
        self.left.push(Left {
            place: format!("{}, line {}", element.name, element.line),
            why: why.to_owned(),
            body: element.child("ChildIdentifiers").map_or_else(String::new, Element::to_xml),
        });
    }
}

/// Reads what the file says of a child.
pub(in crate::imports) fn read_child(element: &Element) -> ChildSaid<'_> {
    let mut child = Part::outermost(element);
    let mut said = ChildSaid {
        child_id: None,
        upn: None,
        former_upns: Vec::new(),
        upn_unknown: None,
        birth: None,
        died_on: None,
        sex: None,
        ethnicity: None,
        disabilities: None,
        referrals: Vec::new(),
        left: Vec::new(),
    };
    if let Some(identifiers) = child.take_part("ChildIdentifiers") {
        read_identifiers(identifiers, &mut said);
    }
    if let Some(characteristics) = child.take_part("ChildCharacteristics") {
        read_characteristics(characteristics, &mut said);
    }
    for details in child.take_parts("CINdetails") {
        said.referrals.extend(read_referral(details, &mut said.left));
    }
    child.leave_rest(&mut said.left);
    said
}

fn read_identifiers<'f>(mut part: Part<'f>, said: &mut ChildSaid<'f>) {
    let left = &mut said.left;
    said.child_id = part.text("LAchildID", left);
    said.upn = part.text("UPN", left);
    said.former_upns = part.texts("FormerUPN", left);
    for upn in said.upn.iter().chain(&said.former_upns) {
        if upn.value.parse::<Upn>().is_err() {
            left.push(upn.left(NOT_A_UPN));
        }
    }
    said.upn_unknown = part.code::<UpnUnknown>("UPNunknown", left);
    let born = part.date("PersonBirthDate", left).map(|said| said.map(Birth::Born));
    let expected = part.date("ExpectedPersonBirthDate", left).map(|said| said.map(Birth::Expected));
    if let (Some(_), Some(expected)) = (&born, &expected) {
        left.push(expected.left(BOTH_BIRTHS));
    }
    said.birth = born.or(expected);
    said.died_on = part.date("PersonDeathDate", left);
    said.sex = match part.code::<Sex>("Sex", left) {
        Some(sex) => Some(sex),
        None => read_older_sex(&mut part, left),
    };
    part.leave_rest(left);
}

/// Census files before 2024 to 2025 give the sex as a number.
fn read_older_sex<'f>(part: &mut Part<'f>, left: &mut Vec<Left>) -> Option<Said<'f, String>> {
    let said = part.text("GenderCurrent", left)?;
    if Sex::from_code(&said.value).is_some() {
        return Some(said);
    }
    match GenderCurrent::from_code(&said.value) {
        Some(older) => {
            if older == GenderCurrent::Indeterminate {
                left.push(said.left(OLDER_SEX));
            }
            Some(said.map(|_| older.sex().code().to_owned()))
        }
        None => {
            left.push(said.left(format!(
                "This code is not in the list “{}”. It is kept as it came.",
                GenderCurrent::NAME
            )));
            Some(said)
        }
    }
}

fn read_characteristics<'f>(mut part: Part<'f>, said: &mut ChildSaid<'f>) {
    let left = &mut said.left;
    said.ethnicity = part.code::<Ethnicity>("Ethnicity", left);
    if let Some(mut disabilities) = part.take_part("Disabilities") {
        said.disabilities = disabilities.codes::<Disability>("Disability", left);
        disabilities.leave_rest(left);
    }
    part.leave_rest(left);
}

fn read_referral<'f>(mut part: Part<'f>, left: &mut Vec<Left>) -> Option<ReferralSaid<'f>> {
    let Some(referred_on) = part.key_date("CINreferralDate") else {
        part.leave(NO_DATE, left);
        return None;
    };
    let said = ReferralSaid {
        referred_on,
        source: part.code::<ReferralSource>("ReferralSource", left),
        primary_need: part.code::<PrimaryNeed>("PrimaryNeedCode", left),
        no_further_action: part.yes_no("ReferralNFA", left),
        closed_on: part.date("CINclosureDate", left),
        closure_reason: part.code::<ClosureReason>("ReasonForClosure", left),
        first_conference_on: part.date("DateOfInitialCPC", left),
        assessments: read_each(part.take_parts("Assessments"), read_assessment, left),
        need_plans: read_each(part.take_parts("CINPlanDates"), read_need_plan, left),
        enquiries: read_each(part.take_parts("Section47"), read_enquiry, left),
        protection_plans: read_each(part.take_parts("ChildProtectionPlans"), read_protection_plan, left),
    };
    part.leave_rest(left);
    Some(said)
}

/// Reads parts that are each known by a date; one without is set aside whole.
fn read_each<'f, T>(
    parts: Vec<Part<'f>>,
    read: fn(&mut Part<'f>, &mut Vec<Left>) -> Option<T>,
    left: &mut Vec<Left>,
) -> Vec<T> {
    let mut all = Vec::with_capacity(parts.len());
    for mut part in parts {
        match read(&mut part, left) {
            Some(said) => {
                part.leave_rest(left);
                all.push(said);
            }
            None => part.leave(NO_DATE, left),
        }
    }
    all
}

fn read_assessment<'f>(part: &mut Part<'f>, left: &mut Vec<Left>) -> Option<AssessmentSaid<'f>> {
    let started_on = part.key_date("AssessmentActualStartDate")?;
    let mut factors = None;
    if let Some(mut identified) = part.take_part("FactorsIdentifiedAtAssessment") {
        factors = identified.codes::<AssessmentFactor>("AssessmentFactors", left);
        identified.leave_rest(left);
    }
    Some(AssessmentSaid {
        started_on,
        reviewed_on: part.date("AssessmentInternalReviewDate", left),
        authorised_on: part.date("AssessmentAuthorisationDate", left),
        factors,
    })
}

fn read_need_plan<'f>(part: &mut Part<'f>, left: &mut Vec<Left>) -> Option<PlanSaid<'f>> {
    Some(PlanSaid {
        started_on: part.key_date("CINPlanStartDate")?,
        ended_on: part.date("CINPlanEndDate", left),
    })
}

fn read_enquiry<'f>(part: &mut Part<'f>, left: &mut Vec<Left>) -> Option<EnquirySaid<'f>> {
    Some(EnquirySaid {
        started_on: part.key_date("S47ActualStartDate")?,
        conference_due_on: part.date("InitialCPCtarget", left),
        conference_on: part.date("DateOfInitialCPC", left),
        conference_not_required: part.yes_no("ICPCnotRequired", left),
    })
}

fn read_protection_plan<'f>(part: &mut Part<'f>, left: &mut Vec<Left>) -> Option<ProtectionSaid<'f>> {
    let started_on = part.key_date("CPPstartDate")?;
    let mut reviews = Vec::new();
    // One block with many dates, or a block for each date: both are sent.
    for mut block in part.take_parts("Reviews") {
        reviews.extend(block.dates("CPPreviewDate", left));
        block.leave_rest(left);
    }
    Some(ProtectionSaid {
        plan: PlanSaid { started_on, ended_on: part.date("CPPendDate", left) },
        initial_category: part.code::<AbuseCategory>("InitialCategoryOfAbuse", left),
        latest_category: part.code::<AbuseCategory>("LatestCategoryOfAbuse", left),
        previous_plans: part.number("NumberOfPreviousCPP", left),
        reviews,
    })
}
