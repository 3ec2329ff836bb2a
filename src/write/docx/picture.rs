//! Takes a picture in a line; gives its markup, and what its file is called.

use super::flow::Picture;
use super::xml::Xml;
use crate::document::Image;

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";

const SVG: &str = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
const SVG_EXTENSION: &str = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";

/// English Metric Units in a millimetre.
const EMU: f32 = 36_000.0;

/// What the relation to a picture is called.
pub(super) fn relation(image: &Image) -> String {
    format!("image-{}", image.digest)
}

/// Its file, as `word/` knows it.
pub(super) fn place(image: &Image) -> String {
    format!("media/{}.{}", image.digest, image.format.extension())
}

/// A run with a picture, the so manieth of the document.
pub(super) fn write(picture: &Picture, number: u32, out: &mut Xml) {
    let size = [picture.size.0, picture.size.1].map(|mm| (mm * EMU).round() as i64);
    let main = format!("{DRAWING}/main");
    let kind = format!("{DRAWING}/picture");
    let name = format!("图片{number}");
    let extent: [(&str, &dyn std::fmt::Display); 2] = [("cx", &size[0]), ("cy", &size[1])];
    out.open("w:r", &[]);
    out.open("w:drawing", &[]);
    let inline = format!("{DRAWING}/wordprocessingDrawing");
    out.open(
        "wp:inline",
        &[
            ("xmlns:wp", &inline),
            ("distT", &0),
            ("distB", &0),
            ("distL", &0),
            ("distR", &0),
        ],
    );
    out.void("wp:extent", &extent);
    out.void(
        "wp:docPr",
        &[("id", &number), ("name", &name), ("descr", &picture.alt)],
    );
    out.open("a:graphic", &[("xmlns:a", &main)]);
    out.open("a:graphicData", &[("uri", &kind)]);
    out.open("pic:pic", &[("xmlns:pic", &kind)]);
    out.open("pic:nvPicPr", &[]);
    out.void("pic:cNvPr", &[("id", &number), ("name", &name)]);
    out.void("pic:cNvPicPr", &[]);
    out.close("pic:nvPicPr");
    out.open("pic:blipFill", &[]);
    let pixels = relation(&picture.image);
    match &picture.drawing {
        None => out.void("a:blip", &[("r:embed", &pixels)]),
        // Word shows the drawing since 2016, other programs its pixels.
        Some(drawing) => {
            out.open("a:blip", &[("r:embed", &pixels)]);
            out.open("a:extLst", &[]);
            out.open("a:ext", &[("uri", &SVG_EXTENSION)]);
            let drawing = relation(drawing);
            out.void(
                "asvg:svgBlip",
                &[("xmlns:asvg", &SVG), ("r:embed", &drawing)],
            );
            out.close("a:ext");
            out.close("a:extLst");
            out.close("a:blip");
        }
    }
    out.open("a:stretch", &[]);
    out.void("a:fillRect", &[]);
    out.close("a:stretch");
    out.close("pic:blipFill");
    out.open("pic:spPr", &[]);
    out.open("a:xfrm", &[]);
    out.void("a:off", &[("x", &0), ("y", &0)]);
    out.void("a:ext", &extent);
    out.close("a:xfrm");
    out.open("a:prstGeom", &[("prst", &"rect")]);
    out.void("a:avLst", &[]);
    out.close("a:prstGeom");
    for name in [
        "pic:spPr",
        "pic:pic",
        "a:graphicData",
        "a:graphic",
        "wp:inline",
        "w:drawing",
        "w:r",
    ] {
        out.close(name);
    }
}
