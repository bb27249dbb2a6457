//! Action items as the lines that Today, a family and a visit show.

use jiff::civil::Date;
use kith_practice::visit::due::day_in_words;
use kith_vocabulary::ids::{ActionItemId, AuthorityId, FamilyId, PersonId};

use crate::platform::access::{Action, Situation, would_permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::visits::rows::ActionItem;
use crate::{statement, values};

/// One action, as a page shows it.
#[derive(Debug, Clone)]
pub struct ActionLine {
    /// Which.
    pub id: ActionItemId,
    /// What is to be done.
    pub what: String,
    /// Who does it.
    pub owner: String,
    /// The family's name and page, where the page is not about one family.
    pub family: Option<(String, String)>,
    /// By when, or when it was done.
    pub when: String,
    /// Whether its day has passed and it is not done.
    pub is_overdue: bool,
    /// What came of it, once done.
    pub outcome: Option<String>,
    /// Whether the reader may close it.
    pub can_finish: bool,
}

/// What the reader of a list may do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// They may close an action.
    Finishes,
    /// They may look at it.
    Looks,
}

impl Reader {
    /// The reader who stands to the family in this situation.
    pub fn of(ctx: &Ctx, situation: Situation) -> Self {
        if would_permit(ctx, Action::FinishAction, situation) { Reader::Finishes } else { Reader::Looks }
    }
}

/// The line of an action whose owner is called this.
pub fn line(item: &ActionItem, owner: String, today: Date, reader: Reader) -> ActionLine {
    let when = match (item.done_on, item.due_on) {
        (Some(done), _) => format!("done {}", day_in_words(done, today)),
        (None, Some(due)) if due == today => "due today".to_owned(),
        (None, Some(due)) if due < today => format!("overdue since {}", day_in_words(due, today)),
        (None, Some(due)) => format!("due {}", day_in_words(due, today)),
        (None, None) => "no date agreed".to_owned(),
    };
    ActionLine {
        id: item.action_item_id,
        what: item.what.clone(),
        owner,
        family: None,
        when,
        is_overdue: item.done_on.is_none() && item.due_on.is_some_and(|due| due < today),
        outcome: item.outcome.clone().filter(|_| item.done_on.is_some()),
        can_finish: reader == Reader::Finishes && item.done_on.is_none(),
    }
}

statement! {
    OPEN_OF_FAMILY = "
        select {action_item a}, w.name
          from action_item a
          left join worker w on w.authority_id = a.authority_id and w.worker_id = a.worker_id
         where a.authority_id = ?1 and a.family_id = ?2 and a.done_on is null
         order by case when a.due_on is null then 1 else 0 end, a.due_on, a.action_item_id
         limit 100";
}

/// What is open for a family, what is due first coming first. `name` says what a member of the family is called.
pub fn open_of_family(
    tx: &mut Tx,
    authority: AuthorityId,
    family: FamilyId,
    (today, reader): (Date, Reader),
    name: impl Fn(PersonId) -> Option<String>,
) -> Result<Vec<ActionLine>, Problem> {
    let mut lines = Vec::new();
    for mut row in tx.rows(&OPEN_OF_FAMILY, values![authority, family])? {
        let item: ActionItem = row.record()?;
        let worker: Option<String> = row.take()?;
        // An action about a child whom the reader may not know is as absent as the child.
        if item.child_id.is_some_and(|child| name(child).is_none()) {
            continue;
        }
        let person =
            || item.person_id.map(|id| name(id).unwrap_or_else(|| "Somebody in the family".to_owned()));
        let owner = worker.or_else(person).unwrap_or_else(|| "Nobody yet".to_owned());
        lines.push(line(&item, owner, today, reader));
    }
    Ok(lines)
}
