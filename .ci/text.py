"""Takes a file of names and folders of HTML and PDF files of the same documents;
fails where poppler, pdfium, MuPDF or pdf.js read another text than the HTML says,
another order, or a name or a pair of marks torn apart."""

import html.parser
import json
import pathlib
import re
import subprocess
import sys

import pymupdf
import pypdfium2


class Body(html.parser.HTMLParser):
    """The text of a page's body, without what repeats or hides."""

    VOID = {"meta", "link", "br", "col", "img", "input", "hr", "wbr"}

    def __init__(self):
        super().__init__()
        self.open, self.parts = [], []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        aside = (
            tag in {"head", "style", "script", "nav"}
            or attributes.get("aria-hidden") == "true"
            or attributes.get("class") == "skip"
        )
        if tag not in self.VOID:
            self.open.append((tag, aside))

    def handle_endtag(self, tag):
        if tag in self.VOID:
            return
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, text):
        if not any(aside for _, aside in self.open):
            self.parts.append(text)


def body(file):
    parser = Body()
    parser.feed(file.read_text("utf-8"))
    return "".join(parser.parts)


def by_poppler(file):
    return subprocess.run(
        ["pdftotext", "-raw", file, "-"], check=True, capture_output=True
    ).stdout.decode()


def by_pdfium(file):
    pages = pypdfium2.PdfDocument(file)
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


def by_mupdf(file):
    return "\n".join(page.get_text() for page in pymupdf.open(file))


def by_pdfjs(files):
    script = pathlib.Path(__file__).with_suffix(".mjs")
    command = ["node", script, *files]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def squeezed(text):
    return "".join(text.split())


def pieces(expected, found):
    """Runs of characters that are in one text only: lost from the first, more in the
    second."""
    lines = [pathlib.Path(name) for name in ("expected.chars", "found.chars")]
    for place, text in zip(lines, (expected, found)):
        place.write_text("\n".join(text) + "\n", "utf-8")
    done = subprocess.run(["diff", "--minimal", *lines], capture_output=True, text=True)
    lost, more = [], []
    for line in done.stdout.splitlines():
        if line[0] not in "<>-":
            lost.append("")
            more.append("")
        elif line[0] != "-":
            (lost if line[0] == "<" else more)[-1] += line[2:]
    return [piece for piece in lost if piece], [piece for piece in more if piece]


def is_artifact(piece, expected):
    """Page numbers, the mark of a draft, and what is shown once more: contents, the
    head of a table on its next page, cells that go on there."""
    rest = re.sub(r"—\d+—|草稿|目录|…+|\d+", "", piece)
    expected = re.sub(r"\d+", "", expected)
    while rest:
        known = max((n for n in range(2, len(rest) + 1) if rest[:n] in expected), default=0)
        if not known:
            return False
        rest = rest[known:]
    return True


# Labels that are padded to one width.
LABELS = ["组长", "副组长", "成员", "主任", "副主任", "主持", "出席", "记录"]
# Marks that lines squeeze together.
PAIRS = ["）、", "》、", "）。", "”。", "）；", "》）", "》。", "）：", "）”"]


def torn(words, expected, found):
    """Words that are read in one piece less often than they stand there."""
    found = re.sub(r"[\r\n]+", "", found)
    expected = re.sub(r"\s*\n\s*", "", expected)
    return [w for w in words if found.count(w) < expected.count(w)]


def main(names, *folders):
    files = sorted(file for folder in folders for file in pathlib.Path(folder).glob("*.pdf"))
    words = pathlib.Path(names).read_text("utf-8").split() + LABELS + PAIRS
    readers = {
        "poppler": {f: by_poppler(f) for f in files},
        "pdfium": {f: by_pdfium(f) for f in files},
        "MuPDF": {f: by_mupdf(f) for f in files},
    }
    shown = by_pdfjs([str(f) for f in files])
    readers["pdf.js"] = {f: shown[str(f)] for f in files}
    well = bool(files)
    for reader, texts in readers.items():
        for file, text in texts.items():
            said = body(file.with_suffix(".html"))
            lost, more = pieces(squeezed(said), squeezed(text))
            more = [piece for piece in more if not is_artifact(piece, squeezed(said))]
            apart = torn(words, said, text)
            if lost or more or apart:
                well = False
                print(f"{file.name}, {reader}: lost {lost[:9]}, more {more[:9]}, torn {apart[:9]}")
        print(f"{reader}: {len(texts)} files read")
    sys.exit(0 if well else 1)


main(*sys.argv[1:])
