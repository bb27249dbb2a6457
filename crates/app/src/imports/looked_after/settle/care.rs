//! Episodes and placements, reviews, times away, and what a return tells by the day.

use kith_returns::ssda903::tables::{
    DoLo, Episode, Missing, PlacedAdoption, PrevPerm, Review, SwEpisode, Uasc,
};

use super::person::text;
use super::{How, Putting, Settling};
use crate::care::rows::{
    AdoptionDecision, Asylum, CareEpisode, CareReview, LibertyOrder, MissingEpisode, Placement,
    PreviousPermanence, SocialWorkerChange,
};
use crate::imports::census::{Kept, Left, Weight};
use crate::imports::looked_after::known::KnownCare;
use crate::imports::looked_after::said::ChildSaid;

const NO_END: &str = "The record says that this episode has ended; the return gives no end. The record was left as it is. Check which is right.";
/// Why an episode begins when only the legal status changes.
const ONLY_THE_STATUS: &str = "L";

impl Settling<'_> {
    pub(super) fn settle_care(&self, known: &mut KnownCare, said: &ChildSaid, left: &mut Vec<Left>) {
        self.settle_episodes(known, &said.episodes, left);
        self.settle_days(known, said, left);
        self.settle_decisions(known, said, left);
        self.settle_around(known, said, left);
    }

    fn settle_episodes(&self, known: &mut KnownCare, said: &[&Episode], left: &mut Vec<Left>) {
        let (family_id, person_id) = (known.who.family_id, known.who.person_id());
        let mut said = self.with_day(said, |row| row.decom.known(), left);
        said.sort_by_key(|row| row.decom.known());
        let n_before = known.episodes.len();
        let how = How {
            is_it: &|row: &CareEpisode, said: &&Episode| said.decom.known() == Some(row.started_on),
            make: &|said: &&Episode| CareEpisode {
                care_episode_id: (self.new_id)().into(),
                version: 0,
                family_id,
                person_id,
                placement_id: (self.new_id)().into(),
                started_on: said.decom.known().unwrap_or(self.today),
                start_reason: None,
                legal_status: None,
                lawful_by: None,
                lawful_on: None,
                category_of_need: None,
                placement_type: None,
                placement_provider: None,
                home_postcode: None,
                ended_on: None,
                end_reason: None,
                place_change_reason: None,
            },
            put: &|row, said, putting| {
                putting.put(&mut row.start_reason, text(&said.rne));
                putting.put(&mut row.legal_status, text(&said.ls));
                putting.put(&mut row.category_of_need, text(&said.cin));
                putting.put(&mut row.placement_type, text(&said.place));
                putting.put(&mut row.placement_provider, text(&said.place_provider));
                putting.put(&mut row.home_postcode, text(&said.home_post));
                putting.put(&mut row.ended_on, said.dec.known());
                putting.put(&mut row.end_reason, text(&said.rec));
                putting.put(&mut row.place_change_reason, text(&said.reason_place_change));
            },
        };
        let places = self.lay(&mut known.episodes, &said, &how, left);
        for (row, at) in said.iter().zip(&places) {
            let ended_on = known.episodes[*at].row.ended_on;
            if row.dec.is_blank()
                && self.weight == Weight::Newest
                && ended_on.is_some_and(|ended| ended <= self.year.end)
            {
                left.push(self.left(*row, NO_END));
            }
            self.settle_placement(known, *at, *at >= n_before, row, left);
        }
    }

    /// Where the child lived during an episode of the file: the place of the episode before it, where only the legal
    /// status changed; otherwise a place of its own.
    fn settle_placement(
        &self,
        known: &mut KnownCare,
        at: usize,
        is_new: bool,
        said: &Episode,
        left: &mut Vec<Left>,
    ) {
        let episode = known.episodes[at].row.clone();
        let held = known.placements.iter().position(|kept| kept.row.placement_id == episode.placement_id);
        match held {
            Some(place) if says_the_same(&known.placements[place].row, said) => {
                known.placements[place].mention(Weight::Older);
            }
            Some(place) if shared(known, &episode) => {
                let moved = Placement {
                    placement_id: (self.new_id)().into(),
                    version: 0,
                    ..known.placements[place].row.clone()
                };
                known.episodes[at].row.placement_id = moved.placement_id;
                known.placements.push(Kept::new(moved));
                self.put_place(known, known.placements.len() - 1, said, left);
            }
            Some(place) => self.put_place(known, place, said, left),
            None => {
                debug_assert!(is_new, "an episode of the record has its placement");
                match before(known, &episode, said) {
                    Some(placement_id) => known.episodes[at].row.placement_id = placement_id,
                    None => {
                        known.placements.push(Kept::new(empty(&episode)));
                        self.put_place(known, known.placements.len() - 1, said, left);
                    }
                }
            }
        }
    }

    fn put_place(&self, known: &mut KnownCare, place: usize, said: &Episode, left: &mut Vec<Left>) {
        let kept = &mut known.placements[place];
        let mut putting = Putting { weight: kept.mention(self.weight), otherwise: 0 };
        put_place(&mut kept.row, said, &mut putting);
        if putting.otherwise > 0 {
            left.push(self.left(said, super::OTHERWISE));
        }
    }

    fn settle_days(&self, known: &mut KnownCare, said: &ChildSaid, left: &mut Vec<Left>) {
        let (family_id, person_id) = (known.who.family_id, known.who.person_id());
        let reviews = self.with_day(&said.reviews, |row| row.review.known(), left);
        let how = How {
            is_it: &|row: &CareReview, said: &&Review| said.review.known() == Some(row.reviewed_on),
            make: &|said: &&Review| CareReview {
                care_review_id: (self.new_id)().into(),
                version: 0,
                family_id,
                person_id,
                reviewed_on: said.review.known().unwrap_or(self.today),
                participation: None,
                chaired_by: None,
                views: None,
                decisions: None,
            },
            put: &|row, said, putting| putting.put(&mut row.participation, text(&said.review_code)),
        };
        self.lay(&mut known.reviews, &reviews, &how, left);
        let away = self.with_day(&said.missing, |row| row.mis_start.known(), left);
        let how = How {
            is_it: &|row: &MissingEpisode, said: &&Missing| {
                said.mis_start.known() == Some(row.started_on) && said.missing.as_str() == row.kind
            },
            make: &|said: &&Missing| MissingEpisode {
                missing_episode_id: (self.new_id)().into(),
                version: 0,
                family_id,
                person_id,
                kind: said.missing.to_string(),
                started_on: said.mis_start.known().unwrap_or(self.today),
                ended_on: None,
            },
            put: &|row, said, putting| putting.put(&mut row.ended_on, said.mis_end.known()),
        };
        self.lay(&mut known.away, &away, &how, left);
        let orders = self.with_day(&said.dolo, |row| row.dolo_start.known(), left);
        let how = How {
            is_it: &|row: &LibertyOrder, said: &&DoLo| said.dolo_start.known() == Some(row.started_on),
            make: &|said: &&DoLo| LibertyOrder {
                liberty_order_id: (self.new_id)().into(),
                version: 0,
                family_id,
                person_id,
                started_on: said.dolo_start.known().unwrap_or(self.today),
                ended_on: None,
            },
            put: &|row, said, putting| putting.put(&mut row.ended_on, said.dolo_end.known()),
        };
        self.lay(&mut known.liberty_orders, &orders, &how, left);
    }

    fn settle_decisions(&self, known: &mut KnownCare, said: &ChildSaid, left: &mut Vec<Left>) {
        let (family_id, person_id) = (known.who.family_id, known.who.person_id());
        let how = How {
            is_it: &|row: &AdoptionDecision, said: &&PlacedAdoption| {
                said.date_placed.known() == row.decided_on
            },
            make: &|said: &&PlacedAdoption| AdoptionDecision {
                adoption_decision_id: (self.new_id)().into(),
                version: 0,
                family_id,
                person_id,
                decided_on: said.date_placed.known(),
                reversed_on: None,
                reversed_because: None,
            },
            put: &|row, said, putting| {
                putting.put(&mut row.reversed_on, said.date_placed_ceased.known());
                putting.put(&mut row.reversed_because, text(&said.reason_placed_ceased));
            },
        };
        self.lay(&mut known.decisions, &said.placed_adoption, &how, left);
        let how = How {
            is_it: &|_: &PreviousPermanence, _: &&PrevPerm| true,
            make: &|_: &&PrevPerm| PreviousPermanence {
                previous_permanence_id: (self.new_id)().into(),
                version: 0,
                family_id,
                person_id,
                kind: None,
                la_code: None,
                ordered_on: None,
            },
            put: &|row, said, putting| {
                let ordered_on = kith_returns::table::Row::value(*said, "DATE_PERM").unwrap_or_default();
                putting.put(&mut row.kind, text(&said.prev_perm));
                putting.put(&mut row.la_code, text(&said.la_perm));
                putting.put(&mut row.ordered_on, text(&ordered_on));
            },
        };
        self.lay(&mut known.previous, &said.prev_perm, &how, left);
    }

    fn settle_around(&self, known: &mut KnownCare, said: &ChildSaid, left: &mut Vec<Left>) {
        let (family_id, person_id) = (known.who.family_id, known.who.person_id());
        let how = How {
            is_it: &|_: &Asylum, _: &&Uasc| true,
            make: &|_: &&Uasc| Asylum {
                asylum_id: (self.new_id)().into(),
                version: 0,
                family_id,
                person_id,
                started_on: None,
                ended_on: None,
            },
            put: &|row, said, putting| putting.put(&mut row.ended_on, said.duc.known()),
        };
        self.lay(&mut known.asylums, &said.uasc, &how, left);
        let how = How {
            is_it: &|row: &SocialWorkerChange, said: &&SwEpisode| said.sw_decom.known() == row.started_on,
            make: &|said: &&SwEpisode| SocialWorkerChange {
                social_worker_change_id: (self.new_id)().into(),
                version: 0,
                family_id,
                person_id,
                worker_number: None,
                worker_id: None,
                started_on: said.sw_decom.known(),
                ended_on: None,
                reason: None,
            },
            put: &|row, said, putting| {
                putting.put(&mut row.worker_number, text(&said.sw_id));
                putting.put(&mut row.ended_on, said.sw_dec.known());
                putting.put(&mut row.reason, text(&said.sw_reason));
            },
        };
        self.lay(&mut known.workers, &said.sw_episodes, &how, left);
    }
}

fn put_place(row: &mut Placement, said: &Episode, putting: &mut Putting) {
    putting.put(&mut row.postcode, text(&said.pl_post));
    putting.put(&mut row.urn, text(&said.urn));
    putting.put(&mut row.la_code, text(&said.pl_la));
    putting.put(&mut row.location, text(&said.pl_location));
    putting.put(&mut row.miles, said.pl_distance.decimal());
}

fn says_the_same(row: &Placement, said: &Episode) -> bool {
    let mut put = row.clone();
    put_place(&mut put, said, &mut Putting { weight: Weight::Newest, otherwise: 0 });
    put == *row
}

/// Whether another episode has the same placement.
fn shared(known: &KnownCare, episode: &CareEpisode) -> bool {
    known.episodes.iter().any(|kept| {
        kept.row.placement_id == episode.placement_id && kept.row.care_episode_id != episode.care_episode_id
    })
}

/// The placement of the episode before, where only the legal status changed and the file tells the same place.
fn before(
    known: &KnownCare,
    episode: &CareEpisode,
    said: &Episode,
) -> Option<kith_vocabulary::ids::PlacementId> {
    if !said.rne.is(ONLY_THE_STATUS) {
        return None;
    }
    let earlier =
        known.episodes.iter().map(|kept| &kept.row).filter(|row| row.started_on < episode.started_on);
    let last = earlier.max_by_key(|row| row.started_on)?;
    let is_same_kind = last.placement_type == episode.placement_type
        && last.placement_provider == episode.placement_provider
        && last.ended_on.is_none_or(|ended| ended >= episode.started_on);
    let place = &known.placements.iter().find(|kept| kept.row.placement_id == last.placement_id)?.row;
    let told = text(&said.pl_post) == place.postcode && text(&said.urn) == place.urn;
    (is_same_kind && told && says_the_same(place, said)).then_some(last.placement_id)
}

fn empty(episode: &CareEpisode) -> Placement {
    Placement {
        placement_id: episode.placement_id,
        version: 0,
        family_id: episode.family_id,
        person_id: episode.person_id,
        carer: None,
        address: None,
        postcode: None,
        urn: None,
        la_code: None,
        location: None,
        miles: None,
        approval: None,
        meant_to_last_on: None,
    }
}
