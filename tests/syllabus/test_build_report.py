"""What ``live`` reads from the messages of a build."""

from pathlib import Path

import pytest

from sphinx_syllabus.live.build_report import NO_WORD, BuildReport, Told, read_report
from sphinx_syllabus.live.doctrees import forget
from sphinx_syllabus.live.site_build import SILENT, build

SITE = Path("/course")


def test_problems_are_read_with_their_places_and_their_further_lines() -> None:
    said = """\x1b[91m/course/a/week.md:3: WARNING: there is no such thing [ref.ref]\x1b[39;49;00m
/course/list.rst:8: ERROR: Error in "image" directive:
unknown option: "size".

.. image:: a.png
   :size: 3 [docutils]
syllabus/course.yaml:2:5: WARNING: a doubt
WARNING: the theme has one too
/elsewhere/part.md:1: WARNING: odd
"""
    report = read_report(said, SITE, is_built=True)
    assert report == BuildReport(
        True,
        (
            Told("a/week.md:3", "there is no such thing [ref.ref]"),
            Told("list.rst:8", 'Error in "image" directive: unknown option: "size".'),
            Told("syllabus/course.yaml:2:5", "a doubt"),
            Told("", "the theme has one too"),
            Told("/elsewhere/part.md:1", "odd"),
        ),
    )


def test_what_a_build_speaks_of_is_read_anew_and_no_more(tmp_path: Path) -> None:
    site, doctrees = tmp_path / "course", tmp_path / "doctrees"
    for name in ("course/part.txt", "course/parts/hidden.md", "part.md", "course/module.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()

    def kept_of(place: str, message: str = "odd") -> list[str]:
        (doctrees / "syllabus").mkdir(parents=True, exist_ok=True)
        for name in ("part.doctree", "syllabus/course.doctree", "environment.pickle"):
            (doctrees / name).touch()
        # A page with two problems is one page.
        said = f"{place}:3: WARNING: {message}\n{place}:5: WARNING: {message}\n"
        forget(read_report(said, site, is_built=True), site, doctrees)
        return sorted(file.name for file in doctrees.rglob("*.*"))

    everything = ["course.doctree", "environment.pickle", "part.doctree"]
    for of_page in (f"{site}/part.md", "part.md:docstring of module.of.it"):
        assert kept_of(of_page) == ["course.doctree", "environment.pickle"]
    assert kept_of("syllabus/course.yaml") == everything
    for no_file in ("docstring of module.of.it", "none.md:docstring of module.of.it", "gone.md"):
        assert kept_of(no_file) == everything
    for taken_in in (
        "part.txt",
        "parts/hidden.md",
        "../part.md",
        f"{tmp_path}/part.md",
        f"{site}/module.py:docstring of module.of.it",
    ):
        assert kept_of(taken_in) == ["course.doctree", "part.doctree"]
    # Each build tells of these, also in a page that waits and so has no doctree.
    assert kept_of("parts/hidden.md", "odd [syllabus.conflict]") == everything


@pytest.mark.parametrize(
    "said",
    [
        "\nConfiguration error:\nThere is a syntax error: '(' was never closed (conf.py, line 15)\n",
        """/course/a.md:1: WARNING: odd

Configuration error!

Last Messages
=============

    /course/a.md: WARNING: odd

Traceback
=========

      File "config.py", line 600, in eval_config_file
        raise ConfigError(msg % err) from err
    sphinx.errors.ConfigError: There is a syntax error: '(' was never closed (conf.py, line 15)


The full traceback has been saved in:
/tmp/sphinx-err-ab.log

To report this error to the developers, please open an issue.
""",
        """
Exception occurred:
  File "config.py", line 600, in eval_config_file
There is a syntax error: '(' was never closed (conf.py, line 15)
La trace complète a été sauvegardée dans /tmp/sphinx-err-ab.log, pour la rapporter aux développeurs.
Merci de rapporter ceci également.
""",
    ],
    ids=["Sphinx 7", "Sphinx 9", "an exception in Sphinx 7, in French"],
)
def test_why_sphinx_gave_up_is_told_in_a_line(said: str) -> None:
    report = read_report(said, SITE, is_built=False)
    assert report.reason == "There is a syntax error: '(' was never closed (conf.py, line 15)"
    assert len(report.problems) == said.startswith("/course")


def test_why_sphinx_gave_up_is_told_whatever_language_it_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "fr")
    # As tools that write pages do where conf.py runs them.
    (tmp_path / "conf.py").write_text("import sphinx.locale\nsphinx.locale.init_console()\n1 / 0\n")
    is_built, said = build(["-q", str(tmp_path), str(tmp_path / "_build")], "spawn")
    assert "La trace complète" in said
    assert read_report(said, tmp_path, is_built=is_built).reason == "ZeroDivisionError: division by zero"


def test_a_build_that_speaks_for_itself_has_no_other_reason() -> None:
    said = "a.yaml:1:1: ERROR: no\nERROR: the course's data has errors: nothing is built\n"
    report = read_report(said, SITE, is_built=False)
    assert [told.message for told in report.problems] == [
        "no",
        "the course's data has errors: nothing is built",
    ]
    assert report.reason == ""


@pytest.mark.parametrize(
    "conf",
    [
        "import os\nos.kill(os.getpid(), 9)",
        # The length of a message, and less than that.
        "import os\nfrom multiprocessing.connection import Connection\n"
        "Connection.send = lambda self, _: (os.write(self.fileno(), b'\\0\\0\\1\\0half'), os._exit(0))",
    ],
    ids=["before its message", "in its message"],
)
def test_a_build_that_dies_is_not_built_and_has_a_reason(conf: str, tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(conf)
    (tmp_path / "index.md").touch()
    is_built, said = build(["-q", str(tmp_path), str(tmp_path / "_build")], "spawn")
    assert read_report(said, tmp_path, is_built=is_built) == BuildReport(False, (), NO_WORD)


@pytest.mark.parametrize(("options", "is_written"), [(["-W", "--keep-going"], True), (["-b", "none"], False)])
def test_warnings_that_count_as_errors_do_not_undo_what_is_written(
    options: list[str], is_written: bool, tmp_path: Path
) -> None:
    (tmp_path / "conf.py").touch()
    (tmp_path / "index.rst").write_text(":no-such-role:`word`\n")
    output = tmp_path / "_build"
    is_built, _ = build(["-q", *options, str(tmp_path), str(output)], "spawn")
    assert is_built == (output / "index.html").exists() == is_written


def test_a_build_may_give_its_error_stream_to_other_programs(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "conf.py").write_text(
        "import subprocess, sys\n"
        "program = [sys.executable, '-c', 'import sys; sys.stderr.write(\"Another\")']\n"
        "subprocess.run(program, stderr=sys.stderr, check=True)\n"
        "sys.stderr.buffer.write(b' program')\n"
        "sys.stderr.writelines(['WARNING: our', ' own\\n'])\n"
    )
    (tmp_path / "index.rst").write_text("Index\n=====\n")
    is_built, said = build(["-q", str(tmp_path), str(tmp_path / "_build")], "spawn")
    assert (is_built, said) == (True, "WARNING: our own\n")
    assert "Another" in capfd.readouterr().err


def test_a_build_whose_errors_are_hidden_says_so_where_it_fails(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(
        "def refuse(app):\n    raise SystemExit(2)\n"
        "def setup(app):\n    app.connect('builder-inited', refuse)\n"
    )
    (tmp_path / "index.rst").touch()
    is_built, said = build(["-Q", str(tmp_path), str(tmp_path / "_build")], "spawn")
    assert read_report(said, tmp_path, is_built=is_built) == BuildReport(False, (), SILENT)
