"""The text engine: Arabic as cells of a terminal. ``layout`` is its door for those who draw.

How offsets, clusters, cells and columns belong together is told, with examples, in ``docs/text.md``.
"""
