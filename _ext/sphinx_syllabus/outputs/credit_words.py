"""What work counts for, in time and late, in words.

A message may hold ``{date}``: each view puts the date there in its own form.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from sphinx_syllabus.dates.phrase import DateStyle, phrase_of
from sphinx_syllabus.model.late import LatePolicy, Sharing
from sphinx_syllabus.model.locale import Locale
from sphinx_syllabus.model.scalars import Lateness, Unannounced
from sphinx_syllabus.plan.credit import Acceptance, Credit, Share, as_written
from sphinx_syllabus.plan.lateness import latest_of, penalty_of


def percent(value: Decimal | Fraction, locale: Locale) -> str:
    """Write a percentage."""
    return locale.words("{number}%").format(number=locale.decimal(f"{as_written(value):f}"))


def weight_words(weight: Share, locale: Locale, *, bonus: bool = False) -> str | None:
    """Write a weight; None where it is to be announced."""
    if isinstance(weight, Unannounced):
        return None
    words = percent(weight, locale)
    return locale.words("{weight} bonus").format(weight=f"+{words}") if bonus else words


def credit_words(credit: Credit | None, locale: Locale) -> str | None:
    """Say what a deadline counts for; None where that is not known."""
    weight = credit and weight_words(
        credit.weight if credit.is_shared else credit.share, locale, bonus=credit.bonus
    )
    if not credit or not weight:
        return None
    if credit.is_shared:
        return locale.words("part of {item}, {weight}").format(item=credit.item, weight=weight)
    return weight if credit.bonus else locale.words("{weight} of the grade").format(weight=weight)


def acceptance_words(acceptance: Acceptance | None, locale: Locale) -> str | None:
    """Say until when late work is accepted, with ``{date}`` for the moment, and what it then gets.

    Returns:
        The words; None where the data does not say, or the deadline itself has no date yet.
    """
    if acceptance is None:
        return None
    if acceptance.policy is None:
        return locale.words("Not accepted late")
    if isinstance(acceptance.until, Unannounced):
        return None
    if acceptance.free_days:
        days = locale.plural("{count} free day", "{count} free days", acceptance.free_days)
        return locale.words("Accepted late until {date}, with {days}").format(date="{date}", days=days)
    least, most = percent(acceptance.least, locale), percent(acceptance.most, locale)
    if least != most:
        words = locale.words(
            "Accepted late until {date}, then worth {least} to {most} of its credit, depending on the free "
            "days left"
        )
        return words.format(date="{date}", least=least, most=most)
    words = locale.words("Accepted late until {date}, then worth {credit} of its credit")
    return words.format(date="{date}", credit=least)


def acceptance_text(acceptance: Acceptance | None, style: DateStyle) -> str | None:
    """Say until when late work is accepted, as text."""
    words = acceptance_words(acceptance, style.locale)
    return words.format(date=phrase_of(acceptance.until, style)) if acceptance and words else None


def policy_sentences(policy: LatePolicy, locale: Locale) -> Iterator[str]:
    """Say in plain sentences what a late policy is."""
    if policy.free_days:
        days = locale.plural("{count} free day", "{count} free days", policy.free_days)
        yield {
            Sharing.STUDENT: locale.words(
                "Each student has {days} in all: a late day that one covers costs nothing."
            ),
            Sharing.PAIR: locale.words(
                "Each pair has {days} in all: a late day that one covers costs nothing."
            ),
            Sharing.TEAM: locale.words(
                "Each team has {days} in all: a late day that one covers costs nothing."
            ),
        }[policy.each].format(days=days)
    yield from _costs(policy, locale)
    latest = latest_of(policy)
    if latest:
        yield _end(latest, locale)
    if policy.note:
        yield policy.note


def lateness_words(lateness: Lateness, locale: Locale) -> str:
    """Write how late something is: ``3 days``."""
    if lateness.in_hours:
        return locale.plural("{count} hour", "{count} hours", lateness.count)
    return locale.plural("{count} day", "{count} days", lateness.count)


def _costs(policy: LatePolicy, locale: Locale) -> Iterator[str]:
    penalty = penalty_of(policy)
    if penalty is None:
        if policy.free_days:
            yield locale.words("Late work beyond these days is not accepted.")
        elif policy.accepted_until:
            yield locale.words("Late work is accepted without a penalty.")
        return
    if policy.per_hour:
        further = locale.words(
            "Each late hour beyond these costs {percent} of the credit; it counts as soon as it has begun."
        )
        each = locale.words(
            "Each late hour costs {percent} of the credit; it counts as soon as it has begun."
        )
    else:
        further = locale.words(
            "Each late day beyond these costs {percent} of the credit; it counts as soon as it has begun."
        )
        each = locale.words("Each late day costs {percent} of the credit; it counts as soon as it has begun.")
    yield (further if policy.free_days else each).format(percent=percent(penalty, locale))


def _end(latest: Lateness, locale: Locale) -> str:
    late = lateness_words(latest, locale)
    if latest.count == 0:
        return locale.words("Nothing is accepted late.")
    return locale.words("Nothing is accepted more than {late} after the deadline.").format(late=late)
