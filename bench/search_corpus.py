"""Make up Vietnamese-looking news, the same for the same seed, to measure search with.

The syllables obey the language's spelling. What follows what obeys statistics measured on 1.8
million syllables of real news, for they decide how large an index gets: a document of 1,000
syllables holds about 790 different pairs without marks (real: 756), the commonest pair stands in
77 % of documents (72 %), 500 pairs in more than a tenth (495), and new pairs keep appearing a little
faster than in real text. Nothing of it means anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random
from zlib import crc32

from newsroom.search import Entry, Source
from newsroom.search.syllables import COMMON
from newsroom.text.fold import fold
from newsroom.text.normalize import nfc
from newsroom.text.slug import slugify

SECTIONS = ("tin-tuc", "xay-dung-dang", "dan-van", "hoc-tap-va-lam-theo", "doan-the", "van-hoa")
_ONSETS = " b c ch d đ g h kh l m n ng nh ph qu r s t th tr v x gi"
_RIMES = """
a ai am an ang anh ao ap at au ay ac ach ăm ăn ăng ăp ăt ăc âm ân âng âp ât âu ây âc e em en eo ep
et ê êm ên ênh êp êt êu ếch i ia iêm iên iêng iêt iêu im in inh ip it iu ich o oa oai oan oang oi
om on ong op ot oc ô ôi ôm ôn ông ôp ôt ôc ơ ơi ơm ơn ơp ơt u ua ui um un ung up ut uc uôi uôn uông
uôt uôc ư ưa ưi ưng ươi ươm ươn ương ươt ươc ưc ưt uyên uyêt uy
"""
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_HEAD = """
của và các có được trong cho là người với một không đã công những dân đảng để năm tác này thành đến
từ khi phố nhân về chính đồng thực việc hành ban ra cán bộ hội nhà vào tại đoàn hiện nước trên chức
sự sinh quản lý phát triển kinh tế xã bí thư chi ủy khối vận khéo học tập
"""
_VOWELS = "aăâeêioôơuưy"


@dataclass(frozen=True, slots=True)
class Story:
    """One made-up document."""

    slug: str
    date: datetime
    title: str
    summary: str
    text: str
    section: str
    kind: str

    @property
    def url(self) -> str:
        """Return the address below the site's base."""
        return f"/{self.date:%Y/%m/%d}/{self.slug}/"

    def source(self) -> Source:
        """Return what the index reads of it."""
        return Source(self.title, self.summary, self.text, self.section, self.kind)

    def entry(self, terms: str, base: str = "") -> Entry:
        """Return what the index knows of it."""
        return Entry(
            base + self.url,
            self.title,
            f"{self.date:%Y-%m-%dT%H:%M}",
            self.section,
            self.kind,
            self.summary,
            terms,
        )


class Language:
    """Which syllable follows which; fixed by the seed, drawn without memory."""

    def __init__(self, seed: int = 2018) -> None:
        random = Random(seed)
        syllables = [
            syllable
            for onset in _ONSETS.split(" ")
            for rime in _RIMES.split()
            for tone in _TONES
            if (syllable := _join(onset, rime, tone))
        ]
        random.shuffle(syllables)
        syllables.sort(key=lambda syllable: crc32(fold(syllable).encode()) not in COMMON)
        self.syllables = list(dict.fromkeys([*map(nfc, _HEAD.split()), *syllables]))
        weights = accumulate(1 / (rank + 20) for rank in range(len(self.syllables)))
        cumulative = list(weights)
        at = 0
        #: A table to draw from by a 16-bit number: each syllable has its share of places.
        self.table: list[int] = []
        for place in range(1 << 16):
            while cumulative[at] / cumulative[-1] * (1 << 16) < place:
                at += 1
            self.table.append(at)

    def after(self, before: int, random: Random) -> int:
        """Draw what follows ``before``: few things mostly, others sometimes."""
        rare = random.random() < 0.01
        rank = random.getrandbits(30) if rare else int(12 * (random.paretovariate(1.4) - 1))
        mixed = (before * 0x9E3779B1 ^ rank * 0x85EBCA6B) * 0xC2B2AE35 & 0xFFFFFFFF
        return self.table[(mixed ^ mixed >> 15) & 0xFFFF]


def _join(onset: str, rime: str, tone: str) -> str:
    """Write a syllable, or return '' when the spelling has none such."""
    if rime[0] in "eêiếy" and onset in ("c", "g", "ng", "qu", "gi"):
        return ""
    if onset == "qu" and rime[0] in "uưoôơ":
        return ""
    closed = rime[-1] in "ptc" or rime.endswith("ch")
    if closed and tone not in ("\u0301", "\u0323"):
        return ""
    letters = [*rime]
    shaped = [place for place, letter in enumerate(letters) if letter in "ăâêôơưế"]
    vowels = [place for place, letter in enumerate(letters) if letter in _VOWELS]
    place = shaped[-1] if shaped else vowels[0] if len(vowels) < 3 else vowels[1]
    return nfc(onset + "".join(letters[: place + 1]) + tone + "".join(letters[place + 1 :]))


def stories(count: int, seed: int = 2026, syllables: int = 1000) -> Iterator[Story]:
    """Make ``count`` documents spread evenly over ten years, oldest first."""
    language = Language()
    start = datetime(2017, 1, 2, 7, 0)
    for number in range(count):
        random = Random(seed << 32 | number)
        date = start + timedelta(minutes=number * (3650 * 1440 // max(count, 1)))
        yield _story(language, random, date, max(40, int(random.gauss(syllables, syllables / 4))))


def _story(language: Language, random: Random, date: datetime, length: int) -> Story:
    chain: list[int] = []
    title = _phrase(language, random, chain, 13)
    summary = f"{_phrase(language, random, chain, 35)}."
    paragraphs: list[str] = []
    sentences: list[str] = []
    while length > 0:
        size = min(length, random.randint(8, 34))
        length -= size
        sentence = _phrase(language, random, chain, size)
        if random.random() < 0.06:
            sentence += f" số {random.randint(1, 99):02}-{random.choice(('HD', 'KH', 'NQ'))}/ĐUK"
        sentences.append(f"{sentence}.")
        if len(sentences) == 5 or length <= 0:
            paragraphs.append(" ".join(sentences))
            sentences = []
    kind = random.choices(("article", "exemplar", "document"), (18, 1, 1))[0]
    section = random.choice(SECTIONS)
    return Story(slugify(title), date, title, summary, "\n".join(paragraphs), section, kind)


def _phrase(language: Language, random: Random, chain: list[int], size: int) -> str:
    """Write ``size`` syllables and append them to ``chain``, from which a fifth is repeated."""
    at = language.table[random.getrandbits(16)]
    copied: list[int] = []
    written: list[str] = []
    for _ in range(size):
        written.append(language.syllables[at] + ("," if random.random() < 0.04 else ""))
        chain.append(at)
        if not copied and len(chain) > 30 and random.random() < 0.05:
            start = random.randrange(len(chain) - 12)
            copied = chain[start : start + random.randint(3, 9)][::-1]
        at = copied.pop() if copied else language.after(at, random)
    written[0] = written[0].capitalize()
    return " ".join(written).rstrip(",")
