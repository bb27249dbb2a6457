//! The code for sex that the census sent before Sex replaced it; read from older files only.

code_list! {
    /// A person's sex as older census files write it.
    GenderCurrent, "Gender (older census files)",
    "Department for Education, children in need census (GenderCurrent), to the 2023 to 2024 collection";
    NotRecordedOrUnborn "0" "Not recorded or not yet born" until (2024, 3, 31);
    Male "1" "Male" until (2024, 3, 31);
    Female "2" "Female" until (2024, 3, 31);
    Indeterminate "9" "Indeterminate" until (2024, 3, 31);
}

impl GenderCurrent {
    /// The same fact in today's list.
    pub fn sex(self) -> super::sex::Sex {
        use super::sex::Sex;
        match self {
            Self::Male => Sex::Male,
            Self::Female => Sex::Female,
            Self::NotRecordedOrUnborn | Self::Indeterminate => Sex::NotKnown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_code_becomes_the_same_sex_of_today() {
        assert_eq!(GenderCurrent::Female.sex().code(), "F");
        assert_eq!(GenderCurrent::NotRecordedOrUnborn.sex().code(), "U");
    }
}
