"""Files cut off and spoilt at any byte: what stands whole in them is saved, and they stay as they are."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from tests.support.store_files import MARK
from tests.support.store_texts import MORNING, SENTENCES, article_of
from tui.annotations.operations import AddTheme, SetNote, SetReviewed
from tui.errors.tag_file import UnrepairableDatabaseError
from tui.model import Label, Theme
from tui.store.annotation_store import AnnotationStore
from tui.store.repair.check import examined
from tui.store.repair.repaired_file import repair
from tui.store.repair.salvage import decoded, walk

if TYPE_CHECKING:
    from pathlib import Path

IDS = ("garden", "museum", "أخبار/قطار")
THEME = Theme("مياه", Label("مياه", "Water"), "#0072B2")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a file as the program writes it: three articles, a theme, a history."""
    path = tmp_path_factory.mktemp("sound") / "tags.json"
    store = AnnotationStore(path, now=lambda: MORNING)
    for name in IDS:
        article = article_of(*SENTENCES, article_id=name)
        spans = [paragraph.span for paragraph in article.paragraphs]
        store.apply(article, [AddTheme(spans[0], "arms"), SetNote(spans[1], 'قال: "نعم"، {"1": {}}')], "ليلى")
        store.apply(article, [SetReviewed(spans[2], reviewed=True)], "سامي")
    store.add_theme(THEME)
    return path.read_bytes()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def articles(raw: bytes) -> dict[str, Any]:
    return {document["id"]: document for document in json.loads(raw)["articles"].values()}


def whole_before(raw: bytes, byte: int) -> dict[str, Any]:
    """Return the articles of a sound file whose last bracket stands before ``byte``."""
    text, before = raw.decode(), {}
    for name, document in articles(raw).items():
        named = re.search(r'\{\s*"id"\s*:\s*' + re.escape(json.dumps(name, ensure_ascii=False)), text)
        assert named
        _, end = json.JSONDecoder().raw_decode(text, named.start())
        if len(text[:end].encode()) <= byte:
            before[name] = document
    return before


def quote_of(raw: bytes, index: int, article: str) -> int:
    """Return the byte at which the text begins that a paragraph of the article was made on."""
    found = re.compile(rb'"quote"\s*:\s*"' + re.escape(SENTENCES[index].encode())).search(
        raw, raw.index(article.encode())
    )
    assert found
    return found.end() - len(SENTENCES[index].encode())


def repaired(folder: Path, raw: bytes) -> dict[str, Any] | None:
    """Return what stock TinyDB reads as the articles of the repaired file, None where there is nothing to repair."""
    for file in folder.iterdir():
        file.unlink()
    path = folder / "tags.json"
    path.write_bytes(raw)
    found = examined(path, raw)
    if found.refusal or not found.faults:
        return None
    try:
        new = repair(path, found).path
    except UnrepairableDatabaseError:
        return {}
    assert path.read_bytes() == raw
    assert not examined(new, new.read_bytes()).faults
    assert AnnotationStore(new).snapshot().progress is not None
    with TinyDB(new, encoding="utf-8", access_mode="r") as stock:
        return {document["id"]: dict(document) for document in stock.table("articles").all()}


def test_a_sound_file_has_no_flaw(folder: Path, sound: bytes) -> None:
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


@pytest.mark.parametrize("table", ["meta", "articles", "themes", "history"])
def test_a_table_whose_name_cannot_be_read_is_saved(folder: Path, sound: bytes, table: str) -> None:
    start = sound.index(f'"{table}"'.encode()) + 3
    raw = sound[:start] + b"\x80" + sound[start + 1 :]

    assert repaired(folder, raw) == articles(sound)
    (repaired_file,) = folder.glob("tags.repaired*.json")
    assert json.loads(repaired_file.read_bytes()).keys() == json.loads(sound).keys()


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


def test_of_a_broken_head_the_paragraphs_and_the_documents_behind_it_are_saved(folder: Path, sound: bytes) -> None:
    start = sound.index(b'"title"', sound.index(b'"museum"'))
    raw = sound[:start] + b"}]" + sound[start + 2 :]

    saved = repaired(folder, raw)

    expected = articles(sound)
    del expected["museum"]["title"]
    assert saved == expected


def test_of_a_broken_article_the_first_paragraphs_are_saved(folder: Path, sound: bytes) -> None:
    start = quote_of(sound, 2, "museum")
    raw = sound[:start] + b'"' + sound[start + 1 :]

    saved = repaired(folder, raw)

    expected = articles(sound)
    del expected["museum"]["paragraphs"][2:]
    assert saved == expected


def test_what_was_lost_comes_from_the_newest_good_backup_and_is_said_to(folder: Path, sound: bytes) -> None:
    path = folder / "tags.json"
    older = json.loads(sound)
    older["articles"]["1"]["paragraphs"][0]["note"] = "of yesterday"
    (folder / ".tags.json.2031-05-03.bak").write_bytes(json.dumps(older, ensure_ascii=False).encode())
    (folder / ".tags.json.2031-05-04.bak").write_bytes(sound[:900])
    end = sound.index(b'"museum"')
    path.write_bytes(sound[:end])

    done = repair(path, examined(path, sound[:end]))

    saved = articles(done.path.read_bytes())
    assert saved["garden"] == articles(sound)["garden"]
    assert saved["museum"] == articles(sound)["museum"]
    assert [source.what for source in done.sources] == [
        "articles 'museum'",
        "articles 'أخبار/قطار'",
        "themes 'مياه'",
    ]
    assert all(source.done.endswith(".tags.json.2031-05-03.bak") for source in done.sources)
    assert AnnotationStore(done.path).snapshot().themes == (THEME,)


def test_paragraphs_of_a_broken_article_come_from_the_backup(folder: Path, sound: bytes) -> None:
    path = folder / "tags.json"
    (folder / ".tags.json.2031-05-03.bak").write_bytes(sound)
    changed = sound.replace(b"arms", b"army")
    end = quote_of(sound, 2, "garden") + 40
    path.write_bytes(changed[:end])

    saved = articles(repair(path, examined(path, changed[:end])).path.read_bytes())

    assert [each["quote"] for each in saved["garden"]["paragraphs"]] == list(SENTENCES[:3])
    assert not any("orphan" in each for each in saved["garden"]["paragraphs"])
    assert saved["garden"]["paragraphs"][0]["tags"][0]["theme"] == "army"


def test_paragraphs_of_another_text_come_from_the_backup_as_orphans(folder: Path, sound: bytes) -> None:
    path = folder / "tags.json"
    (folder / ".tags.json.2031-05-03.bak").write_bytes(sound)
    digest = json.loads(sound)["articles"]["1"]["sha256"].encode()
    changed = sound.replace(digest, b"0" * 64)
    end = quote_of(changed, 2, "garden") + 40
    path.write_bytes(changed[:end])

    saved = articles(repair(path, examined(path, changed[:end])).path.read_bytes())

    assert [each.get("orphan", False) for each in saved["garden"]["paragraphs"]] == [False, False, True]


def test_a_byte_that_is_not_utf_8_costs_its_letter(folder: Path, sound: bytes) -> None:
    byte = sound.index('قال: \\"نعم'.encode())
    raw = sound[:byte] + b"\xff" + sound[byte + 1 :]

    found = examined(folder / "tags.json", raw).faults

    assert found[0].what == f"not UTF-8 at byte {byte}"
    saved = repaired(folder, raw)
    assert saved is not None
    assert saved["garden"]["paragraphs"][1]["note"] == "\ufffd\ufffd" + 'ال: "نعم"، {"1": {}}'


def test_the_damaged_byte_is_named(folder: Path, sound: bytes) -> None:
    byte = sound.index(b'"museum"')
    raw = sound[:byte] + b"x" + sound[byte + 1 :]

    assert examined(folder / "tags.json", raw).faults[0].what == f"damaged at byte {byte}: Expecting value"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-16", "UTF-16"), ("utf-8-sig", "UTF-8 with a byte order mark"), ("cp1256", "windows-1256")],
)
def test_other_encodings_are_named_and_decoded(folder: Path, encoding: str, name: str) -> None:
    document = {"id": "garden", "sha256": "x", "title": "حديقة الليمون", "paragraphs": []}
    data = {"meta": {"1": MARK}, "articles": {"1": document}}
    raw = json.dumps(data, ensure_ascii=False).encode(encoding)

    assert [fault.what for fault in examined(folder / "tags.json", raw).faults] == [
        f"the file is {name}, not plain UTF-8"
    ]
    assert repaired(folder, raw) == {"garden": document}


@pytest.mark.parametrize(
    "piece", ['"1": {x', '{"a":', "{", '{"start":0,"quote":"x",', '"paragraphs":[{"a":', "[", '"id":"', '{"7":{"a":"']
)
def test_a_file_of_nothing_but_damage_is_read_a_few_times_at_most(piece: str) -> None:
    assert walk('{"articles": {"1": {' + piece * 3_000).gaps


def test_two_paragraphs_that_a_cut_has_made_one_cost_one(folder: Path, sound: bytes) -> None:
    end = sound.index(b"},\n{", sound.index(b'"museum"'))
    raw = sound[:end] + b"," + sound[end + 4 :]

    found = examined(folder / "tags.json", raw)

    assert (len(found.faults), found.unread) == (1, 1)
    assert len(found.tables["articles"]["2"]["paragraphs"]) == 2


def test_what_other_programs_keep_in_a_document_is_no_fault(folder: Path, sound: bytes) -> None:
    tables = json.loads(sound)
    paragraph = tables["articles"]["1"]["paragraphs"][0]
    paragraph["mine"] = {"before": [dict(paragraph)], "paragraphs": [], "quote": "x", "start": 1}
    tables["articles"]["1"]["mine"] = [{"start": 0, "quote": "x"}]

    assert examined(folder / "tags.json", json.dumps(tables).encode()).faults == ()


@pytest.mark.parametrize(("sha256", "name"), [(b'"sha256": ', "garden"), (b'"sha": ', "unknown-1")])
def test_paragraphs_whose_article_cannot_be_read_are_kept(folder: Path, sound: bytes, sha256: bytes, name: str) -> None:
    broken = sound.replace(b'"id": "garden", "sha256": ', b'"id": ["garden", ' + sha256, 1)

    saved = repaired(folder, broken)

    assert saved is not None
    assert [each["quote"] for each in saved[name]["paragraphs"]] == list(SENTENCES[:3])


def test_a_mark_of_utf_16_is_no_text() -> None:
    assert decoded(b"\xff\xfe{\0").text == "{"
