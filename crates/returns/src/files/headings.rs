//! Matching the headings of a list with the columns that are known, as people write them: in any case, with other
//! marks, or with a word more or less.

/// Two headings are the same if this share of their words is.
const ALIKE: f64 = 0.8;

/// A heading in small letters without marks.
pub fn plain(heading: &str) -> String {
    words(heading).join(" ")
}

fn words(heading: &str) -> Vec<String> {
    let heading = heading.to_lowercase().replace(['\u{2018}', '\u{2019}', '\''], "");
    heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// How alike two headings are, from nought to one.
fn likeness(one: &[String], other: &[String]) -> f64 {
    let shared = one.iter().filter(|word| other.contains(word)).count();
    let all = one.len() + other.len() - shared;
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}

/// For each heading from the left, the place of the column it means. The most alike find each other first, and no
/// column is meant twice.
pub fn matched(headings: &[String], columns: &[&str]) -> Vec<Option<usize>> {
    let headings: Vec<Vec<String>> = headings.iter().map(|heading| words(heading)).collect();
    let columns: Vec<Vec<String>> = columns.iter().map(|column| words(column)).collect();
    let mut pairs: Vec<(f64, usize, usize)> = vec![];
    for (heading, its_words) in headings.iter().enumerate() {
        for (column, other) in columns.iter().enumerate() {
            pairs.push((likeness(its_words, other), heading, column));
        }
    }
    pairs.retain(|(likeness, ..)| *likeness >= ALIKE);
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut found = vec![None; headings.len()];
    for (_, heading, column) in pairs {
        if found[heading].is_none() && !found.contains(&Some(column)) {
            found[heading] = Some(column);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(headings: &[&str], columns: &[&str], expected: &[Option<usize>]) {
        let headings: Vec<String> = headings.iter().map(|heading| (*heading).to_owned()).collect();
        assert_eq!(matched(&headings, columns), expected, "{headings:?}");
    }

    #[test]
    fn headings_are_known_in_any_case_and_with_other_marks() {
        check(
            &["DATE OF BIRTH ", "child_unique-id"],
            &["Child Unique ID", "Date of Birth"],
            &[Some(1), Some(0)],
        );
        check(&["Child\u{2019}s Legal Status"], &["Child's Legal Status"], &[Some(0)]);
        check(&["No. of children placed"], &["No of children placed"], &[Some(0)]);
    }

    #[test]
    fn the_most_alike_find_each_other_and_none_is_found_twice() {
        let columns = [
            "Number of episodes the child was missing in the year",
            "Number of episodes the child was absent in the year",
        ];
        check(&[columns[1], columns[0]], &columns, &[Some(1), Some(0)]);
        check(&[columns[1], columns[1]], &columns[1..], &[Some(0), None]);
        check(&["Initial category", "Shoe size"], &["Latest category"], &[None, None]);
    }
}
