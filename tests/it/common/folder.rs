//! A folder of its own for a test, gone with it, and the program run in it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The folder.
pub struct Folder(pub PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Folder {
    /// An empty one; the name tells it from those of other tests.
    pub fn new(name: &str) -> Self {
        let root = std::env::temp_dir().join(format!("fangan-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&root);
        std::fs::create_dir_all(&root).unwrap();
        Self(root)
    }

    /// One with the sample's data.
    pub fn sample(name: &str) -> Self {
        let (folder, sample) = (Self::new(name), Path::new(env!("CARGO_MANIFEST_DIR")));
        copy(&sample.join("data"), &folder.0.join("data"));
        std::fs::copy(sample.join("fangan.yaml"), folder.0.join("fangan.yaml")).unwrap();
        folder
    }

    /// Writes a file, its folders as well.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// The program with this folder as its workspace, speaking Chinese.
    pub fn run(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fangan"));
        command.args(["--lang", "zh", "--root"]).arg(&self.0);
        command.args(args).current_dir(&self.0).output().unwrap()
    }

    /// What the program says where all is well.
    pub fn well(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(output.status.success(), "{args:?}\n{}", said(&output));
        said(&output)
    }

    /// All files below a folder in it.
    pub fn files(&self, below: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        collect(&self.0.join(below), &mut files);
        files
    }
}

/// Everything a run of the program said.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, target).unwrap();
        }
    }
}

fn collect(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.insert(path.clone(), std::fs::read(&path).unwrap());
        }
    }
}
