//! Takes the bytes of a text file with separated values; gives a sheet.

use super::sheet::{Sheet, tidy};
use crate::load::decoded;

/// The sheet; nothing where the file is no such text.
pub(super) fn read(bytes: &[u8], name: &str) -> Option<Sheet> {
    let text = decoded(bytes)?;
    let lower = name.to_lowercase();
    let ending = [".csv", ".txt", ".tsv"].iter().any(|e| lower.ends_with(e));
    if !ending && !text.lines().take(5).any(|line| line.contains([',', '\t'])) {
        return None;
    }
    let first: Vec<&str> = text.lines().take(20).collect();
    let count = |mark: char| {
        first
            .iter()
            .map(|line| line.matches(mark).count())
            .sum::<usize>()
    };
    let mark = [',', '\t', ';', '，']
        .into_iter()
        .max_by_key(|mark| (count(*mark), *mark == ','))?;
    let mut rows = rows(&text, mark);
    while rows
        .last()
        .is_some_and(|row| row.iter().all(String::is_empty))
    {
        rows.pop();
    }
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    Some(Sheet {
        name: name.to_string(),
        rows,
        ..Sheet::default()
    })
}

/// Quotes hold separators and line ends; a doubled one is itself.
fn rows(text: &str, mark: char) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let (mut row, mut cell) = (Vec::new(), String::new());
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() => quoted = true,
            c if c == mark && !quoted => row.push(tidy(&std::mem::take(&mut cell))),
            '\n' if !quoted => {
                row.push(tidy(&std::mem::take(&mut cell)));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(tidy(&cell));
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_encodings_are_read() {
        let text = "姓名,职务,电话\r\n张三,\"主任,书记\",\"说\"\"一\"\"\"\n";
        let sheet = read(text.as_bytes(), "名册.csv").unwrap();
        assert_eq!(sheet.rows[1], ["张三", "主任,书记", "说\"一\""]);
        let gbk = [0xD0, 0xD5, 0xC3, 0xFB, b',', 0xB5, 0xE7, 0xBB, 0xB0, b'\n'];
        assert_eq!(read(&gbk, "a.csv").unwrap().rows[0], ["姓名", "电话"]);
    }
}
