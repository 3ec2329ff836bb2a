//! Takes the elements of an SVG; gives whether any asks for what is not drawn, and
//! whether they are few enough with all of their copies.

use std::collections::HashMap;

use roxmltree::{Document as Tree, Node};

use super::super::Unusable;
use super::{DEPTH, ELEMENTS, Refused};

/// Elements of arrow heads times characters of lines: each point of a line may have
/// a head.
const HEADS: usize = 2_000_000;

pub(super) fn look_through(tree: &Tree) -> Result<(), Unusable> {
    let mut heads = 0;
    let mut points = 0;
    for node in tree.descendants().filter(Node::is_element) {
        if node.ancestors().take(DEPTH + 1).count() > DEPTH {
            return Err(Unusable::Intricate);
        }
        if let Some(refused) = element(node) {
            return Err(Unusable::Refused(refused));
        }
        if let Some(refused) = node.attributes().find_map(|at| attribute(node, &at)) {
            return Err(Unusable::Refused(refused));
        }
        if node
            .ancestors()
            .any(|above| above.has_tag_name_of("marker"))
        {
            heads += 1;
        }
        points += ["d", "points"]
            .iter()
            .filter_map(|name| node.attribute(*name))
            .map(str::len)
            .sum::<usize>();
    }
    if heads * points > HEADS || copies(tree) > ELEMENTS {
        return Err(Unusable::Intricate);
    }
    Ok(())
}

/// What an element cannot be drawn for.
fn element(node: Node) -> Option<Refused> {
    match node.tag_name().name() {
        "text" => Some(Refused::Words),
        "foreignObject" => Some(Refused::Words),
        "image" | "feImage" => Some(Refused::Photograph),
        "script" | "animate" | "animateMotion" | "animateTransform" | "set" | "iframe"
        | "video" | "audio" | "canvas" => Some(Refused::Program),
        "style" => node
            .text()
            .filter(|text| text.contains("@import") || points_elsewhere(text))
            .map(|_| Refused::Elsewhere),
        _ => None,
    }
}

fn attribute(node: Node, attribute: &roxmltree::Attribute) -> Option<Refused> {
    let (name, value) = (attribute.name(), attribute.value());
    match name {
        // A link is not followed, and draws nothing.
        "href" if !node.has_tag_name_of("a") => {
            (!value.trim_start().starts_with('#')).then_some(Refused::Elsewhere)
        }
        _ if name.starts_with("on") => Some(Refused::Program),
        _ => points_elsewhere(value).then_some(Refused::Elsewhere),
    }
}

/// Whether a style names something outside of the file.
fn points_elsewhere(style: &str) -> bool {
    let named = style.split("url(").skip(1);
    let mut named = named.map(|name| name.trim_start_matches(['"', '\'', ' ']));
    named.any(|name| !name.starts_with('#'))
}

/// How many elements there are once every `use` is what it names.
fn copies(tree: &Tree) -> usize {
    let named: HashMap<&str, Node> = tree
        .descendants()
        .filter_map(|node| Some((node.attribute("id")?, node)))
        .collect();
    let mut known = HashMap::new();
    count(tree.root_element(), &named, &mut known, 0)
}

fn count<'t>(
    node: Node<'t, 't>,
    named: &HashMap<&str, Node<'t, 't>>,
    known: &mut HashMap<roxmltree::NodeId, usize>,
    depth: usize,
) -> usize {
    if let Some(count) = known.get(&node.id()) {
        return *count;
    }
    if depth > DEPTH {
        return ELEMENTS + 1;
    }
    // One that names itself, however far round, is drawn by nobody.
    known.insert(node.id(), 0);
    let link = node
        .attributes()
        .find(|attribute| attribute.name() == "href")
        .filter(|_| node.has_tag_name_of("use"))
        .and_then(|link| named.get(link.value().trim().trim_start_matches('#')));
    let below = node.children().filter(Node::is_element);
    let counts = below.chain(link.copied());
    let counts = counts.map(|node| count(node, named, known, depth + 1));
    // Doubled a few hundred times, a number is no number any more.
    let sum = counts.fold(1, |sum: usize, count| sum.saturating_add(count));
    known.insert(node.id(), sum);
    sum
}

/// Names of elements, in whatever namespace: programs differ in their care.
trait Named {
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl Named for Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.tag_name().name() == name
    }
}
