//! A file that is counted and hashed as it is written.

use std::io::{self, Write};

use sha2::{Digest, Sha256};

use crate::platform::clock::hex;

/// What is written goes on to another, counted and hashed.
pub(super) struct Written<W> {
    out: W,
    hash: Sha256,
    size: i64,
}

impl<W: Write> Written<W> {
    pub(super) fn new(out: W) -> Self {
        Written { out, hash: Sha256::new(), size: 0 }
    }

    /// What it went to, how many bytes went there, and their hash.
    pub(super) fn finish(self) -> (W, i64, String) {
        (self.out, self.size, hex(&self.hash.finalize()))
    }
}

impl<W: Write> Write for Written<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.out.write(bytes)?;
        self.hash.update(&bytes[..n]);
        self.size += i64::try_from(n).unwrap_or(0);
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
