//! What the record holds of the care of children who are read together.

use std::collections::HashMap;

use jiff::civil::Date;
use kith_practice::family::AllocationRole;
use kith_vocabulary::ids::{AuthorityId, PersonId};

use crate::care::rows::{
    Adoption, AdoptionDecision, Asylum, CareCheck, CareEpisode, CareReview, LibertyOrder, MissingEpisode,
    Motherhood, Placement, PreviousPermanence, SocialWorkerChange,
};
use crate::exports::children::{Stretch, of_people};
use crate::imports::looked_after::rows::AdoptionTold;
use crate::leaving_care::rows::LeaverContact;
use crate::platform::db::{Record, Statement, Tx};
use crate::platform::problem::Problem;
use crate::{statement, values};

macro_rules! care_rows {
    ($($field:ident $row:ident $statement:ident $table:literal;)*) => {
        statement! {
            $($statement = of_people!($table);)*
        }

        /// The rows of one child's care.
        #[derive(Debug, Default)]
        pub(in crate::exports) struct CareRows {
            $(pub(in crate::exports) $field: Vec<$row>,)*
            /// Workers who were allocated, for a child of whom no file told the social workers.
            pub(in crate::exports) allocated: Vec<Allocated>,
            /// The numbers of the workers in `workers`.
            pub(in crate::exports) numbers: HashMap<kith_vocabulary::ids::WorkerId, String>,
        }

        /// Reads the care of every child of a stretch, in their order.
        pub(in crate::exports) fn read_care(
            tx: &mut Tx,
            authority: AuthorityId,
            stretch: &Stretch,
        ) -> Result<Vec<CareRows>, Problem> {
            let mut all: Vec<CareRows> = Vec::new();
            all.resize_with(stretch.children.len(), CareRows::default);
            $(for row in rows::<$row>(tx, authority, stretch, &$statement)? {
                if let Some(at) = place(stretch, &row) {
                    all[at].$field.push(row);
                }
            })*
            read_allocated(tx, authority, stretch, &mut all)?;
            Ok(all)
        }
    };
}

care_rows! {
    placements Placement PLACEMENTS "placement";
    episodes CareEpisode EPISODES "care_episode";
    reviews CareReview REVIEWS "care_review";
    checks CareCheck CHECKS "care_check";
    away MissingEpisode AWAY "missing_episode";
    liberty_orders LibertyOrder LIBERTY_ORDERS "liberty_order";
    decisions AdoptionDecision DECISIONS "adoption_decision";
    adoptions Adoption ADOPTIONS "adoption";
    told AdoptionTold TOLD "adoption_told";
    previous PreviousPermanence PREVIOUS "previous_permanence";
    motherhoods Motherhood MOTHERHOODS "motherhood";
    asylums Asylum ASYLUMS "asylum";
    workers SocialWorkerChange WORKERS "social_worker_change";
    contacts LeaverContact CONTACTS "leaver_contact";
}

/// A worker who was allocated to a child.
#[derive(Debug)]
pub(in crate::exports) struct Allocated {
    pub(in crate::exports) role: AllocationRole,
    pub(in crate::exports) number: Option<String>,
    pub(in crate::exports) started_on: Date,
    pub(in crate::exports) ended_on: Option<Date>,
}

statement! {
    ALLOCATED = "
        select a.person_id, a.role, a.worker_id, w.registration_number, a.starts_on, a.ends_on
          from allocation a
          join worker w on w.authority_id = a.authority_id and w.worker_id = a.worker_id
         where a.authority_id = ?1 and a.person_id >= ?2 and a.person_id <= ?3
         order by a.person_id, a.starts_on, a.allocation_id
         limit 1000000";
}

fn rows<R: Record>(
    tx: &mut Tx,
    authority: AuthorityId,
    stretch: &Stretch,
    statement: &'static Statement,
) -> Result<Vec<R>, Problem> {
    tx.records(statement, values![authority, stretch.first, stretch.last])
}

/// Whose a row is. Rows of others who stand between them are nobody's here.
fn place<R: Record>(stretch: &Stretch, row: &R) -> Option<usize> {
    let person = row.about().person.map(PersonId::from)?;
    stretch.whose.get(&person).copied()
}

fn read_allocated(
    tx: &mut Tx,
    authority: AuthorityId,
    stretch: &Stretch,
    all: &mut [CareRows],
) -> Result<(), Problem> {
    for mut row in tx.rows(&ALLOCATED, values![authority, stretch.first, stretch.last])? {
        let (person, role): (PersonId, AllocationRole) = (row.take()?, row.take()?);
        let (worker, number): (_, Option<String>) = (row.take()?, row.take()?);
        let Some(at) = stretch.whose.get(&person) else { continue };
        if let Some(number) = &number {
            all[*at].numbers.insert(worker, number.clone());
        }
        let (started_on, ended_on) = (row.take()?, row.take()?);
        all[*at].allocated.push(Allocated { role, number, started_on, ended_on });
    }
    Ok(())
}
