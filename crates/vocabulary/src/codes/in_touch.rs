//! Whether the authority is in touch with a care leaver around a birthday.

code_list! {
    /// Whether the authority is in touch with a care leaver.
    InTouch, "In touch",
    "Department for Education, children looked after return (SSDA903) (IN_TOUCH)";
    Yes "YES" "Yes";
    No "NO" "No";
    Died "DIED" "Died after leaving care";
    RefusesContact "REFU" "Does not want contact";
    NoLongerNeedsServices "NREQ" "No longer needs services";
    ReturnedHome "RHOM" "Returned home";
}

impl InTouch {
    /// Whether the authority knows, from contact, how the young person is.
    pub fn is_in_touch(self) -> bool {
        self == Self::Yes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_not_contact() {
        assert!(!InTouch::RefusesContact.is_in_touch());
        assert!(InTouch::Yes.is_in_touch());
    }
}
