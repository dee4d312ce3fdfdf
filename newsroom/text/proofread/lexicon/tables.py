"""Read tables of words that are written as text, which stays readable where a list would not."""


def word_set(table: str) -> frozenset[str]:
    """Read words parted by white space."""
    return frozenset(table.split())


def word_list(table: str) -> tuple[str, ...]:
    """Read words parted by white space, in their order."""
    return tuple(table.split())


def phrases(table: str) -> tuple[str, ...]:
    """Read phrases parted by commas, on any number of lines."""
    return tuple(" ".join(entry.split()) for entry in table.split(",") if entry.strip())
