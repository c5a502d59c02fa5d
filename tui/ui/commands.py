"""Every command of the main screen, one row each. Bindings, help, palette, hints and docs/keys.md come from here."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from tui.codebook.codebook import LAST_DIGIT
from tui.model import Label
from tui.settings import PUT_KEYS
from tui.ui.command import Command, Region

if TYPE_CHECKING:
    from tui.ui.actions.actions import Actions

READER, LIST, EVERYWHERE = Region.READER, Region.LIST, Region.EVERYWHERE


def _theme(digit: int) -> Command[Actions]:
    return Command(
        f"theme-{digit}",
        str(digit),
        READER,
        Label(f"الموضوع {digit}: إضافته أو إزالته", f"theme {digit} on or off"),
        run=lambda do: do.tagging.take_digit(digit),
        disabled=lambda do: do.tagging.no_theme_at(digit),
    )


def _put(digit: int, sign: str) -> Command[Actions]:
    return Command(
        f"put-{digit}",
        sign,
        READER,
        Label(f"الموضوع {digit}: إضافته والبقاء", f"put theme {digit} on and stay"),
        run=lambda do: do.tagging.put(digit),
        disabled=lambda do: do.tagging.no_theme_at(digit),
    )


# fmt: off
_READER: tuple[Command[Actions], ...] = (
    Command("next-paragraph", "j,down", READER, Label("الفقرة التالية", "next paragraph"),
            run=lambda do: do.stage.reader.move(1)),
    Command("previous-paragraph", "k,up", READER, Label("الفقرة السابقة", "previous paragraph"),
            run=lambda do: do.stage.reader.move(-1)),
    Command("page-down", "space,pagedown", READER, Label("صفحة إلى الأمام", "page forward"),
            run=lambda do: do.stage.reader.turn_page(1)),
    Command("page-up", "b,pageup", READER, Label("صفحة إلى الوراء", "page back"),
            run=lambda do: do.stage.reader.turn_page(-1)),
    Command("half-page-down", "ctrl+d", READER, Label("نصف صفحة إلى الأمام", "half a page forward"),
            run=lambda do: do.stage.reader.turn_half_page(1)),
    Command("half-page-up", "ctrl+u", READER, Label("نصف صفحة إلى الوراء", "half a page back"),
            run=lambda do: do.stage.reader.turn_half_page(-1)),
    Command("first-paragraph", "g,home", READER, Label("أول المقالة", "start of the article"),
            run=lambda do: do.stage.reader.move_to_start()),
    Command("last-paragraph", "G,end", READER, Label("آخر المقالة", "end of the article"),
            run=lambda do: do.stage.reader.move_to_end()),
    Command("go-to-paragraph", ":", READER, Label("الانتقال إلى فقرة برقمها", "go to a paragraph by number"),
            run=lambda do: do.reading.ask_where_to()),
    *map(_theme, range(1, LAST_DIGIT + 1)),
    *itertools.starmap(_put, enumerate(PUT_KEYS, 1)),
    Command("put", "=", READER, Label("إضافة موضوع برقمه والبقاء", "put a theme on by its digit and stay"),
            run=lambda do: do.tagging.wait_for_digit(), disabled=lambda do: do.tagging.no_paragraph()),
    Command("reviewed-next", "enter", READER, Label("تمّت المراجعة، إلى الفقرة التالية", "reviewed, next unreviewed"),
            run=lambda do: do.tagging.review_and_go_on(), disabled=lambda do: do.tagging.no_way_on()),
    Command("no-theme", "0", READER, Label("تمّت المراجعة، بلا موضوع", "reviewed: no theme"),
            run=lambda do: do.tagging.review_without_themes(), disabled=lambda do: do.tagging.no_paragraph()),
    Command("next-unreviewed", "w", READER, Label("الفقرة التالية غير المراجَعة", "next unreviewed"),
            run=lambda do: do.ending.go_on()),
    Command("pick-theme", "t", READER, Label("اختيار موضوع أو إضافته", "pick or add a theme"),
            run=lambda do: do.tagging.pick_theme(), disabled=lambda do: do.tagging.no_paragraph(), hint=True),
    Command("repeat-decision", ".", READER, Label("تكرار القرار الأخير", "repeat the last decision"),
            run=lambda do: do.tagging.repeat_decision(), disabled=lambda do: do.tagging.no_decision(),
            former_ids=("repeat-theme",)),
    Command("select", "v", READER, Label("تحديد عدة فقرات", "select a range"),
            run=lambda do: do.tagging.toggle_selection(), disabled=lambda do: do.tagging.no_paragraph()),
    Command("auto-advance", "A", READER, Label("الانتقال التلقائي بعد الوسم", "move on after tagging, or not"),
            run=lambda do: do.tagging.toggle_auto_advance()),
    Command("note", "e", READER, Label("ملاحظة", "note"),
            run=lambda do: do.tagging.write_note(), disabled=lambda do: do.tagging.no_paragraph()),
    Command("attach-orphan", "o", READER, Label("ربط وسم فقد نصّه بهذه الفقرة", "attach an orphaned annotation"),
            run=lambda do: do.tagging.attach_orphan(), disabled=lambda do: do.tagging.no_paragraph(),
            former_ids=("place-orphan",)),
    Command("copy", "y", READER, Label("نسخ المحدد أو الفقرة", "copy the selection or the paragraph"),
            run=lambda do: do.reading.copy(), disabled=lambda do: do.tagging.no_paragraph()),
    Command("search", "/", READER, Label("بحث", "search"), run=lambda do: do.reading.ask_for_needle(), hint=True),
    Command("next-match", "n", READER, Label("النتيجة التالية", "next match"),
            run=lambda do: do.reading.go_to_match(1), disabled=lambda do: do.reading.no_search()),
    Command("previous-match", "N", READER, Label("النتيجة السابقة", "previous match"),
            run=lambda do: do.reading.go_to_match(-1), disabled=lambda do: do.reading.no_search()),
    Command("tashkeel", "d", READER, Label("إظهار التشكيل أو إخفاؤه", "tashkeel on or off"),
            run=lambda do: do.reading.toggle_tashkeel()),
    Command("boilerplate", "m", READER, Label("إظهار زوائد الصفحة أو إخفاؤها", "site leftovers shown or hidden"),
            run=lambda do: do.reading.toggle_boilerplate(), former_ids=("furniture",)),
    Command("bidi-marks", "c", READER, Label("إظهار محارف الاتجاه أو إخفاؤها", "direction marks shown or hidden"),
            run=lambda do: do.reading.toggle_bidi_marks()),
)

_LIST: tuple[Command[Actions], ...] = (
    Command("next-row", "j,down", LIST, Label("المقالة التالية", "next article"),
            run=lambda do: do.stage.articles.move(1)),
    Command("previous-row", "k,up", LIST, Label("المقالة السابقة", "previous article"),
            run=lambda do: do.stage.articles.move(-1)),
    Command("page-down", "space,pagedown", LIST, Label("صفحة إلى الأمام", "page forward"),
            run=lambda do: do.stage.articles.turn_page(1)),
    Command("page-up", "b,pageup", LIST, Label("صفحة إلى الوراء", "page back"),
            run=lambda do: do.stage.articles.turn_page(-1)),
    Command("first-row", "g,home", LIST, Label("أول القائمة", "first article"),
            run=lambda do: do.stage.articles.move_to_start()),
    Command("last-row", "G,end", LIST, Label("آخر القائمة", "last article"),
            run=lambda do: do.stage.articles.move_to_end()),
    Command("open-row", "enter", LIST, Label("فتح المقالة", "open the article"),
            run=lambda do: do.stage.articles.choose()),
)

_EVERYWHERE: tuple[Command[Actions], ...] = (
    Command("filter", "f", EVERYWHERE, Label("تصفية القائمة", "filter the list"),
            run=lambda do: do.listing.ask_for_filter()),
    Command("sort", "s", EVERYWHERE, Label("ترتيب القائمة", "sort the list"),
            run=lambda do: do.listing.sort_otherwise()),
    Command("next-article", "J", EVERYWHERE, Label("المقالة التالية", "next article"),
            run=lambda do: do.listing.open_neighbour(1)),
    Command("previous-article", "K", EVERYWHERE, Label("المقالة السابقة", "previous article"),
            run=lambda do: do.listing.open_neighbour(-1)),
    Command("other-pane", "tab,shift+tab", EVERYWHERE, Label("بين القائمة والمقالة", "list or article"),
            run=lambda do: do.stage.show_pane(of_list=not do.stage.articles.has_focus)),
    Command("pane-right", "l,right", EVERYWHERE, Label("إلى اليمين: القائمة", "to the right: the list"),
            run=lambda do: do.stage.show_pane(of_list=True)),
    Command("pane-left", "h,left", EVERYWHERE, Label("إلى اليسار: المقالة", "to the left: the article"),
            run=lambda do: do.stage.show_pane(of_list=False)),
    Command("cancel", "escape", EVERYWHERE,
            Label("إنهاء ما يجري، أو إلغاء التحديد والبحث والتصفية",
                  "end what is being done; leave selection, search, filter"),
            run=lambda do: do.reading.cancel()),
    Command("others", "H", EVERYWHERE, Label("إظهار وسوم الآخرين أو إخفاؤها", "others' tags shown or hidden"),
            run=lambda do: do.others.toggle(), disabled=lambda do: do.others.none(), among=True),
    Command("bidi-mode", "B", EVERYWHERE, Label("طريقة أخرى لعرض العربية", "show Arabic in another way"),
            run=lambda do: do.stage.app.run_action("app.next_bidi_mode")),
    Command("undo", "u", EVERYWHERE, Label("تراجع", "undo"), run=lambda do: do.saving.undo()),
    Command("redo", "ctrl+r", EVERYWHERE, Label("إعادة", "redo"), run=lambda do: do.saving.redo()),
    Command("adjudicate", "X", EVERYWHERE, Label("حسم الخلافات", "settle disagreements"),
            run=lambda do: do.adjudicating.open(), disabled=lambda do: do.others.none(), among=True),
    Command("statistics", "i", EVERYWHERE, Label("إحصاءات", "statistics"),
            run=lambda do: do.opening.open_statistics()),
    Command("export", "x", EVERYWHERE, Label("تصدير", "export"),
            run=lambda do: do.opening.open_export(), hint=True),
    Command("save-as", "S", EVERYWHERE, Label("حفظ الوسوم في ملف آخر", "save the tags in another file"),
            run=lambda do: do.saving.ask_where_to()),
    Command("palette", "ctrl+p", EVERYWHERE, Label("كل الأوامر", "all commands"),
            run=lambda do: do.opening.open_palette()),
    Command("help", "?", EVERYWHERE, Label("مساعدة", "help"), run=lambda do: do.opening.open_help(), hint=True),
    Command("suspend", "ctrl+z", EVERYWHERE, Label("العودة إلى سطر الأوامر (fg للرجوع)", "to the shell (fg returns)"),
            run=lambda do: do.stage.app.action_suspend_process()),
    Command("leave", "q", EVERYWHERE, Label("خروج", "quit"), run=lambda do: do.stage.app.action_quit(), hint=True),
)
# fmt: on

COMMANDS: tuple[Command[Actions], ...] = (*_READER, *_LIST, *_EVERYWHERE)
