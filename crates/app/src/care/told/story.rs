//! What care tells in the story: coming into care, episodes, leaving, reviews and decisions. Where a placement is, it does
//! not tell.

use kith_practice::care::home::{HomeChoice, HomeKind};
use kith_practice::care::{EducationOccasion, PermanenceOption};
use kith_vocabulary::codes::Coded;
use kith_vocabulary::codes::episode_end_reason::EpisodeEndReason;
use kith_vocabulary::codes::legal_status::LegalStatus;
use kith_vocabulary::codes::missing_kind::MissingKind;
use kith_vocabulary::codes::placement_type::PlacementType;
use kith_vocabulary::codes::review_participation::ReviewParticipation;

use crate::story::Teller;

/// The lines of care.
pub(crate) const STORY: Teller = Teller::Plain {
    selects: &[
        "select started_on as happened_on,
                case start_reason when 'S' then 'care started' when 'L' then 'legal status' else 'placement' end as kind,
                coalesce(legal_status, '') as title, coalesce(placement_type, '') as words, person_id, family_id,
                null as link
           from care_episode where authority_id = ?1 and {whom}",
        "select ended_on as happened_on, 'care ended' as kind, coalesce(end_reason, '') as title, '' as words,
                person_id, family_id, null as link
           from care_episode
          where authority_id = ?1 and ended_on is not null and coalesce(end_reason, '') <> 'X1' and {whom}",
        "select reviewed_on as happened_on, 'care review' as kind, coalesce(participation, '') as title,
                coalesce(decisions, '') as words, person_id, family_id, null as link
           from care_review where authority_id = ?1 and {whom}",
        "select started_on as happened_on, 'missing' as kind, kind as title, '' as words, person_id, family_id,
                null as link
           from missing_episode where authority_id = ?1 and {whom}",
        "select decided_on as happened_on, 'permanence' as kind, option as title, why as words, person_id, family_id,
                null as link
           from permanence_plan where authority_id = ?1 and {whom}",
        "select decided_on as happened_on,
                case kind when 'edge of care' then 'staying home' else 'going home' end as kind,
                decision as title, why as words, person_id, family_id, null as link
           from home_decision where authority_id = ?1 and {whom}",
        "select held_on as happened_on, 'education plan' as kind, occasion as title, coalesce(going_well, '') as words,
                person_id, family_id, null as link
           from education_plan where authority_id = ?1 and {whom}",
    ],
    worded,
};

fn label<L: kith_vocabulary::codes::CodeList>(code: &str) -> String {
    match Coded::<L>::read(code).label() {
        "" => "not recorded".to_owned(),
        label => label.to_owned(),
    }
}

fn worded(kind: &str, title: &str, words: String) -> (String, String) {
    match kind {
        "care started" => {
            let place = label::<PlacementType>(&words);
            ("Came into care".to_owned(), format!("{}. {place}", label::<LegalStatus>(title)))
        }
        "legal status" => ("Legal status changed".to_owned(), label::<LegalStatus>(title)),
        "placement" => ("Moved to another placement".to_owned(), label::<PlacementType>(&words)),
        "care ended" => ("Left care".to_owned(), label::<EpisodeEndReason>(title)),
        "care review" => (format!("Review of care. {}", label::<ReviewParticipation>(title)), words),
        "missing" => ("Missing or away from care".to_owned(), label::<MissingKind>(title)),
        "permanence" => {
            let plan = title.parse().map_or(title, |one: PermanenceOption| one.label());
            (format!("Permanence plan: {plan}"), words)
        }
        "staying home" | "going home" => {
            let about = if kind == "staying home" { HomeKind::EdgeOfCare } else { HomeKind::Reunification };
            let choice = title.parse().map_or(title, |one: HomeChoice| one.label());
            (format!("{} {choice}", about.label()), words)
        }
        _ => {
            let occasion = title.parse().map_or(title, |one: EducationOccasion| one.label());
            (format!("Personal education plan. {occasion}"), words)
        }
    }
}
