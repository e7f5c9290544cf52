//! A small client of the Chrome DevTools Protocol: commands with their answers, and events as they come.

use std::collections::VecDeque;
use std::io::ErrorKind;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use tungstenite::{Error, Message, WebSocket};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// The shortest wait that a socket can be told; zero would mean for ever.
const A_MOMENT: Duration = Duration::from_millis(1);

/// An event of the page.
#[derive(Debug)]
pub struct Event {
    /// Its name, such as `Runtime.bindingCalled`.
    pub method: String,
    /// What it says.
    pub parameters: Value,
}

/// A connection to one page of a browser.
pub struct Connection {
    socket: WebSocket<TcpStream>,
    /// The page's session, once there is one.
    session: Option<String>,
    last_call: u64,
    events: VecDeque<Event>,
}

impl Connection {
    /// Connects to the first page of the browser that listens at `address`.
    ///
    /// # Errors
    /// The browser does not answer, or has no page.
    pub fn to_page(address: &str) -> Result<Self> {
        let host = address.trim_start_matches("ws://").split('/').next();
        let stream = TcpStream::connect(host.unwrap_or_default())?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let (socket, _) = tungstenite::client(address, stream).context("the browser's socket")?;
        let mut connection = Self {
            socket,
            session: None,
            last_call: 0,
            events: VecDeque::new(),
        };
        let targets = connection.call("Target.getTargets", json!({}))?;
        let targets = targets.get("targetInfos").and_then(Value::as_array);
        let mut pages = targets.into_iter().flatten();
        let page = pages.find(|target| target.get("type") == Some(&json!("page")));
        let page = page.and_then(|target| target.get("targetId"));
        let wish = json!({ "targetId": page.context("a page")?, "flatten": true });
        let attached = connection.call("Target.attachToTarget", wish)?;
        let session = attached.get("sessionId").and_then(Value::as_str);
        connection.session = session.map(str::to_owned);
        Ok(connection)
    }

    /// Sends a command and waits for its answer.
    ///
    /// # Errors
    /// The browser refuses it or is gone.
    pub fn call(&mut self, method: &str, parameters: Value) -> Result<Value> {
        let deadline = Instant::now() + PATIENCE;
        let number = self.send(method, parameters)?;
        loop {
            let Some(mut message) = self.receive(deadline)? else {
                bail!("{method}: no answer");
            };
            if message.get("id") != Some(&json!(number)) {
                self.keep(message);
                continue;
            }
            if let Some(error) = message.get("error") {
                bail!("{method}: {error}");
            }
            return Ok(message
                .get_mut("result")
                .map(Value::take)
                .unwrap_or_default());
        }
    }

    /// Has the browser end in order.
    ///
    /// # Errors
    /// It is gone already.
    pub fn close_browser(&mut self) -> Result<()> {
        // Only the browser itself understands it, not a page.
        self.session = None;
        self.call("Browser.close", json!({})).map(|_| ())
    }

    /// Sends a command whose answer nobody waits for; returns its number.
    ///
    /// # Errors
    /// The browser is gone.
    pub fn send(&mut self, method: &str, parameters: Value) -> Result<u64> {
        self.last_call += 1;
        let mut message = json!({ "id": self.last_call, "method": method, "params": parameters });
        if let (Some(session), Some(map)) = (&self.session, message.as_object_mut()) {
            map.insert("sessionId".to_owned(), json!(session));
        }
        self.socket.send(Message::text(message.to_string()))?;
        Ok(self.last_call)
    }

    /// Returns the next event, or `None` when there is none up to this moment.
    ///
    /// # Errors
    /// The browser is gone.
    pub fn event(&mut self, until: Instant) -> Result<Option<Event>> {
        loop {
            if let Some(event) = self.events.pop_front() {
                return Ok(Some(event));
            }
            match self.receive(until)? {
                Some(message) => self.keep(message),
                None => return Ok(None),
            }
        }
    }

    fn keep(&mut self, mut message: Value) {
        let method = message.get("method").and_then(Value::as_str);
        if let Some(method) = method.map(str::to_owned) {
            let parameters = message.get_mut("params").map(Value::take);
            let parameters = parameters.unwrap_or_default();
            self.events.push_back(Event { method, parameters });
        }
    }

    fn receive(&mut self, until: Instant) -> Result<Option<Value>> {
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let stream = self.socket.get_ref();
            stream.set_read_timeout(Some(left.max(A_MOMENT)))?;
            match self.socket.read() {
                Ok(Message::Text(text)) => return Ok(Some(serde_json::from_str(&text)?)),
                Ok(_) => {}
                Err(Error::Io(error))
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) =>
                {
                    if left.is_zero() {
                        return Ok(None);
                    }
                }
                Err(error) => return Err(error).context("the browser is gone"),
            }
        }
    }
}
