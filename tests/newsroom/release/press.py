"""A small site to be released, without a build: files in a folder with our sign in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from newsroom.output import SIGN
from newsroom.release import Edition, Report, publish, rollback
from newsroom.release.local import LocalTarget
from newsroom.release.manifest import Entry, entry_of
from newsroom.release.target import Target

URL = "https://vi-du.vn"
NOW = datetime(2026, 11, 23, 8, 0)
HOME = "<!doctype html><title>Báo Thử</title>" + "<p>Chào bạn đọc.</p>" * 40
FILES: Mapping[str, str] = {
    "index.html": HOME,
    "404.html": HOME.replace("Chào", "Không thấy"),
    "2018/12/20/bai/index.html": HOME + '<img src="/anh/bai-0123456789-480.avif">',
    "2018/12/20/index.html": HOME + '<a href="/2018/12/20/bai/">Bài</a>',
    "2018/12/index.html": HOME,
    "2018/index.html": HOME,
    "tin-tuc/index.html": HOME + '<a href="/2018/12/20/bai/">Bài</a>',
    "feed.atom": "<feed>" + "<entry>https://vi-du.vn/2018/12/20/bai/</entry>" * 20 + "</feed>",
    "robots.txt": "User-agent: *\n",
    "theme/site-0123456789.css": "body{color:#111}" * 40,
    "anh/bai-0123456789-480.avif": "không phải ảnh thật" * 40,
}


@dataclass
class Press:
    """An output folder, a target and what is published; ``now`` moves on with each publication."""

    root: Path
    edition: Edition = field(default_factory=lambda: Edition(URL))
    now: datetime = NOW
    files: dict[str, str] = field(default_factory=lambda: dict(FILES))

    def __post_init__(self) -> None:
        self.write()

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def target(self) -> Target:
        return LocalTarget(self.site, patience=0.2)

    @property
    def served(self) -> dict[str, str]:
        """Return what readers get, without the twins."""
        return texts(self.site / "current")

    @property
    def built(self) -> dict[str, Entry]:
        """Return what a build would say of its files."""
        return {path: entry_of(text.encode()) for path, text in self.files.items()}

    def write(self) -> None:
        """Make the output hold exactly ``files``, overwriting in place as a build does."""
        self.output.mkdir(parents=True, exist_ok=True)
        (self.output / SIGN).touch()
        for path in sorted(self.output.rglob("*"), reverse=True):
            name = path.relative_to(self.output).as_posix()
            if path.is_file() and name not in {*self.files, SIGN}:
                path.unlink()
            elif path.is_dir() and not any(path.iterdir()):
                path.rmdir()
        for name, text in self.files.items():
            path = self.output / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists() or path.read_text("utf-8") != text:
                path.write_text(text, "utf-8")

    def publish(self, changes: Mapping[str, str | None] | None = None, **more: Any) -> Report:
        """Apply changes (None deletes) and publish; words of the edition may be given too."""
        for name, text in (changes or {}).items():
            if text is None:
                del self.files[name]
            else:
                self.files[name] = text
        if more.pop("write", True):
            self.write()
        of_edition = {name: more.pop(name) for name in list(more) if name in Edition.__slots__}
        self.edition = replace(self.edition, **of_edition)
        given = {
            "target": self.target,
            "now": self.now,
            "cache": self.root / "cache",
            "jobs": 1,
            **more,
        }
        return publish(self.output, self.built, edition=self.edition, **given)

    def rollback(self) -> str:
        return rollback(self.target)

    def releases(self) -> list[str]:
        """Return the releases, the oldest first."""
        return sorted(
            path.name for path in (self.site / "releases").iterdir() if path.name[0] != "."
        )

    def release(self, number: int) -> Path:
        """Return the folder of a release by its number."""
        return next((self.site / "releases").glob(f"{number:06}-*"))


def texts(folder: Path) -> dict[str, str]:
    """Return the site's own files in a release: no twins, nothing about serving."""
    return {
        name: path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not (name := path.relative_to(folder).as_posix()).startswith((".", "_"))
        and not name.endswith((".br", ".gz", "manifest.json"))
    }
