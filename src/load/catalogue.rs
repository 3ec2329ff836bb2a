//! Takes all files of a workspace; gives the organisation's records, and a card
//! of each plan.

use rayon::prelude::*;

use super::Input;
use super::decode::{Names, Role};
use super::file::{self, ByteFaults, Loaded};
use super::layers::{self, Settings};
use super::plans::{Card, File, Plans};
use super::raw::{self, Raw};
use super::version;
use crate::diagnostic::{FileId, Report, Sources};

/// What a file is for, and whose it is.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Part {
    role: Role,
    /// The layer that it lies in; none: the office itself.
    layer: Option<usize>,
}

impl Part {
    const OWN_CONFIG: Self = Self {
        role: Role::Config,
        layer: None,
    };
    const OWN_DATA: Self = Self {
        role: Role::Data,
        layer: None,
    };
}

/// What a file is seen to be.
enum Seen {
    /// Nothing that can be had.
    Nothing(Report),
    /// Records that are kept, perhaps a plan among them.
    Records(String, ByteFaults),
    /// A plan and nothing else; its head, where that stands first.
    Plan(Option<String>),
}

/// Reads what is no plan, and of plans what all must know of each other. Files
/// that are no YAML, and what was issued, are left out.
///
/// Records that could be read in part are kept, so that one fault does not make
/// others; whoever builds asks the report for errors first. What is wrong with
/// a plan's file is told when it is opened, unless nothing can be made of it.
pub fn catalogue(inputs: Vec<Input>, settings: Settings) -> (Raw, Plans, Sources, Report) {
    let layers = settings.layers.iter().map(|layer| &layer.config);
    let mut configs = settings.own.iter().chain(layers);
    if let Some((sources, report)) = configs.find_map(version::refused) {
        return (
            Raw::default(),
            Plans::new(Names::default()),
            sources,
            report,
        );
    }
    let data = inputs
        .into_iter()
        .filter(|input| file::is_data(&input.path));
    let data = data.map(|input| (input, Part::OWN_DATA));
    let own = settings.own.into_iter().map(|c| (c, Part::OWN_CONFIG));
    let mut files: Vec<(Input, Part)> = own.chain(data).collect();
    let mut paths = Vec::new();
    for (number, layer) in settings.layers.into_iter().enumerate() {
        paths.push(layer.path);
        let part = |role| Part {
            role,
            layer: Some(number),
        };
        files.push((layer.config, part(Role::Config)));
        files.extend(layer.data.into_iter().map(|d| (d, part(Role::Data))));
    }
    let seen: Vec<Seen> = files.par_iter().map(seen).collect();
    let (mut sources, mut report, mut raw) =
        (Sources::default(), Report::default(), Raw::default());
    let (mut records, mut plans) = (Vec::new(), Vec::new());
    for ((input, part), seen) in files.into_iter().zip(seen) {
        match seen {
            Seen::Nothing(faults) => report.extend(faults),
            Seen::Plan(head) => {
                let fetch = std::sync::Arc::new(input.clone());
                let id = sources.add_elsewhere(input.path.clone(), fetch);
                plans.push((id, input, head));
            }
            Seen::Records(text, faults) => {
                let id = sources.add(input.path.clone(), text);
                if !faults.readable {
                    raw.broken.push(id);
                }
                records.push((id, part, faults.readable, input));
                report.extend(faults.report(id));
            }
        }
    }
    let (names, mut cards) = read_records(records, paths, &sources, &mut raw, &mut report);
    if let Some(reason) = settings.refused {
        let by = raw.layers.last().map_or(&raw.config, |layer| &layer.config);
        report.extend(layers::refused(by, reason).into_iter().collect());
    }
    let read = |(id, input, head): (FileId, Input, Option<String>)| {
        (card(id, &input, head.as_deref(), &sources, &names), input)
    };
    let read: Vec<_> = plans.into_par_iter().map(read).collect();
    for (found, input) in read {
        match found {
            Ok(card) => cards.push((card, File { input, told: false })),
            Err(unread) => {
                raw.take_in(unread.0);
                report.extend(unread.1);
            }
        }
    }
    cards.sort_by_key(|(card, _)| card.file);
    let mut plans = Plans::new(names);
    cards
        .into_iter()
        .for_each(|(card, file)| plans.add(card, file));
    raw.broken.sort();
    (raw, plans, sources, report)
}

fn seen((input, part): &(Input, Part)) -> Seen {
    let (text, faults) = match input.bytes.get() {
        Ok(bytes) => file::text(&bytes),
        Err(fault) => return Seen::Nothing([*fault].into_iter().collect()),
    };
    if *part == Part::OWN_DATA && faults.readable && file::is_only_plan(&text) {
        return Seen::Plan(file::head(&text).map(str::to_owned));
    }
    Seen::Records(text, faults)
}

/// Reads what defines names first: plans need them to tell a list from a title.
fn read_records(
    files: Vec<(FileId, Part, bool, Input)>,
    layers: Vec<String>,
    sources: &Sources,
    raw: &mut Raw,
    report: &mut Report,
) -> (Names, Vec<(Card, File)>) {
    let read = |names: &Names, plans: bool| -> Vec<Loaded> {
        let files = files.par_iter().filter(|(id, _, readable, _)| {
            *readable && file::is_plan(&sources.get(*id).text()) == plans
        });
        files
            .map(|(id, part, ..)| file::read(*id, &sources.get(*id).text(), part.role, names))
            .collect()
    };
    let mut loaded = read(&Names::default(), false);
    let names = Names::of(loaded.iter().map(|file| &file.raw));
    loaded.extend(read(&names, true));
    loaded.sort_by_key(|file| file.id);
    let mut cards = Vec::new();
    let mut below: Vec<(Raw, raw::Layer)> = layers.into_iter().map(layer).collect();
    for mut file in loaded {
        sources.note_edits(file.id, file.edits);
        report.extend(file.report);
        let part = files.iter().find(|(id, ..)| *id == file.id);
        let layer = part.and_then(|(_, part, ..)| Some((part.role, part.layer?)));
        if let Some((role, number)) = layer {
            let (records, layer) = &mut below[number];
            match role {
                Role::Config => (layer.config, layer.file) = (file.raw.config, file.id),
                Role::Data => {
                    report.extend(layers::strangers(&file.raw));
                    records.take_in(file.raw);
                }
            }
            continue;
        }
        for plan in std::mem::take(&mut file.raw.plans) {
            let input = files.iter().find(|(id, ..)| *id == file.id);
            cards.extend(input.map(|(.., input)| {
                let file = File {
                    input: input.clone(),
                    told: true,
                };
                (Card::of(&plan), file)
            }));
        }
        raw.take_in(file.raw);
    }
    if raw.config.is_layer() {
        report.extend(layers::strangers(raw));
    }
    for (records, layer) in below {
        raw.rest_on(records);
        raw.layers.push(layer);
    }
    (names, cards)
}

/// A layer of which nothing has been read yet.
fn layer(path: String) -> (Raw, raw::Layer) {
    let layer = raw::Layer {
        path,
        config: raw::Config::default(),
        file: FileId(0),
    };
    (Raw::default(), layer)
}

/// The card of a plan: from its head, where nothing is wrong with that, else
/// from all of its file. What cannot be made out, and why, where there is none.
fn card(
    id: FileId,
    input: &Input,
    head: Option<&str>,
    sources: &Sources,
    names: &Names,
) -> Result<Card, Box<(Raw, Report)>> {
    let read = head.map(|head| file::read(id, head, Role::Data, names));
    let clean = read.filter(|read| read.report.is_empty() && read.edits.is_empty());
    if let Some(plan) = clean.as_ref().and_then(|read| read.raw.plans.first()) {
        return Ok(Card::of(plan));
    }
    let (raw, report) = file::whole(id, input, sources, names);
    match raw.plans.first() {
        Some(plan) => Ok(Card::of(plan)),
        None => Err(Box::new((raw, report))),
    }
}

/// Puts other bytes in the place of a plan's file that holds nothing else, where what
/// all must know of it stays the same: only the plan itself is another then. Says
/// whether it was done.
pub fn retype(plans: &mut Plans, id: FileId, bytes: Vec<u8>, sources: &mut Sources) -> bool {
    let Some((known, held, names)) = plans.place(id) else {
        return false;
    };
    let input = Input {
        path: held.input.path.clone(),
        bytes: bytes.into(),
    };
    let text = super::text_of(&input);
    if held.told || !file::is_only_plan(&text) {
        return false;
    }
    let head = file::head(&text).map(str::to_owned);
    let now = card(id, &input, head.as_deref(), sources, names);
    if now.as_ref().ok() != Some(known) {
        return false;
    }
    sources.replace(id, std::sync::Arc::new(input.clone()));
    held.input = input;
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: [&str; 3] = [
        include_str!("../../data/plans/petition-2026.yaml"),
        include_str!("../../data/plans/work-2026.yaml"),
        include_str!("../../data/plans/duty-2026.yaml"),
    ];

    fn cards(data: &[(&str, &str)]) -> Vec<Card> {
        let input = |(path, text): &(&str, &str)| Input {
            path: path.to_string(),
            bytes: text.as_bytes().to_vec().into(),
        };
        let (_, plans, ..) = catalogue(data.iter().map(input).collect(), Settings::default());
        plans.cards().to_vec()
    }

    #[test]
    fn a_card_is_the_same_from_the_head_and_from_the_whole() {
        for text in SAMPLE {
            let head = file::head(text).unwrap();
            assert!(head.len() < text.len() && text.starts_with(head));
            // A mistake below the head has the whole file read.
            let whole = format!("{text}\nremark: none\n");
            let of_head = cards(&[("data/a.yaml", text)]);
            let read = file::read(FileId(0), &whole, Role::Data, &Names::default());
            assert_eq!(of_head, [Card::of(&read.raw.plans[0])]);
        }
    }

    #[test]
    fn a_head_ends_where_the_next_record_begins() {
        let head = "# 方案\nplan:\n  id: a\n  title: 甲\n\n# 章节\n";
        let text = format!("{head}sections:\n  - heading: 一\n");
        assert_eq!(file::head(&text), Some(head));
        for other in [
            "sections: []\nplan: {id: a}\n",
            "plan：\n  id: a\n",
            "---\n",
            "",
        ] {
            assert_eq!(file::head(other), None, "{other}");
        }
    }

    #[test]
    fn what_a_head_does_not_tell_is_read_from_the_whole() {
        // A quotation that runs over lines which look like the next record.
        let odd = "plan:\n  id: a\n  title: \"甲\nsections: 乙\"\n";
        // An alias of what stands further down; the plan behind its chapters.
        let last = "sections: [{heading: 一}]\nplan: {id: b, title: 乙}\n";
        let found = cards(&[("data/a.yaml", odd), ("data/b.yaml", last)]);
        let titles: Vec<&str> = found.iter().map(|card| card.title.as_str()).collect();
        assert_eq!(titles, ["甲 sections: 乙", "乙"]);
    }
}
