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

    /// Spoils one cell, as tired people and hurried systems do. Columns that say whose row it is are left alone.
    pub(super) fn spoil(&mut self, chance: &mut Chance, who: &[&str]) {
        let row = usize::try_from(chance.below(self.0.len() as u64)).unwrap_or(0);
        let Some(row) = self.0.get_mut(row) else { return };
        let mut cells: Vec<_> = row.cells.iter_mut().filter(|(column, _)| !who.contains(column)).collect();
        let at = usize::try_from(chance.below(cells.len() as u64)).unwrap_or(0);
        let Some((_, text)) = cells.get_mut(at) else { return };
        match chance.below(4) {
            0 => text.clear(),
            1 => "ZZ".clone_into(text),
            2 => text.push('9'),
            _ => *text = text.replace("20", "19"),
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
