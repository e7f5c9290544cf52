//! One connection: requests are read one after the other, each answered with a file or a status.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::atomic::Ordering;
use std::time::Duration;

use super::request::{Route, media_type, route};
use super::{Shared, Trouble, lock};
use crate::dist::SINGLE;

/// The longest head of a request that is read, in bytes; browsers send about one thousand.
const LONGEST_HEAD: u64 = 32_000;

/// How long a connection may be silent.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long a request that has trouble sleeps before it looks whether the trouble is over.
const NAP: Duration = Duration::from_millis(10);

/// Into how many pieces an answer is cut, and how long it takes from one to the next where it comes slowly.
const PIECES: usize = 24;
const BETWEEN_PIECES: Duration = Duration::from_millis(250);

const POLICY_HEADER: &str = "Content-Security-Policy";

/// The policy that README.md tells hosts to send; the service worker takes its own from it. Not with the single
/// file, whose script stands inside it.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; manifest-src 'self'; \
    connect-src 'self'; img-src 'self' data: blob:; style-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";

/// The parts of a request that matter here.
struct Head {
    method: String,
    target: String,
    close: bool,
    has_body: bool,
}

/// What goes back.
struct Answer {
    status: u16,
    reason: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

/// Serves until one side closes.
pub fn serve(stream: &TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    let writer = stream;
    while let Some(head) = read_head(&mut reader)? {
        if !is_let_through(&head, shared) {
            shared.record(&head.target, 0);
            break;
        }
        let mut answer = answer(&head, shared);
        if shared.trouble_with(&head.target) == Some(Trouble::NoPolicy) {
            answer.headers.retain(|(name, _)| *name != POLICY_HEADER);
        }
        shared.record(&head.target, answer.status);
        // A body is never read, so what follows it cannot be found either.
        let close = head.close || head.has_body;
        let with_body = head.method != "HEAD";
        write(writer, &bytes_of(&answer, with_body, close), &head, shared)?;
        if close {
            break;
        }
    }
    Ok(())
}

/// Waits while a request gets silence; tells whether it gets an answer at last.
fn is_let_through(head: &Head, shared: &Shared) -> bool {
    while !shared.stopped.load(Ordering::SeqCst) {
        match shared.trouble_with(&head.target) {
            None | Some(Trouble::NoPolicy | Trouble::Slow) => return true,
            Some(Trouble::Cut) => return false,
            Some(Trouble::Silence) => std::thread::sleep(NAP),
        }
    }
    false
}

/// Writes an answer, at once or in pieces.
fn write(mut to: impl Write, bytes: &[u8], head: &Head, shared: &Shared) -> io::Result<()> {
    for piece in bytes.chunks(bytes.len() / PIECES + 1) {
        to.write_all(piece)?;
        if shared.trouble_with(&head.target) == Some(Trouble::Slow) {
            std::thread::sleep(BETWEEN_PIECES);
        }
    }
    Ok(())
}

/// Reads up to the empty line; `None` when the connection ended before a request began.
fn read_head(reader: &mut impl BufRead) -> io::Result<Option<Head>> {
    let mut reader = reader.take(LONGEST_HEAD);
    let mut line = String::new();
    if reader.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace();
    let (Some(method), Some(target), Some(protocol)) = (words.next(), words.next(), words.next())
    else {
        return Err(io::ErrorKind::InvalidData.into());
    };
    let mut head = Head {
        method: method.to_owned(),
        target: target.to_owned(),
        close: protocol == "HTTP/1.0",
        has_body: false,
    };
    loop {
        line.clear();
        if reader.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let header = line.trim().to_ascii_lowercase();
        match header.split_once(':') {
            None => return Ok(Some(head)),
            Some(("connection", value)) => head.close |= value.trim() == "close",
            Some(("content-length", value)) => head.has_body |= value.trim() != "0",
            Some(("transfer-encoding", _)) => head.has_body = true,
            Some(_) => {}
        }
    }
}

fn answer(head: &Head, shared: &Shared) -> Answer {
    if head.method != "GET" && head.method != "HEAD" {
        let mut answer = plain(405, "Method Not Allowed");
        answer.headers.push(("Allow", "GET, HEAD".to_owned()));
        return answer;
    }
    let root = lock(&shared.root).clone();
    match route(&root, &shared.prefix, &head.target) {
        Route::Nowhere => plain(404, "Not Found"),
        Route::AddSlash => {
            let mut answer = plain(301, "Moved Permanently");
            answer
                .headers
                .push(("Location", format!("{}/", shared.prefix)));
            answer
        }
        Route::File { path, immutable } => file(&path, immutable),
    }
}

fn file(path: &Path, immutable: bool) -> Answer {
    // A folder cannot be read as a file, so it is not found either.
    let Ok(body) = std::fs::read(path) else {
        return plain(404, "Not Found");
    };
    let cache = if immutable {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let mut headers = vec![
        ("Content-Type", media_type(path).to_owned()),
        ("Cache-Control", cache.to_owned()),
    ];
    if path.file_name().is_some_and(|name| name != SINGLE) {
        headers.push((POLICY_HEADER, POLICY.to_owned()));
    }
    Answer {
        status: 200,
        reason: "OK",
        headers,
        body,
    }
}

fn plain(status: u16, reason: &'static str) -> Answer {
    Answer {
        status,
        reason,
        headers: vec![
            ("Content-Type", "text/plain; charset=utf-8".to_owned()),
            ("Cache-Control", "no-store".to_owned()),
        ],
        body: format!("{reason}\n").into_bytes(),
    }
}

fn bytes_of(answer: &Answer, with_body: bool, close: bool) -> Vec<u8> {
    let mut text = format!("HTTP/1.1 {} {}\r\n", answer.status, answer.reason);
    for (name, value) in &answer.headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str("X-Content-Type-Options: nosniff\r\n");
    text.push_str(if close { "Connection: close\r\n" } else { "" });
    text.push_str(&format!("Content-Length: {}\r\n\r\n", answer.body.len()));
    let mut bytes = text.into_bytes();
    if with_body {
        bytes.extend_from_slice(&answer.body);
    }
    bytes
}
