"""The site of the course itself: what its pages must hold, read from the pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from tests.course_editions import EDITIONS
from tests.sphinx_process import sphinx_build

from sphinx_syllabus.catalogs import locale_for

if TYPE_CHECKING:
    from tests.syllabus.site.conftest import Course

REPOSITORY = Path(__file__).parents[3]
PUBLISHED_AT = "https://course.example/en/latest/"
EDITED_AT = "https://forge.example/people/course/edit/main/"


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory, language: str) -> Path:
    """Build an edition as a host does that knows where the site and its sources are."""
    folder = tmp_path_factory.mktemp("hosted")
    where = {
        "READTHEDOCS_CANONICAL_URL": PUBLISHED_AT,
        "READTHEDOCS_GIT_CLONE_URL": "https://forge.example/people/course.git",
        "READTHEDOCS_GIT_IDENTIFIER": "main",
        "READTHEDOCS_VERSION_TYPE": "branch",
    }
    options = ["-q", "-W", "--keep-going", f"-Dlanguage={language}", "-d", str(folder / "doctrees")]
    build = sphinx_build(*options, REPOSITORY, folder / "html", environment=where)
    assert (build.returncode, build.stderr) == (0, "")
    return folder / "html"


def page(site: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / f"{name}.html").read_text(encoding="utf-8"), "html.parser")


def article(site: Path, name: str) -> Tag:
    [found] = page(site, name).select("article")
    return found


def words_of(element: Tag) -> str:
    return " ".join(element.get_text().split())


TOPICS: dict[str, dict[str, list[str]]] = {
    "en": {
        "Introduction to Neural Networks": [
            "History",
            "Perceptron",
            "Multilayer perceptron (MLP)",
            "Backpropagation",
        ],
        "Enhancing Neural Networks": [
            "Optimization",
            "Weight initialization",
            "Activation functions",
            "Learning rate scheduling",
            "Regularization",
        ],
        "Convolutional Neural Networks": [
            "Convolution",
            "Basic concepts",
            "Popular architectures",
            "Applications",
        ],
        "Recurrent Neural Networks": [
            "Sequential modeling",
            "Vanilla RNN",
            "Backpropagation through time (BPTT)",
            "LSTM and GRU",
        ],
        "Advanced Topics": ["Autoencoders", "Deep reinforcement learning"],
    },
    "fa": {
        "مقدمه‌ای بر شبکه‌های عصبی": ["تاریخچه", "پرسپترون", "پرسپترون چندلایه (MLP)", "پس‌انتشار"],
        "بهبود شبکه‌های عصبی": [
            "بهینه‌سازی",
            "مقداردهی اولیهٔ وزن‌ها",
            "توابع فعال‌سازی",
            "زمان‌بندی نرخ یادگیری",
            "منظم‌سازی",
        ],
        "شبکه‌های عصبی کانولوشنی": ["کانولوشن", "مفاهیم پایه", "معماری‌های پرکاربرد", "کاربردها"],
        "شبکه‌های عصبی بازگشتی": [
            "مدل‌سازی دنباله‌ها",
            "شبکهٔ بازگشتی ساده (Vanilla RNN)",
            "پس‌انتشار در زمان (BPTT)",
            "LSTM و GRU",
        ],
        "مباحث پیشرفته": ["خودرمزگذارها", "یادگیری تقویتی عمیق"],
    },
}
WEEKS = {
    "en": [
        ("weeks 1–4", "23 September – 20 October 2023", "1–28 Mehr 1402"),
        ("weeks 5–7", "21 October – 10 November 2023", "29 Mehr – 19 Aban 1402"),
        ("weeks 8–11", "11 November – 8 December 2023", "20 Aban – 17 Azar 1402"),
        ("weeks 12–14", "9–29 December 2023", "18 Azar – 8 Dey 1402"),
        ("weeks 15–16", "30 December 2023 – 12 January 2024", "9–22 Dey 1402"),
    ],
    "fa": [
        ("هفته‌های ۱ تا ۴", "۲۳ سپتامبر تا ۲۰ اکتبر ۲۰۲۳", "۱ تا ۲۸ مهر ۱۴۰۲"),
        ("هفته‌های ۵ تا ۷", "۲۱ اکتبر تا ۱۰ نوامبر ۲۰۲۳", "۲۹ مهر تا ۱۹ آبان ۱۴۰۲"),
        ("هفته‌های ۸ تا ۱۱", "۱۱ نوامبر تا ۸ دسامبر ۲۰۲۳", "۲۰ آبان تا ۱۷ آذر ۱۴۰۲"),
        ("هفته‌های ۱۲ تا ۱۴", "۹ تا ۲۹ دسامبر ۲۰۲۳", "۱۸ آذر تا ۸ دی ۱۴۰۲"),
        ("هفته‌های ۱۵ تا ۱۶", "۳۰ دسامبر ۲۰۲۳ تا ۱۲ ژانویهٔ ۲۰۲۴", "۹ تا ۲۲ دی ۱۴۰۲"),
    ],
}
DEADLINES = {
    "en": ["Project proposal", "Paper presentation", "Paper review", "Assignments", "Final exam"],
    "fa": ["پیشنهادهٔ پروژه", "ارائهٔ مقاله", "نقد مقاله", "تمرین‌ها", "آزمون پایان‌ترم"],
}


def test_the_syllabus_has_five_modules_over_their_weeks_and_19_topics(edition: Path, language: str) -> None:
    [table] = article(edition, "syllabus/index").select("table.syllabus-schedule")
    groups = table.select("tbody")
    headers = [group.select("th[scope=rowgroup]") for group in groups]
    assert [len(of_group) for of_group in headers] == [1, 1, 1, 1, 1]
    shown = {}
    for [header], group, weeks in zip(headers, groups, WEEKS[language], strict=True):
        assert int(str(header["rowspan"])) == len(group.select("tr"))
        [link] = header.select("a[href^='modules/']")
        shown[words_of(link)] = [words_of(cell) for cell in group.select("tr.topic td")]
        assert all(line in words_of(header) for line in weeks)
    assert shown == TOPICS[language]
    assert sum(map(len, shown.values())) == 19
    assert [words_of(event) for event in table.select("tr.event td > p:first-child")] == DEADLINES[language][
        :2
    ]
    assert {str(header["scope"]) for header in table.select("thead th")} == {"col"}


def test_the_proposal_is_due_on_its_day_in_both_calendars(edition: Path, language: str) -> None:
    [time] = article(edition, "syllabus/deadlines").select('time[datetime="2023-11-22T23:59:00+03:30"]')
    whole, *parts = {
        "en": (
            "Wednesday 22 November 2023 (1 Azar 1402), 23:59 Tehran time",
            *("Wednesday 22 November 2023", "1 Azar 1402", "23:59 Tehran time"),
        ),
        "fa": (
            "چهارشنبه ۱ آذر ۱۴۰۲ (۲۲ نوامبر ۲۰۲۳)، ساعت ۲۳:۵۹ به وقت تهران",
            *("چهارشنبه ۱ آذر ۱۴۰۲", "۲۲ نوامبر ۲۰۲۳", "۲۳:۵۹ به وقت تهران"),
        ),
    }[language]
    assert words_of(time) == whole
    assert [words_of(date) for date in time.select("bdi")] == parts


FACTS = {
    "en": {
        "index": [
            *("Deep Learning", "Department of Mathematics", "Sharif University", "Fall 2023"),
            *("mathematical", "first half", "core methods", "recent theoretical advances"),
            *("Programming", "Python", "algorithms and data structures", "NumPy", "not needed"),
            *(
                "Probability and linear algebra",
                "probability distributions",
                "random variables",
                "expectations",
            ),
            *("Machine learning", "some familiarity", "reviewed in class"),
            "22 November 2023",
        ],
        "syllabus/course-work": ["Assignments", "Final exam", "Paper presentation", "to be announced"],
        "syllabus/deadlines": [
            *DEADLINES["en"],
            *("one page", "in pairs", "weeks 15–16", "30 December 2023 – 12 January 2024"),
            *("9–22 Dey 1402", "to be announced"),
        ],
        "projects/index": [
            *("in pairs", "several papers", "theoretical foundations of deep learning", "interests"),
            *("Instructors and teaching assistants", "One page", "1 Azar 1402", "topic of research"),
            *("final two weeks", "20 minutes", "overview", "motivates", "important theoretical results"),
            *("strengths", "weaknesses", "optional", "implement", "compare", "others have found"),
        ],
    },
    "fa": {
        "index": [
            *("یادگیری عمیق", "دانشکدهٔ ریاضی", "دانشگاه شریف", "پاییز ۱۴۰۲"),
            *("ریاضی", "نیمهٔ نخست", "روش‌های اصلی", "پیشرفت‌های نظری تازه"),
            *("برنامه‌نویسی", "Python", "الگوریتم‌ها و ساختمان داده‌ها", "NumPy", "نه لازم"),
            *("احتمال و جبر خطی", "توزیع‌های احتمال", "متغیرهای تصادفی", "امید ریاضی"),
            *("یادگیری ماشین", "اندکی آشنایی", "در کلاس مرور می‌شوند"),
            "۱ آذر ۱۴۰۲",
        ],
        "syllabus/course-work": ["تمرین‌ها", "آزمون پایان‌ترم", "ارائهٔ مقاله", "اعلام خواهد شد"],
        "syllabus/deadlines": [
            *DEADLINES["fa"],
            *("یک صفحه", "در گروه‌های دونفره", "هفته‌های ۱۵ تا ۱۶", "۹ تا ۲۲ دی ۱۴۰۲"),
            *("۳۰ دسامبر ۲۰۲۳ تا ۱۲ ژانویهٔ ۲۰۲۴", "اعلام خواهد شد"),
        ],
        "projects/index": [
            *("در گروه‌های دونفره", "چند مقاله", "مبانی نظری یادگیری عمیق", "علاقه"),
            *("مدرسان و دستیاران آموزشی", "یک صفحه", "۱ آذر ۱۴۰۲", "موضوع پژوهش"),
            *("دو هفتهٔ پایانی", "۲۰ دقیقه", "نمایی کلی", "انگیزهٔ آن", "نتایج نظری مهم"),
            *("نقاط قوت", "ضعف", "اختیاری", "پیاده‌سازی", "بسنجید", "یافته‌های دیگران"),
        ],
    },
}


@pytest.mark.parametrize("name", FACTS["en"])
def test_every_fact_of_the_original_page_is_told(edition: Path, language: str, name: str) -> None:
    words = words_of(article(edition, name))
    assert [fact for fact in FACTS[language][name] if fact not in words] == []


def test_every_page_tells_search_engines_and_tabs_what_it_is(hosted: Path, language: str) -> None:
    documents = [path for path in hosted.rglob("*.html") if path.relative_to(hosted).parts[0] != "_static"]
    documents.remove(hosted / "404.html")  # what it is there for is that it is no page
    descriptions = set()
    for path in documents:
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        name = path.relative_to(hosted).as_posix()
        [description] = soup.select('meta[name="description"]')
        [icon] = soup.select('link[rel~="icon"]')
        assert (path.parent / re.sub(r"\?.*", "", str(icon["href"]))).is_file(), name
        [canonical] = soup.select('link[rel="canonical"]')
        assert canonical["href"] == PUBLISHED_AT + EDITIONS[language] + name
        if name != "search.html":
            descriptions.add(description["content"])
    assert len(descriptions) == len(documents) - 1


def test_every_date_and_topic_links_to_its_line_of_data(hosted: Path, language: str) -> None:
    rows = {
        "syllabus/index": "table.syllabus-schedule",
        "syllabus/deadlines": "table.syllabus-deadlines",
        "projects/index": "div.syllabus-deadline",
    }
    edited = []
    for name, selector in rows.items():
        for link in article(hosted, name).select(f"{selector} a[href^='{EDITED_AT}']"):
            file, line = str(link["href"]).removeprefix(EDITED_AT).split("#L")
            title = words_of(link).removeprefix(locale_for(language).words("Edit")).strip()
            around = link.find_parent(["tr", "div"])
            assert around
            assert title in words_of(around)
            lines = (REPOSITORY / file).read_text(encoding="utf-8").splitlines()
            before, here = lines[: int(line)], lines[int(line) - 1]
            if file.endswith("deadlines.yaml"):
                # A deadline is edited at its date.
                assert re.match(r"    (due|when): ", here), f"{link['href']}: {here}"
                named = [text for text in before if "title:" in text][-1]
                assert title == yaml.safe_load(named)["title"][language]
            else:
                assert re.match(r" *- ", here), f"{link['href']}: {here}"
                assert title in here
            edited.append(title)
    modules = [title for module, topics in TOPICS[language].items() for title in (module, *topics)]
    deadlines = DEADLINES[language]
    # On the syllabus, all deadlines and a project's boxes: those with a date stand in the plan as well.
    boxes = [deadlines[0], deadlines[2]]
    assert sorted(edited) == sorted([*modules, *deadlines[:2], *deadlines, *boxes])
    frame = f".syllabus-presentations-frame a[href^='{EDITED_AT}']"
    [link] = article(hosted, "projects/index").select(frame)
    file, line = str(link["href"]).removeprefix(EDITED_AT).split("#L")
    assert (REPOSITORY / file).read_text("utf-8").splitlines()[int(line) - 1] == "  weeks: last 2 weeks"


def test_without_an_address_of_the_sources_nothing_is_to_be_edited(
    built_edition: Course, edition: Path
) -> None:
    assert not article(edition, "syllabus/deadlines").select(".syllabus-edit")
    assert "syllabus-edit" not in str(built_edition.pages())
