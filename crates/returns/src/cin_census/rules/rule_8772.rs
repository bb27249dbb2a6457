//! A child's pupil number is said not to be known because nothing more was done, but a referral led to
//! something.
//!
//! Why: UN7 is for children who only have referrals with no further action.
//!
//! What to do: ask the school for the number, or give another reason why it is not known.
//!
//! Source: Children in need census guide, validation rule 8772.

use crate::cin_census::writing::*;

/// Points at the referrals that are not without further action.
pub const RULE: Rule =
    rule("8772").items(&["UPNunknown", "ReferralNFA"]).per_child(something_was_done).examples(&[
        passes("nothing was done", &[identifiers("UPNunknown=UN7"), details("ReferralNFA=true")]),
        finds(
            "something was done",
            &[identifiers("UPNunknown=UN7").found(), details("ReferralNFA=false").found()],
        ),
        boundary_finds(
            "after one of two referrals",
            &[
                identifiers("UPNunknown=UN7").found(),
                details("CINdetailsID=1 ReferralNFA=1"),
                details("CINdetailsID=2 ReferralNFA=0").found(),
            ],
        ),
        boundary_passes("another reason", &[identifiers("UPNunknown=UN6"), details("ReferralNFA=false")]),
    ]);

fn something_was_done(child: &Child, _: &Census, sink: &mut Sink) {
    for identity in child.identifiers.iter().filter(|identity| identity.upn_unknown.is("UN7")) {
        for row in child.details.iter().filter(|row| !is_true(&row.no_further_action)) {
            sink.rows(&[identity, row]);
        }
    }
}
