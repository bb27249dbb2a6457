//! A child has more than one open referral that led to something.
//!
//! Why: a child is in need once at a time; two open referrals count the child twice.
//!
//! What to do: close the referral that has ended, or join the two.
//!
//! Source: Children in need census guide, validation rule 8815.

use crate::cin_census::writing::*;

/// Open referrals of one child, other than those with no further action.
pub const RULE: Rule =
    rule("8815").items(&["CINclosureDate"]).per_child(has_several_open_referrals).examples(&[
        passes("one open", &[details("CINdetailsID=1 ReferralNFA=false")]),
        finds(
            "two open",
            &[
                details("CINdetailsID=1 ReferralNFA=false").found(),
                details("CINdetailsID=2 ReferralNFA=0").found(),
            ],
        ),
        boundary_passes(
            "the other led to nothing",
            &[details("CINdetailsID=1 ReferralNFA=false"), details("CINdetailsID=2 ReferralNFA=true")],
        ),
        boundary_passes(
            "the other is another child's",
            &[details("LAchildID=1 ReferralNFA=false"), details("LAchildID=2 ReferralNFA=false")],
        ),
    ]);

fn has_several_open_referrals(child: &Child, _: &Census, sink: &mut Sink) {
    let is_open = |row: &&CinDetails| row.closure_date.is_blank() && is_false(&row.no_further_action);
    let open: Vec<&CinDetails> = child.details.iter().filter(is_open).collect();
    if open.len() > 1 {
        open.into_iter().for_each(|row| sink.row(row));
    }
}
