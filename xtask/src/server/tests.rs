//! The server as a client sees it.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;

use super::*;

/// A folder with a start page and one version, removed at the end.
struct Site(PathBuf);

impl Site {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
        let version = folder.join("v-0123456789ab");
        std::fs::create_dir_all(&version).unwrap();
        std::fs::write(folder.join("index.html"), "<title>page</title>").unwrap();
        std::fs::write(version.join("app_bg.wasm"), b"\0asm").unwrap();
        Self(folder)
    }

    fn start(&self, prefix: &str) -> Server {
        let options = Options {
            prefix: prefix.to_owned(),
            ..Options::default()
        };
        Server::start(self.0.clone(), &options).unwrap()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

fn ask(server: &Server, head: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    write!(stream, "{head} HTTP/1.1\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn serves_pages_and_versions() {
    let site = Site::new("serves");
    let server = site.start("");
    let page = ask(&server, "GET /");
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n"), "{page}");
    assert!(page.contains("Content-Type: text/html; charset=utf-8\r\n"));
    assert!(page.contains("Cache-Control: no-cache\r\n"));
    let policy = page
        .lines()
        .find_map(|line| line.strip_prefix("Content-Security-Policy: "));
    let readme = include_str!("../../../README.md");
    let told = readme
        .lines()
        .find_map(|line| line.strip_prefix("Content-Security-Policy: "));
    assert_eq!(policy, told, "what README.md tells hosts to send");
    assert!(policy.is_some());
    assert!(page.ends_with("\r\n\r\n<title>page</title>"));

    let wasm = ask(&server, "GET /v-0123456789ab/app_bg.wasm");
    assert!(wasm.contains("Content-Type: application/wasm\r\n"));
    assert!(wasm.contains("immutable\r\n"));
    assert!(wasm.contains("Content-Length: 4\r\n"));

    let head = ask(&server, "HEAD /index.html");
    assert!(head.contains("Content-Length: 19\r\n") && head.ends_with("\r\n\r\n"));
    assert!(ask(&server, "POST /").starts_with("HTTP/1.1 405 "));
    assert!(ask(&server, "GET /v-0123456789ab").starts_with("HTTP/1.1 404 "));
    assert!(ask(&server, "GET /../etc/hosts").starts_with("HTTP/1.1 404 "));
    assert_eq!(
        server.requests(),
        [
            "/",
            "/v-0123456789ab/app_bg.wasm",
            "/index.html",
            "/",
            "/v-0123456789ab",
            "/../etc/hosts"
        ]
    );
}

#[test]
fn serves_under_any_path() {
    let site = Site::new("prefix");
    let server = site.start("some/deep/path/");
    assert!(server.address().ends_with("/some/deep/path/"));
    assert!(ask(&server, "GET /some/deep/path/").starts_with("HTTP/1.1 200 "));
    assert!(ask(&server, "GET /").starts_with("HTTP/1.1 404 "));
    let moved = ask(&server, "GET /some/deep/path");
    assert!(moved.starts_with("HTTP/1.1 301 "));
    assert!(moved.contains("Location: /some/deep/path/\r\n"));
}

#[test]
fn answers_several_requests_on_one_connection() {
    let site = Site::new("keep");
    let server = site.start("");
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    stream.write_all(b"GET /a HTTP/1.1\r\n\r\n").unwrap();
    stream
        .write_all(b"GET /b HTTP/1.1\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut answers = String::new();
    stream.read_to_string(&mut answers).unwrap();
    assert_eq!(answers.matches("HTTP/1.1 404").count(), 2);
    assert_eq!(server.requests(), ["/a", "/b"]);
}

#[test]
fn stopping_cuts_open_connections_and_frees_the_port() {
    let site = Site::new("stop");
    let mut server = site.start("");
    let port = server.port();
    let mut waiting = TcpStream::connect(("127.0.0.1", port)).unwrap();
    assert!(ask(&server, "GET /").starts_with("HTTP/1.1 200 "));
    server.stop();
    server.stop();
    assert!(
        matches!(waiting.read(&mut [0]), Ok(0) | Err(_)),
        "the idle connection is cut"
    );
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());

    let options = Options {
        port,
        ..Options::default()
    };
    let again = Server::start(site.0.clone(), &options).unwrap();
    assert!(ask(&again, "GET /").starts_with("HTTP/1.1 200 "));
    assert!(Server::start(site.0.clone(), &options).is_err(), "taken");
}

#[test]
fn another_folder_takes_the_place_of_the_first_under_the_same_address() {
    let (site, other) = (Site::new("publish"), Site::new("published"));
    let server = site.start("");
    assert!(ask(&server, "GET /").starts_with("HTTP/1.1 200 "));
    std::fs::write(other.0.join("new.txt"), "new").unwrap();
    assert!(ask(&server, "GET /new.txt").starts_with("HTTP/1.1 404 "));
    server.publish(&other.0).unwrap();
    assert!(ask(&server, "GET /new.txt").starts_with("HTTP/1.1 200 "));
    assert_eq!(server.requests(), ["/new.txt"]);
    assert!(server.publish(&other.0.join("nowhere")).is_err());
}

#[test]
fn trouble_comes_to_its_path_alone_and_ends() {
    let site = Site::new("trouble");
    let server = site.start("");
    let program = "GET /v-0123456789ab/app_bg.wasm";
    server.trouble(".wasm", Trouble::Cut);
    assert_eq!(ask(&server, program), "");
    assert!(ask(&server, "GET /").starts_with("HTTP/1.1 200 OK\r\n"));
    server.trouble(".wasm", Trouble::Silence);
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| ask(&server, program));
        std::thread::sleep(std::time::Duration::from_millis(50));
        assert!(!waiting.is_finished());
        server.end_trouble();
        let answer = waiting.join().unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    });
    server.trouble(".wasm", Trouble::Slow);
    let begin = std::time::Instant::now();
    let slow = ask(&server, program);
    assert!(begin.elapsed() > std::time::Duration::from_secs(1));
    server.end_trouble();
    assert_eq!(ask(&server, program), slow, "slow, but whole");
    let has_policy = || ask(&server, program).contains("\r\nContent-Security-Policy: ");
    assert!(has_policy());
    server.trouble(".wasm", Trouble::NoPolicy);
    assert!(!has_policy());
}
