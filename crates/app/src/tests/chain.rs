use crate::platform::access::Role;
use crate::platform::db::Statement;
use crate::platform::verify::{Unproved, verify};
use crate::testing::House;
use crate::{statement, values};

statement! {
    RENAME = "update worker set name = 'Somebody Else' where authority_id = ?1 and name = 'Ada Quill'";
    TAKE_AWAY = "delete from worker_role where authority_id = ?1";
    PUT_THERE = "
        insert into team (authority_id, team_id, version, name)
        values (?1, '00000000-0000-7000-8000-000000000000', 1, 'Nobody made this')";
    REWRITE_BODY = "
        update change
           set body = 'rewritten'
         where authority_id = ?1 and table_name = 'team'";
    REWRITE_ACTOR = "update task set actor_id = 'nobody' where authority_id = ?1 and kind = 'make a team'";
    DROP_CHANGE = "delete from change where authority_id = ?1 and seq = 2";
    DROP_LAST = "
        delete from change
         where authority_id = ?1 and seq = (select max(seq) from change where authority_id = ?1)";
}

fn house() -> House {
    let house = House::new();
    let team = house.team("Family Help West");
    house.worker("Ada Quill", &[Role::SocialWorker], Some(team));
    house
}

#[track_caller]
fn tampering(statement: &'static Statement, named: &str) {
    let house = house();
    verify(&house.app.db).unwrap();
    let authority = house.authority;
    let touched = house.app.db.write(move |tx| tx.run(statement, values![authority])).unwrap();
    assert_eq!(touched, 1, "the tampering touches one row");
    match verify(&house.app.db) {
        Err(Unproved::Difference(words)) => assert!(words.contains(named), "{words}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_record_that_nobody_touched_is_proved_whole() {
    let proved = verify(&house().app.db).unwrap();
    assert_eq!(proved.authorities, 1);
    assert_eq!(proved.changes, proved.rows);
    assert!(proved.rows >= 5);
}

#[test]
fn a_row_changed_behind_the_recorder_is_named() {
    tampering(&RENAME, "its name is not what its last change says");
}

#[test]
fn a_row_taken_away_behind_the_recorder_is_named() {
    tampering(&TAKE_AWAY, "was taken away without a change");
}

#[test]
fn a_row_put_there_behind_the_recorder_is_named() {
    tampering(&PUT_THERE, "was put there without a change");
}

#[test]
fn a_rewritten_change_is_named() {
    tampering(&REWRITE_BODY, "is not the one that was sealed");
}

#[test]
fn a_rewritten_author_is_named() {
    tampering(&REWRITE_ACTOR, "who did it, when or why is not as it was sealed");
}

#[test]
fn a_missing_change_is_named() {
    tampering(&DROP_CHANGE, "the changes between are missing");
}

#[test]
fn a_chain_cut_short_is_named() {
    tampering(&DROP_LAST, "its head says");
}
