//! Checking a return from its files, whichever return it is: reading, putting together, running the rules, and what
//! is told of it. Opening the files is the caller's.

use jiff::civil::Date;
use kith_vocabulary::identifiers::la_code;

use crate::annex_a;
use crate::cell::Text;
use crate::cin_census;
use crate::files::given::GivenFile;
use crate::files::{Notes, Unreadable};
use crate::kind::{Period, ReturnKind};
use crate::report::Checked;
use crate::rules::running::Progress;
use crate::ssda903::collection::Collection;
use crate::ssda903::{self, tables::Tables};
use crate::table::Year;

/// What is to be checked.
pub struct Asked<'a> {
    /// Which return.
    pub kind: ReturnKind,
    /// The collection year or the day that it is for.
    pub period: Period,
    /// What people call what was given: the name of the file or the folder.
    pub given: String,
    /// The files.
    pub files: Vec<GivenFile<'a>>,
    /// Last year's files, where there are any.
    pub last_year: Vec<GivenFile<'a>>,
    /// Ofsted's lists of providers, where there are any.
    pub providers: Vec<GivenFile<'a>>,
    /// The code of the authority that makes the return; blank when it was not said.
    pub authority: Text,
}

/// Reads and checks a return.
///
/// # Errors
///
/// The files cannot be read as that return, with the file and the line.
pub fn check(asked: Asked<'_>, progress: Progress<'_>) -> Result<Checked, Unreadable> {
    check_so_far(asked, Date::MAX, progress)
}

/// The same for a return whose year goes on: what is not due until a day has come is not looked for.
///
/// # Errors
///
/// The files cannot be read as that return, with the file and the line.
pub fn check_so_far(asked: Asked<'_>, until: Date, progress: Progress<'_>) -> Result<Checked, Unreadable> {
    match (asked.kind, asked.period) {
        (ReturnKind::Census, Period::Year(year)) => census(asked, year, until, progress),
        (ReturnKind::LookedAfter, Period::Year(year)) => looked_after(asked, year, until, progress),
        (ReturnKind::AnnexA, Period::AsAt(day)) => lists(asked, day, progress),
        (ReturnKind::Census | ReturnKind::LookedAfter, Period::AsAt(_)) => Err(Unreadable::at(
            &asked.given,
            0,
            "this return is checked for a collection year, not for a day",
        )),
        (ReturnKind::AnnexA, Period::Year(_)) => {
            Err(Unreadable::at(&asked.given, 0, "an Annex A is checked for a day, not for a collection year"))
        }
    }
}

/// The authority's code as files have it, from what people type: a number of three digits, or the code itself.
///
/// # Errors
///
/// No authority has it; in words.
pub fn authority_code(typed: &str) -> Result<Text, String> {
    let typed = typed.trim().to_uppercase();
    let known = la_code::by_number(&typed).or_else(|| la_code::by_ons_code(&typed));
    known.map(|authority| Text::from(authority.ons_code)).ok_or_else(|| {
        format!("No authority of England has the code {typed}. Give its number, such as 850, or its code, such as E10000014.")
    })
}

fn census(asked: Asked<'_>, year: i16, until: Date, progress: Progress<'_>) -> Result<Checked, Unreadable> {
    let mut files = asked.files.into_iter();
    let (Some(file), None) = (files.next(), files.next()) else {
        return Err(Unreadable::at(
            &asked.given,
            0,
            "a children in need census is one XML file, and no more",
        ));
    };
    let read = cin_census::read::read(&file.name, file.bytes)?;
    let returned = cin_census::child::Return::assemble(read.tables);
    let report = cin_census::check::check_so_far(&returned, year, until, progress);
    Ok(Checked {
        kind: asked.kind,
        period: asked.period.to_string(),
        given: asked.given,
        files: vec![],
        n_children: returned.n_children(),
        notes: read.notes,
        report,
    })
}

fn looked_after(
    asked: Asked<'_>,
    year: i16,
    until: Date,
    progress: Progress<'_>,
) -> Result<Checked, Unreadable> {
    let this = ssda903::read::read(asked.files)?;
    let mut files = named(this.files, Year::This);
    let mut notes: Notes = this.notes;
    let mut last = Tables::default();
    if !asked.last_year.is_empty() {
        let read = ssda903::read::read(asked.last_year)?;
        files.extend(named(read.files, Year::Last));
        notes.append(read.notes);
        last = read.tables;
    }
    let mut collection = Collection::of(year);
    collection.end = collection.end.min(until);
    collection.authority = asked.authority;
    collection.format = this.format;
    if !asked.providers.is_empty() {
        collection.providers = Some(ssda903::read_providers::read(asked.providers)?.providers);
    }
    let returned = ssda903::child::Return::assemble(this.tables, last);
    let report = ssda903::check::check(&returned, collection, progress);
    Ok(Checked {
        kind: asked.kind,
        period: asked.period.to_string(),
        given: asked.given,
        files,
        n_children: returned.n_children(),
        notes,
        report,
    })
}

fn lists(asked: Asked<'_>, day: Date, progress: Progress<'_>) -> Result<Checked, Unreadable> {
    let mut files = asked.files.into_iter();
    let (Some(file), None) = (files.next(), files.next()) else {
        return Err(Unreadable::at(&asked.given, 0, "an Annex A is one workbook, and no more"));
    };
    let read = annex_a::read::read(&file.name, file.bytes)?;
    let workbook = annex_a::child::Workbook::assemble(read.lists);
    let report = annex_a::check::check(&workbook, annex_a::child::Extract { on: day }, progress);
    Ok(Checked {
        kind: asked.kind,
        period: asked.period.to_string(),
        given: asked.given,
        files: vec![],
        n_children: workbook.n_children(),
        notes: read.notes,
        report,
    })
}

fn named(files: Vec<(&'static str, String)>, year: Year) -> Vec<(&'static str, Year, String)> {
    files.into_iter().map(|(table, file)| (table, year, file)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Need;
    use crate::rules::running::quietly;
    use std::io::Cursor;

    fn asked<'a>(kind: ReturnKind, files: &[(&'a str, &'a str)]) -> Asked<'a> {
        let file = |(name, text): &(&'a str, &'a str)| GivenFile::new(*name, Cursor::new(text.as_bytes()));
        Asked {
            kind,
            period: Period::Year(kind.newest_year().unwrap_or(2026)),
            given: "what was given".to_owned(),
            files: files.iter().map(file).collect(),
            last_year: vec![],
            providers: vec![],
            authority: Text::default(),
        }
    }

    #[test]
    fn an_authority_is_known_by_its_number_or_its_code() {
        for typed in ["850", " e10000014 ", "E10000014"] {
            assert_eq!(authority_code(typed), Ok(Text::from("E10000014")), "{typed}");
        }
        assert!(authority_code("999").unwrap_err().contains("999"));
    }

    #[test]
    fn a_census_is_one_file() {
        for files in [&[][..], &[("a.xml", "<Message/>"), ("b.xml", "<Message/>")]] {
            let error = check(asked(ReturnKind::Census, files), &quietly).unwrap_err();
            assert!(error.words.contains("one XML file"), "{error}");
        }
    }

    #[test]
    fn a_return_is_checked_for_what_it_is_about() {
        let day = jiff::civil::date(2026, 3, 31);
        for (kind, period) in [
            (ReturnKind::Census, Period::AsAt(day)),
            (ReturnKind::LookedAfter, Period::AsAt(day)),
            (ReturnKind::AnnexA, Period::Year(2026)),
        ] {
            let asked = Asked { period, ..asked(kind, &[("a", "<Message/>")]) };
            assert!(check(asked, &quietly).unwrap_err().words.contains("is checked for"), "{kind:?}");
        }
    }

    #[test]
    fn what_is_not_due_before_the_year_ends_is_not_found_while_it_goes_on() {
        let census = "<Message><Children><Child><ChildIdentifiers><LAchildID>1</LAchildID></ChildIdentifiers>\
                      <CINdetails><CINreferralDate>2026-01-05</CINreferralDate><Assessments>\
                      <AssessmentActualStartDate>2026-01-05</AssessmentActualStartDate></Assessments></CINdetails>\
                      </Child></Children></Message>";
        // The 45th working day after 5 January 2026 is 9 March.
        for (until, found) in
            [(jiff::civil::date(2026, 3, 6), false), (jiff::civil::date(2026, 3, 9), true), (Date::MAX, true)]
        {
            let asked =
                Asked { period: Period::Year(2026), ..asked(ReturnKind::Census, &[("a.xml", census)]) };
            let report = check_so_far(asked, until, &quietly).unwrap().report;
            let is_found = report.findings.iter().any(|finding| finding.code == "8670Q");
            assert_eq!(is_found, found, "{until}");
        }
    }

    #[test]
    fn an_annex_a_is_checked_list_by_list() {
        let mut file = Cursor::new(vec![]);
        let mut lists = annex_a::lists::Lists::default();
        let name = annex_a::lists::Lists::NAMES[0];
        lists.add(name, crate::table::Origin::new(0, 2), &[(0, "A1")]);
        annex_a::write::write(&lists, &mut file).unwrap();
        let asked = Asked {
            period: Period::AsAt(jiff::civil::date(2026, 3, 31)),
            files: vec![GivenFile::new("a.xlsx", file)],
            ..asked(ReturnKind::AnnexA, &[])
        };
        let checked = check(asked, &quietly).unwrap();
        assert_eq!((checked.n_children, checked.period.as_str()), (1, "as at 31 March 2026"));
        assert!(!checked.report.run.is_empty());
    }

    #[test]
    fn a_cell_of_the_looked_after_return_is_told_with_its_file() {
        let header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,3,01/02/2012,WBRI,UN1,,\n";
        let checked = check(asked(ReturnKind::LookedAfter, &[("children.csv", header)]), &quietly).unwrap();
        assert_eq!((checked.n_children, checked.file_of("Header", Year::This)), (1, "children.csv"));
        assert_eq!(checked.file_of("Header", Year::Last), "what was given");
        assert!(checked.report.findings.iter().any(|found| found.code == "101"), "{:?}", checked.report);
    }

    #[test]
    fn rules_about_providers_are_run_with_ofsteds_list_only() {
        let header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,M,01/02/2012,WBRI,UN1,,\n";
        let wants_list = |list: &str| {
            let mut asked = asked(ReturnKind::LookedAfter, &[("children.csv", header)]);
            if !list.is_empty() {
                asked.providers = vec![GivenFile::new("list.csv", Cursor::new(list.as_bytes().to_vec()))];
            }
            let checked = check(asked, &quietly)?;
            Ok::<_, Unreadable>(checked.report.not_run.iter().any(|rule| rule.need == Need::Providers))
        };
        assert_eq!(wants_list(""), Ok(true));
        assert_eq!(wants_list("URN,Placement code,Placement provider code\nSC123456,K2,PR4\n"), Ok(false));
        assert!(wants_list("name,age\nA,4\n").unwrap_err().words.contains("no list of providers"));
    }

    #[test]
    fn last_years_files_are_read_as_last_years() {
        let header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,1,01/02/2012,WBRI,UN1,,\n";
        let mut asked = asked(ReturnKind::LookedAfter, &[("children.csv", header)]);
        asked.last_year = vec![GivenFile::new("last.csv", Cursor::new(header.as_bytes()))];
        let checked = check(asked, &quietly).unwrap();
        assert_eq!(checked.file_of("Header", Year::Last), "last.csv");
        assert!(checked.report.not_run.iter().all(|rule| !rule.because().contains("last year's Header")));
    }

    #[test]
    fn the_samples_show_what_a_check_tells() {
        let census = include_str!("../samples/census-2026.xml");
        let checked = check(asked(ReturnKind::Census, &[("census-2026.xml", census)]), &quietly).unwrap();
        assert_eq!(checked.n_children, 12);
        let about = |code: &str| {
            let found = checked.report.findings.iter().filter(move |found| found.code == code);
            found.map(|found| found.child.as_str().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!((about("8925"), about("4180")), (vec!["S1004".to_owned()], vec!["S1005".to_owned()]));
        let files = [
            ("episodes.csv", include_str!("../samples/looked-after-2027/episodes.csv")),
            ("header.csv", include_str!("../samples/looked-after-2027/header.csv")),
            ("reviews.csv", include_str!("../samples/looked-after-2027/reviews.csv")),
        ];
        let checked = check(asked(ReturnKind::LookedAfter, &files), &quietly).unwrap();
        assert_eq!(checked.n_children, 4);
        assert!(checked.report.findings.iter().any(|found| found.code == "101" && found.child.is("S2003")));
        assert!(!checked.report.not_run.is_empty(), "last year's files were not given");
    }
}
