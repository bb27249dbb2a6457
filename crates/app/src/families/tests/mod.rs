pub(crate) mod builders;
mod kept;
mod who_may_know;

use axum::http::StatusCode;
use kith_practice::family::{Part, RelationshipKind};
use kith_vocabulary::ids::{FamilyId, PersonId};

use crate::platform::access::Role;
use crate::testing::{House, SignedIn};

use builders::{Someone, also_in, family_of, restrict, tie};

fn two_siblings(house: &House) -> (SignedIn, FamilyId, Vec<PersonId>) {
    let who = house.worker("Ada Quill", &[Role::SocialWorker], None);
    let (family, people) = family_of(
        house,
        &who,
        &[
            Someone("Amira", "Khan", "2015-03-04", Part::Child),
            Someone("Sami", "Khan", "2018-06-01", Part::Child),
        ],
    );
    (who, family, people)
}

#[test]
fn a_mother_is_added_to_two_siblings_who_are_then_brother_and_sister() {
    let house = House::new();
    let (who, family, people) = two_siblings(&house);
    let path = format!("/families/{family}/people/new");
    house.get(&who, &path).shows("To which children?").shows("Amira Khan").shows("With the children");
    let (first, second) = (people[0].to_string(), people[1].to_string());
    let answer = house.post(
        &who,
        &path,
        &[
            ("as", "mother"),
            ("given", "Farah"),
            ("family", "Khan"),
            ("child", &first),
            ("child", &second),
            ("lives_with", "with the children"),
            ("responsibility", "usual"),
        ],
    );
    assert_eq!(answer.location, format!("/families/{family}?done=person-added"), "{}", answer.main());
    house
        .get(&who, &answer.location)
        .shows("Farah Khan")
        .shows("Mother of Amira and Sami")
        .shows("Parental responsibility for Amira and Sami")
        .shows("worked out from their parents")
        .shows("Amira Khan, Sami Khan and Farah Khan");
}

#[test]
fn the_same_form_sent_twice_adds_one_person() {
    let house = House::new();
    let (who, family, _) = two_siblings(&house);
    let path = format!("/families/{family}/people/new");
    let form = [
        ("write_id", "01890a5d-ac96-774b-bcce-b302099a8057"),
        ("as", "friend"),
        ("given", "Wren"),
        ("family", "Abbott"),
        ("known", "none"),
    ];
    let first = house.post(&who, &path, &form);
    let second = house.post(&who, &path, &form);
    assert_eq!(first.location, second.location);
    let page = house.get(&who, &first.location);
    assert_eq!(page.body.matches("kith-who__name").count(), 3, "{}", page.main());
}

#[test]
fn answers_that_lack_something_come_back_with_what_was_typed() {
    let house = House::new();
    let (who, family, _) = two_siblings(&house);
    let path = format!("/families/{family}/people/new");
    let answer = house.post(
        &who,
        &path,
        &[("family", " "), ("born-day", "31"), ("born-month", "2"), ("born-year", "1990")],
    );
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in
        ["Choose what they are to the children", "Enter a first or last name", "This is not a real date"]
    {
        assert!(answer.body.contains(words), "{words}: {}", answer.main());
    }
    assert!(answer.body.contains("value=\"1990\""));
}

#[test]
fn somebody_who_is_here_already_is_offered_and_may_join_from_another_record() {
    let house = House::new();
    let (who, family, people) = two_siblings(&house);
    let (other, cousins) = family_of(&house, &who, &[Someone("Noor", "Khan", "2012-09-09", Part::Child)]);
    let path = format!("/families/{family}/people/new");
    let first = people[0].to_string();
    let form = [
        ("as", "child of the family"),
        ("given", "Noor"),
        ("family", "Khan"),
        ("born-day", "9"),
        ("born-month", "9"),
        ("born-year", "2012"),
        ("child", first.as_str()),
    ];
    let offered = house.post(&who, &path, &form);
    offered.shows("Is this person here already?").shows("The same date of birth").shows("Khan family");
    let noor = cousins[0].to_string();
    let mut chosen = form.to_vec();
    chosen.extend([("known", noor.as_str()), ("leaves", "yes")]);
    let answer = house.post(&who, &path, &chosen);
    assert_eq!(answer.location, format!("/families/{family}?done=person-added"), "{}", answer.main());
    let page = house.get(&who, &answer.location);
    page.shows("Noor Khan").shows("Lead practitioner for Noor, Amira and Sami");
    house.get(&who, &format!("/families/{other}")).shows("Who left this family (1)");
}

#[test]
fn a_restricted_person_is_offered_to_nobody_who_may_not_know_of_them() {
    let house = House::new();
    let (who, family, _) = two_siblings(&house);
    let lead = house.worker("Lee Marsh", &[Role::SocialWorker], None);
    let (hidden, _) = family_of(&house, &lead, &[Someone("Noor", "Khan", "2012-09-09", Part::Child)]);
    restrict(&house, hidden);
    let answer = house.post(
        &who,
        &format!("/families/{family}/people/new"),
        &[("as", "relative"), ("given", "Noor"), ("family", "Khan"), ("then", "find")],
    );
    answer.shows("Nobody called Noor Khan is in Kith that you can see").hides("2012");
}

#[test]
fn somebody_of_a_restricted_family_is_left_out_of_an_open_ones_page() {
    let house = House::new();
    let (who, family, people) = two_siblings(&house);
    let lead = house.worker("Lee Marsh", &[Role::SocialWorker], None);
    let (hidden, others) = family_of(&house, &lead, &[Someone("Zed", "Vane", "1985-01-01", Part::Adult)]);
    also_in(&house, family, others[0], Part::Adult);
    tie(&house, others[0], RelationshipKind::Father, people[0]);
    house.get(&who, &format!("/families/{family}")).shows("Zed Vane").shows("Father of Amira");
    restrict(&house, hidden);
    house.get(&who, &format!("/families/{family}")).shows("Amira Khan").hides("Zed").hides("Father of");
}

#[test]
fn a_family_that_one_may_not_know_of_is_not_found() {
    let house = House::new();
    let (who, family, _) = two_siblings(&house);
    restrict(&house, family);
    assert_eq!(house.get(&who, &format!("/families/{family}")).status, StatusCode::NOT_FOUND);
    let absent = house.get(&who, "/families/01890a5d-ac96-774b-bcce-b302099a8057");
    assert_eq!(absent.status, StatusCode::NOT_FOUND);
}

#[test]
fn the_page_costs_the_same_for_two_people_and_for_twelve() {
    let house = House::new();
    let (who, small, _) = two_siblings(&house);
    let names = ["Abe", "Bea", "Cal", "Dot", "Eli", "Fay", "Gus", "Hal", "Ivy", "Jem", "Kit", "Lou"];
    let many: Vec<Someone> =
        names.iter().map(|name| Someone(name, "Reed", "2014-01-01", Part::Child)).collect();
    let (large, people) = family_of(&house, &who, &many);
    for child in &people[1..] {
        tie(&house, people[0], RelationshipKind::Sibling, *child);
    }
    let few = house.get(&who, &format!("/families/{small}"));
    let lots = house.get(&who, &format!("/families/{large}"));
    lots.shows("Lou Reed");
    assert_eq!(few.statements, lots.statements);
    assert_eq!(lots.statements, 25, "a page that asks for more says here what it asks");
}

#[test]
fn a_record_is_started_with_a_child_and_whoever_starts_it_leads_the_work() {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::SocialWorker], None);
    house.get(&who, "/families/new").shows("Start a family");
    let form = [
        ("given", "Bo"),
        ("family", "Larkin"),
        ("born-day", "1"),
        ("born-month", "3"),
        ("born-year", "2027"),
        ("born-expected", "yes"),
    ];
    let answer = house.post(&who, "/families/new", &form);
    house
        .get(&who, &answer.location)
        .shows("Larkin family")
        .shows("due 1 March 2027")
        .shows("Not born yet")
        .shows("Lead practitioner for Bo");
    let again = house.post(&who, "/families/new", &form);
    again.shows("Is the child here already?").shows("Bo Larkin");
}

#[test]
fn a_manager_who_starts_a_record_carries_on_before_anybody_is_allocated() {
    let house = House::new();
    let (north, south) = (house.team("North"), house.team("South"));
    let manager = house.worker("Mo Hale", &[Role::TeamManager], Some(north));
    let ada = house.worker("Ada Quill", &[Role::SocialWorker], Some(south));
    let started = house.post(&manager, "/families/new", &[("given", "Wren"), ("family", "Oduya")]);
    let family = started.location.trim_start_matches("/families/").split('?').next().unwrap().to_owned();
    let path = format!("/families/{family}/people/new");
    house.get(&manager, &path).shows("Add a person");
    house.get(&ada, &format!("/families/{family}")).shows("Wren Oduya");
    assert_eq!(house.get(&ada, &path).status, StatusCode::FORBIDDEN);
    // Once another team works with the family, it is theirs.
    let child = {
        let page = house.get(&manager, &path);
        let at = page.body.find("name=\"child\"").unwrap();
        page.body[at..].split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let worker = ada.worker.to_string();
    let allocated = house.post(
        &manager,
        &format!("/families/{family}/allocate"),
        &[("child", &child), ("worker", &worker), ("role", "lead practitioner"), ("every", "28")],
    );
    assert_eq!(allocated.status, StatusCode::SEE_OTHER, "{}", allocated.main());
    house.get(&ada, &path).shows("Add a person");
    assert_eq!(house.get(&manager, &path).status, StatusCode::FORBIDDEN);
}

#[test]
fn what_matters_now_is_never_overwritten() {
    let house = House::new();
    let (who, family, _) = two_siblings(&house);
    let path = format!("/families/{family}/matters");
    let first = house.post(&who, &path, &[("version", "1"), ("matters", "Gran visits on Sundays.")]);
    assert_eq!(first.location, format!("/families/{family}?done=matters-changed"));
    house.get(&who, &first.location).shows("Gran visits on Sundays.");
    let late = house.post(&who, &path, &[("version", "1"), ("matters", "School starts at nine.")]);
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("Gran visits on Sundays.") && late.body.contains("School starts at nine."));
    house.get(&who, &format!("/families/{family}")).shows("Gran visits on Sundays.").hides("School starts");
}

#[test]
fn a_family_is_called_anew_and_never_over_somebody_elses_change() {
    let house = House::new();
    let (who, family, _) = two_siblings(&house);
    let path = format!("/families/{family}/name");
    house.get(&who, &path).shows("value=\"Khan family\"");
    let done = house.post(&who, &path, &[("name", "Khan and Reed family"), ("version", "1")]);
    house.get(&who, &done.location).shows("The family’s name is changed.").shows("Khan and Reed family</h1>");
    let stale = house.post(&who, &path, &[("name", "Reed family"), ("version", "1")]);
    assert_eq!(stale.status, StatusCode::CONFLICT);
    for words in ["Somebody else changed the name", "Khan and Reed family", "value=\"Reed family\""] {
        assert!(stale.body.contains(words), "{words}: {}", stale.main());
    }
    for (name, words) in [("", "Enter what the family is called"), (&"x".repeat(101), "100 letters or fewer")]
    {
        let refused = house.post(&who, &path, &[("name", name), ("version", "2")]);
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains(words), "{words}: {}", refused.main());
    }
}

#[test]
fn somebody_leaves_from_a_day_that_is_not_in_the_future() {
    let house = House::new();
    let (who, family, people) = two_siblings(&house);
    let path = format!("/families/{family}/people/{}/leave", people[1]);
    house.get(&who, &path).shows("Sami Khan leaves the family");
    let day = |day| [("left-day", day), ("left-month", "11"), ("left-year", "2026")];
    let tomorrow = house.post(&who, &path, &day("26"));
    assert_eq!(tomorrow.status, StatusCode::UNPROCESSABLE_ENTITY);
    let today = house.post(&who, &path, &day("25"));
    assert_eq!(today.location, format!("/families/{family}?done=person-left"));
    house.get(&who, &today.location).shows("Left the family 25 November 2026");
}

#[test]
fn a_worker_of_another_team_reads_and_changes_nothing() {
    let house = House::new();
    let (_, family, people) = two_siblings(&house);
    let other = house.worker("Lee Marsh", &[Role::SocialWorker], None);
    let page = house.get(&other, &format!("/families/{family}"));
    page.shows("Amira Khan").hides("Add a person").hides("Change what matters now");
    let child = people[0].to_string();
    let add = house.post(
        &other,
        &format!("/families/{family}/people/new"),
        &[("as", "mother"), ("given", "Farah"), ("child", &child)],
    );
    assert_eq!(add.status, StatusCode::FORBIDDEN);
}
