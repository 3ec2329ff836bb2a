//! An editor that speaks to `fangan lsp`: asks, hears, and keeps what it is to show.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

use super::folder::Folder;

/// The editor, with a folder open.
pub struct Editor {
    child: Child,
    input: ChildStdin,
    heard: Receiver<Value>,
    asked: i64,
    root: String,
    /// Faults by file, as they were last told.
    pub faults: BTreeMap<String, Vec<Value>>,
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Editor {
    /// Opens the folder.
    pub fn open(folder: &Folder) -> Self {
        Self::open_below(folder, "")
    }

    /// Opens a folder in it.
    pub fn open_below(folder: &Folder, below: &str) -> Self {
        let mut command = folder.command(&["--lang", "en", "lsp"]);
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (sender, heard) = channel();
        std::thread::spawn(move || {
            loop {
                let (mut length, mut line) = (0, String::new());
                while output.read_line(&mut line).is_ok_and(|read| read > 0) && line != "\r\n" {
                    length = line.trim().rsplit(' ').next().unwrap().parse().unwrap();
                    line.clear();
                }
                let mut bytes = vec![0; length];
                if length == 0 || output.read_exact(&mut bytes).is_err() {
                    break;
                }
                if sender
                    .send(serde_json::from_slice(&bytes).unwrap())
                    .is_err()
                {
                    break;
                }
            }
        });
        let mut editor = Self {
            input: child.stdin.take().unwrap(),
            child,
            heard,
            asked: 0,
            root: format!("file://{}", folder.path().join(below).display())
                .trim_end_matches('/')
                .to_owned(),
            faults: BTreeMap::new(),
        };
        let root = editor.root.clone();
        editor.ask("initialize", json!({"rootUri": root}));
        editor.tell("initialized", json!({}));
        editor
    }

    fn send(&mut self, message: Value) {
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        self.input.flush().unwrap();
    }

    /// A message that asks for nothing.
    pub fn tell(&mut self, method: &str, params: Value) {
        self.send(json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// The whole answer to a request.
    pub fn answer(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        loop {
            let message = self.hear().expect(method);
            if message["id"] == json!(id) {
                return message;
            }
        }
    }

    /// The result of a request.
    #[track_caller]
    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        let answer = self.answer(method, params);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// Asks about a place in a file.
    #[track_caller]
    pub fn at(&mut self, what: &str, path: &str, (line, character): (usize, usize)) -> Value {
        let params = json!({
            "textDocument": {"uri": self.uri(path)},
            "position": {"line": line, "character": character},
        });
        self.ask(&format!("textDocument/{what}"), params)
    }

    /// What is typed into a file and not saved.
    pub fn types(&mut self, path: &str, text: &str) {
        let uri = self.uri(path);
        self.tell(
            "textDocument/didOpen",
            json!({"textDocument": {"uri": uri, "text": text}}),
        );
    }

    /// Waits until a file is told to have, or not to have, a fault of that code.
    #[track_caller]
    pub fn until(&mut self, path: &str, code: &str, there: bool) {
        let has = |editor: &Self| {
            let faults = editor.faults.get(path).map_or(&[][..], Vec::as_slice);
            faults.iter().any(|fault| fault["code"] == code)
        };
        while has(self) != there {
            let heard = self.hear();
            assert!(heard.is_some(), "{path}, {code}: {:#?}", self.faults);
        }
    }

    fn hear(&mut self) -> Option<Value> {
        let message = self.heard.recv_timeout(Duration::from_secs(60)).ok()?;
        if message["method"] == "textDocument/publishDiagnostics" {
            let params = &message["params"];
            let path = self.path(params["uri"].as_str().unwrap());
            let faults = params["diagnostics"].as_array().unwrap();
            self.faults.insert(path, faults.clone());
        }
        Some(message)
    }

    /// The address of a file.
    pub fn uri(&self, path: &str) -> String {
        format!("{}/{path}", self.root)
    }

    /// The file of an address.
    pub fn path(&self, uri: &str) -> String {
        uri.strip_prefix(&self.root)
            .unwrap()
            .trim_start_matches('/')
            .to_owned()
    }

    /// Says good-bye, and waits for the end.
    pub fn close(mut self) -> Option<i32> {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        self.child.wait().unwrap().code()
    }
}

/// The text with edits made in it.
pub fn edited(text: &str, edits: &Value) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let byte = |point: &Value| {
        let line = point["line"].as_u64().unwrap() as usize;
        let before: usize = lines[..line].iter().map(|line| line.len()).sum();
        let mut units = point["character"].as_u64().unwrap() as usize;
        let rest = lines.get(line).copied().unwrap_or_default();
        let chars = rest.chars().take_while(|c| {
            let goes = units > 0;
            units = units.saturating_sub(c.len_utf16());
            goes
        });
        before + chars.map(char::len_utf8).sum::<usize>()
    };
    let edits = edits.as_array().unwrap().iter();
    let mut edits: Vec<_> = edits
        .map(|edit| {
            let range = &edit["range"];
            (
                byte(&range["start"]),
                byte(&range["end"]),
                edit["newText"].as_str().unwrap(),
            )
        })
        .collect();
    edits.sort();
    let mut text = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        text.replace_range(start..end, new);
    }
    text
}
