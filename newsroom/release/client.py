"""A small HTTP client that asks one site for many of its files."""

import http.client
import ssl
from typing import Self
from urllib.parse import SplitResult, urlsplit

from newsroom.release.errors import ReleaseError

SCHEMES = ("http://", "https://")
_TIMEOUT = 20.0


class Client:
    """One connection that is kept and, once cut, opened again."""

    def __init__(self, url: str) -> None:
        self._parts = _parts(url)
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


def _parts(url: str) -> SplitResult:
    """Take an address apart; a host may be written in Vietnamese. Raise ``ReleaseError``."""
    try:
        parts = urlsplit(url.rstrip("/"))
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        host = ""
    if not host or not url.startswith(SCHEMES):
        raise ReleaseError(f"Không đọc được địa chỉ {url}; hãy viết như https://ten-mien.vn.")
    host = f"[{host}]" if ":" in host else host
    return parts._replace(netloc=f"{host}{port}")
