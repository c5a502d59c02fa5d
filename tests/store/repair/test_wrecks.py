"""Files cut off and spoilt at any byte: what stands whole in them is saved, and they stay as they are."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from tests.store.repair.files import NAME, TEXT, WATER, tag_file
from tests.support.store_texts import LAYLA, MORNING, SAMI, SENTENCES, article_of
from tests.support.themes import add_theme
from tui.annotations.operations import AddTheme, SetNote, SetReviewed
from tui.errors.tag_file import UnrepairableDatabaseError
from tui.model import Label, Theme
from tui.store.annotation_store import AnnotationStore
from tui.store.repair import Examined, examined, repair
from tui.store.repair.reading.decoding import decoded
from tui.store.repair.reading.walk import walk

if TYPE_CHECKING:
    from pathlib import Path

IDS = ("garden", "museum", "أخبار/قطار")
THEME = Theme("مياه", Label("مياه", "Water"), "#0072B2")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a file as the program writes it: three articles, two annotators, a theme."""
    path = tmp_path_factory.mktemp("sound") / "tags.json"
    store = AnnotationStore(path, now=lambda: MORNING)
    for name in IDS:
        article = article_of(*(f"{name} {each}" for each in SENTENCES), article_id=name)
        spans = [paragraph.span for paragraph in article.paragraphs]
        store.apply(article, [AddTheme(spans[0], "arms"), SetNote(spans[1], 'قال: "نعم"، {"1": {}}')], LAYLA)
        store.apply(article, [SetReviewed(span, reviewed=True) for span in spans[:3]], SAMI)
    add_theme(store, THEME)
    return path.read_bytes()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def articles(raw: bytes) -> dict[str, Any]:
    return {document["name"]["id"]: document for document in json.loads(raw)["articles"].values()}


def at(raw: bytes, what: str, article: str) -> int:
    """Return the byte at which something stands in the document of an article."""
    return raw.index(what.encode(), raw.index(f'"id":"{article}"'.encode()))


def whole_before(raw: bytes, byte: int) -> dict[str, Any]:
    """Return the articles of a sound file whose last bracket stands before ``byte``."""
    text, before = raw.decode(), {}
    for match in re.finditer(r'^"[0-9]+": (?=\{"name")', text, re.MULTILINE):
        document, end = json.JSONDecoder().raw_decode(text, match.end())
        if len(text[:end].encode()) <= byte:
            before[document["name"]["id"]] = document
    return before


def looked_at(folder: Path, raw: bytes) -> Examined:
    for file in folder.iterdir():
        file.unlink()
    path = folder / "tags.json"
    path.write_bytes(raw)
    return examined(path, raw)


def repaired(folder: Path, raw: bytes) -> dict[str, Any] | None:
    """Return what stock TinyDB reads as the articles of the repaired file, None where there is nothing to repair."""
    found = looked_at(folder, raw)
    if found.refusal or not found.faults:
        return None
    path = folder / "tags.json"
    try:
        new = repair(path, found).path
    except UnrepairableDatabaseError:
        return {}
    assert path.read_bytes() == raw
    assert not examined(new, new.read_bytes()).faults
    assert AnnotationStore(new).snapshot().annotators is not None
    with TinyDB(new, encoding="utf-8", access_mode="r") as stock:
        return {document["name"]["id"]: dict(document) for document in stock.table("articles").all()}


def test_a_sound_file_has_no_fault(folder: Path, sound: bytes) -> None:
    assert examined(folder / "tags.json", sound).faults == ()


def test_cut_off_at_any_byte(folder: Path, sound: bytes) -> None:
    kept = 0
    for byte in range(1, len(sound.rstrip()), 7):
        saved = repaired(folder, sound[:byte])
        assert saved is not None
        expected = whole_before(sound, byte)
        assert saved.items() >= expected.items()
        kept += len(expected)
    assert kept > 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), byte=st.integers(0, 255), length=st.integers(1, 40))
@example(place=0.5, byte=ord('"'), length=1)
@example(place=0.5, byte=ord("}"), length=1)
def test_spoilt_at_any_byte(folder: Path, sound: bytes, place: float, byte: int, length: int) -> None:
    start = int(place * len(sound))
    raw = sound[:start] + bytes([byte]) * length + sound[start + length :]

    saved = repaired(folder, raw)

    if saved is not None:
        for name, document in whole_before(sound, start).items():
            # A bracket too many closes things: what stands behind it can be laid to an article of the same name only.
            assert document["paragraphs"] == saved[name]["paragraphs"][: len(document["paragraphs"])]


@pytest.mark.parametrize("table", ["meta", "articles", "codebook"])
def test_a_table_whose_name_cannot_be_read_is_saved(folder: Path, sound: bytes, table: str) -> None:
    start = sound.index(f'"{table}"'.encode()) + 3
    raw = sound[:start] + b"\x80" + sound[start + 1 :]

    assert repaired(folder, raw) == articles(sound)
    (repaired_file,) = folder.glob("tags.repaired*.json")
    assert json.loads(repaired_file.read_bytes())["codebook"] == json.loads(sound)["codebook"]


def test_a_table_without_a_name_is_saved(folder: Path, sound: bytes) -> None:
    assert repaired(folder, sound.replace(b'"articles"', b'""')) == articles(sound)


def test_a_table_of_others_keeps_what_can_be_read_of_its_name(folder: Path, sound: bytes) -> None:
    raw = sound.rstrip().removesuffix(b"}") + b',"mi\x80ne":{"1":{"a":"b"}}}'

    assert repaired(folder, raw) == articles(sound)
    (repaired_file,) = folder.glob("tags.repaired*.json")
    assert json.loads(repaired_file.read_bytes())["mi\ufffdne"] == {"1": {"a": "b"}}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60))
@example(b"")
@example(b'{"meta":{"1":')
@example(b"[" * 100_000)
@example(b'{"1":' * 5_000)
@example(b'{"articles":{"1":' + b'{"1":' * 2_000)
@example(b'{"articles":{"1":' + b"9" * 5_000)
@example(b'{"articles":{"1":1e999,"2":NaN}}')
def test_nothing_is_too_strange_to_be_looked_at(folder: Path, raw: bytes) -> None:
    path = folder / "tags.json"
    found = examined(path, raw)
    assert found.refusal or found.faults


@pytest.mark.parametrize(
    "piece", ['"1": {x', '{"a":', "{", '{"start":0,"quote":"x",', '"paragraphs":[{"a":', "[", '"id":"', '{"7":{"a":"',
              '{"by":"x","themes":{', '"layers":[{"by":', '{"end":1,"layers":[', '"sha256":"x",']
)  # fmt: skip
def test_a_file_of_nothing_but_damage_is_read_a_few_times_at_most(piece: str) -> None:
    assert walk('{"articles": {"1": {' + piece * 3_000).gaps


def test_a_damaged_layer_costs_that_layer_alone(folder: Path, sound: bytes) -> None:
    start = at(sound, '{"by":"سامي"', "museum") + 3
    raw = sound[:start] + b",," + sound[start + 2 :]

    saved = repaired(folder, raw)

    expected = articles(sound)
    del expected["museum"]["paragraphs"][0]["layers"][0]
    assert saved == expected
    assert looked_at(folder, raw).unread == 1


def test_a_paragraph_whose_beginning_is_damaged_keeps_its_layers(folder: Path, sound: bytes) -> None:
    start = at(sound, '{"end"', "museum")

    saved = repaired(folder, sound[:start] + b"xxxx" + sound[start + 4 :])

    assert saved == articles(sound)


def test_where_the_words_are_lost_the_place_is_enough(folder: Path, sound: bytes) -> None:
    start = at(sound, '"quote": "', "museum") + len('"quote": ')

    saved = repaired(folder, sound[:start] + b"7" + sound[start + 1 :])

    expected = articles(sound)
    del expected["museum"]["paragraphs"][0]["quote"]
    assert saved == expected


def test_of_a_broken_head_the_paragraphs_and_the_documents_behind_it_are_saved(folder: Path, sound: bytes) -> None:
    start = at(sound, '"title"', "museum")

    saved = repaired(folder, sound[:start] + b"}]" + sound[start + 2 :])

    expected = articles(sound)
    expected["museum"]["name"] |= {"at": "", "title": ""}
    assert saved == expected


def test_two_paragraphs_that_a_cut_has_made_one_are_told_apart(folder: Path, sound: bytes) -> None:
    end = at(sound, "]},\n{", "museum")
    raw = sound[:end] + b"]," + sound[end + 5 :]

    assert repaired(folder, raw) == articles(sound)
    found = looked_at(folder, raw)
    assert ([fault.what.partition(": ")[2] for fault in found.faults], found.unread) == (["a name is there twice"], 0)


def test_paragraphs_of_a_document_whose_head_is_gone_are_of_a_document_of_their_own(folder: Path, sound: bytes) -> None:
    names = [*articles(sound)]
    start, end = sound.index(b'": {"name"', at(sound, "paragraphs", names[0])), at(sound, '{"end"', names[1])

    saved = repaired(folder, sound[:start] + b"\0" * (end - start) + sound[end:])

    assert saved is not None
    (unknown,) = (name for name in saved if name.startswith("unknown-"))
    assert saved[unknown]["paragraphs"] == articles(sound)[names[1]]["paragraphs"]
    assert saved[names[0]] == articles(sound)[names[0]]


def test_paragraphs_within_one_that_was_typed_are_kept(folder: Path, sound: bytes) -> None:
    start = at(sound, '{"end"', "museum")

    saved = repaired(folder, sound[:start] + b'{"start":' + sound[start:])

    assert saved == articles(sound)


def test_paragraphs_within_an_object_that_was_typed_are_kept(folder: Path, sound: bytes) -> None:
    start = at(sound, '"paragraphs"', "museum")

    assert repaired(folder, sound[:start] + b'"a":{' + sound[start:]) == articles(sound)


def test_a_theme_or_a_machine_may_be_called_by_a_number(folder: Path) -> None:
    datum = {"at": "2031", "on": True}
    layer = {"by": "x", "themes": {"1": datum, "2": datum}, "note": {"77": {"at": "2031", "text": "x"}}}
    paragraph = {"start": 0, "end": 1, "quote": "x", "layers": [layer, {**layer, "by": "y"}]}
    raw = json.dumps(tag_file(articles={"1": {**TEXT, "paragraphs": [paragraph]}})).encode()
    start = raw.index(b'"themes"')

    saved = repaired(folder, raw[:start] + b"," + raw[start:])

    assert saved is not None
    assert saved["garden"]["paragraphs"][0]["layers"] == [{**layer, "by": "y"}]


def test_a_byte_that_is_not_utf_8_costs_its_letter(folder: Path, sound: bytes) -> None:
    byte = at(sound, 'قال: \\"نعم', "garden")
    raw = sound[:byte] + b"\xff" + sound[byte + 1 :]

    found = examined(folder / "tags.json", raw).faults

    assert found[0].what == f"not UTF-8 at byte {byte}"
    saved = repaired(folder, raw)
    assert saved is not None
    (_, laylas) = saved["garden"]["paragraphs"][1]["layers"]
    assert laylas["note"]["desk"]["text"] == "\ufffd\ufffd" + 'ال: "نعم"، {"1": {}}'


def test_the_damaged_byte_is_named(folder: Path, sound: bytes) -> None:
    byte = at(sound, '"museum"', "museum")
    raw = sound[:byte] + b"x" + sound[byte + 1 :]

    assert examined(folder / "tags.json", raw).faults[0].what == f"damaged at byte {byte}: Expecting value"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-16", "UTF-16"), ("utf-8-sig", "UTF-8 with a byte order mark"), ("cp1256", "windows-1256")],
)
def test_other_encodings_are_named_and_decoded(folder: Path, encoding: str, name: str) -> None:
    document = {**TEXT, "name": {**NAME, "title": "حديقة الليمون"}, "paragraphs": []}
    raw = json.dumps(tag_file(articles={"1": document}), ensure_ascii=False).encode(encoding)

    assert [fault.what for fault in examined(folder / "tags.json", raw).faults] == [
        f"the file is {name}, not plain UTF-8"
    ]
    assert repaired(folder, raw) == {"garden": document}


def test_a_mark_of_utf_16_is_no_text() -> None:
    assert decoded(b"\xff\xfe{\0").text == "{"


# What comes from a backup


def completed(folder: Path, raw: bytes, **backups: bytes) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Return the tables of the repaired file, and what in it is from which backup, by its day."""
    found = looked_at(folder, raw)
    for day, content in backups.items():
        (folder / f".tags.json.2031-05-0{day[-1]}.bak").write_bytes(content)
    done = repair(folder / "tags.json", found)
    return json.loads(done.path.read_bytes()), [(each.what, each.done[-14:-4]) for each in done.sources]


def test_what_was_lost_comes_from_the_newest_sound_backup_and_is_said_to(folder: Path, sound: bytes) -> None:
    second = [*articles(sound)][1]
    end = at(sound, "paragraphs", second)

    tables, sources = completed(folder, sound[:end], day3=sound, day4=sound[:900])

    assert articles(json.dumps(tables).encode()) == articles(sound)
    assert sources == [("6 paragraphs", "2031-05-03")]


def test_themes_come_from_the_backup_too(folder: Path, sound: bytes) -> None:
    damaged = sound.replace(b'"colour": {', b'"colour": {,', 1)

    tables, sources = completed(folder, damaged, day3=sound)

    assert tables == json.loads(sound)
    assert sources == [("1 themes", "2031-05-03")]


def test_what_was_taken_off_since_does_not_come_back(folder: Path, sound: bytes) -> None:
    tables = json.loads(sound)
    for document in tables["articles"].values():
        document["paragraphs"][0]["layers"][1]["themes"]["arms"] = {"at": "2031-06-01T00:00:00.000Z", "on": False}
    raw = json.dumps(tables, ensure_ascii=False).encode()

    after, sources = completed(folder, raw + b"}", day3=sound)

    assert (after["articles"], sources) == (tables["articles"], [])


def test_nothing_comes_from_a_backup_where_nothing_was_lost(folder: Path, sound: bytes) -> None:
    backup = json.dumps(tag_file(meta=json.loads(sound)["meta"], codebook={"1": WATER})).encode()

    tables, sources = completed(folder, sound.replace(b"{", b"\xef\xbb\xbf{", 1), day3=backup)

    assert (tables, sources) == (json.loads(sound), [])


def test_nothing_comes_from_a_backup_of_another_library(folder: Path, sound: bytes) -> None:
    tables, sources = completed(folder, sound + b"}", day3=json.dumps(tag_file(codebook={"1": WATER})).encode())

    assert (tables, sources) == (json.loads(sound), [])
