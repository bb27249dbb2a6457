//! The one binary of Kith.

fn main() {}
