//! The program between the tests and a browser, on a free port.

use std::ffi::OsString;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::Engine;

/// How long a driver may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often a driver is started at most.
const STARTS: usize = 3;

/// A WebDriver server, ended when dropped.
pub struct Driver {
    /// The browser it drives.
    pub engine: Engine,
    /// Where it listens.
    pub address: String,
    _process: Ended,
    /// The screen of a browser that cannot do without; it goes after the driver.
    _screen: Option<Ended>,
}

/// A process that is ended when dropped.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Driver {
    /// Starts the driver of a browser that works in `folder` and stores downloads in its folder `downloads`.
    pub async fn start(engine: Engine, folder: &Path) -> Result<Self> {
        let program = engine.driver()?;
        let mut command = Command::new(&program);
        match engine {
            Engine::Chromium => {
                command.arg("--port=0").env("LANGUAGE", "es");
                Self::announced(engine, command, "successfully on port ")
            }
            Engine::Firefox => {
                // The journeys set preferences while the browser runs.
                let words = ["--port=0", "--websocket-port=0", "--allow-system-access"];
                command.args(words);
                Self::announced(engine, command, "Listening on 127.0.0.1:")
            }
            Engine::WebKit => Self::on_screen(program.as_ref(), folder).await,
        }
    }

    /// Starts a driver that finds a port for itself and says so. It may find a port that is free by one protocol and
    /// somebody else's by the other; then it ends, and another is started.
    fn announced(engine: Engine, mut command: Command, before_port: &str) -> Result<Self> {
        let command = command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut said = String::new();
        for _ in 0..STARTS {
            let mut process = Ended(command.spawn().context("the driver does not start")?);
            let output = process.0.stdout.take();
            let mut lines = BufReader::new(output.context("the driver says nothing")?).lines();
            while let Some(line) = lines.next().transpose()? {
                if let Some((_, port)) = line.split_once(before_port) {
                    let port = port.trim_end_matches('.');
                    let address = format!("http://127.0.0.1:{port}");
                    // What it says later is nobody's affair, but somebody has to read it.
                    std::thread::spawn(move || lines.for_each(drop));
                    return Ok(Self {
                        engine,
                        address,
                        _process: process,
                        _screen: None,
                    });
                }
                said += &format!("\n{line}");
            }
        }
        bail!("the driver of {engine} did not start {STARTS} times:{said}")
    }

    /// Starts WebKit's driver with a screen that nobody sees and a home of its own, where downloads go.
    async fn on_screen(program: &Path, folder: &Path) -> Result<Self> {
        let (screen, display) = screen()?;
        let settings = folder.join("config");
        fs::create_dir_all(&settings)?;
        fs::write(
            settings.join("user-dirs.dirs"),
            "XDG_DOWNLOAD_DIR=\"$HOME/downloads\"\n",
        )?;
        let surroundings: [(&str, OsString); 7] = [
            ("DISPLAY", display.into()),
            ("GDK_BACKEND", "x11".into()),
            ("HOME", folder.into()),
            ("XDG_CONFIG_HOME", settings.into()),
            ("XDG_DATA_HOME", folder.join("data").into()),
            ("XDG_CACHE_HOME", folder.join("cache").into()),
            // There is no graphics card to share memory with.
            ("WEBKIT_DISABLE_DMABUF_RENDERER", "1".into()),
        ];
        let deadline = Instant::now() + PATIENCE;
        // It finds no port for itself, and a free one may be somebody else's a moment later: then it ends.
        let (process, port) = loop {
            let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
                .local_addr()?
                .port();
            let mut started = Command::new(program);
            started
                .arg(format!("--port={port}"))
                .envs(surroundings.clone())
                .stdout(Stdio::null())
                .stderr(Stdio::null());
            let started = started.spawn().context("the driver does not start")?;
            let mut process = Ended(started);
            if answers(&mut process, port, deadline).await? {
                break (process, port);
            }
        };
        Ok(Self {
            engine: Engine::WebKit,
            address: format!("http://127.0.0.1:{port}"),
            _process: process,
            _screen: Some(screen),
        })
    }
}

/// Waits until a driver says at its port that it is ready; `false` when it ended instead.
async fn answers(process: &mut Ended, port: u16, deadline: Instant) -> Result<bool> {
    while Instant::now() < deadline {
        if process.0.try_wait()?.is_some() {
            return Ok(false);
        }
        if ready(port) {
            return Ok(true);
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    bail!("the driver of WebKit did not start")
}

/// Tells whether a driver listens at a port and is ready.
fn ready(port: u16) -> bool {
    let Ok(mut line) = TcpStream::connect((Ipv4Addr::LOCALHOST, port)) else {
        return false;
    };
    let ask =
        format!("GET /status HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
    let asked = line
        .set_read_timeout(Some(Duration::from_secs(2)))
        .and_then(|()| line.write_all(ask.as_bytes()));
    let mut said = [0; 1024];
    match asked.and_then(|()| line.read(&mut said)) {
        Ok(long) => said.starts_with(b"HTTP/1.1 200") && long > 0,
        Err(_) => false,
    }
}

/// Starts a screen in memory; returns it with its name.
fn screen() -> Result<(Ended, String)> {
    let mut process = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1600x1200x24"])
        .args(["-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map(Ended)
        .context("Xvfb is missing: please run `cargo xtask tools`")?;
    let output = process.0.stdout.take().context("Xvfb says nothing")?;
    let mut number = String::new();
    BufReader::new(output).read_line(&mut number)?;
    if number.trim().is_empty() {
        bail!("Xvfb did not start");
    }
    Ok((process, format!(":{}", number.trim())))
}
