//! The page of search.

use askama::Template;

use super::find::{self, Hit, SHOWN};
use super::query::Query;
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;

#[derive(Template)]
#[template(path = "search/search.html")]
struct SearchPage {
    shell: Shell,
    typed: String,
    error: &'static str,
    searched: bool,
    hits: Vec<Hit>,
    more: bool,
}

impl SearchPage {
    fn shown(&self) -> usize {
        SHOWN
    }
}

pub(super) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    Reply::page(&SearchPage {
        shell: Shell::new(ctx, asked, "Search"),
        typed: String::new(),
        error: "",
        searched: false,
        hits: Vec::new(),
        more: false,
    })
}

pub(super) fn search(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let typed = asked.form.text("q").unwrap_or("").to_owned();
    let query = Query::read(&typed);
    let mut page = SearchPage {
        shell: Shell::new(ctx, asked, "Search"),
        typed,
        error: "",
        searched: true,
        hits: Vec::new(),
        more: false,
    };
    if !query.is_enough() {
        page.error = super::NOT_ENOUGH;
        page.searched = false;
        return Reply::page_with(axum::http::StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let (hits, more) = ctx.read(|tx| {
        let grant = permit::<may::Search>(tx, ctx, Subject::Service)?;
        find::find(tx, ctx, &grant, &query)
    })?;
    (page.hits, page.more) = (hits, more);
    Reply::page(&page)
}
