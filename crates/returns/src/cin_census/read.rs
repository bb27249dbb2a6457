//! Reading a census file: its elements become the flat tables, and whatever has no place there is noted.

use std::io::{BufRead, Read};

use super::tables::Tables;
use crate::files::decode::decode;
use crate::files::xml::{Step, Xml};
use crate::files::{Notes, STRANGE, STRANGE_CHARACTER, Unreadable};
use crate::table::Origin;

/// The most rows one child may have.
const MOST_ROWS: usize = 20_000;

/// A census file, read.
#[derive(Debug, Clone, Default)]
pub struct ReadCensus {
    /// Its tables.
    pub tables: Tables,
    /// What was noticed and has no place in them.
    pub notes: Notes,
}

/// Reads a census from the bytes of its file, whatever their encoding.
///
/// # Errors
///
/// The file is not a census, or stops being XML: with the line.
pub fn read(file: &str, bytes: impl Read) -> Result<ReadCensus, Unreadable> {
    let decoded = decode(bytes)
        .map_err(|error| Unreadable::at(file, 0, format!("the file could not be read: {error}")))?;
    let mut reading = Reading::new(file, Xml::new(file, decoded));
    reading.root()?;
    while let Some(step) = reading.xml.step()? {
        match step {
            Step::Begins => reading.begins()?,
            Step::Ends => reading.ends()?,
        }
    }
    Ok(ReadCensus { tables: reading.tables, notes: reading.notes })
}

/// The elements that are a row each: element, table.
const ROWS: [(&str, &str); 10] = [
    ("Header", "Header"),
    ("ChildIdentifiers", "ChildIdentifiers"),
    ("ChildCharacteristics", "ChildCharacteristics"),
    ("CINdetails", "CINdetails"),
    ("Assessments", "Assessments"),
    ("CINPlanDates", "CINplanDates"),
    ("Section47", "Section47"),
    ("ChildProtectionPlans", "ChildProtectionPlans"),
    ("PreProceedingsandFGDM", "PreProceedingsandFGDM"),
    ("PreProceedings", "PreProceedingsandFGDM"),
];

/// The leaves that are a row of their own: leaf, table.
const LEAF_ROWS: [(&str, &str); 2] = [("Disability", "Disabilities"), ("CPPreviewDate", "Reviews")];

/// The elements that only hold others.
const HOLDERS: [&str; 8] = [
    "Message",
    "CollectionDetails",
    "Source",
    "Children",
    "Child",
    "Disabilities",
    "FactorsIdentifiedAtAssessment",
    "Reviews",
];

/// A row that is being read.
struct Row {
    table: &'static str,
    line: u64,
    cells: Vec<(usize, String)>,
}

struct Reading<R> {
    file: String,
    xml: Xml<R>,
    tables: Tables,
    notes: Notes,
    /// Rows that are open, from the outermost.
    open: Vec<Row>,
    /// Rows of the child being read, kept until the child's id is certain.
    of_child: Vec<Row>,
    details: u32,
    assessments: u32,
    plans: u32,
    counts: [u32; 12],
    /// Nothing has stood between the last beginning and here.
    leaf: bool,
    /// A character that could not be read was told.
    strange: bool,
}

impl<R: BufRead> Reading<R> {
    fn new(file: &str, xml: Xml<R>) -> Self {
        Self {
            file: file.to_owned(),
            xml,
            tables: Tables::default(),
            notes: Notes::default(),
            open: Vec::new(),
            of_child: Vec::new(),
            details: 0,
            assessments: 0,
            plans: 0,
            counts: [0; 12],
            leaf: false,
            strange: false,
        }
    }

    fn root(&mut self) -> Result<(), Unreadable> {
        match self.xml.step()? {
            Some(_) if self.xml.path().last().is_some_and(|root| root == "Message") => Ok(()),
            Some(_) => {
                let root = self.xml.path().last().cloned().unwrap_or_default();
                Err(self.xml.fault(format!(
                    "the file begins with {root}, and a children in need census begins with Message. Perhaps this is another return"
                )))
            }
            None => Err(self
                .xml
                .fault("the file is empty, or is not XML. A children in need census is one XML file")),
        }
    }

    fn begins(&mut self) -> Result<(), Unreadable> {
        self.leaf = true;
        let name = self.xml.path().last().map_or("", String::as_str);
        match name {
            "Child" => {
                self.details = 0;
                self.of_child.clear();
            }
            "CINdetails" => {
                self.details += 1;
                (self.assessments, self.plans) = (0, 0);
            }
            "Assessments" => self.assessments += 1,
            "ChildProtectionPlans" => self.plans += 1,
            _ => {}
        }
        if let Some((_, table)) = ROWS.iter().find(|(element, _)| *element == name) {
            self.open_row(table);
        }
        Ok(())
    }

    fn open_row(&mut self, table: &'static str) {
        let mut row = Row { table, line: self.xml.line(), cells: Vec::with_capacity(10) };
        for (column, number) in
            [("CINdetailsID", self.details), ("AssessmentID", self.assessments), ("CPPID", self.plans)]
        {
            if let Some(at) = place(table, column) {
                row.cells.push((at, number.to_string()));
            }
        }
        self.open.push(row);
    }

    fn ends(&mut self) -> Result<(), Unreadable> {
        let is_leaf = std::mem::replace(&mut self.leaf, false);
        let name = self.xml.ended().to_owned();
        if ROWS.iter().any(|(element, _)| *element == name) {
            if let Some(row) = self.open.pop() {
                self.keep(row)?;
            }
        } else if name == "Child" {
            self.flush();
        } else if is_leaf && !HOLDERS.contains(&name.as_str()) {
            self.leaf_ends(&name)?;
        } else if !HOLDERS.contains(&name.as_str()) {
            self.note(format!("{name} is not part of this census, and was not checked"));
        }
        Ok(())
    }

    fn leaf_ends(&mut self, name: &str) -> Result<(), Unreadable> {
        let text = self.xml.text().to_owned();
        if !self.strange && text.contains(STRANGE) {
            self.strange = true;
            self.note(STRANGE_CHARACTER.to_owned());
        }
        if let Some((leaf, table)) = LEAF_ROWS.iter().find(|(leaf, _)| *leaf == name) {
            self.open_row(table);
            let mut row = self.open.pop().expect("a row was opened just now");
            row.cells.extend(place(table, leaf).map(|at| (at, text)));
            return self.keep(row);
        }
        let Some(row) = self.open.last_mut() else {
            self.note(format!("{name} stands outside any part of the census, and was not checked"));
            return Ok(());
        };
        let Some(at) = place(row.table, name) else {
            let table = row.table;
            self.note(format!("{name} is not part of {table}, and was not checked"));
            return Ok(());
        };
        let repeats = name != "AssessmentFactors" && row.cells.iter().any(|(column, _)| *column == at);
        row.cells.push((at, text));
        if repeats {
            self.note(format!("{name} is given twice in one place; the second was taken"));
        }
        Ok(())
    }

    fn keep(&mut self, row: Row) -> Result<(), Unreadable> {
        if row.table == "Header" {
            self.add(&row);
            return Ok(());
        }
        if self.of_child.len() >= MOST_ROWS {
            return Err(self
                .xml
                .fault("one child has more parts than a child can have. Export the file again"));
        }
        self.of_child.push(row);
        Ok(())
    }

    /// The child is whole: its rows go to their tables under its id.
    fn flush(&mut self) {
        let id = self.of_child.iter().find(|row| row.table == "ChildIdentifiers").and_then(|row| {
            let at = place("ChildIdentifiers", "LAchildID")?;
            row.cells.iter().rev().find(|(column, _)| *column == at).map(|(_, text)| text.clone())
        });
        for mut row in std::mem::take(&mut self.of_child) {
            if let (Some(id), Some(at)) = (&id, place(row.table, "LAchildID")) {
                row.cells.push((at, id.clone()));
            }
            self.add(&row);
        }
    }

    fn add(&mut self, row: &Row) {
        let number = Tables::NAMES.iter().position(|name| *name == row.table).unwrap_or(0);
        let line = u32::try_from(row.line).unwrap_or(0);
        let cells: Vec<(usize, &str)> = row.cells.iter().map(|(at, text)| (*at, text.as_str())).collect();
        self.tables.add(row.table, Origin::new(self.counts[number], line), &cells);
        self.counts[number] += 1;
    }

    fn note(&mut self, words: String) {
        let line = self.xml.line();
        self.notes.add(&self.file, line, words);
    }
}

fn place(table: &str, column: &str) -> Option<usize> {
    Tables::columns(table)?.iter().position(|name| *name == column)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = "<?xml version='1.0'?>
<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>
<ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails><Source><LEA>999</LEA></Source></Header>
<Children><Child><ChildIdentifiers><LAchildID>A1</LAchildID><Sex>F</Sex><Shoe>4</Shoe></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>MOB</Disability>
<Disability>HEAR</Disability></Disabilities></ChildCharacteristics>
<CINdetails><CINreferralDate>2025-06-01</CINreferralDate><Assessments>
<AssessmentActualStartDate>2025-06-02</AssessmentActualStartDate><FactorsIdentifiedAtAssessment>
<AssessmentFactors>1A</AssessmentFactors><AssessmentFactors>3B</AssessmentFactors>
</FactorsIdentifiedAtAssessment></Assessments><ReferralNFA>false</ReferralNFA>
<ChildProtectionPlans><CPPstartDate>2025-07-01</CPPstartDate><Reviews><CPPreviewDate>2025-09-01</CPPreviewDate>
<CPPreviewDate>2026-02-01</CPPreviewDate></Reviews></ChildProtectionPlans></CINdetails>
<CINdetails><CINreferralDate>soon</CINreferralDate></CINdetails></Child></Children></Message>";

    #[test]
    fn a_child_becomes_rows_under_its_id() {
        let ReadCensus { tables, notes } = read("a.xml", SMALL.as_bytes()).unwrap();
        assert_eq!(tables.headers[0].lea.as_str(), "999");
        assert_eq!(tables.disabilities.len(), 2);
        assert_eq!(tables.assessments[0].factors.len(), 2);
        assert_eq!(tables.reviews.len(), 2, "several review dates in one block are all kept");
        assert!(tables.reviews.iter().all(|review| review.child.is("A1") && review.plan_id.is("1")));
        let details: Vec<&str> = tables.details.iter().map(|row| row.details_id.as_str()).collect();
        assert_eq!(details, ["1", "2"]);
        assert!(tables.details[1].referral_date.is_unknown(), "what is not a date is kept as read");
        assert_eq!(notes.kept.len(), 1);
        assert!(notes.kept[0].words.contains("Shoe") && notes.kept[0].line == 4, "{:?}", notes.kept);
    }

    #[test]
    fn a_character_that_means_nothing_is_told() {
        let mut bytes =
            SMALL.replace("<?xml version='1.0'?>", "<?xml version='1.0' encoding='UTF-8'?>").into_bytes();
        let at = bytes.windows(6).position(|six| six == b">WBRI<").unwrap();
        bytes[at + 1] = 0xeb;
        let notes = read("a.xml", bytes.as_slice()).unwrap().notes.kept;
        assert!(
            notes.iter().any(|note| note.line == 5 && note.words.contains("Save it as UTF-8")),
            "{notes:?}"
        );
    }

    #[test]
    fn another_file_is_named_for_what_it_is() {
        let error = read("a.xml", "<EXPSSDA903/>".as_bytes()).unwrap_err();
        assert!(error.words.contains("EXPSSDA903") && error.line == 1, "{error}");
        assert!(read("a.xml", "".as_bytes()).unwrap_err().words.contains("empty"));
        assert!(read("a.xml", "CHILD,SEX\n1,F".as_bytes()).is_err());
    }

    #[test]
    fn a_file_cut_short_anywhere_never_panics_and_never_passes() {
        for end in 1..SMALL.trim_end().len() {
            if SMALL.is_char_boundary(end) {
                assert!(read("a.xml", &SMALL.as_bytes()[..end]).is_err(), "cut at {end}");
            }
        }
    }
}
