//! Brothers and sisters, worked out from who their parents are.
//!
//! Nothing of this is stored: a parent recorded once makes every child of that parent a brother or sister of the
//! others. Siblings whose parents nobody recorded are ties like any other, and are not made up here.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use kith_vocabulary::birth::Birth;

use super::RelationshipKind;
use crate::words;

/// What one person is to another, as recorded: `person` is the `kind` of `other`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tie<I> {
    /// The one: the mother.
    pub person: I,
    /// The other: her child.
    pub other: I,
    /// What the one is to the other.
    pub kind: RelationshipKind,
}

words! {
    /// How two people are brothers or sisters.
    Bond {
        /// The same parents, born together.
        Twins "twins" "Twin",
        /// The same two parents.
        Full "full" "Brother or sister",
        /// One parent in common, and each has another.
        Half "half" "Half-brother or half-sister",
        /// A parent in common; the other parents are not all recorded.
        SharedParent "shared parent" "Brother or sister (one shared parent is recorded)",
        /// Adopted by a parent of the other.
        Adopted "adopted" "Brother or sister by adoption",
        /// A parent of the one is the partner or the step-parent of the other's.
        Step "step" "Step-brother or step-sister",
    }
}

/// Two people who are brothers or sisters. Each pair comes once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Siblings<I> {
    /// The one.
    pub one: I,
    /// The other.
    pub other: I,
    /// How.
    pub bond: Bond,
}

/// A child's parents: each, and whether by adoption.
type Parents<I> = BTreeMap<I, RelationshipKind>;

/// The parents of everybody who has any, from ties told either way round.
pub fn parents<I: Copy + Ord>(ties: &[Tie<I>]) -> BTreeMap<I, Parents<I>> {
    let mut all: BTreeMap<I, Parents<I>> = BTreeMap::new();
    for tie in ties {
        let (parent, child, kind) = match tie.kind {
            RelationshipKind::Child => (tie.other, tie.person, RelationshipKind::Parent),
            RelationshipKind::AdoptedChild => (tie.other, tie.person, RelationshipKind::AdoptiveParent),
            kind if kind.is_parent() => (tie.person, tie.other, kind),
            _ => continue,
        };
        if parent != child {
            all.entry(child).or_default().entry(parent).or_insert(kind);
        }
    }
    all
}

/// Everybody who is a brother or sister of somebody, pair by pair.
pub fn siblings<I: Copy + Ord>(ties: &[Tie<I>], births: &BTreeMap<I, Birth>) -> Vec<Siblings<I>> {
    let parents = parents(ties);
    let steps = step_parents(ties, &parents);
    let nobody = Parents::new();
    let people: BTreeSet<I> = parents.keys().chain(steps.keys()).copied().collect();
    let people: Vec<I> = people.into_iter().collect();
    let mut found = Vec::new();
    for (at, one) in people.iter().enumerate() {
        for other in &people[at + 1..] {
            let (mine, theirs) = (parents.get(one).unwrap_or(&nobody), parents.get(other).unwrap_or(&nobody));
            if mine.contains_key(other) || theirs.contains_key(one) {
                continue;
            }
            let bond =
                by_parents(mine, theirs).map(|bond| twins_or(bond, mine, theirs, births, *one, *other));
            let step = || {
                let is_step = |of: &I, parents: &Parents<I>| {
                    steps.get(of).is_some_and(|steps| steps.iter().any(|step| parents.contains_key(step)))
                };
                (is_step(one, theirs) || is_step(other, mine)).then_some(Bond::Step)
            };
            if let Some(bond) = bond.or_else(step) {
                found.push(Siblings { one: *one, other: *other, bond });
            }
        }
    }
    found
}

fn by_parents<I: Copy + Ord>(mine: &Parents<I>, theirs: &Parents<I>) -> Option<Bond> {
    let shared: Vec<(RelationshipKind, RelationshipKind)> =
        mine.iter().filter_map(|(parent, kind)| theirs.get(parent).map(|other| (*kind, *other))).collect();
    let is_adoption = |kind: RelationshipKind| kind == RelationshipKind::AdoptiveParent;
    if shared.is_empty() {
        return None;
    }
    if shared.iter().all(|(one, other)| is_adoption(*one) || is_adoption(*other)) {
        return Some(Bond::Adopted);
    }
    Some(match (shared.len(), mine.len(), theirs.len()) {
        (2.., _, _) => Bond::Full,
        (1, 2.., 2..) => Bond::Half,
        _ => Bond::SharedParent,
    })
}

fn twins_or<I: Copy + Ord>(
    bond: Bond,
    mine: &Parents<I>,
    theirs: &Parents<I>,
    births: &BTreeMap<I, Birth>,
    one: I,
    other: I,
) -> Bond {
    let shares_mother = mine
        .iter()
        .any(|(parent, kind)| *kind == RelationshipKind::Mother && theirs.get(parent) == Some(kind));
    let born_together = match (births.get(&one), births.get(&other)) {
        (Some(Birth::Born(one)), Some(Birth::Born(other))) => {
            let (first, last) = (one.min(other), one.max(other));
            // A birth may go on past midnight.
            *last <= first.saturating_add(1.day())
        }
        (Some(Birth::Expected(one)), Some(Birth::Expected(other))) => one == other,
        _ => false,
    };
    if born_together && (shares_mother || bond == Bond::Full) { Bond::Twins } else { bond }
}

/// Of each child: who is recorded as a step-parent, and the partners of the parents.
fn step_parents<I: Copy + Ord>(
    ties: &[Tie<I>],
    parents: &BTreeMap<I, Parents<I>>,
) -> BTreeMap<I, BTreeSet<I>> {
    let mut steps: BTreeMap<I, BTreeSet<I>> = BTreeMap::new();
    for tie in ties {
        match tie.kind {
            RelationshipKind::StepParent => {
                steps.entry(tie.other).or_default().insert(tie.person);
            }
            RelationshipKind::StepChild => {
                steps.entry(tie.person).or_default().insert(tie.other);
            }
            RelationshipKind::Partner => {
                for (child, of) in parents {
                    for (parent, partner) in [(tie.person, tie.other), (tie.other, tie.person)] {
                        if of.contains_key(&parent) && !of.contains_key(&partner) {
                            steps.entry(*child).or_default().insert(partner);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::RelationshipKind as K;
    use super::*;

    fn ties(rows: &[(&'static str, K, &'static str)]) -> Vec<Tie<&'static str>> {
        rows.iter().map(|&(person, kind, other)| Tie { person, other, kind }).collect()
    }

    #[track_caller]
    fn check(
        rows: &[(&'static str, K, &'static str)],
        births: &[(&'static str, &str)],
        expected: &[(&str, &str, Bond)],
    ) {
        let births = births.iter().map(|(who, birth)| (*who, birth.parse().unwrap())).collect();
        let found: Vec<(&str, &str, Bond)> =
            siblings(&ties(rows), &births).iter().map(|pair| (pair.one, pair.other, pair.bond)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn children_of_the_same_two_parents_are_brothers_and_sisters() {
        check(
            &[
                ("mum", K::Mother, "ada"),
                ("mum", K::Mother, "ben"),
                ("dad", K::Father, "ada"),
                ("dad", K::Father, "ben"),
            ],
            &[("ada", "2015-01-01"), ("ben", "2017-01-01")],
            &[("ada", "ben", Bond::Full)],
        );
    }

    #[test]
    fn one_parent_in_common_is_half_only_when_the_others_are_known_to_differ() {
        let one_mother = [("mum", K::Mother, "ada"), ("mum", K::Mother, "ben")];
        check(&one_mother, &[], &[("ada", "ben", Bond::SharedParent)]);
        let [a, b] = one_mother;
        check(&[a, b, ("tom", K::Father, "ada")], &[], &[("ada", "ben", Bond::SharedParent)]);
        check(
            &[a, b, ("tom", K::Father, "ada"), ("raj", K::Father, "ben")],
            &[],
            &[("ada", "ben", Bond::Half)],
        );
    }

    #[test]
    fn twins_share_a_mother_and_a_birthday_even_over_midnight() {
        let rows = [("mum", K::Mother, "ada"), ("mum", K::Mother, "ben")];
        let born = |one, other| [("ada", one), ("ben", other)];
        check(&rows, &born("2015-01-01", "2015-01-01"), &[("ada", "ben", Bond::Twins)]);
        check(&rows, &born("2015-12-31", "2016-01-01"), &[("ada", "ben", Bond::Twins)]);
        check(&rows, &born("2015-01-01", "2015-01-03"), &[("ada", "ben", Bond::SharedParent)]);
        check(&rows, &born("expected 2027-01-01", "expected 2027-01-01"), &[("ada", "ben", Bond::Twins)]);
        check(&rows, &born("2015", "2015"), &[("ada", "ben", Bond::SharedParent)]);
        let one_father = [("dad", K::Father, "ada"), ("dad", K::Father, "ben")];
        check(&one_father, &born("2015-01-01", "2015-01-01"), &[("ada", "ben", Bond::SharedParent)]);
    }

    #[test]
    fn adoption_makes_brothers_and_sisters() {
        check(
            &[("mum", K::Mother, "ada"), ("mum", K::AdoptiveParent, "ben")],
            &[("ada", "2015-01-01"), ("ben", "2015-01-01")],
            &[("ada", "ben", Bond::Adopted)],
        );
        check(
            &[("ada", K::Child, "mum"), ("ben", K::AdoptedChild, "mum")],
            &[],
            &[("ada", "ben", Bond::Adopted)],
        );
    }

    #[test]
    fn a_partner_of_the_parent_brings_step_brothers_and_sisters() {
        let apart = [("mum", K::Mother, "ada"), ("raj", K::Father, "ben")];
        check(&apart, &[], &[]);
        let [a, b] = apart;
        check(&[a, b, ("mum", K::Partner, "raj")], &[], &[("ada", "ben", Bond::Step)]);
        check(&[a, b, ("raj", K::StepParent, "ada")], &[], &[("ada", "ben", Bond::Step)]);
        check(&[a, b, ("mum", K::FormerPartner, "raj")], &[], &[]);
    }

    #[test]
    fn nobody_is_a_sibling_of_their_own_parent_or_of_themselves() {
        check(
            &[("gran", K::Mother, "mum"), ("gran", K::AdoptiveParent, "ada"), ("mum", K::Mother, "ada")],
            &[],
            &[],
        );
        check(&[("ada", K::Mother, "ada")], &[], &[]);
        check(&[], &[], &[]);
    }
}
