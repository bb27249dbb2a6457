//! A child's rows while they are being made, and how one of them is spoilt.

use jiff::civil::Date;

use super::chance::Chance;

/// A row: its table, and its cells by column.
#[derive(Debug, Clone)]
pub(super) struct DraftRow {
    pub(super) table: &'static str,
    pub(super) cells: Vec<(&'static str, String)>,
}

/// The rows of one child.
#[derive(Debug, Default)]
pub(super) struct Draft(pub(super) Vec<DraftRow>);

impl Draft {
    /// Adds a row.
    pub(super) fn row(&mut self, table: &'static str, cells: &[(&'static str, &str)]) {
        let cells = cells.iter().filter(|(_, text)| !text.is_empty());
        self.0.push(DraftRow {
            table,
            cells: cells.map(|(column, text)| (*column, (*text).to_owned())).collect(),
        });
    }

    /// Makes one fault, as tired people and hurried systems do. Columns that say whose row it is are left alone.
    pub(super) fn spoil(&mut self, chance: &mut Chance, who: &[&str]) {
        let at = usize::try_from(chance.below(self.0.len() as u64)).unwrap_or(0);
        let Some(row) = self.0.get_mut(at) else { return };
        match chance.below(12) {
            0 => drop(self.0.remove(at)),
            1 => {
                let twice = row.clone();
                self.0.insert(at, twice);
            }
            2 | 3 if row.swap_days() => {}
            how => row.spoil_cell(chance, who, how),
        }
    }
}

impl DraftRow {
    /// Writes two days into one another's place; false where there are no two that differ.
    fn swap_days(&mut self) -> bool {
        let is_day = |text: &str| text.len() == 10 && text.contains(['/', '-']);
        let days =
            self.cells.iter().enumerate().filter(|(_, (column, text))| *column != "DOB" && is_day(text));
        let days: Vec<usize> = days.map(|(at, _)| at).collect();
        let [.., first, second] = days[..] else { return false };
        let (one, other) = (self.cells[first].1.clone(), self.cells[second].1.clone());
        let differ = one != other;
        (self.cells[first].1, self.cells[second].1) = (other, one);
        differ
    }

    fn spoil_cell(&mut self, chance: &mut Chance, who: &[&str], how: u64) {
        let mut cells: Vec<_> = self.cells.iter_mut().filter(|(column, _)| !who.contains(column)).collect();
        let at = usize::try_from(chance.below(cells.len() as u64)).unwrap_or(0);
        let Some((_, text)) = cells.get_mut(at) else { return };
        match how {
            // Left out.
            4 | 5 => text.clear(),
            // No code of any list.
            6 | 7 => "ZZ".clone_into(text),
            8 => text.push('9'),
            // A hundred years ago, or a year late.
            9 if text.contains("20") => *text = text.replace("20", "19"),
            10 if text.contains("202") => *text = text.replacen("202", "203", 1),
            // The month before the day.
            _ => match text.split('/').collect::<Vec<_>>()[..] {
                [day, month, year] => *text = format!("{month}/{day}/{year}"),
                _ => text.insert(0, 'Q'),
            },
        }
    }
}

/// A day as SSDA903 writes it; blank where there is none.
pub(super) fn day_first(day: Option<Date>) -> String {
    day.map_or(String::new(), |day| format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year()))
}

/// A day as the census writes it; blank where there is none.
pub(super) fn year_first(day: Option<Date>) -> String {
    day.map_or(String::new(), |day| day.to_string())
}
