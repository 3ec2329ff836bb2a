//! The workbench: a workspace in the clerk's own browser.
//!
//! ```text
//! browser ─guard→ screen ─engine→ answer
//! ```
//!
//! One process serves one workspace to one person. A screen is a function from
//! what was asked to an answer, named with its address in `screens/`; what comes
//! from another page than ours never reaches it.

mod acting;
mod address;
mod assets;
mod drawn;
mod faults;
mod field;
mod form;
mod guard;
mod http;
mod initials;
mod lead;
mod page;
mod party;
mod place;
mod places;
mod preview;
mod running;
mod screens;
mod state;
mod work;

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::diagnostic::Lang;
use crate::workspace::Workspace;
use guard::{Guard, OPEN};
use place::Place;
use state::Bench;

/// How the workbench is started.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The port; the last one, or any that is free, unless given.
    pub port: Option<u16>,
    /// Nothing may be changed.
    pub read_only: bool,
    /// The one outside origin that is accepted as well, such as `https://office`.
    pub origin: Option<String>,
    /// Where pages, style and scripts are taken from instead of the program.
    pub web: Option<PathBuf>,
    /// The language spoken.
    pub lang: Lang,
}

/// A workbench that waits for its browser.
pub struct Waiting {
    listener: TcpListener,
    bench: Arc<Bench>,
    /// The address that opens it, once.
    pub address: String,
    /// A file that leads there, and that nobody else can read.
    pub launcher: PathBuf,
}

/// What came of a start.
pub enum Started {
    /// A workbench that waits for its browser.
    Waiting(Waiting),
    /// One of the same workspace runs already: the address and the file that open it
    /// once more.
    Running(String, PathBuf),
}

/// After how many seconds without a question it ends.
const QUIET: u64 = 600;

/// The folder for whoever names none: the one that was opened last, else one of its
/// own among the user's documents.
///
/// # Errors
/// Why there is none.
pub fn usual() -> io::Result<PathBuf> {
    place::usual()
}

/// Takes a port and makes the address that opens the workbench; of a workspace whose
/// workbench runs, the address of that one.
///
/// # Errors
/// Why there is no port, or no place for the secret.
pub fn listen(workspace: Workspace, options: &Options) -> io::Result<Started> {
    let place = Place::of(&workspace.root)?;
    place::keep_last(&workspace.root)?;
    let once = place::random()?;
    let key = guard::key(&place.secret, &once[..32]);
    let opens = |port: u16| format!("http://127.0.0.1:{port}{OPEN}?key={key}");
    if let Some(port) = running::port(&place) {
        let launcher = place.launcher(&opens(port))?;
        return Ok(Started::Running(opens(port), launcher));
    }
    let bind = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let listener = match (options.port, place.port()) {
        (Some(port), _) => bind(port)?,
        // Tabs of the last run go on where they were.
        (None, Some(port)) => bind(port).or_else(|_| bind(0))?,
        (None, None) => bind(0)?,
    };
    listener.set_nonblocking(true)?;
    let port = listener.local_addr()?.port();
    place.keep_port(port)?;
    let address = opens(port);
    let launcher = place.launcher(&address)?;
    let guard = Guard::new(&place, port, options.origin.as_deref());
    let bench = Bench::new(
        workspace,
        options.lang,
        guard,
        options.read_only,
        options.web.clone(),
    );
    Ok(Started::Waiting(Waiting {
        listener,
        bench: Arc::new(bench),
        address,
        launcher,
    }))
}

impl Waiting {
    /// Answers until it is told to end, or nobody has asked for anything for ten
    /// minutes.
    ///
    /// # Errors
    /// Why it could not go on.
    pub fn serve(self) -> io::Result<()> {
        let Self {
            listener, bench, ..
        } = self;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .max_blocking_threads(64)
            .build()?;
        let done = runtime.block_on(async move {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            let router = http::router(bench.clone(), screens::routes());
            let serving = std::future::IntoFuture::into_future(axum::serve(listener, router));
            tokio::select! {
                done = serving => done,
                () = over(&bench) => Ok(()),
            }
        });
        runtime.shutdown_timeout(Duration::from_secs(2));
        done
    }
}

/// Waits until it is time to end.
async fn over(bench: &Bench) {
    while !bench.ended() && bench.quiet_for() < QUIET {
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    // The answer to whoever ended it goes out first.
    tokio::time::sleep(Duration::from_millis(300)).await;
}
