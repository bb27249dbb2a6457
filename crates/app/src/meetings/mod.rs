//! Meetings about children: discussions, conferences, core groups and reviews, each recorded once for all its children.
//!
//! What a meeting decided for a child begins or ends that child's own enquiry or plan, in the same transaction.

mod actions;
pub mod answers;
pub mod children;
pub(crate) mod happenings;
pub(crate) mod pages;
pub mod rows;
pub mod story;
#[cfg(test)]
mod tests;

use kith_practice::protection::MeetingKind;

use crate::platform::access::{Action, may};
use crate::platform::http::Route;

/// The routes of meetings: the same pages, each kind under the deed that records it.
pub const ROUTES: &[Route] = &[
    Route::get(
        "/families/{family}/meetings/{kind}",
        Action::RecordProtection,
        pages::record::show::<may::RecordProtection>,
    ),
    Route::post(
        "/families/{family}/meetings/{kind}",
        Action::RecordProtection,
        pages::record::record::<may::RecordProtection>,
    ),
    Route::get(
        "/families/{family}/conferences/{kind}",
        Action::DecideConference,
        pages::record::show::<may::DecideConference>,
    ),
    Route::post(
        "/families/{family}/conferences/{kind}",
        Action::DecideConference,
        pages::record::record::<may::DecideConference>,
    ),
    Route::get("/families/{family}/need/{kind}", Action::RecordNeed, pages::record::show::<may::RecordNeed>),
    Route::post(
        "/families/{family}/need/{kind}",
        Action::RecordNeed,
        pages::record::record::<may::RecordNeed>,
    ),
    Route::get(
        "/families/{family}/proceedings/{kind}",
        Action::DecideProceedings,
        pages::record::show::<may::DecideProceedings>,
    ),
    Route::post(
        "/families/{family}/proceedings/{kind}",
        Action::DecideProceedings,
        pages::record::record::<may::DecideProceedings>,
    ),
    Route::get("/meetings/{meeting}", Action::ViewFamily, pages::show::show),
    Route::get(
        "/meetings/{meeting}/correct",
        Action::RecordProtection,
        pages::correct::show::<may::RecordProtection>,
    ),
    Route::post(
        "/meetings/{meeting}/correct",
        Action::RecordProtection,
        pages::correct::correct::<may::RecordProtection>,
    ),
    Route::get(
        "/conferences/{meeting}/correct",
        Action::DecideConference,
        pages::correct::show::<may::DecideConference>,
    ),
    Route::post(
        "/conferences/{meeting}/correct",
        Action::DecideConference,
        pages::correct::correct::<may::DecideConference>,
    ),
    Route::get("/need/{meeting}/correct", Action::RecordNeed, pages::correct::show::<may::RecordNeed>),
    Route::post("/need/{meeting}/correct", Action::RecordNeed, pages::correct::correct::<may::RecordNeed>),
    Route::get(
        "/proceedings/{meeting}/correct",
        Action::DecideProceedings,
        pages::correct::show::<may::DecideProceedings>,
    ),
    Route::post(
        "/proceedings/{meeting}/correct",
        Action::DecideProceedings,
        pages::correct::correct::<may::DecideProceedings>,
    ),
];

/// The deed that records a meeting of this kind.
pub fn deed(kind: MeetingKind) -> Action {
    match kind {
        MeetingKind::NeedMeeting => Action::RecordNeed,
        MeetingKind::LegalGateway => Action::DecideProceedings,
        _ if kind.is_conference() => Action::DecideConference,
        _ => Action::RecordProtection,
    }
}

/// The folder of the addresses under which meetings of this kind are.
fn folder(kind: MeetingKind) -> &'static str {
    match deed(kind) {
        Action::RecordNeed => "need",
        Action::DecideProceedings => "proceedings",
        Action::DecideConference => "conferences",
        _ => "meetings",
    }
}

/// Where a family's meeting of this kind is recorded, below the family's own address.
pub fn path_of(kind: MeetingKind) -> String {
    format!("{}/{}", folder(kind), slug(kind))
}

fn slug(kind: MeetingKind) -> String {
    kind.key().replace(' ', "-")
}
