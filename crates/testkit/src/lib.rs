//! Builders in practice words, for the tests of every crate.
