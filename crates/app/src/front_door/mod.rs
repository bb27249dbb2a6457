//! The front door: what reaches the service about a child, and the referral that may come of it.

pub mod story;
