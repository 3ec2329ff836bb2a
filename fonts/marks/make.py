#!/usr/bin/env python3
"""Makes FanganMarks-Regular.ttf: marks that offices type and faces lack.

Takes the Noto Serif SC beside it; gives the same bytes each time. Needs
fontTools; whoever builds the program does not. Run it here:

    python3 make.py
"""

from fontTools.fontBuilder import FontBuilder
from fontTools.misc.transform import Transform
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

SOURCE = "../noto/NotoSerifSC-Regular.ttf"
TARGET = "FanganMarks-Regular.ttf"
NAME = "Fangan Marks"

# Marks stand a little smaller and lower than in 宋体, as the hanzi of 仿宋 do.
SMALLER = Transform(0.93, 0, 0, 0.93, 500 - 0.93 * 500, 360 - 0.93 * 380)

noto = TTFont(SOURCE)
cmap = noto.getBestCmap()
outlines = noto.getGlyphSet()
glyphs = {}  # character: contours
widths = {}  # of those that are not an em wide


def contours(character):
    """A glyph's contours, each a list of the pen's calls."""
    pen = DecomposingRecordingPen(outlines)
    outlines[cmap[ord(character)]].draw(pen)
    found = []
    for name, points in pen.value:
        if name == "moveTo":
            found.append([])
        found[-1].append((name, points))
    return found


def box(contour):
    points = [p for _, points in contour for p in points if p]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def moved(contours, transform):
    return [
        [(name, tuple(p and transform.transformPoint(p) for p in points)) for name, points in contour]
        for contour in contours
    ]


def polygon(*points):
    return [("moveTo", (points[0],)), *(("lineTo", (p,)) for p in points[1:]), ("closePath", ())]


def rectangle(left, bottom, right, top):
    return polygon((left, bottom), (left, top), (right, top), (right, bottom))


def frame(left, bottom, right, top, line=30):
    hole = polygon(
        (left + line, bottom + line), (right - line, bottom + line), (right - line, top - line), (left + line, top - line)
    )
    return [rectangle(left, bottom, right, top), hole]


def bar(x0, y0, x1, y1, half):
    """A stroke from one point to another, `half` of its width to each side."""
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    dx, dy = -(y1 - y0) / length * half, (x1 - x0) / length * half
    return polygon((x0 - dx, y0 - dy), (x0 + dx, y0 + dy), (x1 + dx, y1 + dy), (x1 - dx, y1 - dy))


# Numbers in circles: those of the source to 20, then its digits put together anew.
def is_circle(contour):
    left, _, right, _ = box(contour)
    return right - left > 800


def digit(character, right):
    half = [c for c in contours(character) if not is_circle(c) and (box(c)[0] + box(c)[2] > 1000) == right]
    return half, min(box(c)[0] for c in half), max(box(c)[2] for c in half)


def placed(part, left):
    half, first, _ = part
    return moved(half, Transform(1, 0, 0, 1, left - first, 0))


ones = {d: digit("⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲"[d], right=True) for d in range(10)}
tens = {2: digit("⑳", right=False), 3: ones[3], 4: ones[4], 5: ones[5]}
circle = [c for c in contours("①") if is_circle(c)]
for number in range(1, 51):
    start = 0x2460 if number <= 20 else 0x3251 - 20 if number <= 35 else 0x32B1 - 35
    character = chr(start + number - 1)
    if number <= 20:
        glyphs[character] = moved(contours(character), SMALLER)
        continue
    ten, one = tens[number // 10], ones[number % 10]
    gap = 40
    width = (ten[2] - ten[1]) + gap + (one[2] - one[1])
    left = 500 - width / 2
    digits = placed(ten, left) + placed(one, left + ten[2] - ten[1] + gap)
    glyphs[character] = moved(digits + circle, SMALLER)

# Shapes and arrows, which some faces have only in the size of Western text.
for character in "□■○●◎△▲▽▼◇◆☆★※→←↑↓":
    glyphs[character] = moved(contours(character), SMALLER)

# Boxes to tick.
square = glyphs["□"]
tick = polygon((215, 345), (290, 410), (420, 255), (705, 610), (760, 560), (425, 135))
glyphs["☐"] = square
glyphs["☑"] = square + [tick]
glyphs["☒"] = square + [bar(250, 110, 750, 610, 28), bar(250, 610, 750, 110, 28)]
glyphs["✓"] = [polygon((110, 340), (180, 400), (365, 185), (845, 745), (900, 700), (372, 45))]
glyphs["✔"] = [polygon((90, 325), (215, 430), (375, 245), (805, 765), (920, 670), (385, -5))]
glyphs["✗"] = [bar(190, 50, 810, 670, 30), bar(190, 670, 810, 50, 30)]
glyphs["✘"] = [bar(180, 40, 820, 680, 62), bar(180, 680, 820, 40, 62)]

# ≒: two lines between two dots.
dot = moved([c for c in contours("●")], Transform(0.13, 0, 0, 0.13, 0, 0))
left, bottom, right, top = box(dot[0])
at = lambda x, y: moved(dot, Transform(1, 0, 0, 1, x - (left + right) / 2, y - (bottom + top) / 2))
glyphs["≒"] = [rectangle(110, 420, 890, 462), rectangle(110, 258, 890, 300), *at(200, 580), *at(800, 140)]

# How the parts of a hanzi stand to each other.
L, B, R, T, M, N = 90, -50, 910, 770, 500, 360
third = (R - L) / 3
glyphs["⿰"] = frame(L, B, M - 20, T) + frame(M + 20, B, R, T)
glyphs["⿱"] = frame(L, N + 20, R, T) + frame(L, B, R, N - 20)
glyphs["⿲"] = [c for i in range(3) for c in frame(L + i * third + 12, B, L + (i + 1) * third - 12, T)]
glyphs["⿳"] = [c for i in range(3) for c in frame(L, B + i * third + 12, R, B + (i + 1) * third - 12)]
glyphs["⿴"] = frame(L, B, R, T) + frame(M - 190, N - 190, M + 190, N + 190)
glyphs["⿵"] = frame(L, B, R, T) + frame(M - 220, B, M + 220, N + 190)
glyphs["⿶"] = frame(L, B, R, T) + frame(M - 220, N - 190, M + 220, T)
glyphs["⿷"] = frame(L, B, R, T) + frame(M - 190, N - 220, R, N + 220)
glyphs["⿸"] = frame(L, B, R, T) + frame(M - 190, B, R, N + 190)
glyphs["⿹"] = frame(L, B, R, T) + frame(L, B, M + 190, N + 190)
glyphs["⿺"] = frame(L, B, R, T) + frame(M - 190, N - 190, R, T)
glyphs["⿻"] = frame(L, N - 230, M + 230, T) + frame(M - 230, B, R, N + 230)

# Squared and cubed measures: the unit of the source, and its figure.
metre, two = contours("㎡")[:-1], contours("㎡")[-1:]
three = contours("³")
left, bottom, right, top = box(two[0])
scale = (top - bottom) / (box(three[0])[3] - box(three[0])[1])
three = moved(three, Transform(scale, 0, 0, scale, left - box(three[0])[0] * scale, top - box(three[0])[3] * scale))


def unit(source, figure):
    parts = contours(source)
    first, last = min(box(c)[0] for c in parts), max(box(c)[2] for c in parts)
    narrower = (815 - 20) / (last - first)
    return moved(parts, Transform(narrower, 0, 0, 1, 20 - first * narrower, 0)) + figure


for character, parts in {
    "㎡": metre + two,
    "㎥": metre + three,
    "㎟": unit("㎜", two),
    "㎠": unit("㎝", two),
    "㎢": unit("㎞", two),
    "㎣": unit("㎜", three),
    "㎤": unit("㎝", three),
}.items():
    glyphs[character] = moved(parts, Transform(0.95, 0, 0, 0.95, 25, 0))

# Letters of pinyin: the accent of a neighbour over them.
for character, letter, bearer, base in [("ǹ", "n", "ù", "u"), ("ḿ", "m", "ú", "u"), ("Ǹ", "N", "Ù", "U"), ("Ḿ", "M", "Ú", "U")]:
    plain = contours(base)
    accent = [c for c in contours(bearer) if box(c)[1] > max(box(p)[3] for p in plain)]
    shift = (outlines[cmap[ord(letter)]].width - outlines[cmap[ord(bearer)]].width) / 2
    glyphs[character] = contours(letter) + moved(accent, Transform(1, 0, 0, 1, shift, 0))
    widths[character] = outlines[cmap[ord(letter)]].width

order = [".notdef", *(f"uni{ord(c):04X}" for c in sorted(glyphs))]
drawn = {}
for name, parts in [(".notdef", frame(100, -20, 900, 780)), *((f"uni{ord(c):04X}", glyphs[c]) for c in sorted(glyphs))]:
    pen = TTGlyphPen(None)
    for contour in parts:
        for call, points in contour:
            getattr(pen, call)(*points)
    drawn[name] = pen.glyph(round=lambda v: int(v + 0.5) if v >= 0 else -int(0.5 - v))

font = FontBuilder(1000, isTTF=True)
font.setupGlyphOrder(order)
font.setupCharacterMap({ord(c): f"uni{ord(c):04X}" for c in glyphs})
font.setupGlyf(drawn)
advance = {f"uni{ord(c):04X}": w for c, w in widths.items()}
font.setupHorizontalMetrics({n: (advance.get(n, 1000), drawn[n].xMin if drawn[n].numberOfContours else 0) for n in order})
font.setupHorizontalHeader(ascent=880, descent=-120)
font.setupOS2(sTypoAscender=880, sTypoDescender=-120, sTypoLineGap=0, usWinAscent=960, usWinDescent=200, sCapHeight=729, fsType=0)
font.setupNameTable(
    {
        "copyright": "Copyright 2017-2024 Adobe (http://www.adobe.com/); Copyright 2026 the fangan authors",
        "familyName": NAME,
        "styleName": "Regular",
        "uniqueFontIdentifier": "1.000;FanganMarks-Regular",
        "fullName": NAME,
        "psName": "FanganMarks-Regular",
        "version": "Version 1.000",
        "licenseDescription": "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        "licenseInfoURL": "https://openfontlicense.org",
    },
    mac=False,
)
font.setupPost(keepGlyphNames=False)
font.font["head"].created = font.font["head"].modified = 3_850_000_000
font.font.recalcTimestamp = False
font.save(TARGET)
