//! The five roles of type that official documents know.

/// A role of type (GB/T 9704 names faces by role, not by maker).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 仿宋: text, and headings of the third and fourth level.
    FangSong,
    /// 楷体: headings of the second level, names of signatories.
    KaiTi,
    /// 黑体: headings of the first level, labels of attachments.
    HeiTi,
    /// 小标宋: titles and issuers' marks.
    XiaoBiaoSong,
    /// 宋体: page numbers.
    SongTi,
}

impl Role {
    /// All roles, in the order of their declaration.
    pub const ALL: [Role; 5] = [
        Role::FangSong,
        Role::KaiTi,
        Role::HeiTi,
        Role::XiaoBiaoSong,
        Role::SongTi,
    ];

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Role::FangSong => "仿宋",
            Role::KaiTi => "楷体",
            Role::HeiTi => "黑体",
            Role::XiaoBiaoSong => "小标宋",
            Role::SongTi => "宋体",
        }
    }

    /// Whether digits and Latin in its text come from the Latin face: the faces
    /// sold as 仿宋 and 楷体 have poor ones.
    pub fn borrows_latin(self) -> bool {
        matches!(self, Role::FangSong | Role::KaiTi)
    }
}

/// Names of the faces a style asks for, best first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Families {
    /// Per role: names of families or faces, in any language.
    pub roles: Vec<(Role, Vec<String>)>,
    /// Faces for digits and Latin in 仿宋 and 楷体 text; none: the role's own.
    pub latin: Vec<String>,
    /// Whether digits in 仿宋, 楷体 and 宋体 take half a character each
    /// (GB/T 9704 7.5 asks it of page numbers) where the face can do it.
    pub half_width_digits: bool,
}

impl Families {
    /// The names that a role asks for.
    pub fn of(&self, role: Role) -> &[String] {
        self.roles
            .iter()
            .find(|(r, _)| *r == role)
            .map_or(&[], |(_, names)| names)
    }
}
