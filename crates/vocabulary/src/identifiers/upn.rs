//! Unique pupil numbers (UPN).
//!
//! Shape and check letter are apart: a number from a file may have the shape and the wrong check letter, and rules
//! report each fault on its own. Source: Department for Education, "Unique pupil numbers: a guide for schools and
//! local authorities".

use std::fmt;
use std::str::FromStr;

/// The letters in use, in the order that gives each its value; I, O and S look like digits and are left out.
const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

/// A unique pupil number of the right shape: a letter, eleven digits, and a digit or (when temporary) a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Upn([u8; 13]);

/// A text that does not have the shape of a UPN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAUpn;

impl fmt::Display for NotAUpn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a UPN is a letter and 12 digits, like A123456789012; a temporary one ends in a letter")
    }
}

impl std::error::Error for NotAUpn {}

impl Upn {
    /// Whether it is a temporary number, which ends in a letter.
    pub fn is_temporary(self) -> bool {
        self.0[12].is_ascii_uppercase()
    }

    /// The check letter that the other characters call for.
    pub fn expected_check_letter(self) -> char {
        check_letter(&self.as_str()[1..]).expect("a UPN goes on with digits and letters in use only")
    }

    /// Whether the first letter is the one that the other characters call for.
    pub fn check_letter_is_right(self) -> bool {
        char::from(self.0[0]) == self.expected_check_letter()
    }

    /// The three digits of the local authority that gave the number.
    pub fn authority(&self) -> &str {
        &self.as_str()[1..4]
    }

    /// The number as text.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).expect("a UPN holds letters and digits only")
    }
}

impl fmt::Display for Upn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Upn {
    type Err = NotAUpn;

    /// Reads a UPN; spaces around it and small letters do not matter.
    fn from_str(text: &str) -> Result<Self, NotAUpn> {
        let upper = text.trim().to_ascii_uppercase();
        let bytes: [u8; 13] = upper.as_bytes().try_into().map_err(|_| NotAUpn)?;
        let first_fits = LETTERS.contains(&bytes[0]);
        let middle_fits = bytes[1..12].iter().all(u8::is_ascii_digit);
        let last_fits = bytes[12].is_ascii_digit() || LETTERS.contains(&bytes[12]);
        if first_fits && middle_fits && last_fits { Ok(Upn(bytes)) } else { Err(NotAUpn) }
    }
}

/// The check letter for the twelve characters that follow it; nothing if one of them has no value.
///
/// It needs no [`Upn`], so that a rule can test the letter of a number whose shape is wrong elsewhere.
pub fn check_letter(following: &str) -> Option<char> {
    let mut sum = 0;
    for (weight, byte) in (2..).zip(following.bytes()) {
        sum += weight * value(byte)?;
    }
    Some(char::from(LETTERS[sum % LETTERS.len()]))
}

fn value(byte: u8) -> Option<usize> {
    match byte {
        b'0'..=b'9' => Some(usize::from(byte - b'0')),
        letter => LETTERS.iter().position(|&known| known == letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_check_letter_is_the_weighted_sum_modulo_23() {
        let check = |upn: &str, right: bool| {
            assert_eq!(upn.parse::<Upn>().unwrap().check_letter_is_right(), right, "{upn}");
        };
        // 2 x 1 + 13 x 1 = 15, and the letter of value 15 is R: worked by hand.
        check("R100000000001", true);
        check("T100000000001", false);
        check("Q100000000001", false);
        check("A000000000000", true);
        check("B000000000000", false);
    }

    #[test]
    fn a_temporary_number_ends_in_a_letter_which_counts() {
        let upn: Upn = "A00000000000B".parse().unwrap();
        assert!(upn.is_temporary());
        assert_eq!(upn.expected_check_letter(), 'P', "B is worth 1, in place 13");
        assert!(!"A000000000000".parse::<Upn>().unwrap().is_temporary());
    }

    #[test]
    fn the_letter_is_worked_out_for_a_wrong_shape_too() {
        assert_eq!(check_letter("1"), Some('C'));
        assert_eq!(check_letter("10000000000?"), None);
    }

    #[test]
    fn other_shapes_are_refused() {
        for text in
            ["", "UN1", "I123456789012", "O123456789012", "S123456789012", "1234567890123", "A12345678901"]
        {
            assert_eq!(text.parse::<Upn>(), Err(NotAUpn), "{text}");
        }
        assert_eq!("A12345678901é".parse::<Upn>(), Err(NotAUpn));
        assert_eq!("A12345678901O".parse::<Upn>(), Err(NotAUpn));
    }

    #[test]
    fn it_is_shown_in_capitals_and_tells_its_authority() {
        let upn: Upn = " a850123456789 ".parse().unwrap();
        assert_eq!(upn.to_string(), "A850123456789");
        assert_eq!(upn.authority(), "850");
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_always_noticed(digits in "[0-9]{12}", place in 0..12usize, change in 1..10u8) {
            let upn: Upn = format!("A{digits}").parse().unwrap();
            let mut other = digits.clone().into_bytes();
            other[place] = b'0' + (other[place] - b'0' + change) % 10;
            let other: Upn = format!("A{}", String::from_utf8(other).unwrap()).parse().unwrap();
            prop_assert_ne!(upn.expected_check_letter(), other.expected_check_letter());
        }
    }
}
