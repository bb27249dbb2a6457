//! Files kept with a family's record: photos, drawings, voice notes and letters, each with who added it and when.
//!
//! What a file is comes from its own bytes, never from its name. The bytes are kept once by their hash, beside the
//! record and outside its changes; the hash in the record seals them. Another slice keeps what it was sent with
//! [`keep`] within its own task, hangs it on its record with [`hang`] and shows it with [`of_record`].

mod actions;
mod lists;
mod pages;
pub mod rows;
#[cfg(test)]
pub(crate) mod tests;

pub use actions::{Belongs, MOST, Taken, hang, keep, take_in, take_in_all};
pub use lists::{FileCard, of_record};

use kith_practice::file::FileKind;

use crate::platform::access::Action;
use crate::platform::http::Route;
use crate::story::Teller;

/// The routes of files.
pub const ROUTES: &[Route] = &[
    Route::get("/families/{family}/files", Action::ViewFile, pages::list),
    Route::get("/families/{family}/files/new", Action::AddFile, pages::show_add),
    Route::post("/families/{family}/files/new", Action::AddFile, pages::add),
    Route::get("/files/{file}", Action::ViewFile, pages::show),
    Route::get("/files/{file}/content", Action::ViewFile, pages::content),
    Route::post("/files/{file}/take-away", Action::TakeAwayFile, pages::take_away),
];

/// The lines of files that hang on nothing else: what hangs on a visit or a brief is told with it.
pub const STORY: Teller = Teller::Plain {
    selects: &[
        "select f.added_on as happened_on, f.kind as kind, '' as title, f.caption as words, c.person_id, c.family_id,
                '/files/' || f.file_id as link
           from file_child c
           join file f on f.authority_id = c.authority_id and f.file_id = c.file_id
          where c.authority_id = ?1 and f.taken_away_on is null and {whom c}
            and not exists (select 1 from file_link l where l.authority_id = f.authority_id and l.file_id = f.file_id)",
        "select f.added_on as happened_on, f.kind as kind, '' as title, f.caption as words, f.person_id, f.family_id,
                '/files/' || f.file_id as link
           from (select g.authority_id, g.file_id, g.family_id, g.added_on, g.kind, g.caption,
                        cast(null as text) as person_id
                   from file g
                  where g.taken_away_on is null
                    and not exists (select 1 from file_child c
                                     where c.authority_id = g.authority_id and c.file_id = g.file_id)
                    and not exists (select 1 from file_link l
                                     where l.authority_id = g.authority_id and l.file_id = g.file_id)) f
          where f.authority_id = ?1 and {whom f}",
    ],
    worded,
};

fn worded(kind: &str, _: &str, words: String) -> (String, String) {
    (format!("{} added", kind.parse().map_or("File", FileKind::label)), words)
}
