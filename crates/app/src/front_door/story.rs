//! What the front door tells: referrals, and the end of the work that followed.

use kith_vocabulary::codes::{
    Coded, closure_reason::ClosureReason, primary_need::PrimaryNeed, referral_source::ReferralSource,
};

use crate::story::Teller;

/// The lines of the front door.
pub const STORY: Teller = Teller::Plain {
    selects: &[
        "select referred_on as happened_on, 'referral' as kind, coalesce(source, '') as title,
                coalesce(primary_need, '') as words, person_id, family_id, null as link
           from referral where authority_id = ?1 and {whom}",
        "select closed_on as happened_on, 'closed' as kind, coalesce(closure_reason, '') as title, '' as words,
                person_id, family_id, null as link
           from referral where authority_id = ?1 and closed_on is not null and {whom}",
    ],
    worded,
};

fn worded(kind: &str, title: &str, words: String) -> (String, String) {
    match kind {
        "referral" => {
            let from = Coded::<ReferralSource>::read(title).label().to_owned();
            let need = Coded::<PrimaryNeed>::read(&words).label().to_owned();
            let need = if need.is_empty() { need } else { format!("Main need: {need}") };
            (if from.is_empty() { "Referral".to_owned() } else { format!("Referral from {from}") }, need)
        }
        _ => ("Work ended".to_owned(), Coded::<ClosureReason>::read(title).label().to_owned()),
    }
}
