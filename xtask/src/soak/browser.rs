//! A real browser with a profile of its own, whose processes can be killed all at once.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::tools::{self, Engine};

/// How long the browser may take to start.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where the browser writes the port it listens on and its own address there.
const PORT_FILE: &str = "DevToolsActivePort";

/// A running browser, killed when dropped.
pub struct Browser {
    process: Child,
    /// Whether its processes are gone; from then on their numbers may belong to others.
    ended: bool,
    /// Its address for the DevTools protocol.
    pub address: String,
}

impl Browser {
    /// Starts the browser with this profile.
    ///
    /// # Errors
    /// It is not installed, or does not start.
    pub fn start(profile: &Path) -> Result<Self> {
        let port_file = profile.join(PORT_FILE);
        // The port of the browser before would be taken for this one's.
        if port_file.exists() {
            fs::remove_file(&port_file)?;
        }
        let mut command = Command::new(Engine::Chromium.browser()?);
        command
            .args(tools::BROWSER_SWITCHES)
            .arg("--window-size=1440,900")
            .arg("--remote-debugging-port=0")
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg("about:blank")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        group::own(&mut command)?;
        let process = command.spawn().context("cannot start the browser")?;
        let mut browser = Self {
            process,
            ended: false,
            address: String::new(),
        };
        browser.address = browser.listening(&port_file)?;
        Ok(browser)
    }

    fn listening(&mut self, port_file: &Path) -> Result<String> {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            let text = fs::read_to_string(port_file).unwrap_or_default();
            if let Some((port, path)) = text.split_once('\n') {
                return Ok(format!("ws://127.0.0.1:{port}{}", path.trim_end()));
            }
            if let Some(status) = self.process.try_wait()? {
                bail!("the browser ended at once ({status})");
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        bail!("the browser does not listen")
    }

    /// Kills every process of the browser at once, as a power cut would, and waits until none is left.
    ///
    /// # Errors
    /// The system refuses.
    pub fn kill(&mut self) -> Result<()> {
        if !self.ended {
            group::kill(&mut self.process)?;
            self.ended = true;
        }
        Ok(())
    }

    /// Waits until the browser has ended in order.
    ///
    /// # Errors
    /// It goes on.
    pub fn wait_for_end(&mut self) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while self.process.try_wait()?.is_none() {
            if Instant::now() > deadline {
                bail!("the browser does not end");
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        self.kill()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // It may have been killed already.
        let _ = self.kill();
    }
}

/// Process groups: a browser is many processes, and one that outlives the others would hold its profile.
#[cfg(target_os = "linux")]
mod group {
    use std::os::unix::process::CommandExt;
    use std::process::{Child, Command};

    use anyhow::Result;
    use nix::errno::Errno;
    use nix::sys::prctl::set_child_subreaper;
    use nix::sys::signal::{Signal, killpg};
    use nix::sys::wait::waitpid;
    use nix::unistd::Pid;

    /// Puts what is started into a group of its own, whose orphans come to this process.
    pub fn own(command: &mut Command) -> Result<()> {
        set_child_subreaper(true)?;
        command.process_group(0);
        Ok(())
    }

    /// Kills the group and waits for each of its processes.
    pub fn kill(process: &mut Child) -> Result<()> {
        let group = Pid::from_raw(process.id().try_into()?);
        match killpg(group, Signal::SIGKILL) {
            // Nobody is left.
            Ok(()) | Err(Errno::ESRCH) => {}
            Err(error) => return Err(error.into()),
        }
        let anyone = Pid::from_raw(-group.as_raw());
        while waitpid(anyone, None).is_ok() {}
        Ok(())
    }
}

/// Elsewhere only the browser's first process is killed; the others end when they miss it.
#[cfg(not(target_os = "linux"))]
mod group {
    use std::process::{Child, Command};

    use anyhow::Result;

    pub fn own(_: &mut Command) -> Result<()> {
        Ok(())
    }

    pub fn kill(process: &mut Child) -> Result<()> {
        process.kill()?;
        process.wait()?;
        Ok(())
    }
}
