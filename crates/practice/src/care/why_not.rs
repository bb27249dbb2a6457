//! Why a step in care cannot be taken, in words for whoever would take it.

use std::fmt;

use jiff::civil::Date;
use kith_vocabulary::time::date_in_words;

use crate::protection;

/// Why a step in care cannot be taken for a child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    /// There may be no work with the child at all.
    Work(protection::next::WhyNot),
    /// The child is not born yet.
    NotBorn,
    /// The day is still to come.
    InTheFuture,
    /// The child is looked after already.
    InCare(Date),
    /// The child is not looked after.
    NotInCare,
    /// The child was looked after again later.
    CameLater(Date),
    /// A period of care ended on that very day, so that this would carry it on.
    EndedThatDay,
    /// The episode that would end began on this day or after.
    BeganLater(Date),
    /// The order or agreement is later than the day.
    LawLater(Date),
    /// The authority made no application to court by then.
    NoApplication,
    /// Nobody can be freed for adoption any more.
    NoFreeing,
    /// Neither the legal status nor the placement is another.
    NothingChanged,
    /// Care ends on the 18th birthday at the latest.
    CareEnds(Date),
    /// The young person is not 18 on that day.
    NotAdult(Date),
    /// A child is adopted out of a placement for adoption.
    NotPlacedForAdoption,
    /// The episode would end before it begins, or on the same day.
    EndsBeforeStart,
    /// The episode before begins on this day or after.
    ReachesBefore(Date),
    /// The episode after ends on this day or before.
    ReachesAfter(Date),
    /// Another period of care lies there.
    Overlaps(Date),
    /// Another episode follows, so that this one has an end.
    IsFollowed(Date),
}

impl WhyNot {
    /// The reason as a sentence about a child of this name.
    pub fn of(self, name: &str) -> String {
        format!("{name} {self}")
    }
}

impl fmt::Display for WhyNot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = |on: &Date| date_in_words(*on);
        match self {
            WhyNot::Work(why) => why.fmt(f),
            WhyNot::NotBorn => f.write_str("is not born yet"),
            WhyNot::InTheFuture => f.write_str("has not come to this day: it is in the future"),
            WhyNot::InCare(on) => write!(f, "is looked after since {}", day(on)),
            WhyNot::NotInCare => f.write_str("is not looked after"),
            WhyNot::CameLater(on) => {
                write!(f, "came into care again on {}, and this would run into it", day(on))
            }
            WhyNot::EndedThatDay => f.write_str(
                "left care on that very day. If care went on, correct the end of the last episode instead",
            ),
            WhyNot::BeganLater(on) => {
                write!(f, "is in this episode since {}, and the next one begins after that day", day(on))
            }
            WhyNot::LawLater(on) => {
                write!(f, "cannot be looked after on this ground before {}, when it was agreed or ordered", day(on))
            }
            WhyNot::NoApplication => f.write_str(
                "has no application to court on record by then. Record it first, on the page of protection and need",
            ),
            WhyNot::NoFreeing => {
                f.write_str("cannot be freed for adoption: freeing orders ended with the Adoption and Children Act 2002")
            }
            WhyNot::NothingChanged => {
                f.write_str("has neither another legal status nor another placement by this. Change one of them")
            }
            WhyNot::CareEnds(on) => write!(f, "turned 18 on {}, and care ends then at the latest", day(on)),
            WhyNot::NotAdult(on) => write!(f, "is not 18 before {}", day(on)),
            WhyNot::NotPlacedForAdoption => {
                f.write_str("is not placed for adoption. Record that placement as an episode first")
            }
            WhyNot::EndsBeforeStart => f.write_str("would have an episode that ends before the day after it begins"),
            WhyNot::ReachesBefore(on) => {
                write!(f, "has an episode before this one that begins on {}, and it would be left without a day", day(on))
            }
            WhyNot::ReachesAfter(on) => {
                write!(f, "has an episode after this one that ends on {}, and it would be left without a day", day(on))
            }
            WhyNot::Overlaps(on) => {
                write!(f, "was looked after at another time, from {}, and the two would overlap or touch", day(on))
            }
            WhyNot::IsFollowed(on) => write!(f, "has another episode from {}, so that this one has an end", day(on)),
        }
    }
}
