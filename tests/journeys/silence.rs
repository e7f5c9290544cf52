//! What every journey must keep to: nothing is asked of anybody else, and the console holds no error.

use anyhow::{Result, ensure};
use serde_json::Value;

use crate::browser::Stage;

impl Stage {
    /// Checks that nothing was asked of anybody else and that the console holds no error.
    pub async fn check_silence(&self) -> Result<()> {
        let own = self.server.address();
        let page = self.page.clone();
        let files: Vec<String> = self.dist.files.clone();
        let is_own = |address: &str| {
            let Some(path) = address.strip_prefix(&own) else {
                return page.as_deref() == address.split('#').next()
                    || address.starts_with("data:")
                    || address.starts_with(&format!("blob:{}", origin(&own)));
            };
            let path = path.split(['?', '#']).next().unwrap_or_default();
            path.is_empty() || files.iter().any(|file| file == path)
        };
        for entry in self.browser().get_log("performance").await? {
            let entry: Value = serde_json::from_str(&entry.message)?;
            let event = &entry["message"];
            let from = event["params"]["documentURL"].as_str().unwrap_or_default();
            // The browser's own first page is not the product's affair.
            if event["method"] == "Network.requestWillBeSent" && !from.starts_with("chrome://") {
                let address = event["params"]["request"]["url"]
                    .as_str()
                    .unwrap_or_default();
                ensure!(is_own(address), "a request to {address} from {from}");
            }
        }
        for path in self.server.requests() {
            let address = format!("{}{path}", origin(&own));
            ensure!(
                is_own(&address),
                "a request for {path}, which is no file of the product"
            );
        }
        if !self.setting.noisy {
            for entry in self.browser().browser_log().await? {
                ensure!(entry.level != "SEVERE", "console: {}", entry.message);
            }
        }
        Ok(())
    }
}

/// Returns scheme, host and port of an address.
fn origin(address: &str) -> String {
    let parts: Vec<&str> = address.splitn(4, '/').take(3).collect();
    parts.join("/")
}
