//! What the front door tells: referrals, and the end of the work that followed.

use kith_practice::referral::ContactOutcome;
use kith_vocabulary::codes::{
    Coded, closure_reason::ClosureReason, primary_need::PrimaryNeed, referral_source::ReferralSource,
};

use crate::story::Teller;

/// The lines of the front door.
pub const STORY: Teller = Teller::Plain {
    selects: &[
        "select c.received_at as happened_on, 'contact' as kind, c.source as title,
                coalesce(k.outcome, '') as words, k.person_id, k.family_id, '/contacts/' || c.contact_id as link
           from contact_child k
           join contact c on c.authority_id = k.authority_id and c.contact_id = k.contact_id
          where k.authority_id = ?1 and {whom k}",
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
        "contact" => {
            let from = Coded::<ReferralSource>::read(title).label().to_owned();
            let outcome = words.parse().map_or("Waiting for a decision", ContactOutcome::label);
            (format!("Contact from {from}"), outcome.to_owned())
        }
        "referral" => {
            let from = Coded::<ReferralSource>::read(title).label().to_owned();
            let need = Coded::<PrimaryNeed>::read(&words).label().to_owned();
            let need = if need.is_empty() { need } else { format!("Main need: {need}") };
            (if from.is_empty() { "Referral".to_owned() } else { format!("Referral from {from}") }, need)
        }
        _ => ("Work ended".to_owned(), Coded::<ClosureReason>::read(title).label().to_owned()),
    }
}
