//! The rows of workers: who they are, their teams, posts and roles, and whom they serve.

use jiff::civil::Date;
use kith_vocabulary::ids::{PostId, ServingId, TeamId, WorkerId, WorkerRoleId};

use crate::platform::access::Role;
use crate::record;

record! {
    /// A team of workers.
    Team in team, key team_id: TeamId, about (none, none) {
        /// What it is called.
        name: String,
    }
}

record! {
    /// Someone who works for the authority or with it.
    Worker in worker, key worker_id: WorkerId, about (none, none) {
        /// Their name.
        name: String,
        /// Their number with the regulator, if they are registered.
        registration_number: Option<String>,
        /// How colleagues reach them.
        phone: Option<String>,
    }
}

record! {
    /// A worker's role in the service.
    WorkerRole in worker_role, key worker_role_id: WorkerRoleId, about (none, none) {
        /// The worker.
        worker_id: WorkerId,
        /// The role.
        role: Role,
        /// From this day.
        starts_on: Date,
        /// No longer from this day; blank while it lasts.
        ends_on: Option<Date>,
    }
}

record! {
    /// A worker's job in a team.
    Post in post, key post_id: PostId, about (none, none) {
        /// The worker.
        worker_id: WorkerId,
        /// The team.
        team_id: TeamId,
        /// What the job is called.
        title: String,
        /// From this day.
        starts_on: Date,
        /// No longer from this day; blank while it lasts.
        ends_on: Option<Date>,
    }
}

record! {
    /// A co-ordinator's work for a social worker.
    Serving in serving, key serving_id: ServingId, about (none, none) {
        /// The co-ordinator.
        worker_id: WorkerId,
        /// The worker they serve.
        served_id: WorkerId,
        /// From this day.
        starts_on: Date,
        /// No longer from this day; blank while it lasts.
        ends_on: Option<Date>,
        /// The absent co-ordinator for whom they do; blank where it is their own work.
        covers_id: Option<WorkerId>,
    }
}
