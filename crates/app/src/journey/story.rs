//! What a child's way through the service tells: plans and enquiries, and conferences that no meeting tells of.

use kith_practice::need::NeedEnd;
use kith_practice::protection::{EnquiryOutcome, PlanEnd};
use kith_vocabulary::codes::{Coded, abuse_category::AbuseCategory};

use crate::story::Teller;

/// The lines of the journey.
pub const STORY: Teller = Teller::Plain {
    selects: &[
        "select started_on as happened_on, 'need plan' as kind, '' as title, '' as words, person_id, family_id,
                null as link
           from need_plan where authority_id = ?1 and {whom}",
        "select ended_on as happened_on, 'need plan ended' as kind, coalesce(ended_because, '') as title, '' as words, person_id, family_id,
                null as link
           from need_plan where authority_id = ?1 and ended_on is not null and {whom}",
        "select started_on as happened_on, 'enquiry' as kind, '' as title, '' as words, person_id, family_id,
                null as link
           from enquiry where authority_id = ?1 and {whom}",
        "select ended_on as happened_on, 'enquiry ended' as kind, coalesce(outcome, '') as title,
                coalesce(finding, '') as words, person_id, family_id, null as link
           from enquiry where authority_id = ?1 and ended_on is not null and {whom}",
        "select conference_on as happened_on, 'conference' as kind, '' as title, '' as words, person_id, family_id,
                null as link
           from enquiry e
          where e.authority_id = ?1 and e.conference_on is not null and {whom e}
            and not exists (select 1 from meeting_child c
                              join meeting m on m.authority_id = c.authority_id and m.meeting_id = c.meeting_id
                             where c.authority_id = ?1 and c.person_id = e.person_id
                               and m.kind = 'initial conference' and m.held_on = e.conference_on)",
        "select started_on as happened_on, 'protection plan' as kind, coalesce(initial_category, '') as title,
                '' as words, person_id, family_id, null as link
           from protection_plan where authority_id = ?1 and {whom}",
        "select ended_on as happened_on, 'protection plan ended' as kind, coalesce(ended_because, '') as title, '' as words, person_id,
                family_id, null as link
           from protection_plan where authority_id = ?1 and ended_on is not null and {whom}",
        "select reviewed_on as happened_on, 'review' as kind, '' as title, '' as words, person_id, family_id,
                null as link
           from protection_review where authority_id = ?1 and meeting_id is null and {whom}",
    ],
    worded,
};

fn worded(kind: &str, title: &str, words: String) -> (String, String) {
    match kind {
        "need plan" => ("Child in need plan began".to_owned(), words),
        "need plan ended" => (
            "Child in need plan ended".to_owned(),
            title.parse().map_or(words, |why: NeedEnd| why.label().to_owned()),
        ),
        "enquiry ended" => {
            let found = title.parse().map_or("no outcome recorded", EnquiryOutcome::label);
            (format!("Section 47 enquiry ended: {}", found.to_lowercase()), words)
        }
        "enquiry" => ("Section 47 enquiry began".to_owned(), words),
        "conference" => ("Initial child protection conference".to_owned(), words),
        "protection plan" => {
            ("Child protection plan began".to_owned(), Coded::<AbuseCategory>::read(title).label().to_owned())
        }
        "protection plan ended" => (
            "Child protection plan ended".to_owned(),
            title.parse().map_or(words, |why: PlanEnd| why.label().to_owned()),
        ),
        _ => ("Child protection review conference".to_owned(), words),
    }
}
