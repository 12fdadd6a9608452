"""The site of a course: a page for each kind of view, and a document of LaTeX for each page."""

from pathlib import Path

from tests.sphinx_process import sphinx_build
from tests.syllabus.agreement.generated import GeneratedCourse

PAGES = {
    "index": "# Home\n\n```{toctree}\n:glob:\n\n*\n```",
    "deadlines": "# Deadlines\n\n```{deadlines}\n```",
    "plan": "# Plan\n\n```{syllabus}\n:deadlines:\n:holidays:\n```",
    "timeline": "# Timeline\n\n```{timeline}\n```",
    "grading": "# Grading\n\n```{grading}\n```",
    "staff": "# Staff\n\n```{office-hours}\n```",
    "presentations": "# Talks\n\n```{presentations}\n```",
    "news": "# News\n\n```{announcements}\n```",
}


def build_site(course: GeneratedCourse, folder: Path) -> dict[str, Path]:
    """Build the site in each format as of the moment at which its truth is told.

    Returns:
        The folders of the formats, by the builders' names.
    """
    source = folder / "source"
    course.write(source)
    needs = {"staff": "staff", "presentations": "presentations"}
    pages = {name: text for name, text in PAGES.items() if needs.get(name) in (None, *course.data)}
    for name, text in pages.items():
        (source / f"{name}.md").write_text(f"{text}\n", encoding="utf-8")
    settings = {
        "project": "A course",
        "extensions": ["myst_parser", "sphinx_syllabus"],
        "language": course.language,
        "html_theme": "basic",
        "html_copy_source": False,
        "latex_engine": "xelatex",
        "latex_documents": [(name, f"{name}.tex", name, "", "howto") for name in pages],
        "suppress_warnings": ["syllabus", "toc.not_included"],
    }
    written = "".join(f"{name} = {value!r}\n" for name, value in settings.items())
    (source / "conf.py").write_text(written, encoding="utf-8")
    folders = {name: folder / name for name in ("html", "text", "latex")}
    now = {"NOW": f"{course.now:%Y-%m-%d %H:%M}"}
    for name, output in folders.items():
        build = sphinx_build("-q", "-b", name, "-d", folder / "doctrees", source, output, environment=now)
        said = [line for line in build.stderr.splitlines() if "no Babel option known" not in line]
        assert (build.returncode, [*filter(None, said)]) == (0, []), name
    return folders
