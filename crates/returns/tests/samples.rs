//! Every public sample file is read, written and read back the same. Where the samples are not at hand, that is said
//! and nothing is tried: they stand outside the repository, in the folder that `KITH_SAMPLES` names or in `../shared/samples` beside it.

#![allow(clippy::unwrap_used, reason = "a test may stop at what cannot be")]

mod same;

use std::fs::{self, File};
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;

use kith_returns::files::given::GivenFile;
use kith_returns::{annex_a, cin_census, ssda903};

/// The folder of a public project's samples, if it is at hand.
fn samples(project: &str) -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples");
    let further = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/samples");
    let named = std::env::var_os("KITH_SAMPLES").map(PathBuf::from);
    let folders = named.into_iter().chain([beside, further]);
    let found = folders.map(|folder| folder.join(project)).find(|folder| folder.is_dir());
    if found.is_none() {
        println!("skipped: the samples of {project} are not at hand");
    }
    found
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == ending))
        .collect();
    files.sort();
    files
}

fn given(path: &Path) -> GivenFile<'static> {
    GivenFile::new(path.to_string_lossy(), File::open(path).unwrap())
}

fn census_round_trip(path: &Path) -> Vec<u8> {
    let name = path.to_string_lossy();
    let read = cin_census::read::read(&name, File::open(path).unwrap()).unwrap();
    let mut out = vec![];
    cin_census::write::write(&cin_census::child::Return::assemble(read.tables.clone()), &mut out).unwrap();
    let again = cin_census::read::read(&name, out.as_slice()).unwrap();
    assert_eq!(same::census(&again.tables), same::census(&read.tables), "{name}");
    out
}

#[test]
fn census_samples_come_back_the_same() {
    for project in ["cin_validator_fake", "liia_tools"] {
        for path in samples(project).iter().flat_map(|folder| files(folder, "xml")) {
            // A workforce return is another return, and refused as such.
            if path.to_string_lossy().contains("workforce") {
                let file = File::open(&path).unwrap();
                assert!(
                    cin_census::read::read("workforce", file)
                        .is_ok_and(|read| read.tables.details.is_empty())
                );
            } else {
                census_round_trip(&path);
            }
        }
    }
}

#[test]
fn a_written_census_has_the_published_structure() {
    let Some(folder) = samples("liia_tools") else { return };
    if Command::new("xmllint").arg("--version").output().is_err() {
        println!("skipped: xmllint is not installed");
        return;
    }
    let written = census_round_trip(&folder.join("cin-2022.xml"));
    let target = std::env::temp_dir().join(format!("kith-census-{}.xml", std::process::id()));
    let valid = |schema: &str, bytes: &[u8]| {
        fs::write(&target, bytes).unwrap();
        let schema = folder.join("schemas").join(schema);
        let checked =
            Command::new("xmllint").args(["--noout", "--schema"]).arg(schema).arg(&target).output().unwrap();
        (checked.status.success(), String::from_utf8_lossy(&checked.stderr).into_owned())
    };
    let original = fs::read(folder.join("cin-2022.xml")).unwrap();
    let (original_is_valid, words) = valid("CIN_schema_2022.xsd", &original);
    let (written_is_valid, written_words) = valid("CIN_schema_2022.xsd", &written);
    let (canonical_is_valid, canonical_words) = valid("CIN_schema_2023.xsd", CANONICAL.as_bytes());
    let _ = fs::remove_file(&target);
    assert!(written_is_valid || !original_is_valid, "before: {words}\nafter: {written_words}");
    assert!(canonical_is_valid, "{canonical_words}");
    let read = cin_census::read::read("canonical", CANONICAL.as_bytes()).unwrap();
    let mut out = vec![];
    cin_census::write::write(&cin_census::child::Return::assemble(read.tables), &mut out).unwrap();
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(
        plain(&String::from_utf8(out).unwrap()),
        plain(CANONICAL),
        "the canonical file is written as it was"
    );
}

/// A file with every element that the structure of 2022/23 has, in its order.
const CANONICAL: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2023</Year>
<ReferenceDate>2023-03-31</ReferenceDate></CollectionDetails><Source><SourceLevel>L</SourceLevel><LEA>850</LEA>
<SoftwareCode>Kith</SoftwareCode><Release>1</Release><SerialNo>001</SerialNo>
<DateTime>2023-05-01T09:00:00</DateTime></Source></Header>
<Children><Child><ChildIdentifiers><LAchildID>C1</LAchildID><UPN>A850123456789</UPN>
<FormerUPN>X850987654321</FormerUPN><UPNunknown>UN3</UPNunknown><PersonBirthDate>2015-03-27</PersonBirthDate>
<ExpectedPersonBirthDate>2015-03-27</ExpectedPersonBirthDate><GenderCurrent>1</GenderCurrent>
<PersonDeathDate>2023-03-01</PersonDeathDate></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>HAND</Disability>
<Disability>HEAR</Disability></Disabilities></ChildCharacteristics>
<CINdetails><CINreferralDate>2022-10-06</CINreferralDate><ReferralSource>1A</ReferralSource>
<PrimaryNeedCode>N4</PrimaryNeedCode><CINclosureDate>2023-02-27</CINclosureDate>
<ReasonForClosure>RC1</ReasonForClosure><DateOfInitialCPC>2022-12-06</DateOfInitialCPC>
<Assessments><AssessmentActualStartDate>2022-10-07</AssessmentActualStartDate>
<AssessmentInternalReviewDate>2022-10-20</AssessmentInternalReviewDate>
<AssessmentAuthorisationDate>2022-11-20</AssessmentAuthorisationDate><FactorsIdentifiedAtAssessment>
<AssessmentFactors>1C</AssessmentFactors><AssessmentFactors>6B</AssessmentFactors>
</FactorsIdentifiedAtAssessment></Assessments>
<CINPlanDates><CINPlanStartDate>2022-11-21</CINPlanStartDate><CINPlanEndDate>2022-12-06</CINPlanEndDate></CINPlanDates>
<Section47><S47ActualStartDate>2022-11-20</S47ActualStartDate><InitialCPCtarget>2022-12-09</InitialCPCtarget>
<DateOfInitialCPC>2022-12-06</DateOfInitialCPC><ICPCnotRequired>false</ICPCnotRequired></Section47>
<ReferralNFA>false</ReferralNFA>
<ChildProtectionPlans><CPPstartDate>2022-12-06</CPPstartDate><CPPendDate>2023-02-20</CPPendDate>
<InitialCategoryOfAbuse>PHY</InitialCategoryOfAbuse><LatestCategoryOfAbuse>PHY</LatestCategoryOfAbuse>
<NumberOfPreviousCPP>1</NumberOfPreviousCPP><Reviews><CPPreviewDate>2023-01-15</CPPreviewDate>
<CPPreviewDate>2023-02-15</CPPreviewDate></Reviews></ChildProtectionPlans></CINdetails></Child></Children></Message>"#;

#[test]
fn looked_after_samples_come_back_the_same() {
    let Some(folder) = samples("903_validator_fake") else { return };
    let csv = files(&folder, "csv").into_iter().filter(|path| !path.to_string_lossy().contains("_errors"));
    let read = ssda903::read::read(csv.map(|path| given(&path)).collect()).unwrap();
    assert_eq!(read.tables.given.len(), 12, "{:?}", read.notes.kept);
    let file = |table: &&'static str| {
        let mut out = vec![];
        ssda903::write_csv::write(&read.tables, table, &mut out).unwrap();
        GivenFile::new(*table, Cursor::new(out))
    };
    let again = ssda903::read::read(ssda903::tables::Tables::NAMES.iter().map(file).collect()).unwrap();
    assert_eq!(same::looked_after(&again.tables), same::looked_after(&read.tables));
}

#[test]
fn the_looked_after_sample_in_xml_comes_back_the_same() {
    let Some(folder) = samples("903_validator_fake") else { return };
    let read = ssda903::read::read(vec![given(&folder.join("fake_903.xml"))]).unwrap();
    assert_eq!((read.tables.headers.len(), read.tables.episodes.len(), read.notes.kept), (253, 459, vec![]));
    let expected = same::looked_after(&read.tables);
    let mut out = vec![];
    let returned = ssda903::child::Return::assemble(read.tables, ssda903::tables::Tables::default());
    ssda903::write_xml::write(&returned, &mut out).unwrap();
    let again = ssda903::read::read(vec![GivenFile::new("a", Cursor::new(out))]).unwrap();
    assert_eq!(same::looked_after(&again.tables), expected);
}

#[test]
fn other_looked_after_samples_are_read_with_nothing_lost() {
    let older = samples("cs_demand_model").map(|folder| files(&folder, "csv")).unwrap_or_default();
    let odd = samples("liia_tools").map(|folder| files(&folder, "csv")).unwrap_or_default();
    for path in older.iter().chain(&odd) {
        let read = ssda903::read::read(vec![given(path)]).unwrap();
        let table = read.tables.given[0];
        let lines = fs::read_to_string(path)
            .unwrap()
            .lines()
            .filter(|line| !line.trim_matches(',').is_empty())
            .count();
        assert_eq!(read.tables.n_rows(table), lines - 1, "{}", path.display());
    }
}

#[test]
fn provider_samples_are_read_whatever_their_headings() {
    let workbooks = samples("903_validator_fake").map(|folder| files(&folder, "xlsx")).unwrap_or_default();
    let expected = [
        ("ch_fake", 1),
        ("combined_scp_ch_fake", 4),
        ("scp_ch_2025_fake", 2),
        ("scp_fake", 2),
        ("scpch_assisted", 6),
    ];
    for path in workbooks {
        let read = ssda903::read_providers::read(vec![given(&path)]).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let n = expected.iter().find(|(known, _)| *known == name).map(|(_, n)| *n);
        assert_eq!(Some(read.n_entries), n, "{name}");
    }
}

#[test]
fn the_sample_of_annex_a_comes_back_the_same() {
    let Some(folder) = samples("liia_tools") else { return };
    let read = annex_a::read::read("Annex_A.xlsx", File::open(folder.join("Annex_A.xlsx")).unwrap()).unwrap();
    assert_eq!((read.given.len(), read.notes.kept), (11, vec![]));
    let mut out = Cursor::new(vec![]);
    annex_a::write::write(&read.lists, &mut out).unwrap();
    let again = annex_a::read::read("again.xlsx", out).unwrap();
    assert_eq!(same::annex_a(&again.lists), same::annex_a(&read.lists));
}
