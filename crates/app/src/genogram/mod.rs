//! The family drawn: a genogram from what people are to each other, an ecomap from who is around them.
//!
//! Always drawn from the record, never kept as a picture. The page shows the same data as tables beside it.

mod ecomap;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use kith_practice::family::siblings::{Bond, Siblings, Tie};
use kith_practice::genogram::{Couple, Descent, Layout, Someone, Stands, Union, lay_out};
use kith_vocabulary::ids::PersonId;

pub use ecomap::{Around, Ecomap, ecomap};

const WIDTH: f64 = 140.0;
const HEIGHT: f64 = 168.0;
const HALF: f64 = 22.0;
const TOP: f64 = 40.0;

/// Somebody in the picture.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their age, or when they died.
    pub under: String,
    /// When they were born, or are expected.
    pub born: Option<Date>,
    /// How they are drawn.
    pub shape: Shape,
    /// Where they stand if no tie tells.
    pub stands: Stands,
    /// Whether the service works with them as a child of the family.
    pub marks: Vec<Mark>,
}

/// The shape of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Male.
    Square,
    /// Female.
    Circle,
    /// Not known.
    Diamond,
    /// Not born yet.
    Triangle,
}

/// What else a figure shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A child of the family.
    Child,
    /// They died.
    Died,
}

/// A figure with its place, for the template.
#[derive(Debug)]
pub struct Drawn {
    /// The path of its outline.
    pub outline: String,
    /// The path of the cross over somebody who died; blank for the living.
    pub cross: String,
    /// The classes of the outline.
    pub class: &'static str,
    /// The middle, from the left.
    pub x: f64,
    /// Lines of text beneath, each with its height.
    pub text: Vec<(f64, String)>,
}

/// A line between people.
#[derive(Debug)]
pub struct Line {
    /// Its path.
    pub path: String,
    /// Its class.
    pub class: &'static str,
}

/// The picture.
#[derive(Debug, Default)]
pub struct Genogram {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Everybody.
    pub figures: Vec<Drawn>,
    /// Every line.
    pub lines: Vec<Line>,
}

/// Draws the family.
pub fn genogram(figures: &[Figure], ties: &[Tie<PersonId>], siblings: &[Siblings<PersonId>]) -> Genogram {
    let people: Vec<Someone<PersonId>> = figures
        .iter()
        .map(|figure| Someone { person: figure.person, born: figure.born, stands: figure.stands })
        .collect();
    let layout = lay_out(&people, ties);
    let points: BTreeMap<PersonId, (f64, f64)> = layout
        .places
        .iter()
        .map(|place| (place.person, (place.x * WIDTH + WIDTH / 2.0, place.row as f64 * HEIGHT + TOP)))
        .collect();
    let feet: BTreeMap<PersonId, f64> = figures
        .iter()
        .map(|figure| (figure.person, points[&figure.person].1 + HALF + text_height(figure)))
        .collect();
    let twins: BTreeSet<(PersonId, PersonId)> =
        siblings.iter().filter(|pair| pair.bond == Bond::Twins).map(|pair| (pair.one, pair.other)).collect();
    let mut lines = Vec::new();
    for (at, union) in layout.unions.iter().enumerate() {
        draw_union(&mut lines, &layout, &points, &feet, &twins, at, union);
    }
    Genogram {
        width: layout.width * WIDTH,
        height: feet.values().fold(0.0, |lowest: f64, foot| lowest.max(*foot)) + 10.0,
        figures: figures.iter().map(|figure| drawn(figure, points[&figure.person])).collect(),
        lines,
    }
}

fn drawn(figure: &Figure, (x, y): (f64, f64)) -> Drawn {
    let (left, right, up, down) = (x - HALF, x + HALF, y - HALF, y + HALF);
    let outline = match figure.shape {
        Shape::Square => format!("M{left} {up}H{right}V{down}H{left}Z"),
        Shape::Circle => {
            format!("M{left} {y}A{HALF} {HALF} 0 1 1 {right} {y}A{HALF} {HALF} 0 1 1 {left} {y}Z")
        }
        Shape::Diamond => format!("M{x} {up}L{right} {y}L{x} {down}L{left} {y}Z"),
        Shape::Triangle => format!("M{x} {up}L{right} {down}H{left}Z"),
    };
    let cross = if figure.marks.contains(&Mark::Died) {
        format!("M{left} {up}L{right} {down}M{right} {up}L{left} {down}")
    } else {
        String::new()
    };
    let class = if figure.marks.contains(&Mark::Child) {
        "kith-genogram__shape kith-genogram__shape--child"
    } else {
        "kith-genogram__shape"
    };
    let mut words = in_lines(&figure.name, 17, 2);
    words.push(figure.under.clone());
    let text =
        words.into_iter().enumerate().map(|(at, words)| (down + 18.0 + at as f64 * 17.0, words)).collect();
    Drawn { outline, cross, class, x, text }
}

/// How far the text beneath a figure reaches.
fn text_height(figure: &Figure) -> f64 {
    10.0 + 17.0 * (in_lines(&figure.name, 17, 2).len() + 1) as f64
}

/// A text in lines of at most so many letters; what does not fit ends in an ellipsis.
fn in_lines(text: &str, letters: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let is_cut = lines.len() > most;
    lines.truncate(most);
    let count = lines.len();
    for (at, line) in lines.iter_mut().enumerate() {
        let ends_cut = is_cut && at + 1 == count;
        if line.chars().count() > letters || ends_cut {
            *line = line.chars().take(letters - 1).chain(['…']).collect();
        }
    }
    lines
}

fn draw_union(
    lines: &mut Vec<Line>,
    layout: &Layout<PersonId>,
    points: &BTreeMap<PersonId, (f64, f64)>,
    feet: &BTreeMap<PersonId, f64>,
    twins: &BTreeSet<(PersonId, PersonId)>,
    at: usize,
    union: &Union<PersonId>,
) {
    let one = points[&union.one];
    let start = match union.other.map(|other| points[&other]) {
        Some(other) => draw_couple(lines, layout, one, other, union.couple),
        None => (one.0, feet[&union.one]),
    };
    let Some(top) = union.children.iter().map(|(child, _)| points[child].1).reduce(f64::min) else {
        return;
    };
    // Bars of several unions in one generation lie at heights of their own.
    let bar = top - HALF - 16.0 - 6.0 * (at % 3) as f64;
    let from = drops(union, points, twins);
    let left = from.iter().fold(start.0, |left, (_, x)| left.min(*x));
    let right = from.iter().fold(start.0, |right, (_, x)| right.max(*x));
    lines.push(Line {
        path: format!("M{} {}V{bar}M{left} {bar}H{right}", start.0, start.1),
        class: "kith-genogram__line",
    });
    for ((child, descent), (_, from)) in union.children.iter().zip(&from) {
        let (x, y) = points[child];
        let class = match descent {
            Descent::Birth => "kith-genogram__line",
            Descent::Adoption => "kith-genogram__line kith-genogram__line--adopted",
        };
        lines.push(Line { path: format!("M{from} {bar}L{x} {}", y - HALF), class });
    }
}

/// Where on the bar each child's line begins: over the child, and for twins at one point.
fn drops(
    union: &Union<PersonId>,
    points: &BTreeMap<PersonId, (f64, f64)>,
    twins: &BTreeSet<(PersonId, PersonId)>,
) -> Vec<(PersonId, f64)> {
    let children: Vec<PersonId> = union.children.iter().map(|(child, _)| *child).collect();
    let are_twins = |one: PersonId, other: PersonId| {
        one == other || twins.contains(&(one, other)) || twins.contains(&(other, one))
    };
    children
        .iter()
        .map(|child| {
            let born_together: Vec<f64> = children
                .iter()
                .filter(|other| are_twins(*child, **other))
                .map(|other| points[other].0)
                .collect();
            (*child, born_together.iter().sum::<f64>() / born_together.len() as f64)
        })
        .collect()
}

/// Draws the line between two, and gives the point from which their children hang.
fn draw_couple(
    lines: &mut Vec<Line>,
    layout: &Layout<PersonId>,
    one: (f64, f64),
    other: (f64, f64),
    couple: Couple,
) -> (f64, f64) {
    let (left, right) = if one.0 <= other.0 { (one, other) } else { (other, one) };
    let row = |y: f64| ((y - TOP) / HEIGHT).round() as usize;
    let between = layout.places.iter().any(|place| {
        let x = place.x * WIDTH + WIDTH / 2.0;
        place.row == row(left.1) && x > left.0 + 1.0 && x < right.0 - 1.0
    });
    let class = match couple {
        Couple::Together | Couple::Apart => "kith-genogram__line",
        Couple::NotSaid => "kith-genogram__line kith-genogram__line--not-said",
    };
    let is_level = (left.1 - right.1).abs() < 1.0;
    let (path, middle) = if is_level && !between {
        let middle = ((left.0 + right.0) / 2.0, left.1);
        (format!("M{} {}H{}", left.0 + HALF, left.1, right.0 - HALF), middle)
    } else if is_level {
        // Over the heads of who stands between; the children hang from beside the one on the right.
        let (over, beside) = (left.1 - HALF - 12.0, right.0 - WIDTH / 2.0);
        (format!("M{} {}V{over}H{}V{}", left.0, left.1 - HALF, right.0, right.1 - HALF), (beside, over))
    } else {
        let middle = ((left.0 + right.0) / 2.0, f64::midpoint(left.1, right.1));
        (format!("M{} {}L{} {}", left.0, left.1, right.0, right.1), middle)
    };
    lines.push(Line { path, class });
    if couple == Couple::Apart {
        let (x, y) = middle;
        let slashes = format!(
            "M{} {}L{} {}M{} {}L{} {}",
            x - 9.0,
            y + 8.0,
            x - 1.0,
            y - 8.0,
            x + 1.0,
            y + 8.0,
            x + 9.0,
            y - 8.0
        );
        lines.push(Line { path: slashes, class: "kith-genogram__line" });
    }
    middle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut_at_words_and_then_at_letters() {
        let check = |text: &str, expected: &[&str]| assert_eq!(in_lines(text, 17, 2), expected, "{text}");
        check("Ada Reed", &["Ada Reed"]);
        check("Oluwaseun Adebayo-Williams", &["Oluwaseun", "Adebayo-Williams"]);
        check("Maria da Conceição dos Santos Albuquerque", &["Maria da", "Conceição dos…"]);
        check("Wolfeschlegelsteinhausen", &["Wolfeschlegelste…"]);
        check("", &[]);
    }

    #[test]
    fn twins_hang_from_one_point_and_adoption_is_dashed() {
        let id = |n: u128| PersonId(uuid::Uuid::from_u128(n));
        let figure = |n: u128, born: &str| Figure {
            person: id(n),
            name: format!("Person {n}"),
            under: String::new(),
            born: born.parse().ok(),
            shape: Shape::Circle,
            stands: if born.is_empty() { Stands::WithAdults } else { Stands::WithChildren },
            marks: Vec::new(),
        };
        use kith_practice::family::RelationshipKind as K;
        let tie = |kind, other| Tie { person: id(1), other: id(other), kind };
        let ties = [tie(K::Mother, 2), tie(K::Mother, 3), tie(K::AdoptiveParent, 4)];
        let siblings = [Siblings { one: id(2), other: id(3), bond: Bond::Twins }];
        let figures =
            [figure(1, ""), figure(2, "2015-01-01"), figure(3, "2015-01-01"), figure(4, "2018-01-01")];
        let picture = genogram(&figures, &ties, &siblings);
        assert_eq!(picture.figures.len(), 4);
        let starts: Vec<&str> = picture
            .lines
            .iter()
            .filter(|line| line.path.contains('L'))
            .map(|line| line.path.split('L').next().unwrap())
            .collect();
        assert_eq!(starts.len(), 3);
        assert_eq!(starts.iter().collect::<BTreeSet<_>>().len(), 2, "{starts:?}");
        assert_eq!(picture.lines.iter().filter(|line| line.class.contains("adopted")).count(), 1);
    }
}
