//! The pages of the front door: the queue, taking a contact, deciding on it, and ending a referral.

pub(super) mod correct;
pub(super) mod queue;
pub(super) mod referral;
pub(super) mod show;
pub(super) mod take;
