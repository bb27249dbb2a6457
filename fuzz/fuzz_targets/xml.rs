//! Any bytes as a census file and as a looked-after return in XML.
#![no_main]

use std::io::Cursor;

use kith_returns::files::given::GivenFile;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = kith_returns::cin_census::read::read("a.xml", bytes);
    let mut file = b"<EXPSSDA903>".to_vec();
    file.extend_from_slice(bytes);
    let _ = kith_returns::ssda903::read::read(vec![GivenFile::new("a.xml", Cursor::new(file))]);
});
