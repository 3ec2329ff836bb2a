//! Takes a style sheet (`templates/style/*.yaml`); gives every measure of a
//! page. No measure stands anywhere else.

mod range;
mod read;
mod schema;
mod sections;
mod shape;
mod sheets;
mod size;
mod tree;

pub use schema::schema;
pub use sections::{
    AttachmentStyle, ColourStyle, DraftStyle, FaceStyle, FittingStyle, GridStyle, HeadingStyle,
    LatinStyle, LetterStyle, MinutesStyle, NoteStyle, OrderStyle, PageNumberStyle, PageStyle,
    PeopleStyle, RecordStyle, RedHeadStyle, Side, SignatureStyle, SpacingStyle, Style,
    SubtitleStyle, TableStyle, TextStyle, TitleStyle,
};
pub use sheets::{built_in, names};
pub use size::{MM_PER_PT, Pt};

use std::sync::OnceLock;

use crate::diagnostic::{Diagnostic, FileId, Report};
use crate::document::HeadingKind;
use crate::layout::font::{Families, Role};
use read::{Read, Reader};
use size::Sizes;
use tree::Node;

/// The file of a sheet that the program itself brings.
const OURS: FileId = FileId(u32::MAX);

impl Default for Style {
    /// GB/T 9704-2012. The sheet is read once.
    fn default() -> Self {
        Self::usual().clone()
    }
}

impl Style {
    /// GB/T 9704-2012 as the program itself brings it. The sheet is read once.
    pub fn usual() -> &'static Style {
        static STYLE: OnceLock<Style> = OnceLock::new();
        let read = || {
            let text = built_in("gbt9704").unwrap_or_default();
            Self::from_yaml(text, OURS).0
        };
        STYLE.get_or_init(read)
    }

    /// A style that the program itself brings; without faults, as a test knows.
    pub fn ours(name: &str) -> Style {
        match built_in(name) {
            Some(text) if name != "gbt9704" => Self::from_yaml(text, OURS).0,
            _ => Self::default(),
        }
    }

    /// Reads a style sheet. What it leaves out comes from the sheet that it
    /// `extends`, among those built in; `gbt9704` where it names none.
    ///
    /// Every value that does not fit and every unknown key is reported at its
    /// line, and the value below it stays.
    pub fn from_yaml(text: &str, file: FileId) -> (Style, Report) {
        Self::from_yaml_with(text, file, &|_, _| None)
    }

    /// As [`Style::from_yaml`], with sheets of the workspace to extend:
    /// `find` gives a sheet's text and file by its name, none of those files. They
    /// go before those built in.
    pub fn from_yaml_with(text: &str, file: FileId, find: Find) -> (Style, Report) {
        let mut report = Report::default();
        let style = read_sheet(text, file, find, &mut report, &[file]);
        (style, report)
    }

    /// Families for a role, best first.
    pub fn families(&self, role: Role) -> &[String] {
        self.faces.of(role)
    }

    /// All families, as the fonts are chosen by.
    pub fn font_families(&self) -> Families {
        Families {
            roles: Role::ALL
                .map(|role| (role, self.faces.of(role).to_vec()))
                .into(),
            latin: self.latin.families.clone(),
            half_width_digits: self.latin.half_width_digits,
        }
    }

    /// Width of a cell, mm: 5.571 for 28 characters on 156 mm.
    pub fn cell(&self) -> f32 {
        self.page.text_width / f32::from(self.grid.characters.max(1))
    }

    /// Height of a line, mm.
    pub fn line(&self) -> f32 {
        self.grid.pitch.mm()
    }

    /// Face of a heading of that kind and level from 1; deeper levels are set
    /// like the last. An article is set like the first level.
    pub fn heading(&self, kind: HeadingKind, level: u8) -> HeadingStyle {
        let (levels, level) = match kind {
            HeadingKind::Usual => (&self.headings, level),
            HeadingKind::Article => (&self.headings, 1),
            HeadingKind::Decimal => (&self.decimals, level),
            HeadingKind::Division => (&self.divisions, level),
        };
        let index = usize::from(level.max(1) - 1);
        let last = levels.len().saturating_sub(1);
        levels.get(index.min(last)).copied().unwrap_or_default()
    }

    /// How far the first line of a heading of that kind is set in, characters.
    pub fn heading_indent(&self, kind: HeadingKind) -> f32 {
        match kind {
            HeadingKind::Usual | HeadingKind::Article => self.text.indent,
            HeadingKind::Decimal => self.text.decimal_indent,
            HeadingKind::Division => 0.0,
        }
    }
}

impl FaceStyle {
    /// Families of a role, best first.
    pub fn of(&self, role: Role) -> &[String] {
        match role {
            Role::FangSong => &self.fangsong,
            Role::KaiTi => &self.kaiti,
            Role::HeiTi => &self.heiti,
            Role::XiaoBiaoSong => &self.xiaobiaosong,
            Role::SongTi => &self.songti,
        }
    }
}

/// Finds a sheet by its name, but for some files.
type Find<'f> = &'f dyn Fn(&str, &[FileId]) -> Option<(String, FileId)>;

fn read_sheet(text: &str, file: FileId, find: Find, report: &mut Report, seen: &[FileId]) -> Style {
    let node = match tree::parse(text, file) {
        Ok(node) => node,
        Err(fault) => {
            report.push(*fault);
            return Style::default();
        }
    };
    let is_base = built_in("gbt9704") == Some(text);
    let mut style = match node.get("extends") {
        None if is_base => Style::blank(),
        None => Style::default(),
        Some(name) => base(name, find, report, seen),
    };
    let mut sizes = std::mem::take(&mut style.sizes);
    if let Some(node) = node.get("sizes") {
        read_sizes(node, &mut sizes, report);
    }
    let mut reader = Reader::new(&sizes, report);
    style.read(&node, &mut reader);
    style.sizes = sizes;
    check_whole(&style, &node, report);
    style
}

/// The sheet that one is built on: the workspace's of that name, unless it is
/// being read already, else the program's. So a sheet that overrides one of ours
/// may extend that one by its name, or another of ours that does.
fn base(name: &Node, find: Find, report: &mut Report, seen: &[FileId]) -> Style {
    let word = name.text().unwrap_or_default();
    if let Some((text, file)) = find(word, seen) {
        let seen: Vec<FileId> = seen.iter().copied().chain([file]).collect();
        return read_sheet(&text, file, find, report, &seen);
    }
    if word == "gbt9704" {
        return Style::default();
    }
    let Some(text) = built_in(word) else {
        report.push(read::invalid(name, "extends", "style"));
        return Style::default();
    };
    let mut found = Report::default();
    let style = read_sheet(text, OURS, find, &mut found, seen);
    // What does not go together with our sheet is the extending one's fault.
    for fault in found {
        report.push(if is_ours(&fault) {
            fault.at(name.at)
        } else {
            fault
        });
    }
    style
}

/// Whether a fault stands in a sheet that the program itself brings, which
/// nobody can look into.
pub fn is_ours(fault: &Diagnostic) -> bool {
    let file = fault.primary.as_ref().and_then(|label| label.place.file());
    file == Some(OURS)
}

fn read_sizes(node: &Node, sizes: &mut Sizes, report: &mut Report) {
    let mut reader_report = Report::default();
    let none = Sizes::new();
    let mut reader = Reader::new(&none, &mut reader_report);
    for (key, value) in node.entries() {
        let mut size = Pt::default();
        size.read(value, &mut reader);
        sizes.insert(key.text().unwrap_or_default().to_string(), size);
    }
    report.extend(reader_report);
}

/// Values that are each possible but not together.
fn check_whole(style: &Style, node: &Node, report: &mut Report) {
    let mut fault = |section: &str, key: &str, wrong: bool| {
        let place = node
            .get(section)
            .and_then(|n| n.get(key))
            .or(node.get(section));
        if let (true, Some(place)) = (wrong, place) {
            report.push(read::invalid(
                place,
                &format!("{section}.{key}"),
                "fits-the-page",
            ));
        }
    };
    let page = &style.page;
    fault(
        "page",
        "text-width",
        page.left + page.text_width > page.width || page.text_width < 40.0,
    );
    fault(
        "page",
        "text-height",
        page.top + page.text_height > page.height || page.text_height < 40.0,
    );
    fault("grid", "characters", style.grid.characters == 0);
    fault("grid", "lines", style.grid.lines == 0);
    let depth = style.line() * f32::from(style.grid.lines.max(1) - 1) + style.text.size.mm();
    fault(
        "grid",
        "pitch",
        style.grid.pitch < style.text.size || depth > page.text_height + 0.05,
    );
}

#[cfg(test)]
mod tests;
