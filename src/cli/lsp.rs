//! `fangan lsp`: help in an editor while the files are written. Speaks the Language
//! Server Protocol over standard input and output.

use std::io::{self, BufRead, Read, Write};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use serde_json::Value;

use super::args::Global;
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, WELL, open};
use crate::assist::Server;
use crate::workspace::Workspace;

/// How long nothing must be typed before faults are told.
const PAUSE: Duration = Duration::from_millis(40);

/// The longest message that is read, bytes.
const LONGEST: usize = 64 * 1024 * 1024;

/// Runs the command.
pub(super) fn run(global: &Global, terminal: &Terminal) -> u8 {
    let mut workspace = open::workspace(global);
    // An editor names files from the top of the disk.
    if let Ok(root) = std::path::absolute(&workspace.root) {
        let root = root.components().collect::<std::path::PathBuf>();
        let usual = global.data.is_none() && global.templates.is_none() && global.output.is_none();
        workspace = match usual {
            true => Workspace::at(root),
            false => Workspace { root, ..workspace },
        };
    }
    let follows = global.root.as_os_str() == ".";
    let mut server = Server::new(workspace, terminal.lang, follows);
    let (sender, messages) = mpsc::channel();
    std::thread::spawn(move || {
        let mut input = io::stdin().lock();
        while let Ok(Some(message)) = received(&mut input) {
            if sender.send(message).is_err() {
                break;
            }
        }
    });
    let mut output = io::stdout().lock();
    let (mut settled, mut pause) = (true, PAUSE);
    loop {
        let next = match settled {
            true => messages.recv().map_err(RecvTimeoutError::from),
            false => messages.recv_timeout(pause),
        };
        let said = match next {
            Ok(message) => {
                (settled, pause) = (false, PAUSE);
                let answer = server.answer(&message, open::clock());
                answer.map_or(Ok(()), |answer| sent(&mut output, &answer))
            }
            Err(RecvTimeoutError::Timeout) => {
                let faults = server.settle(open::clock());
                settled = server.is_settled();
                pause = Duration::ZERO;
                faults
                    .iter()
                    .try_for_each(|message| sent(&mut output, message))
            }
            Err(RecvTimeoutError::Disconnected) => return MISTAKES,
        };
        if server.has_ended() {
            return WELL;
        }
        if said.is_err() {
            return OUTSIDE;
        }
    }
}

/// The next message; nothing where the editor is gone.
fn received(input: &mut impl BufRead) -> io::Result<Option<Value>> {
    let odd = |why: &str| io::Error::new(io::ErrorKind::InvalidData, why.to_owned());
    let mut length = None;
    loop {
        let mut line = String::new();
        if input.by_ref().take(1024).read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').ok_or_else(|| odd("no head"))?;
        if name.eq_ignore_ascii_case("content-length") {
            length = value
                .trim()
                .parse()
                .ok()
                .filter(|length| *length <= LONGEST);
        }
    }
    let mut bytes = vec![0; length.ok_or_else(|| odd("no length"))?];
    input.read_exact(&mut bytes)?;
    serde_json::from_slice(&bytes)
        .map(Some)
        .map_err(io::Error::from)
}

fn sent(output: &mut impl Write, message: &Value) -> io::Result<()> {
    let text = message.to_string();
    write!(output, "Content-Length: {}\r\n\r\n{text}", text.len())?;
    output.flush()
}
