//! Takes chapters and parts as written; gives them resolved.

use crate::diagnostic::At;
use crate::load::raw::{self, Clause};
use crate::model::{
    HeadingStyle, Labels, LevelStyle, NumberStyle, Part, PartKind, ResponsibilityStyle,
    ResponsibilityWording, Section,
};

use super::Context;
use super::frame::Frame;

/// How it is said behind a clause who answers for it, unless a chapter has it
/// otherwise.
#[derive(Clone, Copy, Default)]
pub(super) struct Said {
    pub style: ResponsibilityStyle,
    pub wording: Option<ResponsibilityWording>,
    /// Whether the sign of their level is said once for several units.
    pub level_once: bool,
    /// Whether leaders stand in the annexed table alone.
    pub no_leaders: bool,
}

impl Said {
    /// As a plan or chapter has it.
    pub(super) fn or(
        self,
        style: &Option<At<ResponsibilityStyle>>,
        wording: &Option<At<ResponsibilityWording>>,
    ) -> Self {
        Self {
            style: style.as_ref().map_or(self.style, |style| style.value),
            wording: wording
                .as_ref()
                .map_or(self.wording, |wording| Some(wording.value)),
            ..self
        }
    }
}

/// What parts need to know of the plan they stand in.
pub(super) struct Around<'a> {
    pub title: &'a str,
    pub frame: Frame,
    /// What is laid on somebody in the plan, for `tasks: from-plan`.
    pub clauses: &'a [Clause<'a>],
    pub said: Said,
    /// How chapters and items that stand here are counted, from their level down.
    pub numbers: &'a [LevelStyle],
    /// How the plan sets headings that text follows.
    pub headings: HeadingStyle,
    /// What the plan calls the columns and rows of tasks.
    pub labels: &'a Labels,
}

/// How levels are counted, where it does not say so itself.
pub(super) fn own_or<'n>(own: &'n [LevelStyle], around: &'n [LevelStyle]) -> &'n [LevelStyle] {
    if own.is_empty() { around } else { own }
}

/// How what stands below a chapter is counted, where not as around it: rules have
/// articles below their 节, and right below a chapter that has none.
fn numbering(raw: &raw::Section, around: &[LevelStyle]) -> Vec<LevelStyle> {
    let below = around.get(1..).unwrap_or_default();
    let is = |style: NumberStyle| move |level: &LevelStyle| level.style == style;
    match below.iter().position(is(NumberStyle::Article)) {
        Some(article)
            if raw.numbering.is_empty()
                && raw.sections.is_empty()
                && below[..article].iter().any(is(NumberStyle::Section)) =>
        {
            below[article..].to_vec()
        }
        _ => raw.numbering.clone(),
    }
}

/// What the chapter says, else the plan, where text follows the heading.
fn heading_style(raw: &raw::Section, usual: HeadingStyle) -> HeadingStyle {
    let own = raw.heading_style.as_ref().map(|style| style.value);
    let followed = matches!(
        raw.body.first().map(|part| &part.kind),
        Some(raw::PartKind::Text(_))
    );
    own.unwrap_or(match followed {
        true => usual,
        false => HeadingStyle::StandAlone,
    })
}

impl Context<'_> {
    pub(super) fn section(&mut self, raw: &raw::Section, around: &Around<'_>) -> Section {
        let said = around
            .said
            .or(&raw.responsibility_style, &raw.responsibility_wording);
        let numbering = numbering(raw, around.numbers);
        let below = around.numbers.get(1..).unwrap_or_default();
        let numbers = match numbering.is_empty() {
            true => below,
            false => &numbering,
        };
        let around = &Around {
            said,
            numbers,
            ..*around
        };
        let style = heading_style(raw, around.headings);
        let run_in = style == HeadingStyle::RunIn;
        let heading = raw.heading.as_ref().map(|heading| match run_in {
            // The text goes on behind it: a sentence may end as one.
            true => self.heading_within(heading),
            false => self.heading(heading),
        });
        let mut body = self.each(&raw.body, around);
        if !raw.basis.is_empty() {
            let kind = PartKind::Basis(self.cited(&raw.basis));
            body.insert(0, Part { kind, at: raw.at });
        }
        Section {
            heading,
            heading_style: style,
            numbering: numbering.clone(),
            responsibility: raw
                .responsibility
                .as_ref()
                .map(|by| self.responsibility(by, around)),
            body,
            sections: self.each(&raw.sections, around),
            at: raw.at,
        }
    }
}
