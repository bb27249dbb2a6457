//! Whether a looked-after child is missing, or away without leave at a known place.

code_list! {
    /// Whether a looked-after child is missing or away.
    MissingKind, "Missing or away",
    "Department for Education, children looked after return (SSDA903) (MISSING)";
    Missing "M" "Missing: where the child is, is not known";
    Away "A" "Away without leave: where the child is, is known";
}
