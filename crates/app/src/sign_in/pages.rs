//! The pages of signing in, signing out, help and one's own password.

use std::sync::Arc;

use askama::Template;
use axum::http::StatusCode;

use super::actions::{self, Refused};
use crate::platform::context::{App, Ctx};
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::platform::session;

#[derive(Template)]
#[template(path = "sign_in/sign_in.html")]
struct SignInPage {
    shell: Shell,
    email: String,
    errors: Vec<(String, String)>,
    kept: bool,
    /// Whether they come from the page for recording without a signal, and go back there.
    is_recording: bool,
}

impl SignInPage {
    fn error(&self) -> &str {
        self.errors.first().map_or("", |(_, message)| message)
    }
}

/// The page to sign in.
pub(super) fn show_sign_in(_: &Arc<App>, asked: &Asked) -> Result<Reply, Problem> {
    Reply::page(&SignInPage {
        shell: Shell::open("Sign in"),
        email: String::new(),
        errors: Vec::new(),
        kept: asked.query.raw("kept").is_some(),
        is_recording: asked.query.raw("to") == Some("recording"),
    })
}

/// Signs somebody in and leads to Today.
pub(super) fn sign_in(app: &Arc<App>, asked: &Asked) -> Result<Reply, Problem> {
    let email = asked.form.text("email").unwrap_or("");
    let password = asked.form.raw("password").unwrap_or("");
    let is_recording = asked.form.raw("to") == Some("recording");
    let (status, message) = match actions::sign_in(app, email, password, &asked.from) {
        Ok(token) => {
            let to = if is_recording { "/recording/" } else { "/today" };
            return Ok(Reply::Session(Some(token), to.to_owned()));
        }
        Err(Refused::Problem(problem)) => return Err(problem),
        Err(Refused::Wrong) => {
            (StatusCode::UNPROCESSABLE_ENTITY, "The email address or the password is not right")
        }
        Err(Refused::Slowed) => (
            StatusCode::TOO_MANY_REQUESTS,
            "There were too many wrong tries. Wait 15 minutes, or ask your administrator for a new password",
        ),
    };
    Reply::page_with(
        status,
        &SignInPage {
            shell: Shell::open("Sign in"),
            email: email.to_owned(),
            errors: vec![("email".to_owned(), message.to_owned())],
            kept: false,
            is_recording,
        },
    )
}

/// Ends the session.
pub(super) fn sign_out(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    if let Some(token) = asked.token.as_deref() {
        session::end(&ctx.app, token)?;
    }
    Ok(Reply::Session(None, "/sign-in".to_owned()))
}

/// The way in.
pub(super) fn start(_: &Ctx, _: &Asked) -> Result<Reply, Problem> {
    Reply::see("/today")
}

#[derive(Template)]
#[template(path = "sign_in/help.html")]
struct HelpPage {
    shell: Shell,
    roles: String,
}

/// What Kith does and where to turn.
pub(super) fn help(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let roles: Vec<&str> = ctx.who.roles.iter().map(|role| role.label()).collect();
    Reply::page(&HelpPage { shell: Shell::new(ctx, asked, "Help"), roles: roles.join(", ") })
}

#[derive(Template)]
#[template(path = "sign_in/password.html")]
struct PasswordPage {
    shell: Shell,
    errors: Vec<(String, String)>,
}

impl PasswordPage {
    fn error(&self, id: &str) -> &str {
        self.errors.iter().find(|(field, _)| field == id).map_or("", |(_, message)| message)
    }
}

/// The page to change one's own password.
pub(super) fn show_password(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    Reply::page(&PasswordPage { shell: Shell::new(ctx, asked, "Change your password"), errors: Vec::new() })
}

/// Changes one's own password.
pub(super) fn change_password(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let answer = |name: &str| asked.form.raw(name).unwrap_or("");
    match actions::change_password(ctx, answer("current"), answer("new"), answer("again")) {
        Ok(token) => Ok(Reply::Session(Some(token), "/today?done=password-changed".to_owned())),
        Err(Problem::Invalid(fields)) => Reply::page_with(
            StatusCode::UNPROCESSABLE_ENTITY,
            &PasswordPage {
                shell: Shell::new(ctx, asked, "Change your password"),
                errors: fields.into_iter().collect(),
            },
        ),
        Err(problem) => Err(problem),
    }
}
