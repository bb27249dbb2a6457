//! The eleven lists of Annex A as flat tables, in Ofsted's headings.
//!
//! Ofsted's answers are texts such as `a) Yes`; they stay as they are written, and `says_yes` and its neighbours
//! understand them.

use jiff::civil::Date;

use crate::cell::{Cell, Text};
use crate::table::table;

table! {
    /// A contact of the last six months.
    Contact "List 1" YearFirst {
        "Child Unique ID" child: Text,
        "Gender" gender: Text,
        "Ethnicity" ethnicity: Text,
        "Date of Birth" birth_date: Cell<Date>,
        "Age" age: Text,
        "Date of Contact" contact_date: Cell<Date>,
        "Contact Source" contact_source: Text,
    }
}

table! {
    /// An early help assessment of the last six months.
    EarlyHelp "List 2" YearFirst {
        "Child Unique ID" child: Text,
        "Gender" gender: Text,
        "Ethnicity" ethnicity: Text,
        "Date of Birth" birth_date: Cell<Date>,
        "Age" age: Text,
        "Assessment start date" start_date: Cell<Date>,
        "Assessment completion date" completion_date: Cell<Date>,
        "Organisation completing assessment" organisation: Text,
    }
}

table! {
    /// A referral of the last six months.
    Referral "List 3" YearFirst {
        "Child Unique ID" child: Text,
        "Gender" gender: Text,
        "Ethnicity" ethnicity: Text,
        "Date of Birth" birth_date: Cell<Date>,
        "Age" age: Text,
        "Date of Referral" referral_date: Cell<Date>,
        "Referral Source" referral_source: Text,
        "Referral NFA?" no_further_action: Text,
        "Number of Referrals in Last 12 Months" n_referrals: Cell<i64>,
        "Allocated Team" team: Text,
        "Allocated Worker" worker: Text,
    }
}

table! {
    /// An assessment of the last six months, or one that is open.
    Assessment "List 4" YearFirst {
        "Child Unique ID" child: Text,
        "Gender" gender: Text,
        "Ethnicity" ethnicity: Text,
        "Date of Birth" birth_date: Cell<Date>,
        "Age" age: Text,
        "Does the Child have a Disability" disability: Text,
        "Continuous Assessment Start Date" start_date: Cell<Date>,
        "Child Seen During Continuous Assessment" seen: Text,
        "Continuous Assessment Date of Authorisation" authorisation_date: Cell<Date>,
        "Was the child assessed as requiring LA children's social care support?" needs_support: Text,
        "Allocated Team" team: Text,
        "Allocated Worker" worker: Text,
    }
}

table! {
    /// A section 47 enquiry of the last six months, and the initial child protection conference it led to.
    Enquiry "List 5" YearFirst {
        "Child Unique ID" child: Text,
        "Gender" gender: Text,
        "Ethnicity" ethnicity: Text,
        "Date of Birth" birth_date: Cell<Date>,
        "Age" age: Text,
        "Does the Child have a Disability" disability: Text,
        "Strategy discussion initiating Section 47 Enquiry Start Date" start_date: Cell<Date>,
        "Was an Initial Child Protection Conference deemed unnecessary?" conference_unnecessary: Text,
        "Date of Initial Child Protection Conference" conference_date: Cell<Date>,
        "Did the Initial Child Protection Conference Result in a Child Protection Plan" led_to_plan: Text,
        "Number of Section 47 Enquiries in the last 12 months" n_enquiries: Cell<i64>,
        "Number of ICPCs in the last 12 months" n_conferences: Cell<i64>,
        "Allocated Team" team: Text,
        "Allocated Worker" worker: Text,
    }
}

table! {
    /// A child in need, or one who was in the last six months.
    ChildInNeed "List 6" YearFirst {
        "Child Unique ID" child: Text,
        "Gender" gender: Text,
        "Ethnicity" ethnicity: Text,
        "Date of Birth" birth_date: Cell<Date>,
        "Age" age: Text,
        "Does the Child have a Disability" disability: Text,
        "CIN Start Date" start_date: Cell<Date>,
        "Primary Need Code" primary_need: Text,
        "Date Child Was Last Seen" last_seen_date: Cell<Date>,
        "CIN Closure Date" closure_date: Cell<Date>,
        "Reason for Closure" reason_for_closure: Text,
        "Case Status" case_status: Text,
        "Allocated Team" team: Text,
        "Allocated Worker" worker: Text,
    }
}

table! {
    /// A child with a child protection plan, or one who had it in the last six months.
    ChildProtection "List 7" YearFirst {
        "Child Unique ID" child: Text,
        "Gender" gender: Text,
        "Ethnicity" ethnicity: Text,
        "Date of Birth" birth_date: Cell<Date>,
        "Age" age: Text,
        "Does the Child have a Disability" disability: Text,
        "Child Protection Plan Start Date" start_date: Cell<Date>,
        "Initial Category of Abuse" initial_category: Text,
        "Latest Category of Abuse" latest_category: Text,
        "Date of the Last Statutory Visit" last_visit_date: Cell<Date>,
        "Was the Child Seen Alone?" seen_alone: Text,
        "Date of latest review conference" last_review_date: Cell<Date>,
        "Child Protection Plan End Date" end_date: Cell<Date>,
        "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)" emergency: Text,
        "Number of Previous Child Protection Plans" n_previous_plans: Cell<i64>,
        "Allocated Team" team: Text,
        "Allocated Worker" worker: Text,
    }
}

table! {
    /// A child looked after, or one who was in the last six months.
    LookedAfter "List 8" YearFirst {
        "Child Unique ID" child: Text,
        "Gender" gender: Text,
        "Ethnicity" ethnicity: Text,
        "Date of Birth" birth_date: Cell<Date>,
        "Age" age: Text,
        "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)" uasc: Text,
        "Does the Child have a Disability" disability: Text,
        "Date Started to be Looked After" start_date: Cell<Date>,
        "Child's Category of Need" category_of_need: Text,
        "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)" again: Text,
        "Start date of current legal status" legal_status_date: Cell<Date>,
        "Child's Legal Status" legal_status: Text,
        "Date of Latest Statutory Review" last_review_date: Cell<Date>,
        "Date of Last Social Work Visit" last_visit_date: Cell<Date>,
        "What is the permanence plan for this child?" permanence_plan: Text,
        "Date of Last IRO Visit / Contact to the Child" last_reviewing_officer_date: Cell<Date>,
        "Date of Last Health Assessment" last_health_assessment_date: Cell<Date>,
        "Date of Last Dental Check" last_dental_check_date: Cell<Date>,
        "Number of Placements in the Last 12 months" n_placements: Cell<i64>,
        "Date Ceased to be Looked After" end_date: Cell<Date>,
        "Reason Ceased to be Looked After" reason_ceased: Text,
        "Start Date of Most Recent Placement" placement_date: Cell<Date>,
        "Placement Type" placement_type: Text,
        "Placement Provider" placement_provider: Text,
        "Placement postcode" placement_postcode: Text,
        "URN of Placement" placement_urn: Text,
        "Placement Location" placement_location: Text,
        "LA of Placement" placement_authority: Text,
        "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months" n_missing: Cell<i64>,
        "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months" n_absent: Cell<i64>,
        "Was the child offered a Return Interview after their last missing episode (Y/N)?" interview_offered: Text,
        "Did the child accept a Return Interview after their last missing episode (Y/N)?" interview_accepted: Text,
        "Allocated Team" team: Text,
        "Allocated Worker" worker: Text,
    }
}

table! {
    /// A young person entitled to help after care.
    CareLeaver "List 9" YearFirst {
        "Child Unique ID" child: Text,
        "Gender" gender: Text,
        "Ethnicity" ethnicity: Text,
        "Date of Birth" birth_date: Cell<Date>,
        "Age" age: Text,
        "Does the Child have a Disability" disability: Text,
        "Allocated Team" team: Text,
        "Allocated Worker" worker: Text,
        "Eligibility Category" eligibility: Text,
        "LA in Touch" in_touch: Text,
        "Type of Accommodation" accommodation: Text,
        "Suitability of Accommodation" suitability: Text,
        "Activity Status" activity: Text,
    }
}

table! {
    /// A child whose plan is, or was in the last twelve months, adoption.
    Adoption "List 10" YearFirst {
        "Child Unique ID" child: Text,
        "Family identifier" family: Text,
        "Gender" gender: Text,
        "Ethnicity" ethnicity: Text,
        "Date of Birth" birth_date: Cell<Date>,
        "Age of Child (Years)" age: Text,
        "Does the Child have a Disability" disability: Text,
        "Date the Child Entered Care" care_date: Cell<Date>,
        "Date of Decision that Child Should be Placed for Adoption" decision_date: Cell<Date>,
        "Date of Placement Order" placement_order_date: Cell<Date>,
        "Date of Matching Child and Prospective Adopters" matching_date: Cell<Date>,
        "Date Placed for Adoption" placed_date: Cell<Date>,
        "Date of Adoption Order" adoption_order_date: Cell<Date>,
        "Date of Decision that Child Should No Longer be Placed for Adoption" reversal_date: Cell<Date>,
        "Reason Why Child No Longer Placed for Adoption" reversal_reason: Text,
        "Date the child was placed for fostering in FFA or concurrent planning placement" early_placement_date: Cell<Date>,
    }
}

table! {
    /// A person who is, or was in the last twelve months, on the way to adopting.
    Adopter "List 11" YearFirst {
        "Individual adopter identifier" adopter: Text,
        "Family identifier" family: Text,
        "Gender" gender: Text,
        "Ethnicity" ethnicity: Text,
        "Disability" disability: Text,
        "Is the (prospective) adopter fostering for adoption?" fosters_for_adoption: Text,
        "Date enquiry received" enquiry_date: Cell<Date>,
        "Date Stage 1 started" stage_1_start_date: Cell<Date>,
        "Date Stage 1 ended" stage_1_end_date: Cell<Date>,
        "Date Stage 2 started" stage_2_start_date: Cell<Date>,
        "Date Stage 2 ended" stage_2_end_date: Cell<Date>,
        "Date application submitted" application_date: Cell<Date>,
        "Date application approved" approval_date: Cell<Date>,
        "Date adopter matched with child(ren)" matching_date: Cell<Date>,
        "Date child/children placed with adopter(s)" placed_date: Cell<Date>,
        "No. of children placed" n_children: Cell<i64>,
        "Date of Adoption Order" adoption_order_date: Cell<Date>,
        "Date of leaving adoption process" leaving_date: Cell<Date>,
        "Reason for leaving adoption process" leaving_reason: Text,
    }
}

/// An answer without the letter before it, in small letters: `a) Yes` is `yes`.
fn answer(text: &Text) -> String {
    let text = text.as_str();
    let bare = text.split_once(')').filter(|(letter, _)| letter.len() <= 2).map_or(text, |(_, bare)| bare);
    bare.trim().to_lowercase()
}

/// The answer is yes.
pub fn says_yes(text: &Text) -> bool {
    matches!(answer(text).as_str(), "yes" | "y" | "true" | "1")
}

/// The answer is no.
pub fn says_no(text: &Text) -> bool {
    matches!(answer(text).as_str(), "no" | "n" | "false" | "0")
}

/// There is no answer: blank, or what spreadsheets and people write for nothing.
pub fn says_nothing(text: &Text) -> bool {
    let nothing =
        ["", "#n/a", "n/a", "na", "none", "-", "not known", "not recorded", "unallocated", "not allocated"];
    nothing.contains(&answer(text).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_understood_with_its_letter_and_without() {
        let check = |text: &str, yes: bool, no: bool, nothing: bool| {
            let text = Text::from(text);
            assert_eq!((says_yes(&text), says_no(&text), says_nothing(&text)), (yes, no, nothing), "{text}");
        };
        check("a) Yes", true, false, false);
        check("Y", true, false, false);
        check("b) No", false, true, false);
        check("c) Unknown", false, false, false);
        check("#N/A", false, false, true);
        check("", false, false, true);
        check("Not Allocated", false, false, true);
    }
}
