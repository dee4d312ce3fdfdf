import random
import time

from newsroom.nearest import MOST_GUESSES, Nearest

SYLLABLES = ("dang", "vien", "can", "bo", "hoi", "nghi", "tap", "quyet", "dan", "van", "xa", "quan")


def names(count: int) -> list[str]:
    rng = random.Random(1)
    return [
        f"articles/{rng.randint(2010, 2026)}/{'-'.join(rng.choices(SYLLABLES, k=8))}-{at}.md"
        for at in range(count)
    ]


def test_the_nearest_name_is_asked_for() -> None:
    assert Nearest(["Tin tức", "Dân vận"], 0.5).question("Tin tưc") == " Ý anh/chị là “Tin tức”?"
    assert Nearest(["Tin tức"], 0.5).question("Thể thao") == ""
    assert Nearest([], 0.5).question("Tin tức") == ""


def test_one_slip_anywhere_in_one_of_many_names_is_seen() -> None:
    many = names(2000)
    rng = random.Random(2)
    for name in rng.sample(many, MOST_GUESSES // 2):
        nearest = Nearest(many, 0.75)
        at = rng.randrange(len("articles/2010/"), len(name) - 3)
        assert nearest.question(name[:at] + "x" + name[at + 1 :]) == f" Ý anh/chị là “{name}”?"


def test_guesses_end_where_nobody_reads_them() -> None:
    nearest = Nearest(["Tin tức"], 0.5)
    asked = [nearest.question("Tin tưc") for _ in range(MOST_GUESSES + 1)]
    assert all(asked[:-1])
    assert asked[-1] == ""


def test_thousands_of_unknown_names_cost_little() -> None:
    many = names(10_000)
    nearest = Nearest(many, 0.75)
    start = time.process_time()
    for name in many:
        nearest.question(f"x{name}")
    assert time.process_time() - start < 2  # ten times what it costs; letter by letter it was 37 s
