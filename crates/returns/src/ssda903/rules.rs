//! The rules of the return, one a file, found by the build.

use crate::rules::catalogue::RuleFile;

include!(concat!(env!("OUT_DIR"), "/ssda903_rules.rs"));
