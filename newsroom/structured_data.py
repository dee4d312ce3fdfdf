"""JSON-LD (schema.org) of what a page shows, as plain dictionaries."""

from collections.abc import Mapping

from newsroom.edition import Edition
from newsroom.press import Link
from newsroom.records import Article, Exemplar, Gallery, Video
from newsroom.text import dates
from newsroom.text.signature import is_body

Data = Mapping[str, object]
CONTEXT = "https://schema.org"


def _publisher(edition: Edition) -> Data:
    home = edition.addresses.home()
    return {"@type": "Organization", "name": edition.site.name, "url": _public(edition, home)}


def _author(edition: Edition, name: str) -> Data:
    url = edition.addresses("AUTHOR", slug=edition.catalogue.author_slugs[name])
    return _signer(edition, name, url)


def _signer(edition: Edition, name: str, url: str) -> Data:
    kind = "Organization" if is_body(name) else "Person"
    return {"@type": kind, "name": name, "url": _public(edition, url)}


def profile(edition: Edition, author: Link) -> tuple[Data, ...]:
    """Return ProfilePage of somebody who signs, a person or a body."""
    signer = _signer(edition, author.title, author.url)
    return ({"@context": CONTEXT, "@type": "ProfilePage", "mainEntity": signer},)


def _public(edition: Edition, url: str) -> str:
    return edition.addresses.absolute(url) or url


def _lean(data: Data) -> Data:
    return {key: value for key, value in data.items() if value not in ("", None, [], ())}


def organization(edition: Edition) -> tuple[Data, ...]:
    """Return the body that publishes, and the site."""
    site, home = edition.site, _public(edition, edition.addresses.home())
    body = {
        "@context": CONTEXT,
        "@type": "Organization",
        "name": site.name,
        "url": home,
        "address": site.address,
        "telephone": site.phone,
        "email": site.email,
        "parentOrganization": {"@type": "Organization", "name": site.parent_body}
        if site.parent_body
        else None,
    }
    web = {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": site.name,
        "url": home,
        "inLanguage": "vi",
    }
    return _lean(body), web


def news_article(edition: Edition, article: Article) -> Data:
    """Return NewsArticle of an article; its pictures are the crops of the lead one, else the card."""
    url = _public(edition, edition.url(article))
    section = edition.section(article.category).title
    images = edition.crops(article.image) or (
        edition.card_url(article.title, section, article.date),
    )
    authors = [_author(edition, name) for name in article.authors]
    publisher, published = _publisher(edition), dates.iso(article.date)
    return _lean(
        {
            "@context": CONTEXT,
            "@type": "NewsArticle",
            "headline": article.title,
            "description": article.summary,
            "datePublished": published,
            "dateModified": dates.iso(article.modified) if article.modified else published,
            "articleSection": section,
            "keywords": list(article.tags),
            "inLanguage": article.lang,
            "mainEntityOfPage": url,
            "image": [_public(edition, src) for src in images if src],
            "author": authors or publisher,
            "publisher": publisher,
        }
    )


def exemplar(edition: Edition, record: Exemplar) -> tuple[Data, ...]:
    """Return Person with award for people, Organization for collectives, nothing for projects."""
    kinds = {"individual": "Person", "collective": "Organization"}
    if record.form not in kinds:
        return ()
    unit = {"@type": "Organization", "name": record.unit}
    data = {
        "@context": CONTEXT,
        "@type": kinds[record.form],
        "name": record.title,
        "award": record.award,
        "description": record.summary,
        "url": _public(edition, edition.url(record)),
        ("affiliation" if record.form == "individual" else "parentOrganization"): unit,
    }
    return (_lean(data),)


def gallery(edition: Edition, record: Gallery) -> tuple[Data, ...]:
    """Return ImageGallery with its pictures."""
    pictures = [edition.picture(photo, "gallery") for photo in record.photos]
    data = {
        "@context": CONTEXT,
        "@type": "ImageGallery",
        "name": record.title,
        "description": record.summary,
        "datePublished": dates.iso(record.date),
        "url": _public(edition, edition.url(record)),
        "image": [
            _lean(
                {
                    "@type": "ImageObject",
                    "contentUrl": _public(edition, picture.url),
                    "caption": picture.caption or picture.alt,
                    "creditText": picture.credit,
                }
            )
            for picture in pictures
            if picture
        ],
    }
    return (_lean(data),)


def video(edition: Edition, record: Video) -> tuple[Data, ...]:
    """Return VideoObject."""
    poster = edition.picture(record.poster, "poster")
    thumbnail = (
        poster.url
        if poster
        else edition.card_url(record.title, edition.t("title.videos"), record.date)
    )
    base = edition.addresses.base
    file = edition.media.file_url(record.file, base)
    data = {
        "@context": CONTEXT,
        "@type": "VideoObject",
        "name": record.title,
        "description": record.summary or record.title,
        "uploadDate": dates.iso(record.date),
        "thumbnailUrl": _public(edition, thumbnail) if thumbnail else "",
        "contentUrl": _public(edition, file) if file else "",
        "embedUrl": f"https://www.youtube-nocookie.com/embed/{record.youtube}"
        if record.youtube
        else "",
        "duration": _iso_duration(record.duration),
        "transcript": record.transcript,
    }
    return (_lean(data),)


def _iso_duration(text: str) -> str:
    if not text:
        return ""
    parts = [int(part) for part in text.split(":")]
    hours, minutes, seconds = [0] * (3 - len(parts)) + parts
    return f"PT{hours}H{minutes}M{seconds}S"
