//! What is told of offers, pre-proceedings and applications on the family's page, the newest first.

use jiff::civil::Date;
use kith_practice::protection::OfferAnswer;
use kith_vocabulary::time::date_in_words;

use crate::meetings::children::Children;
use crate::protection::Line;
use crate::story::in_a_row;

/// The lines of a family, about children whom the reader may know.
pub(crate) fn lines(known: &Children) -> Vec<Line> {
    let mut lines: Vec<(Date, Line)> = offers(known);
    for child in &known.children {
        for row in &child.proceedings {
            let mut more = Vec::new();
            more.extend(row.letter_on.map(|on| format!("Letter sent {}", date_in_words(on))));
            more.extend(row.no_offer_because.as_ref().map(|why| format!("No offer: {why}")));
            if let (Some(outcome), Some(on)) = (row.outcome, row.ended_on) {
                more.push(format!("{} ({})", outcome.label(), date_in_words(on)));
            }
            let words = format!("{}: pre-proceedings about {}", date_in_words(row.started_on), child.name);
            lines.push((row.started_on, Line { words, more: more.join(". "), link: None }));
        }
        for row in &child.applications {
            let on = date_in_words(row.applied_on);
            let words = format!("{on}: application to court about {}: {}", child.name, row.order_sought);
            let none = row.no_offer_because.as_ref();
            let more =
                none.map(|why| format!("No family group meeting before it: {why}")).unwrap_or_default();
            lines.push((row.applied_on, Line { words, more, link: None }));
        }
    }
    lines.sort_by_key(|(on, _)| std::cmp::Reverse(*on));
    lines.into_iter().map(|(_, line)| line).collect()
}

fn offers(known: &Children) -> Vec<(Date, Line)> {
    let line = |offer: &super::rows::GroupOffer| {
        let about = known.offered.iter().filter(|one| one.group_offer_id == offer.group_offer_id);
        let names = known.names(about.map(|one| one.person_id));
        if names.is_empty() {
            return None;
        }
        let on = offer.answered_on.map(date_in_words).unwrap_or_default();
        let answered = match (offer.answer, &offer.declined_because) {
            (Some(OfferAnswer::Accepted), _) => format!("Accepted on {on}"),
            (Some(OfferAnswer::Declined), Some(why)) => format!("Declined on {on}: {why}"),
            (Some(OfferAnswer::Declined), None) => format!("Declined on {on}"),
            (None, _) => "Not answered yet".to_owned(),
        };
        let made = date_in_words(offer.offered_on);
        let words = format!("{made}: family group decision-making offered for {}", in_a_row(names));
        let more = format!("Offered to {}. {answered}", offer.offered_to);
        Some((offer.offered_on, Line { words, more, link: None }))
    };
    known.offers.iter().filter_map(line).collect()
}
