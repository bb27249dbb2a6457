//! How a short list of practice's own words is declared: variant, stored key, and the words people see.

/// Declares a list of words: stored by key, shown by label.
#[macro_export]
macro_rules! words {
    ($(#[$doc:meta])* $list:ident { $($(#[$vdoc:meta])* $name:ident $key:literal $label:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $list {
            $($(#[$vdoc])* $name,)+
        }

        impl $list {
            /// Every word of the list, in the order people see it.
            pub const ALL: &'static [$list] = &[$($list::$name),+];

            /// The word as stored and sent.
            pub fn key(self) -> &'static str {
                match self { $($list::$name => $key,)+ }
            }

            /// The word as people see it.
            pub fn label(self) -> &'static str {
                match self { $($list::$name => $label,)+ }
            }
        }

        impl std::fmt::Display for $list {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.key())
            }
        }

        impl std::str::FromStr for $list {
            type Err = $crate::words::NotInTheList;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|word| word.key() == text).ok_or($crate::words::NotInTheList)
            }
        }
    };
}

/// A text that is none of a list's keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotInTheList;

impl std::fmt::Display for NotInTheList {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("this is not one of the answers")
    }
}

impl std::error::Error for NotInTheList {}
