//! What people are called and known by.

pub mod likeness;
pub mod names;

use crate::words;

words! {
    /// What a name is to its person.
    NameKind {
        /// The name in law.
        Legal "legal" "Name",
        /// What they like to be called.
        Preferred "preferred" "Preferred name",
        /// A name they had.
        Former "former" "Former name",
        /// Another name they are known by.
        Alias "alias" "Also known as",
    }
}

words! {
    /// A number or code by which others know a person.
    IdentifierScheme {
        /// Unique pupil number.
        Upn "upn" "Unique pupil number (UPN)",
        /// A unique pupil number they had.
        FormerUpn "former upn" "Former UPN",
        /// NHS number.
        NhsNumber "nhs number" "NHS number",
        /// The authority's own number for a child, as its returns carry it.
        ChildId "child id" "Child ID",
        /// A number that the authority used before.
        FormerChildId "former child id" "Former child ID",
    }
}

words! {
    /// A way to reach somebody.
    ContactKind {
        /// By phone.
        Phone "phone" "Phone",
        /// By email.
        Email "email" "Email",
    }
}

words! {
    /// Yes or no, where it was asked.
    YesNo {
        /// Yes.
        Yes "yes" "Yes",
        /// No.
        No "no" "No",
    }
}
