//! The settings of the Department's daily flow: where its service is, and how Kith says who it is.

use std::fmt;

use axum::http::Uri;

use super::WrongSetting;

/// Something that must not be shown, in a log either.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The secret itself, for whoever has to say it.
    pub fn told(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Secret(text.to_owned())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(secret)")
    }
}

/// What was set of the service; it can be used once all that is needed is there.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FlowSettings {
    url: Option<String>,
    token_url: Option<String>,
    scope: Option<String>,
    client_id: Option<String>,
    client_secret: Option<Secret>,
    supplier_key: Option<Secret>,
}

/// The Department's service, and who Kith is to it.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowService {
    /// The address before `/children_social_care_data/`.
    pub url: String,
    /// Where a token is asked for (OAuth 2, client credentials).
    pub token_url: String,
    /// What the token is for, where the service wants to be told.
    pub scope: Option<String>,
    /// The client's name.
    pub client_id: String,
    /// The client's secret.
    pub client_secret: Secret,
    /// The key that goes with every batch, where the service gave one.
    pub supplier_key: Option<Secret>,
}

impl FlowSettings {
    /// The names of the settings.
    pub const NAMES: [&str; 6] = [
        "daily_flow_url",
        "daily_flow_token_url",
        "daily_flow_scope",
        "daily_flow_client_id",
        "daily_flow_client_secret",
        "daily_flow_supplier_key",
    ];

    /// Sets one of them; gives what it must be instead where it cannot be that.
    pub(super) fn set(&mut self, name: &str, value: &str) -> Result<(), &'static str> {
        let value = value.trim();
        if value.is_empty() {
            return Err("something, or left out");
        }
        let text = Some(value.to_owned());
        match name {
            "daily_flow_url" => self.url = Some(safe_address(value)?),
            "daily_flow_token_url" => self.token_url = Some(safe_address(value)?),
            "daily_flow_scope" => self.scope = text,
            "daily_flow_client_id" => self.client_id = text,
            "daily_flow_client_secret" => self.client_secret = Some(Secret::from(value)),
            _ => self.supplier_key = Some(Secret::from(value)),
        }
        Ok(())
    }

    /// The service, or which settings are missing.
    pub fn service(&self) -> Result<FlowService, WrongSetting> {
        let needed = [
            ("daily_flow_url", self.url.is_some()),
            ("daily_flow_token_url", self.token_url.is_some()),
            ("daily_flow_client_id", self.client_id.is_some()),
            ("daily_flow_client_secret", self.client_secret.is_some()),
        ];
        let missing: Vec<&str> = needed.iter().filter(|(_, there)| !there).map(|(name, _)| *name).collect();
        match (&self.url, &self.token_url, &self.client_id, &self.client_secret) {
            (Some(url), Some(token_url), Some(client_id), Some(client_secret)) => Ok(FlowService {
                url: url.clone(),
                token_url: token_url.clone(),
                scope: self.scope.clone(),
                client_id: client_id.clone(),
                client_secret: client_secret.clone(),
                supplier_key: self.supplier_key.clone(),
            }),
            _ => Err(WrongSetting(format!(
                "Kith does not know the Department’s service yet. Set {} in kith.toml or the environment.",
                missing.join(", ")
            ))),
        }
    }
}

/// An address to which children's records may go: over HTTPS, or to this machine itself.
fn safe_address(text: &str) -> Result<String, &'static str> {
    const WANTED: &str = "an address that begins with https:// and has no ? or @";
    let uri: Uri = text.parse().map_err(|_| WANTED)?;
    let host = uri.host().ok_or(WANTED)?;
    let here = matches!(host, "127.0.0.1" | "localhost" | "[::1]");
    let safe = match uri.scheme_str() {
        Some("https") => true,
        Some("http") => here,
        _ => false,
    };
    if !safe || uri.query().is_some() || text.contains(['@', '#']) {
        return Err(WANTED);
    }
    Ok(text.trim_end_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_go_over_https_or_stay_on_this_machine() {
        for (address, is_taken) in [
            ("https://api.example.gov.uk/flow/", true),
            ("http://127.0.0.1:8080", true),
            ("http://localhost/flow", true),
            ("http://api.example.gov.uk", false),
            ("http://127.0.0.1.example.com", false),
            ("https://somebody:word@api.example.gov.uk", false),
            ("https://api.example.gov.uk/?key=1", false),
            ("ftp://api.example.gov.uk", false),
            ("api.example.gov.uk", false),
        ] {
            assert_eq!(FlowSettings::default().set("daily_flow_url", address).is_ok(), is_taken, "{address}");
        }
    }

    #[test]
    fn what_is_missing_is_named_and_what_is_secret_is_not_shown() {
        let mut settings = FlowSettings::default();
        settings.set("daily_flow_url", "https://api.example.gov.uk").unwrap();
        settings.set("daily_flow_client_secret", "open sesame").unwrap();
        let words = settings.service().unwrap_err().0;
        assert!(words.contains("daily_flow_token_url, daily_flow_client_id in kith.toml"), "{words}");
        settings.set("daily_flow_token_url", "https://login.example.gov.uk/token").unwrap();
        settings.set("daily_flow_client_id", "solentshire").unwrap();
        let service = settings.service().unwrap();
        assert_eq!(service.client_secret.told(), "open sesame");
        assert!(!format!("{settings:?} {service:?}").contains("sesame"));
    }
}
