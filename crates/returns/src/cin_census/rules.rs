//! The rules of the census, one a file, found by the build.

use crate::rules::catalogue::RuleFile;

include!(concat!(env!("OUT_DIR"), "/cin_census_rules.rs"));
