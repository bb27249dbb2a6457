-- The Standard Safeguarding Dataset: enquiries, conferences and protection plans.
-- Names and types are the standard's; a column of which Kith holds no fact is empty.

create view ssd_s47_enquiry as
select
  cast(e.enquiry_id as nvarchar(48)) as s47e_s47_enquiry_id,
  cast(e.referral_id as nvarchar(48)) as s47e_referral_id,
  cast(coalesce(p.merged_into_id, p.person_id) as nvarchar(48)) as s47e_person_id,
  cast(e.started_on as datetime) as s47e_s47_start_date,
  cast(null as datetime) as s47e_s47_end_date,
  cast(case e.conference_not_required when 'yes' then 'Y' when 'no' then 'N' end as nchar(1)) as s47e_s47_nfa,
  cast(null as nvarchar(1000)) as s47e_s47_outcome_json,
  cast((select max(a.worker_id)
        from allocation a
       where a.authority_id = e.authority_id
         and a.person_id = e.person_id
         and a.role = 'lead practitioner'
         and a.starts_on <= e.started_on
         and (a.ends_on is null or a.ends_on > e.started_on))
    as nvarchar(100)) as s47e_s47_completed_by_worker_id,
  cast((select max(o.team_id)
        from allocation a
        join post o on o.authority_id = a.authority_id
         and o.worker_id = a.worker_id
       where a.authority_id = e.authority_id
         and a.person_id = e.person_id
         and a.role = 'lead practitioner'
         and a.starts_on <= e.started_on
         and (a.ends_on is null or a.ends_on > e.started_on)
         and o.starts_on <= e.started_on
         and (o.ends_on is null or o.ends_on > e.started_on))
    as nvarchar(48)) as s47e_s47_completed_by_team
  from enquiry e
  join person p on p.authority_id = e.authority_id and p.person_id = e.person_id;

create view ssd_initial_cp_conference as
select
  cast(e.enquiry_id as nvarchar(48)) as icpc_icpc_id,
  cast(null as nvarchar(48)) as icpc_icpc_meeting_id,
  cast(e.enquiry_id as nvarchar(48)) as icpc_s47_enquiry_id,
  cast(coalesce(p.merged_into_id, p.person_id) as nvarchar(48)) as icpc_person_id,
  cast((select max(l.protection_plan_id)
        from protection_plan l
       where l.authority_id = e.authority_id
         and l.person_id = e.person_id
         and l.started_on = e.conference_on)
    as nvarchar(48)) as icpc_cp_plan_id,
  cast(e.referral_id as nvarchar(48)) as icpc_referral_id,
  cast('N' as nchar(1)) as icpc_icpc_transfer_in,
  cast(e.conference_due_on as datetime) as icpc_icpc_target_date,
  cast(e.conference_on as datetime) as icpc_icpc_date,
  cast(case when exists (select 1
        from protection_plan l
       where l.authority_id = e.authority_id
         and l.person_id = e.person_id
         and l.started_on = e.conference_on) then 'Y' else 'N' end
    as nchar(1)) as icpc_icpc_outcome_cp_flag,
  cast(null as nvarchar(500)) as icpc_icpc_outcome_json,
  cast((select max(o.team_id)
        from allocation a
        join post o on o.authority_id = a.authority_id
         and o.worker_id = a.worker_id
       where a.authority_id = e.authority_id
         and a.person_id = e.person_id
         and a.role = 'lead practitioner'
         and a.starts_on <= e.conference_on
         and (a.ends_on is null or a.ends_on > e.conference_on)
         and o.starts_on <= e.conference_on
         and (o.ends_on is null or o.ends_on > e.conference_on))
    as nvarchar(48)) as icpc_icpc_team,
  cast((select max(a.worker_id)
        from allocation a
       where a.authority_id = e.authority_id
         and a.person_id = e.person_id
         and a.role = 'lead practitioner'
         and a.starts_on <= e.conference_on
         and (a.ends_on is null or a.ends_on > e.conference_on))
    as nvarchar(100)) as icpc_icpc_worker_id
  from enquiry e
  join person p on p.authority_id = e.authority_id and p.person_id = e.person_id
 where e.conference_on is not null;

create view ssd_cp_plans as
select
  cast(l.protection_plan_id as nvarchar(48)) as cppl_cp_plan_id,
  cast(l.referral_id as nvarchar(48)) as cppl_referral_id,
  cast((select max(e.enquiry_id)
        from enquiry e
       where e.authority_id = l.authority_id
         and e.person_id = l.person_id
         and e.conference_on = l.started_on)
    as nvarchar(48)) as cppl_icpc_id,
  cast(coalesce(p.merged_into_id, p.person_id) as nvarchar(48)) as cppl_person_id,
  cast(l.started_on as datetime) as cppl_cp_plan_start_date,
  cast(l.ended_on as datetime) as cppl_cp_plan_end_date,
  cast(l.initial_category as nvarchar(100)) as cppl_cp_plan_initial_category,
  cast(null as nchar(1)) as cppl_cp_plan_ola,
  cast(l.latest_category as nvarchar(100)) as cppl_cp_plan_latest_category
  from protection_plan l
  join person p on p.authority_id = l.authority_id and p.person_id = l.person_id;

create view ssd_cp_visits as
select
  cast(c.visit_child_id as nvarchar(48)) as cppv_cp_visit_id,
  cast(coalesce(p.merged_into_id, p.person_id) as nvarchar(48)) as cppv_person_id,
  cast((select max(l.protection_plan_id)
        from protection_plan l
       where l.authority_id = c.authority_id
         and l.person_id = c.person_id
         and l.started_on <= v.happened_on
         and (l.ended_on is null or l.ended_on >= v.happened_on))
    as nvarchar(48)) as cppv_cp_plan_id,
  cast(v.happened_on as datetime) as cppv_cp_visit_date,
  cast(case c.seen when 'not seen' then 'N' else 'Y' end as nchar(1)) as cppv_cp_visit_seen,
  cast(case c.seen when 'alone' then 'Y' else 'N' end as nchar(1)) as cppv_cp_visit_seen_alone,
  cast(null as nchar(1)) as cppv_cp_visit_bedroom
  from visit_child c
  join visit v on v.authority_id = c.authority_id and v.visit_id = c.visit_id
  join person p on p.authority_id = c.authority_id and p.person_id = c.person_id
 where v.state = 'done'
   and v.purpose = 'child protection';

create view ssd_cp_reviews as
select
  cast(r.protection_review_id as nvarchar(48)) as cppr_cp_review_id,
  cast(coalesce(p.merged_into_id, p.person_id) as nvarchar(48)) as cppr_person_id,
  cast(r.protection_plan_id as nvarchar(48)) as cppr_cp_plan_id,
  cast(null as datetime) as cppr_cp_review_due,
  cast(r.reviewed_on as datetime) as cppr_cp_review_date,
  cast(null as nvarchar(48)) as cppr_cp_review_meeting_id,
  cast((select case when l.ended_on = r.reviewed_on then 'N' else 'Y' end
        from protection_plan l
       where l.authority_id = r.authority_id
         and l.protection_plan_id = r.protection_plan_id)
    as nchar(1)) as cppr_cp_review_outcome_continue_cp,
  cast(null as nchar(100)) as cppr_cp_review_quorate,
  cast(null as nchar(100)) as cppr_cp_review_participation
  from protection_review r
  join person p on p.authority_id = r.authority_id and p.person_id = r.person_id;

create view ssd_pre_proceedings as
select
  cast(null as nvarchar(48)) as prep_table_id,
  cast(null as nvarchar(48)) as prep_person_id,
  cast(null as nvarchar(48)) as prep_plo_family_id,
  cast(null as datetime) as prep_pre_pro_decision_date,
  cast(null as datetime) as prep_initial_pre_pro_meeting_date,
  cast(null as nvarchar(100)) as prep_pre_pro_outcome,
  cast(null as datetime) as prep_agree_stepdown_issue_date,
  cast(null as int) as prep_cp_plans_referral_period,
  cast(null as nvarchar(100)) as prep_legal_gateway_outcome,
  cast(null as int) as prep_prev_pre_proc_child,
  cast(null as int) as prep_prev_care_proc_child,
  cast(null as datetime) as prep_pre_pro_letter_date,
  cast(null as datetime) as prep_care_pro_letter_date,
  cast(null as int) as prep_pre_pro_meetings_num,
  cast(null as nchar(1)) as prep_pre_pro_parents_legal_rep,
  cast(null as nchar(2)) as prep_parents_legal_rep_point_of_issue,
  cast(null as nvarchar(48)) as prep_court_reference,
  cast(null as int) as prep_care_proc_court_hearings,
  cast(null as nchar(1)) as prep_care_proc_short_notice,
  cast(null as nvarchar(100)) as prep_proc_short_notice_reason,
  cast(null as nchar(1)) as prep_la_inital_plan_approved,
  cast(null as nvarchar(100)) as prep_la_initial_care_plan,
  cast(null as nchar(1)) as prep_la_final_plan_approved,
  cast(null as nvarchar(100)) as prep_la_final_care_plan
 where 1 = 0;
