//! Takes the lines of a text, whoever wrote it; gives those of its table of
//! contents, which names pages and is no part of the text.

/// So many lines in a row are a table of contents, whatever stands above them.
const FEWEST: usize = 4;

/// The lines of tables of contents, their titles among them; a line that is none,
/// as a table is, is an empty text and ends one.
pub fn lines(texts: &[&str]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < texts.len() {
        let titled = is_title(texts[at]);
        let from = at + usize::from(titled);
        let count = texts[from..].iter().take_while(|text| is_entry(text));
        let end = from + count.count();
        if end - from >= if titled { 1 } else { FEWEST } {
            found.extend(at..end);
        }
        at = end.max(at + 1);
    }
    found
}

fn is_title(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    plain == "目录" || plain == "目次"
}

fn is_entry(text: &str) -> bool {
    words(text).is_some()
}

/// The words of a line of it: words, a tab or dots, the number of a page.
pub fn words(text: &str) -> Option<String> {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let label = text.trim().trim_end_matches(digit);
    let digits = text.trim()[label.len()..].chars().count();
    let words = label.trim_end_matches(is_lead);
    let lead = &label[words.len()..];
    let led = lead.contains(['\t', '…', '┈']) || lead.chars().count() >= 3;
    let whole = (1..=4).contains(&digits) && led && words.chars().count() >= 2;
    whole.then(|| words.to_string())
}

fn is_lead(c: char) -> bool {
    c.is_whitespace() || "…┈.．·‥-—_".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_contents_is_told_by_its_pages() {
        let text = [
            "防汛预案",
            "目　录",
            "1　总则\t3",
            "1.1　编制目的 …………… ３",
            "附件1　名单.......12",
            "1　总则",
            "联系电话\t5550101",
            "到会\t12",
        ];
        assert_eq!(lines(&text), [1, 2, 3, 4]);
        // Without a title there must be several.
        let four = ["甲乙……1", "甲丙……2", "甲丁……3", "甲戊……4", "甲。"];
        assert_eq!(lines(&four), [0, 1, 2, 3]);
        assert_eq!(lines(&four[1..]), Vec::<usize>::new());
        assert_eq!(lines(&["目录", "甲乙"]), Vec::<usize>::new());
    }
}
