//! Takes the place of a workspace; says whether a workbench of it runs already, and
//! ends one of another version.
//!
//! Whoever listens at the port may be anybody: it must first answer a question that
//! only who knows the secret can, and is told nothing before.
#![allow(clippy::disallowed_methods)]

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use super::guard::{self, Guard, HERE};
use super::place::{self, Place};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(2);

/// The port of the workbench of that workspace that runs, if one of this version
/// does.
pub(super) fn port(place: &Place) -> Option<u16> {
    let port = place.port()?;
    let once = place::random().ok()?;
    let answer = asked(port, &format!("GET {HERE}?once={once}"), "")?;
    let told = answer.rsplit("\r\n\r\n").next()?.trim().to_string();
    let (proof, version) = told.split_once(' ')?;
    if proof != guard::here(&place.secret, &once) {
        return None;
    }
    if version == env!("CARGO_PKG_VERSION") {
        return Some(port);
    }
    let guard = Guard::new(place, port, None);
    let heads = format!(
        "Cookie: {}={}\r\n{}: {}\r\n",
        guard.cookie,
        place.secret,
        guard::TOKEN,
        guard.token()
    );
    asked(port, "POST /quit", &heads)?;
    // It goes when its last answer is out.
    let start = Instant::now();
    while start.elapsed() < PATIENCE && asked(port, "GET /", "").is_some() {
        std::thread::sleep(Duration::from_millis(50));
    }
    None
}

fn asked(port: u16, what: &str, heads: &str) -> Option<String> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    stream.set_write_timeout(Some(PATIENCE)).ok()?;
    let request = format!(
        "{what} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{heads}Content-Length: 0\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = Vec::new();
    // More than this is no answer of ours.
    stream.take(65_536).read_to_end(&mut answer).ok()?;
    String::from_utf8(answer).ok()
}
