use kith_vocabulary::ids::AuthorityId;

use super::{Size, make, make_beside, sign_ins};
use crate::platform::access::Role;
use crate::platform::chain::Link;
use crate::platform::db::Statement;
use crate::testing::House;
use crate::{statement, values};

statement! {
    COUNT_CHILDREN = "
        select count(distinct person_id)
          from family_member
         where authority_id = ?1
           and part = 'child'";

    COUNT_WITHOUT_KEYS = "
        select count(*)
          from person p
         where p.authority_id = ?1
           and not exists (select 1 from person_key k
                            where k.authority_id = p.authority_id and k.person_id = p.person_id)";

    END_OF_CHAIN = "
        select seq, hash
          from chain_head
         where authority_id = ?1";

    CHAIN = "
        select c.table_name, c.row_id, c.version, c.body, c.hash, t.hash
          from change c
          join task t on t.authority_id = c.authority_id and t.task_id = c.task_id
         where c.authority_id = ?1
         order by c.seq
         limit 100000";

    COUNT_CHANGES = "
        select count(*)
          from change
         where authority_id = ?1";
}

fn end_of_chain(house: &House, authority: AuthorityId) -> (i64, String) {
    let row = house.app.db.read(|tx| tx.row(&END_OF_CHAIN, values![authority])).unwrap();
    let mut row = row.unwrap();
    (row.take().unwrap(), row.take().unwrap())
}

fn count(house: &House, statement: &'static Statement, authority: AuthorityId) -> i64 {
    house.app.db.read(|tx| tx.row(statement, values![authority])?.unwrap().take()).unwrap()
}

#[test]
fn a_small_service_is_accepted_by_the_database_whole() {
    let house = House::new();
    let mut seen = Vec::new();
    let told = |so_far, wanted| seen.push((so_far, wanted));
    let children = Size::Small.children();
    let authority = make_beside(&house.app, children, 1, &sign_ins(), told).unwrap();
    assert_eq!(seen.last(), Some(&(children, children)));
    assert_eq!(count(&house, &COUNT_CHILDREN, authority), 200);
    assert_eq!(count(&house, &COUNT_WITHOUT_KEYS, authority), 0);
    let (seq, _) = end_of_chain(&house, authority);
    assert_eq!(count(&house, &COUNT_CHANGES, authority), seq);
    let again = make(&house.app, Size::Small, 1, |_, _| {}).unwrap_err();
    assert!(again.to_string().contains("already holds an authority"), "{again}");
}

#[test]
fn the_same_seed_leaves_the_same_chain() {
    let chain = |seed| {
        let house = House::new();
        let authority = make_beside(&house.app, 40, seed, &[], |_, _| {}).unwrap();
        end_of_chain(&house, authority)
    };
    let once = chain(21);
    assert!(once.0 > 1000, "{} changes", once.0);
    assert_eq!(once, chain(21));
    assert_ne!(once, chain(22));
}

#[test]
fn many_tasks_done_at_one_go_leave_a_whole_chain() {
    let house = House::new();
    let authority = make_beside(&house.app, 12, 3, &[], |_, _| {}).unwrap();
    let mut link = Link { seq: 0, hash: String::new() };
    for mut row in house.app.db.read(|tx| tx.rows(&CHAIN, values![authority])).unwrap() {
        let (table, row_id): (String, String) = (row.take().unwrap(), row.take().unwrap());
        let (version, body): (i64, String) = (row.take().unwrap(), row.take().unwrap());
        let (hash, task_hash): (String, String) = (row.take().unwrap(), row.take().unwrap());
        link = link.next(&task_hash, &table, &row_id, version, &body).link;
        assert_eq!(link.hash, hash, "{table} {row_id}");
    }
    assert!(link.seq > 400);
    assert_eq!((link.seq, link.hash), end_of_chain(&house, authority));
}

#[test]
fn every_role_has_an_account_with_a_password_that_may_be_used() {
    let all = sign_ins();
    assert_eq!(all.len(), Role::ALL.len());
    for sign_in in all {
        assert!(sign_in.email.ends_with("@solentshire.example"));
        assert_eq!(crate::workers::actions::password_fault(sign_in.password), None, "{sign_in:?}");
        assert_eq!(sign_in.password.split(' ').count(), 3, "{sign_in:?}");
    }
    assert_eq!(Size::Small.to_string().parse(), Ok(Size::Small));
    assert!("huge".parse::<Size>().unwrap_err().contains("small, county and region"));
}
