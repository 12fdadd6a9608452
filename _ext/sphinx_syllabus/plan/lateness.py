"""Until when late work is accepted, and what it then gets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from math import ceil

from sphinx_syllabus.dates.when import Moment, When
from sphinx_syllabus.model.deadlines import Deadline
from sphinx_syllabus.model.late import NOT_LATE, LatePolicy
from sphinx_syllabus.model.problem import DataPath, Finding, Severity
from sphinx_syllabus.model.scalars import TBA, Lateness
from sphinx_syllabus.plan.credit import Acceptance
from sphinx_syllabus.plan.entries import PlannedDeadline

WHOLE = Decimal(100)


def with_acceptance(
    planned: Sequence[PlannedDeadline], deadlines: Sequence[Deadline], policies: Mapping[str, LatePolicy]
) -> tuple[PlannedDeadline, ...]:
    """Tell each deadline until when late work is accepted, where the data says so."""
    by_kind = {kind: name for name, policy in policies.items() for kind in policy.kinds}
    return tuple(
        replace(entry, acceptance=_acceptance(entry, deadlines[int(entry.path[1])].late, policies, by_kind))
        for entry in planned
    )


def find_idle_terms(policies: Mapping[str, LatePolicy]) -> tuple[Finding, ...]:
    """Find policies that accept work for longer than anything they say of it holds."""
    findings: list[Finding] = []
    for name, policy in policies.items():
        latest, allowed = policy.accepted_until, policy.free_days or 0
        path: DataPath = ("late", name, "accepted-until")
        if latest is None:
            continue
        days = _days(latest)
        if not penalty_of(policy) and policy.free_days and days > allowed:
            message = (
                f"late work is accepted for {days} days, but free days cover only {allowed}, "
                "and nothing says what the others cost: write 'per-day' or 'per-hour'"
            )
            findings.append(Finding(path, message, Severity.WARNING, "late"))
        elif penalty_of(policy) and _left(policy, latest, min(days, allowed)) == 0:
            message = "work that is so late gets nothing: write the last time at which it gets something"
            findings.append(Finding(path, message, Severity.WARNING, "late"))
    return tuple(findings)


def find_early_solutions(deadlines: Iterable[PlannedDeadline]) -> Iterator[Finding]:
    """Find solutions that are out while work is still accepted."""
    said: set[DataPath] = set()
    for entry in deadlines:
        until = entry.acceptance.until if entry.acceptance else entry.when
        path: DataPath = (*entry.path[:2], "solutions")
        if entry.cancelled or not entry.is_due or not isinstance(until, Moment) or path in said:
            continue
        solutions = (it for it in entry.materials if it.kind == "solutions")
        for out in (max(moments) for it in solutions if (moments := [*filter(None, (it.out, it.release))])):
            if out < until.at:
                shown = f"{out.astimezone(until.at.tzinfo):%Y-%m-%d %H:%M}"
                message = f"the solutions of '{entry.id}' are out on {shown}, while work is accepted until "
                message += f"{until.at:%Y-%m-%d %H:%M}: give them a later 'out'"
                yield Finding(path, message, Severity.WARNING, "late", at_key=True)
                said.add(path)
                break


def penalty_of(policy: LatePolicy) -> Decimal | None:
    """Return what each day, or each hour, of lateness costs; None where nothing is said to cost."""
    return policy.per_day or policy.per_hour


def latest_of(policy: LatePolicy) -> Lateness | None:
    """Return how late work is accepted at most; None where the policy does not tell.

    Where it gives no end, that is for as long as work gets something, and where lateness is for free days
    alone, for as long as they can cover it.
    """
    free, penalty, given = policy.free_days or 0, penalty_of(policy), policy.accepted_until
    if penalty is None:
        if not free:
            return given
        return given if given and _days(given) <= free else Lateness(free, in_hours=False)
    if given:
        return given
    paid = ceil(WHOLE / penalty) - 1
    if policy.per_hour:
        return Lateness(free * 24 + paid, in_hours=True)
    return Lateness(free + paid, in_hours=False)


def _acceptance(
    entry: PlannedDeadline, late: str | None, policies: Mapping[str, LatePolicy], by_kind: Mapping[str, str]
) -> Acceptance | None:
    if not entry.is_due or entry.cancelled:
        return None
    if late is not None and late.lower() == NOT_LATE:
        return Acceptance(None, entry.when)
    name = late or by_kind.get(entry.kind or "")
    policy = policies.get(name or "")
    latest = latest_of(policy) if policy else None
    if policy is None or latest is None:
        return None
    if latest.count == 0:
        return Acceptance(None, entry.when)
    until = _after(entry.when, latest)
    free = min(policy.free_days or 0, _days(latest))
    if penalty_of(policy) is None:
        return Acceptance(name, until, free_days=free)
    return Acceptance(name, until, _left(policy, latest, 0), _left(policy, latest, free))


def _left(policy: LatePolicy, lateness: Lateness, free_days: int) -> Decimal:
    """Return the percentage that late work gets where free days cover a part of its lateness."""
    if policy.per_hour:
        late = lateness.count if lateness.in_hours else lateness.count * 24
        paid = max(late - free_days * 24, 0)
    else:
        paid = _days(lateness) - free_days
    return max(WHOLE - (penalty_of(policy) or 0) * paid, Decimal(0))


def _days(lateness: Lateness) -> int:
    """Return the days that have begun."""
    return ceil(lateness.count / 24) if lateness.in_hours else lateness.count


def _after(due: When, lateness: Lateness) -> When:
    """Return the moment so long after a deadline; days are those of the calendar, hours those of a clock."""
    if not isinstance(due, Moment):
        return TBA
    zone = due.at.tzinfo
    if lateness.in_hours:
        later: datetime = due.at.astimezone(UTC) + timedelta(hours=lateness.count)
    else:
        later = (due.at + timedelta(days=lateness.count)).astimezone(UTC)
    return Moment(later.astimezone(zone))
