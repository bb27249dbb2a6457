//! What was written of a visit: the shared narrative, and each child's own words and what they mean.

use kith_practice::visit::{Mode, Place, Purpose, Seen};

use super::lines::{Cast, Lately, listed};
use super::people::YEAR;
use super::visits::{Call, Phase, Visited, Visiting};
use crate::demo::chance::{Chance, days_between};
use crate::visits::rows::{Visit, VisitChild};

impl Visiting<'_> {
    /// What every child's record shares of a visit.
    pub(super) fn narrative(
        &self,
        chance: &mut Chance,
        call: &Call,
        cast: &Cast,
        visit: &Visit,
        lately: &mut Lately,
    ) -> String {
        let opening = match (visit.mode, visit.place, call.purpose) {
            (Mode::Video, _, _) => "opening video",
            (_, Place::School, _) => "opening school",
            (_, Place::Office, _) => "opening office",
            (_, _, Purpose::Assessment) if chance.happens(55) => "opening assessment",
            _ => "opening home",
        };
        let theme = match call.phase {
            Phase::Early => format!("{} early", self.theme.name()),
            Phase::Later => format!("{} later", self.theme.name()),
        };
        let mut sections = vec![opening, theme.as_str()];
        if call.phase == Phase::Early && chance.happens(45) {
            sections.push(&theme);
        }
        for section in &self.matters {
            if chance.happens(38) && !(*section == "home" && visit.place != Place::Home) {
                sections.push(section);
            }
        }
        if call.phase == Phase::Later || chance.happens(40) {
            sections.push("strengths");
        }
        sections.push("closing");
        let mut sentences: Vec<String> = Vec::with_capacity(sections.len());
        for section in sections {
            let sentence = cast.fresh(chance, section, lately);
            sentences.extend(sentence.filter(|sentence| !sentences.contains(sentence)));
        }
        sentences.join(" ")
    }

    /// What the visit found of one child.
    pub(super) fn see(
        &self,
        chance: &mut Chance,
        call: &Call,
        cast: &Cast,
        child: &Visited,
        (row, lately): (&mut VisitChild, &mut Lately),
    ) {
        let years = days_between(child.born, call.on) / YEAR;
        let seen = match years {
            0..3 => chance.weighted(&[(97, Seen::WithOthers), (3, Seen::NotSeen)]),
            3..7 => chance.weighted(&[(45, Seen::Alone), (51, Seen::WithOthers), (4, Seen::NotSeen)]),
            _ => chance.weighted(&[(68, Seen::Alone), (24, Seen::WithOthers), (8, Seen::NotSeen)]),
        };
        row.seen = Some(seen);
        if seen == Seen::NotSeen {
            return;
        }
        let cast = Cast { child: Some(child.name.clone()), ..cast.clone() };
        let worried = call.phase == Phase::Early;
        let age = if years < 7 {
            "small"
        } else if years < 12 {
            "middle"
        } else {
            "teen"
        };
        let mood = if chance.happens(if worried { 70 } else { 15 }) { "worried" } else { "better" };
        if years >= 3 && chance.happens(74) {
            row.own_words = cast.fresh(chance, &format!("words {age} {mood}"), lately);
        }
        if seen == Seen::Alone && chance.happens(35) {
            row.where_seen = cast.line(chance, "where seen");
        }
        if chance.happens(86) {
            let section = if years < 2 {
                "meaning baby".to_owned()
            } else {
                let phase = if worried { "early" } else { "later" };
                format!("meaning {phase}{}", if years < 7 { " small" } else { "" })
            };
            row.meaning = cast.fresh(chance, &section, lately);
        }
    }

    /// Who is meant in the words about a visit.
    pub(super) fn cast_of(&self, call: &Call) -> Cast {
        let names: Vec<&str> = call.children.iter().map(|child| child.name.as_str()).collect();
        Cast {
            children: listed(&names),
            // The eldest is the one meant where the worry is about one of them.
            child: call.children.first().map(|child| child.name.clone()),
            ..self.cast.clone()
        }
    }
}
