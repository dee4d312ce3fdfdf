"""The pages of all rooms of the site, listed no further than a build has to do with them."""

from collections.abc import Callable, Iterable

from newsroom.press import Page, Shows

#: Lists the pages of a room; where each shows its own body, those of some sources if asked so.
Room = Callable[..., Iterable[Page]]


class Rooms:
    """Takes rooms as they come; ``listed`` are the pages that the build has to do with."""

    def __init__(self) -> None:
        self.listed: list[Page] = []
        self.is_whole = False
        self._rooms: list[tuple[Room, Shows]] = []

    def add(self, pages: Room, bodies: Shows) -> None:
        """Take a room, and its pages too where those of all others are listed."""
        self._rooms.append((pages, bodies))
        if self.is_whole:
            self.listed += pages()

    def list_all(self) -> list[Page]:
        """List and return all pages."""
        if not self.is_whole:
            self.listed = [page for room, _ in self._rooms for page in room()]
            self.is_whole = True
        return self.listed

    def list_bodies(self, rewritten: set[str]) -> list[Page]:
        """List and return the pages that may show one of the bodies of some sources."""
        self.listed = [
            page
            for room, bodies in self._rooms
            if bodies != "none"
            for page in (room(rewritten) if bodies == "own" else room())
        ]
        return self.listed
