"""A cited document that the site's register does not have.

Needs the register, so it is no check of a text alone: `newsroom.checking` keeps what every text
cites and compares it with ``content/documents``. A hint: a registered document has a page of its
own with title, date and issuing body, and readers get from the article to it.
"""

from datetime import date
from functools import cache

ID = "citation-unregistered"
FINDS = "Văn bản được viện dẫn chưa có trong sổ văn bản của trang (content/documents)."


@cache
def told(kind: str, number: str, issued_on: date | None, issuer: str) -> tuple[str, str]:
    """Return message and remedy for a document; what the text tells of it is in the command."""
    name = f"{kind} {number}".strip()
    fields = {"number": number, "type": kind, "issuing_body": issuer}
    if issued_on:
        fields["issued_on"] = issued_on.isoformat()
    # Double quotes part words in every shell that ./inv and inv.cmd meet.
    given = " ".join(f'--field "{field}={value}"' for field, value in fields.items() if value)
    return (
        f"“{name}” chưa có trong sổ văn bản.",
        f"Thêm bằng lệnh `./inv new --type van-ban {given}`.",
    )
