//! What assessments tell: when one began and when it was authorised.

use crate::story::Teller;

/// The lines of assessments.
pub const STORY: Teller = Teller::Plain {
    selects: &[
        "select started_on as happened_on, 'assessment' as kind, '' as title, '' as words, person_id, family_id,
                null as link
           from assessment where authority_id = ?1 and {whom}",
        "select authorised_on as happened_on, 'assessment authorised' as kind, '' as title, '' as words, person_id,
                family_id, null as link
           from assessment where authority_id = ?1 and authorised_on is not null and {whom}",
    ],
    worded: |kind, _, words| match kind {
        "assessment" => ("Assessment began".to_owned(), words),
        _ => ("Assessment authorised".to_owned(), words),
    },
};
