"""Tiny sites for tests: a dictionary of files becomes a built tree, in this process, in milliseconds."""

import io
import json
from collections.abc import Mapping
from contextlib import redirect_stderr
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from newsroom.text.finding import Finding
from plugins.portal import Portal
from starter import building
from tests.originals import photo, plain

#: Later than anything that tests date without saying so.
NOW = "2020-01-01 08:00"
SITE = """\
name: "Báo Thử"
sections:
  - name: "Tin tức"
    slug: "tin-tuc"
  - name: "Dân vận"
    slug: "dan-van"
social_cards: false
search: false
articles_per_page: 5
"""

Files = Mapping[str, str | bytes | None]


def article(body: str = "Nội dung bài viết.", **fields: object) -> str:
    """Return the source of an article; fields given replace the defaults, None leaves one out."""
    given: dict[str, object] = {
        "title": "Một bài thử",
        "date": "2019-05-06",
        "category": "Tin tức",
        "summary": "Tóm tắt của bài.",
    }
    return source(body, **{**given, **fields})


def source(body: str, **fields: object) -> str:
    """Return a source with these front matter fields, as an editor would write them."""
    lines = [f"{name}: {_yaml(value)}" for name, value in fields.items() if value is not None]
    return "\n".join(["---", *lines, "---", "", body, ""])


def _yaml(value: object) -> str:
    """Return a value in YAML's flow style; dates and flags stand bare, other words in quotes."""
    match value:
        case bool():
            return str(value).lower()
        case list() | tuple():
            return f"[{', '.join(_yaml(item) for item in value)}]"
        case dict():
            return f"{{{', '.join(f'{name}: {_yaml(item)}' for name, item in value.items())}}}"
        case _:
            return json.dumps(str(value), ensure_ascii=False)


@cache
def picture(seed: int = 1, width: int = 400, height: int = 300) -> bytes:
    """Return a small photograph as a JPEG."""
    return plain(photo(width, height, seed), "JPEG", quality=70)


class Watched(Portal):
    """The portal, with its writer kept for tests to look at."""

    writer: Any = None

    def _get_writer(self) -> Any:
        self.writer = super()._get_writer()
        return self.writer


@dataclass(frozen=True, slots=True)
class Built:
    """How a build ended: exit status, what it told, what it found, where the tree is."""

    status: int
    told: str
    findings: list[Finding]
    output: Path
    #: Path in the output → template, of every page.
    templates: dict[str, str] = field(default_factory=dict)
    written: int = 0
    removed: int = 0

    @property
    def tree(self) -> dict[str, bytes]:
        """Return the bytes of every file by its path."""
        return tree(self.output)

    @property
    def rules(self) -> list[tuple[str, str]]:
        """Return file and rule of each finding, for sites that are to have faults."""
        return [(finding.file, finding.rule) for finding in self.findings]

    def text(self, path: str) -> str:
        """Return one file as text."""
        return (self.output / path).read_text("utf-8")

    def page(self, address: str) -> LexborHTMLParser:
        """Return the page at a root-relative address, parsed."""
        path = address.lstrip("/")
        return LexborHTMLParser(self.text(path if path.endswith(".html") else f"{path}index.html"))


def tree(root: Path) -> dict[str, bytes]:
    """Return the bytes of every file below ``root`` by its path."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@dataclass
class Site:
    """A site in a folder of its own: ``content``, ``output`` and ``cache`` below ``root``."""

    root: Path
    theme: Path = building.ROOT / "theme"

    @property
    def content(self) -> Path:
        return self.root / "content"

    def write(self, files: Files) -> "Site":
        """Write files below ``content``; None deletes one. The first call brings ``site.yaml``."""
        if not (self.content / "site.yaml").exists():
            files = {"site.yaml": SITE, **files}
        for name, data in files.items():
            path = self.content / name
            if data is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data.encode() if isinstance(data, str) else data)
        return self

    def settings(
        self,
        *,
        output: str = "output",
        cache: str = "cache",
        now: str = NOW,
        jobs: int = 1,
        preview: bool = False,
    ) -> dict[str, Any]:
        """Return the settings of a build; ``output`` and ``cache`` name folders below ``root``."""
        given = building.settings(
            content=self.content,
            output=self.root / output,
            cache=self.root / cache,
            now=now,
            jobs=jobs,
            preview=preview,
        )
        return {**given, "THEME": str(self.theme)}

    def build(self, **more: Any) -> Built:
        """Build in this process; a fault is no exception but a status. Takes what ``settings`` takes."""
        given = self.settings(**more)
        told, status = io.StringIO(), 0
        portal = Watched(given)
        portal.findings = []
        with redirect_stderr(told):
            try:
                portal.run()
            except SystemExit as stop:
                status = int(str(stop.code or 0))
        writer, output = portal.writer, Path(given["OUTPUT_PATH"])
        if status or writer is None:
            return Built(status, told.getvalue(), portal.findings, output)
        return Built(
            status,
            told.getvalue(),
            portal.findings,
            output,
            {page.path: page.template for page in writer.pages},
            writer.output.written,
            writer.output.removed,
        )


def many(count: int, **fields: object) -> dict[str, str]:
    """Return ``count`` articles, a day apart, in alternating sections."""
    return {
        f"articles/2019/05/bai-{number:03}.md": article(
            **{
                "title": f"Bài số {number}",
                "date": f"2019-{1 + number // 28:02}-{1 + number % 28:02}",
                "category": ("Tin tức", "Dân vận")[number % 2],
                **fields,
            }
        )
        for number in range(count)
    }
