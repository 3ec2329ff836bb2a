#!/usr/bin/env python3
"""Sets plans with one peer, in one process: one.py PEER PLAN.html …"""

import os
import pathlib
import subprocess
import sys

import content
import markup

FONTS = pathlib.Path(__file__).resolve().parents[2] / "fonts"


def reportlab(plans):
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import SimpleDocTemplate

    pdfmetrics.registerFont(TTFont("body", FONTS / "zhuque" / "LXGWZhuqueFangsong-Regular.ttf"))
    for plan in plans:
        page = SimpleDocTemplate(
            "reportlab.pdf",
            leftMargin=markup.LEFT * mm,
            rightMargin=markup.RIGHT * mm,
            topMargin=markup.TOP * mm,
            bottomMargin=markup.BOTTOM * mm,
        )
        page.build(markup.story(content.blocks(plan), "body"))


def weasyprint(plans):
    from weasyprint import HTML

    for plan in plans:
        HTML(plan).write_pdf("weasyprint.pdf")


def word(plans):
    from docxtpl import DocxTemplate

    markup.word_template("template.docx")
    files = []
    for number, plan in enumerate(plans):
        template = DocxTemplate("template.docx")
        template.render(markup.word_context(content.blocks(plan)))
        files.append(f"word-{number}.docx")
        template.save(files[-1])
    profile = pathlib.Path("office-profile").resolve().as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", *files]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    os.environ.pop("DISPLAY", None)
    {"reportlab": reportlab, "weasyprint": weasyprint, "word": word}[sys.argv[1]](sys.argv[2:])
