//! A workbench for a test: the program serving a folder of its own, and a person
//! with a browser before it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::sync::{Arc, MutexGuard};

use crate::common::browser::{Browser, Person, Tab, alone, browser};
use crate::common::folder::Folder;

/// The program, serving.
pub struct Office {
    /// What it serves.
    pub folder: Folder,
    process: Child,
    /// The address that opens it, once.
    pub address: String,
    _alone: MutexGuard<'static, ()>,
}

impl Office {
    /// A copy of the sample, served.
    pub fn sample() -> Self {
        Self::of(Folder::sample())
    }

    /// A folder, served.
    pub fn of(folder: Folder) -> Self {
        Self::with(folder, &[])
    }

    /// The same with further arguments.
    pub fn with(folder: Folder, args: &[&str]) -> Self {
        let alone = alone();
        let (process, address) = start(&folder, args);
        Self {
            folder,
            process,
            address,
            _alone: alone,
        }
    }

    /// Kills the program and starts it again.
    pub fn restart(&mut self) {
        self.kill();
        (self.process, self.address) = start(&self.folder, &[]);
    }

    /// Kills the program, whatever it is at.
    pub fn kill(&mut self) {
        self.process.kill().expect("it runs");
        self.process.wait().expect("it has ended");
    }

    /// `http://127.0.0.1:PORT`
    pub fn origin(&self) -> &str {
        let end = self.address.find("/open").expect("an address");
        &self.address[..end]
    }

    /// Where something is.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.origin())
    }

    /// A person who has opened the workbench.
    pub fn person(&self, browser: &Arc<Browser>) -> (Person, Tab) {
        let person = Person::new(browser);
        let tab = person.tab(&self.address);
        tab.until("document.querySelector('nav.side') !== null");
        (person, tab)
    }

    /// Asks over a connection of its own, heads as they are given; gives the answer.
    pub fn raw(&self, request: &str) -> String {
        let host = self.origin().trim_start_matches("http://");
        let mut stream = TcpStream::connect(host).expect("it listens");
        let request = request.replace("HOST", host).replace('\n', "\r\n");
        stream.write_all(request.as_bytes()).expect("it listens");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        String::from_utf8_lossy(&answer).into_owned()
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn start(folder: &Folder, args: &[&str]) -> (Child, String) {
    let mut command = folder.command(&[&["serve", "--no-open"], args].concat());
    command.env("XDG_STATE_HOME", folder.join("state"));
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut process = command.spawn().expect("the program");
    let mut lines = BufReader::new(process.stdout.take().expect("piped above"));
    let mut address = String::new();
    lines.read_line(&mut address).expect("it says where");
    assert!(address.starts_with("http://127.0.0.1:"), "{address:?}");
    (process, address.trim().to_string())
}

/// A workbench of the sample with somebody before it; nothing where there is no
/// browser.
pub fn opened() -> Option<(Office, Person, Tab)> {
    let browser = browser()?;
    let office = Office::sample();
    let (person, tab) = office.person(&browser);
    Some((office, person, tab))
}

/// The beginning of a text of the sample's plan.
pub const TEXT: &str = "全年群众来信";

/// Opens the field of that text.
pub fn at_text(office: &Office, tab: &Tab) {
    tab.go(&office.at("/plans/petition-2026"));
    tab.until("document.querySelectorAll('.sheet').length > 10");
    tab.click("#outline button", "工作目标");
    tab.click(".sheet text", TEXT);
    tab.until("document.querySelector('.popover textarea') !== null");
    tab.eval("document.querySelector('.popover textarea').select()");
}
