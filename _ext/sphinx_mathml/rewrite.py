r"""LaTeX in the words that math-core knows.

math-core refuses some common LaTeX (``\substack``, ``split``, ``\text{if $x$}``), reads some
wrongly without a word (it prints the ``[4pt]`` of ``\\[4pt]``), and numbers ``align`` itself, where
here Sphinx has the numbers. Each function takes a formula and returns it with one of these mended.
"""

import re

MACROS = {
    "hbox": r"\text{#1}",
    "mbox": r"\text{#1}",
    "hdots": r"\ldots",
    "mathbbm": r"\mathbb{#1}",
    "mathclap": "{#1}",
    "mathds": r"\mathbb{#1}",
    "operatornamewithlimits": r"\operatorname*{#1}",
    "pmb": r"\boldsymbol{#1}",
}
"""Commands that math-core lacks and that are no more than other names."""

_COMMENT = re.compile(r"(\\.)|%[^\n]*\n?", re.DOTALL)
_LABEL = re.compile(r"\\label\s*\{[^{}]*\}|\\(?:notag|nonumber)(?![A-Za-z])")
_ROW_END = re.compile(r"\\\\\*?(?:\s*\[\s*-?[\d.]+\s*[a-z]{2}\s*\])?")
_OPTIONAL_POSITION = re.compile(r"(\\begin\{\w+ed\}|\\begin\{array\})\s*\[[tcb]\]")
_COLUMN_GAP = re.compile(r"[@!]\{[^{}]*\}")
_ARRAY = re.compile(r"(\\begin\{array\}\s*\{)((?:[^{}]|\{[^{}]*\})*)(\})")
_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{([A-Za-z]+)(\*?)\}")
_COUNT = re.compile(r"\s*\{\d+\}")
_SUBSTACK = re.compile(r"\\substack\s*(?=\{)")
_TEXT = re.compile(r"(\\(?:text|textrm|textnormal|textbf|textit|mbox|hbox)\s*)(?=\{)")
_INLINE_MATH = re.compile(r"(?<!\\)\$([^$]*)\$")
_INNER = re.compile(r"\\begin\{(\w+\*?)\}(?:(?!\\begin\{).)*?\\end\{\1\}", re.DOTALL)
_BRACES = re.compile(r"\{[^{}]*\}")

# What each environment becomes. The numbered ones, tagged by hand, keep their own form, with a
# star; without tags they are as wide as their content, so that they can be centred and scrolled.
_NUMBERED = {
    "align": "aligned",
    "alignat": "aligned",
    "flalign": "aligned",
    "gather": "gathered",
    "equation": "",
}
_RENAMED = {
    "split": "aligned",
    "alignedat": "aligned",
    "smallmatrix": "subarray",
    "eqnarray": "array",
}
_COLUMNS = {"smallmatrix": "{c}", "eqnarray": "{rcl}"}
_COUNTED = {"alignat", "alignedat"}


def has_tag(latex: str) -> bool:
    r"""Tell whether the author marks a row by hand, with ``\tag``."""
    return re.search(r"\\tag(?![A-Za-z])", latex) is not None


def has_closed_pairs(latex: str) -> bool:
    """Tell whether an alignment leaves the gaps between its columns to the author."""
    return re.search(r"\\begin\s*\{align(?:ed)?at\*?\}", latex) is not None


def has_rows(latex: str) -> bool:
    r"""Tell whether ``\\`` or ``&`` stands outside all braces and environments."""
    before = None
    while before != latex:
        before = latex
        latex = _BRACES.sub("", _INNER.sub("", latex.replace(r"\{", "").replace(r"\}", "")))
    return re.search(r"\\\\|(?<!\\)&", latex) is not None


def one_formula(text: str) -> str:
    """Return the paragraphs of a displayed formula as one formula, aligned as in Sphinx's LaTeX."""
    paragraphs = [part.strip() for part in text.split("\n\n") if part.strip()]
    rows = [_aligned(part) if has_rows(part) else part for part in paragraphs]
    return rows[0] if len(rows) == 1 else _aligned("\\\\\n".join(rows))


def for_math_core(latex: str) -> str:
    """Return a formula that math-core converts to what LaTeX would show."""
    latex = _without_comments(latex)
    latex = _LABEL.sub("", latex)
    latex = _ROW_END.sub(lambda _: "\\\\ ", latex)
    latex = _OPTIONAL_POSITION.sub(r"\1", latex)
    latex = _ARRAY.sub(lambda m: m[1] + _COLUMN_GAP.sub("", m[2]) + m[3], latex)
    latex = _with_math_outside_text(latex)
    latex = _with_subarrays(latex)
    return _with_known_environments(latex)


def _aligned(rows: str) -> str:
    return f"\\begin{{aligned}}{rows}\\end{{aligned}}"


def _without_comments(latex: str) -> str:
    return _COMMENT.sub(lambda m: m[1] or "", latex)


def _closing_brace(latex: str, opening: int) -> int:
    """Return where the brace at ``opening`` is closed; the end where it never is."""
    depth = 0
    position = opening
    while position < len(latex):
        match latex[position]:
            case "\\":
                position += 1
            case "{":
                depth += 1
            case "}":
                depth -= 1
                if depth == 0:
                    return position
        position += 1
    return len(latex)


def _with_subarrays(latex: str) -> str:
    while found := _SUBSTACK.search(latex):
        end = _closing_brace(latex, found.end())
        content = latex[found.end() + 1 : end]
        stack = f"\\begin{{subarray}}{{c}}{content}\\end{{subarray}}"
        latex = latex[: found.start()] + stack + latex[end + 1 :]
    return latex


def _with_math_outside_text(latex: str) -> str:
    parts = []
    position = 0
    while found := _TEXT.search(latex, position):
        end = _closing_brace(latex, found.end())
        content = latex[found.end() + 1 : end]
        pieces = _INLINE_MATH.split(content)
        # Every second piece stood between dollar signs.
        mended = [piece if index % 2 else f"{found[1]}{{{piece}}}" for index, piece in enumerate(pieces)]
        parts.append(latex[position : found.start()])
        parts.append("{" + "".join(mended) + "}" if len(pieces) > 1 else mended[0])
        position = end + 1
    return "".join(parts) + latex[position:]


def _with_known_environments(latex: str) -> str:
    tagged = has_tag(latex)
    in_environment = False
    parts = []
    position = 0
    for found in _ENVIRONMENT.finditer(latex):
        edge, name, star = found.groups()
        after = found.end()
        if edge == "begin" and name in _COUNTED and (count := _COUNT.match(latex, after)):
            after = count.end()
        parts.append(latex[position : found.start()])
        position = after
        if name in _NUMBERED or name == "multline":
            in_environment = True
            kept = {"alignat": "align", "flalign": "align"}.get(name, name)
            new = f"{kept}*" if tagged or name == "multline" else _NUMBERED[name]
        else:
            new = _RENAMED.get(name, name + star)
        if new:
            columns = _COLUMNS.get(name, "") if edge == "begin" else ""
            parts.append(f"\\{edge}{{{new}}}{columns}")
    latex = "".join(parts) + latex[position:]
    if tagged and not in_environment:
        latex = f"\\begin{{equation*}}{latex}\\end{{equation*}}"
    return latex
