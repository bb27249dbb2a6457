//! Plans through their pages: written, changed, reviewed, agreed, tested and printed, and by whom.

mod builder;
mod printing;
mod reviewing;
mod writing;
