//! What may come next for a child looked after, and why something may not.

use jiff::civil::Date;
use kith_vocabulary::calendar::birthday;
use kith_vocabulary::codes::episode_end_reason::EpisodeEndReason;
use kith_vocabulary::codes::episode_reason::EpisodeReason;
use kith_vocabulary::codes::legal_status::LegalStatus;
use kith_vocabulary::codes::placement_type::PlacementType;

pub use super::why_not::WhyNot;

use super::period::{Episode, episode_on};
use super::{Ground, ground_of};
use crate::protection::next::may_work;
use crate::protection::way::Way;

/// How far a child's care has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CareWay {
    /// Birth, death and referrals: whether there may be work with the child at all.
    pub way: Way,
    /// The episodes, the first first.
    pub episodes: Vec<Episode>,
    /// The days on which the authority applied to court.
    pub applications: Vec<Date>,
}

/// On what a legal status rests: which, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lawful {
    /// The legal status.
    pub status: LegalStatus,
    /// The day of the agreement or order.
    pub on: Date,
}

impl CareWay {
    /// The 18th birthday, where the day of birth is known.
    pub fn adult_on(&self) -> Option<Date> {
        self.way.birth.born_on().map(|born| birthday(born, 18))
    }
}

/// Whether a child may come into care on a day, by this law.
pub fn may_come_in(way: &CareWay, on: Date, lawful: Lawful, today: Date) -> Result<(), WhyNot> {
    may_begin(way, on, today)?;
    may_rest_on(way, on, lawful)
}

/// Whether a child may come into care on a day at all, whatever the law it would rest on.
pub fn may_begin(way: &CareWay, on: Date, today: Date) -> Result<(), WhyNot> {
    if on > today {
        return Err(WhyNot::InTheFuture);
    }
    if way.way.birth.expected_on().is_some() {
        return Err(WhyNot::NotBorn);
    }
    may_work(&way.way, on).map_err(WhyNot::Work)?;
    if let Some(episode) = episode_on(&way.episodes, on) {
        return Err(WhyNot::InCare(episode.from));
    }
    if way.episodes.iter().any(|episode| episode.until == Some(on)) {
        return Err(WhyNot::EndedThatDay);
    }
    let later = way.episodes.iter().map(|episode| episode.from).filter(|from| *from > on).min();
    later.map_or(Ok(()), |from| Err(WhyNot::CameLater(from)))
}

/// Whether the legal status may hold on a day: its ground is there by then, and an order follows an application.
pub fn may_rest_on(way: &CareWay, on: Date, lawful: Lawful) -> Result<(), WhyNot> {
    if lawful.status == LegalStatus::FreeingOrder {
        return Err(WhyNot::NoFreeing);
    }
    if lawful.on > on {
        return Err(WhyNot::LawLater(lawful.on));
    }
    let needs_application = ground_of(lawful.status) == Ground::CourtOrder;
    if needs_application && !way.applications.iter().any(|applied| *applied <= lawful.on) {
        return Err(WhyNot::NoApplication);
    }
    Ok(())
}

/// The episode that goes on, where another may follow it on a day.
pub fn may_move_on(way: &CareWay, on: Date, today: Date) -> Result<Episode, WhyNot> {
    if on > today {
        return Err(WhyNot::InTheFuture);
    }
    let Some(open) = way.episodes.iter().find(|episode| episode.until.is_none()) else {
        return Err(WhyNot::NotInCare);
    };
    if open.from >= on {
        return Err(WhyNot::BeganLater(open.from));
    }
    Ok(*open)
}

/// The episode that a new one would follow, where legal status or placement change on a day.
pub fn may_change(way: &CareWay, on: Date, today: Date) -> Result<Episode, WhyNot> {
    let open = may_move_on(way, on, today)?;
    match way.adult_on().filter(|adult| *adult <= on) {
        Some(adult) => Err(WhyNot::CareEnds(adult)),
        None => Ok(open),
    }
}

/// What became another by an episode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// The legal status.
    pub status: bool,
    /// The placement.
    pub placement: bool,
    /// Who cares for the child.
    pub carer: bool,
}

/// Why a new episode begins, from what became another.
pub fn reason_of(changed: Changed) -> Result<EpisodeReason, WhyNot> {
    match (changed.status, changed.placement, changed.carer) {
        (false, false, _) => Err(WhyNot::NothingChanged),
        (true, false, _) => Ok(EpisodeReason::LegalStatus),
        (false, true, true) => Ok(EpisodeReason::PlacementAndCarer),
        (false, true, false) => Ok(EpisodeReason::PlacementSameCarer),
        (true, true, false) => Ok(EpisodeReason::LegalStatusAndPlacementSameCarer),
        (true, true, true) => Ok(EpisodeReason::LegalStatusPlacementAndCarer),
    }
}

/// The episode that ends, where a child may leave care on a day for this reason.
pub fn may_leave(way: &CareWay, on: Date, why: EpisodeEndReason, today: Date) -> Result<Episode, WhyNot> {
    let open = may_move_on(way, on, today)?;
    if let Some(adult) = way.adult_on() {
        if on > adult {
            return Err(WhyNot::CareEnds(adult));
        }
        if why == EpisodeEndReason::StayedWithCarersAt18 && on < adult {
            return Err(WhyNot::NotAdult(adult));
        }
    }
    if why.is_adoption() && !open.place.is_some_and(PlacementType::is_adoption) {
        return Err(WhyNot::NotPlacedForAdoption);
    }
    Ok(open)
}

#[cfg(test)]
mod tests {
    use super::super::period::tests::episode;
    use super::*;
    use crate::protection::way::Span;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 25);

    fn way(episodes: &[Episode]) -> CareWay {
        let mut way = Way::new("2012-03-01".parse().unwrap());
        way.referrals = vec![Span { from: date(2026, 1, 5), until: None }];
        CareWay { way, episodes: episodes.to_vec(), applications: vec![] }
    }

    fn lawful(status: LegalStatus, on: Date) -> Lawful {
        Lawful { status, on }
    }

    #[test]
    fn a_child_comes_into_care_once_at_a_time_and_with_a_referral() {
        let check = |episodes: &[Episode], on: Date, expected| {
            assert_eq!(may_begin(&way(episodes), on, TODAY), expected, "{on} {episodes:?}");
        };
        let day = date(2026, 3, 10);
        check(&[], date(2026, 1, 4), Err(WhyNot::Work(crate::protection::next::WhyNot::NoReferral)));
        check(&[], date(2026, 1, 5), Ok(()));
        check(&[], TODAY, Ok(()));
        check(&[], date(2026, 11, 26), Err(WhyNot::InTheFuture));
        let ended = episode(1, day, Some(date(2026, 4, 1)));
        check(&[ended], date(2026, 3, 9), Err(WhyNot::CameLater(day)));
        check(&[ended], day, Err(WhyNot::InCare(day)));
        check(&[ended], date(2026, 3, 31), Err(WhyNot::InCare(day)));
        check(&[ended], date(2026, 4, 1), Err(WhyNot::EndedThatDay));
        check(&[ended], date(2026, 4, 2), Ok(()));
        check(&[episode(1, day, None)], TODAY, Err(WhyNot::InCare(day)));
    }

    #[test]
    fn nobody_is_looked_after_before_birth_or_from_18() {
        let with = |birth: &str| {
            let mut way = way(&[]);
            way.way.birth = birth.parse().unwrap();
            may_begin(&way, TODAY, TODAY)
        };
        assert_eq!(with("expected 2026-12-24"), Err(WhyNot::NotBorn));
        assert_eq!(with("2008-11-26"), Ok(()));
        assert!(matches!(with("2008-11-25"), Err(WhyNot::Work(_))));
    }

    #[test]
    fn an_order_follows_an_application_and_agreement_comes_before_the_child_does() {
        let check =
            |applied: Option<Date>, status: LegalStatus, agreed: Date, expected: Result<(), WhyNot>| {
                let mut way = way(&[]);
                way.applications = applied.into_iter().collect();
                let found = may_come_in(&way, date(2026, 3, 10), lawful(status, agreed), TODAY);
                assert_eq!(found, expected, "{applied:?} {status} {agreed}");
            };
        use LegalStatus as L;
        let (day, later) = (date(2026, 3, 10), date(2026, 3, 11));
        check(None, L::AccommodatedUnderSection20, day, Ok(()));
        check(None, L::AccommodatedUnderSection20, later, Err(WhyNot::LawLater(later)));
        check(None, L::InterimCareOrder, day, Err(WhyNot::NoApplication));
        check(Some(later), L::InterimCareOrder, day, Err(WhyNot::NoApplication));
        check(Some(day), L::InterimCareOrder, day, Ok(()));
        check(None, L::EmergencyProtectionOrder, day, Ok(()));
        check(None, L::PoliceProtection, day, Ok(()));
        check(None, L::Remanded, day, Ok(()));
        check(Some(day), L::FreeingOrder, day, Err(WhyNot::NoFreeing));
    }

    #[test]
    fn a_new_episode_follows_the_one_that_goes_on_by_a_day_at_least() {
        let from = date(2026, 3, 10);
        let check = |episodes: &[Episode], on: Date, expected: Result<Date, WhyNot>| {
            let found = may_change(&way(episodes), on, TODAY).map(|open| open.from);
            assert_eq!(found, expected, "{on}");
        };
        check(&[], TODAY, Err(WhyNot::NotInCare));
        check(&[episode(1, from, Some(TODAY))], TODAY, Err(WhyNot::NotInCare));
        check(&[episode(1, from, None)], from, Err(WhyNot::BeganLater(from)));
        check(&[episode(1, from, None)], date(2026, 3, 11), Ok(from));
        check(&[episode(1, from, None)], date(2026, 11, 26), Err(WhyNot::InTheFuture));
    }

    #[test]
    fn the_reason_follows_from_what_became_another() {
        let check = |status, placement, carer, code: Result<&str, WhyNot>| {
            let found = reason_of(Changed { status, placement, carer }).map(EpisodeReason::code);
            assert_eq!(found, code, "{status} {placement} {carer}");
        };
        check(false, false, false, Err(WhyNot::NothingChanged));
        check(false, false, true, Err(WhyNot::NothingChanged));
        check(true, false, false, Ok("L"));
        check(false, true, true, Ok("P"));
        check(false, true, false, Ok("T"));
        check(true, true, false, Ok("U"));
        check(true, true, true, Ok("B"));
    }

    #[test]
    fn care_ends_by_the_18th_birthday_and_adoption_follows_a_placement_for_it() {
        let mut grown = way(&[episode(1, date(2026, 3, 10), None)]);
        grown.way.birth = "2008-11-20".parse().unwrap();
        let adult = date(2026, 11, 20);
        let check = |way: &CareWay, on: Date, why: EpisodeEndReason, expected: Result<(), WhyNot>| {
            assert_eq!(may_leave(way, on, why, TODAY).map(|_| ()), expected, "{on} {why}");
        };
        use EpisodeEndReason as E;
        check(&grown, date(2026, 11, 19), E::StayedWithCarersAt18, Err(WhyNot::NotAdult(adult)));
        check(&grown, adult, E::StayedWithCarersAt18, Ok(()));
        check(&grown, date(2026, 11, 21), E::IndependentWithSupport, Err(WhyNot::CareEnds(adult)));
        check(&grown, date(2026, 11, 19), E::ReturnedHomePlanned, Ok(()));
        check(&grown, date(2026, 11, 19), E::AdoptedUnopposed, Err(WhyNot::NotPlacedForAdoption));
        let placed = Episode {
            place: Some(PlacementType::AdoptionByOrderNewCarer),
            ..episode(1, date(2026, 3, 10), None)
        };
        check(&way(&[placed]), TODAY, E::AdoptedUnopposed, Ok(()));
        assert_eq!(may_change(&grown, adult, TODAY), Err(WhyNot::CareEnds(adult)));
    }
}
