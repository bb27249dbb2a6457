//! What a child's way through the service tells: plans, enquiries and conferences.

use kith_vocabulary::codes::{Coded, abuse_category::AbuseCategory};

use crate::story::Teller;

/// The lines of the journey.
pub const STORY: Teller = Teller::Plain {
    selects: &[
        "select started_on as happened_on, 'need plan' as kind, '' as title, '' as words, person_id, family_id,
                null as link
           from need_plan where authority_id = ?1 and {whom}",
        "select ended_on as happened_on, 'need plan ended' as kind, '' as title, '' as words, person_id, family_id,
                null as link
           from need_plan where authority_id = ?1 and ended_on is not null and {whom}",
        "select started_on as happened_on, 'enquiry' as kind, '' as title, '' as words, person_id, family_id,
                null as link
           from enquiry where authority_id = ?1 and {whom}",
        "select conference_on as happened_on, 'conference' as kind, '' as title, '' as words, person_id, family_id,
                null as link
           from enquiry where authority_id = ?1 and conference_on is not null and {whom}",
        "select started_on as happened_on, 'protection plan' as kind, coalesce(initial_category, '') as title,
                '' as words, person_id, family_id, null as link
           from protection_plan where authority_id = ?1 and {whom}",
        "select ended_on as happened_on, 'protection plan ended' as kind, '' as title, '' as words, person_id,
                family_id, null as link
           from protection_plan where authority_id = ?1 and ended_on is not null and {whom}",
        "select reviewed_on as happened_on, 'review' as kind, '' as title, '' as words, person_id, family_id,
                null as link
           from protection_review where authority_id = ?1 and {whom}",
    ],
    worded,
};

fn worded(kind: &str, title: &str, words: String) -> (String, String) {
    match kind {
        "need plan" => ("Child in need plan began".to_owned(), words),
        "need plan ended" => ("Child in need plan ended".to_owned(), words),
        "enquiry" => ("Section 47 enquiry began".to_owned(), words),
        "conference" => ("Initial child protection conference".to_owned(), words),
        "protection plan" => {
            ("Child protection plan began".to_owned(), Coded::<AbuseCategory>::read(title).label().to_owned())
        }
        "protection plan ended" => ("Child protection plan ended".to_owned(), words),
        _ => ("Child protection review conference".to_owned(), words),
    }
}
