//! Whether the authority may apply to court for a care or supervision order: the family is offered a group
//! decision-making meeting first (Children Act 1989, s. 31ZA, from the Children's Wellbeing and Schools Act 2026, s. 1).

use std::fmt;

use jiff::civil::Date;

/// An offer of family group decision-making, as far as it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offered {
    /// When it was made.
    pub offered_on: Date,
    /// Whether it was answered.
    pub is_answered: bool,
    /// When it was accepted, if it was.
    pub accepted_on: Option<Date>,
    /// When the family's meeting was held.
    pub met_on: Option<Date>,
}

/// Why an application may not be recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoApplication {
    /// No offer was made.
    NotOffered,
    /// An offer was accepted, and the meeting was not held.
    NotHeld,
}

impl fmt::Display for NoApplication {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NoApplication::NotOffered => {
                "was not offered family group decision-making before this day. Record the offer, or say why an offer was against the child’s best interests"
            }
            NoApplication::NotHeld => {
                "has an accepted offer of family group decision-making, and the meeting was not held before this day. Record the meeting, or say why holding it was against the child’s best interests"
            }
        })
    }
}

/// Whether an application may be made on a day for a child with these offers. `against_interests` says why an offer,
/// or the meeting, was against the child's best interests.
pub fn may_apply(offers: &[Offered], on: Date, against_interests: Option<&str>) -> Result<(), NoApplication> {
    if against_interests.is_some_and(|why| !why.trim().is_empty()) {
        return Ok(());
    }
    let mut made = offers.iter().filter(|offer| offer.offered_on <= on).peekable();
    if made.peek().is_none() {
        return Err(NoApplication::NotOffered);
    }
    let waits = |offer: &Offered| {
        offer.accepted_on.is_some_and(|day| day <= on) && offer.met_on.is_none_or(|day| day > on)
    };
    if made.any(waits) { Err(NoApplication::NotHeld) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_application_follows_an_offer_and_an_accepted_meeting_or_says_why_not() {
        let day = |n| date(2026, 6, n);
        let offer = |accepted_on: Option<Date>, met_on| Offered {
            offered_on: day(5),
            is_answered: accepted_on.is_some(),
            accepted_on,
            met_on,
        };
        let check = |offers: &[Offered], on, why, expected| {
            assert_eq!(may_apply(offers, on, why), expected, "{offers:?} {on} {why:?}");
        };
        check(&[], day(5), None, Err(NoApplication::NotOffered));
        check(&[], day(5), Some("  "), Err(NoApplication::NotOffered));
        check(&[], day(5), Some("The baby was in danger that night"), Ok(()));
        check(&[offer(None, None)], day(4), None, Err(NoApplication::NotOffered));
        check(&[offer(None, None)], day(5), None, Ok(()));
        check(&[offer(Some(day(7)), None)], day(6), None, Ok(()));
        check(&[offer(Some(day(7)), None)], day(7), None, Err(NoApplication::NotHeld));
        check(&[offer(Some(day(7)), None)], day(9), Some("Threats were made"), Ok(()));
        check(&[offer(Some(day(7)), Some(day(10)))], day(9), None, Err(NoApplication::NotHeld));
        check(&[offer(Some(day(7)), Some(day(10)))], day(10), None, Ok(()));
    }
}
