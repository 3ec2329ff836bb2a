//! Laws, regulations and higher documents that plans rest on.

use chrono::NaiveDate;

use crate::diagnostic::Origin;

/// A law, regulation or document.
#[derive(Debug, Clone, PartialEq)]
pub struct Basis {
    /// Its id.
    pub id: String,
    /// Its title, without 《》.
    pub title: String,
    /// Its number, with 〔〕.
    pub number: Option<String>,
    /// First day in force.
    pub effective: Option<NaiveDate>,
    /// First day no longer in force.
    pub repealed: Option<NaiveDate>,
    /// Id or title of what took its place.
    pub successor: Option<String>,
    /// Where it was written.
    pub at: Origin,
}

impl Basis {
    /// 《信访工作条例》: marks within the title become 〈〉.
    pub fn quoted(&self) -> String {
        quoted(&self.title)
    }

    /// Title and number as a text cites it: 《…》（…〔2015〕20号).
    pub fn cited(&self) -> String {
        match &self.number {
            Some(number) => format!("{}（{number}）", self.quoted()),
            None => self.quoted(),
        }
    }
}

/// A title between 《》, marks within it 〈〉 (GB/T 15834 4.16).
pub fn quoted(title: &str) -> String {
    let title = title.trim();
    let bare = title.strip_prefix('《').and_then(|t| t.strip_suffix('》'));
    // 《甲》和《乙》 is no title between marks.
    let bare = bare.filter(|t| !t.contains('》') || t.find('《') < t.find('》'));
    let inner = bare
        .unwrap_or(title)
        .replace('《', "〈")
        .replace('》', "〉");
    format!("《{inner}》")
}

/// Citations one after the other: 、 stands only where a bracket ends the one
/// before (GB/T 15834 4.5.3.5).
pub fn joined(cited: &[String]) -> String {
    let mut out = String::new();
    for one in cited {
        let titles_meet = out.ends_with('》') && one.starts_with('《');
        if !out.is_empty() && !titles_meet {
            out.push('、');
        }
        out.push_str(one);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_within_titles_take_the_lesser_marks() {
        assert_eq!(quoted("信访工作条例"), "《信访工作条例》");
        assert_eq!(quoted("《信访工作条例》"), "《信访工作条例》");
        assert_eq!(
            quoted("关于贯彻《信访工作条例》的意见"),
            "《关于贯彻〈信访工作条例〉的意见》"
        );
    }

    #[test]
    fn a_pause_mark_stands_after_a_number_only() {
        let list = ["《甲》", "《乙》（国办发〔2015〕20号）", "《丙》"].map(String::from);
        assert_eq!(joined(&list), "《甲》《乙》（国办发〔2015〕20号）、《丙》");
    }
}
