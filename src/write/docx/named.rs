//! The styles that a house template can change, by their Chinese names.

use crate::document::{Heading, HeadingKind};

/// A named paragraph style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Named {
    /// 公文正文: Word has a 正文 of its own.
    #[default]
    Text,
    /// 标题.
    Title,
    /// 副标题: 稿次、日期.
    Subtitle,
    /// 一级标题 to 五级标题.
    Heading(u8),
    /// A heading with text on its line.
    RunIn(u8),
    /// A heading numbered 1.1.
    Decimal(u8),
    /// The same with text on its line.
    DecimalRunIn(u8),
    /// 第一章 and the like.
    Division(u8),
    /// 第一条 with a title.
    Article,
    /// 主送机关.
    Addressees,
    /// 顶格正文.
    Flush,
    /// 居中正文.
    Centered,
    /// 右齐正文.
    Right,
    /// 附注.
    Note,
    /// 名单.
    People,
    /// 条目: labelled lines.
    Terms,
    /// 附件说明.
    AttachmentNote,
    /// 附件标识.
    AttachmentLabel,
    /// 落款.
    Signature,
    /// 份号密级.
    Labels,
    /// 发文机关标志.
    Mark,
    /// 发文字号.
    Number,
    /// 表题.
    Caption,
    /// 表头.
    Head,
    /// 表文.
    Cell,
    /// 表注.
    TableNote,
    /// 图片: a line with a picture, as high as that.
    Picture,
    /// 专栏标题.
    PanelTitle,
    /// 版记.
    Record,
    /// 页码.
    PageNumber,
    /// 草稿标记.
    Draft,
    /// 目录.
    Contents,
    /// 分隔: holds the place of a section's end, and of what must not touch.
    Seam,
}

/// All styles, in the order of the style sheet.
pub(super) const ALL: [Named; 51] = [
    Named::Text,
    Named::Title,
    Named::Subtitle,
    Named::Heading(1),
    Named::Heading(2),
    Named::Heading(3),
    Named::Heading(4),
    Named::Heading(5),
    Named::RunIn(1),
    Named::RunIn(2),
    Named::RunIn(3),
    Named::RunIn(4),
    Named::RunIn(5),
    Named::Decimal(1),
    Named::Decimal(2),
    Named::Decimal(3),
    Named::Decimal(4),
    Named::Decimal(5),
    Named::DecimalRunIn(1),
    Named::DecimalRunIn(2),
    Named::DecimalRunIn(3),
    Named::DecimalRunIn(4),
    Named::DecimalRunIn(5),
    Named::Division(1),
    Named::Division(2),
    Named::Division(3),
    Named::Article,
    Named::Addressees,
    Named::Flush,
    Named::Centered,
    Named::Right,
    Named::Note,
    Named::People,
    Named::Terms,
    Named::AttachmentNote,
    Named::AttachmentLabel,
    Named::Signature,
    Named::Labels,
    Named::Mark,
    Named::Number,
    Named::Caption,
    Named::Head,
    Named::Cell,
    Named::TableNote,
    Named::Picture,
    Named::PanelTitle,
    Named::Record,
    Named::PageNumber,
    Named::Draft,
    Named::Contents,
    Named::Seam,
];

impl Named {
    /// A heading's style; deeper levels are set like the last.
    pub fn heading(heading: &Heading) -> Self {
        let level = heading.level.clamp(1, 5);
        match (heading.kind, heading.run_in.is_some()) {
            (HeadingKind::Usual, false) => Named::Heading(level),
            (HeadingKind::Usual, true) => Named::RunIn(level),
            (HeadingKind::Decimal, false) => Named::Decimal(level),
            (HeadingKind::Decimal, true) => Named::DecimalRunIn(level),
            (HeadingKind::Division, _) => Named::Division(level.min(3)),
            (HeadingKind::Article, _) => Named::Article,
        }
    }

    /// Whether it is that of a heading.
    pub fn is_heading(self) -> bool {
        use Named::{Article, Decimal, DecimalRunIn, Division, Heading, RunIn, Title};
        matches!(
            self,
            Title | Heading(_) | RunIn(_) | Decimal(_) | DecimalRunIn(_) | Division(_) | Article
        )
    }

    /// What the user sees.
    pub fn name(self) -> &'static str {
        match self {
            Named::Text => "公文正文",
            Named::Title => "公文标题",
            Named::Subtitle => "副标题",
            Named::Heading(1) => "一级标题",
            Named::Heading(2) => "二级标题",
            Named::Heading(3) => "三级标题",
            Named::Heading(4) => "四级标题",
            Named::Heading(_) => "五级标题",
            Named::RunIn(1) => "一级标题接排",
            Named::RunIn(2) => "二级标题接排",
            Named::RunIn(3) => "三级标题接排",
            Named::RunIn(4) => "四级标题接排",
            Named::RunIn(_) => "五级标题接排",
            Named::Decimal(1) => "一级数字标题",
            Named::Decimal(2) => "二级数字标题",
            Named::Decimal(3) => "三级数字标题",
            Named::Decimal(4) => "四级数字标题",
            Named::Decimal(_) => "五级数字标题",
            Named::DecimalRunIn(1) => "一级数字标题接排",
            Named::DecimalRunIn(2) => "二级数字标题接排",
            Named::DecimalRunIn(3) => "三级数字标题接排",
            Named::DecimalRunIn(4) => "四级数字标题接排",
            Named::DecimalRunIn(_) => "五级数字标题接排",
            Named::Division(1) => "一级章节标题",
            Named::Division(2) => "二级章节标题",
            Named::Division(_) => "三级章节标题",
            Named::Article => "条标题",
            Named::Addressees => "主送机关",
            Named::Flush => "顶格正文",
            Named::Centered => "居中正文",
            Named::Right => "右齐正文",
            Named::Note => "附注",
            Named::People => "名单",
            Named::Terms => "条目",
            Named::AttachmentNote => "附件说明",
            Named::AttachmentLabel => "附件标识",
            Named::Signature => "落款",
            Named::Labels => "份号密级",
            Named::Mark => "发文机关标志",
            Named::Number => "发文字号",
            Named::Caption => "表题",
            Named::Head => "表头",
            Named::Cell => "表文",
            Named::TableNote => "表注",
            Named::Picture => "图片",
            Named::PanelTitle => "专栏标题",
            Named::Record => "版记",
            Named::PageNumber => "页码",
            Named::Draft => "草稿标记",
            Named::Contents => "目录",
            Named::Seam => "分隔",
        }
    }

    /// The style of every word processor that it is: outlines, navigation and other
    /// programs know titles and headings by it.
    pub fn built_in(self) -> Option<String> {
        match self {
            Named::Title => Some("Title".to_string()),
            Named::Subtitle => Some("Subtitle".to_string()),
            Named::Heading(level) => Some(format!("heading {level}")),
            _ => None,
        }
    }

    /// What the file calls it.
    pub fn id(self) -> &'static str {
        match self {
            Named::Text => "Text",
            Named::Title => "Title",
            Named::Subtitle => "Subtitle",
            Named::Heading(1) => "Heading1",
            Named::Heading(2) => "Heading2",
            Named::Heading(3) => "Heading3",
            Named::Heading(4) => "Heading4",
            Named::Heading(_) => "Heading5",
            Named::RunIn(1) => "RunIn1",
            Named::RunIn(2) => "RunIn2",
            Named::RunIn(3) => "RunIn3",
            Named::RunIn(4) => "RunIn4",
            Named::RunIn(_) => "RunIn5",
            Named::Decimal(1) => "Decimal1",
            Named::Decimal(2) => "Decimal2",
            Named::Decimal(3) => "Decimal3",
            Named::Decimal(4) => "Decimal4",
            Named::Decimal(_) => "Decimal5",
            Named::DecimalRunIn(1) => "DecimalRunIn1",
            Named::DecimalRunIn(2) => "DecimalRunIn2",
            Named::DecimalRunIn(3) => "DecimalRunIn3",
            Named::DecimalRunIn(4) => "DecimalRunIn4",
            Named::DecimalRunIn(_) => "DecimalRunIn5",
            Named::Division(1) => "Division1",
            Named::Division(2) => "Division2",
            Named::Division(_) => "Division3",
            Named::Article => "Article",
            Named::Addressees => "Addressees",
            Named::Flush => "Flush",
            Named::Centered => "Centered",
            Named::Right => "RightText",
            Named::Note => "Note",
            Named::People => "People",
            Named::Terms => "Terms",
            Named::AttachmentNote => "AttachmentNote",
            Named::AttachmentLabel => "AttachmentLabel",
            Named::Signature => "SignatureText",
            Named::Labels => "Labels",
            Named::Mark => "IssuerMark",
            Named::Number => "DocumentNumber",
            Named::Caption => "TableCaption",
            Named::Head => "TableHead",
            Named::Cell => "TableText",
            Named::TableNote => "TableNote",
            Named::Picture => "Picture",
            Named::PanelTitle => "PanelTitle",
            Named::Record => "Record",
            Named::PageNumber => "PageNumberText",
            Named::Draft => "DraftMark",
            Named::Contents => "ContentsPlace",
            Named::Seam => "Seam",
        }
    }
}
