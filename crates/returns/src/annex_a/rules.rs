//! The rules of Annex A, one a file, found by the build.

use crate::rules::catalogue::RuleFile;

include!(concat!(env!("OUT_DIR"), "/annex_a_rules.rs"));
