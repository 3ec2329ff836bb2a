"""Takes blocks (content.py), gives what each peer reads: a typst file, a Word
file by a docxtpl template, the story of a reportlab document."""

LEFT, RIGHT, TOP, BOTTOM, LINE = 28, 26, 37, 35, 29.61
FACE = "Zhuque Fangsong (technical preview)"

TYPST = """#set page(paper: "a4", margin: (left: 28mm, right: 26mm, top: 37mm, bottom: 35mm), numbering: "— 1 —")
#set text(font: ("Zhuque Fangsong (technical preview)", "Noto Serif SC"), size: 15.79pt, lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em)
#set par(first-line-indent: (amount: 2em, all: true), justify: true, leading: 13.8pt, spacing: 13.8pt)
#set table(stroke: 0.5pt)
"""


def typst(blocks):
    def quoted(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    out = [TYPST]
    for kind, *rest in blocks:
        if kind == "title":
            out.append(f'#align(center, text(font: "Noto Serif SC", weight: "bold", size: 22pt, {quoted(rest[0])}))')
        elif kind == "attachment":
            out.append(f"#pagebreak()\n#par(first-line-indent: 0em, text({quoted(rest[0])}))")
            out.append(f'#align(center, text(font: "Noto Serif SC", weight: "bold", size: 22pt, {quoted(rest[1])}))')
        elif kind == "level1":
            out.append(f'#text(font: "Noto Sans SC", {quoted(rest[0])})')
        elif kind == "right":
            out.append(f"#align(right, text({quoted(rest[0])}))")
        elif kind == "people":
            cells = ", ".join(quoted(cell) for row in rest[0] for cell in row)
            out.append(f"#grid(columns: (5em, 4em, 1fr), row-gutter: 13.8pt, {cells})")
        elif kind == "table":
            head = ", ".join(quoted(cell) for cell in rest[0])
            cells = ", ".join(
                f"table.cell(rowspan: {span}, {quoted(text)})" if span > 1 else quoted(text)
                for row in rest[1]
                for text, span in row
            )
            out.append(
                f"#set par(leading: 6pt)\n#text(size: 12pt, table(columns: (7.5%, 12.9%, 38.2%, 12.9%, 12.9%, 15.6%), table.header({head}), {cells}))"
            )
        else:
            out.append(f"#text({quoted(rest[0])})")
    return "\n\n".join(out) + "\n"


def story(blocks, face):
    """For reportlab, which sets neither hanging marks nor a grid by itself."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import PageBreak, Paragraph, Table

    body = ParagraphStyle(
        "body", fontName=face, fontSize=15.79, leading=LINE, firstLineIndent=31.6, wordWrap="CJK", alignment=4
    )
    styles = {
        "paragraph": body,
        "level1": body,
        "right": ParagraphStyle("right", body, alignment=2),
        "title": ParagraphStyle("title", body, fontSize=22, leading=36, firstLineIndent=0, alignment=1),
        "cell": ParagraphStyle("cell", body, fontSize=12, leading=18, firstLineIndent=0),
    }
    widths = [mm * 72 / 25.4 for mm in (11.7, 20.1, 59.6, 20.1, 20.1, 24.4)]
    out = []
    for kind, *rest in blocks:
        if kind == "people":
            out += [Paragraph("　".join(row), body) for row in rest[0]]
        elif kind == "attachment":
            out += [PageBreak(), Paragraph(rest[0], styles["cell"]), Paragraph(rest[1], styles["title"])]
        elif kind == "table":
            rows, spans, above = [rest[0]], [], [0] * len(rest[0])
            for line, row in enumerate(rest[1], 1):
                cells, given = [], iter(row)
                for column in range(len(above)):
                    if above[column] > 0:
                        cells.append("")
                    else:
                        text, span = next(given)
                        cells.append(text)
                        above[column] = span
                        if span > 1:
                            spans.append(("SPAN", (column, line), (column, line + span - 1)))
                    above[column] -= 1
                rows.append(cells)
            cells = [[Paragraph(text, styles["cell"]) for text in row] for row in rows]
            grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
            # Merged cells cannot be cut by a page there: each row keeps its own.
            out.append(Table(cells, widths, repeatRows=1, style=grid))
        else:
            out.append(Paragraph(rest[0], styles[kind]))
    return out


def word_template(path):
    """A docxtpl template with the same measures: a loop over blocks and one over rows."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Mm(28), Mm(26), Mm(37), Mm(35)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FACE, Pt(16)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FACE)
    normal.paragraph_format.line_spacing, normal.paragraph_format.space_after = Pt(LINE), Pt(0)
    title = document.add_paragraph("{{ title }}")
    title.alignment, title.runs[0].font.size = 1, Pt(22)
    document.add_paragraph("{%p for text in paragraphs %}")
    document.add_paragraph("{{ text }}").paragraph_format.first_line_indent = Pt(32)
    document.add_paragraph("{%p endfor %}")
    table = document.add_table(rows=4, cols=6, style="Table Grid")
    for column in range(6):
        table.cell(0, column).text = "{{ head[%d] }}" % column
        table.cell(2, column).text = "{{ row[%d] }}" % column
    table.cell(1, 0).text, table.cell(3, 0).text = "{%tr for row in rows %}", "{%tr endfor %}"
    document.save(path)


def word_context(blocks):
    context = {"title": blocks[0][1], "paragraphs": [], "head": [""] * 6, "rows": []}
    for kind, *rest in blocks[1:]:
        if kind == "people":
            context["paragraphs"] += ["　".join(row) for row in rest[0]]
        elif kind == "table":
            context["head"] = rest[0]
            for row in rest[1]:
                texts = [text for text, _ in row]
                # A cell merged with the one above is left out of the row.
                texts = texts[:1] + [""] * (6 - len(texts)) + texts[1:]
                context["rows"].append(texts)
        else:
            context["paragraphs"] += [text for text in rest if text]
    return context
