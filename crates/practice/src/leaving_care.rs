//! Leaving care: what a young person is owed, and how they are around each birthday.
//!
//! The law is the Children Act 1989, sections 23A to 24 and 23CZAA, and the Care Leavers (England) Regulations 2010.

pub mod birthday;
pub mod eligibility;

use crate::words;

words! {
    /// What kind of home a care leaver lives in. The key is the letter that returns use.
    HomeOfLeaver {
        /// Parents or relatives.
        Family "B" "With parents or relatives",
        /// A residential home.
        Residential "C" "Community home or other residential care",
        /// Semi-independent.
        SemiIndependent "D" "Semi-independent, transitional accommodation",
        /// Supported lodgings.
        SupportedLodgings "E" "Supported lodgings",
        /// Abroad.
        Abroad "G" "Gone abroad",
        /// Deported.
        Deported "H" "Deported",
        /// Lodgings.
        Lodgings "K" "Ordinary lodgings without formal support",
        /// Nobody knows.
        NotKnown "R" "Not known where",
        /// None.
        None "S" "No fixed home, or homeless",
        /// A foyer.
        Foyer "T" "Foyer or similar supported accommodation",
        /// A home of their own.
        Independent "U" "Independent living",
        /// Emergency.
        Emergency "V" "Emergency accommodation",
        /// Bed and breakfast.
        BedAndBreakfast "W" "Bed and breakfast",
        /// Custody.
        Custody "X" "In custody",
        /// Another.
        Other "Y" "Other accommodation",
        /// Former foster carers.
        FormerCarers "Z" "With former foster carers",
    }
}
