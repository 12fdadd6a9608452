"""What the theme writes of images, read from built pages; `tests/browser` measures them."""

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from tests.sphinx_process import sphinx_build

PHOTO = Path(__file__).parents[1] / "syllabus/full_course/pictures/loss.png"  # 160 x 90
RECTANGLE = '<rect width="1" height="2"/>'
PICTURES = {
    "sized": 'width="300" height="150.4"',
    "points": 'width="72pt" height="36pt" viewBox="0 0 9 9"',
    "proportion": 'viewBox="0 0 40 20"',
    "percent": 'width="100%" height="100%" viewBox="0 0 40 20"',
    "tall": 'height="50" viewBox="0,0,40,20"',
    "none": "",
    "odd": 'width="2em" height="1em" viewBox="0 0 40 20"',
}
PAGE = """\
Images
======

.. image:: photo.png

.. image:: photo.png
   :width: 50%

.. image:: photo.png
   :width: 100

.. image:: photo.png
   :height: 10em

.. image:: photo.png
   :scale: 50

.. image:: photo.png
   :loading: link

.. image:: https://example.org/photo.png
"""


@pytest.fixture(scope="module")
def images(tmp_path_factory: pytest.TempPathFactory) -> list[Tag]:
    """Build a page of images and return what it makes of them."""
    source = tmp_path_factory.mktemp("images")
    (source / "conf.py").write_text(
        'extensions = ["lean_book_theme"]\nhtml_theme = "sphinx_book_theme"\n', encoding="utf-8"
    )
    shutil.copy(PHOTO, source / "photo.png")
    page = PAGE
    for name, size in PICTURES.items():
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{RECTANGLE}</svg>'
        (source / f"{name}.svg").write_text(svg, encoding="utf-8")
        page += f"\n.. image:: {name}.svg\n"
    (source / "index.rst").write_text(page, encoding="utf-8")
    output = source / "_build"
    build = sphinx_build("-q", "-W", source, output)
    assert build.returncode == 0, build.stderr
    soup = BeautifulSoup((output / "index.html").read_text(encoding="utf-8"), "html.parser")
    return soup.select("article img")


def test_images_have_a_shape_before_they_come(images: list[Tag]) -> None:
    sizes = [(image.get("width"), image.get("height"), image.get("style")) for image in images]
    photos = [
        ("160", "90", None),
        ("160", "90", "width: 50%;"),
        ("100", "56", None),
        (None, None, "height: 10em;"),
        ("80", "45", None),
        ("160", "90", None),
        (None, None, None),
    ]
    assert sizes[: len(photos)] == photos
    drawings = dict(zip(PICTURES, sizes[len(photos) :], strict=True))
    assert drawings == {
        "sized": ("300", "150", None),
        "points": ("96", "48", None),
        "proportion": ("40", "20", None),
        "percent": ("40", "20", None),
        "tall": ("100", "50", None),
        "none": (None, None, None),
        "odd": (None, None, None),
    }


def test_all_images_but_the_first_wait_until_they_are_near(images: list[Tag]) -> None:
    first, *others = images
    assert "loading" not in first.attrs
    at_once = [image for image in others if image.get("loading") != "lazy"]
    assert at_once == [images[5]], "only the one whose author says so"
    assert all(image["decoding"] == "async" for image in others if image not in at_once)
