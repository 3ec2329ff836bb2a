//! A double click: no arguments, no terminal, a desk.

use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::common::folder::Folder;

#[cfg(unix)]
#[test]
fn a_double_click_opens_a_folder_among_the_documents_and_then_the_last_one() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let seen = folder.join("seen");
    folder.write(
        "bin/xdg-open",
        format!("#!/bin/sh\necho \"$1\" > {}\n", seen.display()),
    );
    let script = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(folder.join("bin/xdg-open"), script).unwrap();
    folder.write("文档/信.txt", "");
    let path = format!(
        "{}:{}",
        folder.join("bin").display(),
        std::env::var("PATH").unwrap()
    );
    let start = |args: &[&str]| {
        let mut command = folder.command(args);
        command
            .env("HOME", folder.join(""))
            .env("XDG_STATE_HOME", folder.join("state"));
        command.env("PATH", &path).env("DISPLAY", ":9");
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut process = command.spawn().unwrap();
        let start = Instant::now();
        while !seen.exists() && start.elapsed() < Duration::from_secs(60) {
            std::thread::sleep(Duration::from_millis(20));
        }
        let opened = std::fs::read_to_string(&seen);
        process.kill().unwrap();
        process.wait().unwrap();
        std::fs::remove_file(&seen).unwrap();
        assert!(opened.unwrap().trim().ends_with("open.html"));
        std::fs::read_to_string(folder.join("state/fangan/last")).unwrap()
    };
    assert!(start(&[]).ends_with("文档/方案"));
    folder.write("别处/data/单位.yaml", "单位: {名称: 柳河街道办事处}\n");
    assert!(start(&["--root", "别处", "serve"]).ends_with("别处"));
    assert!(start(&[]).ends_with("别处"));
    // Without a desk there is help.
    let help = folder.run(&[]);
    let said = [help.stdout, help.stderr].concat();
    assert!(String::from_utf8_lossy(&said).contains("serve"), "{said:?}");
}
