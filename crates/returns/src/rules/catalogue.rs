//! The catalogue of a return's rules, as the build found them: one entry a file, with the words of its comment.

use super::Rule;

/// One rule file: the words of its comment, and the rule, or its versions by year.
#[derive(Debug)]
pub struct RuleFile<S: 'static> {
    /// The fault, in a sentence.
    pub what: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// What to do about it.
    pub what_to_do: &'static str,
    /// Where the rule comes from.
    pub source: &'static str,
    /// Where Kith departs from other validators and why; empty where it does not.
    pub differs: &'static str,
    /// The rule, or its versions.
    pub rules: &'static [Rule<S>],
}

/// A rule with the words about it.
#[derive(Debug)]
pub struct Listed<S: 'static> {
    /// The words.
    pub file: &'static RuleFile<S>,
    /// The rule.
    pub rule: &'static Rule<S>,
}

impl<S> Clone for Listed<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Listed<S> {}

impl<S: Copy> Listed<S> {
    /// The fault, in a sentence.
    pub fn title(&self) -> &'static str {
        self.rule.title.unwrap_or(self.file.what)
    }
}

/// Every rule with its words, in the order of the files.
pub fn listed<S: Copy>(catalogue: &'static [RuleFile<S>]) -> impl Iterator<Item = Listed<S>> {
    catalogue.iter().flat_map(|file| file.rules.iter().map(move |rule| Listed { file, rule }))
}

/// The rules in force for a collection year.
pub fn in_force<S: Copy>(catalogue: &'static [RuleFile<S>], year: i16) -> Vec<Listed<S>> {
    listed(catalogue).filter(|listed| listed.rule.years().contains(&year)).collect()
}
