//! Religion, in the groups of the census of population, which is voluntary.

code_list! {
    /// A person's religion.
    Religion, "Religion",
    "Office for National Statistics, Census 2021 for England and Wales";
    NoReligion "none" "No religion";
    Buddhist "buddhist" "Buddhist";
    Christian "christian" "Christian (all kinds)";
    Hindu "hindu" "Hindu";
    Jewish "jewish" "Jewish";
    Muslim "muslim" "Muslim";
    Sikh "sikh" "Sikh";
    Other "other" "Another religion";
    PreferNotToSay "prefer-not-to-say" "Prefers not to say";
}
