import json

import pytest

from newsroom.admin.configuration import configuration
from newsroom.admin.form import fields_of
from newsroom.admin.words import CHOICES, TYPES
from newsroom.fields import MODELS
from newsroom.site import Admin, Section, Site

SITE = Site(
    name="Đảng ủy Khối",
    sections=(Section(name="Xây dựng Đảng", slug="xay-dung-dang"),),
    admin=Admin(enabled=True, backend="github", repo="khoi/trang"),
)
FOUND = configuration(SITE)
COLLECTIONS = {one["name"]: one for one in FOUND["collections"]}
ALL = {**MODELS, "data": Site}


def names(fields):
    """Every field by its way from the top."""
    for field in fields:
        name = field["name"] if isinstance(field, dict) else field.name
        yield name
        inner = field.get("fields", ()) if isinstance(field, dict) else field.parts
        yield from (f"{name}.{part}" for part in names(inner))


def widgets(fields):
    for field in fields:
        yield field
        yield from widgets(field.get("fields", ()))


def fields(collection):
    one = COLLECTIONS[collection]
    return one["fields"] if "fields" in one else one["files"][0]["fields"]


def test_there_is_a_collection_for_every_type_and_for_the_site():
    assert set(COLLECTIONS) == set(ALL)
    assert set(TYPES) == set(MODELS)


@pytest.mark.parametrize("collection", ALL)
def test_the_form_has_every_field_of_the_model_and_no_other(collection):
    found = set(names(fields(collection))) - {"body"}
    assert found == set(names(fields_of(ALL[collection])))


@pytest.mark.parametrize("collection", ALL)
def test_every_label_and_value_is_in_vietnamese_words(collection):
    for field in widgets(fields(collection)):
        assert field["label"] != field["name"]
    for field in fields_of(ALL[collection]):
        for value, label in field.choices:
            assert (field.name, value) in CHOICES or value == label


def test_widgets_follow_the_kind_of_the_field():
    kinds = {field["name"]: field["widget"] for field in fields("articles")}
    assert kinds["date"] == "datetime"
    assert kinds["highlight"] == "boolean"
    assert kinds["image"] == "image"
    assert kinds["tags"] == "list"
    assert kinds["status"] == "select"
    assert kinds["corrections"] == "list"
    assert kinds["summary"] == "text"
    assert {field["name"]: field["widget"] for field in fields("videos")}["captions"] == "file"


def test_sections_are_those_of_the_site():
    (category,) = (field for field in fields("articles") if field["name"] == "category")
    assert category["options"] == [{"value": "Xây dựng Đảng", "label": "Xây dựng Đảng"}]


def test_the_status_is_asked_and_never_set_by_a_default():
    """A default would be written into published articles too, which name no status."""
    for folder in TYPES:
        (status,) = (field for field in fields(folder) if field["name"] == "status")
        assert status["required"]
        assert "default" not in status


@pytest.mark.parametrize(
    ("backend", "api"), [("github", "/api/v3"), ("gitlab", "/api/v4"), ("gitea", "/api/v1")]
)
def test_one_setting_chooses_the_forge(backend, api):
    plain = SITE.model_copy(update={"admin": Admin(backend=backend, repo="a/b", branch="chinh")})
    found = configuration(plain)["backend"]
    assert (found["name"], found["repo"], found["branch"]) == (backend, "a/b", "chinh")
    assert "api_root" not in found
    own = Admin(backend=backend, repo="a/b", base_url="https://git.example.vn/")
    found = configuration(SITE.model_copy(update={"admin": own}))["backend"]
    assert found["api_root"] == f"https://git.example.vn{api}"
    queries = None if backend == "gitea" else "https://git.example.vn/api/graphql"
    assert found.get("graphql_api_root") == queries


def test_it_is_plain_data():
    assert json.loads(json.dumps(FOUND)) == FOUND
