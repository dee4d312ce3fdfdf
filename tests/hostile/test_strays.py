"""What lies in ``content/`` and must not get out: links, pipes, keys, and what no page shows."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sites import SITE, Built, Site, article, many, picture, source

FOLDER = "articles/2019/05"
SECRET = "BI-MAT-KHONG-DUOC-RA-NGOAI"
KEY = f"-----BEGIN OPENSSH PRIVATE KEY-----\n{SECRET}\n-----END OPENSSH PRIVATE KEY-----\n"


@pytest.fixture
def guarded(site: Site) -> Site:
    """A site of one article with a picture, and a folder outside with a secret in many shapes."""
    outside = site.root / "outside"
    outside.mkdir()
    (outside / "bai.md").write_text(article(SECRET), "utf-8")
    (outside / "anh.jpg").write_bytes(picture(3))
    (outside / "phim.mp4").write_bytes(b"\x00\x00\x00\x18ftypmp42" + SECRET.encode())
    return site.write(
        {f"{FOLDER}/tot.md": article("![Cây](/media/cay.jpg)"), "media/cay.jpg": picture()}
    )


def escaped(built: Built) -> list[str]:
    return [path for path, data in built.tree.items() if SECRET.encode() in data]


LINKS: dict[str, tuple[str, str]] = {
    "an article": (f"{FOLDER}/la.md", "outside/bai.md"),
    "a folder of articles": ("articles/2020", "outside"),
    "a folder of the contract": ("pages", "outside"),
    "a picture": ("media/la.jpg", "outside/anh.jpg"),
    "a folder of pictures": ("media/ngoai", "outside"),
    "a link to nothing": (f"{FOLDER}/khong.md", "outside/khong.md"),
    "a link to itself": (f"{FOLDER}/vong.md", f"content/{FOLDER}/vong.md"),
    "a folder that holds itself": ("media/vong", "content/media"),
    "a link inside": (f"{FOLDER}/trong.md", f"content/{FOLDER}/tot.md"),
    "a hidden link": (f"{FOLDER}/.an.md", "outside/bai.md"),
}


@pytest.mark.parametrize("what", LINKS)
def test_a_symbolic_link_is_refused_where_it_stands(guarded: Site, what: str) -> None:
    name, target = LINKS[what]
    (guarded.content / name).symlink_to(guarded.root / target)
    built = guarded.build()
    assert built.status == 1
    assert built.rules == [(name, "symlink")]
    assert SECRET not in built.told


def test_a_linked_picture_or_film_is_not_published(guarded: Site) -> None:
    (guarded.content / "media/ngoai").symlink_to(guarded.root / "outside")
    film = source(
        "", title="Phim", date="2019-05-02", file="/media/ngoai/phim.mp4",
        poster="/media/cay.jpg", captions="/media/p.vtt",
    )  # fmt: skip
    files = {f"{FOLDER}/a.md": article("![a](/media/ngoai/anh.jpg)"), "videos/p.md": film}
    built = guarded.write({**files, "media/p.vtt": "WEBVTT\n"}).build()
    assert built.status == 1
    assert not built.output.exists()


def pipe(path: Path) -> None:
    os.mkfifo(path)


def listener(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        here = Path.cwd()
        os.chdir(path.parent)
        one.bind(path.name)
        os.chdir(here)


def device(path: Path) -> None:
    os.mknod(path, 0o600 | 0o020000, os.makedev(1, 5))  # /dev/zero: it never ends


@pytest.mark.parametrize("make", [pipe, listener, device])
@pytest.mark.parametrize("name", [f"{FOLDER}/la.md", "media/la.jpg", "media/la.mp4", "site.yaml"])
def test_what_is_no_file_is_refused_and_never_read(
    guarded: Site, make: Callable[[Path], None], name: str
) -> None:
    guarded.write({f"{FOLDER}/a.md": article("![a](/media/la.jpg)")} if "jpg" in name else {})
    if name == "site.yaml":
        (guarded.content / name).unlink()
    make(guarded.content / name)
    built = guarded.build()
    assert built.status == 1
    assert (name, "file-kind") in built.rules


def test_a_site_file_that_is_a_link_or_a_folder(guarded: Site) -> None:
    (guarded.content / "site.yaml").rename(guarded.root / "khac.yaml")
    (guarded.content / "site.yaml").symlink_to(guarded.root / "khac.yaml")
    assert guarded.build().rules == [("site.yaml", "symlink")]
    (guarded.content / "site.yaml").unlink()
    (guarded.content / "site.yaml").mkdir()
    assert guarded.build().rules == [("site.yaml", "file-kind")]


def test_a_hard_link_is_the_file_itself(guarded: Site) -> None:
    """Nothing tells two names of one file apart; git cannot bring such a pair along."""
    os.link(guarded.content / "media/cay.jpg", guarded.content / "media/hai.jpg")
    assert guarded.build().status == 0


KEYS: dict[str, str | bytes] = {
    ".env": f"MAT_KHAU={SECRET}\n",
    "articles/.env.production": f"MAT_KHAU={SECRET}\n",
    "media/id_rsa": KEY,
    "media/2019/id_ed25519": KEY,
    "media/khoa.txt": KEY,
    "trang.key": KEY,
    "ghi-chu/may-chu.pem": KEY.replace("OPENSSH ", ""),
    "media/kho.p12": b"\x30\x82",
    "media/mat-khau.kdbx": b"\x03\xd9\xa2\x9a",
    ".git-credentials": f"https://a:{SECRET}@vi-du.vn\n",
    "articles/.netrc": f"password {SECRET}\n",
    "khoa.ppk": f"PuTTY-User-Key-File-3: {SECRET}\n",
}


@pytest.mark.parametrize("name", KEYS)
def test_a_key_is_told_and_not_published(guarded: Site, name: str) -> None:
    built = guarded.write({name: KEYS[name]}).build()
    assert built.status == 1
    assert built.rules == [(name, "secret-file")]
    assert SECRET not in built.told
    assert "đổi khóa" in built.told


STRAYS: dict[str, str | bytes] = {
    "media/id_rsa.pub": f"ssh-ed25519 {SECRET}\n",
    "media/chung-chi.pem": f"-----BEGIN CERTIFICATE-----\n{SECRET}\n",
    "media/trinh-bay.key": f"PK\x03\x04{SECRET}",
    ".env.example": f"MAT_KHAU={SECRET}\n",
    "danh-sach.csv": f"{SECRET},079080001234\n",
    "media/danh-sach.xlsx": f"PK\x03\x04{SECRET}",
    "media/khong-ai-dung.jpg": picture(5) + SECRET.encode(),
    "media/ban-goc.psd": f"8BPS{SECRET}",
    "media/index.html": f"<script>{SECRET}</script>",
    "ghi-chu.md": article(SECRET),
    "notes/ghi-chu.md": article(SECRET),
    "article/2019/sai-thu-muc.md": article(SECRET),
    f"{FOLDER}/.tam.md": article(SECRET),
    f"{FOLDER}/tam.md~": article(SECRET),
    f"{FOLDER}/tam.txt": SECRET,
    f"{FOLDER}/tam.html": SECRET,
    f"{FOLDER}/.DS_Store": SECRET,
    ".git/config": f"url = https://a:{SECRET}@vi-du.vn\n",
    "theme/templates/article.html": SECRET,
    "pelicanconf.py": f"raise SystemExit('{SECRET}')",
    "robots.txt": SECRET,
    "site.yml": SECRET,
}


def test_what_no_page_shows_stays_at_home(guarded: Site) -> None:
    """All strays at once: the tree is what it was without them."""
    before = guarded.build()
    assert before.status == 0
    after = guarded.write(STRAYS).build(output="second", cache="second-cache")
    assert after.status == 0, after.told
    assert escaped(after) == []
    assert after.tree == before.tree


def test_originals_drafts_scheduled_and_withdrawn_stay_at_home(site: Site) -> None:
    """Not their words, names, addresses, pictures or notes, in no file of the tree."""
    hidden = {
        "nhap": {"status": "draft"},
        "hen-gio": {"date": "2030-01-01"},
        "rut": {"status": "withdrawn"},
    }
    files: dict[str, str | bytes] = {}
    for name, fields in hidden.items():
        place = (
            f"![{SECRET}](/media/{name}.jpg)\n\n## {SECRET}\n\nTheo Hướng dẫn 99-HD/{name.upper()}."
        )
        given = {
            "title": f"{SECRET} {name}", "summary": SECRET, "tags": [f"Thẻ {SECRET}"],
            "authors": [SECRET], "slug": f"{SECRET.lower()}-{name}", "category": "Tin tức",
            "highlight": True, "source": SECRET, **fields,
        }  # fmt: skip
        files[f"articles/2019/05/{name}.md"] = article(place, **given)
        files[f"media/{name}.jpg"] = picture(len(name), 700, 400)
        files[f"exemplars/{name}.md"] = source(
            SECRET, title=SECRET, slug=f"{SECRET.lower()}-{name}", date="2019-04-01",
            kind="individual", unit=SECRET, year=2018, level="Cấp", summary=SECRET,
            basis={"consent": {"date": "2019-01-01", "scope": SECRET, "held_by": SECRET}},
            **fields | ({"date": fields["date"]} if "date" in fields else {}),
        ) if "date" not in fields else article(SECRET)  # fmt: skip
    del files["exemplars/hen-gio.md"]
    files |= {
        "pages/nhap.md": source(SECRET, title=SECRET, slug=SECRET.lower(), status="draft"),
        "documents/nhap.md": source(
            SECRET, title=SECRET, number=f"1-{SECRET}", type="Hướng dẫn", issuing_body="Đảng ủy",
            issued_on="2018-07-30", status="withdrawn",
        ),
        "articles/2019/05/dan.md": article(
            "Xem [bài ấy]({filename}/articles/2019/05/nhap.md) và "
            "[bài kia]({filename}/articles/2019/05/hen-gio.md).",
            title="Bài dẫn",
        ),
    }  # fmt: skip
    shown = SITE.replace("search: false", "search: true") + f'topics: ["Thẻ {SECRET}"]\n'
    built = site.write({**many(12), **files, "site.yaml": shown}).build()
    assert built.status == 0, built.told
    assert escaped(built) == []
    assert [path for path in built.tree if SECRET.lower() in path] == []
    slug = SECRET.lower().encode()
    assert [path for path, data in built.tree.items() if slug in data] == []
    assert not [path for path in built.tree if path.startswith("anh/")]


def test_consent_papers_stay_at_home(site: Site) -> None:
    """Who keeps the paper is the house's affair; the day and the scope are said to readers."""
    profile = source(
        "Chữ.", title="Trần Thị Mẫu", date="2019-04-01", kind="individual", unit="Sở Thử",
        year=2018, level="Cấp Khối", summary="Cán bộ.", review_by="2030-01-01",
        basis={"consent": {"date": "2019-01-02", "scope": "Đăng trên trang", "held_by": SECRET}},
    )  # fmt: skip
    built = site.write({"exemplars/mau.md": profile, f"{FOLDER}/a.md": article()}).build()
    assert built.status == 0, built.told
    assert escaped(built) == []
    assert not [path for path, data in built.tree.items() if b"2030" in data]
