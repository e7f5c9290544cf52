//! What every journey must keep to: nothing is asked of anybody else, and the console holds no error.

use anyhow::{Result, ensure};

use crate::browser::Stage;
use crate::engines::Request;

/// What Chromium says, whatever a page does about it, when a page asks for its service worker without a network.
const NO_WORKER: &str = "An unknown error occurred when fetching the script.";

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
        let (requests, errors) = self.running().noted().await?;
        for Request { address, page } in requests {
            ensure!(is_own(&address), "a request to {address} from {page}");
        }
        for path in self.server.requests() {
            let address = format!("{}{path}", origin(&own));
            ensure!(
                is_own(&address),
                "a request for {path}, which is no file of the product"
            );
        }
        if !self.setting.noisy {
            let errors: Vec<String> = errors
                .into_iter()
                .filter(|error| !error.ends_with(NO_WORKER))
                .collect();
            ensure!(errors.is_empty(), "console: {}", errors.join("\n"));
        }
        Ok(())
    }
}

/// Returns scheme, host and port of an address.
fn origin(address: &str) -> String {
    let parts: Vec<&str> = address.splitn(4, '/').take(3).collect();
    parts.join("/")
}
