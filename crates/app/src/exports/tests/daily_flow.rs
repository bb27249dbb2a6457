use kith_vocabulary::ids::PersonId;
use serde_json::Value;

use super::*;
use crate::exports::daily_flow::{self, Batch, Counts};
use crate::{statement, values};

statement! {
    END_PLAN = "
        delete from need_plan
         where authority_id = ?1
           and person_id = (select person_id from identifier where authority_id = ?1 and value = ?2)";

    CLOSE = "
        update referral
           set closed_on = '2020-01-01'
         where authority_id = ?1 and person_id = ?2";

    WHO_HAS = "
        select person_id
          from identifier
         where authority_id = ?1 and value = ?2
         limit 1";
}

#[track_caller]
fn batch(house: &House, which: Batch, counts: Counts) -> Vec<Value> {
    let path = house.folder().join("flow.json");
    let made = daily_flow::make(&house.app.db, house.acting, which, counts, &path).unwrap();
    let batch: Vec<Value> = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    assert_eq!(made.children, i64::try_from(batch.len()).unwrap());
    batch
}

fn house_with_census() -> House {
    let house = House::new();
    import(&house, &sample("census-2026.xml"));
    house
}

#[test]
fn a_batch_tells_of_whoever_changed_since_they_were_sent() {
    let house = house_with_census();
    let all = batch(&house, Batch::Changed, Counts::Unsent);
    assert!(all.len() > 3 && all.iter().all(|child| child["purge"] == false));
    assert_eq!(batch(&house, Batch::Changed, Counts::Sent), all, "nobody was sent before");
    assert_eq!(batch(&house, Batch::Changed, Counts::Sent), Vec::<Value>::new());
    let authority = house.authority;
    house.app.db.write(move |tx| tx.run(&END_PLAN, values![authority, "SOL100201"])).unwrap();
    let changed = batch(&house, Batch::Changed, Counts::Sent);
    assert_eq!(changed.len(), 1);
    assert_eq!(changed[0]["la_child_id"], "SOL100201");
    let plans = &changed[0]["social_care_episodes"][0]["child_in_need_plans"];
    assert_eq!(plans.as_array().unwrap().len(), 1);
    assert_eq!(plans[0]["purge"], true, "what is gone is told to be purged: {plans}");
    assert_eq!(batch(&house, Batch::Changed, Counts::Sent), Vec::<Value>::new());
    assert_eq!(batch(&house, Batch::All, Counts::Unsent).len(), all.len());
}

#[test]
fn a_child_who_is_no_longer_of_the_flow_is_purged_once() {
    let house = house_with_census();
    batch(&house, Batch::Changed, Counts::Sent);
    let authority = house.authority;
    let person: PersonId =
        house.app.db.read(|tx| tx.row(&WHO_HAS, values![authority, "SOL100201"])?.unwrap().take()).unwrap();
    house.app.db.write(move |tx| tx.run(&CLOSE, values![authority, person])).unwrap();
    let gone = batch(&house, Batch::Changed, Counts::Sent);
    assert_eq!((gone.len(), &gone[0]["la_child_id"]), (1, &Value::from("SOL100201")));
    assert_eq!(gone[0]["purge"], true);
    assert_eq!(batch(&house, Batch::Changed, Counts::Sent), Vec::<Value>::new());
}

#[test]
fn one_child_is_told_as_they_stand_and_one_whom_nobody_knows_is_refused() {
    let house = house_with_census();
    batch(&house, Batch::Changed, Counts::Sent);
    let one = batch(&house, Batch::Child("SOL100202"), Counts::Unsent);
    assert_eq!((one.len(), &one[0]["la_child_id"]), (1, &Value::from("SOL100202")));
    let path = house.folder().join("none.json");
    let refused =
        daily_flow::make(&house.app.db, house.acting, Batch::Child("nobody"), Counts::Unsent, &path);
    assert!(refused.unwrap_err().to_string().contains("no child with the number nobody"));
    assert!(!path.exists());
}
