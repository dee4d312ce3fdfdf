"""The ASCII names that stand in addresses."""

import re

from newsroom.text.fold import fold

_LATIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "²": "2", "³": "3"})
_WORD = re.compile(r"[a-z0-9]+")
_NUMBER_WITH_YEAR = re.compile(r"\s*\d+\w?\s*/\s*(?:19|20)\d\d\s*/")


def slugify(text: str, limit: int = 80) -> str:
    """Fold a text to ASCII words joined by '-': 'Ban Dân vận (Đảng ủy)' → 'ban-dan-van-dang-uy'.

    A text longer than ``limit`` characters is cut after a whole word (a longer single word inside).
    A text without a Latin letter or digit gives '', which the caller must refuse.
    """
    folded = fold(text)
    slug = "-".join(_WORD.findall(folded if folded.isascii() else folded.translate(_LATIN)))
    if len(slug) <= limit:
        return slug
    end = slug.rfind("-", 0, limit + 1)
    return slug[: end if end > 0 else limit]


def document_slug(number: str, year: int | None = None) -> str:
    """Name a document: ('22-HD/ĐUK', 2018) → '22-hd-duk-2018', '54/2017/QH14' → '54-2017-qh14'.

    Numbers of Party documents begin again with each committee and those of administrative ones
    each year, so the year of issue belongs to the name unless the number carries one.
    """
    slug = slugify(number)
    if year is None or _NUMBER_WITH_YEAR.match(number):
        return slug
    return f"{slug}-{year}"
