//! The authority is not in touch with a care leaver.
//!
//! Why: a young person nobody hears from gets no help.
//!
//! What to do: try again to reach the young person, and record what was tried.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 9.

use crate::annex_a::writing::*;

/// Also when nothing is said about it.
pub const RULE: Rule =
    rule("A901").query().items(&["LA in Touch"]).per_care_leaver(is_out_of_touch).examples(&[
        passes("in touch", &[care_leaver("LA in Touch=a) Yes;")]),
        finds("not in touch", &[care_leaver("LA in Touch=b) No;").found()]),
        boundary_finds("nothing said", &[care_leaver("Age=19;").found()]),
        boundary_passes("the young person refused", &[care_leaver("LA in Touch=d) Refu;")]),
    ]);

fn is_out_of_touch(row: &CareLeaver, _: Extract) -> bool {
    says_no(&row.in_touch) || says_nothing(&row.in_touch)
}
