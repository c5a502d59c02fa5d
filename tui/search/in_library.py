"""Which articles of a library a person means by some words of their names or their themes, and by a sample."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

from tui.corpus.sampling import parsed_sample
from tui.text.fold import fold
from tui.text.needle import Needle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tui.annotations.progress import Progress
    from tui.codebook.codebook import CodeBook
    from tui.corpus.library import Library

_SAMPLE = tuple(fold(name).text for name in ("sample", "عينة"))
"""What stands before the colon of a sample, in both languages of the program."""


class ArticleFilter:
    """Lets an article pass whose id, title and names of themes hold every word; letters are compared as readers do.

    A word such as ``sample:20%/7`` lets those of a sample pass.
    """

    def __init__(
        self,
        text: str,
        library: Library,
        progress: Mapping[str, Progress],
        codebook: CodeBook,
        hashes: Callable[[], Mapping[str, str]],
    ) -> None:
        """Look at no article yet.

        Args:
            text: The words; without any, every article passes.
            library: The articles. Their titles are read when they are looked at.
            progress: The themes of each, by its id.
            codebook: The names of these.
            hashes: Finds the sha256 of each text, by the id of its article; only asked where there is a sample.

        Raises:
            WrongSampleError: A sample is named that is none.
        """
        words = "".join(filter(_is_visible, text)).split()
        self._samples = [parsed_sample(word.partition(":")[2]) for word in words if _names_sample(word)]
        needles = (Needle(word) for word in words if not _names_sample(word))
        self._needles = [needle for needle in needles if needle]
        self._library = library
        self._progress = progress
        self._codebook = codebook
        self._hashes = hashes

    def passing(self, indices: Iterable[int]) -> list[int]:
        """Return those of ``indices`` whose articles pass."""
        in_samples = self._in_samples()
        return [index for index in indices if self._is_in(index, in_samples) and self._has_words(index)]

    def _in_samples(self) -> list[frozenset[str]]:
        """Return the ids of the articles in each sample that is named."""
        hashes = self._hashes() if self._samples else {}
        return [frozenset(sample.of(hashes)) for sample in self._samples]

    def _is_in(self, index: int, in_samples: Iterable[frozenset[str]]) -> bool:
        return all(self._library.sources[index].id in ids for ids in in_samples)

    def _has_words(self, index: int) -> bool:
        if not self._needles:
            return True
        article_id, progress = self._library.sources[index].id, self._progress.get(self._library.sources[index].id)
        names = [
            f"{theme} {self._codebook.name(theme, 'ar')} {self._codebook.name(theme, 'en')}"
            for theme in (progress.themes if progress else ())
        ]
        known = " ".join([article_id, self._library.summary(index).title, *names])
        return all(needle.is_in(known) for needle in self._needles)


def _is_visible(character: str) -> bool:
    """Return whether a character is no mark of direction, which may come along with what is pasted."""
    return category(character) != "Cf"


def _names_sample(word: str) -> bool:
    name, colon, _ = word.partition(":")
    return bool(colon) and fold(name).text in _SAMPLE
