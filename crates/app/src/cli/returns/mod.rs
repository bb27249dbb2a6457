//! `kith check` and `kith rules`: the returns checker on the command line. No database is opened.

pub(super) mod check;
pub(super) mod rules;
