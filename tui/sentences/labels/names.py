"""The names of things that sentences speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import configuration, files, getting_rid
from tui.model import Label

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import Enum

NAMES: Mapping[Enum, Label] = {
    getting_rid.Unsaid.TAGS: Label("وسوم سبق غيرك إليها", "tags that somebody else had given before"),
    getting_rid.Unsaid.REMOVALS: Label("ما أُزيل", "removals"),
    getting_rid.Unsaid.AUTHORS: Label("أصحاب ملاحظات مجموعة", "further authors of a note"),
    getting_rid.Unsaid.CODEBOOK_FIELDS: Label("حقول مواضيع", "fields of themes"),
    getting_rid.Unsaid.MERGES: Label("مواضيع دُمجت في غيرها", "merges of themes"),
    getting_rid.Unsaid.SPANS: Label("وسوم على مقطع من فقرة", "tags of a part of a paragraph"),
    getting_rid.Unsaid.QUERIES: Label("عمليات بحث محفوظة", "queries"),
    getting_rid.Unsaid.OF_ARTICLES: Label("ما قيل في مقالات كاملة", "data on whole articles"),
    getting_rid.Unsaid.DOUBTFUL: Label("علامات «غير محسومة»", "marks of doubt"),
    files.Attribute.OWNER: Label("مالكه", "owner"),
    files.Attribute.GROUP: Label("مجموعته", "group"),
    files.Attribute.MODE: Label("أذوناته", "mode"),
    files.Attribute.ACL: Label("قائمة الوصول إليه (ACL)", "ACL"),
    files.Attribute.EXTENDED: Label("خصائصه الإضافية", "extended attributes"),
    configuration.Expected.TEXT: Label("نص", "text"),
    configuration.Expected.FLAG: Label("true أو false", "true or false"),
    configuration.Expected.TABLE: Label("جدول", "a table"),
    configuration.Expected.LIST_OF_TABLES: Label("جداول \u2066[[themes]]\u2069", "[[themes]]"),
    configuration.Expected.THEME_ID: Label("حروف وأرقام و«-»", "letters, digits and '-'"),
    configuration.Expected.COLOUR: Label("لون مثل \u2066#0072B2\u2069", "like #0072B2"),
    configuration.Expected.SIGNS: Label("ثماني علامات مختلفة على الأكثر", "at most eight different signs"),
    configuration.Expected.KEYS: Label("أسماء مفاتيح بينها فواصل (,)", "names of keys with commas between"),
}

SOMEBODY = Label("غيرك", "somebody else")
"""Who has done something, where that is not known."""
