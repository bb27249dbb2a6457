//! Periods of care, worked out from episodes that follow each other without a gap.

use jiff::civil::Date;
use kith_vocabulary::codes::Coded;
use kith_vocabulary::codes::episode_end_reason::EpisodeEndReason;
use kith_vocabulary::codes::episode_reason::EpisodeReason;
use kith_vocabulary::codes::legal_status::LegalStatus;
use kith_vocabulary::codes::placement_type::PlacementType;
use kith_vocabulary::ids::{CareEpisodeId, PlacementId};

/// An episode, as far as its days and its meaning go. A code that the list does not know is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Episode {
    /// Which.
    pub id: CareEpisodeId,
    /// The placement.
    pub placement: PlacementId,
    /// The first day.
    pub from: Date,
    /// The day it ended.
    pub until: Option<Date>,
    /// Why it began.
    pub began: Option<EpisodeReason>,
    /// The law under which the child is looked after.
    pub status: Option<LegalStatus>,
    /// The kind of place.
    pub place: Option<PlacementType>,
    /// Why it ended.
    pub ended: Option<EpisodeEndReason>,
}

impl Episode {
    /// Whether it runs past a day.
    pub fn runs_past(&self, on: Date) -> bool {
        self.from <= on && self.until.is_none_or(|until| until > on)
    }

    /// Whether it is one of a series of short breaks, which is no being looked after for most purposes.
    pub fn is_short_break(&self) -> bool {
        self.status.is_some_and(LegalStatus::is_short_break)
    }
}

/// The value of a code that may be absent or unknown.
pub fn known<L: kith_vocabulary::codes::CodeList>(code: Option<&str>) -> Option<L> {
    Coded::<L>::read(code?).known()
}

/// One time of being looked after: from the day a child came into care to the day they left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// Its episodes, the first first; never none.
    pub episodes: Vec<Episode>,
}

impl Period {
    /// The day the child came into care.
    pub fn from(&self) -> Date {
        self.episodes.first().map_or(Date::MAX, |episode| episode.from)
    }

    /// The day the child left care; nothing while it goes on.
    pub fn until(&self) -> Option<Date> {
        self.episodes.last().and_then(|episode| episode.until)
    }

    /// Why the child left care.
    pub fn ended(&self) -> Option<EpisodeEndReason> {
        self.episodes.last().and_then(|episode| episode.ended)
    }

    /// Whether it goes on past a day.
    pub fn runs_past(&self, on: Date) -> bool {
        self.from() <= on && self.until().is_none_or(|until| until > on)
    }

    /// Whether it is short breaks and nothing else.
    pub fn is_short_break(&self) -> bool {
        self.episodes.iter().all(Episode::is_short_break)
    }

    /// How many placements there were, leaving out times when the child was only away for a while.
    pub fn n_placements(&self) -> usize {
        let mut all: Vec<PlacementId> = self
            .episodes
            .iter()
            .filter(|episode| !episode.place.is_some_and(PlacementType::is_temporary))
            .map(|episode| episode.placement)
            .collect();
        all.sort_unstable();
        all.dedup();
        all.len()
    }
}

/// The periods of care that episodes make, the first first. Episodes belong together when one begins on the day the
/// one before it ends, or before: a file may have them overlap.
pub fn periods(episodes: &[Episode]) -> Vec<Period> {
    let mut all: Vec<Episode> = episodes.to_vec();
    all.sort_by_key(|episode| (episode.from, episode.until.unwrap_or(Date::MAX), episode.id));
    let mut periods: Vec<Period> = Vec::new();
    for episode in all {
        let last = periods.last_mut().filter(|period| {
            let latest = period.episodes.iter().map(|one| one.until.unwrap_or(Date::MAX)).max();
            latest.is_some_and(|latest| latest >= episode.from)
        });
        match last {
            Some(period) => period.episodes.push(episode),
            None => periods.push(Period { episodes: vec![episode] }),
        }
    }
    periods
}

/// The episode that runs past a day.
pub fn episode_on(episodes: &[Episode], on: Date) -> Option<&Episode> {
    episodes.iter().filter(|episode| episode.runs_past(on)).max_by_key(|episode| episode.from)
}

/// How many days of looked-after time lie from one day to another, the first counted and the last not. Short breaks
/// are left out.
pub fn days_looked_after(episodes: &[Episode], from: Date, to: Date) -> i64 {
    let within = |episode: &&Episode| !episode.is_short_break() && episode.from < to;
    let mut spans: Vec<(Date, Date)> = episodes
        .iter()
        .filter(within)
        .map(|episode| (episode.from.max(from), episode.until.unwrap_or(to).min(to)))
        .filter(|(start, end)| start < end)
        .collect();
    spans.sort_unstable();
    let (mut days, mut counted) = (0, from);
    for (start, end) in spans {
        let start = start.max(counted);
        if start < end {
            days += i64::from(start.until(end).map_or(0, |span| span.get_days()));
            counted = end;
        }
    }
    days
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use jiff::civil::date;

    fn id(n: u8) -> String {
        format!("01890a5d-ac96-774b-bcce-b3020000{n:04}")
    }

    /// An episode from one day to another, under section 20, with foster carers.
    pub(crate) fn episode(n: u8, from: Date, until: Option<Date>) -> Episode {
        Episode {
            id: id(n).parse().unwrap(),
            placement: id(n).parse().unwrap(),
            from,
            until,
            began: Some(EpisodeReason::StartedToBeLookedAfter),
            status: Some(LegalStatus::AccommodatedUnderSection20),
            place: Some(PlacementType::FosterOther),
            ended: until.map(|_| EpisodeEndReason::ReturnedHomePlanned),
        }
    }

    fn day(n: i8) -> Date {
        date(2026, 3, n)
    }

    #[test]
    fn episodes_without_a_gap_are_one_period_and_a_day_between_makes_two() {
        let check = |next: Date, expected: usize| {
            let all = [episode(1, day(1), Some(day(10))), episode(2, next, None)];
            assert_eq!(periods(&all).len(), expected, "{next}");
        };
        check(day(9), 1);
        check(day(10), 1);
        check(day(11), 2);
        assert!(periods(&[]).is_empty());
    }

    #[test]
    fn a_period_runs_until_the_day_it_ends() {
        let one = &periods(&[episode(1, day(1), Some(day(5))), episode(2, day(5), Some(day(10)))])[0];
        assert_eq!((one.from(), one.until()), (day(1), Some(day(10))));
        assert!(one.runs_past(day(9)) && !one.runs_past(day(10)));
    }

    #[test]
    fn days_in_care_are_counted_once_and_short_breaks_not() {
        let check = |all: &[Episode], expected: i64| {
            assert_eq!(days_looked_after(all, day(5), day(20)), expected, "{all:?}");
        };
        check(&[episode(1, day(1), None)], 15);
        check(&[episode(1, day(1), Some(day(5)))], 0);
        check(&[episode(1, day(1), Some(day(6)))], 1);
        check(&[episode(1, day(1), Some(day(10))), episode(2, day(8), Some(day(12)))], 7);
        check(&[episode(1, day(20), None)], 0);
        let break_ =
            Episode { status: Some(LegalStatus::ShortBreaksAgreement), ..episode(1, day(6), Some(day(9))) };
        check(&[break_], 0);
    }

    #[test]
    fn a_stay_in_hospital_is_no_placement_of_its_own() {
        let hospital =
            Episode { place: Some(PlacementType::TemporaryInHospital), ..episode(2, day(5), Some(day(7))) };
        let back = Episode { placement: id(1).parse().unwrap(), ..episode(3, day(7), None) };
        let period = &periods(&[episode(1, day(1), Some(day(5))), hospital, back])[0];
        assert_eq!(period.n_placements(), 1);
    }
}
