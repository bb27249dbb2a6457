//! What the census would find about one child today, all year round: for the child's own page.
//!
//! It is worked out each time from that child's rows alone, in a fixed number of statements. Rules over the whole
//! return are not about a child and are left out.

use jiff::civil::{Date, date};
use kith_returns::cin_census::assemble::{CensusYear, assemble};
use kith_returns::cin_census::census::Census;
use kith_returns::cin_census::check::of_children;
use kith_returns::cin_census::child::Return;
use kith_returns::kind::collection_year;
use kith_returns::rules::Severity;
use kith_returns::rules::finding::Finding;
use kith_vocabulary::ids::{AuthorityId, PersonId};

use super::census::facts_of;
use super::children::read_child;
use super::made::cells_in_words;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// Until when the census of the year that has ended is still being put right: it is sent by the end of July.
const SENT_BY: (i8, i8) = (7, 31);

/// One thing that the census would find.
#[derive(Debug, PartialEq, Eq)]
pub struct ToMend {
    /// Whether the Department would refuse it, or ask about it.
    pub weight: &'static str,
    /// The fault, in a sentence.
    pub says: &'static str,
    /// What to do about it.
    pub what_to_do: &'static str,
    /// Where it is, with the rule.
    pub place: String,
    /// Where to put it right; nothing where Kith has no page for it yet.
    pub mend: Option<String>,
}

/// What the census would find about a child.
#[derive(Debug)]
pub struct ToMendForCensus {
    /// `2026/27`.
    pub year: String,
    /// What it would find.
    pub found: Vec<ToMend>,
}

/// What the censuses that are still to be sent would find about a child; nothing where none of them is about them.
pub fn to_mend(
    tx: &mut Tx,
    authority: AuthorityId,
    person: PersonId,
    today: Date,
) -> Result<Vec<ToMendForCensus>, Problem> {
    let Some(child) = read_child(tx, authority, person)? else { return Ok(Vec::new()) };
    let facts = facts_of(child);
    let mut all = Vec::new();
    for year in years(today) {
        let Some(tables) = assemble(&facts, year) else { continue };
        let census = Census { year: year.year, start: year.start, end: year.end, headers: Vec::new() };
        let found = of_children(&Return::assemble(tables), &census);
        let found = found.iter().map(|finding| worded(finding, person)).collect();
        all.push(ToMendForCensus { year: collection_year(year.year), found });
    }
    Ok(all)
}

/// The censuses still to be sent: the year that ended, until it is sent, and the one under way, as far as it has come.
fn years(today: Date) -> Vec<CensusYear> {
    let this = CensusYear::of(today);
    let mut years = Vec::new();
    if today <= date(this.start.year(), SENT_BY.0, SENT_BY.1) {
        years.push(CensusYear::ending_in(this.year - 1));
    }
    years.push(CensusYear { end: today, ..this });
    years
}

fn worded(finding: &Finding, person: PersonId) -> ToMend {
    let is_about_details = finding.cells.first().is_some_and(|cell| {
        matches!(cell.table, "ChildIdentifiers" | "ChildCharacteristics" | "Disabilities")
    });
    ToMend {
        weight: match finding.severity {
            Severity::Error => "Will fail the census",
            Severity::Query => "To look at",
        },
        says: finding.says,
        what_to_do: finding.what_to_do,
        place: format!("{}. Rule {}.", cells_in_words(&finding.cells), finding.code),
        mend: is_about_details.then(|| format!("/people/{person}/change")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_that_ended_is_shown_until_its_census_is_sent() {
        for (today, shown) in [
            (date(2026, 3, 31), &[2026][..]),
            (date(2026, 4, 1), &[2026, 2027]),
            (date(2026, 7, 31), &[2026, 2027]),
            (date(2026, 8, 1), &[2027]),
        ] {
            let years: Vec<i16> = years(today).iter().map(|year| year.year).collect();
            assert_eq!(years, shown, "{today}");
        }
        assert_eq!(years(date(2026, 8, 1))[0].end, date(2026, 8, 1));
    }
}
