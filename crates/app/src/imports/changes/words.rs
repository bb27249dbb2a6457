//! Rows, fields and values of an import in words.

use jiff::civil::Date;
use kith_vocabulary::birth::Birth;
use kith_vocabulary::codes::abuse_category::AbuseCategory;
use kith_vocabulary::codes::assessment_factor::AssessmentFactor;
use kith_vocabulary::codes::category_of_need::CategoryOfNeed;
use kith_vocabulary::codes::closure_reason::ClosureReason;
use kith_vocabulary::codes::disability::Disability;
use kith_vocabulary::codes::episode_end_reason::EpisodeEndReason;
use kith_vocabulary::codes::episode_reason::EpisodeReason;
use kith_vocabulary::codes::ethnicity::Ethnicity;
use kith_vocabulary::codes::legal_status::LegalStatus;
use kith_vocabulary::codes::placement_change_reason::PlacementChangeReason;
use kith_vocabulary::codes::placement_provider::PlacementProvider;
use kith_vocabulary::codes::placement_type::PlacementType;
use kith_vocabulary::codes::previous_permanence::PreviousPermanence;
use kith_vocabulary::codes::primary_need::PrimaryNeed;
use kith_vocabulary::codes::referral_source::ReferralSource;
use kith_vocabulary::codes::review_participation::ReviewParticipation;
use kith_vocabulary::codes::sex::Sex;
use kith_vocabulary::codes::upn_unknown::UpnUnknown;
use kith_vocabulary::codes::{CodeList, Coded};
use kith_vocabulary::time::date_in_words;
use serde_json::{Map, Value as Json};

/// What people call each table, and the column that tells its rows apart.
const ROWS: [(&str, &str, &str); 24] = [
    ("person", "Details of the child", ""),
    ("identifier", "Number", "value"),
    ("family", "Family", "name"),
    ("family_member", "Membership of the family from", "starts_on"),
    ("referral", "Referral of", "referred_on"),
    ("assessment", "Assessment begun on", "started_on"),
    ("need_plan", "Child in need plan from", "started_on"),
    ("enquiry", "Section 47 enquiry from", "started_on"),
    ("protection_plan", "Child protection plan from", "started_on"),
    ("protection_review", "Review conference of", "reviewed_on"),
    ("placement", "Placement at", "postcode"),
    ("care_episode", "Episode of care from", "started_on"),
    ("care_review", "Review of care on", "reviewed_on"),
    ("care_check", "Health in care:", "kind"),
    ("missing_episode", "Away from", "started_on"),
    ("liberty_order", "Order on liberty from", "started_on"),
    ("adoption_decision", "Decision on adoption of", "decided_on"),
    ("adoption", "Adoption, decided on", "decided_on"),
    ("adoption_told", "Adoption told in the return of", "year"),
    ("previous_permanence", "Permanent home before care:", "kind"),
    ("motherhood", "Whether she is a mother:", "answer"),
    ("asylum", "Seeking asylum until", "ended_on"),
    ("social_worker_change", "Social worker from", "started_on"),
    ("leaver_contact", "Care leaver on", "told_on"),
];

/// The text of a column.
pub(super) fn text<'c>(columns: &'c Map<String, Json>, name: &str) -> Option<&'c str> {
    columns.get(name).and_then(Json::as_str)
}

/// `Referral of 6 October 2022`.
pub(in crate::imports) fn row_in_words(table: &str, columns: &Map<String, Json>) -> String {
    let Some((_, words, column)) = ROWS.iter().find(|(name, _, _)| *name == table) else {
        return table.replace('_', " ");
    };
    if column.is_empty() {
        return (*words).to_owned();
    }
    format!("{words} {}", value_in_words(table, column, columns.get(*column)))
}

/// `Closed on`.
pub(super) fn field_in_words(column: &str) -> String {
    let words = match column {
        "upn_unknown" => "reason for having no UPN",
        "died_on" => "date of death",
        "source" => "source of the referral",
        "closed_on" => "closed on",
        "first_conference_on" => "initial conference on",
        "conference_due_on" => "initial conference due on",
        "conference_on" => "initial conference on",
        "conference_not_required" => "no conference required",
        "reviewed_on" => "internal review on",
        "initial_category" => "category of abuse at the start",
        "latest_category" => "latest category of abuse",
        "previous_plans" => "earlier plans",
        other => &other.replace('_', " "),
    };
    words.to_owned()
}

/// A value as a person reads it: dates and codes in words.
pub(super) fn value_in_words(table: &str, column: &str, value: Option<&Json>) -> String {
    let text = match value {
        None | Some(Json::Null) => return "not given".to_owned(),
        Some(Json::String(text)) if text.is_empty() => return "not given".to_owned(),
        Some(Json::String(text)) => text.as_str(),
        Some(other) => return other.to_string(),
    };
    match (table, column) {
        (_, "sex") => code::<Sex>(text),
        (_, "ethnicity") => code::<Ethnicity>(text),
        (_, "disabilities") => codes::<Disability>(text),
        (_, "upn_unknown") => code::<UpnUnknown>(text),
        ("referral", "source") => code::<ReferralSource>(text),
        (_, "primary_need") => code::<PrimaryNeed>(text),
        (_, "closure_reason") => code::<ClosureReason>(text),
        (_, "factors") => codes::<AssessmentFactor>(text),
        (_, "initial_category" | "latest_category") => code::<AbuseCategory>(text),
        ("care_episode", "start_reason") => code::<EpisodeReason>(text),
        ("care_episode", "legal_status") => code::<LegalStatus>(text),
        ("care_episode", "category_of_need") => code::<CategoryOfNeed>(text),
        ("care_episode", "placement_type") => code::<PlacementType>(text),
        ("care_episode", "placement_provider") => code::<PlacementProvider>(text),
        ("care_episode", "end_reason") => code::<EpisodeEndReason>(text),
        ("care_episode", "place_change_reason") => code::<PlacementChangeReason>(text),
        ("care_review", "participation") => code::<ReviewParticipation>(text),
        ("previous_permanence", "kind") => code::<PreviousPermanence>(text),
        (_, "birth") => birth(text),
        _ => text.parse::<Date>().map_or_else(|_| text.to_owned(), date_in_words),
    }
}

fn code<L: CodeList>(text: &str) -> String {
    Coded::<L>::read(text).label().to_owned()
}

fn codes<L: CodeList>(text: &str) -> String {
    let all: Vec<String> = text.split(' ').map(code::<L>).collect();
    all.join("; ")
}

fn birth(text: &str) -> String {
    match text.parse::<Birth>() {
        Ok(Birth::Born(date)) => date_in_words(date),
        Ok(Birth::Expected(date)) => format!("expected on {}", date_in_words(date)),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_read_as_people_say_them() {
        let check = |table: &str, column: &str, value: Json, words: &str| {
            assert_eq!(value_in_words(table, column, Some(&value)), words);
        };
        check("referral", "closed_on", json!("2024-02-29"), "29 February 2024");
        check("referral", "source", json!("1B"), "Acquaintance, such as a neighbour or child minder");
        check("identifier", "source", json!("1B"), "1B");
        check("referral", "primary_need", json!("N42"), "N42");
        check("assessment", "factors", json!("10A 11A"), "Going or being missing; Child sexual exploitation");
        check("person", "birth", json!("expected 2026-03-01"), "expected on 1 March 2026");
        check("protection_plan", "previous_plans", json!(2), "2");
        check("protection_plan", "previous_plans", Json::Null, "not given");
        check("assessment", "factors", json!(""), "not given");
    }

    #[test]
    fn a_row_is_told_by_what_it_is_and_when() {
        let columns = json!({"referred_on": "2022-10-06"});
        let columns = columns.as_object().expect("the case is an object");
        assert_eq!(row_in_words("referral", columns), "Referral of 6 October 2022");
        assert_eq!(row_in_words("person", columns), "Details of the child");
    }
}
