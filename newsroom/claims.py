"""What an output is known to hold: claims, and what was filed of them."""

from msgspec import Struct

#: Of the ledgers below; code and templates are in the keys, so their change costs no lost ledger.
FORMAT = "5"


class Claim(Struct, frozen=True, array_like=True):
    """Why a path is what it is.

    ``key`` stands for everything that shapes the file; ``bodies`` for the bodies that it shows
    itself, empty where the file is none of the pages that show one; ``basis`` for all else that its
    view was made from, empty where that is not known. ``listed`` is its date in the machines' site
    map, ``-`` where it has none, empty where it is not listed; ``files`` are derivatives it shows.
    """

    key: str
    bodies: str = ""
    basis: str = ""
    listed: str = ""
    files: tuple[str, ...] = ()


class Scene(Struct, frozen=True, array_like=True):
    """What pages share: ``shared`` without the records, ``whole`` with what others see of them.

    ``seen`` stands for the latter alone.
    """

    shared: str = ""
    whole: str = ""
    seen: str = ""


class Filed(Struct, frozen=True, array_like=True):
    """What the last build wrote at a path, and by which claim."""

    claim: Claim
    digest: str
    size: int
    mtime_ns: int


class Filing(Struct, frozen=True, array_like=True):
    """The whole of the last build.

    ``folders`` are the modification times of the folders: a file that came or went since then shows
    there, at a tenth of the price of listing them. ``pages`` is how many of the files are pages.
    """

    scene: Scene
    files: dict[str, Filed]
    folders: dict[str, int] = {}
    pages: int = 0
