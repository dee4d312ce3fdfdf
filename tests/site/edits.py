"""Random edits of a tiny site, each as an editor, a designer or the clock would make it."""

import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from starter import building
from tests.sites import SITE, Site, picture, source

WORDS = [
    "dân",
    "vận",
    "khéo",
    "công",
    "trình",
    "thi",
    "đua",
    "cơ",
    "sở",
    "chi",
    "bộ",
    "đoàn",
    "viên",
    "hội",
    "viên",
    "chính",
    "quyền",
    "thành",
    "phố",
    "kết",
    "quả",
    "năm",
    "2018",
    "nghị",
    "quyết",
    "học",
    "tập",
    "làm",
    "theo",
    "phong",
    "trào",
    "tuyên",
    "dương",
    "khen",
    "thưởng",
    "cải",
    "cách",
    "hành",
    "chính",
]
TAGS = ("Dân vận khéo", "Thi đua", "Đoàn Thanh niên", "Công đoàn")
SECTIONS = ("Tin tức", "Dân vận")
CITATIONS = (
    "Hướng dẫn 22-HD/ĐUK ngày 30/7/2018",
    "Nghị quyết 54/2017/QH14",
    "Quyết định 217-QĐ/TW",
)
START = datetime(2019, 1, 1, 8)
PICTURES = 4


@dataclass
class Item:
    """One source as its parts."""

    fields: dict[str, object]
    body: str

    def text(self) -> str:
        return source(self.body, **self.fields)


@dataclass
class Newsroom:
    """A site under work: what its files hold, and the random hand that edits them."""

    site: Site
    random: Random
    items: dict[str, Item] = field(default_factory=dict)
    now: datetime = START + timedelta(days=200)
    log: list[str] = field(default_factory=list)
    _count: int = 0

    def begin(self, articles: int) -> None:
        """Write the first edition, with a theme of its own to edit."""
        self.site.theme = self.site.root / "theme"
        shutil.copytree(building.ROOT / "theme", self.site.theme)
        self.site.write({"site.yaml": SITE.replace("search: false", "search: true")})
        for number in range(PICTURES):
            self._picture(f"media/anh-{number}.jpg")
        for _ in range(articles):
            self._new_article()
        self._save(
            "exemplars/nguoi-mau.md",
            Item(
                {
                    "title": "Trần Thị Mẫu",
                    "date": "2019-02-01",
                    "kind": "individual",
                    "unit": "Sở Thử",
                    "year": 2018,
                    "level": "Cấp Khối",
                    "summary": self._sentence(),
                    "basis": {"published_in": "Bài tổng kết"},
                    "tags": list(TAGS[:1]),
                },
                self._body(),
            ),
        )
        self._save("pages/gioi-thieu.md", Item({"title": "Giới thiệu"}, self._body()))
        self._save(
            "documents/22-hd-duk-2018.md",
            Item(
                {
                    "number": "22-HD/ĐUK",
                    "type": "Hướng dẫn",
                    "issuing_body": "Đảng ủy Khối",
                    "issued_on": "2018-07-30",
                    "title": "Về dân vận",
                },
                "",
            ),
        )
        photos = [{"file": f"/media/anh-{n}.jpg", "alt": f"Ảnh {n}"} for n in range(PICTURES)]
        self._save(
            "galleries/bo-anh.md",
            Item({"title": "Bộ ảnh", "date": "2019-03-01", "photos": photos}, ""),
        )

    def edit(self) -> None:
        """Make one edit, chosen at random, and note it in the log."""
        kinds = [getattr(self, name) for name in sorted(dir(self)) if name.startswith("edit_")]
        chosen: Callable[[], str] = self.random.choice(kinds)
        what = chosen()
        self.log.append(f"{chosen.__name__.removeprefix('edit_')}: {what}")

    # --- words ---------------------------------------------------------------------------------

    def _sentence(self) -> str:
        words = self.random.choices(WORDS, k=self.random.randint(4, 12))
        return f"{' '.join(words).capitalize()}."

    def _body(self) -> str:
        parts = [self._sentence() for _ in range(self.random.randint(1, 3))]
        if self.random.random() < 0.3:
            parts.append(f"Theo {self.random.choice(CITATIONS)}, {self._sentence().lower()}")
        if self.random.random() < 0.2:
            parts += [f"## {self._sentence()[:-1]}\n\n{self._sentence()}" for _ in range(3)]
        if self.random.random() < 0.15:
            path = f"/media/anh-{self.random.randrange(PICTURES)}.jpg"
            parts.append(f"![Ảnh của bài]({path})")
        articles = self._articles()
        if articles and self.random.random() < 0.2:
            parts.append(f"Xem [bài kia]({{filename}}/{self.random.choice(articles)}).")
        return "\n\n".join(parts)

    def _date(self) -> str:
        when = START + timedelta(days=self.random.randrange(260), hours=self.random.randrange(12))
        return f"{when:%Y-%m-%d %H:%M}"

    # --- files ---------------------------------------------------------------------------------

    def _save(self, name: str, item: Item) -> None:
        self.items[name] = item
        self.site.write({name: item.text()})

    def _articles(self) -> list[str]:
        return [name for name in self.items if name.startswith("articles/")]

    def _any(self) -> tuple[str, Item]:
        name = self.random.choice(self._articles())
        return name, self.items[name]

    def _set(self, name: str, **fields: object) -> str:
        item = self.items[name]
        given = {**item.fields, **fields}
        self._save(
            name, Item({key: value for key, value in given.items() if value is not None}, item.body)
        )
        return f"{name} {fields}"

    def _new_article(self) -> str:
        self._count += 1
        name = f"articles/2019/{self._count % 12 + 1:02}/bai-{self._count:03}.md"
        fields: dict[str, object] = {
            "title": f"{self._sentence()[:-1]} {self._count}",
            "date": self._date(),
            "category": self.random.choice(SECTIONS),
            "summary": self._sentence(),
        }
        if self.random.random() < 0.4:
            fields["tags"] = self.random.sample(TAGS, self.random.randint(1, 3))
        if self.random.random() < 0.2:
            fields |= {"image": "/media/anh-0.jpg", "image_alt": "Ảnh đầu bài"}
        if self.random.random() < 0.2:
            fields["highlight"] = True
        self._save(name, Item(fields, self._body()))
        return name

    def _picture(self, name: str) -> None:
        seed = self.random.randrange(1000)
        self.site.write({name: picture(seed, 96, 64)})

    def _replace(self, path: Path, old: str, new: str) -> str:
        text = path.read_text("utf-8")
        assert re.search(old, text), f"{path.name} holds no {old}"
        path.write_text(re.sub(old, lambda _: new, text, count=1), "utf-8")
        return f"{path.name} {new!r}"

    # --- edits ---------------------------------------------------------------------------------

    def edit_record_body(self) -> str:
        name = self.random.choice(["galleries/bo-anh.md", "documents/22-hd-duk-2018.md"])
        body = self.random.choice(["", self._body()])
        self._save(name, Item(self.items[name].fields, body))
        return f"{name}: {len(body)}"

    def edit_body(self) -> str:
        name = self.random.choice(list(self.items))
        self._save(name, Item(self.items[name].fields, self._body()))
        return name

    def edit_one_letter(self) -> str:
        """Change a letter: the size of the file stays, as does often the time within its second."""
        name, item = self._any()
        at = self.random.randrange(len(item.body))
        letter = self.random.choice("abcde")
        if item.body[at].isascii() and item.body[at].isalpha():
            self._save(name, Item(item.fields, item.body[:at] + letter + item.body[at + 1 :]))
        return name

    def edit_one_letter_keeping_the_time(self) -> str:
        """Change a letter as `cp -p` or an archive would bring it: same size, same time."""
        name, item = self._any()
        path = self.site.content / name
        status = path.stat()
        title = str(item.fields["title"])
        self._set(name, title=title[:-1] + self.random.choice("0123456789"))
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        return name

    def edit_touch(self) -> str:
        name, _ = self._any()
        (self.site.content / name).touch()
        return name

    def edit_title(self) -> str:
        return self._set(self._any()[0], title=self._sentence()[:-1])

    def edit_summary(self) -> str:
        return self._set(self._any()[0], summary=self._sentence())

    def edit_date(self) -> str:
        return self._set(self._any()[0], date=self._date())

    def edit_section(self) -> str:
        return self._set(self._any()[0], category=self.random.choice(SECTIONS))

    def edit_slug(self) -> str:
        self._count += 1
        return self._set(self._any()[0], slug=self.random.choice([None, f"moi-{self._count}"]))

    def edit_tags(self) -> str:
        count = self.random.randint(0, 3)
        return self._set(self._any()[0], tags=self.random.sample(TAGS, count) or None)

    def edit_highlight(self) -> str:
        until = f"{self.now + timedelta(days=self.random.randint(-3, 5)):%Y-%m-%d}"
        shown = self.random.random() < 0.7
        return self._set(
            self._any()[0],
            highlight=shown or None,
            highlight_until=self.random.choice([None, until]) if shown else None,
        )

    def edit_status(self) -> str:
        return self._set(self._any()[0], status=self.random.choice([None, "draft", "withdrawn"]))

    def edit_lead_picture(self) -> str:
        name, item = self._any()
        if "image" in item.fields:
            return self._set(name, image=None, image_alt=None, image_caption=None)
        path = f"/media/anh-{self.random.randrange(PICTURES)}.jpg"
        return self._set(name, image=path, image_alt="Ảnh", image_caption=self._sentence())

    def edit_modified(self) -> str:
        note = {"date": f"{self.now:%Y-%m-%d}", "note": self._sentence()}
        return self._set(self._any()[0], corrections=self.random.choice([None, [note]]))

    def edit_add(self) -> str:
        return self._new_article()

    def edit_delete(self) -> str:
        name, _ = self._any()
        del self.items[name]
        self.site.write({name: None})
        return name

    def edit_rename(self) -> str:
        name, item = self._any()
        self._count += 1
        new = f"articles/2019/12/doi-ten-{self._count}.md"
        (self.site.content / new).parent.mkdir(parents=True, exist_ok=True)
        (self.site.content / name).rename(self.site.content / new)
        del self.items[name]
        self.items[new] = item
        return f"{name} → {new}"

    def edit_picture(self) -> str:
        name = f"media/anh-{self.random.randrange(PICTURES)}.jpg"
        self._picture(name)
        return name

    def edit_exemplar(self) -> str:
        return self._set(
            "exemplars/nguoi-mau.md", award=self.random.choice([None, self._sentence()])
        )

    def edit_gallery(self) -> str:
        chosen = self.random.sample(range(PICTURES), self.random.randint(1, PICTURES))
        photos = [
            {"file": f"/media/anh-{n}.jpg", "alt": f"Ảnh {n}", "caption": self._sentence()}
            for n in chosen
        ]
        return self._set("galleries/bo-anh.md", photos=photos)

    def edit_document(self) -> str:
        return self._set("documents/22-hd-duk-2018.md", title=self._sentence()[:-1])

    def edit_page(self) -> str:
        return self._set("pages/gioi-thieu.md", title=self._sentence()[:-1], slug="gioi-thieu")

    def edit_template(self) -> str:
        name = self.random.choice(["base.html", "components/date.html", "components/teaser.html"])
        path = self.site.theme / "templates" / name
        self._count += 1
        if name == "base.html":
            return self._replace(path, "</body>", f"<!-- {self._count} --></body>")
        return self._replace(path, r"\{%-? endmacro %\}", f"<!-- {self._count} -->{{% endmacro %}}")

    def edit_fragment_template(self) -> str:
        name = self.random.choice(["menu", "sidebar", "foot"])
        path = self.site.theme / "templates" / "partials" / f"{name}.html"
        path.write_text(f"{path.read_text('utf-8')}<!-- {self.random.random()} -->\n", "utf-8")
        return name

    def edit_style(self) -> str:
        path = self.site.theme / "static" / "css" / "base.css"
        colour = f"#{self.random.randrange(16**6):06x}"
        path.write_text(f"{path.read_text('utf-8')}\n.x {{ color: {colour}; }}\n", "utf-8")
        return colour

    def edit_string(self) -> str:
        path = self.site.theme / "strings" / "vi.toml"
        return self._replace(path, r'(?m)^highlights = ".*"$', f'highlights = "{self._sentence()}"')

    def edit_setting(self) -> str:
        path = self.site.content / "site.yaml"
        changes: list[tuple[str, str]] = [
            (r"(?m)^name: .*$", f'name: "Báo {self._sentence()[:-1]}"'),
            (r"(?m)^articles_per_page: .*$", f"articles_per_page: {self.random.randint(5, 12)}"),
            (r"(?m)^social_cards: .*$", f"social_cards: {self.random.choice(['true', 'false'])}"),
            (r"(?m)^search: .*$", f"search: {self.random.choice(['true', 'false'])}"),
            (
                r"(?m)^(url: .*\n)?sections:$",
                self.random.choice(['url: "https://vi-du.vn/cong"\nsections:', "sections:"]),
            ),
        ]
        old, new = self.random.choice(changes)
        return self._replace(path, old, new)

    def edit_now(self) -> str:
        self.now += timedelta(days=self.random.randint(-20, 40), minutes=self.random.randrange(600))
        return f"{self.now:%Y-%m-%d %H:%M}"
