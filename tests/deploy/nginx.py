"""What tests ask a real nginx, byte by byte where they have to."""

import socket

from deploy.trial.nginx import Server, free_port, running

__all__ = ["Server", "free_port", "get", "raw", "running"]


def raw(port: int, request: bytes, *, patience: float = 5) -> tuple[int, dict[str, str], bytes]:
    """Send bytes as they are; return status (0 for a closed connection), headers and body."""
    with socket.create_connection(("127.0.0.1", port), timeout=patience) as connection:
        connection.sendall(request)
        data = b""
        try:
            while chunk := connection.recv(65536):
                data += chunk
        except (TimeoutError, ConnectionResetError):
            pass
    if not data.startswith(b"HTTP/"):
        return 0, {}, data
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {
        name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)
    }
    return int(first.split()[1]), headers, body


def get(
    port: int, address: str, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Send one ordinary request."""
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    if not any(line.lower().startswith("host:") for line in lines):
        lines.insert(0, "Host: vi-du.vn")
    head = "\r\n".join([f"{method} {address} HTTP/1.1", *lines, "Connection: close", "", ""])
    return raw(port, head.encode("utf-8"))
