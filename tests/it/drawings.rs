//! Drawings (SVG): the same outlines in every format, and whatever is not drawn told.

use fangan::diagnostic::Code;
use fangan::document::ImageFormat;
use fangan::engine::{self, Output, Session, Wanted};
use fangan::picture::{self, Refused, Unusable};
use fangan::workspace::Workspace;
use fangan::write::Format;

use crate::common::folder::Folder;
use crate::common::picture::Picture;
use crate::common::workspace;

/// A drawing with what drawing programs write: styles, copies, turned lines, dashes,
/// arrow heads, views, and an edge that is cut off.
const MAP: &str = r##"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- SECRET: drawn by somebody, somewhere -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200" height="100" viewBox="0 0 400 200">
  <title>SECRET</title>
  <style>.water { fill: #0000ff; stroke: none }</style>
  <defs>
    <g id="house"><rect width="20" height="20" fill="red"/></g>
    <marker id="head" markerWidth="4" markerHeight="4" refX="4" refY="2" orient="auto"><path d="M0 0 L4 2 L0 4 Z"/></marker>
    <clipPath id="frame"><rect x="300" y="0" width="60" height="200"/></clipPath>
    <linearGradient id="unused"><stop offset="0" stop-color="red"/></linearGradient>
  </defs>
  <rect class="water" x="0" y="150" width="600" height="100"/>
  <use xlink:href="#house" x="40" y="20"/>
  <g transform="translate(200 60) rotate(45)"><use href="#house"/></g>
  <path d="M20 100 H180" fill="none" stroke="#008000" stroke-width="10" stroke-dasharray="40 20" marker-end="url(#head)"/>
  <g clip-path="url(#frame)"><circle cx="300" cy="70" r="40" fill="#808080"/></g>
  <path fill-rule="evenodd" d="M240 10 h40 v40 h-40 z M250 20 h20 v20 h-20 z" fill="#000" fill-opacity="0.5"/>
</svg>"##;

fn drawn(svg: &str) -> Result<fangan::document::Image, Unusable> {
    picture::picture(svg.as_bytes())
}

fn outputs(svg: &str, formats: &[Format]) -> Vec<Output> {
    let folder = Folder::new();
    folder.write(
        "data/organisation.yaml",
        "organisation: {name: 青石镇人民政府}\n",
    );
    folder.write("data/图/map.svg", svg);
    folder.write(
        "data/a.yaml",
        "plan: {id: a, title: 避险方案, form: plain, date: 2026-03-20}\nsections: [{heading: 分布, body: [避险点如下图。, {picture: {file: 图/map.svg, alt: 两处避险点, caption: 图1　分布图, width: 20}}]}]\n",
    );
    let session = Session::read(&Workspace::at(folder.path()));
    let plan = session.opened().next().unwrap();
    let wanted = Wanted {
        formats: formats.to_vec(),
        ..workspace::wanted()
    };
    let (outputs, report) = engine::plan(&session, &plan, &wanted);
    assert!(report.is_empty(), "{report:#?}");
    outputs
}

#[test]
fn a_drawing_becomes_outlines_and_nothing_else() {
    let image = drawn(MAP).unwrap();
    assert_eq!(image.format, ImageFormat::Svg);
    assert_eq!((image.width, image.height, image.grey), (200, 100, false));
    let file = String::from_utf8(image.bytes.clone()).unwrap();
    for gone in ["SECRET", "href", "style", "class", "id=", "url(", "DOCTYPE"] {
        assert!(!file.contains(gone), "{gone} in {file}");
    }
    // Whatever was made once is the same made again.
    let again = drawn(&file).unwrap();
    assert_eq!(
        again.drawing.unwrap().outlines.len(),
        image.drawing.unwrap().outlines.len()
    );
}

#[test]
fn a_drawing_has_its_colours_at_their_places() {
    let image = drawn(MAP).unwrap();
    let (pixels, size) = picture::drawn::pixels(image.drawing.as_ref().unwrap(), 400).unwrap();
    assert_eq!(size, (400, 200));
    let at = |x: usize, y: usize| {
        let at = (y * 400 + x) * 4;
        [pixels[at], pixels[at + 1], pixels[at + 2]]
    };
    const WHITE: [u8; 3] = [255; 3];
    for (x, y, colour, what) in [
        (5, 190, [0, 0, 255], "water, by its style"),
        (50, 30, [255, 0, 0], "a copy"),
        (200, 75, [255, 0, 0], "a turned copy"),
        (190, 65, WHITE, "beside a turned copy"),
        (40, 100, [0, 128, 0], "a dash"),
        (70, 100, WHITE, "between dashes"),
        (320, 70, [128, 128, 128], "what the frame shows"),
        (290, 70, WHITE, "what the frame hides"),
        (245, 15, [128, 128, 128], "half of black on paper"),
        (260, 30, WHITE, "a hole"),
    ] {
        assert_eq!(at(x, y), colour, "{what}");
    }
    // The head of the arrow, before the end of its line.
    let dark = (150..185).any(|x| at(x, 88) == [0, 0, 0] || at(x, 112) == [0, 0, 0]);
    assert!(dark, "no head");
}

#[test]
fn every_format_shows_the_same_drawing() {
    let formats = [
        Format::Pdf,
        Format::Png,
        Format::Svg,
        Format::Html,
        Format::Ofd,
        Format::Docx,
    ];
    let outputs = outputs(MAP, &formats);
    let of = |format| {
        outputs
            .iter()
            .find(|output| output.format == format)
            .unwrap()
    };
    let page = Picture::png(&of(Format::Png).bytes);
    let blue = page.count([0, 0, 255]);
    // Twenty characters of 28 in 156 mm, at 150 to the inch.
    let wide = 20.0 / 28.0 * 156.0 / 25.4 * 150.0;
    let expected = wide * wide / 2.0 / 4.0;
    assert!(
        (blue as f32 / expected - 1.0).abs() < 0.03,
        "{blue} of {expected}"
    );
    // Outlines, no pixels.
    let pdf = lopdf::Document::load_mem(&of(Format::Pdf).bytes).unwrap();
    let images = pdf
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok());
    let mut images = images.filter(|stream| {
        stream
            .dict
            .get(b"Subtype")
            .is_ok_and(|kind| kind.as_name().is_ok_and(|name| name == b"Image"))
    });
    assert!(images.next().is_none());
    let page = String::from_utf8(pdf.get_page_content(*pdf.get_pages().get(&1).unwrap()))
        .unwrap_or_default();
    let figure = page
        .split("/Figure")
        .nth(1)
        .unwrap()
        .split("EMC")
        .next()
        .unwrap();
    assert!(figure.contains("0 0 1 rg"), "{figure}");
    assert!(figure.contains("re W n"), "{figure}");
    let svg = String::from_utf8(of(Format::Svg).bytes.clone()).unwrap();
    assert!(svg.contains("<path fill=\"#0000ff\"") && !svg.contains("<image"));
    let html = String::from_utf8(of(Format::Html).bytes.clone()).unwrap();
    assert!(
        html.contains("src=\"data:image/svg+xml;base64,") && html.contains("alt=\"两处避险点\"")
    );
    let ofd = unpacked(&of(Format::Ofd).bytes);
    let (_, page) = ofd
        .iter()
        .find(|(name, _)| name.ends_with("Content.xml"))
        .unwrap();
    let page = String::from_utf8_lossy(page);
    assert!(page.contains("Rule=\"Even-Odd\"") && page.contains("Value=\"0 0 255\""));
    // Word shows the drawing, others its pixels.
    let docx = unpacked(&of(Format::Docx).bytes);
    let endings: Vec<&str> = docx
        .iter()
        .filter(|(name, _)| name.starts_with("word/media/"))
        .map(|(name, _)| name.rsplit('.').next().unwrap())
        .collect();
    assert_eq!(endings.len(), 2);
    assert!(endings.contains(&"svg") && endings.contains(&"png"));
    let (_, pixels) = docx
        .iter()
        .find(|(name, _)| name.ends_with(".png"))
        .unwrap();
    let pixels = Picture::png(pixels);
    let blue = pixels.count([0, 0, 255]) as f32 / (pixels.width * pixels.height) as f32;
    assert!((blue - 0.25).abs() < 0.01, "{blue}");
}

fn unpacked(package: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(package)).unwrap();
    let part = |n| {
        let mut part = zip.by_index(n).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut bytes).unwrap();
        (part.name().unwrap().to_string(), bytes)
    };
    let parts = (0..zip_len(package)).map(part);
    parts.collect()
}

fn zip_len(package: &[u8]) -> usize {
    zip::ZipArchive::new(std::io::Cursor::new(package))
        .unwrap()
        .len()
}

fn svg(body: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"100\" height=\"100\">{body}</svg>"
    )
}

#[test]
fn what_is_not_drawn_is_refused_and_never_left_out() {
    let round = "<clipPath id='c'><circle cx='50' cy='50' r='20'/></clipPath>";
    let shades = "<linearGradient id='g'><stop offset='0' stop-color='red'/><stop offset='1' stop-color='blue'/></linearGradient>";
    let shadow = "<filter id='f'><feGaussianBlur stdDeviation='2'/></filter>";
    let mask = "<mask id='m'><rect width='9' height='9' fill='white'/></mask>";
    let pattern = "<pattern id='p' width='4' height='4' patternUnits='userSpaceOnUse'><rect width='2' height='2'/></pattern>";
    for (body, why) in [
        ("<text x='1' y='9'>村委会</text>".to_string(), Refused::Words),
        ("<g><g><text><tspan>村</tspan></text></g></g>".into(), Refused::Words),
        ("<foreignObject width='9' height='9'><p xmlns='http://www.w3.org/1999/xhtml'>字</p></foreignObject>".into(), Refused::Words),
        ("<image href='data:image/png;base64,AAAA' width='9' height='9'/>".into(), Refused::Photograph),
        ("<image xlink:href='http://example.cn/a.png' width='9' height='9'/>".into(), Refused::Photograph),
        ("<script>alert(1)</script>".into(), Refused::Program),
        ("<rect width='9' height='9' onclick='f()'/>".into(), Refused::Program),
        ("<rect width='9' height='9'><animate attributeName='x' to='9'/></rect>".into(), Refused::Program),
        ("<use href='other.svg#a'/>".into(), Refused::Elsewhere),
        ("<rect width='9' height='9' fill='url(http://example.cn/a.svg#g)'/>".into(), Refused::Elsewhere),
        ("<rect width='9' height='9' style='fill:url( \"a.svg#g\")'/>".into(), Refused::Elsewhere),
        ("<style>@import 'a.css';</style>".into(), Refused::Elsewhere),
        (format!("{shades}<rect width='9' height='9' fill='url(#g)'/>"), Refused::Shades),
        (format!("{pattern}<rect width='9' height='9' fill='url(#p)'/>"), Refused::Shades),
        (format!("{shadow}<rect width='9' height='9' filter='url(#f)'/>"), Refused::Effects),
        (format!("{mask}<rect width='99' height='99' mask='url(#m)'/>"), Refused::Effects),
        ("<rect width='9' height='9' style='mix-blend-mode:multiply'/>".into(), Refused::Effects),
        ("<rect width='20' height='20'/><rect x='9' width='20' height='20' fill='red' opacity='0.5'/>".into(), Refused::Glass),
        ("<g opacity='0.5'><rect width='9' height='9'/><rect x='50' width='9' height='9'/></g>".into(), Refused::Glass),
        (format!("{round}<rect width='99' height='99' clip-path='url(#c)'/>"), Refused::Cut),
    ] {
        assert_eq!(drawn(&svg(&body)).unwrap_err(), Unusable::Refused(why), "{body}");
    }
    let entity = "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
    assert_eq!(
        drawn(entity).unwrap_err(),
        Unusable::Refused(Refused::Elsewhere)
    );
}

#[test]
fn a_drawing_that_grows_out_of_bounds_is_refused_soon() {
    // Each copy holds ten copies of the one before.
    let mut copies = "<g id='a0'><rect width='1' height='1'/></g>".to_string();
    for level in 1..12 {
        let uses = format!("<use href='#a{}'/>", level - 1).repeat(10);
        copies += &format!("<g id='a{level}'>{uses}</g>");
    }
    let deep = format!("{}{}", "<g>".repeat(4000), "</g>".repeat(4000));
    let many = "<rect width='1' height='1'/>".repeat(60_000);
    let heads = format!(
        "<marker id='m' markerWidth='9' markerHeight='9'>{}</marker><polyline points='{}' style='marker-mid:url(#m)'/>",
        "<rect width='1' height='1'/>".repeat(500),
        "1,1 ".repeat(20_000)
    );
    let dashes = "<path d='M0 0 H100000' stroke='red' stroke-dasharray='0.001'/>";
    for body in [&copies, &deep, &many, &heads, dashes] {
        assert_eq!(
            drawn(&svg(body)).unwrap_err(),
            Unusable::Intricate,
            "{:.60}",
            body
        );
    }
    // What names itself is drawn by nobody.
    let round = "<g id='a'><use href='#a'/><rect width='9' height='9'/></g>";
    let _ = drawn(&svg(round));
    for broken in [
        "<svg",
        "<svg xmlns='http://www.w3.org/2000/svg' width='0' height='9'/>",
        "<html><svg/></html>",
        "<svg>\u{0}</svg>",
    ] {
        assert!(drawn(broken).is_err(), "{broken}");
    }
    for end in 0..MAP.len() {
        if MAP.is_char_boundary(end) {
            let _ = drawn(&MAP[..end]);
        }
    }
}

/// A drawing whose words are set in our faces, or why not.
fn lettered(svg: &str) -> Result<fangan::document::Image, Unusable> {
    static SESSION: std::sync::OnceLock<Session> = std::sync::OnceLock::new();
    let session = SESSION.get_or_init(|| workspace::session(&[("data/a.yaml", String::new())]));
    picture::lettered(svg.as_bytes(), &fangan::write::Faces(&session.fonts))
}

/// Left, upper, right and lower edge of all outlines of a colour.
fn bounds(image: &fangan::document::Image, red: bool) -> [f32; 4] {
    let drawing = image.drawing.as_ref().unwrap();
    let found = std::cell::Cell::new([f32::MAX, f32::MAX, f32::MIN, f32::MIN]);
    let is_red = |one: &&fangan::document::Outline| (one.colour[0] > 200) == red;
    for step in drawing
        .outlines
        .iter()
        .filter(is_red)
        .flat_map(|one| &one.steps)
    {
        step.map(|[x, y]| {
            let [left, top, right, bottom] = found.get();
            found.set([left.min(x), top.min(y), right.max(x), bottom.max(y)]);
            [x, y]
        });
    }
    found.get()
}

#[test]
fn words_of_a_drawing_become_outlines_of_our_faces_where_they_stood() {
    let image = lettered(&svg(
        "<text x='50' y='40' font-size='10' text-anchor='middle'>村委会</text>\
         <g transform='translate(0 40)'><text y='30' font-size='20' fill='red'><tspan x='10'>一<tspan x='70'>字</tspan></tspan></text></g>",
    ))
    .unwrap();
    // Three hanzi of ten, about the middle, on their line.
    let [left, top, right, bottom] = bounds(&image, false);
    assert!(
        (34.0..37.0).contains(&left) && (63.0..66.0).contains(&right),
        "{left} {right}"
    );
    assert!(
        (30.0..34.0).contains(&top) && (39.0..43.0).contains(&bottom),
        "{top} {bottom}"
    );
    let [left, _, right, bottom] = bounds(&image, true);
    assert!(
        (10.0..13.0).contains(&left) && (86.0..90.0).contains(&right),
        "{left} {right}"
    );
    assert!((68.0..74.0).contains(&bottom), "{bottom}");
    let file = String::from_utf8(image.bytes.clone()).unwrap();
    assert!(!file.contains("text") && !file.contains('村'), "{file}");
}

#[test]
fn words_set_in_a_way_of_their_own_are_refused() {
    for body in [
        "<text writing-mode='tb'>村</text>",
        "<text textLength='90'>村委会</text>",
        "<text style='letter-spacing:3px'>村委会</text>",
        "<text><textPath href='#a'>村委会</textPath></text>",
        "<text x='1 2 3'>村委会</text>",
        "<text font-size='large'>村委会</text>",
        "<style>.a { font-size: 30px }</style><text class='a'>村委会</text>",
        "<text>\u{e000}</text>",
        "<text text-decoration='underline'>村</text>",
    ] {
        assert_eq!(
            lettered(&svg(body)).unwrap_err(),
            Unusable::Refused(Refused::Words),
            "{body}"
        );
    }
    let many = format!("<text>{}</text>", "村".repeat(6_000));
    assert_eq!(lettered(&svg(&many)).unwrap_err(), Unusable::Intricate);
    let deep = format!(
        "<text>{}村{}</text>",
        "<tspan>".repeat(500),
        "</tspan>".repeat(500)
    );
    assert_eq!(lettered(&svg(&deep)).unwrap_err(), Unusable::Intricate);
}

#[test]
fn a_drawing_with_words_stands_in_every_format() {
    let words = svg("<text x='5' y='40' font-size='12' fill='red'>村委会</text>");
    for output in outputs(
        &words,
        &[
            Format::Pdf,
            Format::Ofd,
            Format::Docx,
            Format::Html,
            Format::Svg,
        ],
    ) {
        assert!(!output.bytes.is_empty(), "{}", output.name());
    }
}

#[test]
fn why_a_drawing_is_refused_is_told_with_what_to_do() {
    let folder = Folder::new();
    folder.write("data/map.svg", svg("<text writing-mode='tb'>村委会</text>"));
    folder.write(
        "data/a.yaml",
        "plan: {id: a, title: 避险方案, form: plain, date: 2026-03-20}\nsections: [{heading: 分布, body: [如下图。, {picture: {file: map.svg, alt: 两处避险点}}]}]\n",
    );
    let session = Session::read(&Workspace::at(folder.path()));
    let report = workspace::checked(&session);
    let fault = report
        .iter()
        .find(|fault| fault.code == Code::DrawingRefused)
        .unwrap();
    assert_eq!(fault.hints[0].key, Refused::Words.hint());
    for lang in [fangan::diagnostic::Lang::Zh, fangan::diagnostic::Lang::En] {
        let locale = fangan::diagnostic::Locale::of(lang);
        for why in Refused::ALL {
            let hint = fangan::diagnostic::Hint {
                key: why.hint(),
                args: Vec::new(),
            };
            assert_ne!(locale.hint(&hint), why.hint());
        }
    }
}
