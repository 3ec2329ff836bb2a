//! Chromium, started once for all tests, and told what to do over a pipe, with our
//! fonts and no others: it prints HTML, and is a clerk’s browser in tabs.

#![allow(clippy::print_stderr)]

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, Weak};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::folder::{Folder, repository};

/// The browser while it runs: it ends with the last test that holds it.
pub struct Browser {
    process: Mutex<Child>,
    pipe: Mutex<Pipe>,
    /// The tab that prints.
    printing: Value,
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

/// One test at a time before it: a browser lets the pages wait that nobody looks at.
pub fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    // A test that failed with it in its hands has said so already.
    ALONE.lock().unwrap_or_else(|broken| broken.into_inner())
}

/// The browser, where it is installed; a test without it is skipped with a word,
/// unless `FANGAN_REQUIRE_CHROMIUM` is set.
pub fn browser() -> Option<Arc<Browser>> {
    // A test that failed with it in its hands has said so already.
    let mut running = RUNNING.lock().unwrap_or_else(|broken| broken.into_inner());
    if let Some(browser) = running.upgrade() {
        return Some(browser);
    }
    let Some(program) = installed() else {
        assert!(
            std::env::var_os("FANGAN_REQUIRE_CHROMIUM").is_none(),
            "FANGAN_REQUIRE_CHROMIUM is set, but there is no Chromium"
        );
        eprintln!("skipped: there is no Chromium");
        return None;
    };
    let browser = Arc::new(Browser::start(program));
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
            last: 0,
        };
        let printing = pipe.tab(json!({"url": "about:blank"}));
        pipe.ask(&printing, "Page.enable", json!({}));
        Self {
            process: Mutex::new(process),
            pipe: Mutex::new(pipe),
            printing,
            folder,
        }
    }

    /// The document as it comes out of the printer.
    pub fn print(&self, html: &[u8]) -> Vec<u8> {
        let mut pipe = self.pipe.lock().expect("no print before this one failed");
        self.folder.write("document.html", html);
        let url = format!("file://{}", self.folder.join("document.html").display());
        let tab = &self.printing;
        pipe.ask(tab, "Page.navigate", json!({ "url": url }));
        pipe.wait_for("Page.loadEventFired");
        let options = json!({"printBackground": true, "preferCSSPageSize": true});
        let printed = pipe.ask(tab, "Page.printToPDF", options);
        from_base64(printed["data"].as_str().expect("a PDF"))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let pipe = self.pipe.get_mut().unwrap_or_else(|p| p.into_inner());
        // It goes by itself, and takes its own with it; if not, it is made to.
        if pipe.tell(&Value::Null, "Browser.close", json!({})).is_ok() {
            let _ = pipe.from.read_to_end(&mut Vec::new());
        }
        let process = self.process.get_mut().unwrap_or_else(|p| p.into_inner());
        let _ = process.kill();
        let _ = process.wait();
    }
}

/// A person at the browser: tabs share cookies, and nobody else's.
pub struct Person {
    browser: Arc<Browser>,
    context: Value,
}

/// A tab.
pub struct Tab {
    browser: Arc<Browser>,
    session: Value,
}

/// How long is waited for what must come.
const PATIENCE: Duration = Duration::from_secs(60);

impl Person {
    /// Somebody who has not been there before.
    pub fn new(browser: &Arc<Browser>) -> Self {
        let context = browser.ask(&Value::Null, "Target.createBrowserContext", json!({}));
        Self {
            browser: browser.clone(),
            context: context["browserContextId"].clone(),
        }
    }

    /// A new tab at an address.
    pub fn tab(&self, address: &str) -> Tab {
        let mut pipe = self.browser.pipe.lock().expect("nothing failed before");
        let context = &self.context;
        let session = pipe.tab(json!({"url": "about:blank", "browserContextId": context}));
        drop(pipe);
        let tab = Tab {
            browser: self.browser.clone(),
            session,
        };
        tab.ask("Page.enable", json!({}));
        tab.size(1280, 900);
        tab.go(address);
        tab
    }
}

impl Drop for Person {
    fn drop(&mut self) {
        // Whoever comes next starts anew in any case.
        if let Ok(mut pipe) = self.browser.pipe.lock() {
            let gone = json!({"browserContextId": self.context});
            let _ = pipe.tell(&Value::Null, "Target.disposeBrowserContext", gone);
        }
    }
}

impl Tab {
    fn ask(&self, method: &str, params: Value) -> Value {
        self.browser.ask(&self.session, method, params)
    }

    /// Goes to an address, and waits until it is there.
    pub fn go(&self, address: &str) {
        self.ask("Page.navigate", json!({ "url": address }));
        self.until("document.readyState === 'complete'");
    }

    /// The view in pixels.
    pub fn size(&self, width: u32, height: u32) {
        let view =
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.ask("Emulation.setDeviceMetricsOverride", view);
    }

    /// The view of a phone: its bars lie over the page and hide.
    pub fn phone(&self, width: u32, height: u32) {
        self.size(width, height);
        self.ask("Emulation.setScrollbarsHidden", json!({"hidden": true}));
    }

    /// What an expression gives there; promises are waited for.
    #[track_caller]
    pub fn eval(&self, expression: &str) -> Value {
        let asked = json!({"expression": expression, "returnByValue": true, "awaitPromise": true, "userGesture": true});
        let answer = self.ask("Runtime.evaluate", asked);
        let fault = &answer["exceptionDetails"];
        assert_eq!(*fault, Value::Null, "{expression}");
        answer["result"]["value"].clone()
    }

    /// Waits until an expression holds; gives its value.
    #[track_caller]
    pub fn until(&self, expression: &str) -> Value {
        let start = Instant::now();
        loop {
            let asked =
                json!({"expression": expression, "returnByValue": true, "awaitPromise": true});
            // A page that goes away meanwhile has no answer: the next one is asked.
            let mut answer = self.browser.told(&self.session, "Runtime.evaluate", asked);
            let value = answer["result"]["result"]["value"].take();
            let holds = !matches!(value, Value::Null | Value::Bool(false)) && value != "";
            if holds {
                return value;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "never: {expression}\n{}",
                self.eval("document.body?.innerText ?? ''")
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// The middle of the first element that a selector finds and whose text has
    /// these words.
    #[track_caller]
    fn middle(&self, selector: &str, words: &str) -> (f64, f64) {
        let find = format!(
            "(() => {{ const all = [...document.querySelectorAll({selector:?})]; \
             const one = all.find((e) => e.textContent.includes({words:?}) && e.getClientRects().length); \
             if (!one) return null; one.scrollIntoView({{block: 'nearest'}}); window.missed = true; \
             one.addEventListener('click', () => (window.missed = false), {{capture: true, once: true}}); \
             const r = one.getBoundingClientRect(); \
             return [r.left + Math.min(r.width / 2, 60), r.top + r.height / 2]; }})()"
        );
        let found = self.until(&find);
        let at = |i: usize| found[i].as_f64().expect("a number");
        (at(0), at(1))
    }

    /// Clicks on it as a hand does; where it leads to another page, waits for that.
    /// What moved away under the hand is clicked again, as a person would.
    #[track_caller]
    pub fn click(&self, selector: &str, words: &str) {
        for _ in 0..3 {
            self.click_once(selector, words);
            if self.eval("window.missed === true") == false {
                return;
            }
            eprintln!("missed: {selector} {words}");
        }
    }

    #[track_caller]
    fn click_once(&self, selector: &str, words: &str) {
        let (x, y) = self.middle(selector, words);
        // What is found next must not stand on the page that is being left.
        let leads = self.eval(&format!(
            "(() => {{ const link = document.elementFromPoint({x}, {y})?.closest('a[href]'); \
             const away = link && !link.download && !link.target && \
               link.href.split('#')[0] !== location.href.split('#')[0]; \
             if (away) window.left = true; return Boolean(away); }})()"
        ));
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let clicks = i32::from(kind != "mouseMoved");
            let button = if clicks == 1 { "left" } else { "none" };
            let event =
                json!({"type": kind, "x": x, "y": y, "button": button, "clickCount": clicks});
            self.ask("Input.dispatchMouseEvent", event);
        }
        if leads == true {
            self.until("!window.left && document.readyState === 'complete'");
        }
    }

    /// Types into what has the focus.
    pub fn types(&self, words: &str) {
        self.ask("Input.insertText", json!({ "text": words }));
    }

    /// What an input method shows before it is settled.
    pub fn composes(&self, words: &str) {
        let end = words.encode_utf16().count();
        let composition = json!({"text": words, "selectionStart": end, "selectionEnd": end});
        self.ask("Input.imeSetComposition", composition);
    }

    /// Presses a key: its name, and what it types.
    pub fn press(&self, key: &str, code: u32, ctrl: bool) {
        for kind in ["keyDown", "keyUp"] {
            let modifiers = if ctrl { 2 } else { 0 };
            let event = json!({"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "modifiers": modifiers});
            self.ask("Input.dispatchKeyEvent", event);
        }
    }

    /// Presses Enter as a hand does: what has the focus is pressed, followed or sent.
    pub fn enter(&self) {
        for kind in ["keyDown", "keyUp"] {
            let event = json!({"type": kind, "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"});
            self.ask("Input.dispatchKeyEvent", event);
        }
    }

    /// What it looks like.
    pub fn picture(&self) -> Vec<u8> {
        let picture = self.ask("Page.captureScreenshot", json!({"format": "png"}));
        from_base64(picture["data"].as_str().expect("a picture"))
    }
}

impl Browser {
    fn ask(&self, session: &Value, method: &str, params: Value) -> Value {
        let pipe = self.pipe.lock();
        let mut pipe = pipe.unwrap_or_else(|broken| broken.into_inner());
        pipe.ask(session, method, params)
    }

    /// The whole answer, also where it is that there is none.
    fn told(&self, session: &Value, method: &str, params: Value) -> Value {
        let pipe = self.pipe.lock();
        let mut pipe = pipe.unwrap_or_else(|broken| broken.into_inner());
        pipe.told(session, method, params)
    }
}

/// The way to the browser and back: messages in JSON, each ended by a zero.
struct Pipe {
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    /// Number of the last question.
    last: u64,
}

impl Pipe {
    /// Opens a tab and gives the name by which it is spoken to.
    fn tab(&mut self, how: Value) -> Value {
        let page = self.ask(&Value::Null, "Target.createTarget", how);
        let attach = json!({"targetId": page["targetId"], "flatten": true});
        self.ask(&Value::Null, "Target.attachToTarget", attach)["sessionId"].clone()
    }

    /// Says something to a tab; to the browser itself where none is named.
    fn tell(&mut self, session: &Value, method: &str, params: Value) -> std::io::Result<()> {
        self.last += 1;
        let mut message = json!({"id": self.last, "method": method, "params": params});
        if !session.is_null() {
            message["sessionId"] = session.clone();
        }
        self.to.write_all(format!("{message}\0").as_bytes())
    }

    /// Asks for something and gives the answer.
    fn ask(&mut self, session: &Value, method: &str, params: Value) -> Value {
        let mut answer = self.told(session, method, params);
        assert_eq!(answer["error"], Value::Null, "{method}");
        answer["result"].take()
    }

    /// The whole answer.
    fn told(&mut self, session: &Value, method: &str, params: Value) -> Value {
        let told = self.tell(session, method, params);
        told.unwrap_or_else(|error| panic!("{method}: Chromium does not listen: {error}"));
        self.next(method, |heard, last| heard["id"] == last)
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
