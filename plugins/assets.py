"""Style sheets, scripts and fonts: joined by bundle, minified, named by content."""

import tomllib
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from lightningcss import process_stylesheet
from pelican import signals

from newsroom import fingerprint
from newsroom.scripts import compact

#: The oldest browsers whose grammar the style sheets keep to.
BROWSERS = ["chrome 99", "firefox 100", "safari 15.4", "ios_saf 15.4"]


class AssetsGenerator:
    """Gives the writer ``context["assets"]``: bundle name → address below the base path."""

    def __init__(self, context: dict[str, Any], theme: str, **_: object) -> None:
        self.context = context
        self.static = Path(theme) / "static"

    def generate_output(self, writer: Any) -> None:
        """Add every bundle and font."""
        assets: dict[str, str] = {}
        for folder in ("fonts", "img"):
            for path in sorted((self.static / folder).glob("*")):
                if path.suffix in {".woff2", ".svg", ".png", ".ico"}:
                    _add(writer, assets, path.name, path.read_bytes())
        bundles = tomllib.loads((self.static / "bundles.toml").read_text("utf-8"))
        for name, sources in bundles.items():
            text = "\n".join((self.static / source).read_text("utf-8") for source in sources)
            _add(writer, assets, name, _minified(name, text).encode())
        self.context["assets"] = assets


@cache  # `serve` builds again and again
def _minified(name: str, text: str) -> str:
    return (
        process_stylesheet(text, minify=True, browsers_list=BROWSERS)
        if name.endswith(".css")
        else compact(text)
    )


def _add(writer: Any, assets: dict[str, str], name: str, data: bytes) -> None:
    stem, _, suffix = name.rpartition(".")
    digest = fingerprint.of_bytes(data)
    path = f"theme/{stem}-{digest[:10]}.{suffix}"
    assets[name] = f"/{path}"
    give: Callable[[], bytes] = partial(bytes, data)
    writer.add_file(path, digest, give)


def _generator(_: object) -> type:
    return AssetsGenerator


def register() -> None:
    """Tell Pelican of the generator."""
    signals.get_generators.connect(_generator)
