//! Returns on the command line: `kith check` and `kith rules`, which open no database, and `kith export` and `kith send`.

pub(super) mod check;
pub(super) mod export;
pub(super) mod rules;
pub(super) mod send;
