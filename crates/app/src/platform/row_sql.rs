//! The statements that a record's declaration amounts to: one row added, changed and read.
//!
//! They are made once for each table. Only the recorder, and whoever loads past rows, runs them.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::db::{Table, all_tables, with_dollars};

/// One statement in both databases' words.
pub(super) struct Text {
    pub(super) sqlite: String,
    pub(super) postgres: String,
}

impl Text {
    fn of(sqlite: String) -> Self {
        Text { postgres: with_dollars(&sqlite), sqlite }
    }
}

/// The statements of a record's table, made once.
pub(super) struct Texts {
    pub(super) insert: Text,
    pub(super) update: Text,
    pub(super) select: Text,
}

/// The statements of this table.
pub(super) fn sql_of(table: Table) -> &'static Texts {
    static ALL: OnceLock<HashMap<&'static str, Texts>> = OnceLock::new();
    let texts = |table| Texts {
        insert: Text::of(insert_text(table)),
        update: Text::of(update_text(table)),
        select: Text::of(select_one(table)),
    };
    ALL.get_or_init(|| all_tables().map(|table| (table.name, texts(table))).collect())
        .get(table.name)
        .expect("every record's table is registered where it is declared")
}

/// `insert into visit (authority_id, visit_id, ...) values (?1, ?2, ...)`.
fn insert_text(table: Table) -> String {
    let places: Vec<String> = (1..=table.columns.len() + 1).map(|n| format!("?{n}")).collect();
    format!(
        "insert into {} (authority_id, {}) values ({})",
        table.name,
        table.columns.join(", "),
        places.join(", ")
    )
}

/// `update visit set version = ?3, ... where authority_id = ?1 and visit_id = ?2 and version = ?last`.
fn update_text(table: Table) -> String {
    let sets: Vec<String> = table
        .columns
        .iter()
        .enumerate()
        .skip(1)
        .map(|(at, column)| format!("{column} = ?{}", at + 2))
        .collect();
    format!(
        "update {} set {} where authority_id = ?1 and {} = ?2 and version = ?{}",
        table.name,
        sets.join(", "),
        table.key,
        table.columns.len() + 2
    )
}

/// `select visit_id, ... from visit where authority_id = ?1 and visit_id = ?2`.
pub(super) fn select_one(table: Table) -> String {
    format!(
        "select {} from {} where authority_id = ?1 and {} = ?2",
        table.columns.join(", "),
        table.name,
        table.key
    )
}
