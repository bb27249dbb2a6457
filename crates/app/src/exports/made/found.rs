//! What the rules found in a return that was made, each about a person of the record.

use std::collections::HashMap;

use kith_returns::rules::finding::{Finding, FoundCell};
use kith_vocabulary::ids::PersonId;

/// One finding, as it is kept beside the return.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Whom it is about; nobody for the return as a whole.
    pub(super) person: Option<PersonId>,
    /// The rule.
    pub(super) code: &'static str,
    /// What a finding of it weighs: its key.
    pub(super) severity: &'static str,
    /// Where it is: the items and what stands in them.
    pub(super) cells: String,
}

/// The findings with the people they are about.
pub(super) fn found_in(findings: &[Finding], children: &[(String, PersonId)]) -> Vec<Found> {
    let people: HashMap<&str, PersonId> =
        children.iter().map(|(child, person)| (child.as_str(), *person)).collect();
    findings
        .iter()
        .map(|finding| Found {
            person: people.get(finding.child.as_str()).copied(),
            code: finding.code,
            severity: finding.severity.key(),
            cells: cells_in_words(&finding.cells),
        })
        .collect()
}

/// Where a finding is, for somebody who looks at the record: the items, each with what stands there.
pub(in crate::exports) fn cells_in_words(cells: &[FoundCell]) -> String {
    let same_row = |a: &FoundCell, b: &FoundCell| (a.table, a.row) == (b.table, b.row);
    let word = |cell: &FoundCell| match (cell.item, cell.value.as_str()) {
        ("", _) => "as a whole".to_owned(),
        (item, "") => format!("{item} is blank"),
        (item, value) => format!("{item} is {value}"),
    };
    let rows = cells.chunk_by(same_row).map(|row| {
        let words: Vec<String> = row.iter().map(word).collect();
        format!("{}: {}", table_in_words(row[0].table), words.join(", "))
    });
    rows.collect::<Vec<String>>().join("; ")
}

/// A table of a return in practice's words.
fn table_in_words(table: &'static str) -> &'static str {
    match table {
        "ChildIdentifiers" | "ChildCharacteristics" | "Disabilities" => "Details",
        "CINdetails" => "Referral",
        "Assessments" => "Assessment",
        "CINplanDates" => "Child in need plan",
        "Section47" => "Section 47 enquiry",
        "ChildProtectionPlans" => "Protection plan",
        "Reviews" => "Review",
        "Header" | "UASC" => "Details",
        "Episodes" => "Episode of care",
        "OC2" => "Health in the year",
        "OC3" => "Care leaver",
        "AD1" => "Adoption",
        "PlacedAdoption" => "Decision on adoption",
        "PrevPerm" => "Permanent home before care",
        "Missing" => "Time away",
        "SWEpisodes" => "Social worker",
        "DoLo" => "Order on liberty",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kith_returns::cell::Text;
    use kith_returns::table::Year;

    #[test]
    fn cells_of_one_row_are_told_together() {
        let cell = |table, row, item, value: &str| FoundCell {
            table,
            year: Year::This,
            row,
            line: 0,
            item,
            value: Text::from(value),
        };
        let cells = [
            cell("Assessments", 0, "AssessmentActualStartDate", "2025-06-01"),
            cell("Assessments", 0, "AssessmentAuthorisationDate", ""),
            cell("CINdetails", 3, "", ""),
        ];
        let words = "Assessment: AssessmentActualStartDate is 2025-06-01, AssessmentAuthorisationDate is blank; Referral: as a whole";
        assert_eq!(cells_in_words(&cells), words);
    }
}
