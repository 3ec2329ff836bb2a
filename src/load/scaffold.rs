//! Takes the outline of a plan with questions in it, `<<name|question|answer>>`;
//! gives the questions, and the plan with their answers.

use super::edit::Value;

/// A question of an outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What its answer is called, on the command line too.
    pub name: String,
    /// The question itself.
    pub words: String,
    /// The answer where none is given; empty where one is needed.
    pub default: String,
}

/// The questions, each once, in the order in which they first stand there.
pub fn questions(outline: &str) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    for (_, _, inner) in blanks(outline) {
        let mut parts = inner.splitn(3, '|').map(str::trim);
        let question = Question {
            name: parts.next().unwrap_or_default().to_string(),
            words: parts.next().unwrap_or_default().to_string(),
            default: parts.next().unwrap_or_default().to_string(),
        };
        // A remark may name what is asked further down.
        match questions.iter_mut().find(|q| q.name == question.name) {
            Some(known) if known.words.is_empty() => *known = question,
            Some(_) => {}
            None => questions.push(question),
        }
    }
    questions
}

/// The outline with every question answered; what has no answer stays empty.
pub fn filled(outline: &str, answer: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(outline.len());
    let (mut reached, mut line) = (0, 0);
    for (start, end, inner) in blanks(outline) {
        let name = inner.split('|').next().unwrap_or_default().trim();
        let value = answer(name).unwrap_or_default().replace(['\n', '\r'], " ");
        let between = &outline[reached..start];
        if let Some(last) = between.rfind('\n') {
            line = out.len() + last + 1;
        }
        out.push_str(between);
        // Within a remark nothing is quoted.
        match out[line..].trim_start().starts_with('#') {
            true => out.push_str(&value),
            false => out.push_str(&Value::Text(value).typed(false, false)),
        }
        reached = end;
    }
    out.push_str(&outline[reached..]);
    out
}

/// Where the questions stand, and what stands between their brackets.
fn blanks(outline: &str) -> Vec<(usize, usize, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = outline[from..].find("<<").map(|i| from + i) {
        let Some(end) = outline[start..].find(">>").map(|i| start + i) else {
            break;
        };
        found.push((start, end + 2, &outline[start + 2..end]));
        from = end + 2;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_asked_once_and_answers_quoted_where_needed() {
        let outline = "# <<title>>\nplan:\n  title: <<title|标题>>\n  form: <<form|格式|plain>>\n  id: <<id>>\n";
        let names: Vec<String> = questions(outline).into_iter().map(|q| q.name).collect();
        assert_eq!(names, ["title", "form", "id"]);
        assert_eq!(questions(outline)[0].words, "标题");
        let answer = |name: &str| match name {
            "title" => Some("方案: 甲".to_string()),
            "form" => Some("plain".to_string()),
            _ => Some("2027".to_string()),
        };
        assert_eq!(
            filled(outline, answer),
            "# 方案: 甲\nplan:\n  title: \"方案: 甲\"\n  form: plain\n  id: \"2027\"\n"
        );
        assert_eq!(filled("a << b", |_| None), "a << b");
    }
}
