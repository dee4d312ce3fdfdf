"""The addresses of everything. Patterns come from the one block of ``pelicanconf.py``.

A URL is a promise: patterns use dates, slugs and numbers only, so nothing that an editor may change
later (title, section) moves a page, except the date, which is part of the address on purpose.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

_DATE = re.compile(r"\{date:([^}]*)\}")
_PART = re.compile("%.")
_FIELDS = {"%Y": "{year}", "%m": "{month}", "%d": "{day}"}
PATTERNS = (
    "ARTICLE", "CATEGORY", "CATEGORY_PAGE", "YEAR_ARCHIVE", "MONTH_ARCHIVE", "DAY_ARCHIVE",
    "TAG", "TAG_PAGE", "TAGS", "AUTHOR", "AUTHOR_PAGE", "AUTHORS", "EXEMPLAR", "EXEMPLARS",
    "EXEMPLARS_BY", "PAGE", "GALLERY", "GALLERIES", "VIDEO", "VIDEOS", "DOCUMENT", "DOCUMENTS",
    "TOPIC", "SEARCH", "SEARCH_LETTER", "SITE_MAP", "FEED", "JSON_FEED", "CATEGORY_FEED", "SITEMAP",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Addresses:
    """Fill patterns; ``origin`` is ``https://host`` or empty, ``base`` the path below it."""

    patterns: Mapping[str, str]
    origin: str = ""
    base: str = ""
    #: The patterns as plain fields, ``{date:%Y}`` as ``{year}``, and addresses with a day filled in:
    #: writing dates is what takes time, and each is asked for a hundred times as often as there are days.
    _plain: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    _dated: dict[tuple[str, int], str] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Prepare the patterns."""
        for name, pattern in self.patterns.items():
            self._plain[name] = _DATE.sub(
                lambda found: _PART.sub(lambda part: _FIELDS[part[0]], found[1]), pattern
            )

    @classmethod
    def of(cls, patterns: Mapping[str, str], public_url: str) -> "Addresses":
        """Make the addresses of a site whose public address is ``public_url`` (may be empty)."""
        return _made(tuple((name, patterns[f"{name}_URL"]) for name in PATTERNS), public_url)

    def of_article(self, day: date, slug: str) -> str:
        """Return the address of an article."""
        return self._on("ARTICLE", day).replace("{slug}", slug)

    def of_day(self, day: date) -> str:
        """Return the address of a day's archive."""
        return self._on("DAY_ARCHIVE", day)

    def of_month(self, day: date) -> str:
        """Return the address of the archive of the month that holds ``day``."""
        return self._on("MONTH_ARCHIVE", day.replace(day=1))

    def of_year(self, year: int) -> str:
        """Return the address of a year's archive."""
        return self._on("YEAR_ARCHIVE", date(year, 1, 1))

    def __call__(self, name: str, **values: object) -> str:
        """Return the root-relative address of a pattern without a date, base path included."""
        return f"{self.base}/{self._plain[name].format_map(values)}"

    def _on(self, name: str, day: date) -> str:
        """Return the address of a pattern with a day filled in."""
        key = (name, day.toordinal())
        if key not in self._dated:
            parts = zip(_FIELDS.values(), day.isoformat()[:10].split("-"), strict=True)
            pattern = self._plain[name]
            for part, value in parts:
                pattern = pattern.replace(part, value)
            self._dated[key] = f"{self.base}/{pattern}"
        return self._dated[key]

    def home(self) -> str:
        """Return the address of the front page."""
        return f"{self.base}/"

    def file(self, url: str) -> str:
        """Return the path in the output of a root-relative address."""
        path = url.removeprefix(self.base).lstrip("/")
        return f"{path}index.html" if not path or path.endswith("/") else path

    def absolute(self, url: str) -> str:
        """Return the public address; an empty string while the site has none, or for no address."""
        return f"{self.origin}{url}" if self.origin and url else ""

    def reserved(self) -> frozenset[str]:
        """Return the first path segments that sections and pages may not take."""
        fixed = {
            pattern.split("/", 1)[0]
            for name, pattern in self.patterns.items()
            if name not in {"ARTICLE", "CATEGORY", "CATEGORY_PAGE", "CATEGORY_FEED", "PAGE"}
        }
        return frozenset(part for part in fixed if "{" not in part) | {
            "admin", "anh", "theme", "media", "index.html", "404.html", "robots.txt",
        }  # fmt: skip


@lru_cache(maxsize=4)
def _made(patterns: tuple[tuple[str, str], ...], public_url: str) -> Addresses:
    """Make addresses; those of one site stay, with what a preview has asked of them."""
    parts = urlsplit(public_url)
    origin = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    return Addresses(dict(patterns), origin, parts.path.rstrip("/"))
