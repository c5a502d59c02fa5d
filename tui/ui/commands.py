"""Every command of the program, one row each. Bindings, help, palette, hints and the README's table come from here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, normalize

from textual.binding import Binding, BindingType

from tui.codebook.codebook import LAST_DIGIT
from tui.model import Label
from tui.ui.arabic_layout import in_both_layouts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Scope(Enum):
    """Where a command's keys work, and which class has its ``action_*``."""

    EVERYWHERE = Label("في كل مكان", "Everywhere")
    READER = Label("المقالة", "Article")
    LIST = Label("القائمة", "List")


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do. ``keys`` are Textual's names, comma-separated, in English layout."""

    id: str
    keys: str
    scope: Scope
    label: Label
    hint: bool = False
    """Whether the status line names it where there is room."""

    call: str = ""
    """The Textual action, where it is not the screen's ``action_`` of this id."""

    @property
    def action(self) -> str:
        """Return the Textual action."""
        return self.call or f"screen.{self.id.replace('-', '_')}"

    @property
    def binding_id(self) -> str:
        """Return the name by which Textual's keymap knows the command."""
        return f"{self.scope.name.lower()}.{self.id}"


def _themes() -> Iterator[Command]:
    for digit in range(1, LAST_DIGIT + 1):
        label = Label(f"الموضوع {digit}: وضعه أو رفعه", f"theme {digit} on or off")
        yield Command(f"theme-{digit}", str(digit), Scope.READER, label, call=f"screen.theme({digit})")


COMMANDS: tuple[Command, ...] = (
    Command("next-paragraph", "j,down", Scope.READER, Label("الفقرة التالية", "next paragraph"), call="next_paragraph"),
    Command(
        "previous-paragraph",
        "k,up",
        Scope.READER,
        Label("الفقرة السابقة", "previous paragraph"),
        call="previous_paragraph",
    ),
    Command("page-down", "space,pagedown", Scope.READER, Label("صفحة إلى الأمام", "page forward"), call="page_down"),
    Command("page-up", "b,pageup", Scope.READER, Label("صفحة إلى الوراء", "page back"), call="page_up"),
    Command(
        "half-page-down",
        "ctrl+d",
        Scope.READER,
        Label("نصف صفحة إلى الأمام", "half a page forward"),
        call="half_page_down",
    ),
    Command(
        "half-page-up", "ctrl+u", Scope.READER, Label("نصف صفحة إلى الوراء", "half a page back"), call="half_page_up"
    ),
    Command(
        "first-paragraph", "g,home", Scope.READER, Label("أول المقالة", "start of the article"), call="first_paragraph"
    ),
    Command("last-paragraph", "G,end", Scope.READER, Label("آخر المقالة", "end of the article"), call="last_paragraph"),
    Command("go-to-paragraph", ":", Scope.READER, Label("إلى الفقرة برقمها", "go to a paragraph by number")),
    *_themes(),
    Command("reviewed-next", "enter", Scope.READER, Label("رُوجعت، وإلى التالية", "reviewed, next unreviewed")),
    Command("no-theme", "0", Scope.READER, Label("رُوجعت: لا موضوع", "reviewed: no theme")),
    Command("next-unreviewed", "w", Scope.READER, Label("إلى ما لم يراجع", "next unreviewed")),
    Command("pick-theme", "t", Scope.READER, Label("اختيار موضوع أو إضافته", "pick or add a theme"), hint=True),
    Command("repeat-theme", ".", Scope.READER, Label("تكرار آخر موضوع", "repeat the last theme")),
    Command("select", "v", Scope.READER, Label("تحديد مدى", "select a range")),
    Command("auto-advance", "A", Scope.READER, Label("التقدم بعد الوسم", "move on after tagging, or not")),
    Command("note", "e", Scope.READER, Label("ملاحظة", "note")),
    Command("place-orphan", "o", Scope.READER, Label("وضع ما فقد نصه هنا", "put here what lost its text")),
    Command("copy", "y", Scope.READER, Label("نسخ المحدد أو الفقرة", "copy the selection or the paragraph")),
    Command("search", "/", Scope.READER, Label("بحث", "search"), hint=True),
    Command("next-match", "n", Scope.READER, Label("النتيجة التالية", "next match")),
    Command("previous-match", "N", Scope.READER, Label("النتيجة السابقة", "previous match")),
    Command("cancel", "escape", Scope.READER, Label("ترك التحديد والبحث", "leave selection and search")),
    Command("tashkeel", "d", Scope.READER, Label("إظهار التشكيل أو إخفاؤه", "tashkeel on or off")),
    Command("furniture", "m", Scope.READER, Label("إظهار مخلفات الموقع", "site leftovers shown or hidden")),
    Command("bidi-marks", "c", Scope.READER, Label("إظهار محارف الاتجاه", "direction marks shown or hidden")),
    Command("next-row", "j,down", Scope.LIST, Label("المقالة التالية", "next article"), call="next_row"),
    Command("previous-row", "k,up", Scope.LIST, Label("المقالة السابقة", "previous article"), call="previous_row"),
    Command("page-down", "space,pagedown", Scope.LIST, Label("صفحة إلى الأمام", "page forward"), call="page_down"),
    Command("page-up", "b,pageup", Scope.LIST, Label("صفحة إلى الوراء", "page back"), call="page_up"),
    Command("first-row", "g,home", Scope.LIST, Label("أول القائمة", "first article"), call="first_row"),
    Command("last-row", "G,end", Scope.LIST, Label("آخر القائمة", "last article"), call="last_row"),
    Command("open-row", "enter", Scope.LIST, Label("فتح المقالة", "open the article")),
    Command("filter", "f", Scope.EVERYWHERE, Label("تصفية القائمة", "filter the list")),
    Command("sort", "s", Scope.EVERYWHERE, Label("ترتيب القائمة", "sort the list")),
    Command("next-article", "J", Scope.EVERYWHERE, Label("المقالة التالية", "next article")),
    Command("previous-article", "K", Scope.EVERYWHERE, Label("المقالة السابقة", "previous article")),
    Command("other-pane", "tab,shift+tab", Scope.EVERYWHERE, Label("بين القائمة والمقالة", "list or article")),
    Command("pane-right", "l,right", Scope.EVERYWHERE, Label("إلى اليمين: القائمة", "to the right: the list")),
    Command("pane-left", "h,left", Scope.EVERYWHERE, Label("إلى اليسار: المقالة", "to the left: the article")),
    Command("bidi-mode", "B", Scope.EVERYWHERE, Label("طريقة أخرى لعرض العربية", "show Arabic in another way")),
    Command("undo", "u", Scope.EVERYWHERE, Label("تراجع", "undo")),
    Command("redo", "ctrl+r", Scope.EVERYWHERE, Label("إعادة", "redo")),
    Command("statistics", "i", Scope.EVERYWHERE, Label("إحصاءات", "statistics")),
    Command("export", "x", Scope.EVERYWHERE, Label("تصدير", "export"), hint=True),
    Command("save-as", "S", Scope.EVERYWHERE, Label("حفظ الوسوم في ملف آخر", "save the tags in another file")),
    Command("palette", "ctrl+p", Scope.EVERYWHERE, Label("كل الأوامر", "all commands")),
    Command("help", "?", Scope.EVERYWHERE, Label("مساعدة", "help"), hint=True),
    Command("suspend", "ctrl+z", Scope.EVERYWHERE, Label("إلى الصدفة (fg للعودة)", "to the shell (fg returns)")),
    Command("leave", "q", Scope.EVERYWHERE, Label("خروج", "quit"), hint=True),
)


def bindings(scope: Scope) -> list[BindingType]:
    """Return the Textual bindings of a scope, every key in both keyboard layouts."""
    return [
        Binding(_key_list(command.keys), command.action, command.label.en, show=False, id=command.binding_id)
        for command in COMMANDS
        if command.scope is scope
    ]


def _key_list(keys: str) -> str:
    return ",".join(in_both_layouts(keys))


def keymap(keys: Mapping[str, str]) -> dict[str, str]:
    """Return Textual's keymap for a config's ``[keys]`` (command id -> keys), both layouts included."""
    return {command.binding_id: _named_keys(keys[command.id]) for command in COMMANDS if keys.get(command.id)}


def _named_keys(keys: str) -> str:
    """Return ``keys`` under Textual's names (``question_mark``), which a keymap, unlike a binding, wants."""
    return ",".join(binding.key for binding in Binding.make_bindings([Binding(_key_list(keys), "")]))


class HelpRow(NamedTuple):
    """A command as help and README name it: its keys in the two layouts."""

    english: list[str]
    arabic: list[str]
    scope: Scope
    label: Label


def help_rows() -> list[HelpRow]:
    """Return a row per command, in the order of the table; the digits of the themes are one."""
    rows = []
    for command in COMMANDS:
        if command.id == "theme-1":
            digits = [f"{first} … {last}" for first, last in ("19", "١٩")]
            rows.append(HelpRow(digits[:1], digits[1:], command.scope, Label("موضوع: وضعه أو رفعه", "theme on or off")))
        elif not command.id.startswith("theme-"):
            english = command.keys.split(",")
            arabic = [key_name(key) for key in in_both_layouts(command.keys) if key not in english]
            rows.append(HelpRow([key_name(key) for key in english], arabic, command.scope, command.label))
    return rows


def key_table() -> str:
    """Return the README's table of keys, in Markdown."""
    rows = ["| keys | Arabic layout | where | what |", "| --- | --- | --- | --- |"]
    for row in help_rows():
        keys = [" ".join(f"`{key}`" for key in layout) for layout in (row.english, row.arabic)]
        rows.append(f"| {' | '.join([*keys, row.scope.value.en, row.label.en])} |")
    return "\n".join(rows)


def key_name(key: str) -> str:
    """Return a key as a person knows it; a vowel mark stands on a circle."""
    if key in KEY_NAMES:
        return KEY_NAMES[key]
    if combining(key[0]):
        return f"\u25cc{key}"
    return normalize("NFKC", key.replace("ctrl+", "Ctrl-"))


KEY_NAMES = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp", "enter": "Enter",
    "escape": "Esc", "space": "Space", "tab": "Tab", "shift+tab": "Shift-Tab", "home": "Home", "end": "End",
}  # fmt: skip
