//! The differences that are meant, each with its reason, from `vectors-differ.toml` at the root of the repository.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Reasons by the name of a case, of a return and rule (`y2027_s11/184`), or of a collection and rule
/// (`ssda903/184`, `cin/2887Q`).
pub(crate) struct Reasons(BTreeMap<String, String>);

impl Reasons {
    /// Reads the file; one that is not there holds no reasons.
    pub(crate) fn read() -> Result<Self, String> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../vectors-differ.toml");
        let text = fs::read_to_string(&path).unwrap_or_default();
        toml::from_str(&text)
            .map(Self)
            .map_err(|problem| format!("vectors-differ.toml cannot be read: {problem}"))
    }

    /// Every name with its reason.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, why)| (name.as_str(), why.as_str()))
    }

    /// The reason under the first of these names that has one.
    pub(crate) fn of(&self, names: &[String]) -> Option<&str> {
        names.iter().find_map(|name| self.0.get(name)).map(String::as_str)
    }
}
