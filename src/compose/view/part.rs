//! What templates see of the parts of a chapter: `kind`, and the fields of it.

use std::collections::BTreeSet;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::{Fields, numbers, view, write};
use crate::compose::origin_attribute;
use crate::model::{
    self, BlankForm, BodyOfPeople, Chart, ChartNode, Column as _, ColumnKind, Deadline, Goal,
    Goals, Labels, Leadership, Look, Panel, Part, PartKind, Phase, Picture, Responsibility, Rota,
    Table, Tasks, YearFigure, target,
};
use crate::record;

use super::counted::enumerator;

macro_rules! records {
    ($($(#[$doc:meta])* $KEYS:ident $Name:ident $english:literal $chinese:literal $how:ident $($on:ident)?
        { $($(#[$about:meta])* $field:ident $(= $key:literal)?: $kind:tt $($alias:literal)* $(=> $shown:ident)?,)* }
        $(+ $extra:tt)?
    )*) => {
        $(shown! { $($on)?; $Name { $($field [$($shown)? $field] $kind,)* } })*
    };
}

/// A plain record is seen as it was declared.
macro_rules! shown {
    (plain; $Name:ident { $($field:ident [$shown:ident $($own:ident)?] $kind:tt,)* }) => {
        view! { model::$Name as record { $($shown = seen!($kind record.$field)),* } }
    };
    ($($on:ident)?; $Name:ident $fields:tt) => {};
}

/// How a kind of field is seen, where not as it is.
macro_rules! seen {
    (numbering $field:expr) => {
        numbers(&$field)
    };
    ($kind:tt $field:expr) => {
        $field
    };
}

record::all! { records }

macro_rules! kinds_of_part {
    ({ $($(#[$about:meta])* $field:ident: (part $Variant:ident: $kind:tt) $($alias:literal)+,)* }) => {
        impl Fields for Part {
            fn fields<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                match &self.kind {
                    $(PartKind::$Variant(one) => {
                        map.serialize_entry("kind", const { record::key!($field) })?;
                        part!($kind one self map)
                    })*
                }
            }
        }
    };
}

/// How a kind of part is seen.
macro_rules! part {
    (prose $one:ident $part:ident $map:ident) => {
        $map.serialize_entry("paragraphs", $one)
    };
    (references $one:ident $part:ident $map:ident) => {{
        let words: Vec<String> = $one.iter().map(|text| text.text.clone()).collect();
        $map.serialize_entry("cited", &model::joined(&words))?;
        $map.serialize_entry("origin", &origin_attribute::write($part.at))
    }};
    ($kind:tt $one:ident $part:ident $map:ident) => {{
        $map.serialize_entry("place", &origin_attribute::write($part.at))?;
        $one.fields($map)
    }};
}

record::parts! { kinds_of_part [] [] }

impl Serialize for Part {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        write(self, to)
    }
}

/// Parts that stand under one name, whole.
macro_rules! under {
    ($($name:ident: $Noun:ident),*) => {$(
        impl Fields for Box<$Noun> {
            fn fields<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                map.serialize_entry(stringify!($name), &**self)
            }
        }
    )*};
}

under!(body: BodyOfPeople, rota: Rota, form: BlankForm, table: Table, panel: Panel, picture: Picture);

view! {
    Goals as goals {
        style,
        intro,
        items = counted(goals),
        against = shared_year(goals),
        has_units = goals.items.iter().any(|goal| goal.unit.is_some()),
        has_baselines = goals.items.iter().any(|goal| goal.baseline.is_some()),
        has_targets = goals.items.iter().any(|goal| goal.target.is_some()),
        has_owners = goals.items.iter().any(|goal| !goal.owner.is_empty() || goal.responsibility.is_some()),
        has_natures = goals.items.iter().any(|goal| goal.nature.is_some()),
        years = years(goals, |goal| &goal.years),
        baseline_years = years(goals, |goal| &goal.baselines),
    }


    CountedGoal<'_> as one {
        number = one.number,
        end = one.end,
        phrase = one.phrase(),
        name = one.goal.name,
        target = one.target(),
        baseline = one.goal.baseline,
        against = one.goal.against,
        unit = one.goal.unit,
        nature = one.goal.nature,
        years = one.years,
        baselines = one.baselines,
        figures = one.goal.years,
        owner = one.goal.owner,
        responsibility = one.goal.responsibility,
    }

    Leadership as leadership {
        style,
        title,
        shares,
        nobody,
        has_contacts = leadership.shares.iter().any(|share| !share.contacts.is_empty()),
        has_covers = leadership
            .shares
            .iter()
            .any(|share| !(share.mutual.is_empty() && share.cover.is_empty())),
        origin = origin_attribute::write(leadership.at),
    }

    Tasks as tasks {
        style,
        columns,
        table = tasks.columns.iter().map(|column| look(*column, tasks)).collect::<Vec<_>>(),
        labels = tasks.labels,
        items,
    }

    Responsibility as by {
        style,
        wording,
        labels,
        leader = by.leaders(),
        lead = by.task.lead,
        responsible = by.task.responsible,
        accountable = by.task.accountable,
        support = by.task.support,
        others,
        deadline = by.task.deadline,
        dated = by.task.deadline.as_ref().is_some_and(Deadline::is_dated),
        origin = origin_attribute::write(by.task.at),
    }

    Labels as labels {
        leader = labels.of(ColumnKind::Leader),
        lead = labels.of(ColumnKind::Lead),
        responsible = labels.of(ColumnKind::Responsible),
        accountable = labels.of(ColumnKind::Accountable),
        support = labels.of(ColumnKind::Support),
        deadline = labels.of(ColumnKind::Deadline),
    }

    Deadline as deadline {
        text = deadline.words.text, origin = origin_attribute::write(deadline.words.at)
    }

    Phase as phase { name, period = phase.period(), paragraphs = phase.text }

    Chart as chart { chart = chart.kind, nodes }
    ChartNode as node { text, below }
}

/// How a column of tasks is shown: 进展 and 备注 that are asked for and empty are
/// filled in by hand.
fn look(column: ColumnKind, tasks: &Tasks) -> Look {
    let kept = matches!(column, ColumnKind::Progress | ColumnKind::Note);
    Look {
        by_hand: kept && !column.has_value(&tasks.items),
        ..tasks.labels.look(column)
    }
}

/// A goal, and what stands before and behind it in a sentence.
struct CountedGoal<'g> {
    number: String,
    end: &'static str,
    goal: &'g Goal,
    /// Its figures of each year that any has one for.
    years: Vec<Option<&'g model::Text>>,
    baselines: Vec<Option<&'g model::Text>>,
}

impl CountedGoal<'_> {
    /// The target as a sentence says it: 不低于95%.
    fn phrase(&self) -> String {
        let target = self.goal.target.as_ref();
        target.map_or(String::new(), |target| {
            target::in_sentence(&target.text, self.goal.against)
        })
    }

    fn target(&self) -> Option<model::Text> {
        let target = self.goal.target.as_ref();
        target.map(|words| model::Text {
            text: target::in_table(&words.text),
            at: words.at,
        })
    }
}

fn counted(goals: &Goals) -> Vec<CountedGoal<'_>> {
    let (ahead, back) = (
        years(goals, |goal| &goal.years),
        years(goals, |goal| &goal.baselines),
    );
    let last = goals.items.len().saturating_sub(1);
    let items = goals.items.iter().enumerate().map(|(i, goal)| CountedGoal {
        number: goals
            .numbers
            .map(|style| enumerator(style, i + 1))
            .unwrap_or_default(),
        end: if i == last { "。" } else { "；" },
        years: figures(&goal.years, &ahead),
        baselines: figures(&goal.baselines, &back),
        goal,
    });
    items.collect()
}

/// Every year that a goal has a figure for.
fn years(goals: &Goals, of: fn(&Goal) -> &Vec<YearFigure>) -> BTreeSet<u32> {
    let figures = goals.items.iter().flat_map(of);
    figures.filter_map(|figure| figure.year).collect()
}

/// The figures of those years, in order.
fn figures<'g>(figures: &'g [YearFigure], years: &BTreeSet<u32>) -> Vec<Option<&'g model::Text>> {
    let of = |year: &u32| figures.iter().find(|one| one.year == Some(*year));
    years
        .iter()
        .map(|year| of(year).map(|one| &one.figure))
        .collect()
}

/// The year stands in the head of the column where all goals share one.
fn shared_year(goals: &Goals) -> Option<u32> {
    let mut years = goals.items.iter().filter_map(|goal| goal.against);
    let first = years.next();
    first.filter(|year| years.all(|other| other == *year))
}
