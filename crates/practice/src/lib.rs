//! What the work means: people, families, visits, plans and what is due, as pure functions over the record.

pub mod assessment;
pub mod care;
pub mod deadlines;
pub mod desk;
pub mod family;
pub mod file;
pub mod genogram;
pub mod leaving_care;
pub mod need;
pub mod people;
pub mod plan;
pub mod protection;
pub mod referral;
pub mod visit;
pub mod words;
