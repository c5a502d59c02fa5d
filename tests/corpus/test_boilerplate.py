"""Which lines are what a site left in the text, and whose rules say so."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import tui.corpus.boilerplate
from tests.support.said import refused
from tui.corpus.boilerplate import BoilerplateRules, load_rules
from tui.errors.configuration import ConfigError

BUNDLED = Path(tui.corpus.boilerplate.__file__).with_name("boilerplate.toml")

FURNITURE = """
[ad_1]
[ad_2]
[/caption]
[embed id="7" w=3]
[…]
* * *
-----
إعلان
Advertisement
Exit mobile version
انتقل إلى المحتوى
العودة إلى الأعلى
جاري التحميل...
Please enable JavaScript to view the comments.
المصدر
المصدر:
Source link
المصدر: وكالات
Source: The Daily Example
https://example.org/a?b=1
المصدر: https://example.org/a
news@example.org
ظهرت المقالة حديقة جديدة في المدينة أولاً على موقع مثال.
The post A new garden appeared first on Example.
شاركها.
شَارِكها
شارك هذا المقال عبر البريد
شارك على فيسبوك
Share this article:
فيسبوك تويتر واتساب
Facebook | X | Telegram
نسخ الرابط
تابعونا على مواقع التواصل
تابعنا على تويتر
Follow us on Instagram
#حديقة #المدينة_القديمة
اترك تعليقاً
اترك تعليقا
أضف تعليق
لا توجد تعليقات
التعليقات (3)
12 تعليقاً
إلغاء الرد
Leave a Reply
لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *
احفظ اسمي وبريدي الإلكتروني في هذا المتصفح لاستخدامها المرة المقبلة.
يستخدم هذا الموقع خدمة أكيسميت للتقليل من البريد المزعج.
اشترك في نشرتنا الإخبارية!
اشترك الآن في نشرتنا لتصلك أخبار الحدائق
سجل في النشرة البريدية
النشرة البريدية
احصل على آخر الأخبار مباشرة في بريدك
افتح ملخص المحرر مجانًا
Unlock the Editor’s Digest for free
Subscribe to our newsletter
حمل تطبيقنا الآن
اقرأ المزيد
إقرأ أيضاً
اقرأ أيضًا: الحديقة التي لم تفتح أبوابها
شاهد المزيد...
للمزيد من التفاصيل اضغط هنا
اضغط هنا
Read more: A new garden
Continue reading
قد يهمك أيضاً
قد يهمك: الحديقة القديمة
مقالات ذات صلة
مواضيع مشابهة: الحدائق
ذات صلة
Related Articles
الأكثر قراءة
آخر الأخبار
المقال السابق: حديقة
Next post
نستخدم ملفات تعريف الارتباط لتحسين تجربتك
يستخدم هذا الموقع ملفات تعريف الارتباط. باستمرارك فأنت توافق.
We use cookies to improve your visit.
Accept all cookies
سياسة الخصوصية
جميع الحقوق محفوظة © 2024
© 2024 Example. All rights reserved.
آخر تحديث: 12 مايو 2023
مدة القراءة: 4 دقائق
3 min read
عدد المشاهدات: 1,204
الوسوم: حدائق، مدن
حجم الخط
استمع إلى المقال
""".strip().split("\n")

TEXT = """
وأضاف المصدر أن العمل سيبدأ غداً.
المصدر الذي طلب عدم ذكر اسمه نفى ذلك.
المصدر: لا نعرف، وسنسأل من جديد غداً أو بعد غد.
شارك في الافتتاح عدد كبير من الأهالي.
شارك الموضوع الأول في المعرض فنانون من ثلاث مدن.
اشترك في النشرة الجديدة ألف قارئ خلال أسبوع واحد.
اشترك في المعرض عشرون فناناً
سجل الفريق هدفين في الشوط الأول.
تابعنا باهتمام ما جرى في المدينة أمس.
اترك الباب مفتوحاً، قال الرجل لابنه.
إعلان النتائج يتأخر
إعلان الاستقلال
لا تعليق
اقرأ كثيراً واكتب قليلاً
شاهد المزيد من الناس ما حدث في الساحة.
عرض التفاصيل في مؤتمر صحفي
حمل التطبيق اسم المدينة القديمة.
وقت القراءة المفضل
أخبار متعلقة بالحرب تملأ الصحف
آخر الأخبار السارة تأتي من الحديقة
يستخدم الموقع ملفات تعريف الارتباط لتتبع زواره، كما تقول الدراسة.
تستخدم الشركة خدمة البريد
الكلمات المفتاحية لفهم الأزمة
سياسة الخصوصية الجديدة تثير الجدل
تفتح الحديقة أبوابها في الخامسة © وكالة مثال
© وكالة مثال
الحديقة © 2024 Example Agency
الرابط بين المدينتين
قال إنه قرأ الخبر على https://example.org ثم نسيه
2024
- نعم
"نعم"
3.5
[1] انظر الفصل الثاني
المقال السابق للكاتب أثار الجدل
موضوع مرتبط بالماضي
قد يهمك أن تعرف السبب
البريد الإلكتروني اخترع قبل خمسين عاماً
""".strip().split("\n")


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(rules: BoilerplateRules, line: str) -> None:
    assert rules.matches(line)


@pytest.mark.parametrize("line", TEXT)
def test_text_of_the_article(rules: BoilerplateRules, line: str) -> None:
    assert not rules.matches(line)


def test_every_bundled_rule_catches_something_here(rules: BoilerplateRules) -> None:
    for pattern in rules.patterns:
        assert any(BoilerplateRules((pattern,)).matches(line) for line in FURNITURE), pattern.pattern


def test_every_bundled_rule_says_on_its_line_what_it_catches() -> None:
    lines = [line for line in BUNDLED.read_text(encoding="utf-8").split("\n") if line.startswith("  '")]
    patterns = tomllib.loads(BUNDLED.read_text(encoding="utf-8"))["patterns"]
    assert len(lines) == len(patterns)
    assert all(len(line.rpartition("',  # ")[2]) > 8 for line in lines)


def test_spelling_that_no_reader_notices_makes_no_difference(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text("patterns = ['إقـرأ المَزيد', 'read MORE']")
    rules = load_rules(tmp_path / "rules.toml")
    assert rules.matches("اقرأ المزيد")
    assert rules.matches("\u200fأقرأ  \u00a0المزيـــدُ")
    assert rules.matches("Read more")


def test_a_rule_matches_the_whole_line_or_nothing(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text("patterns = ['موقع مثال']")
    rules = load_rules(tmp_path / "rules.toml")
    assert rules.matches("موقع مثال")
    assert not rules.matches("قال موقع مثال")
    assert not rules.matches("موقع مثال الجديد")


def test_no_rule_is_tried_on_a_long_line(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text("patterns = ['س+']")
    rules = load_rules(tmp_path / "rules.toml")
    assert rules.matches("س" * 200)
    assert not rules.matches("س" * 201)


def test_the_users_rules_are_added_to_the_bundled_ones(tmp_path: Path, rules: BoilerplateRules) -> None:
    (tmp_path / "rules.toml").write_text("patterns = [\n  'صحيفة مثال',  # the name of the paper\n]\n")
    assert not rules.matches("صحيفة مثال")
    both = load_rules(tmp_path / "rules.toml")
    assert both.matches("صحيفة مثال")
    assert both.matches("[ad_1]")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"patterns = ['a(b']", r"bad regular expression a\(b: missing \)"),
        (b"patterns = ['ok', '*']", r"bad regular expression \*: nothing to repeat"),
        (b"patterns = [", "is not TOML"),
        (b"patterns = ['\xff']", r"is not UTF-8 \(at line 1\)"),
        (b"", "must hold one list, patterns"),
        (b"pattern = ['a']", "must hold one list, patterns"),
        (b"patterns = 'a'", "must hold one list, patterns"),
        (b"patterns = ['a']\nmore = 1", "and nothing else"),
        (b"patterns = ['a', 1]", "must be a string"),
    ],
)
def test_a_bad_file_is_named_with_the_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(content)
    with refused(ConfigError, r"mine\.toml:? .*" + reason) as caught:
        load_rules(path)
    assert "\n" not in caught.sentence


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with refused(ConfigError, r"none\.toml cannot be read: No such file"):
        load_rules(tmp_path / "none.toml")
