//! The category of abuse under which a child protection plan is made.

code_list! {
    /// The category of abuse of a child protection plan.
    AbuseCategory, "Category of abuse",
    "Department for Education, children in need census (InitialCategoryOfAbuse, LatestCategoryOfAbuse)";
    Neglect "NEG" "Neglect";
    Physical "PHY" "Physical abuse";
    Sexual "SAB" "Sexual abuse";
    Emotional "EMO" "Emotional abuse";
    Multiple "MUL" "Multiple categories (not recommended)";
}
