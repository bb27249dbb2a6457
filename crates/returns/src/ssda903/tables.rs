//! The twelve tables of the return, and a year of them.

use jiff::civil::Date;

use crate::cell::{Cell, Text};
use crate::table::{Origin, Placed, Row, Year, table};

table! {
    /// Who the child is: one row a child.
    Header "Header" DayFirstCapitals {
        "CHILD" child: Text,
        "SEX" sex: Text,
        "DOB" dob: Cell<Date>,
        "ETHNIC" ethnic: Text,
        "UPN" upn: Text,
        "MOTHER" mother: Text,
        "MC_DOB" mc_dob: Cell<Date>,
        "UASC" uasc: Text,
    }
}

table! {
    /// One stretch of being looked after in one placement under one legal status. The last three columns are worked
    /// out from the placement's postcode, and blank when they were not.
    Episode "Episodes" DayFirstCapitals {
        "CHILD" child: Text,
        "DECOM" decom: Cell<Date>,
        "RNE" rne: Text,
        "LS" ls: Text,
        "CIN" cin: Text,
        "PLACE" place: Text,
        "PLACE_PROVIDER" place_provider: Text,
        "DEC" dec: Cell<Date>,
        "REC" rec: Text,
        "REASON_PLACE_CHANGE" reason_place_change: Text,
        "HOME_POST" home_post: Text,
        "PL_POST" pl_post: Text,
        "URN" urn: Text,
        "PL_LA" pl_la: Text,
        "PL_LOCATION" pl_location: Text,
        "PL_DISTANCE" pl_distance: Text,
    }
}

table! {
    /// A review of the child's case.
    Review "Reviews" DayFirstCapitals {
        "CHILD" child: Text,
        "DOB" dob: Cell<Date>,
        "REVIEW" review: Cell<Date>,
        "REVIEW_CODE" review_code: Text,
    }
}

table! {
    /// An unaccompanied asylum-seeking child, and until when.
    Uasc "UASC" DayFirstCapitals {
        "CHILD" child: Text,
        "SEX" sex: Text,
        "DOB" dob: Cell<Date>,
        "DUC" duc: Cell<Date>,
    }
}

table! {
    /// Health and offending of a child looked after for twelve months.
    Oc2 "OC2" DayFirstCapitals {
        "CHILD" child: Text,
        "DOB" dob: Cell<Date>,
        "SDQ_SCORE" sdq_score: Cell<i64>,
        "SDQ_REASON" sdq_reason: Text,
        "CONVICTED" convicted: Text,
        "HEALTH_CHECK" health_check: Text,
        "IMMUNISATIONS" immunisations: Text,
        "TEETH_CHECK" teeth_check: Text,
        "HEALTH_ASSESSMENT" health_assessment: Text,
        "SUBSTANCE_MISUSE" substance_misuse: Text,
        "INTERVENTION_RECEIVED" intervention_received: Text,
        "INTERVENTION_OFFERED" intervention_offered: Text,
    }
}

table! {
    /// A care leaver around a birthday.
    Oc3 "OC3" DayFirstCapitals {
        "CHILD" child: Text,
        "DOB" dob: Cell<Date>,
        "IN_TOUCH" in_touch: Text,
        "ACTIV" activ: Text,
        "ACCOM" accom: Text,
    }
}

table! {
    /// A child adopted in the year.
    Ad1 "AD1" DayFirstCapitals {
        "CHILD" child: Text,
        "DOB" dob: Cell<Date>,
        "DATE_INT" date_int: Cell<Date>,
        "DATE_MATCH" date_match: Cell<Date>,
        "FOSTER_CARE" foster_care: Text,
        "NB_ADOPTR" nb_adoptr: Text,
        "SEX_ADOPTR" sex_adoptr: Text,
        "LS_ADOPTR" ls_adoptr: Text,
    }
}

table! {
    /// A decision that the child should be placed for adoption.
    PlacedAdoption "PlacedAdoption" DayFirstCapitals {
        "CHILD" child: Text,
        "DOB" dob: Cell<Date>,
        "DATE_PLACED" date_placed: Cell<Date>,
        "DATE_PLACED_CEASED" date_placed_ceased: Cell<Date>,
        "REASON_PLACED_CEASED" reason_placed_ceased: Text,
    }
}

table! {
    /// A permanence arrangement the child had before being looked after. `DATE_PERM` may be known in part only.
    PrevPerm "PrevPerm" DayFirstCapitals {
        "CHILD" child: Text,
        "DOB" dob: Cell<Date>,
        "PREV_PERM" prev_perm: Text,
        "LA_PERM" la_perm: Text,
        "DATE_PERM" date_perm: Cell<Date>,
    }
}

table! {
    /// A time the child was missing, or away from placement without authorisation.
    Missing "Missing" DayFirstCapitals {
        "CHILD" child: Text,
        "DOB" dob: Cell<Date>,
        "MISSING" missing: Text,
        "MIS_START" mis_start: Cell<Date>,
        "MIS_END" mis_end: Cell<Date>,
    }
}

table! {
    /// A stretch with one social worker.
    SwEpisode "SWEpisodes" DayFirstCapitals {
        "CHILD" child: Text,
        "DOB" dob: Cell<Date>,
        "SW_ID" sw_id: Text,
        "SW_DECOM" sw_decom: Cell<Date>,
        "SW_DEC" sw_dec: Cell<Date>,
        "SW_REASON" sw_reason: Text,
    }
}

table! {
    /// A deprivation of liberty order.
    DoLo "DoLo" DayFirstCapitals {
        "CHILD" child: Text,
        "DOB" dob: Cell<Date>,
        "DOLO_START" dolo_start: Cell<Date>,
        "DOLO_END" dolo_end: Cell<Date>,
    }
}

/// Runs a macro with every table: its field, its row type, its name.
macro_rules! every_table {
    ($do:ident) => {
        $do! {
            headers Header "Header", episodes Episode "Episodes", reviews Review "Reviews", uasc Uasc "UASC",
            oc2 Oc2 "OC2", oc3 Oc3 "OC3", ad1 Ad1 "AD1", placed_adoption PlacedAdoption "PlacedAdoption",
            prev_perm PrevPerm "PrevPerm", missing Missing "Missing", sw_episodes SwEpisode "SWEpisodes",
            dolo DoLo "DoLo",
        }
    };
}
pub(crate) use every_table;

macro_rules! placed {
    ($($field:ident $row:ident $name:literal,)*) => {
        $(impl Placed for $row {
            fn origin_mut(&mut self) -> &mut Origin {
                &mut self.origin
            }
            fn child_id(&self) -> &Text {
                &self.child
            }
        })*

        /// A year's tables, as read.
        #[derive(Debug, Clone, Default)]
        pub struct Tables {
            $(#[doc = concat!("The rows of ", $name, ".")] pub $field: Vec<$row>,)*
            /// The tables that were given, with rows or without.
            pub given: Vec<&'static str>,
            /// The last three columns of the episodes were worked out, even if they turn out blank.
            pub placement_places: bool,
        }

        impl Tables {
            /// The columns of a table, by its name; nothing if there is no such table.
            pub fn columns(table: &str) -> Option<&'static [&'static str]> {
                match table {
                    $($name => Some($row::COLUMNS),)*
                    _ => None,
                }
            }

            /// Which columns of a table hold dates.
            pub fn dates(table: &str) -> &'static [bool] {
                match table {
                    $($name => $row::DATES,)*
                    _ => &[],
                }
            }

            /// The rows of a table; none if there is no such table.
            pub fn rows(&self, table: &str) -> Vec<&dyn Row> {
                match table {
                    $($name => self.$field.iter().map(|row| row as &dyn Row).collect(),)*
                    _ => vec![],
                }
            }

            /// How many rows a table has.
            pub fn n_rows(&self, table: &str) -> usize {
                match table {
                    $($name => self.$field.len(),)*
                    _ => 0,
                }
            }

            /// Adds another file's rows after these.
            pub fn append(&mut self, mut other: Self) {
                $(
                    let before = u32::try_from(self.$field.len()).expect("fewer rows than four thousand million");
                    if before == 0 {
                        self.$field = other.$field;
                    } else {
                        other.$field.iter_mut().for_each(|row| row.origin.row += before);
                        self.$field.append(&mut other.$field);
                    }
                )*
                self.given.extend(other.given.iter().filter(|name| !self.given.contains(name)).copied().collect::<Vec<_>>());
                self.placement_places |= other.placement_places;
            }

            /// The tables' names, in the return's order.
            pub const NAMES: &'static [&'static str] = &[$($name),*];

            /// Adds a row to a table: cells by their column's place. A table there is not is an error of the caller.
            pub fn add(&mut self, table: &str, origin: Origin, cells: &[(usize, &str)]) {
                match table {
                    $($name => self.$field.push(filled($row::default(), origin, cells)),)*
                    _ => {}
                }
            }
        }
    };
}
every_table!(placed);

fn filled<R: Row + Placed>(mut row: R, origin: Origin, cells: &[(usize, &str)]) -> R {
    *row.origin_mut() = origin;
    for (column, text) in cells {
        row.write(*column, text);
    }
    row
}

impl Tables {
    /// Says that a table was given, even if it turns out to have no rows.
    pub fn give(&mut self, table: &str) {
        let name = Self::NAMES.iter().find(|name| **name == table);
        self.given.extend(name.filter(|name| !self.given.contains(name)));
    }

    /// How many rows all the tables have.
    pub(crate) fn n_rows_in_all(&self) -> usize {
        Self::NAMES.iter().map(|table| self.n_rows(table)).sum()
    }

    /// A table was given.
    pub fn has(&self, table: &str) -> bool {
        self.given.contains(&table)
    }

    pub(crate) fn of_year(&mut self, year: Year) {
        macro_rules! stamp {
            ($($field:ident $row:ident $name:literal,)*) => {
                $(for row in &mut self.$field { row.origin.year = year; })*
            };
        }
        every_table!(stamp);
    }
}
