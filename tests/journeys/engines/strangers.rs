//! Everybody but this machine, as a browser meets them: a proxy that takes down what is asked and answers nothing of use.
//! So requests are seen whoever makes them, pages and service workers alike, and none leaves this machine.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::Result;
use xtask::server::{Options, Server};

use super::Request;

/// Whom browsers ask for themselves, whatever page is open: hosts, or the ends of their names. What pages ask of these
/// the drivers tell; only a service worker could ask them unseen.
const OF_BROWSERS: [&str; 10] = [
    "start.duckduckgo.com",
    ".google.com",
    ".gvt1.com",
    "content-autofill.googleapis.com",
    "-pa.googleapis.com",
    "safebrowsing.googleapis.com",
    "update.googleapis.com",
    ".mozilla.com",
    ".mozilla.net",
    ".mozilla.org",
];

/// Stands where a proxy would; what goes to this machine passes by it.
pub struct Strangers {
    server: Server,
    /// How many requests were told of.
    told: AtomicUsize,
}

impl Strangers {
    /// Starts one that has nothing of its own but an empty folder's files.
    pub fn start(folder: &Path) -> Result<Self> {
        Ok(Self {
            server: Server::start(folder.to_path_buf(), &Options::default())?,
            told: AtomicUsize::new(0),
        })
    }

    /// Its port on this machine.
    pub fn port(&self) -> u16 {
        self.server.port()
    }

    /// Returns the requests since the last call.
    pub fn noted(&self) -> Vec<Request> {
        let all = self.server.requests();
        let told = self.told.swap(all.len(), Ordering::Relaxed);
        let new = all.into_iter().skip(told);
        let of_the_product = |address: &String| {
            let host = host(address);
            !OF_BROWSERS.iter().any(|end| host.ends_with(end))
        };
        new.filter(of_the_product)
            .map(|address| Request {
                address,
                page: "any page or worker".to_owned(),
            })
            .collect()
    }
}

/// The host of an address, or of the `host:port` of a connection that nobody can look into.
fn host(address: &str) -> &str {
    let behind = address
        .split_once("://")
        .map_or(address, |(_, behind)| behind);
    behind.split(['/', ':', '?']).next().unwrap_or_default()
}
