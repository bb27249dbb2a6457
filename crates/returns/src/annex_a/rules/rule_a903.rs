//! A care leaver lives in unsuitable accommodation, or nothing is said about it.
//!
//! Why: where a young person lives decides much of how the rest goes.
//!
//! What to do: be ready to say what is being done; if the place is suitable, record it.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 9.

use crate::annex_a::writing::*;

/// Looks at each care leaver.
pub const RULE: Rule = rule("A903")
    .query()
    .items(&["Type of Accommodation", "Suitability of Accommodation"])
    .per_care_leaver(is_unsuitable)
    .examples(&[
        passes("suitable", &[care_leaver("Suitability of Accommodation=a) Suitable;")]),
        finds("unsuitable", &[care_leaver("Suitability of Accommodation=b) Unsuitable;").found()]),
        boundary_finds("nothing said", &[care_leaver("Type of Accommodation=B: Parents/relatives;").found()]),
    ]);

fn is_unsuitable(row: &CareLeaver, _: Extract) -> bool {
    row.suitability.as_str().to_lowercase().contains("unsuitable") || says_nothing(&row.suitability)
}
