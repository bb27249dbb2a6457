//! Who is around the family: people who matter and live elsewhere on the left, professionals on the right.

/// Somebody or something around the family.
#[derive(Debug, Clone)]
pub struct Around {
    /// The name.
    pub name: String,
    /// What they are to the family.
    pub part: String,
}

/// A box of the map.
#[derive(Debug)]
pub struct Card {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// The middle of its text.
    pub middle: f64,
    /// The name, cut where it is too long.
    pub name: String,
    /// The part, cut where it is too long.
    pub part: String,
    /// The line to the family.
    pub line: String,
}

/// The map.
#[derive(Debug, Default)]
pub struct Ecomap {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// The middle, from the left.
    pub x: f64,
    /// The middle, from the top.
    pub y: f64,
    /// The family's name.
    pub family: String,
    /// Everybody around it.
    pub cards: Vec<Card>,
}

const CARD: f64 = 196.0;
const ROW: f64 = 58.0;
const GAP: f64 = 200.0;

/// Draws the map.
pub fn ecomap(family: &str, network: &[Around], professionals: &[Around]) -> Ecomap {
    let rows = network.len().max(professionals.len()).max(2);
    let (width, height) = (CARD * 2.0 + GAP, rows as f64 * ROW + 12.0);
    let (x, y) = (width / 2.0, height / 2.0);
    let side = |around: &[Around], left: f64, inner: f64| -> Vec<Card> {
        let top = (height - around.len() as f64 * ROW) / 2.0;
        around
            .iter()
            .enumerate()
            .map(|(at, one)| {
                let card_y = top + at as f64 * ROW + 4.0;
                Card {
                    x: left,
                    y: card_y,
                    middle: left + CARD / 2.0,
                    name: cut(&one.name, 24),
                    part: cut(&one.part, 28),
                    line: format!("M{inner} {}L{x} {y}", card_y + 25.0),
                }
            })
            .collect()
    };
    let mut cards = side(network, 0.0, CARD);
    cards.extend(side(professionals, CARD + GAP, CARD + GAP));
    Ecomap { width, height, x, y, family: cut(family, 17), cards }
}

fn cut(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    text.chars().take(letters - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_side_has_its_people_and_no_card_covers_another() {
        let one = |name: &str| Around { name: name.to_owned(), part: "Health visitor".to_owned() };
        let map = ecomap("Reed", &[one("Ann"), one("Ben")], &[one("Cai"), one("Dee"), one("Eve")]);
        assert_eq!(map.cards.len(), 5);
        for (at, card) in map.cards.iter().enumerate() {
            assert!(card.y >= 0.0 && card.y + 50.0 <= map.height);
            for other in &map.cards[at + 1..] {
                assert!(card.x != other.x || (card.y - other.y).abs() >= 50.0);
            }
        }
        assert_eq!(cut("A very long name that goes on and on", 27).chars().count(), 27);
    }
}
