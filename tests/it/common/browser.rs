//! Chromium, started once for all that is printed, and told what to do over a
//! pipe: HTML → PDF as the browser prints it, with our fonts and no others.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, Weak};

use serde_json::{Value, json};

use crate::common::folder::{Folder, repository};

/// The browser while it runs: it ends with the last test that holds it.
pub struct Browser {
    process: Mutex<Child>,
    pipe: Mutex<Pipe>,
    folder: Folder,
}

/// The one that runs, if any does.
static RUNNING: Mutex<Weak<Browser>> = Mutex::new(Weak::new());

const OPTIONS: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--remote-debugging-pipe",
    "about:blank",
];

/// The browser, where it is installed.
pub fn browser() -> Option<Arc<Browser>> {
    // A test that failed with it in its hands has said so already.
    let mut running = RUNNING.lock().unwrap_or_else(|broken| broken.into_inner());
    if let Some(browser) = running.upgrade() {
        return Some(browser);
    }
    let browser = Arc::new(Browser::start(installed()?));
    *running = Arc::downgrade(&browser);
    Some(browser)
}

fn installed() -> Option<&'static str> {
    let starts = |name: &&str| {
        let mut command = Command::new(name);
        command.arg("--version");
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    let mut names = ["chromium", "chromium-browser", "google-chrome"].into_iter();
    names.find(starts)
}

impl Browser {
    fn start(program: &str) -> Self {
        let folder = Folder::new();
        let fonts = format!(
            "<?xml version=\"1.0\"?><fontconfig><dir>{}</dir><cachedir>{}</cachedir></fontconfig>",
            repository().join("fonts").display(),
            folder.join("cache").display()
        );
        folder.write("fonts.conf", fonts);
        // It listens at 3 and answers at 4; the shell puts our pipes there.
        let mut command = Command::new("sh");
        command.args(["-c", "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null", "sh"]);
        command.arg(program).args(OPTIONS);
        command.arg(format!(
            "--user-data-dir={}",
            folder.join("profile").display()
        ));
        command.env("FONTCONFIG_FILE", folder.join("fonts.conf"));
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        command.stderr(Stdio::null());
        let mut process = command.spawn().expect("a shell");
        let mut pipe = Pipe {
            to: process.stdin.take().expect("piped above"),
            from: BufReader::new(process.stdout.take().expect("piped above")),
            session: None,
            last: 0,
        };
        let page = pipe.ask("Target.createTarget", json!({"url": "about:blank"}));
        let attach = json!({"targetId": page["targetId"], "flatten": true});
        pipe.session = Some(pipe.ask("Target.attachToTarget", attach)["sessionId"].clone());
        pipe.ask("Page.enable", json!({}));
        Self {
            process: Mutex::new(process),
            pipe: Mutex::new(pipe),
            folder,
        }
    }

    /// The document as it comes out of the printer.
    pub fn print(&self, html: &[u8]) -> Vec<u8> {
        let mut pipe = self.pipe.lock().expect("no print before this one failed");
        self.folder.write("document.html", html);
        let url = format!("file://{}", self.folder.join("document.html").display());
        pipe.ask("Page.navigate", json!({ "url": url }));
        pipe.wait_for("Page.loadEventFired");
        let options = json!({"printBackground": true, "preferCSSPageSize": true});
        let printed = pipe.ask("Page.printToPDF", options);
        from_base64(printed["data"].as_str().expect("a PDF"))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let pipe = self.pipe.get_mut().unwrap_or_else(|p| p.into_inner());
        // It goes by itself, and takes its own with it; if not, it is made to.
        if pipe.tell("Browser.close", json!({})).is_ok() {
            let _ = pipe.from.read_to_end(&mut Vec::new());
        }
        let process = self.process.get_mut().unwrap_or_else(|p| p.into_inner());
        let _ = process.kill();
        let _ = process.wait();
    }
}

/// The way to the browser and back: messages in JSON, each ended by a zero.
struct Pipe {
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    /// The page that is spoken to, once there is one.
    session: Option<Value>,
    /// Number of the last question.
    last: u64,
}

impl Pipe {
    fn tell(&mut self, method: &str, params: Value) -> std::io::Result<()> {
        self.last += 1;
        let mut message = json!({"id": self.last, "method": method, "params": params});
        if let Some(session) = &self.session {
            message["sessionId"] = session.clone();
        }
        self.to.write_all(format!("{message}\0").as_bytes())
    }

    /// Asks for something and gives the answer.
    fn ask(&mut self, method: &str, params: Value) -> Value {
        let told = self.tell(method, params);
        told.unwrap_or_else(|error| panic!("{method}: Chromium does not listen: {error}"));
        let mut answer = self.next(method, |heard, last| heard["id"] == last);
        assert_eq!(answer["error"], Value::Null, "{method}");
        answer["result"].take()
    }

    fn wait_for(&mut self, event: &str) {
        self.next(event, |heard, _| heard["method"] == event);
    }

    /// The next message of that kind; what else is said is not for us.
    fn next(&mut self, what: &str, is_it: impl Fn(&Value, u64) -> bool) -> Value {
        loop {
            let mut bytes = Vec::new();
            self.from.read_until(0, &mut bytes).expect("a pipe");
            assert_eq!(bytes.pop(), Some(0), "{what}: Chromium is gone");
            let heard = serde_json::from_slice(&bytes).expect("Chromium speaks JSON");
            if is_it(&heard, self.last) {
                return heard;
            }
        }
    }
}

fn from_base64(text: &str) -> Vec<u8> {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for sign in text.trim_end_matches('=').bytes() {
        let value = SIGNS.iter().position(|s| *s == sign).expect("base64");
        held = (held << 6) | value as u32;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    bytes
}
