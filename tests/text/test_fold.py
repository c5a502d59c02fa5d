"""What is found as equal, and what is not: pairs of spellings, one of a text and one that is typed."""

from __future__ import annotations

import pytest

from tui.model import Span
from tui.text.fold import find_all, fold

ALIKE = {
    "tashkeel": ["سُلِّمَت سلمت", "كِتَابٌ كتاب", "مُحَمَّدٌ محمد", "هٰذا هذا", "شِرْكٌ شِرك"],
    "tatweel": ["شـــكر شكر", "اللـه الله", "هـ ه"],
    "recitation": ["وَرَسُولِهِۦ ورسوله", "ٱلنَّبِىِّ النبي", "لَهُۥ له", "عَلَيۡهِمۡ عليهم", "رَّحِیمٌۢ رحيم"],
    "alef": ["إلى الي", "آذار اذار", "أأنتم اانتم", "ٱلكتاب الكتاب", "ٲسلام اسلام", "ا\u0654سلحة أسلحة", "ࡰلله الله"],
    "yeh": ["إلى إلي", "کی كي", "على علی", "ئېلان ييلان", "موسيقى موسيقي", "رئيس رييس", "آئین آيين"],
    "heh": ["أسلحة اسلحه", "خانۀ خانه", "یہ يه", "خانه‌ها خانهها", "گۂ گه", "بھی بهي", "قلعۃ قلعة", "كوردە كورده"],
    "kaf": ["کتاب كتاب", "ڪتاب كتاب"],
    "maghreb": ["ڢال فال", "ڧال قال"],
    "waw": ["مؤتمر موتمر", "ٶلايت ولايت", "لؤلؤ لولو"],
    "hamza before waw": [
        "مسؤول مسئول",
        "مسؤول مسوول",
        "مسوول مسئول",
        "مسؤول مسءول",
        "شؤون شئون",
        "شؤون شوون",
        "الشؤون الشئونْ",
        "رؤوس رءوس",
        "رءوس رووس",
        "مَسْؤُولٌ مسئول",
        "مسي\u0654ول مسؤول",
        "مسی\u0654ول مسوول",
        "مسو\u0654ول مسئول",
        "موءودة موؤودة",
        "رئوف رؤوف",
        "بدؤوا بدأوا",
        "قرءوا قرأوا",
        "يقرؤون يقرا\u0654ون",
        "سئول سيول",
        "مئوية ميوية",
        "مسﺆول مسﺌول",
        "شﯮن شؤون",
    ],
    "hamza between alef and heh": [
        "قراءة قرائة",
        "قراءة قراءه",
        "أعضاؤه أعضائه",
        "آراءها آراؤها",
        "بنائهم بناءهم",
        "براءة برائة",
    ],
    "hamza at the end of a word": ["شاطئ شاطىء", "مبادئ مبادىء", "شيء شئ", "شىء شئ", "سيئ سيىء", "شَيْءٌ شئ"],
    "digits": ["٢٠٢٣ 2023", "۲۰۲۳ ٢٠٢٣", "١٩ ۱۹", "م² م2"],
    "numbers": ["٥٠٪ 50%", "٥٠﹪ 50%", "٣٫٥ 3.5", "١٬٠٠٠ 1,000", "۱۲؍۵ 12/5", "½ 1/2", "١⁄٢ 1/2", "٥؉ 5‰"],
    "punctuation": ["هذا؟ هذا?", "نعم، نعم,", "نعم؛ نعم;", "تھا۔ تها.", "انتظر… انتظر...", "٭ *"],
    "brackets": ["（نص） (نص)", "﴿نص﴾ (نص)"],
    "dashes": ["كوفيد–19 كوفيد-19", "كوفيد—19 كوفيد-19", "5−3 5-3", "كوفيد‑19 كوفيد‐19", "בית־ספר בית-ספר"],
    "quotation marks": ['«نص» "نص"', "“نص” «نص»", '„نص‟ "نص"', "‹نص› 'نص'", "Qur’an Qur'an", "ʿAlī 'Ali"],
    "phrases": ["ﷲ الله", "﷼ ریال", "ﷴ محمد", "﷽ بسم\u00a0الله\u00a0الرحمن\u00a0الرحيم"],
    "presentation forms": ["ﻻ لا", "ﺳﻴﻮل سيول", "ﻷن لان", "ورﲪﺔ ورحمة", "كﹶتﹶب كتب", "ﭘدر پدر", "ﮎتاب كتاب", "ﷳ اكبر"],
    "invisible": ["می‌خواهد ميخواهد", "ا\u200fب اب", "ك\u2060ت\ufeffب كتب", "ن\ufe0fص نص", "ن\U000e0100ص نص"],
    "Latin": ["KCNA kcna", "Café cafe", "STRASSE straße", "ﬁn fin", "ＫＣ kc", "𝐊im kim", "МОСКВА москва"],
    "other scripts": ["김정은 김정은", "한 \u1112\u1161\u11ab", "が か\u3099"],
}  # fmt: skip
"""By kind: two spellings, with a space between."""

DIFFERENT = [
    "عين غين",
    "بيت تيت",
    "سؤال سال",
    "سأل سئل",
    "بؤس بئس",
    "مأتم مؤتم",
    "يئس يؤس",
    "يوجد ووجد",
    "يوم ووم",
    "أول وول",
    "شيء شي",
    "جزاء جزائ",
    "دعاء دعائ",
    "هوى حوى",
    "صار سار",
    "قلب كلب",
    "قول قيل",
    "كتاب كتب",
    "پدر بدر",
    "گل كل",
    "چين جين",
    "لڑکی لڑکے",
    "میں مین",
    "ۆ و",
    "3.5 35",
    "3.5 3,5",
    "1,000 1000",
    "50% 50",
    "كوفيد-19 كوفيد19",
    "한 하",
    "कु के",
    "が か",
    "نص. نص,",
]


@pytest.mark.parametrize("pair", [pair for pairs in ALIKE.values() for pair in pairs])
def test_spellings_that_are_read_as_the_same_find_each_other(pair: str) -> None:
    one, _, other = pair.partition(" ")

    assert list(find_all(other, fold(one))) == [Span(0, len(one))]
    assert list(find_all(one, fold(other))) == [Span(0, len(other))]


@pytest.mark.parametrize("pair", DIFFERENT)
def test_what_is_read_otherwise_is_not_found(pair: str) -> None:
    """The longer is not asked for in the shorter, nor the shorter as a whole word in the longer."""
    one, other = pair.split()

    assert [span for span in find_all(one, fold(other)) if span == Span(0, len(other))] == []
    assert [span for span in find_all(other, fold(one)) if span == Span(0, len(one))] == []


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("قد سُلِّمَتِ الرسالة", "سلمت", ["سُلِّمَتِ"]),  # the marks of the last letter with it
        ("قد سـُـلمتـ", "سلمت", ["سـُـلمتـ"]),
        ("كيم\u00a0 جونغ\nأون", "كيم جونغ اون", ["كيم\u00a0 جونغ\nأون"]),  # any white space
        ("كيم \u200f جونغ", " كيم   جونغ ", ["كيم \u200f جونغ"]),
        ("محمد ﷺ نبي", "صلى الله عليه وسلم", ["ﷺ"]),
        ("محمد ﷺ نبي", "محمد صلي", ["محمد ﷺ"]),
        ("محمد ﷺ نبي", "وسلم نبي", ["ﷺ نبي"]),
        ("قال ﷽ ثم", "الرحمن", ["﷽"]),
        ("قال ﷽ ثم", "ا", ["ا", "﷽"]),  # a character once, however often it has the letter
        ("سلاﻻَم", "لا", ["لا", "ﻻَ"]),
        ("سﻻَم", "ل", ["ﻻَ"]),
        ("سﻻَم", "ام", ["ﻻَم"]),
        ("ا…ا", "ا", ["ا", "ا"]),
        ("ا…ا", ".ا", ["…ا"]),
        ("€→▓Жук", "жук", ["Жук"]),
        ("اااا", "اا", ["اا", "اا"]),
        ("لبلبل لبل", "لبل", ["لبل", "لبل"]),  # not one within the other
        ("لـَبل والـِبْل", "لبل", ["لـَبل", "لـِبْل"]),
        ("البابُ بالباب", "الباب", ["البابُ", "الباب"]),
        ("مبادىءه ثم مبادىء", "مبادئ", ["مبادى", "مبادىء"]),  # yeh and hamza are one letter only at a word's end
        ("شئون وشئ", "شيء", ["شئ"]),
    ],
)  # fmt: skip
def test_places(text: str, typed: str, found: list[str]) -> None:
    assert [span.of(text) for span in find_all(typed, fold(text))] == found


@pytest.mark.parametrize("nothing", ["", " ", " ًّ ", "ـ", "\u200f", "ۦ"])
def test_nothing_is_found_for_nothing(nothing: str) -> None:
    assert list(find_all(nothing, fold(" نصٌّ ـ \u200fۦ"))) == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [("أَحْمَد ٢٠٢٤", "احمد 2024"), ("﷽", "بسم الله الرحمن الرحيم"), ("شئونُ Kim", "شيون kim"), ("", "")],
)
def test_folded_text(text: str, folded: str) -> None:
    assert fold(text).text == folded
