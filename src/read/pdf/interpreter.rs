//! Runs a page's operations and notes the characters and rules they draw.

use lopdf::content::Content;
use lopdf::{Dictionary, Document as File, Object};

use super::budget::{self, Budget};
use super::font::Fonts;
use super::graphics::{Path, colour};
use super::matrix::{MM, Matrix};
use super::{Char, Colour, Direction, Sheet, is_name, object};

/// Forms within forms go no deeper than this.
const DEEPEST: usize = 12;

pub(super) struct Interpreter<'a, 'f> {
    file: &'a File,
    fonts: &'f mut Fonts<'a>,
    sheet: &'f mut Sheet,
    budget: &'f mut Budget,
    state: State,
    stack: Vec<State>,
    path: Path,
    text_matrix: Matrix,
    line_matrix: Matrix,
    /// For each open marked content, whether it is an artifact.
    marked: Vec<bool>,
}

#[derive(Clone, Copy)]
struct State {
    matrix: Matrix,
    fill: Colour,
    stroke: Colour,
    line_width: f32,
    font: Option<usize>,
    size: f32,
    char_space: f32,
    word_space: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
    invisible: bool,
}

impl<'a, 'f> Interpreter<'a, 'f> {
    pub(super) fn new(
        file: &'a File,
        fonts: &'f mut Fonts<'a>,
        sheet: &'f mut Sheet,
        matrix: Matrix,
        budget: &'f mut Budget,
    ) -> Self {
        Self {
            file,
            fonts,
            sheet,
            budget,
            state: State {
                matrix,
                fill: Colour::Black,
                stroke: Colour::Black,
                line_width: 1.0,
                font: None,
                size: 1.0,
                char_space: 0.0,
                word_space: 0.0,
                stretch: 1.0,
                leading: 0.0,
                rise: 0.0,
                invisible: false,
            },
            stack: Vec::new(),
            path: Path::default(),
            text_matrix: Matrix::IDENTITY,
            line_matrix: Matrix::IDENTITY,
            marked: Vec::new(),
        }
    }

    /// Runs a stream of operations.
    pub(super) fn run(&mut self, content: &[u8], resources: &'a Dictionary, depth: usize) {
        if !self.budget.unpack(content.len()) {
            return;
        }
        let Ok(content) = Content::decode(content) else {
            return;
        };
        for operation in &content.operations {
            if !self.budget.spend(1) {
                return;
            }
            let operands = &operation.operands;
            let numbers: Vec<f32> = operands
                .iter()
                .filter_map(|o| object::number(self.file, o))
                .collect();
            match operation.operator.as_str() {
                "Do" => self.form(operands, resources, depth),
                "Tf" => {
                    let name = operands.first().and_then(|o| o.as_name().ok());
                    self.state.font = name.and_then(|n| self.fonts.find(resources, n, self.budget));
                    self.state.size = numbers.first().copied().unwrap_or(1.0);
                }
                "BMC" | "BDC" => self.marked.push(is_name(operands.first(), b"Artifact")),
                "EMC" => drop(self.marked.pop()),
                operator => {
                    self.draw(operator, &numbers);
                    self.text(operator, operands, &numbers);
                }
            }
        }
    }

    fn form(&mut self, operands: &[Object], resources: &'a Dictionary, depth: usize) {
        if !self.budget.spend(budget::FORM) {
            return;
        }
        let form = operands.first().and_then(|o| o.as_name().ok());
        let form = form.and_then(|name| {
            let all = object::get(self.file, resources, b"XObject")?
                .as_dict()
                .ok()?;
            object::stream(self.file, all.get(name).ok()?)
        });
        let picture = |f: &&lopdf::Stream| is_name(f.dict.get(b"Subtype").ok(), b"Image");
        self.sheet.pictured |= form.as_ref().is_some_and(picture);
        let Some(form) = form.filter(|f| is_name(f.dict.get(b"Subtype").ok(), b"Form")) else {
            return;
        };
        let content = match form.decompressed_content_with_limit(budget::CONTENT) {
            Ok(content) => content,
            Err(lopdf::Error::Decompress(_)) => return self.budget.exhaust(),
            Err(_) => return,
        };
        if depth >= DEEPEST {
            return;
        }
        let matrix = object::get(self.file, &form.dict, b"Matrix");
        let matrix = matrix.map(|o| object::numbers(self.file, o));
        let outer = self.state;
        if let Some(matrix) = matrix.and_then(|m| <[f32; 6]>::try_from(m).ok()) {
            self.state.matrix = Matrix(matrix).then(self.state.matrix);
        }
        let own = object::get(self.file, &form.dict, b"Resources").and_then(|o| o.as_dict().ok());
        let (stack, marked) = (std::mem::take(&mut self.stack), self.marked.len());
        self.run(&content, own.unwrap_or(resources), depth + 1);
        self.stack = stack;
        self.marked.truncate(marked);
        self.state = outer;
    }

    fn draw(&mut self, operator: &str, numbers: &[f32]) {
        let matrix = self.state.matrix;
        match (operator, numbers) {
            ("q", _) if self.stack.len() >= budget::STATES => self.budget.exhaust(),
            ("q", _) => self.stack.push(self.state),
            ("Q", _) => {
                if let Some(state) = self.stack.pop() {
                    self.state = state;
                }
            }
            ("cm", &[a, b, c, d, e, f]) => {
                self.state.matrix = Matrix([a, b, c, d, e, f]).then(matrix);
            }
            ("w", [width]) => self.state.line_width = *width,
            ("g" | "rg" | "k" | "sc" | "scn", numbers) => self.state.fill = colour(numbers),
            ("G" | "RG" | "K" | "SC" | "SCN", numbers) => self.state.stroke = colour(numbers),
            ("cs", _) => self.state.fill = Colour::Black,
            ("CS", _) => self.state.stroke = Colour::Black,
            ("m", [x, y]) => self.path.move_to(matrix, *x, *y),
            ("l", [x, y]) => self.path.line_to(matrix, *x, *y),
            ("re", &[x, y, w, h]) => self.path.rectangle(matrix, [x, y, w, h]),
            ("h", _) => self.path.close(),
            ("c" | "v" | "y", _) => self.path.curve(),
            ("f" | "F" | "f*", _) => self.paint(true, false),
            ("S", _) => self.paint(false, true),
            ("s", _) => {
                self.path.close();
                self.paint(false, true);
            }
            ("B" | "B*", _) => self.paint(true, true),
            ("b" | "b*", _) => {
                self.path.close();
                self.paint(true, true);
            }
            ("n", _) => self.path.clear(),
            _ => {}
        }
    }

    fn paint(&mut self, fill: bool, stroke: bool) {
        let height = self.sheet.height;
        if self.sheet.rules.len() > budget::MARKS {
            self.budget.exhaust();
        }
        if fill {
            self.sheet
                .rules
                .extend(self.path.filled(height, self.state.fill));
        }
        if stroke {
            let pen = self.state.line_width * self.state.matrix.scale_x();
            self.sheet
                .rules
                .extend(self.path.stroked(pen, height, self.state.stroke));
        }
        self.path.clear();
    }

    fn text(&mut self, operator: &str, operands: &[Object], numbers: &[f32]) {
        match (operator, numbers) {
            ("BT", _) => {
                self.text_matrix = Matrix::IDENTITY;
                self.line_matrix = Matrix::IDENTITY;
            }
            ("Tc", [n]) => self.state.char_space = *n,
            ("Tw", [n]) => self.state.word_space = *n,
            ("Tz", [n]) => self.state.stretch = n / 100.0,
            ("TL", [n]) => self.state.leading = *n,
            ("Ts", [n]) => self.state.rise = *n,
            ("Tr", [n]) => self.state.invisible = *n == 3.0 || *n == 7.0,
            ("Td", [x, y]) => self.next_line(*x, *y),
            ("TD", [x, y]) => {
                self.state.leading = -y;
                self.next_line(*x, *y);
            }
            ("Tm", &[a, b, c, d, e, f]) => {
                self.line_matrix = Matrix([a, b, c, d, e, f]);
                self.text_matrix = self.line_matrix;
            }
            ("T*", _) => self.next_line(0.0, -self.state.leading),
            ("Tj", _) => self.show_all(operands),
            ("TJ", _) => {
                if let Some(Object::Array(items)) = operands.first() {
                    self.show_all(items);
                }
            }
            ("'", _) => {
                self.next_line(0.0, -self.state.leading);
                self.show_all(operands);
            }
            ("\"", _) => {
                if let [word, char, ..] = numbers {
                    (self.state.word_space, self.state.char_space) = (*word, *char);
                }
                self.next_line(0.0, -self.state.leading);
                self.show_all(operands.get(2..).unwrap_or_default());
            }
            _ => {}
        }
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.line_matrix = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.line_matrix);
        self.text_matrix = self.line_matrix;
    }

    /// Shows strings, and moves by the numbers between them.
    fn show_all(&mut self, items: &[Object]) {
        for item in items {
            if let Object::String(bytes, _) = item {
                self.show(bytes);
            } else if let Some(n) = object::number(self.file, item) {
                self.advance(-n / 1000.0 * self.state.size * self.state.stretch);
            }
        }
    }

    fn advance(&mut self, x: f32) {
        self.text_matrix = Matrix([1.0, 0.0, 0.0, 1.0, x, 0.0]).then(self.text_matrix);
    }

    fn show(&mut self, bytes: &[u8]) {
        let Some(font) = self.state.font else { return };
        let state = self.state;
        if self.sheet.chars.len() + bytes.len() > budget::MARKS {
            self.budget.exhaust();
        }
        if !self.budget.spend(bytes.len()) {
            return;
        }
        for code in self.fonts.decode(font, bytes) {
            let matrix = self.text_matrix.then(state.matrix);
            let width = code.width * state.size * state.stretch;
            self.sheet.mute |= !state.invisible && code.text.is_empty();
            if !state.invisible && !code.text.is_empty() {
                let (x, y) = matrix.apply(0.0, state.rise);
                self.sheet.chars.push(Char {
                    text: code.text,
                    x: x * MM,
                    y: self.sheet.height - y * MM,
                    advance: width * matrix.scale_x() * MM,
                    size: state.size.abs() * matrix.scale_y(),
                    font,
                    ink: state.fill,
                    direction: direction(matrix),
                    artifact: self.marked.contains(&true),
                });
            }
            let word = if code.space { state.word_space } else { 0.0 };
            self.advance(width + (state.char_space + word) * state.stretch);
        }
    }
}

fn direction(matrix: Matrix) -> Direction {
    let [a, b, ..] = matrix.0;
    if b.abs() < 0.01 * a.abs() && a > 0.0 {
        Direction::Right
    } else if a.abs() < 0.01 * b.abs() && b > 0.0 {
        Direction::Up
    } else if a.abs() < 0.01 * b.abs() {
        Direction::Down
    } else {
        Direction::Askew
    }
}
