//! The statements that read children in stretches: from one id to another, with what was merged into them.

use crate::statement;

/// The rows of a table about the people from ?2 to ?3, and about the records merged into theirs.
macro_rules! of_people {
    ($table:literal) => {
        concat!(
            "select {",
            $table,
            " x}
          from ",
            $table,
            " x
         where x.authority_id = ?1 and x.person_id >= ?2 and x.person_id <= ?3
        union all
        select {",
            $table,
            " x}
          from person p
          join ",
            $table,
            " x on x.authority_id = p.authority_id and x.person_id = p.person_id
         where p.authority_id = ?1 and p.merged_into_id >= ?2 and p.merged_into_id <= ?3
         limit 1000000"
        )
    };
}
pub(in crate::exports) use of_people;

statement! {
    /// Whose referral was open, or came, from ?2 to ?3.
    pub(super) CHILDREN_IN_NEED = "
        select distinct coalesce(p.merged_into_id, p.person_id) as child_id
          from referral r
          join person p on p.authority_id = r.authority_id and p.person_id = r.person_id
         where r.authority_id = ?1
           and r.referred_on <= ?3
           and (r.closed_on is null or r.closed_on >= ?2)
         order by child_id
         limit 10000000";

    pub(super) PEOPLE = "
        select {person x}
          from person x
         where x.authority_id = ?1 and x.person_id >= ?2 and x.person_id <= ?3
        union
        select {person x}
          from person x
         where x.authority_id = ?1 and x.merged_into_id >= ?2 and x.merged_into_id <= ?3
         order by person_id
         limit 1000000";

    pub(super) IDENTIFIERS = of_people!("identifier");

    pub(super) REFERRALS = of_people!("referral");

    pub(super) ASSESSMENTS = of_people!("assessment");

    pub(super) NEED_PLANS = of_people!("need_plan");

    pub(super) ENQUIRIES = of_people!("enquiry");

    pub(super) PROTECTION_PLANS = of_people!("protection_plan");

    pub(super) PROTECTION_REVIEWS = of_people!("protection_review");
}
