//! What plans tell: each version, with why there is one and what was said.

use kith_practice::plan::{Occasion, PlanKind};

use crate::story::Teller;

/// The lines of plans.
pub const STORY: Teller = Teller::Plain {
    selects: &["select v.made_on as happened_on, v.occasion as kind, p.kind as title, coalesce(v.told, '') as words,
                c.person_id, c.family_id, '/plans/' || v.plan_id || '?version=' || cast(v.number as text) as link
           from plan_child c
           join plan_version v on v.authority_id = c.authority_id and v.plan_version_id = c.plan_version_id
           join plan p on p.authority_id = v.authority_id and p.plan_id = v.plan_id
          where c.authority_id = ?1 and {whom c}"],
    worded,
};

fn worded(kind: &str, title: &str, words: String) -> (String, String) {
    let plan = title.parse().map_or("Plan", PlanKind::label);
    let done = match kind.parse() {
        Ok(Occasion::Changed) => "changed",
        Ok(Occasion::Reviewed) => "reviewed",
        _ => "made",
    };
    (format!("{plan} {done}"), words)
}
