//! Reading the return as XML: a child's element becomes rows of the same tables as the comma-separated files.
//!
//! A part of a child is known by its element's name, or else by the items in it, so that social workers and
//! deprivation of liberty orders are read whatever the element around them is called.

use std::io::BufRead;

use super::tables::Tables;
use crate::cell::day_first;
use crate::files::dates::{OtherShapes, in_another_shape};
use crate::files::xml::{Step, Xml};
use crate::files::{MOST_ROWS, Notes, STRANGE, STRANGE_CHARACTER, Unreadable};
use crate::table::Origin;

/// The most items one child may have.
const MOST_ITEMS: usize = 200_000;

/// The tables whose items stand in a child's HEADER itself, in the order in which an item is looked for.
const IN_HEADER: [&str; 4] = ["Header", "UASC", "OC3", "AD1"];

/// The parts of a child that are rows: element, table.
const PARTS: [(&str, &str); 17] = [
    ("EPISODE", "Episodes"),
    ("AREVIEW", "Reviews"),
    ("PERMANENCE", "PrevPerm"),
    ("OC2", "OC2"),
    ("OC3", "OC3"),
    ("AD1", "AD1"),
    ("AMISSING", "Missing"),
    ("AD_PLACED", "PlacedAdoption"),
    ("SWEPISODE", "SWEpisodes"),
    ("SWEPISODES", "SWEpisodes"),
    ("SW_EPISODE", "SWEpisodes"),
    ("ASW", "SWEpisodes"),
    ("DOLO", "DoLo"),
    ("ADOLO", "DoLo"),
    ("DOLO_ORDER", "DoLo"),
    ("UASC", "UASC"),
    ("AUASC", "UASC"),
];

/// One part of a child that is being read.
struct Part {
    element: String,
    line: u64,
    items: Vec<(String, String)>,
}

/// Reads a file into the tables.
///
/// # Errors
///
/// The file is another return, or stops being XML: with the line.
pub(crate) fn read(
    file: &str,
    from: impl BufRead,
    tables: &mut Tables,
    notes: &mut Notes,
) -> Result<(), Unreadable> {
    let mut reading = Reading {
        file,
        xml: Xml::new(file, from),
        tables,
        notes,
        shapes: OtherShapes::default(),
        open: vec![],
        of_child: vec![],
        n_items: 0,
        leaf: false,
        strange: false,
    };
    reading.root()?;
    while let Some(step) = reading.xml.step()? {
        match step {
            Step::Begins => reading.begins(),
            Step::Ends => reading.ends()?,
        }
    }
    // One file is the whole return, so that what no child has was given too, and is empty.
    for table in Tables::NAMES {
        reading.tables.give(table);
    }
    reading.shapes.tell(file, "day/month/year: 01/06/2026", reading.notes);
    Ok(())
}

struct Reading<'a, R> {
    file: &'a str,
    xml: Xml<R>,
    tables: &'a mut Tables,
    notes: &'a mut Notes,
    shapes: OtherShapes,
    /// Parts that are open, from the outermost.
    open: Vec<Part>,
    /// The parts of the child so far.
    of_child: Vec<Part>,
    n_items: usize,
    /// Nothing has stood between the last beginning and here.
    leaf: bool,
    /// A character that could not be read was told.
    strange: bool,
}

impl<R: BufRead> Reading<'_, R> {
    fn root(&mut self) -> Result<(), Unreadable> {
        match self.xml.step()? {
            Some(_) if self.xml.path().last().is_some_and(|root| root == "EXPSSDA903") => Ok(()),
            Some(_) => {
                let root = self.xml.path().last().cloned().unwrap_or_default();
                Err(self.xml.fault(format!(
                    "the file begins with {root}, and an SSDA903 return begins with EXPSSDA903. Perhaps this is another return"
                )))
            }
            None => Err(self.xml.fault("the file is empty")),
        }
    }

    fn begins(&mut self) {
        self.leaf = true;
        let element = self.xml.path().last().cloned().unwrap_or_default();
        self.open.push(Part { element, line: self.xml.line(), items: vec![] });
    }

    fn ends(&mut self) -> Result<(), Unreadable> {
        let is_leaf = std::mem::replace(&mut self.leaf, false);
        let Some(part) = self.open.pop() else { return Ok(()) };
        if is_leaf {
            self.n_items += 1;
            if self.n_items > MOST_ITEMS {
                return Err(self
                    .xml
                    .fault("one child has more items than a child can have. Export the file again"));
            }
            let text = self.xml.text().to_owned();
            if !self.strange && text.contains(STRANGE) {
                self.strange = true;
                self.note(STRANGE_CHARACTER.to_owned());
            }
            match self.open.last_mut() {
                Some(around) => around.items.push((part.element, text)),
                None => self.note(format!("{} stands outside any child, and was not checked", part.element)),
            }
        } else if self.open.is_empty() {
            self.of_child.push(part);
            self.child_ends();
            if self.tables.n_rows_in_all() > MOST_ROWS {
                return Err(self
                    .xml
                    .fault(format!("there are more than {MOST_ROWS} rows, which no return has")));
            }
        } else if !part.items.is_empty() {
            self.of_child.push(part);
        }
        Ok(())
    }

    /// The child is whole: its parts become rows under its id and date of birth.
    fn child_ends(&mut self) {
        self.n_items = 0;
        let parts = std::mem::take(&mut self.of_child);
        let header = parts.iter().find(|part| part.element == "HEADER");
        let of_header = |item: &str| {
            let items = header.into_iter().flat_map(|header| &header.items);
            items.filter(|(name, _)| name == item).map(|(_, text)| text.clone()).next().unwrap_or_default()
        };
        let who = [("CHILD", of_header("CHILDID")), ("DOB", of_header("DOB")), ("SEX", of_header("SEX"))];
        for part in &parts {
            match part.element.as_str() {
                "HEADER" => self.header(part, &who),
                _ if part.items.is_empty() => {}
                element => match table_of(part) {
                    Some(table) => self.row(table, part, &part.items, &who),
                    None => {
                        self.notes.add(
                            self.file,
                            part.line,
                            format!("{element} is not part of this return, and was not checked"),
                        );
                    }
                },
            }
        }
    }

    /// The header's own items are divided among the tables that have one row a child.
    fn header(&mut self, part: &Part, who: &[(&str, String)]) {
        let mut of_table: [Vec<(String, String)>; 4] = Default::default();
        for (name, text) in &part.items {
            if name == "CHILDID" {
                continue;
            }
            let at = IN_HEADER.iter().position(|table| place(table, name).is_some());
            match at {
                Some(at) => of_table[at].push((name.clone(), text.clone())),
                None => {
                    let words = format!("{name} is not part of this return, and was not checked");
                    self.notes.add(self.file, part.line, words);
                }
            }
        }
        let marked = of_table[0].iter().any(|(name, text)| name == "UASC" && text == "1");
        let only_who = of_table[0].iter().all(|(name, _)| who.iter().any(|(column, _)| column == name));
        let others = of_table[1..].iter().any(|items| !items.is_empty());
        for (at, items) in of_table.into_iter().enumerate() {
            let filled = items.iter().any(|(_, text)| !text.is_empty());
            let is_row = match IN_HEADER[at] {
                "Header" => !(only_who && others),
                "UASC" => filled || (marked && !items.is_empty()),
                _ => filled,
            };
            if is_row {
                self.row(IN_HEADER[at], part, &items, who);
            }
        }
    }

    fn row(&mut self, table: &'static str, part: &Part, items: &[(String, String)], who: &[(&str, String)]) {
        let columns = Tables::columns(table).unwrap_or_default();
        let mut cells: Vec<(usize, String)> = vec![];
        for (column, text) in who {
            cells.extend(place(table, column).map(|at| (at, text.clone())));
        }
        for (name, text) in items {
            match place(table, name) {
                Some(at) => cells.push((at, text.clone())),
                None => {
                    let words = format!("{name} is not part of {}, and was not checked", part.element);
                    self.notes.add(self.file, part.line, words);
                }
            }
        }
        for (at, text) in &mut cells {
            let in_another = (Tables::dates(table)[*at] && day_first(text).is_none())
                .then(|| in_another_shape(text))
                .flatten();
            if let Some((shape, date)) = in_another {
                self.shapes.count(columns[*at], part.line, text, (shape, date));
                *text = format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year());
            }
        }
        let cells: Vec<(usize, &str)> = cells.iter().map(|(at, text)| (*at, text.as_str())).collect();
        let line = u32::try_from(part.line).unwrap_or(0);
        let row = u32::try_from(self.tables.n_rows(table)).unwrap_or(u32::MAX);
        self.tables.add(table, Origin::new(row, line), &cells);
    }

    fn note(&mut self, words: String) {
        let line = self.xml.line();
        self.notes.add(self.file, line, words);
    }
}

/// The table of a part: by its name, or by the first of its items that only one table has.
fn table_of(part: &Part) -> Option<&'static str> {
    let named = PARTS.iter().find(|(element, _)| *element == part.element).map(|(_, table)| *table);
    named.or_else(|| {
        part.items.iter().find_map(|(name, _)| {
            let mut tables = Tables::NAMES.iter().filter(|table| place(table, name).is_some());
            let table = tables.next()?;
            tables.next().is_none().then_some(*table)
        })
    })
}

fn place(table: &str, item: &str) -> Option<usize> {
    let column = if item == "PL" { "PLACE" } else { item };
    Tables::columns(table)?.iter().position(|name| *name == column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const SMALL: &str = "<?xml version='1.0'?>
<EXPSSDA903><CHILD><HEADER><CHILDID>a1</CHILDID><SEX>F</SEX><DOB>01/02/2010</DOB><UASC>1</UASC>
<DUC>2028-02-01</DUC><AREVIEW><REVIEW>01/06/2026</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>
<IN_TOUCH/><ACTIV>F1</ACTIV><SHOE>4</SHOE></HEADER>
<EPISODE><DECOM>01/04/2026</DECOM><PL>U4</PL></EPISODE>
<SOCIALWORKER><SW_ID>SW1</SW_ID><SW_DECOM>02/04/2026</SW_DECOM></SOCIALWORKER>
<ADOLO><DOLO_START>03/04/2026</DOLO_START></ADOLO><HAT><SIZE>7</SIZE></HAT></CHILD></EXPSSDA903>";

    fn parsed(text: &str) -> Result<(Tables, Vec<String>), Unreadable> {
        let (mut tables, mut notes) = (Tables::default(), Notes::default());
        read("a.xml", text.as_bytes(), &mut tables, &mut notes)?;
        Ok((tables, notes.kept.iter().map(ToString::to_string).collect()))
    }

    #[test]
    fn a_child_becomes_rows_of_every_table_social_workers_and_orders_among_them() {
        let (tables, notes) = parsed(SMALL).unwrap();
        assert!(tables.headers[0].child.is("A1") && tables.headers[0].uasc.is("1"));
        assert_eq!(tables.uasc[0].duc.known(), Some(date(2028, 2, 1)));
        assert!(tables.uasc[0].sex.is("F") && tables.reviews[0].dob.known() == Some(date(2010, 2, 1)));
        assert!(tables.oc3[0].activ.is("F1") && tables.ad1.is_empty());
        assert!(tables.episodes[0].place.is("U4") && tables.episodes[0].origin.line == 5);
        assert!(tables.sw_episodes[0].sw_id.is("SW1"), "known by its items");
        assert_eq!(tables.dolo[0].dolo_start.known(), Some(date(2026, 4, 3)));
        assert!(tables.has("AD1"), "one file gives every table");
        let told = [
            "SHOE is not part of this return",
            "HAT is not part",
            "DUC: a date is written with the year first",
        ];
        assert_eq!(notes.len(), told.len(), "{notes:?}");
        assert!(told.iter().all(|told| notes.iter().any(|note| note.contains(told))), "{notes:?}");
    }

    #[test]
    fn another_file_is_named_for_what_it_is() {
        assert!(parsed("<Message/>").unwrap_err().words.contains("begins with Message"));
        assert!(parsed("").unwrap_err().words.contains("empty"));
    }

    #[test]
    fn a_file_cut_short_anywhere_never_panics_and_never_passes() {
        for end in 1..SMALL.len() {
            assert!(parsed(&SMALL[..end]).is_err(), "cut at {end}");
        }
    }
}
