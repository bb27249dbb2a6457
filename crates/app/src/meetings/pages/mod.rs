//! The pages of meetings, and the form that they and the steps around them share.

pub(super) mod correct;
pub(crate) mod form;
pub(super) mod record;
pub(super) mod show;
