"""What every answer of the site says about itself: the only place where headers are decided.

A browser that gets these pages may load our own files and nothing else, may run no inline script
and may not be framed. Sources: CSP level 3, Fetch (CORP), HTML (COOP), RFC 6797 (HSTS).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

_CSP: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}

#: What a newspaper never asks of a reader's device.
_REFUSED = (
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "microphone",
    "payment",
    "usb",
)

CSP = "Content-Security-Policy"
CORP = "Cross-Origin-Resource-Policy"
CACHE = "Cache-Control"

#: A page may be withdrawn "within a minute", so nobody keeps one longer than that.
SHORT = "public, max-age=60, must-revalidate"
#: Names of these files carry a digest of their bytes.
FOR_EVER = "public, max-age=31536000, immutable"


def _csp(**more: str) -> str:
    rules = {**_CSP, **{name.replace("_", "-"): value for name, value in more.items()}}
    return "; ".join(f"{name} {value}" for name, value in rules.items())


#: Headers of every answer, errors included.
HEADERS: Mapping[str, str] = {
    CSP: _csp(),
    "Strict-Transport-Security": "max-age=63072000",
    "X-Content-Type-Options": "nosniff",
    # The whole address stays at home; YouTube's player wants to see the origin.
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _REFUSED),
    "Cross-Origin-Opener-Policy": "same-origin",
    CORP: "same-origin",
    CACHE: SHORT,
}


@dataclass(frozen=True, slots=True)
class Place:
    """A folder of the site whose answers differ: ``headers`` replace those of ``HEADERS``.

    ``lasting`` tells that names carry digests: such a file may be kept for ever, and one of the
    last release may still be asked for by a page that was loaded before the switch.
    """

    prefix: str
    headers: Mapping[str, str] = field(default_factory=dict)
    lasting: bool = False


_FOR_EVER = {CACHE: FOR_EVER}
#: Pictures and films may be shown by feed readers and in other sites' previews.
_SHARED = {CACHE: FOR_EVER, CORP: "cross-origin"}

#: The browser form, where it is switched on: the script is ours as everywhere, but it talks to the
#: forge of its user, shows portraits from there and files from memory, and writes its styles itself.
_FORM = _csp(
    style_src="'self' 'unsafe-inline'",
    img_src="'self' blob: data: https:",
    media_src="'self' blob:",
    connect_src="'self' blob: data: https:",
    worker_src="'self' blob:",
    frame_src="blob:",
)

PLACES = (
    Place("/theme/", _FOR_EVER, lasting=True),
    Place("/anh/", _SHARED, lasting=True),
    Place("/tep/", _SHARED, lasting=True),
    # A film that lies elsewhere plays in a frame that a reader's click puts in.
    Place("/video/", {CSP: _csp(frame_src="https://www.youtube-nocookie.com")}),
    Place("/admin/", {CSP: _FORM}),
)


def headers_of(path: str) -> dict[str, str]:
    """Return the headers that an address (from its slash on) answers with."""
    special = next((place.headers for place in PLACES if path.startswith(place.prefix)), {})
    return {**HEADERS, **special}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its media type, and whether it is text (UTF-8, worth compressing)."""

    type: str
    text: bool = False


#: By suffix without its dot. Fonts, pictures and films are compressed as they are.
KINDS: Mapping[str, Kind] = {
    "html": Kind("text/html", True),
    "css": Kind("text/css", True),
    "js": Kind("text/javascript", True),
    "json": Kind("application/json", True),
    "atom": Kind("application/atom+xml", True),
    "xml": Kind("application/xml", True),
    "txt": Kind("text/plain", True),
    "csv": Kind("text/csv", True),
    "vtt": Kind("text/vtt", True),
    "svg": Kind("image/svg+xml", True),
    "webmanifest": Kind("application/manifest+json", True),
    "avif": Kind("image/avif"),
    "jpg": Kind("image/jpeg"),
    "png": Kind("image/png"),
    "ico": Kind("image/x-icon"),
    "woff2": Kind("font/woff2"),
    "mp4": Kind("video/mp4"),
    "webm": Kind("video/webm"),
    "mp3": Kind("audio/mpeg"),
    "pdf": Kind("application/pdf"),
}


def kind_of(path: str) -> Kind:
    """Return the kind of a file by its name; an unknown one is bytes to be saved."""
    return KINDS.get(path.rpartition(".")[2].lower(), Kind("application/octet-stream"))
