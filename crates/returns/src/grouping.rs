//! Bringing a child's rows together, once, so that every rule finds them side by side.

use std::collections::HashMap;

use crate::cell::Text;
use crate::table::Placed;

/// A stretch of rows of one table that belong together.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) len: u32,
}

impl Span {
    pub(crate) fn of<T>(self, rows: &[T]) -> &[T] {
        &rows[self.start as usize..(self.start + self.len) as usize]
    }
}

/// Numbers the children of a return as they first appear.
#[derive(Default)]
pub(crate) struct Numbers {
    by_id: HashMap<Text, u32>,
    pub(crate) ids: Vec<Text>,
}

impl Numbers {
    /// Rows without an id are not the same child: each is a child of its own.
    pub(crate) fn give<R: Placed>(&mut self, rows: &mut [R]) {
        let mut before: Option<(Text, u32)> = None;
        for row in rows {
            let id = row.child_id();
            let number = match &before {
                Some((same, number)) if same == id && id.is_filled() => *number,
                _ => self.number(id),
            };
            before = Some((id.clone(), number));
            row.origin_mut().child = number;
        }
    }

    fn number(&mut self, id: &Text) -> u32 {
        let new = u32::try_from(self.ids.len()).expect("a return has fewer than four thousand million rows");
        if id.is_filled() {
            let number = *self.by_id.entry(id.clone()).or_insert(new);
            if number != new {
                return number;
            }
        }
        self.ids.push(id.clone());
        new
    }
}

/// Brings a child's rows together and says where they are.
pub(crate) fn gather<R: Placed>(rows: &mut [R], mut found: impl FnMut(u32, Span)) {
    rows.sort_by_key(|row| (row.origin().child, row.origin().group));
    let mut start = 0;
    for group in rows.chunk_by(|a, b| a.origin().child == b.origin().child) {
        let len = u32::try_from(group.len()).expect("a return has fewer than four thousand million rows");
        found(group[0].origin().child, Span { start, len });
        start += len;
    }
}
