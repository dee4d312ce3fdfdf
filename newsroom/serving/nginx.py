"""The configuration of nginx, written from the policy."""

from collections.abc import Iterable
from dataclasses import dataclass

from newsroom.serving import policy
from newsroom.serving.policy import Place

#: Where a release keeps what only its web server reads; every dotted name is refused to readers.
MAPS = ".release"
BY_PATH, BY_REQUEST, BY_ABSENCE = (
    f"{MAPS}/{name}.map" for name in ("moved", "moved-query", "gone")
)


@dataclass(frozen=True, slots=True)
class Host:
    """One server: its names, what it listens on and where the releases lie (``site``).

    The first name is the one that readers are to see; the others lead to it.

    Without certificate it speaks plain HTTP only. ``acme`` is where a certificate's renewal leaves
    its answers. ``brotli`` needs Debian's ``libnginx-mod-http-brotli-static``.
    """

    names: tuple[str, ...] = ("_",)
    site: str = "/srv/portal/site"
    plain: tuple[str, ...] = ("80", "[::]:80")
    secure: tuple[str, ...] = ("443", "[::]:443")
    certificate: str = ""
    key: str = ""
    acme: str = "/var/lib/portal/acme"
    brotli: bool = True


def configuration(host: Host) -> str:
    """Return what belongs into nginx' ``http`` block."""
    listens = [f"listen {port};" for port in host.plain]
    servers = []
    if host.certificate:
        names = _named(*host.names)
        servers.append(_server(host, [*listens, names], _to_main_name(host, "https")))
        listens = [f"listen {port} ssl http2;" for port in host.secure]
        listens += [
            f"ssl_certificate {host.certificate};",
            f"ssl_certificate_key {host.key};",
            "ssl_protocols TLSv1.2 TLSv1.3;",
            "ssl_session_cache shared:portal:5m;",
            "ssl_session_tickets off;",
        ]
    main, *others = host.names
    servers.append(_server(host, [*listens, _named(main)], _site(host)))
    if others:  # behind the site, which answers whoever calls us by no name at all
        scheme = "https" if host.certificate else "http"
        servers.append(_server(host, [*listens, _named(*others)], _to_main_name(host, scheme)))
    head = "# Written by deploy/configure.py from newsroom/serving/policy.py; change it there.\n"
    return head + "\n".join([*_maps(host), *servers]) + "\n"


def _named(*names: str) -> str:
    return f"server_name {' '.join(names)};"


def _maps(host: Host) -> list[str]:
    # "volatile": an error page is looked up by its own address, not by the one that was asked for.
    special: dict[str, list[Place]] = {}
    for place in policy.PLACES:
        for name in place.headers:
            special.setdefault(name, []).append(place)
    return [
        "map_hash_bucket_size 1024;",
        "map_hash_max_size 65536;",
        *(_map("$uri", name, "", _included(host, name)) for name in (BY_PATH, BY_ABSENCE)),
        _map("$request_uri", BY_REQUEST, "", _included(host, BY_REQUEST)),
        *(
            _map(
                "$uri",
                name,
                policy.HEADERS[name],
                [f'~^{place.prefix} "{place.headers[name]}";' for place in places],
            )
            for name, places in special.items()
        ),
    ]


def _map(subject: str, name: str, default: str, lines: Iterable[str]) -> str:
    return _block(
        f"map {subject} {_variable(name)}", ["volatile;", f'default "{default}";', *lines]
    )


def _variable(name: str) -> str:
    return "$portal_" + name.rpartition("/")[2].removesuffix(".map").lower().replace("-", "_")


def _included(host: Host, name: str) -> list[str]:
    # A pattern may match no file, so the server starts before the first release is there.
    return [f"include {host.site}/current/{name[:-1]}[{name[-1]}];"]


def _server(host: Host, opening: Iterable[str], inside: Iterable[str]) -> str:
    return _block("server", [*opening, *_limits(), *_acme(host), *inside])


def _limits() -> list[str]:
    return [
        "server_tokens off;",
        "access_log off;",
        "log_not_found off;",
        "absolute_redirect off;",
        "max_ranges 1;",
        "client_max_body_size 1k;",
        "large_client_header_buffers 4 8k;",
        "client_header_timeout 10s;",
        "client_body_timeout 10s;",
        "send_timeout 20s;",
        "keepalive_timeout 30s;",
        "reset_timedout_connection on;",
    ]


def _acme(host: Host) -> list[str]:
    lines = [f"root {host.acme};", "default_type text/plain;"]
    return [_block("location ^~ /.well-known/acme-challenge/", lines)]


def _to_main_name(host: Host, scheme: str) -> list[str]:
    # Not $host: what a client calls us must not end in a Location header.
    return [_block("location /", [f"return 301 {scheme}://{host.names[0]}$request_uri;"])]


def _site(host: Host) -> list[str]:
    text = sorted({kind.type for kind in policy.KINDS.values() if kind.text} - {"text/html"})
    return [
        f"root {host.site}/current;",
        "index index.html;",
        _types(),
        "default_type application/octet-stream;",
        "charset utf-8;",
        f"charset_types {' '.join(text)};",
        "etag on;",
        "gzip off;",
        "gzip_static on;",
        "gzip_vary on;",
        *(["brotli_static on;"] if host.brotli else []),
        "",
        _block('if ($request_method !~ "^(GET|HEAD)$")', ["return 405;"]),
        "if ($portal_gone) {\n    return 410;\n}",
        "if ($portal_moved) {\n    return 301 $portal_moved;\n}",
        "if ($portal_moved_query) {\n    return 301 $portal_moved_query;\n}",
        "",
        *_headers(),
        "",
        "error_page 403 404 =404 /404.html;",
        "error_page 405 @method;",
        "error_page 410 @gone;",
        "",
        # The files of the last release stay within reach of pages that were loaded before a switch.
        *(
            _block(f"location {place.prefix}", ["try_files $uri @previous;"])
            for place in policy.PLACES
            if place.lasting
        ),
        _block("location @previous", [f"root {host.site}/previous;"]),
        _block("location @gone", ["try_files /410.html /404.html =410;"]),
        # Headers of a location replace those of the server.
        _block(
            "location @method", ['add_header Allow "GET, HEAD" always;', *_headers(), "return 405;"]
        ),
        # Dotted names, ready-compressed twins under their own name, files for other hosts.
        _block(r"location ~ (?:/\.|\.(?:br|gz)$|^/_(?:headers|redirects)$)", ["return 404;"]),
        _block("location = /.well-known/security.txt", []),
    ]


def _headers() -> list[str]:
    special = {name for place in policy.PLACES for name in place.headers}
    return [
        f"add_header {name} {_variable(name)} always;"
        if name in special
        else f'add_header {name} "{value}" always;'
        for name, value in policy.HEADERS.items()
    ]


def _types() -> str:
    suffixes: dict[str, list[str]] = {}
    for suffix, kind in policy.KINDS.items():
        suffixes.setdefault(kind.type, []).append(suffix)
    return _block("types", [f"{kind} {' '.join(names)};" for kind, names in suffixes.items()])


def _block(head: str, lines: Iterable[str]) -> str:
    inside = "\n".join(lines).splitlines()
    return "\n".join([f"{head} {{", *(f"    {line}" if line else "" for line in inside), "}"])
