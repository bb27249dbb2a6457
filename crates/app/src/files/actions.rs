//! What is done to files: read within a bound, recognised, kept, hung on a record, and taken away.

use std::io::Read;
use std::sync::Arc;

use kith_practice::file::{FileKind, Format, HangsOn, LARGEST, Refusal, recognise};
use kith_vocabulary::calendar::london_today;
use kith_vocabulary::ids::{FamilyId, FileId, PersonId};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::rows::{File, FileChild, FileLink};
use crate::platform::access::{Grant, may};
use crate::platform::clock::hex;
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::http::Sent;
use crate::platform::problem::Problem;
use crate::platform::recorder::{Intent, Recorder, record_task};
use crate::{statement, values};

/// How many files one form may bring.
pub const MOST: usize = 6;

statement! {
    KEEP_CONTENT = "
        insert into file_content (authority_id, hash, bytes)
        values (?1, ?2, ?3)
            on conflict (authority_id, hash) do nothing";

    FIND_FILE = "
        select {file}
          from file
         where authority_id = ?1 and file_id = ?2";
}

/// A file that was read and recognised, ready to be kept.
#[derive(Debug, Clone)]
pub struct Taken {
    kind: FileKind,
    format: Format,
    hash: String,
    bytes: Arc<Vec<u8>>,
}

impl Taken {
    /// What content is, by its own bytes and by what it is said to be.
    pub fn new(bytes: Vec<u8>, said: Option<FileKind>) -> Result<Self, Refusal> {
        let (kind, format) = recognise(&bytes, said)?;
        Ok(Taken { kind, format, hash: hex(&Sha256::digest(&bytes)), bytes: Arc::new(bytes) })
    }

    /// What it is to practice.
    pub fn kind(&self) -> FileKind {
        self.kind
    }
}

/// Whose a file is, and what it shows.
#[derive(Debug, Clone)]
pub struct Belongs {
    /// The family.
    pub family: FamilyId,
    /// The children whom it is about; all where none is named.
    pub children: Vec<PersonId>,
    /// What it shows, in a few words; may be blank.
    pub caption: String,
}

/// Reads a file that was sent, up to the largest that is kept, and recognises it. `said` is what it is said to be.
/// A refusal is told at the question `question`.
pub fn take_in(sent: &Sent, said: Option<FileKind>, question: &str) -> Result<Taken, Problem> {
    let refused = |refusal: Refusal| Problem::invalid(question, &refusal.to_string());
    if sent.size > LARGEST {
        return Err(refused(Refusal::TooLarge(sent.size)));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(sent.size).unwrap_or(0));
    sent.open()?
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Problem::fault(format!("a file that was sent cannot be read: {error}")))?;
    Taken::new(bytes, said).map_err(refused)
}

/// Reads every file sent as the answer to a question.
pub fn take_in_all(sent: &[Sent], said: Option<FileKind>, question: &str) -> Result<Vec<Taken>, Problem> {
    if sent.len() > MOST {
        return Err(Problem::invalid(question, &format!("Choose at most {MOST} files at a time")));
    }
    sent.iter().map(|one| take_in(one, said, question)).collect()
}

/// Keeps a file, within a task of whoever may change the family's record in this way.
pub fn keep(recorder: &mut Recorder, taken: &Taken, belongs: &Belongs) -> Result<FileId, Problem> {
    let acting = recorder.acting();
    recorder.tx().run(&KEEP_CONTENT, values![acting.authority, taken.hash, *taken.bytes])?;
    let mut file = File {
        file_id: recorder.new_id(),
        version: 0,
        family_id: belongs.family,
        kind: taken.kind,
        format: taken.format,
        hash: taken.hash.clone(),
        size: i64::try_from(taken.bytes.len()).unwrap_or(i64::MAX),
        caption: belongs.caption.clone(),
        added_by_id: acting.worker,
        added_on: london_today(acting.now),
        taken_away_on: None,
        taken_away_because: None,
    };
    recorder.save(&mut file)?;
    for person_id in &belongs.children {
        recorder.save(&mut FileChild {
            file_child_id: recorder.new_id(),
            version: 0,
            file_id: file.file_id,
            family_id: belongs.family,
            person_id: *person_id,
        })?;
    }
    Ok(file.file_id)
}

/// Hangs a file of the family on a record of the same family.
pub fn hang(
    recorder: &mut Recorder,
    file_id: FileId,
    family_id: FamilyId,
    record_kind: HangsOn,
    record: impl Into<Uuid>,
) -> Result<(), Problem> {
    recorder.save(&mut FileLink {
        file_link_id: recorder.new_id(),
        version: 0,
        file_id,
        family_id,
        record_kind,
        record_id: record.into().to_string(),
    })
}

/// Adds files to a family's record. Gives where to look next.
pub(super) fn add(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::AddFile>,
    write_id: Option<Uuid>,
    taken: &[Taken],
    belongs: &Belongs,
) -> Result<String, Problem> {
    let family = grant.family()?;
    record_task(tx, ctx.acting(), Intent::to("add a file").once(write_id), |recorder| {
        for one in taken {
            keep(recorder, one, &Belongs { family, ..belongs.clone() })?;
        }
        Ok(format!("/families/{family}/files?done=file-added"))
    })
}

/// A file, before anybody asked whether its reader may know of it.
pub(super) fn find(tx: &mut Tx, ctx: &Ctx, file: FileId) -> Result<Option<File>, Problem> {
    tx.find(&FIND_FILE, values![ctx.authority(), file])
}

/// Takes a file out of the record's pages, with the reason. Its row and its content stay for the law's time.
pub(super) fn take_away(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::TakeAwayFile>,
    write_id: Option<Uuid>,
    (mut file, because): (File, &str),
) -> Result<String, Problem> {
    let family = grant.family()?;
    let intent = Intent::to("take a file away").because(because).once(write_id);
    record_task(tx, ctx.acting(), intent, |recorder| {
        if file.family_id != family || file.taken_away_on.is_some() {
            return Err(Problem::NotFound);
        }
        file.taken_away_on = Some(ctx.today);
        file.taken_away_because = Some(because.to_owned());
        recorder.save(&mut file)?;
        Ok(format!("/families/{family}/files?done=file-taken-away"))
    })
}
