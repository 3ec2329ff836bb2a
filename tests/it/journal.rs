//! What lies in `.fangan` and beside the output may come from somebody else, or
//! be damaged: it is held against itself, and never leads out of the workspace.

use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use crate::common::folder::{Folder, said};
use fangan::workspace::{Recovered, Workspace, Write};

const DATA: &str = "organisation: {name: 柳河街道办事处}\n";

fn office() -> Folder {
    let folder = Folder::new();
    folder.write("data/a.yaml", DATA);
    folder.write("data/b.yaml", "people: []\n");
    folder
}

fn workspace(root: &Path) -> Workspace {
    Workspace::at(root)
}

fn write(path: &str, before: Option<&str>, after: Option<&str>) -> Write {
    let bytes = |text: &str| text.as_bytes().to_vec();
    Write {
        path: path.into(),
        before: before.map(bytes),
        after: after.map(bytes),
    }
}

/// Two files changed, one made in a folder of its own.
fn writes() -> Vec<Write> {
    vec![
        write("data/a.yaml", Some(DATA), Some("# 改\n")),
        write("data/b.yaml", Some("people: []\n"), Some("# 也改\n")),
        write("data/changes/applied/x.yaml", None, Some("change: x\n")),
    ]
}

/// A journal committed and left there after so many steps.
fn crashed(writes: &[Write], steps: usize) -> Folder {
    let folder = office();
    let mut left = steps;
    let go_on = &mut || {
        left = left.saturating_sub(1);
        left > 0
    };
    let ended = workspace(folder.path())
        .commit_while(writes, go_on)
        .unwrap();
    assert!(!ended && folder.join(".fangan/journal/commit").exists());
    folder
}

#[test]
fn whatever_part_of_a_journal_is_damaged_nothing_is_done_on_its_word() {
    let cut = |name: &'static str, length: u64| {
        move |journal: &Path| {
            let file = std::fs::File::options()
                .write(true)
                .open(journal.join(name));
            file.unwrap().set_len(length).unwrap();
        }
    };
    let gone = |name: &'static str| {
        move |journal: &Path| {
            std::fs::remove_file(journal.join(name)).unwrap();
        }
    };
    type Damage = Box<dyn Fn(&Path)>;
    let damages: [(&str, Damage); 12] = [
        ("commit empty", Box::new(cut("commit", 0))),
        ("commit cut", Box::new(cut("commit", 150))),
        (
            "commit of another kind",
            Box::new(|j| std::fs::write(j.join("commit"), "3").unwrap()),
        ),
        ("after gone", Box::new(gone("0000.after"))),
        ("last after gone", Box::new(gone("0002.after"))),
        ("after cut", Box::new(cut("0001.after", 3))),
        ("after empty", Box::new(cut("0001.after", 0))),
        ("path gone", Box::new(gone("0001.path"))),
        ("path cut", Box::new(cut("0001.path", 6))),
        ("before gone", Box::new(gone("0000.before"))),
        ("before cut", Box::new(cut("0000.before", 4))),
        (
            "after of other bytes",
            Box::new(|j| std::fs::write(j.join("0001.after"), "#\0\0").unwrap()),
        ),
    ];
    for steps in [6, 7, 8] {
        for (what, damage) in &damages {
            let folder = crashed(&writes(), steps);
            let before = folder.files("data");
            damage(&folder.join(".fangan/journal"));
            let fault = workspace(folder.path())
                .enter(false, &mut || {})
                .unwrap_err();
            assert_eq!(fault.code.name(), "journal-damaged", "{what}");
            assert_eq!(folder.files("data"), before, "{what}, {steps} steps");
            assert!(folder.join(".fangan/journal/0000.path").exists(), "{what}");
        }
    }
}

#[test]
fn an_undo_that_is_cut_off_behind_an_emptied_folder_is_finished() {
    let back: Vec<Write> = writes()
        .into_iter()
        .map(|w| Write {
            before: w.after,
            after: w.before,
            ..w
        })
        .collect();
    for steps in 1..12 {
        let folder = office();
        let place = workspace(folder.path());
        place.commit(&writes()).unwrap();
        let mut left = steps;
        let go_on = &mut || {
            left -= 1;
            left > 0
        };
        place.commit_while(&back, go_on).unwrap();
        let (_lock, recovered) = place.enter(false, &mut || {}).unwrap();
        let applied = folder.join("data/changes/applied/x.yaml").exists();
        if recovered == Recovered::Completed {
            assert!(!applied, "{steps}");
        }
        assert!(!folder.join(".fangan/journal").exists(), "{steps}");
    }
}

#[test]
fn a_journal_from_somebody_else_writes_nothing_outside() {
    let outside = Folder::new();
    outside.write("mine.txt", "mine");
    let victim = outside.join("mine.txt");
    let up = format!(
        "../{}/mine.txt",
        outside.path().file_name().unwrap().to_string_lossy()
    );
    let through = "data/way/mine.txt".to_string();
    for path in [
        victim.to_string_lossy().into_owned(),
        up,
        through,
        String::new(),
    ] {
        for after in [Some("owned"), None] {
            let folder = office();
            symlink(outside.path(), folder.join("data/way")).unwrap();
            // What the program itself would leave, its path exchanged.
            let journal = crashed(&[write("data/a.yaml", Some(DATA), after)], 4);
            let name = folder.join(".fangan/journal");
            std::fs::create_dir_all(&name).unwrap();
            let forged = fangan::workspace::marker_of(&[write(&path, Some("mine"), after)]);
            for file in std::fs::read_dir(journal.join(".fangan/journal")).unwrap() {
                let file = file.unwrap();
                std::fs::copy(file.path(), name.join(file.file_name())).unwrap();
            }
            std::fs::write(name.join("0000.path"), &path).unwrap();
            std::fs::write(name.join("0000.before"), "mine").unwrap();
            std::fs::write(name.join("commit"), forged).unwrap();
            for command in [&["list", "people"][..], &["check"], &["build"]] {
                let output = folder.run(command);
                assert_eq!(output.status.code(), Some(2), "{path}: {}", said(&output));
                assert!(said(&output).contains("path-outside"), "{}", said(&output));
            }
            assert_eq!(std::fs::read_to_string(&victim).unwrap(), "mine", "{path}");
        }
    }
}

#[test]
fn a_manifest_from_somebody_else_removes_nothing_outside() {
    let folder = office();
    let outside = Folder::new();
    outside.write("victim.pdf", "mine");
    symlink(outside.path(), folder.join("output-link")).unwrap();
    let place = Workspace {
        output: folder.join("output"),
        ..workspace(folder.path())
    };
    std::fs::create_dir_all(&place.output).unwrap();
    symlink(outside.path(), place.output.join("as-of")).unwrap();
    folder.write("output/own.pdf", "own");
    let up = format!(
        "../../{}/victim.pdf",
        outside.path().file_name().unwrap().to_string_lossy()
    );
    let whole = outside.join("victim.pdf").to_string_lossy().into_owned();
    for name in [
        up.as_str(),
        &whole,
        "as-of/victim.pdf",
        "../data/a.yaml",
        "own.pdf",
    ] {
        place.remove_output(name);
    }
    assert!(outside.join("victim.pdf").exists());
    assert!(folder.join("data/a.yaml").exists());
    assert!(!folder.join("output/own.pdf").exists());
}

#[test]
fn what_is_written_keeps_its_mode_and_goes_where_a_link_leads() {
    let folder = office();
    let (link, real) = (folder.join("data/a.yaml"), folder.join("kept.yaml"));
    std::fs::rename(&link, &real).unwrap();
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o600)).unwrap();
    symlink("../kept.yaml", &link).unwrap();
    workspace(folder.path()).commit(&writes()).unwrap();
    assert!(link.is_symlink());
    assert_eq!(std::fs::read_to_string(&real).unwrap(), "# 改\n");
    let mode = std::fs::metadata(&real).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_link_that_leads_out_of_the_workspace_is_not_written_through() {
    let folder = office();
    let outside = Folder::new();
    outside.write("a.yaml", DATA);
    std::fs::remove_file(folder.join("data/a.yaml")).unwrap();
    symlink(outside.join("a.yaml"), folder.join("data/a.yaml")).unwrap();
    let fault = workspace(folder.path()).commit(&writes()).unwrap_err();
    assert_eq!(fault.code.name(), "path-outside");
    assert_eq!(
        std::fs::read_to_string(outside.join("a.yaml")).unwrap(),
        DATA
    );
    assert_eq!(
        std::fs::read_to_string(folder.join("data/b.yaml")).unwrap(),
        "people: []\n"
    );
}

#[test]
fn nothing_to_write_is_success() {
    let folder = office();
    workspace(folder.path()).commit(&[]).unwrap();
    assert!(!folder.join(".fangan").exists());
}

#[test]
fn a_data_folder_elsewhere_is_written_where_it_lies() {
    let folder = office();
    let data = Folder::new();
    data.write("a.yaml", DATA);
    let place = Workspace {
        data: data.path().to_path_buf(),
        ..workspace(folder.path())
    };
    let path = data.join("a.yaml").to_string_lossy().into_owned();
    place
        .commit(&[write(&path, Some(DATA), Some("# 改\n"))])
        .unwrap();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "# 改\n");
}

#[test]
fn a_committed_change_in_a_folder_that_cannot_be_locked_is_said() {
    let folder = crashed(&writes(), 6);
    std::fs::create_dir(folder.join(".fangan/lock")).unwrap();
    let output = folder.run(&["list", "people"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
}
