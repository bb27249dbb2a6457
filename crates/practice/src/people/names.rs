//! Which of somebody's names to show.
//!
//! Statutory files carry no names, and some people have only one. Nobody is left without words to call them by.

use jiff::civil::Date;

use super::NameKind;

/// One name of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name<'n> {
    /// What it is to them.
    pub kind: NameKind,
    /// Given names; may be blank.
    pub given: &'n str,
    /// Family name; may be blank.
    pub family: &'n str,
    /// From this day, if known.
    pub starts_on: Option<Date>,
    /// No longer from this day.
    pub ends_on: Option<Date>,
}

impl Name<'_> {
    /// The whole name, without space where a part is blank.
    pub fn whole(&self) -> String {
        whole(self.given, self.family)
    }

    /// Whether it is borne on a day.
    pub fn is_borne_on(&self, day: Date) -> bool {
        self.starts_on.is_none_or(|from| from <= day) && self.ends_on.is_none_or(|until| until > day)
    }
}

/// Given names and family name together.
pub fn whole(given: &str, family: &str) -> String {
    [given.trim(), family.trim()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The name in law on a day.
pub fn name_in_law<'a, 'n>(names: &'a [Name<'n>], on: Date) -> Option<&'a Name<'n>> {
    pick(names, on, NameKind::Legal)
}

/// The name in law on a day, or the nearest to it: the last of those that began, whatever its kind.
pub fn in_law(names: &[Name], on: Date) -> Option<String> {
    pick(names, on, NameKind::Legal).map(|name| name.whole())
}

/// The name to show: the preferred one, else the one in law, else any other.
///
/// A preferred name is often a first name alone; the family name then comes from the name in law.
pub fn shown(names: &[Name], on: Date, child_id: Option<&str>) -> String {
    let legal = pick(names, on, NameKind::Legal);
    if let Some(preferred) = pick(names, on, NameKind::Preferred) {
        let family = if preferred.family.trim().is_empty() {
            legal.map_or("", |legal| legal.family)
        } else {
            preferred.family
        };
        return whole(preferred.given, family);
    }
    let any = || names.iter().find(|name| !name.whole().is_empty());
    if let Some(name) = legal.or_else(|| pick(names, on, NameKind::Alias)).or_else(any) {
        return name.whole();
    }
    child_id
        .map_or_else(|| "Name not known".to_owned(), |child_id| format!("Child {child_id} (name not known)"))
}

fn pick<'a, 'n>(names: &'a [Name<'n>], on: Date, kind: NameKind) -> Option<&'a Name<'n>> {
    names
        .iter()
        .filter(|name| name.kind == kind && name.is_borne_on(on) && !name.whole().is_empty())
        .max_by_key(|name| name.starts_on)
}

#[cfg(test)]
mod tests {
    use super::NameKind as K;
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 25);

    fn name(kind: K, given: &'static str, family: &'static str) -> Name<'static> {
        Name { kind, given, family, starts_on: None, ends_on: None }
    }

    #[test]
    fn the_preferred_name_comes_first_and_borrows_the_family_name() {
        let check = |names: &[Name], child_id: Option<&str>, words: &str| {
            assert_eq!(shown(names, TODAY, child_id), words);
        };
        let legal = name(K::Legal, "William", "Reed");
        check(&[legal], None, "William Reed");
        check(&[legal, name(K::Preferred, "Billy", "")], None, "Billy Reed");
        check(&[legal, name(K::Preferred, "Billy", "Okafor")], None, "Billy Okafor");
        check(&[name(K::Legal, "Suharto", "")], None, "Suharto");
        check(&[name(K::Legal, "", ""), name(K::Alias, "Red", "")], Some("4411"), "Red");
        check(&[name(K::Former, "Ann", "Lee")], None, "Ann Lee");
        check(&[], Some("4411"), "Child 4411 (name not known)");
        check(&[name(K::Legal, " ", "")], None, "Name not known");
    }

    #[test]
    fn a_name_counts_from_its_first_day_until_the_day_it_ends() {
        let before = Name { ends_on: Some(TODAY), ..name(K::Legal, "Ann", "Lee") };
        let after = Name { starts_on: Some(TODAY), ..name(K::Legal, "Ann", "Shah") };
        let names = [before, after];
        assert_eq!(shown(&names, TODAY, None), "Ann Shah");
        assert_eq!(shown(&names, date(2026, 11, 24), None), "Ann Lee");
        assert_eq!(in_law(&names, TODAY).as_deref(), Some("Ann Shah"));
    }
}
