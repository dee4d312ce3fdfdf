"""What happens to a site between two builds: the cases of the table, each with its own proof."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.peers import Peer, put_aside, read, title_on


@dataclass(frozen=True, slots=True)
class Case:
    """A change, and what the ratio of our time to Hugo's must and should be.

    ``change`` does it to a built site, given the round, and returns a proof: a function that says
    whether the change is seen in the new output.
    """

    name: str
    must: float
    aim: float
    change: Callable[[Peer, int], Callable[[], bool]]


def nothing(peer: Peer, _round: int) -> Callable[[], bool]:
    """Change nothing."""
    return (peer.output / "index.html").is_file


def body(peer: Peer, turn: int) -> Callable[[], bool]:
    """Add a sentence to an article from the middle of the years."""
    source = chosen(peer, 0.5, turn)
    sentence = f"Câu này được thêm vào ở lượt thứ {turn + 1} của phép đo."
    with source.open("a", encoding="utf-8") as file:
        file.write(f"\n{sentence}\n")
    return lambda: "được thêm vào ở lượt" in page_of(peer, source).read_text("utf-8")


def title(peer: Peer, turn: int) -> Callable[[], bool]:
    """Change a title, which other pages show."""
    source = chosen(peer, 0.4, turn)
    new = f"Tiêu đề mới của bài thứ {turn + 1}"
    _replace(source, read(source)[0]["title"], new)
    return lambda: title_on(page_of(peer, source)) == new


def added(peer: Peer, turn: int) -> Callable[[], bool]:
    """Add an article on the day of the latest one, as an editor does."""
    source = articles(peer)[-1]
    old = read(source)[0]["slug"]
    target = source.with_name(f"bai-them-{turn}.md")
    target.write_text(source.read_text("utf-8").replace(f'"{old}"', f'"bai-them-{turn}"'), "utf-8")
    return lambda: page_of(peer, target).is_file()


def deleted(peer: Peer, turn: int) -> Callable[[], bool]:
    """Delete the article that this round added."""
    source = next(path for path in articles(peer) if path.name == f"bai-them-{turn}.md")
    page = page_of(peer, source)
    source.unlink()
    return lambda: not page.exists()


def output_gone(peer: Peer, _round: int) -> Callable[[], bool]:
    """Take the output away and keep the store."""
    put_aside(peer.output)
    return (peer.output / "index.html").is_file


def template(peer: Peer, turn: int) -> Callable[[], bool]:
    """Change the template that all pages extend."""
    mark = f'<meta name="luot" content="{turn + 1}">'
    base = peer.folder / "house" / "theme" / "templates" / "base.html"
    _replace(base, "</head>", f"{mark}\n</head>")
    page = page_of(peer, articles(peer)[0])
    return lambda: mark in page.read_text("utf-8")


def highlight(peer: Peer, turn: int) -> Callable[[], bool]:
    """Highlight a recent article, which the sidebar of every page shows."""
    source = articles(peer)[-3 - turn]
    _replace(source, "\n---\n\n", "\nhighlight: true\n---\n\n")
    shown, slug = page_of(peer, articles(peer)[0]), read(source)[0]["slug"]
    return lambda: f"/{slug}/" in shown.read_text("utf-8")


def fresh_checkout(peer: Peer, turn: int) -> Callable[[], bool]:
    """Give every source, store and output file a new time, as a checkout does; edit one body."""
    for name in ("house", "content", "cache", "output"):
        for path in (peer.folder / name).rglob("*"):
            if path.is_file() and not path.is_symlink():
                os.utime(path)
    return body(peer, turn + 100)


CASES = (
    Case("nothing changed", 0.06, 0.03, nothing),
    Case("one body edited", 0.08, 0.04, body),
    Case("one title edited", 0.12, 0.06, title),
    Case("one article added", 0.12, 0.06, added),
    Case("one article deleted", 0.12, 0.06, deleted),
    Case("store kept, output deleted", 0.6, 0.3, output_gone),
    Case("a template of every page changed", 0.6, 0.3, template),
    Case("a highlight changed", 0.5, 0.25, highlight),
    Case("fresh checkout, one edit", 0.15, 0.08, fresh_checkout),
)


def articles(peer: Peer) -> list[Path]:
    """Return the articles of our content from the first day to the last."""
    found = (peer.sources / "articles").rglob("*.md")
    return sorted(found, key=lambda path: (path.parent, len(path.stem), path.stem))


def chosen(peer: Peer, share: float, turn: int) -> Path:
    """Return the article at a share of the years, another one each round."""
    found = articles(peer)
    return found[(int(len(found) * share) + turn) % len(found)]


def page_of(peer: Peer, source: Path) -> Path:
    """Return where the page of an article lies in our output."""
    meta = read(source)[0]
    return peer.output / str(meta["date"])[:10].replace("-", "/") / meta["slug"] / "index.html"


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, f"{path} has no {old!r}"
    path.write_text(text.replace(old, new, 1), "utf-8")
