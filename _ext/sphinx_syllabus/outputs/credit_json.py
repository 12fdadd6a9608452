"""What work counts for, in time and late, as data."""

from decimal import Decimal
from typing import Any

from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.model.grading import Grade, GradingItem
from sphinx_syllabus.model.late import NOT_LATE, LatePolicy
from sphinx_syllabus.model.scalars import Lateness, Unannounced
from sphinx_syllabus.outputs.absent_values import without_absent
from sphinx_syllabus.outputs.dates_json import dated
from sphinx_syllabus.plan.credit import Acceptance, Credit, Share, as_written


def grading_json(item: GradingItem) -> dict[str, Any]:
    """Tell of a grading item, and of its parts."""
    return without_absent(
        {
            "item": item.item,
            "weight": weight_json(item.weight),
            "count": item.count,
            "best": item.best,
            "bonus": item.bonus or None,
            "note": item.note,
            "page": item.page,
            "parts": [grading_json(part) for part in item.parts] or None,
        }
    )


def grade_json(grade: Grade) -> dict[str, Any]:
    """Tell from which percentage on a grade is given."""
    return {"grade": grade.grade, "from": weight_json(grade.at_least)}


def policy_json(policy: LatePolicy) -> dict[str, Any]:
    """Tell of a late policy."""
    return without_absent(
        {
            "title": policy.title,
            "free-days": policy.free_days,
            "each": policy.each.value if policy.free_days else None,
            "per-day": _number(policy.per_day),
            "per-hour": _number(policy.per_hour),
            "accepted-until": _lateness(policy.accepted_until),
            "note": policy.note,
            "kinds": [*policy.kinds] or None,
        }
    )


def credit_json(credit: Credit | None) -> dict[str, Any]:
    """Tell what a deadline counts for; one that shares a grading item has no weight of its own."""
    own = credit is not None and not credit.is_shared
    return without_absent(
        {
            "counts-for": credit.item if credit else None,
            "weight": weight_json(credit.share) if credit and own else None,
        }
    )


def acceptance_json(acceptance: Acceptance | None, style: DateStyle) -> dict[str, Any]:
    """Tell until when late work is accepted, and the percentage of its credit that it then gets."""
    if acceptance is None:
        return {}
    until = dated(acceptance.until, style)
    if acceptance.policy is None:
        return {"late": NOT_LATE, "accepted-until": until}
    gets = {"least": _number(acceptance.least), "most": _number(acceptance.most)}
    if acceptance.free_days:
        gets["with-free-days"] = acceptance.free_days
    return {"late": acceptance.policy, "accepted-until": until, "then-gets": gets}


def weight_json(weight: Share) -> float | str:
    """Tell a weight in percent, or that it is to be announced."""
    return "TBA" if isinstance(weight, Unannounced) else float(as_written(weight))


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _lateness(lateness: Lateness | None) -> str | None:
    if lateness is None:
        return None
    unit = "hour" if lateness.in_hours else "day"
    return f"{lateness.count} {unit}{'' if lateness.count == 1 else 's'} late"
