"""A row of the table: how often something was done to a house, and how often all was well.

Every trial asks the same three questions: is what readers are served whole, was the message one sentence
that a person can act on, and is the next ordinary run right without a hand?
"""

import sys
from dataclasses import dataclass, field

from tests.faults.house import is_sentence
from tests.faults.nursery import End

#: Seconds of the clock: more than any trial takes, also on a machine with much else to do; a command
#: that does not end by then hangs.
PATIENCE = 1_200


@dataclass
class Row:
    """How often something was done, and how often each question had a good answer.

    ``told`` counts those that ended by themselves with a failure, as only they say why; ``wrong`` tells
    the first few that went wrong.
    """

    fault: str
    times: int = 0
    whole: int = 0
    told: int = 0
    failed: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, *, whole: bool, right: bool, end: End | None = None, note: str = "") -> None:
        """Count one trial; ``end`` is how a command ended that was not killed and did not succeed."""
        self.times += 1
        if self.times % 20 == 0:  # of an hour's row
            sys.stderr.write(f"{self.fault}: {self.times}, {len(self.wrong)} sai\n")
        self.whole += whole
        self.right += right
        fine = whole and right
        if end is not None and end.status != 0:
            sound = end.status == 3 and is_sentence(end)
            self.failed += 1
            self.told += sound
            fine = fine and sound
        if not fine and len(self.wrong) < 5:
            self.wrong.append(
                f"{note} {end.status if end else ''} {end.told[-500:] if end else ''}"
            )

    @property
    def is_fine(self) -> bool:
        """Tell whether nothing at all went wrong."""
        return self.whole == self.right == self.times and self.told == self.failed
