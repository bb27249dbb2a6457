//! Children in need: their plans, how they begin, step up, step down and end (Children Act 1989, s. 17).

use jiff::civil::Date;

use crate::protection::next::{WhyNot, may_work};
use crate::protection::way::Way;
use crate::words;

words! {
    /// Why a plan for a child in need ended.
    NeedEnd {
        /// A protection plan took its place.
        ProtectionPlan "stepped up to protection" "Stepped up: a child protection plan took its place",
        /// The child is looked after.
        LookedAfter "looked after" "Stepped up: the child is looked after",
        /// Early help or universal services go on.
        SteppedDown "stepped down" "Stepped down to early help",
        /// No longer in need.
        NoLongerInNeed "no longer in need" "No longer in need of a plan",
        /// The family does not want it, and nothing allows more.
        Declined "declined" "The family does not agree to go on, and no threshold for more is met",
        /// Another authority.
        Moved "moved" "Moved to another authority",
        /// 18.
        Adult "adult" "Reached 18",
        /// The child died.
        Died "died" "Died",
    }
}

impl NeedEnd {
    /// What a worker may choose; a protection plan ends the other by itself.
    pub const BY_WORKER: [NeedEnd; 7] = [
        NeedEnd::SteppedDown,
        NeedEnd::NoLongerInNeed,
        NeedEnd::LookedAfter,
        NeedEnd::Declined,
        NeedEnd::Moved,
        NeedEnd::Adult,
        NeedEnd::Died,
    ];
}

/// Whether a plan for a child in need may begin on a day. A child has one plan at a time, of one kind.
pub fn may_begin(way: &Way, on: Date, today: Date) -> Result<(), WhyNot> {
    if on > today {
        return Err(WhyNot::InTheFuture);
    }
    may_work(way, on)?;
    if let Some(plan) = way.plans.iter().find(|plan| plan.span.until.is_none_or(|until| until > on)) {
        return Err(WhyNot::OnPlan(plan.span.from));
    }
    let other = way.needs.iter().find(|need| need.until.is_none_or(|until| until > on));
    other.map_or(Ok(()), |need| Err(WhyNot::InNeed(need.from)))
}

/// Whether the plan for a child in need that runs may end on a day.
pub fn may_end(way: &Way, on: Date, today: Date) -> Result<(), WhyNot> {
    if on > today {
        return Err(WhyNot::InTheFuture);
    }
    way.need(on).map(|_| ()).ok_or(WhyNot::NotInNeed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protection::way::{Planned, Span};
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 25);

    fn way() -> Way {
        let mut way = Way::new("2016-03-01".parse().unwrap());
        way.referrals = vec![Span { from: date(2026, 3, 2), until: None }];
        way
    }

    #[test]
    fn a_child_has_one_plan_at_a_time_and_the_next_may_begin_on_the_day_the_other_ends() {
        let check = |way: &Way, on, expected| assert_eq!(may_begin(way, on, TODAY), expected, "{way:?} {on}");
        check(&way(), date(2026, 3, 1), Err(WhyNot::NoReferral));
        check(&way(), date(2026, 3, 2), Ok(()));
        check(&way(), date(2026, 11, 26), Err(WhyNot::InTheFuture));
        let (from, until) = (date(2026, 4, 1), Some(date(2026, 9, 1)));
        let in_need = Way { needs: vec![Span { from, until }], ..way() };
        check(&in_need, date(2026, 8, 31), Err(WhyNot::InNeed(from)));
        check(&in_need, date(2026, 9, 1), Ok(()));
        let on_plan = Way { plans: vec![Planned { span: Span { from, until }, reviews: vec![] }], ..way() };
        check(&on_plan, date(2026, 8, 31), Err(WhyNot::OnPlan(from)));
        check(&on_plan, date(2026, 9, 1), Ok(()));
    }

    #[test]
    fn a_plan_ends_once_it_has_begun() {
        let check = |way: &Way, on, expected| assert_eq!(may_end(way, on, TODAY), expected, "{on}");
        let from = date(2026, 4, 1);
        let in_need = Way { needs: vec![Span { from, until: None }], ..way() };
        check(&way(), from, Err(WhyNot::NotInNeed));
        check(&in_need, date(2026, 3, 31), Err(WhyNot::NotInNeed));
        check(&in_need, from, Ok(()));
        check(&in_need, TODAY, Ok(()));
        check(&in_need, date(2026, 11, 26), Err(WhyNot::InTheFuture));
    }
}
