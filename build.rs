//! Tells the program which source it was built from, so that what another build
//! of it left is never taken for its own (see `src/engine/edition/manifest.rs`).

#![allow(clippy::print_stdout, clippy::disallowed_methods)]

use std::path::{Path, PathBuf};

/// Everything that a document's bytes can depend on.
const SOURCE: [&str; 5] = ["Cargo.lock", "src", "templates", "locales", "fonts"];

fn main() {
    let mut files = Vec::new();
    for name in SOURCE {
        println!("cargo:rerun-if-changed={name}");
        collect(Path::new(name), &mut files);
    }
    files.sort();
    // FNV-1a: it need not withstand malice, only tell builds apart.
    let mut sum = 0xcbf2_9ce4_8422_2325_u64;
    for file in files {
        let name = file.to_string_lossy().replace('\\', "/");
        // Of a face the size will do: to read forty megabytes at every build would
        // take longer than the rest.
        let bytes = if name.starts_with("fonts/") {
            let size = std::fs::metadata(&file).map_or(0, |m| m.len());
            size.to_le_bytes().to_vec()
        } else {
            std::fs::read(&file).unwrap_or_default()
        };
        for byte in name.bytes().chain(bytes) {
            sum = (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    println!("cargo:rustc-env=FANGAN_SOURCE={sum:016x}");
}

/// The files below a path.
fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(path) else {
        files.push(path.to_path_buf());
        return;
    };
    for entry in entries.flatten() {
        collect(&entry.path(), files);
    }
}
