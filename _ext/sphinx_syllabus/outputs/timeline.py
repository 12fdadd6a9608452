"""The whole term in one picture, as SVG.

There are two drawings of it: ``WIDE``, in which time runs across the page, and ``TALL``, in which it
runs down, so that words stay large on a phone.

The ends of the scale stand on the drawing (``data-starts``, ``data-ends``), with the way it runs
(``data-runs``: ``right``, ``left`` or ``down``); the element of class ``scale`` covers just that time. So
a script can mark the moment of reading.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil
from typing import TypeAlias

from sphinx_syllabus.dates.format import format_days_of_term
from sphinx_syllabus.dates.names import month_names, short_month_names
from sphinx_syllabus.dates.phrase import DateStyle, spans_of, weeks_text
from sphinx_syllabus.dates.when import Days, Hours, Moment, first_day, instants, last_day
from sphinx_syllabus.model.scalars import Calendar
from sphinx_syllabus.outputs.callouts import GAP, Label, places_below, tops_beside
from sphinx_syllabus.outputs.section_words import section_words
from sphinx_syllabus.outputs.sheet import LINE, Anchor, Line, Point, Sheet, Words
from sphinx_syllabus.outputs.text_width import fits, text_width, wrapped
from sphinx_syllabus.outputs.time_scale import TimeScale, whole_weeks
from sphinx_syllabus.plan.timeline import EntrySort, Timeline, TimelineEntry

MOST_LABELS = 80
"""Beyond so many labels there are none: nobody could find one, and the table names everything."""

FAR = timedelta(weeks=8)
"""What is so far from the term's weeks is left out, as it would make all the rest tiny."""

# Lengths are in pixels of the drawing.
TEXT = 13
SMALL = 12
BOLD = 1.08  # by how much bold letters are wider
MOST_LINES = 4
MONTHS = 18
SESSIONS = 18
MARKS = 22
MARK = 5
TICK = 4
SPACE = 4
PADDING = 5
END = 4  # what is left free after the scale
LONGEST_LINE = 200  # of a label below the scale
TO_LABEL = 14  # from the marks to labels beside them
BESIDE_LINE = 5  # from a line that leads to a label to its words
NARROWEST_WEEK = 20  # in which a number stands well


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures in which the two drawings differ.

    ``head`` is the room before the scale, ``weeks`` that of the weeks' numbers. ``week`` is a week's
    length, None where the weeks share the width; ``bars`` the room of all bars, None where it is as much
    as their words need.
    """

    name: str
    width: float
    head: float
    weeks: float
    week: float | None = None
    bars: float | None = None


WIDE = Shape("wide", width=688, head=58, weeks=18)
TALL = Shape("tall", width=320, head=18, weeks=24, week=30, bars=112)


@dataclass(frozen=True, slots=True)
class Bar:
    """A module over its days, in lanes where it meets no other.

    Its title stands in ``lines``, along the scale or across it; there are none if it does not fit.
    """

    title: str
    days: Days
    lane: int
    lanes: int
    lines: tuple[str, ...]
    along: bool


@dataclass(frozen=True, slots=True)
class Callout:
    """What is written beside the scale, with a line that leads to its day."""

    day: date
    css: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a label is written, and the line that leads to it; ``foot`` is where it ends on the page."""

    points_to: float
    leads_to: Point
    middle: Point
    anchor: Anchor
    foot: float


Known: TypeAlias = tuple[TimelineEntry, Moment | Days | Hours]


def timeline_svg(timeline: Timeline, style: DateStyle, shape: Shape, name: str) -> str:
    """Draw a term.

    Args:
        timeline: what to draw; entries without a known date are left out.
        style: how dates are shown.
        shape: ``WIDE`` or ``TALL``.
        name: what the ids in the drawing begin with, so that no other element has them.
    """
    return _Picture(timeline, style, shape, name).draw()


class _Picture:
    def __init__(self, timeline: Timeline, style: DateStyle, shape: Shape, name: str) -> None:
        self.timeline, self.style, self.shape, self.name = timeline, style, shape, name
        self.entries = [*_known(timeline)]
        days = whole_weeks(timeline.weeks, (day for _, when in self.entries for day in _ends(when)))
        count = (days.last - days.first).days + 1
        day = shape.week / 7 if shape.week else (shape.width - shape.head - END) / count
        self.scale = TimeScale(days, shape.head, day)
        starts, ends = instants(days, style.zone)
        self.sheet = Sheet(
            shape.width,
            runs_down=shape.week is not None,
            right_to_left=style.locale.right_to_left,
            attributes={
                "class": f"timeline-{shape.name}",
                "role": "img",
                "aria-labelledby": f"{name}-title {name}-about",
                "font-size": str(TEXT),
                "data-starts": starts.isoformat(),
                "data-ends": ends.isoformat(),
            },
        )
        # By this the script knows where the day of reading is.
        self.sheet.root.set("data-runs", self.sheet.runs)

    def draw(self) -> str:
        """Draw everything, from the background to the front."""
        bars, sessions = self.bars(), self.of_sort(EntrySort.SESSION)
        lanes = max((bar.lane + bar.lanes for bar in bars), default=1)
        lane = SESSIONS if sessions else self.lane(bars, lanes)
        leading, *further = self.style.calendars
        weeks_at = MONTHS
        bars_at = weeks_at + self.shape.weeks
        months_at = bars_at + lane * lanes + SPACE
        marks_at = months_at + MONTHS * len(further)
        labels_at = marks_at + MARKS
        if self.sheet.runs_down:
            room = self.shape.width - labels_at - TO_LABEL
            self.stretch_for([*self.labels(bars, room)])
            bars = self.bars()
        else:
            room = LONGEST_LINE
        callouts = sorted(self.labels(bars, room), key=lambda callout: callout.day)
        if len(callouts) > MOST_LABELS:
            callouts = []

        self.describe()
        extent = self.scale.extent(self.scale.days.first, self.scale.days.last)
        self.sheet.box("scale", extent, (weeks_at, labels_at - weeks_at))
        self.weeks(weeks_at, months_at)
        for bar in bars:
            self.bar(bar, bars_at + bar.lane * lane, bar.lanes * lane)
        for _, when in self.of_sort(EntrySort.HOLIDAY):
            extent = self.scale.extent(*_ends(when))
            self.sheet.box("holiday", extent, (weeks_at, labels_at - weeks_at), hatch=f"{self.name}-hatch")
        self.months(leading, 0)
        for calendar in further:
            self.months(calendar, months_at)
        for bar in bars:
            self.bar_words(bar, bars_at + bar.lane * lane, bar.lanes * lane)
        if sessions:
            self.sessions(sessions, bars_at)
        bottom = self.callouts(callouts, marks_at + MARKS / 2, labels_at)
        self.marks(marks_at + MARKS / 2)
        return self.sheet.svg(max(bottom, self.scale.end if self.sheet.runs_down else labels_at) + END)

    def of_sort(self, *sorts: EntrySort) -> list[Known]:
        """Return the entries of these sorts."""
        return [known for known in self.entries if known[0].sort in sorts]

    def describe(self) -> None:
        """Say in words what the picture shows."""
        locale = self.style.locale
        title = locale.words("Timeline of {term}").format(term=self.timeline.term)
        self.sheet.say("title", f"{self.name}-title", title)
        weeks = self.timeline.weeks
        spans = spans_of(Days(weeks[0].first, weeks[-1].last), self.style)
        modules = len(self.of_sort(EntrySort.MODULE))
        sessions = len(self.of_sort(EntrySort.SESSION))
        holidays = len(self.of_sort(EntrySort.HOLIDAY))
        dates = len(self.of_sort(EntrySort.DUE, EntrySort.EXAM, EntrySort.EVENT))
        counted = {
            locale.plural("{count} module", "{count} modules", modules): modules,
            locale.plural("{count} session", "{count} sessions", sessions): sessions,
            locale.plural("{count} holiday", "{count} holidays", holidays): holidays,
            locale.plural("{count} deadline or event", "{count} deadlines and events", dates): dates,
        }
        parts = [
            locale.plural("{count} week", "{count} weeks", len(weeks)),
            " / ".join(map(str, spans)),
            *(words for words, count in counted.items() if count),
        ]
        self.sheet.say("desc", f"{self.name}-about", locale.words(", ").join(parts))
        if holidays:
            self.sheet.hatching(f"{self.name}-hatch")

    # -- The scale ---------------------------------------------------------------------------------

    def months(self, calendar: Calendar, across: float) -> None:
        """Name the months of a calendar, each over its days, with a line between two."""
        language = self.style.locale.language
        alone, in_year = (
            (
                month_names(calendar, language, are_alone=are_alone),
                short_month_names(calendar, language, are_alone=are_alone),
            )
            for are_alone in (True, False)
        )
        shown_year = None
        borders = []
        for year, month, days in self.scale.months(calendar):
            begins, length = self.scale.extent(days.first, days.last)
            choices = [names[month - 1] for names in alone]
            if year != shown_year:
                choices = [*(f"{names[month - 1]} {year}" for names in in_year), *choices]
            fitting = (c for c in choices if text_width(c, SMALL) <= length - SPACE)
            name = self.style.locale.digits(next(fitting, ""))
            shown_year = year if name.endswith(self.style.locale.digits(str(year))) else shown_year
            if name:
                self.sheet.write_along(
                    f"month in-{calendar.value}", begins + length / 2, across + MONTHS / 2, [[Words(name)]]
                )
            if begins > self.scale.start:
                borders.append([(begins, across + 2), (begins, across + MONTHS - 2)])
        self.sheet.lines(f"month in-{calendar.value}", borders)

    def weeks(self, across: float, bottom: float) -> None:
        """Write the weeks' numbers, and draw a line between two."""
        length = self.scale.day * 7
        step = ceil(NARROWEST_WEEK / length)
        middle = across + self.shape.weeks / 2
        for week in self.timeline.weeks:
            if (week.number - 1) % step == 0:
                number = Words(self.style.locale.digits(str(week.number)))
                self.sheet.write("week", self.scale.at(week.first) + length / 2, middle, [[number]], "middle")
        starts = range(1, round((self.scale.end - self.scale.start) / length))
        places = [self.scale.start + number * length for number in starts]
        self.sheet.lines("week", ([(place, across), (place, bottom)] for place in places))
        self.head(self.style.locale.words("Week"), middle)

    def head(self, words: str, across: float, anchor: Anchor = "middle") -> None:
        """Name what a row of the drawing shows, before its scale."""
        if self.sheet.runs_down:
            self.sheet.write("head", self.shape.head - LINE / 2, across, [[Words(words)]], anchor)
        else:
            self.sheet.write("head", self.shape.head - PADDING, across, [[Words(words)]], "end")

    # -- What is taught ----------------------------------------------------------------------------

    def bars(self) -> list[Bar]:
        """Give each module a lane, and find the lines that fit into its bar."""
        modules = [(e.title, when) for e, when in self.of_sort(EntrySort.MODULE) if isinstance(when, Days)]
        ends: list[date] = []
        lanes: list[int] = []
        for _, days in modules:
            free = (lane for lane, end in enumerate(ends) if end < days.first)
            lane = next(free, len(ends))
            ends[lane : lane + 1] = [days.last]
            lanes.append(lane)
        bars = []
        for (title, days), lane in zip(modules, lanes, strict=True):
            # It takes the lanes beside its own that are free while it lasts.
            meets = [other for (_, those), other in zip(modules, lanes, strict=True) if _meet(days, those)]
            broad = min((other for other in meets if other > lane), default=len(ends)) - lane
            length = self.scale.extent(days.first, days.last)[1]
            breadth = broad * self.shape.bars / len(ends) if self.shape.bars else MOST_LINES * LINE + PADDING
            along = _lines_within(title, length, breadth)
            across = _lines_within(title, breadth, length) if self.sheet.runs_down else ()
            bars.append(Bar(title, days, lane, broad, across or along, along=not across))
        return bars

    def lane(self, bars: Sequence[Bar], lanes: int) -> float:
        """Return how broad the lanes of bars are."""
        if self.shape.bars is not None:
            return self.shape.bars / lanes
        return max((len(bar.lines) / bar.lanes for bar in bars), default=0) * LINE + 2 * PADDING

    def bar(self, bar: Bar, across: float, thickness: float) -> None:
        """Draw the bar of a module."""
        begins, length = self.scale.extent(bar.days.first, bar.days.last)
        self.sheet.box("module", (begins + 1, max(length - 2, 1)), (across + 1, thickness - 2), corner=3)

    def bar_words(self, bar: Bar, across: float, thickness: float) -> None:
        """Write the title of a module into its bar."""
        begins, length = self.scale.extent(bar.days.first, bar.days.last)
        lines = [[Words(line)] for line in bar.lines]
        if not self.sheet.runs_down:
            self.sheet.write("module", begins + PADDING, across + thickness / 2, lines)
        elif bar.along:
            self.sheet.write_along("module", begins + length / 2, across + thickness / 2, lines)
        else:
            self.sheet.write("module", begins + length / 2, across + PADDING, lines)

    def sessions(self, sessions: Sequence[Known], across: float) -> None:
        """Draw a line for each day that has sessions."""
        days = dict.fromkeys(first_day(when) for _, when in sessions)
        middles = [self.scale.middle(day) for day in days]
        self.sheet.lines("session", ([(at, across + 3), (at, across + SESSIONS - 3)] for at in middles))
        self.head(self.style.locale.words("Sessions"), across + SESSIONS / 2, "start")

    # -- Deadlines, exams and other events ---------------------------------------------------------

    def marks(self, across: float) -> None:
        """Draw a mark for each date, of a form for each sort; what recurs gets small lines."""
        ticks = []
        for entry, when in self.of_sort(EntrySort.DUE, EntrySort.EXAM, EntrySort.EVENT):
            first, last = _ends(when)
            middle = self.scale.middle(first)
            css = f"mark {entry.sort.value}"
            if entry.series is not None:
                ticks.append([(middle, across - TICK), (middle, across + TICK)])
            elif first != last:
                begins, length = self.scale.extent(first, last)
                self.sheet.box(css, (begins + 1, max(length - 2, 1)), (across - 3, 6), corner=3)
            elif entry.sort is EntrySort.DUE:
                corners = ((-1, 0), (0, -1), (1, 0), (0, 1), (-1, 0))
                size = MARK * 1.25
                self.sheet.lines(css, [[(middle + a * size, across + b * size) for a, b in corners]])
            elif entry.sort is EntrySort.EXAM:
                self.sheet.box(css, (middle - MARK, 2 * MARK), (across - MARK, 2 * MARK))
            else:
                self.sheet.dot(css, middle, across, MARK)
        self.sheet.lines("tick", ticks)

    def stretch_for(self, callouts: Sequence[Callout]) -> None:
        """Lengthen a scale that is shorter than all labels beside it."""
        needed = sum(len(callout.lines) * LINE + GAP for callout in callouts)
        days = (self.scale.days.last - self.scale.days.first).days + 1
        self.scale = replace(self.scale, day=max(self.scale.day, needed / days))

    def callouts(self, callouts: Sequence[Callout], marks: float, across: float) -> float:
        """Write the labels with the lines that lead to them; return where the lowest ends."""
        labels = [
            Label(
                self.scale.middle(callout.day),
                max(map(_line_width, callout.lines)),
                len(callout.lines) * LINE,
            )
            for callout in callouts
        ]
        spots = [*(self.beside if self.sheet.runs_down else self.below)(labels, across)]
        self.sheet.lines("leader", ([(s.points_to, marks + MARK + 3), s.leads_to] for s in spots))
        for callout, spot in zip(callouts, spots, strict=True):
            self.sheet.write(callout.css, *spot.middle, callout.lines, spot.anchor)
        return max((spot.foot for spot in spots), default=0)

    def beside(self, labels: Sequence[Label], across: float) -> Iterator[Spot]:
        """Find the spots of labels beside a scale that runs down the page."""
        for label, top in zip(labels, tops_beside(labels, self.scale.end, LINE / 2), strict=True):
            leads_to = top + LINE / 2, across + TO_LABEL - 4
            middle = top + label.height / 2, across + TO_LABEL
            yield Spot(label.points_to, leads_to, middle, "start", top + label.height)

    def below(self, labels: Sequence[Label], across: float) -> Iterator[Spot]:
        """Find the spots of labels below a scale that runs across it."""
        for label, place in zip(labels, places_below(labels, self.scale.end, BESIDE_LINE), strict=True):
            foot = across + place.top + label.height
            begins = place.along + (label.width if place.is_before else 0)
            anchor: Anchor = "end" if place.is_before else "start"
            middle = begins, foot - label.height / 2
            yield Spot(label.points_to, (label.points_to, foot - 3), middle, anchor, foot)

    def labels(self, bars: Sequence[Bar], room: float) -> Iterator[Callout]:
        """Yield what is to be written beside the scale."""
        for bar in bars:
            if not bar.lines:
                yield Callout(bar.days.first, "beside", _lines(bar.title, room))
        for holiday, when in self.of_sort(EntrySort.HOLIDAY):
            yield Callout(first_day(when), "holiday", _lines(holiday.title, room))
        dates = self.of_sort(EntrySort.DUE, EntrySort.EXAM, EntrySort.EVENT)
        times = Counter(entry.series for entry, _ in dates)
        labelled = set()
        for entry, when in dates:
            if entry.series is None:
                whose = section_words(entry.sections, self.style.locale)
                title = f"{entry.title} ({whose})" if whose else entry.title
                lines = (*_lines(title, room), *self.date_lines(when, room))
                yield Callout(first_day(when), entry.sort.value, lines)
            elif entry.series not in labelled:
                labelled.add(entry.series)
                often = f"{entry.title} ×{self.style.locale.digits(str(times[entry.series]))}"
                yield Callout(first_day(when), "recurring", _lines(often, room))

    def date_lines(self, when: Moment | Days | Hours, room: float) -> tuple[Line, ...]:
        """Say shortly when something is: its weeks, its days, or its day in each calendar."""
        first, last = _ends(when)
        locale = self.style.locale
        if isinstance(when, Days) and when.weeks:
            return ([Words(weeks_text(when.weeks, locale), "date")],)
        texts = [
            Words(format_days_of_term(first, last, calendar, self.style.locale), f"date in-{calendar.value}")
            for calendar in self.style.calendars
        ]
        joined: list[Words] = []
        for text in texts:
            joined.extend([Words(" · ", "date joins-calendars"), text] if joined else [text])
        if text_width("".join(words.text for words in joined), SMALL) <= room:
            return (joined,)
        return tuple([text] for text in texts)


def _known(timeline: Timeline) -> Iterator[Known]:
    """Yield the entries that are to be drawn: those whose date is known and not far off."""
    earliest, latest = timeline.weeks[0].first - FAR, timeline.weeks[-1].last + FAR
    for entry in timeline.entries:
        when = entry.when
        if isinstance(when, Moment | Days | Hours):
            first, last = _ends(when)
            if earliest <= first and last <= latest:
                yield entry, when


def _lines_within(title: str, width: float, height: float) -> tuple[str, ...]:
    """Break a title into lines that fit into a box; return none if they do not."""
    width, most = width - 2 * PADDING, int((height - PADDING) // LINE)
    if most < 1 or not fits(title, width, TEXT, most):
        return ()
    return tuple(wrapped(title, width, TEXT, most))


def _meet(days: Days, others: Days) -> bool:
    return days.first <= others.last and others.first <= days.last


def _ends(when: Moment | Days | Hours) -> tuple[date, date]:
    return first_day(when), last_day(when)


def _lines(title: str, room: float) -> tuple[Line, ...]:
    return tuple([Words(line)] for line in wrapped(title, room, TEXT * BOLD, MOST_LINES))


def _line_width(line: Line) -> float:
    return sum(text_width(words.text, SMALL if words.css else TEXT * BOLD) for words in line)
