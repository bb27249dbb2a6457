//! The pages of assessments: beginning one, writing it, and deciding on it.

pub(super) mod show;
pub(super) mod start;
pub(super) mod write;

use kith_vocabulary::ids::{FamilyAssessmentId, PersonId};

use super::actions::Read;
use super::sql::{self, Whole};
use crate::platform::access::{Grant, Kind, Subject, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::http::Asked;
use crate::platform::problem::Problem;
use crate::visits::sql::{self as visits, Around};

/// An assessment and the family around it, for somebody who may do this to it.
struct Open {
    whole: Whole,
    around: Around,
}

impl Open {
    /// What a child of it is called; nothing when the reader may not know them.
    fn name(&self, person: PersonId) -> Option<&str> {
        self.around.name(person)
    }
}

/// Opens an assessment for a deed. One of a family that the reader may not know is not found.
fn open<A: Kind>(tx: &mut Tx, ctx: &Ctx, id: FamilyAssessmentId) -> Result<(Open, Grant<A>), Problem> {
    let whole = sql::whole(tx, ctx.authority(), id)?;
    let family = whole.shared.family_id;
    let grant = permit::<A>(tx, ctx, Subject::Family(family))?;
    let around = visits::around(tx, ctx, family, Some(whole.shared.author_id))?;
    Ok((Open { whole, around }, grant))
}

/// The version of the assessment that the form was made from.
fn read_version(asked: &Asked, id: FamilyAssessmentId) -> Read {
    let version = asked.form.text("version").and_then(|text| text.parse().ok()).unwrap_or(0);
    Read { id, version }
}
