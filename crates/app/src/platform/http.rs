//! Routes as data: each names its method, its path, the deed it is for and the page that does it.
//!
//! A page is an ordinary function of who asks and what was asked. Everything that every page needs (the session,
//! the token against forged forms, the coarse permission, the audit on disk before the answer) is done here once.

use std::collections::HashMap;
use std::fs::File;
use std::path::Path;
use std::str::FromStr;

use axum::http::{Method, StatusCode};
use jiff::civil::Date;
use tempfile::TempPath;
use uuid::Uuid;

use super::access::Action;
use super::context::{App, Ctx};
use super::problem::Problem;
use std::sync::Arc;

/// One route.
#[derive(Clone, Copy)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path, with `{names}`.
    pub path: &'static str,
    /// Who may come, and the page.
    pub page: Page,
}

/// The page of a route.
#[derive(Clone, Copy)]
pub enum Page {
    /// For somebody signed in who may do this deed in some situation; the deed itself asks again.
    For(Action, fn(&Ctx, &Asked) -> Result<Reply, Problem>),
    /// For anybody. The list of these only shrinks; a test holds it.
    Open(fn(&Arc<App>, &Asked) -> Result<Reply, Problem>),
    /// For anybody signed in: their own session.
    Own(fn(&Ctx, &Asked) -> Result<Reply, Problem>),
}

impl Route {
    /// A page to look at.
    pub const fn get(
        path: &'static str,
        action: Action,
        page: fn(&Ctx, &Asked) -> Result<Reply, Problem>,
    ) -> Self {
        Route { method: "GET", path, page: Page::For(action, page) }
    }

    /// A form to send.
    pub const fn post(
        path: &'static str,
        action: Action,
        page: fn(&Ctx, &Asked) -> Result<Reply, Problem>,
    ) -> Self {
        Route { method: "POST", path, page: Page::For(action, page) }
    }

    /// The method as axum knows it.
    pub fn method(&self) -> Method {
        Method::from_str(self.method).expect("routes are GET or POST")
    }
}

/// A file sent with a form. It is removed from the disk when the request ends, unless somebody keeps it.
#[derive(Debug)]
pub struct Sent {
    /// The name it had on the sender's machine.
    pub name: String,
    /// How large it is, in bytes.
    pub size: u64,
    place: TempPath,
}

impl Sent {
    /// A file that was written to a temporary place.
    pub(super) fn new(name: String, size: u64, place: TempPath) -> Self {
        Sent { name, size, place }
    }

    /// Where it is now.
    pub fn path(&self) -> &Path {
        &self.place
    }

    /// Opens it for reading that goes on after the request. The disk forgets it when the reading is done, or the
    /// process ends.
    pub fn open(&self) -> Result<File, Problem> {
        File::open(&self.place)
            .map_err(|error| Problem::fault(format!("a file that was sent cannot be opened: {error}")))
    }

    /// Moves it to a place of one's own, where it stays.
    pub fn keep_at(&self, path: &Path) -> Result<(), Problem> {
        let copied =
            std::fs::rename(&self.place, path).or_else(|_| std::fs::copy(&self.place, path).map(|_| ()));
        copied.map_err(|_| {
            Problem::Unavailable("The server's disk did not take the file. Nothing was saved.".to_owned())
        })
    }
}

/// What was asked.
#[derive(Debug, Default)]
pub struct Asked {
    /// The path and query as sent, for coming back.
    pub path_and_query: String,
    /// Parts of the path by name.
    pub parts: HashMap<String, String>,
    /// The query.
    pub query: Answers,
    /// The form.
    pub form: Answers,
    /// Files sent with the form, by the question they answer. A question without a file is not here.
    pub files: HashMap<String, Vec<Sent>>,
    /// The session token, if the browser sent one.
    pub token: Option<String>,
    /// Where the request comes from, for slowing guessers down.
    pub from: String,
}

impl Asked {
    /// An id in the path. A path that does not hold one leads nowhere.
    pub fn id<I: FromStr>(&self, name: &str) -> Result<I, Problem> {
        self.parts.get(name).and_then(|text| text.parse().ok()).ok_or(Problem::NotFound)
    }

    /// The file sent as the answer to a question; the first, where there are several.
    pub fn file(&self, name: &str) -> Option<&Sent> {
        self.files_of(name).first()
    }

    /// Every file sent as the answer to a question.
    pub fn files_of(&self, name: &str) -> &[Sent] {
        self.files.get(name).map_or(&[], Vec::as_slice)
    }

    /// The client's id for this write, from the form.
    pub fn write_id(&self) -> Option<Uuid> {
        self.form.text("write_id").and_then(|text| Uuid::parse_str(text).ok())
    }
}

/// Answers of a form or a query, in the order they were sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(pub Vec<(String, String)>);

impl Answers {
    /// Reads `a=1&b=2`.
    pub fn parse(text: &str) -> Self {
        Answers(form_urlencoded::parse(text.as_bytes()).into_owned().collect())
    }

    /// The answers as `a=1&b=2`.
    pub fn encode(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.0).finish()
    }

    /// The first answer of this name, as sent.
    pub fn raw(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The first answer of this name, without space around it; nothing when it is blank.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.raw(name).map(str::trim).filter(|text| !text.is_empty())
    }

    /// The answer as owned text; nothing when it is blank.
    pub fn owned(&self, name: &str) -> Option<String> {
        self.text(name).map(str::to_owned)
    }

    /// Every answer of this name.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str()).collect()
    }

    /// Whether this was ticked or chosen.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.0.iter().any(|(key, sent)| key == name && sent == value)
    }

    /// A date from three boxes `name-day`, `name-month` and `name-year`. Blank boxes are no date.
    pub fn date(&self, name: &str) -> Result<Option<Date>, String> {
        let part = |part: &str| self.text(&format!("{name}-{part}"));
        let (day, month, year) = (part("day"), part("month"), part("year"));
        if day.is_none() && month.is_none() && year.is_none() {
            return Ok(None);
        }
        let number = |text: Option<&str>, what: &str| -> Result<i16, String> {
            text.ok_or_else(|| format!("The date must include a {what}"))?
                .parse()
                .map_err(|_| format!("The {what} must be a number"))
        };
        let (day, month, year) = (number(day, "day")?, number(month, "month")?, number(year, "year")?);
        if !(1850..=2150).contains(&year) {
            return Err("The year must have four numbers, like 2026".to_owned());
        }
        let small = |n: i16| i8::try_from(n).unwrap_or(0);
        Date::new(year, small(month), small(day)).map(Some).map_err(|_| "This is not a real date".to_owned())
    }

    /// Adds an answer.
    pub fn push(&mut self, name: &str, value: impl Into<String>) {
        self.0.push((name.to_owned(), value.into()));
    }
}

/// What is answered.
#[derive(Debug)]
pub enum Reply {
    /// A page.
    Page(StatusCode, String),
    /// A page of work under way: the browser asks again after some seconds, without a script.
    PageAgain(u32, String),
    /// Go and look there: after a form was done.
    SeeOther(String),
    /// Go there and keep, or forget, the session token.
    Session(Option<String>, String),
    /// A file to keep.
    Download {
        /// What kind it is.
        content_type: &'static str,
        /// The name to keep it under; never a person's name.
        name: String,
        /// Its bytes.
        body: Vec<u8>,
    },
    /// Facts for a script, as JSON.
    Data(StatusCode, String),
    /// Nothing to show: for the script that keeps drafts.
    Empty,
}

impl Reply {
    /// A page that was found.
    pub fn page(template: &impl askama::Template) -> Result<Self, Problem> {
        Self::page_with(StatusCode::OK, template)
    }

    /// A page with another status.
    pub fn page_with(status: StatusCode, template: &impl askama::Template) -> Result<Self, Problem> {
        let html =
            template.render().map_err(|error| Problem::fault(format!("a template failed: {error}")))?;
        Ok(Reply::Page(status, html))
    }

    /// A page that the browser asks for again after some seconds.
    pub fn page_again(seconds: u32, template: &impl askama::Template) -> Result<Self, Problem> {
        match Self::page(template)? {
            Reply::Page(_, html) => Ok(Reply::PageAgain(seconds, html)),
            other => Ok(other),
        }
    }

    /// Go and look there.
    pub fn see(path: impl Into<String>) -> Result<Self, Problem> {
        Ok(Reply::SeeOther(path.into()))
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use super::*;

    fn sent() -> Sent {
        let (mut file, place) = tempfile::NamedTempFile::new().unwrap().into_parts();
        file.write_all(b"census").unwrap();
        Sent::new("census.xml".to_owned(), 6, place)
    }

    #[test]
    fn a_sent_file_is_gone_from_the_disk_with_the_request_and_still_read_by_whoever_opened_it() {
        let sent = sent();
        let (path, mut file) = (sent.path().to_owned(), sent.open().unwrap());
        drop(sent);
        assert!(!path.exists());
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        assert_eq!(text, "census");
    }

    #[test]
    fn a_sent_file_that_is_kept_stays_where_it_was_put() {
        let folder = tempfile::tempdir().unwrap();
        let (sent, kept) = (sent(), folder.path().join("kept.xml"));
        sent.keep_at(&kept).unwrap();
        drop(sent);
        assert_eq!(std::fs::read_to_string(&kept).unwrap(), "census");
    }
}
