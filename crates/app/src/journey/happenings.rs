//! Which rows of a child's way through the service start and meet deadlines.

use crate::deadlines::Source;
use crate::statement;

statement! {
    HAPPENED = "
        select person_id, family_id, 'referral received', referred_on, null, referral_id, referral_id
          from referral
         where authority_id = ?1 and person_id between ?2 and ?3
         union all
        select person_id, family_id, 'referral decided', referred_on, null, referral_id, referral_id
          from referral
         where authority_id = ?1 and person_id between ?2 and ?3 and no_further_action = 'yes'
         union all
        select person_id, family_id, 'referral closed', coalesce(closed_on, referred_on), null, referral_id, referral_id
          from referral
         where authority_id = ?1 and person_id between ?2 and ?3
           and (closed_on is not null or no_further_action = 'yes')
         union all
        select person_id, family_id, 'initial conference held', first_conference_on, null, referral_id, referral_id
          from referral
         where authority_id = ?1 and person_id between ?2 and ?3 and first_conference_on is not null
         union all
        select person_id, family_id, 'assessment started', started_on, null, assessment_id, referral_id
          from assessment
         where authority_id = ?1 and person_id between ?2 and ?3
         union all
        select person_id, family_id, 'assessment authorised', authorised_on, null, assessment_id, referral_id
          from assessment
         where authority_id = ?1 and person_id between ?2 and ?3 and authorised_on is not null
         union all
        select person_id, family_id, 'enquiry started', started_on, null, enquiry_id, referral_id
          from enquiry
         where authority_id = ?1 and person_id between ?2 and ?3
         union all
        select person_id, family_id, 'initial conference held', conference_on, null, enquiry_id, referral_id
          from enquiry
         where authority_id = ?1 and person_id between ?2 and ?3 and conference_on is not null
         union all
        select person_id, family_id, 'conference not needed', coalesce(ended_on, started_on), null, enquiry_id, referral_id
          from enquiry
         where authority_id = ?1 and person_id between ?2 and ?3 and conference_not_required = 'yes'
         union all
        select person_id, family_id, 'need plan started', started_on, null, need_plan_id, need_plan_id
          from need_plan
         where authority_id = ?1 and person_id between ?2 and ?3
         union all
        select person_id, family_id, 'need plan ended', ended_on, null, need_plan_id, need_plan_id
          from need_plan
         where authority_id = ?1 and person_id between ?2 and ?3 and ended_on is not null
         union all
        select person_id, family_id, 'protection plan started', started_on, null, protection_plan_id, protection_plan_id
          from protection_plan
         where authority_id = ?1 and person_id between ?2 and ?3
         union all
        select person_id, family_id, 'protection plan ended', ended_on, null, protection_plan_id, protection_plan_id
          from protection_plan
         where authority_id = ?1 and person_id between ?2 and ?3 and ended_on is not null
         union all
        select person_id, family_id, 'review conference held', reviewed_on, null, protection_review_id, protection_plan_id
          from protection_review
         where authority_id = ?1 and person_id between ?2 and ?3
         limit 1000000";
}

/// What these rows say happened.
pub const HAPPENINGS: Source = Source {
    tables: &["referral", "assessment", "enquiry", "need_plan", "protection_plan", "protection_review"],
    statement: &HAPPENED,
};
