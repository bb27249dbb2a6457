pub(crate) mod builder;
mod correct;
mod plan;
mod record;
mod story;
