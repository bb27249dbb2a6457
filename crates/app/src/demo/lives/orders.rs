//! What each family is to be like: the first made to order, the rest as they come.

use super::household::Youngest;
use super::journey::{Ending, Path};
use super::themes::Theme;
use super::visits::Diary;
use crate::demo::chance::Chance;

/// What a family is to be like.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Order {
    pub(crate) children: usize,
    pub(crate) path: Path,
    pub(crate) ending: Ending,
    pub(crate) seat: Holder,
    pub(crate) diary: Diary,
    pub(crate) limit: Limit,
    pub(crate) coming: Coming,
    pub(crate) youngest: Youngest,
    pub(crate) theme: Option<Theme>,
}

/// Whose the work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holder {
    /// Whoever has room.
    Anybody,
    /// The social worker who can sign in.
    Own,
    /// A colleague of the same team.
    Colleague,
}

/// Who may not know of the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Limit {
    None,
    /// Restricted to those who work with it.
    Restricted,
    /// The social worker who can sign in must stay away.
    Recused,
}

/// Whether a baby is on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coming {
    Yes,
    No,
}

const USUAL: Order = Order {
    children: 2,
    path: Path::Need,
    ending: Ending::Open,
    seat: Holder::Own,
    diary: Diary::AsItComes,
    limit: Limit::None,
    coming: Coming::No,
    youngest: Youngest::Any,
    theme: None,
};

/// The families made to order: those of the social worker who can sign in, and three that are closed to them.
const TO_ORDER: [Order; 11] = [
    Order {
        children: 3,
        path: Path::Protection,
        diary: Diary::In(0, 15),
        youngest: Youngest::School,
        theme: Some(Theme::DomesticAbuse),
        ..USUAL
    },
    Order { diary: Diary::In(0, 17), theme: Some(Theme::MentalHealth), ..USUAL },
    Order {
        children: 1,
        diary: Diary::Overdue,
        theme: Some(Theme::Neglect),
        youngest: Youngest::School,
        ..USUAL
    },
    Order { path: Path::Protection, diary: Diary::In(1, 16), theme: Some(Theme::Substances), ..USUAL },
    Order { coming: Coming::Yes, diary: Diary::In(3, 10), theme: Some(Theme::Baby), ..USUAL },
    Order { children: 4, diary: Diary::In(-1, 16), ..USUAL },
    Order {
        children: 1,
        diary: Diary::In(2, 16),
        youngest: Youngest::Teen,
        theme: Some(Theme::Exploitation),
        ..USUAL
    },
    Order { diary: Diary::In(7, 15), theme: Some(Theme::Disability), youngest: Youngest::School, ..USUAL },
    Order { children: 1, path: Path::Protection, diary: Diary::In(6, 16), limit: Limit::Restricted, ..USUAL },
    Order { seat: Holder::Colleague, limit: Limit::Restricted, ..USUAL },
    Order { seat: Holder::Colleague, limit: Limit::Recused, ..USUAL },
];

/// What the family after so many others is to be like.
pub(crate) fn order(chance: &mut Chance, before: u64) -> Order {
    let made_to_order = usize::try_from(before).ok().and_then(|nth| TO_ORDER.get(nth));
    if let Some(order) = made_to_order {
        return *order;
    }
    let (path, ending) = chance.weighted(&[
        (10, (Path::NoFurtherAction, Ending::Closed)),
        (27, (Path::Assessed, Ending::Closed)),
        (21, (Path::Need, Ending::Closed)),
        (9, (Path::Protection, Ending::Closed)),
        (9, (Path::Assessed, Ending::Open)),
        (15, (Path::Need, Ending::Open)),
        (9, (Path::Protection, Ending::Open)),
    ]);
    let coming = matches!(path, Path::Need | Path::Protection) && chance.happens(6);
    Order {
        children: chance.weighted(&[(36, 1), (33, 2), (19, 3), (8, 4), (4, 5)]),
        path,
        ending,
        seat: Holder::Anybody,
        limit: if chance.below(120) == 0 { Limit::Restricted } else { Limit::None },
        coming: if coming { Coming::Yes } else { Coming::No },
        ..USUAL
    }
}
