//! Files as pages show them, without those about somebody whom the reader may not know.

use std::collections::HashMap;

use kith_practice::file::HangsOn;
use kith_vocabulary::ids::{FamilyId, FileId, PersonId};
use kith_vocabulary::time::date_in_words;
use uuid::Uuid;

use super::rows::File;
use crate::platform::context::Ctx;
use crate::platform::db::{Row, Tx};
use crate::platform::problem::Problem;
use crate::story::in_a_row;
use crate::visits::sql::Around;
use crate::{statement, values};

statement! {
    OF_FAMILY = "
        select {file f}, w.name
          from file f
          join worker w on w.authority_id = f.authority_id and w.worker_id = f.added_by_id
         where f.authority_id = ?1 and f.family_id = ?2
         order by f.added_on desc, f.file_id desc
         limit 300";

    ONE = "
        select {file f}, w.name
          from file f
          join worker w on w.authority_id = f.authority_id and w.worker_id = f.added_by_id
         where f.authority_id = ?1 and f.family_id = ?2 and f.file_id = ?3";

    OF_RECORD = "
        select {file f}, w.name
          from file_link l
          join file f on f.authority_id = l.authority_id and f.file_id = l.file_id
          join worker w on w.authority_id = f.authority_id and w.worker_id = f.added_by_id
         where l.authority_id = ?1 and l.record_kind = ?2 and l.record_id = ?3 and f.family_id = ?4
           and f.taken_away_on is null
         order by l.file_link_id
         limit 60";

    CHILDREN_OF_FILES = "
        select file_id, person_id
          from file_child
         where authority_id = ?1 and family_id = ?2
         order by file_child_id
         limit 3000";

    CONTENT = "
        select bytes
          from file_content
         where authority_id = ?1 and hash = ?2";
}

/// A file, worded.
#[derive(Debug, Clone)]
pub struct FileCard {
    /// Which.
    pub id: FileId,
    /// `Drawing`.
    pub kind: &'static str,
    /// What it shows; its kind where nobody said.
    pub caption: String,
    /// `JPEG picture, 2 MB`.
    pub what: String,
    /// `added by Ada Quill on 25 November 2026`.
    pub added: String,
    /// The children whom it is about, by name; blank where none is named.
    pub children: String,
    /// Whether it can be looked at in a page.
    pub is_picture: bool,
    /// Whether it can be listened to in a page.
    pub is_recording: bool,
    /// Why it was taken away, and when; nothing while it is there.
    pub taken_away: Option<String>,
}

impl FileCard {
    /// The file's page.
    pub fn link(&self) -> String {
        format!("/files/{}", self.id)
    }

    /// The file's content.
    pub fn content(&self) -> String {
        format!("/files/{}/content", self.id)
    }
}

/// The family's files that the reader may know of, the newest first, also those taken away.
pub(super) fn of_family(tx: &mut Tx, ctx: &Ctx, around: &Around) -> Result<Vec<FileCard>, Problem> {
    let rows = tx.rows(&OF_FAMILY, values![ctx.authority(), around.family])?;
    Ok(cards(tx, ctx, around, rows)?.into_iter().map(|(_, card)| card).collect())
}

/// One file of the family, if the reader may know of it and it was not taken away.
pub(super) fn one(
    tx: &mut Tx,
    ctx: &Ctx,
    around: &Around,
    file: FileId,
) -> Result<Option<(File, FileCard)>, Problem> {
    let rows = tx.rows(&ONE, values![ctx.authority(), around.family, file])?;
    let found = cards(tx, ctx, around, rows)?.into_iter().next();
    Ok(found.filter(|(file, _)| file.taken_away_on.is_none()))
}

/// The files that hang on a record of the family, as far as the reader may know of them.
pub fn of_record(
    tx: &mut Tx,
    ctx: &Ctx,
    around: &Around,
    kind: HangsOn,
    record: impl Into<Uuid>,
) -> Result<Vec<FileCard>, Problem> {
    let record = record.into().to_string();
    let rows = tx.rows(&OF_RECORD, values![ctx.authority(), kind, record, around.family])?;
    Ok(cards(tx, ctx, around, rows)?.into_iter().map(|(_, card)| card).collect())
}

/// The content of a file.
pub(super) fn content(tx: &mut Tx, ctx: &Ctx, file: &File) -> Result<Vec<u8>, Problem> {
    tx.row(&CONTENT, values![ctx.authority(), file.hash])?
        .ok_or_else(|| Problem::fault("a file has no content"))?
        .take()
}

fn cards(tx: &mut Tx, ctx: &Ctx, around: &Around, rows: Vec<Row>) -> Result<Vec<(File, FileCard)>, Problem> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let children = children(tx, ctx, around.family)?;
    let mut cards = Vec::with_capacity(rows.len());
    for mut row in rows {
        let file: File = row.record()?;
        let added_by: String = row.take()?;
        let of_file = children.get(&file.file_id).map_or(&[][..], Vec::as_slice);
        let names: Option<Vec<String>> =
            of_file.iter().map(|person| around.name(*person).map(str::to_owned)).collect();
        // A file about somebody whom the reader may not know is as absent as they are.
        let Some(names) = names else { continue };
        let card = card(&file, &added_by, names);
        cards.push((file, card));
    }
    Ok(cards)
}

fn children(tx: &mut Tx, ctx: &Ctx, family: FamilyId) -> Result<HashMap<FileId, Vec<PersonId>>, Problem> {
    let mut children: HashMap<FileId, Vec<PersonId>> = HashMap::new();
    for mut row in tx.rows(&CHILDREN_OF_FILES, values![ctx.authority(), family])? {
        children.entry(row.take()?).or_default().push(row.take()?);
    }
    Ok(children)
}

fn card(file: &File, added_by: &str, children: Vec<String>) -> FileCard {
    let taken_away = file.taken_away_on.zip(file.taken_away_because.as_ref());
    FileCard {
        id: file.file_id,
        kind: file.kind.label(),
        caption: if file.caption.is_empty() { file.kind.label().to_owned() } else { file.caption.clone() },
        what: format!("{}, {}", file.format.label(), size_in_words(file.size)),
        added: format!("added by {added_by} on {}", date_in_words(file.added_on)),
        children: in_a_row(children),
        is_picture: file.format.is_picture(),
        is_recording: file.format.is_recording(),
        taken_away: taken_away.map(|(on, because)| format!("Taken away on {}: {because}", date_in_words(on))),
    }
}

/// `240 KB`, `2 MB`: rounded up, so that nothing is of no size.
fn size_in_words(bytes: i64) -> String {
    let bytes = bytes.unsigned_abs();
    if bytes < 1024 * 1024 {
        format!("{} KB", bytes.div_ceil(1024))
    } else {
        format!("{} MB", bytes.div_ceil(1024 * 1024))
    }
}
