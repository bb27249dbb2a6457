//! It is not said whether the child is unaccompanied and seeking asylum, or not with 0 or 1.
//!
//! Why: these children are counted and paid for apart.
//!
//! What to do: enter 1 if the child was unaccompanied and seeking asylum at any time in the year, and 0 if not.
//!
//! Source: Children looked-after return guide, validation check 105.
//!
//! Differs: nothing to do with CSV files, where being in the UASC file says it.

use crate::ssda903::writing::*;

/// Only an XML file has the item in the header.
pub const RULE: Rule = rule("105").items(&["UASC"]).per_header(is_not_said).examples(&[
    passes("no", &[collection("format=xml"), header("UASC=0")]),
    finds("missing", &[collection("format=xml"), header("SEX=F").found()]),
    boundary_finds("neither 0 nor 1", &[collection("format=xml"), header("UASC=2").found()]),
    boundary_passes("a CSV file has no such item", &[header("SEX=F")]),
]);

fn is_not_said(header: &Header, collection: &Collection) -> bool {
    collection.format == Format::Xml && !header.uasc.one_of(&["0", "1"])
}
