//! Takes an edited text and the file as it was typed; gives the edited text with
//! the line ends of that file. Texts are read with `\n` alone, whatever a file has.

use super::applied::differing;

/// `new` is what became of `typed`; each line that stays keeps its own end, each
/// new line gets the one that most lines have.
pub fn restored(typed: &str, new: &str) -> String {
    if !typed.contains('\r') {
        return new.to_string();
    }
    let (old, ends) = split(typed);
    let windows = ends.iter().filter(|end| **end == "\r\n").count();
    let usual = if windows * 2 >= ends.len() {
        "\r\n"
    } else {
        "\n"
    };
    let mut out = String::with_capacity(new.len() + ends.len());
    let mut ends = ends.into_iter();
    let line = |out: &mut String, line: &str, end: Option<&str>| match line.strip_suffix('\n') {
        Some(words) => {
            out.push_str(words);
            out.push_str(end.unwrap_or(usual));
        }
        None => out.push_str(line),
    };
    let mut reached = 0;
    for piece in differing(&old, new) {
        for same in new[reached..piece.at].split_inclusive('\n') {
            line(&mut out, same, ends.next());
        }
        reached = piece.at + piece.length;
        // A line that is replaced by one keeps the end of the one before.
        let gone = piece.text.split_inclusive('\n').map(|_| ends.next());
        let mut gone: Vec<Option<&str>> = gone.collect();
        gone.reverse();
        for other in new[piece.at..reached].split_inclusive('\n') {
            line(&mut out, other, gone.pop().flatten());
        }
    }
    for same in new[reached..].split_inclusive('\n') {
        line(&mut out, same, ends.next());
    }
    out
}

/// The text with `\n` alone, and the end that each of its lines had.
fn split(typed: &str) -> (String, Vec<&str>) {
    let (mut text, mut ends) = (String::with_capacity(typed.len()), Vec::new());
    let mut rest = typed;
    while let Some(at) = rest.find(['\r', '\n']) {
        let end = if rest[at..].starts_with("\r\n") { 2 } else { 1 };
        text.push_str(&rest[..at]);
        text.push('\n');
        ends.push(&rest[at..at + end]);
        rest = &rest[at + end..];
    }
    (text + rest, ends)
}

/// The text as it is read.
pub fn plain(typed: &str) -> String {
    split(typed).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_windows_keeps_its_line_ends() {
        let typed = "a: 1\r\nb: 2\r\nc: 3";
        assert_eq!(
            restored(typed, "a: 1\nb: 2\nx: 9\nc: 3"),
            "a: 1\r\nb: 2\r\nx: 9\r\nc: 3"
        );
        assert_eq!(
            restored(typed, "a: 1, d: 4\nb: 2\nc: 3"),
            "a: 1, d: 4\r\nb: 2\r\nc: 3"
        );
    }

    #[test]
    fn where_line_ends_are_mixed_each_stays() {
        let typed = "a: 1\r\nb: 2\nc: 3\r\nd: 4\n";
        let new = "a: 1\nb: 7\nc: 3\nx: 9\nd: 4\n";
        assert_eq!(restored(typed, new), "a: 1\r\nb: 7\nc: 3\r\nx: 9\r\nd: 4\n");
        assert_eq!(restored(typed, &plain(typed)), typed);
    }
}
