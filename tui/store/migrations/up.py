"""From schema 1 to schema 2: a pure function of the file, so that two clones that migrate apart agree.

Every state of a file, as its backups have them, is migrated by itself and joined with the others; the join has to say
what the last of them said. So what is said now is not enough: what was taken off has to be remembered, or an older
state would bring it back, and that is read from the history. What the history does not know any more, or never did
since another program wrote, an older state does bring back.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from tui.annotations.join import joined, rank
from tui.annotations.stamps import migrated as stamped
from tui.annotations.stamps import shown
from tui.store.fields import Fields
from tui.store.joining import enumerate_keys, laid_out
from tui.store.keys import KNOWN_BY
from tui.store.migrations.past import Past, Path, behind
from tui.store.migrations.reading import articles, steps, unknown_fields
from tui.store.migrations.schema1 import TABLES
from tui.store.schema import FORMAT

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.store.migrations.past import Datum
    from tui.store.migrations.schema1 import OldArticle, OldParagraph, OldTag, Place
    from tui.store.schema import Tables

_SCHEMA = 2

_NO_COLOUR = "#808080"
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")

_OF_A_MARK = {"schema", "library", "epoch"}
_OF_A_THEME = {"id", "ar", "en", "colour"}
_OF_A_THEME_NOW = {"there", "order", "key", "parent", "guideline", "patterns", "archived", "into"}

_Said = list[tuple["OldArticle", "OldParagraph"]]


def migrated(path: pathlib.Path, tables: Tables) -> Tables:
    """Return what the tables of schema 1 say as those of schema 2, laid out.

    Args:
        path: The file, for errors to name.
        tables: Its tables, in which the documents have not been looked at.

    Raises:
        DamagedDatabaseError: A value is missing or of another type, or what it says cannot be. A damaged step of the
            history is left out: it never kept anything but undo from working.

    >>> import pathlib
    >>> tag = {"theme": "arms", "by": "Mona", "at": "2024-05-04T09:01:40Z"}
    >>> paragraph = {"start": 0, "end": 2, "quote": "It", "tags": [tag]}
    >>> article = {"id": "news/1", "sha256": "ab" * 32, "paragraphs": [paragraph]}
    >>> old = {"meta": {"1": {"format": "hashiya tags", "schema": 1}}, "articles": {"1": article}}
    >>> [document] = migrated(pathlib.Path("tags.json"), old)["articles"].values()
    >>> document["paragraphs"][0]["layers"]
    [{'by': 'Mona', 'themes': {'arms': {'at': '2024-05-04T09:01:40.000Z', 'on': True}}}]
    """
    texts = _texts(articles(path, tables), Past(steps(path, tables)))
    book = _codebook(path, tables, texts)
    found: Tables = {"meta": {key: _mark(each) for key, each in tables.get("meta", {}).items()}}
    found |= {name: dict(enumerate_keys(rows)) for name, rows in (("codebook", book), ("articles", texts)) if rows}
    # A table that schema 1 does not know is somebody else's, whatever it is called.
    others = {name: table for name, table in tables.items() if name not in TABLES}
    found |= {f"{name} of schema 1" if name in KNOWN_BY else name: table for name, table in others.items()}
    return laid_out(found)


def _mark(mark: dict[str, Any]) -> dict[str, Any]:
    """Return a document of ``meta``: our mark with the new schema; another is left as it is."""
    if mark.get("format") != FORMAT:
        return mark
    return {"schema": _SCHEMA, **{name: value for name, value in mark.items() if name not in _OF_A_MARK}}


# Articles


def _texts(old: Sequence[OldArticle], past: Past) -> list[dict[str, Any]]:
    """Return a document for each text of which anything is said, or was once."""
    said: dict[Place, _Said] = {}
    names: dict[str, Datum] = {}
    texts: dict[str, dict[str, Any]] = defaultdict(dict)
    for article in old:
        name = _name(article, past)
        texts[article.sha256] = joined(texts[article.sha256], dict(article.others))
        for paragraph in article.paragraphs:
            place = paragraph.place(article.sha256)
            said.setdefault(place, []).append((article, paragraph))
            names[place.sha256] = joined(names.get(place.sha256, name), name)
    for place in sorted({*said, *past.data}):
        layers = _layers(said.get(place, []), past.data.get(place, {}), past)
        if layers:
            record = _record(said.get(place, []), past.records.get(place, {}))
            texts[place.sha256].setdefault("paragraphs", []).append({**record, "layers": layers})
    titles = {article.id: article.title for article in old}
    return [
        {**text, "sha256": sha256, "name": names.get(sha256) or _former_name(*past.names[sha256], titles)}
        for sha256, text in texts.items()
        if "paragraphs" in text
    ]


def _name(article: OldArticle, past: Past) -> Datum:
    """Return what an article is called, as of the last change to it."""
    changes = [past.changed(article.id, each.by, each.at) for each in article.paragraphs]
    return {"at": max(past.last.get(article.id, ""), *changes, ""), "id": article.id, "title": article.title}


def _former_name(article: str, at: str, titles: Mapping[str, str]) -> Datum:
    """Return what the article is called of which a text is known from the history alone.

    Args:
        article: Its id.
        at: When something was last done to it in that text.
        titles: By its id the title of each article that the file knows.
    """
    if article not in titles:  # an older state may know its title
        return {"at": "", "id": article, "title": ""}
    return {"at": behind(at), "id": article, "title": titles[article]}


def _record(said: _Said, known: dict[str, Any]) -> dict[str, Any]:
    """Return a paragraph without its layers. Where only the beginning of its text is known, it has no text."""
    found: dict[str, Any] = {}
    for _, paragraph in said:
        found = joined(found, paragraph.record)
    return found or known


def _layers(said: _Said, written: Mapping[Path, Datum], past: Past) -> list[dict[str, Any]]:
    """Return the layers of one paragraph, sorted by annotator.

    Args:
        said: What is said of it now: several articles may have the same text.
        written: The latest datum at each path that the history knows.
        past: What the history says of others.
    """
    data: dict[Path, Datum] = {}
    for article, paragraph in said:
        for path, datum in _living(article, paragraph, written, past):
            data[path] = _both(data[path], datum) if path in data else datum
    for path, datum in written.items():
        if path not in data and not _is_on(datum):
            data[path] = datum
        elif path not in data and said:  # it has gone without a step, from a paragraph that is still there
            data[path] = {"at": behind(datum["at"]), **({"text": ""} if path.kind == "note" else {"on": False})}
    return [_layer(by, data) for by in sorted({path.by for path in data})]


def _layer(by: str, data: Mapping[Path, Datum]) -> dict[str, Any]:
    layer: dict[str, Any] = {"by": by}
    for path in sorted(data):
        if path.by == by:
            match path.kind:
                case "themes":
                    layer.setdefault("themes", {})[path.theme] = data[path]
                case "note":
                    layer["note"] = {"": data[path]}
                case kind:
                    layer[kind] = data[path]
    return layer


def _living(
    article: OldArticle, paragraph: OldParagraph, written: Mapping[Path, Datum], past: Past
) -> Iterator[tuple[Path, Datum]]:
    """Yield what is said of a paragraph now: a datum for each tag, one for the note, one for the mark."""
    for tag in paragraph.tags:
        path = Path(tag.by, "themes", tag.theme)
        yield path, _tag(tag, written.get(path), past.given(article.id, tag, paragraph.quote))
    changed = past.changed(article.id, paragraph.by, paragraph.at)
    if paragraph.note:
        writers = [(path, each) for path, each in written.items() if each.get("text") == paragraph.note]
        by, at = past.author(article.id, paragraph.note, paragraph.quote) or (paragraph.by, changed)
        path = Path(by, "note")
        yield from writers or [(path, {"at": _overtaking(at, written.get(path)), "text": paragraph.note})]
    if paragraph.is_reviewed:
        marks = [(path, each) for path, each in written.items() if path.kind == "reviewed" and each["on"]]
        path = Path(past.reviewer(article.id, paragraph.quote) or paragraph.by, "reviewed")
        yield from marks or [(path, {"at": _overtaking(changed, written.get(path)), "on": True})]


def _tag(tag: OldTag, written: Datum | None, given: str) -> Datum:
    """Return a tag as of when it was last given or put back: its own date is the first one, which is kept.

    Args:
        tag: The tag.
        written: What the history has of it on this paragraph.
        given: When such a tag was last given or put back anywhere in the article; "" where that is unknown.
    """
    first = stamped(tag.at)
    at = max(first, written["at"]) if written and written["on"] else _overtaking(max(first, given), written)
    made = {"made": first} if first and shown(first) != shown(at) else {}
    return {"at": at, "on": True, **made}


def _overtaking(at: str, written: Datum | None) -> str:
    """Return ``at``, or what is just later than a datum that the file says has been overtaken."""
    return at if written is None or at > written["at"] else behind(written["at"])


def _both(one: Datum, other: Datum) -> Datum:
    """Return what one person says of a paragraph that two articles have: of two notes both."""
    last = max(one, other, key=rank)
    texts = [each["text"] for each in (one, other) if each.get("text")]
    return {**last, "text": "\n".join(dict.fromkeys(texts))} if texts else last


def _is_on(datum: Datum) -> bool:
    return bool(datum.get("on", datum.get("text")))


# Themes


def _codebook(path: pathlib.Path, tables: Tables, texts: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the themes that the file has, in its order, and those that paragraphs bear and nothing is known of."""
    book: dict[str, dict[str, Any]] = {}
    rows = tables.get("themes", {})
    for key in sorted(rows, key=int):
        theme = _theme(Fields(path, f"theme {rows[key].get('id', key)!r}", rows[key]), rows[key], int(key))
        book.setdefault(theme["id"], theme)
    layers = (layer for text in texts for paragraph in text["paragraphs"] for layer in paragraph["layers"])
    used = {theme for layer in layers for theme, datum in layer.get("themes", {}).items() if datum["on"]}
    return [*book.values(), *({"id": each, "there": _there()} for each in used - book.keys())]


def _theme(fields: Fields, values: dict[str, Any], number: int) -> dict[str, Any]:
    colour = fields.text("colour")
    known = {
        "ar": fields.text("ar"),
        "colour": colour if _COLOUR.fullmatch(colour) else _NO_COLOUR,
        "en": fields.text("en"),
        "order": f"n{number:06d}",
    }
    said = {name: {"at": "", "v": value} for name, value in known.items()}
    others = unknown_fields(values, _OF_A_THEME | _OF_A_THEME_NOW)
    return {**others, "id": fields.text("id"), **said, "there": _there()}


def _there() -> Datum:
    return {"at": "", "on": True}
