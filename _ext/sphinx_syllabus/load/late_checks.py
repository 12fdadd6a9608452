"""Whether late policies hold together, and whether deadlines name those that there are."""

from collections.abc import Iterator

from sphinx_syllabus.load.repeated import find_repeated
from sphinx_syllabus.model.course import Course
from sphinx_syllabus.model.late import NOT_LATE, LatePolicy
from sphinx_syllabus.model.problem import DataPath, Finding, Severity, did_you_mean, nearest
from sphinx_syllabus.model.scalars import IDENTIFIER, YES_AND_NO


def check_late(course: Course) -> Iterator[Finding]:
    """Find late policies whose keys do not go together, and names of policies that do not exist."""
    for name, policy in course.late.items():
        yield from _policy(("late", name), name, policy)
    yield from _kinds(course)
    yield from _named(course)


def _policy(path: DataPath, name: str, policy: LatePolicy) -> Iterator[Finding]:
    if name.lower() in YES_AND_NO:
        message = f"a policy cannot be called '{name}': 'late: no' of a deadline means that it has none"
        yield Finding(path, message, at_key=True)
    elif not IDENTIFIER.fullmatch(name):
        message = f"'{name}' is not a policy's name: use small letters, digits and single hyphens"
        yield Finding(path, message, at_key=True)
    if policy.per_day and policy.per_hour:
        message = "write what a day costs ('per-day') or what an hour costs ('per-hour'), not both"
        yield Finding((*path, "per-hour"), message, at_key=True)
    if "each" in policy.model_fields_set and not policy.free_days:
        message = "'each' says who has free days: write how many ('free-days'), or leave it out"
        yield Finding((*path, "each"), message, at_key=True)
    if not any((policy.free_days, policy.per_day, policy.per_hour, policy.accepted_until, policy.note)):
        message = "says nothing: write 'free-days', 'per-day', 'accepted-until' or a 'note'"
        yield Finding(path, f"the policy '{name}' {message}")


def _kinds(course: Course) -> Iterator[Finding]:
    known = tuple(dict.fromkeys(entry.kind for entry in course.deadlines if entry.kind))
    named: list[tuple[DataPath, str]] = [
        (("late", name, "kinds", index), kind)
        for name, policy in course.late.items()
        for index, kind in enumerate(policy.kinds)
    ]
    message = "another policy is for the kind '{name}' ({related}): name it in one of them"
    yield from find_repeated(named, message)
    for path, kind in named:
        if kind not in known:
            message = f"no deadline is of the kind '{kind}'{did_you_mean(kind, known)}"
            yield Finding(path, message, Severity.WARNING, "late")


def _named(course: Course) -> Iterator[Finding]:
    for index, entry in enumerate(course.deadlines):
        path: DataPath = ("deadlines", index, "late")
        if entry.late is None:
            continue
        if not entry.due:
            message = "'late' is for what is due: an event is not handed in, so leave it out"
            yield Finding(path, message, at_key=True)
        elif entry.late.lower() != NOT_LATE and entry.late not in course.late:
            near = nearest(entry.late, course.late)
            known = f"known: {', '.join(course.late)}" if course.late else "no policy is given"
            hint = f"did you mean '{near}'?" if near else known
            message = f"'late' has no policy '{entry.late}' ({hint}); 'late: no' accepts nothing late"
            yield Finding(path, message)
