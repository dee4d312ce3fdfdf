"""A picture stays while a page shows it, whichever page asked for it first."""

from pathlib import Path

from tests.sites import SITE, Site, article, picture

SECTIONS = "".join(f'  - name: "Mục {n}"\n    slug: "muc-{n}"\n' for n in range(30))


def test_a_picture_outlives_the_page_that_first_had_its_teaser_made(tmp_path: Path) -> None:
    """Two tags make the old article the newest one's nearest relation; nobody else has it near."""

    def piece(section: int, day: str, **more: object) -> str:
        return article(date=day, category=f"Mục {section}", **more)

    files = {
        f"articles/{tag}-{n}.md": piece(
            2 + 9 * place + n, f"2019-{1 + n:02}-0{1 + place}", tags=[tag]
        )
        for place, tag in enumerate(("một", "hai"))
        for n in range(9)
    }
    # The front page shows newer ones of its section.
    files |= {f"articles/sau-{n}.md": piece(1, f"2012-{1 + n:02}-07") for n in range(12)}
    files["articles/cung-muc.md"] = piece(0, "2019-12-29")  # its section stays in the menu
    shown = {"image": "/media/anh.jpg", "image_alt": "Ảnh"}
    files["articles/cu.md"] = piece(1, "2010-02-03", tags=["một", "hai"], **shown)
    files["articles/moi.md"] = piece(0, "2019-12-30", tags=["một", "hai"])
    site = Site(tmp_path).write(
        {"site.yaml": SITE.replace("sections:\n", f"sections:\n{SECTIONS}"), **files}
    )
    site.write({"media/anh.jpg": picture()})
    assert site.build().status == 0
    site.write({"articles/moi.md": None})
    kept, clean = site.build(), site.build(output="elsewhere/output", cache="elsewhere/cache")
    assert kept.status == clean.status == 0
    assert kept.tree == clean.tree
