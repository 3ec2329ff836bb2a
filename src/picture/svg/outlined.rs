//! Takes the elements that an SVG came to; gives them as filled outlines.

use tiny_skia::{Path, PathBuilder, PathSegment, PathStroker, Point, Rect, Transform};
use usvg::{BlendMode, FillRule, Group, Node, Paint, PaintOrder};

use super::super::Unusable;
use super::Refused;
use crate::document::{Drawing, Outline, Step};

/// Most steps of all outlines together.
const STEPS: usize = 400_000;

/// The drawing of an SVG.
///
/// # Errors
/// What of it is not drawn.
pub(super) fn drawing(tree: &usvg::Tree) -> Result<Drawing, Unusable> {
    let (width, height) = (tree.size().width(), tree.size().height());
    let sheet = Rect::from_xywh(0.0, 0.0, width, height).ok_or(Unusable::Damaged)?;
    let mut pen = Pen {
        outlines: Vec::new(),
        bounds: Vec::new(),
        steps: 0,
    };
    let all = Seen {
        transform: Transform::identity(),
        within: sheet,
        opacity: 1.0,
    };
    pen.group(tree.root(), all)?;
    Ok(Drawing {
        width,
        height,
        outlines: pen.outlines,
    })
}

/// How a group is seen.
#[derive(Clone, Copy)]
struct Seen {
    transform: Transform,
    within: Rect,
    opacity: f32,
}

struct Pen {
    outlines: Vec<Outline>,
    /// Where each outline is.
    bounds: Vec<Rect>,
    steps: usize,
}

const fn refused(why: Refused) -> Unusable {
    Unusable::Refused(why)
}

impl Pen {
    fn group(&mut self, group: &Group, above: Seen) -> Result<(), Unusable> {
        let plain = group.blend_mode() == BlendMode::Normal && group.mask().is_none();
        if !plain || !group.filters().is_empty() {
            return Err(refused(Refused::Effects));
        }
        let transform = above.transform.pre_concat(group.transform());
        let mut seen = Seen {
            transform,
            opacity: above.opacity * group.opacity().get(),
            ..above
        };
        // Of several that are seen through together none is seen through the other.
        if group.opacity().get() < 1.0 && group.children().len() > 1 {
            return Err(refused(Refused::Glass));
        }
        if let Some(clip) = group.clip_path() {
            if clip.clip_path().is_some() {
                return Err(refused(Refused::Cut));
            }
            let cut = upright(clip.root(), transform.pre_concat(clip.transform()));
            match cut.ok_or(refused(Refused::Cut))?.intersect(&seen.within) {
                Some(within) => seen.within = within,
                None => return Ok(()),
            }
        }
        group.children().iter().try_for_each(|node| match node {
            Node::Group(group) => self.group(group, seen),
            Node::Path(path) => self.path(path, seen),
            Node::Image(_) => Err(refused(Refused::Photograph)),
            Node::Text(_) => Err(refused(Refused::Words)),
        })
    }

    fn path(&mut self, path: &usvg::Path, seen: Seen) -> Result<(), Unusable> {
        if !path.is_visible() {
            return Ok(());
        }
        match path.paint_order() {
            PaintOrder::FillAndStroke => {
                self.fill(path, seen)?;
                self.stroke(path, seen)
            }
            PaintOrder::StrokeAndFill => {
                self.stroke(path, seen)?;
                self.fill(path, seen)
            }
        }
    }

    fn fill(&mut self, path: &usvg::Path, seen: Seen) -> Result<(), Unusable> {
        let Some(fill) = path.fill() else {
            return Ok(());
        };
        let even_odd = fill.rule() == FillRule::EvenOdd;
        let opacity = fill.opacity().get();
        self.outline(path.data(), fill.paint(), opacity, even_odd, seen)
    }

    /// The two sides of a line, in dashes where it has some.
    fn stroke(&mut self, path: &usvg::Path, seen: Seen) -> Result<(), Unusable> {
        let Some(stroke) = path.stroke() else {
            return Ok(());
        };
        let mut line = stroke.to_tiny_skia();
        let scale = PathStroker::compute_resolution_scale(&seen.transform);
        let dashed;
        let data = match line.dash.take() {
            Some(dash) => {
                dashed = path.data().dash(&dash, scale).ok_or(Unusable::Intricate)?;
                &dashed
            }
            None => path.data(),
        };
        // A line without length is none.
        let Some(sides) = data.stroke(&line, scale) else {
            return Ok(());
        };
        self.outline(&sides, stroke.paint(), stroke.opacity().get(), false, seen)
    }

    fn outline(
        &mut self,
        path: &Path,
        paint: &Paint,
        opacity: f32,
        even_odd: bool,
        seen: Seen,
    ) -> Result<(), Unusable> {
        let Paint::Color(colour) = paint else {
            return Err(refused(Refused::Shades));
        };
        let opacity = opacity * seen.opacity;
        let Some(path) = path.clone().transform(seen.transform) else {
            return Ok(());
        };
        let bounds = path.bounds();
        let Some(shown) = bounds.intersect(&seen.within) else {
            return Ok(());
        };
        if opacity <= 0.0 {
            return Ok(());
        }
        // On white paper it is a lighter colour; over anything else it is not drawn.
        if opacity < 1.0
            && self
                .bounds
                .iter()
                .any(|other| other.intersect(&shown).is_some())
        {
            return Err(refused(Refused::Glass));
        }
        let on_white = |part: u8| {
            let part = f32::from(part) * opacity + 255.0 * (1.0 - opacity);
            // Between both.
            part.round() as u8
        };
        let steps = steps(&path);
        self.steps += steps.len();
        if self.steps > STEPS {
            return Err(Unusable::Intricate);
        }
        let within = seen.within;
        self.bounds.push(shown);
        self.outlines.push(Outline {
            steps,
            colour: [colour.red, colour.green, colour.blue].map(on_white),
            even_odd,
            within: (shown != bounds)
                .then(|| [within.left(), within.top(), within.right(), within.bottom()]),
        });
        Ok(())
    }
}

fn steps(path: &Path) -> Vec<Step> {
    let xy = |point: Point| [point.x, point.y];
    let mut last = [0.0; 2];
    let steps = path.segments().map(|segment| {
        let step = match segment {
            PathSegment::MoveTo(to) => Step::Move(xy(to)),
            PathSegment::LineTo(to) => Step::Line(xy(to)),
            // The same curve with two points: two thirds of the way to the one.
            PathSegment::QuadTo(by, to) => {
                let near = |end: [f32; 2]| {
                    [
                        end[0] + (by.x - end[0]) * 2.0 / 3.0,
                        end[1] + (by.y - end[1]) * 2.0 / 3.0,
                    ]
                };
                Step::Curve(near(last), near(xy(to)), xy(to))
            }
            PathSegment::CubicTo(a, b, to) => Step::Curve(xy(a), xy(b), xy(to)),
            PathSegment::Close => Step::Close,
        };
        if let Step::Move(to) | Step::Line(to) | Step::Curve(_, _, to) = step {
            last = to;
        }
        step
    });
    steps.collect()
}

/// The upright rectangle that a clip is, if it is one.
fn upright(root: &Group, transform: Transform) -> Option<Rect> {
    let transform = transform.pre_concat(root.transform());
    let [node] = root.children() else {
        return None;
    };
    match node {
        Node::Group(group) if group.clip_path().is_none() => upright(group, transform),
        Node::Path(path) => {
            let path = path.data().clone().transform(transform)?;
            let bounds = path.bounds();
            let mut rectangle = PathBuilder::new();
            rectangle.push_rect(bounds);
            let corners = |path: &Path| {
                let points = path.points().iter();
                let mut points: Vec<[i32; 2]> = points
                    .map(|p| [(p.x * 100.0).round() as i32, (p.y * 100.0).round() as i32])
                    .collect();
                points.sort_unstable();
                points.dedup();
                points
            };
            let straight = path
                .segments()
                .all(|s| !matches!(s, PathSegment::QuadTo(..) | PathSegment::CubicTo(..)));
            (straight && corners(&path) == corners(&rectangle.finish()?)).then_some(bounds)
        }
        _ => None,
    }
}
