//! Any bytes as a workbook: of Annex A, and of providers.
#![no_main]

use std::io::Cursor;

use kith_returns::files::given::GivenFile;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = kith_returns::annex_a::read::read("a.xlsx", Cursor::new(bytes));
    let file = GivenFile::new("a.xlsx", Cursor::new(bytes.to_vec()));
    let _ = kith_returns::ssda903::read_providers::read(vec![file]);
});
