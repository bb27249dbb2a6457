//! How a person describes their gender, in their own words first; never required and never sent in a return.

code_list! {
    /// How a person describes their gender.
    GenderIdentity, "Gender identity",
    "Kith, after the voluntary question of the Census 2021 for England and Wales";
    Woman "woman" "Woman or girl";
    Man "man" "Man or boy";
    NonBinary "non-binary" "Non-binary";
    AnotherWay "another-way" "Another way (in their own words)";
    PreferNotToSay "prefer-not-to-say" "Prefers not to say";
}
