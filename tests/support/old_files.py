"""A tag file of schema 1 and what people do to it, as ``docs/tag-file.md`` of 0.1.0 describes it: in memory, in short.

Paragraphs are sentences that are there once in the whole library, so that it is never in doubt which is which in a text
that has changed.
"""

from __future__ import annotations

import copy
import hashlib
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

from tests.support.store_files import OLD_MARK

Json: TypeAlias = dict[str, Any]

SENTENCES = (("Snow fell.", "Salt is dear.", "A bus was late.", "Nobody saw it."), ("Bread is dear.", "Tea is.", "So."))
"""Of each article. The history knows all of their words: none is longer than 64 code points."""
START = datetime(2031, 5, 4, 6, 7, 8, tzinfo=UTC)


class OldFile:
    """A tag file of schema 1 on two articles; ``states`` are what it was after each change."""

    def __init__(self, most_steps: int = 500) -> None:
        self._texts = {number: list(sentences) for number, sentences in enumerate(SENTENCES)}
        self._ids = {number: f"news/{number}" for number in self._texts}
        self._most_steps = most_steps
        self._documents: dict[int, Json] = {}
        self._history: dict[str, Json] = {}
        self._number = 0
        self._now = START
        self._changes: list[Json] = []
        self.states: list[Json] = []

    # What people do: all take who, an article, a paragraph, and which of several things

    def wait(self, seconds: int) -> None:
        self._now += timedelta(seconds=seconds)

    def toggle(self, by: str, article: int, paragraph: int, theme: str) -> None:
        record = self._record(article, paragraph)
        there = any(tag["theme"] == theme for tag in record["tags"])
        self._do(record, {"op": "remove-theme" if there else "add-theme", "theme": theme}, by)
        self._keep(article, by)

    def note(self, by: str, article: int, paragraph: int, note: str) -> None:
        self._do(self._record(article, paragraph), {"op": "set-note", "note": note}, by)
        self._keep(article, by)

    def mark(self, by: str, article: int, paragraph: int, _: str) -> None:
        record = self._record(article, paragraph)
        self._do(record, {"op": "set-reviewed", "reviewed": not record["reviewed"]}, by)
        self._keep(article, by)

    def attach(self, by: str, article: int, paragraph: int, _: str) -> None:
        record, document = self._record(article, paragraph), self._documents[article]
        orphan = next((each for each in document["paragraphs"] if each.get("orphan")), None)
        if orphan is not None:
            self._do_orphan(article, "remove-orphan", orphan)
            for tag in orphan["tags"]:
                self._do(record, {"op": "add-theme", "theme": tag["theme"], "tag": tag}, by)
            notes = [each["note"] for each in (record, orphan) if each["note"]]
            self._do(record, {"op": "set-note", "note": "\n".join(notes)}, by)
            self._do(record, {"op": "set-reviewed", "reviewed": record["reviewed"] or orphan["reviewed"]}, by)
            self._keep(article, by)

    def by_another_program(self, by: str, article: int, paragraph: int, theme: str) -> None:
        record = self._record(article, paragraph)
        self._do(record, {"op": "add-theme", "theme": theme}, by)
        self._changes.clear()
        self._keep(article, by)

    def correct(self, _: str, article: int, paragraph: int, __: str) -> None:
        """Take a sentence out of the text, or put it back; nothing is written until the next change."""
        sentence, text = SENTENCES[article][paragraph % len(SENTENCES[article])], self._texts[article]
        if sentence not in text:
            text.insert(paragraph % (len(text) + 1), sentence)
        elif len(text) > 1:
            text.remove(sentence)

    def rename(self, by: str, article: int, paragraph: int, theme: str) -> None:
        """Give the file of an article another name; the next change takes its annotations over."""
        if article in self._documents:
            self._ids[article] += "-" + theme
        self.toggle(by, article, paragraph, theme)

    def undo(self, by: str, *_: object) -> None:
        self._revert(by, "undoes")

    def redo(self, by: str, *_: object) -> None:
        self._revert(by, "redoes")

    # How that is written

    def _at(self) -> str:
        return self._now.strftime("%Y-%m-%dT%H:%M:%SZ")

    def _record(self, article: int, paragraph: int) -> Json:
        """Return a paragraph's record, after placing all of them in the text as it is."""
        text = "\n\n".join(self._texts[article])
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        document = self._documents.setdefault(article, {"sha256": sha256, "paragraphs": []})
        if document["id"] != self._ids[article] if "id" in document else True:
            for step in self._history.values():
                if step["article"] == document.get("id"):
                    step["article"] = self._ids[article]
            document["id"], document["title"] = self._ids[article], text[:10]
        if document["sha256"] != sha256:
            document["sha256"] = sha256
            for record in document["paragraphs"]:
                record.pop("orphan", None)
                record.update(_placed(text, record["quote"]) or {"orphan": True})
        quote = self._texts[article][paragraph % len(self._texts[article])]
        found = next((each for each in document["paragraphs"] if each["quote"] == quote), None)
        if found is None:
            found = {"quote": quote, **(_placed(text, quote) or {}), "tags": [], "note": "", "reviewed": False}
            document["paragraphs"].append(found)
        return found

    def _do(self, record: Json, operation: Json, by: str) -> None:
        """Do an operation as ``effect`` of 0.1.0 does, and remember it; not if it changes nothing."""
        there = next((tag for tag in record["tags"] if tag["theme"] == operation.get("theme")), None)
        change = {**operation, "start": record["start"], "end": record["end"], "quote": record["quote"][:64]}
        match operation["op"]:
            case "add-theme" if there is None:
                fresh = {"theme": operation["theme"], "by": by, "at": self._at()}
                record["tags"].append(operation.get("tag") or fresh)
                self._changes.append({"tag": None, **change, "was": None})
            case "remove-theme" if there is not None:
                record["tags"].remove(there)
                self._changes.append({**change, "was": there})
            case "set-note" if record["note"] != operation["note"]:
                self._changes.append({**change, "was": record["note"]})
                record["note"] = operation["note"]
            case "set-reviewed" if record["reviewed"] is not operation["reviewed"]:
                self._changes.append({**change, "was": record["reviewed"]})
                record["reviewed"] = operation["reviewed"]
            case _:
                return
        record.update(by=by, at=self._at())

    def _do_orphan(self, article: int, name: str, orphan: Json) -> None:
        paragraphs = self._documents[article]["paragraphs"]
        kept = {key: value for key, value in orphan.items() if key != "orphan"}
        if name == "remove-orphan":
            paragraphs.remove(orphan)
        else:
            paragraphs.append({**copy.deepcopy(kept), "orphan": True})
        place = {"start": orphan["start"], "end": orphan["end"]}
        self._changes.append({"op": name, **place, "orphan": copy.deepcopy(kept)})

    def _keep(self, article: int, by: str, **reverted: int) -> None:
        """Write the document and the step, as a state of its own."""
        document = self._documents[article]
        said = [each for each in document["paragraphs"] if each["tags"] or each["note"] or each["reviewed"]]
        document["paragraphs"] = sorted(said, key=lambda each: each["start"])
        if self._changes:
            self._number += 1
            step = {"at": self._at(), "by": by, "article": document["id"], "sha256": document["sha256"], **reverted}
            self._history[str(self._number)] = {**step, "changes": copy.deepcopy(self._changes)}
            for key in sorted(self._history, key=int)[: -self._most_steps]:
                del self._history[key]
            self._changes.clear()
        articles = {str(key + 1): each for key, each in self._documents.items() if each["paragraphs"]}
        tables = {"meta": {"1": OLD_MARK}, "articles": articles, "history": self._history}
        self.states.append(copy.deepcopy(tables))
        if not document["paragraphs"]:
            del self._documents[article]

    def _revert(self, by: str, name: str) -> None:
        """Take back the last step, if the text is as it was then, and nobody has changed the same since."""
        reverted = {each[key] for each in self._history.values() for key in ("undoes", "redoes") if key in each}
        for key in sorted(self._history, key=int, reverse=True):
            step = self._history[key]
            is_kind = ("undoes" in step) is (name == "redoes")
            if step["by"] == by and is_kind and int(key) not in reverted:
                article = next(each for each, known in self._ids.items() if known == step["article"])
                self._record(article, 0)
                if self._documents[article]["sha256"] == step["sha256"] and self._take_back(article, step, by):
                    self._keep(article, by, **{name: int(key)})
                self._changes.clear()
                return

    def _take_back(self, article: int, step: Json, by: str) -> bool:
        before = copy.deepcopy(self._documents[article])
        for change in reversed(step["changes"]):
            if not self._take_back_one(article, change, by):
                self._documents[article] = before
                return False
        return bool(self._changes)

    def _take_back_one(self, article: int, change: Json, by: str) -> bool:
        document = self._documents[article]
        if "orphan" in change:
            if change["op"] == "remove-orphan":
                self._do_orphan(article, "restore-orphan", change["orphan"])
                return True
            there = [each for each in document["paragraphs"] if each == {**change["orphan"], "orphan": True}]
            for orphan in there:
                self._do_orphan(article, "remove-orphan", orphan)
            return bool(there)
        sentence = next(each for each in SENTENCES[article] if each.startswith(change["quote"]))
        record = self._record(article, self._texts[article].index(sentence))
        here = next((tag for tag in record["tags"] if tag["theme"] == change.get("theme")), None)
        match change["op"]:
            case "add-theme" if here and (change["tag"] is None or change["tag"]["by"] == here["by"]):
                self._do(record, {"op": "remove-theme", "theme": change["theme"]}, by)
            case "remove-theme" if not here:
                self._do(record, {"op": "add-theme", "theme": change["theme"], "tag": change["was"]}, by)
            case "set-note" if record["note"] == change["note"]:
                self._do(record, {"op": "set-note", "note": change["was"]}, by)
            case "set-reviewed":
                self._do(record, {"op": "set-reviewed", "reviewed": change["was"]}, by)
            case _:
                return False
        return True


def _placed(text: str, quote: str) -> Json | None:
    """Return where a sentence stands in a text, None where it does not."""
    start = text.find(quote)
    if start < 0:
        return None
    end = start + len(quote)
    return {"start": start, "end": end, "prefix": text[max(0, start - 32) : start], "suffix": text[end : end + 32]}


def said_in_old(tables: Json) -> dict[str, tuple[set[tuple[str, str]], set[str], bool]]:
    """Return what a file of schema 1 says, by the words of a paragraph: tags, notes, the mark."""
    found: dict[str, Any] = defaultdict(lambda: (set(), set(), False))
    for document in tables["articles"].values():
        for each in document["paragraphs"]:
            tags, notes, is_marked = found[each["quote"]]
            tags |= {(tag["theme"], tag["by"]) for tag in each["tags"]}
            notes |= {each["note"]} - {""}
            found[each["quote"]] = tags, notes, is_marked or each["reviewed"]
    return dict(found)
