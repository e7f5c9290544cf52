//! A small static web server for one folder, as any web host would serve it.
//!
//! It is written on the standard library because the tests need what server packages do not give: stopping
//! cuts every open connection at once, so that a test without network is one, and every request is on record.

mod connection;
mod request;

use std::collections::HashMap;
use std::io;
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use anyhow::{Context, Result};

/// How a server works; the default is a free port, the root path, and silence.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The port to listen on; 0 means any free one.
    pub port: u16,
    /// The path under which the folder appears, such as `/any/path`; empty for the root.
    pub prefix: String,
    /// Prints each request to standard error.
    pub log: bool,
}

/// What happens to some requests, so that a test can see what the page does then.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Trouble {
    /// The connection is cut without an answer.
    Cut,
    /// Nothing comes, and the connection stays, until the trouble is over.
    Silence,
    /// The body comes in pieces, over seconds, until the trouble is over.
    Slow,
    /// It is answered without the policy, as by a host that was not told of it.
    NoPolicy,
}

/// A running server; it stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    shared: Arc<Shared>,
    accepting: Option<JoinHandle<()>>,
}

/// What the threads of one server have in common.
#[derive(Debug)]
struct Shared {
    root: Mutex<PathBuf>,
    /// The prefix with a leading and without a trailing slash, or empty.
    prefix: String,
    log: bool,
    address: SocketAddr,
    stopped: AtomicBool,
    requests: Mutex<Vec<String>>,
    /// The trouble there is with paths that contain these words.
    trouble: Mutex<Option<(String, Trouble)>>,
    open: Mutex<HashMap<u64, TcpStream>>,
    next_connection: AtomicU64,
}

impl Server {
    /// Starts serving `root` on this machine alone (127.0.0.1).
    ///
    /// # Errors
    /// The port is taken, or the folder does not exist.
    pub fn start(root: PathBuf, options: &Options) -> Result<Self> {
        let root = root
            .canonicalize()
            .with_context(|| format!("cannot serve {}", root.display()))?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))
            .with_context(|| format!("cannot listen on port {}", options.port))?;
        let prefix = options.prefix.trim_matches('/');
        let shared = Arc::new(Shared {
            root: Mutex::new(root),
            prefix: if prefix.is_empty() {
                String::new()
            } else {
                format!("/{prefix}")
            },
            log: options.log,
            address: listener.local_addr()?,
            stopped: AtomicBool::new(false),
            requests: Mutex::default(),
            trouble: Mutex::default(),
            open: Mutex::default(),
            next_connection: AtomicU64::new(0),
        });
        let for_thread = Arc::clone(&shared);
        let accepting = std::thread::spawn(move || accept(&listener, &for_thread));
        Ok(Self {
            shared,
            accepting: Some(accepting),
        })
    }

    /// Returns the address of the start page, such as `http://127.0.0.1:8080/any/path/`.
    pub fn address(&self) -> String {
        format!("http://{}{}/", self.shared.address, self.shared.prefix)
    }

    /// Returns the port, for starting another server in the same place later.
    pub fn port(&self) -> u16 {
        self.shared.address.port()
    }

    /// Serves another folder from now on, as when somebody publishes a new version: the requests so far are forgotten,
    /// and open connections are cut.
    ///
    /// # Errors
    /// The folder does not exist.
    pub fn publish(&self, root: &Path) -> Result<()> {
        let root = root
            .canonicalize()
            .with_context(|| format!("cannot serve {}", root.display()))?;
        *lock(&self.shared.root) = root;
        lock(&self.shared.requests).clear();
        self.shared.cut();
        Ok(())
    }

    /// Lists the path of every request so far, as it was asked for, in the order of arrival.
    pub fn requests(&self) -> Vec<String> {
        lock(&self.shared.requests).clone()
    }

    /// Gives requests whose path contains `part` trouble from now on.
    pub fn trouble(&self, part: &str, trouble: Trouble) {
        *lock(&self.shared.trouble) = Some((part.to_owned(), trouble));
    }

    /// Ends the trouble.
    pub fn end_trouble(&self) {
        *lock(&self.shared.trouble) = None;
    }

    /// Stops: open connections are cut, new ones refused. Repeating it does nothing.
    pub fn stop(&mut self) {
        let Some(accepting) = self.accepting.take() else {
            return;
        };
        self.shared.stopped.store(true, Ordering::SeqCst);
        // The thread waits for a connection, so it gets one. If that fails, the listener is gone already.
        let woken = TcpStream::connect(self.shared.address).is_ok();
        self.shared.cut();
        if woken {
            let _ = accepting.join();
        }
    }

    /// Waits until the server stops, which without [`Server::stop`] means for ever.
    pub fn wait(mut self) {
        if let Some(accepting) = self.accepting.take() {
            let _ = accepting.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Shared {
    /// Cuts all open connections.
    fn cut(&self) {
        for stream in lock(&self.open).values() {
            // A connection that its browser has closed meanwhile cannot be closed again.
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    fn record(&self, path: &str, status: u16) {
        lock(&self.requests).push(path.to_owned());
        if self.log {
            eprintln!("{status} {path}");
        }
    }

    /// Returns the trouble there is with a request at this moment.
    fn trouble_with(&self, path: &str) -> Option<Trouble> {
        let trouble = lock(&self.trouble);
        let (part, trouble) = trouble.as_ref()?;
        path.contains(part.as_str()).then_some(*trouble)
    }
}

/// Takes connections until the server stops, each served by a thread of its own.
fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.stopped.load(Ordering::SeqCst) {
            return;
        }
        // A connection that breaks before it begins is the browser's affair.
        let Ok(stream) = stream else { continue };
        let Ok(registered) = stream.try_clone() else {
            continue;
        };
        let number = shared.next_connection.fetch_add(1, Ordering::Relaxed);
        lock(&shared.open).insert(number, registered);
        if shared.stopped.load(Ordering::SeqCst) {
            let _ = stream.shutdown(Shutdown::Both);
        }
        let shared = Arc::clone(shared);
        std::thread::spawn(move || {
            // It ends when the browser or `stop` cuts it, which is no fault.
            let _: io::Result<()> = connection::serve(&stream, &shared);
            lock(&shared.open).remove(&number);
        });
    }
}

/// Locks also after another thread panicked: the lists hold only finished entries.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
