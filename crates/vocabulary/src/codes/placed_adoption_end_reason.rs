//! Why a child is no longer to be placed for adoption.

code_list! {
    /// Why a child is no longer to be placed for adoption.
    PlacedAdoptionEndReason, "Reason no longer to be placed for adoption",
    "Department for Education, children looked after return (SSDA903) (REASON_PLACED_CEASED)";
    NeedsChanged "RD1" "The child's needs changed after the decision";
    CourtDidNotOrder "RD2" "The court did not make a placement order";
    NoAdoptersFound "RD3" "Adopters could not be found";
    Other "RD4" "Another reason";
}
