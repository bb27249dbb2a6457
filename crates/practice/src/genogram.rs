//! Where everybody stands in a picture of the family: generations from top to bottom, couples side by side,
//! children under their parents.
//!
//! Only places are worked out here, in units of one person's width and one generation's height. How a person or a
//! line looks is the drawing's business.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use jiff::civil::Date;

use crate::family::RelationshipKind;
use crate::family::siblings::{Tie, parents};

/// Somebody to be placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Someone<I> {
    /// Who.
    pub person: I,
    /// When they were born, or are expected: brothers and sisters stand by age.
    pub born: Option<Date>,
    /// Whether they stand with the children where no tie tells their generation.
    pub stands: Stands,
}

/// Where somebody without ties stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// With the children.
    WithChildren,
    /// With the adults.
    WithAdults,
}

/// Where somebody stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place<I> {
    /// Who.
    pub person: I,
    /// From the left, in widths of a person.
    pub x: f64,
    /// From the top, in generations.
    pub row: usize,
}

/// Two parents, or one, with their children; or a couple.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Union<I> {
    /// The one.
    pub one: I,
    /// The other, where known.
    pub other: Option<I>,
    /// What is recorded of them as a couple.
    pub couple: Couple,
    /// Their children, the eldest first, and whether by adoption.
    pub children: Vec<(I, Descent)>,
}

/// What two parents are as a couple.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Couple {
    /// They are together.
    Together,
    /// They were.
    Apart,
    /// Nothing is recorded but the child they have in common.
    NotSaid,
}

/// How a child came to its parents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Descent {
    /// By birth.
    Birth,
    /// By adoption.
    Adoption,
}

/// The picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout<I> {
    /// Everybody's place, row by row from the left.
    pub places: Vec<Place<I>>,
    /// The lines.
    pub unions: Vec<Union<I>>,
    /// How wide it is, in widths of a person.
    pub width: f64,
    /// How many generations it shows.
    pub rows: usize,
}

/// How often places are drawn towards parents and children; more changes nothing that the eye sees.
const ROUNDS: usize = 8;

/// Places everybody.
pub fn lay_out<I: Copy + Ord>(people: &[Someone<I>], ties: &[Tie<I>]) -> Layout<I> {
    let known: BTreeMap<I, Someone<I>> = people.iter().map(|someone| (someone.person, *someone)).collect();
    let ties: Vec<Tie<I>> = ties
        .iter()
        .filter(|tie| known.contains_key(&tie.person) && known.contains_key(&tie.other))
        .filter(|tie| tie.person != tie.other)
        .copied()
        .collect();
    let rows = generations(&known, &ties);
    let unions = unions(&known, &ties);
    let ordered = order(&known, &rows, &unions);
    let x = spread(&ordered, &unions);
    let width = x.values().fold(0.0_f64, |widest, x| widest.max(*x)) + if x.is_empty() { 0.0 } else { 1.0 };
    let places = ordered
        .iter()
        .enumerate()
        .flat_map(|(row, people)| people.iter().map(move |person| (row, *person)))
        .map(|(row, person)| Place { person, x: x[&person], row })
        .collect();
    Layout { places, unions, width, rows: ordered.len() }
}

/// How many generations below the one the other stands; nothing where the tie does not tell.
fn step_down(kind: RelationshipKind) -> Option<i32> {
    use RelationshipKind as K;
    match kind {
        K::Mother | K::Father | K::Parent | K::StepParent | K::AdoptiveParent | K::AuntOrUncle => Some(1),
        K::Child | K::StepChild | K::AdoptedChild | K::NieceOrNephew => Some(-1),
        K::Grandparent => Some(2),
        K::Grandchild => Some(-2),
        K::Sibling | K::HalfSibling | K::StepSibling | K::Partner | K::FormerPartner => Some(0),
        K::Guardian | K::Carer | K::CaredFor | K::Relative | K::Friend => None,
    }
}

/// The generation of everybody, from the top. The first tie that tells decides, so that a mistaken one ends the walk.
fn generations<I: Copy + Ord>(known: &BTreeMap<I, Someone<I>>, ties: &[Tie<I>]) -> BTreeMap<I, usize> {
    let mut level: BTreeMap<I, i32> = BTreeMap::new();
    let starts = known.values().filter(|one| one.stands == Stands::WithChildren);
    let starts = starts.chain(known.values().filter(|one| one.stands == Stands::WithAdults));
    for start in starts {
        if level.contains_key(&start.person) {
            continue;
        }
        level.insert(start.person, if start.stands == Stands::WithChildren { 0 } else { -1 });
        let mut waiting = VecDeque::from([start.person]);
        while let Some(person) = waiting.pop_front() {
            let here = level[&person];
            for tie in ties.iter().filter(|tie| tie.person == person || tie.other == person) {
                let Some(down) = step_down(tie.kind) else { continue };
                let (next, at) =
                    if tie.person == person { (tie.other, here + down) } else { (tie.person, here - down) };
                if let std::collections::btree_map::Entry::Vacant(entry) = level.entry(next) {
                    entry.insert(at);
                    waiting.push_back(next);
                }
            }
        }
    }
    // Rows without anybody are closed up.
    let used: BTreeSet<i32> = level.values().copied().collect();
    let row_of: BTreeMap<i32, usize> =
        used.into_iter().enumerate().map(|(row, level)| (level, row)).collect();
    level.into_iter().map(|(person, level)| (person, row_of[&level])).collect()
}

type Children<I> = Vec<(I, Descent)>;

fn unions<I: Copy + Ord>(known: &BTreeMap<I, Someone<I>>, ties: &[Tie<I>]) -> Vec<Union<I>> {
    let couples: BTreeMap<(I, I), Couple> = ties
        .iter()
        .filter_map(|tie| {
            let pair = (tie.person.min(tie.other), tie.person.max(tie.other));
            match tie.kind {
                RelationshipKind::Partner => Some((pair, Couple::Together)),
                RelationshipKind::FormerPartner => Some((pair, Couple::Apart)),
                _ => None,
            }
        })
        .collect();
    let mut with_children: BTreeMap<(I, Option<I>), Children<I>> = BTreeMap::new();
    for (child, of) in parents(ties) {
        let by_birth: Vec<I> = of
            .iter()
            .filter(|(_, kind)| **kind != RelationshipKind::AdoptiveParent)
            .map(|(id, _)| *id)
            .collect();
        let by_adoption: Vec<I> = of
            .iter()
            .filter(|(_, kind)| **kind == RelationshipKind::AdoptiveParent)
            .map(|(id, _)| *id)
            .collect();
        for (of, descent) in [(by_birth, Descent::Birth), (by_adoption, Descent::Adoption)] {
            for pair in of.chunks(2) {
                let key = (pair[0], pair.get(1).copied());
                with_children.entry(key).or_default().push((child, descent));
            }
        }
    }
    for pair in couples.keys() {
        with_children.entry((pair.0, Some(pair.1))).or_default();
    }
    with_children
        .into_iter()
        .map(|((one, other), mut children)| {
            children.sort_by_key(|(child, _)| (known[child].born.is_none(), known[child].born, *child));
            let couple = other.and_then(|other| couples.get(&(one.min(other), one.max(other))).copied());
            Union { one, other, couple: couple.unwrap_or(Couple::NotSaid), children }
        })
        .collect()
}

/// Everybody of each row from the left: couples side by side, brothers and sisters together by age.
fn order<I: Copy + Ord>(
    known: &BTreeMap<I, Someone<I>>,
    rows: &BTreeMap<I, usize>,
    unions: &[Union<I>],
) -> Vec<Vec<I>> {
    let count = rows.values().max().map_or(0, |last| last + 1);
    let mut ordered: Vec<Vec<I>> = Vec::with_capacity(count);
    for row in 0..count {
        let here: BTreeSet<I> =
            rows.iter().filter(|(_, at)| **at == row).map(|(person, _)| *person).collect();
        let above = ordered.last().cloned().unwrap_or_default();
        let mut groups = groups_of(&here, unions);
        let key = |person: &I| {
            let place = place_under(&above, unions, *person);
            (place.unwrap_or(f64::MAX), known[person].born.is_none(), known[person].born, *person)
        };
        let first = |group: &Vec<I>| {
            group.iter().map(key).min_by(|one, other| one.partial_cmp(other).expect("places are numbers"))
        };
        groups
            .sort_by(|one, other| first(one).partial_cmp(&first(other)).unwrap_or(std::cmp::Ordering::Equal));
        ordered.push(groups.into_iter().flatten().collect());
    }
    ordered
}

/// The people of a row, couples together: whoever has most partners stands between them.
fn groups_of<I: Copy + Ord>(here: &BTreeSet<I>, unions: &[Union<I>]) -> Vec<Vec<I>> {
    let mut partners: BTreeMap<I, Vec<(I, Couple)>> = BTreeMap::new();
    for union in unions {
        if let Some(other) = union.other
            && here.contains(&union.one)
            && here.contains(&other)
        {
            partners.entry(union.one).or_default().push((other, union.couple));
            partners.entry(other).or_default().push((union.one, union.couple));
        }
    }
    let mut left: BTreeSet<I> = here.clone();
    let mut by_partners: Vec<I> = here.iter().copied().collect();
    by_partners.sort_by_key(|person| std::cmp::Reverse(partners.get(person).map_or(0, Vec::len)));
    let mut groups = Vec::new();
    for person in by_partners {
        if !left.remove(&person) {
            continue;
        }
        let mut group = VecDeque::from([person]);
        let mut waiting = VecDeque::from([person]);
        while let Some(next) = waiting.pop_front() {
            let mut with = partners.get(&next).cloned().unwrap_or_default();
            // Former partners stand on the left, so that who is together now stands side by side.
            with.sort_by_key(|(_, couple)| *couple != Couple::Apart);
            for (at, (partner, couple)) in with.iter().enumerate() {
                if !left.remove(partner) {
                    continue;
                }
                let is_left = *couple == Couple::Apart || (with.len() > 1 && at == 0);
                if is_left {
                    group.push_front(*partner)
                } else {
                    group.push_back(*partner)
                }
                waiting.push_back(*partner);
            }
        }
        groups.push(group.into_iter().collect());
    }
    groups
}

fn place_under<I: Copy + Ord>(above: &[I], unions: &[Union<I>], person: I) -> Option<f64> {
    let at = |parent: I| above.iter().position(|other| *other == parent).map(|at| at as f64);
    let union = unions.iter().find(|union| union.children.iter().any(|(child, _)| *child == person))?;
    let of: Vec<f64> = [Some(union.one), union.other].into_iter().flatten().filter_map(at).collect();
    (!of.is_empty()).then(|| of.iter().sum::<f64>() / of.len() as f64)
}

/// How far from the left everybody stands: drawn in turn to the children below and to the parents above.
fn spread<I: Copy + Ord>(ordered: &[Vec<I>], unions: &[Union<I>]) -> BTreeMap<I, f64> {
    let mut x: BTreeMap<I, f64> = BTreeMap::new();
    for row in ordered {
        x.extend(row.iter().enumerate().map(|(at, person)| (*person, at as f64)));
    }
    for round in 0..ROUNDS {
        let rows: Vec<&Vec<I>> =
            if round % 2 == 0 { ordered.iter().rev().collect() } else { ordered.iter().collect() };
        for row in rows {
            let wanted: Vec<f64> = row.iter().map(|person| wanted(&x, unions, *person)).collect();
            for (person, at) in row.iter().zip(apart(&wanted)) {
                x.insert(*person, at);
            }
        }
    }
    let left = x.values().copied().fold(f64::INFINITY, f64::min);
    x.values_mut().for_each(|at| *at -= left);
    x
}

/// Where somebody would stand if there were room: under their parents, above their children, beside their partner.
fn wanted<I: Copy + Ord>(x: &BTreeMap<I, f64>, unions: &[Union<I>], person: I) -> f64 {
    let mean = |of: &[I]| of.iter().map(|one| x[one]).sum::<f64>() / of.len() as f64;
    let mut pulls = Vec::new();
    for union in unions {
        let pair: Vec<I> = [Some(union.one), union.other].into_iter().flatten().collect();
        let children: Vec<I> = union.children.iter().map(|(child, _)| *child).collect();
        if children.contains(&person) {
            // A brother or sister keeps the distance to the others and moves with all of them.
            pulls.push(x[&person] + mean(&pair) - mean(&children));
        }
        if pair.contains(&person) && !children.is_empty() {
            pulls.push(x[&person] + mean(&children) - mean(&pair));
        }
    }
    if pulls.is_empty() { x[&person] } else { pulls.iter().sum::<f64>() / pulls.len() as f64 }
}

/// The nearest places that are at least one width apart, in the same order.
fn apart(wanted: &[f64]) -> Vec<f64> {
    // Each block of people who touch stands where its members want to be on average.
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    for (at, want) in wanted.iter().enumerate() {
        let mut block = (want - at as f64, 1);
        while let Some(before) = blocks.last()
            && before.0 > block.0
        {
            let (sum, n) = (before.0 * before.1 as f64 + block.0 * block.1 as f64, before.1 + block.1);
            block = (sum / n as f64, n);
            blocks.pop();
        }
        blocks.push(block);
    }
    let starts = blocks.into_iter().flat_map(|(start, n)| std::iter::repeat_n(start, n));
    starts.enumerate().map(|(at, start)| start + at as f64).collect()
}

#[cfg(test)]
mod tests;
