"""Make the three web fonts for math from Latin Modern Math.

Usage, with the font from CTAN's or Debian's ``lm-math``::

    uv run --with 'fonttools[woff]' tools/subset_math_font.py latinmodern-math.otf

The whole font is 330 KB as WOFF2, too much for a phone. The first file has what most pages need,
every stretched form included, and drawings for script size of the signs that stand in scripts
most of the time. The second has the bold letters, the third the rarer alphabets and signs;
``unicode-range`` in the style sheet makes a browser fetch them only for a page that shows one.
Scripts of scripts are drawn as scripts are. The licence asks for a new name.

The font is also made fit for how browsers lay out MathML, which is not how TeX does:

* Chromium gives every stretched fence the width of its widest form: the outer space of the tall
  forms is trimmed, and slashes lose theirs that are wider than high text.
* Accents with no width of their own end up left of their letter: they get one.
* Browsers drop scripts of single letters like those of boxes: Computer Modern's own two
  parameters (sigma 18 and 19 of cmsy10) are put back, so that the index of y is as high as that
  of x.
* Chromium uses the forms for script size only where the feature stands in the usual scripts.
"""

# Not part of the checked code's environment: fontTools is fetched by the command above.
# mypy: ignore-errors

import sys
from pathlib import Path

from fontTools.misc.transform import Offset
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.otTables import ScriptRecord

FOLDER = Path(__file__).parents[1] / "_ext/sphinx_mathml/static"
NAME = "Sphinx MathML"

COMMON = """
20-7E A0 A7 A8 AC AF B0 B1 B4 B7 D7 F7 131 237 2C6 2C7 2D8-2DD
300-304 306-308 30A 30C 332 338 20D6 20D7
391-3A9 3B1-3C9 3D1 3D5 3D6 3F0 3F1 3F5
2010-2016 2018-201D 2020-2022 2026 2032-2037 2044 2057 2061-2064
2102 210B 210E-2113 2115 2118-211D 2124 212C 2130 2131 2133 2135
2190-2199 21A6 21A9 21AA 21BC 21C0 21CC 21D0-21D5 21DD
2200-220B 220F-2220 2223-222C 222E 2234 2235 2237 223C 2243 2245 2248 224D 2250 2254 2255
225C 2260-2265 226A 226B 2272 2273 227A-227D 2282-2287 228E-2299 22A2-22A5 22A8 22B2-22B5
22BA 22C0-22C5 22C6 22EE-22F1
2308-230B 23B4 23B5 23DC-23DF 25A0 25A1 25B3 25B7 25BD 25C1 25CB 25CF
27C2 27E6-27E9 27F5-27FE 2A00-2A06 2A7D 2A7E 2AAF 2AB0
1D434-1D467 1D49C-1D4B5 1D538-1D551 1D6A4 1D6A5 1D6E2-1D71B 1D7CE-1D7D7
"""
BOLD = """
1D400-1D433 1D468-1D49B 1D6A8-1D6E1 1D71C-1D755
"""
RARE = """
1D4B6-1D537 1D552-1D56B 1D5A0-1D5D3 1D670-1D6A3 1D7D8-1D7EB 1D7F6-1D7FF
210A 210C 210D 211E 2127-2129 212D 212F 2132 2134 2136-2138 2145-2149
219A 219B 219D 219E 21A0 21AD 21AE 21BD-21BF 21C1-21C4 21C6 21C7 21C9-21CB 21CD-21CF
220C-220E 2221 2222 222D 222F-2233 2236 2238-223B 223D-2242 2244 2246 2247 2249-224C 224E 224F
2251-2253 2256-225B 225D-225F 2266-2269 226C-2271 2274-2279 227E-2281 2288-228D 229A-22A1
22A6 22A7 22A9-22B1 22B6-22B9 22BB-22BF 22C7-22ED
25B2 25B6 25BC 25C0 25CA 25EF 2660-2666 27EA 27EB 27EE 27EF 2A0C 2A2F 2A3F 2A85-2A8C 2A95 2A96
"""
ACCENTS = (0x300, 0x301, 0x302, 0x303, 0x304, 0x306, 0x307, 0x308, 0x30A, 0x30C, 0x332, 0x20D6, 0x20D7)
FENCES = "()[]{}⌈⌉⌊⌋⟨⟩⟦⟧"
SCRIPT_SIZE = """
2B 2D 30-39 3D 61-7A 210E 2032-2034 2212 1D434-1D467 1D6FC-1D71B
"""


def code_points(ranges: str) -> set[int]:
    """Return the numbers in a list of hexadecimal numbers and ranges."""
    bounds = [part.partition("-")[::2] for part in ranges.split()]
    return {n for low, high in bounds for n in range(int(low, 16), int(high or low, 16) + 1)}


def drop_script_sizes(font: TTFont, kept: set[str]) -> None:
    """Forget the script-size drawings of all glyphs but ``kept``, and all but the first of these."""
    table = font["GSUB"].table
    script_size = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "ssty"
        for index in record.Feature.LookupListIndex
    }
    for index in script_size:
        for lookup in table.LookupList.Lookup[index].SubTable:
            substitution = getattr(lookup, "ExtSubTable", lookup)
            substitution.alternates = {
                glyph: forms[:1] * len(forms)
                for glyph, forms in substitution.alternates.items()
                if glyph in kept
            }


def offer_in_all_scripts(font: TTFont) -> None:
    """Let the features of the script ``math`` work in text that a browser takes for another."""
    scripts = font["GSUB"].table.ScriptList
    (math,) = scripts.ScriptRecord
    for tag in ("DFLT", "grek", "latn"):
        record = ScriptRecord()
        record.ScriptTag, record.Script = tag, math.Script
        scripts.ScriptRecord.append(record)
    scripts.ScriptRecord.sort(key=lambda record: record.ScriptTag)
    scripts.ScriptCount = len(scripts.ScriptRecord)


def ink(font: TTFont, glyph: str) -> tuple[float, float]:
    """Return where the drawing of a glyph begins and ends."""
    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[glyph].draw(pen)
    return (pen.bounds[0], pen.bounds[2]) if pen.bounds else (0, 0)


def move(font: TTFont, glyph: str, shift: int, advance: int) -> None:
    """Shift a drawing to the right and set the glyph's width."""
    glyphs = font.getGlyphSet()
    strings = font["CFF "].cff.topDictIndex[0].CharStrings
    private = strings[glyph].private
    pen = T2CharStringPen(advance - private.nominalWidthX, glyphs)
    glyphs[glyph].draw(TransformPen(pen, Offset(shift, 0)))
    strings[glyph] = pen.getCharString(private, strings[glyph].globalSubrs)
    font["hmtx"][glyph] = (advance, round(ink(font, glyph)[0]))


def widen_accents(font: TTFont) -> None:
    """Give the combining accents their own width."""
    glyphs = font.getBestCmap()
    for code in ACCENTS:
        left, right = ink(font, glyphs[code])
        move(font, glyphs[code], round(-left), round(right - left))


def trim_fences(font: TTFont) -> None:
    """Leave tall fences hardly more space beside them than the normal ones have."""
    variants = font["MATH"].table.MathVariants
    glyphs = font.getBestCmap()
    names = {glyphs[ord(fence)] for fence in FENCES}
    slashes = {glyphs[ord(slash)] for slash in "/\\⁄"}
    constructions = zip(variants.VertGlyphCoverage.glyphs, variants.VertGlyphConstruction, strict=True)
    done = set()
    for name, construction in constructions:
        if name in slashes:
            del construction.MathGlyphVariantRecord[3:]
            construction.VariantCount = 3
        if name not in names:
            continue
        left, right = ink(font, name)
        before, after = left + 50, font["hmtx"][name][0] - right + 50
        assembly = construction.GlyphAssembly
        parts = [part.glyph for part in assembly.PartRecords] if assembly else []
        # The parts of a fence stand above one another: they move together.
        groups = [[record.VariantGlyph] for record in construction.MathGlyphVariantRecord[1:]]
        for group in [*groups, parts]:
            group = [glyph for glyph in dict.fromkeys(group) if glyph not in done]
            if not group:
                continue
            done.update(group)
            inks = [ink(font, glyph) for glyph in group]
            start, end = min(i[0] for i in inks), max(i[1] for i in inks)
            width = font["hmtx"][group[0]][0]
            shift = round(min(0, before - start))
            advance = round(end + shift + min(width - end, after))
            for glyph in group:
                move(font, glyph, shift, advance)


def restore_script_drops(font: TTFont) -> None:
    """Put Computer Modern's parameters for scripts of boxes back."""
    constants = font["MATH"].table.MathConstants
    constants.SubscriptBaselineDropMin.Value = 50
    constants.SuperscriptBaselineDropMax.Value = 386


def rename(font: TTFont) -> None:
    """Give the font a name of its own; its copyright line stays."""
    names = {
        1: NAME,
        3: f"{NAME}, from Latin Modern Math 1.959",
        4: NAME,
        6: "SphinxMathML",
        16: NAME,
    }
    for record in font["name"].names:
        record.string = names.get(record.nameID, str(record))
    cff = font["CFF "].cff
    cff.fontNames = ["SphinxMathML"]
    cff.topDictIndex[0].FamilyName = cff.topDictIndex[0].FullName = NAME


def write(source: str, characters: str, file_name: str) -> None:
    """Write one web font that has the ``characters``."""
    font = TTFont(source)
    glyphs = font.getBestCmap()
    drop_script_sizes(font, {glyphs[n] for n in code_points(SCRIPT_SIZE) if n in glyphs})
    options = Options(layout_features=["ssty"], desubroutinize=True, drop_tables=["FFTM"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=code_points(characters))
    subsetter.subset(font)
    offer_in_all_scripts(font)
    if characters == COMMON:
        widen_accents(font)
        trim_fences(font)
    restore_script_drops(font)
    rename(font)
    font.flavor = "woff2"
    target = FOLDER / file_name
    font.save(target)
    print(f"{file_name}: {target.stat().st_size} bytes, {len(font.getGlyphOrder())} glyphs")


def unicode_range(characters: str) -> str:
    """Return the ``unicode-range`` of a style sheet."""
    return ", ".join(f"U+{part}" for part in characters.split())


def main(source: str) -> None:
    """Write the fonts."""
    write(source, COMMON, "sphinx-mathml.woff2")
    write(source, BOLD, "sphinx-mathml-bold.woff2")
    write(source, RARE, "sphinx-mathml-rare.woff2")
    print("unicode-range of the second:", unicode_range(BOLD))
    print("unicode-range of the third:", unicode_range(RARE))


if __name__ == "__main__":
    main(*sys.argv[1:])
