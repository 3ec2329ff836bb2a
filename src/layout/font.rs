//! Roles of type. (Stand-in until the faces themselves land.)

/// Which kind of type a text is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 仿宋: text.
    FangSong,
    /// 楷体: second headings, names of signatories.
    KaiTi,
    /// 黑体: first headings, labels, table heads.
    HeiTi,
    /// 小标宋: titles and marks.
    XiaoBiaoSong,
    /// 宋体: page numbers.
    SongTi,
}
