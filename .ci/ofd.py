"""Takes a folder of OFD and PDF files of the same documents; fails where easyofd
shows other characters than the PDF has, or shows them elsewhere."""

import base64
import collections
import contextlib
import ctypes
import io
import logging
import pathlib
import sys

import pypdfium2 as pdfium
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FARTHEST = 0.2
# easyofd drops the blank that a run begins with and moves the run by it, mm: an
# entry of the contents, 1　总则.
BLANK = 5.6
# easyofd draws 200 units to an inch.
ITS_UNIT = 72 / 200


def characters(pdf, unit):
    """Of each page its characters and their origins, mm."""
    pages = []
    for page in pdfium.PdfDocument(pdf):
        text, found = page.get_textpage(), []
        for i in range(text.count_chars()):
            c = text.get_text_range(i, 1)
            if c.strip():
                x, y = ctypes.c_double(), ctypes.c_double()
                pdfium.raw.FPDFText_GetCharOrigin(text.raw, i, x, y)
                found.append((c, x.value * unit * 25.4 / 72, y.value * unit * 25.4 / 72))
        pages.append(found)
    return pages


def shown(ofd):
    """The file as easyofd turns it into a PDF."""
    from easyofd import OFD

    reader = OFD()
    reader.read(base64.b64encode(ofd.read_bytes()).decode(), save_xml=False)
    return reader.to_pdf()


def differences(expected, found):
    """How many characters of a page stand nowhere near their place, and the worst of
    the others, mm."""
    places = collections.defaultdict(list)
    for c, x, y in found:
        places[c].append((x, y))
    far, worst = abs(len(expected) - len(found)), 0.0
    for c, x, y in expected:
        moved = [(x - u, abs(y - v)) for u, v in places[c]]
        off = min((max(min(abs(dx), abs(dx - BLANK)), dy) for dx, dy in moved), default=99.0)
        if off > FARTHEST:
            far += 1
        else:
            worst = max(worst, off)
    return far, worst


def main(folder, face):
    # It sets everything in 宋体, whatever face the file brings.
    pdfmetrics.registerFont(TTFont("宋体", face))
    logging.disable(logging.CRITICAL)
    well, files = True, sorted(pathlib.Path(folder).glob("*.ofd"))
    for ofd in files:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            theirs = characters(shown(ofd), ITS_UNIT)
        ours = characters(ofd.with_suffix(".pdf").read_bytes(), 1)
        # easyofd lays pages across as if they stood upright.
        upright = [page.get_width() < page.get_height() for page in pdfium.PdfDocument(ofd.with_suffix(".pdf"))]
        pairs = [differences(*pages) for *pages, stands in zip(ours, theirs, upright) if stands]
        far, worst = sum(p[0] for p in pairs), max(p[1] for p in pairs)
        same = far == 0 and len(ours) == len(theirs)
        print(f"{ofd.name}: {len(theirs)} pages, {far} characters astray, the others within {worst:.3f} mm")
        well &= same
    sys.exit(0 if well and files else 1)


main(*sys.argv[1:])
