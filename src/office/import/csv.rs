//! Takes the bytes of a text file with separated values; gives a sheet.

use super::sheet::{Sheet, tidy};
use crate::diagnostic::{Code, Diagnostic};
use crate::load::decoded;

/// The sheet; nothing where the file is no such text.
///
/// # Errors
/// `quote-not-closed`: what follows would be one cell.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<Option<Sheet>, Box<Diagnostic>> {
    let Some(text) = decoded(bytes) else {
        return Ok(None);
    };
    let lower = name.to_lowercase();
    let ending = [".csv", ".txt", ".tsv"].iter().any(|e| lower.ends_with(e));
    if !ending && !text.lines().take(5).any(|line| line.contains([',', '\t'])) {
        return Ok(None);
    }
    let first: Vec<&str> = text.lines().take(20).collect();
    let count = |mark: char| {
        first
            .iter()
            .map(|line| line.matches(mark).count())
            .sum::<usize>()
    };
    let marks = [',', '\t', ';', '，'].into_iter();
    let mark = marks.max_by_key(|mark| (count(*mark), *mark == ','));
    let mut rows = rows(&text, mark.unwrap_or(','))?;
    while rows
        .last()
        .is_some_and(|row| row.iter().all(String::is_empty))
    {
        rows.pop();
    }
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    Ok(Some(Sheet {
        name: name.to_string(),
        rows,
        ..Sheet::default()
    }))
}

/// Quotes hold separators and line ends; a doubled one is itself.
fn rows(text: &str, mark: char) -> Result<Vec<Vec<String>>, Box<Diagnostic>> {
    let mut rows = Vec::new();
    let (mut row, mut cell) = (Vec::new(), String::new());
    // Where quotes are open, the line in which they were opened.
    let (mut quoted, mut blank, mut line) = (None, true, 1);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted.is_some() && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted.is_some() => quoted = None,
            '"' if blank => quoted = Some(line),
            c if c == mark && quoted.is_none() => {
                row.push(tidy(&std::mem::take(&mut cell)));
                blank = true;
            }
            '\n' if quoted.is_none() => {
                row.push(tidy(&std::mem::take(&mut cell)));
                rows.push(std::mem::take(&mut row));
                blank = true;
            }
            c => {
                cell.push(c);
                blank &= c.is_whitespace();
            }
        }
        line += usize::from(c == '\n');
    }
    if let Some(line) = quoted {
        let fault = Diagnostic::new(Code::QuoteNotClosed);
        return Err(Box::new(fault.arg("line", line.to_string())));
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(tidy(&cell));
        rows.push(row);
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_encodings_are_read() {
        let text = "姓名,职务,电话\r\n张三,\"主任,书记\",\"说\"\"一\"\"\"\n";
        let sheet = read(text.as_bytes(), "名册.csv").unwrap().unwrap();
        assert_eq!(sheet.rows[1], ["张三", "主任,书记", "说\"一\""]);
        let gbk = [0xD0, 0xD5, 0xC3, 0xFB, b',', 0xB5, 0xE7, 0xBB, 0xB0, b'\n'];
        assert_eq!(
            read(&gbk, "a.csv").unwrap().unwrap().rows[0],
            ["姓名", "电话"]
        );
    }

    #[test]
    fn quotes_that_are_never_closed_are_told() {
        let text = "姓名,职务\n张三,\"主任\n李四,书记\n";
        let fault = read(text.as_bytes(), "名册.csv").unwrap_err();
        assert_eq!(fault.code, Code::QuoteNotClosed);
        // Blanks and quotes without end take no more time than other text.
        let text = format!("姓名,职务\n{}", " \"\"".repeat(2_000_000));
        assert!(read(text.as_bytes(), "名册.csv").is_ok());
    }
}
