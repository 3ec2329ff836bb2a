//! Takes the head of a request; says whether it is the clerk's own browser that
//! asks, from a page of ours.
//!
//! Every other program on the machine can reach the port, and every page in every
//! tab can send requests there: so the host must be ours by its number (no name
//! can be bound to it), the page that asks must be ours where the browser says
//! which it is, and who asks must hold what only this user's files have told.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use axum::http::{HeaderMap, Method, Uri, header};

use super::place::Place;
use crate::digest::sha256;

/// What is needed to tell.
pub(super) struct Guard {
    secret: String,
    /// Name of the cookie: ports do not keep cookies apart, so each workspace has
    /// one of its own.
    pub cookie: String,
    /// `127.0.0.1:PORT`, and the host of `--origin`.
    hosts: Vec<String>,
    /// Our pages: `http://127.0.0.1:PORT`, and `--origin`.
    origins: Vec<String>,
    used: Mutex<VecDeque<String>>,
}

/// Why a request is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Denied {
    /// It is sent to another host, or written by another page.
    Foreign,
    /// It follows a link on another page: a door is shown, through which she goes
    /// herself.
    Door,
    /// Who asks does not hold the cookie.
    Stranger,
}

/// The header that every request has that writes.
pub(super) const TOKEN: &str = "x-fangan-token";

/// Where the first address leads.
pub(super) const OPEN: &str = "/open";

/// Where a second start asks whether somebody of the same workspace is there.
pub(super) const HERE: &str = "/here";

/// How many first addresses are remembered, so that none is used twice.
const USED: usize = 1000;

impl Guard {
    pub(super) fn new(place: &Place, port: u16, origin: Option<&str>) -> Self {
        let own = format!("127.0.0.1:{port}");
        let mut origins = vec![format!("http://{own}")];
        let mut hosts = vec![own];
        if let Some(origin) = origin.map(|origin| origin.trim_end_matches('/')) {
            let host = origin.split_once("://").map_or(origin, |(_, host)| host);
            hosts.push(host.to_string());
            origins.push(origin.to_string());
        }
        Self {
            secret: place.secret.clone(),
            cookie: format!("fangan-{}", place.name),
            hosts,
            origins,
            used: Mutex::default(),
        }
    }

    /// What a page of ours sends with whatever it writes.
    pub(super) fn token(&self) -> String {
        sha256(format!("token {}", self.secret).as_bytes())
    }

    /// The cookie as it is given.
    pub(super) fn set_cookie(&self) -> String {
        let Self { cookie, secret, .. } = self;
        format!("{cookie}={secret}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000")
    }

    /// Whether the key of a first address is good; it is so once.
    pub(super) fn opens(&self, key: &str) -> bool {
        let Some((once, proof)) = key.split_once('.') else {
            return false;
        };
        if !same(proof, &proof_of(&self.secret, once)) {
            return false;
        }
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let new = !used.iter().any(|known| known == once);
        if new {
            used.push_back(once.to_string());
            if used.len() > USED {
                used.pop_front();
            }
        }
        new
    }

    /// Whether a request is answered.
    pub(super) fn check(
        &self,
        method: &Method,
        uri: &Uri,
        heads: &HeaderMap,
    ) -> Result<(), Denied> {
        let head = |name: &str| heads.get(name).and_then(|value| value.to_str().ok());
        let host = head(header::HOST.as_str()).unwrap_or_default();
        if !self.hosts.iter().any(|own| own == host) {
            return Err(Denied::Foreign);
        }
        let reads = method == Method::GET || method == Method::HEAD;
        let path = uri.path();
        // Its key says whose it is, wherever the launcher stands.
        let opens = reads && path == OPEN;
        let from_elsewhere = match head("sec-fetch-site") {
            Some(site) => !["same-origin", "none"].contains(&site),
            None => false,
        };
        let origin = head(header::ORIGIN.as_str());
        let other_origin = origin.is_some_and(|origin| !self.origins.iter().any(|o| o == origin));
        if !opens && (from_elsewhere || other_origin) {
            return Err(if reads { Denied::Door } else { Denied::Foreign });
        }
        // Style and scripts say nothing of anybody, and neither does the proof that
        // the secret is known here.
        if opens || reads && (path.starts_with("/web/") || path == HERE) {
            return Ok(());
        }
        if !self.holds_cookie(heads) {
            return Err(Denied::Stranger);
        }
        let token = head(TOKEN).unwrap_or_default();
        if !reads && !same(token, &self.token()) {
            return Err(Denied::Foreign);
        }
        Ok(())
    }

    /// What shows whoever knows the secret that it is known here.
    pub(super) fn here(&self, once: &str) -> String {
        here(&self.secret, once)
    }

    fn holds_cookie(&self, heads: &HeaderMap) -> bool {
        let all = heads.get_all(header::COOKIE).iter();
        let all = all.filter_map(|value| value.to_str().ok());
        let mut pairs = all
            .flat_map(|text| text.split(';'))
            .filter_map(|pair| pair.trim().split_once('='));
        pairs.any(|(name, value)| name == self.cookie && same(value, &self.secret))
    }
}

/// A key for a first address.
pub(super) fn key(secret: &str, once: &str) -> String {
    format!("{once}.{}", proof_of(secret, once))
}

/// What shows that the secret is known.
pub(super) fn here(secret: &str, once: &str) -> String {
    sha256(format!("here {once} {secret}").as_bytes())
}

fn proof_of(secret: &str, once: &str) -> String {
    sha256(format!("open {once} {secret}").as_bytes())
}

/// Whether two texts are the same, in a time that does not tell where they differ.
fn same(a: &str, b: &str) -> bool {
    let differ = a
        .bytes()
        .zip(b.bytes())
        .fold(0, |all, (a, b)| all | (a ^ b));
    a.len() == b.len() && differ == 0
}
