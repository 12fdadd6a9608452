"""Builds that something goes wrong with: what they say, what they leave alone, and the build after them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.sphinx_process import EXTENSIONS, sphinx_build
from tests.syllabus.site.conftest import Build

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.syllabus.site.conftest import Course

DEADLINES = "syllabus/deadlines.yaml"


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the content of every file."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def moments_in(folder: Path) -> dict[str, int]:
    """Return when every file was changed."""
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*")}


def cold_build(course: Course) -> dict[str, bytes]:
    """Return what a build makes that finds nothing of an earlier one."""
    for folder in (course.output(), course.source.with_name("doctrees-html")):
        shutil.rmtree(folder)
    course.build()
    return files_in(course.output())


def add_to_configuration(course: Course, code: str) -> None:
    with (course.source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(f"\n{code}")


# -- Killed ---------------------------------------------------------------------------------------

KILL_WHILE_WRITING = """
import os, pathlib, pickle, signal
write, dump = pathlib.Path.write_bytes, pickle.dump
def write_or_die(self, content):
    if FILE in self.name:
        write(self, content[:len(content) // 2])
        os.kill(os.getpid(), signal.SIGKILL)
    return write(self, content)
def dump_or_die(what, file, *options):
    if FILE in str(file.name):
        write_or_die(pathlib.Path(file.name), pickle.dumps(what, *options))
    dump(what, file, *options)
pathlib.Path.write_bytes, pickle.dump = write_or_die, dump_or_die
"""


@pytest.mark.parametrize("file", ["environment.pickle", "plain.html", "calendar.ics"])
def test_a_build_after_one_killed_in_the_middle_of_a_file_is_as_the_first(
    built_edition: Course, file: str
) -> None:
    course, before = built_edition, files_in(built_edition.output())
    former = Path(shutil.copytree(course.source, course.source.with_name("former")))
    course.edit(DEADLINES, "2023-10-14", "2023-10-16")
    course.edit("plain.md", "# No data", "# Nothing\n\n## A section")
    shutil.copy(course.source / "plain.md", course.source / "added.md")
    shutil.copy(course.source / "plain.md", course.source / "all.md")
    add_to_configuration(course, KILL_WHILE_WRITING.replace("FILE", repr(file)))
    assert course.build_apart().status == -9
    # Even with the former dates of files, by which Sphinx would tell what has been edited.
    shutil.rmtree(course.source)
    former.rename(course.source)
    course.build()
    assert files_in(course.output()) == before


def test_a_build_into_another_folder_does_not_make_up_for_one_that_was_killed(built_course: Course) -> None:
    course, before = built_course, files_in(built_course.output())
    course.edit(DEADLINES, "2023-10-14", "2023-10-16")
    conf = (course.source / "conf.py").read_text("utf-8")
    add_to_configuration(course, KILL_WHILE_WRITING.replace("FILE", "'calendar.ics'"))
    assert course.build_apart().status == -9
    (course.source / "conf.py").write_text(conf, "utf-8")
    course.edit(DEADLINES, "2023-10-16", "2023-10-14")
    other = course.source.with_name("other")
    doctrees = course.source.with_name("doctrees-html")
    assert sphinx_build("-q", "-d", doctrees, course.source, other).returncode == 0
    course.build()
    assert files_in(course.output()) == before
    assert files_in(other) == before


# -- Edited meanwhile -----------------------------------------------------------------------------

EDIT_AT_EVENT = """
import pathlib
def setup(app):
    def edit(*about):
        if PAGE in (None, *about):
            source = pathlib.Path(app.srcdir, FILE)
            source.write_text(source.read_text("utf-8").replace(OLD, NEW), "utf-8")
    app.connect(EVENT, edit)
"""

EDITS = {
    "a page, as it is read": ("source-read", "plain", "plain.md", "Nothing on", "Not a thing on"),
    "a page, before it is written": ("write-started", None, "plain.md", "Nothing on", "Not a thing on"),
    "data, when it has been read": ("builder-inited", None, DEADLINES, "2023-10-14", "2023-10-16"),
    "data, before outputs are made": ("write-started", None, DEADLINES, "2023-10-14", "2023-10-16"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_while_a_build_is_at_work_is_in_the_next(course: Course, edit: str) -> None:
    event, page, file, old, new = EDITS[edit]
    conf = (course.source / "conf.py").read_text("utf-8")
    words = {"EVENT": event, "PAGE": page, "FILE": file, "OLD": old, "NEW": new}
    code = EDIT_AT_EVENT
    for name, word in words.items():
        code = code.replace(name, repr(word))
    add_to_configuration(course, code)
    course.build()
    assert new in (course.source / file).read_text("utf-8")
    (course.source / "conf.py").write_text(conf, "utf-8")
    course.build()
    assert files_in(course.output()) == cold_build(course)


# -- Files that cannot be read --------------------------------------------------------------------


def build_without_power(course: Course) -> Build:
    """Build as somebody whom the modes of files hold back, which they do not do with the superuser."""
    power = "--bounding-set=-dac_override,-dac_read_search"
    held_back = ["setpriv", power] if os.geteuid() == 0 else []
    command = [*held_back, sys.executable, "-m", "sphinx", "-q", *course.options("html")]
    environment = {**os.environ, "PYTHONPATH": str(EXTENSIONS)}
    build = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return Build(build.returncode, build.stderr)


UNREADABLE = {
    "forbidden": "Permission denied: let the one who builds read it",
    "a folder": "Is a directory: rename the folder, or put a file in its place",
    "a link that leads to nothing": "No such file: it is a link that leads to nothing: mend or remove it",
    "a pipe": "Not a plain file: put a plain file in its place, or rename it",
}


def make_unreadable(file: Path, how: str) -> None:
    if how == "forbidden":
        file.chmod(0)
        return
    file.unlink(missing_ok=True)
    match how:
        case "a folder":
            file.mkdir()
        case "a pipe":
            os.mkfifo(file)
        case _:
            file.symlink_to("nowhere")


@pytest.mark.parametrize("how", UNREADABLE)
def test_data_that_cannot_be_read_stops_the_build_and_nothing_is_replaced(
    built_course: Course, how: str
) -> None:
    course = built_course
    before, changed = files_in(course.output()), moments_in(course.output())
    make_unreadable(course.source / DEADLINES, how)
    build = build_without_power(course) if how == "forbidden" else course.build_apart()
    assert build.status == 2
    assert build.said.splitlines() == [
        f"{DEADLINES}:1:1: ERROR: cannot be read: {UNREADABLE[how]}",
        "ERROR: the course's data has errors: nothing is built, and the site stays as it was",
    ]
    assert files_in(course.output()) == before
    assert moments_in(course.output()) == changed


@pytest.mark.parametrize("file", ["added.md", "announcements/2023-10-01-news.md"])
def test_no_build_waits_for_a_pipe(built_course: Course, file: str) -> None:
    before = files_in(built_course.output())
    (built_course.source / file).parent.mkdir(exist_ok=True)
    make_unreadable(built_course.source / file, "a pipe")
    build = built_course.build_apart()
    assert build.status == 2
    assert f"{file}:1:1: ERROR: cannot be read: {UNREADABLE['a pipe']}" in build.said
    assert files_in(built_course.output()) == before


# -- Files that cannot be written -----------------------------------------------------------------


def put_folder_in_place_of(file: Path) -> None:
    file.unlink()
    file.mkdir()


HINDRANCES: dict[str, tuple[str, Callable[[Path], None], str, Callable[[Path], None]]] = {
    "a folder in place of a page": (
        "all.html",
        put_folder_in_place_of,
        "Is a directory: remove the folder that is in its place",
        Path.rmdir,
    ),
    "a folder in place of an output": (
        "course.json",
        put_folder_in_place_of,
        "Is a directory: remove the folder that is in its place",
        Path.rmdir,
    ),
    "a folder in place of what builds remember": (
        "../doctrees-html/syllabus-doctrees.json",
        put_folder_in_place_of,
        "Is a directory: remove the folder that is in its place",
        Path.rmdir,
    ),
    "an output that cannot be written to": (
        "",
        lambda folder: folder.chmod(0o555),
        "Permission denied: let the one who builds read and write there",
        lambda folder: folder.chmod(0o755),
    ),
}
"""What is in the way, where, how it comes there, what a build says of it, and how it goes away again."""


@pytest.mark.parametrize("what", HINDRANCES)
def test_what_cannot_be_written_is_told_and_the_next_build_is_right(built_course: Course, what: str) -> None:
    course, before = built_course, files_in(built_course.output())
    course.edit(DEADLINES, "2023-10-14", "2023-10-16")
    place, hinder, said, free = HINDRANCES[what]
    hinder(course.output() / place)
    by_hand = course.output().stat().st_mode & 0o200
    builds = [course.build_apart(), course.build_apart("-j2")] if by_hand else [build_without_power(course)]
    free(course.output() / place)
    for build in builds:
        assert build.status == 2
        [message] = build.said.splitlines()
        assert message.startswith(f"ERROR: {(course.output() / place).resolve()}")
        assert message.endswith(f": {said}, and build again")
        assert "unfinished" not in message
    course.edit(DEADLINES, "2023-10-16", "2023-10-14")
    course.build()
    assert files_in(course.output()) == before


SMALL_DISK = """
import resource
def setup(app):
    app.connect("write-started", lambda *_: resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM)))
"""


def test_a_page_for_which_the_disk_has_no_room_stays_as_it_was(built_course: Course) -> None:
    page = built_course.page("all")
    built_course.edit(DEADLINES, "Essay on a curve", "Essay on a very long curve")
    add_to_configuration(built_course, SMALL_DISK.replace("ROOM", str(len(page.encode()))))
    build = built_course.build_apart()
    message = (
        f"ERROR: {built_course.output() / 'all.html'}: File too large: allow larger files, and build again"
    )
    assert (build.status, build.said.splitlines()[-1]) == (2, message)
    assert built_course.page("all") == page
    assert not [*built_course.output().rglob("*.unfinished")]


def test_a_page_may_have_a_name_as_long_as_sphinx_can_write(course: Course) -> None:
    names = ("a" * 245, "آ" * 120)
    for name in names:
        (course.source / f"{name}.md").write_text("---\norphan: true\n---\n# A long name\n", "utf-8")
    course.build()
    assert all("A long name" in course.page(name) for name in names)


# -- Undone ---------------------------------------------------------------------------------------


def test_edits_that_are_undone_leave_no_trace(built_edition: Course) -> None:
    course, before = built_edition, files_in(built_edition.output())
    former = Path(shutil.copytree(course.source, course.source.with_name("former")))
    course.edit(DEADLINES, "title: Essay on a curve", "title: Composition on a zigzag")
    course.edit("plain.md", "# No data", "# Nothing\n\n![A dot](dot.svg)\n\n## Zebras")
    course.edit("index.md", "plain\n", "plain\nadded\n")
    (course.source / "dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" />', "utf-8")
    (course.source / "added.md").write_text("# Added\n", "utf-8")
    add_to_configuration(course, "html_short_title = 'Other'\n")
    course.build()
    assert {"added.html", "_images/dot.svg"} <= files_in(course.output()).keys() - before.keys()
    shutil.rmtree(course.source)
    shutil.copytree(former, course.source, copy_function=shutil.copy)
    course.build()
    assert files_in(course.output()) == before


UNKNOWN_INDEX = """
def setup(app):
    def write(app, exception):
        app.outdir.joinpath("searchindex.js").write_text("Search.setIndex([])")
    app.connect("build-finished", write, priority=1)
"""


def test_who_has_a_search_index_of_another_form_is_warned_of_what_stays_in_it(course: Course) -> None:
    add_to_configuration(course, UNKNOWN_INDEX)
    said = course.build_apart().said
    assert "WARNING: the form of searchindex.js is not known here, so words of pages" in said


def test_the_search_keeps_what_is_in_the_index_of_pages_that_are_not_written_again(
    in_edition: Course,
) -> None:
    course = in_edition
    for page in ("box.md", "plain.md"):
        with (course.source / page).open("a", encoding="utf-8") as text:
            text.write("\n```{index} Gauss map\n```\n")
    course.build()
    assert "gauss map" in files_in(course.output())["searchindex.js"].decode()
    course.edit(DEADLINES, "2023-10-14", "2023-10-16")
    course.build()
    after = files_in(course.output())
    assert after == cold_build(course)
