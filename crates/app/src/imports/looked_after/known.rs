//! The rows that the record holds of a child in care, and how each stands against what a return says.

use kith_vocabulary::ids::{AuthorityId, PersonId};

use super::rows::AdoptionTold;
use crate::care::rows::{
    Adoption, AdoptionDecision, Asylum, CareCheck, CareEpisode, CareReview, LibertyOrder, MissingEpisode,
    Motherhood, Placement, PreviousPermanence, SocialWorkerChange,
};
use crate::imports::census::{Counts, Kept, Known};
use crate::imports::sql::Load;
use crate::leaving_care::rows::LeaverContact;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::platform::recorder::Recorder;
use crate::statement;

/// The statements that read a table's rows of one person, and the struct of them all, saved in this order.
macro_rules! care_rows {
    ($($field:ident $row:ident $statement:ident $table:literal $order:literal;)*) => {
        statement! {
            $($statement = concat!("
        select {", $table, "}
          from ", $table, "
         where authority_id = ?1
           and person_id = ?2
         order by ", $order, "
         limit 10000");)*
        }

        /// All rows of one child that a return can speak of.
        pub(super) struct KnownCare {
            /// Who the child is.
            pub(super) who: Known,
            $(pub(super) $field: Vec<Kept<$row>>,)*
        }

        impl KnownCare {
            /// Somebody of whom no care is known.
            pub(super) fn of(who: Known) -> Self {
                KnownCare { who, $($field: Vec::new(),)* }
            }

            /// What the record holds of a person's care.
            pub(super) fn load(
                tx: &mut Tx,
                authority: AuthorityId,
                person: PersonId,
                who: Known,
            ) -> Result<Self, Problem> {
                let mut load = Load { tx, authority, person };
                Ok(KnownCare { who, $($field: load.kept(&$statement)?,)* })
            }

            /// What saving will come to.
            pub(super) fn counts(&mut self) -> Counts {
                let mut counts = self.who.counts();
                $(self.$field.iter().for_each(|kept| kept.count(&mut counts));)*
                counts
            }

            /// Saves what is new or differs.
            pub(super) fn save(&mut self, recorder: &mut Recorder) -> Result<(), Problem> {
                self.who.save(recorder)?;
                $(for kept in &mut self.$field {
                    kept.save(recorder)?;
                })*
                Ok(())
            }
        }
    };
}

care_rows! {
    placements Placement PLACEMENTS "placement" "placement_id";
    episodes CareEpisode EPISODES "care_episode" "started_on, care_episode_id";
    reviews CareReview REVIEWS "care_review" "reviewed_on, care_review_id";
    checks CareCheck CHECKS "care_check" "found_on, care_check_id";
    away MissingEpisode AWAY "missing_episode" "started_on, missing_episode_id";
    liberty_orders LibertyOrder LIBERTY_ORDERS "liberty_order" "started_on, liberty_order_id";
    decisions AdoptionDecision DECISIONS "adoption_decision" "decided_on, adoption_decision_id";
    adoptions Adoption ADOPTIONS "adoption" "decided_on, adoption_id";
    told AdoptionTold TOLD "adoption_told" "year, adoption_told_id";
    previous PreviousPermanence PREVIOUS "previous_permanence" "previous_permanence_id";
    motherhoods Motherhood MOTHERHOODS "motherhood" "motherhood_id";
    asylums Asylum ASYLUMS "asylum" "asylum_id";
    workers SocialWorkerChange WORKERS "social_worker_change" "started_on, social_worker_change_id";
    contacts LeaverContact CONTACTS "leaver_contact" "told_on, leaver_contact_id";
}
