//! England's local authorities with children's services: the Department's number, the ONS code and the name.
//!
//! As of April 2023, with the authorities that ended since 2017 because older files name them. Sources: Department
//! for Education, "Get information about schools" (authority numbers); Office for National Statistics, register of
//! geographic codes.

use std::fmt;

use jiff::civil::{Date, date};

/// A local authority of England.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct LocalAuthority {
    /// The Department's number of three digits, as returns write it.
    pub number: &'static str,
    /// The nine-character code of the Office for National Statistics.
    pub ons_code: &'static str,
    /// The name, as the Office for National Statistics writes it.
    pub name: &'static str,
    /// The last day on which it existed, if it was replaced.
    pub ended_on: Option<Date>,
}

impl fmt::Display for LocalAuthority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// The authority with this number of three digits, ended or not.
pub fn by_number(number: &str) -> Option<&'static LocalAuthority> {
    every().find(|authority| authority.number == number)
}

/// The authority with this ONS code: its present one, or another that it had or has since.
pub fn by_ons_code(code: &str) -> Option<&'static LocalAuthority> {
    every().find(|authority| authority.ons_code == code).or_else(|| {
        let (_, number) = OTHER_CODES.iter().find(|(other, _)| *other == code)?;
        by_number(number)
    })
}

/// The authorities that exist now.
pub fn current() -> &'static [LocalAuthority] {
    &CURRENT
}

fn every() -> impl Iterator<Item = &'static LocalAuthority> {
    CURRENT.iter().chain(&ENDED)
}

const fn now(number: &'static str, ons_code: &'static str, name: &'static str) -> LocalAuthority {
    LocalAuthority { number, ons_code, name, ended_on: None }
}

const fn ended(number: &'static str, ons_code: &'static str, name: &'static str, on: Date) -> LocalAuthority {
    LocalAuthority { number, ons_code, name, ended_on: Some(on) }
}

/// Codes of the same authority under other boundaries or another kind of council.
const OTHER_CODES: [(&str, &str); 6] = [
    ("E08000020", "390"),
    ("E08000038", "370"),
    ("E08000039", "373"),
    ("E10000002", "825"),
    ("E10000023", "815"),
    ("E10000027", "933"),
];

/// Authorities replaced since 2017.
static ENDED: [LocalAuthority; 5] = [
    ended("835", "E10000009", "Dorset (to 2019)", date(2019, 3, 31)),
    ended("836", "E06000029", "Poole", date(2019, 3, 31)),
    ended("837", "E06000028", "Bournemouth", date(2019, 3, 31)),
    ended("909", "E10000006", "Cumbria", date(2023, 3, 31)),
    ended("928", "E10000021", "Northamptonshire", date(2021, 3, 31)),
];

/// The authorities of April 2023, by number.
static CURRENT: [LocalAuthority; 153] = [
    now("201", "E09000001", "City of London"),
    now("202", "E09000007", "Camden"),
    now("203", "E09000011", "Greenwich"),
    now("204", "E09000012", "Hackney"),
    now("205", "E09000013", "Hammersmith and Fulham"),
    now("206", "E09000019", "Islington"),
    now("207", "E09000020", "Kensington and Chelsea"),
    now("208", "E09000022", "Lambeth"),
    now("209", "E09000023", "Lewisham"),
    now("210", "E09000028", "Southwark"),
    now("211", "E09000030", "Tower Hamlets"),
    now("212", "E09000032", "Wandsworth"),
    now("213", "E09000033", "Westminster"),
    now("301", "E09000002", "Barking and Dagenham"),
    now("302", "E09000003", "Barnet"),
    now("303", "E09000004", "Bexley"),
    now("304", "E09000005", "Brent"),
    now("305", "E09000006", "Bromley"),
    now("306", "E09000008", "Croydon"),
    now("307", "E09000009", "Ealing"),
    now("308", "E09000010", "Enfield"),
    now("309", "E09000014", "Haringey"),
    now("310", "E09000015", "Harrow"),
    now("311", "E09000016", "Havering"),
    now("312", "E09000017", "Hillingdon"),
    now("313", "E09000018", "Hounslow"),
    now("314", "E09000021", "Kingston upon Thames"),
    now("315", "E09000024", "Merton"),
    now("316", "E09000025", "Newham"),
    now("317", "E09000026", "Redbridge"),
    now("318", "E09000027", "Richmond upon Thames"),
    now("319", "E09000029", "Sutton"),
    now("320", "E09000031", "Waltham Forest"),
    now("330", "E08000025", "Birmingham"),
    now("331", "E08000026", "Coventry"),
    now("332", "E08000027", "Dudley"),
    now("333", "E08000028", "Sandwell"),
    now("334", "E08000029", "Solihull"),
    now("335", "E08000030", "Walsall"),
    now("336", "E08000031", "Wolverhampton"),
    now("340", "E08000011", "Knowsley"),
    now("341", "E08000012", "Liverpool"),
    now("342", "E08000013", "St. Helens"),
    now("343", "E08000014", "Sefton"),
    now("344", "E08000015", "Wirral"),
    now("350", "E08000001", "Bolton"),
    now("351", "E08000002", "Bury"),
    now("352", "E08000003", "Manchester"),
    now("353", "E08000004", "Oldham"),
    now("354", "E08000005", "Rochdale"),
    now("355", "E08000006", "Salford"),
    now("356", "E08000007", "Stockport"),
    now("357", "E08000008", "Tameside"),
    now("358", "E08000009", "Trafford"),
    now("359", "E08000010", "Wigan"),
    now("370", "E08000016", "Barnsley"),
    now("371", "E08000017", "Doncaster"),
    now("372", "E08000018", "Rotherham"),
    now("373", "E08000019", "Sheffield"),
    now("380", "E08000032", "Bradford"),
    now("381", "E08000033", "Calderdale"),
    now("382", "E08000034", "Kirklees"),
    now("383", "E08000035", "Leeds"),
    now("384", "E08000036", "Wakefield"),
    now("390", "E08000037", "Gateshead"),
    now("391", "E08000021", "Newcastle upon Tyne"),
    now("392", "E08000022", "North Tyneside"),
    now("393", "E08000023", "South Tyneside"),
    now("394", "E08000024", "Sunderland"),
    now("420", "E06000053", "Isles of Scilly"),
    now("800", "E06000022", "Bath and North East Somerset"),
    now("801", "E06000023", "Bristol, City of"),
    now("802", "E06000024", "North Somerset"),
    now("803", "E06000025", "South Gloucestershire"),
    now("805", "E06000001", "Hartlepool"),
    now("806", "E06000002", "Middlesbrough"),
    now("807", "E06000003", "Redcar and Cleveland"),
    now("808", "E06000004", "Stockton-on-Tees"),
    now("810", "E06000010", "Kingston upon Hull, City of"),
    now("811", "E06000011", "East Riding of Yorkshire"),
    now("812", "E06000012", "North East Lincolnshire"),
    now("813", "E06000013", "North Lincolnshire"),
    now("815", "E06000065", "North Yorkshire"),
    now("816", "E06000014", "York"),
    now("821", "E06000032", "Luton"),
    now("822", "E06000055", "Bedford"),
    now("823", "E06000056", "Central Bedfordshire"),
    now("825", "E06000060", "Buckinghamshire"),
    now("826", "E06000042", "Milton Keynes"),
    now("830", "E10000007", "Derbyshire"),
    now("831", "E06000015", "Derby"),
    now("838", "E06000059", "Dorset"),
    now("839", "E06000058", "Bournemouth, Christchurch and Poole"),
    now("840", "E06000047", "County Durham"),
    now("841", "E06000005", "Darlington"),
    now("845", "E10000011", "East Sussex"),
    now("846", "E06000043", "Brighton and Hove"),
    now("850", "E10000014", "Hampshire"),
    now("851", "E06000044", "Portsmouth"),
    now("852", "E06000045", "Southampton"),
    now("855", "E10000018", "Leicestershire"),
    now("856", "E06000016", "Leicester"),
    now("857", "E06000017", "Rutland"),
    now("860", "E10000028", "Staffordshire"),
    now("861", "E06000021", "Stoke-on-Trent"),
    now("865", "E06000054", "Wiltshire"),
    now("866", "E06000030", "Swindon"),
    now("867", "E06000036", "Bracknell Forest"),
    now("868", "E06000040", "Windsor and Maidenhead"),
    now("869", "E06000037", "West Berkshire"),
    now("870", "E06000038", "Reading"),
    now("871", "E06000039", "Slough"),
    now("872", "E06000041", "Wokingham"),
    now("873", "E10000003", "Cambridgeshire"),
    now("874", "E06000031", "Peterborough"),
    now("876", "E06000006", "Halton"),
    now("877", "E06000007", "Warrington"),
    now("878", "E10000008", "Devon"),
    now("879", "E06000026", "Plymouth"),
    now("880", "E06000027", "Torbay"),
    now("881", "E10000012", "Essex"),
    now("882", "E06000033", "Southend-on-Sea"),
    now("883", "E06000034", "Thurrock"),
    now("884", "E06000019", "Herefordshire, County of"),
    now("885", "E10000034", "Worcestershire"),
    now("886", "E10000016", "Kent"),
    now("887", "E06000035", "Medway"),
    now("888", "E10000017", "Lancashire"),
    now("889", "E06000008", "Blackburn with Darwen"),
    now("890", "E06000009", "Blackpool"),
    now("891", "E10000024", "Nottinghamshire"),
    now("892", "E06000018", "Nottingham"),
    now("893", "E06000051", "Shropshire"),
    now("894", "E06000020", "Telford and Wrekin"),
    now("895", "E06000049", "Cheshire East"),
    now("896", "E06000050", "Cheshire West and Chester"),
    now("908", "E06000052", "Cornwall"),
    now("916", "E10000013", "Gloucestershire"),
    now("919", "E10000015", "Hertfordshire"),
    now("921", "E06000046", "Isle of Wight"),
    now("925", "E10000019", "Lincolnshire"),
    now("926", "E10000020", "Norfolk"),
    now("929", "E06000057", "Northumberland"),
    now("931", "E10000025", "Oxfordshire"),
    now("933", "E06000066", "Somerset"),
    now("935", "E10000029", "Suffolk"),
    now("936", "E10000030", "Surrey"),
    now("937", "E10000031", "Warwickshire"),
    now("938", "E10000032", "West Sussex"),
    now("940", "E06000061", "North Northamptonshire"),
    now("941", "E06000062", "West Northamptonshire"),
    now("942", "E06000063", "Cumberland"),
    now("943", "E06000064", "Westmorland and Furness"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_authority_is_found_by_either_code() {
        let check = |number: &str, code: &str, name: &str| {
            assert_eq!(
                by_number(number).map(|authority| (authority.ons_code, authority.name)),
                Some((code, name))
            );
            assert_eq!(by_ons_code(code).map(|authority| authority.number), Some(number));
        };
        check("850", "E10000014", "Hampshire");
        check("942", "E06000063", "Cumberland");
        check("943", "E06000064", "Westmorland and Furness");
        check("815", "E06000065", "North Yorkshire");
        check("933", "E06000066", "Somerset");
        check("909", "E10000006", "Cumbria");
    }

    #[test]
    fn a_council_that_changed_its_code_is_found_by_the_old_one() {
        assert_eq!(by_ons_code("E10000027").map(|authority| authority.name), Some("Somerset"));
        assert_eq!(by_ons_code("E08000039").map(|authority| authority.name), Some("Sheffield"));
    }

    #[test]
    fn what_is_no_authority_of_england_is_not_found() {
        assert_eq!(by_number("999"), None);
        assert_eq!(by_number(""), None);
        assert_eq!(by_ons_code("W06000001"), None);
    }

    #[test]
    fn there_are_153_and_no_code_or_name_comes_twice() {
        assert_eq!(current().len(), 153);
        let unique = |field: fn(&LocalAuthority) -> &'static str| {
            let mut values: Vec<_> = every().map(field).collect();
            values.sort_unstable();
            values.dedup();
            values.len()
        };
        let all = every().count();
        assert_eq!(unique(|authority| authority.number), all);
        assert_eq!(unique(|authority| authority.ons_code), all);
        assert_eq!(unique(|authority| authority.name), all);
    }

    #[test]
    fn every_code_has_its_shape_and_every_other_code_leads_to_an_authority() {
        for authority in every() {
            assert!(
                authority.number.len() == 3 && authority.number.bytes().all(|byte| byte.is_ascii_digit())
            );
            assert!(authority.ons_code.len() == 9 && authority.ons_code.starts_with('E'), "{authority}");
        }
        for (code, number) in OTHER_CODES {
            assert!(every().all(|authority| authority.ons_code != code), "{code}");
            assert_eq!(by_ons_code(code), by_number(number));
            assert!(by_number(number).is_some());
        }
    }
}
