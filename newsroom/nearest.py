"""Guess which name was meant by one that does not exist: a file, a section.

Comparing a word with each of 10,000 names by its letters takes a second, so a name is compared
only where it shares the rarest runs of three letters with the word; the index of these is made when
the first guess is asked for.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cached_property

# Past this many the guesses are of no use to an editor, and the messages stay readable.
MOST_GUESSES = 40
LONGEST = 200
_RUN = 3
# Runs of letters asked for, rarest first; one slip spoils three of them at most.
_RUNS_ASKED = 12
_COMPARED = 12
# Few names are all compared.
_FEW = 50


class Nearest:
    """Guesses for the words of one run; the first `MOST_GUESSES` only."""

    def __init__(self, names: Iterable[str], likeness: float) -> None:
        """``likeness`` is the share of letters, 0–1, that a guess must have in common."""
        self.names = frozenset(names)
        self._likeness = likeness
        self._asked = 0

    def question(self, word: str) -> str:
        """Return “ Ý anh/chị là …?” with the nearest name, or '' where none is near."""
        self._asked += 1
        if self._asked > MOST_GUESSES or len(word) > LONGEST:
            return ""
        close = get_close_matches(word, self._candidates(word), 1, self._likeness)
        return f" Ý anh/chị là “{close[0]}”?" if close else ""

    def _candidates(self, word: str) -> Sequence[str]:
        if len(self.names) <= _FEW:
            return self._ordered
        met = sorted(
            (self._by_run[run] for run in _runs(word) if run in self._by_run), key=len
        )  # fmt: skip
        shared = Counter(place for places in met[:_RUNS_ASKED] for place in places)
        ranked = sorted(shared, key=lambda place: (-shared[place], place))
        return [self._ordered[place] for place in ranked[:_COMPARED]]

    @cached_property
    def _ordered(self) -> list[str]:
        return sorted(self.names)

    @cached_property
    def _by_run(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(self._ordered):
            for run in _runs(name):
                index[run].append(place)
        return dict(index)


def _runs(word: str) -> set[str]:
    return {word[at : at + _RUN] for at in range(len(word) - _RUN + 1)}
