-- The Standard Safeguarding Dataset: from contact to the plan of a child in need.
-- Names and types are the standard's; a column of which Kith holds no fact is empty.

create view ssd_contacts as
select
  cast(null as nvarchar(48)) as cont_contact_id,
  cast(null as nvarchar(48)) as cont_person_id,
  cast(null as datetime) as cont_contact_date,
  cast(null as nvarchar(48)) as cont_contact_source_code,
  cast(null as nvarchar(255)) as cont_contact_source_desc,
  cast(null as nvarchar(4000)) as cont_contact_outcome_json
 where 1 = 0;

create view ssd_early_help_episodes as
select
  cast(null as nvarchar(48)) as earl_episode_id,
  cast(null as nvarchar(48)) as earl_person_id,
  cast(null as datetime) as earl_episode_start_date,
  cast(null as datetime) as earl_episode_end_date,
  cast(null as nvarchar(100)) as earl_episode_reason,
  cast(null as nvarchar(100)) as earl_episode_end_reason,
  cast(null as nvarchar(100)) as earl_episode_organisation,
  cast(null as nvarchar(100)) as earl_episode_worker_id
 where 1 = 0;

create view ssd_cin_episodes as
select
  cast(r.referral_id as nvarchar(48)) as cine_referral_id,
  cast(coalesce(p.merged_into_id, p.person_id) as nvarchar(48)) as cine_person_id,
  cast(r.referred_on as datetime) as cine_referral_date,
  cast(r.primary_need as nvarchar(3)) as cine_cin_primary_need_code,
  cast(r.source as nvarchar(48)) as cine_referral_source_code,
  cast(null as nvarchar(255)) as cine_referral_source_desc,
  cast(null as nvarchar(4000)) as cine_referral_outcome_json,
  cast(case r.no_further_action when 'yes' then 'Y' when 'no' then 'N' end as nchar(1)) as cine_referral_nfa,
  cast(r.closure_reason as nvarchar(100)) as cine_close_reason,
  cast(r.closed_on as datetime) as cine_close_date,
  cast((select max(o.team_id)
        from allocation a
        join post o on o.authority_id = a.authority_id
         and o.worker_id = a.worker_id
       where a.authority_id = r.authority_id
         and a.person_id = r.person_id
         and a.role = 'lead practitioner'
         and a.starts_on <= r.referred_on
         and (a.ends_on is null or a.ends_on > r.referred_on)
         and o.starts_on <= r.referred_on
         and (o.ends_on is null or o.ends_on > r.referred_on))
    as nvarchar(48)) as cine_referral_team,
  cast((select max(a.worker_id)
        from allocation a
       where a.authority_id = r.authority_id
         and a.person_id = r.person_id
         and a.role = 'lead practitioner'
         and a.starts_on <= r.referred_on
         and (a.ends_on is null or a.ends_on > r.referred_on))
    as nvarchar(100)) as cine_referral_worker_id
  from referral r
  join person p on p.authority_id = r.authority_id and p.person_id = r.person_id;

create view ssd_cin_assessments as
select
  cast(a.assessment_id as nvarchar(48)) as cina_assessment_id,
  cast(coalesce(p.merged_into_id, p.person_id) as nvarchar(48)) as cina_person_id,
  cast(a.referral_id as nvarchar(48)) as cina_referral_id,
  cast(a.started_on as datetime) as cina_assessment_start_date,
  cast(case when exists (select 1
        from visit_child c
        join visit v on v.authority_id = c.authority_id
         and v.visit_id = c.visit_id
       where c.authority_id = a.authority_id
         and c.person_id = a.person_id
         and v.state = 'done'
         and c.seen in ('alone', 'with others')
         and v.happened_on >= a.started_on
         and (a.authorised_on is null or v.happened_on <= a.authorised_on)) then 'Y' else 'N' end
    as nchar(1)) as cina_assessment_child_seen,
  cast(a.authorised_on as datetime) as cina_assessment_auth_date,
  cast(null as nvarchar(1000)) as cina_assessment_outcome_json,
  cast(null as nchar(1)) as cina_assessment_outcome_nfa,
  cast(null as nvarchar(48)) as cina_assessment_team,
  cast(null as nvarchar(100)) as cina_assessment_worker_id
  from assessment a
  join person p on p.authority_id = a.authority_id and p.person_id = a.person_id;

create view ssd_assessment_factors as
select
  cast(a.assessment_id as nvarchar(48)) as cinf_table_id,
  cast(a.assessment_id as nvarchar(48)) as cinf_assessment_id,
  cast('["' || replace(a.factors, ' ', '", "') || '"]' as nvarchar(1000)) as cinf_assessment_factors_json
  from assessment a
 where a.factors <> '';

create view ssd_cin_plans as
select
  cast(n.need_plan_id as nvarchar(48)) as cinp_cin_plan_id,
  cast(n.referral_id as nvarchar(48)) as cinp_referral_id,
  cast(coalesce(p.merged_into_id, p.person_id) as nvarchar(48)) as cinp_person_id,
  cast(n.started_on as datetime) as cinp_cin_plan_start_date,
  cast(n.ended_on as datetime) as cinp_cin_plan_end_date,
  cast((select max(o.team_id)
        from allocation a
        join post o on o.authority_id = a.authority_id
         and o.worker_id = a.worker_id
       where a.authority_id = n.authority_id
         and a.person_id = n.person_id
         and a.role = 'lead practitioner'
         and a.starts_on <= n.started_on
         and (a.ends_on is null or a.ends_on > n.started_on)
         and o.starts_on <= n.started_on
         and (o.ends_on is null or o.ends_on > n.started_on))
    as nvarchar(48)) as cinp_cin_plan_team,
  cast((select max(a.worker_id)
        from allocation a
       where a.authority_id = n.authority_id
         and a.person_id = n.person_id
         and a.role = 'lead practitioner'
         and a.starts_on <= n.started_on
         and (a.ends_on is null or a.ends_on > n.started_on))
    as nvarchar(100)) as cinp_cin_plan_worker_id
  from need_plan n
  join person p on p.authority_id = n.authority_id and p.person_id = n.person_id;

create view ssd_cin_visits as
select
  cast(c.visit_child_id as nvarchar(48)) as cinv_cin_visit_id,
  cast(coalesce(p.merged_into_id, p.person_id) as nvarchar(48)) as cinv_person_id,
  cast(v.happened_on as datetime) as cinv_cin_visit_date,
  cast(case c.seen when 'not seen' then 'N' else 'Y' end as nchar(1)) as cinv_cin_visit_seen,
  cast(case c.seen when 'alone' then 'Y' else 'N' end as nchar(1)) as cinv_cin_visit_seen_alone,
  cast(null as nchar(1)) as cinv_cin_visit_bedroom
  from visit_child c
  join visit v on v.authority_id = c.authority_id and v.visit_id = c.visit_id
  join person p on p.authority_id = c.authority_id and p.person_id = c.person_id
 where v.state = 'done'
   and v.purpose in ('child in need', 'assessment');
