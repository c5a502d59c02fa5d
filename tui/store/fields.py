"""Reading a JSON object of the tag file whose shape cannot be relied upon: anybody may have edited it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.errors.tag_file import Damage, DamagedDatabaseError, Wrong

if TYPE_CHECKING:
    from pathlib import Path


class Fields:
    """One JSON object. What reads a value raises DamagedDatabaseError where that is not of the type asked for.

    >>> from pathlib import Path
    >>> fields = Fields(Path("tags.json"), "articles '3'", {"id": "news/1", "paragraphs": [{"start": -1}]})
    >>> fields.text("id"), fields.text("title", ""), fields.mark("orphan")
    ('news/1', '', False)
    >>> try:
    ...     fields.object("paragraphs", 0).offset("start")
    ... except DamagedDatabaseError as error:
    ...     print(error.damage.wrong, error.damage.place, error.damage.key, sep="; ")
    Wrong.NO_OFFSET; articles '3', paragraphs 1; start
    """

    def __init__(self, path: Path, place: str, values: object) -> None:
        """Take an object as it was read.

        Args:
            path: The tag file, for an error to name.
            place: Where in it the object stands, for an error to say.
            values: The object.

        Raises:
            DamagedDatabaseError: It is not an object.
        """
        self._path = path
        self._place = place
        if not isinstance(values, dict):
            raise self.damage(Wrong.NOT_AN_OBJECT)
        self._values = values

    def has(self, key: str) -> bool:
        """Return whether there is anything at ``key`` but null."""
        return self._values.get(key) is not None

    def text(self, key: str, default: str | None = None) -> str:
        """Return the string at ``key``; where it is missing ``default``, unless that is None."""
        value = self._values.get(key, default)
        if not isinstance(value, str):
            raise self.damage(Wrong.NO_TEXT, key)
        return value

    def offset(self, key: str) -> int:
        """Return the whole number at ``key``, 0 or more; it has to be there."""
        value = self._values.get(key)
        if type(value) is not int or value < 0:
            raise self.damage(Wrong.NO_OFFSET, key)
        return value

    def mark(self, key: str) -> bool:
        """Return the boolean at ``key``; False where it is missing."""
        value = self._values.get(key, False)
        if not isinstance(value, bool):
            raise self.damage(Wrong.NO_MARK, key)
        return value

    def objects(self, key: str) -> list[Fields]:
        """Return the objects of the list at ``key``, which holds nothing else; none where it is missing."""
        return [self.object(key, index) for index in range(len(self.items(key)))]

    def items(self, key: str) -> list[object]:
        """Return the list at ``key``, whatever it holds; an empty one where it is missing."""
        value = self._values.get(key, [])
        if not isinstance(value, list):
            raise self.damage(Wrong.NO_LIST, key)
        return value

    def inner(self, key: str) -> Fields:
        """Return the object at ``key``; it has to be there."""
        return Fields(self._path, f"{self._place}, {key!r}", self._values.get(key))

    def values(self) -> dict[str, Any]:
        """Return the object itself, of which nothing has been looked at."""
        return dict(self._values)

    def members(self) -> list[tuple[str, Fields]]:
        """Return the members, all of which are objects, with their names."""
        return [(key, self.inner(key)) for key in self._values]

    def object(self, key: str, index: int) -> Fields:
        """Return the object at ``index``, counted from 0, of the list at ``key``, which has to be as long."""
        return Fields(self._path, f"{self._place}, {key} {index + 1}", self.items(key)[index])

    def damage(self, wrong: Wrong, key: str = "") -> DamagedDatabaseError:
        """Return the error to raise: something is wrong with this object, at ``key`` in it."""
        return DamagedDatabaseError(self._path, Damage(wrong, self._place, key))
