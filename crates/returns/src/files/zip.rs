//! Files inside a zip, with a limit on how much they may unfold to.

use std::io::{Read, Seek, Take};

use zip::ZipArchive;
use zip::read::ZipFile;

use super::Unreadable;

/// The most files one zip may hold.
const MOST_FILES: usize = 1_000;
/// The most bytes that one zip may unfold to.
const MOST_BYTES: u64 = 4 * 1024 * 1024 * 1024;

/// Whether a zip is an Excel workbook: it then says what kinds of parts it has. The reader is left at its start.
pub fn is_workbook<R: Read + Seek>(reader: &mut R) -> bool {
    let found = ZipArchive::new(&mut *reader)
        .is_ok_and(|archive| archive.index_for_name("[Content_Types].xml").is_some());
    // A reader that cannot go back fails when it is read, and says so there.
    let _ = reader.rewind();
    found
}

/// Gives each file of a zip to `take`: its name without folders, and its bytes.
pub fn each_file<R: Read + Seek>(
    file: &str,
    reader: R,
    mut take: impl FnMut(&str, Take<ZipFile<'_, R>>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let cannot = |error: zip::result::ZipError| {
        Unreadable::at(file, 0, format!("the zip cannot be opened: {error}. Make it again and try once more"))
    };
    let mut archive = ZipArchive::new(reader).map_err(cannot)?;
    if archive.len() > MOST_FILES {
        return Err(Unreadable::at(file, 0, format!("the zip holds more than {MOST_FILES} files")));
    }
    let mut left = MOST_BYTES;
    for at in 0..archive.len() {
        let inside = archive.by_index(at).map_err(cannot)?;
        if inside.is_dir() {
            continue;
        }
        // The size in the zip's own list may lie, so that the bytes are counted as they come.
        if inside.size() > left {
            return Err(Unreadable::at(file, 0, "the zip unfolds to more than 4 GB, which no return does"));
        }
        left -= inside.size();
        let limit = inside.size().saturating_add(1);
        let name = inside.name().map_err(cannot)?.rsplit(['/', '\\']).next().unwrap_or("").to_owned();
        take(&name, inside.take(limit))?;
    }
    Ok(())
}
