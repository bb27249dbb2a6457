//! What the tests send as a device would.

use serde_json::Value as Json;
use uuid::Uuid;

use crate::platform::clock::new_id;
use crate::testing::{Answer, House, SignedIn};

/// A device that was set up.
pub(super) struct Phone {
    pub(super) device: String,
    pub(super) secret: String,
    pub(super) token: String,
}

/// What an answer says, where it is one for a script.
#[track_caller]
pub(super) fn said(answer: &Answer) -> Json {
    serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("{} {}", answer.status, answer.body))
}

/// A text within what an answer says.
pub(super) fn text<'j>(json: &'j Json, name: &str) -> &'j str {
    json[name].as_str().unwrap_or("")
}

/// Sets up a device.
pub(super) fn phone(house: &House, who: &SignedIn) -> Phone {
    let made = said(&house.post(who, "/recording/devices", &[("name", "Work phone")]));
    let of = |name: &str| text(&made, name).to_owned();
    Phone { device: of("device"), secret: of("secret"), token: of("token") }
}

/// The device is in touch.
pub(super) fn contact(house: &House, who: &SignedIn, phone: &Phone) -> Answer {
    let now = house.app.clock.now().as_millisecond().to_string();
    house.post(who, "/recording/contact", &[("device", &phone.device), ("sent_at", &now)])
}

/// An id that a device gives what it sends.
pub(super) fn write_id(house: &House) -> String {
    new_id::<Uuid>(house.app.clock.now()).to_string()
}

/// Sends something; the clock of the device is right unless `sent_at` is among the answers.
pub(super) fn send(
    house: &House,
    who: &SignedIn,
    phone: &Phone,
    path: &str,
    answers: &[(&str, &str)],
) -> Answer {
    let now = house.app.clock.now().as_millisecond().to_string();
    let mut all = answers.to_vec();
    for (name, value) in [("device", phone.device.as_str()), ("told_at", &now), ("sent_at", &now)] {
        if !answers.iter().any(|(given, _)| *given == name) {
            all.push((name, value));
        }
    }
    house.post(who, path, &all)
}

/// Asks how a device stands, as somebody who is not signed in.
pub(super) fn standing(house: &House, token: &str, wiped: Option<&str>) -> Json {
    use axum::body::Body;
    use axum::http::{Request, header};
    let mut body = form_urlencoded::Serializer::new(String::new());
    body.append_pair("token", token);
    if let Some(because) = wiped {
        body.append_pair("wiped", because);
    }
    let request = Request::post("/recording/standing")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body.finish()))
        .unwrap();
    said(&house.ask(request))
}
