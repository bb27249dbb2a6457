//! Any bytes as a zip of a return.
#![no_main]

use std::io::Cursor;

use kith_returns::files::given::GivenFile;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let file = GivenFile::new("a.zip", Cursor::new(bytes.to_vec()));
    let _ = kith_returns::ssda903::read::read(vec![file]);
});
