//! A child's age does not fit the date of birth.
//!
//! Why: one of the two is wrong, or the list was made on another day than it says.
//!
//! What to do: correct the date of birth, or make the lists again.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: every list.

use kith_vocabulary::calendar::age_on;

use crate::annex_a::writing::*;

/// Ages with decimals count by their whole years; an unborn child has none.
pub const RULE: Rule =
    rule("A004").query().items(&["Date of Birth", "Age"]).per_child(is_of_another_age).examples(&[
        passes("the age", &[contact("Date of Birth=2015-05-26; Age=11;")]),
        passes("none", &[contact("Date of Birth=2015-05-26; Age=;")]),
        finds("another", &[contact("Date of Birth=2015-05-26; Age=8;").found()]),
        boundary_passes("the birthday", &[contact("Date of Birth=2015-06-30; Age=11.0;")]),
        boundary_finds(
            "the day before the birthday",
            &[contact("Date of Birth=2015-07-01; Age=11;").found()],
        ),
    ]);

fn is_of_another_age(child: &Child, extract: Extract, sink: &mut Sink) {
    for entry in child.entries() {
        let age = entry.birth_date.known().and_then(|born| age_on(born, extract.on));
        if let (Some(age), Some(said)) = (age, entry.age.decimal())
            && said.floor() != f64::from(age)
        {
            sink.row(entry.row);
        }
    }
}
