"""What the real nginx does with the configuration that we write for it."""

import gzip
import http.client
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import brotli
import pytest

from newsroom.release.verification import verify
from newsroom.serving import PLACES, Host, headers_of
from tests.deploy.nginx import Server, free_port, get, raw, running
from tests.newsroom.release.press import HOME, Press

SECRET = "BI-MAT"
MOVED = {
    "/tin/123": "/2018/12/20/bai/",
    "/Pages/ChiTiet.aspx": "/tin-tuc/",
    "/Default.aspx?tabid=128&ItemID=5": "/2018/12/20/bai/",
    "/GIOI-THIEU/": "/gioi-thieu/",
    "/tin cũ/": "https://luu-tru.vi-du.vn/tin/",
}
GONE = frozenset({"/2018/12/20/rut/"})
PAGE = HOME + f"<p>{'Bài viết dài. ' * 400}</p>"


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """A published site, with things in and around it that must not be seen."""
    press = Press(tmp_path_factory.mktemp("nginx"))
    press.publish({"theme/cu-9876543210.css": "p{}" * 200}, contact="bao-mat@vi-du.vn")
    press.publish(
        {
            "theme/cu-9876543210.css": None,
            "2018/12/20/bai/index.html": PAGE,
            "gioi-thieu/index.html": HOME,
            "video/phim/index.html": HOME,
            "tep/de-cuong-0123456789.pdf": "%PDF",
            "410.html": HOME.replace("Chào", "Đã rút"),
        },
        moved=MOVED,
        gone=GONE,
    )
    current = (press.site / "current").resolve()
    for stray in (".env", ".git/config", "2018/.htaccess", "bai.html.br"):
        (current / stray).parent.mkdir(exist_ok=True)
        (current / stray).write_text(SECRET)
    (press.root / "ngoai.txt").write_text(SECRET)
    (press.site / "releases" / "ngoai.txt").write_text(SECRET)
    return press


@pytest.fixture(scope="module")
def server(press: Press) -> Iterator[Server]:
    with running(press.site, press.root / "nginx") as server:
        yield server


def test_every_byte_is_served_as_it_was_released(press: Press, server: Server) -> None:
    """Every file, plain and packed, with the headers of the policy."""
    verdict = verify(server.origin)

    assert verdict.faults == ()
    assert verdict.notes == ()
    assert verdict.checked > 15


@pytest.mark.parametrize(
    ("accepted", "coding", "unpack"),
    [
        ("br, gzip", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("identity", "", bytes),
    ],
)
def test_ready_compressed_twins_are_used(
    press: Press, server: Server, accepted: str, coding: str, unpack: object
) -> None:
    status, headers, body = get(server.port, "/2018/12/20/bai/", Accept_Encoding=accepted)

    assert status == 200
    assert headers.get("content-encoding", "") == coding
    assert "accept-encoding" in headers.get("vary", "").lower()
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert callable(unpack)
    assert unpack(body) == PAGE.encode()


@pytest.mark.parametrize(
    ("address", "status", "type_", "cache"),
    [
        ("/", 200, "text/html; charset=utf-8", "max-age=60"),
        ("/theme/site-0123456789.css", 200, "text/css; charset=utf-8", "immutable"),
        ("/anh/bai-0123456789-480.avif", 200, "image/avif", "immutable"),
        ("/tep/de-cuong-0123456789.pdf", 200, "application/pdf", "immutable"),
        ("/feed.atom", 200, "application/atom+xml; charset=utf-8", "max-age=60"),
        ("/manifest.json", 200, "application/json; charset=utf-8", "max-age=60"),
        ("/.well-known/security.txt", 200, "text/plain; charset=utf-8", "max-age=60"),
        ("/video/phim/", 200, "text/html; charset=utf-8", "max-age=60"),
        ("/khong-co/", 404, "text/html; charset=utf-8", "max-age=60"),
        ("/theme/khong-co.css", 404, "text/html; charset=utf-8", "max-age=60"),
        ("/2018/12/20/rut/", 410, "text/html; charset=utf-8", "max-age=60"),
    ],
)
def test_types_caching_and_security(
    server: Server, address: str, status: int, type_: str, cache: str
) -> None:
    answered, headers, _ = get(server.port, address)

    assert answered == status
    assert headers["content-type"] == type_
    assert cache in headers["cache-control"]
    for name, value in headers_of(address if status == 200 else "/").items():
        assert headers[name.lower()] == value
    assert headers["server"] == "nginx", "no version"


def test_only_video_pages_may_frame_the_player(server: Server) -> None:
    policy = "content-security-policy"
    assert (
        "frame-src https://www.youtube-nocookie.com" in get(server.port, "/video/phim/")[1][policy]
    )
    assert "frame-src" not in get(server.port, "/")[1][policy]
    for address in ("/", *(place.prefix for place in PLACES)):
        told = get(server.port, address)[1][policy]
        assert told.startswith("default-src 'none'; ")
        assert "unsafe" not in told
        assert "data:" not in told


def test_a_page_of_the_last_release_still_gets_its_style_sheet(server: Server) -> None:
    status, headers, body = get(server.port, "/theme/cu-9876543210.css", Accept_Encoding="br")

    assert status == 200
    assert "immutable" in headers["cache-control"]
    assert brotli.decompress(body) == b"p{}" * 200


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("/tin/123", "/2018/12/20/bai/"),
        ("/tin/123?utm_source=x", "/2018/12/20/bai/"),
        ("/pages/chitiet.aspx", "/tin-tuc/"),
        ("/Pages/ChiTiet.aspx", "/tin-tuc/"),
        ("/Default.aspx?tabid=128&ItemID=5", "/2018/12/20/bai/"),
        ("/GIOI-THIEU/", "/gioi-thieu/"),
        ("/tin%20c%C5%A9/", "https://luu-tru.vi-du.vn/tin/"),
        ("/2018", "/2018/"),
        ("//2018", "/2018/"),
        ("/tin/../2018", "/2018/"),
    ],
)
def test_old_addresses_lead_on(server: Server, address: str, leads: str) -> None:
    status, headers, _ = get(server.port, address)

    assert (status, headers["location"]) == (301, leads)
    assert "content-security-policy" in headers


def test_a_page_whose_old_name_had_capitals_is_no_loop(server: Server) -> None:
    assert get(server.port, "/gioi-thieu/")[0] == 200


def test_what_is_gone_says_so(server: Server) -> None:
    status, _, body = get(server.port, "/2018/12/20/rut/", Accept_Encoding="identity")
    assert status == 410
    assert "Đã rút" in body.decode()


def test_without_a_page_for_it_what_is_gone_still_says_so(tmp_path: Path) -> None:
    press = Press(tmp_path)
    press.publish(gone=GONE)
    with running(press.site, tmp_path / "nginx") as server:
        status, _, body = get(server.port, "/2018/12/20/rut/", Accept_Encoding="identity")
    assert status == 410
    assert "Không thấy" in body.decode()


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "OPTIONS", "PROPFIND", "PATCH", "BREW"]
)
def test_nothing_can_be_sent(server: Server, method: str) -> None:
    status, headers, _ = get(server.port, "/", method)

    assert status == 405
    assert headers["allow"] == "GET, HEAD"
    assert "content-security-policy" in headers


def test_head_has_no_body(server: Server) -> None:
    status, headers, body = get(server.port, "/", "HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["content-length"]) == len(HOME.encode())


def test_a_browser_that_has_the_page_is_told_so(server: Server) -> None:
    _, headers, _ = get(server.port, "/")
    status, _, body = get(server.port, "/", If_None_Match=headers["etag"])
    assert (status, body) == (304, b"")


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("bytes=0-9", 206),
        ("bytes=-5", 206),
        ("bytes=999999-", 416),
        ("bytes=0-1,2-3,4-5,6-7", 200),
        ("bytes=a-b", 416),
        ("bytes=5-1", 416),
    ],
)
def test_ranges(server: Server, asked: str, status: int) -> None:
    answered, _, body = get(server.port, "/anh/bai-0123456789-480.avif", Range=asked)
    assert answered == status
    assert SECRET not in body.decode("utf-8", "replace")


_UP = (
    "..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "..%2f..", "..%5c..", "..\\..", "%c0%ae%c0%ae",
    "....", "..;",
)  # fmt: skip
_INSIDE = (
    "/.env",
    "/.git/config",
    "/.git/",
    "/.release/moved.map",
    "/2018/.htaccess",
    "/bai.html.br",
)
_ODD = [
    *(f"/{up}/{up}/ngoai.txt" for up in _UP),
    *(f"/theme/{up}/{up}/{up}/ngoai.txt" for up in _UP),
    *(f"/2018/12/{up}/{up}/{up}/{up}/etc/passwd" for up in _UP),
    *(f"//{up}//releases/ngoai.txt" for up in _UP),
    *_INSIDE,
    *(address.replace(".", "%2e", 1) for address in _INSIDE),
    *(address.replace(".", "%2E", 1).replace("/", "//", 1) for address in _INSIDE),
    *(address.replace("/.", "/%252e", 1) for address in _INSIDE),
    *(f"/theme{address}" for address in _INSIDE),
    *(f"/khong-co/..{address}" for address in _INSIDE),
    *(f"{address}/" for address in _INSIDE),
    *(f"{address}?x=1" for address in _INSIDE),
    "/_headers", "/_redirects", "/%5Fheaders", "/index.html.br", "/index.html.gz", "/index.html%2ebr",
    "/2018/12/20/bai/index.html.gz", "/feed.atom.br", "/.newsroom", "/releases/", "/current/", "/previous/",
    "/theme/", "/anh/", "/tep/", "/theme", "/.well-known/", "/.well-known/x",
    "/.well-known/acme-challenge/",
    "/.well-known/acme-challenge/../../.env", "/.well-known/acme-challenge/%2e%2e/%2e%2e/.env",
    "/server-status", "/nginx_status", "/wp-login.php", "/admin/", "/phpmyadmin/", "/cgi-bin/test.cgi",
    "/index.php", "/index.html.bak", "/index.html~", "/.DS_Store", "/.svn/entries", "/backup.zip",
    "/%00", "/index.html%00.txt", "/%0d%0aSet-Cookie:x=1", "/%0d%0a/2018", "/2018%0d%0aX-A:%20b",
    "/%", "/%2", "/%zz", "/%u002e", "/\xff", "/%ff%fe", "/%c3%28",
    "/*", "/?", "/??", "/#", "/a#b", "/;", "/:", "/$uri", "/${document_root}", "/~root", "/|id", "/`id`",
    "/<script>alert(1)</script>", "/%3Cscript%3E", "/'", '/"', "/{{7*7}}", "/${jndi:ldap://x}",
    "/" + "a" * 2000, "/" + "a/" * 1000, "/" + "%61" * 1000, "/?" + "a" * 3000, "/" + "../" * 500,
    "//", "///", "////etc/passwd", "/./", "/././", "/.", "/..", "/...", "/2018/.", "/2018/..", "/2018/...",
    "//evil.example/", "//evil.example/%2e%2e", "///evil.example/..", "/\\evil.example/",
    "/%5cevil.example",
    "/%2fevil.example/", "/%2f%2fevil.example", "/tin/123/", "/TIN/123", "/tin%2f123", "/tin/123%20",
    "/Default.aspx", "/Default.aspx?tabid=128", "/Default.aspx?tabid=128&ItemID=6", "/default.aspx?x",
    "/gioi-thieu", "/Gioi-Thieu/", "/gioi-thieu/index.html", "/gioi-thieu//", "/gioi-thieu/./",
    "/2018/12/20/BAI/", "/2018/12/20/bai", "/2018/12/20/bai/index", "/2018-12-20", "/2018/13/", "/0000/",
]  # fmt: skip


def test_there_are_enough_odd_requests() -> None:
    assert len(set(_ODD)) + len(_RAW) >= 220


def test_odd_addresses_get_the_right_page_or_a_refusal_and_leak_nothing(server: Server) -> None:
    for address in _ODD:
        status, headers, body = get(server.port, address, Accept_Encoding="identity")
        told = f"{address[:60]} → {status}"
        assert status in {200, 301, 400, 404, 410, 414}, told
        assert SECRET.encode() not in body, told
        assert b"root:" not in body, told
        assert b"Index of" not in body, told
        if status == 200:
            assert body.startswith(b"<!doctype html>"), told
        if status == 301:
            leads = headers["location"]
            assert leads.startswith("/"), f"{told} {leads}"
            assert not leads.startswith(("//", "/\\")), f"{told} {leads}"
        assert not {"x-a", "set-cookie"} & set(headers), told
    assert server.process.poll() is None
    assert "[alert]" not in server.errors
    assert "[emerg]" not in server.errors


_HEAD = b"GET / HTTP/1.1\r\nHost: vi-du.vn\r\n"
_CLOSE = b"\r\nConnection: close\r\n\r\n"
_RAW = {
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "two hosts": _HEAD + b"Host: khac.vn\r\n\r\n",
    "bad host": b"GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
    "unknown version": b"GET / HTTP/9.9\r\nHost: vi-du.vn\r\n\r\n",
    "no version": b"GET /\r\n\r\n",
    "no method": b"/ HTTP/1.1\r\n\r\n",
    "small letters": b"get / http/1.1\r\nHost: vi-du.vn\r\n\r\n",
    "bytes": bytes(range(128, 256)) + b"\r\n\r\n",
    "zeroes": b"GET /\0 HTTP/1.1\r\nHost: vi-du.vn\r\n\r\n",
    "tls": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"a" * 100,
    "http2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "absolute": b"GET http://khac.vn/ HTTP/1.1\r\nHost: vi-du.vn\r\nConnection: close\r\n\r\n",
    "connect": b"CONNECT khac.vn:443 HTTP/1.1\r\nHost: khac.vn\r\n\r\n",
    "trace": b"TRACE / HTTP/1.1\r\nHost: vi-du.vn\r\nCookie: " + SECRET.encode() + b"\r\n\r\n",
    "asterisk": b"OPTIONS * HTTP/1.1\r\nHost: vi-du.vn\r\nConnection: close\r\n\r\n",
    "long address": b"GET /" + b"a" * 40_000 + b" HTTP/1.1\r\nHost: vi-du.vn\r\n\r\n",
    "long header": _HEAD + b"X: " + b"a" * 40_000 + b"\r\n\r\n",
    "many headers": _HEAD + b"".join(b"X%d: a\r\n" % n for n in range(9_000)) + b"\r\n",
    "body on get": _HEAD + b"Connection: close\r\nContent-Length: 5\r\n\r\nabcde",
    "long body": b"POST / HTTP/1.1\r\nHost: vi-du.vn\r\nContent-Length: 999999\r\n\r\n" + b"a" * 9_999,
    "two lengths": _HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcde",
    "smuggling": _HEAD + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    b"GET /.env HTTP/1.1\r\n\r\n",
    "bad chunks": _HEAD + b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n",
    "folded header": _HEAD + b"X: a\r\n b\r\nConnection: close\r\n\r\n",
    "space before colon": _HEAD + b"X : a\r\nConnection: close\r\n\r\n",
    "range bomb": _HEAD + b"Range: bytes=" + b",".join(b"%d-" % n for n in range(900)) + _CLOSE,
    "upgrade": _HEAD + b"Connection: Upgrade, close\r\nUpgrade: h2c\r\n\r\n",
    "expect": _HEAD + b"Expect: 200-ok\r\nConnection: close\r\n\r\n",
    "rewrite headers": _HEAD + b"X-Original-URL: /.env\r\nX-Accel-Redirect: /.env" + _CLOSE,
    "bare line feeds": b"GET / HTTP/1.1\nHost: vi-du.vn\nConnection: close\n\n",
}  # fmt: skip


@pytest.mark.parametrize("name", _RAW)
def test_odd_requests_are_refused_or_answered_plainly(server: Server, name: str) -> None:
    status, headers, body = raw(server.port, _RAW[name], patience=1)

    assert status in {0, 200, 400, 405, 413, 414, 431, 494, 505}, status
    assert SECRET.encode() not in body
    if status == 200:
        assert body.startswith(b"<!doctype html>") or "content-encoding" in headers
    assert get(server.port, "/")[0] == 200, "and it goes on serving"


def test_a_foreign_host_name_does_not_come_back(server: Server) -> None:
    _, headers, _ = get(server.port, "/2018", Host="xau.example")
    assert headers["location"] == "/2018/"


def test_maps_are_read_at_a_reload(tmp_path: Path) -> None:
    press = Press(tmp_path)
    with running(press.site, tmp_path / "nginx") as server:
        assert get(server.port, "/")[0] == 404, "it starts before the first release"
        press.publish(moved={"/cu/": "/tin-tuc/"})
        assert get(server.port, "/")[0] == 200, "and shows it without being told"
        assert get(server.port, "/cu/")[0] == 200, "a stub until it is told"
        server.reload()
        assert get(server.port, "/cu/")[0] == 301


def test_plain_http_leads_to_https(tmp_path: Path) -> None:
    certificate, key = tmp_path / "c.pem", tmp_path / "k.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
         "-days", "2", "-subj", "/CN=vi-du.vn", "-keyout", str(key), "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    press = Press(tmp_path)
    press.publish()
    port = free_port()
    host = Host(
        names=("vi-du.vn", "www.vi-du.vn"),
        secure=(f"127.0.0.1:{port}",),
        certificate=str(certificate),
        key=str(key),
    )
    with running(press.site, tmp_path / "nginx", host) as server:
        status, headers, _ = get(server.port, "/2018/?a=1", Host="xau.example")
        asked = [_secure(port, name) for name in ("vi-du.vn", "www.vi-du.vn", "xau.example")]
    assert (status, headers["location"]) == (301, "https://vi-du.vn/2018/?a=1")
    assert asked == [(200, None), (301, "https://vi-du.vn/2018/?a=1"), (200, None)]


def _secure(port: int, host: str) -> tuple[int, str | None]:
    """Ask over TLS; return the status and where it leads."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with closing(http.client.HTTPSConnection("127.0.0.1", port, context=context)) as client:
        client.request("GET", "/2018/?a=1", headers={"Host": host})
        answer = client.getresponse()
        return answer.status, answer.getheader("Location")


def test_other_names_lead_to_the_first(tmp_path: Path) -> None:
    press = Press(tmp_path)
    press.publish()
    host = Host(names=("vi-du.vn", "www.vi-du.vn", "vi-du.gov.vn"))
    with running(press.site, tmp_path / "nginx", host) as server:
        for name in host.names[1:]:
            status, headers, _ = get(server.port, "/2018/?a=1", Host=name)
            assert (status, headers["location"]) == (301, "http://vi-du.vn/2018/?a=1")
        for name in ("vi-du.vn", "xau.example"):
            assert get(server.port, "/2018/", Host=name)[0] == 200


def test_maps_hold_many_and_long_addresses(tmp_path: Path) -> None:
    press = Press(tmp_path)
    moved = {f"/cu/{'x' * 180}/{'y' * 180}/{number}": "/tin-tuc/" for number in range(500)}
    press.publish(moved=moved)
    with running(press.site, tmp_path / "nginx") as server:
        assert get(server.port, f"/cu/{'x' * 180}/{'y' * 180}/499")[1]["location"] == "/tin-tuc/"


def test_it_serves_without_the_brotli_module(tmp_path: Path) -> None:
    press = Press(tmp_path)
    press.publish()
    with running(press.site, tmp_path / "nginx", Host(brotli=False)) as server:
        _, headers, _ = get(server.port, "/", Accept_Encoding="br, gzip")
    assert headers["content-encoding"] == "gzip"
