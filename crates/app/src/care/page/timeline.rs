//! A child's care over time, as a picture and as a table that tells the same.

use std::fmt::Write as _;

use jiff::civil::Date;
use kith_practice::care::period::known;
use kith_vocabulary::calendar::add_years;
use kith_vocabulary::codes::Coded;
use kith_vocabulary::codes::episode_end_reason::EpisodeEndReason;
use kith_vocabulary::codes::episode_reason::EpisodeReason;
use kith_vocabulary::codes::legal_status::LegalStatus;
use kith_vocabulary::codes::placement_change_reason::PlacementChangeReason;
use kith_vocabulary::codes::placement_type::PlacementType;
use kith_vocabulary::time::date_in_words;

use crate::care::load::{Care, Found};
use crate::care::rows::CareEpisode;

/// How wide the picture is, and where its lanes begin.
const WIDTH: i32 = 860;
const LEFT: i32 = 110;
const RIGHT: i32 = 850;
const LANE: i32 = 34;
const TOP: i32 = 34;

/// A bar of the picture.
pub(super) struct Bar {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) width: i32,
    pub(super) class: &'static str,
    /// What it says, where it is wide enough.
    pub(super) words: String,
    /// What it says to whoever points at it.
    pub(super) title: String,
}

/// A mark on a day.
pub(super) struct Mark {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) class: &'static str,
    pub(super) title: String,
}

/// The picture.
pub(super) struct Picture {
    pub(super) bars: Vec<Bar>,
    pub(super) marks: Vec<Mark>,
    /// The years, with where they begin.
    pub(super) years: Vec<(i32, String)>,
}

impl Picture {
    pub(super) fn width(&self) -> i32 {
        WIDTH
    }

    pub(super) fn height(&self) -> i32 {
        TOP + 3 * LANE + 8
    }

    /// The names of the lanes, with the line they stand on.
    pub(super) fn lanes(&self) -> [(i32, &'static str); 3] {
        [(TOP + 21, "Law"), (TOP + LANE + 21, "Placement"), (TOP + 2 * LANE + 21, "Seen to")]
    }
}

/// One episode as a line of the table.
pub(super) struct EpisodeLine {
    pub(super) from: String,
    pub(super) until: String,
    pub(super) law: String,
    pub(super) place: String,
    pub(super) why: String,
    /// Where to correct it; nothing for those who may not.
    pub(super) correct: Option<String>,
}

/// What is drawn from which day to which.
struct Scale {
    from: Date,
    days: i32,
}

impl Scale {
    fn x(&self, on: Date) -> i32 {
        let day = days_between(self.from, on).clamp(0, self.days);
        LEFT + day * (RIGHT - LEFT) / self.days.max(1)
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// The picture of a child's care; nothing where there was none.
pub(super) fn picture(care: &Care, found: &Found, today: Date) -> Option<Picture> {
    let from = care.episodes.iter().map(|row| row.started_on).min()?;
    let until = care.episodes.iter().map(|row| row.ended_on.unwrap_or(today)).max()?;
    let scale = Scale { from, days: days_between(from, until).max(1) };
    let mut bars = lane(&scale, 0, care, until, |row| {
        let words = law_in_words(row);
        Part { class: law_class(row), key: words.clone(), words }
    });
    bars.extend(lane(&scale, 1, care, until, |row| Part {
        class: place_class(row),
        key: row.placement_id.to_string(),
        words: place_in_words(row),
    }));
    Some(Picture { bars, marks: marks(&scale, found), years: years(&scale, until) })
}

fn bar(scale: &Scale, (from, until): (Date, Date), lane: i32, class: &'static str, what: String) -> Bar {
    let (x, end) = (scale.x(from), scale.x(until));
    let width = (end - x).max(3);
    let title = format!("{what}, {} to {}", date_in_words(from), date_in_words(until));
    // About seven units to a letter.
    let room = usize::try_from((width - 8) / 7).unwrap_or(0);
    let words = if room >= what.chars().count() { what } else { shortened(&what, room) };
    Bar { x, y: TOP + lane * LANE, width, class, words, title }
}

/// As much of the words as there is room for; nothing where that would say too little.
fn shortened(words: &str, room: usize) -> String {
    if room < 8 {
        return String::new();
    }
    let kept: String = words.chars().take(room - 1).collect();
    format!("{}…", kept.trim_end_matches([' ', ',']))
}

/// What an episode says in one lane.
struct Part {
    class: &'static str,
    words: String,
    /// What must be the same for two episodes to be one bar.
    key: String,
}

/// The bars of a lane: episodes between which nothing of it changed are one.
fn lane(scale: &Scale, lane: i32, care: &Care, until: Date, of: impl Fn(&CareEpisode) -> Part) -> Vec<Bar> {
    let mut spans: Vec<(Date, Date, Part)> = Vec::new();
    for row in &care.episodes {
        let (part, end) = (of(row), row.ended_on.unwrap_or(until));
        match spans.last_mut().filter(|last| last.1 == row.started_on && last.2.key == part.key) {
            Some(last) => last.1 = end,
            None => spans.push((row.started_on, end, part)),
        }
    }
    spans.into_iter().map(|(from, end, part)| bar(scale, (from, end), lane, part.class, part.words)).collect()
}

fn law_class(row: &CareEpisode) -> &'static str {
    match known::<LegalStatus>(row.legal_status.as_deref()) {
        Some(status) if status.is_by_agreement() => "kith-care--agreed",
        Some(status) if status.is_emergency_protection() => "kith-care--urgent",
        _ => "kith-care--order",
    }
}

fn place_class(row: &CareEpisode) -> &'static str {
    match known::<PlacementType>(row.placement_type.as_deref()) {
        Some(kind) if kind.is_foster() => "kith-care--foster",
        Some(PlacementType::WithParents) => "kith-care--home",
        Some(kind) if kind.is_adoption() => "kith-care--adoption",
        Some(kind) if kind.is_temporary() => "kith-care--away",
        _ => "kith-care--residential",
    }
}

/// The kind of placement in words.
pub(in crate::care) fn place_in_words(row: &CareEpisode) -> String {
    row.placement_type.as_deref().map_or_else(
        || "Placement not recorded".to_owned(),
        |code| Coded::<PlacementType>::read(code).label().to_owned(),
    )
}

/// The legal status in words.
pub(in crate::care) fn law_in_words(row: &CareEpisode) -> String {
    row.legal_status.as_deref().map_or_else(
        || "Legal status not recorded".to_owned(),
        |code| Coded::<LegalStatus>::read(code).label().to_owned(),
    )
}

fn marks(scale: &Scale, found: &Found) -> Vec<Mark> {
    let y = TOP + 2 * LANE + 15;
    let mark = |on: Date, class, what: &str| {
        (on >= scale.from).then(|| Mark {
            x: scale.x(on),
            y,
            class,
            title: format!("{what}, {}", date_in_words(on)),
        })
    };
    let reviews = found.reviews.iter().filter_map(|row| mark(row.reviewed_on, "kith-care--review", "Review"));
    let missing =
        found.missing.iter().filter_map(|row| mark(row.started_on, "kith-care--missing", "Missing or away"));
    reviews.chain(missing).collect()
}

fn years(scale: &Scale, until: Date) -> Vec<(i32, String)> {
    let mut all = vec![(LEFT, short(scale.from))];
    let mut year = Date::new(scale.from.year(), 1, 1).map_or(scale.from, |first| add_years(first, 1));
    while year <= until {
        let x = scale.x(year);
        if x - all.last().map_or(0, |(at, _)| *at) >= 76 {
            all.push((x, year.year().to_string()));
        }
        year = add_years(year, 1);
    }
    all
}

/// `Mar 2026`.
fn short(on: Date) -> String {
    on.strftime("%b %Y").to_string()
}

/// The same as a table, the newest first.
pub(super) fn lines(care: &Care, may_correct: bool) -> Vec<EpisodeLine> {
    let line = |row: &CareEpisode| EpisodeLine {
        from: date_in_words(row.started_on),
        until: row.ended_on.map_or_else(|| "goes on".to_owned(), date_in_words),
        law: lawful(row),
        place: place_in_words(row),
        why: why(row),
        correct: may_correct.then(|| care.path(&format!("/episodes/{}", row.care_episode_id))),
    };
    care.episodes.iter().rev().map(line).collect()
}

fn lawful(row: &CareEpisode) -> String {
    let mut words = law_in_words(row);
    if let Some(by) = &row.lawful_by {
        let _ = write!(words, ". {by}");
    }
    if let Some(on) = row.lawful_on {
        let _ = write!(words, ", {}", date_in_words(on));
    }
    words
}

fn why(row: &CareEpisode) -> String {
    let began = row.start_reason.as_deref().map(|code| Coded::<EpisodeReason>::read(code).label().to_owned());
    let moved = row
        .place_change_reason
        .as_deref()
        .map(|code| format!("Moved on: {}", Coded::<PlacementChangeReason>::read(code).label()));
    let ended = row
        .end_reason
        .as_deref()
        .filter(|code| *code != EpisodeEndReason::NewEpisode.code())
        .map(|code| format!("Care ended: {}", Coded::<EpisodeEndReason>::read(code).label()));
    [began, moved, ended].into_iter().flatten().collect::<Vec<_>>().join(". ")
}
