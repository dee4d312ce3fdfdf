"""Compare what is served, or lies in a folder, with the manifest of its release."""

import gzip
import hashlib
import http.client
import ssl
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import quote, urlsplit

import brotli  # type: ignore[import-untyped]

from newsroom.release import manifest
from newsroom.release.errors import ReleaseError
from newsroom.release.manifest import Manifest
from newsroom.serving import headers_of

_UNPACK: dict[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gz": gzip.decompress}
_CODING = {"br": "br", "gz": "gzip"}
_THREADS = 8
_TIMEOUT = 20.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found: ``faults`` are differences, ``notes`` what a host cannot help."""

    where: str
    commit: str
    checked: int
    faults: tuple[str, ...]
    notes: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """Return the verdict in Vietnamese."""
        if self.faults:
            return [*self.faults, f"{self.where}: {len(self.faults)} chỗ khác với bản kê."]
        commit = f" (commit {self.commit[:12]})" if self.commit else ""
        return [*self.notes, f"{self.where} đúng từng byte với bản kê: {self.checked} tệp{commit}."]


def verify(place: str) -> Verdict:
    """Verify a URL, a release, or a folder of releases (its served one)."""
    if place.startswith(("http://", "https://")):
        return _verify_url(place.rstrip("/"))
    folder = Path(place)
    return _verify_folder(folder / "current" if (folder / "current").exists() else folder)


def read_manifest(place: str) -> Manifest:
    """Return the manifest of what a folder or URL holds; raise ``ReleaseError`` without one."""
    if place.startswith(("http://", "https://")):
        with _Client(place.rstrip("/")) as client:
            status, _, data = client.get(f"/{manifest.NAME}")
        found = manifest.decode(data) if status == http.HTTPStatus.OK else None
    else:
        path = Path(place) / manifest.NAME
        found = manifest.decode(path.read_bytes()) if path.is_file() else None
    if found is None:
        raise ReleaseError(f"{place} không có bản kê ({manifest.NAME}) đọc được.")
    return found


def _verify_folder(folder: Path) -> Verdict:
    told = read_manifest(str(folder))
    faults = []
    wanted = {manifest.NAME}
    for path, entry in told.files.items():
        for name, _ in entry.sizes(path):
            wanted.add(name)
            faults += _fault(folder / name, name, entry.sha256)
    strays = sorted(
        name
        for path in folder.rglob("*")
        if not path.is_dir() and (name := path.relative_to(folder).as_posix()) not in wanted
    )
    faults += [f"{name}: không có trong bản kê" for name in strays]
    return Verdict(str(folder), told.commit, len(wanted), tuple(faults))


def _fault(path: Path, name: str, sha256: str) -> list[str]:
    unpack = _UNPACK.get(name.rpartition(".")[2], bytes)
    try:
        data = unpack(path.read_bytes())
    except FileNotFoundError:
        return [f"{name}: thiếu"]
    except Exception:  # whatever an unpacker says of damaged bytes
        return [f"{name}: hỏng"]
    return [] if hashlib.sha256(data).hexdigest() == sha256 else [f"{name}: nội dung khác"]


def _verify_url(url: str) -> Verdict:
    told = read_manifest(url)
    public = [path for path in told.files if _is_public(path)]
    with ExitStack() as stack:
        clients = [stack.enter_context(_Client(url)) for _ in range(_THREADS)]

        def check(number: int) -> list[str]:
            mine = public[number::_THREADS]
            return [fault for path in mine for fault in _answers(clients[number], told, path)]

        with ThreadPoolExecutor(_THREADS) as threads:
            faults = [fault for found in threads.map(check, range(_THREADS)) for fault in found]
        notes = tuple(_notes(clients[0]))
    return Verdict(url, told.commit, len(public), tuple(sorted(faults)), notes)


def _is_public(path: str) -> bool:
    return not path.startswith(("_", ".")) or path.startswith(".well-known/")


def _answers(client: "_Client", told: Manifest, path: str) -> Iterator[str]:
    """Ask for one file as every kind of browser would."""
    entry = told.files[path]
    address = f"/{path.removesuffix('index.html') if path.endswith('index.html') else path}"
    for coding in ("identity", *(_CODING[suffix] for suffix in entry.variants)):
        status, headers, data = client.get(quote(address), coding)
        if status in {301, 308} and address in told.moved:
            return
        expected = 404 if path in {"404.html", "410.html"} and status == 404 else 200
        if status != expected:
            yield f"{address}: máy chủ trả lời {status or 'không được'}"
            return
        packed = {"br": "br", "gzip": "gz"}.get(headers.get("content-encoding", ""))
        try:
            content = _UNPACK[packed](data) if packed else data
        except Exception:  # whatever an unpacker says of damaged bytes
            content = b""
        if hashlib.sha256(content).hexdigest() != entry.sha256:
            yield f"{address}: nội dung khác ({coding})"


def _notes(client: "_Client") -> Iterator[str]:
    """Name the security headers that the host does not send as we want them."""
    _, headers, _ = client.get("/")
    for name, value in headers_of("/").items():
        if headers.get(name.lower()) != value:
            yield f"Lưu ý: máy chủ không gửi tiêu đề {name} như khai báo."


class _Client:
    """One connection that is kept and, once cut, opened again."""

    def __init__(self, url: str) -> None:
        self._parts = urlsplit(url)
        self._connection: http.client.HTTPConnection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._connection is not None:
            self._connection.close()

    def get(self, address: str, coding: str = "identity") -> tuple[int, dict[str, str], bytes]:
        """Return status, headers (names in small letters) and body; status 0 for no answer."""
        for _ in range(2):
            try:
                connection = self._connection = self._connection or self._connect()
                headers = {"Accept-Encoding": coding, "User-Agent": "verify"}
                connection.request("GET", f"{self._parts.path}{address}", headers=headers)
                answer = connection.getresponse()
                told = {name.lower(): value for name, value in answer.getheaders()}
                return answer.status, told, answer.read()
            except (OSError, http.client.HTTPException):
                self.__exit__()
                self._connection = None
        return 0, {}, b""

    def _connect(self) -> http.client.HTTPConnection:
        host, port = self._parts.hostname or "", self._parts.port
        if self._parts.scheme == "https":
            context = ssl.create_default_context()
            return http.client.HTTPSConnection(host, port, timeout=_TIMEOUT, context=context)
        return http.client.HTTPConnection(host, port, timeout=_TIMEOUT)
