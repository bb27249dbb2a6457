-- The Standard Safeguarding Dataset: workers and teams, special needs, and what the standard keeps for itself.
-- Names and types are the standard's; a column of which Kith holds no fact is empty.

create view ssd_involvements as
select
  cast(a.allocation_id as nvarchar(48)) as invo_involvements_id,
  cast(a.worker_id as nvarchar(48)) as invo_professional_id,
  cast(a.role as nvarchar(200)) as invo_professional_role_id,
  cast((select max(o.team_id)
        from post o
       where o.authority_id = a.authority_id
         and o.worker_id = a.worker_id
         and o.starts_on <= a.starts_on
         and (o.ends_on is null or o.ends_on > a.starts_on))
    as nvarchar(48)) as invo_professional_team,
  cast(a.starts_on as datetime) as invo_involvement_start_date,
  cast(a.ends_on as datetime) as invo_involvement_end_date,
  cast(null as nvarchar(200)) as invo_worker_change_reason,
  cast(coalesce(p.merged_into_id, p.person_id) as nvarchar(48)) as invo_person_id,
  cast((select max(r.referral_id)
        from referral r
       where r.authority_id = a.authority_id
         and r.person_id = a.person_id
         and r.referred_on <= a.starts_on
         and (r.closed_on is null or r.closed_on >= a.starts_on))
    as nvarchar(48)) as invo_referral_id
  from allocation a
  join person p on p.authority_id = a.authority_id and p.person_id = a.person_id;

create view ssd_professionals as
select
  cast(w.worker_id as nvarchar(48)) as prof_professional_id,
  cast(null as nvarchar(48)) as prof_staff_id,
  cast(w.name as nvarchar(300)) as prof_professional_name,
  cast(w.registration_number as nvarchar(48)) as prof_social_worker_registration_no,
  cast((select max(o.title)
        from post o
       where o.authority_id = w.authority_id
         and o.worker_id = w.worker_id
         and o.ends_on is null)
    as nvarchar(500)) as prof_professional_job_title,
  cast((select count(distinct a.person_id)
        from allocation a
       where a.authority_id = w.authority_id
         and a.worker_id = w.worker_id
         and a.ends_on is null)
    as int) as prof_professional_caseload,
  cast((select max(t.name)
        from post o
        join team t on t.authority_id = o.authority_id
         and t.team_id = o.team_id
       where o.authority_id = w.authority_id
         and o.worker_id = w.worker_id
         and o.ends_on is null)
    as nvarchar(100)) as prof_professional_department,
  cast(null as float) as prof_full_time_equivalency,
  cast(null as nchar(1)) as prof_agency_worker_flag
  from worker w;

create view ssd_department as
select
  cast(t.team_id as nvarchar(48)) as dept_team_id,
  cast(t.name as nvarchar(255)) as dept_team_name,
  cast(null as nvarchar(48)) as dept_team_parent_id,
  cast(null as nvarchar(255)) as dept_team_parent_name
  from team t;

create view ssd_send as
select
  cast(p.person_id as nvarchar(48)) as send_table_id,
  cast((select max(i.value)
        from identifier i
       where i.authority_id = p.authority_id
         and i.person_id = p.person_id
         and i.scheme = 'upn'
         and i.ends_on is null)
    as nvarchar(48)) as send_upn,
  cast(null as nvarchar(48)) as send_uln,
  cast(p.upn_unknown as nvarchar(6)) as send_upn_unknown,
  cast(p.person_id as nvarchar(48)) as send_person_id
  from person p
 where p.merged_into_id is null
   and (p.upn_unknown is not null or exists (select 1 from identifier i where i.authority_id = p.authority_id
   and i.person_id = p.person_id
   and i.scheme = 'upn'));

create view ssd_sen_need as
select
  cast(null as nvarchar(48)) as senn_table_id,
  cast(null as nvarchar(48)) as senn_active_ehcp_id,
  cast(null as nvarchar(100)) as senn_active_ehcp_need_type,
  cast(null as nchar(1)) as senn_active_ehcp_need_rank
 where 1 = 0;

create view ssd_ehcp_requests as
select
  cast(null as nvarchar(48)) as ehcr_ehcp_request_id,
  cast(null as nvarchar(48)) as ehcr_send_table_id,
  cast(null as datetime) as ehcr_ehcp_req_date,
  cast(null as datetime) as ehcr_ehcp_req_outcome_date,
  cast(null as nvarchar(100)) as ehcr_ehcp_req_outcome
 where 1 = 0;

create view ssd_ehcp_assessment as
select
  cast(null as nvarchar(48)) as ehca_ehcp_assessment_id,
  cast(null as nvarchar(48)) as ehca_ehcp_request_id,
  cast(null as datetime) as ehca_ehcp_assessment_outcome_date,
  cast(null as nvarchar(100)) as ehca_ehcp_assessment_outcome,
  cast(null as nvarchar(100)) as ehca_ehcp_assessment_exceptions
 where 1 = 0;

create view ssd_ehcp_named_plan as
select
  cast(null as nvarchar(48)) as ehcn_named_plan_id,
  cast(null as nvarchar(48)) as ehcn_ehcp_asmt_id,
  cast(null as datetime) as ehcn_named_plan_start_date,
  cast(null as datetime) as ehcn_named_plan_ceased_date,
  cast(null as nvarchar(100)) as ehcn_named_plan_ceased_reason
 where 1 = 0;

create view ssd_ehcp_active_plans as
select
  cast(null as nvarchar(48)) as ehcp_active_ehcp_id,
  cast(null as nvarchar(48)) as ehcp_ehcp_request_id,
  cast(null as datetime) as ehcp_active_ehcp_last_review_date
 where 1 = 0;

create view ssd_voice_of_child as
select
  cast(null as nvarchar(48)) as voch_table_id,
  cast(null as nvarchar(48)) as voch_person_id,
  cast(null as nchar(1)) as voch_explained_worries,
  cast(null as nchar(1)) as voch_story_help_understand,
  cast(null as nchar(1)) as voch_agree_worker,
  cast(null as nchar(1)) as voch_plan_safe,
  cast(null as nchar(1)) as voch_tablet_help_explain
 where 1 = 0;

create view ssd_s251_finance as
select
  cast(null as nvarchar(48)) as s251_table_id,
  cast(null as nvarchar(48)) as s251_cla_placement_id,
  cast(null as nvarchar(48)) as s251_placeholder_1,
  cast(null as nvarchar(48)) as s251_placeholder_2,
  cast(null as nvarchar(48)) as s251_placeholder_3,
  cast(null as nvarchar(48)) as s251_placeholder_4
 where 1 = 0;

create view ssd_version_log as
select
  cast('1.4.5' as nvarchar(10)) as version_number,
  cast('2025-07-14' as datetime) as release_date,
  cast('The Standard Safeguarding Dataset as views of Kith' as nvarchar(100)) as description,
  cast(1 as bit) as is_current,
  cast(null as datetime) as created_at,
  cast(null as nvarchar(10)) as created_by,
  cast(null as nvarchar(255)) as impact_description
  from (select 1 as one) v;

create view ssd_api_data_staging as
select
  cast(null as nvarchar(48)) as id,
  cast(null as nvarchar(48)) as person_id,
  cast(null as nvarchar(max)) as json_payload,
  cast(null as binary(32)) as current_hash,
  cast(null as binary(32)) as previous_hash,
  cast(null as nvarchar(50)) as submission_status,
  cast(null as datetime) as submission_timestamp,
  cast(null as nvarchar(max)) as api_response,
  cast(null as nvarchar(10)) as row_state,
  cast(null as datetime) as last_updated
 where 1 = 0;
