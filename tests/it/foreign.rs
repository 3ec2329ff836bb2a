//! Whatever bytes come in, no reader panics or goes on for ever: files of every kind
//! are cut, doubled, spliced and scribbled on, and read.
//!
//! A run of the tests tries a few, the same each time; `.ci/fuzz` as many as there is
//! time for, and looks where they lead.

use std::collections::BTreeMap;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::common::annotated;
use crate::common::folder::{Folder, repository};
use crate::common::old_word;
use readers::READERS;

// The fuzz targets read in the same ways.
#[path = "../../fuzz/readers.rs"]
mod readers;

/// Files of each kind: those of the cases, and what the program makes.
fn seeds() -> BTreeMap<&'static str, Vec<Vec<u8>>> {
    let folder = Folder::new();
    folder.write(
        "data/a.yaml",
        "organisation: {name: 柳河街道办事处}\nissuers: [{id: office, name: 柳河街道办事处}]\n\
         posts: [{id: head, title: 主任}]\npeople: [{id: he, name: 何静}]\n\
         appointments: [{post: head, person: he, from: 2020-01-01}]\n\
         calendar: {year: 2026, holidays: [{name: 国庆节, from: 2026-10-01, until: 2026-10-03}]}\n\
         plan: {id: a, title: 值班方案, issuers: [office], date: 2026-05-01}\n\
         sections:\n  - heading: 值班\n    body:\n      - 由@{head:full}负责。\n\
         \x20     - tasks: {items: [{task: 值班, lead: head}]}\n\
         \x20     - rota: {name: 值班表, every: 周五, from: 2026-10-01, until: 2026-10-31, order: [head]}\n",
    );
    folder.well(&["build", "--to", "html,pdf,docx,ofd,xlsx,ics,png,svg"]);
    let mut seeds: BTreeMap<&'static str, Vec<Vec<u8>>> = BTreeMap::new();
    let mut add = |kind, bytes: Vec<u8>| seeds.entry(kind).or_default().push(bytes);
    let kinds = ["html", "pdf", "docx", "ofd", "xlsx", "ics", "png", "svg"];
    for (name, bytes) in folder.shown("output") {
        let kind = kinds
            .into_iter()
            .find(|kind| name.ends_with(&format!(".{kind}")));
        kind.into_iter().for_each(|kind| add(kind, bytes.clone()));
        if let Some((kind, names)) = PARTS
            .iter()
            .find(|(kind, _)| name.ends_with(kind.trim_end_matches(".xml")))
        {
            add(kind, parts(&bytes, names));
        }
    }
    add("odt.xml", ODT.into());
    let doc = old_word::Doc {
        text: vec![
            old_word::wide("防汛工作方案\r一、目标\r"),
            old_word::narrow("1. A\x07B\x07\x07"),
            old_word::wide("（一）转移群众。\r"),
        ],
        ..old_word::Doc::default()
    };
    add("doc", doc.bytes());
    let root = repository();
    for face in std::fs::read_dir(root.join("fuzz/seeds/font")).unwrap() {
        add("otf", std::fs::read(face.unwrap().path()).unwrap());
    }
    let read = |path: PathBuf| std::fs::read(path).unwrap();
    let cases = annotated::cases(&root.join("tests/cases/mistakes"));
    cases.into_iter().for_each(|path| add("yaml", read(path)));
    add("yaml", read(root.join("data/plans/petition-2026.yaml")));
    add(
        "change",
        read(root.join("data/changes/2026-09-reshuffle.yaml")),
    );
    let styles = std::fs::read_dir(root.join("templates/style")).unwrap();
    styles.for_each(|style| add("style", read(style.unwrap().path())));
    let pictures = std::fs::read_dir(root.join("tests/cases/pictures")).unwrap();
    for path in pictures.map(|picture| picture.unwrap().path()) {
        let ending = path
            .extension()
            .and_then(|ending| ending.to_str())
            .unwrap_or_default();
        let kind = ["png", "jpg", "svg"]
            .into_iter()
            .find(|kind| *kind == ending);
        kind.into_iter()
            .for_each(|kind| add(kind, read(path.clone())));
    }
    add(
        "csv",
        "姓名,职务,\"电话\"\n何静,\"信访办\n主任\",13800000000\n".into(),
    );
    let rtf = r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0 SimSun;}}\pard\b \u26041?\'b7\'bd\par \trowd\cellx100 a\cell\row}";
    add("rtf", rtf.into());
    add("txt", "一、目标\n（一）分目标\n1.要求\n附件1\n".into());
    seeds
}

/// The parts of packages that are read as one file, parted by zeros.
const PARTS: [(&str, &[&str]); 2] = [
    (
        "docx.xml",
        &["word/document.xml", "word/numbering.xml", "word/styles.xml"],
    ),
    (
        "ofd.xml",
        &[
            "OFD.xml",
            "Doc_0/Document.xml",
            "Doc_0/Pages/Page_0/Content.xml",
        ],
    ),
];

/// A text of LibreOffice, the least of one.
const ODT: &str = "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\">\
    <office:body><office:text><text:h text:outline-level=\"1\">一、目标</text:h><text:list><text:list-item>\
    <text:p>转移<text:s text:c=\"3\"/>群众。</text:p></text:list-item></text:list><table:table><table:table-row>\
    <table:table-cell table:number-columns-spanned=\"2\"><text:p>姓名</text:p></table:table-cell><table:covered-table-cell/>\
    </table:table-row></table:table></office:text></office:body></office:document-content>";

/// The texts of some parts of a package.
fn parts(package: &[u8], names: &[&str]) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(package)).unwrap();
    let part = |name: &&str| {
        let mut bytes = Vec::new();
        // Not every document has lists.
        if let Ok(mut part) = zip.by_name(name) {
            part.read_to_end(&mut bytes).unwrap();
        }
        bytes
    };
    let parts: Vec<_> = names.iter().map(part).collect();
    parts.join(&0)
}

/// Numbers that are as good as drawn, the same at each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// Words that readers count, nest or trust.
const SCRIBBLES: [&[u8]; 16] = [
    b"\xff\xff\xff\xff",
    b"\0\0\0\0",
    b"\x7f\xff\xff\xff",
    b"-1",
    b"4294967296",
    b"<<",
    b">>",
    b"[[[[[[[[",
    b"{{{{",
    b"&#x0;",
    b"<a><a><a>",
    b"\"",
    "：，“（".as_bytes(),
    b"\r\n\t- ",
    b"@{",
    b"PK\x03\x04",
];

/// The file with a few things done to it.
fn worsened(bytes: &[u8], others: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len());
        let end = at + dice.below((bytes.len() - at).min(64));
        match dice.below(8) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => bytes.extend_from_within(at..end),
            3 => {
                let part = bytes[at..end].repeat(1 + dice.below(40));
                drop(bytes.splice(at..at, part));
            }
            4 => {
                let scribble = SCRIBBLES[dice.below(SCRIBBLES.len())];
                let until = (at + dice.below(2) * scribble.len()).min(bytes.len());
                drop(bytes.splice(at..until, scribble.iter().copied()));
            }
            5 => {
                let other = &others[dice.below(others.len())];
                let from = dice.below(other.len());
                drop(bytes.splice(at..end, other[from..].iter().copied().take(512)));
            }
            6 if !bytes.is_empty() => bytes[at] ^= 1 << dice.below(8),
            _ if !bytes.is_empty() => bytes[at] = dice.below(256) as u8,
            _ => {}
        }
    }
    bytes
}

#[test]
fn damaged_files_of_every_kind_are_read_or_refused() {
    let seeds = seeds();
    for (name, kinds, reader) in READERS {
        let own = kinds.iter().filter_map(|kind| seeds.get(kind));
        let files: Vec<Vec<u8>> = own.flatten().cloned().collect();
        let mut dice = Dice(1);
        for number in 0..40 {
            let file = dice.below(files.len());
            let bytes = worsened(&files[file], &files, &mut dice);
            let read = Instant::now();
            let well = catch_unwind(AssertUnwindSafe(|| reader(&bytes))).is_ok();
            let slow = read.elapsed() > Duration::from_secs(30);
            if !well || slow {
                let kept = std::env::temp_dir().join("fangan-foreign");
                std::fs::write(&kept, &bytes).unwrap();
                panic!("{name}: number {number}, kept in {}", kept.display());
            }
        }
    }
}

#[test]
#[ignore = "writes what the fuzz targets begin with"]
fn seeds_for_the_fuzz_targets() {
    let into = PathBuf::from(std::env::var("FANGAN_SEEDS").expect("FANGAN_SEEDS names a folder"));
    let seeds = seeds();
    for (name, kinds, _) in READERS {
        let folder = into.join(name);
        std::fs::create_dir_all(&folder).unwrap();
        for (kind, number, bytes) in kinds.iter().flat_map(|kind| {
            let files = seeds.get(kind).into_iter().flatten();
            files
                .enumerate()
                .map(move |(number, bytes)| (kind, number, bytes))
        }) {
            std::fs::write(folder.join(format!("{number}.{kind}")), bytes).unwrap();
        }
    }
}
