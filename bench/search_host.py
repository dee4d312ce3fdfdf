"""Serve made-up documents as the portal is served: nginx with its own configuration, TLS and HTTP/2."""

import gzip
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deploy.trial import nginx
from newsroom.serving import Host, policy

_SUBJECT = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]


@contextmanager
def secure(folder: Path, home: Path) -> Iterator[str]:
    """Serve a folder, texts from compressed twins; yield the origin, whose certificate nobody knows.

    The server's own files go to ``home``.
    """
    site = home / "site"
    site.mkdir(parents=True)
    (site / "current").symlink_to(folder.resolve())
    for path in folder.rglob("*"):
        if path.is_file() and policy.kind_of(path.name).text:
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), 9))
    certificate, key = home / "cert.pem", home / "key.pem"
    make = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    make += ["-nodes", "-keyout", str(key), "-out", str(certificate), "-days", "2", *_SUBJECT]
    subprocess.run(make, check=True, capture_output=True)
    port = nginx.free_port()
    host = Host(
        secure=(f"127.0.0.1:{port}",), certificate=str(certificate), key=str(key), brotli=False
    )
    with nginx.running(site, home, host):
        yield f"https://127.0.0.1:{port}"
