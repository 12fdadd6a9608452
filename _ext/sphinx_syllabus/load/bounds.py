"""How large data may be: what is larger is refused before anything walks through it."""

MAXIMUM_BYTES = 4_000_000
"""Of one file. A course of 2,000 entries, each with links and dates, takes 300 kB."""

MAXIMUM_DEPTH = 20
"""Of lists and keys inside one another. The data's own keys need 7; deep enough, every walk crashes."""

MAXIMUM_NODES = 200_000
"""Of keys, values and lists in one file: ten times as many as 2,000 entries have."""

MAXIMUM_CHARACTERS = 10_000
"""Of one key or value, which is as much as three pages of print."""

TOO_LARGE = (
    f"is larger than {MAXIMUM_BYTES // 1_000_000} MB: keep the data alone here, and all else in other files"
)
TOO_LARGE_PAGE = (
    f"is larger than {MAXIMUM_BYTES // 1_000_000} MB: keep the text alone here, and pictures in other files"
)
TOO_DEEP = "is nested too deeply to be course data"
TOO_MANY = f"has more than {MAXIMUM_NODES:,} keys and values: take out what is no data of this course"
TOO_LONG = (
    f"a text of more than {MAXIMUM_CHARACTERS:,} characters begins here: write it on a page and give its "
    "name after 'page', or look whether a quotation mark is missing"
)
