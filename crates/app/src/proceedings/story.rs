//! What work before and at court tells in the story.

use kith_practice::protection::OfferAnswer;

use crate::story::Teller;

/// The lines of offers, letters and applications.
pub const STORY: Teller = Teller::Plain {
    selects: &[
        "select o.offered_on as happened_on, 'offer' as kind, o.offered_to as title, '' as words, c.person_id,
                c.family_id, null as link
           from group_offer_child c
           join group_offer o on o.authority_id = c.authority_id and o.group_offer_id = c.group_offer_id
          where c.authority_id = ?1 and {whom c}",
        "select o.answered_on as happened_on, 'answer' as kind, o.answer as title,
                coalesce(o.declined_because, '') as words, c.person_id, c.family_id, null as link
           from group_offer_child c
           join group_offer o on o.authority_id = c.authority_id and o.group_offer_id = c.group_offer_id
          where c.authority_id = ?1 and o.answered_on is not null and {whom c}",
        "select letter_on as happened_on, 'letter' as kind, '' as title, coalesce(no_offer_because, '') as words,
                person_id, family_id, null as link
           from pre_proceedings where authority_id = ?1 and letter_on is not null and {whom}",
        "select applied_on as happened_on, 'application' as kind, order_sought as title,
                coalesce(no_offer_because, '') as words, person_id, family_id, null as link
           from court_application where authority_id = ?1 and {whom}",
    ],
    worded,
};

fn worded(kind: &str, title: &str, words: String) -> (String, String) {
    let no_offer = |words: String| match words.as_str() {
        "" => words,
        why => format!("No family group meeting was offered or held before it: {why}"),
    };
    match kind {
        "offer" => (format!("Family group decision-making offered to {title}"), words),
        "answer" => {
            let answer = title.parse().map_or("answered", OfferAnswer::label).to_lowercase();
            (format!("Offer of family group decision-making {answer}"), words)
        }
        "letter" => ("Letter before proceedings sent".to_owned(), no_offer(words)),
        _ => (format!("Application to court: {title}"), no_offer(words)),
    }
}
