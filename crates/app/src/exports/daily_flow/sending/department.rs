//! The Department's service as Kith speaks with it: a token, then batches, each tried again where that can help.
//!
//! Nothing of what an answer says is kept or told, since it may repeat what was said of a child; its status is enough.

use std::time::Duration;

use serde_json::Value;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body, Error};

use crate::platform::config::{FlowService, Secret};

/// How often one batch is tried.
const TRIES: u32 = 5;
/// How long one answer may take.
const ANSWERED_IN: Duration = Duration::from_secs(120);
/// The longest that the service can make Kith wait for another try.
const LONGEST_WAIT: Duration = Duration::from_secs(120);
/// Why nothing is sent to a server that may be somebody else's.
const UNTRUSTED: &str = "its certificate is not one that this server trusts";
/// The most of an answer that is read.
const LARGEST_ANSWER: u64 = 1_000_000;

/// What the service says of a batch.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// It took it; its number for each child, where it gave them.
    Taken(Vec<Option<String>>),
    /// It did not, and would not if it were asked again: the status.
    Refused(u16),
}

/// A batch with the service's word on it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answered {
    pub(super) answer: Answer,
    pub(super) status: u16,
    pub(super) tries: u32,
}

/// Why nothing more can be sent.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stopped {
    /// In words, for whoever sends.
    pub(super) why: String,
    /// What the service answered last, if it did.
    pub(super) status: Option<u16>,
    pub(super) tries: u32,
}

/// The service, with the token that it gave.
pub(super) struct Service {
    agent: Agent,
    settings: FlowService,
    address: String,
    token: Option<Secret>,
}

/// What came of one request.
enum Heard {
    Answer { status: u16, wait: Option<Duration>, body: Vec<u8> },
    Nothing(String),
}

impl Service {
    pub(super) fn new(settings: FlowService, la_code: &str) -> Self {
        // A council's own certificates are those that its server trusts. A redirect would take records elsewhere.
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
        let config = Agent::config_builder()
            .timeout_global(Some(ANSWERED_IN))
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(concat!("Kith/", env!("CARGO_PKG_VERSION")))
            .tls_config(tls)
            .build();
        let address = format!("{}/children_social_care_data/{la_code}/children", settings.url);
        Service { agent: Agent::new_with_config(config), settings, address, token: None }
    }

    /// The server, without anything secret, for the log.
    pub(super) fn host(&self) -> String {
        let after = self.settings.url.split_once("://").map_or("", |(_, after)| after);
        after.split('/').next().unwrap_or_default().to_owned()
    }

    /// Sends a batch. `wait` is told how long to wait before another try.
    pub(super) fn send(&mut self, batch: &[u8], wait: &mut dyn FnMut(Duration)) -> Result<Answered, Stopped> {
        let mut asked_again = None;
        for tries in 1..=TRIES {
            let stop = |why: String, status| Stopped { why, status, tries };
            let heard = match self.token(wait) {
                Ok(token) => self.post_batch(&token, batch),
                Err(stopped) => return Err(stopped),
            };
            let (status, asked_wait, body) = match heard {
                Heard::Answer { status, wait, body } => (status, wait, body),
                Heard::Nothing(why) if tries == TRIES => return Err(stop(why, None)),
                Heard::Nothing(_) => {
                    wait(pause(tries, None));
                    continue;
                }
            };
            match status {
                200..=202 => return Ok(Answered { answer: Answer::Taken(receipts(&body)), status, tries }),
                204 | 400 | 409 | 413 | 422 => {
                    return Ok(Answered { answer: Answer::Refused(status), status, tries });
                }
                // A token that ran out is asked for anew, once.
                401 if asked_again.is_none() => {
                    asked_again = Some(());
                    self.token = None;
                }
                408 | 429 | 500..=599 if tries < TRIES => wait(pause(tries, asked_wait)),
                _ => return Err(stop(stopped_because(status), Some(status))),
            }
        }
        Err(Stopped { why: stopped_because(401), status: Some(401), tries: TRIES })
    }

    fn post_batch(&self, token: &Secret, batch: &[u8]) -> Heard {
        let mut request = self
            .agent
            .post(&self.address)
            .header("Authorization", format!("Bearer {}", token.told()))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json");
        if let Some(key) = &self.settings.supplier_key {
            request = request.header("SupplierKey", key.told());
        }
        heard(request.send(batch))
    }

    fn token(&mut self, wait: &mut dyn FnMut(Duration)) -> Result<Secret, Stopped> {
        if let Some(token) = &self.token {
            return Ok(token.clone());
        }
        for tries in 1..=TRIES {
            let stop = |why: String, status| Stopped { why, status, tries };
            match self.ask_for_token() {
                Heard::Answer { status: 200, body, .. } => {
                    let token = token_in(&body).ok_or_else(|| {
                        let words = "What answers at daily_flow_token_url gave no token. Check the address.";
                        stop(words.to_owned(), Some(200))
                    })?;
                    self.token = Some(token.clone());
                    return Ok(token);
                }
                Heard::Answer { status: 408 | 429 | 500..=599, wait: asked, .. } if tries < TRIES => {
                    wait(pause(tries, asked));
                }
                Heard::Nothing(_) if tries < TRIES => wait(pause(tries, None)),
                Heard::Answer { status, .. } => {
                    let words = format!(
                        "No token was given: the answer was {status}. Check daily_flow_client_id, \
                         daily_flow_client_secret and daily_flow_scope."
                    );
                    return Err(stop(words, Some(status)));
                }
                Heard::Nothing(why) => return Err(stop(why, None)),
            }
        }
        Err(Stopped { why: "No token was given.".to_owned(), status: None, tries: TRIES })
    }

    fn ask_for_token(&self) -> Heard {
        let mut form = vec![
            ("grant_type", "client_credentials"),
            ("client_id", self.settings.client_id.as_str()),
            ("client_secret", self.settings.client_secret.told()),
        ];
        if let Some(scope) = &self.settings.scope {
            form.push(("scope", scope));
        }
        heard(self.agent.post(&self.settings.token_url).send_form(form))
    }
}

fn heard(answer: Result<axum::http::Response<Body>, Error>) -> Heard {
    let mut answer = match answer {
        Ok(answer) => answer,
        Err(error) => return Heard::Nothing(unheard(&error)),
    };
    let status = answer.status().as_u16();
    let wait = answer.headers().get("retry-after").and_then(|value| value.to_str().ok()?.trim().parse().ok());
    // An answer that breaks off after its status has still said what matters.
    let body = answer.body_mut().with_config().limit(LARGEST_ANSWER).read_to_vec().unwrap_or_default();
    Heard::Answer { status, wait: wait.map(Duration::from_secs), body }
}

/// Why there is no answer, without the address.
fn unheard(error: &Error) -> String {
    let why = match error {
        Error::Timeout(_) => "it did not answer in time",
        Error::HostNotFound => "no server of its name was found",
        Error::Rustls(_) | Error::Tls(_) | Error::Pem(_) => UNTRUSTED,
        // So a certificate is refused while the connection is made.
        Error::Io(error) if error.kind() == std::io::ErrorKind::InvalidData => UNTRUSTED,
        Error::ConnectProxyFailed(_) | Error::InvalidProxyUrl => "the proxy did not let Kith through",
        _ => "the connection failed",
    };
    format!("The Department’s service could not be reached: {why}. Nothing is lost: send again later.")
}

fn stopped_because(status: u16) -> String {
    match status {
        401 | 403 => format!(
            "The Department’s service answered {status}: it does not let this authority send. Check the daily_flow \
             settings, the supplier key too."
        ),
        300..=399 => format!(
            "The Department’s service answered {status}, which sends Kith elsewhere. Check daily_flow_url."
        ),
        429 => "The Department’s service is asked too often. Nothing is lost: send again later.".to_owned(),
        _ => format!("The Department’s service answered {status}. Nothing is lost: send again later."),
    }
}

/// How long to wait after a try: 1, 4, 16, 64 seconds, or what the service asks for if that is longer.
fn pause(tries: u32, asked: Option<Duration>) -> Duration {
    let own = Duration::from_secs(4_u64.saturating_pow(tries.saturating_sub(1)));
    own.max(asked.unwrap_or_default()).min(LONGEST_WAIT)
}

fn token_in(body: &[u8]) -> Option<Secret> {
    let body: Value = serde_json::from_slice(body).ok()?;
    body["access_token"].as_str().filter(|token| !token.is_empty()).map(Secret::from)
}

/// The service's number for each child, in the order in which they were sent.
fn receipts(body: &[u8]) -> Vec<Option<String>> {
    let Ok(Value::Array(all)) = serde_json::from_slice(body) else { return Vec::new() };
    let receipt = |one: &Value| {
        let number = one.as_str().or_else(|| one["date_time_uuid"].as_str())?;
        Some(number.chars().take(80).collect())
    };
    all.iter().map(receipt).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_the_service_can_make_them_longer_to_a_point() {
        let seconds = |tries, asked: Option<u64>| pause(tries, asked.map(Duration::from_secs)).as_secs();
        assert_eq!([1, 2, 3, 4].map(|tries| seconds(tries, None)), [1, 4, 16, 64]);
        assert_eq!(seconds(1, Some(30)), 30);
        assert_eq!(seconds(3, Some(2)), 16);
        assert_eq!(seconds(1, Some(86_400)), 120);
    }

    #[test]
    fn receipts_are_read_in_both_their_shapes() {
        let body = br#"[{"date_time_uuid":"2026_a"},"2026_b",{"other":1}]"#;
        assert_eq!(receipts(body), [Some("2026_a".to_owned()), Some("2026_b".to_owned()), None]);
        assert_eq!(receipts(b"taken"), []);
    }
}
