//! Statutory files as tables and findings: reading, checking and writing them.
//!
//! Everything here is pure: bytes and dates come in, tables and findings go out.
