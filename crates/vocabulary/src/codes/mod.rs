//! Statutory code lists: one list a file, one macro for them all.
//!
//! A variant is a word, its code is data. From one table come reading, printing, choosing on a form, exporting and
//! the reference pages. Labels are for people and may change; records keep codes. A list is chosen by the date of
//! the event, so an entry knows when it was in force. Lists that a service may change are not here: they are part
//! of the practice model.

use jiff::civil::Date;

/// One line of a code list, as the reference pages show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// What is stored and sent.
    pub code: &'static str,
    /// What a person reads.
    pub label: &'static str,
    /// The first day on which it may be used; none if it always could.
    pub in_force_from: Option<Date>,
    /// The last day on which it may be used; none if it still can.
    pub in_force_to: Option<Date>,
}

/// A whole code list, for the reference pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// What the list is called.
    pub name: &'static str,
    /// Who publishes the list, and where it is used.
    pub source: &'static str,
    /// Its lines, in the order of the source.
    pub entries: Vec<Entry>,
}

/// What every code list can do; the reference pages and [`Coded`] need no more.
pub trait CodeList: Copy + Eq + 'static {
    /// What the list is called.
    const NAME: &'static str;
    /// Who publishes the list, and where it is used.
    const SOURCE: &'static str;
    /// Every value, in the order of the source.
    const ALL: &'static [Self];

    /// The line of the list for this value.
    fn entry(self) -> Entry;

    /// The value with exactly this code.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.entry().code == code)
    }

    /// The list as data.
    fn list() -> List {
        List {
            name: Self::NAME,
            source: Self::SOURCE,
            entries: Self::ALL.iter().map(|value| value.entry()).collect(),
        }
    }
}

/// A value that came from outside: understood, or kept exactly as it was written.
///
/// A reader never fails on a code it does not know; a rule reports it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Coded<T> {
    /// A value of the list.
    Known(T),
    /// The text as it came, which is not in the list.
    Unknown(String),
}

impl<T: CodeList> Coded<T> {
    /// Reads a code; spaces around it do not matter.
    pub fn read(text: &str) -> Self {
        match T::from_code(text.trim()) {
            Some(value) => Coded::Known(value),
            None => Coded::Unknown(text.to_owned()),
        }
    }

    /// The value, if it is in the list.
    pub fn known(&self) -> Option<T> {
        match self {
            Coded::Known(value) => Some(*value),
            Coded::Unknown(_) => None,
        }
    }

    /// The code to store or send: the text itself when it is not in the list.
    pub fn code(&self) -> &str {
        match self {
            Coded::Known(value) => value.entry().code,
            Coded::Unknown(text) => text,
        }
    }

    /// What a person reads; an unknown code is shown as it came.
    pub fn label(&self) -> &str {
        match self {
            Coded::Known(value) => value.entry().label,
            Coded::Unknown(text) => text,
        }
    }
}

/// Declares a code list: `Variant "code" "label";`, with `from (y, m, d)` and `until (y, m, d)` where it was not
/// always in force.
macro_rules! code_list {
    (
        $(#[$doc:meta])*
        $list:ident, $name:literal, $source:literal;
        $($variant:ident $code:literal $label:literal $(from $from:tt)? $(until $until:tt)?;)+
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $list {
            $(
                #[doc = concat!("`", $code, "`: ", $label, ".")]
                $variant,
            )+
        }

        impl $list {
            /// What the list is called.
            pub const NAME: &'static str = $name;
            /// Who publishes the list, and where it is used.
            pub const SOURCE: &'static str = $source;
            /// Every value, in the order of the source.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// What is stored and sent.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// What a person reads.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }

            /// The value with exactly this code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }

            /// The first day on which it may be used; none if it always could.
            pub fn in_force_from(self) -> Option<jiff::civil::Date> {
                match self { $(Self::$variant => code_list!(@day $($from)?),)+ }
            }

            /// The last day on which it may be used; none if it still can.
            pub fn in_force_to(self) -> Option<jiff::civil::Date> {
                match self { $(Self::$variant => code_list!(@day $($until)?),)+ }
            }

            /// Whether it may be used for something that happened on this day.
            pub fn in_force_on(self, date: jiff::civil::Date) -> bool {
                self.in_force_from().is_none_or(|from| from <= date)
                    && self.in_force_to().is_none_or(|to| date <= to)
            }
        }

        impl $crate::codes::CodeList for $list {
            const NAME: &'static str = $name;
            const SOURCE: &'static str = $source;
            const ALL: &'static [Self] = Self::ALL;

            fn entry(self) -> $crate::codes::Entry {
                $crate::codes::Entry {
                    code: self.code(),
                    label: self.label(),
                    in_force_from: self.in_force_from(),
                    in_force_to: self.in_force_to(),
                }
            }

            fn from_code(code: &str) -> Option<Self> {
                Self::from_code(code)
            }
        }

        impl std::fmt::Display for $list {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }

        #[cfg(test)]
        mod every_entry {
            use super::$list;

            #[test]
            fn reads_back_from_its_code_and_has_words() {
                for value in $list::ALL.iter().copied() {
                    assert_eq!($list::from_code(value.code()), Some(value), "{value} reads back as another value");
                    assert_eq!(value.to_string(), value.code());
                    assert!(!value.label().is_empty());
                    if let (Some(from), Some(to)) = (value.in_force_from(), value.in_force_to()) {
                        assert!(from <= to, "{value} ends before it starts");
                    }
                }
            }

            #[test]
            fn an_unlisted_code_is_not_guessed() {
                assert_eq!($list::from_code("no such code"), None);
            }
        }
    };
    (@day) => { None };
    (@day ($year:literal, $month:literal, $day:literal)) => {
        Some(const { jiff::civil::date($year, $month, $day) })
    };
}

pub mod abuse_category;
pub mod accommodation;
pub mod activity;
pub mod adopter_legal_status;
pub mod adopter_sex;
pub mod assessment_factor;
pub mod category_of_need;
pub mod closure_reason;
pub mod disability;
pub mod episode_end_reason;
pub mod episode_reason;
pub mod ethnicity;
pub mod first_language;
pub mod gender_current;
pub mod gender_identity;
pub mod in_touch;
pub mod legal_status;
pub mod missing_kind;
pub mod pathway_eligibility;
pub mod placed_adoption_end_reason;
pub mod placement_change_reason;
pub mod placement_provider;
pub mod placement_type;
pub mod previous_permanence;
pub mod primary_need;
pub mod referral_source;
pub mod religion;
pub mod review_participation;
pub mod sdq_reason;
pub mod sex;
pub mod social_worker_change_reason;
pub mod upn_unknown;

/// Every code list, for the reference pages.
pub fn all() -> Vec<List> {
    vec![
        sex::Sex::list(),
        gender_current::GenderCurrent::list(),
        gender_identity::GenderIdentity::list(),
        ethnicity::Ethnicity::list(),
        disability::Disability::list(),
        upn_unknown::UpnUnknown::list(),
        referral_source::ReferralSource::list(),
        primary_need::PrimaryNeed::list(),
        category_of_need::CategoryOfNeed::list(),
        closure_reason::ClosureReason::list(),
        assessment_factor::AssessmentFactor::list(),
        abuse_category::AbuseCategory::list(),
        episode_reason::EpisodeReason::list(),
        legal_status::LegalStatus::list(),
        placement_type::PlacementType::list(),
        placement_provider::PlacementProvider::list(),
        episode_end_reason::EpisodeEndReason::list(),
        placement_change_reason::PlacementChangeReason::list(),
        review_participation::ReviewParticipation::list(),
        sdq_reason::SdqReason::list(),
        in_touch::InTouch::list(),
        activity::Activity::list(),
        accommodation::Accommodation::list(),
        adopter_legal_status::AdopterLegalStatus::list(),
        adopter_sex::AdopterSex::list(),
        placed_adoption_end_reason::PlacedAdoptionEndReason::list(),
        previous_permanence::PreviousPermanence::list(),
        missing_kind::MissingKind::list(),
        social_worker_change_reason::SocialWorkerChangeReason::list(),
        pathway_eligibility::PathwayEligibility::list(),
        religion::Religion::list(),
        first_language::Language::list(),
    ]
}

#[cfg(test)]
mod tests {
    use super::primary_need::PrimaryNeed;
    use super::*;

    #[test]
    fn every_file_of_this_folder_is_in_the_reference() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/codes");
        let files = std::fs::read_dir(folder).unwrap().count();
        assert_eq!(all().len(), files - 1, "a list is missing from `all`");
    }

    #[test]
    fn no_list_uses_a_code_or_a_label_twice() {
        for list in all() {
            let mut codes: Vec<_> = list.entries.iter().map(|entry| entry.code).collect();
            let mut labels: Vec<_> = list.entries.iter().map(|entry| entry.label).collect();
            codes.sort_unstable();
            labels.sort_unstable();
            codes.dedup();
            labels.dedup();
            assert_eq!(codes.len(), list.entries.len(), "{}", list.name);
            assert_eq!(labels.len(), list.entries.len(), "{}", list.name);
        }
    }

    #[test]
    fn a_known_code_is_understood_with_spaces_around_it() {
        let need = Coded::<PrimaryNeed>::read(" N4 ");
        assert_eq!(need, Coded::Known(PrimaryNeed::FamilyInAcuteStress));
        assert_eq!(need.label(), "Family in acute stress");
    }

    #[test]
    fn an_unknown_code_is_kept_as_it_came() {
        let need = Coded::<PrimaryNeed>::read(" n4?");
        assert_eq!(need.known(), None);
        assert_eq!(need.code(), " n4?");
        assert_eq!(need.label(), " n4?");
    }
}
