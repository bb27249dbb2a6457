//! The bytes of a file, counted and hashed as they are read, so that the very same file is known again.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest, Sha256};

use crate::platform::clock::hex;
use crate::platform::problem::Problem;

/// A file whose bytes are counted and hashed as they are read.
pub(in crate::imports) struct Hashed {
    file: BufReader<File>,
    hash: Sha256,
    done: Arc<AtomicU64>,
}

impl Hashed {
    /// Opens a file. `done` is told how many bytes were read.
    pub(in crate::imports) fn open(path: &Path, done: Arc<AtomicU64>) -> Result<Self, Problem> {
        let file = File::open(path).map_err(|error| unopened(&error))?;
        Ok(Hashed { file: BufReader::with_capacity(64 * 1024, file), hash: Sha256::new(), done })
    }

    /// The hash of the whole file.
    pub(in crate::imports) fn finish(mut self) -> Result<String, Problem> {
        std::io::copy(&mut self, &mut std::io::sink()).map_err(|error| unopened(&error))?;
        Ok(hex(&self.hash.finalize()))
    }
}

impl Read for Hashed {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let n = self.file.read(into)?;
        self.hash.update(&into[..n]);
        self.done.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

/// How large a file is, in bytes.
pub(in crate::imports) fn size_of(path: &Path) -> Result<u64, Problem> {
    Ok(std::fs::metadata(path).map_err(|error| unopened(&error))?.len())
}

fn unopened(error: &std::io::Error) -> Problem {
    Problem::invalid(
        "file",
        &format!("The file cannot be read: {error}. Check its name and who may read it."),
    )
}
