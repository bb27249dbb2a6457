-- The Standard Safeguarding Dataset: who people are, where they live, and who is whose mother.
-- Names and types are the standard's; a column of which Kith holds no fact is empty.

create view ssd_person as
select
  cast(p.person_id as nvarchar(48)) as pers_person_id,
  cast((select n.given
        from person_name n
       where n.authority_id = p.authority_id
         and n.person_id = p.person_id
         and n.kind = 'legal'
         and n.ends_on is null
       order by n.starts_on desc, n.person_name_id desc limit 1)
    as nvarchar(255)) as pers_forename,
  cast((select n.family
        from person_name n
       where n.authority_id = p.authority_id
         and n.person_id = p.person_id
         and n.kind = 'legal'
         and n.ends_on is null
       order by n.starts_on desc, n.person_name_id desc limit 1)
    as nvarchar(255)) as pers_surname,
  cast(p.sex as nvarchar(20)) as pers_sex,
  cast(p.gender_identity as nvarchar(10)) as pers_gender,
  cast(p.ethnicity as nvarchar(48)) as pers_ethnicity,
  cast(case when length(p.birth) = 10 then p.birth end as datetime) as pers_dob,
  cast((select max(i.value)
        from identifier i
       where i.authority_id = p.authority_id
         and i.person_id = p.person_id
         and i.scheme = 'nhs number'
         and i.ends_on is null)
    as nvarchar(48)) as pers_common_child_id,
  cast((select max(i.value)
        from identifier i
       where i.authority_id = p.authority_id
         and i.person_id = p.person_id
         and i.scheme = 'former child id')
    as nvarchar(48)) as pers_legacy_id,
  cast(p.upn_unknown as nvarchar(6)) as pers_upn_unknown,
  cast(null as nchar(1)) as pers_send_flag,
  cast(case when substr(p.birth, 1, 8) = 'expected' then substr(p.birth, 10) end as datetime) as pers_expected_dob,
  cast(p.died_on as datetime) as pers_death_date,
  cast(case when exists (select 1
        from relationship r
       where r.authority_id = p.authority_id
         and r.person_id = p.person_id
         and r.kind = 'mother') then 'Y' else 'N' end
    as nchar(1)) as pers_is_mother,
  cast(null as nvarchar(48)) as pers_nationality
  from person p
 where p.merged_into_id is null;

create view ssd_family as
select
  cast(m.family_member_id as nvarchar(48)) as fami_table_id,
  cast(m.family_id as nvarchar(48)) as fami_family_id,
  cast(coalesce(p.merged_into_id, p.person_id) as nvarchar(48)) as fami_person_id
  from family_member m
  join person p on p.authority_id = m.authority_id and p.person_id = m.person_id;

create view ssd_address as
select
  cast(a.address_id || substr(r.residence_id, 25) as nvarchar(48)) as addr_table_id,
  cast('{"ADDRESS": "' || replace(replace(replace(a.lines, '\', ''), '"', ''''), '
', ', ') || '"}'
    as nvarchar(1000)) as addr_address_json,
  cast(coalesce(p.merged_into_id, p.person_id) as nvarchar(48)) as addr_person_id,
  cast(null as nvarchar(48)) as addr_address_type,
  cast(case when r.starts_on is null then a.starts_on
            when a.starts_on is null or r.starts_on > a.starts_on then r.starts_on else a.starts_on end
    as datetime) as addr_address_start_date,
  cast(case when r.ends_on is null then a.ends_on
            when a.ends_on is null or r.ends_on < a.ends_on then r.ends_on else a.ends_on end
    as datetime) as addr_address_end_date,
  cast(a.postcode as nvarchar(15)) as addr_address_postcode
  from residence r
  join address a on a.authority_id = r.authority_id and a.household_id = r.household_id
  join person p on p.authority_id = r.authority_id and p.person_id = r.person_id
 where (r.ends_on is null or a.starts_on is null or a.starts_on < r.ends_on)
   and (a.ends_on is null or r.starts_on is null or r.starts_on < a.ends_on);

create view ssd_disability as
select
  cast(p.person_id as nvarchar(48)) as disa_person_id,
  cast(p.person_id || '-' || k.code as nvarchar(48)) as disa_table_id,
  cast(k.code as nvarchar(48)) as disa_disability_code
  from person p
  join (select 'NONE' as code
        union all select 'MOB'
        union all select 'HAND'
        union all select 'PC'
        union all select 'INC'
        union all select 'COMM'
        union all select 'LD'
        union all select 'HEAR'
        union all select 'VIS'
        union all select 'BEH'
        union all select 'CON'
        union all select 'AUT'
        union all select 'DDA') k on ' ' || p.disabilities || ' ' like '% ' || k.code || ' %'
 where p.merged_into_id is null;

create view ssd_immigration_status as
select
  cast(null as nvarchar(48)) as immi_person_id,
  cast(null as nvarchar(48)) as immi_immigration_status_id,
  cast(null as nvarchar(48)) as immi_immigration_status,
  cast(null as datetime) as immi_immigration_status_start_date,
  cast(null as datetime) as immi_immigration_status_end_date
 where 1 = 0;

create view ssd_mother as
select
  cast(r.relationship_id as nvarchar(48)) as moth_table_id,
  cast(coalesce(p.merged_into_id, p.person_id) as nvarchar(48)) as moth_person_id,
  cast(coalesce(c.merged_into_id, c.person_id) as nvarchar(48)) as moth_childs_person_id,
  cast(case when length(c.birth) = 10 then c.birth end as datetime) as moth_childs_dob
  from relationship r
  join person p on p.authority_id = r.authority_id and p.person_id = r.person_id
  join person c on c.authority_id = r.authority_id and c.person_id = r.other_id
 where r.kind = 'mother';

create view ssd_legal_status as
select
  cast(null as nvarchar(48)) as lega_legal_status_id,
  cast(null as nvarchar(48)) as lega_person_id,
  cast(null as nvarchar(100)) as lega_legal_status,
  cast(null as datetime) as lega_legal_status_start_date,
  cast(null as datetime) as lega_legal_status_end_date
 where 1 = 0;

create view ssd_linked_identifiers as
select
  cast(i.identifier_id as nvarchar(48)) as link_table_id,
  cast(coalesce(p.merged_into_id, p.person_id) as nvarchar(48)) as link_person_id,
  cast(i.scheme as nvarchar(100)) as link_identifier_type,
  cast(i.value as nvarchar(100)) as link_identifier_value,
  cast(i.noted_on as datetime) as link_valid_from_date,
  cast(i.ends_on as datetime) as link_valid_to_date
  from identifier i
  join person p on p.authority_id = i.authority_id and p.person_id = i.person_id;
