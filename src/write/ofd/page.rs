//! Takes a page; gives its `Content.xml`: what is text of the document in the body,
//! what is not (page numbers, repeated heads, rules) in layers before and behind it.

use super::document::{actions, sheet};
use super::{Context, Ids, OFD, mm, xml};
use crate::document::{Drawing, Outline};
use crate::layout::pages::{Glyph, Ink, Item, Page, Picture, Rule, TextRun};
use crate::picture::drawn;
use crate::write::xml::Xml;

const MM: f32 = 25.4 / 72.0;

/// The objects of a page.
pub(super) fn content(context: &Context, number: usize, ids: &mut Ids) -> Vec<u8> {
    let page = &context.pages.pages[number];
    let mut writer = Writer {
        out: xml(),
        context,
        ids,
        turned: None,
    };
    writer.out.open("ofd:Page", &[("xmlns:ofd", &OFD)]);
    writer.out.open("ofd:Area", &[]);
    writer.out.element("ofd:PhysicalBox", &[], &sheet(page));
    writer.out.close("ofd:Area");
    // A blank page has no content at all.
    if !page.items.is_empty() || !page.marks.is_empty() {
        writer.layers(page);
    }
    writer.out.close("ofd:Page");
    writer.out.finish()
}

struct Writer<'p> {
    out: Xml,
    context: &'p Context<'p>,
    ids: &'p mut Ids,
    /// The page, where what follows is turned on it.
    turned: Option<&'p Page>,
}

impl<'p> Writer<'p> {
    fn layers(&mut self, page: &'p Page) {
        self.out.open("ofd:Content", &[]);
        let is_text = |item: &&Item| matches!(item, Item::Text(run) if !run.artifact);
        let rules = |item: &&Item| matches!(item, Item::Rule(_));
        let pictures = |item: &&Item| matches!(item, Item::Picture(_));
        let again = |item: &&Item| matches!(item, Item::Text(run) if run.artifact);
        self.layer("Background", page.items.iter().filter(rules));
        self.layer("Body", page.items.iter().filter(pictures));
        self.layer("Body", page.items.iter().filter(is_text));
        self.layer("Foreground", page.items.iter().filter(again));
        // Marks stand on the upright sheet, whichever way the page is read.
        self.turned = page.landscape.then_some(page);
        self.layer("Foreground", page.marks.iter());
        self.out.close("ofd:Content");
    }

    fn layer<'i>(&mut self, kind: &str, items: impl Iterator<Item = &'i Item>) {
        let mut items = items.peekable();
        if items.peek().is_none() {
            return;
        }
        let id = self.ids.next();
        self.out.open("ofd:Layer", &[("ID", &id), ("Type", &kind)]);
        for item in items {
            match item {
                Item::Rule(rule) => self.rule(rule),
                Item::Picture(picture) => self.picture(picture),
                Item::Text(run) => stretches(&run.glyphs)
                    .into_iter()
                    .for_each(|glyphs| self.text(run, glyphs)),
            }
        }
        self.out.close("ofd:Layer");
    }

    /// A place in which an object is drawn, and how it is turned there: upright, its
    /// own box; turned, the whole page.
    fn place(&self, x: f32, y: f32, width: f32, height: f32) -> Place {
        match self.turned {
            None => Place {
                boundary: [x, y, width, height].map(mm).join(" "),
                matrix: None,
                x,
                y,
            },
            Some(page) => Place {
                boundary: sheet(page),
                // (x, y) upright lies at (width − y, x).
                matrix: Some(format!("0 1 -1 0 {} 0", mm(page.width))),
                x: 0.0,
                y: 0.0,
            },
        }
    }

    /// No mark of a page is a picture, so that none is turned.
    fn picture(&mut self, picture: &Picture) {
        if let Some(drawing) = &picture.image.drawing {
            for outline in &drawing.outlines {
                self.outline(drawing, outline, picture);
            }
            return;
        }
        let place = self.place(picture.x, picture.y, picture.width, picture.height);
        let id = self.ids.next();
        let resource = self.context.images.get(&picture.image.digest);
        let resource = resource.copied().unwrap_or_default();
        let matrix = format!("{} 0 0 {} 0 0", mm(picture.width), mm(picture.height));
        self.out.void(
            "ofd:ImageObject",
            &[
                ("ID", &id),
                ("Boundary", &place.boundary),
                ("CTM", &matrix),
                ("ResourceID", &resource),
            ],
        );
    }

    /// An outline of a drawing; its place on the page cuts off what reaches beyond.
    fn outline(&mut self, drawing: &Drawing, outline: &Outline, picture: &Picture) {
        let across = picture.width / drawing.width;
        let down = picture.height / drawing.height;
        let whole = [0.0, 0.0, drawing.width, drawing.height];
        let [left, top, right, bottom] = outline.within.unwrap_or(whole);
        let place = self.place(
            picture.x + left * across,
            picture.y + top * down,
            (right - left) * across,
            (bottom - top) * down,
        );
        let id = self.ids.next();
        let rule = if outline.even_odd {
            "Even-Odd"
        } else {
            "NonZero"
        };
        self.open(
            "ofd:PathObject",
            id,
            &place,
            &[("Stroke", &"false"), ("Fill", &"true"), ("Rule", &rule)],
        );
        let colour = outline.colour.map(|part| part.to_string()).join(" ");
        self.out.void("ofd:FillColor", &[("Value", &colour)]);
        let steps = outline.steps.iter();
        let steps = steps.map(|step| step.map(|[x, y]| [(x - left) * across, (y - top) * down]));
        let path = drawn::steps(steps, ["M", "L", "B", "C"]);
        self.out.element("ofd:AbbreviatedData", &[], &path);
        self.out.close("ofd:PathObject");
    }

    fn rule(&mut self, rule: &Rule) {
        let place = self.place(rule.x, rule.y, rule.width, rule.height);
        let (left, top) = (rule.x - place.x, rule.y - place.y);
        let (right, bottom) = (mm(left + rule.width), mm(top + rule.height));
        let (left, top) = (mm(left), mm(top));
        let id = self.ids.next();
        self.open(
            "ofd:PathObject",
            id,
            &place,
            &[("Stroke", &"false"), ("Fill", &"true")],
        );
        self.colour("ofd:FillColor", rule.ink);
        let path = format!("M {left} {top} L {right} {top} L {right} {bottom} L {left} {bottom} C");
        self.out.element("ofd:AbbreviatedData", &[], &path);
        self.out.close("ofd:PathObject");
    }

    /// Glyphs of a run that follow each other in one object.
    fn text(&mut self, run: &TextRun, glyphs: &[Glyph]) {
        let (Some(first), Some(last)) = (glyphs.first(), glyphs.last()) else {
            return;
        };
        let size = run.size * MM;
        let x = run.x + first.x;
        let place = self.place(x, run.y - size, last.x - first.x + size, 1.25 * size);
        let bytes = first.cluster.start as usize..last.cluster.end as usize;
        let text = run.text.get(bytes).unwrap_or_default();
        let id = self.ids.next();
        let face = self
            .context
            .faces
            .get(&run.face)
            .copied()
            .unwrap_or_default();
        let (size, width) = (mm(size), mm(run.stroke * MM));
        let mut more: Vec<(&str, &dyn std::fmt::Display)> = vec![("Font", &face), ("Size", &size)];
        if run.stroke > 0.0 {
            more.extend([
                ("Stroke", &"true" as &dyn std::fmt::Display),
                ("LineWidth", &width),
            ]);
        }
        self.open("ofd:TextObject", id, &place, &more);
        let target = run.link.as_ref().and_then(|link| {
            let bookmarks = self.context.pages.bookmarks.iter();
            let mut there = bookmarks.filter(|b| b.page < self.context.page_ids.len());
            there.find(|bookmark| bookmark.anchor == *link)
        });
        if let Some(target) = target {
            actions(&mut self.out, self.context, target);
        }
        self.colour("ofd:FillColor", run.ink);
        if run.stroke > 0.0 {
            self.colour("ofd:StrokeColor", run.ink);
        }
        let chars = text.chars().count();
        self.out.open(
            "ofd:CGTransform",
            &[
                ("CodePosition", &0),
                ("CodeCount", &chars),
                ("GlyphCount", &glyphs.len()),
            ],
        );
        let numbers: Vec<String> = glyphs.iter().map(|glyph| glyph.id.to_string()).collect();
        self.out.element("ofd:Glyphs", &[], &numbers.join(" "));
        self.out.close("ofd:CGTransform");
        let (x, y) = (mm(x - place.x), mm(run.y - place.y));
        let steps = steps(glyphs, chars);
        let mut at: Vec<(&str, &dyn std::fmt::Display)> = vec![("X", &x), ("Y", &y)];
        if !steps.is_empty() {
            at.push(("DeltaX", &steps));
        }
        self.out.element("ofd:TextCode", &at, text);
        self.out.close("ofd:TextObject");
    }

    fn open(
        &mut self,
        name: &str,
        id: u32,
        place: &Place,
        more: &[(&str, &dyn std::fmt::Display)],
    ) {
        let mut all: Vec<(&str, &dyn std::fmt::Display)> =
            vec![("ID", &id), ("Boundary", &place.boundary)];
        if let Some(matrix) = &place.matrix {
            all.push(("CTM", matrix));
        }
        all.extend(more);
        self.out.open(name, &all);
    }

    /// A colour as RGB, which every reader takes.
    fn colour(&mut self, name: &str, ink: Ink) {
        let value = self
            .context
            .pages
            .inks
            .rgb(ink)
            .map(|part| part.to_string());
        self.out.void(name, &[("Value", &value.join(" "))]);
    }
}

/// Where an object is drawn.
struct Place {
    boundary: String,
    matrix: Option<String>,
    /// Where its own places are measured from.
    x: f32,
    y: f32,
}

/// Cuts glyphs where a character is not one glyph: readers count the steps from one
/// to the next by characters or by glyphs.
fn stretches(glyphs: &[Glyph]) -> Vec<&[Glyph]> {
    let clusters = glyphs.chunk_by(|a, b| a.cluster == b.cluster);
    let mut stretches = Vec::new();
    let mut start = 0;
    let mut end = 0;
    for cluster in clusters {
        if cluster.len() > 1 {
            stretches.push(&glyphs[start..end]);
            stretches.push(cluster);
            start = end + cluster.len();
        }
        end += cluster.len();
    }
    stretches.push(&glyphs[start..end]);
    stretches.retain(|glyphs| !glyphs.is_empty());
    stretches
}

/// Steps from each character's glyph to the next, repeats counted.
fn steps(glyphs: &[Glyph], chars: usize) -> String {
    let steps = glyphs.windows(2).map(|two| mm(two[1].x - two[0].x));
    let mut steps: Vec<String> = steps.collect();
    // Of several characters that one glyph shows only the first moves on.
    steps.resize(steps.len().max(chars.saturating_sub(1)), "0".to_string());
    let mut out: Vec<String> = Vec::new();
    for same in steps.chunk_by(|a, b| a == b) {
        match same.len() {
            1 => out.push(same[0].clone()),
            count => out.push(format!("g {count} {}", same[0])),
        }
    }
    out.join(" ")
}
