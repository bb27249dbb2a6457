//! How a looked-after child took part in their review.

code_list! {
    /// How a looked-after child took part in their review.
    ReviewParticipation, "Participation in review",
    "Department for Education, children looked after return (SSDA903) (REVIEW_CODE)";
    UnderFour "PN0" "Under 4 at the review";
    AttendedAndSpoke "PN1" "Came, and spoke for themselves";
    AttendedAdvocateSpoke "PN2" "Came, and an advocate spoke for them";
    AttendedWithoutWords "PN3" "Came, and showed their views without words";
    AttendedViewsNotShared "PN4" "Came, and did not share views";
    AbsentAdvocateSpoke "PN5" "Did not come, but briefed an advocate";
    AbsentSentViews "PN6" "Did not come, but sent their views another way";
    AbsentViewsNotShared "PN7" "Did not come, and their views were not shared";
}

impl ReviewParticipation {
    /// Whether the child's views reached the review; nothing for a child too young to be asked in this way.
    pub fn views_were_heard(self) -> Option<bool> {
        match self {
            Self::UnderFour => None,
            Self::AttendedViewsNotShared | Self::AbsentViewsNotShared => Some(false),
            _ => Some(true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_may_be_there_unheard_or_heard_though_absent() {
        assert_eq!(ReviewParticipation::AttendedViewsNotShared.views_were_heard(), Some(false));
        assert_eq!(ReviewParticipation::AbsentSentViews.views_were_heard(), Some(true));
        assert_eq!(ReviewParticipation::UnderFour.views_were_heard(), None);
    }
}
