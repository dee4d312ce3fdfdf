"""Only what changed is read again."""

import os
import time
from pathlib import Path

from newsroom.gather import Gathered, gather
from newsroom.stamps import TICK
from tests.sites import Site, article, many

LABELS = {"footnote": "Về chỗ dẫn", "table": "Bảng"}


def read(site: Site, version: str = "1") -> Gathered:
    time.sleep(TICK / 1e9)  # past the tick in which a save could hide
    return gather(site.content, site.root / "cache", LABELS, version)


def test_the_second_time_nothing_is_read(site: Site) -> None:
    site.write(many(5))
    first = read(site)
    assert (first.read, read(site).read) == (5, 0)
    assert read(site).records == first.records


def test_an_edit_reads_one_file_a_touch_none(site: Site) -> None:
    site.write(many(5))
    read(site)
    name = "articles/2019/05/bai-001.md"
    site.write({name: article(title="Khác")})
    assert read(site).read == 1
    (site.content / name).touch()
    assert read(site).read == 0


def test_a_save_that_brings_size_and_time_along_is_seen(site: Site) -> None:
    path = Path(site.write({"articles/a.md": article(title="Bài 1")}).content / "articles/a.md")
    read(site)
    status = path.stat()
    path.write_text(article(title="Bài 2"), "utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_size == status.st_size
    assert [record.title for record in read(site).records] == ["Bài 2"]


def test_other_code_reads_everything_anew(site: Site) -> None:
    site.write(many(3))
    read(site)
    assert read(site, "2").read == 3


def test_a_source_with_faults_leaves_no_record_but_is_known(site: Site) -> None:
    found = read(site.write({"articles/a.md": article(date="hôm qua")}))
    assert found.records == []
    assert found.unread == {"articles/a.md"}
    assert [finding.rule for finding in found.findings] == ["date-form"]
