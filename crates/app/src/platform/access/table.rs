//! The permissions table for people to read: roles by deeds by situations.

use std::fmt::Write as _;

use super::decide::{Situation, allows, knows};
use super::{Action, Role};

/// The whole table as Markdown, as checked in at `docs/generated/permissions.md`.
pub fn tick_table() -> String {
    let mut page = String::from(
        "# Who may do what\n\nMade by `cargo xtask docs` from `crates/app/src/platform/access`. A tick is a right; an empty cell is none.\n\
         In the situations *restricted* and *recused* nobody may even know that the record exists.\n",
    );
    for role in Role::ALL {
        let _ = write!(page, "\n## {}\n\n| deed |", role.label());
        for situation in Situation::ALL {
            let _ = write!(page, " {} |", situation.key());
        }
        page.push_str("\n|---|");
        page.push_str(&"---|".repeat(Situation::ALL.len()));
        page.push('\n');
        let known: Vec<bool> = Situation::ALL.iter().map(|situation| knows(&[role], *situation)).collect();
        page.push_str("| *know that it exists* |");
        for knows in known {
            page.push_str(if knows { " ✔ |" } else { "  |" });
        }
        page.push('\n');
        for action in Action::ALL {
            let _ = write!(page, "| {} |", action.key());
            for situation in Situation::ALL {
                page.push_str(if allows(&[role], *action, situation) { " ✔ |" } else { "  |" });
            }
            page.push('\n');
        }
    }
    page
}
