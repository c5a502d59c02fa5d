"""The sentences on errors and remarks, with places for their fields, in Arabic and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import articles, configuration, ending, files, getting_rid, git, requests, tag_file
from tui.model import Label

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import Enum

    from tui.errors import HashiyaError, Remark

SENTENCES: Mapping[type[HashiyaError | Remark], Label] = {
    # What was asked for
    requests.NoSuchHomeError: Label("لا مجلد منزل كهذا: {path}", "{path}: there is no such home folder"),
    requests.NoLibraryError: Label("{path}: {cause}", "{path}: {cause}"),
    requests.NoArticlesError: Label(
        "لا مقالات في {path} (الملفات المقروءة: {endings})", "{path}: holds no article (files that are read: {endings})"
    ),
    requests.NoSuchArticleError: Label(
        "لا توجد مقالة باسم «{reference}» (عدد المقالات: {count}؛ انظر \u2066hashiya list\u2069)",
        "no article {reference!r} (there are {count}; see hashiya list)",
    ),
    requests.AmbiguousArticleError: Label(
        "«{reference}» بداية أكثر من مقالة (عددها: {count}): {ids}…",
        "{reference!r} could be any of {count} articles: {ids}…",
    ),
    requests.NoSuchParagraphError: Label(
        "لا فقرة برقم {number} في «{article}» (عدد فقراتها: {count})",
        "no paragraph {number} in {article!r}: it has {count}",
    ),
    requests.NoSuchSpanError: Label(
        "لا فقرة في {article} من الموضع {start} إلى {end}", "{article} has no paragraph from {start} to {end}"
    ),
    requests.OrphanGoneError: Label(
        "{article}: رُبط هذا الوسم بفقرة أخرى من قبل", "{article}: what was said there has been placed by somebody else"
    ),
    requests.NoSuchThemeError: Label(
        "لا موضوع باسم «{theme}»؛ المواضيع: {known}", "no theme {theme!r}; there are: {known}"
    ),
    requests.NoThemeIdError: Label(
        "لا يصلح اسمًا لموضوع جديد، أو هو مستعمل: {name}", "no new theme can be called {name!r}"
    ),
    requests.NoSuchFormatError: Label(
        "لا صيغة تصدير باسم «{name}»؛ الصيغ: {known}", "no export format {name!r}; there are: {known}"
    ),
    files.AlreadyExistsError: Label("الملف موجود من قبل: {path}", "{path}: already exists"),
    files.NotOverwrittenError: Label(
        "الملف موجود من قبل: {path}؛ يُستبدل بالخيار \u2066--overwrite\u2069",
        "{path}: already exists; --overwrite writes over it",
    ),
    files.KeptFileError: Label(
        "{path} ملف وسوم أو مقالة، فلا يُستبدل", "{path} is a tag file or an article: an export must not replace it"
    ),
    requests.NoSuchTagFileError: Label("لا ملف وسوم هنا: {path}", "{path}: no such tag file"),
    requests.SameTagFileError: Label("{path} هو ملف الوسوم نفسه", "{path} is the tag file itself"),
    requests.NothingToUndoError: Label("لا شيء للتراجع عنه", "nothing to undo"),
    requests.NothingToRedoError: Label("لا شيء لإعادته", "nothing to redo"),
    requests.NothingToMergeError: Label(
        "لا ملف للدمج، ولم يُحفظ شيء في مكان آخر", "no FILE to merge, and nothing that was kept elsewhere"
    ),
    requests.OnlyWithRepairError: Label(
        "لا معنى للخيار \u2066{option}\u2069 إلا مع \u2066--repair\u2069", "{option} is only possible with --repair"
    ),
    requests.NoTerminalError: Label(
        "تحتاج القراءة إلى طرفية؛ للنصوص البرمجية أوامر مثل \u2066list, show, tag, untag, export\u2069",
        "the reader needs a terminal; for scripts there are list, show, tag, untag and export",
    ),
    requests.NoTerminalToExamineError: Label(
        "يحتاج الفحص إلى طرفية؛ ويعمل \u2066doctor --report\u2069 دونها",
        "the doctor needs a terminal; doctor --report works without",
    ),
    # Articles
    articles.NotTextError: Label("ليس ملفًا نصيًا (فيه محارف صفرية)", "is not a text file (it holds NUL bytes)"),
    articles.DamagedTextError: Label(
        "نص تالف، ترميزه {encoding} (البايت {byte})", "is damaged {encoding} (byte {byte})"
    ),
    articles.UnknownEncodingError: Label(
        "ليس ملفًا نصيًا بترميز معروف", "is not a text file in an encoding that can be recognised"
    ),
    articles.ClosedFolderError: Label("مجلد لا يمكن فتحه", "is a folder that cannot be opened"),
    articles.UnreadableArticleError: Label("{name}: {cause}", "{name}: {cause}"),
    articles.LeftoverRemark: Label(
        "الفقرة {paragraph} من زوائد الصفحة: لا تُصدّر إلا بالخيار \u2066--boilerplate\u2069",
        "paragraph {paragraph} is a site leftover: exported only with --boilerplate",
    ),
    articles.ArticleGoneRemark: Label(
        "لم تعد المقالة «{article}» هنا؛ تُركت", "{article} is not here any more; passed over"
    ),
    articles.ChangedSinceRemark: Label(
        "بقي ما تغيّر بعد ذلك: {count}", "left as it is: {count} changed since, elsewhere or by another program"
    ),
    articles.ParagraphsGoneRemark: Label(
        "بقي ما تغيّر نص فقرته: {count}", "left as it is: {count} whose paragraph has another text now"
    ),
    articles.NothingChangedRemark: Label("كان كذلك من قبل: لم يتغير شيء", "it was so already: nothing has changed"),
    # Files
    files.FailedCallError: Label("{cause}", "{cause}"),
    files.NoMemoryError: Label("الذاكرة لا تكفي لهذا", "there is not enough memory for this"),
    files.LostAttributesRemark: Label(
        "حُفظ {path}، ولم يمكن الإبقاء على: {attributes}", "{path} is saved, but could not keep its {attributes}"
    ),
    files.FailedFileCallError: Label("{path}: {cause}", "{path}: {cause}"),
    files.UnwritableFileError: Label("تعذرت الكتابة في {path}: {cause}", "{path}: cannot be written: {cause}"),
    # The configuration
    configuration.UnreadableConfigError: Label("تعذرت قراءة {path}: {cause}", "{path} cannot be read: {cause}"),
    configuration.NotUtf8ConfigError: Label(
        "{path} ليس بترميز UTF-8 (السطر {line})", "{path} is not UTF-8 (at line {line})"
    ),
    configuration.NotTomlError: Label("{path} ليس بصيغة TOML: {detail}", "{path} is not TOML: {detail}"),
    configuration.NestedTooDeepError: Label("في {path} أقواس متداخلة فوق الحد", "{path} is nested too deeply"),
    configuration.ConfiguredPathError: Label("{path}: {cause}", "{path}: {cause}"),
    configuration.NoPatternsError: Label(
        '{path}: المطلوب قائمة واحدة، \u2066{key} = ["...", ...]\u2069، ولا شيء غيرها',
        '{path}: must hold one list, {key} = ["...", ...], and nothing else',
    ),
    configuration.PatternsNotTextError: Label(
        "{path}: كل ما في {key} نص", "{path}: every entry of {key} must be a string"
    ),
    configuration.BadPatternError: Label(
        "{path}: تعبير نمطي خاطئ {pattern}: {detail}", "{path}: bad regular expression {pattern}: {detail}"
    ),
    # The tag file
    tag_file.UnreadableDatabaseError: Label("تعذرت قراءة {path}: {cause}", "{path} cannot be read: {cause}"),
    tag_file.UnwritableDatabaseError: Label("تعذرت الكتابة في {path}: {cause}", "{path} cannot be written: {cause}"),
    tag_file.UnlockableDatabaseError: Label(
        "تعذر قفل {path} للكتابة: {cause}", "{path} cannot be locked for writing: {cause}"
    ),
    tag_file.NotRegularDatabaseError: Label("{path} ليس ملفًا عاديًا", "{path} is not a regular file"),
    tag_file.LinkedDatabaseError: Label(
        "لملف الوسوم {path} أكثر من اسم (عددها: {names})، وتغييره يجعله ملفين: انسخه باسم جديد وضعه مكانه",
        "{path} has {names} names (hard links), and a change would make two files of it: copy it, and put the copy in "
        "its place",
    ),
    tag_file.ChangedDatabaseError: Label(
        "غيّر برنامج آخر {path}؛ أعد المحاولة", "{path} was changed by another program; try again"
    ),
    tag_file.UnstorableError: Label("لا يمكن حفظ هذا في {path}: {detail}", "{path} cannot hold this: {detail}"),
    tag_file.LockedDatabaseError: Label("{path} مقفل، يكتب فيه برنامج آخر", "{path} is locked by another program"),
    tag_file.HeldDatabaseError: Label(
        "{path} مقفل، يكتب فيه {user} (العملية {process} على {host}) منذ {since}",
        "{path} is locked by {user} (process {process} on {host}) since {since}",
    ),
    tag_file.DamagedDatabaseError: Label(
        "{path} تالف: {damage}؛ انظر \u2066hashiya check --repair\u2069",
        "{path} is damaged: {damage}; see hashiya check --repair",
    ),
    tag_file.RestorableDatabaseError: Label(
        "{path} تالف: {damage}؛ انظر \u2066hashiya check --repair\u2069؛ أحدث نسخة احتياطية سليمة: {backup}",
        "{path} is damaged: {damage}; see hashiya check --repair; the newest good backup is {backup}",
    ),
    tag_file.ForeignDatabaseError: Label(
        "{path} بصيغة JSON، لكنه ليس ملف وسوم لحاشية", "{path} is JSON, but not a tag file of hashiya"
    ),
    tag_file.NewerDatabaseError: Label(
        "كُتب {path} بإصدار أحدث من حاشية (المخطط {schema}؛ وهذا الإصدار يعرف {known})",
        "{path} was written by a newer hashiya (schema {schema}; this one knows {known})",
    ),
    tag_file.UnrepairableDatabaseError: Label(
        "لا يمكن إصلاح {path}: لا يُقرأ منه شيء، ولا نسخة احتياطية سليمة",
        "{path} cannot be repaired: nothing can be read of it, and there is no good backup",
    ),
    tag_file.UnsoundRepairError: Label("لا يمكن إصلاح {path}: {detail}", "{path} cannot be repaired: {detail}"),
    tag_file.UnwritableRepairError: Label("تعذرت الكتابة في {path}: {cause}", "{path} cannot be written: {cause}"),
    tag_file.UnkeptDamageError: Label(
        "لم يُستبدل {path}: تعذر حفظ نسخة منه في {copy}: {cause}",
        "{path} was not replaced: a copy of it, {copy}, cannot be written: {cause}",
    ),
    # git
    git.NoRepositoryError: Label(
        "{path} ليس في مستودع \u2066git\u2069", "{path} is in no repository of git (or in none with a work tree)"
    ),
    git.NoGitError: Label("تعذر تشغيل \u2066git\u2069: {cause}", "git cannot be run: {cause}"),
    git.FailedGitError: Label(
        "رفض \u2066git\u2069 العمل في مستودع {path}: {detail}",
        "git refuses to work in the repository of {path}: {detail}",
    ),
    git.OtherMergeRuleError: Label(
        "قاعدة أخرى تحدد دمج {path} (\u2066merge\u2069: {driver})؛ انظر \u2066git help gitattributes\u2069",
        "another rule says how git merges {path} (merge: {driver}); see git help gitattributes",
    ),
    git.OursUnjoinedError: Label(
        "لم تُدمج النسختان، فنسختنا (\u2066ours\u2069) لا تُقرأ: {cause}",
        "the versions are not joined, ours cannot be read: {cause}",
    ),
    git.TheirsUnjoinedError: Label(
        "لم تُدمج النسختان، فنسختهم (\u2066theirs\u2069) لا تُقرأ: {cause}",
        "the versions are not joined, theirs cannot be read: {cause}",
    ),
    git.BeforeResetRemark: Label(
        "{path}: إحدى النسختين أقدم من \u2066hashiya reset\u2069، فتُركت؛ وتبقى في مستودع \u2066git\u2069",
        "{path}: one version is from before hashiya reset and is left out; its commit still has it",
    ),
    # The end of the program
    ending.RescuedError: Label(
        "لم يُكتب في {tag_file}؛ الوسوم كلها في {rescue_file} (\u2066hashiya merge\u2069)",
        "{tag_file} could not be written; all tags are in {rescue_file} (hashiya merge)",
    ),
    ending.KeptNowhereError: Label(
        "تغييرات لم تُحفظ ولا مكان لها: {count}؛ السبب: {cause}", "{count} not saved, and no place for it: {cause}"
    ),
    ending.RefusedChangesError: Label("تغيير لا يمكن حفظه: {causes}", "a change could not be saved: {causes}"),
    ending.ProgramError: Label(
        "حدث خطأ في البرنامج نفسه؛ ما سبق حفظه سليم، والتفاصيل في {report}",
        "the program itself failed; what was saved is safe, and what happened is in {report}",
    ),
    ending.ProgramAndWorkError: Label(
        "حدث خطأ في البرنامج نفسه، وتفاصيله في {report}؛ {kept}",
        "the program itself failed, and what happened is in {report}; {kept}",
    ),
    # Getting rid of data, and other schemas
    getting_rid.NotConfirmedError: Label(
        "لم يتغير شيء، إذ لم يؤكَّد ذلك (يكفي الخيار \u2066--yes\u2069)",
        "nothing was changed, since it was not confirmed (--yes does it without asking)",
    ),
    getting_rid.NothingToForgetError: Label("لا شيء هنا قاله «{by}»", "there is nothing here that {by!r} has said"),
    getting_rid.FileOnlyToOlderError: Label(
        "لا يُسمّى ملف جديد إلا مع \u2066--to 1\u2069", "a new FILE is only possible with --to 1"
    ),
    getting_rid.StillHeldRemark: Label(
        "ما زال ذلك في هذه الملفات: {paths}؛ وقد يكون في نسخ أخرى وفي تاريخ \u2066git\u2069 وفيما صُدّر",
        "these files still hold it: {paths}; so may clones, what git remembers, and exports",
    ),
    getting_rid.OtherCopiesRemark: Label(
        "قد يكون ذلك في نسخ أخرى وفي تاريخ \u2066git\u2069 وفيما صُدّر",
        "clones, what git remembers, and exports may still hold it",
    ),
    getting_rid.SetAsideRemark: Label(
        "ما سبق البدء من جديد لم يُدمج، وهو في {path}", "what is from before the reset was not joined; it is in {path}"
    ),
    getting_rid.OtherLibraryRemark: Label("{path} لمكتبة أخرى", "{path} is of another library"),
    getting_rid.NothingToMigrateRemark: Label(
        "لا شيء للترحيل: {path} على المخطط {schema}", "nothing to do: {path} is of schema {schema}"
    ),
    getting_rid.UnsaidRemark: Label("ليس في {path}: {unsaid}", "{path} does not have: {unsaid}"),
    # What is passed over
    configuration.UnknownKeyRemark: Label("{path}: مفتاح غير معروف «{key}»", "{path}: unknown key {key!r}"),
    configuration.WrongTypeRemark: Label(
        "{path}: المطلوب في «{key}» {expected}", "{path}: {key!r} should be {expected}"
    ),
    configuration.WrongValueRemark: Label(
        "{path}: المطلوب في «{key}» {expected}، لا «{value}»", "{path}: {key!r} should be {expected}, not {value!r}"
    ),
    configuration.WrongChoiceRemark: Label(
        "{path}: المطلوب في «{key}» أحد هذه: {known}، لا «{value}»",
        "{path}: {key!r} should be one of {known}, not {value!r}",
    ),
    configuration.WrongVariableRemark: Label(
        "المطلوب في المتغير {name} أحد هذه: {known}، لا «{value}»", "{name} should be one of {known}, not {value!r}"
    ),
}

DAMAGES: Mapping[tag_file.Wrong, Label] = {
    tag_file.Wrong.EMPTY: Label("لا شيء فيه", "there is nothing in it"),
    tag_file.Wrong.NOT_UTF8: Label("ليس بترميز UTF-8 عند البايت {byte}", "not UTF-8 at byte {byte}"),
    tag_file.Wrong.NOT_JSON: Label("ليس بصيغة JSON عند البايت {byte}: {detail}", "not JSON at byte {byte}: {detail}"),
    tag_file.Wrong.SCHEMA: Label("رقم مخططه ليس عددًا من 1", "its schema is not a number from 1"),
    tag_file.Wrong.NO_DOCUMENT: Label(
        "لا وثيقة سليمة في {place} عند «{key}»", "{place!r} has no sound document {key!r}"
    ),
    tag_file.Wrong.NOT_AN_OBJECT: Label("{place} ليس كائنًا", "{place} is not an object"),
    tag_file.Wrong.NO_TEXT: Label("لا نص عند «{key}» في {place}", "{place} has no text {key!r}"),
    tag_file.Wrong.NO_OFFSET: Label("لا موضع عند «{key}» في {place}", "{place} has no offset {key!r}"),
    tag_file.Wrong.NO_MARK: Label("«{key}» في {place} ليس نعم ولا لا", "{place} has {key!r} neither true nor false"),
    tag_file.Wrong.NO_LIST: Label("لا قائمة عند «{key}» في {place}", "{place} has no list {key!r}"),
    tag_file.Wrong.ENDS_EARLY: Label("{place} ينتهي قبل بدايته", "{place} ends before it starts"),
    tag_file.Wrong.ENDS_ELSEWHERE: Label(
        "نهاية {place} ليست نهاية نصه: {key}", "{place} has an end that is not its text's: {key}"
    ),
    tag_file.Wrong.TOO_FAR: Label(
        "«{key}» في {place} أبعد من أي نص", "{place} has an offset beyond every text {key!r}"
    ),
    tag_file.Wrong.MISPLACED: Label(
        "في {place} حقل ليس مكانه هناك «{key}»", "{place} has a field that does not belong there {key!r}"
    ),
    tag_file.Wrong.THEME_TWICE: Label("موضوع مكرر في {place}", "{place} has one theme twice"),
    tag_file.Wrong.THEME_AGAIN: Label("الموضوع «{key}» مكرر في {place}", "{place} is the theme {key!r} again"),
    tag_file.Wrong.TWICE: Label("{place} مكرر", "{place} is there twice"),
    tag_file.Wrong.UNKNOWN_OPERATION: Label("عملية غير معروفة «{key}» في {place}", "{place} has an unknown op {key!r}"),
}

NAMES: Mapping[Enum, Label] = {
    getting_rid.Unsaid.TAGS: Label("وسوم سبق غيرك إليها", "tags that somebody else had given before"),
    getting_rid.Unsaid.REMOVALS: Label("ما أُزيل", "removals"),
    getting_rid.Unsaid.AUTHORS: Label("أصحاب ملاحظات مجموعة", "further authors of a note"),
    getting_rid.Unsaid.CODEBOOK_FIELDS: Label("حقول مواضيع", "fields of themes"),
    getting_rid.Unsaid.SPANS: Label("وسوم على جزء من فقرة", "tags of a part of a paragraph"),
    getting_rid.Unsaid.QUERIES: Label("استعلامات", "queries"),
    getting_rid.Unsaid.OF_ARTICLES: Label("ما قيل في مقالات كاملة", "data on whole articles"),
    getting_rid.Unsaid.DOUBTFUL: Label("علامات شك", "marks of doubt"),
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
}

SOMEBODY = Label("غيرك", "somebody else")
"""Who has done something, where that is not known."""
