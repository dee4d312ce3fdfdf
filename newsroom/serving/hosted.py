"""Files of a release that are about serving it: maps, ``_headers``, stubs, ``security.txt``."""

from collections.abc import Mapping
from datetime import datetime

from newsroom.serving import nginx, policy
from newsroom.serving.moves import Moves


def release_files(
    moves: Moves, *, contact: str = "", url: str = "", now: datetime, maps: bool = True
) -> dict[str, bytes]:
    """Return what a release carries beside the built site: path → bytes.

    ``contact`` is an e-mail address; without one there is no ``security.txt``. ``maps`` are for a
    web server that we configure.
    """
    files = {"_headers": headers(), "_redirects": moves.rules(), **moves.pages()}
    if maps:
        files |= {
            nginx.BY_PATH: moves.by_path(),
            nginx.BY_REQUEST: moves.by_request(),
            nginx.BY_ABSENCE: moves.by_absence(),
        }
    if contact:
        files[".well-known/security.txt"] = security_txt(contact, url, now)
    return {path: text.encode() for path, text in files.items()}


def headers() -> str:
    """Return the text of ``_headers`` for hosts that read it.

    Rules add up there, so a place first drops (``!``) what it says differently. How long pages may
    be kept is left to the host: it knows when it was last published to.
    """
    general = {name: value for name, value in policy.HEADERS.items() if name != policy.CACHE}
    blocks = [["/*", *_lines(general)]]
    for place in policy.PLACES:
        dropped = [f"  ! {name}" for name in place.headers if name in general]
        blocks.append([f"{place.prefix}*", *dropped, *_lines(place.headers)])
    return "\n".join("\n".join(block) + "\n" for block in blocks)


def _lines(headers: Mapping[str, str]) -> list[str]:
    return [f"  {name}: {value}" for name, value in headers.items()]


def security_txt(contact: str, url: str, now: datetime) -> str:
    """Return ``security.txt`` (RFC 9116); it ends with the half-year after the one of ``now``.

    So its bytes change twice a year, and a site published at least that often never shows an
    expired one.
    """
    ends = f"{now.year}-12-31" if now.month <= 6 else f"{now.year + 1}-06-30"
    lines = [
        f"Contact: mailto:{contact}",
        f"Expires: {ends}T23:59:59+07:00",
        "Preferred-Languages: vi, en",
    ]
    if url:
        lines.append(f"Canonical: {url.rstrip('/')}/.well-known/security.txt")
    return "\n".join(lines) + "\n"
