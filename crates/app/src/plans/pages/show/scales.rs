//! A goal's scale over time: a line for each rater, and the same as a table. Nothing is averaged.

use jiff::civil::Date;
use kith_vocabulary::ids::GoalId;
use kith_vocabulary::time::date_in_words;

use crate::plans::load::sections;
use crate::plans::load::{Open, Rater, by_rater};
use crate::plans::rows::PlanRating;

/// The picture's inner width and height, in its own units.
const WIDTH: i64 = 340;
const HEIGHT: i64 = 100;
/// Where the inner picture begins.
const LEFT: i64 = 30;
const TOP: i64 = 10;
/// How many kinds of line there are before they come again.
const KINDS: usize = 6;

/// One rater's line.
pub(super) struct Series {
    pub(super) name: String,
    /// Which colour and dash.
    pub(super) kind: usize,
    /// `30,10 200,40`.
    pub(super) path: String,
    pub(super) points: Vec<(i64, i64)>,
    /// The newest value, in words.
    pub(super) newest: String,
}

/// One value in the table.
pub(super) struct Value {
    pub(super) on: String,
    pub(super) name: String,
    pub(super) value: i64,
    pub(super) reason: String,
}

/// The scale of one goal.
pub(super) struct Scale {
    pub(super) series: Vec<Series>,
    pub(super) values: Vec<Value>,
    pub(super) from: String,
    pub(super) until: String,
    /// The lowest and highest of the newest values, where people see it differently.
    pub(super) spread: Option<String>,
}

/// What people said of a goal's scale over time.
pub(super) fn of_goal(open: &Open, goal: GoalId) -> Scale {
    let raters = by_rater(&open.whole.ratings, goal);
    let days: Vec<Date> =
        raters.iter().flat_map(|(_, all)| all.iter().map(|rating| rating.rated_on)).collect();
    let (from, until) = (days.iter().min().copied(), days.iter().max().copied());
    let across = |on: Date| match (from, until) {
        (Some(from), Some(until)) if until > from => {
            LEFT + WIDTH * i64::from((on - from).get_days()) / i64::from((until - from).get_days())
        }
        _ => LEFT + WIDTH / 2,
    };
    let mut series = Vec::new();
    let mut values = Vec::new();
    for (at, (rater, all)) in raters.iter().enumerate() {
        let Some(name) = name(open, *rater) else { continue };
        let points: Vec<(i64, i64)> = all
            .iter()
            .map(|rating| (across(rating.rated_on), TOP + HEIGHT - rating.value * HEIGHT / 10))
            .collect();
        let path: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
        values.extend(all.iter().map(|rating| value(rating, &name)));
        let newest = all.last().map_or_else(String::new, |rating| newest(all, rating));
        series.push(Series { name, kind: at % KINDS + 1, path: path.join(" "), points, newest });
    }
    let newest: Vec<i64> =
        raters.iter().filter_map(|(_, all)| all.last().map(|rating| rating.value)).collect();
    let spread = match (newest.iter().min(), newest.iter().max()) {
        (Some(low), Some(high)) if high > low => Some(format!("People now say from {low} to {high}.")),
        _ => None,
    };
    let words = |on: Option<Date>| on.map_or_else(String::new, date_in_words);
    Scale { series, values, from: words(from), until: words(until), spread }
}

fn name(open: &Open, rater: Rater) -> Option<String> {
    match rater {
        Rater::Person(person) => open.around.name(person).map(str::to_owned),
        Rater::Worker(worker) => Some(sections::worker(open, worker)),
    }
}

fn value(rating: &PlanRating, name: &str) -> Value {
    Value {
        on: date_in_words(rating.rated_on),
        name: name.to_owned(),
        value: rating.value,
        reason: rating.reason.clone().unwrap_or_default(),
    }
}

/// `7, was 5`.
fn newest(all: &[&PlanRating], newest: &PlanRating) -> String {
    match all.len().checked_sub(2).and_then(|at| all.get(at)) {
        Some(before) => format!("{}, was {}", newest.value, before.value),
        None => newest.value.to_string(),
    }
}
