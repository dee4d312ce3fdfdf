"""The generators that stand side by side, each as its own documentation says to run it."""

import html
import re
import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.corpus import SECTIONS
from starter.environment import compile_house

ROOT = Path(__file__).resolve().parent.parent
OURS, HUGO, PELICAN = "this project", "Hugo", "stock Pelican"

# What a checkout must hold for ./inv build; the environment is linked.
HOUSE = (
    *("inv", "inv.py", "tasks.py", "pelicanconf.py", "publishconf.py", "requirements.lock"),
    *("starter", "newsroom", "plugins", "theme"),
)
_LINK = re.compile(r"\{filename\}/(articles/[^)]+)")
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator at work in its folder: sources go to ``sources``, the site to ``output``."""

    name: str
    folder: Path

    @property
    def sources(self) -> Path:
        """The folder of its own source files."""
        return self.folder / "content"

    @property
    def output(self) -> Path:
        """The folder of the built site."""
        return self.folder / "output"

    def command(self) -> list[str]:
        """Return the documented command that builds the site."""
        content, output = str(self.sources), str(self.output)
        if self.name == OURS:
            inv, cache = str(self.folder / "house" / "inv"), str(self.folder / "cache")
            return [inv, "build", "--content", content, "--output", output, "--cache", cache]
        if self.name == HUGO:
            program = str(Path(sys.executable).parent / "hugo")
            return [program, "--source", str(self.folder), "--destination", output]
        program = str(Path(sys.executable).parent / "pelican")
        return [program, content, "-o", output, "-s", str(self.folder / "conf.py")]

    def set_up(self, corpus: Path) -> None:
        """Lay out the folder anew: templates, settings, and the corpus as this generator reads it."""
        put_aside(self.folder)
        if self.name == OURS:
            _copy_house(self.folder / "house")
            shutil.copytree(corpus, self.sources)
            return
        shutil.copytree(ROOT / "bench" / _TEMPLATES[self.name], self.folder)
        for source in sorted((corpus / "articles").rglob("*.md")):
            self.put(source, corpus)
        if self.name == HUGO:
            for name, slug in SECTIONS:
                index = self.sources / slug / "_index.md"
                index.parent.mkdir(parents=True, exist_ok=True)
                index.write_text(f'---\ntitle: "{name}"\n---\n', "utf-8")

    def put(self, source: Path, corpus: Path) -> None:
        """Write one article of the corpus in this generator's form; the text stays the same."""
        meta, body = read(source)
        if self.name == HUGO:
            section = _section(meta)
            within = source.relative_to(corpus / "articles")
            target, text = self.sources / section / within, _for_hugo(meta, body, corpus)
        else:
            target, text = self.sources / source.name, _for_pelican(meta, body)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")

    def forget(self) -> None:
        """Remove the output and whatever is kept between runs, so that the next build is cold."""
        for kept in (self.output, self.folder / "cache", self.folder / "resources"):
            put_aside(kept)

    def titles(self) -> dict[str, str]:
        """Return the title on each article's page of the output, by the article's slug."""
        found = {}
        for page in self.output.glob("[0-9]*/[0-9]*/[0-9]*/*/index.html"):
            # A page of a list, /2014/01/trang/2/, lies as deep and is no article.
            if page.parent.parent.name != "trang":
                found[page.parent.name] = title_on(page)
        return found

    def files(self) -> int:
        """Count the files of the output."""
        return sum(path.is_file() for path in self.output.rglob("*"))


def put_aside(path: Path) -> None:
    """Take a file or folder out of the way without deleting it.

    For minutes after a deletion ext4 looks at each inode that became free before it gives out another
    one: a build that follows upon one pays several seconds for what was before it.
    """
    if path.exists():
        aside = path.parent / "aside" / str(time.monotonic_ns())
        aside.mkdir(parents=True)
        path.rename(aside / path.name)


def title_on(page: Path) -> str:
    """Return the heading of a page as plain text with ordinary spaces."""
    heading = _HEADING.search(page.read_text("utf-8"))
    assert heading, f"{page} has no heading"
    text = html.unescape(re.sub(r"<[^>]+>", "", heading[1]))
    return text.replace("\xa0", " ").replace("\u2060", "").strip()


_TEMPLATES = {HUGO: "hugo", PELICAN: "pelican_stock"}


def read(source: Path) -> tuple[dict[str, Any], str]:
    """Return front matter and body of an article of the corpus."""
    _, front, body = source.read_text("utf-8").split("---\n", 2)
    return yaml.load(front, yaml.CSafeLoader), body


def corpus_titles(corpus: Path) -> dict[str, str]:
    """Return the title of each article of the corpus, by its slug."""
    metas = (read(source)[0] for source in (corpus / "articles").rglob("*.md"))
    return {meta["slug"]: meta["title"] for meta in metas}


def _copy_house(house: Path) -> None:
    # A copy, so that a template can be changed, and so that a colleague's edit changes nothing.
    house.mkdir(parents=True)
    for name in HOUSE:
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, house / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(path, house / name)
    (house / ".venv").symlink_to(ROOT / ".venv")
    compile_house(Path(sys.executable), house)  # as set-up does


def _section(meta: dict[str, Any]) -> str:
    return dict(SECTIONS)[meta["category"]]


def _day(meta: dict[str, Any]) -> str:
    return str(meta["date"])[:10]


def _for_hugo(meta: dict[str, Any], body: str, corpus: Path) -> str:
    day = _day(meta)
    head = {
        **{key: meta[key] for key in ("title", "slug", "summary", "tags")},
        "date": f"{meta['date']}:00+07:00".replace(" ", "T"),
        **({"highlight": True} if meta.get("highlight") else {}),
        **{"years": [day[:4]], "months": [day[:7]], "days": [day]},
    }
    front = yaml.dump(head, Dumper=yaml.CSafeDumper, allow_unicode=True, width=10**6)

    def link(found: re.Match[str]) -> str:
        # Hugo finds a page by its path, which begins with the section.
        target = corpus / found[1]
        return f"/{_section(read(target)[0])}/{target.relative_to(corpus / 'articles')}"

    return f"---\n{front}---\n{_LINK.sub(link, body)}"


def _for_pelican(meta: dict[str, Any], body: str) -> str:
    names = {"title": "Title", "slug": "Slug", "date": "Date", "category": "Category"}
    lines = [f"{name}: {meta[key]}" for key, name in names.items()]
    lines += [f"Summary: {meta['summary']}", f"Tags: {', '.join(meta['tags'])}"]
    lines += ["Highlight: true"] if meta.get("highlight") else []
    body = _LINK.sub(lambda found: "{filename}/" + Path(found[1]).name, body)
    return "\n".join([*lines, body])
