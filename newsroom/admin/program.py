"""The program of the browser form as it is published: our own copies, no request to another host.

Sveltia CMS 0.221.1 loads its language, fonts and optional parts from two public networks. The
strings below are those addresses; each is replaced by a place below ``/admin/``. A version that
moved one of them must not be published, hence the exact counts.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import brotli  # type: ignore[import-untyped]

from newsroom.admin.configuration import configuration
from newsroom.site import Site

VERSION = "0.221.1"
#: Of the library inside, which asks for a highlighter of code beside it. Ours is empty: the form
#: then shows code plainly, which is all that a chart's rows need.
UI_VERSION = "0.77.0"
FOLDER = "admin"
_HERE = Path(__file__).with_name("sveltia")

_FONTS = "https://cdn.jsdelivr.net/fontsource/fonts/"
#: What stands in the script, how often, and what stands there instead (``{at}``: our folder).
REPLACED: tuple[tuple[str, int, str], ...] = (
    (f"{_FONTS}material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2", 1, "{at}/icons.woff2"),
    (f"url({_FONTS}source-sans-3:vf@5.3.0/latin-wght-normal.woff2)", 1, "local(sans-serif)"),
    (f"url({_FONTS}noto-mono@5.3.0/latin-400-normal.woff2)", 1, "local(monospace)"),
    ("https://unpkg.com/", 4, "{at}/"),
    ("https://www.githubstatus.com/api/v2/status.json", 1, "{at}/status.json"),
    (
        "https://status-api.hostedstatus.com/1.0/status/5b36dc6502d06804c08349f7",
        1,
        "{at}/status.json",
    ),
)
#: “Nothing is wrong”, as the status pages of GitHub and of GitLab say it.
_WELL = {"status": {"indicator": "none"}, "result": {"status_overall": {"status_code": 100}}}


class MovedError(Exception):
    """The script does not hold an address as often as we know it to; a person has to look."""


@cache  # `serve` asks again and again
def script(at: str) -> bytes:
    """Return the script for a site whose form lies at ``at`` (root-relative, no slash at its end)."""
    text: str = brotli.decompress((_HERE / "sveltia-cms.js.br").read_bytes()).decode()
    for old, count, new in REPLACED:
        if text.count(old) != count:
            raise MovedError(f"{old} stands {text.count(old)} times in the script, not {count}")
        text = text.replace(old, new.format(at=at))
    if f"=`{UI_VERSION}`" not in text:
        raise MovedError(f"the library inside is no longer {UI_VERSION}")
    return text.encode()


def page(site: Site, at: str) -> str:
    """Return the page that starts the form."""
    name = _escaped(site.short_name or site.name)
    return f"""<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Soạn bài – {name}</title>
<link rel="cms-config-url" type="application/json" href="{at}/config.json">
</head>
<body>
<noscript><p>Trang soạn bài cần JavaScript.</p></noscript>
<script src="{at}/sveltia-cms.js"></script>
</body>
</html>
"""


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def files(site: Site, base: str, *, test: bool = False) -> dict[str, bytes]:
    """Return every file of the form by its path in the output; ``base`` is the site's base path."""
    at = f"{base}/{FOLDER}"
    package = f"{FOLDER}/@sveltia/cms"
    return {
        f"{FOLDER}/index.html": page(site, at).encode(),
        f"{FOLDER}/config.json": _json(configuration(site, test=test)),
        f"{FOLDER}/sveltia-cms.js": script(at),
        f"{FOLDER}/icons.woff2": (_HERE / "icons.woff2").read_bytes(),
        f"{FOLDER}/LICENSE.txt": (_HERE / "LICENSE.txt").read_bytes(),
        f"{FOLDER}/status.json": _json(_WELL),
        f"{FOLDER}/@sveltia/ui@{UI_VERSION}/dist/shiki-engine.js": b"export {};\n",
        f"{package}/package.json": _json({"version": VERSION}),
        f"{package}@{VERSION}/locales/vi.json": brotli.decompress(
            (_HERE / "vi.json.br").read_bytes()
        ),
    }


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
