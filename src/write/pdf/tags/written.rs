//! Writes the structure into the file.

use lopdf::{Document as File, Object, ObjectId};

use super::Tags;
use super::tree::{Cell, Figure, Kid, More, Node, Tag};
use crate::write::pdf::object::{dictionary, utf16};
use crate::write::pdf::save::Texts;

impl Tags {
    /// Adds the elements to `texts`, and to the file the tree's root, which it gives.
    /// Annotations come behind the pages in the tree that leads back to elements.
    pub(in super::super) fn write(
        &self,
        file: &mut File,
        pages: &[ObjectId],
        texts: &mut Texts,
    ) -> ObjectId {
        let root = file.new_object_id();
        let parents = file.new_object_id();
        let names = file.new_object_id();
        let mut said = vec![false; self.tree.nodes.len()];
        // Elements come before those within them.
        for (number, node) in self.tree.nodes.iter().enumerate().rev() {
            said[number] |= number == 0
                || node.tag.stands_empty()
                || node.kids.iter().any(|kid| !matches!(kid, Kid::Node(_)));
            said[node.parent] |= said[number];
        }
        let ids: Vec<Option<ObjectId>> = said
            .iter()
            .map(|said| said.then(|| file.new_object_id()))
            .collect();
        let mut named = Vec::new();
        for (node, id) in self.tree.nodes.iter().zip(&ids) {
            let Some(id) = *id else { continue };
            let parent = match node.tag {
                Tag::Document => root,
                _ => ids[node.parent].unwrap_or(root),
            };
            texts.begin(id);
            let mut element = Element { texts, pages };
            element.write(node, parent, &ids);
            let name = match &node.more {
                More::Id(name) => Some(name),
                More::Cell(cell) => cell.id.as_ref(),
                _ => None,
            };
            named.extend(name.map(|name| (name, id)));
        }
        self.write_parents(parents, &ids, texts);
        let mut dict = dictionary([
            ("Type", Object::Name("StructTreeRoot".into())),
            ("ParentTree", Object::Reference(parents)),
            (
                "ParentTreeNextKey",
                Object::Integer((self.pages.len() + self.clicks.len()) as i64),
            ),
        ]);
        if let Some(document) = ids[0] {
            dict.set("K", Object::Reference(document));
        }
        if !named.is_empty() {
            named.sort_unstable();
            texts.begin(names);
            let out = &mut texts.out;
            out.text("<</Names[");
            for (name, id) in named {
                out.text("(");
                out.text(name);
                out.text(")");
                out.reference(id);
            }
            out.text("]>>");
            dict.set("IDTree", Object::Reference(names));
        }
        file.set_object(root, dict);
        root
    }

    /// Which element each marked content and each annotation belongs to.
    fn write_parents(&self, id: ObjectId, ids: &[Option<ObjectId>], texts: &mut Texts) {
        texts.begin(id);
        let out = &mut texts.out;
        out.text("<</Nums[");
        for (number, page) in self.pages.iter().enumerate() {
            out.whole(number as i32);
            out.text("[");
            for node in page {
                if let Some(id) = ids[*node] {
                    out.reference(id);
                    out.text(" ");
                }
            }
            out.text("]");
        }
        for (number, click) in self.clicks.iter().enumerate() {
            if let Some(id) = ids[click.link] {
                out.whole((self.pages.len() + number) as i32);
                out.text(" ");
                out.reference(id);
                out.text(" ");
            }
        }
        out.text("]>>");
    }
}

/// Writes one element.
struct Element<'t> {
    texts: &'t mut Texts,
    pages: &'t [ObjectId],
}

impl Element<'_> {
    fn write(&mut self, node: &Node, parent: ObjectId, ids: &[Option<ObjectId>]) {
        let page = node.kids.iter().find_map(|kid| match kid {
            Kid::Mark(page, _) | Kid::Annotation(page, _) => Some(*page),
            Kid::Node(_) => None,
        });
        let out = &mut self.texts.out;
        out.text("<</S/");
        out.text(node.tag.name());
        out.text("/P ");
        out.reference(parent);
        if let Some(page) = page {
            out.text("/Pg ");
            out.reference(self.pages[page]);
        }
        match &node.more {
            More::Nothing => {}
            More::Id(id) => self.id(id),
            More::Cell(cell) => self.cell(cell),
            More::Figure(figure) => self.figure(figure),
        }
        let written = |kid: &&Kid| !matches!(kid, Kid::Node(kid) if ids[*kid].is_none());
        let count = node.kids.iter().filter(written).count();
        let out = &mut self.texts.out;
        if count > 0 {
            out.text(if count > 1 { "/K[" } else { "/K " });
        }
        for (n, kid) in node.kids.iter().filter(written).enumerate() {
            if n > 0 {
                out.text(" ");
            }
            match kid {
                Kid::Node(kid) => {
                    if let Some(id) = ids[*kid] {
                        out.reference(id);
                    }
                }
                Kid::Mark(on, number) if page == Some(*on) => out.whole(*number as i32),
                Kid::Mark(on, number) => {
                    out.text("<</Type/MCR/Pg ");
                    out.reference(self.pages[*on]);
                    out.text("/MCID ");
                    out.whole(*number as i32);
                    out.text(">>");
                }
                Kid::Annotation(on, id) => {
                    out.text("<</Type/OBJR/Pg ");
                    out.reference(self.pages[*on]);
                    out.text("/Obj ");
                    out.reference(*id);
                    out.text(">>");
                }
            }
        }
        out.text(if count > 1 { "]>>" } else { ">>" });
    }

    fn id(&mut self, id: &str) {
        let out = &mut self.texts.out;
        out.text("/ID(");
        out.text(id);
        out.text(")");
    }

    fn cell(&mut self, cell: &Cell) {
        if let Some(id) = &cell.id {
            self.id(id);
        }
        let out = &mut self.texts.out;
        if cell.rows < 2 && cell.columns < 2 && cell.scope.is_none() && cell.headers.is_empty() {
            return;
        }
        out.text("/A<</O/Table");
        if let Some(scope) = cell.scope {
            out.text("/Scope/");
            out.text(scope);
        }
        for (key, span) in [("/RowSpan ", cell.rows), ("/ColSpan ", cell.columns)] {
            if span > 1 {
                out.text(key);
                out.whole(span as i32);
            }
        }
        if !cell.headers.is_empty() {
            out.text("/Headers[");
            for id in &cell.headers {
                out.text("(");
                out.text(id);
                out.text(")");
            }
            out.text("]");
        }
        out.text(">>");
    }

    fn figure(&mut self, figure: &Figure) {
        let out = &mut self.texts.out;
        out.text("/Alt<");
        out.bytes(&utf16(&figure.alt));
        out.text(">");
        if let Some((_, sides)) = figure.place {
            out.text("/A<</O/Layout/Placement/Block/BBox[");
            for side in sides {
                out.number(side);
                out.text(" ");
            }
            out.text("]>>");
        }
    }
}
