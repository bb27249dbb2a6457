//! The time and new ids: the one place where the outside world's clock and chance come in.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};

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

/// How many ids this process has made.
static MADE: AtomicU32 = AtomicU32::new(0);

/// A new id (UUID version 7), ordered by the time it was made; those of one instant in the order they were made.
///
/// The order within an instant is for work that makes many rows at once: each lands beside the one before it in every
/// index, where ids of pure chance would touch a page each.
pub fn new_id<I: From<Uuid>>(now: Timestamp) -> I {
    let millis = u128::try_from(now.as_millisecond()).unwrap_or(0) & 0xffff_ffff_ffff;
    let made = u128::from(MADE.fetch_add(1, Ordering::Relaxed));
    let mut bytes = [0u8; 8];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    let chance = u128::from(u64::from_le_bytes(bytes)) & 0x3ff_ffff_ffff;
    // 48 bits of time, the version, 12 bits of the count, the variant, 20 bits of the count, 42 bits of chance.
    let bits =
        (millis << 80) | (7 << 76) | ((made >> 20) << 64) | (2 << 62) | ((made & 0xf_ffff) << 42) | chance;
    I::from(Uuid::from_u128(bits))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_instant_are_in_the_order_they_were_made_and_later_ones_follow() {
        let at = |text: &str| -> Timestamp { text.parse().unwrap() };
        let now = at("2026-11-25T10:00:00Z");
        let mut ids: Vec<Uuid> = (0..1000).map(|_| new_id(now)).collect();
        ids.push(new_id(at("2026-11-25T10:00:00.001Z")));
        assert!(ids.is_sorted_by(|one, next| one < next));
        let earlier: Uuid = new_id(at("2026-11-25T09:59:59.999Z"));
        assert!(earlier < ids[0], "a moment before sorts before, whenever it was made");
    }

    #[test]
    fn an_id_is_a_uuid_of_version_7_that_tells_its_time() {
        let id: Uuid = new_id("2026-11-25T10:00:00.123Z".parse().unwrap());
        assert_eq!((id.get_version_num(), id.get_variant()), (7, uuid::Variant::RFC4122));
        let (seconds, nanos) = id.get_timestamp().unwrap().to_unix();
        assert_eq!((seconds, nanos / 1_000_000), (1_795_600_800, 123));
    }
}
