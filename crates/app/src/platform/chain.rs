//! The chain of changes: each change carries a hash over the one before it, so that nobody can quietly rewrite the
//! record.
//!
//! The hash covers the hash before it, the change's number, its task (who, when, what and why), which row it is of,
//! its version and the hash of its body. A destroyed record's bodies are emptied while their hashes stay, and the chain stays whole.

use serde_json::{Map, Value as Json};
use sha2::{Digest, Sha256};

use super::clock::hex;
use super::db::{Table, Value};

/// The end of a chain: its last number and hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Number of the last change; 0 for an empty chain.
    pub seq: i64,
    /// Its hash; empty for an empty chain.
    pub hash: String,
}

/// What a task says, as the chain seals it.
pub struct TaskFacts<'a> {
    /// What somebody set out to do.
    pub kind: &'a str,
    /// Who did it.
    pub actor: &'a str,
    /// For whom, when it was somebody else's to do.
    pub on_behalf_of: Option<&'a str>,
    /// When, as stored.
    pub at: &'a str,
    /// Why.
    pub reason: Option<&'a str>,
    /// Where the facts came from.
    pub source: Option<&'a str>,
}

impl TaskFacts<'_> {
    /// The hash that stands for these facts.
    pub fn hash(&self) -> String {
        let none = "";
        let parts = [
            self.kind,
            self.actor,
            self.on_behalf_of.unwrap_or(none),
            self.at,
            self.reason.unwrap_or(none),
            self.source.unwrap_or(none),
        ];
        let mut sealed = Sha256::new();
        for part in parts {
            // The length before each part keeps two different tasks from reading alike.
            sealed.update((part.len() as u64).to_le_bytes());
            sealed.update(part.as_bytes());
        }
        hex(&sealed.finalize())
    }
}

/// A link just made.
pub struct Made {
    /// The chain's new end.
    pub link: Link,
    /// The hash of the body.
    pub body_hash: String,
}

impl Link {
    /// The chain with one change more.
    pub fn next(&self, task_hash: &str, table: &str, row_id: &str, version: i64, body: &str) -> Made {
        let body_hash = hex(&Sha256::digest(body.as_bytes()));
        Made { link: self.next_hashed(task_hash, table, row_id, version, &body_hash), body_hash }
    }

    /// The chain with one change more, whose body is known by its hash alone.
    pub fn next_hashed(
        &self,
        task_hash: &str,
        table: &str,
        row_id: &str,
        version: i64,
        body_hash: &str,
    ) -> Link {
        let seq = self.seq + 1;
        let line = format!("{}\n{seq}\n{task_hash}\n{table}\n{row_id}\n{version}\n{body_hash}", self.hash);
        Link { seq, hash: hex(&Sha256::digest(line.as_bytes())) }
    }
}

/// The body of a change: the row as one JSON object, columns in their declared order.
pub fn body_of(table: Table, values: &[Value]) -> String {
    let mut body = String::with_capacity(values.len() * 32);
    body.push('{');
    for (at, (column, value)) in table.columns.iter().zip(values).enumerate() {
        if at > 0 {
            body.push(',');
        }
        body.push('"');
        body.push_str(column);
        body.push_str("\":");
        push_json(&mut body, value);
    }
    body.push('}');
    body
}

fn push_json(body: &mut String, value: &Value) {
    match value {
        Value::Null => body.push_str("null"),
        Value::Integer(number) => body.push_str(&number.to_string()),
        Value::Real(number) => body.push_str(&Json::from(*number).to_string()),
        Value::Text(text) => body.push_str(&Json::from(text.as_str()).to_string()),
        Value::Bytes(bytes) => {
            body.push_str("{\"hex\":\"");
            body.push_str(&hex(bytes));
            body.push_str("\"}");
        }
    }
}

/// A change's body as columns, or nothing when the body was emptied.
pub fn columns_of(body: &str) -> Option<Map<String, Json>> {
    match serde_json::from_str(body) {
        Ok(Json::Object(columns)) => Some(columns),
        _ => None,
    }
}

/// A column of a body as a stored value. A column that the body does not have was added later, and was empty.
pub fn value_in(columns: &Map<String, Json>, column: &str) -> Value {
    match columns.get(column) {
        None | Some(Json::Null) => Value::Null,
        Some(Json::String(text)) => Value::Text(text.clone()),
        Some(Json::Number(number)) => {
            number.as_i64().map_or_else(|| Value::Real(number.as_f64().unwrap_or(0.0)), Value::Integer)
        }
        Some(Json::Bool(yes)) => Value::Text(if *yes { "yes" } else { "no" }.to_owned()),
        Some(Json::Object(bytes)) => {
            Value::Bytes(bytes.get("hex").and_then(Json::as_str).map(unhex).unwrap_or_default())
        }
        Some(Json::Array(_)) => Value::Null,
    }
}

fn unhex(text: &str) -> Vec<u8> {
    text.as_bytes()
        .chunks(2)
        .filter_map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}
