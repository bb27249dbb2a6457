//! A record is a row of the service's memory: a struct whose fields are the table's columns.
//!
//! Declared once by [`record!`](crate::record!), it gives the columns for statements, the row for the
//! `Recorder`, the body of a change and the reading back. Every record table has the same first three columns:
//! `authority_id`, its own key (a UUID) and `version`, which counts its changes.

use uuid::Uuid;

use super::value::{Row, Value};
use crate::platform::problem::Problem;

/// How a record's table is named and shaped.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// The table's name.
    pub name: &'static str,
    /// Its key column beside the authority.
    pub key: &'static str,
    /// Its columns after `authority_id`, in order: key, `version`, then the fields.
    pub columns: &'static [&'static str],
}

/// A registered table.
pub struct RegisteredTable(pub Table);

inventory::collect!(RegisteredTable);

/// The table of this name, if it is a record's.
pub fn table(name: &str) -> Option<Table> {
    all_tables().find(|table| table.name == name)
}

/// Every record table.
pub fn all_tables() -> impl Iterator<Item = Table> {
    inventory::iter::<RegisteredTable>.into_iter().map(|registered| registered.0)
}

/// Whom a row is about, so that a family's or a person's history can be found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct About {
    /// The family.
    pub family: Option<Uuid>,
    /// The person.
    pub person: Option<Uuid>,
}

/// A row that only the `Recorder` writes.
pub trait Record: Sized + Send {
    /// The table.
    const TABLE: Table;
    /// The row's key.
    fn id(&self) -> Uuid;
    /// How often the row was changed: 1 once saved; 0 for a row not saved yet.
    fn version(&self) -> i64;
    /// Sets the version; only the `Recorder` does.
    fn set_version(&mut self, version: i64);
    /// Whom the row is about.
    fn about(&self) -> About;
    /// The values of [`Table::columns`].
    fn values(&self) -> Vec<Value>;
    /// A row from those values.
    fn take(row: &mut Row) -> Result<Self, Problem>;
}

impl Row {
    /// The next values of the row as a record, where the statement named `{table}`.
    pub fn record<R: Record>(&mut self) -> Result<R, Problem> {
        R::take(self)
    }
}

/// Declares a record: the struct, its table and how it is stored.
///
/// `about` names the columns that say which family and which person the row is about, or `none`.
#[macro_export]
macro_rules! record {
    (
        $(#[$doc:meta])*
        $name:ident in $table:ident, key $key:ident: $id:ty, about ($family:ident, $person:ident) {
            $($(#[$field_doc:meta])* $field:ident: $type:ty,)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            /// The row's key.
            pub $key: $id,
            /// How often the row was changed; 0 until saved.
            pub version: i64,
            $($(#[$field_doc])* pub $field: $type,)*
        }

        impl $crate::platform::db::Record for $name {
            const TABLE: $crate::platform::db::Table = $crate::platform::db::Table {
                name: stringify!($table),
                key: stringify!($key),
                columns: &[stringify!($key), "version", $(stringify!($field)),*],
            };
            fn id(&self) -> uuid::Uuid {
                self.$key.into()
            }
            fn version(&self) -> i64 {
                self.version
            }
            fn set_version(&mut self, version: i64) {
                self.version = version;
            }
            fn about(&self) -> $crate::platform::db::About {
                $crate::platform::db::About {
                    family: $crate::about_column!(self, $family),
                    person: $crate::about_column!(self, $person),
                }
            }
            fn values(&self) -> Vec<$crate::platform::db::Value> {
                use $crate::platform::db::Stored;
                vec![self.$key.store(), self.version.store(), $(self.$field.store()),*]
            }
            fn take(row: &mut $crate::platform::db::Row) -> Result<Self, $crate::platform::problem::Problem> {
                Ok($name { $key: row.take()?, version: row.take()?, $($field: row.take()?),* })
            }
        }

        inventory::submit! {
            $crate::platform::db::RegisteredTable(<$name as $crate::platform::db::Record>::TABLE)
        }
    };
}

/// The id in a column that says whom a row is about; `none` for a row that is about nobody.
#[macro_export]
macro_rules! about_column {
    ($self:ident, none) => {
        None
    };
    ($self:ident, $column:ident) => {
        $crate::platform::db::IntoAbout::into_about($self.$column)
    };
}

/// An id, or one that may be absent, as part of [`About`].
pub trait IntoAbout {
    /// The id.
    fn into_about(self) -> Option<Uuid>;
}

impl<T: Into<Uuid>> IntoAbout for Option<T> {
    fn into_about(self) -> Option<Uuid> {
        self.map(Into::into)
    }
}

macro_rules! ids_into_about {
    ($($name:ident)*) => {$(
        impl IntoAbout for kith_vocabulary::ids::$name {
            fn into_about(self) -> Option<Uuid> {
                Some(self.into())
            }
        }
    )*};
}

kith_vocabulary::for_each_id! { ids_into_about }
