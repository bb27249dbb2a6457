//! Who the child is, as the head of a return tells it.

use kith_practice::people::{IdentifierScheme, YesNo};
use kith_returns::cell::Text;
use kith_returns::ssda903::tables::Header;
use kith_vocabulary::birth::Birth;
use kith_vocabulary::codes::gender_current::GenderCurrent;
use kith_vocabulary::codes::upn_unknown::UpnUnknown;
use kith_vocabulary::identifiers::upn::Upn;

use super::{OTHERWISE, Putting, Settling};
use crate::care::rows::Motherhood;
use crate::imports::census::{Kept, Left, Weight};
use crate::imports::looked_after::known::KnownCare;
use crate::imports::looked_after::said::ChildSaid;
use crate::people::rows::Identifier;

const TWICE: &str =
    "The child stands at the head of the return twice. The first place stands; this one is kept here.";
const NOT_A_UPN: &str = "UPN: this does not have the shape of a UPN. It is kept as it came.";
const NOT_YES_OR_NO: &str = "MOTHER: this is neither 0 nor 1.";

impl Settling<'_> {
    pub(super) fn settle_person(&self, known: &mut KnownCare, said: &ChildSaid, left: &mut Vec<Left>) {
        self.note_number(known, IdentifierScheme::ChildId, said.id);
        known.who.person.mention(self.weight);
        for (at, header) in said.headers.iter().enumerate() {
            if at == 0 {
                self.settle_header(known, header, left);
            } else {
                left.push(self.left(*header, TWICE));
            }
        }
        let person = &mut known.who.person.row;
        if person.birth == Birth::Unknown
            && let Some(born) = born_of(said)
        {
            person.birth = Birth::Born(born);
        }
    }

    fn settle_header(&self, known: &mut KnownCare, header: &Header, left: &mut Vec<Left>) {
        let mut putting = Putting { weight: self.weight, otherwise: 0 };
        let is_number = |row: &Identifier| row.scheme == IdentifierScheme::Upn && row.ends_on.is_none();
        let has_number = known.who.identifiers.iter().any(|kept| is_number(&kept.row));
        let person = &mut known.who.person.row;
        let born = header.dob.known().map(Birth::Born);
        let mut held = person.birth.born_on().map(Birth::Born);
        putting.put(&mut held, born);
        person.birth = held.unwrap_or(person.birth);
        putting.put(&mut person.sex, sex_of(&header.sex));
        putting.put(&mut person.ethnicity, text(&header.ethnic));
        let no_number = UpnUnknown::from_code(header.upn.as_str()).map(|why| why.code().to_owned());
        if header.upn.is_filled() && no_number.is_none() {
            if self.weight == Weight::Newest {
                person.upn_unknown = None;
            }
            self.note_number(known, IdentifierScheme::Upn, header.upn.as_str());
            if header.upn.as_str().parse::<Upn>().is_err() {
                left.push(self.left(header, NOT_A_UPN));
            }
        } else if self.weight == Weight::Newest || !has_number {
            putting.put(&mut person.upn_unknown, no_number);
        }
        if putting.otherwise > 0 {
            left.push(self.left(header, OTHERWISE));
        }
        self.settle_motherhood(known, header, left);
    }

    fn settle_motherhood(&self, known: &mut KnownCare, header: &Header, left: &mut Vec<Left>) {
        let answer = match header.mother.as_str() {
            "" if header.mc_dob.known().is_none() => return,
            "0" | "0.0" => YesNo::No,
            "" | "1" | "1.0" => YesNo::Yes,
            _ => return left.push(self.left(header, NOT_YES_OR_NO)),
        };
        let (family_id, person_id) = (known.who.family_id, known.who.person_id());
        let kept = match known.motherhoods.first_mut() {
            Some(kept) => kept,
            None => {
                known.motherhoods.push(Kept::new(Motherhood {
                    motherhood_id: (self.new_id)().into(),
                    version: 0,
                    family_id,
                    person_id,
                    answer,
                    child_born_on: None,
                }));
                &mut known.motherhoods[0]
            }
        };
        let mut putting = Putting { weight: kept.mention(self.weight), otherwise: 0 };
        // Who was a mother once stays one.
        if answer == YesNo::Yes {
            kept.row.answer = YesNo::Yes;
        }
        putting.put(&mut kept.row.child_born_on, header.mc_dob.known());
        if putting.otherwise > 0 {
            left.push(self.left(header, OTHERWISE));
        }
    }

    /// Notes a number of which a person has one at a time: a newer one ends the one before.
    fn note_number(&self, known: &mut KnownCare, scheme: IdentifierScheme, value: &str) {
        let numbers = &mut known.who.identifiers;
        if let Some(held) =
            numbers.iter_mut().find(|kept| kept.row.scheme == scheme && kept.row.value == value)
        {
            held.mention(self.weight);
            return;
        }
        let mut ends_on = None;
        for other in numbers.iter_mut().filter(|kept| kept.row.scheme == scheme && kept.row.ends_on.is_none())
        {
            match self.weight {
                Weight::Newest => other.row.ends_on = Some(self.today),
                Weight::Older => ends_on = Some(self.today),
            }
        }
        let mut kept = Kept::new(Identifier {
            identifier_id: (self.new_id)().into(),
            version: 0,
            person_id: known.who.person.row.person_id,
            scheme,
            value: value.to_owned(),
            source: self.source.to_owned(),
            noted_on: self.today,
            ends_on,
        });
        kept.mention(self.weight);
        known.who.identifiers.push(kept);
    }
}

/// The sex in today's list: older returns write a number.
fn sex_of(said: &Text) -> Option<String> {
    let today = GenderCurrent::from_code(said.as_str()).map(|older| older.sex().code().to_owned());
    today.or_else(|| text(said))
}

/// A date of birth that some table tells, where the head of the return does not.
pub(super) fn born_of(said: &ChildSaid) -> Option<jiff::civil::Date> {
    let own = said.headers.iter().map(|row| &row.dob).chain(said.uasc.iter().map(|row| &row.dob));
    let others = said.oc3.iter().map(|row| &row.dob).chain(said.oc2.iter().map(|row| &row.dob));
    let last = said.reviews.iter().map(|row| &row.dob).chain(said.sw_episodes.iter().map(|row| &row.dob));
    own.chain(others).chain(last).chain(said.dolo.iter().map(|row| &row.dob)).find_map(|cell| cell.known())
}

/// What a cell says, if anything.
pub(super) fn text(cell: &Text) -> Option<String> {
    cell.is_filled().then(|| cell.to_string())
}
