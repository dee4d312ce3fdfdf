"""Put made-up documents, their index and the search page on a loopback server that counts bytes."""

import gzip
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined

from bench.search_corpus import SECTIONS, Story
from bench.search_corpus import stories as made_up
from newsroom.press import Link
from newsroom.scripts import compact
from newsroom.search import Index, build, words
from newsroom.search.directory import SearchPage, by_letter
from newsroom.serving import policy

ROOT = Path(__file__).parents[1]
_BASE = """<!doctype html><html lang="vi"><head><meta charset="utf-8">
<title>{{ head.title }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
{% for name in ("layers", "reset", "tokens", "base", "components/search", "utilities") %}
<link rel="stylesheet" href="{{ base }}/theme/css/{{ name }}.css">
{% endfor %}
<script type="module" src="{{ base }}/theme/js/search.js"></script></head>
<body><main>{% block main %}{% endblock %}</main></body></html>"""


def index_of(stories: Iterable[Story], base: str = "") -> Index:
    """Build the index of stories that live below ``base``."""
    stories = list(stories)
    tables = {story.url: words(story.source()) for story in stories}
    return build((story.entry(story.url, base) for story in stories), tables.get)


def lay_out(folder: Path, stories: Iterable[Story], index: Index, base: str = "") -> None:
    """Write a small site: index, search page, theme, and one page a story.

    Head, menu and foot of a page are stood for by words that weigh what they do: 2.4 kB compressed.
    """
    stories = list(stories)
    site = folder / base.strip("/")
    for path, data in index.changed.items():
        _write(site / "tim-kiem" / path, data)
    _write(site / "tim-kiem" / "index.html", search_page(stories, base).encode())
    for kind in ("css", "js"):
        for source in (ROOT / "theme/static" / kind).rglob(f"*.{kind}"):
            name = source.relative_to(ROOT / "theme/static")
            text = source.read_text("utf-8")
            _write(site / "theme" / name, (compact(text) if kind == "js" else text).encode())
    words = next(iter(made_up(1, seed=5, syllables=1000))).text
    for story in stories:
        text = "".join(f"<p>{escape(line)}</p>" for line in story.text.splitlines())
        page = (
            f'<!doctype html><html lang="vi"><title>{escape(story.title)}</title><main><article>'
            f"<h1>{escape(story.title)}</h1><p>{escape(story.summary)}</p>{text}</article></main><footer>{words}</footer>"
        )
        _write(site / story.url.strip("/") / "index.html", page.encode())


def search_page(stories: Iterable[Story], base: str = "") -> str:
    """Render the search page on a bare base template."""
    strings = tomllib.loads((ROOT / "theme/strings/vi.toml").read_text("utf-8"))
    loader = ChoiceLoader(
        (
            DictLoader({"base.html": _BASE}),
            FileSystemLoader(ROOT / "theme/templates"),
        )
    )
    environment = Environment(
        loader=loader, undefined=StrictUndefined, trim_blocks=True, autoescape=True
    )
    environment.filters["held"] = str  # where lines break is not what is tried here
    years = sorted({f"{story.date:%Y}" for story in stories}, reverse=True)
    links = (Link(story.title, base + story.url) for story in stories)
    kinds = ("article", "exemplar", "document")
    view = SearchPage(
        index=f"{base}/tim-kiem/",
        sections=tuple((slug, slug.replace("-", " ").capitalize()) for slug in SECTIONS),
        years=tuple((year, year) for year in years),
        kinds=tuple((kind, strings["search"][f"kind_{kind}"]) for kind in kinds),
        az=by_letter(links) if len(years) < 3 else (),
    )
    return environment.get_template("search.html").render(
        base=base,
        head=SimpleNamespace(title="Tìm kiếm"),
        search=view,
        t=lambda key: strings["search"][key.removeprefix("search.")],
    )


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


@dataclass
class Traffic:
    """What was asked for since the last ``clear``: path and bytes of the body as sent."""

    folder: Path
    answers: list[tuple[str, int]] = field(default_factory=list)

    def clear(self) -> None:
        """Start counting anew."""
        self.answers.clear()

    def total(self, wanted: Callable[[str], bool] = lambda path: True) -> int:
        """Return the bytes of the bodies of the wanted paths."""
        return sum(size for path, size in self.answers if wanted(path))


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, traffic: Traffic, headers: Mapping[str, str], **kw: object):
        self._traffic, self._more = traffic, headers
        super().__init__(*args, **kw)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        found = path.is_file()
        # As nginx does: texts have compressed twins, the shards of the index have none.
        packed = found and policy.kind_of(path.name).text
        body = path.read_bytes() if found else b""
        body = gzip.compress(body, 9) if packed else body
        self._traffic.answers.append((self.path, len(body)))
        self.send_response(200 if found else 204 if self.path == "/favicon.ico" else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        for name, value in self._more.items():
            self.send_header(name, value)
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    request_queue_size = 64

    def handle_error(self, *_: object) -> None:
        """Say nothing of browsers that close a connection early."""


#: The policy of the portal: nothing but its own files, no inline code, no wasm.
POLICY = {"Content-Security-Policy": "default-src 'self'", "Cache-Control": "no-cache"}


@contextmanager
def serve(folder: Path, headers: Mapping[str, str] = POLICY) -> Iterator[tuple[str, Traffic]]:
    """Serve a folder on a free port of the loopback address; yield its origin and its traffic."""
    traffic = Traffic(folder)
    handler = partial(_Handler, directory=str(folder), traffic=traffic, headers=headers)
    server = _Server(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", traffic
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
