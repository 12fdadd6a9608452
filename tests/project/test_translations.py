"""What is to be translated is translated, and `make translations` tells when that is no longer so."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
SITE = ("_ext", "_static", "locale", "projects", "syllabus", "tools", "Makefile", "conf.py", "index.md")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Copy what the site is made of."""
    for name in SITE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif (ROOT / name).exists():
            shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def make_translations(project: Path) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        ["make", "translations", f"python={sys.executable}", "dev_tools="],
        cwd=project,
        env=inherited,
        capture_output=True,
        text=True,
        check=False,
    )


def catalogs(project: Path) -> dict[str, bytes]:
    """Read the catalogs that are kept: Sphinx makes those of the pages that programs read."""
    found = [*project.glob("locale/**/*.po"), *project.glob("_ext/*/locale/**/*.[mp]o")]
    return {file.relative_to(project).as_posix(): file.read_bytes() for file in found}


def test_everything_is_translated_and_nothing_is_stale(project: Path) -> None:
    done = make_translations(project)
    assert done.returncode == 0, done.stdout
    assert catalogs(project) == catalogs(ROOT)


def test_what_has_changed_is_to_be_translated_anew(project: Path) -> None:
    page = project / "syllabus" / "index.md"
    page.write_text(page.read_text("utf-8") + "\nNew words.\n", "utf-8")
    gone = project / "locale" / "fa" / "LC_MESSAGES" / "gone.po"
    shutil.copy(gone.with_name("index.po"), gone)
    lack_languages(project / "syllabus")
    module = project / "_ext" / "sphinx_syllabus" / "tables" / "new.py"
    module.write_text('NEW = style.words("A new message")\n', "utf-8")
    done = make_translations(project)
    assert done.returncode != 0
    for told in (
        "locale/fa/LC_MESSAGES/syllabus/index.po\n",
        "New words.",
        "locale/fa/LC_MESSAGES/gone.po\n  1 stale\n",
        "_ext/sphinx_syllabus/locale/fa/LC_MESSAGES/sphinx_syllabus.po\n",
        "A new message",
    ):
        assert told in done.stdout
    of_data = [line for line in done.stdout.splitlines() if line.startswith("syllabus/")]
    topics = "schedule[0].topics"
    alone = "is the same in every language: write {en: …, fa: …}"
    assert of_data == [
        f"syllabus/course.yaml:6:10: course.title: 'Deep Learning' {alone}",
        f"syllabus/deadlines.yaml:36:11: deadlines[4].kind: 'viva' {alone}",
        f"syllabus/schedule.yaml:10:9: {topics}[0].title: 'History' lacks fa; it is in en",
        f"syllabus/schedule.yaml:11:9: {topics}[1].title: 'Scaling laws' {alone}",
        f"syllabus/schedule.yaml:13:9: {topics}[3].title: 'Backpropagation' lacks fa; it is in en, fr",
    ]


def lack_languages(data: Path) -> None:
    """Take languages from words of the data, and bring words that need none: names, numbers, a known kind."""
    edits = {
        "course.yaml": {
            "title: {en: Deep Learning, fa: یادگیری عمیق}": "title: Deep Learning\n  code: DL-915",
        },
        "deadlines.yaml": {"kind: exam": "kind: viva"},
        "schedule.yaml": {
            "{en: History, fa: تاریخچه}": "{en: History}",
            "{en: Perceptron, fa: پرسپترون}": "Scaling laws",
            "id: mlp}": "id: mlp, by: Ada Rahimi, kind: guest, readings: [The Book]}",
            "fa: پس‌انتشار}": "fr: Rétropropagation}",
            "{en: Convolution, fa: کانولوشن}": "۱۹۴۳",
        },
    }
    for name, words in edits.items():
        text = (data / name).read_text("utf-8")
        for old, new in words.items():
            assert text.count(old) == 1
            text = text.replace(old, new)
        (data / name).write_text(text, "utf-8")


def test_every_word_of_the_theme_is_in_its_catalogs() -> None:
    theme = ROOT / "_ext" / "lean_book_theme"
    asked = {
        message
        for _, _, message, _, _ in extract_from_dir(theme, [("**.py", "python"), ("**.html", "jinja2")])
        if isinstance(message, str)
    }
    assert "Page not found" in asked
    for file in theme.glob("locale/*/LC_MESSAGES/sphinx.po"):
        with file.open("rb") as catalog:
            assert asked <= {message.id for message in read_po(catalog)}
