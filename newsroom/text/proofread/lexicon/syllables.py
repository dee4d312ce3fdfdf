"""Which syllables Vietnamese spelling allows: onset, rhyme, tone and where the tone is written.

Our own table, from the rules of Decision 1989/QĐ-BGDĐT of 2018 and of school grammar: c/k/q, g/gh,
ng/ngh, gi, qu, i/y; stop finals take only sắc or nặng; oa, oe, uy may carry the tone on either
vowel. Foreign words are no syllables; `loanwords` lists those that are at home.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from newsroom.text.normalize import nfc
from newsroom.text.proofread.lexicon.letters import BASE, KIN, TONE
from newsroom.text.proofread.lexicon.tables import word_list

_PLAIN_ONSETS = word_list("b ch d đ h kh l m n nh p ph r s t th tr v x")

_RHYMES = word_list(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em
    en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp
    iêt iêu o oc oi om on ong op ot ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt oa oac
    oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oec oem oeng oeo oet êng u ua
    uc ui um un ung up ut uôc uôi uôm uôn uông uôt uân uâng uât uây uê uêch uên uênh uêu uơ uy uya uych
    uyn uynh uyên uyêt uyt uyu uyp ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y
    """
)
_BARE_Y = word_list("yêm yên yêng yêt yêu")  # without an onset iê is written yê
_QU = word_list(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng âp ât âu ây e en eng eo
    et ec ê ên ênh êch êt êu âc ơi ơn i y ich it in inh ych yt yn ynh yên yêt yêu yp yu ơ ôc o on
    """
)
_GI = word_list(
    """
    a ac ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e em en eo
    ep et ê êng êt êc êm ên êp êu o oc oi om on ong op ot ô ôc ôi ôn ông ôm ôp ôt ơ ơi ơn ơm ơt u
    ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt ư ưa ưc ưn ưng ưt ương ươc ươi ưi
    """
)

_FRENCH = set("abcdefghijklmnopqrstuvwxyzéèêëàâîôûùç")
_FRONT = tuple("eêiy")
#: Letters of the longest syllable, nghiêng.
_LONGEST = 7
_STOPPED = re.compile(r"(?:c|ch|p|t)$")
_ACUTE_OR_DOT = {"\u0301", "\u0323"}


@cache
def _table() -> dict[str, tuple[int, ...]]:
    """Every syllable without tone → the places at which its tone may stand."""
    table: dict[str, tuple[int, ...]] = {}

    def add(onset: str, rhyme: str) -> None:
        table[onset + rhyme] = tuple(len(onset) + place for place in _places(rhyme))

    for rhyme in [*_RHYMES, *_BARE_Y]:
        if rhyme.startswith("iê"):
            continue
        add("", rhyme)
    for rhyme in _RHYMES:
        front = rhyme.startswith(_FRONT)
        for onset in _PLAIN_ONSETS:
            add(onset, rhyme)
        for onset in ("k", "gh", "ngh") if front else ("c", "g", "ng"):
            add(onset, rhyme)
    for rhyme in _QU:
        add("qu", rhyme)
    for rhyme in _GI:
        add("gi", rhyme)
    for rhyme in ("i", "in", "im", "ip", "it", "ich"):
        add("g", rhyme)
    for word, place in {"quôc": 2, "koong": 2, "kuyp": 2}.items():
        table[word] = (place,)
    return table


def _places(rhyme: str) -> tuple[int, ...]:
    """Where the tone stands in a rhyme: on ê, ơ, ô, ă, â, ư before others; else by position."""
    vowels = [place for place, letter in enumerate(rhyme) if letter in "aăâeêioôơuưy"]
    if rhyme.startswith("ươ"):
        return (1,)
    for place in vowels:
        if rhyme[place] in "êôơăâ":
            return (place,)
    if "ư" in rhyme:
        return (rhyme.index("ư"),)
    if len(vowels) == 1:
        return (vowels[0],)
    if rhyme in {"oa", "oe", "uy"}:
        return (0, 1)
    closed = rhyme[-1] not in "aăâeêioôơuưy"
    if rhyme[:2] in {"oa", "oe", "uy", "oo"} and (closed or len(vowels) == 3):
        return (1,)
    return (0,)


@lru_cache(maxsize=30_000)
def is_syllable(word: str) -> bool:
    """Tell whether a word in small NFC letters is a possible Vietnamese syllable."""
    tone = ""
    place = -1
    base = []
    for index, letter in enumerate(word):
        plain = BASE.get(letter)
        if plain is None:
            return False
        if mark := TONE.get(letter):
            if tone:
                return False
            tone, place = mark, index
        base.append(plain)
    bare = "".join(base)
    places = _table().get(bare)
    if places is None:
        return False
    if _STOPPED.search(bare) and tone not in _ACUTE_OR_DOT:
        return False
    return not tone or place in places


def has_mark(word: str) -> bool:
    """Tell whether a word has a letter that only marked Vietnamese has."""
    return any(BASE.get(letter, "a") in "ăâđêôơư" or letter in TONE for letter in word)


@lru_cache(maxsize=10_000)
def unglued(word: str) -> tuple[str, ...]:
    """Split a word that is two to four syllables glued together; () where it is not.

    The fewest parts win, then those of most even length: 'củangười' → ('của', 'người').
    """
    # French words have no other marks: “régime” is no “ré gi me”.
    most = 3 if set(word) <= _FRENCH else 5
    for count in range(2, most):
        ways = list(_ways(word, count))
        if ways:
            return min(ways, key=lambda parts: max(map(len, parts)) - min(map(len, parts)))
    return ()


def _ways(word: str, count: int) -> Iterator[tuple[str, ...]]:
    if count == 1:
        if is_syllable(word) and _is_full(word):
            yield (word,)
        return
    for place in range(1, min(len(word), 8)):
        if is_syllable(word[:place]) and _is_full(word[:place]):
            for rest in _ways(word[place:], count - 1):
                yield word[:place], *rest


def _is_full(word: str) -> bool:
    """Tell whether a part of a glued word may stand alone: one letter only as ở, ý, à."""
    return len(word) > 1 or word in {"ở", "ý", "à", "ừ", "ô"}


@lru_cache(maxsize=10_000)
def tone_moved(word: str) -> str:
    """Return the syllable whose tone stands on another letter in ``word``: 'lọai' → 'loại'; or ''."""
    tones = [(place, TONE[letter]) for place, letter in enumerate(word) if letter in TONE]
    if len(tones) != 1:
        return ""
    (_, tone), *_ = tones
    bare = "".join(BASE.get(letter, letter) for letter in word)
    places = _table().get(bare, ())
    for place in places[:1]:
        moved = bare[:place] + nfc(bare[place] + tone) + bare[place + 1 :]
        if is_syllable(moved) and moved != word:
            return moved
    return ""


@lru_cache(maxsize=10_000)
def mark_changed(word: str) -> tuple[str, ...]:
    """Return the syllables that differ in the marks of one letter: 'nguời' → ('người',)."""
    if len(word) > _LONGEST + 1:
        return ()
    return tuple(
        near
        for place, letter in enumerate(word)
        for other in KIN.get(letter, "")
        if is_syllable(near := word[:place] + other + word[place + 1 :])
    )


@lru_cache(maxsize=10_000)
def is_near(word: str) -> bool:
    """Tell whether one letter more, less, changed or swapped makes a word a syllable."""
    if len(word) > _LONGEST + 1:
        return False
    ends = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    return any(
        is_syllable(near)
        for head, tail in ends
        for near in ([head + tail[1:], head + tail[1:2] + tail[:1] + tail[2:]] if tail else [])
    ) or any(
        is_syllable(head + letter + rest)
        for head, tail in ends
        for letter in BASE
        for rest in ((tail, tail[1:]) if tail else (tail,))
    )
