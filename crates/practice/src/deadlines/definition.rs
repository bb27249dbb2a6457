//! What a deadline is, as data: read from a model file, versioned and dated, by law or by local choice.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, de};

use super::amount::{Amount, Unit};
use super::happening::HappeningKind;

/// A rule that says when something is due, in one of its versions.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// What it is called in the record; the same in every version.
    pub key: String,
    /// Its version, counted from 1.
    pub version: u16,
    /// The first day on which it holds: what starts before is judged by the version before.
    pub from: Date,
    /// What is due, for people.
    pub name: String,
    /// The law or guidance that sets it, with its year. Nothing where it is a local choice.
    pub law: Option<String>,
    /// Where a local default comes from. A service may change it.
    pub local: Option<String>,
    /// What happening starts it.
    #[serde(default)]
    pub starts: Vec<HappeningKind>,
    /// The birthday that starts it.
    pub starts_at_age: Option<u16>,
    /// How long there is.
    pub within: Amount,
    /// What happening meets it.
    pub met_by: Vec<HappeningKind>,
    /// Whether it may have been met before it started.
    #[serde(default)]
    pub may_come_before: bool,
    /// What happening makes it needless.
    #[serde(default)]
    pub ends_with: Vec<HappeningKind>,
    /// The birthday that makes it needless.
    pub ends_at_age: Option<u16>,
    /// How long there is after it was met for the first, second, ... time; the last goes on. Empty for what is due once.
    #[serde(default)]
    pub then: Vec<Turn>,
    /// How long there is instead once it has gone on for some time.
    #[serde(default)]
    pub later: Vec<Later>,
    /// States that must hold when it first starts: all of them.
    #[serde(default)]
    pub during: Vec<State>,
    /// States that must hold each time it starts, the first time and after it was met.
    #[serde(default)]
    pub only_while: Vec<State>,
    /// States none of which may hold each time it starts.
    #[serde(default)]
    pub unless: Vec<State>,
    /// The age at which it begins to concern a child, when the time starts.
    pub from_age: Option<u16>,
    /// The age from which it no longer concerns a child, when the time starts.
    pub under_age: Option<u16>,
    /// Whether it waits for the birth of a child who is not born yet.
    #[serde(default)]
    pub once_born: bool,
    /// What happening stops the clock, until another happening.
    pub pauses: Option<State>,
    /// How many days before it is due somebody is told.
    pub warning_days: u16,
}

/// How long there is in one turn of a deadline that repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// How long.
    pub within: Amount,
    /// What it is counted from.
    pub counted: Counted,
}

/// What a turn is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// From when it was last met.
    FromTheLast,
    /// From when it first started.
    FromTheStart,
}

impl<'de> Deserialize<'de> for Turn {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let (amount, counted) = match text.strip_suffix(" from the start") {
            Some(amount) => (amount, Counted::FromTheStart),
            None => (text.as_str(), Counted::FromTheLast),
        };
        Ok(Turn { within: amount.parse().map_err(de::Error::custom)?, counted })
    }
}

/// How long there is once a deadline that repeats has gone on for some time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Later {
    /// After how long, from its start.
    pub after: Amount,
    /// How long there is from then on.
    pub within: Amount,
}

/// Something that holds from one happening until another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// What begins it.
    pub from: HappeningKind,
    /// What ends it.
    pub until: HappeningKind,
}

impl Definition {
    /// Whether it is due again after it was met.
    pub fn repeats(&self) -> bool {
        !self.then.is_empty()
    }

    /// Whether a service may change it.
    pub fn is_local(&self) -> bool {
        self.law.is_none()
    }

    /// The law with its version, or that it is this service's own.
    pub fn basis(&self) -> &str {
        self.law.as_deref().unwrap_or("local time limit")
    }

    fn fault(&self) -> Option<&'static str> {
        let hours = |turn: &Turn| turn.within.unit == Unit::Hours;
        if self.law.is_some() == self.local.is_some() {
            Some("it is set either by `law` or by `local`")
        } else if self.starts.is_empty() == self.starts_at_age.is_none() {
            Some("it starts either with happenings in `starts` or at `starts_at_age`")
        } else if self.met_by.is_empty() {
            Some("nothing meets it: `met_by` is empty")
        } else if !self.later.is_empty() && !self.repeats() {
            Some("`later` is for what repeats; say `then`")
        } else if self.version == 0 {
            Some("versions are counted from 1")
        } else if self.then.iter().any(hours) {
            Some("only the first time limit can be in hours")
        } else {
            None
        }
    }
}

/// Why a model file is refused: which file, which line, and what is wrong there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The file.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}: {}", self.file, self.line, self.reason)
    }
}

impl std::error::Error for Refused {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    deadline: Vec<toml::Spanned<Definition>>,
}

/// Reads a model file.
pub fn read(file: &str, text: &str) -> Result<Vec<Definition>, Refused> {
    let refused = |at: usize, reason: String| {
        let line = 1 + text.get(..at).unwrap_or(text).matches('\n').count();
        Refused { file: file.to_owned(), line, reason }
    };
    let read: File = toml::from_str(text)
        .map_err(|error| refused(error.span().map_or(0, |span| span.start), error.message().to_owned()))?;
    let mut all: Vec<Definition> = Vec::with_capacity(read.deadline.len());
    for spanned in read.deadline {
        let at = spanned.span().start;
        let one = spanned.into_inner();
        if let Some(fault) = one.fault() {
            return Err(refused(at, format!("{}: {fault}", one.key)));
        }
        if all.iter().any(|other| other.key == one.key && other.version == one.version) {
            return Err(refused(at, format!("{}: version {} is there twice", one.key, one.version)));
        }
        all.push(one);
    }
    Ok(all)
}

/// A time limit that a service set for itself instead of a local default, from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalLimit {
    /// The definition's key.
    pub definition: String,
    /// The first day on which it holds.
    pub from: Date,
    /// How long there is, the first time.
    pub within: Amount,
    /// How long there is each time after that, where it repeats.
    pub then: Option<Amount>,
    /// How many days before it is due somebody is told.
    pub warning_days: u16,
}

/// Every definition in every version, the local ones as the service set them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    by_key: BTreeMap<String, Vec<Definition>>,
}

impl Catalogue {
    /// A catalogue of these definitions, with what the service set for itself.
    ///
    /// A national time limit is never changed by a service; a limit for one, or for none that is known, is left out.
    pub fn new(definitions: Vec<Definition>, limits: &[LocalLimit]) -> Self {
        let mut by_key: BTreeMap<String, Vec<Definition>> = BTreeMap::new();
        for one in definitions {
            by_key.entry(one.key.clone()).or_default().push(one);
        }
        for versions in by_key.values_mut() {
            versions.sort_by_key(|one| (one.from, one.version));
        }
        let mut limits: Vec<&LocalLimit> = limits.iter().collect();
        limits.sort_by_key(|limit| limit.from);
        for limit in limits {
            let Some(versions) = by_key.get_mut(&limit.definition) else { continue };
            let standing = versions.iter().rev().find(|one| one.from <= limit.from).or(versions.first());
            let Some(standing) = standing.filter(|one| one.is_local()).cloned() else { continue };
            let version = versions.iter().map(|one| one.version).max().unwrap_or(0) + 1;
            let then = match limit.then {
                Some(then) if standing.repeats() => {
                    vec![Turn { within: then, counted: Counted::FromTheLast }]
                }
                _ => standing.then.clone(),
            };
            versions.push(Definition {
                version,
                from: limit.from,
                within: limit.within,
                then,
                warning_days: limit.warning_days,
                ..standing
            });
            versions.sort_by_key(|one| (one.from, one.version));
        }
        Catalogue { by_key }
    }

    /// Every definition's versions, the oldest first.
    pub fn versions(&self) -> impl Iterator<Item = &[Definition]> {
        self.by_key.values().map(Vec::as_slice)
    }

    /// The version of a definition that holds on a day.
    pub fn in_force(&self, key: &str, on: Date) -> Option<&Definition> {
        in_force(self.by_key.get(key)?, on)
    }
}

/// The version that holds on a day, of one definition's versions.
pub(super) fn in_force(versions: &[Definition], on: Date) -> Option<&Definition> {
    versions.iter().rev().find(|one| one.from <= on)
}
