//! Takes what was read; finds the parts of an official document: head, title,
//! text, tables, record, page numbers.

use super::lines::{Line, lines};
use super::row::Spot;
use crate::read::pdf::{Char, Colour, Direction, Rule, Sheet, Sheets};

/// A document whose parts have been found.
pub(super) struct Document<'a> {
    /// All that was read.
    pub sheets: &'a Sheets,
    /// Lines per page without tables, page numbers, marks and record.
    pub pages: Vec<Vec<Line<'a>>>,
    /// Page number per page.
    pub numbers: Vec<Option<Line<'a>>>,
    /// Tables.
    pub tables: Vec<Table>,
    /// Rules of the record, from the top, and its lines, on the last page.
    pub record: (Vec<Rule>, Vec<Line<'a>>),
}

/// Rules that touch each other.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// Page, from 0.
    pub page: usize,
    /// Left, top, right, bottom, mm on the upright sheet.
    pub bounds: [f32; 4],
    /// Its rules.
    pub rules: Vec<Rule>,
    /// Whether its text runs upwards.
    pub turned: bool,
}

impl Table {
    /// Where it stands.
    pub(super) fn spot(&self) -> Spot {
        Spot::part(self.page, self.bounds)
    }

    fn holds(&self, c: &Char) -> bool {
        let [left, top, right, bottom] = self.bounds;
        (left - 1.0..=right).contains(&c.x) && (top..=bottom + 1.0).contains(&c.y)
    }
}

/// Lower edge of the type area, mm.
pub(super) const BOTTOM: f32 = 262.0;

impl<'a> Document<'a> {
    pub(super) fn new(sheets: &'a Sheets) -> Self {
        let mut tables = Vec::new();
        for (page, sheet) in sheets.pages.iter().enumerate() {
            tables.extend(find_tables(page, sheet));
        }
        let last = sheets.pages.len() - 1;
        let rules = record_rules(&sheets.pages[last], last, &tables);
        let record_top = rules.first().map_or(f32::MAX, |r| r.y);
        let mut document = Self {
            sheets,
            pages: Vec::new(),
            numbers: Vec::new(),
            tables,
            record: (rules, Vec::new()),
        };
        for page in 0..sheets.pages.len() {
            let in_table = |c: &Char| {
                let mut on_page = document.tables.iter().filter(|t| t.page == page);
                on_page.any(|t| t.holds(c))
            };
            let all = lines(sheets, page, |_, c| is_mark(c) || in_table(c));
            let mut kept = Vec::new();
            let mut number = None;
            for line in all {
                if is_page_number(&line) {
                    number = Some(line);
                } else if line.leads_to_page() {
                    // A table of contents is read with the headings it names.
                } else if page == last && line.y > record_top {
                    document.record.1.push(line);
                } else {
                    kept.push(line);
                }
            }
            document.pages.push(kept);
            document.numbers.push(number);
        }
        document
    }

    /// All lines of text, in order.
    pub(super) fn lines(&self) -> impl Iterator<Item = &Line<'a>> {
        self.pages.iter().flatten()
    }

    /// Lines in 3号 below the head: text, headings, lists.
    pub(super) fn body(&self) -> impl Iterator<Item = &Line<'a>> {
        let head = self.red_rules().into_iter().find(|r| r.y < BOTTOM);
        let head = head.map_or(0.0, |r| r.y);
        self.lines()
            .filter(|line| is_size_3(line.size()) && line.first().ink != Colour::Red)
            .filter(move |line| line.page > 0 || line.y > head)
    }

    /// Lines of the issuer's mark: large, red, on page 1.
    pub(super) fn marks(&self) -> Vec<&Line<'a>> {
        let lines = self.pages[0].iter();
        lines.filter(|l| l.first().ink == Colour::Red).collect()
    }

    /// What the issuer's mark says, if it ends so.
    pub(super) fn mark_ends(&self, words: &[&str]) -> bool {
        let last = self.marks().last().map(|l| l.text());
        last.is_some_and(|text| words.iter().any(|w| text.trim_end().ends_with(w)))
    }

    /// Whether it is an order: a mark ending in 令, and no red rule.
    pub(super) fn is_order(&self) -> bool {
        self.red_rules().is_empty() && self.mark_ends(&["令"])
    }

    /// Whether it has a main part: an attachment kept apart has none, whichever
    /// way its first page is turned.
    pub(super) fn has_body(&self) -> bool {
        let upright = |c: &&Char| c.direction == Direction::Right && !c.artifact;
        if !self.sheets.pages[0].chars.iter().any(|c| upright(&c)) {
            return false;
        }
        let first = self.lines().next().map(Line::text);
        !first.is_some_and(|text| is_label(&text) || text.contains("号附件"))
    }

    /// The rules in red on page 1, across most of the page.
    pub(super) fn red_rules(&self) -> Vec<Rule> {
        let rules = self.sheets.pages[0].rules.iter();
        rules
            .filter(|r| r.ink == Colour::Red && r.is_level() && r.width > 120.0)
            .copied()
            .collect()
    }

    /// Whether it is a letter: red rules at the top and at the foot of page 1.
    pub(super) fn is_letter(&self) -> bool {
        self.red_rules().iter().any(|r| r.y > BOTTOM)
    }

    /// The title on page 1: its lines in 2号 below the head.
    pub(super) fn title(&self) -> Vec<&Line<'a>> {
        if !self.has_body() {
            return Vec::new();
        }
        title_of(&self.pages[0])
    }

    /// Pages that begin with 附件 or 附件N, the label first.
    pub(super) fn attachments(&self) -> Vec<&[Line<'a>]> {
        let labelled = |lines: &&Vec<Line>| lines.first().is_some_and(|l| is_label(&l.text()));
        self.pages
            .iter()
            .filter(labelled)
            .map(Vec::as_slice)
            .collect()
    }
}

/// The first lines in 2号, one below the other.
pub(super) fn title_of<'p, 'a>(lines: &'p [Line<'a>]) -> Vec<&'p Line<'a>> {
    let mut title: Vec<&Line> = Vec::new();
    for line in lines {
        if is_size_2(line.size()) && line.first().ink != Colour::Red {
            title.push(line);
        } else if !title.is_empty() {
            break;
        }
    }
    title
}

/// 附件, or 附件 and a number.
pub(super) fn is_label(text: &str) -> bool {
    let number = text.trim().strip_prefix("附件");
    number.is_some_and(|n| n.chars().all(|c| c.is_ascii_digit()))
}

/// 2号: 21 to 22.05 pt.
pub(super) fn is_size_2(size: f32) -> bool {
    (20.95..=22.1).contains(&size)
}

/// 3号: 15.7 to 16.05 pt.
pub(super) fn is_size_3(size: f32) -> bool {
    (15.65..=16.1).contains(&size)
}

/// 4号: 13.75 to 14.05 pt.
pub(super) fn is_size_4(size: f32) -> bool {
    (13.7..=14.1).contains(&size)
}

/// The mark of a draft: large, pale or askew.
fn is_mark(c: &Char) -> bool {
    c.direction == Direction::Askew
        || c.ink == Colour::White
        || c.ink == Colour::Other && (c.artifact || c.size > 40.0)
}

fn is_page_number(line: &Line) -> bool {
    let text = line.text();
    let bare = text.trim_matches(|c: char| c.is_whitespace() || "—–-－".contains(c));
    line.y > BOTTOM && !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit())
}

fn find_tables(page: usize, sheet: &Sheet) -> Vec<Table> {
    // So many rules are a drawing, and comparing them all takes too long.
    if sheet.rules.len() > 5000 {
        return Vec::new();
    }
    let mut groups: Vec<Vec<Rule>> = Vec::new();
    for rule in &sheet.rules {
        let touches = |group: &Vec<Rule>| group.iter().any(|other| touch(rule, other));
        let (near, far): (Vec<_>, Vec<_>) = groups.into_iter().partition(touches);
        groups = far;
        let mut joined: Vec<Rule> = near.into_iter().flatten().collect();
        joined.push(*rule);
        groups.push(joined);
    }
    let grids = groups.into_iter().filter(|rules| {
        let level = rules.iter().filter(|r| r.is_level()).count();
        level >= 2 && rules.len() - level >= 2
    });
    let mut tables: Vec<Table> = grids
        .map(|rules| {
            let bounds = bounds(&rules);
            let mut table = Table {
                page,
                bounds,
                rules,
                turned: false,
            };
            let inside = || sheet.chars.iter().filter(|c| table.holds(c));
            let up = inside().filter(|c| c.direction == Direction::Up).count();
            table.turned = 2 * up > inside().count();
            table
        })
        .collect();
    tables.sort_by(|a, b| a.bounds[1].total_cmp(&b.bounds[1]));
    tables
}

fn touch(a: &Rule, b: &Rule) -> bool {
    const NEAR: f32 = 0.5;
    a.x <= b.x + b.width + NEAR
        && b.x <= a.x + a.width + NEAR
        && a.y <= b.y + b.height + NEAR
        && b.y <= a.y + a.height + NEAR
}

fn bounds(rules: &[Rule]) -> [f32; 4] {
    rules.iter().fold([f32::MAX, f32::MAX, 0.0, 0.0], |b, r| {
        [
            b[0].min(r.x),
            b[1].min(r.y),
            b[2].max(r.x + r.width),
            b[3].max(r.y + r.height),
        ]
    })
}

/// Level black rules as wide as the type area below the text of the last page,
/// outside tables.
fn record_rules(sheet: &Sheet, page: usize, tables: &[Table]) -> Vec<Rule> {
    let in_table = |rule: &Rule| {
        let mut on_page = tables.iter().filter(|t| t.page == page);
        on_page.any(|t| t.rules.contains(rule))
    };
    let text = sheet
        .chars
        .iter()
        .filter(|c| is_size_3(c.size) && c.y < BOTTOM);
    let foot = text.map(|c| c.y).fold(0.0, f32::max);
    let mut rules: Vec<Rule> = sheet
        .rules
        .iter()
        .filter(|r| r.is_level() && r.width > 150.0 && r.ink == Colour::Black && r.y > foot)
        .filter(|r| !in_table(r))
        .copied()
        .collect();
    rules.sort_by(|a, b| a.y.total_cmp(&b.y));
    rules
}
