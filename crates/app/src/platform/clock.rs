//! The time and new ids: the one place where the outside world's clock and chance come in.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use uuid::Uuid;

/// Where the time comes from.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A time that a test sets: microseconds since 1970.
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at an instant until it is moved.
    pub fn standing_at(now: Timestamp) -> Self {
        Clock::Set(Arc::new(AtomicI64::new(now.as_microsecond())))
    }

    /// Moves a standing clock. The machine's clock stays as it is.
    pub fn move_to(&self, now: Timestamp) {
        if let Clock::Set(at) = self {
            at.store(now.as_microsecond(), Ordering::SeqCst);
        }
    }

    /// The instant now, to the microsecond that is stored.
    #[expect(clippy::disallowed_methods, reason = "this is the clock that all others take the time from")]
    pub fn now(&self) -> Timestamp {
        let micros = match self {
            Clock::System => Timestamp::now().as_microsecond(),
            Clock::Set(at) => at.load(Ordering::SeqCst),
        };
        Timestamp::from_microsecond(micros).expect("the clock shows a year before 9999")
    }
}

/// A new id, ordered by the time it was made.
pub fn new_id<I: From<Uuid>>(now: Timestamp) -> I {
    let seconds = u64::try_from(now.as_second()).unwrap_or(0);
    let nanos = u32::try_from(now.subsec_nanosecond()).unwrap_or(0);
    I::from(Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos)))
}

/// Thirty-two bytes of chance as hexadecimal text, for tokens.
pub fn new_token() -> String {
    let mut bytes = [0u8; 32];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    hex(&bytes)
}

/// Bytes as lower-case hexadecimal text.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}
