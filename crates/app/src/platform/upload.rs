//! Forms with files: the answers are kept in memory within a limit, each file on disk until the request ends.

use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;

use super::http::{Asked, Sent};
use super::problem::Problem;
use super::serve::{FORM_LIMIT, unreadable};

/// The largest file that a form may carry, or all its files together, in bytes.
const FILE_LIMIT: u64 = 1024 * 1024 * 1024;
/// The most parts that a form may have.
const MOST_PARTS: usize = 200;

/// Whether the request is a form with files.
pub(super) fn is_one(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("multipart/form-data"))
}

/// Reads the parts of a form with files.
pub(super) async fn read_parts(asked: &mut Asked, request: Request) -> Result<(), Problem> {
    let mut parts = Multipart::from_request(request, &()).await.map_err(|_| unreadable())?;
    let (mut room, mut left, mut disk) = (FORM_LIMIT, MOST_PARTS, FILE_LIMIT);
    while let Some(part) = parts.next_field().await.map_err(|_| unreadable())? {
        left = left.checked_sub(1).ok_or_else(unreadable)?;
        let name = part.name().unwrap_or("").to_owned();
        match part.file_name().map(str::to_owned) {
            // A browser sends a file without a name where none was chosen.
            Some(file_name) if file_name.is_empty() => {}
            Some(file_name) => {
                let sent = keep(part, &name, file_name, disk).await?;
                disk -= sent.size;
                asked.files.entry(name).or_default().push(sent);
            }
            None => {
                let text = text_of(part, &mut room).await?;
                asked.form.push(&name, text);
            }
        }
    }
    Ok(())
}

/// The text of a part, as far as there is room for it.
async fn text_of(mut part: Field<'_>, room: &mut usize) -> Result<String, Problem> {
    let mut text = Vec::new();
    while let Some(chunk) = part.chunk().await.map_err(|_| unreadable())? {
        *room = room.checked_sub(chunk.len()).ok_or_else(unreadable)?;
        text.extend_from_slice(&chunk);
    }
    String::from_utf8(text).map_err(|_| unreadable())
}

/// Writes a part to disk. What was written is removed again when the rest does not come.
async fn keep(mut part: Field<'_>, name: &str, file_name: String, limit: u64) -> Result<Sent, Problem> {
    let full =
        |_| Problem::Unavailable("The server's disk did not take the file. Nothing was saved.".to_owned());
    let (mut file, place) = tempfile::NamedTempFile::new().map_err(full)?.into_parts();
    let mut size = 0u64;
    while let Some(chunk) = part.chunk().await.map_err(|_| unreadable())? {
        size += chunk.len() as u64;
        if size > limit {
            return Err(Problem::invalid(name, "The files are larger than 1 GB"));
        }
        std::io::Write::write_all(&mut file, &chunk).map_err(full)?;
    }
    Ok(Sent::new(file_name, size, place))
}
