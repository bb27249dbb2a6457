//! The web server: turns the table of routes into axum's router, and everything that every request needs.

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, RawPathParams, Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::response::Response;
use axum::routing::{MethodRouter, on};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

use super::access::{Action, ever_allows, ever_knows};
use super::assets;
use super::config::Cookies;
use super::context::{App, Ctx};
use super::db::Later;
use super::drafts;
use super::html;
use super::http::{Answers, Asked, Page, Reply, Route};
use super::problem::Problem;
use super::session::{self, Found};
use super::upload;

/// The largest form without a file, in bytes.
pub(super) const FORM_LIMIT: usize = 2 * 1024 * 1024;
const COOKIE: &str = "kith_session";

/// The router over these routes.
pub fn router(app: Arc<App>, routes: &[Route]) -> Router {
    let mut router: Router<Arc<App>> = Router::new();
    for route in routes {
        let page = route.page;
        let handler = move |State(app): State<Arc<App>>, parts: RawPathParams, request: Request| async move {
            answer(app, page, parts, request).await
        };
        let filter = route.method().try_into().expect("axum routes GET and POST");
        let method: MethodRouter<Arc<App>> = on(filter, handler);
        router = router.route(route.path, method);
    }
    router
        .route("/assets/{*path}", axum::routing::get(assets::serve))
        .fallback(|State(app): State<Arc<App>>, headers: HeaderMap| async move {
            let token = token_in(&headers);
            blocking(move || refuse(&app, token.as_deref(), Problem::NotFound)).await
        })
        .with_state(app)
        // Forms and files have limits of their own, which say in words what was too large.
        .layer(DefaultBodyLimit::disable())
        .layer(CompressionLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, Duration::from_secs(600)))
        .layer(CatchPanicLayer::custom(|_: Box<dyn Any + Send>| {
            respond(html::refusal(None, &Problem::fault("a page panicked")))
        }))
        .layer(SetResponseHeaderLayer::overriding(
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                 media-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'",
            ),
        ))
        .layer(fixed("x-content-type-options", "nosniff"))
        .layer(fixed("referrer-policy", "same-origin"))
        .layer(fixed("x-frame-options", "DENY"))
        .layer(fixed("cross-origin-opener-policy", "same-origin"))
        // The microphone is for voice notes, where a person lets a page of ours use it.
        .layer(fixed("permissions-policy", "camera=(), geolocation=(), microphone=(self)"))
}

fn fixed(name: &'static str, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(HeaderName::from_static(name), HeaderValue::from_static(value))
}

async fn answer(app: Arc<App>, page: Page, parts: RawPathParams, request: Request) -> Response {
    let method = request.method().clone();
    let token = token_in(request.headers());
    if upload::is_one(&request) && !is_signed_in(&app, token.clone()).await {
        return blocking(move || refuse(&app, None, Problem::SignedOut)).await;
    }
    let asked = match read(parts, token.clone(), request).await {
        Ok(asked) => asked,
        Err(problem) => {
            return blocking(move || refuse(&app, token.as_deref(), problem)).await;
        }
    };
    let before = app.db.statements();
    let (answering, token) = (app.clone(), asked.token.clone());
    let done = tokio::task::spawn_blocking(move || run(&answering, page, &method, &asked)).await;
    let (reply, audit) =
        done.unwrap_or_else(|_| (Err(Problem::fault("a page panicked")), Later::known(Ok(()))));
    let reply = audit.on_disk().await.and(reply);
    let mut response = match reply {
        Ok(reply) => respond_in(&app, reply),
        Err(problem) => {
            let app = app.clone();
            blocking(move || refuse(&app, token.as_deref(), problem)).await
        }
    };
    response.extensions_mut().insert(Statements(app.db.statements() - before));
    response
}

/// How many statements an answer took; tests look at it.
#[derive(Debug, Clone, Copy)]
pub struct Statements(pub u64);

async fn blocking(work: impl FnOnce() -> Response + Send + 'static) -> Response {
    match tokio::task::spawn_blocking(work).await {
        Ok(response) => response,
        Err(_) => respond(html::refusal(None, &Problem::fault("a page panicked"))),
    }
}

/// What is answered, and the audit that must be on disk before it is.
type Answered = (Result<Reply, Problem>, Later<()>);

fn run(app: &Arc<App>, page: Page, method: &Method, asked: &Asked) -> Answered {
    let (needed, work) = match page {
        Page::Open(work) => return (work(app, asked), Later::known(Ok(()))),
        Page::For(action, work) => (Some(action), work),
        Page::Own(work) => (None, work),
    };
    match ctx_of(app, needed, method, asked) {
        Ok(Admitted::In(ctx)) => {
            let reply = work(&ctx, asked);
            (reply, ctx.flush_audit())
        }
        Ok(Admitted::Elsewhere(reply)) => (Ok(reply), Later::known(Ok(()))),
        Err(problem) => (Err(problem), Later::known(Ok(()))),
    }
}

/// Whether somebody comes as far as the page.
enum Admitted {
    In(Ctx),
    Elsewhere(Reply),
}

fn ctx_of(
    app: &Arc<App>,
    needed: Option<Action>,
    method: &Method,
    asked: &Asked,
) -> Result<Admitted, Problem> {
    let found = match asked.token.as_deref() {
        Some(token) => session::find(app, token)?,
        None => Found::None,
    };
    let who = match found {
        Found::Open(who) => who,
        Found::Ended(authority, worker) => {
            if *method == Method::POST
                && drafts::keep_after_sign_out(app, authority, worker, asked)? == drafts::Kept::AsDraft
            {
                return Ok(Admitted::Elsewhere(Reply::SeeOther("/sign-in?kept=yes".to_owned())));
            }
            return Err(Problem::SignedOut);
        }
        Found::None => return Err(Problem::SignedOut),
    };
    if *method == Method::POST && asked.form.raw("csrf") != Some(who.csrf.as_str()) {
        return Err(Problem::NotAllowed(
            "This form did not come from your own session, so nothing was done. Go back, reload the page and send it again."
                .to_owned(),
        ));
    }
    if let Some(action) = needed.filter(|action| !ever_allows(&who.roles, *action)) {
        // The same answer for every record, there or not, so that it tells nothing of any.
        return Err(if ever_knows(&who.roles) {
            Problem::NotAllowed(action.refusal().to_owned())
        } else {
            Problem::NotFound
        });
    }
    Ok(Admitted::In(Ctx::new(app.clone(), who)))
}

/// Whether the token is of an open session. Nobody else may fill the disk with files.
async fn is_signed_in(app: &Arc<App>, token: Option<String>) -> bool {
    let (Some(token), app) = (token, app.clone()) else { return false };
    let found = tokio::task::spawn_blocking(move || session::find(&app, &token)).await;
    matches!(found, Ok(Ok(Found::Open(_))))
}

async fn read(parts: RawPathParams, token: Option<String>, request: Request) -> Result<Asked, Problem> {
    let uri = request.uri().clone();
    let from = request
        .extensions()
        .get::<axum::extract::ConnectInfo<std::net::SocketAddr>>()
        .map_or_else(String::new, |info| info.0.ip().to_string());
    let mut asked = Asked {
        path_and_query: uri.path_and_query().map_or_else(String::new, ToString::to_string),
        parts: parts.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        query: Answers::parse(uri.query().unwrap_or("")),
        token,
        from,
        ..Asked::default()
    };
    if request.method() == Method::POST {
        read_form(&mut asked, request).await?;
    }
    Ok(asked)
}

async fn read_form(asked: &mut Asked, request: Request) -> Result<(), Problem> {
    if upload::is_one(&request) {
        return upload::read_parts(asked, request).await;
    }
    let bytes = axum::body::to_bytes(request.into_body(), FORM_LIMIT).await.map_err(|_| {
        Problem::Unavailable(
            "What you sent is more than two million characters, and was not saved. Save it in parts."
                .to_owned(),
        )
    })?;
    let text = std::str::from_utf8(&bytes).map_err(|_| unreadable())?;
    asked.form = Answers::parse(text);
    Ok(())
}

pub(super) fn unreadable() -> Problem {
    Problem::Unavailable(
        "Kith could not read what was sent. Nothing was saved. Go back and try again.".to_owned(),
    )
}

fn token_in(headers: &HeaderMap) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find(|(name, _)| *name == COOKIE)
        .map(|(_, value)| value.to_owned())
}

/// What somebody is shown instead of what they asked for.
fn refuse(app: &Arc<App>, token: Option<&str>, problem: Problem) -> Response {
    if matches!(problem, Problem::SignedOut) {
        return respond(Reply::SeeOther("/sign-in".to_owned()));
    }
    let who = match token.map(|token| session::find(app, token)) {
        Some(Ok(Found::Open(who))) => Some(who),
        _ => None,
    };
    respond(html::refusal(who.as_ref(), &problem))
}

fn respond_in(app: &App, reply: Reply) -> Response {
    let Reply::Session(token, to) = reply else {
        return respond(reply);
    };
    let secure = match app.config.secure_cookies {
        Cookies::SecureOnly => "; Secure",
        Cookies::AlsoPlain => "",
    };
    let is_signing_out = token.is_none();
    let cookie = match token {
        Some(token) => format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax{secure}"),
        None => format!("{COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{secure}"),
    };
    let mut response = respond(Reply::SeeOther(to));
    let cookie = HeaderValue::from_str(&cookie).expect("a token is hexadecimal");
    response.headers_mut().insert(header::SET_COOKIE, cookie);
    if is_signing_out {
        // Whoever signs out leaves nothing behind on the device: not what a page keeps there for working without a signal.
        let all = HeaderValue::from_static("\"storage\"");
        response.headers_mut().insert(HeaderName::from_static("clear-site-data"), all);
    }
    response
}

fn respond(reply: Reply) -> Response {
    let (status, kind, body, extra): (StatusCode, &'static str, Body, Option<(HeaderName, String)>) =
        match reply {
            Reply::Page(status, html) => (status, "text/html; charset=utf-8", Body::from(html), None),
            Reply::PageAgain(seconds, html) => (
                StatusCode::OK,
                "text/html; charset=utf-8",
                Body::from(html),
                Some((header::REFRESH, seconds.to_string())),
            ),
            Reply::SeeOther(to) | Reply::Session(_, to) => (
                StatusCode::SEE_OTHER,
                "text/plain; charset=utf-8",
                Body::empty(),
                Some((header::LOCATION, to)),
            ),
            Reply::Download { content_type, name, body } => (
                StatusCode::OK,
                content_type,
                Body::from(body),
                Some((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))),
            ),
            Reply::Data(status, body) => (status, "application/json", Body::from(body), None),
            Reply::Empty => (StatusCode::NO_CONTENT, "text/plain; charset=utf-8", Body::empty(), None),
        };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some((name, value)) = extra
        && let Ok(value) = HeaderValue::from_str(&value)
    {
        headers.insert(name, value);
    }
    response
}
