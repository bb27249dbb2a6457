//! Pages kept as they were printed, for the one reader whom they are for.
//!
//! A page is printed with gaps where the token of the reader's session and the id of its own form belong. Each answer
//! fills them, so that no form is sent with what another page was given.

use std::sync::{Arc, LazyLock};

use axum::http::StatusCode;

use super::clock::{new_id, new_token};
use super::context::Ctx;
use super::db::Tx;
use super::html::Shell;
use super::http::{Asked, Reply};
use super::problem::Problem;

/// What stands in the gaps while a page is printed: nobody can guess it, so nobody can write it into the record.
static TOKEN: LazyLock<String> = LazyLock::new(new_token);
static WRITE: LazyLock<String> = LazyLock::new(new_token);

/// A page with its gaps.
#[derive(Debug)]
struct Printed {
    /// Each part with the gap that follows it.
    parts: Vec<(String, Gap)>,
    end: String,
}

#[derive(Debug, Clone, Copy)]
enum Gap {
    Token,
    Write,
}

impl Printed {
    fn with_gaps(html: &str) -> Self {
        let (mut parts, mut rest) = (Vec::new(), html);
        let marks = [(TOKEN.as_str(), Gap::Token), (WRITE.as_str(), Gap::Write)];
        while let Some((at, mark, gap)) = marks
            .iter()
            .filter_map(|(mark, gap)| Some((rest.find(mark)?, mark, *gap)))
            .min_by_key(|(at, ..)| *at)
        {
            parts.push((rest[..at].to_owned(), gap));
            rest = &rest[at + mark.len()..];
        }
        Printed { parts, end: rest.to_owned() }
    }

    fn filled(&self, token: &str, write_id: &str) -> String {
        let long = token.len().max(write_id.len());
        let length: usize = self.parts.iter().map(|(part, _)| part.len() + long).sum();
        let mut html = String::with_capacity(length + self.end.len());
        for (part, gap) in &self.parts {
            html.push_str(part);
            html.push_str(match gap {
                Gap::Token => token,
                Gap::Write => write_id,
            });
        }
        html.push_str(&self.end);
        html
    }
}

/// The page of this name for whoever asks, printed again only after something was written or when the minute is over.
///
/// What `print` gives may depend on who asks, what they may do, the record and the minute, and on nothing else that was
/// asked.
pub fn printed<F>(tx: &mut Tx, ctx: &Ctx, asked: &Asked, page: &str, print: F) -> Result<Reply, Problem>
where
    F: FnOnce(&mut Tx, Shell) -> Result<Reply, Problem>,
{
    let make = |tx: &mut Tx| {
        let mut shell = Shell::new(ctx, asked, "");
        (shell.csrf, shell.write_id) = (TOKEN.clone(), WRITE.clone());
        match print(tx, shell)? {
            Reply::Page(StatusCode::OK, html) => Ok(Printed::with_gaps(&html)),
            _ => Err(Problem::fault("only a page that was found can be kept")),
        }
    };
    let printed = match tx.written().and_then(|written| i64::try_from(written).ok()) {
        Some(written) => {
            let (who, done) = (&ctx.who, asked.query.raw("done"));
            let minute = ctx.now.as_second() / 60;
            let view = format!("{page} {} {:?} {minute} {done:?}", who.worker, who.roles);
            ctx.app.kept.page(view, written, || make(tx))?
        }
        None => Arc::new(make(tx)?),
    };
    let write_id = new_id::<uuid::Uuid>(ctx.now).to_string();
    Ok(Reply::Page(StatusCode::OK, printed.filled(&ctx.who.csrf, &write_id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_gap_is_filled_and_nothing_else_is_touched() {
        let html = format!("<i>{}</i><b>{}</b>{}", *WRITE, *TOKEN, *WRITE);
        assert_eq!(Printed::with_gaps(&html).filled("token", "write"), "<i>write</i><b>token</b>write");
        assert_eq!(Printed::with_gaps("token").filled("other", "other"), "token");
    }
}
