"""How long tests wait for what must come."""

from __future__ import annotations

GUARD = 60.0
"""Seconds after which something that a test waits for is taken to hang. No machine is so slow, so it decides nothing
else; what is waited for is always an event.
"""
