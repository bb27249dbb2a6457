//! Why a step cannot be taken for a child, in words for whoever would take it.

use std::fmt;

use jiff::civil::Date;
use kith_vocabulary::time::date_in_words;

/// Why a step cannot be taken for a child on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    /// The day is still to come.
    InTheFuture,
    /// There is no referral that is open.
    NoReferral,
    /// The child had died.
    Died(Date),
    /// They were 18 already.
    Adult(Date),
    /// An enquiry goes on.
    EnquiryRuns(Date),
    /// There was no enquiry.
    NoEnquiry,
    /// The enquiry found that no conference is needed.
    ConferenceNotNeeded,
    /// Its conference was held.
    ConferenceHeld(Date),
    /// The child has a protection plan.
    OnPlan(Date),
    /// The child has none.
    NotOnPlan,
    /// The plan began on this day or after.
    PlanBeganLater(Date),
    /// The plan was reviewed on this day or after.
    ReviewedSince(Date),
    /// No transfer in was notified.
    NoTransfer,
    /// The child has a plan for a child in need.
    InNeed(Date),
    /// The child has none.
    NotInNeed,
    /// Nobody accepted an offer.
    NoAcceptedOffer,
    /// No pre-proceedings run.
    NoProceedings,
    /// Pre-proceedings run.
    ProceedingsRun(Date),
    /// The letter before proceedings was not sent.
    NoLetter,
    /// The first meeting was not held.
    NotMet,
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
            WhyNot::InTheFuture => f.write_str("has not come to this day: it is in the future"),
            WhyNot::NoReferral => f.write_str("has no open referral on that day. Record the referral first"),
            WhyNot::Died(on) => write!(f, "had died, on {}", day(on)),
            WhyNot::Adult(on) => write!(f, "was 18 already, from {}", day(on)),
            WhyNot::EnquiryRuns(on) => {
                write!(f, "has a section 47 enquiry of {} that has no outcome yet", day(on))
            }
            WhyNot::NoEnquiry => {
                f.write_str("had no section 47 enquiry by then. A strategy discussion starts one")
            }
            WhyNot::ConferenceNotNeeded => {
                f.write_str("needs no conference, as the last section 47 enquiry was decided")
            }
            WhyNot::ConferenceHeld(on) => {
                write!(f, "has had the conference of the last enquiry already, on {}", day(on))
            }
            WhyNot::OnPlan(on) => write!(f, "has a child protection plan since {}", day(on)),
            WhyNot::NotOnPlan => f.write_str("has no child protection plan on that day"),
            WhyNot::PlanBeganLater(on) => {
                write!(f, "has the plan since {}, and a review comes after that day", day(on))
            }
            WhyNot::ReviewedSince(on) => {
                write!(f, "has a review of {} already, and reviews follow one another", day(on))
            }
            WhyNot::NoTransfer => f.write_str(
                "has no transfer in that waits for its conference. Record the other authority’s notice first",
            ),
            WhyNot::InNeed(on) => write!(f, "has a child in need plan since {}", day(on)),
            WhyNot::NotInNeed => f.write_str("has no child in need plan on that day"),
            WhyNot::NoAcceptedOffer => {
                f.write_str("has no accepted offer of family group decision-making by then")
            }
            WhyNot::NoProceedings => f.write_str("has no pre-proceedings on that day"),
            WhyNot::ProceedingsRun(on) => write!(f, "has pre-proceedings since {}", day(on)),
            WhyNot::NoLetter => f.write_str("has had no letter before proceedings sent by then"),
            WhyNot::NotMet => f.write_str("has had no first pre-proceedings meeting by then"),
        }
    }
}
