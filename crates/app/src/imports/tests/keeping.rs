//! Nothing in a file is dropped: every value is in the child's rows or beside them.

use super::*;
use crate::imports::census::Kept;
use crate::imports::file::{Census, CensusPart};
use crate::journey::rows::Leftover;
use crate::platform::db::{Record, Value};
use crate::platform::xml::Element;

/// Which column holds each value of the file.
const HOMES: [(&str, &str, &str); 34] = [
    ("ChildIdentifiers/LAchildID", "identifier", "value"),
    ("ChildIdentifiers/UPN", "identifier", "value"),
    ("ChildIdentifiers/FormerUPN", "identifier", "value"),
    ("ChildIdentifiers/UPNunknown", "person", "upn_unknown"),
    ("ChildIdentifiers/PersonBirthDate", "person", "birth"),
    ("ChildIdentifiers/ExpectedPersonBirthDate", "person", "birth"),
    ("ChildIdentifiers/PersonDeathDate", "person", "died_on"),
    ("ChildIdentifiers/Sex", "person", "sex"),
    ("ChildIdentifiers/GenderCurrent", "person", "sex"),
    ("ChildCharacteristics/Ethnicity", "person", "ethnicity"),
    ("Disabilities/Disability", "person", "disabilities"),
    ("CINdetails/CINreferralDate", "referral", "referred_on"),
    ("CINdetails/ReferralSource", "referral", "source"),
    ("CINdetails/PrimaryNeedCode", "referral", "primary_need"),
    ("CINdetails/ReferralNFA", "referral", "no_further_action"),
    ("CINdetails/CINclosureDate", "referral", "closed_on"),
    ("CINdetails/ReasonForClosure", "referral", "closure_reason"),
    ("CINdetails/DateOfInitialCPC", "referral", "first_conference_on"),
    ("Assessments/AssessmentActualStartDate", "assessment", "started_on"),
    ("Assessments/AssessmentInternalReviewDate", "assessment", "reviewed_on"),
    ("Assessments/AssessmentAuthorisationDate", "assessment", "authorised_on"),
    ("FactorsIdentifiedAtAssessment/AssessmentFactors", "assessment", "factors"),
    ("CINPlanDates/CINPlanStartDate", "need_plan", "started_on"),
    ("CINPlanDates/CINPlanEndDate", "need_plan", "ended_on"),
    ("Section47/S47ActualStartDate", "enquiry", "started_on"),
    ("Section47/InitialCPCtarget", "enquiry", "conference_due_on"),
    ("Section47/DateOfInitialCPC", "enquiry", "conference_on"),
    ("Section47/ICPCnotRequired", "enquiry", "conference_not_required"),
    ("ChildProtectionPlans/CPPstartDate", "protection_plan", "started_on"),
    ("ChildProtectionPlans/CPPendDate", "protection_plan", "ended_on"),
    ("ChildProtectionPlans/InitialCategoryOfAbuse", "protection_plan", "initial_category"),
    ("ChildProtectionPlans/LatestCategoryOfAbuse", "protection_plan", "latest_category"),
    ("ChildProtectionPlans/NumberOfPreviousCPP", "protection_plan", "previous_plans"),
    ("Reviews/CPPreviewDate", "protection_review", "reviewed_on"),
];

/// Every column of every row of a child as text: table, column, value.
fn columns_of(known: &Known) -> Vec<(&'static str, &'static str, String)> {
    fn add<'k, R: Record + 'k>(
        all: &mut Vec<(&'static str, &'static str, String)>,
        rows: impl IntoIterator<Item = &'k Kept<R>>,
    ) {
        for kept in rows {
            for (column, value) in R::TABLE.columns.iter().zip(kept.row.values()) {
                match value {
                    Value::Text(text) => all.push((R::TABLE.name, column, text)),
                    Value::Integer(number) => all.push((R::TABLE.name, column, number.to_string())),
                    _ => {}
                }
            }
        }
    }
    let mut all = Vec::new();
    add(&mut all, [&known.person]);
    add(&mut all, &known.identifiers);
    add(&mut all, &known.referrals);
    add(&mut all, &known.assessments);
    add(&mut all, &known.need_plans);
    add(&mut all, &known.enquiries);
    add(&mut all, &known.protection_plans);
    add(&mut all, &known.protection_reviews);
    all
}

/// Each value of an element with the names of its element and the one around it.
fn leaves(element: &Element, around: &str, all: &mut Vec<(String, String)>) {
    if !element.text.is_empty() {
        all.push((format!("{around}/{}", element.name), element.text.clone()));
    }
    for child in &element.children {
        leaves(child, &element.name, all);
    }
}

/// How a value of the file may be written in the record.
fn as_stored(place: &str, text: &str) -> Vec<String> {
    let name = place.rsplit('/').next().unwrap_or("");
    match (name, text) {
        ("ReferralNFA" | "ICPCnotRequired", "true" | "1") => vec!["yes".to_owned()],
        ("ReferralNFA" | "ICPCnotRequired", "false" | "0") => vec!["no".to_owned()],
        ("GenderCurrent", "1") => vec!["M".to_owned()],
        ("GenderCurrent", "2") => vec!["F".to_owned()],
        ("GenderCurrent", "0") => vec!["U".to_owned()],
        ("ExpectedPersonBirthDate", date) => vec![format!("expected {date}")],
        (_, text) => vec![text.to_owned()],
    }
}

/// Whether a column holds a value; some hold several codes in one text.
fn holds(column: &str, held: &str, wanted: &str) -> bool {
    held == wanted
        || (matches!(column, "disabilities" | "factors") && held.split(' ').any(|code| code == wanted))
}

/// Insists that every value of a file is in its child's rows or in what is kept beside them.
fn assert_kept(house: &House, path: &Path) -> usize {
    let beside = leftovers(house);
    let mut census = Census::open(std::fs::File::open(path).unwrap()).unwrap();
    let mut met = 0;
    while let Some(part) = census.next_part().unwrap() {
        let CensusPart::Child(element) = part else { continue };
        let id = element.child("ChildIdentifiers").and_then(|ids| ids.text_of("LAchildID"));
        let known = id.and_then(|id| person(house, id).map(|_| known(house, id)));
        let columns = known.as_ref().map(columns_of).unwrap_or_default();
        let of_child = |left: &&Leftover| left.person_id == known.as_ref().map(|known| known.person_id());
        let mut all = Vec::new();
        leaves(&element, "Children", &mut all);
        met += all.len();
        for (place, text) in all {
            let home = HOMES.iter().find(|(leaf, _, _)| *leaf == place);
            let in_rows = home.is_some_and(|(_, table, column)| {
                as_stored(&place, &text).iter().any(|wanted| {
                    columns.iter().any(|(t, c, value)| t == table && c == column && holds(c, value, wanted))
                })
            });
            let is_beside = beside.iter().filter(of_child).any(|left| {
                left.body == text
                    || [format!(">{text}<"), format!(">{text}\n")].iter().any(|text| left.body.contains(text))
            });
            assert!(in_rows || is_beside, "{place} {text:?} of child {id:?} in {path:?} is nowhere");
        }
    }
    met
}

#[test]
fn every_value_of_the_samples_is_in_the_record_or_beside_it() {
    for name in ["census-2025.xml", "census-2026.xml"] {
        let house = House::new();
        import(&house, &sample(name));
        assert!(assert_kept(&house, &sample(name)) > 100, "{name} was not looked at");
    }
}

#[test]
fn every_value_of_other_peoples_samples_is_in_the_record_or_beside_it() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples");
    if !shared.is_dir() {
        println!(
            "skipped: every_value_of_other_peoples_samples_is_in_the_record_or_beside_it ({shared:?} is not there)"
        );
        return;
    }
    let folder = shared.join("cin_validator_fake");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.push(shared.join("liia_tools/cin-2022.xml"));
    for path in files {
        let house = House::new();
        import(&house, &path);
        assert!(assert_kept(&house, &path) > 10, "{path:?} was not looked at");
        let again = try_import(&house, &path).unwrap();
        assert!(matches!(again, Outcome::Before(_)), "{path:?} was read twice");
    }
}

#[test]
fn what_cannot_be_understood_is_kept_whole_with_its_place_and_the_reason() {
    let house = House::new();
    let details = "\n<CINdetails><CINreferralDate>2025-01-06</CINreferralDate><ReferralSource>1Z</ReferralSource>\
        <CINclosureDate>31/03/2025</CINclosureDate><ReferralNFA>maybe</ReferralNFA><ReferralNFA>0</ReferralNFA>\
        stray<Strange a=\"1\"><Thing>kept</Thing></Strange></CINdetails>\
        <CINdetails><CINreferralDate>soon</CINreferralDate><ReferralSource>1A</ReferralSource></CINdetails>";
    let import = import_children(&house, 2025, &child("A1", "<UPN>not one</UPN>", details));
    let known = known(&house, "A1");
    assert_eq!(known.referrals.len(), 1);
    assert_eq!(known.referrals[0].row.source.as_deref(), Some("1Z"));
    assert_eq!(known.referrals[0].row.closed_on, None);
    let check = |why: &str, place: &str, body: &str| {
        let all = leftovers(&house);
        let found = all.iter().find(|left| left.why.contains(why) && left.body.contains(body));
        let found = found.unwrap_or_else(|| panic!("nothing says {why:?}: {all:#?}"));
        assert_eq!(found.place, place);
        assert_eq!(found.person_id, Some(known.person_id()));
    };
    check("shape of a UPN", "Child/ChildIdentifiers/UPN, line 3", "<UPN>not one</UPN>");
    check("list “Referral source”", "Child/CINdetails/ReferralSource, line 4", ">1Z<");
    check("not a date", "Child/CINdetails/CINclosureDate, line 4", ">31/03/2025<");
    check("neither true nor false", "Child/CINdetails/ReferralNFA, line 4", ">maybe<");
    check("more than once", "Child/CINdetails/ReferralNFA, line 4", ">0<");
    check("text here", "Child/CINdetails, line 4", "stray");
    check("does not keep this part", "Child/CINdetails/Strange, line 4", "<Thing>kept</Thing>");
    check("by its date", "Child/CINdetails, line 4", ">soon<");
    assert_eq!(import.findings, 8);
}

#[test]
fn parts_of_the_file_that_are_about_no_child_are_kept_too() {
    let house = House::new();
    let text = census(2025, &child("A1", "", "")).replace("<LEA>999", "<LEA>201");
    let text = text.replace("</Children>", "<Pet/>\n stray </Children><LALevel>12</LALevel>");
    let import = import(&house, &file(&house, "other.xml", text.as_bytes()));
    let told = whys(&house, None);
    for words in
        ["says of itself", "another authority: this record is of 999", "text here", "part of this name"]
    {
        assert!(told.iter().any(|why| why.contains(words)), "{words}: {told:?}");
    }
    assert_eq!(import.findings, 4);
}

#[test]
fn a_child_without_any_number_is_kept_beside_the_record() {
    let house = House::new();
    let import =
        import_children(&house, 2025, &child("", "<PersonBirthDate>2018-10-10</PersonBirthDate>", ""));
    assert_eq!((import.children, import.new_rows, import.findings), (1, 0, 1));
    assert!(whys(&house, None).iter().any(|why| why.contains("neither a child ID nor a UPN")));
}
