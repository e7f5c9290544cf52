//! `cargo xtask serve`: builds the product and serves it on this machine.

use anyhow::{Context, Result};

use crate::server::{Options, Server};
use crate::{dist, say};

const USUAL_PORT: u16 = 8080;

/// How many ports are tried, counting up from the wished one.
const TRIES: u16 = 100;

/// Builds, then serves until the process is ended.
///
/// # Errors
/// The build fails, or all the ports are taken.
pub fn serve(port: Option<u16>) -> Result<()> {
    let built = dist::build()?;
    let first = port.unwrap_or(USUAL_PORT);
    let server = (first..=first.saturating_add(TRIES))
        .find_map(|port| {
            let options = Options {
                port,
                ..Options::default()
            };
            Server::start(built.folder.clone(), &options).ok()
        })
        .with_context(|| format!("the ports from {first} on are taken"))?;
    say("serve: ready, Ctrl+C ends it");
    println!("{}", server.address());
    server.wait();
    Ok(())
}
