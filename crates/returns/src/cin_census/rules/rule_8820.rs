//! A child was referred while another case of the child was open.
//!
//! Why: a child is in need once at a time; overlapping cases count the child twice.
//!
//! What to do: correct the dates, or join the cases. One case may close on the day the next is referred.
//!
//! Source: Children in need census guide, validation rule 8820.

use crate::cin_census::writing::*;

/// An open case that led to something runs to the reference date.
pub const RULE: Rule = rule("8820")
    .items(&["CINreferralDate", "CINclosureDate"])
    .per_child(is_referred_within_another)
    .examples(&[
        passes(
            "one after the other",
            &[
                details("CINdetailsID=1 CINreferralDate=2025-05-26 CINclosureDate=2025-06-26"),
                details("CINdetailsID=2 CINreferralDate=2025-07-26"),
            ],
        ),
        finds(
            "within",
            &[
                details("CINdetailsID=1 CINreferralDate=2025-05-26 CINclosureDate=2025-08-26").found(),
                details("CINdetailsID=2 CINreferralDate=2025-07-26").found(),
            ],
        ),
        finds(
            "the first is open",
            &[
                details("CINdetailsID=1 CINreferralDate=2025-05-26 ReferralNFA=false").found(),
                details("CINdetailsID=2 CINreferralDate=2025-07-26 ReferralNFA=true").found(),
            ],
        ),
        boundary_passes(
            "the day the first closes",
            &[
                details("CINdetailsID=1 CINreferralDate=2025-05-26 CINclosureDate=2025-07-26"),
                details("CINdetailsID=2 CINreferralDate=2025-07-26"),
            ],
        ),
        boundary_passes(
            "the first led to nothing",
            &[
                details("CINdetailsID=1 CINreferralDate=2025-05-26 ReferralNFA=true"),
                details("CINdetailsID=2 CINreferralDate=2025-07-26 ReferralNFA=false"),
            ],
        ),
        boundary_finds(
            "both on one day",
            &[
                details("CINdetailsID=1 CINreferralDate=2025-05-26 CINclosureDate=2025-06-26").found(),
                details("CINdetailsID=2 CINreferralDate=2025-05-26 CINclosureDate=2025-06-26").found(),
            ],
        ),
        boundary_passes(
            "a closure that is not a date",
            &[
                details("CINdetailsID=1 CINreferralDate=2025-05-26 CINclosureDate=soon ReferralNFA=false"),
                details("CINdetailsID=2 CINreferralDate=2025-07-26 ReferralNFA=false"),
            ],
        ),
    ]);

fn is_referred_within_another(child: &Child, census: &Census, sink: &mut Sink) {
    for (at, row) in child.details.iter().enumerate() {
        for (_, other) in child.details.iter().enumerate().filter(|(other_at, _)| *other_at != at) {
            let date = &row.referral_date;
            let stays_open = other.closure_date.is_blank() && is_false(&other.no_further_action);
            let runs_on = date.is_before(&other.closure_date) || (stays_open && date.is_before(census.end));
            if date.is_on_or_after(&other.referral_date) && runs_on {
                sink.cells(&[
                    (row, "CINreferralDate"),
                    (other, "CINreferralDate"),
                    (other, "CINclosureDate"),
                ]);
            }
        }
    }
}
