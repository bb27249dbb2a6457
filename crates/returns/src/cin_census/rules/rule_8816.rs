//! A case is open although the child was referred again since.
//!
//! Why: a child is in need once at a time, so an open case is the child's latest.
//!
//! What to do: close the earlier case, or join the two.
//!
//! Source: Children in need census guide, validation rule 8816.

use crate::cin_census::writing::*;

/// Open cases other than those with no further action. Points at the case and at the latest referral.
pub const RULE: Rule =
    rule("8816").items(&["CINreferralDate"]).per_child(is_open_and_not_latest).examples(&[
        passes(
            "the latest is open",
            &[
                details(
                    "CINdetailsID=1 CINreferralDate=2025-05-26 CINclosureDate=2025-06-26 ReferralNFA=false",
                ),
                details("CINdetailsID=2 CINreferralDate=2025-10-26 ReferralNFA=false"),
            ],
        ),
        finds(
            "the first is open",
            &[
                details("CINdetailsID=1 CINreferralDate=2025-05-26 ReferralNFA=false").found(),
                details("CINdetailsID=2 CINreferralDate=2025-10-26 CINclosureDate=2025-11-26 ReferralNFA=0")
                    .found(),
            ],
        ),
        boundary_finds(
            "both of the same day",
            &[
                details("CINdetailsID=1 CINreferralDate=2025-05-26 ReferralNFA=0").found(),
                details("CINdetailsID=2 CINreferralDate=2025-05-26 ReferralNFA=0").found(),
            ],
        ),
        boundary_passes(
            "the first led to nothing",
            &[
                details("CINdetailsID=1 CINreferralDate=2025-05-26 ReferralNFA=true"),
                details("CINdetailsID=2 CINreferralDate=2025-10-26 ReferralNFA=false"),
            ],
        ),
    ]);

fn is_open_and_not_latest(child: &Child, _: &Census, sink: &mut Sink) {
    let latest = child.details.iter().rev().max_by_key(|row| row.referral_date.known());
    for (at, row) in child.details.iter().enumerate() {
        let is_open = row.closure_date.is_blank() && is_false(&row.no_further_action);
        let others = child.details.iter().enumerate().filter(|(other_at, _)| *other_at != at);
        let mut since = others.filter(|(_, other)| other.referral_date.is_on_or_after(&row.referral_date));
        if let Some(latest) = latest.filter(|_| is_open && since.next().is_some()) {
            sink.rows(&[row, latest]);
        }
    }
}
