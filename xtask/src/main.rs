//! House rules as code, generated documents and conformance cases.
fn main() {}
