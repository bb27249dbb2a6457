//! Which rows of care start and meet deadlines.
//!
//! A time in short breaks is no time of being looked after here: it has a deadline of its own (regulation 48).

use crate::deadlines::Source;
use crate::statement;

/// Episodes of the people whose ids lie from ?2 to ?3 that are no short breaks.
macro_rules! looked_after {
    ($select:literal, $also:literal) => {
        concat!(
            "select e.person_id, e.family_id, ",
            $select,
            " from care_episode e
              join placement p on p.authority_id = e.authority_id and p.placement_id = e.placement_id
             where e.authority_id = ?1 and e.person_id between ?2 and ?3
               and coalesce(e.legal_status, '') not in ('V3', 'V4') and ",
            $also
        )
    };
}

/// The same, for the first episode in its placement for which `$also` holds.
macro_rules! first_in_placement {
    ($kind:literal, $day:literal, $also:literal) => {
        concat!(
            "select e.person_id, e.family_id, '",
            $kind,
            "', ",
            $day,
            ", null, e.care_episode_id, e.placement_id
              from care_episode e
              join placement p on p.authority_id = e.authority_id and p.placement_id = e.placement_id
             where e.authority_id = ?1 and e.person_id between ?2 and ?3
               and coalesce(e.legal_status, '') not in ('V3', 'V4') and ",
            $also,
            " and e.started_on = (
                   select min(b.started_on)
                     from care_episode b
                    where b.authority_id = e.authority_id and b.placement_id = e.placement_id
                      and coalesce(b.legal_status, '') = coalesce(e.legal_status, ''))"
        )
    };
}

statement! {
    HAPPENED = concat!(
        looked_after!("'care started', e.started_on, null, e.care_episode_id, null", "not exists (
            select 1
              from care_episode b
             where b.authority_id = e.authority_id and b.person_id = e.person_id and b.ended_on = e.started_on
               and coalesce(b.legal_status, '') not in ('V3', 'V4'))"),
        " union all ",
        looked_after!("'care ended', e.ended_on, null, e.care_episode_id, null", "e.ended_on is not null and not exists (
            select 1
              from care_episode b
             where b.authority_id = e.authority_id and b.person_id = e.person_id and b.started_on = e.ended_on
               and coalesce(b.legal_status, '') not in ('V3', 'V4'))"),
        " union all ",
        looked_after!("'placement started', e.started_on, null, e.care_episode_id, e.placement_id", "not exists (
            select 1
              from care_episode b
             where b.authority_id = e.authority_id and b.placement_id = e.placement_id
               and b.started_on < e.started_on)"),
        " union all ",
        looked_after!("'placement ended', e.ended_on, null, e.care_episode_id, e.placement_id", "e.ended_on is not null
           and not exists (
            select 1
              from care_episode b
             where b.authority_id = e.authority_id and b.placement_id = e.placement_id
               and b.started_on >= e.ended_on)"),
        " union all ",
        first_in_placement!("placement meant to last", "p.meant_to_last_on",
            "p.meant_to_last_on is not null and not exists (
                select 1
                  from care_episode c
                 where c.authority_id = e.authority_id and c.placement_id = e.placement_id
                   and c.started_on < e.started_on)"),
        " union all ",
        first_in_placement!("parent placement started", "e.started_on",
            "p.approval = 'parent before assessment' and not exists (
                select 1
                  from care_episode c
                 where c.authority_id = e.authority_id and c.placement_id = e.placement_id
                   and c.started_on < e.started_on)"),
        " union all ",
        first_in_placement!("temporary placement started", "e.started_on",
            "p.approval = 'temporary' and not exists (
                select 1
                  from care_episode c
                 where c.authority_id = e.authority_id and c.placement_id = e.placement_id
                   and c.started_on < e.started_on)"),
        " union all ",
        first_in_placement!("temporary placement started", "e.started_on",
            "coalesce(p.approval, '') <> 'temporary' and e.placement_type = 'P1' and e.legal_status = 'C1'"),
        " union all ",
        first_in_placement!("care order at home made", "e.started_on",
            "e.placement_type = 'P1' and e.legal_status = 'C2'"),
        " union all
        select person_id, family_id, 'short break started', started_on, null, care_episode_id, care_episode_id
          from care_episode
         where authority_id = ?1 and person_id between ?2 and ?3 and legal_status = 'V3'
         union all
        select person_id, family_id, 'short break ended', ended_on, null, care_episode_id, care_episode_id
          from care_episode
         where authority_id = ?1 and person_id between ?2 and ?3 and legal_status = 'V3' and ended_on is not null
         union all
        select person_id, family_id,
               case legal_status when 'L1' then 'police protection started' else 'emergency order made' end,
               started_on, null, care_episode_id, care_episode_id
          from care_episode
         where authority_id = ?1 and person_id between ?2 and ?3 and legal_status in ('L1', 'L2')
         union all
        select person_id, family_id,
               case legal_status when 'L1' then 'police protection ended' else 'emergency order ended' end,
               ended_on, null, care_episode_id, care_episode_id
          from care_episode
         where authority_id = ?1 and person_id between ?2 and ?3 and legal_status in ('L1', 'L2')
           and ended_on is not null
         union all
        select person_id, family_id, 'care review held', reviewed_on, null, care_review_id, null
          from care_review
         where authority_id = ?1 and person_id between ?2 and ?3
         union all
        select person_id, family_id,
               case kind when 'health assessment' then 'health assessed'
                         when 'dental check' then 'dentist seen'
                         else 'strengths asked' end,
               found_on, null, care_check_id, null
          from care_check
         where authority_id = ?1 and person_id between ?2 and ?3 and known_by = 'day'
           and ((kind in ('health assessment', 'dental check') and answer = 'yes')
             or (kind = 'strengths and difficulties' and (score is not null or reason is not null)))
         union all
        select person_id, family_id,
               case occasion when 'started' then 'education plan started' else 'education plan reviewed' end,
               held_on, null, education_plan_id, null
          from education_plan
         where authority_id = ?1 and person_id between ?2 and ?3
         limit 1000000");
}

/// What these rows say happened.
pub(crate) const HAPPENINGS: Source = Source {
    tables: &["care_episode", "placement", "care_review", "care_check", "education_plan"],
    statement: &HAPPENED,
};
