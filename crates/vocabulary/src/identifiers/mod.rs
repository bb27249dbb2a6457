//! Numbers and codes by which others know people and places: each parsed at the edge, then trusted.
//!
//! A number that does not parse is kept elsewhere as text: these types only say what is well formed.

pub mod la_code;
pub mod nhs_number;
pub mod postcode;
pub mod upn;
pub mod urn;
