//! Why there is no score of the strengths and difficulties questionnaire (SDQ).

code_list! {
    /// Why there is no strengths and difficulties score.
    SdqReason, "Reason for no SDQ score",
    "Department for Education, children looked after return (SSDA903) (SDQ_REASON)";
    OutsideAges "SDQ1" "Under 4, or 17 or over, at the last assessment";
    CarerRefused "SDQ2" "Carer would not fill in the questionnaire";
    SevereDisability "SDQ3" "Not possible because of the child's disability";
    OtherReason "SDQ4" "Another reason";
    ChildRefused "SDQ5" "Child would not let it be filled in";
}
