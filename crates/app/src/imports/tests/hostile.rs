//! Files that are not what they should be: a clear message with the line, and nothing imported.

use super::*;
use crate::imports::actions::{check_census, import_checked};
use crate::platform::clock::new_id;

#[track_caller]
fn refused(house: &House, content: &[u8], words: &str) {
    let before = size(house);
    let path = file(house, "hostile.xml", content);
    match try_import(house, &path) {
        Err(Problem::Invalid(fields)) => {
            let told = &fields["file"];
            assert!(told.contains(words), "{told:?} does not say {words:?}");
            assert!(told.ends_with("Nothing was imported."), "{told}");
        }
        other => panic!("{words:?} was expected: {other:?}"),
    }
    assert_eq!(size(house), before, "something was imported: {words}");
}

#[test]
fn a_file_that_is_no_census_is_refused_with_its_line() {
    let house = House::new();
    let good = child("A1", "", "<CINdetails><CINreferralDate>2025-01-06</CINreferralDate></CINdetails>");
    let cases: [(String, &str); 13] = [
        (String::new(), "Line 1: The file is empty"),
        ("Child,Date\nA1,2025-01-06\n".to_owned(), "Line 1: This is not an XML file"),
        (
            "<?xml version=\"1.0\"?>\n<EXPSSDA903/>".to_owned(),
            "Line 2: This is not a children in need census",
        ),
        ("<Message><Children/></Message>".to_owned(), "Line 1: The file names no children"),
        (
            census(2025, &good).replace("CIN</Coll", "SWF</Coll"),
            "Line 1: This is not a children in need census (CIN)",
        ),
        (
            census(2025, &good).replace("</Children>", "</Childern>"),
            "Line 4: <Children>, opened on line 2, is closed by",
        ),
        (census(2025, &format!("{good}\n<Child>")), "<Child>, opened on line 4, is closed by </Children>"),
        (census(2025, &format!("{good}\n<Child")), "Line 4: This is not well-formed XML"),
        (
            census(2025, &good).replace("<Message>", "<!DOCTYPE Message [<!ENTITY a \"aa\">]>\n<Message>"),
            "Line 1: The file declares a document type",
        ),
        (census(2025, &good).replace("WBRI", "\n&bomb;"), "Line 4: The file uses the entity “&bomb;”"),
        (
            census(2025, &good).replace("WBRI", &"W".repeat(3_000_000)),
            "Line 3: A single text or tag is longer",
        ),
        (
            census(2025, &good).replace("<Ethnicity>WBRI</Ethnicity>", &"<E/>".repeat(10_000)),
            "Line 3: The part that begins here has more than 10000",
        ),
        (
            census(2025, &good).replace("WBRI", &format!("{}{}", "<E>".repeat(40), "</E>".repeat(40))),
            "32 deep",
        ),
    ];
    for (content, words) in cases {
        refused(&house, content.as_bytes(), words);
    }
    refused(
        &house,
        b"<Message>\n<Children>\n<Child>\xff</Child></Children></Message>",
        "Line 3: Here is a character",
    );
    refused(&house, b"PK\x03\x04\x00\x00", "Line 1: This is a zip or Excel file");
}

#[test]
fn a_file_cut_short_anywhere_imports_nothing() {
    let house = House::new();
    let whole = std::fs::read(sample("census-2025.xml")).unwrap();
    for tenth in 1..10 {
        refused(&house, &whole[..whole.len() * tenth / 10], "Line ");
    }
}

#[test]
fn a_file_that_is_not_there_is_told_in_words() {
    let house = House::new();
    let problem = try_import(&house, Path::new("/nowhere/census.xml")).unwrap_err();
    assert!(problem.to_string().starts_with("The file cannot be read"), "{problem}");
}

#[test]
fn a_file_that_changes_between_its_two_readings_leaves_no_trace() {
    let house = House::new();
    let before = size(&house);
    let whole = std::fs::read_to_string(sample("census-2025.xml")).unwrap();
    for later in [whole.replace("WBRI", "WOTH"), whole[..whole.len() / 2].to_owned()] {
        let path = file(&house, "census.xml", whole.as_bytes());
        let checked = check_census(&path, &mut |_, _| {}).unwrap();
        file(&house, "census.xml", later.as_bytes());
        let import = new_id(house.acting.now);
        import_checked(&house.app.db, house.acting, import, &path, "census.xml", checked, &mut |_, _| {})
            .unwrap_err();
        assert_eq!(size(&house), before);
        assert!(person(&house, "SOL100201").is_none());
    }
}

#[test]
fn progress_rises_to_the_end_over_both_readings() {
    let house = House::new();
    let mut told = Vec::new();
    let path = sample("census-2025.xml");
    import_census(&house.app.db, house.acting, &path, "census-2025.xml", &mut |done, all| {
        told.push((done, all));
    })
    .unwrap();
    let all = std::fs::metadata(&path).unwrap().len() * 2;
    assert!(told.is_sorted() && told.iter().all(|(done, of)| *of == all && *done <= all), "{told:?}");
}
