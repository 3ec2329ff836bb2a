//! A folder of its own for a test, gone with it, and the program run in it.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Files by their names below a folder, parted by `/`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The folder.
pub struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
        let _ = std::fs::remove_dir_all(self.of_user());
    }
}

impl Folder {
    /// An empty one, which no other test has.
    pub fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        loop {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let name = format!("fangan-test-{}-{number}", std::process::id());
            let root = std::env::temp_dir().join(name);
            match std::fs::create_dir(&root) {
                Ok(()) => return Self(root),
                // Left by a run that was killed and had this process's number.
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => panic!("{}: {error}", root.display()),
            }
        }
    }

    /// One with the sample's data.
    pub fn sample() -> Self {
        let folder = Self::new();
        for (name, bytes) in files(&repository().join("data")) {
            folder.write(&format!("data/{name}"), bytes);
        }
        let config = std::fs::read(repository().join("fangan.yaml")).unwrap();
        folder.write("fangan.yaml", config);
        folder
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Where the program keeps what is this user's alone.
    pub fn of_user(&self) -> PathBuf {
        self.0.with_extension("own")
    }

    /// Where something in it is, or would be.
    pub fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Writes a file, its folders as well.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    /// The text of a file.
    #[track_caller]
    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Puts other words for those in a file, wherever they stand.
    #[track_caller]
    pub fn edit(&self, name: &str, old: &str, new: &str) {
        let text = self.read(name);
        assert!(text.contains(old), "{name} has no {old:?}");
        self.write(name, text.replace(old, new));
    }

    /// All files below a folder in it.
    pub fn files(&self, below: &str) -> Files {
        files(&self.join(below))
    }

    /// The same without hidden ones, which are the program's own notes.
    pub fn shown(&self, below: &str) -> Files {
        let mut files = self.files(below);
        files.retain(|name, _| !name.split('/').any(|part| part.starts_with('.')));
        files
    }

    /// The program, to be run in this folder where the system speaks Chinese.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fangan"));
        command.args(args).current_dir(&self.0);
        command.env("LC_ALL", "zh_CN.UTF-8");
        command.env("XDG_DATA_HOME", self.of_user());
        // Nobody stands before a desk, whoever runs the tests.
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        command
    }

    /// Runs the program.
    pub fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    /// What the program says where all is well.
    #[track_caller]
    pub fn well(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(output.status.success(), "{args:?}\n{}", said(&output));
        said(&output)
    }

    /// The same for the repository's sample with all its faces; `output/` is
    /// this folder's.
    #[track_caller]
    pub fn well_with_sample(&self, args: &[&str]) -> String {
        let (root, output) = (repository().to_string_lossy(), self.join("output"));
        let at = ["--root", &*root, "--output", &*output.to_string_lossy()];
        self.well(&[&at, args].concat())
    }
}

/// Everything a run of the program said.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// The folder of this package.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn files(folder: &Path) -> Files {
    let mut found = Files::new();
    collect(folder, "", &mut found);
    found
}

fn collect(folder: &Path, below: &str, found: &mut Files) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.map(Result::unwrap) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        if path.is_dir() {
            collect(&path, &format!("{below}{name}/"), found);
        } else {
            found.insert(format!("{below}{name}"), std::fs::read(path).unwrap());
        }
    }
}
