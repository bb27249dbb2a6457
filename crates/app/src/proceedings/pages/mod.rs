//! The pages of offers, and of the letter, the end and the application.

pub(super) mod court;
pub(super) mod offers;

use kith_vocabulary::ids::FamilyId;

use crate::answers::Faults;
use crate::meetings::children::Children;
use crate::meetings::pages::form::{Form, Questions};
use crate::platform::access::{Grant, Kind, Subject, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::protection::open;
use crate::visits::actions::Sending;
use crate::visits::pages::sending;

/// One step of a family: what its form is called, where it is, and what it asks.
struct Asking {
    name: &'static str,
    path: &'static str,
    ask: fn(&mut Questions, &Children),
}

/// What does the step.
type Doing<A> = fn(&mut Tx, &Ctx, &Grant<A>, Sending, &Answers) -> Result<String, Problem>;

impl Asking {
    fn form<'f>(&self, family: FamilyId, ask: &'f dyn Fn(&mut Questions)) -> Form<'f> {
        Form {
            name: self.name,
            heading: self.name.to_owned(),
            path: format!("/families/{family}/{}", self.path),
            version: 0,
            stands: Vec::new(),
            ask,
        }
    }

    fn show<A: Kind>(
        &self,
        ctx: &Ctx,
        asked: &Asked,
        answers: impl FnOnce(&Children) -> Answers,
    ) -> Result<Reply, Problem> {
        let family: FamilyId = asked.id("family")?;
        let known = open::<A>(ctx, family)?;
        let answers = answers(&known);
        self.form(family, &|questions| (self.ask)(questions, &known)).open(ctx, asked, &known, answers)
    }

    fn send<A: Kind + 'static>(&self, ctx: &Ctx, asked: &Asked, doing: Doing<A>) -> Result<Reply, Problem> {
        let family: FamilyId = asked.id("family")?;
        let (answers, sending) = (asked.form.clone(), sending(asked));
        let outcome = ctx.write(move |tx, ctx| {
            let grant = permit::<A>(tx, ctx, Subject::Family(family))?;
            doing(tx, ctx, &grant, sending, &answers)
        });
        match outcome {
            Ok(path) => Reply::see(path),
            Err(problem) => {
                let faults = Faults::of(problem)?;
                let known = open::<A>(ctx, family)?;
                self.form(family, &|questions| (self.ask)(questions, &known))
                    .again(ctx, asked, &known, &faults)
            }
        }
    }
}
