use jiff::civil::date;

use super::*;

const ONE: &str = r#"
[[deadline]]
key = "visit"
version = 1
from = "2013-04-15"
name = "See the child"
local = "Usual"
starts = ["need plan started"]
met_by = ["need visit"]
within = "6 weeks"
then = ["6 weeks"]
warning_days = 7
"#;

#[test]
fn every_model_file_shipped_is_read() {
    let all = shipped().unwrap_or_else(|refused| panic!("{refused}"));
    let mut keys: Vec<_> = all.iter().map(|one| (&one.key, one.version)).collect();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), all.len(), "no key is used in two files");
}

#[test]
fn a_model_file_is_refused_with_its_line_and_the_reason() {
    let check = |was: &str, is: &str, line: usize, reason: &str| {
        let text = ONE.replace(was, is);
        assert_ne!(text, ONE, "{was}");
        let refused = read("mine.toml", &text).unwrap_err().to_string();
        let begins = format!("mine.toml, line {line}: ");
        assert!(refused.starts_with(&begins) && refused.contains(reason), "{refused:?} for {is}");
    };
    check("need visit", "a nice chat", 9, "nothing that happens is called \"a nice chat\"");
    check("within = \"6 weeks\"", "within = \"soon\"", 10, "a time limit is a number");
    check("name = \"See the child\"", "name =", 6, "");
    check("warning_days", "warning_weeks", 12, "warning_weeks");
    check("warning_days = 7\n", "", 2, "missing field `warning_days`");
    check("local = \"Usual\"\n", "", 2, "either by `law` or by `local`");
    check("local = \"Usual\"", "local = \"Usual\"\nlaw = \"An Act\"", 2, "either by `law` or by `local`");
    check("met_by = [\"need visit\"]", "met_by = []", 2, "nothing meets it");
    check("starts = [\"need plan started\"]", "", 2, "it starts either");
    check("then = [\"6 weeks\"]", "then = [\"6 hours\"]", 2, "only the first time limit can be in hours");
    check("version = 1", "version = 0", 2, "counted from 1");
    check("2013-04-15", "15 April 2013", 5, "");
    let twice = format!("{ONE}{ONE}");
    let refused = read("mine.toml", &twice).unwrap_err();
    assert_eq!((refused.line, refused.reason.as_str()), (14, "visit: version 1 is there twice"));
}

#[test]
fn what_started_under_an_older_version_is_judged_by_it() {
    let newer = ONE.replace("version = 1", "version = 2").replace("2013-04-15", "2026-02-01");
    let newer = newer
        .replace("within = \"6 weeks\"\nthen = [\"6 weeks\"]", "within = \"4 weeks\"\nthen = [\"4 weeks\"]");
    let catalogue = Catalogue::new(read("mine.toml", &format!("{ONE}{newer}")).unwrap(), &[]);
    let all = [
        happened(1, "need plan started", date(2026, 1, 31)),
        happened(2, "need visit", date(2026, 2, 1)),
        happened(3, "need plan started", date(2012, 1, 1)),
    ];
    assert_eq!(worded(&catalogue, "visit", &born("2010-03-01"), &all), ["2026-03-14 met", "2026-03-01 open"]);
}

#[test]
fn a_service_changes_what_is_local_from_a_day_on_and_nothing_that_is_law() {
    let limit = |definition: &str, within: &str| LocalLimit {
        definition: definition.to_owned(),
        from: date(2026, 2, 1),
        within: within.parse().unwrap(),
        then: Some("2 weeks".parse().unwrap()),
        warning_days: 2,
    };
    let limits =
        [limit("need visit", "1 week"), limit("assessment", "90 working days"), limit("nothing", "1 day")];
    let catalogue = Catalogue::new(shipped().unwrap(), &limits);
    let all = [
        happened(1, "referral received", date(2026, 2, 2)),
        happened(2, "need plan started", date(2026, 1, 31)),
        happened(3, "need visit", date(2026, 2, 1)),
    ];
    let child = born("2016-03-01");
    assert_eq!(worded(&catalogue, "need visit", &child, &all), ["2026-03-14 met", "2026-02-15 open"]);
    assert_eq!(worded(&catalogue, "assessment", &child, &all), ["2026-04-08 open"]);
    assert_eq!(catalogue.in_force("need visit", date(2026, 1, 31)).unwrap().version, 1);
    let now = catalogue.in_force("need visit", date(2026, 2, 1)).unwrap();
    assert_eq!((now.version, now.warning_days, now.within.to_string().as_str()), (2, 2, "1 week"));
    assert_eq!(catalogue.in_force("need visit", date(2000, 1, 1)), None);
}

#[test]
fn every_local_default_says_where_it_comes_from_and_every_law_its_year() {
    for one in shipped().unwrap() {
        match (&one.law, &one.local) {
            (Some(law), None) => assert!(law.contains("20") || law.contains("1989"), "{law}"),
            (None, Some(local)) => assert!(local.len() > 20, "{local}"),
            _ => panic!("{} is neither law nor local", one.key),
        }
    }
}
