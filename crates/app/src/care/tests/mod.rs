//! Care, sent through its forms.

mod builder;
mod episodes;
mod facts;
mod who_may_know;
