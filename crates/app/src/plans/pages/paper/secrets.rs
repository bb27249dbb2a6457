//! What of a family's record not everybody in it knows: where people live, how to reach them, who else there is, and
//! that somebody told the service of a worry.

use kith_practice::family::Part;
use kith_practice::plan::paper::{Reader, Secret, SecretKind};
use kith_vocabulary::ids::{HouseholdId, PersonId};
use sha2::{Digest, Sha256};

use crate::plans::load::Open;
use crate::plans::load::sections::network_name;
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::story::in_a_row;
use crate::{statement, values};

/// Words that tell that somebody spoke to the service.
const TOLD_US: [&str; 5] = ["referred", "referral", "referrer", "anonymous", "reported"];

statement! {
    /// Every address of the family's households, once for everybody who lives there now.
    ADDRESSES = "
        select h.household_id, a.lines, a.postcode, coalesce(k.merged_into_id, k.person_id)
          from address a
          join household h on h.authority_id = a.authority_id and h.household_id = a.household_id
          left join residence r on r.authority_id = h.authority_id and r.household_id = h.household_id
               and (r.ends_on is null or r.ends_on > ?3)
          left join person k on k.authority_id = r.authority_id and k.person_id = r.person_id
         where a.authority_id = ?1 and a.family_id = ?2
         order by h.household_id
         limit 1000";

    /// The phone numbers of everybody of the family.
    PHONES = "
        select coalesce(k.merged_into_id, k.person_id), d.value
          from family_member m
          join person k on k.authority_id = m.authority_id and k.person_id = m.person_id
          join contact_detail d on d.authority_id = k.authority_id and d.person_id = k.person_id
         where m.authority_id = ?1 and m.family_id = ?2 and d.kind = 'phone'
         order by d.contact_detail_id
         limit 500";

    /// Who is anything to somebody of the family.
    TIES = "
        select t.person_id, t.other_id
          from family_member m
          join relationship t on t.authority_id = m.authority_id
               and (t.person_id = m.person_id or t.other_id = m.person_id)
         where m.authority_id = ?1 and m.family_id = ?2
         order by t.relationship_id
         limit 2000";

    /// The professionals around the family, and their numbers.
    PROFESSIONALS = "
        select name, phone
          from professional
         where authority_id = ?1 and family_id = ?2
         order by professional_id
         limit 200";
}

/// What there is to keep, before anybody asked who reads.
pub(super) struct Kept {
    addresses: Vec<(HouseholdId, String, Option<String>)>,
    residents: Vec<(HouseholdId, PersonId)>,
    phones: Vec<(PersonId, String)>,
    ties: Vec<(PersonId, PersonId)>,
    professionals: Vec<(String, Option<String>)>,
}

/// Reads what there is to keep.
pub(super) fn of(tx: &mut Tx, ctx: &Ctx, open: &Open) -> Result<Kept, Problem> {
    let (authority, family) = (ctx.authority(), open.around.family);
    let mut kept = Kept {
        addresses: Vec::new(),
        residents: Vec::new(),
        phones: Vec::new(),
        ties: Vec::new(),
        professionals: Vec::new(),
    };
    for mut row in tx.rows(&ADDRESSES, values![authority, family, ctx.today])? {
        let address = (row.take()?, row.take()?, row.take()?);
        if let Some(person) = row.take::<Option<PersonId>>()? {
            kept.residents.push((address.0, person));
        }
        if !kept.addresses.contains(&address) {
            kept.addresses.push(address);
        }
    }
    for mut row in tx.rows(&PHONES, values![authority, family])? {
        kept.phones.push((row.take()?, row.take()?));
    }
    for mut row in tx.rows(&TIES, values![authority, family])? {
        let (one, other): (PersonId, PersonId) = (row.take()?, row.take()?);
        kept.ties.push((open.around.survivor(one), open.around.survivor(other)));
    }
    for mut row in tx.rows(&PROFESSIONALS, values![authority, family])? {
        kept.professionals.push((row.take()?, row.take()?));
    }
    Ok(kept)
}

impl Kept {
    /// The secrets of the family, with who knows each. The network's own numbers are the plan: its adults and children
    /// made it, and others do not have them.
    pub(super) fn as_known_to(&self, open: &Open, reader: Reader) -> Vec<Secret> {
        let mut secrets = self.addresses_kept(open);
        secrets.extend(self.phones_kept(open, reader));
        secrets.extend(self.people_kept(open));
        secrets.extend(TOLD_US.iter().map(|word| Secret {
            kind: SecretKind::Referrer,
            value: (*word).to_owned(),
            what: format!("That somebody spoke to us, from the word “{word}”"),
            known_by: Vec::new(),
        }));
        secrets
    }

    fn lives_at(&self, household: HouseholdId) -> Vec<PersonId> {
        self.residents.iter().filter(|(at, _)| *at == household).map(|(_, person)| *person).collect()
    }

    fn addresses_kept(&self, open: &Open) -> Vec<Secret> {
        let mut secrets = Vec::new();
        for (household, lines, postcode) in &self.addresses {
            let residents = self.lives_at(*household);
            let names = residents.iter().filter_map(|id| open.around.name(*id).map(str::to_owned));
            let names: Vec<String> = names.collect();
            let whose = if names.is_empty() { "somebody".to_owned() } else { in_a_row(names) };
            let first = lines.lines().next().unwrap_or("");
            for value in [Some(first), postcode.as_deref()].into_iter().flatten() {
                secrets.push(Secret {
                    kind: SecretKind::Address,
                    value: value.to_owned(),
                    what: format!("Where {whose} lives or lived: {value}"),
                    known_by: residents.clone(),
                });
            }
        }
        secrets
    }

    fn phones_kept(&self, open: &Open, reader: Reader) -> Vec<Secret> {
        let network: Vec<&str> =
            open.whole.content.network.iter().filter_map(|row| row.phone.as_deref()).collect();
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let is_of_plan = |phone: &str| network.iter().any(|known| digits(known) == digits(phone));
        let everybody: Vec<PersonId> = match reader {
            Reader::Network(_) => Vec::new(),
            Reader::Adult(person) | Reader::Child(person) => vec![person],
        };
        let mut secrets = Vec::new();
        for (person, phone) in &self.phones {
            let name = open.around.name(*person).unwrap_or("somebody");
            let known_by = if is_of_plan(phone) { everybody.clone() } else { Vec::new() };
            secrets.push(phone_kept(phone, name, known_by.into_iter().chain([*person]).collect()));
        }
        for (name, phone) in &self.professionals {
            let Some(phone) = phone else { continue };
            secrets.push(phone_kept(
                phone,
                name,
                if is_of_plan(phone) { everybody.clone() } else { Vec::new() },
            ));
        }
        for row in &open.whole.content.network {
            let Some(phone) = &row.phone else { continue };
            if !secrets.iter().any(|secret| digits(&secret.value) == digits(phone)) {
                let known_by = everybody.iter().copied().chain(row.person_id).collect();
                secrets.push(phone_kept(phone, &network_name(open, row), known_by));
            }
        }
        secrets
    }

    /// People whom a reader may not have heard of: no part of the plan, no relative, not living with them.
    fn people_kept(&self, open: &Open) -> Vec<Secret> {
        let content = &open.whole.content;
        // Whoever helps may be named in the plan without being chosen from the family.
        let is_named = |name: &str| {
            let called = |known: &str| name == known || name.split_whitespace().next() == Some(known);
            content.network.iter().any(|row| row.name.as_deref().is_some_and(called))
        };
        let in_plan = |id: PersonId| {
            content.children.contains(&id)
                || content.network.iter().any(|row| row.person_id == Some(id))
                || open.around.name(id).is_some_and(is_named)
        };
        let mut secrets = Vec::new();
        for member in open.around.members.iter().filter(|member| !in_plan(member.person)) {
            let mut known_by = vec![member.person];
            for (one, other) in &self.ties {
                known_by.extend((*one == member.person).then_some(*other));
                known_by.extend((*other == member.person).then_some(*one));
            }
            for (household, _) in self.residents.iter().filter(|(_, person)| *person == member.person) {
                known_by.extend(self.lives_at(*household));
            }
            if member.part == Part::Adult && member.is_here {
                known_by.extend(content.children.iter().copied());
            }
            secrets.extend(person_kept(&member.name, &known_by));
        }
        for (name, _) in &self.professionals {
            if !is_named(name) {
                secrets.extend(person_kept(name, &[]));
            }
        }
        secrets
    }
}

fn phone_kept(phone: &str, name: &str, known_by: Vec<PersonId>) -> Secret {
    Secret {
        kind: SecretKind::Phone,
        value: phone.to_owned(),
        what: format!("How to reach {name}: {phone}"),
        known_by,
    }
}

/// Somebody by their whole name, and by their given name alone.
fn person_kept(name: &str, known_by: &[PersonId]) -> Vec<Secret> {
    let mut values = vec![name];
    values.extend(name.split_whitespace().next().filter(|given| *given != name && given.chars().count() > 2));
    let secret = |value: &str| Secret {
        kind: SecretKind::ThirdParty,
        value: value.to_owned(),
        what: format!("That {value} is in this family’s life"),
        known_by: known_by.to_vec(),
    };
    values.into_iter().map(secret).collect()
}

/// What stands for a secret in an address, where nothing personal may be.
pub(super) fn key(secret: &Secret) -> String {
    let hash = Sha256::digest(format!("{}:{}", secret.kind.key(), secret.value));
    hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
