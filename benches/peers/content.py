"""Takes a plan's HTML as fangan wrote it, gives its text as a list of blocks.

Every peer is given these blocks, so that all set the same words:
("title", text), ("level1", text), ("paragraph", text), ("people", [(label, name, post)]),
("right", text), ("attachment", label, title), ("table", head, rows) with cells as
(text, rowspan).
"""

import xml.etree.ElementTree as tree


def name(element):
    return element.tag.rsplit("}", 1)[-1]


def words(element):
    return "".join(element.itertext()).strip().replace("\n", "")


def people(element):
    rows, label = [], ""
    for child in element.iter():
        if name(child) == "dt":
            label = words(child)
        elif name(child) == "dd":
            texts = [words(span) for span in child]
            rows.append((label, texts[0], " ".join(texts[1:])))
            label = ""
    return rows


def table(element):
    rows = [
        [(words(cell), int(cell.get("rowspan", "1"))) for cell in row]
        for row in element.iter()
        if name(row) == "tr"
    ]
    return ("table", [text for text, _ in rows[0]], rows[1:])


def walk(element, found):
    kind, classes = name(element), element.get("class", "").split()
    if kind == "h1":
        found.append(("title", words(element)))
    elif kind == "h2" and "title" in classes:
        found[-1] = ("attachment", found[-1][1], words(element))
    elif kind == "h2":
        found.append(("level1", words(element)))
    elif "run-in" in classes or kind == "p":
        place = "right" if "date" in classes or "issuers" in classes else "paragraph"
        found.append((place, words(element)))
    elif "issuers" in classes:
        found.append(("right", words(element)))
    elif kind == "dl":
        found.append(("people", people(element)))
    elif "attachment-note" in classes:
        found.append(("paragraph", words(element)))
    elif kind == "table":
        found.append(table(element))
    else:
        for child in element:
            walk(child, found)


def blocks(path):
    text = open(path, encoding="utf-8").read().split("<article", 1)[1]
    text = "<article" + text.rsplit("</article>", 1)[0] + "</article>"
    found = []
    walk(tree.fromstring(text), found)
    return found
