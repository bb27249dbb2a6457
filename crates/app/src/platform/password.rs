//! Passwords: kept only as an Argon2id hash.
//!
//! The cost is the minimum that OWASP's password storage guidance names for Argon2id: 19 MiB, two passes, one lane.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

use super::problem::Problem;

/// The shortest password that an account may have, in characters.
pub const SHORTEST: usize = 12;

fn argon2() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).expect("the cost is within Argon2's limits");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The hash to keep for a password.
pub fn hash(password: &str) -> Result<String, Problem> {
    let mut salt = [0u8; 16];
    getrandom::fill(&mut salt).map_err(|_| Problem::fault("the operating system gave no random bytes"))?;
    let hash = argon2()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map_err(|_| Problem::fault("a password could not be hashed"))?;
    Ok(hash.to_string())
}

/// Whether the password is the one that was hashed.
pub fn verify(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| argon2().verify_password(password.as_bytes(), &hash).is_ok())
}

/// Takes as long as a check of a real password, so that a guess does not tell whether the account exists.
pub fn verify_nobody(password: &str) {
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$0000000000000000000000000000000000000000000";
    let _ = verify(password, NOBODY);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_password_is_accepted() {
        let kept = hash("harbour lantern seven").unwrap();
        assert!(verify("harbour lantern seven", &kept));
        assert!(!verify("harbour lantern eight", &kept));
        assert!(!verify("", &kept));
    }

    #[test]
    fn the_same_password_is_never_kept_the_same_way_twice() {
        assert_ne!(hash("harbour lantern seven").unwrap(), hash("harbour lantern seven").unwrap());
    }
}
