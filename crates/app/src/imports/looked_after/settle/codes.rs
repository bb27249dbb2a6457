//! What cannot be understood in a row: codes that no list has, days that are none, a birth that is another.

use jiff::civil::Date;
use kith_returns::ssda903::tables::Tables;
use kith_returns::table::Row;
use kith_vocabulary::codes::CodeList;
use kith_vocabulary::codes::accommodation::Accommodation;
use kith_vocabulary::codes::activity::Activity;
use kith_vocabulary::codes::adopter_legal_status::AdopterLegalStatus;
use kith_vocabulary::codes::adopter_sex::AdopterSex;
use kith_vocabulary::codes::category_of_need::CategoryOfNeed;
use kith_vocabulary::codes::episode_end_reason::EpisodeEndReason;
use kith_vocabulary::codes::episode_reason::EpisodeReason;
use kith_vocabulary::codes::ethnicity::Ethnicity;
use kith_vocabulary::codes::in_touch::InTouch;
use kith_vocabulary::codes::legal_status::LegalStatus;
use kith_vocabulary::codes::missing_kind::MissingKind;
use kith_vocabulary::codes::placed_adoption_end_reason::PlacedAdoptionEndReason;
use kith_vocabulary::codes::placement_change_reason::PlacementChangeReason;
use kith_vocabulary::codes::placement_provider::PlacementProvider;
use kith_vocabulary::codes::placement_type::PlacementType;
use kith_vocabulary::codes::previous_permanence::PreviousPermanence;
use kith_vocabulary::codes::review_participation::ReviewParticipation;
use kith_vocabulary::codes::sdq_reason::SdqReason;
use kith_vocabulary::codes::social_worker_change_reason::SocialWorkerChangeReason;

/// The list of a column, where the code is not in it.
fn unknown<L: CodeList>(code: &str) -> Option<&'static str> {
    L::from_code(code).is_none().then_some(L::NAME)
}

type Unknown = fn(&str) -> Option<&'static str>;

/// The columns that hold codes, which are the same in whichever table they are.
const CODES: [(&str, Unknown); 19] = [
    ("ETHNIC", unknown::<Ethnicity>),
    ("RNE", unknown::<EpisodeReason>),
    ("LS", unknown::<LegalStatus>),
    ("CIN", unknown::<CategoryOfNeed>),
    ("PLACE", unknown::<PlacementType>),
    ("PLACE_PROVIDER", unknown::<PlacementProvider>),
    ("REC", unknown::<EpisodeEndReason>),
    ("REASON_PLACE_CHANGE", unknown::<PlacementChangeReason>),
    ("REVIEW_CODE", unknown::<ReviewParticipation>),
    ("SDQ_REASON", unknown::<SdqReason>),
    ("IN_TOUCH", unknown::<InTouch>),
    ("ACTIV", unknown::<Activity>),
    ("ACCOM", unknown::<Accommodation>),
    ("SEX_ADOPTR", unknown::<AdopterSex>),
    ("LS_ADOPTR", unknown::<AdopterLegalStatus>),
    ("REASON_PLACED_CEASED", unknown::<PlacedAdoptionEndReason>),
    ("PREV_PERM", unknown::<PreviousPermanence>),
    ("MISSING", unknown::<MissingKind>),
    ("SW_REASON", unknown::<SocialWorkerChangeReason>),
];

/// The day that may be known in part, and is kept as it came.
const PART_OF_A_DAY: &str = "DATE_PERM";

/// What cannot be understood in a row, in sentences.
pub(super) fn not_understood(row: &dyn Row, born: Option<Date>) -> Vec<String> {
    let mut why = Vec::new();
    for (column, unknown) in CODES {
        let code = row.value(column).filter(|code| code.is_filled());
        if let Some(list) = code.and_then(|code| unknown(code.as_str())) {
            why.push(format!("{column}: this code is not in the list “{list}”. It is kept as it came."));
        }
    }
    for (column, is_date) in row.columns().iter().zip(Tables::dates(row.table())) {
        let text = row.value(column).unwrap_or_default();
        if *is_date && text.is_filled() && day_in(text.as_str()).is_none() && *column != PART_OF_A_DAY {
            why.push(format!("{column}: this is not a date that Kith can read."));
        }
    }
    let told = row.value("DOB").and_then(|text| day_in(text.as_str()));
    if let (Some(told), Some(born)) = (told, born)
        && told != born
    {
        why.push("DOB: the record has another date of birth.".to_owned());
    }
    why
}

/// A date as day/month/year.
fn day_in(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split('/').collect();
    let [day, month, year] = parts.as_slice() else { return None };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}
