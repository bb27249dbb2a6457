//! The way of a family's children through the service, as days: referral, assessment, plans, closing.
//!
//! Days follow practice's order and timescales, and now and then miss one. What is planned past today has not
//! happened.

use jiff::civil::{Date, date};
use kith_vocabulary::calendar::{add_working_days, next_working_day_on_or_after};
use kith_vocabulary::codes::closure_reason::ClosureReason;

use crate::demo::chance::{Chance, days_after, days_between};

/// How far the work went, or has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Path {
    /// Ended at the referral.
    NoFurtherAction,
    /// Assessed, and no plan.
    Assessed,
    /// A plan for children in need.
    Need,
    /// A protection plan, and a plan for children in need after it.
    Protection,
}

/// Whether the work is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// It ended.
    Closed,
    /// It goes on today.
    Open,
}

/// The days of an enquiry.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EnquiryDays {
    pub(crate) started: Date,
    pub(crate) due: Date,
    /// The day of the conference, or none when none was needed.
    pub(crate) conference: Option<Date>,
}

/// The days of a protection plan.
#[derive(Debug, Clone)]
pub(crate) struct ProtectionDays {
    pub(crate) started: Date,
    pub(crate) reviews: Vec<Date>,
    pub(crate) ended: Option<Date>,
}

/// One time that the family was with the service.
#[derive(Debug, Clone)]
pub(crate) struct Episode {
    pub(crate) path: Path,
    pub(crate) referred: Date,
    pub(crate) assessed: Option<Date>,
    pub(crate) authorised: Option<Date>,
    pub(crate) need: Option<(Date, Option<Date>)>,
    pub(crate) enquiry: Option<EnquiryDays>,
    pub(crate) protection: Option<ProtectionDays>,
    pub(crate) closed: Option<Date>,
    pub(crate) reason: Option<ClosureReason>,
}

impl Episode {
    /// The last day of the work; today, while it goes on.
    pub(crate) fn until(&self, today: Date) -> Date {
        match self.path {
            Path::NoFurtherAction => self.referred,
            _ => self.closed.unwrap_or(today),
        }
    }

    /// The day on which the work passed from assessment to a plan.
    pub(crate) fn handed_over(&self) -> Option<Date> {
        let protection = self.protection.as_ref().map(|plan| plan.started);
        protection.or(self.need.map(|(started, _)| started))
    }

    /// Whether the work goes on.
    pub(crate) fn is_open(&self) -> bool {
        self.path != Path::NoFurtherAction && self.closed.is_none()
    }
}

/// The times that a family was with the service, first to last; the last as asked.
pub(crate) fn episodes(
    chance: &mut Chance,
    path: Path,
    ending: Ending,
    today: Date,
    earliest: Date,
) -> Vec<Episode> {
    let last = match ending {
        Ending::Open => open(chance, path, today),
        Ending::Closed => closed_between(chance, path, earliest, days_after(today, -3)),
    };
    let earlier = match ending {
        Ending::Open => chance.weighted(&[(42, 0), (40, 1), (18, 2)]),
        Ending::Closed => chance.weighted(&[(62, 0), (29, 1), (9, 2)]),
    };
    let mut all = vec![last];
    for _ in 0..earlier {
        let next = all[all.len() - 1].referred;
        let (from, to) = (days_after(next, -1100).max(earliest), days_after(next, -45));
        if days_between(from, to) < 120 {
            break;
        }
        let path = chance.weighted(&[
            (25, Path::NoFurtherAction),
            (40, Path::Assessed),
            (28, Path::Need),
            (7, Path::Protection),
        ]);
        all.push(closed_between(chance, path, from, to));
    }
    all.reverse();
    all
}

/// An episode that goes on today.
fn open(chance: &mut Chance, path: Path, today: Date) -> Episode {
    let ago = match path {
        Path::NoFurtherAction | Path::Assessed => chance.between(2, 66),
        Path::Need => chance.between(95, 420),
        Path::Protection => chance.between(60, 520),
    };
    let referred = referral_day(chance, days_after(today, -ago));
    let mut episode = from_referral(chance, path, referred);
    episode.closed = None;
    episode.reason = None;
    let authorised_in_time = episode.authorised.filter(|day| *day <= today && path != Path::Assessed);
    episode.authorised = authorised_in_time;
    if let Some(plan) = &mut episode.protection {
        plan.reviews.retain(|day| *day <= today);
        // After a second review a plan may have ended, and the work goes on as help for children in need.
        plan.ended = plan.reviews.get(1).copied().filter(|_| chance.happens(40));
        if let Some(ended) = plan.ended {
            plan.reviews.truncate(2);
            episode.need = Some((days_after(ended, 1).min(today), None));
        } else {
            episode.need = None;
        }
    } else if let Some((started, _)) = episode.need {
        episode.need = Some((started, None));
    }
    if let Some(enquiry) = &mut episode.enquiry {
        enquiry.conference = enquiry.conference.filter(|day| *day <= today);
    }
    episode
}

/// An episode that began and ended within these days.
fn closed_between(chance: &mut Chance, path: Path, from: Date, to: Date) -> Episode {
    for attempt in 0..8 {
        let latest = days_after(to, -20);
        let day = chance.day(from, latest.max(from));
        let shorter = if attempt < 4 { path } else { Path::Assessed };
        let referred = referral_day(chance, day);
        let episode = from_referral(chance, shorter, referred);
        if episode.closed.is_none_or(|closed| closed <= to) && episode.referred <= to {
            return episode;
        }
    }
    from_referral(chance, Path::NoFurtherAction, from)
}

/// Referrals come on working days, but for what cannot wait.
fn referral_day(chance: &mut Chance, day: Date) -> Date {
    if chance.happens(6) {
        return day;
    }
    let mut day = day;
    while !kith_vocabulary::calendar::is_working_day(day) {
        day = days_after(day, -1);
    }
    day
}

/// The whole of an episode, to its end, whenever that is.
fn from_referral(chance: &mut Chance, path: Path, referred: Date) -> Episode {
    let mut episode = Episode {
        path,
        referred,
        assessed: None,
        authorised: None,
        need: None,
        enquiry: None,
        protection: None,
        closed: None,
        reason: None,
    };
    if path == Path::NoFurtherAction {
        return episode;
    }
    let assessed = add_working_days(referred, if chance.happens(80) { 1 } else { 2 });
    // Nine in ten assessments are authorised within 45 working days of the referral.
    let taken = if chance.happens(90) { chance.between(18, 45) } else { chance.between(46, 58) };
    let authorised = add_working_days(referred, working_days(taken));
    episode.assessed = Some(assessed);
    episode.authorised = Some(authorised);
    let closed = match path {
        Path::Protection => protect(chance, &mut episode),
        Path::Need => help(chance, &mut episode, authorised),
        Path::Assessed | Path::NoFurtherAction => {
            add_working_days(authorised, working_days(chance.between(0, 4)))
        }
    };
    episode.closed = Some(closed);
    episode.reason = Some(reason(chance, path, closed));
    episode
}

/// Adds a plan for children in need, and gives the day on which the work ended.
fn help(chance: &mut Chance, episode: &mut Episode, authorised: Date) -> Date {
    if chance.happens(12) {
        let started = add_working_days(episode.referred, working_days(chance.between(0, 5)));
        let due = add_working_days(started, 15);
        episode.enquiry = Some(EnquiryDays { started, due, conference: None });
    }
    let started = add_working_days(authorised, working_days(chance.between(0, 5)));
    let ended = next_working_day_on_or_after(days_after(started, chance.between(80, 330)));
    episode.need = Some((started, Some(ended)));
    ended
}

/// Adds an enquiry, a conference and a protection plan, then help after it; gives the day on which the work ended.
fn protect(chance: &mut Chance, episode: &mut Episode) -> Date {
    let started = add_working_days(episode.referred, working_days(chance.between(0, 8)));
    let due = add_working_days(started, 15);
    let taken = if chance.happens(88) { chance.between(9, 15) } else { chance.between(16, 19) };
    let conference = add_working_days(started, working_days(taken));
    episode.enquiry = Some(EnquiryDays { started, due, conference: Some(conference) });
    let n_reviews = chance.weighted(&[(20, 1), (42, 2), (26, 3), (12, 4)]);
    let mut reviews = Vec::new();
    let mut day = conference;
    for nth in 0..n_reviews {
        // The first review is due within three months, later ones within six.
        let wait = if nth == 0 { chance.between(70, 88) } else { chance.between(140, 178) };
        day = next_working_day_on_or_after(days_after(day, wait));
        reviews.push(day);
    }
    episode.protection = Some(ProtectionDays { started: conference, reviews, ended: Some(day) });
    let helped = days_after(day, 1);
    let ended = next_working_day_on_or_after(days_after(helped, chance.between(60, 200)));
    episode.need = Some((helped, Some(ended)));
    ended
}

fn reason(chance: &mut Chance, path: Path, closed: Date) -> ClosureReason {
    match path {
        Path::Assessed if closed >= date(2022, 4, 1) && chance.happens(45) => {
            ClosureReason::ReferredToEarlyHelp
        }
        Path::Assessed | Path::NoFurtherAction => ClosureReason::NoFurtherAction,
        _ if chance.happens(5) => ClosureReason::MovedToAnotherAuthority,
        _ => ClosureReason::NoLongerInNeed,
    }
}

fn working_days(days: i64) -> u32 {
    u32::try_from(days).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use kith_vocabulary::calendar::working_days_between;

    use super::*;

    fn every_kind(check: impl Fn(&Episode, Ending, Date)) {
        let today = date(2026, 11, 25);
        let mut chance = Chance::stream(11, 11);
        for _ in 0..150 {
            for path in [Path::NoFurtherAction, Path::Assessed, Path::Need, Path::Protection] {
                for ending in [Ending::Closed, Ending::Open] {
                    if (path, ending) != (Path::NoFurtherAction, Ending::Open) {
                        let all = episodes(&mut chance, path, ending, today, date(2018, 11, 25));
                        check(&all[all.len() - 1], ending, today);
                        assert!(all.windows(2).all(|pair| pair[0].until(today) < pair[1].referred));
                    }
                }
            }
        }
    }

    #[test]
    fn each_step_comes_after_the_one_that_it_follows() {
        every_kind(|episode, ending, today| {
            let mut days = vec![episode.referred];
            days.extend(episode.enquiry.map(|enquiry| enquiry.started));
            if let Some(plan) = &episode.protection {
                days.extend(episode.enquiry.and_then(|enquiry| enquiry.conference));
                days.push(plan.started);
                days.extend(&plan.reviews);
                days.extend(plan.ended);
            }
            days.extend(episode.need.map(|(started, _)| started));
            days.extend(episode.need.and_then(|(_, ended)| ended));
            days.extend(episode.closed);
            assert!(days.is_sorted(), "{episode:?}");
            assert!(days.iter().all(|day| *day <= today), "{episode:?}");
            assert_eq!(episode.is_open(), ending == Ending::Open, "{episode:?}");
        });
    }

    #[test]
    fn conferences_are_timely_as_often_as_in_life() {
        let (late, all) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
        every_kind(|episode, _, _| {
            if let Some(EnquiryDays { started, conference: Some(held), .. }) = episode.enquiry {
                all.set(all.get() + 1);
                late.set(late.get() + usize::from(working_days_between(started, held) > 15));
            }
        });
        assert!(late.get() > 0 && late.get() * 4 < all.get(), "{} of {}", late.get(), all.get());
    }

    #[test]
    fn a_protection_plan_never_overlaps_help_for_children_in_need() {
        every_kind(|episode, _, _| {
            if let (Some(plan), Some((helped, _))) = (&episode.protection, episode.need) {
                assert!(plan.ended.is_some_and(|ended| ended <= helped), "{episode:?}");
            }
        });
    }
}
