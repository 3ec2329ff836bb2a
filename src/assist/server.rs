//! Takes messages of the Language Server Protocol; gives those to be sent back. It
//! reads and writes nothing itself.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::cures::cures;
use super::desk::{Desk, Loaded};
use super::found::{Fault, Faults};
use super::outline::Symbol;
use super::place::{Point, Range};
use super::protocol::{path_of, uri_of};
use super::rename::Refused;
use crate::diagnostic::{Lang, Locale, Severity};
use crate::workspace::Workspace;

/// A session with one editor.
pub struct Server {
    desk: Desk,
    /// Whether the folder is the one that the editor opens.
    follows: bool,
    /// What the editor shows of each file.
    shown: Faults,
    /// Something has changed since.
    stale: bool,
    ended: bool,
}

/// What cannot be answered: a code of the protocol, and why.
type Refusal = (i32, String);

/// The request is known, and cannot be met.
const FAILED: i32 = -32803;
/// No such request is known.
const UNKNOWN: i32 = -32601;

impl Server {
    /// For a workspace; `follows` takes the folder that the editor opens instead.
    pub fn new(workspace: Workspace, lang: Lang, follows: bool) -> Self {
        Self {
            desk: Desk::new(workspace, lang),
            follows,
            shown: Faults::new(),
            stale: false,
            ended: false,
        }
    }

    /// Whether the editor has said that it is done.
    pub fn has_ended(&self) -> bool {
        self.ended
    }

    /// The answer to a message, if it asks for one.
    pub fn answer(&mut self, message: &Value, clock: NaiveDate) -> Option<Value> {
        let method = message["method"].as_str()?;
        let params = &message["params"];
        let Some(id) = message.get("id") else {
            self.told(method, params);
            return None;
        };
        let answer = match self.asked(method, params, clock) {
            Ok(result) => json!({"jsonrpc": "2.0", "id": id, "result": result}),
            Err((code, why)) => {
                let error = json!({"code": code, "message": why});
                json!({"jsonrpc": "2.0", "id": id, "error": error})
            }
        };
        Some(answer)
    }

    /// Whether the editor shows all that is to be shown.
    pub fn is_settled(&self) -> bool {
        !self.stale
    }

    /// What the editor is to show of the files now, where it is something else than
    /// before. To be asked for when no message waits, and again until it is settled:
    /// files that are open come first.
    pub fn settle(&mut self, clock: NaiveDate) -> Vec<Value> {
        if !std::mem::take(&mut self.stale) {
            return Vec::new();
        }
        let loaded = self.desk.loaded(clock);
        let (mut faults, more) = self.desk.faults_so_far(&loaded);
        // The rest is told when it has been looked at: see `is_settled`.
        self.stale = more;
        if more {
            for path in self.desk.held() {
                faults.entry(path.clone()).or_default();
            }
            for (path, shown) in &self.shown {
                faults.entry(path.clone()).or_insert_with(|| shown.clone());
            }
        }
        // What was shown and is well now is shown to be well.
        for path in self.shown.keys().chain(self.desk.held()) {
            faults.entry(path.clone()).or_default();
        }
        let changed = faults
            .iter()
            .filter(|(path, now)| self.shown.get(*path) != Some(*now));
        let messages = changed.map(|(path, now)| {
            let diagnostics: Vec<Value> = now.iter().map(|fault| self.diagnostic(fault)).collect();
            let params = json!({"uri": self.uri(path), "diagnostics": diagnostics});
            json!({"jsonrpc": "2.0", "method": "textDocument/publishDiagnostics", "params": params})
        });
        let messages = messages.collect();
        self.shown = faults;
        messages
    }

    fn diagnostic(&self, fault: &Fault) -> Value {
        let severity = match fault.severity {
            Severity::Error => 1,
            Severity::Warning => 2,
            Severity::Note => 3,
        };
        let related = fault.related.iter().map(|(path, range, note)| {
            json!({"location": {"uri": self.uri(path), "range": range}, "message": note})
        });
        json!({
            "range": fault.range,
            "severity": severity,
            "code": fault.code,
            "source": "fangan",
            "message": fault.message,
            "relatedInformation": related.collect::<Vec<_>>(),
        })
    }

    fn uri(&self, path: &str) -> String {
        uri_of(&self.desk.workspace.root.join(path))
    }

    /// The path from the root of the document that is spoken of.
    fn path(&self, params: &Value) -> Option<String> {
        let path = path_of(params["textDocument"]["uri"].as_str()?)?;
        let below = path.strip_prefix(&self.desk.workspace.root).ok()?;
        Some(below.to_string_lossy().replace('\\', "/"))
    }

    fn told(&mut self, method: &str, params: &Value) {
        let path = self.path(params);
        let document = &params["textDocument"];
        let text = match method {
            "textDocument/didOpen" => document["text"].as_str(),
            // The whole text, as was agreed on.
            "textDocument/didChange" => {
                let changes = params["contentChanges"].as_array();
                changes.and_then(|all| all.last()?["text"].as_str())
            }
            _ => None,
        };
        match (method, path, text) {
            (_, Some(path), Some(text)) => self.desk.hold(&path, text.to_owned()),
            ("textDocument/didClose", Some(path), _) => self.desk.release(&path),
            ("textDocument/didSave" | "workspace/didChangeWatchedFiles" | "initialized", ..) => {}
            ("exit", ..) => {
                self.ended = true;
                return;
            }
            _ => return,
        }
        self.stale = true;
    }

    fn asked(&mut self, method: &str, params: &Value, clock: NaiveDate) -> Result<Value, Refusal> {
        match method {
            "initialize" => {
                self.open(params);
                return Ok(abilities());
            }
            "shutdown" => return Ok(Value::Null),
            _ => {}
        }
        let known = method.starts_with("textDocument/");
        let Some(path) = self.path(params).filter(|_| known) else {
            return match known {
                true => Ok(Value::Null),
                false => Err((UNKNOWN, method.to_owned())),
            };
        };
        let loaded = self.desk.loaded(clock);
        let at = point(&params["position"]);
        Ok(match method {
            "textDocument/completion" => self.completion(&loaded, &path, at),
            "textDocument/hover" => match self.desk.hover(&loaded, &path, at) {
                Some((range, about)) => {
                    json!({"range": range, "contents": {"kind": "markdown", "value": about}})
                }
                None => Value::Null,
            },
            "textDocument/definition" => self.places(&loaded, &path, at, true),
            "textDocument/references" => self.places(&loaded, &path, at, false),
            "textDocument/prepareRename" => match self.desk.name_at(&loaded, &path, at) {
                Some(range) => json!(range),
                None => Value::Null,
            },
            "textDocument/rename" => {
                let new = params["newName"].as_str().unwrap_or_default();
                let change = self.desk.rename(&loaded, (&path, at), new, clock);
                self.edit(change.map_err(|why| (FAILED, self.refusal(&why)))?)
            }
            "textDocument/codeAction" => self.actions(&loaded, &path, params),
            "textDocument/formatting" => {
                let edits = self.desk.formatted(&loaded, &path).into_iter();
                let edits = edits.map(|(range, text)| json!({"range": range, "newText": text}));
                edits.collect()
            }
            "textDocument/documentSymbol" => {
                let outline = self.desk.outline(&loaded, &path);
                outline.iter().map(symbol).collect()
            }
            "textDocument/foldingRange" => {
                let folds = self.desk.folds(&loaded, &path).into_iter();
                folds
                    .map(|(first, last)| json!({"startLine": first, "endLine": last}))
                    .collect()
            }
            _ => return Err((UNKNOWN, method.to_owned())),
        })
    }

    /// The folder that the editor opens, unless another was named.
    fn open(&mut self, params: &Value) {
        let folders = params["workspaceFolders"].as_array();
        let first = folders.and_then(|all| all.first()?["uri"].as_str());
        let uri = first.or(params["rootUri"].as_str());
        if let Some(root) = uri.and_then(path_of).filter(|_| self.follows) {
            let lang = self.desk.lang;
            self.desk = Desk::new(Workspace::at(workspace_in(&root)), lang);
        }
    }

    fn completion(&self, loaded: &Loaded, path: &str, at: Point) -> Value {
        let offers = self.desk.offers(loaded, path, at).into_iter();
        let items = offers.enumerate().map(|(n, offer)| {
            json!({
                "label": offer.label,
                // A field, or a value.
                "kind": if offer.is_key { 5 } else { 12 },
                "detail": offer.about,
                "filterText": format!("{} {}", offer.typed, offer.found_by),
                "sortText": format!("{n:06}"),
                "textEdit": {"range": offer.range, "newText": offer.typed},
            })
        });
        json!({"isIncomplete": false, "items": items.collect::<Vec<_>>()})
    }

    fn places(&self, loaded: &Loaded, path: &str, at: Point, defined: bool) -> Value {
        let places = self.desk.places(loaded, path, at, defined).into_iter();
        places
            .map(|(path, range)| json!({"uri": self.uri(&path), "range": range}))
            .collect()
    }

    fn edit(&self, change: BTreeMap<String, Vec<(Range, String)>>) -> Value {
        let files = change.iter().map(|(path, edits)| {
            let edits = edits.iter();
            let edits = edits.map(|(range, text)| json!({"range": range, "newText": text}));
            (self.uri(path), edits.collect::<Value>())
        });
        json!({"changes": files.collect::<serde_json::Map<_, _>>()})
    }

    fn refusal(&self, why: &Refused) -> String {
        let locale = Locale::of(self.desk.lang);
        match why {
            Refused::Nothing => locale.ui("lsp-nothing-named", &[]),
            Refused::Unwritable => locale.ui("lsp-no-name", &[]),
            Refused::Taken => locale.ui("lsp-taken", &[]),
            Refused::Kept(path, keeper) => {
                let args = [("path", path.clone()), ("keeper", keeper.clone())];
                locale.ui("lsp-kept", &args)
            }
            Refused::Breaks(path) => locale.ui("lsp-breaks", &[("path", path.clone())]),
        }
    }

    fn actions(&self, loaded: &Loaded, path: &str, params: &Value) -> Value {
        let (faults, _) = self.desk.faults_so_far(loaded);
        let (start, end) = (&params["range"]["start"], &params["range"]["end"]);
        let asked = Range {
            start: point(start),
            end: point(end),
        };
        let text = self.desk.text(loaded, path).unwrap_or_default();
        let faults = faults.get(path).map_or(&[][..], Vec::as_slice);
        let actions = cures(faults, &text, asked).map(|(fault, edits)| {
            let change = BTreeMap::from([(path.to_owned(), edits)]);
            // The cure is the last line of what is said.
            let title = fault.message.lines().last().unwrap_or_default();
            json!({
                "title": title,
                "kind": "quickfix",
                "isPreferred": true,
                "diagnostics": [self.diagnostic(fault)],
                "edit": self.edit(change),
            })
        });
        actions.collect()
    }
}

/// The folder of the office: the one that is opened, or the nearest above that has
/// data.
fn workspace_in(root: &Path) -> PathBuf {
    let mut above = root.ancestors();
    let office = above.find(|folder| folder.join("data").is_dir());
    office.unwrap_or(root).to_path_buf()
}

fn point(value: &Value) -> Point {
    serde_json::from_value(value.clone()).unwrap_or(Point {
        line: 0,
        character: 0,
    })
}

fn symbol(symbol: &Symbol) -> Value {
    json!({
        "name": symbol.name,
        // A string.
        "kind": 15,
        "range": symbol.range,
        "selectionRange": {"start": symbol.range.start, "end": symbol.range.start},
        "children": symbol.children.iter().map(self::symbol).collect::<Vec<_>>(),
    })
}

/// What the editor may ask for.
fn abilities() -> Value {
    json!({
        "serverInfo": {"name": "fangan", "version": env!("CARGO_PKG_VERSION")},
        "capabilities": {
            "positionEncoding": "utf-16",
            "textDocumentSync": {"openClose": true, "change": 1, "save": true},
            "completionProvider": {"triggerCharacters": ["{", "[", ":", " ", ","]},
            "hoverProvider": true,
            "definitionProvider": true,
            "referencesProvider": true,
            "renameProvider": {"prepareProvider": true},
            "codeActionProvider": {"codeActionKinds": ["quickfix"]},
            "documentSymbolProvider": true,
            "foldingRangeProvider": true,
            "documentFormattingProvider": true,
        },
    })
}
