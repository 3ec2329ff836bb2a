//! What a screen is to the server: a function from what was asked to an answer.
//! Whatever a screen does may take its time: it runs on a thread of its own.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, RawPathParams, Request, State};
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, on};
use serde_json::Value;

pub(super) use super::address::encoded;
use super::address::query;
use super::guard::{Denied, HERE, OPEN};
use super::state::Bench;
use super::{assets, page};

/// A request, as far as a screen must know it.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// Names in the path, such as the plan's id.
    pub path: BTreeMap<String, String>,
    /// What stands behind the question mark.
    pub query: BTreeMap<String, String>,
    /// What was sent.
    pub body: Bytes,
}

/// A file that was sent: its name and bytes.
pub(super) type Sent<'b> = (String, &'b [u8]);

impl Asked {
    /// A name in the path.
    pub(super) fn name(&self, name: &str) -> &str {
        self.path.get(name).map_or("", String::as_str)
    }

    /// A value behind the question mark.
    pub(super) fn query(&self, name: &str) -> Option<&str> {
        self.query.get(name).map(String::as_str)
    }

    /// What was sent, as JSON; nothing where it is none.
    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// Files that were sent with something said of them: a line of JSON, whose
    /// `files` are names and lengths, and the bytes of one file after the other.
    pub(super) fn parcel(&self) -> Option<(Value, Vec<Sent<'_>>)> {
        let end = self.body.iter().position(|byte| *byte == b'\n')?;
        let (head, rest) = self.body.split_at(end);
        let head: Value = serde_json::from_slice(head).ok()?;
        let mut rest = &rest[1..];
        let mut files = Vec::new();
        for file in head["files"].as_array()? {
            let length = usize::try_from(file["size"].as_u64()?).ok()?;
            let (bytes, behind) = rest.split_at_checked(length)?;
            files.push((file["name"].as_str()?.to_string(), bytes));
            rest = behind;
        }
        Some((head, files))
    }
}

/// An answer.
#[derive(Debug)]
pub(super) enum Answer {
    /// A page, or a part of one.
    Html(String),
    /// Data for a script.
    Json(Value),
    /// The same, where nothing was done.
    Refused(StatusCode, Value),
    /// A file to be kept, or with `shown` to be looked at in a frame of ours.
    File {
        /// What it is called.
        name: String,
        /// What it is.
        kind: &'static str,
        /// Its bytes.
        bytes: Vec<u8>,
        /// Whether it is looked at, not kept.
        shown: bool,
    },
    /// There is no such thing.
    Missing,
}

impl Answer {
    /// Nothing was done: why.
    pub(super) fn refused(words: String) -> Self {
        Self::refused_with(words, Vec::new())
    }

    /// The same, with the faults that are the reason.
    pub(super) fn refused_with(words: String, faults: Vec<Value>) -> Self {
        let said = serde_json::json!({"words": words, "faults": faults});
        Self::Refused(StatusCode::UNPROCESSABLE_ENTITY, said)
    }
}

/// A screen's function.
pub(super) type Screen = fn(&Bench, &Asked) -> Answer;

/// What is answered where.
pub(super) struct Route {
    /// `GET`, or `POST` where something is sent.
    pub method: Method,
    /// The path; `{name}` stands for a name.
    pub path: &'static str,
    /// Whether it may change the data.
    pub writes: bool,
    /// Who answers.
    pub screen: Screen,
}

/// Something that is looked at.
pub(super) const fn get(path: &'static str, screen: Screen) -> Route {
    Route {
        method: Method::GET,
        path,
        writes: false,
        screen,
    }
}

/// Something that is asked with more than fits into an address.
pub(super) const fn ask(path: &'static str, screen: Screen) -> Route {
    Route {
        method: Method::POST,
        path,
        writes: false,
        screen,
    }
}

/// Something that is done.
pub(super) const fn post(path: &'static str, screen: Screen) -> Route {
    Route {
        method: Method::POST,
        path,
        writes: true,
        screen,
    }
}

/// The most that is taken in at once, bytes.
const LARGEST: usize = 20 * 1024 * 1024;

/// Everything that is answered.
pub(super) fn router(bench: Arc<Bench>, routes: impl Iterator<Item = &'static Route>) -> Router {
    let mut router = Router::new();
    for route in routes {
        let filter = match route.method {
            Method::POST => MethodFilter::POST,
            _ => MethodFilter::GET,
        };
        let answer = move |State(bench): State<Arc<Bench>>,
                           path: RawPathParams,
                           uri: Uri,
                           body: Bytes| async move {
            let path = path.iter().map(|(k, v)| (k.to_string(), v.to_string()));
            let asked = Asked {
                path: path.collect(),
                query: query(uri.query().unwrap_or_default()),
                body,
            };
            if route.writes && bench.read_only {
                let words = serde_json::json!({ "words": bench.say("web-read-only") });
                return response(&bench, Answer::Refused(StatusCode::FORBIDDEN, words));
            }
            let held = bench.clone();
            let done = tokio::task::spawn_blocking(move || (route.screen)(&held, &asked)).await;
            match done {
                Ok(answer) => response(&bench, answer),
                Err(_) => failed(&bench),
            }
        };
        router = router.route(route.path, on(filter, answer));
    }
    let guarded = middleware::from_fn_with_state(bench.clone(), guarded);
    router
        .fallback(nothing)
        .layer(DefaultBodyLimit::max(LARGEST))
        .layer(guarded)
        .with_state(bench)
}

async fn nothing(State(bench): State<Arc<Bench>>, uri: Uri) -> Response {
    match uri
        .path()
        .strip_prefix("/web/")
        .and_then(|name| assets::asset(&bench, name))
    {
        Some((kind, bytes)) => {
            let mut response = Response::new(Body::from(bytes));
            set(&mut response, header::CONTENT_TYPE, kind);
            response
        }
        None => response(&bench, Answer::Missing),
    }
}

/// Lets nobody through but the clerk herself, and says of every answer what it may
/// do.
async fn guarded(State(bench): State<Arc<Bench>>, request: Request, next: Next) -> Response {
    let checked = bench
        .guard
        .check(request.method(), request.uri(), request.headers());
    let mut response = match checked {
        Ok(()) if too_large(&request) => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        Ok(()) if request.uri().path() == OPEN => opened(&bench, request.uri()),
        Ok(()) if request.uri().path() == HERE => here(&bench, request.uri()),
        Ok(()) => {
            bench.seen();
            next.run(request).await
        }
        Err(Denied::Foreign) => StatusCode::FORBIDDEN.into_response(),
        Err(Denied::Door) => with(StatusCode::FORBIDDEN, page::door(&bench, request.uri())),
        Err(Denied::Stranger) => with(StatusCode::UNAUTHORIZED, page::stranger(&bench)),
    };
    let framed = response.headers().contains_key("x-shown");
    response.headers_mut().remove("x-shown");
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; \
         base-uri 'none'; frame-ancestors {}",
        if framed { "'self'" } else { "'none'" }
    );
    set(&mut response, header::CONTENT_SECURITY_POLICY, &policy);
    set(&mut response, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(&mut response, header::REFERRER_POLICY, "same-origin");
    set(&mut response, header::CACHE_CONTROL, "no-store");
    response
}

/// Whether more is announced than is taken in; what is not announced is bounded as
/// it comes.
fn too_large(request: &Request) -> bool {
    let length = request.headers().get(header::CONTENT_LENGTH);
    let length = length.and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    length.is_some_and(|length| length > LARGEST)
}

/// The first address: the cookie comes with a page that goes on by itself, since a
/// browser that is led on by the answer itself would leave the cookie behind.
fn opened(bench: &Bench, uri: &Uri) -> Response {
    let query = query(uri.query().unwrap_or_default());
    let good = query.get("key").is_some_and(|key| bench.guard.opens(key));
    if !good {
        return with(StatusCode::UNAUTHORIZED, page::stranger(bench));
    }
    let mut response = with(StatusCode::OK, page::entrance(bench));
    set(&mut response, header::SET_COOKIE, &bench.guard.set_cookie());
    response
}

/// Tells a second start that this one is of the same workspace, and of which version.
fn here(bench: &Bench, uri: &Uri) -> Response {
    let query = query(uri.query().unwrap_or_default());
    let proof = bench
        .guard
        .here(query.get("once").map_or("", String::as_str));
    let told = format!("{proof} {}", env!("CARGO_PKG_VERSION"));
    Response::new(Body::from(told))
}

fn response(bench: &Bench, answer: Answer) -> Response {
    match answer {
        Answer::Html(html) => with(StatusCode::OK, html),
        Answer::Json(value) => json(StatusCode::OK, &value),
        Answer::Refused(status, value) => json(status, &value),
        Answer::Missing => with(StatusCode::NOT_FOUND, page::missing(bench)),
        Answer::File {
            name,
            kind,
            bytes,
            shown,
        } => {
            let mut response = Response::new(Body::from(bytes));
            set(&mut response, header::CONTENT_TYPE, kind);
            let how = if shown { "inline" } else { "attachment" };
            let named = format!("{how}; filename*=UTF-8''{}", encoded(&name));
            set(&mut response, header::CONTENT_DISPOSITION, &named);
            if shown {
                set(
                    &mut response,
                    header::HeaderName::from_static("x-shown"),
                    "1",
                );
            }
            response
        }
    }
}

fn failed(bench: &Bench) -> Response {
    with(StatusCode::INTERNAL_SERVER_ERROR, page::failed(bench))
}

fn with(status: StatusCode, html: String) -> Response {
    let mut response = Response::new(Body::from(html));
    *response.status_mut() = status;
    set(
        &mut response,
        header::CONTENT_TYPE,
        "text/html; charset=utf-8",
    );
    response
}

fn json(status: StatusCode, value: &Value) -> Response {
    let mut response = Response::new(Body::from(value.to_string()));
    *response.status_mut() = status;
    set(&mut response, header::CONTENT_TYPE, "application/json");
    response
}

fn set(response: &mut Response, name: header::HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_taken_out_of_a_parcel_and_nothing_beyond_its_end() {
        let asked = |body: &str| Asked {
            body: Bytes::from(body.to_string()),
            ..Asked::default()
        };
        let head = |size: u64| {
            format!(
                "{{\"files\": [{{\"name\": \"甲.txt\", \"size\": {size}}}, {{\"name\": \"b\", \"size\": 1}}]}}\n"
            )
        };
        let good = asked(&(head(3) + "abcd"));
        let (_, files) = good.parcel().unwrap();
        let files: Vec<(&str, &[u8])> = files.iter().map(|(n, b)| (n.as_str(), *b)).collect();
        assert_eq!(files, [("甲.txt", &b"abc"[..]), ("b", b"d")]);
        for wrong in [
            head(4),
            head(u64::MAX),
            "{}\n".into(),
            String::new(),
            "x\n".into(),
        ] {
            assert!(
                asked(&(wrong.clone() + "abcd")).parcel().is_none(),
                "{wrong}"
            );
        }
    }
}
