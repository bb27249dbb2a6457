-- Children looked after: episodes and where each placement is, and what is found of a child while they last.
--
-- Codes are those of the statutory lists, kept as they came: a reader that does not know one shows it as it is. A period
-- of care is no row: it is worked out from episodes that follow each other without a gap.

-- Where a child is placed: one row for as long as they live there, whatever becomes of the legal status. It tells
-- where a child can be found, so that it is read apart from the episodes, by those who may know.
create table placement (
  authority_id text not null,
  placement_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  -- Who cares for the child there: a name, as the service knows them.
  carer text,
  address text,
  postcode text,
  -- Ofsted's number of the home, agency or authority.
  urn text,
  -- The area that the place lies in, as a file told it: local authority, IN or OUT, miles from home.
  la_code text,
  location text,
  miles double precision,
  -- How far it is approved: in full, or before the assessment is whole (regulations 19 and 24).
  approval text,
  -- When it was decided that it lasts until the child is 18.
  meant_to_last_on text,
  primary key (authority_id, placement_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index placement_person on placement (authority_id, person_id);
create index placement_family on placement (authority_id, family_id);

-- A stretch of being looked after in one placement under one legal status (SSDA903).
create table care_episode (
  authority_id text not null,
  care_episode_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  placement_id text not null,
  started_on text not null,
  start_reason text,
  legal_status text,
  -- Who agreed, or which court ordered, and when: on what the legal status rests.
  lawful_by text,
  lawful_on text,
  category_of_need text,
  placement_type text,
  placement_provider text,
  home_postcode text,
  ended_on text,
  end_reason text,
  place_change_reason text,
  primary key (authority_id, care_episode_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id),
  foreign key (authority_id, placement_id) references placement (authority_id, placement_id)
);
create index care_episode_person on care_episode (authority_id, person_id);
create index care_episode_family on care_episode (authority_id, family_id);
create index care_episode_placement on care_episode (authority_id, placement_id);
-- Who was looked after on a day or in a year.
create index care_episode_day on care_episode (authority_id, started_on);

-- A review of a child's care, chaired by their independent reviewing officer.
create table care_review (
  authority_id text not null,
  care_review_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  reviewed_on text not null,
  participation text,
  chaired_by text,
  views text,
  decisions text,
  primary key (authority_id, care_review_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index care_review_person on care_review (authority_id, person_id);
create index care_review_family on care_review (authority_id, family_id);

-- One thing found of a child looked after: health, teeth, immunisations, strengths and difficulties, substance misuse,
-- a conviction. Each has its day. A return that tells only of a year gives the year's last day.
create table care_check (
  authority_id text not null,
  care_check_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  kind text not null,
  found_on text not null,
  -- Whether the day is known, or only the year that ended on it.
  known_by text not null,
  answer text,
  score bigint,
  -- Why there is no score.
  reason text,
  -- What the substance was, what the offence was, what the assessment says.
  detail text,
  primary key (authority_id, care_check_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index care_check_person on care_check (authority_id, person_id);
create index care_check_family on care_check (authority_id, family_id);

-- When a child looked after was missing, or away without leave.
create table missing_episode (
  authority_id text not null,
  missing_episode_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  kind text not null,
  started_on text not null,
  ended_on text,
  primary key (authority_id, missing_episode_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index missing_episode_person on missing_episode (authority_id, person_id);
create index missing_episode_family on missing_episode (authority_id, family_id);

-- A court's order that deprives a child of liberty.
create table liberty_order (
  authority_id text not null,
  liberty_order_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  started_on text not null,
  ended_on text,
  primary key (authority_id, liberty_order_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index liberty_order_person on liberty_order (authority_id, person_id);
create index liberty_order_family on liberty_order (authority_id, family_id);

-- A decision that a child should be placed for adoption, and its reversal.
create table adoption_decision (
  authority_id text not null,
  adoption_decision_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  decided_on text,
  reversed_on text,
  reversed_because text,
  primary key (authority_id, adoption_decision_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index adoption_decision_person on adoption_decision (authority_id, person_id);
create index adoption_decision_family on adoption_decision (authority_id, family_id);

-- A child's adoption: from the decision, by the match, to those who adopt.
create table adoption (
  authority_id text not null,
  adoption_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  decided_on text,
  matched_on text,
  -- Whether those who adopt fostered the child before: as it came, 1 or 0.
  former_carer text,
  n_adopters text,
  adopters_sex text,
  adopters_legal_status text,
  primary key (authority_id, adoption_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index adoption_person on adoption (authority_id, person_id);
create index adoption_family on adoption (authority_id, family_id);

-- A permanent home that a child had before coming into care.
create table previous_permanence (
  authority_id text not null,
  previous_permanence_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  kind text,
  la_code text,
  -- The day of the order, which may be known in part only: text as it came.
  ordered_on text,
  primary key (authority_id, previous_permanence_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index previous_permanence_person on previous_permanence (authority_id, person_id);
create index previous_permanence_family on previous_permanence (authority_id, family_id);

-- Whether a young woman looked after is a mother, and when her child was born.
create table motherhood (
  authority_id text not null,
  motherhood_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  answer text not null,
  child_born_on text,
  primary key (authority_id, motherhood_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index motherhood_person on motherhood (authority_id, person_id);
create index motherhood_family on motherhood (authority_id, family_id);

-- A child seeking asylum without family: from when, and until when.
create table asylum (
  authority_id text not null,
  asylum_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  started_on text,
  ended_on text,
  primary key (authority_id, asylum_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index asylum_person on asylum (authority_id, person_id);
create index asylum_family on asylum (authority_id, family_id);

-- A stretch with one social worker, where a return tells it or the reason of a change is known. Workers of this record are
-- allocated; a file names a worker by a number alone.
create table social_worker_change (
  authority_id text not null,
  social_worker_change_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  worker_number text,
  worker_id text,
  started_on text,
  ended_on text,
  reason text,
  primary key (authority_id, social_worker_change_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index social_worker_change_person on social_worker_change (authority_id, person_id);
create index social_worker_change_family on social_worker_change (authority_id, family_id);

-- A personal education plan, begun or reviewed.
create table education_plan (
  authority_id text not null,
  education_plan_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  occasion text not null,
  held_on text not null,
  school text,
  going_well text,
  hopes text,
  next_steps text,
  primary key (authority_id, education_plan_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index education_plan_person on education_plan (authority_id, person_id);
create index education_plan_family on education_plan (authority_id, family_id);

-- What a child's permanent home is to be: the plan, and others pursued beside it.
create table permanence_plan (
  authority_id text not null,
  permanence_plan_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  option text not null,
  standing text not null,
  decided_on text not null,
  ended_on text,
  months bigint,
  decided_by text,
  why text not null,
  primary key (authority_id, permanence_plan_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index permanence_plan_person on permanence_plan (authority_id, person_id);
create index permanence_plan_family on permanence_plan (authority_id, family_id);

-- A decision whether a child can stay at home (edge of care) or go home (reunification), with how high the risk is.
create table home_decision (
  authority_id text not null,
  home_decision_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  kind text not null,
  step text not null,
  decided_on text not null,
  risk text not null,
  decision text not null,
  decided_by text not null,
  why text not null,
  -- What was agreed, who watches, what happens if it does not hold.
  agreement text,
  primary key (authority_id, home_decision_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index home_decision_person on home_decision (authority_id, person_id);
create index home_decision_family on home_decision (authority_id, family_id);
