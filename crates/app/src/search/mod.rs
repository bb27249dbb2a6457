//! Finding people: by name, former name, how a name sounds, date of birth, or a number others know them by.

mod find;
mod pages;
mod query;
#[cfg(test)]
mod tests;

use crate::platform::access::{Action, Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::http::Route;
use crate::platform::problem::Problem;

pub(crate) use find::Hit;
use query::Query;

/// The routes of search. What is searched for is posted, so that it never stands in an address.
pub const ROUTES: &[Route] = &[
    Route::get("/search", Action::Search, pages::show),
    Route::post("/search", Action::Search, pages::search),
];

/// What is said where too little was typed to look for.
pub(crate) const NOT_ENOUGH: &str = "Enter at least two letters of a name, a date of birth or a number";

/// Whether what was typed is enough to look for.
pub(crate) fn is_enough(typed: &str) -> bool {
    Query::read(typed).is_enough()
}

/// Everybody whom what was typed finds and whoever asks may know of, the best first.
pub(crate) fn people_found(tx: &mut Tx, ctx: &Ctx, typed: &str) -> Result<Vec<Hit>, Problem> {
    let grant = permit::<may::Search>(tx, ctx, Subject::Service)?;
    Ok(find::find(tx, ctx, &grant, &Query::read(typed))?.0)
}
