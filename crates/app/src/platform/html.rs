//! What every page has around it, and the pages that stand in for one that cannot be shown.

use std::sync::LazyLock;

use askama::Template;
use axum::http::StatusCode;

use super::access::{Action, ever_allows};
use super::assets;
use super::clock::{new_id, new_token};
use super::context::{Ctx, Who};
use super::http::{Asked, Reply};
use super::problem::Problem;

static RELEASE: LazyLock<String> = LazyLock::new(assets::release);

/// A link in the navigation.
#[derive(Debug, Clone)]
pub struct NavLink {
    /// Where it leads.
    pub path: &'static str,
    /// Its words.
    pub words: &'static str,
    /// Whether this page belongs to it.
    pub here: bool,
}

/// What every page has around it.
#[derive(Debug, Clone)]
pub struct Shell {
    /// The page's own title.
    pub title: String,
    /// The name of whoever is signed in; blank for nobody.
    pub name: String,
    /// The token that forms carry.
    pub csrf: String,
    /// A new id for the page's form, so that sending it twice does the work once.
    pub write_id: String,
    /// The navigation for this role.
    pub navigation: Vec<NavLink>,
    /// What was just done, in words.
    pub done: Option<&'static str>,
    /// Whether the page shows the past.
    pub past: Option<String>,
    /// Changes with every release of the assets.
    pub release: &'static str,
}

const LINKS: [(&str, &str, Action); 9] = [
    ("/today", "Today", Action::ViewToday),
    ("/desk", "Desk", Action::ViewDesk),
    ("/front-door", "Front door", Action::ViewFrontDoor),
    ("/search", "Search", Action::Search),
    ("/team", "Team", Action::ViewTeam),
    ("/returns", "Returns", Action::CheckReturn),
    ("/imports", "Imports", Action::ImportReturn),
    ("/exports", "Make a return", Action::MakeReturn),
    ("/accounts", "Accounts", Action::ManageAccounts),
];

/// What may have just been done, by the key in the address. The words hold nothing personal.
const DONE: &[(&str, &str)] = &[
    ("visit-recorded", "The visit is recorded."),
    ("visit-planned", "The visit is planned."),
    ("visit-corrected", "The visit is corrected. The first version is kept in its history."),
    ("visit-cancelled", "It is noted that the visit did not happen."),
    ("plan-made", "The plan is saved. Now ask each person whether they agree."),
    ("plan-changed", "The plan is changed. The version before it is kept."),
    ("plan-reviewed", "The review is saved, and the plan goes on from it."),
    ("plan-agreed", "Their answer is kept with this version of the plan."),
    ("plan-tested", "The test is kept with the plan."),
    ("plan-ended", "The plan is ended. It can still be read."),
    ("meeting-recorded", "The meeting is recorded, with what it decided for each child."),
    ("meeting-corrected", "The meeting is corrected. The first version is kept in its history."),
    ("enquiry-ended", "The outcome of the enquiry is recorded."),
    ("enquiry-corrected", "The outcome is corrected. The first version is kept in its history."),
    (
        "transfer-recorded",
        "The transfer in is recorded. Its conference is due within 15 working days of the notice.",
    ),
    ("protection-ended", "The child protection plan is ended."),
    ("need-begun", "The child in need plan is begun."),
    ("need-ended", "The child in need plan is ended."),
    ("offer-recorded", "The offer is recorded."),
    ("offer-answered", "The answer to the offer is recorded."),
    ("letter-recorded", "The letter before proceedings is recorded."),
    ("proceedings-ended", "The pre-proceedings are ended."),
    ("application-recorded", "The application to court is recorded."),
    ("care-started", "It is recorded that the child came into care."),
    ("care-changed", "The new episode is recorded, and the one before it ended."),
    ("care-ended", "It is recorded that the child left care."),
    ("care-corrected", "The episode is corrected. What it said before is kept in its history."),
    (
        "placement-changed",
        "Where the child is placed is changed. What it said before is kept in its history.",
    ),
    ("health-recorded", "What you filled in is recorded."),
    ("care-fact-recorded", "It is recorded."),
    ("care-fact-corrected", "It is corrected. What it said before is kept in its history."),
    ("contact-taken", "The contact is taken. It waits for a decision."),
    ("contact-decided", "The decision is recorded."),
    ("contact-corrected", "The contact is corrected. What it said before is kept in its history."),
    ("referrer-told", "It is noted that the referrer was told."),
    ("referral-ended", "The referral is ended."),
    ("referral-reopened", "The referral is open again."),
    ("assessment-started", "The assessment is started."),
    ("assessment-written", "What you wrote is saved."),
    ("assessment-sent", "The assessment is with a manager."),
    ("assessment-returned", "The assessment is given back."),
    ("assessment-authorised", "The assessment is authorised."),
    ("assessment-corrected", "The assessment is corrected. What it said before is kept in its history."),
    ("person-added", "The person is added to the family."),
    ("people-joined", "They belong to this family now."),
    ("person-changed", "The details are changed."),
    ("person-left", "The person is no longer in this family."),
    ("people-merged", "The two records are one. You can undo this from the person’s page."),
    ("people-unmerged", "The two records are separate again."),
    ("matters-changed", "What matters now is changed."),
    ("household-changed", "Who lives where is changed."),
    ("relationships-changed", "The relationships are changed."),
    ("professionals-changed", "The professionals around the family are changed."),
    ("family-called", "The family’s name is changed."),
    ("family-added", "The family’s record is started."),
    ("allocated", "The allocation is recorded."),
    ("action-done", "The action is closed."),
    ("deadline-overridden", "The decision about the due date is kept."),
    ("override-taken-back", "The decision is taken back: the due date is again what the time limit says."),
    ("time-limit-set", "The time limit is set. What is due is worked out again within a minute."),
    ("restricted", "The record is restricted."),
    ("unrestricted", "The restriction is ended."),
    ("brief-left", "The brief is with the desk."),
    ("brief-withdrawn", "The brief is taken back. Nothing of it reaches the record."),
    ("draft-sent", "The draft is with the worker. It is in the record once they confirm it."),
    ("draft-confirmed", "It is confirmed and in the record."),
    ("draft-returned", "What you gave back is with the desk again. What you confirmed stays confirmed."),
    ("draft-read", "What you said is kept."),
    ("reply-chased", "It is noted that they were chased."),
    ("reply-noted", "The reply is noted."),
    ("serving-arranged", "It is arranged."),
    ("serving-ended", "It is ended."),
    ("file-added", "It is kept with the record."),
    ("file-taken-away", "The file is taken away. That it was here stays in the record."),
    ("account-made", "The account is made."),
    ("account-closed", "The account is closed."),
    ("draft-kept", "The draft is kept as you typed it."),
    ("draft-thrown-away", "The draft is thrown away."),
    ("device-wipe-asked", "The device removes everything when it is next in touch."),
    ("password-changed", "The password is changed."),
];

impl Shell {
    /// The shell of a page for somebody signed in.
    pub fn new(ctx: &Ctx, asked: &Asked, title: impl Into<String>) -> Self {
        let done = asked
            .query
            .raw("done")
            .and_then(|key| DONE.iter().find(|(known, _)| *known == key).map(|(_, words)| *words));
        let mut shell = Shell::around(Some(&ctx.who), title.into());
        for link in &mut shell.navigation {
            link.here = asked.path_and_query.starts_with(link.path);
        }
        shell.write_id = new_id::<uuid::Uuid>(ctx.now).to_string();
        shell.done = done;
        shell
    }

    /// The shell of a page for anybody.
    pub fn open(title: impl Into<String>) -> Self {
        Shell::around(None, title.into())
    }

    fn around(who: Option<&Who>, title: String) -> Self {
        let links =
            LINKS.iter().filter(|(_, _, action)| who.is_some_and(|who| ever_allows(&who.roles, *action)));
        Shell {
            title,
            name: who.map_or_else(String::new, |who| who.name.clone()),
            csrf: who.map_or_else(String::new, |who| who.csrf.clone()),
            write_id: String::new(),
            navigation: links.map(|(path, words, _)| NavLink { path, words, here: false }).collect(),
            done: None,
            past: None,
            release: &RELEASE,
        }
    }
}

#[derive(Template)]
#[template(path = "platform/refusal.html")]
struct Refusal {
    shell: Shell,
    heading: &'static str,
    words: String,
    reference: Option<String>,
}

/// The page for a problem: what happened, what to do, and that nothing was lost.
pub fn refusal(who: Option<&Who>, problem: &Problem) -> Reply {
    let (status, heading, words) = match problem {
        Problem::NotFound => (
            StatusCode::NOT_FOUND,
            "Page not found",
            "There is nothing here that you can see. Check the address, or search for the person.".to_owned(),
        ),
        Problem::NotAllowed(why) => (StatusCode::FORBIDDEN, "You cannot do this", why.clone()),
        Problem::Conflict(_) => (
            StatusCode::CONFLICT,
            "Somebody else changed this",
            "Somebody changed this while you were writing. Nothing was overwritten. Go back to see both versions."
                .to_owned(),
        ),
        Problem::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, "Check your answers", problem.to_string()),
        Problem::SignedOut => (StatusCode::UNAUTHORIZED, "You are signed out", "Sign in to go on.".to_owned()),
        Problem::Unavailable(why) => (StatusCode::SERVICE_UNAVAILABLE, "Kith cannot do this now", why.clone()),
        Problem::Fault(_) => (
            StatusCode::INTERNAL_SERVER_ERROR,
            "Something went wrong",
            "This is a mistake in Kith, not yours. What was saved before is safe. Try again; if it goes on, tell your administrator the reference."
                .to_owned(),
        ),
    };
    let reference = matches!(problem, Problem::Fault(_)).then(|| {
        let reference = new_token()[..8].to_owned();
        tracing::error!(reference, "{problem}");
        reference
    });
    let page = Refusal { shell: Shell::around(who, heading.to_owned()), heading, words, reference };
    Reply::page_with(status, &page).unwrap_or_else(|_| {
        Reply::Page(StatusCode::INTERNAL_SERVER_ERROR, "<h1>Something went wrong</h1>".to_owned())
    })
}
