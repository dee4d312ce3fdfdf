"""The configuration of the browser form, made from the content contract.

Written for Sveltia CMS with the options that Decap CMS shares, so that either could be put in. What
it saves must be what ``reading`` reads: texts double-quoted, dates in our form, empty fields left
out, pictures by their path from the content root.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from newsroom.admin.form import FormField, fields_of
from newsroom.admin.words import TYPES
from newsroom.fields import MODELS
from newsroom.site import Admin, Site

#: Where an entry of a folder is filed, beyond its slug.
_PATHS = {"articles": "{{year}}/{{month}}/{{slug}}"}
_SLUGS = {"documents": "{{number}}-{{fields.issued_on | date('YYYY')}}"}
#: Texts of several lines in the form.
_LONG = frozenset({"summary", "source", "note", "transcript", "image_caption", "scope", "credit"})
_EXTENSIONS = {"file": ".mp4,.webm", "captions": ".vtt"}
#: Named while the site has no repository: the form then works on a folder of the machine only.
_NOWHERE = "chua-khai-bao/kho-ma"
_ZONE = "Asia/Ho_Chi_Minh"
#: What a picture's path begins with in the files, and where it lies in the repository.
_PUBLIC = "/media"
#: An editor fills a form from its head: what is needed, whether it is a draft, the text, the rest.
_BODY = {
    "name": "body",
    "label": "Nội dung",
    "widget": "markdown",
    "required": False,
    # What our Markdown and the rules for headings know; “code” keeps the code of old articles whole.
    "buttons": [
        "bold", "italic", "code", "link", "heading-two", "heading-three", "heading-four", "quote",
        "bulleted-list", "numbered-list",
    ],
}  # fmt: skip
#: Asked of everybody, without a default: the program would write one into published articles too,
#: which do not name their status, and so unpublish whatever an editor only corrects.
_ASKED = {"status"}


def configuration(site: Site, *, test: bool = False, home: str = "content") -> dict[str, Any]:
    """Return the configuration as plain data; ``test`` keeps entries in the browser only.

    ``home`` is the content folder as the repository knows it.
    """
    sections = tuple((section.name, section.name) for section in site.sections)
    found: dict[str, Any] = {
        "backend": {"name": "test-repo"} if test else _backend(site.admin),
        "app_title": f"Soạn bài – {site.short_name or site.name}",
        "media_folder": f"{home}/media",
        "public_folder": _PUBLIC,
        "media_libraries": {
            "default": {"config": {"max_file_size": 5_000_000, "slugify_filename": True}},
            "stock_assets": {"providers": []},
        },
        "show_preview_links": False,
        "slug": {
            "encoding": "ascii",
            "clean_accents": True,
            "lowercase": True,
            "maxlength": 80,
            "trim": True,
            "timezone": "local",
        },
        "output": {
            "omit_empty_optional_fields": True,
            "encode_file_path": False,
            "yaml": {"quote": "double", "indent_sequences": True},
        },
        "collections": [
            *(_collection(folder, home, sections) for folder in TYPES),
            _site_data(home),
        ],
    }
    if site.url:
        found |= {"site_url": site.url, "display_url": site.url}
    return found


def _backend(admin: Admin) -> dict[str, Any]:
    """Return where the form saves: one setting chooses GitHub, GitLab or Gitea."""
    found: dict[str, Any] = {
        "name": admin.backend,
        "repo": admin.repo or _NOWHERE,
        "branch": admin.branch,
    }
    if admin.base_url:
        found["base_url"] = admin.base_url
        api = {"gitea": "/api/v1", "gitlab": "/api/v4", "github": "/api/v3"}[admin.backend]
        found["api_root"] = admin.base_url.rstrip("/") + api
        if admin.backend != "gitea":
            # The program guesses another place for GitHub's own servers than they have.
            found["graphql_api_root"] = admin.base_url.rstrip("/") + "/api/graphql"
    # Without a sign-in service of our own an editor brings an access token of the forge.
    found["auth_methods"] = ["token"]
    found["commit_messages"] = {
        "create": "content: thêm “{{slug}}”",
        "update": "content: sửa “{{slug}}”",
        "delete": "content: xóa “{{slug}}”",
        "uploadMedia": "content: thêm tệp “{{path}}”",
        "deleteMedia": "content: xóa tệp “{{path}}”",
    }
    return found


def _collection(folder: str, home: str, sections: Iterable[tuple[str, str]]) -> dict[str, Any]:
    one, many = TYPES[folder]
    known = fields_of(MODELS[folder])
    needed = [_widget(field, sections) for field in known if field.required]
    later = [_widget(field, sections) for field in known if not field.required]
    status = [field for field in later if field["name"] == "status"]
    fields = [*needed, *status, _BODY, *(field for field in later if field not in status)]
    found: dict[str, Any] = {
        "name": folder,
        "label": many,
        "label_singular": one,
        "folder": f"{home}/{folder}",
        # From the root of the repository: pictures lie together by year, not beside the entry.
        "media_folder": f"/{home}/media/{{{{year}}}}",
        "public_folder": f"{_PUBLIC}/{{{{year}}}}",
        "create": True,
        "extension": "md",
        "format": "yaml-frontmatter",
        "slug": _SLUGS.get(folder, "{{title}}"),
        "identifier_field": "title",
        "sortable_fields": ["date", "title"] if folder not in {"pages", "documents"} else ["title"],
        "fields": fields,
    }
    if folder in _PATHS:
        found["path"] = _PATHS[folder]
    return found


def _site_data(home: str) -> dict[str, Any]:
    fields = [_widget(field, ()) for field in fields_of(Site)]
    file = {
        "name": "site",
        "label": "Thông tin trang",
        "file": f"{home}/site.yaml",
        "fields": fields,
    }
    return {"name": "data", "label": "Dữ liệu chung", "files": [file]}


def _widget(field: FormField, sections: Iterable[tuple[str, str]]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": field.name,
        "label": field.title,
        # A choice that has a default needs no “none” beside its values.
        "required": field.required or (field.kind == "choice" and bool(field.default)),
        **_kind(field, tuple(sections)),
    }
    if field.hint:
        found["hint"] = field.hint
    if field.pattern:
        found["pattern"] = [_javascript(field.pattern), field.hint or "Chưa đúng dạng."]
    known = field.kind in {"choice", "flag", "number", "text"} and field.name not in _ASKED
    if known and field.default not in (None, "", ()):
        found["default"] = field.default
    return found


def _javascript(pattern: str) -> str:
    """Return a pattern of ours as JavaScript reads it; it takes whole values already."""
    return pattern.replace("(?:", "(")


def _kind(field: FormField, sections: tuple[tuple[str, str], ...]) -> Mapping[str, Any]:
    if field.name == "category":
        return {"widget": "select", "options": _options(sections)}
    match field.kind:
        case "moment":
            return {
                "widget": "datetime",
                "format": "YYYY-MM-DD HH:mm",
                "input_timezone": _ZONE,
                "default": "{{now}}" if field.required else "",
            }
        case "day":
            return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD", "default": ""}
        case "flag":
            return {"widget": "boolean"}
        case "number":
            bounds = {"min": field.least, "max": field.greatest}
            return {"widget": "number", "value_type": "int"} | {
                name: value for name, value in bounds.items() if value is not None
            }
        case "media":
            extensions = _EXTENSIONS.get(field.name)
            if field.title.startswith("Ảnh") or extensions is None:
                return {"widget": "image", "choose_url": False}
            return {"widget": "file", "choose_url": False, "accept": extensions}
        case "choice":
            return {"widget": "select", "options": _options(field.choices)}
        case "words":
            return {"widget": "list"}
        case "group":
            return {"widget": "object", "collapsed": True, "fields": _parts(field)}
        case "groups":
            return {"widget": "list", "collapsed": True, "fields": _parts(field)}
    return {"widget": "text" if field.name in _LONG else "string"} | (
        {"maxlength": field.most} if field.most else {}
    )


def _parts(field: FormField) -> list[dict[str, Any]]:
    return [_widget(part, ()) for part in field.parts]


def _options(choices: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"value": value, "label": label} for value, label in choices]
