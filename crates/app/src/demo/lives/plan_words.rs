//! What a safety plan says, by what people worry about.

use super::themes::Theme;

/// What the plan of one kind of worry says.
pub(super) struct Words {
    pub(super) danger: &'static str,
    pub(super) goal: &'static str,
    pub(super) zero: &'static str,
    pub(super) ten: &'static str,
    pub(super) bottom_line: &'static str,
    pub(super) trigger: &'static str,
    pub(super) strength: &'static str,
    /// What the carer does, and how we will know.
    pub(super) carer_does: (&'static str, &'static str),
    /// What the worker does, and how we will know.
    pub(super) worker_does: (&'static str, &'static str),
}

pub(super) fn words(theme: Theme) -> Words {
    let calm = Words {
        danger: "When everything comes at once, the grown-ups shout and the children hide upstairs. If nothing changes they will go on being frightened in their own home.",
        goal: "When things get too much, a grown-up says so, somebody from the network comes or takes the children, and nobody shouts.",
        zero: "The children hide or are frightened most days",
        ten: "The children say home is calm, even on a bad day",
        bottom_line: "Nobody shouts at or in front of the children",
        trigger: "Nobody has slept, and there is nothing in for tea",
        strength: "Bedtimes went well on every night when somebody else came for an hour",
        carer_does: ("Ring before it gets too much, not after", "The calls come earlier in the evening"),
        worker_does: ("Ask the school for two breakfast club places", "They start the day having eaten"),
    };
    match theme {
        Theme::DomesticAbuse => Words {
            danger: "The children hear and see somebody they love being hurt and threatened. If nothing changes they could be hurt themselves, or grow up afraid.",
            goal: "The children are always with somebody safe, and know what to do and whom to ring if they are frightened.",
            zero: "They are frightened at home most weeks",
            ten: "They are safe and say that they feel safe",
            bottom_line: "The children are never left where somebody is being threatened",
            trigger: "Messages that do not stop, or a car outside",
            strength: "The door stayed shut and the police were rung at once in the spring",
            carer_does: (
                "Keep the charged phone by the bed and ring at the first message",
                "The log of calls",
            ),
            worker_does: ("Go through the plan with the school", "The school knows who may collect"),
        },
        Theme::Substances => Words {
            danger: "On nights of drinking nobody is able to look after the children. If nothing changes they could be hurt and nobody would notice.",
            goal: "A sober grown-up is with the children every night, arranged before the first drink.",
            zero: "Nobody sober is there most weekends",
            ten: "A sober grown-up is always there",
            bottom_line: "No child is in the care of somebody who has been drinking",
            trigger: "The phone is off after nine, and the curtains are shut in the morning",
            strength: "The children slept at their relative’s on the last two bad weekends",
            carer_does: ("Ring by six on a night out", "The call log shows it"),
            worker_does: ("Ring the recovery service about a place", "There is a date for the first meeting"),
        },
        Theme::Neglect => Words {
            danger: "There is often no food, and the house is cold. If nothing changes the children will fall ill and fall behind at school.",
            goal: "There is breakfast and a warm room every morning, and somebody to ask before the money runs out.",
            zero: "They go without most weeks",
            ten: "Warm, fed and ready each morning",
            bottom_line: "No child goes to bed hungry",
            trigger: "The meter is on emergency, and school rings about lateness",
            strength: "School mornings worked in every week in which the meter was topped up",
            carer_does: ("Top up the meter on Mondays and send a picture", "The pictures come"),
            ..calm
        },
        _ => calm,
    }
}
