"""The way to find things without scripts: titles by letter, exemplars, people by given name.

The order is the Vietnamese one (``newsroom.text.collate``): A Ă Â B C D Đ E Ê …; what starts with a
digit or a sign comes first, under “#”.
"""

from collections.abc import Iterable
from unicodedata import normalize

from msgspec import Struct

from newsroom.press import Link
from newsroom.text import collate
from newsroom.text.normalize import nfc

#: Beyond so many titles each letter gets a page of its own.
INLINE = 300
_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_OTHERS = "#"


class Letter(Struct, frozen=True):
    """All titles of one letter, in Vietnamese order."""

    title: str
    links: tuple[Link, ...]


class Group(Struct, frozen=True):
    """The exemplars of one form."""

    title: str
    links: tuple[Link, ...]


class SearchPage(Struct, frozen=True):
    """The view ``search`` of ``search.html``.

    ``index`` is the address of the folder of the index, the search page's own. Choices are (value,
    title). ``az`` holds the titles while they are few; else ``letters`` links to their pages.
    """

    index: str
    sections: tuple[tuple[str, str], ...]
    years: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    archive: tuple[Link, ...] = ()
    az: tuple[Letter, ...] = ()
    letters: tuple[Link, ...] = ()
    exemplars: tuple[Group, ...] = ()


def by_letter(links: Iterable[Link]) -> tuple[Letter, ...]:
    """Sort links by title and group them by first letter: Ă and Đ are letters, À is an A."""
    groups: dict[str, list[Link]] = {}
    for link in sorted(links, key=lambda link: (collate.key(_bare(link.title)), link.url)):
        groups.setdefault(_initial(link.title), []).append(link)
    order = sorted(groups, key=lambda letter: (letter != _OTHERS, collate.key(letter)))
    return tuple(Letter(letter, tuple(groups[letter])) for letter in order)


def by_given_name(links: Iterable[Link]) -> tuple[Link, ...]:
    """Sort links to people by given name, then surname."""
    return tuple(sorted(links, key=lambda link: (collate.given_name_key(link.title), link.url)))


def by_title(links: Iterable[Link]) -> tuple[Link, ...]:
    """Sort links by title in Vietnamese order."""
    return tuple(sorted(links, key=lambda link: (collate.key(_bare(link.title)), link.url)))


def _bare(title: str) -> str:
    """Leave out opening quotes and dashes, which do not count in a catalogue."""
    return title.lstrip("“‘\"'«([–-… ") or title


def _initial(title: str) -> str:
    letter = nfc(normalize("NFD", _bare(title)[:1].upper()).translate(_TONES))
    return letter if letter.isalpha() else _OTHERS
