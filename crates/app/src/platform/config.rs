//! The settings: a file, the environment above it, the command line above both. A wrong value stops the start with
//! one sentence that names it.

mod flow;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

pub use flow::{FlowService, FlowSettings, Secret};

/// The settings of one process.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// Where Kith listens.
    pub listen: SocketAddr,
    /// The folder for SQLite and for files.
    pub data: PathBuf,
    /// A PostgreSQL address, when the database is not SQLite.
    pub database: Option<String>,
    /// How many PostgreSQL connections this process may hold.
    pub database_connections: usize,
    /// Minutes without a request after which a session ends. Typed words are kept as drafts.
    pub session_minutes: i64,
    /// Whether cookies are marked for HTTPS only. Off for trying Kith on one's own machine.
    pub secure_cookies: Cookies,
    /// The Department's service for the daily flow.
    pub daily_flow: FlowSettings,
}

/// Which connections the session cookie may travel on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cookies {
    /// HTTPS only.
    SecureOnly,
    /// Also plain HTTP.
    AlsoPlain,
}

/// Why the settings cannot be used, as one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongSetting(pub String);

impl std::fmt::Display for WrongSetting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for WrongSetting {}

const NAMES: [&str; 6] =
    ["listen", "data", "database", "database_connections", "session_minutes", "secure_cookies"];

impl Config {
    /// The settings for a data folder, everything else as it comes.
    pub fn for_folder(data: &Path) -> Self {
        Config {
            listen: SocketAddr::from(([127, 0, 0, 1], 8400)),
            data: data.to_owned(),
            database: None,
            database_connections: 16,
            session_minutes: 60,
            secure_cookies: Cookies::AlsoPlain,
            daily_flow: FlowSettings::default(),
        }
    }

    /// Reads the settings from a file's text, if there is one, with the environment above it.
    pub fn read(
        data: &Path,
        file: Option<&str>,
        environment: &BTreeMap<String, String>,
    ) -> Result<Self, WrongSetting> {
        let mut config = Config::for_folder(data);
        if let Some(text) = file {
            let table: toml::Table =
                text.parse().map_err(|error| WrongSetting(format!("kith.toml cannot be read: {error}.")))?;
            for (name, value) in &table {
                let text = match value {
                    toml::Value::String(text) => text.clone(),
                    other => other.to_string(),
                };
                config.set(name, &text, "kith.toml")?;
            }
        }
        for (name, value) in environment {
            if let Some(name) = name.strip_prefix("KITH_").filter(|name| !name.starts_with("TEST_")) {
                config.set(&name.to_lowercase(), value, "the environment")?;
            }
        }
        Ok(config)
    }

    /// Sets one setting by name; `place` is where it was written, for the message.
    pub fn set(&mut self, name: &str, value: &str, place: &str) -> Result<(), WrongSetting> {
        let wrong = |wanted: &str| {
            WrongSetting(format!("The setting {name} in {place} is {value:?}; it must be {wanted}."))
        };
        match name {
            "listen" => {
                self.listen = value.parse().map_err(|_| wrong("an address and port, like 127.0.0.1:8400"))?;
            }
            "data" => self.data = PathBuf::from(value),
            "database" => self.database = Some(value.to_owned()),
            "database_connections" => {
                self.database_connections = value
                    .parse()
                    .ok()
                    .filter(|n| (2..=200).contains(n))
                    .ok_or_else(|| wrong("a number from 2 to 200"))?;
            }
            "session_minutes" => {
                self.session_minutes = value
                    .parse()
                    .ok()
                    .filter(|n| (5..=720).contains(n))
                    .ok_or_else(|| wrong("a number of minutes from 5 to 720"))?;
            }
            "secure_cookies" => {
                self.secure_cookies = match value {
                    "yes" | "true" => Cookies::SecureOnly,
                    "no" | "false" => Cookies::AlsoPlain,
                    _ => return Err(wrong("yes or no")),
                };
            }
            _ if FlowSettings::NAMES.contains(&name) => {
                // What is typed for a secret is not told again.
                self.daily_flow.set(name, value).map_err(|wanted| {
                    WrongSetting(format!("The setting {name} in {place} must be {wanted}."))
                })?;
            }
            _ => {
                return Err(WrongSetting(format!(
                    "There is no setting {name:?} (in {place}). The settings are: {}, {}.",
                    NAMES.join(", "),
                    FlowSettings::NAMES.join(", ")
                )));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn the_environment_stands_above_the_file() {
        let config = Config::read(
            Path::new("data"),
            Some("session_minutes = 30\nlisten = \"127.0.0.1:9000\""),
            &environment(&[("KITH_SESSION_MINUTES", "45"), ("PATH", "/bin")]),
        )
        .unwrap();
        assert_eq!(config.session_minutes, 45);
        assert_eq!(config.listen.port(), 9000);
    }

    #[test]
    fn every_wrong_value_is_named_with_what_it_must_be() {
        for (name, value) in [
            ("listen", "8400"),
            ("database_connections", "0"),
            ("session_minutes", "soon"),
            ("secure_cookies", "perhaps"),
            ("no_such_thing", "1"),
        ] {
            let error = Config::for_folder(Path::new("data")).set(name, value, "kith.toml").unwrap_err();
            assert!(error.0.contains(name), "{error}");
            assert!(error.0.contains("kith.toml"), "{error}");
        }
    }
}
