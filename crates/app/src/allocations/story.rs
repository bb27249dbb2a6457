//! What allocations tell: who began to work with a child.

use kith_practice::family::AllocationRole;

use crate::story::Teller;

/// The lines of allocations.
pub const STORY: Teller = Teller::Plain {
    selects: &["select starts_on as happened_on, 'allocation' as kind, role as title,
                coalesce((select w.name from worker w
                           where w.authority_id = allocation.authority_id
                             and w.worker_id = allocation.worker_id), '') as words,
                person_id, family_id, null as link
           from allocation where authority_id = ?1 and {whom}"],
    worded: |_, role, worker| {
        let role = role.parse().map_or("Worker", AllocationRole::label);
        (format!("{role}: {worker}"), String::new())
    },
};
