//! The visits that are planned for a family.

use jiff::civil::{Date, Time};
use kith_practice::visit::Purpose;
use kith_vocabulary::ids::{AuthorityId, FamilyId};
use kith_vocabulary::time::{day_and_date, time_in_words};

use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::{statement, values};

statement! {
    PLANNED_VISITS = "
        select v.planned_on, v.planned_at, v.purpose, w.name, v.visit_id
          from visit v
          left join worker w on w.authority_id = v.authority_id and w.worker_id = v.worker_id
         where v.authority_id = ?1 and v.family_id = ?2 and v.state = 'planned'
         order by v.planned_on, v.planned_at
         limit 10";
}

/// A visit that is planned.
#[derive(Debug)]
pub struct PlannedVisit {
    /// When, in words.
    pub when: String,
    /// What for.
    pub purpose: &'static str,
    /// Who visits.
    pub worker: String,
    /// Where to record it.
    pub link: String,
    /// Whether its day is past.
    pub is_late: bool,
}

/// The visits planned for a family, the next first.
pub fn planned_visits(
    tx: &mut Tx,
    authority: AuthorityId,
    family: FamilyId,
    today: Date,
) -> Result<Vec<PlannedVisit>, Problem> {
    tx.rows(&PLANNED_VISITS, values![authority, family])?
        .into_iter()
        .map(|mut row| {
            let (on, at): (Option<Date>, Option<Time>) = (row.take()?, row.take()?);
            let purpose: Purpose = row.take()?;
            let worker: Option<String> = row.take()?;
            let visit: String = row.take()?;
            let day = on.map_or_else(|| "No day yet".to_owned(), day_and_date);
            Ok(PlannedVisit {
                when: at.map_or_else(|| day.clone(), |at| format!("{day} at {}", time_in_words(at))),
                purpose: purpose.label(),
                worker: worker.unwrap_or_else(|| "Worker not known".to_owned()),
                link: format!("/visits/{visit}"),
                is_late: on.is_some_and(|on| on < today),
            })
        })
        .collect()
}
