//! The rows of visits: the visit, each child's part in it, who else was there, and the actions that come of it.

use jiff::civil::{Date, Time};
use kith_practice::visit::{Mode, Place, Purpose, Seen, VisitState};
use kith_vocabulary::ids::{
    ActionItemId, FamilyId, PersonId, VisitChildId, VisitId, VisitPresentId, WorkerId,
};

use crate::record;

record! {
    /// A visit to one or more children of a family.
    Visit in visit, key visit_id: VisitId, about (family_id, none) {
        /// The family.
        family_id: FamilyId,
        /// How far it has come.
        state: VisitState,
        /// What it is for.
        purpose: Purpose,
        /// The day it is or was planned for.
        planned_on: Option<Date>,
        /// The time it is or was planned for, in London.
        planned_at: Option<Time>,
        /// The day it happened.
        happened_on: Option<Date>,
        /// The time it began, in London.
        happened_at: Option<Time>,
        /// How it was held.
        mode: Mode,
        /// Where.
        place: Place,
        /// How long it took.
        minutes: Option<i64>,
        /// How long the way there and back took.
        travel_minutes: Option<i64>,
        /// Who visits.
        worker_id: WorkerId,
        /// What every child's record shares of it.
        narrative: String,
        /// Why it did not happen.
        not_held_because: Option<String>,
    }
}

record! {
    /// What a visit found of one child.
    VisitChild in visit_child, key visit_child_id: VisitChildId, about (family_id, person_id) {
        /// The visit.
        visit_id: VisitId,
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// Whether the child was seen; blank while the visit is planned.
        seen: Option<Seen>,
        /// Where the child was seen, if not where the visit was.
        where_seen: Option<String>,
        /// What the child said, in their own words.
        own_words: Option<String>,
        /// What it means for this child.
        meaning: Option<String>,
    }
}

record! {
    /// Someone besides the children who was there.
    VisitPresent in visit_present, key visit_present_id: VisitPresentId, about (family_id, none) {
        /// The visit.
        visit_id: VisitId,
        /// The family.
        family_id: FamilyId,
        /// A member of the family.
        person_id: Option<PersonId>,
        /// Somebody else, by name and part.
        name: Option<String>,
    }
}

record! {
    /// Something to be done, by whom and when.
    ActionItem in action_item, key action_item_id: ActionItemId, about (family_id, child_id) {
        /// The family.
        family_id: FamilyId,
        /// The visit it came of.
        visit_id: Option<VisitId>,
        /// What is to be done.
        what: String,
        /// The worker who does it.
        worker_id: Option<WorkerId>,
        /// The member of the family who does it.
        person_id: Option<PersonId>,
        /// By when.
        due_on: Option<Date>,
        /// When it was done.
        done_on: Option<Date>,
        /// What came of it.
        outcome: Option<String>,
        /// The child whom it is about, where it is about one and not about all.
        child_id: Option<PersonId>,
    }
}

/// When somebody was last seen at a visit, whichever of their records the visit names: `$person` is a column.
///
/// The state stands in the answer, because SQLite would gather every visit that happened for a condition on it.
#[macro_export]
macro_rules! last_seen {
    ($person:literal) => {
        concat!(
            "(select max(case when seen.state = 'done' then seen.happened_on end)
                from (select v.state, v.happened_on
                        from person mine
                        join visit_child s on s.authority_id = mine.authority_id
                             and s.person_id = coalesce(mine.merged_into_id, mine.person_id)
                        join visit v on v.authority_id = s.authority_id and v.visit_id = s.visit_id
                       where mine.authority_id = ?1 and mine.person_id = ",
            $person,
            "           and s.seen in ('alone', 'with others')
                       union all
                      select v.state, v.happened_on
                        from person mine
                        join person same on same.authority_id = mine.authority_id
                             and same.merged_into_id = coalesce(mine.merged_into_id, mine.person_id)
                        join visit_child s on s.authority_id = same.authority_id and s.person_id = same.person_id
                        join visit v on v.authority_id = s.authority_id and v.visit_id = s.visit_id
                       where mine.authority_id = ?1 and mine.person_id = ",
            $person,
            "           and s.seen in ('alone', 'with others')) seen)"
        )
    };
}
