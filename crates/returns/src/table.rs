//! Rows of the tables that statutory files are made of.
//!
//! A table is declared once by `table!`: its name, its columns in the collection's own spelling, and the kind of each
//! cell. From that come the row type, reading by column, showing an item's value, and the list of columns.

use crate::cell::Text;

/// Which of the two loaded years a row stands in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Year {
    /// The return being checked.
    #[default]
    This,
    /// Last year's return, loaded beside it.
    Last,
}

/// Where a row was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Origin {
    /// Place among the rows of its table, from 0.
    pub row: u32,
    /// Line of the file, from 1; 0 when it was not read from a file.
    pub line: u32,
    /// Which year's file.
    pub year: Year,
    /// The child's number within the return, given when the return is put together.
    pub(crate) child: u32,
    /// The number of the referral's group within the return, where the collection has such groups.
    pub(crate) group: u32,
}

impl Origin {
    /// A row of this year's table, read at a line of its file.
    pub fn new(row: u32, line: u32) -> Self {
        Self { row, line, ..Self::default() }
    }
}

/// A row of any table.
pub trait Row {
    /// The table's name in the collection.
    fn table(&self) -> &'static str;
    /// The table's columns, in the collection's spelling and order.
    fn columns(&self) -> &'static [&'static str];
    /// Where it was read.
    fn origin(&self) -> Origin;
    /// What stands in a column; nothing if the table has no such column.
    fn value(&self, column: &str) -> Option<Text>;
    /// Writes a cell by the column's place among `columns`.
    fn write(&mut self, column: usize, text: &str);
}

macro_rules! table {
    ($(#[$doc:meta])* $name:ident $table:literal $manner:ident {
        $($column:literal $field:ident: $kind:ty,)*
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default)]
        pub struct $name {
            /// Where the row was read.
            pub origin: $crate::table::Origin,
            $(#[doc = concat!("Column ", $column, ".")] pub $field: $kind,)*
        }

        impl $name {
            /// The columns of the table.
            pub const COLUMNS: &'static [&'static str] = &[$($column),*];
            /// Which of them hold dates.
            pub const DATES: &'static [bool] = &[$(<$kind as $crate::cell::Kind>::IS_DATE),*];
        }

        impl $crate::table::Row for $name {
            fn table(&self) -> &'static str {
                $table
            }

            fn columns(&self) -> &'static [&'static str] {
                Self::COLUMNS
            }

            fn origin(&self) -> $crate::table::Origin {
                self.origin
            }

            fn value(&self, column: &str) -> Option<$crate::cell::Text> {
                use $crate::cell::Written;
                match column {
                    $($column => Some(self.$field.shown($crate::cell::Manner::$manner)),)*
                    _ => None,
                }
            }

            fn write(&mut self, column: usize, text: &str) {
                let mut left = column;
                $(
                    if left == 0 {
                        $crate::cell::Written::write(&mut self.$field, text, $crate::cell::Manner::$manner);
                        return;
                    }
                    left -= 1;
                )*
                debug_assert!(left < usize::MAX, "a caller asks for the columns there are");
            }
        }
    };
}

pub(crate) use table;

/// What may be asked of a row with a known child.
pub(crate) trait Placed: Row + Default {
    fn origin_mut(&mut self) -> &mut Origin;
    fn child_id(&self) -> &Text;
}
