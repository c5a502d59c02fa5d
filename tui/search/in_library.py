"""Which articles of a library a person means by some words of their names or their themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.annotations.progress import Progress
    from tui.codebook.codebook import CodeBook
    from tui.corpus.library import Library


class ArticleFilter:
    """Lets an article pass whose id, title and names of themes hold every word; letters are compared as readers do."""

    def __init__(self, text: str, library: Library, progress: Mapping[str, Progress], codebook: CodeBook) -> None:
        """Look at no article yet.

        Args:
            text: The words; without any, every article passes.
            library: The articles. Their titles are read when they are looked at.
            progress: The themes of each, by its id.
            codebook: The names of these.
        """
        self._words = fold(text).text.split()
        self._library = library
        self._progress = progress
        self._codebook = codebook

    def passing(self, indices: Iterable[int]) -> list[int]:
        """Return those of ``indices`` whose articles pass."""
        return [index for index in indices if self._passes(index)]

    def _passes(self, index: int) -> bool:
        if not self._words:
            return True
        article_id, progress = self._library.sources[index].id, self._progress.get(self._library.sources[index].id)
        names = [
            f"{theme} {self._codebook.name(theme, 'ar')} {self._codebook.name(theme, 'en')}"
            for theme in (progress.themes if progress else ())
        ]
        known = fold(" ".join([article_id, self._library.summary(index).title, *names])).text
        return all(word in known for word in self._words)
