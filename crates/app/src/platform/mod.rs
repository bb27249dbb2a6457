//! What every slice stands on: settings, the database, the recorder, permission, audit, sessions, jobs and pages.
//!
//! Nothing here knows a slice.

pub mod access;
pub mod assets;
pub mod audit;
pub mod chain;
pub mod clock;
pub mod config;
pub mod context;
pub mod db;
pub mod drafts;
pub mod html;
pub mod http;
pub mod jobs;
pub mod kept;
pub mod password;
pub mod past;
pub mod printed;
pub mod problem;
pub mod recorder;
mod row_sql;
pub mod serve;
pub mod session;
mod upload;
pub mod verify;
pub mod xml;
