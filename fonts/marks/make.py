#!/usr/bin/env python3
"""Makes the faces of marks that offices type and other faces lack.

Takes the faces of `../noto` and `../kai`; gives a face for each role, in the hand and
weight of its own, the same bytes each time. Needs fontTools; whoever builds the
program does not. Run it here:

    python3 make.py
"""

from fontTools.fontBuilder import FontBuilder
from fontTools.misc.transform import Transform
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

# 仿宋 has next to none of these: they are those of 宋体, a little smaller and lower,
# as its hanzi are.
SMALLER = Transform(0.93, 0, 0, 0.93, 500 - 0.93 * 500, 360 - 0.93 * 380)
AS_IT_IS = Transform()


def box(*contours):
    points = [p for contour in contours for _, points in contour for p in points if p]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def moved(contours, transform):
    return [
        [(name, tuple(p and transform.transformPoint(p) for p in points)) for name, points in contour]
        for contour in contours
    ]


def beside(contours, left):
    """Moved so that its ink begins there."""
    return moved(contours, Transform(1, 0, 0, 1, left - box(*contours)[0], 0))


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


class Source:
    """The face whose parts are used."""

    def __init__(self, path):
        font = TTFont(path)
        self.cmap = font.getBestCmap()
        self.outlines = font.getGlyphSet()
        self.copyright = font["name"].getDebugName(0)

    def contours(self, character):
        """A glyph's contours, each a list of the pen's calls."""
        pen = DecomposingRecordingPen(self.outlines)
        self.outlines[self.cmap[ord(character)]].draw(pen)
        found = []
        for name, points in pen.value:
            # A contour without a point on its curve begins with the curve itself.
            if name == "moveTo" or (points and points[-1] is None):
                found.append([])
            found[-1].append((name, points))
        return found

    def width(self, character):
        return self.outlines[self.cmap[ord(character)]].width


def numbers(source):
    """Numbers in circles: those of the source to 20, then its digits put together anew."""
    is_circle = lambda contour: box(contour)[2] - box(contour)[0] > 800

    def digit(character, right):
        inside = [c for c in source.contours(character) if not is_circle(c)]
        return [c for c in inside if (box(c)[0] + box(c)[2] > 1000) == right]

    ones = {d: digit("⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲"[d], right=True) for d in range(10)}
    tens = {2: digit("⑳", right=False), 3: ones[3], 4: ones[4], 5: ones[5]}
    circle = [c for c in source.contours("①") if is_circle(c)]
    drawn = {character: source.contours(character) for character in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"}
    for number in range(21, 51):
        start = 0x3251 - 21 if number <= 35 else 0x32B1 - 36
        ten, one = tens[number // 10], ones[number % 10]
        one = beside(one, box(*ten)[2] + 40)
        both = ten + one
        left, _, right, _ = box(*both)
        drawn[chr(start + number)] = beside(both, 500 - (right - left) / 2) + circle
    return drawn


def shapes(source):
    """Shapes and arrows, which some faces have only in the size of Western text."""
    return {c: source.contours(c) for c in "□■○●◎△▲▽▼◇◆☆★※→←↑↓" if ord(c) in source.cmap}


def ticks(square):
    """Boxes to tick, and the ticks alone."""
    tick = polygon((215, 345), (290, 410), (420, 255), (705, 610), (760, 560), (425, 135))
    return {
        "☐": square,
        "☑": square + [tick],
        "☒": square + [bar(250, 110, 750, 610, 28), bar(250, 610, 750, 110, 28)],
        "✓": [polygon((110, 340), (180, 400), (365, 185), (845, 745), (900, 700), (372, 45))],
        "✔": [polygon((90, 325), (215, 430), (375, 245), (805, 765), (920, 670), (385, -5))],
        "✗": [bar(190, 50, 810, 670, 30), bar(190, 670, 810, 50, 30)],
        "✘": [bar(180, 40, 820, 680, 62), bar(180, 680, 820, 40, 62)],
    }


def nearly_equal(dot):
    """Two lines between two dots."""
    dot = moved(dot, Transform(0.13, 0, 0, 0.13, 0, 0))
    left, bottom, right, top = box(*dot)
    at = lambda x, y: moved(dot, Transform(1, 0, 0, 1, x - (left + right) / 2, y - (bottom + top) / 2))
    return {"≒": [rectangle(110, 420, 890, 462), rectangle(110, 258, 890, 300), *at(200, 580), *at(800, 140)]}


def descriptions():
    """How the parts of a hanzi stand to each other."""
    L, B, R, T, M, N = 90, -50, 910, 770, 500, 360
    third = (R - L) / 3
    return {
        "⿰": frame(L, B, M - 20, T) + frame(M + 20, B, R, T),
        "⿱": frame(L, N + 20, R, T) + frame(L, B, R, N - 20),
        "⿲": [c for i in range(3) for c in frame(L + i * third + 12, B, L + (i + 1) * third - 12, T)],
        "⿳": [c for i in range(3) for c in frame(L, B + i * third + 12, R, B + (i + 1) * third - 12)],
        "⿴": frame(L, B, R, T) + frame(M - 190, N - 190, M + 190, N + 190),
        "⿵": frame(L, B, R, T) + frame(M - 220, B, M + 220, N + 190),
        "⿶": frame(L, B, R, T) + frame(M - 220, N - 190, M + 220, T),
        "⿷": frame(L, B, R, T) + frame(M - 190, N - 220, R, N + 220),
        "⿸": frame(L, B, R, T) + frame(M - 190, B, R, N + 190),
        "⿹": frame(L, B, R, T) + frame(L, B, M + 190, N + 190),
        "⿺": frame(L, B, R, T) + frame(M - 190, N - 190, R, T),
        "⿻": frame(L, N - 230, M + 230, T) + frame(M - 230, B, R, N + 230),
    }


def units(source):
    """Squared and cubed measures: the letters of the source made narrower, and its figure."""
    metre, two = source.contours("㎡")[:-1], source.contours("㎡")[-1:]
    lower = min(1, box(*metre)[3] / box(*source.contours("m"))[3])
    left, bottom, right, top = box(*two)
    three = source.contours("³")
    scale = (top - bottom) / (box(*three)[3] - box(*three)[1])
    three = beside(moved(three, Transform(scale, 0, 0, scale, 0, top - box(*three)[3] * scale)), left)

    def unit(letters, figure):
        parts, pen = [], 0
        for letter in letters:
            parts += moved(source.contours(letter), Transform(1, 0, 0, 1, pen, 0))
            pen += source.width(letter)
        first, _, last, _ = box(*parts)
        narrower = (815 - 20) / (last - first)
        return moved(parts, Transform(narrower, 0, 0, lower, 20 - first * narrower, 0)) + figure

    drawn = {
        "㎡": metre + two,
        "㎥": metre + three,
        "㎟": unit("mm", two),
        "㎠": unit("cm", two),
        "㎢": unit("km", two),
        "㎣": unit("mm", three),
        "㎤": unit("cm", three),
    }
    return {c: moved(parts, Transform(0.95, 0, 0, 0.95, 25, 0)) for c, parts in drawn.items()}


def pinyin(source):
    """Letters of pinyin: the accent of a neighbour over them; and their widths."""
    drawn, widths = {}, {}
    for character, letter, bearer, base in [("ǹ", "n", "ù", "u"), ("ḿ", "m", "ú", "u"), ("Ǹ", "N", "Ù", "U"), ("Ḿ", "M", "Ú", "U")]:
        top = box(*source.contours(base))[3]
        accent = [c for c in source.contours(bearer) if box(c)[1] > top]
        shift = (source.width(letter) - source.width(bearer)) / 2
        drawn[character] = source.contours(letter) + moved(accent, Transform(1, 0, 0, 1, shift, 0))
        widths[character] = source.width(letter)
    return drawn, widths


def figures(source):
    """Raised and lowered figures and signs, as large as the source's own ²; and their widths."""
    two, raised = box(*source.contours("2")), box(*source.contours("²"))
    scale = (raised[3] - raised[1]) / (two[3] - two[1])
    # A minus of the source is too long for a figure, its hyphen too short.
    long = Transform(0.86, 0, 0, 1, 0, 0)
    drawn, widths = {}, {}
    for plain, above, below in zip("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"):
        sign = "−" if plain == "-" and ord("−") in source.cmap else plain
        width = source.width(sign) * scale + 10
        parts = moved(source.contours(sign), long if plain in "+-=" else AS_IT_IS)
        if plain in "+-=":
            width *= 0.86
        for character, lift in [(above, raised[1] - two[1] * scale), (below, -130)]:
            drawn[character] = moved(parts, Transform(scale, 0, 0, scale, 5, lift))
            widths[character] = round(width)
    return drawn, widths


def make(role, path, fit):
    """Writes the face of marks that stands by the face of a role."""
    source = Source(path)
    shaped = {c: moved(parts, fit) for c, parts in {**numbers(source), **shapes(source)}.items()}
    letters, widths = pinyin(source)
    small, narrow = figures(source)
    # What every face has is left to them.
    small = {c: parts for c, parts in small.items() if c not in "¹²³"}
    dot = source.contours("●")
    glyphs = {**shaped, **ticks(shaped["□"]), **nearly_equal(dot), **descriptions(), **units(source), **letters, **small}
    if fit is AS_IT_IS:
        # What the face has itself it sets itself.
        glyphs = {c: parts for c, parts in glyphs.items() if ord(c) not in source.cmap}
    write(glyphs, {**widths, **narrow}, role, source.copyright)


def write(glyphs, widths, role, copyright):
    name, file = f"Fangan Marks {role}", f"FanganMarks-{role}"
    order = [".notdef", *(f"uni{ord(c):04X}" for c in sorted(glyphs))]
    drawn = {}
    for glyph, parts in [(".notdef", frame(100, -20, 900, 780)), *((f"uni{ord(c):04X}", glyphs[c]) for c in sorted(glyphs))]:
        pen = TTGlyphPen(None)
        for contour in parts:
            for call, points in contour:
                getattr(pen, call)(*points)
        drawn[glyph] = pen.glyph(round=lambda v: int(v + 0.5) if v >= 0 else -int(0.5 - v))

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
            "copyright": f"{copyright}\nCopyright 2026 the fangan authors",
            "familyName": name,
            "styleName": "Regular",
            "uniqueFontIdentifier": f"1.000;{file}",
            "fullName": name,
            "psName": file,
            "version": "Version 1.000",
            "licenseDescription": "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
            "licenseInfoURL": "https://openfontlicense.org",
        },
        mac=False,
    )
    font.setupPost(keepGlyphNames=False)
    font.font["head"].created = font.font["head"].modified = 3_850_000_000
    font.font.recalcTimestamp = False
    font.save(f"{file}.ttf")


make("FangSong", "../noto/NotoSerifSC-Regular.ttf", SMALLER)
make("KaiTi", "../kai/FanganKai-Regular.ttf", AS_IT_IS)
make("HeiTi", "../noto/NotoSansSC-Medium.ttf", AS_IT_IS)
make("XiaoBiaoSong", "../noto/NotoSerifSC-Bold.ttf", AS_IT_IS)
make("SongTi", "../noto/NotoSerifSC-Regular.ttf", AS_IT_IS)
