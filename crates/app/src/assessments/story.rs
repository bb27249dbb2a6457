//! What assessments tell: when one began, and what followed when it was authorised.

use kith_practice::assessment::AssessmentOutcome;

use crate::story::Teller;

/// The lines of assessments.
pub const STORY: Teller = Teller::Plain {
    selects: &[
        "select a.started_on as happened_on, 'assessment' as kind, '' as title, '' as words, a.person_id, a.family_id,
                (select '/assessments/' || c.family_assessment_id
                   from assessment_child c
                  where c.authority_id = a.authority_id and c.assessment_id = a.assessment_id) as link
           from assessment a where a.authority_id = ?1 and {whom a}",
        "select a.authorised_on as happened_on, 'assessment authorised' as kind, '' as title,
                coalesce((select c.outcome
                            from assessment_child c
                           where c.authority_id = a.authority_id and c.assessment_id = a.assessment_id), '') as words,
                a.person_id, a.family_id,
                (select '/assessments/' || c.family_assessment_id
                   from assessment_child c
                  where c.authority_id = a.authority_id and c.assessment_id = a.assessment_id) as link
           from assessment a where a.authority_id = ?1 and a.authorised_on is not null and {whom a}",
    ],
    worded: |kind, _, words| match kind {
        "assessment" => ("Assessment began".to_owned(), words),
        _ => {
            let outcome = words.parse().map_or("", AssessmentOutcome::label);
            ("Assessment authorised".to_owned(), outcome.to_owned())
        }
    },
};
