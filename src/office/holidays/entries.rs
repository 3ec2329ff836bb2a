//! Takes the text of a notice; gives its entries, each with its name, and the lines
//! beside them.

/// What counts entries.
const ORDINALS: &str = "一二三四五六七八九十";

/// Entries and other lines. A text that was pasted may have all of it on one line, or
/// lines that end within a sentence.
pub(super) fn entries(text: &str) -> (Vec<(String, String)>, Vec<String>) {
    let mut entries: Vec<(String, String)> = Vec::new();
    let mut rest: Vec<String> = Vec::new();
    let mut open = false;
    for line in lines(text) {
        if let Some((name, body)) = head(&line) {
            entries.push((name, body));
            open = true;
            continue;
        }
        let goes_on = entries.last().is_some_and(|(_, body)| {
            !body.ends_with('。')
                || line.starts_with(|c: char| c.is_ascii_digit()) && !is_date(&line)
        });
        match entries.last_mut() {
            Some((_, body)) if open && goes_on => body.push_str(&line),
            _ => {
                open = false;
                rest.push(line);
            }
        }
    }
    (entries, rest)
}

/// 2026年11月4日 alone.
fn is_date(line: &str) -> bool {
    line.contains('年') && line.ends_with('日') && !line.contains("上班")
}

/// Lines, and each entry on one of its own.
fn lines(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        let mut from = 0;
        let stops = line.match_indices(['。', '：', '；']);
        for (at, stop) in stops.collect::<Vec<_>>() {
            let next = at + stop.len();
            if next > from && head(&line[next..]).is_some() {
                lines.push(line[from..next].to_string());
                from = next;
            }
        }
        if from < line.len() {
            lines.push(line[from..].to_string());
        }
    }
    lines
}

/// 一、元旦：…, without what stands before the name.
fn head(line: &str) -> Option<(String, String)> {
    let (ordinal, behind) = line.split_once(['、', '.', '．'])?;
    let counts = ordinal
        .chars()
        .all(|c| ORDINALS.contains(c) || c.is_ascii_digit());
    let (name, body) = behind.split_once('：')?;
    let short = (2..=12).contains(&name.chars().count());
    let plain = !name.contains(|c: char| c.is_ascii_digit() || "，。（".contains(c));
    (counts && !ordinal.is_empty() && short && plain).then(|| (name.to_string(), body.to_string()))
}
