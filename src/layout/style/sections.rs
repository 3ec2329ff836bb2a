//! The measures, section by section. Each field is a key of the style sheet in
//! kebab-case, and the sheet's comments name its clause.
//!
//! Lengths are millimetres unless the type is [`Pt`]; `blank…` counts lines,
//! `indent`, `right` and `side` count characters.

use super::read::{Read, Reader};
use super::shape::{Measures, Path, Shape, section};
use super::size::{Pt, Sizes};
use super::tree::{Kind, Node};
use crate::layout::font::Role;

macro_rules! sections {
    ($($(#[$doc:meta])* $name:ident { $($(#[doc = $about:literal])* $field:ident: $type:ty = $blank:expr,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name { $($(#[doc = $about])* pub $field: $type,)* }

        impl $name {
            /// Nothing set yet: what the first sheet is read into.
            pub(super) fn blank() -> Self {
                Self { $($field: $blank,)* }
            }
        }

        impl Shape for $name {
            fn shape(path: &mut Path) -> serde_json::Value {
                let measures: Measures =
                    &[$((stringify!($field), concat!($($about),*), <$type>::shape)),*];
                section(measures, path)
            }
        }

        impl Read for $name {
            fn read(&mut self, node: &Node, reader: &mut Reader) {
                let known: Vec<String> = [$(stringify!($field)),*].map(|f: &str| f.replace('_', "-")).into();
                let names: Vec<&str> = known.iter().map(String::as_str).collect();
                reader.fields(node, &names, |key, value, reader| {
                    match key.replace('-', "_").as_str() {
                        $(stringify!($field) => { self.$field.read(value, reader); true })*
                        "extends" => stringify!($name) == "Style",
                        _ => false,
                    }
                });
            }
        }
    )*};
}

sections! {
    /// Every measure of a document's pages.
    Style {
        /// Sizes by name.
        sizes: Sizes = Sizes::new(),
        /// Sheet and type area.
        page: PageStyle = PageStyle::blank(),
        /// Characters and lines of a full page.
        grid: GridStyle = GridStyle::blank(),
        /// Families of each role, best first.
        faces: FaceStyle = FaceStyle::blank(),
        /// Digits and Latin letters in 仿宋 and 楷体 text.
        latin: LatinStyle = LatinStyle::blank(),
        /// Inks.
        colours: ColourStyle = ColourStyle::blank(),
        /// Spaces between words and paragraphs.
        spacing: SpacingStyle = SpacingStyle::blank(),
        /// Body text.
        text: TextStyle = TextStyle::blank(),
        /// Title.
        title: TitleStyle = TitleStyle::blank(),
        /// Lines under the title.
        subtitle: SubtitleStyle = SubtitleStyle::blank(),
        /// Headings, level 1 first.
        headings: Vec<HeadingStyle> = Vec::new(),
        /// Headings numbered 1, 1.1, 1.1.1, level 1 first.
        decimals: Vec<HeadingStyle> = Vec::new(),
        /// 第一部分, 第一章, 第一节, level 1 first.
        divisions: Vec<HeadingStyle> = Vec::new(),
        /// Lists of people.
        people: PeopleStyle = PeopleStyle::blank(),
        /// Head of a red-head document.
        red_head: RedHeadStyle = RedHeadStyle::blank(),
        /// Letter form.
        letter: LetterStyle = LetterStyle::blank(),
        /// Head of an order.
        order: OrderStyle = OrderStyle::blank(),
        /// Minutes.
        minutes: MinutesStyle = MinutesStyle::blank(),
        /// Signature.
        signature: SignatureStyle = SignatureStyle::blank(),
        /// Attachment note and note after the date.
        note: NoteStyle = NoteStyle::blank(),
        /// Attachments.
        attachment: AttachmentStyle = AttachmentStyle::blank(),
        /// Record.
        record: RecordStyle = RecordStyle::blank(),
        /// Page numbers.
        page_number: PageNumberStyle = PageNumberStyle::blank(),
        /// Tables.
        table: TableStyle = TableStyle::blank(),
        /// How far a text is closed up to save a page.
        fitting: FittingStyle = FittingStyle::blank(),
        /// Mark of a draft.
        draft: DraftStyle = DraftStyle::blank(),
    }

    /// Sheet and type area (GB/T 9704 5.1, 5.2).
    PageStyle {
        /// Width of the sheet.
        width: f32 = 0.0,
        /// Height of the sheet.
        height: f32 = 0.0,
        /// Binding margin: left edge of the type area.
        left: f32 = 0.0,
        /// Head margin: top of the type area.
        top: f32 = 0.0,
        /// Width of the type area.
        text_width: f32 = 0.0,
        /// Height of the type area.
        text_height: f32 = 0.0,
        /// Whether even pages have the binding margin at the right.
        mirrored: bool = false,
    }

    /// Characters and lines of a full page (5.2.3).
    GridStyle {
        /// Characters on a line.
        characters: u16 = 0,
        /// Lines on a page.
        lines: u16 = 0,
        /// From baseline to baseline.
        pitch: Pt = Pt(0.0),
        /// Baseline below the top of the em box, in em.
        ascent: f32 = 0.0,
    }

    /// Families of each role, best first.
    FaceStyle {
        /// 仿宋.
        fangsong: Vec<String> = Vec::new(),
        /// 楷体.
        kaiti: Vec<String> = Vec::new(),
        /// 黑体.
        heiti: Vec<String> = Vec::new(),
        /// 小标宋.
        xiaobiaosong: Vec<String> = Vec::new(),
        /// 宋体.
        songti: Vec<String> = Vec::new(),
    }

    /// Digits and Latin letters in 仿宋 and 楷体 text.
    LatinStyle {
        /// Families, best first; none: the role's own face.
        families: Vec<String> = Vec::new(),
        /// Whether digits take half a character each where the face can do it.
        half_width_digits: bool = false,
    }

    /// Inks, in percent of each printing ink (6.2).
    ColourStyle {
        /// Red of marks and rules: cyan, magenta, yellow, black.
        red: [f32; 4] = [0.0; 4],
        /// Grey of the draft mark.
        grey: [f32; 4] = [0.0; 4],
    }

    /// Spaces.
    SpacingStyle {
        /// Between hanzi and digits or Latin, in em.
        hanzi_latin: f32 = 0.0,
        /// Longest 《…》 that is never broken, in characters.
        whole_title: u16 = 0,
        /// Whether an opening mark at the start of a line loses its blank half.
        trim_line_start: bool = false,
        /// Fewest lines of a paragraph at the foot or head of a page.
        orphan_lines: u16 = 0,
    }

    /// Body text (5.2.2, 7.3.3).
    TextStyle {
        /// Face.
        face: Role = Role::FangSong,
        /// Size.
        size: Pt = Pt(0.0),
        /// Indent of a paragraph's first line.
        indent: f32 = 0.0,
        /// Indent of headings numbered 1, 1.1, 1.1.1.
        decimal_indent: f32 = 0.0,
    }

    /// Title (7.3.1).
    TitleStyle {
        /// Face.
        face: Role = Role::XiaoBiaoSong,
        /// Size.
        size: Pt = Pt(0.0),
        /// From line to line.
        pitch: Pt = Pt(0.0),
        /// Lines left blank below the red rule.
        blank_before: f32 = 0.0,
        /// Lines left blank below it.
        blank_after: f32 = 0.0,
        /// Line of the page on which a title stands that has no head above it.
        plain_line: f32 = 0.0,
    }

    /// Lines under the title.
    SubtitleStyle {
        /// Face.
        face: Role = Role::KaiTi,
        /// Size.
        size: Pt = Pt(0.0),
    }

    /// Lists of people (typesetting.md section 9).
    PeopleStyle {
        /// Between name and post, in characters.
        gap: f32 = 0.0,
        /// Names of two characters are spread to this many.
        name_width: f32 = 0.0,
    }

    /// Head of a red-head document (7.2).
    RedHeadStyle {
        /// Top of the mark's em box on the sheet.
        mark_top: f32 = 0.0,
        /// Face of the mark.
        mark_face: Role = Role::XiaoBiaoSong,
        /// Greatest size of the mark.
        mark_size: Pt = Pt(0.0),
        /// Widest mark.
        mark_width: f32 = 0.0,
        /// Between the marks of joint issuers, in em.
        mark_gap: f32 = 0.0,
        /// Face of secrecy and urgency.
        label_face: Role = Role::HeiTi,
        /// Lines left blank between mark and document number.
        number_blank: f32 = 0.0,
        /// Blank beside document number and signatories of upward documents, in characters.
        upward_side: f32 = 0.0,
        /// Face of a signatory's name.
        signatory_face: Role = Role::KaiTi,
        /// From the document number to the red rule.
        rule_gap: f32 = 0.0,
        /// Thickness of the red rule.
        rule_thickness: f32 = 0.0,
    }

    /// Letter form (10.1).
    LetterStyle {
        /// Top of the mark's em box on the sheet.
        mark_top: f32 = 0.0,
        /// Greatest size of the mark.
        mark_size: Pt = Pt(0.0),
        /// From the mark to the double rule.
        rule_gap: f32 = 0.0,
        /// Width of the double rules.
        rule_width: f32 = 0.0,
        /// Thickness of the thicker rule of a pair.
        thick: f32 = 0.0,
        /// Thickness of the thinner one.
        thin: f32 = 0.0,
        /// Between the two.
        between: f32 = 0.0,
        /// Lower double rule on the sheet.
        foot_rule: f32 = 0.0,
        /// From the upper double rule to the document number.
        number_gap: f32 = 0.0,
        /// Lines left blank above the title.
        title_blank: f32 = 0.0,
        /// Whether page 1 has a number.
        first_page_number: bool = false,
    }

    /// Head of an order (10.2).
    OrderStyle {
        /// Upper edge of the mark.
        mark_top: f32 = 0.0,
        /// Largest size of the mark.
        mark_size: Pt = Pt(0.0),
        /// Lines left blank between mark and number.
        number_blank: f32 = 0.0,
        /// Lines left blank between number and text.
        text_blank: f32 = 0.0,
    }

    /// Minutes (10.3).
    MinutesStyle {
        /// Face of 出席、请假、列席.
        label_face: Role = Role::HeiTi,
        /// Lines left blank above them.
        blank: f32 = 0.0,
    }

    /// Signature (7.3.5).
    SignatureStyle {
        /// Blank right of the date where a seal is set, in characters.
        sealed_right: f32 = 0.0,
        /// Lines left blank above, where a seal is set.
        sealed_blank: f32 = 0.0,
        /// Blank right of name or date without a seal, in characters.
        plain_right: f32 = 0.0,
        /// Lines left blank above, without a seal.
        plain_blank: f32 = 0.0,
        /// How far right of the name the date begins, without a seal.
        date_indent: f32 = 0.0,
        /// Diameter of a seal; the names of joint issuers stand as far apart.
        seal: f32 = 0.0,
        /// Face of the name where a name stamp belongs.
        stamp_face: Role = Role::KaiTi,
        /// Its size.
        stamp_size: Pt = Pt(0.0),
        /// Lines left blank above a name stamp.
        stamp_blank: f32 = 0.0,
        /// Blank right of the stamp and of the date below it, in characters.
        stamp_right: f32 = 0.0,
        /// Blank between the signatory's post and the stamp, in characters.
        stamp_post: f32 = 0.0,
        /// Lines left blank between the stamp and the date.
        stamp_date_blank: f32 = 0.0,
        /// Fewest lines of text on the signature's page.
        keep_lines: u16 = 0,
    }

    /// Attachment note (7.3.4) and note after the date (7.3.6).
    NoteStyle {
        /// Lines left blank above the attachment note.
        attachment_blank: f32 = 0.0,
        /// Lines left blank above the note after the date.
        blank: f32 = 0.0,
    }

    /// Attachments (7.3.7).
    AttachmentStyle {
        /// Face of 附件1.
        label_face: Role = Role::HeiTi,
        /// Line of the title.
        title_line: f32 = 0.0,
    }

    /// Record (7.4).
    RecordStyle {
        /// Face.
        face: Role = Role::FangSong,
        /// Size.
        size: Pt = Pt(0.0),
        /// From line to line.
        pitch: Pt = Pt(0.0),
        /// Blank left and right, in characters.
        side: f32 = 0.0,
        /// First and last rule.
        thick: f32 = 0.0,
        /// Rules between.
        thin: f32 = 0.0,
        /// Whether it stands on an even page.
        even_page: bool = false,
    }

    /// How far a text is closed up where that saves a page (7.3.5.5).
    FittingStyle {
        /// How much of its last page a text fills at most for that, of the type area;
        /// 0: never.
        part: f32 = 0.0,
        /// Least pitch of lines in tables.
        table_pitch: Pt = Pt(0.0),
        /// Least blank above and below in cells.
        table_padding: f32 = 0.0,
        /// Fewest lines left blank above a seal.
        sealed_blank: f32 = 0.0,
    }

    /// Page numbers (7.5).
    PageNumberStyle {
        /// Face.
        face: Role = Role::SongTi,
        /// Size.
        size: Pt = Pt(0.0),
        /// Middle of the dashes on the sheet.
        y: f32 = 0.0,
        /// Outer side or centre.
        side: Side = Side::Outer,
        /// Blank at the outer side, in characters.
        blank: f32 = 0.0,
        /// Mark on both sides of the number.
        dash: String = String::new(),
        /// Between mark and number, in em.
        gap: f32 = 0.0,
        /// Whether page 1 has a number.
        first_page: bool = false,
    }

    /// Tables.
    TableStyle {
        /// Face of the rows.
        face: Role = Role::FangSong,
        /// Face of the head.
        head_face: Role = Role::HeiTi,
        /// Face of the caption.
        caption_face: Role = Role::HeiTi,
        /// Size.
        size: Pt = Pt(0.0),
        /// From line to line.
        pitch: Pt = Pt(0.0),
        /// Inside a cell, left and right.
        padding_x: f32 = 0.0,
        /// Inside a cell, above and below.
        padding_y: f32 = 0.0,
        /// Thickness of the rules.
        rule: Pt = Pt(0.0),
        /// Texts up to this many characters are centred.
        short: u16 = 0,
        /// Least height of a row to be filled in by hand.
        blank_row: f32 = 0.0,
        /// Above and below a table within text.
        margin: f32 = 0.0,
    }

    /// Mark of a draft, above the type area of every page.
    DraftStyle {
        /// Its words.
        text: String = String::new(),
        /// Face.
        face: Role = Role::HeiTi,
        /// Size.
        size: Pt = Pt(0.0),
        /// Top of its em box on the sheet.
        top: f32 = 0.0,
    }
}

/// Face of a heading level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HeadingStyle {
    /// Face.
    pub face: Role,
    /// Whether bold.
    pub bold: bool,
}

impl Default for HeadingStyle {
    fn default() -> Self {
        Self {
            face: Role::FangSong,
            bold: false,
        }
    }
}

/// Where page numbers stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Side {
    /// Right on odd pages, left on even ones.
    #[default]
    Outer,
    /// In the middle.
    Center,
}

impl Read for Side {
    fn read(&mut self, node: &Node, reader: &mut Reader) {
        *self = match node.text() {
            Some("outer") => Side::Outer,
            Some("center") => Side::Center,
            _ => return reader.reject(node, "outer-or-center"),
        };
    }
}

impl Read for HeadingStyle {
    fn read(&mut self, node: &Node, reader: &mut Reader) {
        reader.fields(node, &["face", "bold"], |key, value, reader| match key {
            "face" => {
                self.face.read(value, reader);
                true
            }
            "bold" => {
                self.bold.read(value, reader);
                true
            }
            _ => false,
        });
    }
}

impl Read for Vec<HeadingStyle> {
    fn read(&mut self, node: &Node, reader: &mut Reader) {
        let list = match &node.kind {
            Kind::List(list) if !list.is_empty() => list,
            _ => return reader.reject(node, "list-of-headings"),
        };
        self.resize(list.len().max(self.len()), HeadingStyle::default());
        for (level, node) in self.iter_mut().zip(list) {
            level.read(node, reader);
        }
    }
}

impl Read for [f32; 4] {
    fn read(&mut self, node: &Node, reader: &mut Reader) {
        let Kind::List(list) = &node.kind else {
            return reader.reject(node, "four-percentages");
        };
        let parts: Vec<f32> = list
            .iter()
            .filter_map(|n| match n.kind {
                Kind::Number(n) if (0.0..=100.0).contains(&n) => Some(n as f32),
                _ => None,
            })
            .collect();
        match <[f32; 4]>::try_from(parts) {
            Ok(ink) if list.len() == 4 => *self = ink,
            _ => reader.reject(node, "four-percentages"),
        }
    }
}

impl Read for Sizes {
    /// Sizes are read before everything else; see `read_sizes`.
    fn read(&mut self, node: &Node, reader: &mut Reader) {
        if !matches!(node.kind, Kind::Map(_)) {
            reader.reject(node, "mapping");
        }
    }
}
