"""Persian as a language of Sphinx's search, while building and in the browser."""

from pathlib import Path

from sphinx.search import SearchLanguage

from persian_search import words


class SearchPersian(SearchLanguage):
    """Index words in the one form that ``words.js`` gives to those of a query."""

    lang = "fa"
    language_name = "Persian"
    stopwords = words.STOP_WORDS
    js_stemmer_code = Path(__file__).with_name("words.js").read_text("utf-8")

    def split(self, input: str) -> list[str]:
        """List the words of a text, and the parts of those that half-spaces join."""
        return list(words.words_of(input))

    def stem(self, word: str) -> str:
        """Take the ending from a word."""
        return words.stem(word)

    def word_filter(self, word: str) -> bool:
        """Tell whether a word is worth indexing; years are, which Sphinx leaves out."""
        return len(word) > 1 and word not in self.stopwords
