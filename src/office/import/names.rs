//! Takes a name as somebody typed or pasted it; gives it in the signs that others
//! would have used, so that one person is one.

/// The hanzi that look like the radicals U+2F00 to U+2FD5, which PDFs give.
const RADICALS: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢\
    尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火\
    爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿\
    肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹\
    雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// The name with the usual dot, and hanzi instead of radicals.
pub(in crate::office) fn folded(name: &str) -> String {
    let sign = |c: char| match c {
        '•' | '・' | '‧' | '．' | '∙' | '⋅' => '·',
        '\u{2F00}'..='\u{2FD5}' => {
            let place = u32::from(c) - 0x2F00;
            RADICALS.chars().nth(place as usize).unwrap_or(c)
        }
        c => c,
    };
    let kept = name.chars().filter(|c| !c.is_whitespace());
    kept.map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_the_same_are_the_same() {
        assert_eq!(folded("\u{2FBC}远"), "高远");
        assert_eq!(folded("阿依努尔•买买提"), "阿依努尔·买买提");
        assert_eq!(folded("\u{2F00}\u{2FD5}"), "一龠");
    }
}
