//! SQL: one text for both databases, so only what both read the same way.
//!
//! Each ban comes from a difference met in trying the same text on SQLite and PostgreSQL. What truly
//! differs lives in the platform's database module, which these rules leave alone.

use super::scan::{numbered, words};
use super::tree::{File, Finding, Tree};

const DIALECT_HOME: &str = "crates/app/src/platform/db";
const BEGINNINGS: [&str; 7] = ["select", "insert", "update", "delete", "create", "alter", "with"];
const KEYWORDS: [&str; 20] = [
    "SELECT",
    "FROM",
    "WHERE",
    "INSERT",
    "INTO",
    "VALUES",
    "UPDATE",
    "DELETE",
    "CREATE",
    "ALTER",
    "TABLE",
    "INDEX",
    "JOIN",
    "ORDER",
    "GROUP",
    "LIMIT",
    "RETURNING",
    "PRIMARY",
    "REFERENCES",
    "NULL",
];
const TYPES: [&str; 14] = [
    "boolean",
    "bool",
    "date",
    "timestamp",
    "timestamptz",
    "datetime",
    "real",
    "float",
    "blob",
    "int",
    "integer",
    "serial",
    "json",
    "jsonb",
];

const PHRASES: [(&str, &str); 9] = [
    ("select *", "name the columns: a new one must not change what is read"),
    (".*", "name the columns: a new one must not change what is read"),
    ("returning *", "name the columns: a new one must not change what is read"),
    ("now()", "take the time from the context's clock, as fixed-width UTC text"),
    ("current_timestamp", "take the time from the context's clock, as fixed-width UTC text"),
    ("current_date", "take the date from the context's clock, as ISO text"),
    ("insert or ", "only SQLite reads it; write `on conflict ... do ...`"),
    ("::", "only PostgreSQL reads it; write `cast(... as ...)`"),
    ("ilike", "only PostgreSQL reads it; search a folded key"),
];

/// Statements read the same on both databases, and migrations declare only types both share.
pub(crate) fn portable(tree: &Tree) -> Vec<Finding> {
    let mut found = vec![];
    for file in &tree.files {
        if file.path.starts_with(DIALECT_HOME) {
            continue;
        }
        for (first, statement) in statements(file) {
            for (line, text) in numbered(&statement) {
                let told = problems(text);
                found.extend(told.into_iter().map(|message| file.finding(first + line - 1, message)));
            }
        }
    }
    found
}

// A migration is one statement after another; in Rust, a quoted text that begins like a statement.
fn statements(file: &File) -> Vec<(usize, String)> {
    match file.ending() {
        "sql" => vec![(1, file.text.clone())],
        "rs" if !file.is_test_file() => {
            let is_running = |(line, _): &&(usize, String)| !file.rust.is_test(*line);
            file.rust
                .quoted
                .iter()
                .filter(is_running)
                .filter(|(_, text)| is_statement(text))
                .cloned()
                .collect()
        }
        _ => vec![],
    }
}

fn is_statement(text: &str) -> bool {
    let mut first_two = text.split_whitespace();
    let Some(first) = first_two.next().map(|word| word.trim_start_matches('(')) else { return false };
    // One word alone, or a sentence that ends in a full stop, is not a statement.
    BEGINNINGS.contains(&first.to_lowercase().as_str())
        && first_two.next().is_some()
        && !text.trim_end().ends_with(['.', '?', ':'])
        && ["from ", "into ", "set ", "table ", "view ", "index ", " as "]
            .iter()
            .any(|part| text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ").contains(part))
}

fn problems(line: &str) -> Vec<String> {
    let statement = line.split("--").next().unwrap_or(line);
    let unquoted = without_texts(statement);
    let lower = unquoted.to_lowercase();
    let mut told = vec![];
    for (phrase, why) in PHRASES {
        if lower.contains(phrase) {
            told.push(format!("`{phrase}`: {why}"));
        }
    }
    if let Some(word) = words(&unquoted).find(|word| KEYWORDS.contains(word)) {
        told.push(format!("`{word}`: keywords are lower case, so that the names of practice stand out"));
    }
    if let Some(kind) = banned_type(&lower) {
        told.push(format!(
            "the type `{kind}` differs between the databases; use text, bigint, double precision or bytea"
        ));
    }
    if names_by_like(&lower) {
        told.push("`like` on a name: the databases differ in case; search the folded name_key".to_owned());
    }
    if has_uncast_sum(&lower) {
        told.push("a sum of bigint is numeric on PostgreSQL; write cast(sum(...) as bigint)".to_owned());
    }
    told
}

// What is in single quotes is data, not SQL.
fn without_texts(line: &str) -> String {
    line.split('\'').step_by(2).collect::<Vec<_>>().join("''")
}

// A column's declared type is the second word of its line; a cast's type follows `as`.
fn banned_type(lower: &str) -> Option<&str> {
    let all: Vec<&str> = words(lower).collect();
    let declared = match all.as_slice() {
        ["add", "column", _, kind, ..] | [_, kind, ..] if is_declaration(lower) => Some(*kind),
        _ => None,
    };
    let cast = lower
        .contains("cast(")
        .then(|| lower.rsplit(" as ").next())
        .flatten()
        .and_then(|rest| words(rest).next());
    declared.into_iter().chain(cast).find(|kind| TYPES.contains(kind))
}

fn is_declaration(lower: &str) -> bool {
    let line = lower.trim();
    (line.ends_with(',') || line.ends_with("not null") || words(line).count() == 2)
        && !line.contains('=')
        && !line.starts_with("select")
}

fn names_by_like(lower: &str) -> bool {
    lower.match_indices(" like ").any(|(at, _)| {
        let column = words(&lower[..at]).last().unwrap_or_default();
        column.contains("name") && !column.ends_with("_key")
    })
}

fn has_uncast_sum(lower: &str) -> bool {
    lower.match_indices("sum(").any(|(at, _)| {
        let before = lower[..at].trim_end_matches("coalesce(");
        let is_longer_word = before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        !is_longer_word && !before.ends_with("cast(")
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use super::*;

    const MIGRATION: &str = "crates/app/migrations/0001_people.sql";

    #[test]
    fn statements_in_code_stay_in_the_shared_subset() {
        let path = "crates/app/src/visits/sql.rs";
        let quote = |sql: &str| format!("const A: &str = \"{sql}\";\n");
        let cases: Vec<(&str, String, Vec<usize>)> = vec![
            ("named columns", quote("select visit_id from visit limit 9"), vec![]),
            ("a star", quote("select * from visit"), vec![1]),
            ("a star inside brackets", quote("(select * from visit)"), vec![1]),
            ("a star behind a table", quote("select v.* from visit v"), vec![1]),
            ("a count of rows is no star", quote("select count(*) from visit"), vec![]),
            ("capitals", quote("SELECT visit_id from visit"), vec![1]),
            ("the database's clock", quote("update visit set at = now()"), vec![1]),
            ("like on a name", quote("select a from person where last_name like ?1"), vec![1]),
            ("like on a folded key", quote("select a from person where name_key like ?1"), vec![]),
            ("an uncast sum", quote("select sum(minutes) from visit"), vec![1]),
            ("a cast sum", quote("select cast(sum(minutes) as bigint) from visit"), vec![]),
            (
                "a cast sum that may be nothing",
                quote("select cast(coalesce(sum(minutes), 0) as bigint) from visit"),
                vec![],
            ),
            ("a cast to a type of one database", quote("select cast(at as date) from visit"), vec![1]),
            ("data in quotes", quote("select a from visit where kind = 'NULL now()'"), vec![]),
            ("the line is told", quote("select a\\n\nfrom visit\nwhere b = now()"), vec![3]),
            ("a sentence is not a statement", quote("Select the child from the list."), vec![]),
            (
                "a test may do as it likes",
                format!("#[cfg(test)]\nmod tests {{ {} }}", quote("select * from visit")),
                vec![],
            ),
        ];
        for (what, text, lines) in &cases {
            check(portable, &[(what, path, text, lines)]);
        }
        check(
            portable,
            &[("the one home of dialects", "crates/app/src/platform/db.rs", &quote("select * from a"), &[])],
        );
    }

    #[test]
    fn migrations_declare_shared_types() {
        check(
            portable,
            &[
                (
                    "shared",
                    MIGRATION,
                    "create table a (\n  a_id text not null,\n  at bigint,\n  b bytea\n);\n",
                    &[],
                ),
                ("a date", MIGRATION, "create table a (\n  born_on date not null,\n  dated text\n);\n", &[2]),
                ("yes and no", MIGRATION, "create table a (\n  seen boolean,\n  x real\n);\n", &[2, 3]),
                (
                    "a column named for a date",
                    MIGRATION,
                    "create table a (\n  date_of_birth text,\n  date text\n);\n",
                    &[],
                ),
                ("a comment", MIGRATION, "-- A DATE is text; SELECT * is banned.\n", &[]),
            ],
        );
    }
}
