//! The rows of files: what each is and whose, the children whom it is about, and what it hangs on.

use jiff::civil::Date;
use kith_practice::file::{FileKind, Format, HangsOn};
use kith_vocabulary::ids::{FamilyId, FileChildId, FileId, FileLinkId, PersonId, WorkerId};

use crate::record;

record! {
    /// A file kept with a family's record.
    File in file, key file_id: FileId, about (family_id, none) {
        /// The family.
        family_id: FamilyId,
        /// What it is to practice.
        kind: FileKind,
        /// What its content is.
        format: Format,
        /// SHA-256 of the content, in hexadecimal.
        hash: String,
        /// How large the content is, in bytes.
        size: i64,
        /// What it shows, in a few words.
        caption: String,
        /// Who added it.
        added_by_id: WorkerId,
        /// When.
        added_on: Date,
        /// When it was taken away; blank while it is there.
        taken_away_on: Option<Date>,
        /// Why.
        taken_away_because: Option<String>,
    }
}

record! {
    /// A child whom a file is about.
    FileChild in file_child, key file_child_id: FileChildId, about (family_id, person_id) {
        /// The file.
        file_id: FileId,
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
    }
}

record! {
    /// What a file hangs on.
    FileLink in file_link, key file_link_id: FileLinkId, about (family_id, none) {
        /// The file.
        file_id: FileId,
        /// The family.
        family_id: FamilyId,
        /// Of which kind the record is.
        record_kind: HangsOn,
        /// Which record.
        record_id: String,
    }
}
