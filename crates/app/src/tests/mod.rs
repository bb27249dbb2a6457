//! What the platform promises, tried on a whole database.

mod chain;
mod opening;
mod permission;
mod recording;
mod statements;
