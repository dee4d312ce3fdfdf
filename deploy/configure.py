"""Write the configuration of nginx for one server to the standard output.

    .venv/bin/python deploy/configure.py --domain vi-du.vn --certificate … --key … >/etc/nginx/…

``deploy/nginx.conf`` is what comes out without options.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from newsroom.serving import Host, configuration


def main(words: list[str] | None = None) -> None:
    """Read the options, print the configuration."""
    parser = argparse.ArgumentParser(description="Viết cấu hình nginx cho một máy chủ.")
    parser.add_argument(
        "--domain", action="append", default=[], help="tên miền; tên đầu là tên chính"
    )
    parser.add_argument("--site", default="", help="thư mục các bản phát hành")
    parser.add_argument("--certificate", default="", help="tệp chứng thư TLS (cả chuỗi)")
    parser.add_argument("--key", default="", help="tệp khóa riêng của chứng thư")
    parser.add_argument("--no-brotli", action="store_true", help="nginx không có mô-đun brotli")
    given = parser.parse_args(words)
    if bool(given.certificate) != bool(given.key):
        parser.error("--certificate và --key phải đi cùng nhau")
    if given.certificate and not given.domain:
        parser.error("có chứng thư thì phải ghi --domain")
    usual = Host()
    host = replace(
        usual,
        names=tuple(given.domain) or usual.names,
        site=given.site or usual.site,
        certificate=given.certificate,
        key=given.key,
        brotli=not given.no_brotli,
    )
    sys.stdout.write(configuration(host))


if __name__ == "__main__":
    main()
