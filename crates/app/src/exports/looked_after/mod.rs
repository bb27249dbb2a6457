//! The SSDA903 return made from the record.

pub(super) mod facts;
pub(super) mod rows;

use std::io::{Cursor, Write};

use kith_returns::cin_census::assemble::CensusYear;
use kith_returns::ssda903::assemble::{assemble, tables_of};
use kith_returns::ssda903::tables::Tables;
use kith_returns::ssda903::write_csv;
use kith_vocabulary::calendar::add_months;
use kith_vocabulary::ids::{AuthorityId, PersonId};

use super::children::each_stretch;
use super::made::unwritten;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::{statement, values};
use facts::facts_of;
use rows::read_care;

statement! {
    /// Who was looked after from ?2 to ?3, was told of by a return of the year ?6, or was met after care from ?4 to ?5.
    CHILDREN_IN_CARE = "
        select distinct coalesce(p.merged_into_id, p.person_id) as child_id
          from (select person_id
                  from care_episode
                 where authority_id = ?1 and started_on <= ?3 and (ended_on is null or ended_on >= ?2)
                union
                select person_id
                  from care_check
                 where authority_id = ?1 and found_on = ?3 and known_by = 'year'
                union
                select person_id
                  from leaver_contact
                 where authority_id = ?1 and told_on >= ?4 and told_on <= ?5
                union
                select person_id
                  from adoption_told
                 where authority_id = ?1 and year = ?6) c
          join person p on p.authority_id = ?1 and p.person_id = c.person_id
         order by child_id
         limit 10000000";
}

/// The tables of a year, with the children that they tell of.
pub(super) fn tables(
    tx: &mut Tx,
    authority: AuthorityId,
    year: CensusYear,
) -> Result<(Tables, Vec<(String, PersonId)>), Problem> {
    let (from, to) = (add_months(year.start, -3), add_months(year.end, 1));
    let asked = values![authority, year.start, year.end, from, to, i64::from(year.year)];
    let children: Result<Vec<PersonId>, Problem> =
        tx.rows(&CHILDREN_IN_CARE, asked)?.into_iter().map(|mut row| row.take()).collect();
    let (mut tables, mut told) = (Tables::default(), Vec::new());
    each_stretch(tx, authority, &children?, &mut |tx, stretch| {
        let care = read_care(tx, authority, &stretch)?;
        for (child, care) in stretch.children.iter().zip(care) {
            let facts = facts_of(child, care);
            if let Some(rows) = assemble(&facts, year) {
                tables.append(rows);
                told.push((facts.id, child.person.person_id));
            }
        }
        Ok(())
    })?;
    tables_of(year.year).for_each(|table| tables.give(table));
    Ok((tables, told))
}

/// Writes the return of a year as a zip of its files; gives the children that it tells of.
pub(super) fn write_zip(
    tx: &mut Tx,
    authority: AuthorityId,
    year: CensusYear,
    out: &mut dyn Write,
) -> Result<Vec<(String, PersonId)>, Problem> {
    let (tables, told) = tables(tx, authority, year)?;
    // A zip's directory is put together at the end, when it is known where each part turned out to be.
    let mut file = Cursor::new(Vec::new());
    write_csv::write_zip(&tables, tables_of(year.year), &mut file).map_err(|error| unwritten(&error))?;
    out.write_all(file.get_ref()).map_err(|error| unwritten(&error))?;
    Ok(told)
}
