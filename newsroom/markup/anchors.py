"""The ids of headings."""

from newsroom.text.slug import slugify

#: Ids that pages have beside those of the body; a test compares them with the templates.
TAKEN = frozenset(("a-z", "a-z-title", "main", "menu", "search-hint", "search-q"))


def anchor(heading: str) -> str:
    """Return the id of a heading by its words; it is none that a page has for itself."""
    slug = slugify(heading) or "muc"
    return f"muc-{slug}" if slug in TAKEN else slug
