"""``content/site.yaml``: what an editor may set about the site itself.

The model is the only place where its fields are defined. Everything but the name and the sections
may stay empty; what the law asks for and is empty is reported as "chưa khai báo", never invented.
"""

from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from newsroom.fields import Checked

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=80)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]
PublicUrl = Annotated[str, StringConstraints(pattern=r"^(https?://[^\s/?#]+(/[^\s?#]*)?)?$")]

#: What decree 174/2026 wants on every page of a public site; empty ones are reported.
EXPECTED = ("url", "parent_body", "address", "phone", "email", "responsible")


class Section(BaseModel):
    """A section of the paper: its name as editors write it in ``category``, and its address."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[Line, Field(min_length=1)]
    slug: Slug
    summary: Line = ""


class Redirect(BaseModel):
    """An old address that now leads elsewhere."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    source: Annotated[Line, Field(alias="from", min_length=1)]
    target: Annotated[Line, Field(alias="to", min_length=1)]


class Style(BaseModel):
    """House style switches that the proofreader follows."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tone_marks: Literal["old", "new"] = "old"
    ensure: Literal["bảo đảm", "đảm bảo", ""] = ""
    yearly: Literal["hằng năm", "hàng năm", ""] = ""
    city: Literal["TP. Hồ Chí Minh", "TP.HCM", "TP. HCM", ""] = ""


class Admin(BaseModel):
    """The browser form at ``/admin/``; off unless switched on."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    enabled: bool = False
    backend: Literal["github", "gitlab", "gitea"] = "github"
    repo: Line = ""
    branch: Line = "main"
    base_url: PublicUrl = ""


class Site(Checked):
    """The whole of ``content/site.yaml``."""

    name: Annotated[Line, Field(min_length=1)]
    short_name: Line = ""
    tagline: Line = ""
    url: PublicUrl = ""
    parent_body: Line = ""
    address: Line = ""
    phone: Line = ""
    email: Line = ""
    responsible: Line = ""
    license: Line = ""
    report_email: Line = ""
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    redirects: tuple[Redirect, ...] = ()
    style: Style = Style()
    social_cards: bool = True
    search: bool = True
    compression: bool = True
    articles_per_page: Annotated[int, Field(ge=5, le=100)] = 20
    admin: Admin = Admin()
    topics: tuple[Line, ...] = ()

    def section_named(self, name: str) -> Section | None:
        """Return the section that editors call ``name``."""
        return next((section for section in self.sections if section.name == name), None)

    @property
    def feed_authority(self) -> str:
        """Return the name that ``tag:`` URIs use while the site has no public address."""
        return urlsplit(self.url).hostname or "localhost"

    def undeclared(self) -> tuple[str, ...]:
        """Return the expected fields that are still empty, in their order."""
        return tuple(field for field in EXPECTED if not getattr(self, field))
