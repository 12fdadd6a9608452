"""Letters and digits brought to one form, from every script and keyboard."""

import unicodedata


def ascii_digits(text: str) -> str:
    """Return the text with the digits of every script (``۱۴۰۲``) as ASCII digits."""
    return "".join(
        str(unicodedata.digit(character)) if unicodedata.category(character) == "Nd" else character
        for character in text
    )


def plain_letters(text: str) -> str:
    """Bring text to the one form in which words are compared.

    Digits become ASCII, Arabic letters their Persian twins, dashes hyphens, letters small; marks that
    do not show (joiners, directions) and diacritics go, runs of space become one.
    """
    text = (
        unicodedata.normalize("NFKD", ascii_digits(text))
        .replace("ي", "ی")
        .replace("ك", "ک")
        .replace("\u2212", "-")
    )
    text = "".join("-" if unicodedata.category(c) == "Pd" else c for c in text)
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Mn"))
    return " ".join(text.casefold().split())
