//! What rows say beside who the child is: the groups of items that several rules take together.

use super::tables::{Ad1, Oc2, Oc3};
use crate::cell::Text;

/// The items on a year of health and offending, without the strengths and difficulties score.
pub const HEALTH_ITEMS: &[&str] = &[
    "CONVICTED",
    "HEALTH_CHECK",
    "IMMUNISATIONS",
    "TEETH_CHECK",
    "HEALTH_ASSESSMENT",
    "SUBSTANCE_MISUSE",
    "INTERVENTION_RECEIVED",
    "INTERVENTION_OFFERED",
];

/// The items on a care leaver.
pub const LEAVING_ITEMS: &[&str] = &["IN_TOUCH", "ACTIV", "ACCOM"];

/// The items on an adoption.
pub const ADOPTION_ITEMS: &[&str] =
    &["DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"];

impl Oc2 {
    /// The items on a year of health and offending, in the order of [`HEALTH_ITEMS`].
    pub fn health(&self) -> [&Text; 8] {
        [
            &self.convicted,
            &self.health_check,
            &self.immunisations,
            &self.teeth_check,
            &self.health_assessment,
            &self.substance_misuse,
            &self.intervention_received,
            &self.intervention_offered,
        ]
    }

    /// The four of them that every child looked after for a year must have.
    pub fn required_health(&self) -> [&Text; 4] {
        [&self.immunisations, &self.teeth_check, &self.health_assessment, &self.substance_misuse]
    }
}

impl Oc3 {
    /// Which of the items on a care leaver are filled.
    pub fn filled(&self) -> [bool; 3] {
        [&self.in_touch, &self.activ, &self.accom].map(Text::is_filled)
    }
}

impl Ad1 {
    /// Which of the items on an adoption are filled.
    pub fn filled(&self) -> [bool; 6] {
        [
            self.date_int.is_filled(),
            self.date_match.is_filled(),
            self.foster_care.is_filled(),
            self.nb_adoptr.is_filled(),
            self.sex_adoptr.is_filled(),
            self.ls_adoptr.is_filled(),
        ]
    }
}
