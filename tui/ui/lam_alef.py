"""Keys of an Arabic keyboard that send two letters, a lam and an alef: they are one key of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key

from tui.ui.arabic_layout import LAM, LAM_ALEF_SECONDS, LAM_ALEFS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import App
    from textual.timer import Timer


class LamAlef:
    """Lets a lam wait for its alef, and hands on what keys are meant."""

    def __init__(self, app: App[None], act: Callable[[Key], Awaitable[None]]) -> None:
        """Wait for nothing yet.

        Args:
            app: Has the clock.
            act: Takes the keys, in their order.
        """
        self._app = app
        self._act = act
        self._lam: Key | None = None
        self._timer: Timer | None = None

    async def take(self, event: Key) -> None:
        """Take a key as it arrives."""
        if self._lam is not None:
            lam = self._taken_lam()
            ligature = LAM_ALEFS.get(event.character or "")
            if ligature:
                await self._act(Key(ligature, ligature))
                return
            await self._act(lam)
        if event.character == LAM:
            self._lam = event
            self._timer = self._app.set_timer(LAM_ALEF_SECONDS, self._lam_alone)
            return
        await self._act(event)

    def _taken_lam(self) -> Key:
        assert self._lam is not None  # noqa: S101 - only asked for where there is one
        lam, self._lam = self._lam, None
        if self._timer is not None:
            self._timer.stop()
        return lam

    async def _lam_alone(self) -> None:
        if self._lam is not None:
            await self._act(self._taken_lam())
