//! Forms with files: the answers are kept in memory within a limit, each file on disk until the request ends.

use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;

use super::http::{Asked, Sent};
use super::problem::Problem;
use super::serve::{FORM_LIMIT, unreadable};

/// The largest file that a form may carry, in bytes.
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
    let (mut room, mut left) = (FORM_LIMIT, MOST_PARTS);
    while let Some(part) = parts.next_field().await.map_err(|_| unreadable())? {
        left = left.checked_sub(1).ok_or_else(unreadable)?;
        let name = part.name().unwrap_or("").to_owned();
        match part.file_name().map(str::to_owned) {
            Some(file_name) => {
                let sent = keep(part, &name, file_name).await?;
                asked.files.insert(name, sent);
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
async fn keep(mut part: Field<'_>, name: &str, file_name: String) -> Result<Sent, Problem> {
    let (mut file, path) = tempfile::NamedTempFile::new()
        .and_then(|file| file.keep().map_err(|error| error.error))
        .map_err(|_| {
            Problem::Unavailable("The server's disk did not take the file. Nothing was saved.".to_owned())
        })?;
    let mut sent = Sent { name: file_name, path, size: 0 };
    while let Some(chunk) = part.chunk().await.map_err(|_| unreadable())? {
        sent.size += chunk.len() as u64;
        if sent.size > FILE_LIMIT {
            return Err(Problem::invalid(name, "The file is larger than 1 GB"));
        }
        std::io::Write::write_all(&mut file, &chunk)
            .map_err(|_| Problem::Unavailable("The server's disk is full. Nothing was saved.".to_owned()))?;
    }
    Ok(sent)
}
