//! The rows about contacts, children in care, care leavers and children to be adopted.

use jiff::civil::Date;
use kith_vocabulary::codes::accommodation::Accommodation;
use kith_vocabulary::codes::activity::Activity;
use kith_vocabulary::codes::category_of_need::CategoryOfNeed;
use kith_vocabulary::codes::episode_end_reason::EpisodeEndReason;
use kith_vocabulary::codes::legal_status::LegalStatus;
use kith_vocabulary::codes::placed_adoption_end_reason::PlacedAdoptionEndReason;
use kith_vocabulary::codes::placement_provider::PlacementProvider;
use kith_vocabulary::codes::placement_type::PlacementType;
use kith_vocabulary::codes::referral_source::ReferralSource;

use super::LeaverOwed;
use super::answers::{cell, coded, count, text, yes_no};
use super::rows::{Child, add, row};
use crate::annex_a::lists::Lists;
use crate::annex_a::tables::{Adoption, CareLeaver, Contact, LookedAfter};
use crate::cell::Text;
use crate::ssda903::assemble::{Check, EpisodeFacts};
use crate::table::Origin;

/// Why an episode ends when a child is adopted.
const ADOPTED: [&str; 2] = ["E11", "E12"];
/// A placement order.
const PLACEMENT_ORDER: &str = "E1";
/// Placed for adoption.
const PLACED: [&str; 4] = ["A3", "A4", "A5", "A6"];
/// Fostering for adoption, or concurrent planning.
const PLACED_EARLY: [&str; 2] = ["U2", "U5"];

/// One time of being looked after: its episodes in their order, none of which is missing.
type Period<'a> = Vec<&'a EpisodeFacts>;

impl Child<'_> {
    /// List 1: contacts of the last six months.
    pub(super) fn contacts(&self, lists: &mut Lists) {
        let of_list = |day: &Date| (self.day.half_a_year..=self.day.on).contains(day);
        for (day, source) in self.case.contacts.iter().filter(|(day, _)| of_list(day)) {
            let row = Contact {
                child: self.id.clone(),
                gender: self.gender.clone(),
                ethnicity: self.ethnicity.clone(),
                birth_date: self.birth_date.clone(),
                age: self.age.clone(),
                contact_date: cell(Some(*day)),
                contact_source: coded::<ReferralSource>(source.as_deref()),
                origin: Origin::default(),
            };
            add(&mut lists.contacts, row);
        }
    }

    /// The times of care that began by the day. Short breaks alone are none.
    fn periods(&self) -> Vec<Period<'_>> {
        let is_short_break = |e: &EpisodeFacts| matches!(e.legal_status.as_deref(), Some("V3" | "V4"));
        let mut all: Vec<&EpisodeFacts> = self.case.care.episodes.iter().collect();
        all.retain(|episode| episode.started_on <= self.day.on && !is_short_break(episode));
        all.sort_by_key(|episode| (episode.started_on, episode.ended_on.unwrap_or(Date::MAX)));
        let mut periods: Vec<Period<'_>> = Vec::new();
        for episode in all {
            let follows =
                |period: &&mut Period| ended(period).is_none_or(|ended| ended >= episode.started_on);
            match periods.last_mut().filter(follows) {
                Some(period) => period.push(episode),
                None => periods.push(vec![episode]),
            }
        }
        periods
    }

    /// List 8: children looked after now or in the last six months.
    pub(super) fn looked_after(&self, lists: &mut Lists) {
        let (care, day) = (&self.case.care, self.day);
        let mut periods = self.periods();
        let Some(period) = periods.pop() else { return };
        if ended(&period).is_some_and(|ended| ended < day.half_a_year) {
            return;
        }
        let Some(last) = period.last().copied() else { return };
        let again = periods.iter().any(|other| ended(other).is_some_and(|ended| ended >= day.a_year));
        let since = |same: &dyn Fn(&EpisodeFacts) -> bool| {
            period.iter().rev().take_while(|episode| same(episode)).last().map(|episode| episode.started_on)
        };
        let latest = |check: Check| {
            let of_kind = care.checks.iter().filter(|one| one.check == check && !one.of_year);
            of_kind.map(|one| one.found_on).filter(|on| *on <= day.on).max()
        };
        let away = |kind: &str| {
            count(care.away.iter().filter(|(of, from, _)| of == kind && day.is_of_a_year(*from)).count())
        };
        let seeking = care.asylum.iter().any(|(from, until)| {
            from.is_none_or(|from| from <= day.on) && until.is_none_or(|until| until >= day.a_year)
        });
        let ended_on = day.known(ended(&period));
        let reason = ended_on.and(last.end_reason.as_deref());
        let row = row!(
            self,
            LookedAfter {
                uasc: yes_no(Some(seeking)),
                disability: self.disability.clone(),
                start_date: cell(period.first().map(|episode| episode.started_on)),
                category_of_need: coded::<CategoryOfNeed>(last.category_of_need.as_deref()),
                again: yes_no(Some(again)),
                legal_status_date: cell(since(&|e| e.legal_status == last.legal_status)),
                legal_status: coded::<LegalStatus>(last.legal_status.as_deref()),
                last_review_date: cell(care.reviews.iter().map(|one| one.0).filter(|on| *on <= day.on).max()),
                last_visit_date: cell(self.seen().map(|visit| visit.happened_on).max()),
                permanence_plan: text(self.case.permanence_plan.as_deref()),
                last_reviewing_officer_date: cell(None),
                last_health_assessment_date: cell(latest(Check::HealthAssessment)),
                last_dental_check_date: cell(latest(Check::Teeth)),
                n_placements: count(self.n_placements()),
                end_date: cell(ended_on),
                reason_ceased: coded::<EpisodeEndReason>(reason),
                placement_date: cell(since(&|e| e.place == last.place)),
                placement_type: coded::<PlacementType>(last.placement_type.as_deref()),
                placement_provider: coded::<PlacementProvider>(last.placement_provider.as_deref()),
                placement_postcode: text(last.placement_postcode.as_deref()),
                placement_urn: text(last.urn.as_deref()),
                placement_location: text(last.location.as_deref()),
                placement_authority: text(last.la_code.as_deref()),
                n_missing: away("M"),
                n_absent: away("A"),
                interview_offered: Text::default(),
                interview_accepted: Text::default(),
            }
        );
        add(&mut lists.looked_after, row);
    }

    /// How many places the child lived in during the last twelve months, leaving out times away.
    fn n_placements(&self) -> usize {
        let is_for_a_while = |episode: &EpisodeFacts| {
            let kind = episode.placement_type.as_deref().and_then(PlacementType::from_code);
            kind.is_some_and(PlacementType::is_temporary)
        };
        let mut places: Vec<usize> = self
            .case
            .care
            .episodes
            .iter()
            .filter(|e| e.started_on <= self.day.on && e.ended_on.is_none_or(|on| on >= self.day.a_year))
            .filter(|episode| !is_for_a_while(episode))
            .map(|episode| episode.place)
            .collect();
        places.sort_unstable();
        places.dedup();
        places.len()
    }

    /// List 9: young people who are owed help after care.
    pub(super) fn care_leaver(&self, lists: &mut Lists) {
        let Some(owed) = self.case.owed else { return };
        let contacts = self.case.care.contacts.iter().filter(|contact| contact.told_on <= self.day.on);
        let last = contacts.max_by_key(|contact| contact.told_on);
        let accommodation = last.and_then(|contact| contact.accommodation.as_deref());
        let suitability = match accommodation.and_then(|code| code.chars().last()) {
            Some('1') => "a) Suitable",
            Some('2') => "b) Unsuitable",
            _ => "",
        };
        let in_touch = match last.and_then(|contact| contact.in_touch.as_deref()) {
            Some("YES") => "a) Yes",
            Some("NO") => "b) No",
            Some("DIED") => "c) Died",
            Some(other) => other,
            None => "",
        };
        let row = row!(
            self,
            CareLeaver {
                disability: self.disability.clone(),
                eligibility: Text::from(match owed {
                    LeaverOwed::Relevant => "a) Relevant child",
                    LeaverOwed::FormerRelevant => "b) Former relevant child",
                    LeaverOwed::Qualifying => "c) Qualifying care leaver",
                }),
                in_touch: Text::from(in_touch),
                accommodation: coded::<Accommodation>(accommodation),
                suitability: Text::from(suitability),
                activity: coded::<Activity>(last.and_then(|contact| contact.activity.as_deref())),
            }
        );
        add(&mut lists.care_leavers, row);
    }

    /// List 10: children whose plan is, or was in the last twelve months, adoption.
    pub(super) fn adoption(&self, lists: &mut Lists) {
        let (care, day) = (&self.case.care, self.day);
        let episodes = || care.episodes.iter().filter(|episode| episode.started_on <= day.on);
        let first = |is: &dyn Fn(&EpisodeFacts) -> bool| {
            episodes().filter(|episode| is(episode)).map(|episode| episode.started_on).min()
        };
        let has =
            |code: &Option<String>, codes: &[&str]| code.as_deref().is_some_and(|code| codes.contains(&code));
        let adopted = episodes().find(|episode| has(&episode.end_reason, &ADOPTED));
        let adopted_on = day.known(adopted.and_then(|episode| episode.ended_on));
        let entered = self.periods().last().and_then(|period| period.first().map(|e| e.started_on));
        for (decided, reversed, why) in &care.adoption_decisions {
            let is_over = reversed.or(adopted_on).is_some_and(|over| over < day.a_year);
            if is_over || decided.is_some_and(|decided| decided > day.on) {
                continue;
            }
            let reversed_on = day.known(*reversed);
            let matched = care.adoptions.iter().filter_map(|adoption| day.known(adoption.matched_on)).max();
            let row = Adoption {
                child: self.id.clone(),
                family: text(self.case.family.as_deref()),
                gender: self.gender.clone(),
                ethnicity: self.ethnicity.clone(),
                birth_date: self.birth_date.clone(),
                age: self.age.clone(),
                disability: self.disability.clone(),
                care_date: cell(entered),
                decision_date: cell(*decided),
                placement_order_date: cell(first(&|e| has(&e.legal_status, &[PLACEMENT_ORDER]))),
                matching_date: cell(matched),
                placed_date: cell(first(&|e| has(&e.placement_type, &PLACED))),
                adoption_order_date: cell(adopted_on),
                reversal_date: cell(reversed_on),
                reversal_reason: coded::<PlacedAdoptionEndReason>(reversed_on.and(why.as_deref())),
                early_placement_date: cell(first(&|e| has(&e.placement_type, &PLACED_EARLY))),
                origin: Origin::default(),
            };
            add(&mut lists.adoptions, row);
        }
    }
}

/// When a period ended; nothing while it goes on.
fn ended(period: &[&EpisodeFacts]) -> Option<Date> {
    let open = period.iter().any(|episode| episode.ended_on.is_none());
    period.iter().filter_map(|episode| episode.ended_on).max().filter(|_| !open)
}
