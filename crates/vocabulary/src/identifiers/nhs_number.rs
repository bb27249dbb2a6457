//! NHS numbers: ten digits, the last a check digit (modulus 11).

use std::fmt;
use std::str::FromStr;

/// An NHS number with the right check digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NhsNumber([u8; 10]);

/// What is wrong with an NHS number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAnNhsNumber {
    /// It is not ten digits.
    Shape,
    /// The digits do not fit each other.
    CheckDigit,
}

impl fmt::Display for NotAnNhsNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Shape => "an NHS number has 10 digits, like 999 123 4560",
            Self::CheckDigit => "this NHS number has a digit wrong; check it against a letter or card",
        })
    }
}

impl std::error::Error for NotAnNhsNumber {}

impl NhsNumber {
    /// The ten digits without spaces, as stored and sent.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).expect("an NHS number holds digits only")
    }
}

/// As people read it: `999 123 4560`.
impl fmt::Display for NhsNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.as_str();
        write!(f, "{} {} {}", &digits[..3], &digits[3..6], &digits[6..])
    }
}

impl FromStr for NhsNumber {
    type Err = NotAnNhsNumber;

    /// Reads ten digits; spaces and hyphens do not matter.
    fn from_str(text: &str) -> Result<Self, NotAnNhsNumber> {
        let kept: String =
            text.chars().filter(|character| !matches!(character, ' ' | '-' | '\u{a0}')).collect();
        let digits: [u8; 10] = kept.as_bytes().try_into().map_err(|_| NotAnNhsNumber::Shape)?;
        if !digits.iter().all(u8::is_ascii_digit) {
            return Err(NotAnNhsNumber::Shape);
        }
        // Zeros alone satisfy the sum, and stand in many systems for a number nobody had.
        if digits == *b"0000000000" || check_digit(&digits[..9]) != Some(digits[9]) {
            return Err(NotAnNhsNumber::CheckDigit);
        }
        Ok(NhsNumber(digits))
    }
}

/// The digit that completes nine others; some nine have none and are never issued.
fn check_digit(nine: &[u8]) -> Option<u8> {
    let sum: u32 =
        nine.iter().zip((2..=10).rev()).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    match 11 - sum % 11 {
        11 => Some(b'0'),
        10 => None,
        digit => u8::try_from(digit).ok().map(|digit| b'0' + digit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_right_number_is_read_with_and_without_spaces() {
        for text in ["9434765919", "943 476 5919", "943-476-5919", " 9434765919 "] {
            let number: NhsNumber = text.parse().unwrap();
            assert_eq!(number.as_str(), "9434765919");
            assert_eq!(number.to_string(), "943 476 5919");
        }
    }

    #[test]
    fn a_wrong_digit_is_told_from_a_wrong_shape() {
        let check = |text: &str, problem| assert_eq!(text.parse::<NhsNumber>(), Err(problem), "{text}");
        check("9434765918", NotAnNhsNumber::CheckDigit);
        check("9434675919", NotAnNhsNumber::CheckDigit);
        check("0000000000", NotAnNhsNumber::CheckDigit);
        check("943476591", NotAnNhsNumber::Shape);
        check("943476591X", NotAnNhsNumber::Shape);
        check("٩٤٣٤٧", NotAnNhsNumber::Shape);
        check("", NotAnNhsNumber::Shape);
    }

    #[test]
    fn nine_digits_whose_check_would_be_ten_are_never_a_number() {
        let nine = b"100000001";
        assert_eq!(check_digit(nine), None);
        for last in 0..10 {
            assert!(format!("100000001{last}").parse::<NhsNumber>().is_err());
        }
    }
}
