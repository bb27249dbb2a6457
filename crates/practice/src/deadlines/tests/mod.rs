mod amounts;
mod evaluating;
mod models;

use jiff::Timestamp;
use jiff::civil::Date;
use kith_vocabulary::ids::RecordId;

use super::*;

/// Wednesday 25 November 2026.
const TODAY: Date = jiff::civil::date(2026, 11, 25);

/// A record's id by number.
fn record(n: u128) -> RecordId {
    format!("01890a5d-ac96-774b-bcce-{n:012x}").parse().unwrap()
}

/// A happening on a day: `("referral received", day)`.
fn happened(n: u128, key: &str, on: Date) -> Happening {
    Happening { kind: key.parse().unwrap(), on, at: None, record: record(n), thread: None }
}

/// A happening at an instant.
fn happened_at(n: u128, key: &str, at: &str) -> Happening {
    let at: Timestamp = at.parse().unwrap();
    let on = kith_vocabulary::calendar::london_today(at);
    Happening { at: Some(at), ..happened(n, key, on) }
}

fn born(text: &str) -> Child {
    Child { record: record(0), birth: text.parse().unwrap(), died_on: None }
}

/// What a definition of the shipped models says of these happenings, in words.
fn due_by(definition: &str, child: &Child, happenings: &[Happening]) -> Vec<String> {
    let catalogue = Catalogue::new(shipped().unwrap(), &[]);
    worded(&catalogue, definition, child, happenings)
}

fn worded(catalogue: &Catalogue, definition: &str, child: &Child, happenings: &[Happening]) -> Vec<String> {
    evaluate(catalogue, child, happenings, TODAY)
        .iter()
        .filter(|one| one.definition.key == definition)
        .map(|one| {
            let due = one.due.map_or("no day".to_owned(), |due| match due.at {
                Some(at) => at.to_string(),
                None => due.on.to_string(),
            });
            format!("{due} {}", one.state())
        })
        .collect()
}
