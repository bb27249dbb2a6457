//! Every statement is declared once, in one text for both databases, and registered so that a test can prepare
//! each of them on both.
//!
//! Parameters are written `?1`; PostgreSQL is given `$1`. `{visit}` stands for the columns of the table `visit`
//! in the order of its record, and `{visit v}` for the same with the alias `v.`.

use std::sync::OnceLock;

use super::record::table;

/// Where a statement's text is from.
enum Text {
    /// Written beside the function that runs it.
    Written(&'static str),
    /// Put together of what several slices give.
    Joined(fn() -> String),
}

/// A statement of SQL, declared by [`statement!`](crate::statement).
pub struct Statement {
    /// The constant's name with its module's, as `kith::visits::sql::FIND_VISIT`.
    pub name: &'static str,
    text: Text,
    sqlite: OnceLock<String>,
    postgres: OnceLock<String>,
}

impl Statement {
    /// Declares a statement. Use [`statement!`](crate::statement), which also registers it.
    pub const fn new(name: &'static str, text: &'static str) -> Self {
        Statement { name, text: Text::Written(text), sqlite: OnceLock::new(), postgres: OnceLock::new() }
    }

    /// A statement put together, once, of what several slices give. Whoever declares it also registers it.
    pub const fn joined(name: &'static str, text: fn() -> String) -> Self {
        Statement { name, text: Text::Joined(text), sqlite: OnceLock::new(), postgres: OnceLock::new() }
    }

    /// The text for SQLite.
    pub fn for_sqlite(&self) -> &str {
        self.sqlite.get_or_init(|| match self.text {
            Text::Written(text) => with_columns(text),
            Text::Joined(text) => with_columns(&text()),
        })
    }

    /// The text for PostgreSQL.
    pub fn for_postgres(&self) -> &str {
        self.postgres.get_or_init(|| with_dollars(self.for_sqlite()))
    }
}

/// A registered statement.
pub struct Registered(pub &'static Statement);

inventory::collect!(Registered);

/// Every statement of the application.
pub fn all_statements() -> impl Iterator<Item = &'static Statement> {
    inventory::iter::<Registered>.into_iter().map(|registered| registered.0)
}

/// Declares and registers statements: `statement! { /// Why. FIND_VISIT = "select ..." }`.
#[macro_export]
macro_rules! statement {
    ($($(#[$doc:meta])* $vis:vis $name:ident = $text:expr;)*) => {$(
        $(#[$doc])*
        $vis static $name: $crate::platform::db::Statement =
            $crate::platform::db::Statement::new(concat!(module_path!(), "::", stringify!($name)), $text);
        inventory::submit! { $crate::platform::db::Registered(&$name) }
    )*};
}

fn with_columns(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        let end = start + rest[start..].find('}').expect("a column placeholder closes");
        out.push_str(&rest[..start]);
        let mut words = rest[start + 1..end].split_whitespace();
        let name = words.next().expect("a column placeholder names a table");
        let alias = words.next();
        let columns = table(name).expect("a column placeholder names a declared record").columns;
        let named: Vec<String> = columns
            .iter()
            .map(|column| alias.map_or_else(|| (*column).to_owned(), |alias| format!("{alias}.{column}")))
            .collect();
        out.push_str(&named.join(", "));
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}

/// `?1` becomes `$1`. A question mark is never part of a text of ours.
pub fn with_dollars(text: &str) -> String {
    text.replace('?', "$")
}
