"""List what is to be translated in the catalogs and in the course's data; fail if anything is.

    PYTHONPATH=_ext python tools/report_translations.py

Run it after the catalogs have been brought up to date, as `make translations` does.
"""

import runpy
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from untranslated_data import untranslated_data

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "_build" / "gettext" / "pages"


def problems(catalog: Catalog) -> dict[str, list[str]]:
    """Return the messages of a catalog that are not translated, doubtful, or in no page any more."""
    messages = [message for message in catalog if message.id]
    texts = {
        "untranslated": [it.id for it in messages if not all(_forms(it.string))],
        "fuzzy": [it.id for it in messages if it.fuzzy],
        "stale": list(catalog.obsolete),
    }
    return {kind: [_forms(text)[0] for text in found] for kind, found in texts.items() if found}


def _forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def main() -> int:
    """Write a paragraph for each catalog that has a problem, a line for each such value, and how many."""
    pages = sorted(ROOT.glob("locale/*/LC_MESSAGES/**/*.po"))
    count = 0
    for file in [*pages, *sorted(ROOT.glob("_ext/*/locale/*/LC_MESSAGES/*.po"))]:
        with file.open("rb") as text:
            found = problems(read_po(text))
        if file in pages:
            page = Path(*file.relative_to(ROOT).parts[3:]).with_suffix(".pot")
            if not (TEMPLATES / page).exists():
                found["stale"] = ["the whole catalog: there is no such page"]
        if found:
            count += sum(map(len, found.values()))
            print(file.relative_to(ROOT))
            for kind, messages in found.items():
                print(f"  {len(messages)} {kind}", *messages, sep="\n    ")
    languages = [*runpy.run_path(str(ROOT / "conf.py"))["site_editions"]]
    data = untranslated_data(ROOT, languages) if len(languages) > 1 else []
    print(*data, sep="\n", end="\n" if data else "")
    count += len(data)
    print(f"{count} messages are to be seen to." if count else "Everything is translated.")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
