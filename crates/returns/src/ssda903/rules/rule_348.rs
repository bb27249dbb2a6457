//! A care leaver who had died by last year's return has not died by this one.
//!
//! Why: one of the two returns is wrong about a young person's death.
//!
//! What to do: check with great care; if last year's return was wrong, ask for it to be amended.
//!
//! Source: Children looked-after return guide, validation check 348.

use crate::ssda903::writing::*;

/// Anything but DIED, when last year's was DIED.
pub const RULE: Rule = rule("348")
    .since(2026)
    .items(&["IN_TOUCH"])
    .needs(&[Need::LastYear("OC3")])
    .per_child(had_died)
    .examples(&[
        passes("died in both", &[oc3("IN_TOUCH=DIED"), last_year(oc3("IN_TOUCH=DIED"))]),
        finds("in touch now", &[oc3("IN_TOUCH=YES").found(), last_year(oc3("IN_TOUCH=DIED"))]),
        passes("died this year", &[oc3("IN_TOUCH=DIED"), last_year(oc3("IN_TOUCH=YES"))]),
        boundary_passes(
            "another young person",
            &[oc3("IN_TOUCH=YES"), last_year(oc3("CHILD=102 IN_TOUCH=DIED"))],
        ),
        boundary_finds("nothing said now", &[oc3("DOB=2008-05-26").found(), last_year(oc3("IN_TOUCH=DIED"))]),
    ]);

fn had_died(child: &Child, _: &Collection, sink: &mut Sink) {
    if child.last_year.oc3.iter().any(|before| before.in_touch.is("DIED")) {
        child.oc3.iter().filter(|leaver| !leaver.in_touch.is("DIED")).for_each(|leaver| sink.row(leaver));
    }
}
