//! Sentences with the family's own names in them.

use std::collections::VecDeque;

use crate::demo::chance::Chance;
use crate::demo::lists::lists;

/// How many sentences must pass before one is used again in a family.
const APART: usize = 36;

/// The sentences used last, so that visits and children are not all told of alike.
#[derive(Debug, Default)]
pub(crate) struct Lately(VecDeque<&'static str>);

/// Who is meant by each word in braces.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cast {
    /// All the children of the visit: `Ava, Noah and Mia`.
    pub(crate) children: String,
    /// The child in question.
    pub(crate) child: Option<String>,
    /// The main carer.
    pub(crate) carer: String,
    /// The other parent.
    pub(crate) other: Option<String>,
    /// Somebody of the network.
    pub(crate) kin: Option<String>,
    /// The school.
    pub(crate) school: Option<String>,
}

impl Cast {
    /// A sentence of a section with the names put in; nothing when none fits this family.
    pub(crate) fn line(&self, chance: &mut Chance, section: &str) -> Option<String> {
        let lines = lists().section(section);
        if lines.is_empty() {
            return None;
        }
        (0..6).find_map(|_| self.fill(chance.word(lines)))
    }

    /// The same, and not one that was used lately if that can be helped.
    pub(crate) fn fresh(&self, chance: &mut Chance, section: &str, lately: &mut Lately) -> Option<String> {
        let lines = lists().section(section);
        let found = (0..lines.len().min(9)).find_map(|_| {
            let line = chance.word(lines);
            let filled = self.fill(line).filter(|_| !lately.0.contains(&line))?;
            Some((line, filled))
        });
        let Some((line, filled)) = found else { return self.line(chance, section) };
        lately.0.push_back(line);
        if lately.0.len() > APART {
            lately.0.pop_front();
        }
        Some(filled)
    }

    /// The sentence with the names put in; nothing when it speaks of somebody whom the family does not have.
    pub(crate) fn fill(&self, line: &str) -> Option<String> {
        let mut filled = String::with_capacity(line.len() + 32);
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('{') {
            let (word, after) = after.split_once('}')?;
            filled.push_str(before);
            filled.push_str(self.name(word)?);
            rest = after;
        }
        filled.push_str(rest);
        Some(filled)
    }

    fn name(&self, word: &str) -> Option<&str> {
        match word {
            "children" => Some(&self.children),
            "child" => self.child.as_deref(),
            "carer" => Some(&self.carer),
            "other" => self.other.as_deref(),
            "kin" => self.kin.as_deref(),
            "school" => self.school.as_deref(),
            _ => None,
        }
    }
}

/// Names as people list them: `Ava, Noah and Mia`.
pub(crate) fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_put_in_and_a_sentence_about_nobody_is_left_out() {
        let cast =
            Cast { children: listed(&["Ava", "Noah", "Mia"]), carer: "Kelly".to_owned(), ..Cast::default() };
        let check = |line: &str, expected: Option<&str>| assert_eq!(cast.fill(line).as_deref(), expected);
        check("I saw {children} with {carer}.", Some("I saw Ava, Noah and Mia with Kelly."));
        check("No names at all.", Some("No names at all."));
        check("{carer} rang {other}.", None);
        assert_eq!(listed(&["Ava"]), "Ava");
        assert_eq!(listed(&["Ava", "Noah"]), "Ava and Noah");
    }

    #[test]
    fn every_sentence_names_only_people_that_a_family_can_have() {
        let known = Some("Sam".to_owned());
        let full = Cast {
            children: "Sam".to_owned(),
            child: known.clone(),
            carer: "Kelly".to_owned(),
            other: known.clone(),
            kin: known.clone(),
            school: known,
        };
        for (section, lines) in lists().all_sections() {
            for line in lines {
                assert!(
                    full.fill(line).is_some_and(|filled| !filled.contains(['{', '}'])),
                    "{section}: {line}"
                );
            }
        }
    }
}
