//! Takes a character; gives what line breaking must know of it. The width of a
//! mark comes from here, never from a face.

/// What a character is to a line (GB/T 15834 5.1, clreq 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Hanzi and whatever else stands alone on a cell.
    Hanzi,
    /// “ （ 〔 【 《: ink in the right half, never at a line's end.
    Open,
    /// ” ） 〕 】 》: ink in the left half, never at a line's start.
    Close,
    /// 。 ， 、 ； ： ？ ！: as `Close`.
    Stop,
    /// · – ～: connects, never at a line's start.
    Connector,
    /// —: two of them make a dash.
    Dash,
    /// …: two of them make an ellipsis.
    Ellipsis,
    /// /: never at a line's start or end.
    Slash,
    /// 0 to 9.
    Digit,
    /// Latin letters, half-width marks, raised and lowered figures.
    Latin,
    /// % ‰ ℃ ㎡: belongs to the number before it.
    Unit,
    /// 々 ‼: belongs to what stands before it, never at a line's start.
    Follower,
    /// A space between words.
    Space,
}

impl Class {
    pub(crate) fn of(c: char) -> Self {
        match c {
            // Nearly all there is.
            '\u{4E00}'..='\u{9FFF}' => Self::Hanzi,
            '“' | '‘' | '（' | '〔' | '【' | '《' | '〈' | '「' | '『' | '［' | '｛' | '〖' => {
                Self::Open
            }
            '”' | '’' | '）' | '〕' | '】' | '》' | '〉' | '」' | '』' | '］' | '｝' | '〗' => {
                Self::Close
            }
            '。' | '，' | '、' | '；' | '：' | '？' | '！' | '．' => Self::Stop,
            '·' | '–' | '～' | '‧' | '•' | '・' | '〜' | '‐' | '゠' => Self::Connector,
            '—' | '―' => Self::Dash,
            '…' | '⋯' | '‥' => Self::Ellipsis,
            '々' | '〻' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ' | '‼' | '⁇' | '⁈' | '⁉' => {
                Self::Follower
            }
            '/' | '／' => Self::Slash,
            '0'..='9' => Self::Digit,
            '%' | '‰' | '％' | '℃' | '°' | '′' | '″' | '￠' | '\u{3380}'..='\u{33DF}' => {
                Self::Unit
            }
            ' ' | '\u{A0}' => Self::Space,
            '\u{21}'..='\u{7E}'
            | '\u{A1}'..='\u{24F}'
            | '\u{370}'..='\u{52F}'
            | '\u{2070}'..='\u{209F}'
            | '\u{1E00}'..='\u{1EFF}' => Self::Latin,
            _ => Self::Hanzi,
        }
    }

    /// Whether the right half of its cell is blank.
    pub(crate) fn blank_right(self) -> bool {
        matches!(self, Self::Close | Self::Stop)
    }

    /// Whether the left half of its cell is blank.
    pub(crate) fn blank_left(self) -> bool {
        self == Self::Open
    }

    /// Whether it takes a whole cell rather than the face's own width.
    pub(crate) fn on_cell(self, c: char) -> bool {
        match self {
            Self::Hanzi
            | Self::Open
            | Self::Close
            | Self::Stop
            | Self::Dash
            | Self::Ellipsis
            | Self::Follower => true,
            Self::Connector => c != '–' && c != '•',
            Self::Unit => !matches!(c, '%' | '°' | '‰'),
            Self::Slash => c == '／',
            Self::Digit | Self::Latin | Self::Space => false,
        }
    }

    /// Whether a line may not begin with it.
    pub(crate) fn not_at_start(self) -> bool {
        matches!(
            self,
            Self::Close
                | Self::Stop
                | Self::Connector
                | Self::Dash
                | Self::Ellipsis
                | Self::Slash
                | Self::Unit
                | Self::Follower
        )
    }

    /// Whether a line may not end with it.
    pub(crate) fn not_at_end(self) -> bool {
        matches!(self, Self::Open | Self::Slash)
    }

    /// Whether it belongs to a Latin word or a number.
    pub(crate) fn is_western(self) -> bool {
        matches!(self, Self::Digit | Self::Latin)
    }

    /// How much of a cell it can lose when a line is squeezed.
    pub(crate) fn squeeze(self, c: char) -> f32 {
        match self {
            Self::Open | Self::Close => 0.4,
            Self::Stop if matches!(c, '。' | '？' | '！') => 0.2,
            Self::Stop => 0.4,
            _ => 0.0,
        }
    }
}
