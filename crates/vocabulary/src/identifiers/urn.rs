//! Ofsted's unique reference numbers (URN) of children's homes, fostering agencies and other providers.
//!
//! Only the shape is here. Whether a provider is registered, open, and of the right kind is in Ofsted's lists.

use std::fmt;
use std::str::FromStr;

/// What the children looked after return sends when the number is not known.
pub const NOT_KNOWN: &str = "XXXXXXX";

/// A provider's reference number as the children looked after return holds it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urn {
    /// Six or seven digits, after two letters where the provider was registered before numbers alone were given.
    Known(String),
    /// The provider has a number, and the authority does not know it.
    NotKnown,
}

/// A text without the shape of a URN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAUrn;

impl fmt::Display for NotAUrn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an Ofsted number is like SC123456 or 1234567; write XXXXXXX if it is not known")
    }
}

impl std::error::Error for NotAUrn {}

impl fmt::Display for Urn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Urn::Known(number) => f.write_str(number),
            Urn::NotKnown => f.write_str(NOT_KNOWN),
        }
    }
}

impl FromStr for Urn {
    type Err = NotAUrn;

    fn from_str(text: &str) -> Result<Self, NotAUrn> {
        let upper = text.trim().to_ascii_uppercase();
        if upper == NOT_KNOWN {
            return Ok(Urn::NotKnown);
        }
        let letters = upper.bytes().take_while(u8::is_ascii_uppercase).count();
        let digits = &upper.as_bytes()[letters..];
        let fits = matches!(letters, 0 | 2)
            && (6..=7).contains(&digits.len())
            && digits.iter().all(u8::is_ascii_digit);
        if fits { Ok(Urn::Known(upper)) } else { Err(NotAUrn) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_old_and_new_are_read_and_written() {
        for text in ["SC123456", "1234567", "EY123456", "123456"] {
            assert_eq!(text.parse::<Urn>().unwrap().to_string(), text);
        }
        assert_eq!("sc123456".parse::<Urn>(), Ok(Urn::Known("SC123456".to_owned())));
    }

    #[test]
    fn seven_crosses_mean_not_known() {
        assert_eq!("XXXXXXX".parse::<Urn>(), Ok(Urn::NotKnown));
        assert_eq!(Urn::NotKnown.to_string(), "XXXXXXX");
        assert_eq!("XXXXXX".parse::<Urn>(), Err(NotAUrn));
    }

    #[test]
    fn other_shapes_are_refused() {
        for text in ["", "SC", "S123456", "SC12345", "12345678", "SC12345é", "home"] {
            assert_eq!(text.parse::<Urn>(), Err(NotAUrn), "{text}");
        }
    }
}
