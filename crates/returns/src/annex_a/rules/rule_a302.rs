//! A referral that led to something is followed by nothing in the lists.
//!
//! Why: a child who was referred and is in no other list may have been forgotten.
//!
//! What to do: find out what was done, and record the assessment or that there was no further action.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 3.

use crate::annex_a::writing::*;

/// Looks for the child among assessments, enquiries, children in need, plans and children looked after. A referral
/// may wait a working day for a decision.
pub const RULE: Rule = rule("A302")
    .query()
    .items(&["Date of Referral", "Referral NFA?"])
    .per_child(is_followed_by_nothing)
    .examples(&[
        passes(
            "an assessment",
            &[referral("Date of Referral=2026-05-26; Referral NFA?=b) No;"), assessment("Age=11;")],
        ),
        finds("nothing", &[referral("Date of Referral=2026-05-26; Referral NFA?=b) No;").found()]),
        boundary_passes(
            "no further action",
            &[referral("Date of Referral=2026-05-26; Referral NFA?=a) Yes;")],
        ),
        boundary_passes("the day before", &[referral("Date of Referral=2026-06-29; Referral NFA?=No;")]),
        boundary_finds(
            "the working day before that",
            &[referral("Date of Referral=2026-06-26; Referral NFA?=No;").found()],
        ),
    ]);

fn is_followed_by_nothing(child: &Child, extract: Extract, sink: &mut Sink) {
    let followed = !child.assessments.is_empty()
        || !child.enquiries.is_empty()
        || !child.in_need.is_empty()
        || !child.protection.is_empty()
        || !child.looked_after.is_empty();
    let decided_by = kith_vocabulary::calendar::working_days_between;
    for row in child.referrals.iter().filter(|row| !followed && says_no(&row.no_further_action)) {
        if row.referral_date.known().is_some_and(|date| decided_by(date, extract.on) > 1) {
            sink.row(row);
        }
    }
}
