//! What the return needs to know of one child, as plain values. Codes stand as they are recorded.

use jiff::civil::Date;
use kith_vocabulary::birth::Birth;

/// A child with everything that the return can tell of them.
#[derive(Debug, Clone, Default)]
pub struct LookedAfterFacts {
    /// The number that the child has in every return.
    pub id: String,
    /// The unique pupil number.
    pub upn: Option<String>,
    /// Why there is none: a code.
    pub upn_unknown: Option<String>,
    /// When they were born.
    pub birth: Birth,
    /// Code of today's list.
    pub sex: Option<String>,
    /// Code.
    pub ethnicity: Option<String>,
    /// Whether she is a mother, and when her child was born; nothing where nobody was asked.
    pub mother: Option<(bool, Option<Date>)>,
    /// Every episode of care.
    pub episodes: Vec<EpisodeFacts>,
    /// Reviews: when, and the code of participation.
    pub reviews: Vec<(Date, Option<String>)>,
    /// Times as a child seeking asylum without family: from, until.
    pub asylum: Vec<(Option<Date>, Option<Date>)>,
    /// What was found of them.
    pub checks: Vec<CheckFacts>,
    /// How they were after care.
    pub contacts: Vec<ContactFacts>,
    /// Adoptions.
    pub adoptions: Vec<AdoptionFacts>,
    /// Decisions that they should be placed for adoption: when, until when, and the code why not.
    pub adoption_decisions: Vec<(Option<Date>, Option<Date>, Option<String>)>,
    /// Permanent homes before care.
    pub previous_homes: Vec<PreviousHomeFacts>,
    /// Times away: the code of the kind, from, until.
    pub away: Vec<(String, Date, Option<Date>)>,
    /// Social workers.
    pub workers: Vec<WorkerFacts>,
    /// Orders that deprive them of liberty: from, until.
    pub liberty_orders: Vec<(Date, Option<Date>)>,
}

/// An episode with where the child lived during it.
#[derive(Debug, Clone, Default)]
pub struct EpisodeFacts {
    /// Which of the child's placements: the same number for as long as they live there.
    pub place: usize,
    /// From when.
    pub started_on: Date,
    /// Code why it began.
    pub start_reason: Option<String>,
    /// Code.
    pub legal_status: Option<String>,
    /// Code.
    pub category_of_need: Option<String>,
    /// Code.
    pub placement_type: Option<String>,
    /// Code.
    pub placement_provider: Option<String>,
    /// Until when.
    pub ended_on: Option<Date>,
    /// Code why it ended.
    pub end_reason: Option<String>,
    /// Code why the placement changed.
    pub place_change_reason: Option<String>,
    /// Postcode of home.
    pub home_postcode: Option<String>,
    /// Postcode of the placement.
    pub placement_postcode: Option<String>,
    /// Ofsted's number.
    pub urn: Option<String>,
    /// Code of the authority the placement lies in, where it was told.
    pub la_code: Option<String>,
    /// `IN` or `OUT`, where it was told.
    pub location: Option<String>,
    /// Miles from home, where it was told.
    pub miles: Option<f64>,
}

/// What was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// A health assessment.
    HealthAssessment,
    /// A dental check.
    Teeth,
    /// Immunisations.
    Immunisations,
    /// A development check.
    Development,
    /// The strengths and difficulties questionnaire.
    Strengths,
    /// Substance misuse.
    SubstanceMisuse,
    /// Help with it was received.
    HelpReceived,
    /// Help with it was offered.
    HelpOffered,
    /// A conviction or caution.
    Conviction,
}

/// One thing found.
#[derive(Debug, Clone)]
pub struct CheckFacts {
    /// What.
    pub check: Check,
    /// When, or the last day of the year of which a return told.
    pub found_on: Date,
    /// A return told of the whole year.
    pub of_year: bool,
    /// Yes or no.
    pub answer: Option<bool>,
    /// The score.
    pub score: Option<i64>,
    /// Code why there is none.
    pub reason: Option<String>,
}

/// How a young person was after care.
#[derive(Debug, Clone)]
pub struct ContactFacts {
    /// When.
    pub told_on: Date,
    /// Code.
    pub in_touch: Option<String>,
    /// Code.
    pub activity: Option<String>,
    /// Code.
    pub accommodation: Option<String>,
}

/// An adoption.
#[derive(Debug, Clone, Default)]
pub struct AdoptionFacts {
    /// When it was decided.
    pub decided_on: Option<Date>,
    /// When the child was matched.
    pub matched_on: Option<Date>,
    /// Code: whether the adopters fostered the child.
    pub former_carer: Option<String>,
    /// How many adopt.
    pub n_adopters: Option<String>,
    /// Code.
    pub adopters_sex: Option<String>,
    /// Code.
    pub adopters_legal_status: Option<String>,
    /// The collection years whose returns told of it.
    pub told_in: Vec<i16>,
}

/// A permanent home before care.
#[derive(Debug, Clone, Default)]
pub struct PreviousHomeFacts {
    /// Code of the kind.
    pub kind: Option<String>,
    /// Code of the authority.
    pub la_code: Option<String>,
    /// The day of the order as it was told.
    pub ordered_on: Option<String>,
}

/// A stretch with one social worker.
#[derive(Debug, Clone)]
pub struct WorkerFacts {
    /// The worker's number.
    pub number: Option<String>,
    /// From when.
    pub started_on: Option<Date>,
    /// Until when.
    pub ended_on: Option<Date>,
    /// Code why it began.
    pub reason: Option<String>,
}
