//! The Standard Safeguarding Dataset: every table of the sector's standard as a view, so that what analysts have written
//! for it runs against Kith unchanged.
//!
//! One text serves both databases; only the standard's types have other names. The views are made again whenever their
//! text or the schema has changed, and never read by Kith itself.

use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use crate::platform::clock::hex;

#[derive(RustEmbed)]
#[folder = "src/platform/db/standard_dataset/"]
struct Files;

/// Remembers which text the views were made from.
pub(super) const MAKE_TABLE: &str =
    "create table if not exists standard_view (sha256 text not null primary key)";
/// The text that the views were made from.
pub(super) const READ_HASH: &str = "select max(sha256) from standard_view";

/// The standard's types, and what PostgreSQL calls them.
const FOR_POSTGRES: [(&str, &str); 8] = [
    ("as nvarchar(max))", "as text)"),
    ("as nvarchar(", "as varchar("),
    ("as nchar(", "as char("),
    ("as datetime)", "as timestamp)"),
    ("as float)", "as double precision)"),
    ("as int)", "as integer)"),
    ("as bit)", "as smallint)"),
    ("as binary(32))", "as bytea)"),
];

/// SQLite takes the standard's names, but for three that it would make numbers of or cannot read.
const FOR_SQLITE: [(&str, &str); 3] =
    [("as nvarchar(max))", "as text)"), ("as datetime)", "as text)"), ("as binary(32))", "as blob)")];

/// Every view, in the order of the files.
fn text() -> String {
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    let read = |name: &str| {
        let file = Files::get(name).expect("the list of files names only files");
        String::from_utf8(file.data.into_owned()).expect("views are UTF-8")
    };
    names.iter().map(|name| read(name)).collect()
}

/// What SQLite is told to make the views.
pub(super) fn make_on_sqlite() -> String {
    made(&text(), &FOR_SQLITE)
}

/// What PostgreSQL is told to make the views.
pub(super) fn make_on_postgres() -> String {
    made(&text(), &FOR_POSTGRES)
}

fn made(text: &str, types: &[(&str, &str)]) -> String {
    let views = types.iter().fold(text.to_owned(), |text, (standard, here)| text.replace(standard, here));
    format!("{views}\ndelete from standard_view;\ninsert into standard_view (sha256) values ('{}');", hash())
}

/// What takes the views away, so that a table under them may change.
pub(super) fn drop_all() -> String {
    names(&text()).map(|name| format!("drop view if exists {name};\n")).collect()
}

fn names(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| line.strip_prefix("create view ")?.strip_suffix(" as"))
}

/// The hash of the views' text.
pub(super) fn hash() -> String {
    hex(&Sha256::digest(text()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::imports::actions::import_census;
    use crate::platform::db::{Row, Value};
    use crate::testing::House;

    const COLUMNS_ON_SQLITE: &str = "
        select s.name, p.name, p.type
          from sqlite_schema s
          join pragma_table_info(s.name) p
         where s.type = 'view'
         order by s.name, p.cid";
    const COLUMNS_ON_POSTGRES: &str = "
        select cast(c.table_name as text), cast(c.column_name as text),
               cast(c.data_type as text) || coalesce('(' || cast(c.character_maximum_length as text) || ')', '')
          from information_schema.columns c
          join information_schema.views v on v.table_schema = c.table_schema and v.table_name = c.table_name
         where c.table_schema = 'public'
         order by c.table_name, c.ordinal_position";

    /// The standard's list: table, column, type.
    fn standard() -> Vec<[String; 3]> {
        let list = include_str!("../../../samples/standard-dataset.csv");
        let row = |line: &str| {
            let mut cells = line.split(',').map(str::to_owned);
            std::array::from_fn(|_| cells.next().unwrap())
        };
        list.lines().skip(1).map(row).collect()
    }

    /// What a database calls a type of the standard.
    fn called(standard: &str, kind: &str) -> String {
        let sized = |name: &str, size: &str| format!("{name}({size})");
        let size = standard.split(['(', ')']).nth(1).unwrap_or("");
        match (kind, standard.split('(').next().unwrap()) {
            ("PostgreSQL", "nvarchar") if size == "max" => "text".to_owned(),
            ("PostgreSQL", "nvarchar") => sized("character varying", size),
            ("PostgreSQL", "nchar") => sized("character", size),
            ("PostgreSQL", "datetime") => "timestamp without time zone".to_owned(),
            ("PostgreSQL", "float") => "double precision".to_owned(),
            ("PostgreSQL", "int") => "integer".to_owned(),
            ("PostgreSQL", "bit") => "smallint".to_owned(),
            ("PostgreSQL", "binary") => "bytea".to_owned(),
            (_, "nvarchar" | "nchar" | "datetime") => "TEXT".to_owned(),
            (_, "float") => "REAL".to_owned(),
            (_, "int") => "INT".to_owned(),
            (_, "bit") => "NUM".to_owned(),
            (_, "binary") => "BLOB".to_owned(),
            (_, other) => panic!("nobody says what {other} is called"),
        }
    }

    fn texts(row: Row) -> Vec<String> {
        let shown = |value: Value| match value {
            Value::Text(text) => text,
            Value::Integer(number) => number.to_string(),
            _ => String::new(),
        };
        row.rest().into_iter().map(shown).collect()
    }

    fn rows(house: &House, on_sqlite: &str, on_postgres: &str) -> Vec<Vec<String>> {
        let read = house.app.db.read(|tx| tx.rows_text(on_sqlite, on_postgres, &[])).unwrap();
        read.into_iter().map(texts).collect()
    }

    #[test]
    fn every_table_of_the_standard_is_a_view_with_its_names_and_types() {
        let house = House::new();
        let kind = house.app.db.kind_name();
        let mut expected: Vec<Vec<String>> = standard()
            .into_iter()
            .map(|[table, column, of]| vec![table, column, called(&of, kind)])
            .collect();
        // The order of columns within a table is the standard's; that of tables is nobody's.
        expected.sort_by(|one, other| one[0].cmp(&other[0]));
        let found = rows(&house, COLUMNS_ON_SQLITE, COLUMNS_ON_POSTGRES);
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found, expected);
        }
        assert_eq!(found.len(), expected.len());
    }

    #[test]
    fn the_views_hold_what_the_record_holds() {
        let house = House::new();
        let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/census-2026.xml");
        import_census(&house.app.db, house.acting, &sample, "census-2026.xml", &mut |_, _| {}).unwrap();
        let mut counts = BTreeMap::new();
        for [table, _, _] in standard() {
            let count = format!("select count(*) from {table}");
            counts.entry(table).or_insert_with(|| rows(&house, &count, &count)[0][0].parse::<i64>().unwrap());
        }
        for (table, held) in [
            ("ssd_person", "person"),
            ("ssd_cin_episodes", "referral"),
            ("ssd_cin_assessments", "assessment"),
            ("ssd_cin_plans", "need_plan"),
            ("ssd_s47_enquiry", "enquiry"),
            ("ssd_cp_plans", "protection_plan"),
            ("ssd_cp_reviews", "protection_review"),
        ] {
            let count = format!("select count(*) from {held}");
            let held: i64 = rows(&house, &count, &count)[0][0].parse().unwrap();
            assert!(held > 0, "{table}");
            assert_eq!(counts[table], held, "{table}");
        }
        let plan = "select l.cppl_cp_plan_initial_category, r.cine_referral_source_code, f.cinf_assessment_factors_json
                      from ssd_linked_identifiers i
                      join ssd_cp_plans l on l.cppl_person_id = i.link_person_id
                      join ssd_cin_episodes r on r.cine_referral_id = l.cppl_referral_id
                      join ssd_cin_assessments a on a.cina_referral_id = r.cine_referral_id
                      join ssd_assessment_factors f on f.cinf_assessment_id = a.cina_assessment_id
                     where i.link_identifier_value = 'SOL100201'";
        assert_eq!(rows(&house, plan, plan), [["NEG", "2A", r#"["3B", "4B", "16A"]"#]]);
        assert_eq!(counts["ssd_version_log"], 1);
        assert_eq!(counts["ssd_cla_episodes"], 0, "nothing is known of care yet");
    }

    #[test]
    fn views_are_dropped_by_the_names_they_are_made_with() {
        let all: Vec<String> = names(&text()).map(str::to_owned).collect();
        assert_eq!(all.len(), 48);
        assert!(drop_all().contains("drop view if exists ssd_person;"));
    }
}
