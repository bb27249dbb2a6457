//! A person's recorded sex, as both returns send it from 2024 to 2025 on.

code_list! {
    /// A person's recorded sex; how they describe their gender is asked apart.
    Sex, "Sex",
    "Department for Education, children in need census (Sex) and children looked after return (SSDA903) (SEX), from the 2024 to 2025 collections";
    Male "M" "Male";
    Female "F" "Female";
    NotKnown "U" "Not known or not yet born";
}
