//! The pages of accounts.

use askama::Template;
use axum::http::StatusCode;
use jiff::Timestamp;
use kith_vocabulary::calendar::london;
use kith_vocabulary::ids::{TeamId, WorkerId};
use kith_vocabulary::time::date_and_time_in_words;

use super::actions::{self, Account};
use crate::answers::Choice;
use crate::platform::access::{Role, Subject, may, permit};
use crate::platform::clock::new_id;
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::password;
use crate::platform::problem::{FieldErrors, Problem};
use crate::platform::recorder::Intent;
use crate::workers::actions::{Joining, password_fault};

#[derive(Template)]
#[template(path = "accounts/list.html")]
struct ListPage {
    shell: Shell,
    accounts: Vec<Account>,
}

#[derive(Template)]
#[template(path = "accounts/account.html")]
struct AccountPage {
    shell: Shell,
    account: Account,
    errors: FieldErrors,
    is_self: bool,
}

#[derive(Template)]
#[template(path = "accounts/new.html")]
struct NewPage {
    shell: Shell,
    answers: Answers,
    roles: Vec<Choice>,
    teams: Vec<Choice>,
    errors: FieldErrors,
}

impl NewPage {
    fn value(&self, name: &str) -> &str {
        self.answers.raw(name).unwrap_or("")
    }

    fn error(&self, name: &str) -> &str {
        self.errors.get(name).map_or("", String::as_str)
    }
}

impl AccountPage {
    fn error(&self, name: &str) -> &str {
        self.errors.get(name).map_or("", String::as_str)
    }
}

/// What an account's roles are called.
fn roles_of(account: &Account) -> String {
    let labels: Vec<&str> = account.roles.iter().map(|role| role.label()).collect();
    if labels.is_empty() { "None".to_owned() } else { labels.join(", ") }
}

/// When an account was last used.
fn last_used(at: Option<&Timestamp>) -> String {
    at.map_or_else(|| "Never".to_owned(), |at| date_and_time_in_words(london(*at)))
}

pub(super) fn list(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let accounts = ctx.read(|tx| {
        permit::<may::ManageAccounts>(tx, ctx, Subject::Service)?;
        actions::list(tx, ctx)
    })?;
    Reply::page(&ListPage { shell: Shell::new(ctx, asked, "Accounts"), accounts })
}

pub(super) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    account_page(ctx, asked, StatusCode::OK, FieldErrors::new())
}

fn account_page(ctx: &Ctx, asked: &Asked, status: StatusCode, errors: FieldErrors) -> Result<Reply, Problem> {
    let worker: WorkerId = asked.id("worker")?;
    let account = ctx.read(|tx| {
        permit::<may::ManageAccounts>(tx, ctx, Subject::Service)?;
        actions::find(tx, ctx, worker)
    })?;
    let is_self = worker == ctx.who.worker;
    Reply::page_with(
        status,
        &AccountPage { shell: Shell::new(ctx, asked, "Account"), account, errors, is_self },
    )
}

pub(super) fn show_new(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    new_page(ctx, asked, StatusCode::OK, FieldErrors::new())
}

fn new_page(ctx: &Ctx, asked: &Asked, status: StatusCode, errors: FieldErrors) -> Result<Reply, Problem> {
    let teams = ctx.read(|tx| {
        permit::<may::ManageAccounts>(tx, ctx, Subject::Service)?;
        actions::teams(tx, ctx)
    })?;
    let answers = &asked.form;
    let roles = Role::ALL.iter().map(|role| Choice::among(role.key(), role.label(), answers, "role"));
    let mut choices = vec![Choice::new("", "No team", answers.text("team").unwrap_or(""))];
    choices
        .extend(teams.into_iter().map(|(team, name)| Choice::among(team.to_string(), name, answers, "team")));
    Reply::page_with(
        status,
        &NewPage {
            shell: Shell::new(ctx, asked, "Make an account"),
            answers: answers.clone(),
            roles: roles.collect(),
            teams: choices,
            errors,
        },
    )
}

pub(super) fn make(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    match try_make(ctx, asked) {
        Err(Problem::Invalid(errors)) => new_page(ctx, asked, StatusCode::UNPROCESSABLE_ENTITY, errors),
        done => done,
    }
}

fn try_make(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let answers = &asked.form;
    let mut errors = FieldErrors::new();
    let mut need = |name: &str, message: &str| {
        answers.owned(name).unwrap_or_else(|| {
            errors.insert(name.to_owned(), message.to_owned());
            String::new()
        })
    };
    let name = need("name", "Enter the person’s name");
    let email = need("email", "Enter the email address they will sign in with");
    let roles: Vec<Role> = answers.all("role").into_iter().filter_map(|key| key.parse().ok()).collect();
    if roles.is_empty() {
        errors.insert("role".to_owned(), "Choose at least one role".to_owned());
    }
    if !email.is_empty() && (!email.contains('@') || email.contains(char::is_whitespace)) {
        errors.insert("email".to_owned(), "Enter an email address like name@example.gov.uk".to_owned());
    }
    let password = answers.raw("password").unwrap_or("");
    if let Some(fault) = password_fault(password) {
        errors.insert("password".to_owned(), fault.to_owned());
    }
    if !errors.is_empty() {
        return Err(Problem::Invalid(errors));
    }
    let post: Option<(TeamId, String)> = answers
        .text("team")
        .and_then(|team| team.parse().ok())
        .map(|team| (team, answers.owned("title").unwrap_or_else(|| "Worker".to_owned())));
    let joining = Joining {
        worker: new_id(ctx.now),
        name,
        registration_number: answers.owned("registration_number"),
        roles,
        post,
        serves: Vec::new(),
        starts_on: ctx.today,
    };
    let hash = password::hash(password)?;
    let intent = Intent::to("make an account").once(asked.write_id());
    let led = ctx.write(move |tx, ctx| {
        let grant = permit::<may::ManageAccounts>(tx, ctx, Subject::Service)?;
        actions::make(tx, ctx, grant, &email, &hash, &joining, intent.clone())
    })?;
    Reply::see(led)
}

pub(super) fn close(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let worker: WorkerId = asked.id("worker")?;
    ctx.write(move |tx, ctx| {
        let grant = permit::<may::ManageAccounts>(tx, ctx, Subject::Service)?;
        actions::find(tx, ctx, worker)?;
        actions::close(tx, ctx, grant, worker)
    })?;
    Reply::see(format!("/accounts/{worker}?done=account-closed"))
}

pub(super) fn set_password(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let worker: WorkerId = asked.id("worker")?;
    let given = asked.form.raw("password").unwrap_or("");
    if let Some(fault) = password_fault(given) {
        let errors = FieldErrors::from([("password".to_owned(), fault.to_owned())]);
        return account_page(ctx, asked, StatusCode::UNPROCESSABLE_ENTITY, errors);
    }
    let hash = password::hash(given)?;
    ctx.write(move |tx, ctx| {
        let grant = permit::<may::ManageAccounts>(tx, ctx, Subject::Service)?;
        actions::set_password(tx, ctx, grant, worker, &hash)
    })?;
    Reply::see(format!("/accounts/{worker}?done=password-changed"))
}
