//! A child's care, read whole: a fixed number of statements, whatever years there are. What was merged into the child's
//! record is read as theirs.

use std::collections::HashMap;

use jiff::civil::Date;
use kith_practice::care::next::CareWay;
use kith_practice::care::period::{Episode, Period, episode_on, known, periods};
use kith_practice::people::YesNo;
use kith_practice::protection::way::{Span, Way};
use kith_vocabulary::ids::{FamilyId, PersonId, PlacementId};

use super::rows::{
    Adoption, AdoptionDecision, Asylum, CareCheck, CareEpisode, CareReview, EducationPlan, HomeDecision,
    LibertyOrder, MissingEpisode, Motherhood, PermanencePlan, Placement, PreviousPermanence,
    SocialWorkerChange,
};
use crate::journey::rows::Referral;
use crate::meetings::pages::form::Place;
use crate::platform::context::Ctx;
use crate::platform::db::{Record, Statement, Tx};
use crate::platform::problem::Problem;
use crate::proceedings::rows::CourtApplication;
use crate::visits::sql::{Around, around};
use crate::{statement, values};

/// The rows of a table about one person, whichever of their records they stand in.
#[macro_export]
macro_rules! rows_of_child {
    ($columns:literal, $table:literal, $order:literal) => {
        concat!(
            "select ",
            $columns,
            " from person mine join ",
            $table,
            " x on x.authority_id = mine.authority_id and x.person_id = mine.person_id
             where mine.authority_id = ?1 and (mine.person_id = ?2 or mine.merged_into_id = ?2)
             order by ",
            $order,
            " limit 2000"
        )
    };
}

statement! {
    EPISODES = rows_of_child!("{care_episode x}", "care_episode", "x.started_on, x.care_episode_id");
    PLACEMENTS = rows_of_child!("{placement x}", "placement", "x.placement_id");
    REFERRALS = rows_of_child!("{referral x}", "referral", "x.referred_on, x.referral_id");
    APPLICATIONS = rows_of_child!("{court_application x}", "court_application", "x.applied_on, x.court_application_id");
    pub(super) REVIEWS = rows_of_child!("{care_review x}", "care_review", "x.reviewed_on, x.care_review_id");
    pub(super) CHECKS = rows_of_child!("{care_check x}", "care_check", "x.found_on, x.care_check_id");
    pub(super) MISSING = rows_of_child!("{missing_episode x}", "missing_episode", "x.started_on, x.missing_episode_id");
    pub(super) LIBERTY = rows_of_child!("{liberty_order x}", "liberty_order", "x.started_on, x.liberty_order_id");
    pub(super) DECIDED = rows_of_child!("{adoption_decision x}", "adoption_decision", "x.decided_on, x.adoption_decision_id");
    pub(super) ADOPTIONS = rows_of_child!("{adoption x}", "adoption", "x.decided_on, x.adoption_id");
    pub(super) PREVIOUS = rows_of_child!("{previous_permanence x}", "previous_permanence", "x.previous_permanence_id");
    pub(super) MOTHERHOOD = rows_of_child!("{motherhood x}", "motherhood", "x.motherhood_id");
    pub(super) ASYLUM = rows_of_child!("{asylum x}", "asylum", "x.asylum_id");
    pub(super) WORKERS = rows_of_child!("{social_worker_change x}", "social_worker_change", "x.started_on, x.social_worker_change_id");
    pub(super) EDUCATION = rows_of_child!("{education_plan x}", "education_plan", "x.held_on, x.education_plan_id");
    pub(super) PERMANENCE = rows_of_child!("{permanence_plan x}", "permanence_plan", "x.decided_on, x.permanence_plan_id");
    pub(super) HOME = rows_of_child!("{home_decision x}", "home_decision", "x.decided_on, x.home_decision_id");

    DIED = "
        select died_on
          from person
         where authority_id = ?1 and person_id = ?2";
}

/// A child with what decides what may come next.
pub(crate) struct Care {
    /// The family around them.
    pub(crate) around: Around,
    /// Who.
    pub(crate) person: PersonId,
    /// What they are called.
    pub(crate) name: String,
    /// How far their care has come.
    pub(crate) way: CareWay,
    /// Their episodes as rows, the first first.
    pub(crate) episodes: Vec<CareEpisode>,
    /// Where they were placed.
    pub(crate) placements: HashMap<PlacementId, Placement>,
}

/// Everything else that is kept of a child's care.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) reviews: Vec<CareReview>,
    pub(crate) checks: Vec<CareCheck>,
    pub(crate) missing: Vec<MissingEpisode>,
    pub(crate) liberty: Vec<LibertyOrder>,
    pub(crate) decided: Vec<AdoptionDecision>,
    pub(crate) adoptions: Vec<Adoption>,
    pub(crate) previous: Vec<PreviousPermanence>,
    pub(crate) motherhood: Vec<Motherhood>,
    pub(crate) asylum: Vec<Asylum>,
    pub(crate) workers: Vec<SocialWorkerChange>,
    pub(crate) education: Vec<EducationPlan>,
    pub(crate) permanence: Vec<PermanencePlan>,
    pub(crate) home: Vec<HomeDecision>,
}

impl Care {
    /// The periods of care, the first first.
    pub(crate) fn periods(&self) -> Vec<Period> {
        periods(&self.way.episodes)
    }

    /// The episode that runs past a day, as its row.
    pub(crate) fn episode(&self, on: Date) -> Option<&CareEpisode> {
        let running = episode_on(&self.way.episodes, on)?;
        self.episodes.iter().find(|row| row.care_episode_id == running.id)
    }

    /// The page of the child's care.
    pub(crate) fn path(&self, rest: &str) -> String {
        path_of(self.around.family, self.person, rest)
    }
}

impl<'p> From<&'p Care> for Place<'p> {
    fn from(care: &'p Care) -> Self {
        Place { around: &care.around, back: care.path(""), back_words: format!("Care: {}", care.name) }
    }
}

/// Where a child's care is shown within their family.
pub(crate) fn path_of(family: FamilyId, person: PersonId, rest: &str) -> String {
    format!("/families/{family}/care/{person}{rest}")
}

/// Reads a child of a family with their episodes. A child whom the reader may not know is not there.
pub(crate) fn care(tx: &mut Tx, ctx: &Ctx, family: FamilyId, person: PersonId) -> Result<Care, Problem> {
    let around = around(tx, ctx, family, None)?;
    let member = around.member(person).ok_or(Problem::NotFound)?;
    let (person, name, birth) = (member.person, member.name.clone(), member.birth);
    let authority = ctx.authority();
    let of = values![authority, person];
    let episodes: Vec<CareEpisode> = tx.records(&EPISODES, of)?;
    let placements: Vec<Placement> = tx.records(&PLACEMENTS, of)?;
    let referrals: Vec<Referral> = tx.records(&REFERRALS, of)?;
    let applications: Vec<CourtApplication> = tx.records(&APPLICATIONS, of)?;
    let died_on: Option<Date> = tx.row(&DIED, of)?.map_or(Ok(None), |mut row| row.take())?;
    let way = Way {
        died_on,
        referrals: referrals
            .iter()
            .filter(|row| row.no_further_action != Some(YesNo::Yes))
            .map(|row| Span { from: row.referred_on, until: row.closed_on })
            .collect(),
        ..Way::new(birth)
    };
    let way = CareWay {
        way,
        episodes: episodes.iter().map(meant).collect(),
        applications: applications.iter().map(|row| row.applied_on).collect(),
    };
    let placements = placements.into_iter().map(|row| (row.placement_id, row)).collect();
    Ok(Care { around, person, name, way, episodes, placements })
}

/// An episode's row as what it means.
pub(crate) fn meant(row: &CareEpisode) -> Episode {
    Episode {
        id: row.care_episode_id,
        placement: row.placement_id,
        from: row.started_on,
        until: row.ended_on,
        began: known(row.start_reason.as_deref()),
        status: known(row.legal_status.as_deref()),
        place: known(row.placement_type.as_deref()),
        ended: known(row.end_reason.as_deref()),
    }
}

/// Reads everything else of the child's care.
pub(crate) fn found(tx: &mut Tx, ctx: &Ctx, care: &Care) -> Result<Found, Problem> {
    Ok(Found {
        reviews: rows(tx, ctx, care, &REVIEWS)?,
        checks: rows(tx, ctx, care, &CHECKS)?,
        missing: rows(tx, ctx, care, &MISSING)?,
        liberty: rows(tx, ctx, care, &LIBERTY)?,
        decided: rows(tx, ctx, care, &DECIDED)?,
        adoptions: rows(tx, ctx, care, &ADOPTIONS)?,
        previous: rows(tx, ctx, care, &PREVIOUS)?,
        motherhood: rows(tx, ctx, care, &MOTHERHOOD)?,
        asylum: rows(tx, ctx, care, &ASYLUM)?,
        workers: rows(tx, ctx, care, &WORKERS)?,
        education: rows(tx, ctx, care, &EDUCATION)?,
        permanence: rows(tx, ctx, care, &PERMANENCE)?,
        home: rows(tx, ctx, care, &HOME)?,
    })
}

/// The rows of one kind about the child.
pub(crate) fn rows<R: Record>(
    tx: &mut Tx,
    ctx: &Ctx,
    care: &Care,
    statement: &'static Statement,
) -> Result<Vec<R>, Problem> {
    tx.records(statement, values![ctx.authority(), care.person])
}
