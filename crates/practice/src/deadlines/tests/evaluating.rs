use jiff::civil::date;

use super::*;

#[test]
fn a_deadline_is_met_on_its_last_day_and_late_the_day_after() {
    let check = |authorised: Option<Date>, expected: &str| {
        let mut all = vec![happened(1, "referral received", date(2025, 12, 30))];
        all.extend(authorised.map(|on| happened(2, "assessment authorised", on)));
        assert_eq!(due_by("assessment", &born("2016-03-01"), &all), [expected], "{authorised:?}");
    };
    check(None, "2026-03-04 open");
    check(Some(date(2025, 12, 30)), "2026-03-04 met");
    check(Some(date(2026, 3, 4)), "2026-03-04 met");
    check(Some(date(2026, 3, 5)), "2026-03-04 met late");
}

#[test]
fn what_became_needless_in_time_is_not_missed_and_what_did_not_is() {
    let check = |closed, expected: &str| {
        let all =
            [happened(1, "referral received", date(2025, 12, 30)), happened(2, "referral closed", closed)];
        assert_eq!(due_by("assessment", &born("2016-03-01"), &all), [expected], "closed {closed}");
    };
    check(date(2026, 3, 4), "2026-03-04 not needed");
    check(date(2026, 3, 5), "2026-03-04 missed");
}

#[test]
fn an_authorised_assessment_meets_the_deadline_of_its_own_referral_only() {
    let of = |n, key: &str, on, thread| Happening { thread: Some(record(thread)), ..happened(n, key, on) };
    let all = [
        of(1, "referral received", date(2026, 1, 5), 1),
        of(2, "referral received", date(2026, 2, 2), 2),
        of(3, "assessment authorised", date(2026, 2, 20), 2),
    ];
    assert_eq!(due_by("assessment", &born("2016-03-01"), &all), ["2026-03-09 open", "2026-04-08 met"]);
}

#[test]
fn reviews_follow_one_another_each_from_the_last() {
    let all = [
        happened(1, "protection plan started", date(2025, 11, 30)),
        happened(2, "review conference held", date(2026, 2, 27)),
        happened(3, "review conference held", date(2026, 8, 31)),
    ];
    let expected = ["2026-02-28 met", "2026-08-27 met late", "2027-02-28 open"];
    assert_eq!(due_by("review conference", &born("2016-03-01"), &all), expected);
    let all = [
        happened(1, "care started", date(2026, 1, 5)),
        happened(2, "care review held", date(2026, 2, 2)),
        happened(3, "care review held", date(2026, 4, 30)),
    ];
    let expected = ["2026-02-02 met", "2026-05-02 met", "2026-10-30 open"];
    assert_eq!(due_by("care review", &born("2016-03-01"), &all), expected);
}

#[test]
fn the_end_of_a_plan_ends_its_visits_and_a_second_plan_starts_its_own() {
    let of = |n, key: &str, on, plan| Happening { thread: Some(record(plan)), ..happened(n, key, on) };
    let all = [
        of(1, "protection plan started", date(2026, 1, 5), 1),
        happened(2, "protection visit", date(2026, 1, 10)),
        of(3, "protection plan ended", date(2026, 1, 15), 1),
        of(4, "protection plan started", date(2026, 6, 1), 4),
    ];
    let expected = ["2026-01-19 met", "2026-01-23 not needed", "2026-06-15 open"];
    assert_eq!(due_by("protection visit", &born("2016-03-01"), &all), expected);
}

#[test]
fn two_visits_on_one_day_are_one_round() {
    let all = [
        happened(1, "need plan started", date(2026, 1, 5)),
        happened(2, "need visit", date(2026, 2, 2)),
        happened(3, "need visit", date(2026, 2, 2)),
    ];
    assert_eq!(due_by("need visit", &born("2016-03-01"), &all), ["2026-02-16 met", "2026-03-16 open"]);
}

#[test]
fn visits_to_a_child_not_born_yet_wait_for_the_birth() {
    let all = [happened(1, "protection plan started", date(2026, 1, 5))];
    let none: [&str; 0] = [];
    assert_eq!(due_by("protection visit", &born("expected 2026-03-01"), &all), none);
    let catalogue = Catalogue::new(shipped().unwrap(), &[]);
    let found = evaluate(&catalogue, &born("2026-03-03"), &all, TODAY);
    let visit = found.iter().find(|one| one.definition.key == "protection visit").unwrap();
    assert_eq!(visit.due.unwrap().on, date(2026, 3, 17));
    assert_eq!(visit.reason(), "10 working days from birth on 3 March 2026 (local time limit)");
}

#[test]
fn a_visit_in_a_placement_of_a_year_may_wait_longer_once_it_lasts_to_18() {
    let placement = |n, key: &str, on| Happening { thread: Some(record(1)), ..happened(n, key, on) };
    let mut all = vec![
        placement(1, "placement started", date(2025, 1, 6)),
        happened(2, "care visit", date(2025, 1, 13)),
        happened(3, "care visit", date(2025, 2, 24)),
        placement(4, "placement meant to last", date(2025, 3, 3)),
        happened(5, "care visit", date(2025, 4, 7)),
        happened(6, "care visit", date(2026, 1, 6)),
    ];
    let child = born("2016-03-01");
    let first = ["2025-01-13 met", "2025-02-24 met", "2025-04-07 met"];
    assert_eq!(due_by("care visit", &child, &all), first);
    let lasting = ["2025-05-19 met late", "2026-04-06 open"];
    assert_eq!(due_by("care visit in a lasting placement", &child, &all), lasting);
    // A move, and the same day a new placement that is not meant to last.
    all.push(placement(7, "placement ended", date(2026, 2, 2)));
    all.push(Happening { thread: Some(record(8)), ..happened(8, "placement started", date(2026, 2, 2)) });
    assert_eq!(due_by("care visit", &child, &all).last().unwrap(), "2026-02-09 open");
    let lasting = ["2025-05-19 met late", "2026-04-06 not needed"];
    assert_eq!(due_by("care visit in a lasting placement", &child, &all), lasting);
}

#[test]
fn a_child_with_a_parent_is_seen_weekly_until_the_review() {
    let placement = |n, key: &str, on| Happening { thread: Some(record(1)), ..happened(n, key, on) };
    let all = [
        placement(1, "placement started", date(2026, 1, 5)),
        placement(2, "parent placement started", date(2026, 1, 5)),
        happened(3, "care visit", date(2026, 1, 12)),
        happened(4, "care visit", date(2026, 1, 20)),
        happened(5, "care review held", date(2026, 1, 23)),
    ];
    let child = born("2016-03-01");
    let none: [&str; 0] = [];
    assert_eq!(due_by("care visit", &child, &all), none);
    let weekly = ["2026-01-12 met", "2026-01-19 met late", "2026-01-27 not needed"];
    assert_eq!(due_by("parent placement visit before the review", &child, &all), weekly);
    assert_eq!(due_by("parent placement visit", &child, &all), ["2026-03-06 open"]);
}

#[test]
fn health_is_assessed_twice_a_year_until_the_fifth_birthday_and_once_after() {
    let all = [
        happened(1, "care started", date(2025, 1, 6)),
        happened(2, "health assessed", date(2025, 1, 20)),
        happened(3, "health assessed", date(2025, 7, 14)),
    ];
    let check = |birth: &str, under: &[&str], from: &[&str]| {
        assert_eq!(due_by("health review under five", &born(birth), &all), under, "born {birth}");
        assert_eq!(due_by("health review from five", &born(birth), &all), from, "born {birth}");
    };
    check("2022-05-05", &["2025-07-20 met", "2026-01-14 open"], &[]);
    check("2020-07-15", &["2025-07-20 met", "2026-01-14 open"], &["2026-07-15 open"]);
    check("2020-07-14", &["2025-07-20 met"], &["2026-07-14 met", "2026-07-14 open"]);
    check("2012-05-05", &[], &["2026-01-20 met", "2026-07-14 open"]);
}

#[test]
fn somebody_born_on_29_february_turns_16_on_1_march() {
    let all = [happened(1, "care started", date(2020, 1, 6))];
    let catalogue = Catalogue::new(shipped().unwrap(), &[]);
    let child = born("2008-02-29");
    let find = |child: &Child, all: &[Happening]| {
        let found = evaluate(&catalogue, child, all, TODAY);
        let one = found.into_iter().find(|one| one.definition.key == "needs assessment at 16");
        one.map(|one| (one.due.unwrap().on, one.reason()))
    };
    let law = "Care Planning Regulations 2010, regulation 42";
    let reason = format!("3 months from 16th birthday on 29 February 2024 ({law})");
    assert_eq!(find(&child, &all), Some((date(2024, 5, 29), reason)));
    let reason = format!("3 months from 16th birthday on 1 March 2026 ({law})");
    assert_eq!(find(&born("2010-03-01"), &all), Some((date(2026, 6, 1), reason)));
    // Born on a leap day, and 25 in a year without one: support is reviewed until 1 March.
    let leaver = [happened(1, "pathway plan reviewed", date(2024, 11, 1))];
    let reviews = due_by("pathway plan review", &born("2000-02-29"), &leaver);
    assert_eq!(reviews, ["2025-05-01 not needed"]);
    let home = [all[0], happened(2, "care ended", date(2024, 2, 28))];
    assert_eq!(find(&child, &home), None, "who left care before is not eligible");
}

#[test]
fn a_return_home_interview_is_in_time_by_the_hour() {
    let check = |held: Option<(&str, &str)>, expected: &str| {
        let mut all = vec![happened_at(1, "returned from missing", "2026-10-23T16:05:00Z")];
        all.extend(held.map(|(key, at)| happened_at(2, key, at)));
        assert_eq!(due_by("return home interview", &born("2011-03-01"), &all), [expected], "{held:?}");
    };
    check(None, "2026-10-26T16:05:00Z open");
    check(Some(("return interview held", "2026-10-26T16:05:00Z")), "2026-10-26T16:05:00Z met");
    check(Some(("return interview held", "2026-10-26T16:06:00Z")), "2026-10-26T16:05:00Z met late");
    check(Some(("return interview declined", "2026-10-24T09:00:00Z")), "2026-10-26T16:05:00Z met");
}

#[test]
fn an_interview_before_the_return_meets_nothing_and_an_offer_before_the_letter_does() {
    let all = [
        happened_at(1, "return interview held", "2026-10-23T10:00:00Z"),
        happened_at(2, "returned from missing", "2026-10-23T16:05:00Z"),
    ];
    assert_eq!(due_by("return home interview", &born("2011-03-01"), &all), ["2026-10-26T16:05:00Z open"]);
    let all = [
        happened(1, "family group offered", date(2026, 10, 20)),
        happened(2, "pre-proceedings letter sent", date(2026, 10, 23)),
    ];
    assert_eq!(due_by("family group offer", &born("2011-03-01"), &all), ["2026-10-23 met"]);
}

#[test]
fn the_second_visit_of_an_adviser_is_counted_from_the_move() {
    let all = [
        happened(1, "leaver moved", date(2026, 1, 5)),
        happened(2, "adviser visit", date(2026, 1, 8)),
        happened(3, "adviser visit", date(2026, 2, 2)),
    ];
    let expected = ["2026-01-12 met", "2026-02-02 met", "2026-04-02 open"];
    assert_eq!(due_by("adviser visit", &born("2007-03-01"), &all), expected);
}

#[test]
fn the_clock_stands_still_while_work_is_paused() {
    let mut all = vec![
        happened(1, "need plan started", date(2026, 1, 5)),
        happened(2, "work paused", date(2026, 1, 12)),
    ];
    assert_eq!(due_by("need visit", &born("2016-03-01"), &all), ["no day paused"]);
    all.push(happened(3, "work resumed", date(2026, 1, 19)));
    assert_eq!(due_by("need visit", &born("2016-03-01"), &all), ["2026-02-23 open"]);
}

#[test]
fn death_ends_everything() {
    let child = Child { died_on: Some(date(2026, 1, 10)), ..born("2016-03-01") };
    let all = [happened(1, "referral received", date(2026, 1, 5))];
    assert_eq!(due_by("assessment", &child, &all), ["2026-03-09 not needed"]);
}

#[test]
fn the_order_in_which_happenings_are_told_does_not_matter() {
    let mut all = vec![
        happened(1, "protection plan started", date(2026, 1, 5)),
        happened(2, "protection visit", date(2026, 1, 10)),
        happened(3, "review conference held", date(2026, 3, 10)),
    ];
    let catalogue = Catalogue::new(shipped().unwrap(), &[]);
    let first = evaluate(&catalogue, &born("2016-03-01"), &all, TODAY);
    all.reverse();
    assert_eq!(first, evaluate(&catalogue, &born("2016-03-01"), &all, TODAY));
}

#[test]
fn words_say_how_far_it_is_and_why() {
    let catalogue = Catalogue::new(shipped().unwrap(), &[]);
    let all = [happened(1, "referral received", date(2025, 12, 30))];
    let found = evaluate(&catalogue, &born("2016-03-01"), &all, TODAY);
    let one = found.iter().find(|one| one.definition.key == "assessment").unwrap();
    assert_eq!(one.reason(), "45 working days from referral on 30 December 2025 (Working Together 2023)");
    let noon = |day: Date| kith_vocabulary::calendar::from_london(day.at(12, 0, 0, 0));
    let check = |today, standing, words: &str| {
        let (due, warn_on) = (one.due.unwrap(), one.warn_on().unwrap());
        let found = due.standing(warn_on, today, noon(today));
        assert_eq!(found, standing, "{today}");
        assert_eq!(due_in_words(due, found, today), words);
    };
    check(date(2026, 2, 17), Standing::InTime, "due 4 March");
    check(date(2026, 2, 18), Standing::Soon, "due 4 March");
    check(date(2026, 3, 3), Standing::Soon, "due tomorrow");
    check(date(2026, 3, 4), Standing::Soon, "due today");
    check(date(2026, 3, 5), Standing::Overdue, "overdue since 4 March");
}
