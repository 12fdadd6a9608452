"""What a build says when it is done."""

from tests.sphinx_process import sphinx_build
from tests.syllabus.site.conftest import Course

FILES = (
    "course.json deadlines.txt calendar.ics calendar-deadlines.ics calendar-sessions.ics handout.pdf "
    "announcements.xml materials.zip"
)


def build(course: Course, now: str, *options: str) -> list[str]:
    """Build at a moment and return the lines that are printed."""
    done = sphinx_build(*options, *course.options("html"), environment={"NOW": now})
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def summary(said: list[str]) -> str:
    [line] = [line for line in said if line.startswith("course: ")]
    return line


def counted(course: Course) -> str:
    return f"course: {len(course.documents())} pages, 4 deadlines, 8 outputs; "


def test_the_last_lines_are_in_english_whatever_the_pages_are(in_edition: Course) -> None:
    said = build(in_edition, "2023-10-14 23:59")
    essay = "next is Essay on a curve, Saturday 14 October 2023 (22 Mehr 1402), 23:59 Tehran time"
    assert summary(said) == counted(in_edition) + essay
    assert {"making handout... done", f"writing outputs... {FILES} done"} <= set(said)


def test_the_last_lines_count_what_there_is_and_name_what_is_next(course: Course) -> None:
    # One minute after the essay is due.
    review = "next is Review, weeks 7–8, 4–17 November 2023 (13–26 Aban 1402)"
    assert summary(build(course, "2023-10-15")) == counted(course) + review
    assert summary(build(course, "2023-12-01")) == counted(course) + "no deadline is ahead"
    assert build(course, "2023-12-01", "-q") == []
