"""The text engine: Arabic as cells of a terminal. ``layout`` is its door for those who draw."""
