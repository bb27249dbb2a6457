-- The Standard Safeguarding Dataset: children looked after and leaving care.
-- Names and types are the standard's; a column of which Kith holds no fact is empty.

create view ssd_cla_episodes as
select
  cast(null as nvarchar(48)) as clae_cla_episode_id,
  cast(null as nvarchar(48)) as clae_person_id,
  cast(null as datetime) as clae_cla_episode_start_date,
  cast(null as nvarchar(100)) as clae_cla_episode_start_reason,
  cast(null as nvarchar(3)) as clae_cla_primary_need_code,
  cast(null as datetime) as clae_cla_episode_ceased_date,
  cast(null as nvarchar(255)) as clae_cla_episode_ceased_reason,
  cast(null as nvarchar(48)) as clae_cla_id,
  cast(null as nvarchar(48)) as clae_referral_id,
  cast(null as nvarchar(48)) as clae_cla_placement_id,
  cast(null as datetime) as clae_entered_care_date,
  cast(null as datetime) as clae_cla_last_iro_contact_date
 where 1 = 0;

create view ssd_cla_convictions as
select
  cast(null as nvarchar(48)) as clac_cla_conviction_id,
  cast(null as nvarchar(48)) as clac_person_id,
  cast(null as datetime) as clac_cla_conviction_date,
  cast(null as nvarchar(1000)) as clac_cla_conviction_offence
 where 1 = 0;

create view ssd_cla_health as
select
  cast(null as nvarchar(48)) as clah_health_check_id,
  cast(null as nvarchar(48)) as clah_person_id,
  cast(null as nvarchar(500)) as clah_health_check_type,
  cast(null as datetime) as clah_health_check_date,
  cast(null as nvarchar(48)) as clah_health_check_status
 where 1 = 0;

create view ssd_cla_immunisations as
select
  cast(null as nvarchar(48)) as clai_person_id,
  cast(null as nchar(1)) as clai_immunisations_status,
  cast(null as datetime) as clai_immunisations_status_date
 where 1 = 0;

create view ssd_cla_substance_misuse as
select
  cast(null as nvarchar(48)) as clas_substance_misuse_id,
  cast(null as nvarchar(48)) as clas_person_id,
  cast(null as datetime) as clas_substance_misuse_date,
  cast(null as nchar(100)) as clas_substance_misused,
  cast(null as nchar(1)) as clas_intervention_received
 where 1 = 0;

create view ssd_cla_placement as
select
  cast(null as nvarchar(48)) as clap_cla_placement_id,
  cast(null as datetime) as clap_cla_placement_start_date,
  cast(null as nvarchar(100)) as clap_cla_placement_type,
  cast(null as nvarchar(48)) as clap_cla_placement_urn,
  cast(null as float) as clap_cla_placement_distance,
  cast(null as nvarchar(48)) as clap_cla_id,
  cast(null as nvarchar(48)) as clap_cla_placement_provider,
  cast(null as nvarchar(8)) as clap_cla_placement_postcode,
  cast(null as datetime) as clap_cla_placement_end_date,
  cast(null as nvarchar(100)) as clap_cla_placement_change_reason,
  cast(null as nvarchar(48)) as clap_person_id
 where 1 = 0;

create view ssd_cla_reviews as
select
  cast(null as nvarchar(48)) as clar_cla_review_id,
  cast(null as nvarchar(48)) as clar_cla_id,
  cast(null as datetime) as clar_cla_review_due_date,
  cast(null as datetime) as clar_cla_review_date,
  cast(null as nchar(1)) as clar_cla_review_cancelled,
  cast(null as nvarchar(100)) as clar_cla_review_participation
 where 1 = 0;

create view ssd_cla_visits as
select
  cast(null as nvarchar(48)) as clav_cla_visit_id,
  cast(null as nvarchar(48)) as clav_cla_id,
  cast(null as nvarchar(48)) as clav_person_id,
  cast(null as datetime) as clav_cla_visit_date,
  cast(null as nchar(1)) as clav_cla_visit_seen,
  cast(null as nchar(1)) as clav_cla_visit_seen_alone
 where 1 = 0;

create view ssd_cla_previous_permanence as
select
  cast(null as nvarchar(48)) as lapp_table_id,
  cast(null as nvarchar(48)) as lapp_person_id,
  cast(null as nvarchar(100)) as lapp_previous_permanence_order_date,
  cast(null as nvarchar(200)) as lapp_previous_permanence_option,
  cast(null as nvarchar(100)) as lapp_previous_permanence_la
 where 1 = 0;

create view ssd_cla_care_plan as
select
  cast(null as nvarchar(48)) as lacp_table_id,
  cast(null as nvarchar(48)) as lacp_person_id,
  cast(null as datetime) as lacp_cla_care_plan_start_date,
  cast(null as datetime) as lacp_cla_care_plan_end_date,
  cast(null as nvarchar(1000)) as lacp_cla_care_plan_json
 where 1 = 0;

create view ssd_sdq_scores as
select
  cast(null as nvarchar(48)) as csdq_table_id,
  cast(null as nvarchar(48)) as csdq_person_id,
  cast(null as datetime) as csdq_sdq_completed_date,
  cast(null as nvarchar(100)) as csdq_sdq_reason,
  cast(null as nvarchar(100)) as csdq_sdq_score
 where 1 = 0;

create view ssd_missing as
select
  cast(null as nvarchar(48)) as miss_table_id,
  cast(null as nvarchar(48)) as miss_person_id,
  cast(null as datetime) as miss_missing_episode_start_date,
  cast(null as nvarchar(100)) as miss_missing_episode_type,
  cast(null as datetime) as miss_missing_episode_end_date,
  cast(null as nvarchar(2)) as miss_missing_rhi_offered,
  cast(null as nvarchar(2)) as miss_missing_rhi_accepted
 where 1 = 0;

create view ssd_permanence as
select
  cast(null as nvarchar(48)) as perm_table_id,
  cast(null as nvarchar(48)) as perm_person_id,
  cast(null as nvarchar(48)) as perm_cla_id,
  cast(null as datetime) as perm_adm_decision_date,
  cast(null as datetime) as perm_ffa_cp_decision_date,
  cast(null as datetime) as perm_placement_order_date,
  cast(null as datetime) as perm_placed_for_adoption_date,
  cast(null as datetime) as perm_matched_date,
  cast(null as nchar(1)) as perm_adopted_by_carer_flag,
  cast(null as datetime) as perm_placed_ffa_cp_date,
  cast(null as datetime) as perm_decision_reversed_date,
  cast(null as datetime) as perm_placed_foster_carer_date,
  cast(null as nchar(1)) as perm_part_of_sibling_group,
  cast(null as int) as perm_siblings_placed_together,
  cast(null as int) as perm_siblings_placed_apart,
  cast(null as nvarchar(48)) as perm_placement_provider_urn,
  cast(null as nvarchar(100)) as perm_decision_reversed_reason,
  cast(null as datetime) as perm_permanence_order_date,
  cast(null as nvarchar(100)) as perm_permanence_order_type,
  cast(null as nvarchar(100)) as perm_adoption_worker_id,
  cast(null as nvarchar(48)) as perm_adopter_sex,
  cast(null as nvarchar(100)) as perm_adopter_legal_status,
  cast(null as nvarchar(3)) as perm_number_of_adopters
 where 1 = 0;

create view ssd_care_leavers as
select
  cast(null as nvarchar(48)) as clea_table_id,
  cast(null as nvarchar(48)) as clea_person_id,
  cast(null as nvarchar(100)) as clea_care_leaver_eligibility,
  cast(null as nvarchar(100)) as clea_care_leaver_in_touch,
  cast(null as datetime) as clea_care_leaver_latest_contact,
  cast(null as nvarchar(100)) as clea_care_leaver_accommodation,
  cast(null as nvarchar(100)) as clea_care_leaver_accom_suitable,
  cast(null as nvarchar(100)) as clea_care_leaver_activity,
  cast(null as datetime) as clea_pathway_plan_review_date,
  cast(null as nvarchar(100)) as clea_care_leaver_personal_advisor,
  cast(null as nvarchar(48)) as clea_care_leaver_allocated_team,
  cast(null as nvarchar(100)) as clea_care_leaver_worker_id
 where 1 = 0;
