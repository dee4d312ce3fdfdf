"""Compare what is served, or lies in a folder, with the manifest of its release."""

import gzip
import hashlib
import http
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import quote, urlsplit

import brotli  # type: ignore[import-untyped]

from newsroom.release import manifest
from newsroom.release.client import SCHEMES, Client
from newsroom.release.errors import ReleaseError
from newsroom.release.manifest import NOTHING, Manifest
from newsroom.serving import headers_of
from newsroom.serving.moves import location

_UNPACK: dict[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gz": gzip.decompress}
_CODING = {"br": "br", "gz": "gzip"}
_PACKED = {"br": "br", "gzip": "gz"}
_THREADS = 8
Progress = Callable[[int, int], None]


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
        commit = f" (commit {self.commit[:12]})" if self.commit else ""
        if self.faults:
            return [*self.faults, f"{self.where}: {len(self.faults)} chỗ khác với bản kê{commit}."]
        return [*self.notes, f"{self.where} đúng từng byte với bản kê: {self.checked} tệp{commit}."]


def verify(place: str, trusted: str = "", progress: Progress = lambda done, of: None) -> Verdict:
    """Verify a URL, a release, or a folder of releases (its served one).

    ``trusted`` is where the manifest to compare with lies, for one who does not trust the place to
    tell its own; empty takes that of the place. ``progress`` is told how many files are done.
    """
    told = read_manifest(trusted or place)
    if place.startswith(SCHEMES):
        return _verify_url(place.rstrip("/"), told, progress)
    return _verify_folder(_served(place), told, progress)


def read_manifest(place: str) -> Manifest:
    """Return the manifest of what a folder or URL holds; raise ``ReleaseError`` without one."""
    if place.startswith(SCHEMES):
        status, data = _fetched(place)
        if not status:
            raise ReleaseError(f"Không kết nối được với {place}.")
        found = manifest.decode(data) if status == http.HTTPStatus.OK else None
    else:
        path = _served(place) / manifest.NAME
        found = manifest.decode(path.read_bytes()) if path.is_file() else None
    if found is None:
        raise ReleaseError(f"{place} không có bản kê ({manifest.NAME}) đọc được.")
    if any(path.startswith("/") or ".." in path.split("/") for path in found.files):
        raise ReleaseError(f"Bản kê của {place} có đường dẫn chỉ ra ngoài trang; không dùng được.")
    return found


def published(url: str) -> Manifest:
    """Return the manifest of a public site, an empty one where nothing was ever released to it.

    Raises ``ReleaseError`` when it cannot be told: what was promised would be forgotten.
    """
    status, data = _fetched(url)
    if status == http.HTTPStatus.NOT_FOUND:
        return NOTHING
    found = manifest.decode(data) if status == http.HTTPStatus.OK else None
    if found is None:
        raise ReleaseError(
            f"Không đọc được bản kê của trang đang đăng ở {url}, nên không biết có làm mất địa chỉ "
            "nào không. Hãy chạy lại khi trang trả lời; nếu đây là lần đăng đầu tiên, thêm --first."
        )
    return found


def _served(place: str) -> Path:
    folder = Path(place).expanduser()
    return folder / "current" if (folder / "current").exists() else folder


def _fetched(url: str) -> tuple[int, bytes]:
    with Client(url) as client:
        status, _, data = client.get(f"/{manifest.NAME}")
    return status, data


def _verify_folder(folder: Path, told: Manifest, progress: Progress) -> Verdict:
    faults = []
    wanted = {manifest.NAME}
    for number, (path, entry) in enumerate(told.files.items(), 1):
        for name, _ in entry.sizes(path):
            wanted.add(name)
            faults += _fault(folder / name, name, entry.sha256)
        progress(number, len(told.files))
    strays = sorted(
        name
        for path in folder.rglob("*")
        if (path.is_symlink() or not path.is_dir())
        and (name := path.relative_to(folder).as_posix()) not in wanted
    )
    faults += [f"{name}: không có trong bản kê" for name in strays]
    return Verdict(str(folder), told.commit, len(wanted), tuple(faults))


def _fault(path: Path, name: str, sha256: str) -> list[str]:
    unpack = _UNPACK.get(name.rpartition(".")[2], bytes)
    try:
        data = unpack(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return [f"{name}: thiếu"]
    except Exception:  # whatever an unpacker says of damaged bytes
        return [f"{name}: hỏng"]
    return [] if hashlib.sha256(data).hexdigest() == sha256 else [f"{name}: nội dung khác"]


def _verify_url(url: str, told: Manifest, progress: Progress) -> Verdict:
    public = [path for path in told.files if _is_public(path)]
    done = count(1)
    with ExitStack() as stack:
        clients = [stack.enter_context(Client(url)) for _ in range(_THREADS)]

        def check(number: int) -> list[str]:
            faults: list[str] = []
            for path in public[number::_THREADS]:
                faults += _answers(clients[number], told, path, urlsplit(url).path)
                progress(next(done), len(public))
            return faults

        with ThreadPoolExecutor(_THREADS) as threads:
            faults = [fault for found in threads.map(check, range(_THREADS)) for fault in found]
        notes = tuple(_notes(clients[0]))
    return Verdict(url, told.commit, len(public), tuple(sorted(faults)), notes)


def _is_public(path: str) -> bool:
    return not path.startswith(("_", ".")) or path.startswith(".well-known/")


def _answers(client: Client, told: Manifest, path: str, base: str) -> Iterator[str]:
    """Ask for one file as every kind of browser would."""
    entry = told.files[path]
    address = f"/{path.removesuffix('index.html') if path.endswith('index.html') else path}"
    for coding in ("identity", *(_CODING[suffix] for suffix in entry.variants)):
        status, headers, data = client.get(quote(address), coding)
        if status in {301, 308} and address in told.moved:
            yield from _leads(address, headers.get("location", ""), told.moved[address], base)
            return
        expected = 404 if path in {"404.html", "410.html"} and status == 404 else 200
        if status != expected:
            yield f"{address}: máy chủ trả lời {status or 'không được'}"
            return
        packed = _PACKED.get(headers.get("content-encoding", ""))
        try:
            content = _UNPACK[packed](data) if packed else data
        except Exception:  # whatever an unpacker says of damaged bytes
            content = b""
        if hashlib.sha256(content).hexdigest() != entry.sha256:
            yield f"{address}: nội dung khác ({coding})"


def _leads(address: str, leads: str, target: str, base: str) -> Iterator[str]:
    """Compare where a server sends an old address on with where it is to lead."""
    wanted = location(target) if "://" in target else f"{base}{location(target)}"
    if leads != wanted and not leads.endswith(f"://{urlsplit(leads).netloc}{wanted}"):
        yield f"{address}: dẫn đến {leads or 'không đâu'}, không phải {wanted}"


def _notes(client: Client) -> Iterator[str]:
    """Name the security headers that the host does not send as we want them."""
    _, headers, _ = client.get("/")
    for name, value in headers_of("/").items():
        if headers.get(name.lower()) != value:
            yield f"Lưu ý: máy chủ không gửi tiêu đề {name} như khai báo."
