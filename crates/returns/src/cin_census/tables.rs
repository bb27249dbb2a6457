//! The census as flat tables, and a whole census of them.
//!
//! The file nests: a child has referrals, a referral has assessments and plans. Here each is a row with the child's
//! id and, counted from 1 within the child, the referral it belongs to.

use jiff::civil::Date;

use crate::cell::{Cell, Text};
use crate::table::{Origin, Placed, Row, table};

table! {
    /// What the file says about itself.
    Header "Header" YearFirst {
        "Collection" collection: Text,
        "Year" year: Cell<i64>,
        "ReferenceDate" reference_date: Cell<Date>,
        "SourceLevel" source_level: Text,
        "LEA" lea: Text,
        "SoftwareCode" software_code: Text,
        "Release" release: Text,
        "SerialNo" serial_no: Text,
        "DateTime" date_time: Text,
    }
}

table! {
    /// Who the child is. `Sex` replaced `GenderCurrent` in 2024/25.
    ChildIdentifiers "ChildIdentifiers" YearFirst {
        "LAchildID" child: Text,
        "UPN" upn: Text,
        "FormerUPN" former_upn: Text,
        "UPNunknown" upn_unknown: Text,
        "PersonBirthDate" birth_date: Cell<Date>,
        "ExpectedPersonBirthDate" expected_birth_date: Cell<Date>,
        "GenderCurrent" gender_current: Text,
        "Sex" sex: Text,
        "PersonDeathDate" death_date: Cell<Date>,
    }
}

table! {
    /// What is recorded about the child's background.
    ChildCharacteristics "ChildCharacteristics" YearFirst {
        "LAchildID" child: Text,
        "Ethnicity" ethnicity: Text,
    }
}

table! {
    /// One disability of the child.
    Disability "Disabilities" YearFirst {
        "LAchildID" child: Text,
        "Disability" disability: Text,
    }
}

table! {
    /// A referral and what became of it.
    CinDetails "CINdetails" YearFirst {
        "LAchildID" child: Text,
        "CINdetailsID" details_id: Text,
        "CINreferralDate" referral_date: Cell<Date>,
        "ReferralSource" referral_source: Text,
        "PrimaryNeedCode" primary_need: Text,
        "CINclosureDate" closure_date: Cell<Date>,
        "ReasonForClosure" reason_for_closure: Text,
        "DateOfInitialCPC" initial_conference_date: Cell<Date>,
        "ReferralNFA" no_further_action: Text,
    }
}

table! {
    /// An assessment, with the factors found in it.
    Assessment "Assessments" YearFirst {
        "LAchildID" child: Text,
        "CINdetailsID" details_id: Text,
        "AssessmentID" assessment_id: Text,
        "AssessmentActualStartDate" start_date: Cell<Date>,
        "AssessmentInternalReviewDate" internal_review_date: Cell<Date>,
        "AssessmentAuthorisationDate" authorisation_date: Cell<Date>,
        "AssessmentFactors" factors: Vec<Text>,
    }
}

table! {
    /// A child in need plan.
    CinPlan "CINplanDates" YearFirst {
        "LAchildID" child: Text,
        "CINdetailsID" details_id: Text,
        "CINPlanStartDate" start_date: Cell<Date>,
        "CINPlanEndDate" end_date: Cell<Date>,
    }
}

table! {
    /// A section 47 enquiry.
    Section47 "Section47" YearFirst {
        "LAchildID" child: Text,
        "CINdetailsID" details_id: Text,
        "S47ActualStartDate" start_date: Cell<Date>,
        "InitialCPCtarget" conference_target: Cell<Date>,
        "DateOfInitialCPC" initial_conference_date: Cell<Date>,
        "ICPCnotRequired" conference_not_required: Text,
    }
}

table! {
    /// A child protection plan.
    ProtectionPlan "ChildProtectionPlans" YearFirst {
        "LAchildID" child: Text,
        "CINdetailsID" details_id: Text,
        "CPPID" plan_id: Text,
        "CPPstartDate" start_date: Cell<Date>,
        "CPPendDate" end_date: Cell<Date>,
        "InitialCategoryOfAbuse" initial_category: Text,
        "LatestCategoryOfAbuse" latest_category: Text,
        "NumberOfPreviousCPP" n_previous_plans: Cell<i64>,
    }
}

table! {
    /// A review of a child protection plan.
    Review "Reviews" YearFirst {
        "LAchildID" child: Text,
        "CINdetailsID" details_id: Text,
        "CPPID" plan_id: Text,
        "CPPreviewDate" review_date: Cell<Date>,
    }
}

table! {
    /// Pre-proceedings and family group decision-making, from the 2026/27 census.
    PreProceedings "PreProceedingsandFGDM" YearFirst {
        "LAchildID" child: Text,
        "CINdetailsID" details_id: Text,
        "PPStartDate" start_date: Cell<Date>,
        "LBPSentDate" letter_before_proceedings_date: Cell<Date>,
        "FGDMMeetingOffer" family_meeting_offered: Text,
        "FGDMMeetingFac" family_meeting_facilitated: Text,
        "InitialPPMeetingDate" initial_meeting_date: Cell<Date>,
        "ReviewMeetingsCount" n_review_meetings: Cell<i64>,
        "StepDecisionDate" step_decision_date: Cell<Date>,
        "PPOutcome" outcome: Text,
        "CourtAppDate" court_application_date: Cell<Date>,
        "LetterInitCPDate" letter_initiating_date: Cell<Date>,
    }
}

/// True as the census writes it, `true` or `1`, in small letters or capitals.
pub fn is_true(text: &Text) -> bool {
    text.is("1") || text.as_str().eq_ignore_ascii_case("true")
}

/// False as the census writes it, `false` or `0`, in small letters or capitals.
pub fn is_false(text: &Text) -> bool {
    text.is("0") || text.as_str().eq_ignore_ascii_case("false")
}

/// Runs a macro with every table of a child: its field, its row type, its name.
macro_rules! every_table {
    ($do:ident) => {
        $do! {
            identifiers ChildIdentifiers "ChildIdentifiers",
            characteristics ChildCharacteristics "ChildCharacteristics",
            disabilities Disability "Disabilities",
            ;
            details CinDetails "CINdetails", assessments Assessment "Assessments", plans CinPlan "CINplanDates",
            section47 Section47 "Section47", protection_plans ProtectionPlan "ChildProtectionPlans",
            reviews Review "Reviews", pre_proceedings PreProceedings "PreProceedingsandFGDM",
        }
    };
}
pub(crate) use every_table;

/// A row that belongs to a referral.
pub(crate) trait OfReferral: Placed {
    fn details_id(&self) -> &Text;
}

macro_rules! placed {
    ($($field:ident $row:ident $name:literal,)* ; $($part:ident $part_row:ident $part_name:literal,)*) => {
        $(placed! { one $row })*
        $(placed! { one $part_row })*
        $(impl OfReferral for $part_row {
            fn details_id(&self) -> &Text {
                &self.details_id
            }
        })*

        /// A census, as read.
        #[derive(Debug, Clone, Default)]
        pub struct Tables {
            /// The rows of Header: one, in a whole file.
            pub headers: Vec<Header>,
            $(#[doc = concat!("The rows of ", $name, ".")] pub $field: Vec<$row>,)*
            $(#[doc = concat!("The rows of ", $part_name, ".")] pub $part: Vec<$part_row>,)*
        }

        impl Tables {
            /// The tables' names, in the order of the file.
            pub const NAMES: &'static [&'static str] = &["Header", $($name,)* $($part_name),*];

            /// The columns of a table, by its name; nothing if there is no such table.
            pub fn columns(table: &str) -> Option<&'static [&'static str]> {
                match table {
                    "Header" => Some(Header::COLUMNS),
                    $($name => Some($row::COLUMNS),)*
                    $($part_name => Some($part_row::COLUMNS),)*
                    _ => None,
                }
            }

            /// The rows of a table; none if there is no such table.
            pub fn rows(&self, table: &str) -> Vec<&dyn Row> {
                match table {
                    "Header" => self.headers.iter().map(|row| row as &dyn Row).collect(),
                    $($name => self.$field.iter().map(|row| row as &dyn Row).collect(),)*
                    $($part_name => self.$part.iter().map(|row| row as &dyn Row).collect(),)*
                    _ => vec![],
                }
            }

            /// Adds other children's rows after these.
            pub fn append(&mut self, mut other: Self) {
                self.headers.append(&mut other.headers);
                $(append(&mut self.$field, &mut other.$field);)*
                $(append(&mut self.$part, &mut other.$part);)*
            }

            /// Adds a row to a table: cells by their column's place. A table there is not is an error of the caller.
            pub fn add(&mut self, table: &str, origin: Origin, cells: &[(usize, &str)]) {
                match table {
                    "Header" => self.headers.push(filled(Header { origin, ..Header::default() }, cells)),
                    $($name => self.$field.push(filled($row { origin, ..$row::default() }, cells)),)*
                    $($part_name => self.$part.push(filled($part_row { origin, ..$part_row::default() }, cells)),)*
                    _ => {}
                }
            }
        }
    };
    (one $row:ident) => {
        impl Placed for $row {
            fn origin_mut(&mut self) -> &mut Origin {
                &mut self.origin
            }
            fn child_id(&self) -> &Text {
                &self.child
            }
        }
    };
}
every_table!(placed);

fn append<R: Placed>(rows: &mut Vec<R>, more: &mut Vec<R>) {
    let before = u32::try_from(rows.len()).expect("a census has fewer than four thousand million rows");
    for (row, at) in more.iter_mut().zip(before..) {
        row.origin_mut().row = at;
    }
    rows.append(more);
}

fn filled<R: Row>(mut row: R, cells: &[(usize, &str)]) -> R {
    for (column, text) in cells {
        row.write(*column, text);
    }
    row
}
