//! What has to be said of a child who was sent before: what stands now, and what is no longer there.

use serde_json::{Map, Value, json};

/// The lists of a child's parts, and the item by which a part is known from day to day.
const PARTS: [(&str, &str); 5] = [
    ("social_care_episodes", "social_care_episode_id"),
    ("child_and_family_assessments", "child_and_family_assessment_id"),
    ("child_in_need_plans", "child_in_need_plan_id"),
    ("section_47_assessments", "section_47_assessment_id"),
    ("child_protection_plans", "child_protection_plan_id"),
];

/// What is told now of a child who was sent before: all that stands, a null for each item that stood and does not, and
/// each part that is no longer there, to be purged.
pub fn since_sent(now: &Value, sent: &Value) -> Value {
    match (now, sent) {
        (Value::Object(now), Value::Object(sent)) => Value::Object(items_since(now, sent)),
        _ => now.clone(),
    }
}

/// A child of whom nothing is told any more.
pub fn purged_child(child_id: &str) -> Value {
    json!({ "la_child_id": child_id, "mis_child_id": child_id, "purge": true })
}

fn items_since(now: &Map<String, Value>, sent: &Map<String, Value>) -> Map<String, Value> {
    let mut told = now.clone();
    for (name, before) in sent {
        let stands = now.get(name);
        match (PARTS.iter().find(|(list, _)| list == name), stands) {
            (Some((_, id)), _) => {
                let empty = Vec::new();
                let now = stands.and_then(Value::as_array).unwrap_or(&empty);
                let before = before.as_array().unwrap_or(&empty);
                told.insert(name.clone(), Value::Array(parts_since(now, before, id)));
            }
            (None, Some(Value::Object(_))) => {
                let stands = stands.unwrap_or(&Value::Null);
                told.insert(name.clone(), since_sent(stands, before));
            }
            (None, None) => {
                told.insert(name.clone(), Value::Null);
            }
            (None, Some(_)) => {}
        }
    }
    told
}

fn parts_since(now: &[Value], sent: &[Value], id: &str) -> Vec<Value> {
    let same = |one: &Value, other: &Value| one.get(id).is_some() && one.get(id) == other.get(id);
    let stands = now.iter().map(|part| match sent.iter().find(|before| same(before, part)) {
        Some(before) => since_sent(part, before),
        None => part.clone(),
    });
    let gone = sent.iter().filter(|before| !now.iter().any(|part| same(part, before)));
    let purged = gone.map(|before| {
        let mut part = Map::new();
        part.insert(id.to_owned(), before.get(id).cloned().unwrap_or(Value::Null));
        part.insert("purge".to_owned(), Value::Bool(true));
        Value::Object(part)
    });
    stands.chain(purged).collect()
}
