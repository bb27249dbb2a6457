//! Any bytes as comma-separated values: under a known head, as a whole file, and as a list of providers.
#![no_main]

use std::io::Cursor;

use kith_returns::files::given::GivenFile;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let given = |bytes: &[u8]| vec![GivenFile::new("a.csv", Cursor::new(bytes.to_vec()))];
    let mut file = b"CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,URN\n".to_vec();
    file.extend_from_slice(bytes);
    let _ = kith_returns::ssda903::read::read(given(&file));
    let _ = kith_returns::ssda903::read::read(given(bytes));
    let _ = kith_returns::ssda903::read_providers::read(given(bytes));
});
