"""A course site of any size: home, syllabus, and lectures in modules as lecture notes are written.

The sources are the same whatever the site is built with; only ``conf.py`` differs.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from bench.generated_course import course_yaml

LECTURES_IN_A_MODULE = 10
DATA = Path("syllabus/course.yaml")
LECTURE = Path("lectures/lecture-001.md")
COURSE_PAGE = "about/schedule"
"""The page that shows the data; who builds without the course extension leaves it out."""

SENTENCES = (
    "A network of many layers learns by small steps against the gradient of what it gets wrong.",
    "Nothing in the proof needs the function to be convex, only that its gradient does not change too fast.",
    "In practice one reads the curve of the loss over the epochs before one believes any single number.",
    "The same argument holds for every layer, so it is enough to write it down once and with indices.",
    "What was a curiosity for thirty years became the standard when data and machines had grown enough.",
    "Compare this with the estimate of the last lecture, where the constant was worse by a factor of two.",
    "Students who want to see the details find them in the second chapter of the book.",
)
INLINE_FORMULAS = (
    r"$x \in \mathbb{R}^d$",
    r"$\theta_{t+1} = \theta_t - \eta \nabla L(\theta_t)$",
    r"$\hat y = \sigma(w^\top x + b)$",
    r"$\mathcal{O}(n \log n)$",
    r"$\lVert x_t \rVert \le R$",
)
DISPLAYED_FORMULAS = (
    r"\nabla_\theta L(\theta) = \frac{1}{n} \sum_{i=1}^{n} \nabla_\theta\, \ell(f_\theta(x_i), y_i)",
    r"""\begin{aligned}
\delta^{(l)} &= \bigl(W^{(l+1)}\bigr)^{\top} \delta^{(l+1)} \odot \sigma'\bigl(z^{(l)}\bigr), \\
\frac{\partial L}{\partial W^{(l)}} &= \delta^{(l)} \bigl(a^{(l-1)}\bigr)^{\top}
\end{aligned}""",
    r"""\operatorname{relu}(z) =
\begin{cases} z & \text{if } z > 0, \\ 0 & \text{otherwise} \end{cases}""",
)
CODE = """\
def step(parameters, gradients, rate={number}):
    \"\"\"Move against the gradient.\"\"\"
    for parameter, gradient in zip(parameters, gradients, strict=True):
        parameter -= rate * gradient
    return parameters
"""
ADMONITIONS = ("note", "tip", "warning")
PICTURE = """\
<svg xmlns="http://www.w3.org/2000/svg" width="640" height="320" viewBox="0 0 640 320" role="img">
  <title>Loss over time</title>
  <path d="M40 20V290H620" fill="none" stroke="#555" />
  <path d="M40 40C120 220 260 260 620 275" fill="none" stroke="#0f6f7c" stroke-width="3" />
</svg>
"""


def write_sources(folder: Path, lectures: int) -> None:
    """Write all of a site but its ``conf.py``."""
    numbers = range(1, lectures + 1)
    modules = [
        numbers[start : start + LECTURES_IN_A_MODULE] for start in range(0, lectures, LECTURES_IN_A_MODULE)
    ]
    files = {
        "index.md": _home(len(modules)),
        "about/syllabus.md": _syllabus(numbers),
        f"{COURSE_PAGE}.md": _course_page(),
        "pictures/loss.svg": PICTURE,
        str(DATA): course_yaml(lectures * 3 // 2),
    }
    for number, members in enumerate(modules, 1):
        files[f"lectures/module-{number}.md"] = _module(number, members)
    for number in numbers:
        files[f"lectures/lecture-{number:03}.md"] = _lecture(number)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def edit_lecture(folder: Path, edit: int) -> None:
    """Add a sentence to one lecture."""
    with (folder / LECTURE).open("a", encoding="utf-8") as page:
        page.write(f"\nThis is what was added by edit {edit}.\n")


def edit_data(folder: Path, edit: int) -> None:
    """Move one deadline by minutes."""
    data = folder / DATA
    data.write_text(re.sub(r"18:\d\d", f"18:{edit:02}", data.read_text("utf-8"), count=1), "utf-8")


def _home(modules: int) -> str:
    toctree = "\n".join(f"lectures/module-{number}" for number in range(1, modules + 1))
    return f"""\
# A generated course

{_prose(1, 6)}

![The loss falls over time](pictures/loss.svg)

::::{{grid}} 1 2 2 3
:::{{grid-item-card}} Syllabus
:link: about/syllabus
:link-type: doc
What is taught when.
:::
:::{{grid-item-card}} First lecture
:link: lectures/lecture-001
:link-type: doc
Where it begins.
:::
::::

```{{toctree}}
:caption: The course
:glob:
about/*
```

```{{toctree}}
:caption: Lectures
{toctree}
```
"""


def _syllabus(numbers: range) -> str:
    rows = "\n".join(
        f"| {number} | [Lecture {number}](../lectures/lecture-{number:03}.md) | Chapter {number % 12 + 1} |"
        for number in numbers
    )
    return f"""\
# Syllabus

{_prose(2, 4)}

| Session | Topic | Reading |
|---|---|---|
{rows}
"""


def _course_page() -> str:
    return """\
# Schedule

```{next}
```

## Sessions

```{syllabus}
```

## Deadlines

```{deadlines}
```
"""


def _module(number: int, lectures: range) -> str:
    toctree = "\n".join(f"lecture-{lecture:03}" for lecture in lectures)
    return f"""\
# Module {number}

{_prose(number, 5)}

```{{toctree}}
{toctree}
```
"""


def _lecture(number: int) -> str:
    sections = "\n".join(_section(number, part) for part in range(4))
    return f"""\
# Lecture {number}: gradients and networks

{_prose(number, 3)}

![The loss falls over time](../pictures/loss.svg)

{sections}
"""


def _section(lecture: int, part: int) -> str:
    seed = lecture + 3 * part
    formula = DISPLAYED_FORMULAS[seed % len(DISPLAYED_FORMULAS)]
    return f"""\
## Part {part + 1} of what lecture {lecture} says

{_prose(seed, 5)} Let {_formula(seed)}, and write {_formula(seed + 1)}.

$$
{formula}
$$

{_prose(seed + 1, 4)}

- First, {_formula(seed + 2)}.
- Then, as in [the syllabus](../about/syllabus.md), *nothing* else.

{"".join(_parts_that_differ(seed))}"""


def _parts_that_differ(seed: int) -> Iterator[str]:
    if seed % 2:
        yield f"```python\n{CODE.format(number=seed / 100)}```\n"
    else:
        yield "| Rate | Loss | Epochs |\n|---|---|---|\n"
        yield from (f"| 0.{rate} | {seed / rate:.3f} | {seed * rate} |\n" for rate in range(1, 6))
    yield f"\n:::{{{ADMONITIONS[seed % len(ADMONITIONS)]}}}\n{_prose(seed, 2)}\n:::\n"


def _prose(seed: int, sentences: int) -> str:
    return " ".join(SENTENCES[(seed + place) % len(SENTENCES)] for place in range(sentences))


def _formula(seed: int) -> str:
    return INLINE_FORMULAS[seed % len(INLINE_FORMULAS)]
