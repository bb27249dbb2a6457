//! The statements of imports: finding a child by what a file knows of them, their rows, and the imports there were.

use kith_practice::people::IdentifierScheme;
use kith_vocabulary::ids::{AuthorityId, FamilyId, PersonId};

use super::census::{Kept, Known};
use crate::families::rows::FamilyMember;
use crate::people::rows::Person;
use crate::platform::db::{Record, Statement, Tx};
use crate::platform::problem::Problem;
use crate::{statement, values};

statement! {
    /// Open identifiers come first: a number that is no longer used finds somebody only where no other does.
    FIND_BY_IDENTIFIER = "
        select p.person_id, p.merged_into_id, i.ends_on
          from identifier i
          join person p on p.authority_id = i.authority_id and p.person_id = i.person_id
         where i.authority_id = ?1
           and i.value = ?2
           and i.scheme = ?3
         order by i.person_id
         limit 50";

    MERGED_INTO = "
        select merged_into_id
          from person
         where authority_id = ?1
           and person_id = ?2";

    pub(super) PERSON = "
        select {person}
          from person
         where authority_id = ?1
           and person_id = ?2";

    pub(super) NAMES = "
        select {person_name}
          from person_name
         where authority_id = ?1
           and person_id = ?2
         order by person_name_id
         limit 200";

    IDENTIFIERS = "
        select {identifier}
          from identifier
         where authority_id = ?1
           and person_id = ?2
         order by identifier_id
         limit 10000";

    /// The memberships of a person: as a child first, open ones before those that ended.
    MEMBERSHIPS = "
        select {family_member}
          from family_member
         where authority_id = ?1
           and person_id = ?2
         order by case when ends_on is null then 0 else 1 end, case when part = 'child' then 0 else 1 end,
                  starts_on, family_member_id
         limit 1";

    REFERRALS = "
        select {referral}
          from referral
         where authority_id = ?1
           and person_id = ?2
         order by referred_on, referral_id
         limit 10000";

    ASSESSMENTS = "
        select {assessment}
          from assessment
         where authority_id = ?1
           and person_id = ?2
         order by started_on, assessment_id
         limit 10000";

    NEED_PLANS = "
        select {need_plan}
          from need_plan
         where authority_id = ?1
           and person_id = ?2
         order by started_on, need_plan_id
         limit 10000";

    ENQUIRIES = "
        select {enquiry}
          from enquiry
         where authority_id = ?1
           and person_id = ?2
         order by started_on, enquiry_id
         limit 10000";

    PROTECTION_PLANS = "
        select {protection_plan}
          from protection_plan
         where authority_id = ?1
           and person_id = ?2
         order by started_on, protection_plan_id
         limit 10000";

    PROTECTION_REVIEWS = "
        select {protection_review}
          from protection_review
         where authority_id = ?1
           and person_id = ?2
         order by reviewed_on, protection_review_id
         limit 10000";

    pub(super) FIND_IMPORT = "
        select {import}
          from import
         where authority_id = ?1
           and import_id = ?2";

    pub(super) FIND_IMPORT_OF_BYTES = "
        select {import}
          from import
         where authority_id = ?1
           and kind = ?2
           and sha256 = ?3
         order by read_at
         limit 1";

    pub(super) NEWEST_YEAR = "
        select max(year)
          from import
         where authority_id = ?1
           and kind = ?2";

    pub(super) IMPORTS = "
        select {import}
          from import
         where authority_id = ?1
         order by read_at desc, import_id desc
         limit 50";

    pub(super) LA_CODE = "
        select la_code
          from authority
         where authority_id = ?1";
}

/// Whom an identifier belongs to: nobody, one person, or several.
pub(super) fn find_people(
    tx: &mut Tx,
    authority: AuthorityId,
    scheme: IdentifierScheme,
    value: &str,
) -> Result<Vec<PersonId>, Problem> {
    let (mut open, mut ended) = (Vec::new(), Vec::new());
    for mut row in tx.rows(&FIND_BY_IDENTIFIER, values![authority, value, scheme])? {
        let (person, merged): (PersonId, Option<PersonId>) = (row.take()?, row.take()?);
        let ends_on: Option<String> = row.take()?;
        let person = match merged {
            Some(merged) => who_it_is_now(tx, authority, merged)?,
            None => person,
        };
        let found = if ends_on.is_none() { &mut open } else { &mut ended };
        if !found.contains(&person) {
            found.push(person);
        }
    }
    Ok(if open.is_empty() { ended } else { open })
}

/// Follows a record that was found to be another's; at most ten times, since no chain of them is longer.
fn who_it_is_now(tx: &mut Tx, authority: AuthorityId, mut person: PersonId) -> Result<PersonId, Problem> {
    for _ in 0..10 {
        let merged: Option<PersonId> =
            tx.row(&MERGED_INTO, values![authority, person])?.map_or(Ok(None), |mut row| row.take())?;
        match merged {
            Some(next) => person = next,
            None => break,
        }
    }
    Ok(person)
}

/// A person with who they are. New rows belong to their family, or to a fresh one where they have none.
pub(super) fn load_person(
    tx: &mut Tx,
    authority: AuthorityId,
    person: PersonId,
    fresh: FamilyId,
) -> Result<Known, Problem> {
    let mut load = Load { tx, authority, person };
    let row: Option<Person> = load.records(&PERSON)?.into_iter().next();
    let family = load.records::<FamilyMember>(&MEMBERSHIPS)?.first().map(|member| member.family_id);
    let row = row.ok_or_else(|| Problem::fault("an identifier belongs to nobody"))?;
    let identifiers = load.kept(&IDENTIFIERS)?;
    Ok(Known { person: Kept::held(row.clone()), identifiers, ..Known::of(row, family.unwrap_or(fresh)) })
}

/// A person with everything that a census can speak of.
pub(super) fn load(
    tx: &mut Tx,
    authority: AuthorityId,
    person: PersonId,
    fresh: FamilyId,
) -> Result<Known, Problem> {
    let known = load_person(tx, authority, person, fresh)?;
    let mut load = Load { tx, authority, person };
    Ok(Known {
        referrals: load.kept(&REFERRALS)?,
        assessments: load.kept(&ASSESSMENTS)?,
        need_plans: load.kept(&NEED_PLANS)?,
        enquiries: load.kept(&ENQUIRIES)?,
        protection_plans: load.kept(&PROTECTION_PLANS)?,
        protection_reviews: load.kept(&PROTECTION_REVIEWS)?,
        ..known
    })
}

/// Rows of one person, each held as it stands.
pub(super) struct Load<'a, 'c> {
    pub(super) tx: &'a mut Tx<'c>,
    pub(super) authority: AuthorityId,
    pub(super) person: PersonId,
}

impl Load<'_, '_> {
    fn records<R: Record>(&mut self, statement: &'static Statement) -> Result<Vec<R>, Problem> {
        self.tx.records(statement, values![self.authority, self.person])
    }

    pub(super) fn kept<R: Record + Clone + PartialEq>(
        &mut self,
        statement: &'static Statement,
    ) -> Result<Vec<Kept<R>>, Problem> {
        Ok(self.records(statement)?.into_iter().map(Kept::held).collect())
    }
}
