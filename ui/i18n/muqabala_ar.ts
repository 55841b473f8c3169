<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
    <context>
        <name>AboutDialog</name>
        <message>
            <source>About Muqabala</source>
            <translation>عن «مقابلة»</translation>
        </message>
        <message>
            <source>Apache License 2.0. Uses Qt {qt} under the GNU Lesser General Public License 3, numpy, SQLAlchemy and Google's multilingual Universal Sentence Encoder. The typefaces are Amiri by Khaled Hosny and Inter by Rasmus Andersson (both SIL Open Font License).</source>
            <translation>رخصة أباتشي 2.0. يستعمل البرنامج Qt {qt} برخصة جنو العمومية الصغرى 3، وnumpy وSQLAlchemy ومرمِّز Google متعدد اللغات (Universal Sentence Encoder). الخطّان: الأميري لخالد حسني وInter لراسموس أندرسون (كلاهما برخصة SIL للخطوط المفتوحة).</translation>
        </message>
        <message>
            <source>Licences…</source>
            <translation>الرخص…</translation>
        </message>
        <message>
            <source>Muqabala {version}</source>
            <translation>مقابلة {version}</translation>
        </message>
        <message>
            <source>Muqābala is the manuscript scholar's word for collating a copy against its source: two texts, facing each other.</source>
            <translation>المقابلة في اصطلاح المحققين عرضُ النسخة على أصلها: نصّان يقف كلٌّ منهما بإزاء الآخر.</translation>
        </message>
    </context>
    <context>
        <name>AlignmentPath</name>
        <message>
            <source>All</source>
            <translation>الكل</translation>
        </message>
        <message>
            <source>Here</source>
            <translation>هنا</translation>
        </message>
        <message>
            <source>Show all (0)</source>
            <translation>عرض الكل (0)</translation>
        </message>
        <message>
            <source>Zoom in (+)</source>
            <translation>تكبير (+)</translation>
        </message>
        <message>
            <source>Zoom out (−)</source>
            <translation>تصغير (−)</translation>
        </message>
        <message>
            <source>Zoom to the current pair</source>
            <translation>التكبير على الزوج الحالي</translation>
        </message>
    </context>
    <context>
        <name>AlternativeEndings</name>
        <message>
            <source>No other likely suggestion.</source>
            <translation>لا مقترح آخر مرجَّح.</translation>
        </message>
        <message>
            <source>Suggestion {number} of {count}</source>
            <translation>المقترح {number} من {count}</translation>
        </message>
        <message>
            <source>That was the first suggestion. The original pair is restored.</source>
            <translation>كان ذلك أول مقترح. عاد الزوج كما كان.</translation>
        </message>
        <message>
            <source>That was the last suggestion. The original pair is restored.</source>
            <translation>كان ذلك آخر مقترح. عاد الزوج كما كان.</translation>
        </message>
        <message>
            <source>The pair below is confirmed, so there is no other suggestion.</source>
            <translation>الزوج الذي يليه مؤكَّد، فلا مقترح آخر.</translation>
        </message>
        <message>
            <source>There is no earlier suggestion here.</source>
            <translation>لا مقترح سابقًا هنا.</translation>
        </message>
    </context>
    <context>
        <name>AssignDialog</name>
        <message>
            <source>&amp;Assign</source>
            <translation>إ&amp;سناد</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>إ&amp;غلاق</translation>
        </message>
        <message>
            <source>&amp;Due on</source>
            <translation>الموع&amp;د</translation>
        </message>
        <message>
            <source>&amp;End this assignment</source>
            <translation>إ&amp;نهاء هذا الإسناد</translation>
        </message>
        <message>
            <source>&amp;Note</source>
            <translation>&amp;ملاحظة</translation>
        </message>
        <message>
            <source>&amp;Pairs</source>
            <translation>الأز&amp;واج</translation>
        </message>
        <message>
            <source>&amp;Work</source>
            <translation>ال&amp;عمل</translation>
        </message>
        <message>
            <source>All pairs</source>
            <translation>كل الأزواج</translation>
        </message>
        <message>
            <source>Assign pairs</source>
            <translation>إسناد الأزواج</translation>
        </message>
        <message>
            <source>Assignments</source>
            <translation>الإسنادات</translation>
        </message>
        <message>
            <source>Chapter: {title}</source>
            <translation>الفصل: {title}</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>المنجز</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>الموعد</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>ملاحظة</translation>
        </message>
        <message>
            <source>Nothing is assigned.</source>
            <translation>لا إسناد بعد.</translation>
        </message>
        <message>
            <source>Pe&amp;rson</source>
            <translation>الش&amp;خص</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>الشخص</translation>
        </message>
        <message>
            <source>Selected pairs: {n}</source>
            <translation>الأزواج المحددة: {n}</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>العمل</translation>
        </message>
        <message>
            <source>{day}, overdue</source>
            <translation>{day}، متأخر</translation>
        </message>
        <message>
            <source>{done} of {total}</source>
            <translation>{done} من {total}</translation>
        </message>
    </context>
    <context>
        <name>AwayDesk</name>
        <message numerus="yes">
            <source>%Ln change(s) of this file are in {library}.</source>
            <translation>
                <numerusform>ليس في {library} أي تغيير من هذا الملف.</numerusform>
                <numerusform>في {library} تغيير واحد من هذا الملف.</numerusform>
                <numerusform>في {library} تغييران من هذا الملف.</numerusform>
                <numerusform>في {library} %Ln تغييرات من هذا الملف.</numerusform>
                <numerusform>في {library} %Ln تغييرًا من هذا الملف.</numerusform>
                <numerusform>في {library} %Ln تغيير من هذا الملف.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln change(s) were left out.</source>
            <translation>
                <numerusform>لم يُترك أي تغيير.</numerusform>
                <numerusform>تُرك تغيير واحد.</numerusform>
                <numerusform>تُرك تغييران.</numerusform>
                <numerusform>تُركت %Ln تغييرات.</numerusform>
                <numerusform>تُرك %Ln تغييرًا.</numerusform>
                <numerusform>تُرك %Ln تغيير.</numerusform>
            </translation>
        </message>
        <message>
            <source>Check out into a file</source>
            <translation>سحب إلى ملف</translation>
        </message>
        <message>
            <source>Checked out into {file}. Work there without the library, then check it in.</source>
            <translation>سُحب المشروع إلى {file}. اعمل فيه دون المكتبة ثم أرجع العمل إليها.</translation>
        </message>
        <message>
            <source>Muqabala projects (*.muqabala)</source>
            <translation>مشاريع «مقابلة» (*.muqabala)</translation>
        </message>
        <message>
            <source>Open from the library</source>
            <translation>فتح من المكتبة</translation>
        </message>
        <message>
            <source>Open the file</source>
            <translation>فتح الملف</translation>
        </message>
        <message>
            <source>The first one: {step}. {why}.</source>
            <translation>الأول: {step}. {why}.</translation>
        </message>
        <message>
            <source>{name} is in {library}. The file stays as it is.</source>
            <translation>{name} في {library}. ويبقى الملف كما هو.</translation>
        </message>
    </context>
    <context>
        <name>CategoryChoice</name>
        <message>
            <source>&amp;MQM</source>
            <translation>&amp;MQM</translation>
        </message>
        <message>
            <source>Categories of returns</source>
            <translation>فئات الإعادة</translation>
        </message>
        <message>
            <source>From a f&amp;ile…</source>
            <translation>م&amp;ن ملف…</translation>
        </message>
        <message>
            <source>MQM core</source>
            <translation>فئات MQM الأساسية</translation>
        </message>
        <message>
            <source>One category a line, under [alignment] and [translation]; up to 10 of each</source>
            <translation>فئة في كل سطر، تحت [alignment] و[translation]؛ ولا تزيد كلٌّ منهما على 10</translation>
        </message>
        <message>
            <source>Text files (*.txt);;All files (*)</source>
            <translation>ملفات نصية (*.txt);;كل الملفات (*)</translation>
        </message>
        <message>
            <source>Use the categories of MQM</source>
            <translation>استعمال فئات MQM</translation>
        </message>
    </context>
    <context>
        <name>CellEditing</name>
        <message>
            <source>This text is too long to edit. Split the pair first.</source>
            <translation>هذا النص أطول من أن يُحرَّر قطعة واحدة. قسّم الزوج أولًا.</translation>
        </message>
    </context>
    <context>
        <name>CellEditor</name>
        <message>
            <source>Correct the text</source>
            <translation>تصحيح النص</translation>
        </message>
    </context>
    <context>
        <name>ChapterModel</name>
        <message>
            <source>(before the first heading)</source>
            <translation>(قبل أول عنوان)</translation>
        </message>
        <message>
            <source>(nothing)</source>
            <translation>(لا شيء)</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>السبب</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>المصدر</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>الترجمة</translation>
        </message>
        <message>
            <source>paired by you · words: {words}</source>
            <translation>قرنتَه أنت · الكلمات: {words}</translation>
        </message>
        <message>
            <source>unpaired · words: {words}</source>
            <translation>بلا مقابل · الكلمات: {words}</translation>
        </message>
        <message>
            <source>{sure} · words: {words} · {reason}</source>
            <translation>⁨{sure}⁩ · الكلمات: {words} · ⁨{reason}⁩</translation>
        </message>
    </context>
    <context>
        <name>ChapterPage</name>
        <message>
            <source>&amp;Align chapter by chapter</source>
            <translation>مح&amp;اذاة فصل بفصل</translation>
        </message>
        <message>
            <source>Both texts are aligned as a whole.</source>
            <translation>يُحاذى النصان قطعةً واحدة.</translation>
        </message>
        <message>
            <source>Every chapter is paired.</source>
            <translation>لكل فصل مقابلُه.</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>تنزيل</translation>
        </message>
        <message>
            <source>Move the translations from here on down one row</source>
            <translation>تنزيل الترجمات من هنا فصاعدًا صفًّا واحدًا</translation>
        </message>
        <message>
            <source>Move the translations from here on up one row</source>
            <translation>رفع الترجمات من هنا فصاعدًا صفًّا واحدًا</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>رفع</translation>
        </message>
        <message>
            <source>No chapters found in at least one text. The texts are aligned as a whole.</source>
            <translation>لم توجد فصول في أحد النصين أو كليهما، فيُحاذيان قطعةً واحدة.</translation>
        </message>
        <message>
            <source>Pair</source>
            <translation>قرن</translation>
        </message>
        <message>
            <source>Pair the chapters of two selected rows</source>
            <translation>قرن فصلي الصفين المختارين</translation>
        </message>
        <message>
            <source>Pairs never cross a chapter boundary</source>
            <translation>لا يتجاوز زوجٌ حدود فصله</translation>
        </message>
        <message>
            <source>Pairs of chapters</source>
            <translation>أزواج الفصول</translation>
        </message>
        <message>
            <source>Separate the paired chapters</source>
            <translation>فكّ الفصلين المقترنين</translation>
        </message>
        <message>
            <source>Unpair</source>
            <translation>فكّ</translation>
        </message>
        <message>
            <source>Unpaired: {n}. Their text stays in the project without pairs. To pair a chapter, drag it onto its row, or select two rows and press Enter.</source>
            <translation>بلا مقابل: {n}. يبقى نصها في المشروع بلا أزواج. اسحب الفصل إلى الصف الذي هو موضعه، أو اختر صفين واضغط Enter.</translation>
        </message>
    </context>
    <context>
        <name>ChartView</name>
        <message>
            <source>Chart</source>
            <translation>رسم بياني</translation>
        </message>
        <message>
            <source>Copy data</source>
            <translation>نسخ البيانات</translation>
        </message>
        <message>
            <source>Export this chart</source>
            <translation>تصدير هذا الرسم البياني</translation>
        </message>
        <message>
            <source>Export: {title}</source>
            <translation>تصدير: ⁨{title}⁩</translation>
        </message>
        <message>
            <source>Save as PNG…</source>
            <translation>حفظ بصيغة PNG…</translation>
        </message>
        <message>
            <source>Save as SVG…</source>
            <translation>حفظ بصيغة SVG…</translation>
        </message>
    </context>
    <context>
        <name>CleaningPage</name>
        <message>
            <source>Checking both texts…</source>
            <translation>جارٍ فحص النصين…</translation>
        </message>
        <message>
            <source>Clear the check box of a place to leave it unchanged.</source>
            <translation>ألغِ تحديد الموضع ليبقى كما هو.</translation>
        </message>
        <message>
            <source>Editors' brackets, not the words</source>
            <translation>أقواس المحققين دون الكلمات</translation>
        </message>
        <message>
            <source>Footnote numbers</source>
            <translation>أرقام الحواشي</translation>
        </message>
        <message>
            <source>Hyphens at line ends</source>
            <translation>شَرطات أواخر السطور</translation>
        </message>
        <message>
            <source>Invisible and direction marks</source>
            <translation>المحارف الخفية وعلامات الاتجاه</translation>
        </message>
        <message>
            <source>Nothing to remove: not found in either text.</source>
            <translation>لا شيء يُحذف: ليس منها شيء في النصين.</translation>
        </message>
        <message>
            <source>Places shown: {n} of {total}.</source>
            <translation>المواضع المعروضة: {n} من {total}.</translation>
        </message>
        <message>
            <source>Places that the selected step changes</source>
            <translation>المواضع التي ستغيّرها الخطوة المختارة</translation>
        </message>
        <message>
            <source>Presentation forms</source>
            <translation>أشكال العرض</translation>
        </message>
        <message>
            <source>Preview each step below. The project keeps the original text.</source>
            <translation>عاين كل خطوة أدناه. ويحفظ المشروع النص الأصلي.</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>إزالة</translation>
        </message>
        <message>
            <source>Running heads, page numbers</source>
            <translation>ترويسات الصفحات وأرقامها</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>المصدر</translation>
        </message>
        <message>
            <source>Tatweel (ـ)</source>
            <translation>التطويل (ـ)</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>الترجمة</translation>
        </message>
        <message>
            <source>Verse marks</source>
            <translation>علامات الآيات</translation>
        </message>
        <message>
            <source>What to remove</source>
            <translation>ما يُزال</translation>
        </message>
    </context>
    <context>
        <name>CoachMark</name>
        <message>
            <source>&amp;Back</source>
            <translation>ال&amp;سابق</translation>
        </message>
        <message>
            <source>&amp;Done</source>
            <translation>&amp;تمّ</translation>
        </message>
        <message>
            <source>&amp;Next</source>
            <translation>ال&amp;تالي</translation>
        </message>
        <message>
            <source>&amp;Skip</source>
            <translation>ت&amp;خطٍّ</translation>
        </message>
        <message>
            <source>Continue ({key})</source>
            <translation>متابعة (⁨{key}⁩)</translation>
        </message>
        <message>
            <source>{at} of {of}</source>
            <translation>{at} من {of}</translation>
        </message>
    </context>
    <context>
        <name>CommentBar</name>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Enter to send, Shift+Enter for a new line, Esc to cancel</source>
            <translation>‏Enter للإرسال، وShift+Enter لسطر جديد، وEsc للإلغاء</translation>
        </message>
    </context>
    <context>
        <name>CommentThread</name>
        <message>
            <source>Add the comment ({key})</source>
            <translation>إضافة التعليق (⁨{key}⁩)</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>تعليق</translation>
        </message>
        <message>
            <source>Comment on this pair</source>
            <translation>علّق على هذا الزوج</translation>
        </message>
        <message>
            <source>Comments</source>
            <translation>التعليقات</translation>
        </message>
        <message>
            <source>New comment</source>
            <translation>تعليق جديد</translation>
        </message>
        <message>
            <source>No comments yet.</source>
            <translation>لا تعليقات بعد.</translation>
        </message>
        <message>
            <source>proposes</source>
            <translation>يقترح</translation>
        </message>
        <message>
            <source>refuses</source>
            <translation>يرفض</translation>
        </message>
        <message>
            <source>returned</source>
            <translation>مُعاد</translation>
        </message>
        <message>
            <source>“{words}”</source>
            <translation>«{words}»</translation>
        </message>
    </context>
    <context>
        <name>ConcordanceModel</name>
        <message>
            <source>Project</source>
            <translation>المشروع</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>المصدر</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>الترجمة</translation>
        </message>
    </context>
    <context>
        <name>ConcordancePane</name>
        <message>
            <source>&amp;Unconfirmed pairs too</source>
            <translation>وال&amp;أزواج غير المؤكَّدة</translation>
        </message>
        <message>
            <source>All projects</source>
            <translation>كل المشاريع</translation>
        </message>
        <message>
            <source>By Arabic &amp;root</source>
            <translation>بالجذر ال&amp;عربي</translation>
        </message>
        <message>
            <source>Finds كاتب and مكتوب for كتب; other scripts are found as usual</source>
            <translation>يجد كاتب ومكتوب عند البحث عن كتب، وتُبحث الكتابات الأخرى كالمعتاد</translation>
        </message>
        <message>
            <source>Finds والسلطان and لسلطانه for سلطان, and kings for king</source>
            <translation>يجد «والسلطان» و«لسلطانه» عند طلب «سلطان»، وkings عند طلب king</translation>
        </message>
        <message>
            <source>In which projects</source>
            <translation>في أي المشاريع</translation>
        </message>
        <message>
            <source>Indexing continues next time</source>
            <translation>يُفهرس الباقي في المرة القادمة</translation>
        </message>
        <message>
            <source>Indexing your projects…</source>
            <translation>جارٍ فهرسة مشاريعك…</translation>
        </message>
        <message>
            <source>Looks in suggested and returned pairs as well</source>
            <translation>يبحث في الأزواج المقترحة والمُعادة أيضًا</translation>
        </message>
        <message>
            <source>No confirmed pairs found</source>
            <translation>لا أزواج مؤكَّدة بهذه الكلمات</translation>
        </message>
        <message>
            <source>No pairs found</source>
            <translation>لم يُعثر على أزواج</translation>
        </message>
        <message>
            <source>Pairs: {count}</source>
            <translation>الأزواج: {count}</translation>
        </message>
        <message>
            <source>Search all confirmed pairs of your projects</source>
            <translation>البحث في كل الأزواج المؤكَّدة من مشاريعك</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>إيقاف</translation>
        </message>
        <message>
            <source>The first {count} pairs</source>
            <translation>أول {count} من الأزواج</translation>
        </message>
        <message>
            <source>With prefixes and &amp;endings</source>
            <translation>مع السوابق والل&amp;واحق</translation>
        </message>
        <message>
            <source>Words to look up</source>
            <translation>الكلمات المطلوبة</translation>
        </message>
        <message>
            <source>{key} in the table looks up the word at the caret</source>
            <translation>‏⁨{key}⁩ في الجدول يبحث عن الكلمة التي عندها المؤشر</translation>
        </message>
    </context>
    <context>
        <name>ConfirmAbove</name>
        <message>
            <source>Confirm all above</source>
            <translation>تأكيد كل ما فوقه</translation>
        </message>
        <message>
            <source>Suggestions above this pair: {number}. Confirm all of them?</source>
            <translation>المقترحات فوق هذا الزوج: {number}. أتؤكّدها كلها؟</translation>
        </message>
    </context>
    <context>
        <name>ConfirmByConfidence</name>
        <message>
            <source>Confirm by confidence</source>
            <translation>التأكيد بحسب الثقة</translation>
        </message>
        <message>
            <source>Minimum &amp;confidence</source>
            <translation>&amp;أدنى ثقة</translation>
        </message>
        <message>
            <source>Minimum confidence</source>
            <translation>أدنى ثقة</translation>
        </message>
        <message>
            <source>Suggestions to confirm: {number} of {all}.</source>
            <translation>المقترحات التي ستؤكَّد: {number} من {all}.</translation>
        </message>
    </context>
    <context>
        <name>ConfirmMany</name>
        <message>
            <source>Confirm</source>
            <translation>تأكيد</translation>
        </message>
    </context>
    <context>
        <name>ConfirmUntranslated</name>
        <message>
            <source>Confirm untranslated passages</source>
            <translation>تأكيد المواضع التي بلا مقابل</translation>
        </message>
        <message>
            <source>Passages: {passages}, pairs: {number}. Confirm all of them as untranslated?</source>
            <translation>المواضع: {passages}، والأزواج: {number}. هل تؤكدها كلها بوصفها بلا مقابل؟</translation>
        </message>
    </context>
    <context>
        <name>ConflictDialog</name>
        <message>
            <source>&amp;Apply my change</source>
            <translation>ت&amp;طبيق تغييري</translation>
        </message>
        <message>
            <source>&amp;Copy my text</source>
            <translation>&amp;نسخ نصّي</translation>
        </message>
        <message>
            <source>&amp;Keep theirs</source>
            <translation>ا&amp;لإبقاء على نسختهم</translation>
        </message>
        <message>
            <source>Apply your change to the current version. The history keeps both.</source>
            <translation>تطبيق تغييرك على النسخة الحالية. ويحفظ السجل النسختين.</translation>
        </message>
        <message>
            <source>As you saw it</source>
            <translation>كما رأيتَه</translation>
        </message>
        <message>
            <source>Changed by someone else</source>
            <translation>غيّره شخص آخر</translation>
        </message>
        <message>
            <source>Current version</source>
            <translation>النسخة الحالية</translation>
        </message>
        <message>
            <source>Last changed by {name}</source>
            <translation>آخر من غيّره ⁨{name}⁩</translation>
        </message>
        <message>
            <source>Someone else changed this pair</source>
            <translation>غيّر شخص آخر هذا الزوج</translation>
        </message>
        <message>
            <source>The pair no longer exists.</source>
            <translation>لم يعد الزوج موجودًا.</translation>
        </message>
        <message>
            <source>The pair no longer exists. Its words are in other pairs.</source>
            <translation>لم يعد الزوج موجودًا. كلماته الآن في أزواج أخرى.</translation>
        </message>
        <message>
            <source>The version you saw is no longer available</source>
            <translation>النسخة التي رأيتَها لم تعد متاحة</translation>
        </message>
        <message>
            <source>You wrote: {text}</source>
            <translation>كتبتَ: ⁨{text}⁩</translation>
        </message>
        <message>
            <source>Your version</source>
            <translation>نسختك</translation>
        </message>
        <message>
            <source>Your wording</source>
            <translation>صياغتك</translation>
        </message>
        <message>
            <source>{why}. Your change “{what}” was not saved. Compare both versions.</source>
            <translation>⁨{why}⁩. لم يُحفظ تغييرك «{what}». قارن بين النسختين.</translation>
        </message>
    </context>
    <context>
        <name>ConsistencyPane</name>
        <message>
            <source>&amp;Inconsistent</source>
            <translation>&amp;غير المتسق</translation>
        </message>
        <message>
            <source>All sources with more than one translation</source>
            <translation>كل مصدر له أكثر من ترجمة</translation>
        </message>
        <message>
            <source>Consistency</source>
            <translation>الاتساق</translation>
        </message>
        <message>
            <source>No results.</source>
            <translation>لا نتائج.</translation>
        </message>
        <message>
            <source>Pairs</source>
            <translation>الأزواج</translation>
        </message>
        <message>
            <source>Source and its translations</source>
            <translation>المصدر وترجماته</translation>
        </message>
        <message>
            <source>Source phrase</source>
            <translation>عبارة من المصدر</translation>
        </message>
        <message>
            <source>Sources: {n}; translations: {m}.</source>
            <translation>المصادر: {n}؛ الترجمات: ⁨{m}⁩.</translation>
        </message>
        <message>
            <source>Translations</source>
            <translation>الترجمات</translation>
        </message>
        <message>
            <source>Type a phrase to see all its translations.</source>
            <translation>اكتب عبارة لترى كل ترجماتها.</translation>
        </message>
        <message>
            <source>pair {n}</source>
            <translation>الزوج {n}</translation>
        </message>
    </context>
    <context>
        <name>Corrections</name>
        <message>
            <source>First place the caret between two words: click there, or press Left or Right.</source>
            <translation>ضع المؤشر أولًا بين كلمتين: انقر هناك، أو استعمل السهمين الأيمن والأيسر.</translation>
        </message>
        <message>
            <source>No more words to move.</source>
            <translation>لا كلمة أخرى تُنقل.</translation>
        </message>
        <message>
            <source>No neighbouring pair on that side.</source>
            <translation>لا زوج مجاورًا في تلك الجهة.</translation>
        </message>
        <message>
            <source>No pair above to merge with.</source>
            <translation>لا زوج فوقه يُدمج معه.</translation>
        </message>
        <message>
            <source>No pair below to merge with.</source>
            <translation>لا زوج تحته يُدمج معه.</translation>
        </message>
        <message>
            <source>Only two pairs can be joined when they are apart.</source>
            <translation>لا يُضمّ من الأزواج المتباعدة إلا اثنان.</translation>
        </message>
        <message>
            <source>The pair above is hidden by the filter. Show all pairs first.</source>
            <translation>الزوج السابق تخفيه التصفية. أظهر كل الأزواج أولًا.</translation>
        </message>
        <message>
            <source>The pair below is hidden by the filter. Show all pairs first.</source>
            <translation>الزوج التالي تخفيه التصفية. أظهر كل الأزواج أولًا.</translation>
        </message>
        <message>
            <source>The pair has changed in the meantime. Your text is on the clipboard: {text}</source>
            <translation>تغيّر الزوج في أثناء ذلك. ما كتبتَه في الحافظة: ⁨{text}⁩</translation>
        </message>
        <message>
            <source>This pair has one side only.</source>
            <translation>هذا الزوج أحادي الطرف أصلًا.</translation>
        </message>
        <message>
            <source>This side is empty: nothing to shift.</source>
            <translation>هذا الطرف خالٍ: لا شيء يُنقل منه.</translation>
        </message>
    </context>
    <context>
        <name>DisputedPairsDialog</name>
        <message>
            <source>&amp;Apply my change</source>
            <translation>&amp;تطبيق تغييري</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>ال&amp;سابق</translation>
        </message>
        <message>
            <source>&amp;Decide later</source>
            <translation>التقرير لا&amp;حقًا</translation>
        </message>
        <message>
            <source>&amp;Keep theirs</source>
            <translation>ا&amp;لإبقاء على نسختهم</translation>
        </message>
        <message>
            <source>Apply your change to the version of the library. The history keeps both.</source>
            <translation>تطبيق تغييرك على نسخة المكتبة. ويحفظ السجل النسختين.</translation>
        </message>
        <message>
            <source>Changed here and in the library</source>
            <translation>غُيّر هنا وفي المكتبة</translation>
        </message>
        <message>
            <source>Last changed by {name}</source>
            <translation>آخر من غيّره {name}</translation>
        </message>
        <message>
            <source>Pair {number} in this file</source>
            <translation>الزوج {number} في هذا الملف</translation>
        </message>
        <message>
            <source>The pair is not in the file any more.</source>
            <translation>لم يعد الزوج في الملف.</translation>
        </message>
        <message>
            <source>The pair no longer exists.</source>
            <translation>لم يعد الزوج موجودًا.</translation>
        </message>
        <message>
            <source>The words of this pair are divided in another way in the library</source>
            <translation>كلمات هذا الزوج مقسومة في المكتبة على نحو آخر</translation>
        </message>
        <message>
            <source>These changes stay in the file; the next check-in asks again</source>
            <translation>تبقى هذه التغييرات في الملف، ويُسأل عنها عند الإرجاع التالي</translation>
        </message>
        <message>
            <source>This pair no longer exists in the library. Its words are in other pairs there.</source>
            <translation>لم يعد هذا الزوج في المكتبة. كلماته هناك في أزواج أخرى.</translation>
        </message>
        <message>
            <source>Version of the library</source>
            <translation>نسخة المكتبة</translation>
        </message>
        <message>
            <source>Your version</source>
            <translation>نسختك</translation>
        </message>
        <message>
            <source>{at} of {of}</source>
            <translation>{at} من {of}</translation>
        </message>
        <message>
            <source>{person} changed this pair in the library while you worked on it here. Choose the version that holds.</source>
            <translation>غيّر {person} هذا الزوج في المكتبة وأنت تعمل عليه هنا. اختر النسخة التي تبقى.</translation>
        </message>
    </context>
    <context>
        <name>DockTitle</name>
        <message>
            <source>Hide this pane</source>
            <translation>إخفاء هذا اللوح</translation>
        </message>
        <message>
            <source>Hide {pane}</source>
            <translation>إخفاء ⁨{pane}⁩</translation>
        </message>
    </context>
    <context>
        <name>DocumentMap</name>
        <message numerus="yes">
            <source>%Ln pair(s)</source>
            <translation>
                <numerusform>لا أزواج</numerusform>
                <numerusform>زوج واحد</numerusform>
                <numerusform>زوجان</numerusform>
                <numerusform>%Ln أزواج</numerusform>
                <numerusform>%Ln زوجًا</numerusform>
                <numerusform>%Ln زوج</numerusform>
            </translation>
        </message>
        <message>
            <source>From the reading edge on: progress (thin: suggested, half: confirmed, striped: returned, whole: approved), doubt (the longer the bar, the less sure), marks (text without counterpart, crossings) and search hits.</source>
            <translation>من حافة القراءة: التقدم (رفيع: مقترح، نصف: مؤكَّد، مخطّط: مُعاد، كامل: معتمد)، ثم الشك (كلما طال الشريط قلّت الثقة)، ثم العلامات (نص بلا مقابل، وتقاطعات)، ثم نتائج البحث.</translation>
        </message>
        <message>
            <source>Map of the text</source>
            <translation>خريطة النص</translation>
        </message>
        <message>
            <source>No pairs yet</source>
            <translation>لا أزواج بعد</translation>
        </message>
        <message>
            <source>Pair {number} of {total}: {what}</source>
            <translation>الزوج {number} من {total}: {what}</translation>
        </message>
        <message>
            <source>Pairs {first} to {last} of {total}: {what}</source>
            <translation>الأزواج {first} إلى {last} من {total}: {what}</translation>
        </message>
        <message>
            <source>confidence {percent}</source>
            <translation>الثقة {percent}</translation>
        </message>
        <message>
            <source>crosses a neighbour</source>
            <translation>يتقاطع مع جاره</translation>
        </message>
        <message>
            <source>crossings</source>
            <translation>تقاطعات</translation>
        </message>
        <message>
            <source>search hit</source>
            <translation>نتيجة بحث</translation>
        </message>
        <message>
            <source>search hits</source>
            <translation>نتائج بحث</translation>
        </message>
        <message>
            <source>some without counterpart</source>
            <translation>بعضها بلا مقابل</translation>
        </message>
        <message>
            <source>without counterpart</source>
            <translation>بلا مقابل</translation>
        </message>
        <message>
            <source>{count} {status}</source>
            <translation>{status}: {count}</translation>
        </message>
    </context>
    <context>
        <name>DocumentSide</name>
        <message>
            <source>All files</source>
            <translation>كل الملفات</translation>
        </message>
        <message>
            <source>By {name}</source>
            <translation>بحسب ⁨{name}⁩</translation>
        </message>
        <message>
            <source>Choose a document</source>
            <translation>اختيار مستند</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>مستندات</translation>
        </message>
        <message>
            <source>Drop a document here, or</source>
            <translation>أفلت مستندًا هنا، أو</translation>
        </message>
        <message>
            <source>From the file</source>
            <translation>من الملف</translation>
        </message>
        <message>
            <source>Outline</source>
            <translation>المخطط</translation>
        </message>
        <message>
            <source>Preview the file in other encodings</source>
            <translation>معاينة الملف بترميزات أخرى</translation>
        </message>
        <message>
            <source>Rules from a file (SRX)…</source>
            <translation>قواعد من ملف (SRX)…</translation>
        </message>
        <message>
            <source>Segmentation rules</source>
            <translation>قواعد التقطيع</translation>
        </message>
        <message>
            <source>Segmentation rules (*.srx);;All files (*)</source>
            <translation>قواعد التقطيع (*.srx);;كل الملفات (*)</translation>
        </message>
        <message>
            <source>Segments</source>
            <translation>المقاطع</translation>
        </message>
        <message>
            <source>Sentences, with custom rules…</source>
            <translation>الجمل، بقواعد خاصة…</translation>
        </message>
    </context>
    <context>
        <name>EditorPage</name>
        <message>
            <source>Align</source>
            <translation>محاذاة</translation>
        </message>
        <message>
            <source>Align the rest</source>
            <translation>محاذاة الباقي</translation>
        </message>
        <message>
            <source>Aligning…</source>
            <translation>جارٍ المحاذاة…</translation>
        </message>
        <message>
            <source>Both texts are in the project. Aligning suggests pairs, which you then correct and confirm.</source>
            <translation>النصان في المشروع. تقترح المحاذاة أزواجًا، ثم تصحّحها أنت وتؤكّدها.</translation>
        </message>
        <message>
            <source>No pairs yet</source>
            <translation>لا أزواج بعد</translation>
        </message>
        <message>
            <source>The texts go on here without pairs: their alignment was interrupted.</source>
            <translation>للنصين بقية هنا بلا أزواج: توقفت محاذاتهما قبل نهايتها.</translation>
        </message>
    </context>
    <context>
        <name>EncoderField</name>
        <message>
            <source>&amp;Download {size}</source>
            <translation>تن&amp;زيل {size}</translation>
        </message>
        <message>
            <source>&amp;Encoder</source>
            <translation>ال&amp;نموذج الدلالي</translation>
        </message>
        <message>
            <source>&amp;Folder…</source>
            <translation>مجل&amp;د…</translation>
        </message>
        <message>
            <source>&amp;Stop</source>
            <translation>إي&amp;قاف</translation>
        </message>
        <message>
            <source>Built-in (Universal Sentence Encoder)</source>
            <translation>المدمج (Universal Sentence Encoder)</translation>
        </message>
        <message>
            <source>Download progress</source>
            <translation>تقدُّم التنزيل</translation>
        </message>
        <message>
            <source>Downloading {name}. You can continue working.</source>
            <translation>جارٍ تنزيل {name}. يمكنك متابعة العمل.</translation>
        </message>
        <message>
            <source>Encoder</source>
            <translation>النموذج الدلالي</translation>
        </message>
        <message>
            <source>Folder of a model</source>
            <translation>مجلد نموذج</translation>
        </message>
        <message>
            <source>No usable model in this folder.</source>
            <translation>ليس في هذا المجلد نموذج يمكن استعماله.</translation>
        </message>
        <message>
            <source>Requires libraries that are not installed. {remedy}.</source>
            <translation>يحتاج إلى مكتبات غير مثبّتة. {remedy}.</translation>
        </message>
        <message>
            <source>Several encoders with equal weight</source>
            <translation>عدة نماذج دلالية بأوزان متساوية</translation>
        </message>
        <message>
            <source>Use a sentence-transformers model from a folder</source>
            <translation>استعمال نموذج sentence-transformers من مجلد</translation>
        </message>
        <message>
            <source>{name} (not installed)</source>
            <translation>{name} (غير مثبّت)</translation>
        </message>
    </context>
    <context>
        <name>EncodingDialog</name>
        <message>
            <source>Encoding</source>
            <translation>الترميز</translation>
        </message>
        <message>
            <source>Encodings</source>
            <translation>الترميزات</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>المعاينة</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>السبب</translation>
        </message>
        <message>
            <source>Use this encoding</source>
            <translation>استعمال هذا الترميز</translation>
        </message>
        <message>
            <source>{name} in each encoding</source>
            <translation>⁨{name}⁩ بكل ترميز</translation>
        </message>
    </context>
    <context>
        <name>EvidencePane</name>
        <message>
            <source>A person made this pair, so it has no confidence.</source>
            <translation>هذا الزوج من صنع إنسان، فلا درجة ثقة له.</translation>
        </message>
        <message>
            <source>Alternative</source>
            <translation>البديل</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>الثقة</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>القرائن</translation>
        </message>
        <message>
            <source>Go there</source>
            <translation>الانتقال إليه</translation>
        </message>
        <message>
            <source>History of this pair</source>
            <translation>سجل هذا الزوج</translation>
        </message>
        <message>
            <source>Latin</source>
            <translation>لاتيني</translation>
        </message>
        <message>
            <source>Linked words</source>
            <translation>كلمات متقابلة</translation>
        </message>
        <message>
            <source>Move the cuts of this pair to the alternative</source>
            <translation>نقل حدّي هذا الزوج إلى البديل</translation>
        </message>
        <message>
            <source>Names, numbers, dates</source>
            <translation>أسماء وأعداد وتواريخ</translation>
        </message>
        <message>
            <source>No confidence available.</source>
            <translation>لا درجة ثقة متاحة.</translation>
        </message>
        <message>
            <source>No pair selected</source>
            <translation>لم يُختر زوج</translation>
        </message>
        <message>
            <source>Pair {number}: {status}</source>
            <translation>الزوج {number}: {status}</translation>
        </message>
        <message>
            <source>Returned by {name}: {reason}</source>
            <translation>أعاده ⁨{name}⁩: ⁨{reason}⁩</translation>
        </message>
        <message>
            <source>Similarity {number}</source>
            <translation>التشابه {number}</translation>
        </message>
        <message>
            <source>The alternative is elsewhere. Go there to correct it in the table.</source>
            <translation>البديل في موضع آخر. انتقل إليه وصحّحه في الجدول.</translation>
        </message>
        <message>
            <source>Use this instead</source>
            <translation>الأخذ به</translation>
        </message>
        <message>
            <source>confirmed by {name}</source>
            <translation>أكّده ⁨{name}⁩</translation>
        </message>
        <message>
            <source>date</source>
            <translation>تاريخ</translation>
        </message>
        <message>
            <source>last changed by {name}</source>
            <translation>آخر من غيّره ⁨{name}⁩</translation>
        </message>
        <message>
            <source>name</source>
            <translation>اسم</translation>
        </message>
        <message>
            <source>number</source>
            <translation>عدد</translation>
        </message>
        <message>
            <source>reviewed by {name}</source>
            <translation>راجعه ⁨{name}⁩</translation>
        </message>
        <message>
            <source>suggested by the aligner</source>
            <translation>اقترحته الآلة</translation>
        </message>
        <message>
            <source>{number} ahead of the alternative</source>
            <translation>يسبق البديل بمقدار {number}</translation>
        </message>
        <message>
            <source>{number} behind the alternative</source>
            <translation>يتأخر عن البديل بمقدار {number}</translation>
        </message>
        <message>
            <source>{percent} likely to be exactly right: {word}</source>
            <translation>احتمال صحته التامة {percent}: {word}</translation>
        </message>
    </context>
    <context>
        <name>ExportController</name>
        <message>
            <source>Copied: {text}</source>
            <translation>نُسخ: {text}</translation>
        </message>
        <message>
            <source>Copy saved to {path}</source>
            <translation>حُفظت النسخة في ⁨{path}⁩</translation>
        </message>
        <message numerus="yes">
            <source>Left out, since the format has no place for them: %Ln note(s) of the documents.</source>
            <translation>
                <numerusform>لم تُترك أي حاشية من حواشي المستندين.</numerusform>
                <numerusform>تُركت حاشية واحدة من حواشي المستندين، إذ لا موضع لها في هذه الصيغة.</numerusform>
                <numerusform>تُركت حاشيتان من حواشي المستندين، إذ لا موضع لهما في هذه الصيغة.</numerusform>
                <numerusform>تُركت %Ln حواشٍ من حواشي المستندين، إذ لا موضع لها في هذه الصيغة.</numerusform>
                <numerusform>تُركت %Ln حاشية من حواشي المستندين، إذ لا موضع لها في هذه الصيغة.</numerusform>
                <numerusform>تُركت %Ln حاشية من حواشي المستندين، إذ لا موضع لها في هذه الصيغة.</numerusform>
            </translation>
        </message>
        <message>
            <source>Longer than 2,000 characters, which Trados may refuse: {n}.</source>
            <translation>أطول من 2000 محرف، وقد يرفضها Trados: {n}.</translation>
        </message>
        <message>
            <source>Muqabala projects (*.muqabala)</source>
            <translation>مشاريع مقابلة (*.muqabala)</translation>
        </message>
        <message>
            <source>Not written, {why}: {n}.</source>
            <translation>لم يُكتب، والسبب: {why}: {n}.</translation>
        </message>
        <message>
            <source>Pairs that are no segment of the file: {n}.</source>
            <translation>أزواج ليست مقاطع في الملف: {n}.</translation>
        </message>
        <message>
            <source>Removed control characters that XML does not allow: {n}.</source>
            <translation>محارف تحكّم لا تقبلها XML، حُذفت: {n}.</translation>
        </message>
        <message>
            <source>Save a copy</source>
            <translation>حفظ نسخة</translation>
        </message>
        <message>
            <source>Save the translated file</source>
            <translation>حفظ الملف المترجم</translation>
        </message>
        <message>
            <source>Select the XLIFF file</source>
            <translation>اختيار ملف XLIFF</translation>
        </message>
        <message numerus="yes">
            <source>Sent to the printer: %Ln page(s).</source>
            <translation>
                <numerusform>لم تُرسل أي صفحة إلى الطابعة.</numerusform>
                <numerusform>أُرسلت صفحة واحدة إلى الطابعة.</numerusform>
                <numerusform>أُرسلت صفحتان إلى الطابعة.</numerusform>
                <numerusform>أُرسلت %Ln صفحات إلى الطابعة.</numerusform>
                <numerusform>أُرسلت %Ln صفحة إلى الطابعة.</numerusform>
                <numerusform>أُرسلت %Ln صفحة إلى الطابعة.</numerusform>
            </translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>إظهار في المجلد</translation>
        </message>
        <message>
            <source>Skipped one-sided pairs: {n}.</source>
            <translation>أزواج أحادية الطرف تُجووزت: {n}.</translation>
        </message>
        <message>
            <source>States changed: {n}.</source>
            <translation>حالات تغيرت: {n}.</translation>
        </message>
        <message>
            <source>Stopped. No file was written.</source>
            <translation>أُوقف، ولم يُكتب ملف.</translation>
        </message>
        <message>
            <source>Stopped. The file was not checked to the end.</source>
            <translation>أُوقف الفحص؛ لم يُفحص الملف إلى آخره.</translation>
        </message>
        <message>
            <source>The old file is kept as {name}.</source>
            <translation>يبقى الملف القديم باسم ⁨{name}⁩.</translation>
        </message>
        <message>
            <source>The project file is damaged: {what}.</source>
            <translation>في ملف المشروع تلف: {what}.</translation>
        </message>
        <message>
            <source>The project file is intact.</source>
            <translation>ملف المشروع سليم.</translation>
        </message>
        <message>
            <source>Writing {name}…</source>
            <translation>جارٍ كتابة ⁨{name}⁩…</translation>
        </message>
        <message numerus="yes">
            <source>Written to {file}: %Ln translation(s).</source>
            <translation>
                <numerusform>لم تُكتب ترجمة في ⁨{file}⁩.</numerusform>
                <numerusform>كُتبت في ⁨{file}⁩ ترجمة واحدة.</numerusform>
                <numerusform>كُتبت في ⁨{file}⁩ ترجمتان.</numerusform>
                <numerusform>كُتبت في ⁨{file}⁩ ‏%Ln ترجمات.</numerusform>
                <numerusform>كُتبت في ⁨{file}⁩ ‏%Ln ترجمة.</numerusform>
                <numerusform>كُتبت في ⁨{file}⁩ ‏%Ln ترجمة.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Written to {file}: %Ln unit(s).</source>
            <translation>
                <numerusform>لم يُكتب شيء في ⁨{file}⁩.</numerusform>
                <numerusform>كُتبت في ⁨{file}⁩ وحدة واحدة.</numerusform>
                <numerusform>كُتبت في ⁨{file}⁩ وحدتان.</numerusform>
                <numerusform>كُتبت في ⁨{file}⁩ ‏%Ln وحدات.</numerusform>
                <numerusform>كُتبت في ⁨{file}⁩ ‏%Ln وحدة.</numerusform>
                <numerusform>كُتبت في ⁨{file}⁩ ‏%Ln وحدة.</numerusform>
            </translation>
        </message>
        <message>
            <source>{name} (copy)</source>
            <translation>{name} (نسخة)</translation>
        </message>
    </context>
    <context>
        <name>ExportToolDialog</name>
        <message>
            <source>&amp;Duplicates</source>
            <translation>ال&amp;مكررات</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>تصدي&amp;ر…</translation>
        </message>
        <message>
            <source>&amp;Format</source>
            <translation>ال&amp;صيغة</translation>
        </message>
        <message>
            <source>&amp;Tool</source>
            <translation>الأ&amp;داة</translation>
        </message>
        <message>
            <source>Any</source>
            <translation>الكل</translation>
        </message>
        <message>
            <source>By anyone</source>
            <translation>أيًّا كان مغيِّرها</translation>
        </message>
        <message>
            <source>Changed &amp;between</source>
            <translation>&amp;غُيِّرت بين</translation>
        </message>
        <message>
            <source>Changed on or after</source>
            <translation>غُيِّرت في هذا اليوم أو بعده</translation>
        </message>
        <message>
            <source>Changed on or before</source>
            <translation>غُيِّرت في هذا اليوم أو قبله</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>جارٍ الفحص…</translation>
        </message>
        <message>
            <source>Choose at least one status.</source>
            <translation>اختر حالة واحدة على الأقل.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>إغلاق</translation>
        </message>
        <message>
            <source>Each pair once</source>
            <translation>كل زوج مرة واحدة</translation>
        </message>
        <message>
            <source>Each source once</source>
            <translation>كل مصدر مرة واحدة</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>تصدير</translation>
        </message>
        <message>
            <source>Export for a tool</source>
            <translation>تصدير إلى أداة</translation>
        </message>
        <message>
            <source>Export with a warning</source>
            <translation>تصديرها مع تنبيه</translation>
        </message>
        <message>
            <source>Exported to {file}: {n}.</source>
            <translation>صُدّر إلى ⁨{file}⁩: {n}.</translation>
        </message>
        <message>
            <source>Include &amp;one-sided pairs</source>
            <translation>مع الأزواج الأ&amp;حادية الطرف</translation>
        </message>
        <message>
            <source>Keep all</source>
            <translation>الإبقاء عليها كلها</translation>
        </message>
        <message>
            <source>Language code of the source</source>
            <translation>رمز لغة المصدر</translation>
        </message>
        <message>
            <source>Language code of the translation</source>
            <translation>رمز لغة الترجمة</translation>
        </message>
        <message>
            <source>Language codes</source>
            <translation>رموز اللغات</translation>
        </message>
        <message>
            <source>Last changed</source>
            <translation>آخر تغيير</translation>
        </message>
        <message>
            <source>Minim&amp;um confidence</source>
            <translation>أد&amp;نى ثقة</translation>
        </message>
        <message>
            <source>No length limit for {tool}</source>
            <translation>لا حدّ للطول في ⁨{tool}⁩</translation>
        </message>
        <message>
            <source>Notes of the documents left out: {n}.</source>
            <translation>حواشٍ متروكة من المستندين: {n}.</translation>
        </message>
        <message>
            <source>One-sided: {n}.</source>
            <translation>أحادية الطرف: {n}.</translation>
        </message>
        <message>
            <source>Over the limit: {n}.</source>
            <translation>فوق الحد: {n}.</translation>
        </message>
        <message>
            <source>Pairs: {n}. Findings: {found}, of them errors: {errors}.</source>
            <translation>الأزواج: {n}. الملاحظات: {found}، منها أخطاء: {errors}.</translation>
        </message>
        <message>
            <source>Pairs: {n}. No problems found for {tool}.</source>
            <translation>الأزواج: {n}. لا مشكلات مع ⁨{tool}⁩.</translation>
        </message>
        <message>
            <source>Pre-flight</source>
            <translation>فحص قبل التصدير</translation>
        </message>
        <message>
            <source>Removed characters that XML does not allow: {n}.</source>
            <translation>محارف لا تقبلها XML، حُذفت: {n}.</translation>
        </message>
        <message>
            <source>Report saved to {path}</source>
            <translation>حُفظ التقرير في ⁨{path}⁩</translation>
        </message>
        <message>
            <source>Save the report</source>
            <translation>حفظ التقرير</translation>
        </message>
        <message>
            <source>Save the report…</source>
            <translation>حفظ التقرير…</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>تجاوزها</translation>
        </message>
        <message>
            <source>Skipped duplicates: {n}.</source>
            <translation>مكررات تُجووزت: {n}.</translation>
        </message>
        <message>
            <source>Split at sentence ends</source>
            <translation>تُقطع عند أواخر الجمل</translation>
        </message>
        <message>
            <source>Split: {n}.</source>
            <translation>قُسّمت: {n}.</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>إيقاف</translation>
        </message>
        <message>
            <source>Too &amp;long</source>
            <translation>الأ&amp;طول من الحد</translation>
        </message>
        <message>
            <source>Web pages (*.html)</source>
            <translation>صفحات وِب (*.html)</translation>
        </message>
        <message>
            <source>Which pairs</source>
            <translation>أي الأزواج</translation>
        </message>
        <message>
            <source>Writing {name}…</source>
            <translation>جارٍ كتابة ⁨{name}⁩…</translation>
        </message>
        <message numerus="yes">
            <source>{tool}: at most %Ln character(s) per side</source>
            <translation>
                <numerusform>⁨{tool}⁩: لا محارف لكل طرف</numerusform>
                <numerusform>⁨{tool}⁩: محرف واحد على الأكثر لكل طرف</numerusform>
                <numerusform>⁨{tool}⁩: محرفان على الأكثر لكل طرف</numerusform>
                <numerusform>⁨{tool}⁩: ‏%Ln محارف على الأكثر لكل طرف</numerusform>
                <numerusform>⁨{tool}⁩: ‏%Ln محرفًا على الأكثر لكل طرف</numerusform>
                <numerusform>⁨{tool}⁩: ‏%Ln محرف على الأكثر لكل طرف</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FilterBar</name>
        <message>
            <source>Any shape</source>
            <translation>أي شكل</translation>
        </message>
        <message>
            <source>Any status</source>
            <translation>أي حالة</translation>
        </message>
        <message>
            <source>Both texts</source>
            <translation>النصان</translation>
        </message>
        <message>
            <source>By anyone</source>
            <translation>أي شخص</translation>
        </message>
        <message>
            <source>Changed, confirmed or reviewed by</source>
            <translation>غيّره أو أكّده أو راجعه</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>مسح</translation>
        </message>
        <message>
            <source>Clear the filter</source>
            <translation>مسح التصفية</translation>
        </message>
        <message>
            <source>Comments</source>
            <translation>التعليقات</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>الثقة</translation>
        </message>
        <message>
            <source>Crossing only</source>
            <translation>المتقاطع فقط</translation>
        </message>
        <message>
            <source>Highest confidence</source>
            <translation>أعلى ثقة</translation>
        </message>
        <message>
            <source>Lowest confidence</source>
            <translation>أدنى ثقة</translation>
        </message>
        <message>
            <source>No counterpart</source>
            <translation>بلا مقابل</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>الشخص</translation>
        </message>
        <message>
            <source>Regular expression, over text without vowel marks</source>
            <translation>تعبير نمطي على النص بلا تشكيل</translation>
        </message>
        <message>
            <source>Search in</source>
            <translation>البحث في</translation>
        </message>
        <message>
            <source>Search the pairs (vowel marks and spelling variants are ignored)</source>
            <translation>البحث في الأزواج (لا أثر للتشكيل واختلاف الرسم)</translation>
        </message>
        <message>
            <source>Segments per side</source>
            <translation>عدد المقاطع في كل طرف</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>الحالة</translation>
        </message>
        <message>
            <source>Text to find</source>
            <translation>النص المطلوب</translation>
        </message>
        <message>
            <source>Whole words only</source>
            <translation>كلمات كاملة فقط</translation>
        </message>
        <message>
            <source>With comments</source>
            <translation>بتعليقات</translation>
        </message>
        <message>
            <source>With or without comments</source>
            <translation>بتعليق أو بغيره</translation>
        </message>
        <message>
            <source>Without comments</source>
            <translation>بلا تعليقات</translation>
        </message>
        <message>
            <source>Word</source>
            <translation>كلمة</translation>
        </message>
        <message>
            <source>confidence {least} to {most}</source>
            <translation>الثقة من {least} إلى {most}</translation>
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <source>Both texts</source>
            <translation>النصان</translation>
        </message>
        <message>
            <source>Close (Esc)</source>
            <translation>إغلاق (Esc)</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>بحث</translation>
        </message>
        <message>
            <source>Find in both texts; vowel marks and spelling variants are ignored</source>
            <translation>البحث في النصين؛ لا أثر للتشكيل واختلاف الرسم</translation>
        </message>
        <message>
            <source>Next match</source>
            <translation>التالي</translation>
        </message>
        <message>
            <source>No matches</source>
            <translation>لا نتائج</translation>
        </message>
        <message>
            <source>Pairs: {found}</source>
            <translation>الأزواج: {found}</translation>
        </message>
        <message>
            <source>Previous match</source>
            <translation>السابق</translation>
        </message>
        <message>
            <source>Search in</source>
            <translation>البحث في</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>جارٍ البحث…</translation>
        </message>
        <message>
            <source>{here} of {found}</source>
            <translation>{here} من {found}</translation>
        </message>
    </context>
    <context>
        <name>FindController</name>
        <message>
            <source>First choose what the table shows: a text, a status, a confidence.</source>
            <translation>اختر أولًا ما يعرضه الجدول: نصًّا أو حالة أو درجة ثقة.</translation>
        </message>
    </context>
    <context>
        <name>FindPane</name>
        <message>
            <source>&amp;Narrow the table</source>
            <translation>تصفية الجد&amp;ول</translation>
        </message>
        <message>
            <source>&amp;Replace…</source>
            <translation>ا&amp;ستبدال…</translation>
        </message>
        <message>
            <source>Enter a text or choose a filter</source>
            <translation>اكتب نصًّا أو اختر تصفية</translation>
        </message>
        <message>
            <source>Matching pairs</source>
            <translation>الأزواج المطابقة</translation>
        </message>
        <message>
            <source>Matching pairs: {count}</source>
            <translation>الأزواج المطابقة: {count}</translation>
        </message>
        <message>
            <source>No matching pairs</source>
            <translation>لا أزواج مطابقة</translation>
        </message>
        <message>
            <source>Replace all matches, with a preview</source>
            <translation>استبدال كل ما وُجد، مع معاينة</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>جارٍ البحث…</translation>
        </message>
        <message>
            <source>Show only the matching pairs in the table</source>
            <translation>إظهار الأزواج المطابقة وحدها في الجدول</translation>
        </message>
    </context>
    <context>
        <name>FlowView</name>
        <message>
            <source>Flowing text</source>
            <translation>النصان متصلين</translation>
        </message>
    </context>
    <context>
        <name>FocusMode</name>
        <message>
            <source>{key} brings everything back.</source>
            <translation>يعيد ⁨{key}⁩ كل شيء.</translation>
        </message>
    </context>
    <context>
        <name>FormulaGuard</name>
        <message>
            <source>&amp;Guard texts that look like formulas</source>
            <translation>&amp;حماية النصوص الشبيهة بالصيغ</translation>
        </message>
        <message>
            <source>They get an apostrophe, which Muqabala removes when it reads the file</source>
            <translation>تُسبق بفاصلة علوية، ويزيلها البرنامج عند قراءة الملف</translation>
        </message>
    </context>
    <context>
        <name>GlossaryPane</name>
        <message>
            <source>&amp;Check all pairs</source>
            <translation>فحص &amp;كل الأزواج</translation>
        </message>
        <message>
            <source>&amp;Stop</source>
            <translation>إي&amp;قاف</translation>
        </message>
        <message>
            <source>&amp;Terms…</source>
            <translation>&amp;مصطلحات…</translation>
        </message>
        <message>
            <source>All pairs use the terms.</source>
            <translation>كل الأزواج ملتزمة بالمصطلحات.</translation>
        </message>
        <message>
            <source>Ca&amp;ndidates…</source>
            <translation>مر&amp;شحات…</translation>
        </message>
        <message>
            <source>Expected</source>
            <translation>المطلوب</translation>
        </message>
        <message>
            <source>Glossaries (*.csv *.tsv *.xlsx *.tbx);;All files (*)</source>
            <translation>مسارد (*.csv *.tsv *.xlsx *.tbx);;كل الملفات (*)</translation>
        </message>
        <message>
            <source>Glossary</source>
            <translation>مسرد المصطلحات</translation>
        </message>
        <message>
            <source>Names and terms that the confirmed pairs suggest</source>
            <translation>أسماء ومصطلحات تقترحها الأزواج المؤكَّدة</translation>
        </message>
        <message>
            <source>No glossary yet. Import one to check the terms of each pair. A table with two columns is enough: term and translations.</source>
            <translation>لا مسرد بعد. استورد مسردًا لفحص مصطلحات كل زوج. ويكفي جدول بعمودين: المصطلح وترجماته.</translation>
        </message>
        <message>
            <source>Pair</source>
            <translation>الزوج</translation>
        </message>
        <message>
            <source>Pairs that do not use a term</source>
            <translation>أزواج لم تلتزم بمصطلح</translation>
        </message>
        <message>
            <source>Term</source>
            <translation>المصطلح</translation>
        </message>
        <message>
            <source>Terms from CSV, TSV, XLSX or TBX</source>
            <translation>مصطلحات من CSV أو TSV أو XLSX أو TBX</translation>
        </message>
        <message>
            <source>Terms not used: {n}</source>
            <translation>مصطلحات لم تُستعمل: {n}</translation>
        </message>
        <message>
            <source>Terms of this pair</source>
            <translation>مصطلحات هذا الزوج</translation>
        </message>
        <message>
            <source>This project</source>
            <translation>هذا المشروع</translation>
        </message>
        <message>
            <source>Translations</source>
            <translation>الترجمات</translation>
        </message>
        <message>
            <source>Used</source>
            <translation>مستعمل</translation>
        </message>
        <message>
            <source>no</source>
            <translation>لا</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>نعم</translation>
        </message>
        <message numerus="yes">
            <source>{name}: %Ln term(s)</source>
            <translation>
                <numerusform>⁨{name}⁩: لا مصطلحات</numerusform>
                <numerusform>⁨{name}⁩: مصطلح واحد</numerusform>
                <numerusform>⁨{name}⁩: مصطلحان</numerusform>
                <numerusform>⁨{name}⁩: %Ln مصطلحات</numerusform>
                <numerusform>⁨{name}⁩: %Ln مصطلحًا</numerusform>
                <numerusform>⁨{name}⁩: %Ln مصطلح</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GoToBar</name>
        <message>
            <source>1 to {last}</source>
            <translation>من 1 إلى {last}</translation>
        </message>
        <message>
            <source>Go to &amp;number</source>
            <translation>الانتقال إلى ال&amp;رقم</translation>
        </message>
        <message>
            <source>Number of the pair</source>
            <translation>رقم الزوج</translation>
        </message>
    </context>
    <context>
        <name>GuideDialog</name>
        <message>
            <source>Contents</source>
            <translation>المحتويات</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>لم يُعثر عليه</translation>
        </message>
        <message>
            <source>Open in the &amp;browser</source>
            <translation>الفتح في المت&amp;صفح</translation>
        </message>
        <message>
            <source>Search the guide</source>
            <translation>ابحث في الدليل</translation>
        </message>
        <message>
            <source>The whole manual with its pictures</source>
            <translation>الدليل كله مع صوره</translation>
        </message>
        <message>
            <source>User guide</source>
            <translation>دليل الاستعمال</translation>
        </message>
        <message>
            <source>{at} of {of}</source>
            <translation>{at} من {of}</translation>
        </message>
    </context>
    <context>
        <name>HistoryModel</name>
        <message>
            <source>Pairs</source>
            <translation>الأزواج</translation>
        </message>
        <message>
            <source>What</source>
            <translation>ماذا</translation>
        </message>
        <message>
            <source>When</source>
            <translation>متى</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>مَن</translation>
        </message>
    </context>
    <context>
        <name>HistoryPane</name>
        <message>
            <source>All changes</source>
            <translation>كل التغييرات</translation>
        </message>
        <message>
            <source>All commands</source>
            <translation>كل الأوامر</translation>
        </message>
        <message>
            <source>As CSV…</source>
            <translation>بصيغة CSV…</translation>
        </message>
        <message>
            <source>As HTML…</source>
            <translation>بصيغة HTML…</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>أي أمر</translation>
        </message>
        <message>
            <source>Everyone</source>
            <translation>الجميع</translation>
        </message>
        <message>
            <source>Export the history</source>
            <translation>تصدير السجل</translation>
        </message>
        <message>
            <source>Export the listed changes</source>
            <translation>تصدير التغييرات المعروضة</translation>
        </message>
        <message>
            <source>Find in the history</source>
            <translation>البحث في السجل</translation>
        </message>
        <message>
            <source>History of the project</source>
            <translation>سجل المشروع</translation>
        </message>
        <message>
            <source>My changes</source>
            <translation>تغييراتي</translation>
        </message>
        <message>
            <source>Pages (*.html)</source>
            <translation>صفحات (*.html)</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>الشخص</translation>
        </message>
        <message>
            <source>Tables (*.csv)</source>
            <translation>جداول (*.csv)</translation>
        </message>
        <message>
            <source>This pair only</source>
            <translation>هذا الزوج فقط</translation>
        </message>
        <message>
            <source>{name} history</source>
            <translation>سجل {name}</translation>
        </message>
    </context>
    <context>
        <name>IdentityDialog</name>
        <message>
            <source>Continue</source>
            <translation>متابعة</translation>
        </message>
        <message>
            <source>User and role</source>
            <translation>المستخدم والدور</translation>
        </message>
        <message>
            <source>Your name is recorded with each change. You can change it in Preferences.</source>
            <translation>يُسجَّل اسمك مع كل تغيير. ويمكنك تغييره من التفضيلات.</translation>
        </message>
    </context>
    <context>
        <name>IdentityFields</name>
        <message>
            <source>&amp;Name</source>
            <translation>الا&amp;سم</translation>
        </message>
        <message>
            <source>&amp;Reviewer: I approve pairs or return them</source>
            <translation>م&amp;راجع: أعتمد الأزواج أو أعيدها</translation>
        </message>
        <message>
            <source>&amp;Translator: I correct and confirm pairs</source>
            <translation>م&amp;ترجم: أصحّح الأزواج وأؤكّدها</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>الدور</translation>
        </message>
    </context>
    <context>
        <name>ImportController</name>
        <message>
            <source>Comments: {n}.</source>
            <translation>التعليقات: {n}.</translation>
        </message>
        <message numerus="yes">
            <source>Merged the table of {name}: %Ln decision(s).</source>
            <translation>
                <numerusform>دُمج جدول ⁨{name}⁩: لا قرارات.</numerusform>
                <numerusform>دُمج جدول ⁨{name}⁩: قرار واحد.</numerusform>
                <numerusform>دُمج جدول ⁨{name}⁩: قراران.</numerusform>
                <numerusform>دُمج جدول ⁨{name}⁩: %Ln قرارات.</numerusform>
                <numerusform>دُمج جدول ⁨{name}⁩: %Ln قرارًا.</numerusform>
                <numerusform>دُمج جدول ⁨{name}⁩: %Ln قرار.</numerusform>
            </translation>
        </message>
        <message>
            <source>Proposed wordings: {n}.</source>
            <translation>الصياغات المقترحة: {n}.</translation>
        </message>
        <message>
            <source>Rows left out, {why}: {rows}.</source>
            <translation>صفوف تُركت، والسبب: {why}: {rows}.</translation>
        </message>
        <message>
            <source>Rows without a decision: {n}.</source>
            <translation>صفوف بلا قرار: {n}.</translation>
        </message>
        <message>
            <source>Select the review table</source>
            <translation>اختيار جدول المراجعة</translation>
        </message>
        <message>
            <source>Word documents (*.docx)</source>
            <translation>مستندات Word ‏(*.docx)</translation>
        </message>
    </context>
    <context>
        <name>ImportPairsDialog</name>
        <message>
            <source>&amp;Suggested, for review</source>
            <translation>م&amp;قترحة، للمراجعة</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>كل الملفات</translation>
        </message>
        <message>
            <source>As &amp;in the file: confirmed where it says so</source>
            <translation>كما في ال&amp;ملف: مؤكَّدة حيث يذكر ذلك</translation>
        </message>
        <message>
            <source>Choose a file of pairs</source>
            <translation>اختيار ملف أزواج</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>اختيار…</translation>
        </message>
        <message>
            <source>Con&amp;firmed</source>
            <translation>م&amp;ؤكَّدة</translation>
        </message>
        <message>
            <source>Con&amp;firmed by {name}</source>
            <translation>م&amp;ؤكَّدة باسم ⁨{name}⁩</translation>
        </message>
        <message>
            <source>Create project</source>
            <translation>إنشاء المشروع</translation>
        </message>
        <message>
            <source>Drop a TMX, XLIFF, TSV, CSV, XLSX or DOCX file here, or</source>
            <translation>أفلت هنا ملف TMX أو XLIFF أو TSV أو CSV أو XLSX أو DOCX، أو</translation>
        </message>
        <message>
            <source>For long pairs, such as whole paragraphs</source>
            <translation>للأزواج الطويلة، كالفقرات الكاملة</translation>
        </message>
        <message>
            <source>Import existing pairs</source>
            <translation>استيراد أزواج موجودة</translation>
        </message>
        <message>
            <source>Import pairs</source>
            <translation>استيراد أزواج</translation>
        </message>
        <message>
            <source>Import the pairs as</source>
            <translation>استيراد الأزواج بوصفها</translation>
        </message>
        <message>
            <source>Pairs</source>
            <translation>أزواج</translation>
        </message>
        <message>
            <source>Pairs in the file</source>
            <translation>الأزواج في الملف</translation>
        </message>
        <message>
            <source>Pairs: {n}, {source} and {target}; one-sided: {one}.</source>
            <translation>الأزواج: {n}، ⁨{source}⁩ و⁨{target}⁩؛ أحادية الطرف: {one}.</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>جارٍ القراءة…</translation>
        </message>
        <message>
            <source>Reali&amp;gn suggested pairs by sentence</source>
            <translation>إ&amp;عادة محاذاة الأزواج المقترحة جملةً جملة</translation>
        </message>
        <message>
            <source>States of Trados, memoQ and XLIFF, and statuses that this program wrote</source>
            <translation>حالات Trados وmemoQ وXLIFF، والحالات التي كتبها هذا البرنامج</translation>
        </message>
    </context>
    <context>
        <name>KeysDialog</name>
        <message>
            <source>&amp;Export…</source>
            <translation>ت&amp;صدير…</translation>
        </message>
        <message>
            <source>&amp;Import…</source>
            <translation>استي&amp;راد…</translation>
        </message>
        <message>
            <source>&amp;No shortcut</source>
            <translation>بلا ا&amp;ختصار</translation>
        </message>
        <message>
            <source>&amp;Preset</source>
            <translation>ال&amp;مجموعة الجاهزة</translation>
        </message>
        <message>
            <source>&amp;Use this shortcut</source>
            <translation>ا&amp;ستعمال هذا الاختصار</translation>
        </message>
        <message>
            <source>As in the p&amp;reset</source>
            <translation>كم&amp;ا في المجموعة</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>الأمر</translation>
        </message>
        <message>
            <source>Commands and shortcuts</source>
            <translation>الأوامر واختصاراتها</translation>
        </message>
        <message>
            <source>Export shortcuts</source>
            <translation>تصدير الاختصارات</translation>
        </message>
        <message>
            <source>Find a command or shortcut</source>
            <translation>ابحث عن أمر أو اختصار</translation>
        </message>
        <message>
            <source>Import shortcuts</source>
            <translation>استيراد اختصارات</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>اختصارات لوحة المفاتيح</translation>
        </message>
        <message>
            <source>Muqabala shortcuts (*.json)</source>
            <translation>اختصارات مقابلة (*.json)</translation>
        </message>
        <message>
            <source>New shortcut</source>
            <translation>اختصار جديد</translation>
        </message>
        <message>
            <source>PDF (*.pdf);;Web page (*.html)</source>
            <translation>‏PDF (*.pdf);;صفحة وِب (*.html)</translation>
        </message>
        <message>
            <source>Preset</source>
            <translation>المجموعة الجاهزة</translation>
        </message>
        <message>
            <source>Prin&amp;t…</source>
            <translation>&amp;طباعة…</translation>
        </message>
        <message>
            <source>Print shortcuts</source>
            <translation>طباعة الاختصارات</translation>
        </message>
        <message>
            <source>Select a command to change its shortcut.</source>
            <translation>اختر أمرًا لتغيير اختصاره.</translation>
        </message>
        <message>
            <source>Shortcut</source>
            <translation>الاختصار</translation>
        </message>
        <message>
            <source>Shortcuts of another program; your own changes are discarded</source>
            <translation>اختصارات برنامج آخر؛ وتُترك تغييراتك</translation>
        </message>
        <message>
            <source>This is not a shortcut file of Muqabala. Choose another file.</source>
            <translation>ليس هذا ملف اختصارات من «مقابلة». اختر ملفًا آخر.</translation>
        </message>
        <message>
            <source>Use it &amp;as well</source>
            <translation>استعماله أي&amp;ضًا</translation>
        </message>
        <message>
            <source>What it does</source>
            <translation>ما يفعله</translation>
        </message>
        <message>
            <source>{key} is assigned to “{command}” and will be removed from it.</source>
            <translation>⁨{key}⁩ اختصار للأمر «⁨{command}⁩»، وسيُزال منه.</translation>
        </message>
        <message>
            <source>{key} is reserved for moving in the texts.</source>
            <translation>⁨{key}⁩ مخصّص للتنقل في النصين.</translation>
        </message>
        <message>
            <source>{path} cannot be read: {why}.</source>
            <translation>تتعذر قراءة ⁨{path}⁩: ⁨{why}⁩.</translation>
        </message>
        <message>
            <source>{path} cannot be written: {why}.</source>
            <translation>تتعذر كتابة ⁨{path}⁩: ⁨{why}⁩.</translation>
        </message>
    </context>
    <context>
        <name>LanguageFields</name>
        <message>
            <source>&amp;Digits in Arabic</source>
            <translation>الأرقا&amp;م في العربية</translation>
        </message>
        <message>
            <source>&amp;Interface</source>
            <translation>&amp;واجهة البرنامج</translation>
        </message>
        <message>
            <source>Regional default</source>
            <translation>حسب البلد</translation>
        </message>
        <message>
            <source>Reload the window. The project and your place are kept.</source>
            <translation>إعادة تحميل النافذة، مع بقاء المشروع والموضع</translation>
        </message>
        <message>
            <source>Switch now</source>
            <translation>التبديل الآن</translation>
        </message>
        <message>
            <source>System default</source>
            <translation>حسب النظام</translation>
        </message>
        <message>
            <source>Takes effect after restart.</source>
            <translation>يسري بعد إعادة التشغيل.</translation>
        </message>
    </context>
    <context>
        <name>LastSession</name>
        <message>
            <source>It made no changes in this project.</source>
            <translation>ولم تغيّر شيئًا في هذا المشروع.</translation>
        </message>
        <message numerus="yes">
            <source>Its %Ln step(s) are all here, the last of them: “{what}” ({who}).</source>
            <translation>
                <numerusform>لم تكن لها خطوات، آخرها: «{what}» (⁨{who}⁩).</numerusform>
                <numerusform>خطوتها الوحيدة هنا: «{what}» (⁨{who}⁩).</numerusform>
                <numerusform>خطوتاها هنا، أخراهما: «{what}» (⁨{who}⁩).</numerusform>
                <numerusform>خطواتها الـ%Ln كلها هنا، آخرها: «{what}» (⁨{who}⁩).</numerusform>
                <numerusform>خطواتها الـ%Ln كلها هنا، آخرها: «{what}» (⁨{who}⁩).</numerusform>
                <numerusform>خطواتها الـ%Ln كلها هنا، آخرها: «{what}» (⁨{who}⁩).</numerusform>
            </translation>
        </message>
        <message>
            <source>The last session ended unexpectedly, and the project file is damaged: {what}. Save a copy before you continue.</source>
            <translation>انتهت الجلسة السابقة على غير المعتاد، وفي ملف المشروع تلف: {what}. احفظ نسخة قبل المتابعة.</translation>
        </message>
        <message>
            <source>The last session ended unexpectedly. Nothing was lost: every change is saved at once.</source>
            <translation>انتهت الجلسة السابقة على غير المعتاد. لم يضع شيء: كل تغيير يُحفظ في حينه.</translation>
        </message>
        <message>
            <source>The last session ended unexpectedly. Nothing was lost; the file is intact.</source>
            <translation>انتهت الجلسة السابقة على غير المعتاد. لم يضع شيء، والملف سليم.</translation>
        </message>
    </context>
    <context>
        <name>LibraryModel</name>
        <message numerus="yes">
            <source>%Ln pair(s)</source>
            <translation>
                <numerusform>لا أزواج</numerusform>
                <numerusform>زوج واحد</numerusform>
                <numerusform>زوجان</numerusform>
                <numerusform>%Ln أزواج</numerusform>
                <numerusform>%Ln زوجًا</numerusform>
                <numerusform>%Ln زوج</numerusform>
            </translation>
        </message>
        <message>
            <source>Cannot be read</source>
            <translation>تتعذر قراءته</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>آخر تغيير</translation>
        </message>
        <message>
            <source>Doubtful</source>
            <translation>مشكوك فيه</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>الموعد</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>التقدم</translation>
        </message>
        <message>
            <source>Project</source>
            <translation>المشروع</translation>
        </message>
        <message>
            <source>Reviewers</source>
            <translation>المراجعون</translation>
        </message>
        <message>
            <source>Translators</source>
            <translation>المترجمون</translation>
        </message>
        <message>
            <source>{day}, overdue</source>
            <translation>{day}، متأخر</translation>
        </message>
        <message>
            <source>{person}, {work}: {done} of {total}, due {day}</source>
            <translation>{person}، {work}: {done} من {total}، الموعد {day}</translation>
        </message>
    </context>
    <context>
        <name>LibraryView</name>
        <message numerus="yes">
            <source>%Ln project(s)</source>
            <translation>
                <numerusform>لا مشاريع</numerusform>
                <numerusform>مشروع واحد</numerusform>
                <numerusform>مشروعان</numerusform>
                <numerusform>%Ln مشاريع</numerusform>
                <numerusform>%Ln مشروعًا</numerusform>
                <numerusform>%Ln مشروع</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln project(s) found</source>
            <translation>
                <numerusform>لم يُعثر على مشاريع</numerusform>
                <numerusform>عُثر على مشروع واحد</numerusform>
                <numerusform>عُثر على مشروعين</numerusform>
                <numerusform>عُثر على %Ln مشاريع</numerusform>
                <numerusform>عُثر على %Ln مشروعًا</numerusform>
                <numerusform>عُثر على %Ln مشروع</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Work on many…</source>
            <translation>العمل على &amp;كثير…</translation>
        </message>
        <message>
            <source>Align or export many projects at once</source>
            <translation>محاذاة مشاريع كثيرة أو تصديرها دفعة واحدة</translation>
        </message>
        <message>
            <source>All pairs approved</source>
            <translation>اعتُمدت كل أزواجها</translation>
        </message>
        <message>
            <source>All projects</source>
            <translation>كل المشاريع</translation>
        </message>
        <message>
            <source>Cannot be read</source>
            <translation>تتعذر قراءته</translation>
        </message>
        <message>
            <source>Folder of the library</source>
            <translation>مجلد المكتبة</translation>
        </message>
        <message>
            <source>My work</source>
            <translation>عملي</translation>
        </message>
        <message>
            <source>On a server…</source>
            <translation>على خادم…</translation>
        </message>
        <message>
            <source>Only for the projects of a folder</source>
            <translation>لمشاريع المجلدات فقط</translation>
        </message>
        <message>
            <source>Other folder…</source>
            <translation>مجلد آخر…</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>المتأخرة</translation>
        </message>
        <message>
            <source>Reading the projects…</source>
            <translation>جارٍ قراءة المشاريع…</translation>
        </message>
        <message>
            <source>Search by name, folder or person</source>
            <translation>ابحث بالاسم أو المجلد أو الشخص</translation>
        </message>
        <message>
            <source>Select two to five projects of the same source, with Ctrl or Shift</source>
            <translation>اختر مشروعين إلى خمسة لها المصدر نفسه، مع Ctrl أو Shift</translation>
        </message>
        <message>
            <source>Show these translations of one source in columns</source>
            <translation>عرض هذه الترجمات للمصدر الواحد في أعمدة</translation>
        </message>
        <message>
            <source>Side &amp;by side</source>
            <translation>جنبًا إ&amp;لى جنب</translation>
        </message>
        <message>
            <source>There are no projects in this library.</source>
            <translation>لا توجد مشاريع في هذه المكتبة.</translation>
        </message>
        <message>
            <source>Which projects</source>
            <translation>أي المشاريع</translation>
        </message>
        <message>
            <source>With pairs to confirm</source>
            <translation>فيها أزواج تنتظر التأكيد</translation>
        </message>
        <message>
            <source>With pairs to review</source>
            <translation>فيها أزواج تنتظر المراجعة</translation>
        </message>
    </context>
    <context>
        <name>LibraryWorkDialog</name>
        <message numerus="yes">
            <source>%Ln could not be done.</source>
            <translation>
                <numerusform>لم يتعذر شيء.</numerusform>
                <numerusform>وتعذر العمل في مشروع واحد.</numerusform>
                <numerusform>وتعذر العمل في مشروعين.</numerusform>
                <numerusform>وتعذر العمل في %Ln مشاريع.</numerusform>
                <numerusform>وتعذر العمل في %Ln مشروعًا.</numerusform>
                <numerusform>وتعذر العمل في %Ln مشروع.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln project(s) done.</source>
            <translation>
                <numerusform>لم يُنجز مشروع.</numerusform>
                <numerusform>أُنجز مشروع واحد.</numerusform>
                <numerusform>أُنجز مشروعان.</numerusform>
                <numerusform>أُنجزت %Ln مشاريع.</numerusform>
                <numerusform>أُنجز %Ln مشروعًا.</numerusform>
                <numerusform>أُنجز %Ln مشروع.</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Choose…</source>
            <translation>ا&amp;ختيار…</translation>
        </message>
        <message>
            <source>&amp;Start</source>
            <translation>&amp;ابدأ</translation>
        </message>
        <message>
            <source>Align &amp;again; what people decided on stays ({n})</source>
            <translation>إ&amp;عادة المحاذاة مع بقاء ما بُتّ فيه ({n})</translation>
        </message>
        <message>
            <source>Align the projects &amp;without pairs ({n})</source>
            <translation>&amp;محاذاة المشاريع بلا أزواج ({n})</translation>
        </message>
        <message>
            <source>As in the preferences</source>
            <translation>كما في التفضيلات</translation>
        </message>
        <message>
            <source>E&amp;xport the approved pairs ({n})</source>
            <translation>&amp;تصدير الأزواج المعتمدة ({n})</translation>
        </message>
        <message>
            <source>Encoder</source>
            <translation>النموذج الدلالي</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>المجلد</translation>
        </message>
        <message>
            <source>Folder for the exports</source>
            <translation>مجلد الملفات المصدَّرة</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>الصيغة</translation>
        </message>
        <message>
            <source>No folder yet</source>
            <translation>لا مجلد بعد</translation>
        </message>
        <message numerus="yes">
            <source>On the %Ln project(s) selected in the library.</source>
            <translation>
                <numerusform>لم يُحدَّد مشروع في المكتبة.</numerusform>
                <numerusform>على المشروع المحدد في المكتبة.</numerusform>
                <numerusform>على المشروعين المحددين في المكتبة.</numerusform>
                <numerusform>على %Ln مشاريع محددة في المكتبة.</numerusform>
                <numerusform>على %Ln مشروعًا محددًا في المكتبة.</numerusform>
                <numerusform>على %Ln مشروع محدد في المكتبة.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>On the %Ln project(s) that the library shows.</source>
            <translation>
                <numerusform>لا تعرض المكتبة مشاريع.</numerusform>
                <numerusform>على المشروع الذي تعرضه المكتبة.</numerusform>
                <numerusform>على المشروعين اللذين تعرضهما المكتبة.</numerusform>
                <numerusform>على %Ln مشاريع تعرضها المكتبة.</numerusform>
                <numerusform>على %Ln مشروعًا تعرضها المكتبة.</numerusform>
                <numerusform>على %Ln مشروع تعرضها المكتبة.</numerusform>
            </translation>
        </message>
        <message>
            <source>One file for each project, in the same subfolders; earlier exports are replaced.</source>
            <translation>ملف لكل مشروع في المجلدات الفرعية نفسها، ويحل محل ما صُدّر قبله.</translation>
        </message>
        <message>
            <source>Pairs</source>
            <translation>الأزواج</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>التقدم</translation>
        </message>
        <message>
            <source>Project</source>
            <translation>المشروع</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>النتيجة</translation>
        </message>
        <message>
            <source>S&amp;top</source>
            <translation>إي&amp;قاف</translation>
        </message>
        <message>
            <source>Stopped. What was done stays.</source>
            <translation>أُوقف العمل. وما أُنجز باقٍ.</translation>
        </message>
        <message>
            <source>What came of each project</source>
            <translation>ما حدث لكل مشروع</translation>
        </message>
        <message>
            <source>Work on many projects</source>
            <translation>العمل على مشاريع كثيرة</translation>
        </message>
    </context>
    <context>
        <name>LicencesDialog</name>
        <message>
            <source>Licence</source>
            <translation>الرخصة</translation>
        </message>
        <message>
            <source>Licence texts</source>
            <translation>نصوص الرخص</translation>
        </message>
        <message>
            <source>Licences</source>
            <translation>الرخص</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>الجزء</translation>
        </message>
        <message>
            <source>Parts of the program</source>
            <translation>أجزاء البرنامج</translation>
        </message>
        <message>
            <source>The package of this part holds no licence text.</source>
            <translation>لا تتضمن حزمة هذا الجزء نصَّ رخصة.</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>الإصدار</translation>
        </message>
    </context>
    <context>
        <name>LinkBoard</name>
        <message>
            <source>Arrow keys go from word to word. Space picks up a word and links it with another one.</source>
            <translation>تنتقل أسهم الاتجاه من كلمة إلى كلمة. وتلتقط المسافة كلمة وتربطها بأخرى.</translation>
        </message>
        <message>
            <source>Linked words</source>
            <translation>الكلمات المترابطة</translation>
        </message>
    </context>
    <context>
        <name>LinkSection</name>
        <message>
            <source>Drag from a word to its counterpart to link both, or to remove their link.</source>
            <translation>اسحب من كلمة إلى مقابلها لربطهما أو لحذف رابطهما.</translation>
        </message>
        <message>
            <source>Remove your links and show those of the aligner</source>
            <translation>حذف روابطك وإظهار روابط المُحاذي</translation>
        </message>
        <message>
            <source>Restore the suggestion</source>
            <translation>استعادة المقترح</translation>
        </message>
        <message>
            <source>The links cannot be changed: the pair is approved, or you are a reviewer.</source>
            <translation>لا يمكن تغيير الروابط: الزوج معتمد، أو أنت مراجع.</translation>
        </message>
        <message>
            <source>Word links</source>
            <translation>روابط الكلمات</translation>
        </message>
    </context>
    <context>
        <name>LiveMemoryDialog</name>
        <message>
            <source>&amp;Choose…</source>
            <translation>ا&amp;ختيار…</translation>
        </message>
        <message>
            <source>&amp;Keep it there</source>
            <translation>إبق&amp;اؤها هناك</translation>
        </message>
        <message>
            <source>&amp;Stop keeping it</source>
            <translation>إي&amp;قاف ذلك</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>المجلد</translation>
        </message>
        <message>
            <source>Keep a memory for a tool</source>
            <translation>إبقاء ذاكرة لأداة</translation>
        </message>
        <message>
            <source>Memory for a tool</source>
            <translation>ذاكرة لأداة</translation>
        </message>
        <message>
            <source>No folder yet</source>
            <translation>لا مجلد بعد</translation>
        </message>
        <message>
            <source>Only &amp;approved pairs</source>
            <translation>الأزواج المع&amp;تمدة وحدها</translation>
        </message>
        <message>
            <source>Otherwise confirmed pairs too</source>
            <translation>وإلا فالأزواج المؤكَّدة أيضًا</translation>
        </message>
        <message>
            <source>Select the folder</source>
            <translation>اختيار المجلد</translation>
        </message>
        <message>
            <source>The memory is rewritten whenever pairs are approved. OmegaT uses it at once; in Trados and memoQ, select the file in the folder.</source>
            <translation>تُكتب الذاكرة من جديد كلما اعتُمدت أزواج. يستعملها OmegaT في الحال، وفي Trados وmemoQ اختر الملف من المجلد.</translation>
        </message>
        <message>
            <source>Tool</source>
            <translation>الأداة</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Alignment stopped. Nothing was changed. {key} starts it again.</source>
            <translation>أوقفت المحاذاة ولم يتغيّر شيء. للبدء من جديد ⁨{key}⁩.</translation>
        </message>
        <message>
            <source>Alignment stopped. The pairs found so far are kept. {key} aligns the rest.</source>
            <translation>توقفت المحاذاة. بقيت الأزواج التي وُجدت حتى الآن. {key} يحاذي الباقي.</translation>
        </message>
        <message>
            <source>Drop to create a project</source>
            <translation>أفلت لإنشاء مشروع</translation>
        </message>
        <message>
            <source>Drop to open the project</source>
            <translation>أفلت لفتح المشروع</translation>
        </message>
        <message>
            <source>Work is in progress. Wait for it or stop it, then switch the language in Preferences.</source>
            <translation>ثمة عمل جارٍ. انتظره أو أوقفه، ثم بدّل اللغة من التفضيلات.</translation>
        </message>
    </context>
    <context>
        <name>MapLegend</name>
        <message>
            <source>What the map shows</source>
            <translation>ما تُظهره الخريطة</translation>
        </message>
    </context>
    <context>
        <name>MatchCard</name>
        <message>
            <source>Identical</source>
            <translation>مطابق</translation>
        </message>
        <message>
            <source>Only in the memory: {words}</source>
            <translation>في الذاكرة وحدها: {words}</translation>
        </message>
        <message>
            <source>Only in this pair: {words}</source>
            <translation>في هذا الزوج وحده: {words}</translation>
        </message>
        <message>
            <source>Use</source>
            <translation>استعماله</translation>
        </message>
        <message>
            <source>Use the translation: {text}</source>
            <translation>استعمال الترجمة: ⁨{text}⁩</translation>
        </message>
        <message>
            <source>{percent} alike</source>
            <translation>متشابهان بنسبة {percent}</translation>
        </message>
    </context>
    <context>
        <name>MemoryDialog</name>
        <message>
            <source>&amp;Import…</source>
            <translation>ا&amp;ستيراد…</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>إ&amp;زالة</translation>
        </message>
        <message>
            <source>&amp;Stop</source>
            <translation>إي&amp;قاف</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>كل الملفات</translation>
        </message>
        <message>
            <source>Contents of the memory</source>
            <translation>محتويات الذاكرة</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>استيراد</translation>
        </message>
        <message>
            <source>Imported from</source>
            <translation>مستورد من</translation>
        </message>
        <message numerus="yes">
            <source>Imported from {name}: %Ln pair(s).</source>
            <translation>
                <numerusform>لم يُدخل شيء من ⁨{name}⁩.</numerusform>
                <numerusform>أُدخل من ⁨{name}⁩ زوج واحد.</numerusform>
                <numerusform>أُدخل من ⁨{name}⁩ زوجان.</numerusform>
                <numerusform>أُدخلت من ⁨{name}⁩ ‏%Ln أزواج.</numerusform>
                <numerusform>أُدخل من ⁨{name}⁩ ‏%Ln زوجًا.</numerusform>
                <numerusform>أُدخل من ⁨{name}⁩ ‏%Ln زوج.</numerusform>
            </translation>
        </message>
        <message>
            <source>Memories and projects</source>
            <translation>ذاكرات ومشاريع</translation>
        </message>
        <message>
            <source>Pairs</source>
            <translation>الأزواج</translation>
        </message>
        <message>
            <source>Pairs imported from TMX files, tables and other projects (confirmed pairs only). All your projects share this memory.</source>
            <translation>أزواج مستوردة من ملفات TMX وجداول ومشاريع أخرى (المؤكَّد منها فقط). وهذه الذاكرة مشتركة بين كل مشاريعك.</translation>
        </message>
        <message>
            <source>Translation memory</source>
            <translation>ذاكرة الترجمة</translation>
        </message>
        <message>
            <source>Translation memory contents</source>
            <translation>محتويات ذاكرة الترجمة</translation>
        </message>
        <message>
            <source>When</source>
            <translation>متى</translation>
        </message>
    </context>
    <context>
        <name>MemoryPane</name>
        <message>
            <source>&amp;Manage memory…</source>
            <translation>إ&amp;دارة الذاكرة…</translation>
        </message>
        <message numerus="yes">
            <source>No match among %Ln pair(s).</source>
            <translation>
                <numerusform>لا شبيه له، فالذاكرة خالية.</numerusform>
                <numerusform>لا شبيه له: في الذاكرة زوج واحد.</numerusform>
                <numerusform>لا شبيه له: في الذاكرة زوجان.</numerusform>
                <numerusform>لا شبيه له بين %Ln أزواج.</numerusform>
                <numerusform>لا شبيه له بين %Ln زوجًا.</numerusform>
                <numerusform>لا شبيه له بين %Ln زوج.</numerusform>
            </translation>
        </message>
        <message>
            <source>Select a pair.</source>
            <translation>اختر زوجًا.</translation>
        </message>
        <message>
            <source>Struck out: only in the memory. Underlined: only in this pair.</source>
            <translation>المشطوب في الذاكرة وحدها، والمسطَّر في هذا الزوج وحده.</translation>
        </message>
        <message>
            <source>The memory is empty. Import a TMX file or another project.</source>
            <translation>الذاكرة خالية. استورد ملف TMX أو مشروعًا آخر.</translation>
        </message>
        <message>
            <source>This pair has no source text.</source>
            <translation>ليس في هذا الزوج نص مصدر.</translation>
        </message>
        <message>
            <source>Translation memory</source>
            <translation>ذاكرة الترجمة</translation>
        </message>
    </context>
    <context>
        <name>Menus</name>
        <message>
            <source>&amp;Appearance</source>
            <translation>ال&amp;مظهر</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>&amp;داكن</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>ت&amp;حرير</translation>
        </message>
        <message>
            <source>&amp;Go</source>
            <translation>ا&amp;نتقال</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>م&amp;ساعدة</translation>
        </message>
        <message>
            <source>&amp;High contrast, light</source>
            <translation>&amp;تباين عالٍ، فاتح</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>&amp;فاتح</translation>
        </message>
        <message>
            <source>&amp;Project</source>
            <translation>ال&amp;مشروع</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>إلغا&amp;ء التراجع</translation>
        </message>
        <message>
            <source>&amp;Redo: {step}</source>
            <translation>إلغا&amp;ء التراجع: ⁨{step}⁩</translation>
        </message>
        <message>
            <source>&amp;Review</source>
            <translation>م&amp;راجعة</translation>
        </message>
        <message>
            <source>&amp;System default</source>
            <translation>&amp;حسب النظام</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;تراجع</translation>
        </message>
        <message>
            <source>&amp;Undo: {step}</source>
            <translation>&amp;تراجع: ⁨{step}⁩</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;عرض</translation>
        </message>
        <message>
            <source>High &amp;contrast, dark</source>
            <translation>تباين &amp;عالٍ، داكن</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>المف&amp;توحة حديثًا</translation>
        </message>
        <message>
            <source>P&amp;airs</source>
            <translation>الأ&amp;زواج</translation>
        </message>
        <message>
            <source>Toolbar</source>
            <translation>شريط الأدوات</translation>
        </message>
    </context>
    <context>
        <name>MessageBar</name>
        <message>
            <source>Close this message</source>
            <translation>إغلاق هذه الرسالة</translation>
        </message>
    </context>
    <context>
        <name>NarrowBar</name>
        <message>
            <source>Apply again</source>
            <translation>تطبيق مجددًا</translation>
        </message>
        <message>
            <source>Hide the pairs that the filter does not find any more</source>
            <translation>إخفاء الأزواج التي لم تعد توافق التصفية</translation>
        </message>
        <message>
            <source>Pairs shown: {shown} of {total}. Filter: {what}</source>
            <translation>الأزواج المعروضة: {shown} من {total}. التصفية: {what}</translation>
        </message>
        <message>
            <source>Show all pairs</source>
            <translation>إظهار كل الأزواج</translation>
        </message>
    </context>
    <context>
        <name>Narrowing</name>
        <message>
            <source>No matching pairs</source>
            <translation>لا أزواج مطابقة</translation>
        </message>
    </context>
    <context>
        <name>Navigation</name>
        <message>
            <source>All other pairs are one to one.</source>
            <translation>سائر الأزواج واحد لواحد.</translation>
        </message>
        <message>
            <source>Every pair is confirmed.</source>
            <translation>كل الأزواج مؤكَّدة.</translation>
        </message>
        <message>
            <source>Every pair of the sample is reviewed.</source>
            <translation>رُوجعت أزواج العينة كلها.</translation>
        </message>
        <message>
            <source>No confirmed pairs to approve.</source>
            <translation>لا زوج مؤكَّدًا ينتظر الاعتماد.</translation>
        </message>
        <message>
            <source>No doubtful pairs left.</source>
            <translation>لا أزواج مشكوكًا فيها.</translation>
        </message>
        <message>
            <source>No untranslated passages left.</source>
            <translation>لم تبق مواضع بلا مقابل.</translation>
        </message>
        <message>
            <source>Untranslated passage {number} of {all}</source>
            <translation>الموضع {number} من {all} مما يبدو بلا مقابل</translation>
        </message>
    </context>
    <context>
        <name>NewProjectDialog</name>
        <message>
            <source>&amp;Back</source>
            <translation>ال&amp;سابق</translation>
        </message>
        <message>
            <source>&amp;Create and align</source>
            <translation>إ&amp;نشاء ومحاذاة</translation>
        </message>
        <message>
            <source>&amp;More options…</source>
            <translation>&amp;خيارات أخرى…</translation>
        </message>
        <message>
            <source>&amp;Next</source>
            <translation>ال&amp;تالي</translation>
        </message>
        <message>
            <source>&amp;Texts in the folder</source>
            <translation>ن&amp;صوص المجلد</translation>
        </message>
        <message>
            <source>A folder with texts and translations, matched by name</source>
            <translation>مجلد فيه نصوص وترجمات تتطابق أسماؤها</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>كل الملفات</translation>
        </message>
        <message>
            <source>Both sides use the same file. Choose another file for one of them.</source>
            <translation>الطرفان ملف واحد. اختر ملفًا آخر لأحدهما.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Chapters</source>
            <translation>الفصول</translation>
        </message>
        <message>
            <source>Choose &amp;files…</source>
            <translation>اختيار &amp;ملفات…</translation>
        </message>
        <message>
            <source>Choose a fol&amp;der…</source>
            <translation>اختيار مجل&amp;د…</translation>
        </message>
        <message>
            <source>Choose a folder with texts and translations</source>
            <translation>اختيار مجلد فيه نصوص وترجمات</translation>
        </message>
        <message>
            <source>Choose two texts, or one file of pairs</source>
            <translation>اختيار نصين أو ملف أزواج واحد</translation>
        </message>
        <message>
            <source>Clean the texts, pair chapters</source>
            <translation>تنظيف النصين وربط الفصول</translation>
        </message>
        <message>
            <source>Cleaning</source>
            <translation>التنظيف</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>الملفات</translation>
        </message>
        <message>
            <source>New project</source>
            <translation>مشروع جديد</translation>
        </message>
        <message>
            <source>New project: {name} ({n} of {all})</source>
            <translation>مشروع جديد: {name} ({n} من {all})</translation>
        </message>
        <message>
            <source>Source text</source>
            <translation>نص المصدر</translation>
        </message>
        <message>
            <source>Texts, pairs and projects</source>
            <translation>نصوص وأزواج ومشاريع</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>الترجمة</translation>
        </message>
        <message>
            <source>Two texts, or one file of pairs</source>
            <translation>نصان، أو ملف أزواج واحد</translation>
        </message>
    </context>
    <context>
        <name>Outline</name>
        <message>
            <source>Heading</source>
            <translation>العنوان</translation>
        </message>
        <message>
            <source>No headings were found</source>
            <translation>لم توجد عناوين</translation>
        </message>
        <message>
            <source>Notes, kept apart: {n}</source>
            <translation>الحواشي، محفوظة على حدة: {n}</translation>
        </message>
        <message>
            <source>Outline of the document</source>
            <translation>مخطط المستند</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>الصفحة</translation>
        </message>
        <message>
            <source>Page numbers, kept</source>
            <translation>أرقام الصفحات، أُبقيت</translation>
        </message>
        <message>
            <source>Page numbers, left out: {n}</source>
            <translation>أرقام الصفحات، أُسقطت: {n}</translation>
        </message>
        <message>
            <source>Running heads, kept</source>
            <translation>رؤوس الصفحات، أُبقيت</translation>
        </message>
        <message>
            <source>Running heads, left out: {n}</source>
            <translation>رؤوس الصفحات، أُسقطت: {n}</translation>
        </message>
        <message>
            <source>Selected: left out of the text</source>
            <translation>المحدَّد يُسقط من النص</translation>
        </message>
        <message>
            <source>Words broken at line ends, left broken</source>
            <translation>كلمات مقطوعة في أواخر السطور، تُركت مقطوعة</translation>
        </message>
        <message>
            <source>Words broken at line ends, put together: {n}</source>
            <translation>كلمات مقطوعة في أواخر السطور، وُصلت: {n}</translation>
        </message>
        <message>
            <source>Words: {n}</source>
            <translation>الكلمات: {n}</translation>
        </message>
        <message>
            <source>headings: {n}</source>
            <translation>العناوين: {n}</translation>
        </message>
        <message>
            <source>notes: {n}</source>
            <translation>الحواشي: {n}</translation>
        </message>
        <message>
            <source>pages: {n}</source>
            <translation>الصفحات: {n}</translation>
        </message>
        <message>
            <source>segments: {n}</source>
            <translation>المقاطع: {n}</translation>
        </message>
    </context>
    <context>
        <name>PairDelegate</name>
        <message>
            <source>manual</source>
            <translation>يدويًّا</translation>
        </message>
        <message>
            <source>no counterpart</source>
            <translation>بلا مقابل</translation>
        </message>
    </context>
    <context>
        <name>PairLanguages</name>
        <message>
            <source>&amp;Translation</source>
            <translation>ال&amp;ترجمة</translation>
        </message>
        <message>
            <source>A pair for each of several translations in the same language</source>
            <translation>زوج لكل ترجمة من ترجمات عدة باللغة نفسها</translation>
        </message>
        <message>
            <source>Every &amp;variant of a translation</source>
            <translation>&amp;كل بدائل الترجمة</translation>
        </message>
        <message>
            <source>S&amp;ource</source>
            <translation>ال&amp;مصدر</translation>
        </message>
    </context>
    <context>
        <name>PairModel</name>
        <message numerus="yes">
            <source>%Ln pair(s)</source>
            <translation>
                <numerusform>لا أزواج</numerusform>
                <numerusform>زوج واحد</numerusform>
                <numerusform>زوجان</numerusform>
                <numerusform>%Ln أزواج</numerusform>
                <numerusform>%Ln زوجًا</numerusform>
                <numerusform>%Ln زوج</numerusform>
            </translation>
        </message>
        <message>
            <source>Arabic</source>
            <translation>العربية</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>الثقة</translation>
        </message>
        <message>
            <source>Corrected</source>
            <translation>صُحّح فيه خطأ مطبعي</translation>
        </message>
        <message>
            <source>Crosses a neighbour: the order differs between the texts</source>
            <translation>يتقاطع مع جاره: الترتيب مختلف بين النصين</translation>
        </message>
        <message>
            <source>English</source>
            <translation>الإنجليزية</translation>
        </message>
        <message>
            <source>Has comments</source>
            <translation>عليه تعليقات</translation>
        </message>
        <message>
            <source>Made or changed by a person</source>
            <translation>صنعه أو غيّره إنسان</translation>
        </message>
        <message>
            <source>No confidence: a person made this pair</source>
            <translation>بلا درجة ثقة: صنعه إنسان</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>الرقم</translation>
        </message>
        <message>
            <source>Pair {number}, {status}</source>
            <translation>الزوج {number}، {status}</translation>
        </message>
        <message>
            <source>Realigned</source>
            <translation>أعادت الآلة محاذاته</translation>
        </message>
        <message>
            <source>Returned by {name}: {reason}</source>
            <translation>أعاده ⁨{name}⁩: ⁨{reason}⁩</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>الحالة</translation>
        </message>
        <message>
            <source>confidence {percent}</source>
            <translation>الثقة {percent}</translation>
        </message>
        <message>
            <source>no counterpart</source>
            <translation>بلا مقابل</translation>
        </message>
        <message>
            <source>{language}: {text}</source>
            <translation>{language}: {text}</translation>
        </message>
        <message>
            <source>{percent} likely to be exactly right</source>
            <translation>احتمال صحته التامة {percent}</translation>
        </message>
        <message>
            <source>{status}, last changed by {name}</source>
            <translation>{status}، آخر من غيّره ⁨{name}⁩</translation>
        </message>
    </context>
    <context>
        <name>PairTable</name>
        <message>
            <source>Facing text</source>
            <translation>النصان متقابلين</translation>
        </message>
    </context>
    <context>
        <name>PairVersion</name>
        <message>
            <source>source</source>
            <translation>المصدر</translation>
        </message>
        <message>
            <source>target</source>
            <translation>الترجمة</translation>
        </message>
        <message>
            <source>{version}: {side} text</source>
            <translation>{version}: نص {side}</translation>
        </message>
    </context>
    <context>
        <name>Palette</name>
        <message>
            <source>Commands</source>
            <translation>الأوامر</translation>
        </message>
        <message>
            <source>Find a command</source>
            <translation>البحث عن أمر</translation>
        </message>
        <message>
            <source>No matching commands</source>
            <translation>لا أوامر مطابقة</translation>
        </message>
        <message>
            <source>What do you want to do?</source>
            <translation>ماذا تريد أن تفعل؟</translation>
        </message>
    </context>
    <context>
        <name>PathPlot</name>
        <message>
            <source>Alignment path</source>
            <translation>مسار المحاذاة</translation>
        </message>
        <message>
            <source>Pair {number}: {status}</source>
            <translation>الزوج {number}: {status}</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>المصدر</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>الترجمة</translation>
        </message>
        <message>
            <source>crosses a neighbour</source>
            <translation>يتقاطع مع جاره</translation>
        </message>
        <message>
            <source>without counterpart</source>
            <translation>بلا مقابل</translation>
        </message>
    </context>
    <context>
        <name>PlacesModel</name>
        <message>
            <source>Cleaned</source>
            <translation>بعد التنظيف</translation>
        </message>
        <message>
            <source>Original</source>
            <translation>الأصل</translation>
        </message>
        <message>
            <source>Side</source>
            <translation>الطرف</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>المصدر</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>الترجمة</translation>
        </message>
    </context>
    <context>
        <name>PreferencesDialog</name>
        <message>
            <source>&amp;Arabic…</source>
            <translation>ال&amp;عربية…</translation>
        </message>
        <message>
            <source>&amp;Colours</source>
            <translation>الأ&amp;لوان</translation>
        </message>
        <message>
            <source>Aligning</source>
            <translation>المحاذاة</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>المظهر</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>داكن</translation>
        </message>
        <message>
            <source>En&amp;glish…</source>
            <translation>الإنجليزي&amp;ة…</translation>
        </message>
        <message>
            <source>High contrast, dark</source>
            <translation>تباين عالٍ، داكن</translation>
        </message>
        <message>
            <source>High contrast, light</source>
            <translation>تباين عالٍ، فاتح</translation>
        </message>
        <message>
            <source>Importing documents</source>
            <translation>استيراد المستندات</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>اللغة</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>فاتح</translation>
        </message>
        <message>
            <source>Pairs that a person made, corrected or confirmed are never changed.</source>
            <translation>لا تتغيّر أبدًا أزواج صنعها إنسان أو صحّحها أو أكّدها.</translation>
        </message>
        <message>
            <source>Preferences</source>
            <translation>التفضيلات</translation>
        </message>
        <message>
            <source>Realign unchanged pairs after each correction</source>
            <translation>إعادة محاذاة ما لم يتغيّر بعد كل تصحيح</translation>
        </message>
        <message>
            <source>Reopen the last project at startup</source>
            <translation>فتح آخر مشروع عند البدء</translation>
        </message>
        <message>
            <source>Sentence boundaries in every new project</source>
            <translation>حدود الجمل في كل مشروع جديد</translation>
        </message>
        <message>
            <source>Sentence rules</source>
            <translation>قواعد الجُمل</translation>
        </message>
        <message>
            <source>Startup</source>
            <translation>البدء</translation>
        </message>
        <message>
            <source>System default</source>
            <translation>حسب النظام</translation>
        </message>
        <message>
            <source>User and role</source>
            <translation>المستخدم والدور</translation>
        </message>
    </context>
    <context>
        <name>PreflightFindings</name>
        <message>
            <source>Characters not allowed in XML</source>
            <translation>محارف لا تقبلها XML</translation>
        </message>
        <message>
            <source>Different numbers</source>
            <translation>أعداد مختلفة</translation>
        </message>
        <message>
            <source>Duplicates</source>
            <translation>مكررات</translation>
        </message>
        <message>
            <source>Empty</source>
            <translation>خالٍ</translation>
        </message>
        <message>
            <source>Finding</source>
            <translation>الملاحظة</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>الملاحظات</translation>
        </message>
        <message>
            <source>Inline codes that differ</source>
            <translation>رموز داخلية مختلفة</translation>
        </message>
        <message>
            <source>Mixed direction</source>
            <translation>اتجاه مختلط</translation>
        </message>
        <message>
            <source>Not confirmed</source>
            <translation>غير مؤكَّد</translation>
        </message>
        <message>
            <source>One side only</source>
            <translation>أحادي الطرف</translation>
        </message>
        <message>
            <source>Pair</source>
            <translation>الزوج</translation>
        </message>
        <message>
            <source>Returned by the reviewer</source>
            <translation>أعاده المراجع</translation>
        </message>
        <message>
            <source>Same source, different translations</source>
            <translation>مصدر واحد وترجمات مختلفة</translation>
        </message>
        <message>
            <source>Showing the first {n}.</source>
            <translation>تُسرد أول {n}.</translation>
        </message>
        <message>
            <source>Too long for the tool</source>
            <translation>أطول مما تقبله الأداة</translation>
        </message>
        <message>
            <source>Unclosed direction marks</source>
            <translation>علامات اتجاه لم تُغلق</translation>
        </message>
        <message>
            <source>Wrong language</source>
            <translation>لغة خاطئة</translation>
        </message>
        <message>
            <source>{what}: {n}</source>
            <translation>{what}: {n}</translation>
        </message>
    </context>
    <context>
        <name>PreflightSummary</name>
        <message>
            <source>Errors: {errors}; warnings: {warnings}.</source>
            <translation>أخطاء: {errors}؛ تنبيهات: {warnings}.</translation>
        </message>
        <message>
            <source>No problems found.</source>
            <translation>لا مشكلات.</translation>
        </message>
        <message>
            <source>Show the &amp;report</source>
            <translation>إظهار &amp;التقرير</translation>
        </message>
    </context>
    <context>
        <name>PrintPairsDialog</name>
        <message numerus="yes">
            <source>%Ln pair(s)</source>
            <translation>
                <numerusform>لا أزواج</numerusform>
                <numerusform>زوج واحد</numerusform>
                <numerusform>زوجان</numerusform>
                <numerusform>%Ln أزواج</numerusform>
                <numerusform>%Ln زوجًا</numerusform>
                <numerusform>%Ln زوج</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Numbers</source>
            <translation>الأ&amp;رقام</translation>
        </message>
        <message>
            <source>&amp;Print…</source>
            <translation>&amp;طباعة…</translation>
        </message>
        <message>
            <source>A&amp;ll pairs ({n})</source>
            <translation>الأزواج &amp;كلها ({n})</translation>
        </message>
        <message>
            <source>First number</source>
            <translation>أول رقم</translation>
        </message>
        <message>
            <source>Last number</source>
            <translation>آخر رقم</translation>
        </message>
        <message>
            <source>Next page</source>
            <translation>الصفحة التالية</translation>
        </message>
        <message>
            <source>Page {page} of {of}</source>
            <translation>الصفحة {page} من {of}</translation>
        </message>
        <message>
            <source>Pairs that the &amp;filter found ({n})</source>
            <translation>ما وجدته التص&amp;فية ({n})</translation>
        </message>
        <message>
            <source>Previous page</source>
            <translation>الصفحة السابقة</translation>
        </message>
        <message>
            <source>Print pairs</source>
            <translation>طباعة الأزواج</translation>
        </message>
        <message>
            <source>S&amp;elected pairs ({n})</source>
            <translation>الأزواج المح&amp;دَّدة ({n})</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>الحالة</translation>
        </message>
        <message>
            <source>The printer does not accept the pages. Choose another printer.</source>
            <translation>لا تقبل الطابعة الصفحات. اختر طابعة أخرى.</translation>
        </message>
        <message>
            <source>Which pairs</source>
            <translation>أي الأزواج</translation>
        </message>
    </context>
    <context>
        <name>ProjectController</name>
        <message>
            <source>Ibn Khaldun sample</source>
            <translation>مثال من ابن خلدون</translation>
        </message>
        <message>
            <source>Muqabala projects (*.muqabala)</source>
            <translation>مشاريع مقابلة (*.muqabala)</translation>
        </message>
        <message>
            <source>Open a project</source>
            <translation>فتح مشروع</translation>
        </message>
    </context>
    <context>
        <name>ProjectEncoderDialog</name>
        <message>
            <source>Encoder of this project</source>
            <translation>النموذج الدلالي لهذا المشروع</translation>
        </message>
        <message>
            <source>The encoder compares the meaning of both texts. The built-in one is fast. Others take minutes for a book and suit some texts better. Takes effect with the next alignment. Pairs that people decided on are kept.</source>
            <translation>يقارن النموذج الدلالي معاني النصين. النموذج المدمج سريع، وغيره يستغرق دقائق للكتاب وهو أصلح لبعض النصوص. يسري الاختيار من المحاذاة التالية، وتبقى الأزواج التي بتّ فيها الناس.</translation>
        </message>
    </context>
    <context>
        <name>ProjectIdentityDialog</name>
        <message>
            <source>&amp;Save</source>
            <translation>حف&amp;ظ</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Do not let anyone approve their own &amp;work</source>
            <translation>لا ي&amp;عتمد أحدٌ عملَ نفسه</translation>
        </message>
        <message>
            <source>For the project “{name}” only. The history records this name with each change.</source>
            <translation>لمشروع «⁨{name}⁩» وحده. ويُسجَّل هذا الاسم في سجله مع كل تغيير.</translation>
        </message>
        <message>
            <source>Only a reviewer can change this rule.</source>
            <translation>لا يغيّر هذه القاعدة إلا مراجع.</translation>
        </message>
        <message>
            <source>Project rule</source>
            <translation>قاعدة هذا المشروع</translation>
        </message>
        <message>
            <source>User and role</source>
            <translation>المستخدم والدور</translation>
        </message>
    </context>
    <context>
        <name>ProjectOpener</name>
        <message>
            <source>Making {name}…</source>
            <translation>جارٍ إنشاء ⁨{name}⁩…</translation>
        </message>
        <message>
            <source>Opening {name}…</source>
            <translation>جارٍ فتح ⁨{name}⁩…</translation>
        </message>
        <message>
            <source>Restoring {name}…</source>
            <translation>يُستعاد ⁨{name}⁩…</translation>
        </message>
    </context>
    <context>
        <name>ProjectPlace</name>
        <message>
            <source>Enter a name for the project.</source>
            <translation>اكتب اسمًا للمشروع.</translation>
        </message>
        <message>
            <source>N&amp;ame</source>
            <translation>الا&amp;سم</translation>
        </message>
        <message>
            <source>Other folder…</source>
            <translation>مجلد آخر…</translation>
        </message>
        <message>
            <source>Project folder</source>
            <translation>مجلد المشروع</translation>
        </message>
        <message>
            <source>Project name</source>
            <translation>اسم المشروع</translation>
        </message>
        <message>
            <source>Saved as</source>
            <translation>يُحفظ باسم</translation>
        </message>
        <message>
            <source>You cannot write to {folder}. Choose another folder.</source>
            <translation>لا يمكن الكتابة في ⁨{folder}⁩. اختر مجلدًا آخر.</translation>
        </message>
        <message>
            <source>{name} already exists. Choose another name.</source>
            <translation>يوجد ⁨{name}⁩ من قبل. اختر اسمًا آخر.</translation>
        </message>
    </context>
    <context>
        <name>ProjectPropertiesDialog</name>
        <message>
            <source>&amp;Choose…</source>
            <translation>ا&amp;ختيار…</translation>
        </message>
        <message>
            <source>&amp;File name</source>
            <translation>اسم ال&amp;ملف</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>حف&amp;ظ</translation>
        </message>
        <message>
            <source>&amp;Title</source>
            <translation>ال&amp;عنوان</translation>
        </message>
        <message>
            <source>A file name cannot be empty, begin with a dot or hold {characters}</source>
            <translation>لا يجوز أن يكون اسم الملف فارغًا أو أن يبدأ بنقطة أو أن يحوي {characters}</translation>
        </message>
        <message>
            <source>All: {n}</source>
            <translation>الكل: {n}</translation>
        </message>
        <message>
            <source>Assigned work</source>
            <translation>العمل المسند</translation>
        </message>
        <message>
            <source>C&amp;lear</source>
            <translation>م&amp;حو</translation>
        </message>
        <message>
            <source>Characters</source>
            <translation>المحارف</translation>
        </message>
        <message>
            <source>Cleaning</source>
            <translation>التنظيف</translation>
        </message>
        <message>
            <source>Created</source>
            <translation>أُنشئ</translation>
        </message>
        <message>
            <source>Encoding</source>
            <translation>الترميز</translation>
        </message>
        <message>
            <source>Enter a title.</source>
            <translation>أدخل عنوانًا.</translation>
        </message>
        <message>
            <source>File</source>
            <translation>الملف</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>المجلد</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>اللغة</translation>
        </message>
        <message>
            <source>Last aligned</source>
            <translation>آخر محاذاة</translation>
        </message>
        <message>
            <source>Learns from</source>
            <translation>يتعلم من</translation>
        </message>
        <message>
            <source>Muqabala projects (*.muqabala)</source>
            <translation>مشاريع مقابلة (*.muqabala)</translation>
        </message>
        <message>
            <source>Pairs</source>
            <translation>الأزواج</translation>
        </message>
        <message>
            <source>People</source>
            <translation>الأشخاص</translation>
        </message>
        <message>
            <source>Project properties</source>
            <translation>خصائص المشروع</translation>
        </message>
        <message>
            <source>Projects to learn from</source>
            <translation>مشاريع يُتعلَّم منها</translation>
        </message>
        <message>
            <source>Reasons of returns</source>
            <translation>أسباب الإعادة</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>المصدر</translation>
        </message>
        <message>
            <source>Texts</source>
            <translation>النصان</translation>
        </message>
        <message>
            <source>There is a file of this name already.</source>
            <translation>هناك ملف بهذا الاسم.</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>الترجمة</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>الكلمات</translation>
        </message>
        <message>
            <source>Words of confirmed pairs are used when this project is aligned again.</source>
            <translation>تُستعمل كلمات الأزواج المؤكَّدة عند إعادة محاذاة هذا المشروع.</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>لا شيء</translation>
        </message>
        <message>
            <source>one-sided: {n}</source>
            <translation>أحادية الطرف: {n}</translation>
        </message>
        <message>
            <source>this project</source>
            <translation>هذا المشروع</translation>
        </message>
        <message>
            <source>{date} by {name}</source>
            <translation>{date}، أنشأه {name}</translation>
        </message>
        <message>
            <source>{person}, {work}: {done} of {total}</source>
            <translation>{person}، {work}: {done} من {total}</translation>
        </message>
        <message>
            <source>{person}, {work}: {done} of {total}, {late} overdue</source>
            <translation>{person}، {work}: {done} من {total}، المتأخر {late}</translation>
        </message>
    </context>
    <context>
        <name>ProjectSession</name>
        <message>
            <source>Stopped. Nothing was changed.</source>
            <translation>أُوقف، ولم يتغيّر شيء.</translation>
        </message>
    </context>
    <context>
        <name>ProjectWorkspace</name>
        <message>
            <source>This project is read-only. It can be viewed, checked and exported, not changed.</source>
            <translation>هذا المشروع للقراءة فقط: يمكن عرضه وفحصه وتصديره، لا تغييره.</translation>
        </message>
    </context>
    <context>
        <name>QFileDialog</name>
        <message>
            <source>&amp;Look in:</source>
            <translation>ال&amp;مجلد</translation>
        </message>
        <message>
            <source>Files of &amp;type:</source>
            <translation>أ&amp;نواع الملفات</translation>
        </message>
    </context>
    <context>
        <name>QPlatformTheme</name>
        <message>
            <source>&amp;No</source>
            <translation>&amp;لا</translation>
        </message>
        <message>
            <source>&amp;Yes</source>
            <translation>&amp;نعم</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>إغلاق</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>موافق</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>فتح</translation>
        </message>
        <message>
            <source>Restore Defaults</source>
            <translation>استعادة الافتراضي</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>حفظ</translation>
        </message>
    </context>
    <context>
        <name>QShortcut</name>
        <message>
            <source>Alt</source>
            <translation>‪Alt</translation>
        </message>
        <message>
            <source>Ctrl</source>
            <translation>‪Ctrl</translation>
        </message>
        <message>
            <source>Del</source>
            <translation>Delete</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>↓</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>←</translation>
        </message>
        <message>
            <source>Meta</source>
            <translation>‪Meta</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>→</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>‪Shift</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>↑</translation>
        </message>
    </context>
    <context>
        <name>QualityDialog</name>
        <message>
            <source>&amp;All of these</source>
            <translation>كل هذ&amp;ه</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>إ&amp;غلاق</translation>
        </message>
        <message>
            <source>&amp;Draw a sample</source>
            <translation>&amp;سحب عينة</translation>
        </message>
        <message>
            <source>&amp;End the sample</source>
            <translation>إ&amp;نهاء العينة</translation>
        </message>
        <message>
            <source>&amp;Write the sheet to sign…</source>
            <translation>&amp;كتابة ورقة التوقيع…</translation>
        </message>
        <message>
            <source>All pairs: {reviewed} of {pairs} reviewed.</source>
            <translation>كل الأزواج: رُوجع {reviewed} من {pairs}.</translation>
        </message>
        <message>
            <source>And the &amp;least sure</source>
            <translation>وا&amp;لأقل ثقة</translation>
        </message>
        <message>
            <source>Changed &amp;since</source>
            <translation>ما تغيّر &amp;منذ</translation>
        </message>
        <message>
            <source>Error rates</source>
            <translation>نسب الخطأ</translation>
        </message>
        <message>
            <source>Everybody</source>
            <translation>الجميع</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>لم تنجح المراجعة</translation>
        </message>
        <message>
            <source>Highest error rate accepted</source>
            <translation>أعلى نسبة خطأ مقبولة</translation>
        </message>
        <message>
            <source>Not decided: review more pairs</source>
            <translation>لم يتبين: راجع أزواجًا أخرى</translation>
        </message>
        <message>
            <source>PDF (*.pdf);;Web page (*.html);;JSON (*.json)</source>
            <translation>PDF (*.pdf);;صفحة ويب (*.html);;JSON (*.json)</translation>
        </message>
        <message>
            <source>Pairs at &amp;random</source>
            <translation>أزواج &amp;عشوائية</translation>
        </message>
        <message>
            <source>Passed</source>
            <translation>نجحت المراجعة</translation>
        </message>
        <message>
            <source>Sample and error rate</source>
            <translation>العينة ونسبة الخطأ</translation>
        </message>
        <message>
            <source>Sample: {reviewed} of {pairs} reviewed.</source>
            <translation>العينة: رُوجع {reviewed} من {pairs}.</translation>
        </message>
        <message>
            <source>Work of</source>
            <translation>عمل</translation>
        </message>
        <message>
            <source>Write the sheet to sign</source>
            <translation>كتابة ورقة التوقيع</translation>
        </message>
        <message>
            <source>Written to {file}</source>
            <translation>كُتب إلى ⁨{file}⁩</translation>
        </message>
        <message>
            <source>{name}, review</source>
            <translation>⁨{name}⁩، المراجعة</translation>
        </message>
    </context>
    <context>
        <name>QueuePane</name>
        <message>
            <source>Change user or role</source>
            <translation>تغيير المستخدم أو الدور</translation>
        </message>
        <message>
            <source>Nothing to approve.
Pairs that others confirm appear here.</source>
            <translation>لا شيء للاعتماد.
تظهر هنا الأزواج التي يؤكّدها الآخرون.</translation>
        </message>
        <message>
            <source>Nothing to do.
Every pair is confirmed and none was returned.</source>
            <translation>لا شيء ينتظرك.
كل الأزواج مؤكَّدة ولم يُعد منها شيء.</translation>
        </message>
        <message>
            <source>Waiting for me</source>
            <translation>ما ينتظرني</translation>
        </message>
        <message>
            <source>Waiting: {count}</source>
            <translation>المنتظر: {count}</translation>
        </message>
        <message>
            <source>reviewer</source>
            <translation>مراجع</translation>
        </message>
        <message>
            <source>translator</source>
            <translation>مترجم</translation>
        </message>
    </context>
    <context>
        <name>QuickExportDialog</name>
        <message>
            <source>Export TMX</source>
            <translation>تصدير TMX</translation>
        </message>
        <message>
            <source>Export a translation memory</source>
            <translation>تصدير ذاكرة ترجمة</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>تصدير…</translation>
        </message>
        <message>
            <source>Language codes</source>
            <translation>رموز اللغات</translation>
        </message>
        <message>
            <source>No pair is confirmed yet. Confirm some first, or export suggestions as well.</source>
            <translation>لم يؤكَّد زوج بعد. أكّد بعض الأزواج أولًا، أو صدّر المقترحات أيضًا.</translation>
        </message>
        <message>
            <source>No pairs have these statuses. Choose another status.</source>
            <translation>لا زوج بهذه الحالات. اختر حالة أخرى.</translation>
        </message>
        <message>
            <source>One-sided pairs are skipped.</source>
            <translation>تُتجاوز الأزواج الأحادية الطرف.</translation>
        </message>
        <message>
            <source>Translation memories</source>
            <translation>ذاكرات ترجمة</translation>
        </message>
        <message>
            <source>Which pairs</source>
            <translation>أي الأزواج</translation>
        </message>
        <message>
            <source>{source} and {target}, for OmegaT and most tools</source>
            <translation>⁨{source}⁩ و⁨{target}⁩، لبرنامج OmegaT ومعظم الأدوات</translation>
        </message>
        <message>
            <source>{source} and {target}, for Trados</source>
            <translation>⁨{source}⁩ و⁨{target}⁩، لبرنامج Trados</translation>
        </message>
    </context>
    <context>
        <name>RealignDiff</name>
        <message>
            <source>&amp;Keep</source>
            <translation>&amp;إبقاء</translation>
        </message>
        <message>
            <source>&amp;Reject</source>
            <translation>&amp;رفض</translation>
        </message>
        <message>
            <source>After</source>
            <translation>بعد</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>قبل</translation>
        </message>
        <message>
            <source>Keep the new pairs (Esc)</source>
            <translation>الإبقاء على الأزواج الجديدة (Esc)</translation>
        </message>
        <message>
            <source>Restore the previous pairs and keep your correction</source>
            <translation>إرجاع الأزواج مع بقاء تصحيحك</translation>
        </message>
        <message>
            <source>The last realignment</source>
            <translation>آخر إعادة محاذاة</translation>
        </message>
        <message>
            <source>The last realignment: {new} instead of {old}</source>
            <translation>آخر إعادة محاذاة: ⁨{new}⁩ بدل ⁨{old}⁩</translation>
        </message>
        <message>
            <source>and {number} more</source>
            <translation>وغيرها، وعددها {number}</translation>
        </message>
        <message>
            <source>no counterpart</source>
            <translation>بلا مقابل</translation>
        </message>
    </context>
    <context>
        <name>RecentList</name>
        <message>
            <source>File not found (Del removes it from the list)</source>
            <translation>لم يعد الملف في موضعه (مفتاح Del يزيله من القائمة)</translation>
        </message>
        <message>
            <source>Recent projects</source>
            <translation>المشاريع الأخيرة</translation>
        </message>
    </context>
    <context>
        <name>ReplaceDialog</name>
        <message>
            <source>&amp;All</source>
            <translation>ال&amp;كل</translation>
        </message>
        <message>
            <source>&amp;None</source>
            <translation>&amp;لا شيء</translation>
        </message>
        <message>
            <source>All places in {pairs} pairs are replaced; the first {places} are listed and can be left out.</source>
            <translation>تُستبدل المواضع كلها، وعدد أزواجها {pairs}، ويظهر منها في القائمة أول {places}، ويمكن استثناء أيٍّ منها.</translation>
        </message>
        <message>
            <source>All places were replaced.</source>
            <translation>استُبدلت المواضع كلها.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>بحث</translation>
        </message>
        <message>
            <source>Imported texts are not changed. Replacements are recorded as corrections.</source>
            <translation>لا يتغيّر النصان المستوردان. وتُسجَّل الاستبدالات تصحيحات.</translation>
        </message>
        <message>
            <source>Not possible: {count} ({reason})</source>
            <translation>غير ممكن: {count} (⁨{reason}⁩)</translation>
        </message>
        <message>
            <source>Places to replace: {chosen} of {places}</source>
            <translation>المواضع التي ستُستبدل: ⁨{chosen}⁩ من ⁨{places}⁩</translation>
        </message>
        <message>
            <source>Places; press Space to select one</source>
            <translation>المواضع؛ اضغط مفتاح المسافة لتحديد أحدها</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>استبدال</translation>
        </message>
        <message>
            <source>Replace &amp;with</source>
            <translation>الا&amp;ستبدال بـ</translation>
        </message>
        <message>
            <source>Replace ({count})</source>
            <translation>استبدال ({count})</translation>
        </message>
        <message>
            <source>Replace all</source>
            <translation>استبدال الكل</translation>
        </message>
        <message>
            <source>Replace in the texts</source>
            <translation>الاستبدال في النصين</translation>
        </message>
        <message>
            <source>Replace with</source>
            <translation>الاستبدال بـ</translation>
        </message>
        <message>
            <source>Replaced: {count}</source>
            <translation>ما استُبدل: {count}</translation>
        </message>
        <message>
            <source>Use \1 for the first group</source>
            <translation>استعمل ‎\1 للمجموعة الأولى</translation>
        </message>
    </context>
    <context>
        <name>ReplaceModel</name>
        <message>
            <source>Pair {number}: {old} becomes {new}</source>
            <translation>الزوج {number}: ⁨{old}⁩ يصير ⁨{new}⁩</translation>
        </message>
    </context>
    <context>
        <name>ReportDialog</name>
        <message>
            <source>An error occurred in Muqabala</source>
            <translation>حدث خطأ في «مقابلة»</translation>
        </message>
        <message>
            <source>Copy report</source>
            <translation>نسخ التقرير</translation>
        </message>
        <message>
            <source>Error in Muqabala</source>
            <translation>خطأ في «مقابلة»</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>التقرير</translation>
        </message>
        <message>
            <source>This is an error in the program. Your work is saved and you can continue. Please copy the report and send it to us. It contains the location of the error, version numbers and the end of the log, which names files but quotes no text.</source>
            <translation>هذا خطأ في البرنامج. عملك محفوظ ويمكنك المتابعة. نرجو أن تنسخ التقرير وترسله إلينا، ففيه موضع الخطأ وأرقام الإصدارات وآخر السجل، وهو يذكر أسماء ملفات ولا يقتبس نصًّا.</translation>
        </message>
    </context>
    <context>
        <name>RestoreSnapshotDialog</name>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Changed by</source>
            <translation>غيّره</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>التغييرات</translation>
        </message>
        <message>
            <source>Changes that would be undone</source>
            <translation>التغييرات التي ستُلغى</translation>
        </message>
        <message>
            <source>Changes to restore that the project does not have: {events}.</source>
            <translation>تغييرات ستُستعاد وليست في المشروع: {events}.</translation>
        </message>
        <message>
            <source>Changes to undo: {events}. Pairs that differ: {pairs}.</source>
            <translation>تغييرات ستُلغى: {events}. أزواج مختلفة: {pairs}.</translation>
        </message>
        <message>
            <source>Comparing…</source>
            <translation>تجري المقارنة…</translation>
        </message>
        <message>
            <source>In the snapshot</source>
            <translation>في اللقطة</translation>
        </message>
        <message>
            <source>Looking for snapshots…</source>
            <translation>يُبحث عن لقطات…</translation>
        </message>
        <message>
            <source>No snapshots yet. They are taken automatically while a project is open.</source>
            <translation>لا لقطات بعد. تُؤخذ اللقطات تلقائيًّا ما دام المشروع مفتوحًا.</translation>
        </message>
        <message>
            <source>Nothing is lost: the project as it is now is kept as a snapshot, and as a file beside {name}.</source>
            <translation>لا يضيع شيء: يُحفظ المشروع كما هو الآن في لقطة، وفي ملف إلى جانب {name}.</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>الآن</translation>
        </message>
        <message>
            <source>Pair</source>
            <translation>الزوج</translation>
        </message>
        <message>
            <source>Pairs</source>
            <translation>الأزواج</translation>
        </message>
        <message>
            <source>Pairs in the snapshot: {n}.</source>
            <translation>عدد الأزواج في اللقطة: {n}.</translation>
        </message>
        <message>
            <source>Pairs that differ</source>
            <translation>الأزواج المختلفة</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>استعادة</translation>
        </message>
        <message>
            <source>Restore a snapshot</source>
            <translation>استعادة لقطة</translation>
        </message>
        <message>
            <source>Restored: {change}</source>
            <translation>يُستعاد: {change}</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>الحجم</translation>
        </message>
        <message>
            <source>Snapshots, newest first</source>
            <translation>اللقطات، الأحدث أولًا</translation>
        </message>
        <message>
            <source>Taken</source>
            <translation>التاريخ</translation>
        </message>
        <message>
            <source>Taken of {file}</source>
            <translation>أُخذت من {file}</translation>
        </message>
        <message>
            <source>The pair is not there. Its words are in other pairs.</source>
            <translation>الزوج غير موجود، وكلماته في أزواج أخرى.</translation>
        </message>
        <message>
            <source>The project cannot be read as it is.</source>
            <translation>لا يمكن قراءة المشروع كما هو.</translation>
        </message>
        <message>
            <source>The project is the same as this snapshot.</source>
            <translation>المشروع مطابق لهذه اللقطة.</translation>
        </message>
        <message>
            <source>Then</source>
            <translation>في اللقطة</translation>
        </message>
        <message>
            <source>Undone: {change}</source>
            <translation>يُلغى: {change}</translation>
        </message>
        <message>
            <source>What</source>
            <translation>ماذا</translation>
        </message>
        <message>
            <source>When</source>
            <translation>متى</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>مَن</translation>
        </message>
        <message>
            <source>not there</source>
            <translation>غير موجود</translation>
        </message>
        <message>
            <source>{size} MB</source>
            <translation>{size} م.ب</translation>
        </message>
        <message>
            <source>{status}: {now} now, {then} then</source>
            <translation>{status}: {now} الآن، {then} في اللقطة</translation>
        </message>
    </context>
    <context>
        <name>ReturnPanel</name>
        <message>
            <source>Alignment</source>
            <translation>المحاذاة</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Enter to return, Tab for a note, Esc to cancel</source>
            <translation>⁨Enter⁩ للإعادة، و⁨Tab⁩ لملاحظة، و⁨Esc⁩ للإلغاء</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>ملاحظة</translation>
        </message>
        <message>
            <source>Press the key of a category, then that of a severity</source>
            <translation>اضغط مفتاح فئة، ثم مفتاح درجة</translation>
        </message>
        <message>
            <source>Proposed wording (optional)</source>
            <translation>صياغة مقترحة (اختيارية)</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>إعادة</translation>
        </message>
        <message>
            <source>Severity</source>
            <translation>الدرجة</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>الترجمة</translation>
        </message>
    </context>
    <context>
        <name>ReviewActions</name>
        <message>
            <source>No suggestions above.</source>
            <translation>ليس فوقه مقترح.</translation>
        </message>
        <message>
            <source>No suggestions with a confidence.</source>
            <translation>ليس هناك مقترح ذو درجة ثقة.</translation>
        </message>
        <message>
            <source>No untranslated passages left.</source>
            <translation>لم تبق مواضع بلا مقابل.</translation>
        </message>
        <message>
            <source>Nothing has been realigned yet.</source>
            <translation>لم تُعَد محاذاة شيء بعد.</translation>
        </message>
        <message numerus="yes">
            <source>Return %Ln pair(s)</source>
            <translation>
                <numerusform>لا أزواج للإعادة</numerusform>
                <numerusform>إعادة زوج واحد</numerusform>
                <numerusform>إعادة زوجين</numerusform>
                <numerusform>إعادة %Ln أزواج</numerusform>
                <numerusform>إعادة %Ln زوجًا</numerusform>
                <numerusform>إعادة %Ln زوج</numerusform>
            </translation>
        </message>
        <message>
            <source>Return pair {number}</source>
            <translation>إعادة الزوج ⁨{number}⁩</translation>
        </message>
        <message>
            <source>There is no realignment to reject.</source>
            <translation>لا إعادة محاذاة تُرفض.</translation>
        </message>
    </context>
    <context>
        <name>ReviewController</name>
        <message>
            <source>Comment</source>
            <translation>تعليق</translation>
        </message>
        <message>
            <source>Comment on pair {number}</source>
            <translation>تعليق على الزوج {number}</translation>
        </message>
        <message>
            <source>Comment on “{words}”</source>
            <translation>تعليق على «{words}»</translation>
        </message>
        <message>
            <source>New wording for pair {number} ({language})</source>
            <translation>صياغة جديدة للزوج {number} ({language})</translation>
        </message>
        <message>
            <source>No wording proposed for this pair.</source>
            <translation>لم يقترح أحد صياغة أخرى لهذا الزوج.</translation>
        </message>
        <message>
            <source>Nothing else to do.</source>
            <translation>لا شيء آخر ينتظرك.</translation>
        </message>
        <message>
            <source>Nothing was changed. Each change is recorded with a name.</source>
            <translation>لم يتغيّر شيء. يُسجَّل كل تغيير باسم صاحبه.</translation>
        </message>
        <message>
            <source>Nothing was changed. Your text is on the clipboard: {text}</source>
            <translation>لم يتغيّر شيء. نصّك في الحافظة: {text}</translation>
        </message>
        <message>
            <source>Propose</source>
            <translation>اقتراح صياغة</translation>
        </message>
        <message>
            <source>The text already reads like that. Nothing was proposed.</source>
            <translation>النص على هذه الصياغة أصلًا. لم يُقترح شيء.</translation>
        </message>
        <message>
            <source>This side is empty: no wording to change.</source>
            <translation>هذا الطرف خالٍ: لا صياغة تُغيَّر.</translation>
        </message>
    </context>
    <context>
        <name>RulesDialog</name>
        <message>
            <source>&amp;Add</source>
            <translation>إ&amp;ضافة</translation>
        </message>
        <message>
            <source>&amp;Load SRX…</source>
            <translation>تحمي&amp;ل SRX…</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>إ&amp;زالة</translation>
        </message>
        <message>
            <source>&amp;Save SRX…</source>
            <translation>حف&amp;ظ SRX…</translation>
        </message>
        <message>
            <source>After</source>
            <translation>بعد</translation>
        </message>
        <message>
            <source>Appl&amp;y</source>
            <translation>ت&amp;طبيق</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>قبل</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Custom segmentation rules</source>
            <translation>قواعد تقطيع مخصّصة</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>القطع</translation>
        </message>
        <message>
            <source>Rule {n} is not a valid regular expression: {why}.</source>
            <translation>القاعدة {n} ليست تعبيرًا نمطيًّا: ⁨{why}⁩.</translation>
        </message>
        <message>
            <source>Segmentation rules</source>
            <translation>قواعد التقطيع</translation>
        </message>
        <message>
            <source>Segmentation rules (*.srx)</source>
            <translation>قواعد التقطيع (*.srx)</translation>
        </message>
        <message>
            <source>Segmentation rules (*.srx);;All files (*)</source>
            <translation>قواعد التقطيع (*.srx);;كل الملفات (*)</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>إيقاف</translation>
        </message>
        <message>
            <source>The first rule that matches the text before and after a place decides whether to cut there. Otherwise the built-in rules apply. Patterns are regular expressions, as in SRX files.</source>
            <translation>أول قاعدة تطابق ما قبل الموضع وما بعده تقرر القطع فيه أو تركه. وفي غير ذلك تسري القواعد المدمجة. والأنماط تعابير نمطية كما في ملفات SRX.</translation>
        </message>
        <message>
            <source>cut</source>
            <translation>يُقطع</translation>
        </message>
    </context>
    <context>
        <name>SegmentPreview</name>
        <message>
            <source>Segment preview</source>
            <translation>معاينة المقاطع</translation>
        </message>
        <message>
            <source>The first segments appear here.</source>
            <translation>تظهر هنا أوائل المقاطع.</translation>
        </message>
    </context>
    <context>
        <name>ServerDesk</name>
        <message>
            <source>The connection to the library is back.</source>
            <translation>عاد الاتصال بالمكتبة.</translation>
        </message>
        <message>
            <source>The connection to the library is lost. You can read the project, but not change it. The window connects again by itself. What was saved before is there.</source>
            <translation>انقطع الاتصال بالمكتبة. يمكنك قراءة المشروع دون تغييره. تعيد النافذة الاتصال من نفسها. ما حُفظ قبل ذلك موجود.</translation>
        </message>
        <message>
            <source>{person} (pair {number})</source>
            <translation>{person} (الزوج {number})</translation>
        </message>
    </context>
    <context>
        <name>SideBySideDialog</name>
        <message numerus="yes">
            <source>%Ln row(s)</source>
            <translation>
                <numerusform>لا صفوف</numerusform>
                <numerusform>صف واحد</numerusform>
                <numerusform>صفان</numerusform>
                <numerusform>%Ln صفوف</numerusform>
                <numerusform>%Ln صفًّا</numerusform>
                <numerusform>%Ln صف</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Add a project file…</source>
            <translation>إ&amp;ضافة ملف مشروع…</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>إ&amp;غلاق</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>ت&amp;صدير…</translation>
        </message>
        <message>
            <source>&amp;Previous</source>
            <translation>ال&amp;سابق</translation>
        </message>
        <message>
            <source>&amp;Translations</source>
            <translation>ال&amp;ترجمات</translation>
        </message>
        <message>
            <source>All pairs</source>
            <translation>كل الأزواج</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>المعتمدة</translation>
        </message>
        <message>
            <source>Confirmed and approved</source>
            <translation>المؤكَّدة والمعتمدة</translation>
        </message>
        <message>
            <source>Export the translations</source>
            <translation>تصدير الترجمات</translation>
        </message>
        <message numerus="yes">
            <source>Exported to {file}: %Ln row(s).</source>
            <translation>
                <numerusform>صُدّر إلى ⁨{file}⁩: لا صفوف.</numerusform>
                <numerusform>صُدّر إلى ⁨{file}⁩: صف واحد.</numerusform>
                <numerusform>صُدّر إلى ⁨{file}⁩: صفان.</numerusform>
                <numerusform>صُدّر إلى ⁨{file}⁩: %Ln صفوف.</numerusform>
                <numerusform>صُدّر إلى ⁨{file}⁩: %Ln صفًّا.</numerusform>
                <numerusform>صُدّر إلى ⁨{file}⁩: %Ln صف.</numerusform>
            </translation>
        </message>
        <message>
            <source>Left out because of the status: {n}.</source>
            <translation>المتروك بسبب حالته: {n}.</translation>
        </message>
        <message>
            <source>Muqabala projects (*.muqabala)</source>
            <translation>مشاريع مقابلة (*.muqabala)</translation>
        </message>
        <message>
            <source>Ne&amp;xt</source>
            <translation>ا&amp;لتالي</translation>
        </message>
        <message>
            <source>No translation is chosen. Choose up to five under Translations.</source>
            <translation>لم تُختر ترجمة. اختر إلى خمس من «الترجمات».</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>لا نتائج</translation>
        </message>
        <message>
            <source>Pai&amp;rs to export</source>
            <translation>الأ&amp;زواج المصدَّرة</translation>
        </message>
        <message>
            <source>Reading the projects…</source>
            <translation>جارٍ قراءة المشاريع…</translation>
        </message>
        <message>
            <source>Rows without a translation: {n}.</source>
            <translation>الصفوف بلا ترجمة: {n}.</translation>
        </message>
        <message>
            <source>Search in all columns</source>
            <translation>البحث في كل الأعمدة</translation>
        </message>
        <message>
            <source>Translations of the same source</source>
            <translation>ترجمات المصدر نفسه</translation>
        </message>
        <message>
            <source>Translations side by side</source>
            <translation>الترجمات جنبًا إلى جنب</translation>
        </message>
        <message>
            <source>What is exported</source>
            <translation>ما يُصدَّر</translation>
        </message>
        <message>
            <source>{name}, all translations</source>
            <translation>⁨{name}⁩، كل الترجمات</translation>
        </message>
        <message>
            <source>{number} of {total}</source>
            <translation>{number} من {total}</translation>
        </message>
    </context>
    <context>
        <name>SideBySideModel</name>
        <message>
            <source>No.</source>
            <translation>الرقم</translation>
        </message>
    </context>
    <context>
        <name>SideBySideTable</name>
        <message>
            <source>Translations side by side</source>
            <translation>الترجمات جنبًا إلى جنب</translation>
        </message>
    </context>
    <context>
        <name>SignInDialog</name>
        <message>
            <source>&amp;Check the certificate of the server</source>
            <translation>ال&amp;تحقق من شهادة الخادم</translation>
        </message>
        <message>
            <source>&amp;Database</source>
            <translation>قا&amp;عدة البيانات</translation>
        </message>
        <message>
            <source>&amp;Login</source>
            <translation>ا&amp;سم الدخول</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>كلمة ال&amp;مرور</translation>
        </message>
        <message>
            <source>&amp;Remember the password in the keyring of the system</source>
            <translation>ت&amp;ذكّر كلمة المرور في حلقة مفاتيح النظام</translation>
        </message>
        <message>
            <source>&amp;Server</source>
            <translation>ال&amp;خادم</translation>
        </message>
        <message>
            <source>Open from a server</source>
            <translation>فتح من خادم</translation>
        </message>
        <message>
            <source>Projects of a team are kept in a PostgreSQL database. The connection is encrypted unless the server is this computer. Ask the administrator of the library for your login.</source>
            <translation>تُحفظ مشاريع الفريق في قاعدة بيانات PostgreSQL. الاتصال مشفّر إلا إذا كان الخادم هذا الحاسوب. اطلب اسم الدخول من مدير المكتبة.</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>تسجيل الدخول</translation>
        </message>
        <message>
            <source>Signing in…</source>
            <translation>جارٍ تسجيل الدخول…</translation>
        </message>
    </context>
    <context>
        <name>SnapshotController</name>
        <message>
            <source>Restored as it was at {time}.</source>
            <translation>استُعيد المشروع كما كان في {time}.</translation>
        </message>
        <message>
            <source>Show snapshots…</source>
            <translation>عرض اللقطات…</translation>
        </message>
        <message>
            <source>The project as it was before is kept as {name}.</source>
            <translation>وحُفظ كما كان قبل ذلك باسم ⁨{name}⁩.</translation>
        </message>
    </context>
    <context>
        <name>StartPage</name>
        <message>
            <source>397 words of a chronicle by Ibn Khaldun without a single full stop, with their translation</source>
            <translation>‏397 كلمة من تاريخ ابن خلدون ليس فيها نقطة واحدة، مع ترجمتها</translation>
        </message>
        <message>
            <source>Align an Arabic text with its translation, correct the pairs, review them.</source>
            <translation>حاذِ النص العربي بترجمته، وصحّح الأزواج، وراجعها.</translation>
        </message>
        <message>
            <source>Library</source>
            <translation>المكتبة</translation>
        </message>
        <message>
            <source>New here? Try the sample with its two-minute tour.</source>
            <translation>جديد هنا؟ جرّب المثال، ومعه جولة في دقيقتين.</translation>
        </message>
        <message>
            <source>New project from files…</source>
            <translation>مشروع جديد من ملفات…</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>فتح…</translation>
        </message>
        <message>
            <source>Or drop two texts, a file of pairs, a folder or a project on this window.</source>
            <translation>أو أفلت نصين أو ملف أزواج أو مجلدًا أو مشروعًا على هذه النافذة.</translation>
        </message>
        <message>
            <source>Projects</source>
            <translation>المشاريع</translation>
        </message>
        <message>
            <source>Projects that you open are listed here.</source>
            <translation>تظهر هنا المشاريع التي تفتحها.</translation>
        </message>
        <message>
            <source>Recent projects</source>
            <translation>المشاريع الأخيرة</translation>
        </message>
        <message>
            <source>Try the sample</source>
            <translation>تجربة المثال</translation>
        </message>
    </context>
    <context>
        <name>StatisticsPage</name>
        <message>
            <source>Drawings (*.svg)</source>
            <translation>رسوم متجهة (*.svg)</translation>
        </message>
        <message>
            <source>Pictures (*.png)</source>
            <translation>صور (*.png)</translation>
        </message>
        <message>
            <source>Save the chart</source>
            <translation>حفظ الرسم البياني</translation>
        </message>
        <message>
            <source>Statistics</source>
            <translation>الإحصاءات</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <source>All changes are saved</source>
            <translation>كل التغييرات محفوظة</translation>
        </message>
        <message>
            <source>Also here: {people}</source>
            <translation>هنا أيضًا: {people}</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Change user or role</source>
            <translation>تغيير المستخدم أو الدور</translation>
        </message>
        <message>
            <source>No connection to {library}</source>
            <translation>لا اتصال بـ {library}</translation>
        </message>
        <message>
            <source>Pair {at} of {of}</source>
            <translation>الزوج {at} من {of}</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>جارٍ الحفظ…</translation>
        </message>
        <message>
            <source>Stop; pairs that are shown already are kept</source>
            <translation>إيقاف؛ تبقى الأزواج الظاهرة</translation>
        </message>
        <message>
            <source>User and role: {person}</source>
            <translation>المستخدم والدور: {person}</translation>
        </message>
    </context>
    <context>
        <name>TermCandidatesDialog</name>
        <message>
            <source>&amp;Add to glossary</source>
            <translation>إ&amp;ضافة إلى المسرد</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>&amp;تصدير…</translation>
        </message>
        <message>
            <source>Candidates: {n}. Select one and add it.</source>
            <translation>المرشحات: {n}. حدد أحدها وأضفه.</translation>
        </message>
        <message>
            <source>Export the candidates</source>
            <translation>تصدير المرشحات</translation>
        </message>
        <message numerus="yes">
            <source>Exported to {file}: %Ln term(s).</source>
            <translation>
                <numerusform>لم يُصدَّر شيء إلى ⁨{file}⁩.</numerusform>
                <numerusform>صُدّر إلى ⁨{file}⁩ مصطلح واحد.</numerusform>
                <numerusform>صُدّر إلى ⁨{file}⁩ مصطلحان.</numerusform>
                <numerusform>صُدّرت إلى ⁨{file}⁩ ‏%Ln مصطلحات.</numerusform>
                <numerusform>صُدّر إلى ⁨{file}⁩ ‏%Ln مصطلحًا.</numerusform>
                <numerusform>صُدّر إلى ⁨{file}⁩ ‏%Ln مصطلح.</numerusform>
            </translation>
        </message>
        <message>
            <source>In the glossary</source>
            <translation>في المسرد</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>النوع</translation>
        </message>
        <message>
            <source>Looking for terms in the confirmed pairs…</source>
            <translation>يُبحث عن مصطلحات في الأزواج المؤكَّدة…</translation>
        </message>
        <message>
            <source>No candidates. A term and its translation must occur in three confirmed pairs.</source>
            <translation>لا مرشحات. يجب أن يرد المصطلح وترجمته في ثلاثة أزواج مؤكَّدة.</translation>
        </message>
        <message>
            <source>Pairs</source>
            <translation>الأزواج</translation>
        </message>
        <message>
            <source>TBX terms (*.tbx);;Table (*.csv)</source>
            <translation>مصطلحات TBX ‏(*.tbx);;جدول (*.csv)</translation>
        </message>
        <message>
            <source>Term</source>
            <translation>المصطلح</translation>
        </message>
        <message>
            <source>Term candidates</source>
            <translation>مصطلحات مرشحة</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>الترجمة</translation>
        </message>
        <message>
            <source>name</source>
            <translation>اسم</translation>
        </message>
        <message>
            <source>term</source>
            <translation>مصطلح</translation>
        </message>
        <message>
            <source>{both} of {all}</source>
            <translation>{both} من {all}</translation>
        </message>
    </context>
    <context>
        <name>TextSettingsDialog</name>
        <message>
            <source> pt</source>
            <translation> نقطة</translation>
        </message>
        <message>
            <source>&amp;Line spacing</source>
            <translation>&amp;تباعد السطور</translation>
        </message>
        <message>
            <source>&amp;Rows</source>
            <translation>ال&amp;صفوف</translation>
        </message>
        <message>
            <source>&amp;Zoom</source>
            <translation>الت&amp;كبير</translation>
        </message>
        <message>
            <source>Both</source>
            <translation>كلاهما</translation>
        </message>
        <message>
            <source>Check the s&amp;pelling of English</source>
            <translation>تدقيق إ&amp;ملاء الإنجليزية</translation>
        </message>
        <message>
            <source>Comfortable</source>
            <translation>متباعدة</translation>
        </message>
        <message>
            <source>Compact</source>
            <translation>متراصّة</translation>
        </message>
        <message>
            <source>Default</source>
            <translation>الافتراضي</translation>
        </message>
        <message>
            <source>Default for the language</source>
            <translation>الافتراضي للغة</translation>
        </message>
        <message>
            <source>Font</source>
            <translation>الخط</translation>
        </message>
        <message>
            <source>Le&amp;ft column</source>
            <translation>ا&amp;لعمود الأيسر</translation>
        </message>
        <message>
            <source>Show n&amp;otes under the text</source>
            <translation>إظهار ال&amp;حواشي تحت النص</translation>
        </message>
        <message>
            <source>Show paragraph and sentence &amp;numbers</source>
            <translation>إظهار أر&amp;قام الفقرات والجمل</translation>
        </message>
        <message>
            <source>Show vowel &amp;marks</source>
            <translation>إظهار الت&amp;شكيل</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>الحجم</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>المصدر</translation>
        </message>
        <message>
            <source>Text display</source>
            <translation>عرض النصين</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>الترجمة</translation>
        </message>
        <message>
            <source>{side}: font</source>
            <translation>{side}: الخط</translation>
        </message>
        <message>
            <source>{side}: size</source>
            <translation>{side}: الحجم</translation>
        </message>
    </context>
    <context>
        <name>TextSide</name>
        <message>
            <source>Any word</source>
            <translation>أي كلمة</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>تلقائي</translation>
        </message>
        <message>
            <source>Choose the file: {side}</source>
            <translation>اختيار الملف: {side}</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>اختيار…</translation>
        </message>
        <message>
            <source>Encoding</source>
            <translation>الترميز</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>اللغة</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>السطور</translation>
        </message>
        <message>
            <source>Segment by</source>
            <translation>التقطيع بحسب</translation>
        </message>
        <message>
            <source>Sentences</source>
            <translation>الجمل</translation>
        </message>
    </context>
    <context>
        <name>Tour</name>
        <message>
            <source>After each correction, unchanged pairs around it are realigned. Pairs that a person made or confirmed are never changed. {history.undo} undoes every change, one by one.</source>
            <translation>بعد كل تصحيح تُعاد محاذاة ما حوله من أزواج لم تتغيّر. ولا تتغيّر أبدًا أزواج صنعها إنسان أو أكّدها. والمفتاح ⁨{history.undo}⁩ يتراجع عن كل تغيير واحدًا واحدًا.</translation>
        </message>
        <message>
            <source>Cut too late? Split</source>
            <translation>القطع متأخر؟ قسّم</translation>
        </message>
        <message>
            <source>Each row pairs an Arabic text with its English translation. The aligner suggested the pairs; the bar at the end of a row shows its confidence. Move up and down with the arrow keys. {help.tour} continues the tour.</source>
            <translation>كل صف يقرن قطعة عربية بترجمتها الإنجليزية. اقترحت المحاذاة الأزواج، والشريط في آخر الصف يبيّن درجة الثقة. انتقل صعودًا وهبوطًا بالأسهم، وتابع الجولة بـ ⁨{help.tour}⁩.</translation>
        </message>
        <message>
            <source>Every change is saved at once. When you are done, {project.export_tmx} exports the confirmed pairs as a translation memory (TMX) for any CAT tool.</source>
            <translation>يُحفظ كل تغيير في حينه. وحين تفرغ يصدّر ⁨{project.export_tmx}⁩ الأزواج المؤكَّدة ذاكرةَ ترجمة (TMX) لأي أداة ترجمة.</translation>
        </message>
        <message>
            <source>Every command by its name</source>
            <translation>كل أمر باسمه</translation>
        </message>
        <message>
            <source>Go to what needs you</source>
            <translation>مباشرة إلى ما يحتاج إليك</translation>
        </message>
        <message>
            <source>Panes around the texts</source>
            <translation>ألواح حول النصين</translation>
        </message>
        <message>
            <source>Put the caret between two words, with the arrow keys or a click; Tab changes the side. {editor.split_at_caret} splits the pair there, {editor.merge_down} joins it with the one below, {editor.take_word_from_below} and {editor.give_word_below} move the cut word by word.</source>
            <translation>ضع المؤشر بين كلمتين بالأسهم أو بالنقر؛ ويبدّل Tab الطرف. يقسّم ⁨{editor.split_at_caret}⁩ الزوج هناك، ويدمجه ⁨{editor.merge_down}⁩ مع التالي، وينقل ⁨{editor.take_word_from_below}⁩ و⁨{editor.give_word_below}⁩ موضع القطع كلمة كلمة.</translation>
        </message>
        <message>
            <source>Right? Confirm</source>
            <translation>صحيح؟ أكّد</translation>
        </message>
        <message>
            <source>Saved automatically</source>
            <translation>حفظ تلقائي</translation>
        </message>
        <message>
            <source>The map</source>
            <translation>الخريطة</translation>
        </message>
        <message>
            <source>The rest follows</source>
            <translation>والبقية تتبع</translation>
        </message>
        <message>
            <source>The whole text at a glance: what is done, what is doubtful, what has no counterpart. Click to go there; right-click for its key.</source>
            <translation>النص كله في نظرة: ما أُنجز، وما هو مشكوك فيه، وما لا مقابل له. انقر للانتقال إليه، وانقر بالزر الأيمن لمفتاح رموزه.</translation>
        </message>
        <message>
            <source>Two texts, pair by pair</source>
            <translation>نصان، زوجًا زوجًا</translation>
        </message>
        <message>
            <source>{go.next_doubtful} goes to the next doubtful pair, {go.next_unconfirmed} to the next unconfirmed one. {find.find} finds words; vowel marks and spelling variants are ignored.</source>
            <translation>ينتقل ⁨{go.next_doubtful}⁩ إلى الزوج التالي المشكوك فيه، و⁨{go.next_unconfirmed}⁩ إلى التالي غير المؤكَّد، ويبحث ⁨{find.find}⁩ عن الكلمات ولا أثر للتشكيل واختلاف الرسم.</translation>
        </message>
        <message>
            <source>{help.palette} finds any command by a few letters and teaches its key. {help.keys} lists all keys, to change or to print; people from OmegaT and InterText find theirs there.</source>
            <translation>يجد ⁨{help.palette}⁩ أي أمر ببضعة أحرف ويعلّمك مفتاحه. ويسرد ⁨{help.keys}⁩ كل المفاتيح لتغييرها أو طباعتها، ويجد فيها مستعملو OmegaT وInterText مفاتيحهم.</translation>
        </message>
        <message>
            <source>{pane.evidence} shows why a pair was suggested, with comments; {pane.history} who did what; {pane.statistics} how far you are. {view.next_pane} goes from pane to pane.</source>
            <translation>يبيّن {pane.evidence} لِمَ اقتُرح الزوج مع التعليقات، و{pane.history} من فعل ماذا، و{pane.statistics} إلى أين وصلت. وينتقل {view.next_pane} من لوح إلى لوح.</translation>
        </message>
        <message>
            <source>{review.confirm_and_next} confirms the pair and goes to the next one that is not confirmed. Try it.</source>
            <translation>يؤكّد ⁨{review.confirm_and_next}⁩ الزوج وينتقل إلى التالي غير المؤكَّد. جرّبه.</translation>
        </message>
        <message>
            <source>✓ Well done</source>
            <translation>✓ أحسنت</translation>
        </message>
    </context>
    <context>
        <name>TourController</name>
        <message>
            <source>Show me</source>
            <translation>أرني</translation>
        </message>
        <message>
            <source>The texts are aligned. Take a two-minute tour: correct, confirm, export.</source>
            <translation>اقترن النصان. خذ جولة في دقيقتين: التصحيح والتأكيد والتصدير.</translation>
        </message>
    </context>
    <context>
        <name>TwoSides</name>
        <message>
            <source>Swap the sides</source>
            <translation>تبديل الطرفين</translation>
        </message>
    </context>
    <context>
        <name>UndoList</name>
        <message>
            <source>Each change can be redone.</source>
            <translation>يمكن إلغاء التراجع عن كل تغيير.</translation>
        </message>
        <message>
            <source>Including the realignment that followed</source>
            <translation>مع إعادة المحاذاة التي تلته</translation>
        </message>
        <message>
            <source>My recent changes</source>
            <translation>تغييراتي الأخيرة</translation>
        </message>
        <message>
            <source>Redo ({count})</source>
            <translation>إلغاء التراجع ({count})</translation>
        </message>
        <message>
            <source>Undo ({count})</source>
            <translation>تراجع ({count})</translation>
        </message>
        <message>
            <source>undone: {what}</source>
            <translation>تُراجع عنه: {what}</translation>
        </message>
    </context>
    <context>
        <name>UnitsModel</name>
        <message>
            <source>Source</source>
            <translation>المصدر</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>الترجمة</translation>
        </message>
    </context>
    <context>
        <name>UnknownWords</name>
        <message>
            <source>Next unknown word</source>
            <translation>الكلمة المجهولة التالية</translation>
        </message>
        <message>
            <source>No English text to check.</source>
            <translation>لا نصّ إنجليزيًّا يُدقَّق.</translation>
        </message>
        <message>
            <source>No unknown words left.</source>
            <translation>لم تبقَ كلمات مجهولة.</translation>
        </message>
        <message>
            <source>Spelling is not checked. Turn the check on in the View menu.</source>
            <translation>التدقيق الإملائي متوقّف. شغّله من قائمة «عرض».</translation>
        </message>
    </context>
    <context>
        <name>_Chip</name>
        <message>
            <source>{name} (key {key})</source>
            <translation>⁨{name}⁩ (المفتاح ⁨{key}⁩)</translation>
        </message>
        <message>
            <source>{text} (Alt+{number})</source>
            <translation>⁨{text}⁩ (Alt+{number})</translation>
        </message>
    </context>
    <context>
        <name>_Lines</name>
        <message>
            <source>Lines of the concordance</source>
            <translation>أسطر الكشّاف</translation>
        </message>
    </context>
    <context>
        <name>_Percent</name>
        <message>
            <source>Narrowing this range excludes pairs without a confidence</source>
            <translation>تضييق هذا المدى يستبعد الأزواج التي لا درجة لها</translation>
        </message>
    </context>
    <context>
        <name>_Preview</name>
        <message>
            <source>Preview of the page</source>
            <translation>معاينة الصفحة</translation>
        </message>
    </context>
    <context>
        <name>_Table</name>
        <message>
            <source>Library</source>
            <translation>المكتبة</translation>
        </message>
    </context>
    <context>
        <name>commands</name>
        <message>
            <source>&amp;About Muqabala</source>
            <translation>&amp;عن «مقابلة»</translation>
        </message>
        <message>
            <source>&amp;Align</source>
            <translation>م&amp;حاذاة</translation>
        </message>
        <message>
            <source>&amp;Approve and stay</source>
            <translation>اعتماد &amp;دون انتقال</translation>
        </message>
        <message>
            <source>&amp;Assign pairs…</source>
            <translation>إسناد الأ&amp;زواج…</translation>
        </message>
        <message>
            <source>&amp;Before and after the last realignment</source>
            <translation>&amp;قبل آخر إعادة محاذاة وبعدها</translation>
        </message>
        <message>
            <source>&amp;Close project</source>
            <translation>إ&amp;غلاق المشروع</translation>
        </message>
        <message>
            <source>&amp;Concordance</source>
            <translation>ال&amp;كشّاف السياقي</translation>
        </message>
        <message>
            <source>&amp;Confirm and continue</source>
            <translation>&amp;تأكيد ومتابعة</translation>
        </message>
        <message>
            <source>&amp;Copy the text</source>
            <translation>&amp;نسخ النص</translation>
        </message>
        <message>
            <source>&amp;Edit the text</source>
            <translation>ت&amp;حرير النص</translation>
        </message>
        <message>
            <source>&amp;Evidence</source>
            <translation>ال&amp;قرائن</translation>
        </message>
        <message>
            <source>&amp;Export TMX…</source>
            <translation>ت&amp;صدير TMX…</translation>
        </message>
        <message>
            <source>&amp;Find a command…</source>
            <translation>الب&amp;حث عن أمر…</translation>
        </message>
        <message>
            <source>&amp;Find and filter</source>
            <translation>البحث والت&amp;صفية</translation>
        </message>
        <message>
            <source>&amp;Find…</source>
            <translation>بح&amp;ث…</translation>
        </message>
        <message>
            <source>&amp;Glossary</source>
            <translation>مسر&amp;د المصطلحات</translation>
        </message>
        <message>
            <source>&amp;Go to number…</source>
            <translation>الانتقال إلى ال&amp;رقم…</translation>
        </message>
        <message>
            <source>&amp;History</source>
            <translation>ال&amp;سجل</translation>
        </message>
        <message>
            <source>&amp;Keep a memory for a tool…</source>
            <translation>إبقاء &amp;ذاكرة لأداة…</translation>
        </message>
        <message>
            <source>&amp;Keyboard shortcuts…</source>
            <translation>اختصارات لوحة الم&amp;فاتيح…</translation>
        </message>
        <message>
            <source>&amp;Larger text</source>
            <translation>نص أ&amp;كبر</translation>
        </message>
        <message>
            <source>&amp;Map</source>
            <translation>ال&amp;خريطة</translation>
        </message>
        <message>
            <source>&amp;Marks in the text</source>
            <translation>علاما&amp;ت النص</translation>
        </message>
        <message>
            <source>&amp;Merge a review table…</source>
            <translation>دمج جد&amp;ول مراجعة…</translation>
        </message>
        <message>
            <source>&amp;Merge with the pair below</source>
            <translation>دمج مع ال&amp;زوج التالي</translation>
        </message>
        <message>
            <source>&amp;Narrow the table, or show all</source>
            <translation>تصفية الجد&amp;ول أو إظهار الكل</translation>
        </message>
        <message>
            <source>&amp;New project from files…</source>
            <translation>م&amp;شروع جديد من ملفات…</translation>
        </message>
        <message>
            <source>&amp;Next unconfirmed</source>
            <translation>غير المؤكَّد ال&amp;تالي</translation>
        </message>
        <message>
            <source>&amp;Normal text size</source>
            <translation>&amp;حجم النص المعتاد</translation>
        </message>
        <message>
            <source>&amp;Open…</source>
            <translation>&amp;فتح…</translation>
        </message>
        <message>
            <source>&amp;Panes</source>
            <translation>الألوا&amp;ح</translation>
        </message>
        <message>
            <source>&amp;Path of the alignment</source>
            <translation>مس&amp;ار المحاذاة</translation>
        </message>
        <message>
            <source>&amp;Preferences…</source>
            <translation>التف&amp;ضيلات…</translation>
        </message>
        <message>
            <source>&amp;Previous unconfirmed</source>
            <translation>غير المؤكَّد ال&amp;سابق</translation>
        </message>
        <message>
            <source>&amp;Propose another wording…</source>
            <translation>&amp;اقتراح صياغة أخرى…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;إنهاء</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>إلغا&amp;ء التراجع</translation>
        </message>
        <message>
            <source>&amp;Restore a snapshot…</source>
            <translation>است&amp;عادة لقطة…</translation>
        </message>
        <message>
            <source>&amp;Return with a reason…</source>
            <translation>&amp;إعادة مع بيان السبب…</translation>
        </message>
        <message>
            <source>&amp;Smaller text</source>
            <translation>نص أ&amp;صغر</translation>
        </message>
        <message>
            <source>&amp;Statistics</source>
            <translation>الإ&amp;حصاءات</translation>
        </message>
        <message>
            <source>&amp;Stop what is running</source>
            <translation>إي&amp;قاف الجاري</translation>
        </message>
        <message>
            <source>&amp;Take a word from above</source>
            <translation>أ&amp;خذ كلمة من السابق</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;تراجع</translation>
        </message>
        <message>
            <source>&amp;User and role…</source>
            <translation>ال&amp;مستخدم والدور…</translation>
        </message>
        <message>
            <source>&amp;User guide</source>
            <translation>&amp;دليل الاستعمال</translation>
        </message>
        <message>
            <source>&amp;Waiting for me</source>
            <translation>ما ين&amp;تظرني</translation>
        </message>
        <message>
            <source>&amp;Write back into XLIFF…</source>
            <translation>الكتابة في ملف ‎&amp;XLIFF‎…</translation>
        </message>
        <message>
            <source>A short tour of this window; it can be stopped at any time</source>
            <translation>جولة قصيرة في هذه النافذة، تُوقَف متى شئت</translation>
        </message>
        <message>
            <source>Accept the proposed wor&amp;ding</source>
            <translation>الأ&amp;خذ بالصياغة المقترحة</translation>
        </message>
        <message>
            <source>Align again a&amp;round here</source>
            <translation>إعادة ال&amp;محاذاة حول هذا الموضع</translation>
        </message>
        <message>
            <source>Align again after each c&amp;orrection</source>
            <translation>إعادة المحاذاة بعد كل ت&amp;صحيح</translation>
        </message>
        <message>
            <source>Align again the pairs around this one that nobody has changed</source>
            <translation>إعادة محاذاة ما لم يغيّره أحد حول هذا الزوج</translation>
        </message>
        <message>
            <source>Align everything that nobody has changed; after a stop, the rest</source>
            <translation>محاذاة كل ما لم يغيّره أحد، أو الباقي بعد إيقاف</translation>
        </message>
        <message>
            <source>All keyboard shortcuts in one list: find, change, print</source>
            <translation>كل الاختصارات في قائمة واحدة: للبحث والتغيير والطباعة</translation>
        </message>
        <message>
            <source>Another su&amp;ggestion</source>
            <translation>مقترح &amp;آخر</translation>
        </message>
        <message>
            <source>Any format and any choice of pairs, checked for the tool first</source>
            <translation>بأي صيغة ولأي أزواج، مع فحصها للأداة أولًا</translation>
        </message>
        <message>
            <source>Appr&amp;ove and continue</source>
            <translation>ا&amp;عتماد ومتابعة</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>اعتماد</translation>
        </message>
        <message>
            <source>Approve the selected pairs and go to the next confirmed pair, in a sample to its next pair</source>
            <translation>اعتماد الأزواج المحددة والانتقال إلى الزوج المؤكَّد التالي، وفي العينة إلى زوجها التالي</translation>
        </message>
        <message>
            <source>Approve the selected pairs and stay where you are</source>
            <translation>اعتماد الأزواج المحددة والبقاء في الموضع</translation>
        </message>
        <message>
            <source>Assign pairs or a chapter to a person, with a due date; see how far each has come</source>
            <translation>إسناد أزواج أو فصل إلى شخص مع موعد، ومعرفة ما أُنجز من كل إسناد</translation>
        </message>
        <message>
            <source>Bring the changes of this file to the library that it was checked out of</source>
            <translation>نقل تغييرات هذا الملف إلى المكتبة التي سُحب منها</translation>
        </message>
        <message>
            <source>C&amp;heck the file</source>
            <translation>ف&amp;حص الملف</translation>
        </message>
        <message>
            <source>C&amp;onsistency</source>
            <translation>الاتساق</translation>
        </message>
        <message>
            <source>Check &amp;in</source>
            <translation>إ&amp;رجاع العمل إلى المكتبة</translation>
        </message>
        <message>
            <source>Check or do not check spelling</source>
            <translation>التدقيق الإملائي أو إيقافه</translation>
        </message>
        <message>
            <source>Check ou&amp;t…</source>
            <translation>&amp;سحب إلى ملف…</translation>
        </message>
        <message>
            <source>Choose or download the encoder that compares the texts of this project</source>
            <translation>اختيار النموذج الذي يقارن بين نصّي هذا المشروع أو تنزيله</translation>
        </message>
        <message>
            <source>Close the window; everything is saved</source>
            <translation>إغلاق النافذة؛ كل شيء محفوظ</translation>
        </message>
        <message>
            <source>Comme&amp;nt…</source>
            <translation>تع&amp;ليق…</translation>
        </message>
        <message>
            <source>Comment on this pair</source>
            <translation>التعليق على هذا الزوج</translation>
        </message>
        <message>
            <source>Compact or comfortable rows</source>
            <translation>صفوف متراصّة أو متباعدة</translation>
        </message>
        <message>
            <source>Compare the pairs before and after, then keep or reject the change</source>
            <translation>مقارنة الأزواج قبلها وبعدها، ثم إبقاء التغيير أو رفضه</translation>
        </message>
        <message>
            <source>Confirm</source>
            <translation>تأكيد</translation>
        </message>
        <message>
            <source>Confirm all abo&amp;ve…</source>
            <translation>تأكيد كل ما ف&amp;وقه…</translation>
        </message>
        <message>
            <source>Confirm by con&amp;fidence…</source>
            <translation>التأكيد بحسب ال&amp;ثقة…</translation>
        </message>
        <message>
            <source>Confirm every suggestion above this pair; shows the number first</source>
            <translation>تأكيد كل مقترح فوق هذا الزوج؛ ويُعرض العدد أولًا</translation>
        </message>
        <message>
            <source>Confirm every suggestion with a minimum confidence; shows the number first</source>
            <translation>تأكيد كل مقترح لا تقل ثقته عن حدّ؛ ويُعرض العدد أولًا</translation>
        </message>
        <message>
            <source>Confirm every suggestion with words on one side only; shows the number first</source>
            <translation>تأكيد كل مقترح له نص في طرف واحد فقط؛ ويُعرض العدد أولًا</translation>
        </message>
        <message>
            <source>Confirm man&amp;y</source>
            <translation>تأكيد عدّة أ&amp;زواج</translation>
        </message>
        <message>
            <source>Confirm the selected pairs and go to the next unconfirmed pair</source>
            <translation>تأكيد الأزواج المحددة والانتقال إلى الزوج التالي غير المؤكَّد</translation>
        </message>
        <message>
            <source>Confirm untrans&amp;lated passages…</source>
            <translation>تأ&amp;كيد المواضع التي بلا مقابل…</translation>
        </message>
        <message>
            <source>Copy author, work, volume and page of both texts</source>
            <translation>نسخ المؤلف والكتاب والمجلد والصفحة من النصين</translation>
        </message>
        <message>
            <source>Copy ci&amp;tation</source>
            <translation>نسخ الإحا&amp;لة</translation>
        </message>
        <message>
            <source>Copy into a li&amp;brary…</source>
            <translation>نسخ إلى م&amp;كتبة…</translation>
        </message>
        <message>
            <source>Copy the project of the library into a file, to work without the server</source>
            <translation>نسخ مشروع المكتبة إلى ملف للعمل دون الخادم</translation>
        </message>
        <message>
            <source>Copy this side of the selected pairs</source>
            <translation>نسخ هذا الطرف من الأزواج المحددة</translation>
        </message>
        <message>
            <source>Correct a typing error in this cell; the original is kept</source>
            <translation>تصحيح خطأ مطبعي في هذه الخانة؛ ويُحفظ الأصل</translation>
        </message>
        <message>
            <source>Decisions and comments of a colleague from the Word table that was exported</source>
            <translation>قرارات زميل وملاحظاته من جدول Word الذي صُدّر</translation>
        </message>
        <message>
            <source>Draw a line from each word of the current row to its counterpart, or end that</source>
            <translation>رسم خط من كل كلمة في الصف الحالي إلى مقابلها، أو إزالة الخطوط</translation>
        </message>
        <message>
            <source>Draw a sample, see the error rate by category and person, write the sheet to sign</source>
            <translation>سحب عينة، ونسبة الخطأ بحسب الفئة والشخص، وكتابة ورقة التوقيع</translation>
        </message>
        <message>
            <source>E&amp;xchange with tools</source>
            <translation>التبادل م&amp;ع الأدوات</translation>
        </message>
        <message>
            <source>Enco&amp;der…</source>
            <translation>النموذج ال&amp;دلالي…</translation>
        </message>
        <message>
            <source>End the pair at the next most likely place; repeat for the one after it</source>
            <translation>إنهاء الزوج عند الموضع المرجَّح التالي؛ ومرة أخرى للذي يليه</translation>
        </message>
        <message>
            <source>Export TMX</source>
            <translation>تصدير TMX</translation>
        </message>
        <message>
            <source>Export for a &amp;tool…</source>
            <translation>تصدير إلى أ&amp;داة…</translation>
        </message>
        <message>
            <source>F&amp;lowing texts</source>
            <translation>ال&amp;نصان متصلين</translation>
        </message>
        <message>
            <source>Fi&amp;lter…</source>
            <translation>ت&amp;صفية…</translation>
        </message>
        <message>
            <source>Find &amp;previous</source>
            <translation>البحث عن ال&amp;سابق</translation>
        </message>
        <message>
            <source>Find a command by a few letters of its name</source>
            <translation>البحث عن أمر ببضعة أحرف من اسمه</translation>
        </message>
        <message>
            <source>Find a text and replace it, with a preview of each place</source>
            <translation>البحث عن نص واستبداله، مع معاينة كل موضع</translation>
        </message>
        <message>
            <source>Find by text, status, shape, confidence, comments, people; replace</source>
            <translation>البحث بالنص والحالة والشكل والثقة والتعليقات والأشخاص؛ والاستبدال</translation>
        </message>
        <message>
            <source>Find in both texts; vowel marks and spelling variants are ignored</source>
            <translation>البحث في النصين؛ لا أثر للتشكيل واختلاف الرسم</translation>
        </message>
        <message>
            <source>Find ne&amp;xt</source>
            <translation>البحث &amp;عن التالي</translation>
        </message>
        <message>
            <source>Foc&amp;us mode</source>
            <translation>وضع الت&amp;ركيز</translation>
        </message>
        <message>
            <source>Font, size, line spacing, sides, vowel marks, numbers</source>
            <translation>الخط والحجم وتباعد السطور والجهتان والتشكيل والأرقام</translation>
        </message>
        <message>
            <source>Give a word to t&amp;he pair below</source>
            <translation>إع&amp;طاء كلمة للزوج التالي</translation>
        </message>
        <message>
            <source>Give a word to the pair abov&amp;e</source>
            <translation>&amp;إعطاء كلمة للزوج السابق</translation>
        </message>
        <message>
            <source>Go to a pair by its number</source>
            <translation>الانتقال إلى زوج برقمه</translation>
        </message>
        <message>
            <source>Go to the next pair that is not confirmed</source>
            <translation>الانتقال إلى الزوج التالي غير المؤكَّد</translation>
        </message>
        <message>
            <source>Go to the next pair where the next step is yours</source>
            <translation>الانتقال إلى الزوج التالي الذي خطوته التالية لك</translation>
        </message>
        <message>
            <source>Go to the next pair with a match</source>
            <translation>الانتقال إلى الزوج التالي الذي فيه المطلوب</translation>
        </message>
        <message>
            <source>Go to the next pair with several segments on a side, or none</source>
            <translation>الانتقال إلى الزوج التالي الذي في أحد طرفيه عدة مقاطع أو لا شيء</translation>
        </message>
        <message>
            <source>Go to the next suggested passage with words on one side only</source>
            <translation>الانتقال إلى الموضع المقترح التالي الذي له نص في طرف واحد فقط</translation>
        </message>
        <message>
            <source>Go to the next unconfirmed pair with a low confidence</source>
            <translation>الانتقال إلى الزوج التالي غير المؤكَّد القليل الثقة</translation>
        </message>
        <message>
            <source>Go to the next word that no dictionary knows, and show suggestions</source>
            <translation>الذهاب إلى الكلمة التالية التي لا يعرفها أيّ قاموس وعرض اقتراحات لها</translation>
        </message>
        <message>
            <source>Go to the previous pair that is not confirmed</source>
            <translation>الانتقال إلى الزوج السابق غير المؤكَّد</translation>
        </message>
        <message>
            <source>Go to the previous pair where the next step is yours</source>
            <translation>الانتقال إلى الزوج السابق الذي خطوته التالية لك</translation>
        </message>
        <message>
            <source>Go to the previous pair with a match</source>
            <translation>الانتقال إلى الزوج السابق الذي فيه المطلوب</translation>
        </message>
        <message>
            <source>Go to the previous pair with several segments on a side, or none</source>
            <translation>الانتقال إلى الزوج السابق الذي في أحد طرفيه عدة مقاطع أو لا شيء</translation>
        </message>
        <message>
            <source>Go to the previous suggested passage with words on one side only</source>
            <translation>الانتقال إلى الموضع المقترح السابق الذي له نص في طرف واحد فقط</translation>
        </message>
        <message>
            <source>Hide Arabic vowel marks from view; the text is not changed</source>
            <translation>إخفاء التشكيل عن العرض؛ ولا يتغير النص</translation>
        </message>
        <message>
            <source>How the source was translated before</source>
            <translation>كيف تُرجم المصدر من قبل</translation>
        </message>
        <message>
            <source>Import p&amp;airs…</source>
            <translation>استيراد أ&amp;زواج…</translation>
        </message>
        <message>
            <source>In a library, only a reviewer or a manager can do this</source>
            <translation>هذا في المكتبة للمراجع أو المدير فقط</translation>
        </message>
        <message>
            <source>Keep the text as it is; a returned pair is confirmed again</source>
            <translation>إبقاء النص كما هو؛ ويعود الزوج المُعاد مؤكَّدًا</translation>
        </message>
        <message>
            <source>Look for damage in the project file</source>
            <translation>البحث عن تلف في ملف المشروع</translation>
        </message>
        <message>
            <source>Look up in the c&amp;oncordance</source>
            <translation>البحث في ال&amp;كشّاف السياقي</translation>
        </message>
        <message>
            <source>Look up the selection, or the word at the caret, in all your projects</source>
            <translation>البحث عن المحدَّد، أو عن الكلمة عند المؤشر، في مشاريعك كلها</translation>
        </message>
        <message>
            <source>Make a project from the sample texts</source>
            <translation>إنشاء مشروع من نصّي المثال</translation>
        </message>
        <message>
            <source>Make two pairs of it, each without a counterpart</source>
            <translation>جعله زوجين بلا مقابل</translation>
        </message>
        <message>
            <source>Merge</source>
            <translation>دمج</translation>
        </message>
        <message>
            <source>Merge this pair with the one above</source>
            <translation>دمج هذا الزوج مع السابق</translation>
        </message>
        <message>
            <source>Merge this pair with the one below, or merge the selected pairs</source>
            <translation>دمج هذا الزوج مع التالي، أو دمج الأزواج المحددة</translation>
        </message>
        <message>
            <source>Merge with the pair a&amp;bove</source>
            <translation>دمج مع الزوج ال&amp;سابق</translation>
        </message>
        <message>
            <source>Move &amp;words and segments</source>
            <translation>نق&amp;ل الكلمات والمقاطع</translation>
        </message>
        <message>
            <source>Move the cut above this pair one word back</source>
            <translation>تأخير القطع الذي فوق هذا الزوج كلمة</translation>
        </message>
        <message>
            <source>Move the cut above this pair one word forward</source>
            <translation>تقديم القطع الذي فوق هذا الزوج كلمة</translation>
        </message>
        <message>
            <source>Move the cut below this pair one word back</source>
            <translation>تأخير القطع الذي تحت هذا الزوج كلمة</translation>
        </message>
        <message>
            <source>Move the cut below this pair one word forward</source>
            <translation>تقديم القطع الذي تحت هذا الزوج كلمة</translation>
        </message>
        <message>
            <source>Move the first segment of this side to the pair above</source>
            <translation>نقل أول مقطع من هذا الطرف إلى الزوج السابق</translation>
        </message>
        <message>
            <source>Move the focus from the texts to the map, the panes and the toolbar</source>
            <translation>نقل التركيز من النصين إلى الخريطة فالألواح فشريط الأدوات</translation>
        </message>
        <message>
            <source>Move the focus the other way</source>
            <translation>نقل التركيز في الاتجاه الآخر</translation>
        </message>
        <message>
            <source>Move the last segment of this side to the pair below</source>
            <translation>نقل آخر مقطع من هذا الطرف إلى الزوج التالي</translation>
        </message>
        <message>
            <source>Name and role, language, colours, alignment</source>
            <translation>الاسم والدور واللغة والألوان والمحاذاة</translation>
        </message>
        <message>
            <source>Ne&amp;xt pane</source>
            <translation>ال&amp;لوح التالي</translation>
        </message>
        <message>
            <source>Next doub&amp;tful</source>
            <translation>ال&amp;مشكوك فيه التالي</translation>
        </message>
        <message>
            <source>Next not &amp;one to one</source>
            <translation>التالي غير «&amp;واحد لواحد»</translation>
        </message>
        <message>
            <source>Next that &amp;waits for me</source>
            <translation>الم&amp;نتظر التالي</translation>
        </message>
        <message>
            <source>Next unknown wor&amp;d</source>
            <translation>الك&amp;لمة المجهولة التالية</translation>
        </message>
        <message>
            <source>Next untranslated pa&amp;ssage</source>
            <translation>الموض&amp;ع التالي بلا مقابل</translation>
        </message>
        <message>
            <source>No pair is selected</source>
            <translation>لا زوج محددًا</translation>
        </message>
        <message>
            <source>No project is open</source>
            <translation>لا مشروع مفتوحًا</translation>
        </message>
        <message>
            <source>Nobody has proposed a wording for this pair</source>
            <translation>لم يقترح أحد صياغة لهذا الزوج</translation>
        </message>
        <message>
            <source>Not while the texts are being aligned</source>
            <translation>لا يمكن ذلك في أثناء المحاذاة</translation>
        </message>
        <message>
            <source>Nothing is running</source>
            <translation>لا شيء جارٍ</translation>
        </message>
        <message>
            <source>One phrase and all its translations</source>
            <translation>عبارة واحدة وكل ترجماتها</translation>
        </message>
        <message>
            <source>Only a reviewer can do this</source>
            <translation>هذا للمراجع وحده</translation>
        </message>
        <message>
            <source>Only a translator can do this</source>
            <translation>هذا للمترجم وحده</translation>
        </message>
        <message>
            <source>Open a project file</source>
            <translation>فتح ملف مشروع</translation>
        </message>
        <message>
            <source>Open from a ser&amp;ver…</source>
            <translation>فتح من &amp;خادم…</translation>
        </message>
        <message>
            <source>Pairs that nobody has changed follow each correction</source>
            <translation>تتبع كلَّ تصحيح الأزواجُ التي لم يغيّرها أحد</translation>
        </message>
        <message>
            <source>Pr&amp;evious not one to one</source>
            <translation>السابق غير «واحد لوا&amp;حد»</translation>
        </message>
        <message>
            <source>Pre&amp;vious pane</source>
            <translation>الل&amp;وح السابق</translation>
        </message>
        <message>
            <source>Pre&amp;vious suggestion</source>
            <translation>المقت&amp;رح السابق</translation>
        </message>
        <message>
            <source>Previo&amp;us untranslated passage</source>
            <translation>الموضع السابق بلا م&amp;قابل</translation>
        </message>
        <message>
            <source>Previous that waits for &amp;me</source>
            <translation>المنت&amp;ظر السابق</translation>
        </message>
        <message>
            <source>Print pairs: all, by number, selected or filtered, with a preview</source>
            <translation>طباعة الأزواج: كلها أو بأرقامها أو المحدَّدة أو المصفّاة، مع معاينة</translation>
        </message>
        <message>
            <source>Print…</source>
            <translation>طباعة…</translation>
        </message>
        <message>
            <source>Pro&amp;perties…</source>
            <translation>ال&amp;خصائص…</translation>
        </message>
        <message>
            <source>Progress and figures, as charts</source>
            <translation>التقدم والأرقام في رسوم بيانية</translation>
        </message>
        <message>
            <source>Project f&amp;ile</source>
            <translation>م&amp;لف المشروع</translation>
        </message>
        <message>
            <source>Propose how this text should read; the translator decides</source>
            <translation>اقتراح ما ينبغي أن يكون عليه النص؛ والقرار للمترجم</translation>
        </message>
        <message>
            <source>Put a copy of the project with its history into a library of a team</source>
            <translation>وضع نسخة من المشروع مع سجله في مكتبة فريق</translation>
        </message>
        <message>
            <source>Put the other text on the left</source>
            <translation>جعل النص الآخر في اليسار</translation>
        </message>
        <message>
            <source>Put translations and states into the file of Trados, memoQ or another tool that they came from</source>
            <translation>كتابة الترجمات والحالات في ملف Trados أو memoQ أو غيرهما الذي أتت منه</translation>
        </message>
        <message>
            <source>Re&amp;fuse the proposed wording</source>
            <translation>ر&amp;فض الصياغة المقترحة</translation>
        </message>
        <message>
            <source>Re&amp;ject the last realignment</source>
            <translation>رف&amp;ض آخر إعادة محاذاة</translation>
        </message>
        <message>
            <source>Re&amp;move confirmation</source>
            <translation>إل&amp;غاء التأكيد</translation>
        </message>
        <message>
            <source>Redo what was undone</source>
            <translation>إعادة ما تُراجع عنه</translation>
        </message>
        <message>
            <source>Repl&amp;ace…</source>
            <translation>&amp;استبدال…</translation>
        </message>
        <message>
            <source>Restore the previous pairs and keep your correction</source>
            <translation>إرجاع الأزواج كما كانت مع إبقاء تصحيحك</translation>
        </message>
        <message>
            <source>Return the selected pairs to the translator, with category, severity and perhaps a wording</source>
            <translation>إعادة الأزواج المختارة إلى المترجم، بالفئة ودرجة الخطأ، وبصياغة مقترحة إن شئت</translation>
        </message>
        <message>
            <source>Return to the list of projects; everything is saved already</source>
            <translation>الرجوع إلى قائمة المشاريع؛ كل شيء محفوظ</translation>
        </message>
        <message>
            <source>Return to the suggestion before; from the first one, to the pair as it was</source>
            <translation>الرجوع إلى المقترح السابق؛ ومن أولها إلى الزوج كما كان</translation>
        </message>
        <message>
            <source>Return…</source>
            <translation>إعادة…</translation>
        </message>
        <message>
            <source>Rewrite a translation memory for OmegaT, Trados or memoQ whenever pairs are approved</source>
            <translation>كتابة ذاكرة ترجمة لـ OmegaT أو Trados أو memoQ كلما اعتُمدت أزواج</translation>
        </message>
        <message>
            <source>Sample and error ra&amp;te…</source>
            <translation>ال&amp;عينة ونسبة الخطأ…</translation>
        </message>
        <message>
            <source>Save a cop&amp;y…</source>
            <translation>حفظ &amp;نسخة…</translation>
        </message>
        <message>
            <source>Se&amp;parate the two sides</source>
            <translation>ف&amp;كّ الطرفين</translation>
        </message>
        <message>
            <source>Shift the first segment &amp;up</source>
            <translation>نقل المقطع الأول إلى أ&amp;على</translation>
        </message>
        <message>
            <source>Shift the last segment dow&amp;n</source>
            <translation>نقل المقطع الأخير إلى أس&amp;فل</translation>
        </message>
        <message>
            <source>Show earlier states of the project and what restoring one would change</source>
            <translation>عرض حالات سابقة للمشروع وما تغيّره استعادة إحداها</translation>
        </message>
        <message>
            <source>Show only the pairs that the filter finds, and all of them again</source>
            <translation>إظهار الأزواج الموافقة للتصفية وحدها، ثم كل الأزواج</translation>
        </message>
        <message>
            <source>Show or hide marks of terms</source>
            <translation>إظهار علامات المصطلحات أو إخفاؤها</translation>
        </message>
        <message>
            <source>Show or hide vowel marks</source>
            <translation>إظهار التشكيل أو إخفاؤه</translation>
        </message>
        <message>
            <source>Show or hide word links</source>
            <translation>إظهار روابط الكلمات أو إخفاؤها</translation>
        </message>
        <message>
            <source>Show the texts as continuous texts instead of rows, and back</source>
            <translation>عرض النصين متصلين بدل الصفوف، ثم الرجوع</translation>
        </message>
        <message>
            <source>Sign in to a library of a team and list its projects</source>
            <translation>تسجيل الدخول إلى مكتبة فريق وعرض مشاريعها</translation>
        </message>
        <message>
            <source>Sp&amp;lit at the caret</source>
            <translation>&amp;تقسيم عند المؤشر</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>تقسيم</translation>
        </message>
        <message>
            <source>Split the pair at the caret; the other side is cut at its own caret or where it matches best</source>
            <translation>تقسيم الزوج عند المؤشر؛ ويُقطع الطرف الآخر عند مؤشره أو حيث يُرجَّح موضعه</translation>
        </message>
        <message>
            <source>Stop the running work; pairs that are shown already are kept</source>
            <translation>إيقاف العمل الجاري؛ تبقى الأزواج الظاهرة</translation>
        </message>
        <message>
            <source>Swap the columns</source>
            <translation>تبديل العمودين</translation>
        </message>
        <message>
            <source>T&amp;ranslation memory</source>
            <translation>&amp;ذاكرة الترجمة</translation>
        </message>
        <message>
            <source>TMX, XLIFF and tables of pairs</source>
            <translation>‏TMX وXLIFF وجداول فيها أزواج</translation>
        </message>
        <message>
            <source>Take a &amp;word from below</source>
            <translation>أخذ ك&amp;لمة من التالي</translation>
        </message>
        <message>
            <source>Terms, and the pairs that do not use them</source>
            <translation>المصطلحات، والأزواج التي لم تستعملها</translation>
        </message>
        <message>
            <source>Text &amp;display…</source>
            <translation>&amp;عرض النصين…</translation>
        </message>
        <message>
            <source>Text si&amp;ze</source>
            <translation>حجم الن&amp;ص</translation>
        </message>
        <message>
            <source>The guide, at the place that fits what has the focus</source>
            <translation>الدليل عند الموضع المناسب لما فيه التركيز</translation>
        </message>
        <message>
            <source>The pair is approved; a reviewer must withdraw the approval first</source>
            <translation>الزوج معتمَد؛ على المراجع أن يلغي اعتماده أولًا</translation>
        </message>
        <message>
            <source>The pairs where the next step is yours</source>
            <translation>الأزواج التي خطوتها التالية لك</translation>
        </message>
        <message>
            <source>The position of each pair in both texts</source>
            <translation>موضع كل زوج من النصين</translation>
        </message>
        <message>
            <source>The project is in a library on a server already</source>
            <translation>المشروع في مكتبة على خادم سلفًا</translation>
        </message>
        <message>
            <source>The project is not in a library on a server</source>
            <translation>المشروع ليس في مكتبة على خادم</translation>
        </message>
        <message>
            <source>The project was not checked out of a library</source>
            <translation>لم يُسحب المشروع من مكتبة</translation>
        </message>
        <message>
            <source>The whole text at a glance</source>
            <translation>النص كله في نظرة</translation>
        </message>
        <message>
            <source>There are no pairs yet</source>
            <translation>لا أزواج بعد</translation>
        </message>
        <message>
            <source>There is nothing to redo</source>
            <translation>لا شيء يُعاد</translation>
        </message>
        <message>
            <source>There is nothing to undo</source>
            <translation>لا شيء يُتراجع عنه</translation>
        </message>
        <message>
            <source>This translation beside others of its source in the library, in a window of its own</source>
            <translation>هذه الترجمة بجانب غيرها من ترجمات مصدرها في المكتبة، في نافذة مستقلة</translation>
        </message>
        <message>
            <source>Title and file, both texts, counts, people</source>
            <translation>العنوان والملف والنصان والأعداد والأشخاص</translation>
        </message>
        <message>
            <source>Translations side &amp;by side</source>
            <translation>ال&amp;ترجمات جنبًا إلى جنب</translation>
        </message>
        <message>
            <source>Try the &amp;sample</source>
            <translation>تج&amp;ربة المثال</translation>
        </message>
        <message>
            <source>Two texts of any kind, or a folder of them: language and side are detected</source>
            <translation>نصان من أي نوع، أو مجلد نصوص: تُعرف اللغة والجانب تلقائيًّا</translation>
        </message>
        <message>
            <source>Two-minute &amp;tour</source>
            <translation>جولة في د&amp;قيقتين</translation>
        </message>
        <message>
            <source>Underline English words that no dictionary knows</source>
            <translation>وضع خطّ تحت الكلمات الإنجليزية التي لا يعرفها أيّ قاموس</translation>
        </message>
        <message>
            <source>Underline terms of the glossary, solid or, if unused, dashed, and learned names, dotted</source>
            <translation>تسطير مصطلحات المسرد بخط متصل، أو متقطع إن لم تُستعمل، والأعلام المتعلَّمة بخط منقوط</translation>
        </message>
        <message>
            <source>Undo the last change</source>
            <translation>التراجع عن آخر تغيير</translation>
        </message>
        <message>
            <source>Use the whole screen for the texts, and back</source>
            <translation>الشاشة كلها للنصين، ثم الرجوع</translation>
        </message>
        <message>
            <source>Use the wording that was proposed last; a returned pair is confirmed again</source>
            <translation>استعمال آخر صياغة مقترحة؛ ويعود الزوج المُعاد مؤكَّدًا</translation>
        </message>
        <message>
            <source>Version, licence, acknowledgements</source>
            <translation>الإصدار والرخصة والشكر</translation>
        </message>
        <message>
            <source>Who did what and when; what can be undone</source>
            <translation>من فعل ماذا ومتى؛ وما يمكن التراجع عنه</translation>
        </message>
        <message>
            <source>Why the two sides match; comments</source>
            <translation>لِمَ اقترن الطرفان؛ والتعليقات</translation>
        </message>
        <message>
            <source>Withdraw the confirmation, approval or return of the selected pairs</source>
            <translation>إلغاء تأكيد الأزواج المحددة أو اعتمادها أو إعادتها</translation>
        </message>
        <message>
            <source>Words, also by Arabic root, in the pairs of all your projects</source>
            <translation>الكلمات، بجذرها العربي أيضًا، في أزواج مشاريعك كلها</translation>
        </message>
        <message>
            <source>Write a complete copy of the project; the project itself is always saved</source>
            <translation>كتابة نسخة كاملة من المشروع؛ والمشروع نفسه محفوظ دائمًا</translation>
        </message>
        <message>
            <source>Write the pairs as a translation memory</source>
            <translation>كتابة الأزواج ذاكرةَ ترجمة</translation>
        </message>
        <message>
            <source>Your name and role in this project, and its rule about approving one's own work</source>
            <translation>اسمك ودورك في هذا المشروع، وقاعدته في اعتماد المرء عمله</translation>
        </message>
    </context>
    <context>
        <name>core</name>
        <message>
            <source> (line {line})</source>
            <translation> (السطر {line})</translation>
        </message>
        <message>
            <source> in line {line}</source>
            <translation> في السطر {line}</translation>
        </message>
        <message>
            <source> in {part}</source>
            <translation> في {part}</translation>
        </message>
        <message>
            <source> in {part} (line {line})</source>
            <translation> في {part} (السطر {line})</translation>
        </message>
        <message>
            <source>A pair counts as an error if it was ever returned; the interval is Wilson's.</source>
            <translation>يُعد الزوج خطأ إن أُعيد يومًا؛ والفترة فترة ويلسون.</translation>
        </message>
        <message>
            <source>A project has two texts. The first two files were taken</source>
            <translation>للمشروع نصان. أُخذ أول ملفين</translation>
        </message>
        <message>
            <source>A rule was left out: {pattern!r} {reason}.</source>
            <translation>لم تؤخذ قاعدة: {pattern!r} {reason}.</translation>
        </message>
        <message>
            <source>A {role} may not change the rules of a project; that is for the reviewer</source>
            <translation>ليس من عمل {role} تغيير قواعد المشروع؛ بل هو من عمل المراجع</translation>
        </message>
        <message>
            <source>A {role} may not {deed} a pair that is {status}</source>
            <translation>ليس من عمل {role} {deed} زوج حالته «{status}»</translation>
        </message>
        <message>
            <source>A {role} may not {deed} a pair; that is for the {other}</source>
            <translation>ليس من عمل {role} {deed} الزوج؛ بل هو من عمل {other}</translation>
        </message>
        <message>
            <source>Accept them on huggingface.co and log in with: hf auth login</source>
            <translation>اقبل الشروط في huggingface.co ثم سجّل الدخول بالأمر: hf auth login</translation>
        </message>
        <message>
            <source>Accepted the proposed {side} wording</source>
            <translation>قبول الصياغة المقترحة لنص {side}</translation>
        </message>
        <message>
            <source>Align again</source>
            <translation>أعد المحاذاة</translation>
        </message>
        <message>
            <source>Align it first</source>
            <translation>حاذِه أولًا</translation>
        </message>
        <message>
            <source>Aligned</source>
            <translation>تمت المحاذاة</translation>
        </message>
        <message>
            <source>Aligning</source>
            <translation>المحاذاة</translation>
        </message>
        <message>
            <source>All</source>
            <translation>الكل</translation>
        </message>
        <message>
            <source>All pairs</source>
            <translation>كل الأزواج</translation>
        </message>
        <message>
            <source>Allowed approving one's own work</source>
            <translation>السماح باعتماد المرء عمله</translation>
        </message>
        <message>
            <source>An approved pair is closed to the translator, who may not {deed} it</source>
            <translation>الزوج المعتمد مغلق دون المترجم، فليس له {deed} الزوج</translation>
        </message>
        <message>
            <source>An embedded document is not in the file.</source>
            <translation>مستند مضمَّن ليس في الملف.</translation>
        </message>
        <message>
            <source>Analytic tags and pictures were left out.</source>
            <translation>تُركت وسوم التحليل والصور.</translation>
        </message>
        <message>
            <source>Approved by</source>
            <translation>اعتمدها</translation>
        </message>
        <message numerus="yes">
            <source>Approved {n:,} pairs</source>
            <translation>
                <numerusform>اعتماد لا أزواج</numerusform>
                <numerusform>اعتماد زوج واحد</numerusform>
                <numerusform>اعتماد زوجين</numerusform>
                <numerusform>اعتماد {n} أزواج</numerusform>
                <numerusform>اعتماد {n} زوجًا</numerusform>
                <numerusform>اعتماد {n} زوج</numerusform>
            </translation>
        </message>
        <message>
            <source>Ask for a copy without a lock</source>
            <translation>اطلب نسخة بلا قفل</translation>
        </message>
        <message>
            <source>Ask for the document it was made from, or run text recognition (OCR) over it</source>
            <translation>اطلب المستند الذي أُنشئ منه، أو طبّق عليه التعرّف على النص (OCR)</translation>
        </message>
        <message>
            <source>Ask the administrator for the file of the certificate, and do not sign in before</source>
            <translation>اطلب ملف الشهادة من المدير، ولا تسجّل الدخول قبل ذلك</translation>
        </message>
        <message>
            <source>Ask the administrator of the library for another role</source>
            <translation>اطلب دورًا آخر من مدير المكتبة</translation>
        </message>
        <message>
            <source>Ask the administrator of the library to run muqabala server init once more</source>
            <translation>اطلب من مدير المكتبة تشغيل muqabala server init مرة أخرى</translation>
        </message>
        <message>
            <source>Ask the administrator of the server</source>
            <translation>راجع مدير الخادم</translation>
        </message>
        <message>
            <source>Ask the administrator of the server for space</source>
            <translation>اطلب مساحة من مدير الخادم</translation>
        </message>
        <message>
            <source>Ask the administrator to bring the library up to date, or update Muqabala</source>
            <translation>اطلب من المدير تحديث المكتبة، أو حدّث «مقابلة»</translation>
        </message>
        <message>
            <source>Ask the administrator to switch TLS on</source>
            <translation>اطلب من المدير تفعيل TLS</translation>
        </message>
        <message>
            <source>Asking for {name}</source>
            <translation>جارٍ طلب {name}</translation>
        </message>
        <message numerus="yes">
            <source>Assigned {n:,} pairs to {person}</source>
            <translation>
                <numerusform>إسناد لا أزواج إلى {person}</numerusform>
                <numerusform>إسناد زوج إلى {person}</numerusform>
                <numerusform>إسناد زوجين إلى {person}</numerusform>
                <numerusform>إسناد {n} أزواج إلى {person}</numerusform>
                <numerusform>إسناد {n} زوجًا إلى {person}</numerusform>
                <numerusform>إسناد {n} زوج إلى {person}</numerusform>
            </translation>
        </message>
        <message>
            <source>Avoid repetitions inside repetitions, or search for plain text</source>
            <translation>تجنّب التكرار داخل التكرار، أو ابحث عن نص عادي</translation>
        </message>
        <message>
            <source>BGE-M3: long texts, a hundred languages, slowly</source>
            <translation>‏BGE-M3: نصوص طويلة، مئة لغة، ببطء</translation>
        </message>
        <message>
            <source>Both sides are blank.</source>
            <translation>الطرفان خاليان.</translation>
        </message>
        <message>
            <source>Both sides hold the same text. Check that the right files were chosen.</source>
            <translation>في الجانبين النص نفسه. تحقق من أنك اخترت الملفين الصحيحين.</translation>
        </message>
        <message>
            <source>Brought the project up to schema {schema}</source>
            <translation>حُدّث المشروع إلى المخطط {schema}</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>الفئة</translation>
        </message>
        <message>
            <source>Change your role to {role} first</source>
            <translation>غيّر دورك إلى {role} أولًا</translation>
        </message>
        <message>
            <source>Check a project out first</source>
            <translation>اسحب مشروعًا من المكتبة أولًا</translation>
        </message>
        <message>
            <source>Check both and sign in again</source>
            <translation>تحقق منهما وسجّل الدخول من جديد</translation>
        </message>
        <message>
            <source>Check in to the library that it comes from</source>
            <translation>أرجعه إلى المكتبة التي سُحب منها</translation>
        </message>
        <message>
            <source>Check its name</source>
            <translation>تحقق من اسمه</translation>
        </message>
        <message>
            <source>Check its name on huggingface.co</source>
            <translation>تحقق من اسمه في huggingface.co</translation>
        </message>
        <message>
            <source>Check its permissions</source>
            <translation>تحقق من أذوناته</translation>
        </message>
        <message>
            <source>Check that both files are whole and belong together</source>
            <translation>تحقق من أن الملفين كاملان ومتلازمان</translation>
        </message>
        <message>
            <source>Check the address of the library</source>
            <translation>تحقق من عنوان المكتبة</translation>
        </message>
        <message>
            <source>Check the address, and that dask scheduler runs there</source>
            <translation>تحقق من العنوان، ومن أن dask scheduler يعمل هناك</translation>
        </message>
        <message>
            <source>Check the connection and start the download again: it goes on where it stopped</source>
            <translation>تحقق من الاتصال وابدأ التنزيل من جديد، فسيتابع من حيث توقف</translation>
        </message>
        <message>
            <source>Check the disk and the connection to it, then open the project again</source>
            <translation>تحقق من القرص ومن الاتصال به، ثم افتح المشروع من جديد</translation>
        </message>
        <message>
            <source>Check the folder, its permissions, and that the disk is not full</source>
            <translation>تحقق من المجلد وأذوناته ومن أن القرص غير ممتلئ</translation>
        </message>
        <message>
            <source>Check the languages, or choose another file</source>
            <translation>تحقق من اللغتين، أو اختر ملفًا آخر</translation>
        </message>
        <message>
            <source>Check the name</source>
            <translation>تحقق من الاسم</translation>
        </message>
        <message>
            <source>Check the name of the server</source>
            <translation>تحقق من اسم الخادم</translation>
        </message>
        <message>
            <source>Check the name, or create a new project from two texts</source>
            <translation>تحقق من الاسم، أو أنشئ مشروعًا جديدًا من نصين</translation>
        </message>
        <message>
            <source>Check the network and the server, then try again. Nothing that was confirmed is lost</source>
            <translation>تحقق من الشبكة والخادم ثم حاول مرة أخرى. لم يضع شيء مما أُكّد</translation>
        </message>
        <message>
            <source>Check where it is and who may read it</source>
            <translation>تحقق من موضعه وممن له قراءته</translation>
        </message>
        <message>
            <source>Check who may read it</source>
            <translation>تحقق ممن له قراءته</translation>
        </message>
        <message>
            <source>Check who may write there</source>
            <translation>تحقق ممن له الكتابة هناك</translation>
        </message>
        <message>
            <source>Checking in</source>
            <translation>جارٍ إرجاع العمل إلى المكتبة</translation>
        </message>
        <message>
            <source>Checking pages and indexes</source>
            <translation>فحص الصفحات والفهارس</translation>
        </message>
        <message>
            <source>Checking references</source>
            <translation>فحص الإحالات</translation>
        </message>
        <message>
            <source>Checking that no word is lost</source>
            <translation>التحقق من أن كلمة لم تُفقد</translation>
        </message>
        <message>
            <source>Checking the cached vectors</source>
            <translation>فحص المتجهات المخزونة</translation>
        </message>
        <message>
            <source>Checking the search index</source>
            <translation>فحص فهرس البحث</translation>
        </message>
        <message>
            <source>Checking the texts</source>
            <translation>فحص النصين</translation>
        </message>
        <message>
            <source>Checksum of the state</source>
            <translation>مجموع التحقق من الحالة</translation>
        </message>
        <message>
            <source>Choose a .muqabala file</source>
            <translation>اختر ملف .muqabala</translation>
        </message>
        <message>
            <source>Choose a TBX or CSV file</source>
            <translation>اختر ملف TBX أو CSV</translation>
        </message>
        <message>
            <source>Choose a TMX file</source>
            <translation>اختر ملف TMX</translation>
        </message>
        <message>
            <source>Choose a document of running text</source>
            <translation>اختر مستندًا فيه نص متصل</translation>
        </message>
        <message>
            <source>Choose a file</source>
            <translation>اختر ملفًا</translation>
        </message>
        <message>
            <source>Choose a file name for the backup</source>
            <translation>اختر اسم ملف للنسخة الاحتياطية</translation>
        </message>
        <message>
            <source>Choose a file of segmentation rules</source>
            <translation>اختر ملف قواعد تقطيع</translation>
        </message>
        <message>
            <source>Choose a file with running text, or remove that line</source>
            <translation>اختر ملفًا فيه نص متصل، أو احذف ذلك السطر</translation>
        </message>
        <message>
            <source>Choose a file with text in it</source>
            <translation>اختر ملفًا فيه نص</translation>
        </message>
        <message>
            <source>Choose a folder you may write to</source>
            <translation>اختر مجلدًا لك الكتابة فيه</translation>
        </message>
        <message>
            <source>Choose a higher level of headings to cut at</source>
            <translation>اختر للقطع مستوى أعلى من العناوين</translation>
        </message>
        <message>
            <source>Choose a model that is data only</source>
            <translation>اختر نموذجًا من بيانات فقط</translation>
        </message>
        <message>
            <source>Choose a sheet that muqabala seal wrote</source>
            <translation>اختر ورقة كتبها الأمر muqabala seal</translation>
        </message>
        <message>
            <source>Choose a shorter name</source>
            <translation>اختر اسمًا أقصر</translation>
        </message>
        <message>
            <source>Choose a smaller file</source>
            <translation>اختر ملفًا أصغر</translation>
        </message>
        <message>
            <source>Choose a smaller glossary</source>
            <translation>اختر مسردًا أصغر</translation>
        </message>
        <message>
            <source>Choose a table of terms and translations</source>
            <translation>اختر جدولًا للمصطلحات وترجماتها</translation>
        </message>
        <message>
            <source>Choose another OmegaT project</source>
            <translation>اختر مشروع OmegaT آخر</translation>
        </message>
        <message>
            <source>Choose another SRX file</source>
            <translation>اختر ملف SRX آخر</translation>
        </message>
        <message>
            <source>Choose another encoding</source>
            <translation>اختر ترميزًا آخر</translation>
        </message>
        <message>
            <source>Choose another file</source>
            <translation>اختر ملفًا آخر</translation>
        </message>
        <message>
            <source>Choose another folder</source>
            <translation>اختر مجلدًا آخر</translation>
        </message>
        <message>
            <source>Choose another login for this person</source>
            <translation>اختر اسم دخول آخر لهذا الشخص</translation>
        </message>
        <message>
            <source>Choose another model or revision</source>
            <translation>اختر نموذجًا أو إصدارًا آخر</translation>
        </message>
        <message>
            <source>Choose another name</source>
            <translation>اختر اسمًا آخر</translation>
        </message>
        <message>
            <source>Choose another name for the backup</source>
            <translation>اختر اسمًا آخر للنسخة الاحتياطية</translation>
        </message>
        <message>
            <source>Choose another name for the repaired project</source>
            <translation>اختر اسمًا آخر للمشروع المُصلَح</translation>
        </message>
        <message>
            <source>Choose another name, or keep it as a backup with --overwrite</source>
            <translation>اختر اسمًا آخر، أو احفظه نسخةً احتياطية بالخيار --overwrite</translation>
        </message>
        <message>
            <source>Choose another name, or open it</source>
            <translation>اختر اسمًا آخر، أو افتحه</translation>
        </message>
        <message>
            <source>Choose another place</source>
            <translation>اختر موضعًا آخر</translation>
        </message>
        <message>
            <source>Choose its encoding by hand, or save it as UTF-8</source>
            <translation>اختر ترميزه يدويًّا، أو احفظه بترميز UTF-8</translation>
        </message>
        <message>
            <source>Choose one of {names}</source>
            <translation>اختر واحدًا من {names}</translation>
        </message>
        <message>
            <source>Choose one of {names}, or give hf:organisation/name or the path of a model folder</source>
            <translation>اختر واحدًا من {names}، أو اذكر hf:organisation/name أو مسار مجلد نموذج</translation>
        </message>
        <message>
            <source>Choose one of {names}, or install Muqabala with pip</source>
            <translation>اختر واحدًا من {names}، أو ثبّت مقابلة بالأمر pip</translation>
        </message>
        <message>
            <source>Choose other pairs</source>
            <translation>اختر أزواجًا أخرى</translation>
        </message>
        <message>
            <source>Choose pairs first</source>
            <translation>اختر أزواجًا أولًا</translation>
        </message>
        <message>
            <source>Choose the .muqabala file itself</source>
            <translation>اختر ملف .muqabala نفسه</translation>
        </message>
        <message>
            <source>Choose the Word file that was exported as a review table</source>
            <translation>اختر ملف Word الذي صُدّر جدولَ مراجعة</translation>
        </message>
        <message>
            <source>Choose the XLIFF file of the project</source>
            <translation>اختر ملف XLIFF الذي أُنشئ منه المشروع</translation>
        </message>
        <message>
            <source>Choose the file that the page saved</source>
            <translation>اختر الملف الذي حفظته الصفحة</translation>
        </message>
        <message>
            <source>Choose the file that the project was made of</source>
            <translation>اختر الملف الذي أُنشئ منه المشروع</translation>
        </message>
        <message>
            <source>Choose the folder again</source>
            <translation>اختر المجلد من جديد</translation>
        </message>
        <message>
            <source>Choose the folder with the file omegat.project in it</source>
            <translation>اختر المجلد الذي فيه الملف omegat.project</translation>
        </message>
        <message>
            <source>Choose translator, reviewer or manager</source>
            <translation>اختر translator أو reviewer أو manager</translation>
        </message>
        <message>
            <source>Choose two of its languages</source>
            <translation>اختر لغتين من لغاته</translation>
        </message>
        <message>
            <source>Choose utf-8 or cp1256</source>
            <translation>اختر utf-8 أو cp1256</translation>
        </message>
        <message>
            <source>Clean the text and import it again</source>
            <translation>نظّف النص واستورده من جديد</translation>
        </message>
        <message>
            <source>Cleaning</source>
            <translation>جارٍ التنظيف</translation>
        </message>
        <message>
            <source>Close it in other programs, or choose another name</source>
            <translation>أغلقه في البرامج الأخرى، أو اختر اسمًا آخر</translation>
        </message>
        <message>
            <source>Close it there first</source>
            <translation>أغلقه هناك أولًا</translation>
        </message>
        <message>
            <source>Close it, update Muqabala, and open it again</source>
            <translation>أغلقه وحدّث مقابلة ثم افتحه من جديد</translation>
        </message>
        <message>
            <source>Comma-separated table</source>
            <translation>جدول مفصول بفواصل</translation>
        </message>
        <message numerus="yes">
            <source>Commented on {n:,} pairs</source>
            <translation>
                <numerusform>التعليق على لا أزواج</numerusform>
                <numerusform>التعليق على زوج واحد</numerusform>
                <numerusform>التعليق على زوجين</numerusform>
                <numerusform>التعليق على {n} أزواج</numerusform>
                <numerusform>التعليق على {n} زوجًا</numerusform>
                <numerusform>التعليق على {n} زوج</numerusform>
            </translation>
        </message>
        <message>
            <source>Commented on “{words}”</source>
            <translation>التعليق على «{words}»</translation>
        </message>
        <message>
            <source>Comparing the pairs</source>
            <translation>مقارنة الأزواج</translation>
        </message>
        <message>
            <source>Confirm some first, or widen the conditions</source>
            <translation>أكّد بعضها أولًا، أو وسّع الشروط</translation>
        </message>
        <message>
            <source>Confirm some, or export with --status all</source>
            <translation>أكّد بعضها، أو صدّر بالخيار --status all</translation>
        </message>
        <message numerus="yes">
            <source>Confirmed {n:,} pairs</source>
            <translation>
                <numerusform>تأكيد لا أزواج</numerusform>
                <numerusform>تأكيد زوج واحد</numerusform>
                <numerusform>تأكيد زوجين</numerusform>
                <numerusform>تأكيد {n} أزواج</numerusform>
                <numerusform>تأكيد {n} زوجًا</numerusform>
                <numerusform>تأكيد {n} زوج</numerusform>
            </translation>
        </message>
        <message>
            <source>Convert them to safetensors, or choose a model that has them</source>
            <translation>حوّلها إلى safetensors، أو اختر نموذجًا هي فيه</translation>
        </message>
        <message>
            <source>Copying the history</source>
            <translation>جارٍ نسخ السجل</translation>
        </message>
        <message>
            <source>Copying the project</source>
            <translation>نسخ المشروع</translation>
        </message>
        <message>
            <source>Correct it, or search for plain text</source>
            <translation>أصلحها، أو ابحث بنص عادي</translation>
        </message>
        <message numerus="yes">
            <source>Corrected the text of {n:,} pairs</source>
            <translation>
                <numerusform>تصحيح نص لا أزواج</numerusform>
                <numerusform>تصحيح نص زوج واحد</numerusform>
                <numerusform>تصحيح نص زوجين</numerusform>
                <numerusform>تصحيح نص {n} أزواج</numerusform>
                <numerusform>تصحيح نص {n} زوجًا</numerusform>
                <numerusform>تصحيح نص {n} زوج</numerusform>
            </translation>
        </message>
        <message>
            <source>Corrected the word links</source>
            <translation>تصحيح روابط الكلمات</translation>
        </message>
        <message>
            <source>Corrected the {side} text</source>
            <translation>تصحيح نص {side}</translation>
        </message>
        <message>
            <source>Create the folder first</source>
            <translation>أنشئ المجلد أولًا</translation>
        </message>
        <message>
            <source>Cut between two words</source>
            <translation>اقطع بين كلمتين</translation>
        </message>
        <message>
            <source>Cutting</source>
            <translation>جارٍ التقطيع</translation>
        </message>
        <message>
            <source>Dask, which shares the work among processes, is not installed</source>
            <translation>مكتبة Dask التي توزّع العمل على العمليات غير مثبَّتة</translation>
        </message>
        <message>
            <source>Delete the model's folder and download it again</source>
            <translation>احذف مجلد النموذج ونزّله من جديد</translation>
        </message>
        <message>
            <source>Do not trust it; ask for another copy, or save its pairs with muqabala repair</source>
            <translation>لا تثق به؛ اطلب نسخة أخرى أو أنقذ أزواجه بالأمر muqabala repair</translation>
        </message>
        <message>
            <source>Do not trust this file</source>
            <translation>لا تأمن هذا الملف</translation>
        </message>
        <message>
            <source>Do not trust this file, or remove its DOCTYPE</source>
            <translation>لا تأمن هذا الملف، أو احذف منه DOCTYPE</translation>
        </message>
        <message>
            <source>Do not trust this file, or remove the DOCTYPE from it</source>
            <translation>لا تأمن هذا الملف، أو احذف منه DOCTYPE</translation>
        </message>
        <message>
            <source>Do not trust this file; if it is honest, print it to a new PDF</source>
            <translation>لا تثق بهذا الملف؛ وإن كان سليم القصد فاطبعه إلى ملف PDF جديد</translation>
        </message>
        <message>
            <source>Download it again, or choose another</source>
            <translation>نزّله من جديد، أو اختر غيره</translation>
        </message>
        <message>
            <source>Download it again, or choose another model</source>
            <translation>نزّله من جديد، أو اختر نموذجًا آخر</translation>
        </message>
        <message>
            <source>Download it first: {command}</source>
            <translation>نزّله أولًا: {command}</translation>
        </message>
        <message>
            <source>Download the model again, or choose another</source>
            <translation>نزّل النموذج من جديد، أو اختر غيره</translation>
        </message>
        <message>
            <source>Downloaded {name}</source>
            <translation>نُزّل {name}</translation>
        </message>
        <message>
            <source>Downloading {name}</source>
            <translation>جارٍ تنزيل {name}</translation>
        </message>
        <message>
            <source>EPUB book</source>
            <translation>كتاب EPUB</translation>
        </message>
        <message>
            <source>Each line must be a JSON object with "source" and "target"</source>
            <translation>يجب أن يكون كل سطر كائن JSON فيه "source" و"target"</translation>
        </message>
        <message>
            <source>Each row needs both texts</source>
            <translation>لا بد في كل صف من النصين</translation>
        </message>
        <message>
            <source>Encoding sentences</source>
            <translation>جارٍ تمثيل الجمل</translation>
        </message>
        <message>
            <source>Encoding words</source>
            <translation>جارٍ تمثيل الكلمات</translation>
        </message>
        <message>
            <source>End its name in .tbx or .csv</source>
            <translation>أنهِ اسمه بـ ‎.tbx أو ‎.csv</translation>
        </message>
        <message>
            <source>End its name in one of {endings}</source>
            <translation>اختم اسمه بواحد من {endings}</translation>
        </message>
        <message>
            <source>End its name in one of {endings}, or name the format</source>
            <translation>اختم اسمه بواحد من {endings}، أو اذكر الصيغة</translation>
        </message>
        <message>
            <source>Ended the assignment of {person}</source>
            <translation>إنهاء الإسناد إلى {person}</translation>
        </message>
        <message>
            <source>Enter it again the next time</source>
            <translation>أدخلها ثانيةً في المرة القادمة</translation>
        </message>
        <message>
            <source>Error rate</source>
            <translation>نسبة الخطأ</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>الأخطاء</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>الأحداث</translation>
        </message>
        <message>
            <source>Excel workbook</source>
            <translation>مصنّف Excel</translation>
        </message>
        <message>
            <source>Export it again</source>
            <translation>صدّره من جديد</translation>
        </message>
        <message>
            <source>Export it again from the program that made it, or choose another file</source>
            <translation>صدّره من جديد من البرنامج الذي أنشأه، أو اختر ملفًا آخر</translation>
        </message>
        <message>
            <source>Export the table from a project</source>
            <translation>صدّر الجدول من مشروع</translation>
        </message>
        <message>
            <source>Export to TSV</source>
            <translation>صدّر إلى TSV</translation>
        </message>
        <message>
            <source>Following the history</source>
            <translation>تتبّع السجل</translation>
        </message>
        <message>
            <source>Forbade approving one's own work</source>
            <translation>منع اعتماد المرء عمله</translation>
        </message>
        <message>
            <source>Free some space and start the download again: it goes on where it stopped</source>
            <translation>أفرغ بعض المساحة وابدأ التنزيل من جديد، فسيتابع من حيث توقف</translation>
        </message>
        <message>
            <source>Free some space and try again</source>
            <translation>أفرغ بعض المساحة وأعد المحاولة</translation>
        </message>
        <message>
            <source>Free some space, and save a copy elsewhere</source>
            <translation>أفرغ بعض المساحة واحفظ نسخة في مكان آخر</translation>
        </message>
        <message>
            <source>Free some space, or remove the file: it can be filled again</source>
            <translation>أفرغ بعض المساحة، أو احذف الملف، فيمكن ملؤه من جديد</translation>
        </message>
        <message>
            <source>Free some space, or remove the file: it is filled again by itself</source>
            <translation>أفرغ بعض المساحة، أو احذف الملف، فهو يمتلئ من نفسه</translation>
        </message>
        <message>
            <source>Free some space, or save elsewhere</source>
            <translation>أفرغ بعض المساحة، أو احفظ في موضع آخر</translation>
        </message>
        <message>
            <source>Free some space, or set HF_HOME to a folder on another disk</source>
            <translation>أفرغ بعض المساحة، أو اجعل HF_HOME مجلدًا على قرص آخر</translation>
        </message>
        <message>
            <source>Get an undamaged copy, or choose its encoding by hand</source>
            <translation>احصل على نسخة سليمة، أو اختر ترميزه يدويًّا</translation>
        </message>
        <message>
            <source>Get another copy of it</source>
            <translation>احصل على نسخة أخرى منه</translation>
        </message>
        <message>
            <source>Give a number up to {count}</source>
            <translation>اذكر رقمًا لا يزيد على {count}</translation>
        </message>
        <message>
            <source>Give each file its own name</source>
            <translation>أعطِ كل ملف اسمًا</translation>
        </message>
        <message>
            <source>Give it a column of terms and one of translations</source>
            <translation>أعطه عمودًا للمصطلحات وعمودًا للترجمات</translation>
        </message>
        <message>
            <source>Give numbers from 1 to {count}</source>
            <translation>اذكر أرقامًا من 1 إلى {count}</translation>
        </message>
        <message>
            <source>Give the folder of a sentence-transformers model</source>
            <translation>اذكر مجلد نموذج sentence-transformers</translation>
        </message>
        <message>
            <source>Give the same command again; it goes on where it stopped</source>
            <translation>أعد الأمر نفسه، فسيتابع من حيث توقف</translation>
        </message>
        <message>
            <source>Give translations of one text; muqabala library --same-source finds them</source>
            <translation>اختر ترجمات لنص واحد؛ يجدها الأمر muqabala library --same-source</translation>
        </message>
        <message>
            <source>Go on there</source>
            <translation>تابع العمل هناك</translation>
        </message>
        <message>
            <source>Head of the history</source>
            <translation>رأس السجل</translation>
        </message>
        <message>
            <source>Hebrew</source>
            <translation>العبرية</translation>
        </message>
        <message>
            <source>Highest rate accepted: {limit}. Result: {verdict}.</source>
            <translation>أعلى نسبة مقبولة: {limit}. النتيجة: {verdict}.</translation>
        </message>
        <message numerus="yes">
            <source>Holds {n} characters that XML cannot carry ({names}).</source>
            <translation>
                <numerusform>ليس فيه محارف لا تقبلها XML ({names}).</numerusform>
                <numerusform>فيه محرف واحد لا تقبله XML ({names}).</numerusform>
                <numerusform>فيه محرفان لا تقبلهما XML ({names}).</numerusform>
                <numerusform>فيه {n} محارف لا تقبلها XML ({names}).</numerusform>
                <numerusform>فيه {n} محرفًا لا تقبلها XML ({names}).</numerusform>
                <numerusform>فيه {n} محرف لا تقبلها XML ({names}).</numerusform>
            </translation>
        </message>
        <message>
            <source>ISO-8859-6 (Arabic)</source>
            <translation>ISO-8859-6 (عربي)</translation>
        </message>
        <message>
            <source>Import it again with another encoding</source>
            <translation>استورده من جديد بترميز آخر</translation>
        </message>
        <message>
            <source>Import it as a bitext instead</source>
            <translation>استورده ملفَ أزواج</translation>
        </message>
        <message>
            <source>Import it as one side of a project</source>
            <translation>استورده طرفًا من مشروع</translation>
        </message>
        <message>
            <source>Import it as one side of a project instead</source>
            <translation>استورده طرفًا من مشروع</translation>
        </message>
        <message numerus="yes">
            <source>In {n:,} lines quotation marks do not pair up; they were read as text (lines {lines}).</source>
            <translation>
                <numerusform>لا أسطر فيها علامات تنصيص غير متقابلة ({lines}).</numerusform>
                <numerusform>في سطر واحد علامات تنصيص غير متقابلة، فقُرئت من النص (السطر {lines}).</numerusform>
                <numerusform>في سطرين علامات تنصيص غير متقابلة، فقُرئت من النص (السطران {lines}).</numerusform>
                <numerusform>في {n:,} أسطر علامات تنصيص غير متقابلة، فقُرئت من النص (الأسطر {lines}).</numerusform>
                <numerusform>في {n:,} سطرًا علامات تنصيص غير متقابلة، فقُرئت من النص (الأسطر {lines}).</numerusform>
                <numerusform>في {n:,} سطر علامات تنصيص غير متقابلة، فقُرئت من النص (الأسطر {lines}).</numerusform>
            </translation>
        </message>
        <message>
            <source>Indexing</source>
            <translation>جارٍ الفهرسة</translation>
        </message>
        <message>
            <source>Install Muqabala with pip, or pass an encoder</source>
            <translation>ثبّت مقابلة بالأمر pip، أو مرّر نموذجًا</translation>
        </message>
        <message>
            <source>Install Muqabala with the extra team</source>
            <translation>ثبّت «مقابلة» مع الإضافة team</translation>
        </message>
        <message>
            <source>Install it again</source>
            <translation>أعد تثبيته</translation>
        </message>
        <message>
            <source>Install the client of PostgreSQL. On Debian or Ubuntu run: sudo apt-get install libpq5</source>
            <translation>ثبّت عميل PostgreSQL. وفي Debian أو Ubuntu نفّذ: ‏sudo apt-get install libpq5</translation>
        </message>
        <message>
            <source>Install the package of your system that holds it</source>
            <translation>ثبّت حزمة نظامك التي تحويها</translation>
        </message>
        <message>
            <source>Install version {version} on every computer of the cluster</source>
            <translation>ثبّت الإصدار {version} على كل حواسيب العنقود</translation>
        </message>
        <message>
            <source>Install what it needs: {command}</source>
            <translation>ثبّت ما يحتاج إليه: {command}</translation>
        </message>
        <message>
            <source>It looks like a trap; if it is not, save it again without its pictures</source>
            <translation>يبدو فخًّا؛ فإن لم يكن فاحفظه من جديد بلا صوره</translation>
        </message>
        <message>
            <source>Its source is translated otherwise in {name}.</source>
            <translation>تُرجم مصدره ترجمة أخرى في {name}.</translation>
        </message>
        <message>
            <source>JSON Lines</source>
            <translation>سطور JSON</translation>
        </message>
        <message>
            <source>Joined two pairs</source>
            <translation>ضمّ زوجين</translation>
        </message>
        <message>
            <source>Keeping the pairs</source>
            <translation>جارٍ حفظ الأزواج</translation>
        </message>
        <message>
            <source>LaBSE, trained on translations: the best pairs, slowly</source>
            <translation>‏LaBSE، مدرَّب على الترجمات: أفضل الأزواج، ببطء</translation>
        </message>
        <message>
            <source>Leave it out of --learn-from, or give its right path</source>
            <translation>احذفه من ‎--learn-from، أو أعطِ مساره الصحيح</translation>
        </message>
        <message>
            <source>Left out: text between segments that is marked as not to be translated.</source>
            <translation>لم يؤخذ نص بين المقاطع معلَّم بأنه لا يُترجم.</translation>
        </message>
        <message>
            <source>Left out: units in {languages}.</source>
            <translation>لم تؤخذ وحدات بلغات {languages}.</translation>
        </message>
        <message>
            <source>Left out: variants in {languages}. The source and target language can be chosen.</source>
            <translation>لم تؤخذ بدائل بلغات {languages}. يمكن اختيار لغتي الأصل والترجمة.</translation>
        </message>
        <message numerus="yes">
            <source>Left out: {kind}, {n} times.</source>
            <translation>
                <numerusform>لم يُترك: {kind}.</numerusform>
                <numerusform>تُرك: {kind}، مرة واحدة.</numerusform>
                <numerusform>تُرك: {kind}، مرتين.</numerusform>
                <numerusform>تُرك: {kind}، {n} مرات.</numerusform>
                <numerusform>تُرك: {kind}، {n} مرة.</numerusform>
                <numerusform>تُرك: {kind}، {n} مرة.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Left out: {n:,} formulas without a value ({cells}). Save the workbook in Excel.</source>
            <translation>
                <numerusform>لم تُترك صيغة بلا قيمة ({cells}). احفظ المصنَّف في برنامج جداول.</numerusform>
                <numerusform>تُركت صيغة واحدة بلا قيمة ({cells}). احفظ المصنَّف في برنامج جداول.</numerusform>
                <numerusform>تُركت صيغتان بلا قيمة ({cells}). احفظ المصنَّف في برنامج جداول.</numerusform>
                <numerusform>تُركت {n:,} صيغ بلا قيمة ({cells}). احفظ المصنَّف في برنامج جداول.</numerusform>
                <numerusform>تُركت {n:,} صيغة بلا قيمة ({cells}). احفظ المصنَّف في برنامج جداول.</numerusform>
                <numerusform>تُركت {n:,} صيغة بلا قيمة ({cells}). احفظ المصنَّف في برنامج جداول.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Left out: {n:,} further variants in the same language; all variants can be asked for.</source>
            <translation>
                <numerusform>لم تُترك بدائل أخرى.</numerusform>
                <numerusform>لم يؤخذ بديل آخر باللغة نفسها؛ يمكن طلب البدائل كلها.</numerusform>
                <numerusform>لم يؤخذ بديلان آخران باللغة نفسها؛ يمكن طلب البدائل كلها.</numerusform>
                <numerusform>لم تؤخذ {n:,} بدائل أخرى باللغة نفسها؛ يمكن طلب البدائل كلها.</numerusform>
                <numerusform>لم يؤخذ {n:,} بديلًا آخر باللغة نفسها؛ يمكن طلب البدائل كلها.</numerusform>
                <numerusform>لم يؤخذ {n:,} بديل آخر باللغة نفسها؛ يمكن طلب البدائل كلها.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Left out: {n:,} notes and comments of the cells.</source>
            <translation>
                <numerusform>لا حواشي ولا تعليقات في الخلايا.</numerusform>
                <numerusform>لم تؤخذ حاشية أو تعليق واحد في الخلايا.</numerusform>
                <numerusform>لم تؤخذ حاشيتان أو تعليقان في الخلايا.</numerusform>
                <numerusform>لم تؤخذ {n:,} حواشٍ وتعليقات في الخلايا.</numerusform>
                <numerusform>لم تؤخذ {n:,} حاشية وتعليقًا في الخلايا.</numerusform>
                <numerusform>لم تؤخذ {n:,} حاشية وتعليق في الخلايا.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Left out: {n:,} notes on whole files or groups.</source>
            <translation>
                <numerusform>لا ملاحظات على ملفات أو مجموعات.</numerusform>
                <numerusform>لم تؤخذ ملاحظة واحدة على ملف أو مجموعة.</numerusform>
                <numerusform>لم تؤخذ ملاحظتان على ملفات أو مجموعات.</numerusform>
                <numerusform>لم تؤخذ {n:,} ملاحظات على ملفات أو مجموعات.</numerusform>
                <numerusform>لم تؤخذ {n:,} ملاحظة على ملفات أو مجموعات.</numerusform>
                <numerusform>لم تؤخذ {n:,} ملاحظة على ملفات أو مجموعات.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Left out: {n:,} proposals of memories or engines.</source>
            <translation>
                <numerusform>لا اقتراحات من ذاكرة أو محرّك.</numerusform>
                <numerusform>لم يؤخذ اقتراح واحد من ذاكرة أو محرّك.</numerusform>
                <numerusform>لم يؤخذ اقتراحان من ذاكرة أو محرّك.</numerusform>
                <numerusform>لم تؤخذ {n:,} اقتراحات من ذاكرة أو محرّك.</numerusform>
                <numerusform>لم يؤخذ {n:,} اقتراحًا من ذاكرة أو محرّك.</numerusform>
                <numerusform>لم يؤخذ {n:,} اقتراح من ذاكرة أو محرّك.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Left out: {n:,} tracked deletions.</source>
            <translation>
                <numerusform>لم يُحذف شيء بتتبع التغييرات.</numerusform>
                <numerusform>تُرك نص محذوف واحد بتتبع التغييرات.</numerusform>
                <numerusform>تُرك نصان محذوفان بتتبع التغييرات.</numerusform>
                <numerusform>تُركت {n:,} نصوص محذوفة بتتبع التغييرات.</numerusform>
                <numerusform>تُرك {n:,} نصًا محذوفًا بتتبع التغييرات.</numerusform>
                <numerusform>تُرك {n:,} نص محذوف بتتبع التغييرات.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Left out: {n} rows above the names of the columns.</source>
            <translation>
                <numerusform>لم تؤخذ صفوف فوق أسماء الأعمدة.</numerusform>
                <numerusform>لم يؤخذ صف واحد فوق أسماء الأعمدة.</numerusform>
                <numerusform>لم يؤخذ صفان فوق أسماء الأعمدة.</numerusform>
                <numerusform>لم تؤخذ {n} صفوف فوق أسماء الأعمدة.</numerusform>
                <numerusform>لم يؤخذ {n} صفًّا فوق أسماء الأعمدة.</numerusform>
                <numerusform>لم يؤخذ {n} صف فوق أسماء الأعمدة.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Left out: {reason}, {n} characters.</source>
            <translation>
                <numerusform>لم يؤخذ: {reason}، بلا حروف.</numerusform>
                <numerusform>لم يؤخذ: {reason}، حرف واحد.</numerusform>
                <numerusform>لم يؤخذ: {reason}، حرفان.</numerusform>
                <numerusform>لم يؤخذ: {reason}، {n} أحرف.</numerusform>
                <numerusform>لم يؤخذ: {reason}، {n} حرفًا.</numerusform>
                <numerusform>لم يؤخذ: {reason}، {n} حرف.</numerusform>
            </translation>
        </message>
        <message>
            <source>Libraries on a server need psycopg</source>
            <translation>المكتبات على الخوادم تحتاج إلى psycopg</translation>
        </message>
        <message>
            <source>Libraries on a server need the system library {library}</source>
            <translation>تحتاج المكتبات على خادم إلى مكتبة النظام {library}</translation>
        </message>
        <message>
            <source>Lines must correspond one to one</source>
            <translation>يجب أن تتقابل السطور واحدًا بواحد</translation>
        </message>
        <message>
            <source>Link words of the pair</source>
            <translation>اربط كلمات من الزوج</translation>
        </message>
        <message>
            <source>Loading the encoder</source>
            <translation>جارٍ تحميل النموذج الدلالي</translation>
        </message>
        <message>
            <source>Loading the model</source>
            <translation>جارٍ تحميل النموذج</translation>
        </message>
        <message>
            <source>Loading the neural libraries</source>
            <translation>جارٍ تحميل المكتبات العصبية</translation>
        </message>
        <message>
            <source>Log in to a desktop, or allow this user to use its screen</source>
            <translation>سجّل الدخول إلى سطح مكتب، أو اسمح لهذا المستخدم باستعمال شاشته</translation>
        </message>
        <message>
            <source>Look at it as it is now and decide again</source>
            <translation>انظر إليه كما هو الآن ثم قرّر من جديد</translation>
        </message>
        <message>
            <source>Look at it first, then give the command again</source>
            <translation>انظر فيه أولًا، ثم أعد الأمر</translation>
        </message>
        <message>
            <source>Look at the pair when the connection is back, before you repeat it</source>
            <translation>انظر إلى الزوج عند عودة الاتصال قبل أن تعيد التغيير</translation>
        </message>
        <message numerus="yes">
            <source>Looked at {n:,} units</source>
            <translation>
                <numerusform>لم تُفحص أي وحدة</numerusform>
                <numerusform>فُحصت وحدة واحدة</numerusform>
                <numerusform>فُحصت وحدتان</numerusform>
                <numerusform>فُحصت {n} وحدات</numerusform>
                <numerusform>فُحصت {n} وحدة</numerusform>
                <numerusform>فُحصت {n} وحدة</numerusform>
            </translation>
        </message>
        <message>
            <source>Looking for terms</source>
            <translation>البحث عن مصطلحات</translation>
        </message>
        <message>
            <source>MEXMA, trained on translations by sentence and token, slowly</source>
            <translation>‏MEXMA، مدرَّب على الترجمات بالجملة والكلمة، ببطء</translation>
        </message>
        <message>
            <source>Make the file and its folder writable, or work on a copy</source>
            <translation>اجعل الملف ومجلده قابلين للكتابة، أو اعمل في نسخة</translation>
        </message>
        <message>
            <source>Make the pair one-sided instead</source>
            <translation>اجعل الزوج أحادي الطرف بدل ذلك</translation>
        </message>
        <message>
            <source>Making the project</source>
            <translation>جارٍ إنشاء المشروع</translation>
        </message>
        <message>
            <source>Markdown</source>
            <translation>نص Markdown</translation>
        </message>
        <message>
            <source>Merged two pairs</source>
            <translation>دمج زوجين</translation>
        </message>
        <message>
            <source>Moses plain text pair</source>
            <translation>ملفا نص بصيغة Moses</translation>
        </message>
        <message>
            <source>Move segments one by one instead</source>
            <translation>انقل المقاطع واحدًا واحدًا</translation>
        </message>
        <message>
            <source>Move some here first</source>
            <translation>انقل إليه شيئًا أولًا</translation>
        </message>
        <message>
            <source>Moved a cut</source>
            <translation>نقل موضع قطع</translation>
        </message>
        <message>
            <source>Moved a pair to place {place:,}</source>
            <translation>تحريك زوج إلى الموضع {place:,}</translation>
        </message>
        <message numerus="yes">
            <source>Moved {n} segments of the {side} to another pair</source>
            <translation>
                <numerusform>لم يُنقل أي مقطع من {side} إلى زوج آخر</numerusform>
                <numerusform>نقل مقطع من {side} إلى زوج آخر</numerusform>
                <numerusform>نقل مقطعين من {side} إلى زوج آخر</numerusform>
                <numerusform>نقل {n} مقاطع من {side} إلى زوج آخر</numerusform>
                <numerusform>نقل {n} مقطعًا من {side} إلى زوج آخر</numerusform>
                <numerusform>نقل {n} مقطع من {side} إلى زوج آخر</numerusform>
            </translation>
        </message>
        <message>
            <source>Name a file in it</source>
            <translation>اذكر ملفًا فيه</translation>
        </message>
        <message>
            <source>Name a folder with texts and translations</source>
            <translation>اذكر مجلدًا فيه نصوص وترجمات</translation>
        </message>
        <message>
            <source>Name a project file in it</source>
            <translation>اذكر ملف مشروع فيه</translation>
        </message>
        <message>
            <source>Name the files by their languages</source>
            <translation>سمِّ الملفات بلغاتها</translation>
        </message>
        <message>
            <source>Name the files name-{source} and name-{target}, use folders of these names, or give --by-content</source>
            <translation>سمِّ الملفات name-{source} وname-{target}، أو استعمل مجلدات بهذين الاسمين، أو أضف --by-content</translation>
        </message>
        <message>
            <source>Name them</source>
            <translation>سمّهما</translation>
        </message>
        <message>
            <source>Name them like letter-ar.docx and letter-en.docx, or choose two files</source>
            <translation>سمِّها مثل letter-ar.docx وletter-en.docx، أو اختر ملفين</translation>
        </message>
        <message>
            <source>No pair has any text on the {side} side</source>
            <translation>ليس في أي زوج نص من جهة {side}</translation>
        </message>
        <message>
            <source>No pairs match these choices</source>
            <translation>لا أزواج توافق هذه الخيارات</translation>
        </message>
        <message>
            <source>Nobody has confirmed it.</source>
            <translation>لم يؤكّده أحد.</translation>
        </message>
        <message>
            <source>Nobody may work under the name {name!r}</source>
            <translation>لا يجوز لأحد أن يعمل باسم {name!r}</translation>
        </message>
        <message>
            <source>Nothing is learned from {name}: {reason}</source>
            <translation>لا يُتعلَّم شيء من {name}: {reason}</translation>
        </message>
        <message>
            <source>Nothing to do</source>
            <translation>لا شيء يُعمل</translation>
        </message>
        <message>
            <source>On Debian or Ubuntu run: {command}</source>
            <translation>في Debian أو Ubuntu نفّذ: {command}</translation>
        </message>
        <message>
            <source>One file of pairs makes a project. {name} was taken</source>
            <translation>ملف أزواج واحد يكفي لمشروع. أُخذ {name}</translation>
        </message>
        <message>
            <source>Only the {side} has {numbers}.</source>
            <translation>في {side} وحده {numbers}.</translation>
        </message>
        <message>
            <source>Open it again</source>
            <translation>افتحه من جديد</translation>
        </message>
        <message>
            <source>Open it from the library</source>
            <translation>افتحه من المكتبة</translation>
        </message>
        <message>
            <source>Open it in its program and save it as DOCX or XLSX without a password</source>
            <translation>افتحه في برنامجه واحفظه DOCX أو XLSX بلا كلمة مرور</translation>
        </message>
        <message>
            <source>OpenDocument text</source>
            <translation>نص OpenDocument</translation>
        </message>
        <message>
            <source>OpenITI mARkdown</source>
            <translation>نص OpenITI mARkdown</translation>
        </message>
        <message>
            <source>Ottoman Turkish</source>
            <translation>العثمانية</translation>
        </message>
        <message>
            <source>Pairing files</source>
            <translation>قَرن الملفات</translation>
        </message>
        <message>
            <source>Pairs cannot be written as {format}</source>
            <translation>لا تُكتب الأزواج بصيغة {format}</translation>
        </message>
        <message>
            <source>Pairs reviewed: {reviewed} of {pairs}.</source>
            <translation>الأزواج المراجَعة: {reviewed} من {pairs}.</translation>
        </message>
        <message>
            <source>Parts marked as the {who}'s are kept in the text.</source>
            <translation>أُبقيت في النص الأجزاء الموسومة بأنها لـ {who}.</translation>
        </message>
        <message>
            <source>Persian</source>
            <translation>الفارسية</translation>
        </message>
        <message>
            <source>Plain TMX 1.4</source>
            <translation>‏TMX 1.4 عادي</translation>
        </message>
        <message>
            <source>Plain text</source>
            <translation>نص عادي</translation>
        </message>
        <message>
            <source>Project</source>
            <translation>المشروع</translation>
        </message>
        <message>
            <source>Proposed another {side} wording</source>
            <translation>اقتراح صياغة أخرى لنص {side}</translation>
        </message>
        <message>
            <source>Put it between two of their words</source>
            <translation>ضعه بين كلمتين من كلماتهما</translation>
        </message>
        <message>
            <source>Put the caret at a space</source>
            <translation>ضع المؤشر عند مسافة</translation>
        </message>
        <message>
            <source>Put the caret between two of its words</source>
            <translation>ضع المؤشر بين كلمتين من كلماته</translation>
        </message>
        <message>
            <source>Put the caret between two words</source>
            <translation>ضع المؤشر بين كلمتين</translation>
        </message>
        <message>
            <source>Put what it stands for in parentheses</source>
            <translation>ضع ما يرمز إليه بين قوسين</translation>
        </message>
        <message>
            <source>Putting the pairs together</source>
            <translation>جمع الأزواج</translation>
        </message>
        <message>
            <source>Qt cannot start: the system library {library} is missing</source>
            <translation>لا يمكن تشغيل Qt: مكتبة النظام ⁨{library}⁩ غير موجودة</translation>
        </message>
        <message>
            <source>Qt has no platform named {name}</source>
            <translation>ليس في Qt منصة اسمها {name}</translation>
        </message>
        <message>
            <source>Qt needs a newer system: {library} is missing</source>
            <translation>تحتاج Qt إلى نظام أحدث: ⁨{library}⁩ غير موجودة</translation>
        </message>
        <message>
            <source>Quotation marks do not pair up, so they were read as part of the text.</source>
            <translation>علامات الاقتباس غير متزاوجة، فقُرئت جزءًا من النص.</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>النسبة</translation>
        </message>
        <message>
            <source>Read the comments of the pair</source>
            <translation>اقرأ تعليقات الزوج</translation>
        </message>
        <message>
            <source>Read the list again</source>
            <translation>اقرأ القائمة من جديد</translation>
        </message>
        <message>
            <source>Read the list of assignments</source>
            <translation>اقرأ قائمة الإسنادات</translation>
        </message>
        <message>
            <source>Read the list of projects again</source>
            <translation>اقرأ قائمة المشاريع من جديد</translation>
        </message>
        <message>
            <source>Read the list of projects again, or ask the administrator of the library</source>
            <translation>أعد قراءة قائمة المشاريع، أو اسأل مدير المكتبة</translation>
        </message>
        <message>
            <source>Read the list of roles</source>
            <translation>راجع قائمة الأدوار</translation>
        </message>
        <message>
            <source>Read: the sheet {name}. Left out: the sheets {others}.</source>
            <translation>قُرئت الورقة {name}، ولم تُقرأ الأوراق {others}.</translation>
        </message>
        <message>
            <source>Reading</source>
            <translation>جارٍ القراءة</translation>
        </message>
        <message>
            <source>Reading page {page} of {pages}</source>
            <translation>جارٍ قراءة الصفحة {page} من {pages}</translation>
        </message>
        <message>
            <source>Reading row {number:,}</source>
            <translation>جارٍ قراءة الصف {number:,}</translation>
        </message>
        <message>
            <source>Reading the document</source>
            <translation>جارٍ قراءة المستند</translation>
        </message>
        <message>
            <source>Reading the history</source>
            <translation>قراءة السجل</translation>
        </message>
        <message>
            <source>Reading the page</source>
            <translation>جارٍ قراءة الصفحة</translation>
        </message>
        <message>
            <source>Reading the pages</source>
            <translation>قراءة الصفحات</translation>
        </message>
        <message>
            <source>Reading the pairs</source>
            <translation>جارٍ قراءة الأزواج</translation>
        </message>
        <message>
            <source>Reading the projects</source>
            <translation>جارٍ قراءة المشاريع</translation>
        </message>
        <message>
            <source>Reading the text</source>
            <translation>جارٍ قراءة النص</translation>
        </message>
        <message>
            <source>Reading words</source>
            <translation>جارٍ قراءة الكلمات</translation>
        </message>
        <message>
            <source>Reading {name}</source>
            <translation>جارٍ قراءة {name}</translation>
        </message>
        <message>
            <source>Redid: {step}</source>
            <translation>إلغاء تراجع: {step}</translation>
        </message>
        <message>
            <source>Refused the proposed {side} wording</source>
            <translation>رفض الصياغة المقترحة لنص {side}</translation>
        </message>
        <message>
            <source>Reinstall it: {command}</source>
            <translation>أعد تثبيته: {command}</translation>
        </message>
        <message>
            <source>Reinstall the package that it comes from</source>
            <translation>أعد تثبيت الحزمة التي جاء منها</translation>
        </message>
        <message numerus="yes">
            <source>Released {n:,} pairs</source>
            <translation>
                <numerusform>ردّ لا أزواج إلى الآلة</numerusform>
                <numerusform>ردّ زوج واحد إلى الآلة</numerusform>
                <numerusform>ردّ زوجين إلى الآلة</numerusform>
                <numerusform>ردّ {n} أزواج إلى الآلة</numerusform>
                <numerusform>ردّ {n} زوجًا إلى الآلة</numerusform>
                <numerusform>ردّ {n} زوج إلى الآلة</numerusform>
            </translation>
        </message>
        <message>
            <source>Remove QT_QPA_PLATFORM from the environment</source>
            <translation>أزل QT_QPA_PLATFORM من البيئة</translation>
        </message>
        <message>
            <source>Remove its password first</source>
            <translation>أزل كلمة مروره أولًا</translation>
        </message>
        <message>
            <source>Remove or rename it</source>
            <translation>أزله أو غيّر اسمه</translation>
        </message>
        <message>
            <source>Remove some of them</source>
            <translation>احذف بعضها</translation>
        </message>
        <message>
            <source>Remove sslmode from the address, or set it to verify-full</source>
            <translation>احذف sslmode من العنوان أو اجعله verify-full</translation>
        </message>
        <message>
            <source>Remove the file; it is made again</source>
            <translation>احذف الملف، فسيُنشأ من جديد</translation>
        </message>
        <message numerus="yes">
            <source>Removed the confirmation of {n:,} pairs</source>
            <translation>
                <numerusform>إلغاء تأكيد لا أزواج</numerusform>
                <numerusform>إلغاء تأكيد زوج واحد</numerusform>
                <numerusform>إلغاء تأكيد زوجين</numerusform>
                <numerusform>إلغاء تأكيد {n} أزواج</numerusform>
                <numerusform>إلغاء تأكيد {n} زوجًا</numerusform>
                <numerusform>إلغاء تأكيد {n} زوج</numerusform>
            </translation>
        </message>
        <message>
            <source>Repaired the file: {pairs:,} pairs kept, {lost:,} lost</source>
            <translation>أُصلح الملف: بقي {pairs:,} من الأزواج وضاع {lost:,}</translation>
        </message>
        <message>
            <source>Report this with the file</source>
            <translation>أبلغنا بهذا وأرسل الملف</translation>
        </message>
        <message>
            <source>Restore a backup of the server</source>
            <translation>استعد نسخة احتياطية للخادم</translation>
        </message>
        <message>
            <source>Restore a snapshot</source>
            <translation>استعد لقطة محفوظة</translation>
        </message>
        <message>
            <source>Restore a snapshot, or report this with the file</source>
            <translation>استعد لقطة محفوظة، أو أبلغ عن هذا مع الملف</translation>
        </message>
        <message>
            <source>Restore a snapshot, or save what is left with muqabala repair</source>
            <translation>استعد لقطة محفوظة، أو أنقذ ما بقي بالأمر muqabala repair</translation>
        </message>
        <message>
            <source>Restore it from a backup</source>
            <translation>استعده من نسخة احتياطية</translation>
        </message>
        <message>
            <source>Restore the original wording first</source>
            <translation>أعد الصياغة الأصلية أولًا</translation>
        </message>
        <message>
            <source>Restore the project from a backup</source>
            <translation>استعد المشروع من نسخة احتياطية</translation>
        </message>
        <message>
            <source>Restored the suggested word links</source>
            <translation>استعادة روابط الكلمات المقترحة</translation>
        </message>
        <message>
            <source>Restored the {side} text</source>
            <translation>استعادة نص {side}</translation>
        </message>
        <message numerus="yes">
            <source>Returned {n:,} pairs: {reason}</source>
            <translation>
                <numerusform>إعادة لا أزواج: {reason}</numerusform>
                <numerusform>إعادة زوج واحد: {reason}</numerusform>
                <numerusform>إعادة زوجين: {reason}</numerusform>
                <numerusform>إعادة {n} أزواج: {reason}</numerusform>
                <numerusform>إعادة {n} زوجًا: {reason}</numerusform>
                <numerusform>إعادة {n} زوج: {reason}</numerusform>
            </translation>
        </message>
        <message>
            <source>Review of {name}</source>
            <translation>مراجعة {name}</translation>
        </message>
        <message>
            <source>Review table (Word)</source>
            <translation>جدول مراجعة (Word)</translation>
        </message>
        <message>
            <source>Reviewed</source>
            <translation>المراجَع</translation>
        </message>
        <message>
            <source>Rich Text</source>
            <translation>نص منسّق</translation>
        </message>
        <message>
            <source>Run text recognition (OCR) over it first</source>
            <translation>طبّق عليه التعرّف على النص (OCR) أولًا</translation>
        </message>
        <message>
            <source>SHA-256 of the {side} text</source>
            <translation>SHA-256 لنص {side}</translation>
        </message>
        <message>
            <source>Sample of {pairs} pairs at random and the {more} least sure, of {all}; seed {seed}, drawn at {head}.</source>
            <translation>عينة من {pairs} زوج عشوائي ومن أقلها ثقة {more}، من {all}؛ البذرة {seed}، سُحبت عند {head}.</translation>
        </message>
        <message>
            <source>Save it again in the program that made it, or choose another file</source>
            <translation>احفظه من جديد في البرنامج الذي أنشأه، أو اختر ملفًا آخر</translation>
        </message>
        <message>
            <source>Save it again in the program that made it, or export its text</source>
            <translation>احفظه من جديد في البرنامج الذي أنشأه، أو صدّر نصه</translation>
        </message>
        <message>
            <source>Save it as SRT or WebVTT, or as plain text with the ending .txt</source>
            <translation>احفظه بصيغة SRT أو WebVTT، أو نصًّا عاديًّا بالامتداد ‎.txt</translation>
        </message>
        <message>
            <source>Save it as UTF-8</source>
            <translation>احفظه بترميز UTF-8</translation>
        </message>
        <message>
            <source>Save it as XLIFF 1.2 or 2.1</source>
            <translation>احفظه بصيغة XLIFF 1.2 أو 2.1</translation>
        </message>
        <message>
            <source>Save it as plain text (UTF-8) in the program that made it</source>
            <translation>احفظه نصًّا عاديًّا (UTF-8) في البرنامج الذي أنشأه</translation>
        </message>
        <message>
            <source>Save it as plain text, HTML or DOCX in the program that made it</source>
            <translation>احفظه نصًّا مجردًا أو HTML أو DOCX في البرنامج الذي أنشأه</translation>
        </message>
        <message>
            <source>Save it elsewhere</source>
            <translation>احفظه في موضع آخر</translation>
        </message>
        <message>
            <source>Save it in UTF-8 first</source>
            <translation>احفظه أولًا بترميز UTF-8</translation>
        </message>
        <message>
            <source>Save it without one first</source>
            <translation>احفظه بلا كلمة مرور أولًا</translation>
        </message>
        <message>
            <source>Save the page again as HTML</source>
            <translation>احفظ الصفحة مرة أخرى بصيغة HTML</translation>
        </message>
        <message>
            <source>Say what should be corrected</source>
            <translation>اذكر ما ينبغي إصلاحه</translation>
        </message>
        <message>
            <source>Say who is to do the work</source>
            <translation>اذكر من يقوم بالعمل</translation>
        </message>
        <message>
            <source>See the names in: muqabala licences</source>
            <translation>الأسماء في: ⁨muqabala licences⁩</translation>
        </message>
        <message>
            <source>Segmentation rules</source>
            <translation>قواعد التقطيع</translation>
        </message>
        <message>
            <source>Select words of the pair</source>
            <translation>حدّد كلمات من الزوج</translation>
        </message>
        <message>
            <source>Set HOME to a folder of yours, or MUQABALA_BASEDIR to any folder that you can write</source>
            <translation>اضبط HOME على مجلد لك، أو MUQABALA_BASEDIR على أي مجلد تستطيع الكتابة فيه</translation>
        </message>
        <message>
            <source>Set it up with muqabala server init</source>
            <translation>هيّئها بالأمر muqabala server init</translation>
        </message>
        <message>
            <source>Severity</source>
            <translation>الدرجة</translation>
        </message>
        <message>
            <source>Sign in to the library as that person</source>
            <translation>سجّل الدخول إلى المكتبة بذلك الاسم</translation>
        </message>
        <message>
            <source>Signature</source>
            <translation>التوقيع</translation>
        </message>
        <message>
            <source>Signed</source>
            <translation>التوقيع</translation>
        </message>
        <message>
            <source>Some properties were not understood and are kept as they stood.</source>
            <translation>بعض الخصائص لم يُفهم فأُبقي على حاله.</translation>
        </message>
        <message>
            <source>Somebody</source>
            <translation>شخص ما</translation>
        </message>
        <message>
            <source>Somebody decided on one of these pairs while they were being aligned</source>
            <translation>بتّ أحدهم في زوج من هذه الأزواج في أثناء محاذاتها</translation>
        </message>
        <message>
            <source>Split a pair in two</source>
            <translation>تقسيم زوج إلى زوجين</translation>
        </message>
        <message>
            <source>Split it first</source>
            <translation>قسّمه أولًا</translation>
        </message>
        <message>
            <source>Split it, or save it as plain text</source>
            <translation>قسّمه أو احفظه نصًّا عاديًا</translation>
        </message>
        <message>
            <source>Split the pair, or export to TSV</source>
            <translation>قسّم الزوج، أو صدّر إلى TSV</translation>
        </message>
        <message>
            <source>Start it again: it goes on where it stopped</source>
            <translation>ابدأه من جديد، فسيتابع من حيث توقف</translation>
        </message>
        <message>
            <source>Start some with dask worker {address}</source>
            <translation>شغّل بعضها بالأمر dask worker {address}</translation>
        </message>
        <message>
            <source>Subtitles</source>
            <translation>ترجمة مرئية</translation>
        </message>
        <message>
            <source>Suggested nothing new</source>
            <translation>لا اقتراح جديدًا</translation>
        </message>
        <message numerus="yes">
            <source>Suggested {n:,} pairs</source>
            <translation>
                <numerusform>اقتراح لا أزواج</numerusform>
                <numerusform>اقتراح زوج واحد</numerusform>
                <numerusform>اقتراح زوجين</numerusform>
                <numerusform>اقتراح {n} أزواج</numerusform>
                <numerusform>اقتراح {n} زوجًا</numerusform>
                <numerusform>اقتراح {n} زوج</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Suggested {n:,} pairs in place of {replaced:,}</source>
            <translation>
                <numerusform>اقتراح لا أزواج بدل {replaced:,}</numerusform>
                <numerusform>اقتراح زوج واحد بدل {replaced:,}</numerusform>
                <numerusform>اقتراح زوجين بدل {replaced:,}</numerusform>
                <numerusform>اقتراح {n} أزواج بدل {replaced:,}</numerusform>
                <numerusform>اقتراح {n} زوجًا بدل {replaced:,}</numerusform>
                <numerusform>اقتراح {n} زوج بدل {replaced:,}</numerusform>
            </translation>
        </message>
        <message>
            <source>TBX glossary</source>
            <translation>مسرد مصطلحات TBX</translation>
        </message>
        <message>
            <source>TMX translation memory</source>
            <translation>ذاكرة ترجمة TMX</translation>
        </message>
        <message>
            <source>Tab-separated table</source>
            <translation>جدول مفصول بعلامات جدولة</translation>
        </message>
        <message>
            <source>Take a name from the list</source>
            <translation>خذ اسمًا من القائمة</translation>
        </message>
        <message>
            <source>Take it out of the rules</source>
            <translation>احذفها من القواعد</translation>
        </message>
        <message>
            <source>Taken in: {n:,}</source>
            <translation>أُدخل: {n:,}</translation>
        </message>
        <message>
            <source>The PDF does not say what some of its letters are; look at the text before you use it.</source>
            <translation>لا يذكر ملف PDF أيّ حروف هي بعض أشكاله؛ انظر في النص قبل أن تستعمله.</translation>
        </message>
        <message>
            <source>The book lacks its part {name}.</source>
            <translation>ينقص الكتابَ جزؤه {name}.</translation>
        </message>
        <message>
            <source>The bundled encoder does not know {language}, so the pairs say little. Choose an encoder that does, such as multilingual E5 (e5-small).</source>
            <translation>النموذج المضمَّن لا يعرف {language}، فلا تدلّ الأزواج على كثير. اختر نموذجًا يعرفها، مثل E5 متعدد اللغات (e5-small).</translation>
        </message>
        <message>
            <source>The code page {page} is not known; letters may be wrong.</source>
            <translation>صفحة الرموز {page} غير معروفة؛ قد تكون الحروف خاطئة.</translation>
        </message>
        <message>
            <source>The columns were identified by their script: the source is the second one.</source>
            <translation>مُيّز العمودان بخطّهما: المصدر هو الثاني.</translation>
        </message>
        <message>
            <source>The connection to the cluster was lost</source>
            <translation>انقطع الاتصال بالعنقود</translation>
        </message>
        <message>
            <source>The connection to the library is lost, and the change was not made</source>
            <translation>انقطع الاتصال بالمكتبة، ولم يُجرَ التغيير</translation>
        </message>
        <message>
            <source>The date {cell!r} was not understood and was left out.</source>
            <translation>التاريخ {cell!r} لم يُفهم فتُرك.</translation>
        </message>
        <message>
            <source>The document has macros; they were not read and nothing of them ran.</source>
            <translation>في المستند وحدات ماكرو؛ لم تُقرأ ولم يُشغَّل شيء منها.</translation>
        </message>
        <message>
            <source>The embedded document {file} was left out: it {reason}.</source>
            <translation>لم يؤخذ المستند المضمَّن {file}: {reason}.</translation>
        </message>
        <message>
            <source>The encoder plug-in {name!r} ({value}) cannot be used: {reason}.</source>
            <translation>لا يمكن استعمال إضافة النماذج {name!r} ({value}): {reason}.</translation>
        </message>
        <message>
            <source>The encoding {encoding!r} is not known</source>
            <translation>الترميز {encoding!r} غير معروف</translation>
        </message>
        <message>
            <source>The encoding {encoding} was not used: {format} files name their own.</source>
            <translation>لم يُستعمل الترميز {encoding}: ملفات {format} تسمّي ترميزها.</translation>
        </message>
        <message>
            <source>The file ends too early; something may be missing at its end.</source>
            <translation>ينتهي الملف قبل أوانه؛ وربما نقص شيء من آخره.</translation>
        </message>
        <message>
            <source>The folder {folder} cannot be written ({why})</source>
            <translation>لا يمكن الكتابة في المجلد {folder} ({why})</translation>
        </message>
        <message>
            <source>The format plug-in {name!r} ({place}) cannot be used: {reason}.</source>
            <translation>لا يمكن استعمال إضافة الصيغ ⁨{name!r}⁩ (⁨{place}⁩): ⁨{reason}⁩.</translation>
        </message>
        <message>
            <source>The keyring does not keep the password</source>
            <translation>لا تحفظ حلقة المفاتيح كلمة المرور</translation>
        </message>
        <message>
            <source>The login {login} cannot be used</source>
            <translation>لا يمكن استعمال اسم الدخول {login}</translation>
        </message>
        <message>
            <source>The marks of a text in the project are damaged</source>
            <translation>علامات أحد نصّي المشروع تالفة</translation>
        </message>
        <message>
            <source>The number {cell!r} was not understood and was left out.</source>
            <translation>العدد {cell!r} لم يُفهم فتُرك.</translation>
        </message>
        <message>
            <source>The part {name} of the document is another file.</source>
            <translation>الجزء {name} من المستند في ملف آخر.</translation>
        </message>
        <message>
            <source>The plug-in for {format} cannot be loaded ({why})</source>
            <translation>تعذّر تحميل ملحق {format} ({why})</translation>
        </message>
        <message>
            <source>The project was brought up to a newer schema by another program</source>
            <translation>حدّث برنامج آخر المشروع إلى مخطط أحدث</translation>
        </message>
        <message>
            <source>The regular expression {text!r} takes too long</source>
            <translation>يستغرق التعبير النمطي {text!r} وقتًا طويلًا جدًا</translation>
        </message>
        <message>
            <source>The reviewer sent it back.</source>
            <translation>أعاده المراجع.</translation>
        </message>
        <message>
            <source>The rules for {pattern!r} were left out: its pattern {reason}.</source>
            <translation>لم تؤخذ قواعد {pattern!r}: نمطها {reason}.</translation>
        </message>
        <message>
            <source>The same pair comes earlier.</source>
            <translation>ورد الزوج نفسه من قبل.</translation>
        </message>
        <message>
            <source>The scheduler {address} cannot be reached</source>
            <translation>لا يمكن الوصول إلى المجدوِل {address}</translation>
        </message>
        <message>
            <source>The scheduler {address} has no workers</source>
            <translation>ليس للمجدوِل {address} عمليات عاملة</translation>
        </message>
        <message>
            <source>The screen {screen} cannot be used</source>
            <translation>لا يمكن استعمال الشاشة {screen}</translation>
        </message>
        <message>
            <source>The segmentation rule {pattern!r} takes too long</source>
            <translation>قاعدة التقطيع {pattern!r} تستغرق وقتًا طويلًا</translation>
        </message>
        <message>
            <source>The sheet is not a seal of Muqabala</source>
            <translation>الورقة ليست ختمًا من مقابلة</translation>
        </message>
        <message>
            <source>The state {state!r} is not known and was left out.</source>
            <translation>الحالة {state!r} غير معروفة فتُركت.</translation>
        </message>
        <message>
            <source>The status {cell!r} is not one of ours and was left out.</source>
            <translation>الحالة {cell!r} ليست من حالات البرنامج فتُركت.</translation>
        </message>
        <message>
            <source>The step that this one belongs to was left out</source>
            <translation>تُركت الخطوة التي تتبعها هذه</translation>
        </message>
        <message>
            <source>The text looks like {kind}; its marks were read as text.</source>
            <translation>يبدو أن النص من نوع {kind}؛ وقد قُرئت علاماته نصًّا.</translation>
        </message>
        <message>
            <source>The texts have {n:,} and {m:,} chapters, too many to compare</source>
            <translation>في النصين {n:,} و{m:,} من الفصول، وهي أكثر من أن تُقارن</translation>
        </message>
        <message>
            <source>The two texts do not seem to be a text and its translation: hardly anything in one answers the other better than chance. Check that the right files were chosen.</source>
            <translation>لا يبدو أن النصين نص وترجمته: لا يكاد شيء في أحدهما يقابل الآخر أكثر مما تأتي به المصادفة. تحقق من أنك اخترت الملفين الصحيحين.</translation>
        </message>
        <message>
            <source>The window connects again by itself. What was saved before is there</source>
            <translation>تعيد النافذة الاتصال من نفسها. ما حُفظ قبل ذلك موجود</translation>
        </message>
        <message>
            <source>The worker {worker} has another Muqabala ({said}) than this computer ({version})</source>
            <translation>لدى العامل {worker} إصدار من مقابلة ({said}) غير الذي على هذا الحاسوب ({version})</translation>
        </message>
        <message>
            <source>The {side} ({language}) mixes both directions; look how the tool shows it.</source>
            <translation>يخلط {side} ({language}) الاتجاهين؛ انظر كيف تعرضه الأداة.</translation>
        </message>
        <message>
            <source>The {side} does not look like {language}.</source>
            <translation>لا يبدو {side} بلغة {language}.</translation>
        </message>
        <message>
            <source>The {side} has {length:,} characters; {tool} takes {most:,}.</source>
            <translation>في {side} ‏{length:,} محرفًا؛ ويقبل {tool} ‏{most:,}.</translation>
        </message>
        <message>
            <source>The {side} is empty; it will be {outcome}.</source>
            <translation>‏{side} خالٍ؛ والزوج {outcome}.</translation>
        </message>
        <message>
            <source>The {side} lacks inline codes: {tags}.</source>
            <translation>تنقص {side} رموز داخلية: ⁨{tags}⁩.</translation>
        </message>
        <message>
            <source>The {side} opens {opened} directions and closes {closed}.</source>
            <translation>يفتح {side} ‏{opened} من الاتجاهات ويغلق {closed}.</translation>
        </message>
        <message>
            <source>The {side} text</source>
            <translation>نص {side}</translation>
        </message>
        <message>
            <source>There are no variants to choose from in {format} files.</source>
            <translation>لا بدائل للاختيار منها في ملفات {format}.</translation>
        </message>
        <message>
            <source>There are too many brackets to look for links; they were left as they stand.</source>
            <translation>الأقواس أكثر من أن تُلتمس فيها الروابط؛ فتُركت على حالها.</translation>
        </message>
        <message>
            <source>There is no format called {name!r}</source>
            <translation>لا صيغة باسم {name!r}</translation>
        </message>
        <message>
            <source>There is no page furniture to keep in {format} files.</source>
            <translation>لا عناصر صفحات تُستبقى في ملفات {format}.</translation>
        </message>
        <message>
            <source>There is no part {name!r}</source>
            <translation>لا جزء باسم ⁨{name!r}⁩</translation>
        </message>
        <message>
            <source>There is no preset called {name!r}</source>
            <translation>لا مجموعة جاهزة باسم {name!r}</translation>
        </message>
        <message>
            <source>There is no role {role}</source>
            <translation>لا يوجد دور اسمه {role}</translation>
        </message>
        <message>
            <source>There is no screen to open a window on</source>
            <translation>لا شاشة تُفتح عليها نافذة</translation>
        </message>
        <message>
            <source>There is nothing to download</source>
            <translation>لا شيء يُنزَّل</translation>
        </message>
        <message>
            <source>This change was stored already</source>
            <translation>حُفظ هذا التغيير من قبل</translation>
        </message>
        <message>
            <source>This is no file of keys that Muqabala wrote</source>
            <translation>ليس هذا ملف مفاتيح كتبه برنامج «مقابلة»</translation>
        </message>
        <message>
            <source>This package takes no additions. Install the program with pip and the extra '{extra}'</source>
            <translation>لا تقبل هذه الحزمة إضافات. ثبّت البرنامج بالأمر pip مع الملحق ‏{extra}</translation>
        </message>
        <message>
            <source>This pair is there again already, so the step cannot be taken</source>
            <translation>عاد هذا الزوج من قبل، فلا يمكن تنفيذ الخطوة</translation>
        </message>
        <message>
            <source>This pair no longer exists: somebody else took it apart or merged it</source>
            <translation>لم يعد هذا الزوج موجودًا: فكّه شخص آخر أو دمجه</translation>
        </message>
        <message>
            <source>This project does not let anybody approve their own work</source>
            <translation>لا يسمح هذا المشروع بأن يعتمد أحد عمله</translation>
        </message>
        <message>
            <source>This was done as a {role} ({step}), and can only be {how} as one</source>
            <translation>عُمل هذا بصفة {role} ({step})، ولا يمكن {how} إلا بتلك الصفة</translation>
        </message>
        <message>
            <source>Took a pair apart</source>
            <translation>فكّ زوج</translation>
        </message>
        <message>
            <source>Translator</source>
            <translation>المترجم</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>حاول مرة أخرى</translation>
        </message>
        <message>
            <source>Try again in a minute</source>
            <translation>حاول ثانيةً بعد دقيقة</translation>
        </message>
        <message>
            <source>Try again in a moment</source>
            <translation>أعد المحاولة بعد لحظة</translation>
        </message>
        <message>
            <source>UTF-16 (big-endian)</source>
            <translation>UTF-16 (الأكبر أولًا)</translation>
        </message>
        <message>
            <source>UTF-16 (little-endian)</source>
            <translation>UTF-16 (الأصغر أولًا)</translation>
        </message>
        <message>
            <source>UTF-32 (big-endian)</source>
            <translation>UTF-32 (الأكبر أولًا)</translation>
        </message>
        <message>
            <source>UTF-32 (little-endian)</source>
            <translation>UTF-32 (الأصغر أولًا)</translation>
        </message>
        <message>
            <source>Undid: {step}</source>
            <translation>تراجُع: {step}</translation>
        </message>
        <message>
            <source>Undo the correction first, or cut before or after it</source>
            <translation>تراجع عن التصحيح أولًا، أو اقطع قبله أو بعده</translation>
        </message>
        <message>
            <source>Update Muqabala</source>
            <translation>حدّث برنامج «مقابلة»</translation>
        </message>
        <message>
            <source>Update Muqabala to open it</source>
            <translation>حدّث برنامج «مقابلة» لتفتحه</translation>
        </message>
        <message>
            <source>Urdu</source>
            <translation>الأردية</translation>
        </message>
        <message>
            <source>Use Debian 12, Ubuntu 22.04 or a later system</source>
            <translation>استعمل Debian 12 أو Ubuntu 22.04 أو نظامًا أحدث</translation>
        </message>
        <message>
            <source>Use ar, or ar-SA for Trados</source>
            <translation>استعمل ar، أو ar-SA لبرنامج Trados</translation>
        </message>
        <message>
            <source>Use the commands of muqabala --help</source>
            <translation>استعمل الأوامر التي في muqabala --help</translation>
        </message>
        <message>
            <source>Wait for it, or choose another folder</source>
            <translation>انتظر انتهاءها، أو اختر مجلدًا آخر</translation>
        </message>
        <message>
            <source>Web page</source>
            <translation>صفحة وِب</translation>
        </message>
        <message>
            <source>Windows-1252 (Western)</source>
            <translation>Windows-1252 (غربي)</translation>
        </message>
        <message>
            <source>Windows-1256 (Arabic)</source>
            <translation>Windows-1256 (عربي)</translation>
        </message>
        <message>
            <source>Word document</source>
            <translation>مستند Word</translation>
        </message>
        <message>
            <source>Word links (Alpheios)</source>
            <translation>روابط الكلمات (Alpheios)</translation>
        </message>
        <message>
            <source>Write a text and its translation a line, with a tab between</source>
            <translation>اكتب في كل سطر نصًا وترجمته وبينهما علامة جدولة</translation>
        </message>
        <message>
            <source>Write for example e5-base?backend=onnx, or ?truncate_dim=256, or ?prompt=query:%20</source>
            <translation>اكتب مثلًا e5-base?backend=onnx، أو ?truncate_dim=256، أو ?prompt=query:%20</translation>
        </message>
        <message>
            <source>Write for example use+e5-small</source>
            <translation>اكتب مثلًا use+e5-small</translation>
        </message>
        <message>
            <source>Write it like 2026-11-22 or 2026-11-22T16:30</source>
            <translation>اكتبه هكذا: 2026-11-22 أو 2026-11-22T16:30</translation>
        </message>
        <message>
            <source>Write it like ar, en or en-GB</source>
            <translation>اكتبه هكذا: ar أو en أو en-GB</translation>
        </message>
        <message>
            <source>Write it like postgresql://person@host/database</source>
            <translation>اكتبه هكذا: postgresql://person@host/database</translation>
        </message>
        <message>
            <source>Write one a line</source>
            <translation>اكتب زوجًا في كل سطر</translation>
        </message>
        <message>
            <source>Write one category a line, up to {most} under [alignment] and under [translation], each once and without commas, colons and brackets</source>
            <translation>اكتب فئة في كل سطر، إلى {most} تحت [alignment] ومثلها تحت [translation]، كلًّا مرة واحدة وبلا فواصل ولا نقطتين ولا أقواس</translation>
        </message>
        <message>
            <source>Write one like "1-1" or "n-1"</source>
            <translation>اكتب مثل "1-1" أو "n-1"</translation>
        </message>
        <message>
            <source>Write something first</source>
            <translation>اكتب شيئًا أولًا</translation>
        </message>
        <message>
            <source>Write the name of the reviewer above its table</source>
            <translation>اكتب اسم المراجع فوق جدوله</translation>
        </message>
        <message>
            <source>Write year, month and day, as in 2026-12-10</source>
            <translation>اكتب السنة والشهر واليوم، مثل 2026-12-10</translation>
        </message>
        <message>
            <source>Writing the history</source>
            <translation>كتابة السجل</translation>
        </message>
        <message>
            <source>Writing the new file</source>
            <translation>كتابة الملف الجديد</translation>
        </message>
        <message>
            <source>Writing the pairs</source>
            <translation>كتابة الأزواج</translation>
        </message>
        <message>
            <source>You are signed in as {name}, and cannot work as {other}</source>
            <translation>سجّلت الدخول باسم {name}، ولا يمكنك العمل باسم {other}</translation>
        </message>
        <message>
            <source>Your role in this library is another: {role}</source>
            <translation>دورك في هذه المكتبة غير ذلك: {role}</translation>
        </message>
        <message>
            <source>a PDF</source>
            <translation>ملف PDF</translation>
        </message>
        <message>
            <source>a change set cannot be read</source>
            <translation>تعذرت قراءة مجموعة تغييرات</translation>
        </message>
        <message>
            <source>a change set does not have the form of one</source>
            <translation>مجموعة تغييرات ليست على هيئتها</translation>
        </message>
        <message>
            <source>a change set is cut off, or larger than any that Muqabala writes</source>
            <translation>مجموعة تغييرات مبتورة أو أكبر من كل ما يكتبه مقابلة</translation>
        </message>
        <message>
            <source>a compressed file</source>
            <translation>ملف مضغوط</translation>
        </message>
        <message>
            <source>a correction cannot remove the whole text</source>
            <translation>لا يجوز أن يمحو التصحيح النص كله</translation>
        </message>
        <message>
            <source>a cut at the edge leaves nothing to split off</source>
            <translation>القطع عند الحافة لا يُبقي شيئًا يُفصل</translation>
        </message>
        <message>
            <source>a cut must fall between two words</source>
            <translation>يجب أن يقع القطع بين كلمتين</translation>
        </message>
        <message>
            <source>a database</source>
            <translation>قاعدة بيانات</translation>
        </message>
        <message>
            <source>a page</source>
            <translation>صفحة من الملف</translation>
        </message>
        <message>
            <source>a pair is returned with a reason</source>
            <translation>لا يُعاد زوج إلا بسبب</translation>
        </message>
        <message>
            <source>a pair with a corrected text stays with the one who corrected it</source>
            <translation>الزوج الذي صُحّح نصه يبقى لمن صحّحه</translation>
        </message>
        <message>
            <source>a part of an alignment cannot be taken back by itself</source>
            <translation>لا يمكن التراجع عن جزء من محاذاة وحده</translation>
        </message>
        <message>
            <source>a picture</source>
            <translation>صورة</translation>
        </message>
        <message>
            <source>a piece of a change set belongs to no event</source>
            <translation>جزء من مجموعة تغييرات لا يتبع أي حدث</translation>
        </message>
        <message>
            <source>a split needs a place to cut</source>
            <translation>لا بد للتقسيم من موضع قطع</translation>
        </message>
        <message>
            <source>a stretch of text is held twice, or lies beyond the end of the text</source>
            <translation>قطعة من النص محفوظة مرتين، أو واقعة بعد آخر النص</translation>
        </message>
        <message>
            <source>a stretch of text or evidence belongs to no pair</source>
            <translation>قطعة نص أو دليل لا تتبع أي زوج</translation>
        </message>
        <message>
            <source>a word is cut in two</source>
            <translation>كلمة مقطوعة نصفين</translation>
        </message>
        <message>
            <source>a zip archive or an Office document</source>
            <translation>أرشيف zip أو مستند Office</translation>
        </message>
        <message>
            <source>above</source>
            <translation>فوق</translation>
        </message>
        <message>
            <source>accept the proposed wording for</source>
            <translation>قبول الصياغة المقترحة لـ</translation>
        </message>
        <message>
            <source>already exists</source>
            <translation>موجود من قبل</translation>
        </message>
        <message>
            <source>an assignment names a person</source>
            <translation>لا بد في الإسناد من اسم شخص</translation>
        </message>
        <message>
            <source>an old Office document</source>
            <translation>مستند Office قديم</translation>
        </message>
        <message>
            <source>another wording is proposed, so the pair is not decided yet</source>
            <translation>فيه صياغة مقترحة، فلم يُقرَّر بعد</translation>
        </message>
        <message>
            <source>approve</source>
            <translation>اعتماد</translation>
        </message>
        <message>
            <source>approved</source>
            <translation>معتمد</translation>
        </message>
        <message>
            <source>bekko-embedding-v1-a25m: small and new</source>
            <translation>‏bekko-embedding-v1-a25m: صغير وجديد</translation>
        </message>
        <message>
            <source>below</source>
            <translation>تحت</translation>
        </message>
        <message>
            <source>both are number {number}</source>
            <translation>رقم كليهما {number}</translation>
        </message>
        <message>
            <source>cannot be created here ({why})</source>
            <translation>يتعذر إنشاؤه هنا ({why})</translation>
        </message>
        <message>
            <source>cannot be created, since its folder does not exist</source>
            <translation>يتعذر إنشاؤه لأن مجلده غير موجود</translation>
        </message>
        <message>
            <source>cannot be decoded as {encoding}</source>
            <translation>يتعذر فك ترميزه بوصفه {encoding}</translation>
        </message>
        <message>
            <source>cannot be loaded as a sentence-transformers model ({why})</source>
            <translation>يتعذر تحميله نموذجَ sentence-transformers ({why})</translation>
        </message>
        <message>
            <source>cannot be made ({why})</source>
            <translation>يتعذر إنشاؤه ({why})</translation>
        </message>
        <message>
            <source>cannot be opened ({why})</source>
            <translation>يتعذر فتحه ({why})</translation>
        </message>
        <message>
            <source>cannot be opened or created here</source>
            <translation>يتعذر فتحه أو إنشاؤه هنا</translation>
        </message>
        <message>
            <source>cannot be read ({why})</source>
            <translation>تتعذر قراءته ({why})</translation>
        </message>
        <message>
            <source>cannot be read as JSON</source>
            <translation>تتعذر قراءته بصيغة JSON</translation>
        </message>
        <message>
            <source>cannot be read as a tokenizer ({why})</source>
            <translation>تتعذر قراءته مقطِّعًا للكلمات ({why})</translation>
        </message>
        <message>
            <source>cannot be read as safetensors ({why})</source>
            <translation>تتعذر قراءته بصيغة safetensors ({why})</translation>
        </message>
        <message>
            <source>cannot be renamed to {name}</source>
            <translation>لا يمكن تغيير اسمه إلى {name}</translation>
        </message>
        <message>
            <source>cannot be repaired: the {side} text is not in it</source>
            <translation>تعذر إصلاحه: ليس فيه نص {side}</translation>
        </message>
        <message>
            <source>cannot be repaired: {problem}</source>
            <translation>تعذر إصلاحه: {problem}</translation>
        </message>
        <message>
            <source>cannot be used as {kind} ({why})</source>
            <translation>لا يمكن استعماله ملف {kind} ({why})</translation>
        </message>
        <message>
            <source>cannot be written ({why})</source>
            <translation>تتعذر كتابته ({why})</translation>
        </message>
        <message>
            <source>cannot be written and is as it was before</source>
            <translation>تتعذر كتابته، وهو باقٍ كما كان</translation>
        </message>
        <message>
            <source>cannot be written: its folder is read-only</source>
            <translation>تتعذر كتابته: مجلده للقراءة فقط</translation>
        </message>
        <message>
            <source>cannot be written: its pairs belong to no project</source>
            <translation>لا يمكن كتابته: أزواجه ليست من مشروع</translation>
        </message>
        <message>
            <source>cannot be written: the disk is full</source>
            <translation>تتعذر كتابته: القرص ممتلئ</translation>
        </message>
        <message>
            <source>cannot be written: the folder or the file is read-only</source>
            <translation>تتعذر كتابته: المجلد أو الملف للقراءة فقط</translation>
        </message>
        <message>
            <source>cannot be written: the name is too long</source>
            <translation>تتعذر كتابته: الاسم أطول من المسموح</translation>
        </message>
        <message>
            <source>cannot be written: there is no folder {folder}</source>
            <translation>تتعذر كتابته: لا مجلد باسم {folder}</translation>
        </message>
        <message>
            <source>cannot be written: {ending} is no format for pairs</source>
            <translation>تتعذر كتابته: ليست {ending} صيغةً للأزواج</translation>
        </message>
        <message>
            <source>cannot be written: {ending} is no format for terms</source>
            <translation>لا يمكن كتابته: ⁨{ending}⁩ ليست صيغة للمصطلحات</translation>
        </message>
        <message>
            <source>cannot be written: {folder} is not a folder</source>
            <translation>تتعذر كتابته: {folder} ليس مجلدًا</translation>
        </message>
        <message>
            <source>cannot be written: {folder} {what}</source>
            <translation>تتعذر كتابته: {folder} {what}</translation>
        </message>
        <message>
            <source>cannot be written: {why}</source>
            <translation>تتعذر كتابته: {why}</translation>
        </message>
        <message>
            <source>cannot hold more than {most:,} pairs</source>
            <translation>لا يسع أكثر من {most:,} من الأزواج</translation>
        </message>
        <message>
            <source>cannot hold pair {pair}: {longest:,} characters in a cell, Excel takes {most:,}</source>
            <translation>لا يسع الزوج {pair}: في الخلية {longest:,} من المحارف، وأقصى ما يقبله Excel ‏{most:,}</translation>
        </message>
        <message>
            <source>cannot store a text with a NUL character</source>
            <translation>لا يمكنها حفظ نص فيه محرف NUL</translation>
        </message>
        <message>
            <source>change the rules of</source>
            <translation>تغيير قواعد</translation>
        </message>
        <message>
            <source>comment on</source>
            <translation>التعليق على</translation>
        </message>
        <message>
            <source>comment {id} is missing</source>
            <translation>التعليق {id} مفقود</translation>
        </message>
        <message>
            <source>comment {id} is not what was said</source>
            <translation>التعليق {id} ليس ما قيل</translation>
        </message>
        <message>
            <source>concordance</source>
            <translation>كشّاف</translation>
        </message>
        <message>
            <source>confidence</source>
            <translation>الثقة</translation>
        </message>
        <message>
            <source>confirm</source>
            <translation>تأكيد</translation>
        </message>
        <message>
            <source>confirmed</source>
            <translation>مؤكَّد</translation>
        </message>
        <message>
            <source>could not be brought from schema {version} to {to} ({problem}), and is as it was</source>
            <translation>لم يمكن نقله من المخطط {version} إلى {to} ({problem})، وهو باقٍ كما كان</translation>
        </message>
        <message>
            <source>could not be read or written (disk error)</source>
            <translation>تعذرت قراءته أو كتابته (خطأ في القرص)</translation>
        </message>
        <message>
            <source>could not be written because the disk is full, and is as it was before</source>
            <translation>تعذرت كتابته لامتلاء القرص، وهو باقٍ كما كان</translation>
        </message>
        <message>
            <source>could not be written because the disk of the server is full, and is as it was before</source>
            <translation>تعذّرت الكتابة لامتلاء قرص الخادم، وبقي كل شيء كما كان</translation>
        </message>
        <message>
            <source>declares a document type or entities{place}, which a file of this kind does not</source>
            <translation>يعلن نوع مستند أو كيانات{place}، وليس ذلك في ملف من هذا النوع</translation>
        </message>
        <message>
            <source>declares entities of its own, which TMX has no use for</source>
            <translation>يعلن كيانات خاصة به لا حاجة لـ TMX بها</translation>
        </message>
        <message>
            <source>declares entities, which a file of this kind does not</source>
            <translation>يعرّف كيانات، ولا يعرّفها ملف من هذا النوع</translation>
        </message>
        <message>
            <source>descriptions of pictures</source>
            <translation>أوصاف صور</translation>
        </message>
        <message>
            <source>did not arrive</source>
            <translation>لم يصل</translation>
        </message>
        <message>
            <source>does not accept the name and password</source>
            <translation>لا تقبل الاسم وكلمة المرور</translation>
        </message>
        <message>
            <source>does not allow you to do this</source>
            <translation>لا تسمح لك بهذا</translation>
        </message>
        <message>
            <source>does not exist</source>
            <translation>غير موجود</translation>
        </message>
        <message>
            <source>does not let you sign in</source>
            <translation>لا تسمح لك بتسجيل الدخول</translation>
        </message>
        <message>
            <source>does not say which letters its glyphs are, so its text cannot be read</source>
            <translation>لا يذكر أي حروف هي أشكاله، فلا يمكن قراءة نصه</translation>
        </message>
        <message>
            <source>does not say who reviewed it</source>
            <translation>لا يذكر من راجعه</translation>
        </message>
        <message>
            <source>done again</source>
            <translation>تنفيذه ثانيةً</translation>
        </message>
        <message>
            <source>downloading models needs the neural extra</source>
            <translation>تنزيل النماذج يحتاج إلى الإضافة neural</translation>
        </message>
        <message>
            <source>edit</source>
            <translation>تحرير</translation>
        </message>
        <message>
            <source>editors' brackets</source>
            <translation>أقواس المحققين</translation>
        </message>
        <message>
            <source>embedded objects</source>
            <translation>كائنات مضمَّنة</translation>
        </message>
        <message>
            <source>event {event} begins a state that nothing tells of</source>
            <translation>الحدث {event} يبدأ حالة لا يدلّ عليها شيء</translation>
        </message>
        <message>
            <source>event {event} by {who} does not lead to the state it claims</source>
            <translation>الحدث {event} الذي كتبه {who} لا يؤدي إلى الحالة التي يدّعيها</translation>
        </message>
        <message>
            <source>event {event} by {who} is not what was written (its hash differs)</source>
            <translation>الحدث {event} الذي كتبه {who} ليس ما كُتب (بصمته مختلفة)</translation>
        </message>
        <message>
            <source>event {event} by {who} miscounts its pairs</source>
            <translation>الحدث {event} الذي كتبه {who} يخطئ في عدّ أزواجه</translation>
        </message>
        <message>
            <source>event {event} has no link in the chain</source>
            <translation>ليس للحدث {event} حلقة في السلسلة</translation>
        </message>
        <message>
            <source>event {event} is missing from the history</source>
            <translation>الحدث {event} مفقود من السجل</translation>
        </message>
        <message>
            <source>every other byte is the high byte of an Arabic or Latin character</source>
            <translation>كل بايت ثانٍ هو البايت الأعلى لمحرف عربي أو لاتيني</translation>
        </message>
        <message>
            <source>evidence</source>
            <translation>الأدلة</translation>
        </message>
        <message>
            <source>exists already</source>
            <translation>موجود من قبل</translation>
        </message>
        <message>
            <source>fail</source>
            <translation>لم تنجح</translation>
        </message>
        <message>
            <source>fields of forms</source>
            <translation>حقول استمارات</translation>
        </message>
        <message>
            <source>footnote numbers</source>
            <translation>أرقام الحواشي</translation>
        </message>
        <message>
            <source>has a drawing that contains itself, so it would be drawn without end</source>
            <translation>فيه رسم يحتوي نفسه، فلا نهاية لرسمه</translation>
        </message>
        <message>
            <source>has a line longer than {size} MB</source>
            <translation>فيه سطر أطول من {size} ميغابايت</translation>
        </message>
        <message>
            <source>has a part whose name leaves the archive ({name!r})</source>
            <translation>فيه جزء يخرج اسمه عن الأرشيف ({name!r})</translation>
        </message>
        <message>
            <source>has a password</source>
            <translation>محمي بكلمة مرور</translation>
        </message>
        <message>
            <source>has a term longer than {most:,} characters</source>
            <translation>فيه مصطلح أطول من {most:,} من المحارف</translation>
        </message>
        <message>
            <source>has a term with more than {most:,} translations</source>
            <translation>فيه مصطلح له أكثر من {most:,} من الترجمات</translation>
        </message>
        <message>
            <source>has another form than this program knows</source>
            <translation>لها شكل لا يعرفه هذا البرنامج</translation>
        </message>
        <message>
            <source>has another source text than {first}</source>
            <translation>نص مصدره غير نص المصدر في {first}</translation>
        </message>
        <message>
            <source>has as many connections as it allows</source>
            <translation>بلغ الحد الأقصى من الاتصالات</translation>
        </message>
        <message>
            <source>has fewer lines than {name} (it ends before line {number})</source>
            <translation>سطوره أقل من سطور {name} (ينتهي قبل السطر {number})</translation>
        </message>
        <message>
            <source>has more than {most:,} rules</source>
            <translation>فيه أكثر من {most:,} من القواعد</translation>
        </message>
        <message>
            <source>has more than {most:,} terms</source>
            <translation>فيه أكثر من {most:,} من المصطلحات</translation>
        </message>
        <message>
            <source>has no chapter {number}</source>
            <translation>ليس فيه فصل برقم {number}</translation>
        </message>
        <message>
            <source>has no config.json</source>
            <translation>ليس فيه config.json</translation>
        </message>
        <message>
            <source>has no database of this name</source>
            <translation>ليس فيها قاعدة بيانات بهذا الاسم</translation>
        </message>
        <message>
            <source>has no modules.json or config.json, so it is not a model folder</source>
            <translation>ليس فيه modules.json ولا config.json، فليس مجلد نموذج</translation>
        </message>
        <message>
            <source>has no page in it</source>
            <translation>ليس فيه صفحة</translation>
        </message>
        <message>
            <source>has no pairs in it</source>
            <translation>ليس فيه أزواج</translation>
        </message>
        <message>
            <source>has no pairs {first} to {last}</source>
            <translation>ليس فيه أزواج من {first} إلى {last}</translation>
        </message>
        <message>
            <source>has no segmentation rules in it</source>
            <translation>ليس فيه قواعد تقطيع</translation>
        </message>
        <message>
            <source>has no sheet with two columns of text</source>
            <translation>ليس فيه ورقة ذات عمودين من النص</translation>
        </message>
        <message>
            <source>has no source and target in line {number}</source>
            <translation>ليس في السطر {number} منه مصدر وترجمة</translation>
        </message>
        <message>
            <source>has no such project</source>
            <translation>ليس فيها مشروع كهذا</translation>
        </message>
        <message>
            <source>has no table of token vectors</source>
            <translation>ليس فيه جدول لمتّجهات الكلمات</translation>
        </message>
        <message>
            <source>has no table with two columns</source>
            <translation>ليس فيه جدول ذو عمودين</translation>
        </message>
        <message>
            <source>has no terms in {source} and {target} in it</source>
            <translation>ليس فيه مصطلحات بلغتي {source} و{target}</translation>
        </message>
        <message>
            <source>has no text in it</source>
            <translation>ليس فيه نص</translation>
        </message>
        <message>
            <source>has no text layer: its {n} pages are pictures</source>
            <translation>ليس فيه طبقة نص: صفحاته ({n}) صور</translation>
        </message>
        <message>
            <source>has no times of subtitles</source>
            <translation>ليس فيه أوقات ترجمة مرئية</translation>
        </message>
        <message>
            <source>has no tokenizer.json</source>
            <translation>ليس فيه tokenizer.json</translation>
        </message>
        <message>
            <source>has no two files of its own in line {number}</source>
            <translation>ليس في سطره {number} ملفان له وحده</translation>
        </message>
        <message>
            <source>has no weights in safetensors form</source>
            <translation>ليس فيه أوزان بصيغة safetensors</translation>
        </message>
        <message>
            <source>has nothing in these languages; it has {languages}</source>
            <translation>ليس فيه شيء بهاتين اللغتين؛ فيه {languages}</translation>
        </message>
        <message>
            <source>has only one column</source>
            <translation>فيه عمود واحد فقط</translation>
        </message>
        <message>
            <source>has only one column of texts</source>
            <translation>فيه عمود نصوص واحد فقط</translation>
        </message>
        <message>
            <source>has other tables, views or triggers than Muqabala makes</source>
            <translation>فيه جداول أو عروض أو مشغّلات غير ما يصنعه مقابلة</translation>
        </message>
        <message>
            <source>has rules of more than {most:,} characters together</source>
            <translation>فيه قواعد يزيد مجموعها على {most:,} من المحارف</translation>
        </message>
        <message>
            <source>has terms of more than {most:,} characters together</source>
            <translation>فيه مصطلحات يزيد مجموعها على {most:,} من المحارف</translation>
        </message>
        <message>
            <source>has too many backups</source>
            <translation>نسخه الاحتياطية أكثر مما ينبغي</translation>
        </message>
        <message>
            <source>has {n} pages; no more than {most} are read</source>
            <translation>فيه {n} صفحة، ولا يُقرأ أكثر من {most}</translation>
        </message>
        <message>
            <source>headers and footers of pages</source>
            <translation>رؤوس الصفحات وتذييلاتها</translation>
        </message>
        <message>
            <source>headers, comments and styles of subtitles</source>
            <translation>رؤوس الترجمة المرئية وتعليقاتها وأنماطها</translation>
        </message>
        <message>
            <source>hidden or deleted text</source>
            <translation>نص مخفي أو محذوف</translation>
        </message>
        <message>
            <source>hidden or deleted text in notes</source>
            <translation>نص مخفي أو محذوف في الحواشي</translation>
        </message>
        <message>
            <source>hidden text</source>
            <translation>نص مخفي</translation>
        </message>
        <message>
            <source>holds no decisions of a review page</source>
            <translation>لا يحوي قرارات من صفحة مراجعة</translation>
        </message>
        <message>
            <source>holds no pairs of files</source>
            <translation>ليس فيه أزواج ملفات</translation>
        </message>
        <message>
            <source>holds no pairs to draw from</source>
            <translation>لا أزواج فيه يُختار منها</translation>
        </message>
        <message>
            <source>holds no pairs yet</source>
            <translation>ليس فيه أزواج بعد</translation>
        </message>
        <message>
            <source>holds no text together with its translation</source>
            <translation>ليس فيه نص مع ترجمته</translation>
        </message>
        <message>
            <source>holds no texts with names that belong together</source>
            <translation>ليس فيه نصوص تتطابق أسماؤها</translation>
        </message>
        <message>
            <source>holds no {status} pairs yet</source>
            <translation>ليس فيه بعد أزواج حالتها «{status}»</translation>
        </message>
        <message>
            <source>holds nothing but white space</source>
            <translation>ليس فيه إلا فراغ</translation>
        </message>
        <message>
            <source>holds pairs already ({format}), not running text</source>
            <translation>فيه أزواج ({format})، لا نص متصل</translation>
        </message>
        <message>
            <source>holds running text ({format}), not pairs</source>
            <translation>فيه نص متصل ({format})، لا أزواج</translation>
        </message>
        <message>
            <source>holds {n:,} parts, too many for a document</source>
            <translation>أجزاؤه {n:,}، وهي أكثر مما يكون في مستند</translation>
        </message>
        <message>
            <source>hyphens at line ends</source>
            <translation>شرطات أواخر السطور</translation>
        </message>
        <message>
            <source>invisible marks</source>
            <translation>العلامات الخفية</translation>
        </message>
        <message>
            <source>is UTF-8 with damage in line {line} (byte {byte})</source>
            <translation>مرمّز بـ UTF-8 وفيه تلف في السطر {line} (البايت {byte})</translation>
        </message>
        <message>
            <source>is XLIFF {version}, which is not known here</source>
            <translation>صيغته XLIFF {version}، وهي غير معروفة هنا</translation>
        </message>
        <message>
            <source>is XML of a kind that is not read (&lt;{name}&gt;)</source>
            <translation>ملف XML من نوع لا يُقرأ (&lt;{name}&gt;)</translation>
        </message>
        <message>
            <source>is a damaged web archive</source>
            <translation>أرشيف صفحة تالف</translation>
        </message>
        <message>
            <source>is a database of another program</source>
            <translation>قاعدة بيانات لبرنامج آخر</translation>
        </message>
        <message>
            <source>is a file</source>
            <translation>ملف لا مجلد</translation>
        </message>
        <message>
            <source>is a folder</source>
            <translation>مجلد</translation>
        </message>
        <message>
            <source>is already closed</source>
            <translation>مغلق من قبل</translation>
        </message>
        <message>
            <source>is an old binary Office file, or one with a password</source>
            <translation>ملف Office قديم ثنائي، أو محمي بكلمة مرور</translation>
        </message>
        <message>
            <source>is being written by another window or program, and this change was not made</source>
            <translation>تكتبه الآن نافذة أخرى أو برنامج آخر، ولم يُجرَ هذا التغيير</translation>
        </message>
        <message>
            <source>is damaged</source>
            <translation>تالف</translation>
        </message>
        <message>
            <source>is damaged (it holds no project)</source>
            <translation>تالف (لا يحوي مشروعًا)</translation>
        </message>
        <message>
            <source>is damaged (its schema is not the one it names)</source>
            <translation>تالف (مخططه ليس الذي يسمّيه)</translation>
        </message>
        <message>
            <source>is damaged ({what})</source>
            <translation>تالف ({what})</translation>
        </message>
        <message>
            <source>is damaged in {name}</source>
            <translation>تالف في {name}</translation>
        </message>
        <message>
            <source>is damaged inside</source>
            <translation>تالف من داخله</translation>
        </message>
        <message>
            <source>is damaged: it does not say where its contents are</source>
            <translation>تالف: لا يذكر موضع محتوياته</translation>
        </message>
        <message>
            <source>is damaged: it is not a whole PDF</source>
            <translation>تالف: ليس ملف PDF كاملًا</translation>
        </message>
        <message>
            <source>is damaged: it is not a whole archive</source>
            <translation>تالف: ليس أرشيفًا كاملًا</translation>
        </message>
        <message>
            <source>is damaged: it lacks {name}</source>
            <translation>تالف: ينقصه {name}</translation>
        </message>
        <message>
            <source>is damaged: {problem}</source>
            <translation>تالف: {problem}</translation>
        </message>
        <message>
            <source>is damaged{place}: it has no XML in it</source>
            <translation>تالف{place}: ليس فيه XML</translation>
        </message>
        <message>
            <source>is damaged{place}: {why}</source>
            <translation>تالف{place}: {why}</translation>
        </message>
        <message>
            <source>is embedded too deep</source>
            <translation>مضمَّن على عمق أكبر من اللازم</translation>
        </message>
        <message>
            <source>is empty</source>
            <translation>فارغ</translation>
        </message>
        <message>
            <source>is encrypted</source>
            <translation>معمّى</translation>
        </message>
        <message>
            <source>is in an unknown encoding, {encoding}</source>
            <translation>مكتوب بترميز غير معروف هو {encoding}</translation>
        </message>
        <message>
            <source>is in no encoding that is known here, or is not a text file</source>
            <translation>ترميزه غير معروف هنا، أو ليس ملفًا نصيًّا</translation>
        </message>
        <message>
            <source>is in use: another batch writes to this folder</source>
            <translation>قيد الاستعمال: دفعة أخرى تكتب في هذا المجلد</translation>
        </message>
        <message>
            <source>is in {language}, which is no language of the project</source>
            <translation>بلغة {language}، وليست من لغتي المشروع</translation>
        </message>
        <message>
            <source>is larger than {size} MB</source>
            <translation>أكبر من {size} ميغابايت</translation>
        </message>
        <message>
            <source>is locked by its seller (DRM)</source>
            <translation>مقفل من بائعه (DRM)</translation>
        </message>
        <message>
            <source>is longer than {most:,} characters</source>
            <translation>أطول من {most:,} حرف</translation>
        </message>
        <message>
            <source>is named twice, and would be overwritten</source>
            <translation>مذكور مرتين، وسيُكتب فوقه</translation>
        </message>
        <message>
            <source>is nested too deep to be a document</source>
            <translation>تداخله أعمق من أن يكون مستندًا</translation>
        </message>
        <message>
            <source>is no OmegaT project</source>
            <translation>ليس مشروع OmegaT</translation>
        </message>
        <message>
            <source>is no PDF</source>
            <translation>ليس ملف PDF</translation>
        </message>
        <message>
            <source>is no copy of what the library holds</source>
            <translation>ليس نسخة مما في المكتبة</translation>
        </message>
        <message>
            <source>is no list of categories</source>
            <translation>ليس قائمة فئات</translation>
        </message>
        <message>
            <source>is no longer there, and the work cannot be saved beside it ({why})</source>
            <translation>لم يعد موجودًا، وتعذر حفظ العمل بجانبه ({why})</translation>
        </message>
        <message>
            <source>is no name for a report</source>
            <translation>ليس اسمًا يصلح لتقرير</translation>
        </message>
        <message>
            <source>is no name for a sheet</source>
            <translation>ليس اسمًا يصلح لورقة توقيع</translation>
        </message>
        <message>
            <source>is no review table</source>
            <translation>ليس جدول مراجعة</translation>
        </message>
        <message>
            <source>is no sample of Muqabala</source>
            <translation>ليس عيّنة من مقابلة</translation>
        </message>
        <message>
            <source>is not TMX: its root element is &lt;{name}&gt;</source>
            <translation>ليس TMX: عنصره الجذر &lt;{name}&gt;</translation>
        </message>
        <message>
            <source>is not XLIFF</source>
            <translation>ليس ملف XLIFF</translation>
        </message>
        <message>
            <source>is not a Muqabala project</source>
            <translation>ليس مشروعًا من مشاريع «مقابلة»</translation>
        </message>
        <message>
            <source>is not a TBX glossary</source>
            <translation>ليس مسرد TBX</translation>
        </message>
        <message>
            <source>is not a Word document</source>
            <translation>ليس مستند Word</translation>
        </message>
        <message>
            <source>is not a folder</source>
            <translation>ليس مجلدًا</translation>
        </message>
        <message>
            <source>is not a table ({reason})</source>
            <translation>ليس جدولًا ({reason})</translation>
        </message>
        <message>
            <source>is not a text document</source>
            <translation>ليس مستندًا نصيًّا</translation>
        </message>
        <message>
            <source>is not a text file: it holds NUL bytes</source>
            <translation>ليس ملفًا نصيًّا: فيه بايتات NUL</translation>
        </message>
        <message>
            <source>is not a text file: it holds NUL characters</source>
            <translation>ليس ملفًا نصيًّا: فيه محارف NUL</translation>
        </message>
        <message>
            <source>is not a {kind} of Muqabala</source>
            <translation>ليس ملف {kind} من «مقابلة»</translation>
        </message>
        <message>
            <source>is not an RTF document</source>
            <translation>ليس مستند RTF</translation>
        </message>
        <message>
            <source>is not an SRX file</source>
            <translation>ليس ملف SRX</translation>
        </message>
        <message>
            <source>is not in {encoding}, which it names as its encoding</source>
            <translation>ليس بترميز {encoding} الذي يسمّيه</translation>
        </message>
        <message>
            <source>is not text in UTF-8</source>
            <translation>ليس نصًا بترميز UTF-8</translation>
        </message>
        <message>
            <source>is not there</source>
            <translation>غير موجود</translation>
        </message>
        <message>
            <source>is not there any more, or is closed to you</source>
            <translation>لم يعد موجودًا، أو هو مغلق أمامك</translation>
        </message>
        <message>
            <source>is not understood ({reason})</source>
            <translation>لا يُفهم ({reason})</translation>
        </message>
        <message>
            <source>is not valid UTF-8 in line {number}</source>
            <translation>ليس UTF-8 صحيحًا في السطر {number}</translation>
        </message>
        <message>
            <source>is not {encoding}: line {line} (byte {byte}) cannot be decoded</source>
            <translation>ليس {encoding}: يتعذر فك ترميز السطر {line} (البايت {byte})</translation>
        </message>
        <message>
            <source>is of a kind that is not read here</source>
            <translation>من نوع لا يُقرأ هنا</translation>
        </message>
        <message>
            <source>is open in another window or program</source>
            <translation>مفتوح في نافذة أخرى أو برنامج آخر</translation>
        </message>
        <message>
            <source>is read-only</source>
            <translation>للقراءة فقط</translation>
        </message>
        <message>
            <source>is the project itself</source>
            <translation>هو المشروع نفسه</translation>
        </message>
        <message>
            <source>is there already</source>
            <translation>موجود من قبل</translation>
        </message>
        <message>
            <source>is too large for decisions</source>
            <translation>أكبر من أن يكون ملف قرارات</translation>
        </message>
        <message>
            <source>is truncated</source>
            <translation>مبتور</translation>
        </message>
        <message>
            <source>is {kind}, not a text file</source>
            <translation>هو {kind}، لا ملف نصي</translation>
        </message>
        <message>
            <source>it begins with the byte order mark of {encoding}</source>
            <translation>يبدأ بعلامة ترتيب البايتات لـ {encoding}</translation>
        </message>
        <message>
            <source>it ends too early</source>
            <translation>ينتهي قبل أوانه</translation>
        </message>
        <message>
            <source>it is not whole XML</source>
            <translation>ليس XML كاملًا</translation>
        </message>
        <message>
            <source>it is plain ASCII</source>
            <translation>هو ASCII صرف</translation>
        </message>
        <message>
            <source>it is returned without a comment</source>
            <translation>أُعيد بلا تعليق</translation>
        </message>
        <message>
            <source>it is valid UTF-8</source>
            <translation>هو UTF-8 صحيح</translation>
        </message>
        <message>
            <source>it was chosen by hand</source>
            <translation>اختير يدويًّا</translation>
        </message>
        <message>
            <source>it was refused</source>
            <translation>رُفض</translation>
        </message>
        <message>
            <source>its characters make likely words</source>
            <translation>محارفه تؤلّف كلمات مألوفة</translation>
        </message>
        <message>
            <source>its characters make no likely words</source>
            <translation>محارفه لا تؤلّف كلمات مألوفة</translation>
        </message>
        <message>
            <source>its characters may make words</source>
            <translation>محارفه قد تؤلّف كلمات</translation>
        </message>
        <message>
            <source>its decision is not understood</source>
            <translation>قراره غير مفهوم</translation>
        </message>
        <message>
            <source>its inline codes are out of order</source>
            <translation>رموزه الداخلية في غير مواضعها</translation>
        </message>
        <message>
            <source>its pair has changed since</source>
            <translation>زوجه تغيّر بعد التصدير</translation>
        </message>
        <message>
            <source>its pair is in the table twice</source>
            <translation>زوجه في الجدول مرتين</translation>
        </message>
        <message>
            <source>its pair is not in the project any more</source>
            <translation>زوجه لم يعد في المشروع</translation>
        </message>
        <message>
            <source>its reference is missing</source>
            <translation>مرجعه مفقود</translation>
        </message>
        <message>
            <source>keeps weights in a form that can run code</source>
            <translation>يحفظ الأوزان في صورة يمكنها تشغيل شيفرة</translation>
        </message>
        <message>
            <source>lacks {name}</source>
            <translation>ينقصه {name}</translation>
        </message>
        <message>
            <source>last author</source>
            <translation>آخر من عدّله</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>يُترك</translation>
        </message>
        <message>
            <source>list of projects</source>
            <translation>قائمة المشاريع</translation>
        </message>
        <message>
            <source>locked</source>
            <translation>مقفل</translation>
        </message>
        <message>
            <source>makes the reader of its format crash ({format})</source>
            <translation>يوقف قارئ صيغته فجأة ({format})</translation>
        </message>
        <message>
            <source>mark as touched</source>
            <translation>علامة التعديل</translation>
        </message>
        <message>
            <source>may not be accessed</source>
            <translation>لا يُسمح بالوصول إليه</translation>
        </message>
        <message>
            <source>menus and tables of contents</source>
            <translation>قوائم وفهارس</translation>
        </message>
        <message>
            <source>move</source>
            <translation>تحريك</translation>
        </message>
        <message>
            <source>multilingual E5, base</source>
            <translation>‏E5 متعدد اللغات، الأساسي</translation>
        </message>
        <message>
            <source>multilingual E5, large, with an instruction</source>
            <translation>‏E5 متعدد اللغات، الكبير، مع تعليمة</translation>
        </message>
        <message>
            <source>multilingual E5, small</source>
            <translation>‏E5 متعدد اللغات، الصغير</translation>
        </message>
        <message>
            <source>multilingual Universal Sentence Encoder, bundled: quick, no download</source>
            <translation>النموذج متعدد اللغات Universal Sentence Encoder، مرفق بالبرنامج: سريع بلا تنزيل</translation>
        </message>
        <message>
            <source>needs more than {size} MB of memory to be read</source>
            <translation>تحتاج قراءته إلى ذاكرة تزيد على {size} ميغابايت</translation>
        </message>
        <message>
            <source>needs two different languages</source>
            <translation>يحتاج إلى لغتين مختلفتين</translation>
        </message>
        <message>
            <source>no installed package offers an encoder {name!r}</source>
            <translation>لا حزمة مثبّتة تقدّم نموذجًا باسم {name!r}</translation>
        </message>
        <message>
            <source>no text on either side</source>
            <translation>لا نص في أيّ من طرفيها</translation>
        </message>
        <message>
            <source>no variant in the languages wanted</source>
            <translation>لا صيغة لها باللغتين المطلوبتين</translation>
        </message>
        <message>
            <source>none</source>
            <translation>لا شيء</translation>
        </message>
        <message>
            <source>notes that nothing refers to</source>
            <translation>حواشٍ لا يشير إليها شيء</translation>
        </message>
        <message>
            <source>nothing on the other side fits</source>
            <translation>لا شيء في الطرف الآخر يناسبه</translation>
        </message>
        <message>
            <source>number</source>
            <translation>الرقم</translation>
        </message>
        <message>
            <source>numbers differ ({source}, {target})</source>
            <translation>الرقمان مختلفان ({source}، {target})</translation>
        </message>
        <message>
            <source>of like length</source>
            <translation>متقاربان طولًا</translation>
        </message>
        <message>
            <source>of unlike length</source>
            <translation>متباعدان طولًا</translation>
        </message>
        <message>
            <source>offers no encrypted connection</source>
            <translation>لا يتيح اتصالًا مشفّرًا</translation>
        </message>
        <message>
            <source>only one has a heading</source>
            <translation>لأحدهما فقط عنوان</translation>
        </message>
        <message>
            <source>only suggested</source>
            <translation>مقترح فقط</translation>
        </message>
        <message>
            <source>other readings and remarks of the editor</source>
            <translation>قراءات أخرى وملاحظات للمحقق</translation>
        </message>
        <message>
            <source>page number</source>
            <translation>رقم صفحة</translation>
        </message>
        <message>
            <source>pair {pair} holds values that no command writes</source>
            <translation>في الزوج {pair} قيم لا يكتبها أي أمر</translation>
        </message>
        <message>
            <source>pair {pair} is marked as corrected or not corrected wrongly</source>
            <translation>علامة التصحيح في الزوج {pair} خاطئة</translation>
        </message>
        <message>
            <source>pair {pair} is marked as one-sided or two-sided wrongly</source>
            <translation>علامة الطرف الواحد أو الطرفين في الزوج {pair} خاطئة</translation>
        </message>
        <message>
            <source>pair {pair} is missing, although the history never removed it</source>
            <translation>الزوج {pair} مفقود مع أن السجل لم يُزله</translation>
        </message>
        <message>
            <source>pair {pair} is not as the history left it: {names}</source>
            <translation>الزوج {pair} ليس كما تركه السجل: {names}</translation>
        </message>
        <message>
            <source>pair {pair} is there, although the history does not know it</source>
            <translation>الزوج {pair} موجود مع أن السجل لا يعرفه</translation>
        </message>
        <message>
            <source>pass</source>
            <translation>نجحت</translation>
        </message>
        <message>
            <source>pictures, formulas and media</source>
            <translation>صور وصيغ ووسائط</translation>
        </message>
        <message>
            <source>place in the list</source>
            <translation>الموضع في القائمة</translation>
        </message>
        <message>
            <source>presentation forms</source>
            <translation>أشكال العرض</translation>
        </message>
        <message>
            <source>prompts of empty form fields</source>
            <translation>عبارات حقول فارغة</translation>
        </message>
        <message>
            <source>propose another wording for</source>
            <translation>اقتراح صياغة أخرى لـ</translation>
        </message>
        <message>
            <source>readings above the line (ruby)</source>
            <translation>قراءات فوق السطر (روبي)</translation>
        </message>
        <message>
            <source>references to notes that the file lacks</source>
            <translation>إحالات إلى حواشٍ ليست في الملف</translation>
        </message>
        <message>
            <source>refuse the proposed wording for</source>
            <translation>رفض الصياغة المقترحة لـ</translation>
        </message>
        <message>
            <source>release</source>
            <translation>ردّ</translation>
        </message>
        <message>
            <source>reshape</source>
            <translation>تغيير حدود</translation>
        </message>
        <message>
            <source>return</source>
            <translation>إعادة</translation>
        </message>
        <message>
            <source>returned</source>
            <translation>مُعاد</translation>
        </message>
        <message>
            <source>reviewer</source>
            <translation>المراجع</translation>
        </message>
        <message>
            <source>revision</source>
            <translation>المراجعة</translation>
        </message>
        <message>
            <source>running head</source>
            <translation>ترويسة صفحة</translation>
        </message>
        <message>
            <source>running heads</source>
            <translation>ترويسات الصفحات</translation>
        </message>
        <message>
            <source>score</source>
            <translation>الدرجة</translation>
        </message>
        <message>
            <source>search does not find pair {pair} by its words</source>
            <translation>لا يجد البحثُ الزوجَ {pair} بكلماته</translation>
        </message>
        <message>
            <source>shows a certificate that cannot be verified</source>
            <translation>يقدّم شهادة لا يمكن التحقق منها</translation>
        </message>
        <message>
            <source>shows the certificate of another server</source>
            <translation>يقدّم شهادة خادم آخر</translation>
        </message>
        <message>
            <source>source</source>
            <translation>المصدر</translation>
        </message>
        <message>
            <source>source words</source>
            <translation>كلمات الأصل</translation>
        </message>
        <message>
            <source>static encoders are not installed</source>
            <translation>النماذج الساكنة غير مثبّتة</translation>
        </message>
        <message>
            <source>static-similarity-mrl-multilingual-v1: token vectors only, as quick as the bundled one</source>
            <translation>‏static-similarity-mrl-multilingual-v1: متّجهات كلمات فقط، سريع كالنموذج المضمَّن</translation>
        </message>
        <message>
            <source>status</source>
            <translation>الحالة</translation>
        </message>
        <message>
            <source>suggestion run</source>
            <translation>تشغيلة الاقتراح</translation>
        </message>
        <message>
            <source>suggestion run {id} is missing</source>
            <translation>تشغيلة الاقتراح {id} مفقودة</translation>
        </message>
        <message>
            <source>suggestion run {id} is not what was recorded</source>
            <translation>تشغيلة الاقتراح {id} ليست ما سُجّل</translation>
        </message>
        <message>
            <source>symbols of a picture font</source>
            <translation>رموز من خط صور</translation>
        </message>
        <message>
            <source>take back</source>
            <translation>إلغاء تأكيد</translation>
        </message>
        <message>
            <source>taken back</source>
            <translation>التراجع عنه</translation>
        </message>
        <message>
            <source>takes longer than {seconds} seconds to be read</source>
            <translation>تستغرق قراءته أكثر من {seconds} ثانية</translation>
        </message>
        <message>
            <source>target</source>
            <translation>الترجمة</translation>
        </message>
        <message>
            <source>target words</source>
            <translation>كلمات الترجمة</translation>
        </message>
        <message>
            <source>tatweel</source>
            <translation>التطويل</translation>
        </message>
        <message>
            <source>tells no format that pairs are written in</source>
            <translation>لا يدل اسمه على صيغة تُكتب بها الأزواج</translation>
        </message>
        <message>
            <source>text for other programs</source>
            <translation>نص لبرامج أخرى</translation>
        </message>
        <message>
            <source>text in charts</source>
            <translation>نص في الرسوم البيانية</translation>
        </message>
        <message>
            <source>text in parts of an unknown kind</source>
            <translation>نص في أجزاء من نوع غير معروف</translation>
        </message>
        <message>
            <source>text outside the tables</source>
            <translation>نص خارج الجداول</translation>
        </message>
        <message>
            <source>the backend {backend} is not installed</source>
            <translation>المحرّك {backend} غير مثبّت</translation>
        </message>
        <message>
            <source>the bundled encoder cannot be loaded ({why})</source>
            <translation>يتعذر تحميل النموذج المرفق ({why})</translation>
        </message>
        <message>
            <source>the cached vectors</source>
            <translation>المتجهات المخزونة</translation>
        </message>
        <message>
            <source>the chain of its history does not end with its last event</source>
            <translation>سلسلة سجله لا تنتهي بآخر أحداثه</translation>
        </message>
        <message>
            <source>the chain of its history is missing</source>
            <translation>سلسلة سجله مفقودة</translation>
        </message>
        <message>
            <source>the correction at {offset} of the {side} text is not as the history left it</source>
            <translation>التصحيح عند الموضع {offset} من نص {side} ليس كما تركه السجل</translation>
        </message>
        <message>
            <source>the cut falls within words that were corrected together</source>
            <translation>يقع القطع داخل كلمات صُحّحت معًا</translation>
        </message>
        <message>
            <source>the cut lies outside the pair on the {side} side</source>
            <translation>يقع القطع خارج الزوج من جهة {side}</translation>
        </message>
        <message>
            <source>the cut lies outside the two pairs</source>
            <translation>يقع القطع خارج الزوجين</translation>
        </message>
        <message>
            <source>the disk is full; {folder} holds the downloads</source>
            <translation>القرص ممتلئ؛ والتنزيلات في {folder}</translation>
        </message>
        <message>
            <source>the download of {name} failed ({why})</source>
            <translation>أخفق تنزيل {name} ({why})</translation>
        </message>
        <message>
            <source>the encoder {name} cannot be loaded ({reason})</source>
            <translation>تعذّر تحميل النموذج {name} ({reason})</translation>
        </message>
        <message>
            <source>the encoder {name} is bundled</source>
            <translation>النموذج {name} مرفق بالبرنامج</translation>
        </message>
        <message>
            <source>the encoder {name} is not downloaded</source>
            <translation>النموذج {name} لم يُنزَّل</translation>
        </message>
        <message>
            <source>the end of the history is missing, or does not belong to it</source>
            <translation>آخر السجل مفقود أو ليس منه</translation>
        </message>
        <message>
            <source>the history</source>
            <translation>السجل</translation>
        </message>
        <message>
            <source>the history ends before the seal: {n} events of {sealed}</source>
            <translation>السجل ينتهي قبل الختم: {n} حدثًا من {sealed}</translation>
        </message>
        <message>
            <source>the history up to the seal is not the one that was sealed</source>
            <translation>السجل حتى الختم ليس ما خُتم</translation>
        </message>
        <message>
            <source>the hub cannot be reached ({why})</source>
            <translation>يتعذر الوصول إلى مستودع النماذج ({why})</translation>
        </message>
        <message>
            <source>the linked words are not in this pair</source>
            <translation>الكلمات المربوطة ليست في هذا الزوج</translation>
        </message>
        <message>
            <source>the list of pairs that events concern is not what the events say</source>
            <translation>قائمة الأزواج التي تخصّ الأحداث ليست ما تقوله الأحداث</translation>
        </message>
        <message>
            <source>the list of pairs that older events concern is not what it was</source>
            <translation>قائمة الأزواج التي تخصّ الأحداث القديمة ليست كما كانت</translation>
        </message>
        <message>
            <source>the model {name} has no weights in safetensors form</source>
            <translation>ليس للنموذج {name} أوزان بصيغة safetensors</translation>
        </message>
        <message>
            <source>the model {name} is given only to those who accept its terms</source>
            <translation>لا يُعطى النموذج {name} إلا لمن يقبل شروطه</translation>
        </message>
        <message>
            <source>the model {name} needs {needed:,} MB and {place} has {free:,} MB free</source>
            <translation>يحتاج النموذج {name} إلى {needed:,} ميغابايت، وفي {place} من الفراغ {free:,} ميغابايت</translation>
        </message>
        <message>
            <source>the model {name} {lack}</source>
            <translation>النموذج {name} {lack}</translation>
        </message>
        <message>
            <source>the neural encoders are not installed</source>
            <translation>النماذج العصبية غير مثبّتة</translation>
        </message>
        <message>
            <source>the next number for a pair was given out already</source>
            <translation>الرقم التالي للأزواج أُعطي من قبل</translation>
        </message>
        <message>
            <source>the option {text!r} of an encoder is unknown</source>
            <translation>خيار النموذج {text!r} غير معروف</translation>
        </message>
        <message>
            <source>the pair has one side only and cannot be taken apart</source>
            <translation>الزوج أحادي الطرف ولا يمكن فكّه</translation>
        </message>
        <message>
            <source>the pairs</source>
            <translation>الأزواج</translation>
        </message>
        <message>
            <source>the pairs do not hold every word of the {side} text exactly once</source>
            <translation>لا تحوي الأزواج كل كلمة من نص {side} مرة واحدة</translation>
        </message>
        <message>
            <source>the pairs, comments or rules are not what the history left</source>
            <translation>الأزواج أو التعليقات أو القواعد ليست كما تركها السجل</translation>
        </message>
        <message>
            <source>the rule was changed since, so the step cannot be taken</source>
            <translation>غُيّرت القاعدة منذئذ، فلا يمكن تنفيذ الخطوة</translation>
        </message>
        <message>
            <source>the same kind of heading</source>
            <translation>نوع العنوان واحد</translation>
        </message>
        <message>
            <source>the search index</source>
            <translation>فهرس البحث</translation>
        </message>
        <message>
            <source>the setting {key!r} is not what was kept</source>
            <translation>الإعداد {key!r} ليس ما حُفظ</translation>
        </message>
        <message>
            <source>the settings</source>
            <translation>الإعدادات</translation>
        </message>
        <message>
            <source>the suggestion does not hold every word of the {side} text exactly once</source>
            <translation>لا يحوي الاقتراح كل كلمة من نص {side} مرة واحدة</translation>
        </message>
        <message>
            <source>the suggestion no longer fits, since pairs were changed while it was being made</source>
            <translation>لم يعد الاقتراح مناسبًا، فقد غُيّرت أزواج في أثناء إعداده</translation>
        </message>
        <message>
            <source>the table of contents and pages outside the reading order</source>
            <translation>الفهرس وصفحات خارج ترتيب القراءة</translation>
        </message>
        <message>
            <source>the texts</source>
            <translation>النصين</translation>
        </message>
        <message>
            <source>the texts or the name of the project are not those its history began with</source>
            <translation>نصّا المشروع أو اسمه ليست ما بدأ به سجله</translation>
        </message>
        <message>
            <source>the two pairs do not follow each other in the text</source>
            <translation>الزوجان غير متتابعين في النص</translation>
        </message>
        <message>
            <source>the two pairs share a stretch of text</source>
            <translation>يشترك الزوجان في قطعة من النص</translation>
        </message>
        <message>
            <source>the undo stack holds event {event} wrongly</source>
            <translation>مكدّس التراجع يحفظ الحدث {event} خطأً</translation>
        </message>
        <message>
            <source>the undo stack lacks event {event}</source>
            <translation>مكدّس التراجع ينقصه الحدث {event}</translation>
        </message>
        <message>
            <source>the words are not in this pair</source>
            <translation>الكلمات ليست في هذا الزوج</translation>
        </message>
        <message>
            <source>the words of the pairs</source>
            <translation>كلمات الأزواج</translation>
        </message>
        <message>
            <source>the {side} text is not the one that was sealed</source>
            <translation>نص {side} ليس ما خُتم</translation>
        </message>
        <message>
            <source>the {side} text is not what was imported</source>
            <translation>نص {side} ليس النص المستورد</translation>
        </message>
        <message>
            <source>there are no pairs to assign</source>
            <translation>لا أزواج للإسناد</translation>
        </message>
        <message>
            <source>there is no backend {name!r}</source>
            <translation>لا محرّك باسم {name!r}</translation>
        </message>
        <message>
            <source>there is no encoder {name!r}</source>
            <translation>لا نموذج باسم {name!r}</translation>
        </message>
        <message>
            <source>there is no group {name!r}</source>
            <translation>لا مجموعة برقم {name!r}</translation>
        </message>
        <message>
            <source>there is no model {name} of that revision on the hub</source>
            <translation>ليس في المستودع نموذج {name} بذلك الإصدار</translation>
        </message>
        <message>
            <source>there is no pair {where} this one</source>
            <translation>لا زوج {where} هذا الزوج</translation>
        </message>
        <message>
            <source>there is no such place in the list</source>
            <translation>لا موضع كهذا في القائمة</translation>
        </message>
        <message>
            <source>there is no text on this side to correct</source>
            <translation>ليس في هذا الطرف نص يُصحَّح</translation>
        </message>
        <message>
            <source>there is no {side} text to cut</source>
            <translation>ليس فيه من نص {side} ما يُقطع</translation>
        </message>
        <message>
            <source>there is no {side} text to shift</source>
            <translation>ليس فيه من نص {side} ما يُنقل</translation>
        </message>
        <message>
            <source>there is nothing in the comment</source>
            <translation>التعليق خالٍ</translation>
        </message>
        <message>
            <source>there is nothing to redo</source>
            <translation>لا شيء يُلغى التراجع عنه</translation>
        </message>
        <message>
            <source>there is nothing to undo</source>
            <translation>لا شيء يُتراجع عنه</translation>
        </message>
        <message>
            <source>these stretches are not in the pair they should come from</source>
            <translation>ليست هذه القطع في الزوج الذي ينبغي أن تأتي منه</translation>
        </message>
        <message>
            <source>this assignment does not stand any more</source>
            <translation>لم يعد هذا الإسناد قائمًا</translation>
        </message>
        <message>
            <source>this is not a date</source>
            <translation>ليس هذا تاريخًا</translation>
        </message>
        <message>
            <source>this proposal does not stand any more</source>
            <translation>هذا المقترح لم يعد قائمًا</translation>
        </message>
        <message>
            <source>this step was taken back already</source>
            <translation>تُراجع عن هذه الخطوة من قبل</translation>
        </message>
        <message>
            <source>this takes two different pairs</source>
            <translation>هذا يقتضي زوجين مختلفين</translation>
        </message>
        <message>
            <source>too many elements in one another</source>
            <translation>عناصر كثيرة متداخلة</translation>
        </message>
        <message>
            <source>tracked deletions</source>
            <translation>نص محذوف بتعقّب التغييرات</translation>
        </message>
        <message>
            <source>translates from {source} to {target}, which are not the languages of this project</source>
            <translation>يترجم من {source} إلى {target}، وليستا لغتي هذا المشروع</translation>
        </message>
        <message>
            <source>translation memory</source>
            <translation>ذاكرة ترجمة</translation>
        </message>
        <message>
            <source>translator</source>
            <translation>المترجم</translation>
        </message>
        <message>
            <source>translator who confirmed it</source>
            <translation>المترجم الذي أكّده</translation>
        </message>
        <message>
            <source>undecided</source>
            <translation>لم يتبين</translation>
        </message>
        <message>
            <source>unpacks to far more than a document holds ({name})</source>
            <translation>حجمه بعد الفك أكبر بكثير مما يسع مستندًا ({name})</translation>
        </message>
        <message>
            <source>verse marks</source>
            <translation>علامات الآيات</translation>
        </message>
        <message>
            <source>wants to run code of its own ({kind})</source>
            <translation>يريد تشغيل شيفرة خاصة به ({kind})</translation>
        </message>
        <message>
            <source>was busy, and this change was not made</source>
            <translation>كانت مشغولة، ولم يُجرَ هذا التغيير</translation>
        </message>
        <message>
            <source>was deleted while it was open; everything is saved as {place}</source>
            <translation>حُذف وهو مفتوح؛ وحُفظ كل شيء باسم {place}</translation>
        </message>
        <message>
            <source>was moved to {place} while it was open, with everything in it</source>
            <translation>نُقل إلى {place} وهو مفتوح، وفيه كل شيء</translation>
        </message>
        <message>
            <source>was not checked out of a library</source>
            <translation>لم يُسحب من مكتبة</translation>
        </message>
        <message>
            <source>was not checked out of this project</source>
            <translation>لم يُسحب من هذا المشروع</translation>
        </message>
        <message>
            <source>was overwritten while it was open, and there is no copy of the work</source>
            <translation>كُتب فوقه وهو مفتوح، وليست من العمل نسخة</translation>
        </message>
        <message>
            <source>was overwritten while it was open; the last copy of the work is saved as {place}</source>
            <translation>كُتب فوقه وهو مفتوح؛ وحُفظت آخر نسخة من العمل باسم {place}</translation>
        </message>
        <message>
            <source>was replaced by another file while it was open; everything is saved as {place}</source>
            <translation>وُضع مكانه ملف آخر وهو مفتوح؛ وحُفظ كل شيء باسم {place}</translation>
        </message>
        <message>
            <source>was written by a newer Muqabala (format {version}, this one knows {known})</source>
            <translation>كتبه إصدار أحدث من «مقابلة» (الصيغة {version}، وهذا يعرف {known})</translation>
        </message>
        <message>
            <source>was written by a newer Muqabala (schema {version}, this one knows {known})</source>
            <translation>كتبه إصدار أحدث من «مقابلة» (المخطط {version}، وهذا يعرف {known})</translation>
        </message>
        <message>
            <source>was written by a newer version of Muqabala</source>
            <translation>كتبه إصدار أحدث من «مقابلة»</translation>
        </message>
        <message>
            <source>was written by another program meanwhile</source>
            <translation>كتبه برنامج آخر في هذه الأثناء</translation>
        </message>
        <message>
            <source>words in the codes of fields</source>
            <translation>كلمات في رموز الحقول</translation>
        </message>
        <message>
            <source>writes the same characters in several ways in {encoding}</source>
            <translation>يكتب الحروف نفسها بأكثر من طريقة في ترميز {encoding}</translation>
        </message>
        <message>
            <source>written with one side</source>
            <translation>يُكتب بطرف واحد</translation>
        </message>
        <message>
            <source>{encoding!r} is not an encoding of text</source>
            <translation>{encoding!r} ليس ترميز نص</translation>
        </message>
        <message>
            <source>{file} is no file, so that settings cannot be kept</source>
            <translation>‏{file} ليس ملفًا، فلا يمكن حفظ الإعدادات</translation>
        </message>
        <message>
            <source>{kind!r} is not a kind of pair</source>
            <translation>{kind!r} ليس نوع زوج</translation>
        </message>
        <message>
            <source>{longer} is {times:,} times as long as {shorter}, so they are no translations</source>
            <translation>{longer} أطول من {shorter} بمقدار {times:,} ضعفًا، فليس أحدهما ترجمة للآخر</translation>
        </message>
        <message>
            <source>{missing} of {expected} characters of the file did not reach the text; compare both.</source>
            <translation>لم يصل إلى النص {missing} من {expected} من حروف الملف؛ قابِل بينهما.</translation>
        </message>
        <message numerus="yes">
            <source>{n:,} bare ampersands were read as characters.</source>
            <translation>
                <numerusform>لا علامات &amp; مفردة.</numerusform>
                <numerusform>قُرئت علامة &amp; مفردة حرفًا.</numerusform>
                <numerusform>قُرئت علامتا &amp; مفردتان حرفين.</numerusform>
                <numerusform>قُرئت {n:,} علامات &amp; مفردة حروفًا.</numerusform>
                <numerusform>قُرئت {n:,} علامة &amp; مفردة حروفًا.</numerusform>
                <numerusform>قُرئت {n:,} علامة &amp; مفردة حروفًا.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n:,} bare signs "&lt;" were read as characters.</source>
            <translation>
                <numerusform>لا علامات &lt; مفردة.</numerusform>
                <numerusform>قُرئت علامة &lt; مفردة حرفًا.</numerusform>
                <numerusform>قُرئت علامتا &lt; مفردتان حرفين.</numerusform>
                <numerusform>قُرئت {n:,} علامات &lt; مفردة حروفًا.</numerusform>
                <numerusform>قُرئت {n:,} علامة &lt; مفردة حروفًا.</numerusform>
                <numerusform>قُرئت {n:,} علامة &lt; مفردة حروفًا.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n:,} characters that XML cannot hold were left out.</source>
            <translation>
                <numerusform>لم تُترك حروف.</numerusform>
                <numerusform>لم يؤخذ حرف واحد لا تتسع له XML.</numerusform>
                <numerusform>لم يؤخذ حرفان لا تتسع لهما XML.</numerusform>
                <numerusform>لم تؤخذ {n:,} أحرف لا تتسع لها XML.</numerusform>
                <numerusform>لم يؤخذ {n:,} حرفًا لا تتسع لها XML.</numerusform>
                <numerusform>لم يؤخذ {n:,} حرف لا تتسع لها XML.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n:,} characters were given by names that only HTML knows (&amp;nbsp;); they were read.</source>
            <translation>
                <numerusform>لا حروف بأسماء HTML‏ (‎&amp;nbsp;).</numerusform>
                <numerusform>قُرئ حرف واحد كُتب باسمه في HTML‏ (‎&amp;nbsp;).</numerusform>
                <numerusform>قُرئ حرفان كُتبا باسميهما في HTML‏ (‎&amp;nbsp;).</numerusform>
                <numerusform>قُرئت {n:,} حروف كُتبت بأسمائها في HTML‏ (‎&amp;nbsp;).</numerusform>
                <numerusform>قُرئ {n:,} حرفًا كُتبت بأسمائها في HTML‏ (‎&amp;nbsp;).</numerusform>
                <numerusform>قُرئ {n:,} حرف كُتبت بأسمائها في HTML‏ (‎&amp;nbsp;).</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n:,} inline codes are kept as tags in projects, TMX and XLIFF, and left out elsewhere.</source>
            <translation>
                <numerusform>لا رموز داخلية.</numerusform>
                <numerusform>رمز داخلي واحد يبقى وسمًا في المشاريع وTMX وXLIFF، ويُترك في غيرها.</numerusform>
                <numerusform>رمزان داخليان يبقيان وسمين في المشاريع وTMX وXLIFF، ويُتركان في غيرها.</numerusform>
                <numerusform>{n:,} رموز داخلية تبقى وسومًا في المشاريع وTMX وXLIFF، وتُترك في غيرها.</numerusform>
                <numerusform>{n:,} رمزًا داخليًا تبقى وسومًا في المشاريع وTMX وXLIFF، وتُترك في غيرها.</numerusform>
                <numerusform>{n:,} رمز داخلي تبقى وسومًا في المشاريع وTMX وXLIFF، وتُترك في غيرها.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n:,} lines are no pairs and were left out (lines {lines}).</source>
            <translation>
                <numerusform>لم يُترك أي سطر ({lines}).</numerusform>
                <numerusform>سطر واحد ليس زوجًا ولم يؤخذ (السطر {lines}).</numerusform>
                <numerusform>سطران ليسا زوجين ولم يؤخذا (السطران {lines}).</numerusform>
                <numerusform>{n:,} أسطر ليست أزواجًا ولم تؤخذ (الأسطر {lines}).</numerusform>
                <numerusform>{n:,} سطرًا ليست أزواجًا ولم تؤخذ (الأسطر {lines}).</numerusform>
                <numerusform>{n:,} سطر ليست أزواجًا ولم تؤخذ (الأسطر {lines}).</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n:,} rows make no pairs and were left out (rows {rows}).</source>
            <translation>
                <numerusform>لم يُترك أي صف ({rows}).</numerusform>
                <numerusform>صف واحد لا يكوّن زوجًا ولم يؤخذ (الصف {rows}).</numerusform>
                <numerusform>صفان لا يكوّنان زوجين ولم يؤخذا (الصفان {rows}).</numerusform>
                <numerusform>{n:,} صفوف لا تكوّن أزواجًا ولم تؤخذ (الصفوف {rows}).</numerusform>
                <numerusform>{n:,} صفًّا لا تكوّن أزواجًا ولم تؤخذ (الصفوف {rows}).</numerusform>
                <numerusform>{n:,} صف لا تكوّن أزواجًا ولم تؤخذ (الصفوف {rows}).</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n:,} texts inside inline codes are kept in the codes only.</source>
            <translation>
                <numerusform>لا نصوص داخل الرموز المضمّنة ({n:,}).</numerusform>
                <numerusform>حُفظ نص واحد داخل رمز مضمّن في الرمز وحده.</numerusform>
                <numerusform>حُفظ نصان داخل رمزين مضمّنين في الرمزين وحدهما.</numerusform>
                <numerusform>حُفظت {n:,} نصوص داخل رموز مضمّنة في الرموز وحدها.</numerusform>
                <numerusform>حُفظ {n:,} نصًّا داخل رموز مضمّنة في الرموز وحدها.</numerusform>
                <numerusform>حُفظ {n:,} نص داخل رموز مضمّنة في الرموز وحدها.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n:,} units name no languages; their first texts were taken for the source.</source>
            <translation>
                <numerusform>لا وحدات بلا لغة ({n:,}).</numerusform>
                <numerusform>وحدة واحدة لا تسمّي لغاتها؛ عُدّ نصها الأول مصدرًا.</numerusform>
                <numerusform>وحدتان لا تسمّيان لغاتهما؛ عُدّ النص الأول فيهما مصدرًا.</numerusform>
                <numerusform>{n:,} وحدات لا تسمّي لغاتها؛ عُدّت نصوصها الأولى مصدرًا.</numerusform>
                <numerusform>{n:,} وحدة لا تسمّي لغاتها؛ عُدّت نصوصها الأولى مصدرًا.</numerusform>
                <numerusform>{n:,} وحدة لا تسمّي لغاتها؛ عُدّت نصوصها الأولى مصدرًا.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n:,} units read</source>
            <translation>
                <numerusform>لم تُقرأ أي وحدة</numerusform>
                <numerusform>قُرئت وحدة واحدة</numerusform>
                <numerusform>قُرئت وحدتان</numerusform>
                <numerusform>قُرئت {n} وحدات</numerusform>
                <numerusform>قُرئت {n} وحدة</numerusform>
                <numerusform>قُرئت {n} وحدة</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n:,} units were left out: {why}.</source>
            <translation>
                <numerusform>لم تُترك أي وحدة: {why}.</numerusform>
                <numerusform>تُركت وحدة واحدة: {why}.</numerusform>
                <numerusform>تُركت وحدتان: {why}.</numerusform>
                <numerusform>تُركت {n} وحدات: {why}.</numerusform>
                <numerusform>تُركت {n} وحدة: {why}.</numerusform>
                <numerusform>تُركت {n} وحدة: {why}.</numerusform>
            </translation>
        </message>
        <message>
            <source>{name!r} is not a combination of encoders</source>
            <translation>{name!r} ليس تركيبًا من النماذج</translation>
        </message>
        <message>
            <source>{name!r} names {n} of the snapshots</source>
            <translation>الاسم {name!r} ينطبق على {n} من اللقطات</translation>
        </message>
        <message>
            <source>{name} cannot be reached ({why})</source>
            <translation>تعذّر الوصول إلى {name} ({why})</translation>
        </message>
        <message>
            <source>{name} cannot be reached, and it is not known whether the last change was stored</source>
            <translation>تعذّر الوصول إلى {name}، ولا يُعرف هل حُفظ التغيير الأخير</translation>
        </message>
        <message>
            <source>{name} contains half a character at offset {offset}</source>
            <translation>في {name} نصف محرف عند الموضع {offset}</translation>
        </message>
        <message>
            <source>{name} contains no words</source>
            <translation>ليس في {name} كلمات</translation>
        </message>
        <message>
            <source>{name} has another schema than this program knows</source>
            <translation>مخطط {name} غير الذي يعرفه هذا البرنامج</translation>
        </message>
        <message>
            <source>{name} has more than {most:,} characters without a space in line {line}</source>
            <translation>في {name} أكثر من {most:,} محرفًا بلا مسافة في السطر {line}</translation>
        </message>
        <message>
            <source>{name} has older rules than this program needs</source>
            <translation>قواعد {name} أقدم مما يحتاج إليه هذا البرنامج</translation>
        </message>
        <message>
            <source>{name} is already closed</source>
            <translation>{name} مغلق من قبل</translation>
        </message>
        <message>
            <source>{name} is damaged ({what})</source>
            <translation>{name} تالف ({what})</translation>
        </message>
        <message>
            <source>{name} is damaged: {problem}</source>
            <translation>{name} تالف: {problem}</translation>
        </message>
        <message>
            <source>{name} is no library</source>
            <translation>{name} ليست مكتبة</translation>
        </message>
        <message>
            <source>{name} is no project of a library</source>
            <translation>{name} ليس مشروعًا في مكتبة</translation>
        </message>
        <message>
            <source>{name} is not in this library</source>
            <translation>{name} ليس في هذه المكتبة</translation>
        </message>
        <message>
            <source>{name} would be used without encryption</source>
            <translation>ستُستعمل {name} بلا تعمية</translation>
        </message>
        <message>
            <source>{name}, made {day} by {who}</source>
            <translation>{name}، أنشأه {who} في {day}</translation>
        </message>
        <message numerus="yes">
            <source>{n} cached vectors are damaged</source>
            <translation>
                <numerusform>لا متجهات مخزونة تالفة</numerusform>
                <numerusform>متجه مخزون واحد تالف</numerusform>
                <numerusform>متجهان مخزونان تالفان</numerusform>
                <numerusform>{n} متجهات مخزونة تالفة</numerusform>
                <numerusform>{n} متجهًا مخزونًا تالفًا</numerusform>
                <numerusform>{n} متجه مخزون تالف</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} control characters or broken characters were left out.</source>
            <translation>
                <numerusform>لم يُترك أي محرف تحكم أو محرف تالف.</numerusform>
                <numerusform>تُرك محرف واحد من محارف التحكم أو المحارف التالفة.</numerusform>
                <numerusform>تُرك محرفان من محارف التحكم أو المحارف التالفة.</numerusform>
                <numerusform>تُركت {n} محارف من محارف التحكم أو المحارف التالفة.</numerusform>
                <numerusform>تُرك {n} محرفًا من محارف التحكم أو المحارف التالفة.</numerusform>
                <numerusform>تُرك {n} محرف من محارف التحكم أو المحارف التالفة.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} pairs hold no text</source>
            <translation>
                <numerusform>لا أزواج بلا نص</numerusform>
                <numerusform>زوج واحد بلا نص</numerusform>
                <numerusform>زوجان بلا نص</numerusform>
                <numerusform>{n} أزواج بلا نص</numerusform>
                <numerusform>{n} زوجًا بلا نص</numerusform>
                <numerusform>{n} زوج بلا نص</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} pairs stand at another place in the translation. The first begins “{where}”.</source>
            <translation>
                <numerusform>لا أزواج في غير موضعها من الترجمة («{where}»).</numerusform>
                <numerusform>زوج واحد في غير موضعه من الترجمة، وأوله «{where}».</numerusform>
                <numerusform>زوجان في غير موضعهما من الترجمة، وأول أولهما «{where}».</numerusform>
                <numerusform>{n} أزواج في غير موضعها من الترجمة، وأول أولها «{where}».</numerusform>
                <numerusform>{n} زوجًا في غير موضعها من الترجمة، وأول أولها «{where}».</numerusform>
                <numerusform>{n} زوج في غير موضعها من الترجمة، وأول أولها «{where}».</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} passages of the translation have no counterpart ({percent}%). The longest begins “{where}”.</source>
            <translation>
                <numerusform>لا مواضع في الترجمة بلا مقابل ({percent}٪، «{where}»).</numerusform>
                <numerusform>موضع واحد في الترجمة بلا مقابل ({percent}٪ منها)، وأوله «{where}».</numerusform>
                <numerusform>موضعان في الترجمة بلا مقابل ({percent}٪ منها)، وأول أطولهما «{where}».</numerusform>
                <numerusform>{n} مواضع في الترجمة بلا مقابل ({percent}٪ منها)، وأول أطولها «{where}».</numerusform>
                <numerusform>{n} موضعًا في الترجمة بلا مقابل ({percent}٪ منها)، وأول أطولها «{where}».</numerusform>
                <numerusform>{n} موضع في الترجمة بلا مقابل ({percent}٪ منها)، وأول أطولها «{where}».</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} passages seem untranslated ({percent}% of the source). The longest begins “{where}”.</source>
            <translation>
                <numerusform>لا مواضع تبدو غير مترجمة ({percent}٪، «{where}»).</numerusform>
                <numerusform>يبدو موضع واحد غير مترجم ({percent}٪ من الأصل)، وأوله «{where}».</numerusform>
                <numerusform>يبدو موضعان غير مترجمين ({percent}٪ من الأصل)، وأول أطولهما «{where}».</numerusform>
                <numerusform>تبدو {n} مواضع غير مترجمة ({percent}٪ من الأصل)، وأول أطولها «{where}».</numerusform>
                <numerusform>يبدو {n} موضعًا غير مترجمة ({percent}٪ من الأصل)، وأول أطولها «{where}».</numerusform>
                <numerusform>يبدو {n} موضع غير مترجمة ({percent}٪ من الأصل)، وأول أطولها «{where}».</numerusform>
            </translation>
        </message>
        <message>
            <source>{n} processes that worked on it ended. It may need more memory than they have.</source>
            <translation>انتهت {n} عمليات كانت تعمل عليه. ربما يحتاج إلى ذاكرة أكثر مما لديها.</translation>
        </message>
        <message>
            <source>{share} interval</source>
            <translation>فترة {share}</translation>
        </message>
        <message>
            <source>{source} and {target} cannot be told apart by their script</source>
            <translation>لا تميّز الكتابة بين {source} و{target}</translation>
        </message>
        <message>
            <source>{tag!r} is not a language code</source>
            <translation>{tag!r} ليس رمز لغة</translation>
        </message>
        <message>
            <source>{tag} means the Arabic of Argentina</source>
            <translation>{tag} يعني عربية الأرجنتين</translation>
        </message>
        <message>
            <source>{text!r} is no number of columns</source>
            <translation>‏{text!r} ليس عددًا من الأعمدة</translation>
        </message>
        <message>
            <source>{text!r} is not a date</source>
            <translation>{text!r} ليس تاريخًا</translation>
        </message>
        <message>
            <source>{text!r} is not a regular expression ({why})</source>
            <translation>{text!r} ليس تعبيرًا نمطيًّا ({why})</translation>
        </message>
        <message>
            <source>{time} UTC by {who}</source>
            <translation>{time} (UTC)، وقّعه {who}</translation>
        </message>
        <message>
            <source>{url} is no address of a PostgreSQL database</source>
            <translation>{url} ليس عنوان قاعدة بيانات PostgreSQL</translation>
        </message>
        <message>
            <source>{what} cannot be read ({reason})</source>
            <translation>تعذرت قراءة {what} ({reason})</translation>
        </message>
        <message>
            <source>{who} changed this pair in the meantime</source>
            <translation>غيّر {who} هذا الزوج في أثناء ذلك</translation>
        </message>
        <message>
            <source>{who} changed this pair since, so the step cannot be taken</source>
            <translation>غيّر {who} هذا الزوج منذئذ، فلا يمكن تنفيذ الخطوة</translation>
        </message>
    </context>
    <context>
        <name>figures</name>
        <message>
            <source>Confidence of suggestions</source>
            <translation>ثقة المقترحات</translation>
        </message>
        <message>
            <source>Length ratios</source>
            <translation>نسب الطول</translation>
        </message>
        <message>
            <source>Pair types</source>
            <translation>أنواع الأزواج</translation>
        </message>
        <message>
            <source>Pairs by day</source>
            <translation>الأزواج بحسب اليوم</translation>
        </message>
        <message>
            <source>Pairs by month</source>
            <translation>الأزواج بحسب الشهر</translation>
        </message>
        <message>
            <source>Pairs by person</source>
            <translation>الأزواج بحسب الشخص</translation>
        </message>
        <message>
            <source>Pairs by status</source>
            <translation>الأزواج بحسب الحالة</translation>
        </message>
        <message>
            <source>Pairs by week</source>
            <translation>الأزواج بحسب الأسبوع</translation>
        </message>
        <message>
            <source>Segments of the source : segments of the target. Without counterpart: {nulls}.</source>
            <translation>مقاطع المصدر : مقاطع الترجمة. بلا مقابل: {nulls}.</translation>
        </message>
        <message>
            <source>Target characters per source character (logarithmic scale).</source>
            <translation>محارف الترجمة لكل محرف من المصدر (مقياس لوغاريتمي).</translation>
        </message>
        <message>
            <source>median {ratio}</source>
            <translation>الوسيط {ratio}</translation>
        </message>
        <message>
            <source>others</source>
            <translation>غير ذلك</translation>
        </message>
        <message>
            <source>the machine</source>
            <translation>الآلة</translation>
        </message>
        <message>
            <source>{done} of {total} pairs are confirmed or approved ({percent}).</source>
            <translation>المؤكَّد أو المعتمد من الأزواج: {done} من {total} ({percent}).</translation>
        </message>
        <message>
            <source>{from_} to {to}</source>
            <translation>{from_}–{to}</translation>
        </message>
    </context>
    <context>
        <name>finding</name>
        <message>
            <source>Arabic</source>
            <translation>العربية</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>الثقة</translation>
        </message>
        <message>
            <source>English</source>
            <translation>الإنجليزية</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>الرقم</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>الحالة</translation>
        </message>
    </context>
    <context>
        <name>history</name>
        <message>
            <source>Accept the wording</source>
            <translation>قبول الصياغة</translation>
        </message>
        <message>
            <source>Accept the wording for pair {number}</source>
            <translation>قبول الصياغة للزوج {number}</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>اعتماد</translation>
        </message>
        <message>
            <source>Approve pair {number}</source>
            <translation>اعتماد الزوج {number}</translation>
        </message>
        <message>
            <source>Assign</source>
            <translation>إسناد</translation>
        </message>
        <message>
            <source>Change a rule</source>
            <translation>تغيير قاعدة</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>الأمر</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>تعليق</translation>
        </message>
        <message>
            <source>Comment on pair {number}</source>
            <translation>التعليق على الزوج {number}</translation>
        </message>
        <message>
            <source>Confirm</source>
            <translation>تأكيد</translation>
        </message>
        <message>
            <source>Confirm pair {number}</source>
            <translation>تأكيد الزوج {number}</translation>
        </message>
        <message>
            <source>Correct</source>
            <translation>تصحيح</translation>
        </message>
        <message>
            <source>Correct pair {number}</source>
            <translation>تصحيح الزوج {number}</translation>
        </message>
        <message>
            <source>Detach</source>
            <translation>فكّ</translation>
        </message>
        <message>
            <source>History of {name}</source>
            <translation>سجل ⁨{name}⁩</translation>
        </message>
        <message>
            <source>Join</source>
            <translation>ضمّ</translation>
        </message>
        <message>
            <source>Join into pair {number}</source>
            <translation>الضم إلى الزوج {number}</translation>
        </message>
        <message>
            <source>Link words</source>
            <translation>ربط الكلمات</translation>
        </message>
        <message>
            <source>Link words of pair {number}</source>
            <translation>ربط كلمات الزوج {number}</translation>
        </message>
        <message>
            <source>Merge</source>
            <translation>دمج</translation>
        </message>
        <message>
            <source>Merge into pair {number}</source>
            <translation>الدمج في الزوج {number}</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>تحريك</translation>
        </message>
        <message>
            <source>Move a cut</source>
            <translation>نقل موضع قطع</translation>
        </message>
        <message>
            <source>Move a segment of pair {number}</source>
            <translation>نقل مقطع الزوج {number}</translation>
        </message>
        <message>
            <source>Move the cut of pair {number}</source>
            <translation>نقل قطع الزوج {number}</translation>
        </message>
        <message>
            <source>Propose</source>
            <translation>اقتراح صياغة</translation>
        </message>
        <message>
            <source>Propose a wording for pair {number}</source>
            <translation>اقتراح صياغة للزوج {number}</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>إلغاء التراجع</translation>
        </message>
        <message>
            <source>Refuse the wording</source>
            <translation>رفض الصياغة</translation>
        </message>
        <message>
            <source>Refuse the wording for pair {number}</source>
            <translation>رفض الصياغة للزوج {number}</translation>
        </message>
        <message>
            <source>Remove confirmation</source>
            <translation>إلغاء التأكيد</translation>
        </message>
        <message>
            <source>Remove the confirmation of pair {number}</source>
            <translation>إلغاء تأكيد الزوج {number}</translation>
        </message>
        <message>
            <source>Repair the file</source>
            <translation>إصلاح الملف</translation>
        </message>
        <message>
            <source>Reset to suggestion</source>
            <translation>ردّ إلى مقترح</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>إعادة</translation>
        </message>
        <message>
            <source>Return pair {number}</source>
            <translation>إعادة الزوج {number}</translation>
        </message>
        <message>
            <source>Separate the sides of pair {number}</source>
            <translation>فكّ طرفي الزوج {number}</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>نقل مقطع</translation>
        </message>
        <message>
            <source>Shift a segment of pair {number}</source>
            <translation>نقل مقطع من الزوج {number}</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>تقسيم</translation>
        </message>
        <message>
            <source>Split pair {number}</source>
            <translation>تقسيم الزوج {number}</translation>
        </message>
        <message>
            <source>Suggest</source>
            <translation>اقتراح</translation>
        </message>
        <message>
            <source>Transfer</source>
            <translation>ترحيل</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>تراجع</translation>
        </message>
        <message>
            <source>Update the file</source>
            <translation>تحديث الملف</translation>
        </message>
        <message>
            <source>What</source>
            <translation>ماذا</translation>
        </message>
        <message>
            <source>When</source>
            <translation>متى</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>مَن</translation>
        </message>
    </context>
    <context>
        <name>keys</name>
        <message>
            <source>Muqabala keyboard shortcuts</source>
            <translation>اختصارات «مقابلة»</translation>
        </message>
    </context>
    <context>
        <name>languages</name>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>; </source>
            <translation>؛ </translation>
        </message>
        <message>
            <source>Arabic</source>
            <translation>العربية</translation>
        </message>
        <message>
            <source>Chinese</source>
            <translation>الصينية</translation>
        </message>
        <message>
            <source>Dutch</source>
            <translation>الهولندية</translation>
        </message>
        <message>
            <source>English</source>
            <translation>الإنجليزية</translation>
        </message>
        <message>
            <source>French</source>
            <translation>الفرنسية</translation>
        </message>
        <message>
            <source>German</source>
            <translation>الألمانية</translation>
        </message>
        <message>
            <source>Hebrew</source>
            <translation>العبرية</translation>
        </message>
        <message>
            <source>Indonesian</source>
            <translation>الإندونيسية</translation>
        </message>
        <message>
            <source>Italian</source>
            <translation>الإيطالية</translation>
        </message>
        <message>
            <source>Japanese</source>
            <translation>اليابانية</translation>
        </message>
        <message>
            <source>Korean</source>
            <translation>الكورية</translation>
        </message>
        <message>
            <source>Latin</source>
            <translation>اللاتينية</translation>
        </message>
        <message>
            <source>Ottoman Turkish</source>
            <translation>العثمانية</translation>
        </message>
        <message>
            <source>Persian</source>
            <translation>الفارسية</translation>
        </message>
        <message>
            <source>Polish</source>
            <translation>البولندية</translation>
        </message>
        <message>
            <source>Portuguese</source>
            <translation>البرتغالية</translation>
        </message>
        <message>
            <source>Russian</source>
            <translation>الروسية</translation>
        </message>
        <message>
            <source>Spanish</source>
            <translation>الإسبانية</translation>
        </message>
        <message>
            <source>Thai</source>
            <translation>التايلندية</translation>
        </message>
        <message>
            <source>Turkish</source>
            <translation>التركية</translation>
        </message>
        <message>
            <source>Urdu</source>
            <translation>الأردية</translation>
        </message>
        <message>
            <source>{number}%</source>
            <translation>{number}٪</translation>
        </message>
    </context>
    <context>
        <name>localize</name>
        <message>
            <source>{path} {what}</source>
            <translation>⁨{path}⁩: {what}</translation>
        </message>
        <message>
            <source>{what}. {remedy}.</source>
            <translation>{what}. ⁨{remedy}⁩.</translation>
        </message>
    </context>
    <context>
        <name>mapkey</name>
        <message>
            <source>crossing: the order differs between the texts</source>
            <translation>تقاطع: الترتيب مختلف بين النصين</translation>
        </message>
        <message>
            <source>doubtful: the longer, the less sure</source>
            <translation>مشكوك فيه: كلما طال قلّت الثقة</translation>
        </message>
        <message>
            <source>search hit</source>
            <translation>نتيجة بحث</translation>
        </message>
        <message>
            <source>source without counterpart</source>
            <translation>مصدر بلا مقابل</translation>
        </message>
        <message>
            <source>target without counterpart</source>
            <translation>ترجمة بلا مقابل</translation>
        </message>
    </context>
    <context>
        <name>people</name>
        <message>
            <source>Enter your name</source>
            <translation>أدخل اسمك</translation>
        </message>
        <message>
            <source>reviewer</source>
            <translation>مراجع</translation>
        </message>
        <message>
            <source>the machine</source>
            <translation>الآلة</translation>
        </message>
        <message>
            <source>translator</source>
            <translation>مترجم</translation>
        </message>
    </context>
    <context>
        <name>queue</name>
        <message>
            <source>Another wording is proposed</source>
            <translation>اقتُرحت صياغة أخرى</translation>
        </message>
        <message>
            <source>Confirmed</source>
            <translation>مؤكَّد</translation>
        </message>
        <message>
            <source>Confirmed, with comments</source>
            <translation>مؤكَّد وعليه تعليقات</translation>
        </message>
        <message>
            <source>Doubtful suggestions</source>
            <translation>مقترحات مشكوك فيها</translation>
        </message>
        <message>
            <source>My work</source>
            <translation>عملي</translation>
        </message>
        <message>
            <source>Pair {number}</source>
            <translation>الزوج {number}</translation>
        </message>
        <message>
            <source>Returned to you</source>
            <translation>المُعاد إليك</translation>
        </message>
        <message>
            <source>Returned, then confirmed again</source>
            <translation>أُعيد ثم أُكّد ثانية</translation>
        </message>
        <message>
            <source>Sample</source>
            <translation>العينة</translation>
        </message>
        <message>
            <source>Suggestions</source>
            <translation>المقترحات</translation>
        </message>
        <message>
            <source>{group} ({count})</source>
            <translation>⁨{group}⁩ ({count})</translation>
        </message>
        <message>
            <source>{reason} → “{wording}”</source>
            <translation>{reason} ← «⁨{wording}⁩»</translation>
        </message>
    </context>
    <context>
        <name>review</name>
        <message>
            <source>Accuracy</source>
            <translation>الدقة</translation>
        </message>
        <message>
            <source>Addition</source>
            <translation>إضافة</translation>
        </message>
        <message>
            <source>Align</source>
            <translation>محاذاة</translation>
        </message>
        <message>
            <source>Critical</source>
            <translation>حرج</translation>
        </message>
        <message>
            <source>Cut early</source>
            <translation>قطع مبكر</translation>
        </message>
        <message>
            <source>Cut late</source>
            <translation>قطع متأخر</translation>
        </message>
        <message>
            <source>Extra</source>
            <translation>زائد</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>اللغة</translation>
        </message>
        <message>
            <source>Major</source>
            <translation>كبير</translation>
        </message>
        <message>
            <source>Minor</source>
            <translation>طفيف</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>ناقص</translation>
        </message>
        <message>
            <source>Neutral</source>
            <translation>محايد</translation>
        </message>
        <message>
            <source>Omission</source>
            <translation>حذف</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>الترتيب</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>غير ذلك</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>مراجعة</translation>
        </message>
        <message>
            <source>Style</source>
            <translation>الأسلوب</translation>
        </message>
        <message>
            <source>Terminology</source>
            <translation>المصطلحات</translation>
        </message>
        <message>
            <source>Wrong pair</source>
            <translation>زوج خاطئ</translation>
        </message>
        <message>
            <source>{category} ({severity})</source>
            <translation>{category} ({severity})</translation>
        </message>
        <message>
            <source>{category}: {text}</source>
            <translation>{category}: ⁨{text}⁩</translation>
        </message>
    </context>
    <context>
        <name>spelling</name>
        <message>
            <source>Accept this word in all projects</source>
            <translation>قبول هذه الكلمة في كل المشاريع</translation>
        </message>
        <message>
            <source>Add to dictionary</source>
            <translation>الإضافة إلى القاموس</translation>
        </message>
        <message>
            <source>Looking for suggestions…</source>
            <translation>البحث عن اقتراحات…</translation>
        </message>
        <message>
            <source>No suggestions</source>
            <translation>لا اقتراحات</translation>
        </message>
        <message>
            <source>Spelling: {word}</source>
            <translation>الإملاء: {word}</translation>
        </message>
    </context>
    <context>
        <name>status</name>
        <message>
            <source>&amp;Approved: {n}</source>
            <translation>الم&amp;عتمدة: {n}</translation>
        </message>
        <message>
            <source>&amp;Confirmed: {n}</source>
            <translation>الم&amp;ؤكَّدة: {n}</translation>
        </message>
        <message>
            <source>&amp;Returned: {n}</source>
            <translation>المُعاد&amp;ة: {n}</translation>
        </message>
        <message>
            <source>&amp;Suggested: {n}</source>
            <translation>الم&amp;قترحة: {n}</translation>
        </message>
        <message>
            <source>A</source>
            <comment>one letter for Approved</comment>
            <translation>ع</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>معتمد</translation>
        </message>
        <message>
            <source>C</source>
            <comment>one letter for Confirmed</comment>
            <translation>ك</translation>
        </message>
        <message>
            <source>Confirmed</source>
            <translation>مؤكَّد</translation>
        </message>
        <message>
            <source>R</source>
            <comment>one letter for Returned</comment>
            <translation>ر</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>مُعاد</translation>
        </message>
        <message>
            <source>S</source>
            <comment>one letter for Suggested</comment>
            <translation>ق</translation>
        </message>
        <message>
            <source>Suggested</source>
            <translation>مقترح</translation>
        </message>
        <message>
            <source>approved</source>
            <translation>معتمد</translation>
        </message>
        <message>
            <source>confirmed</source>
            <translation>مؤكَّد</translation>
        </message>
        <message>
            <source>doubtful</source>
            <translation>مشكوك فيه</translation>
        </message>
        <message>
            <source>returned</source>
            <translation>مُعاد</translation>
        </message>
        <message>
            <source>suggested</source>
            <translation>مقترح</translation>
        </message>
        <message>
            <source>sure</source>
            <translation>أكيد</translation>
        </message>
        <message>
            <source>unsure</source>
            <translation>غير أكيد</translation>
        </message>
    </context>
    <context>
        <name>structure_marks</name>
        <message>
            <source>Comment {label}: {text}</source>
            <translation>تعليق {label}: {text}</translation>
        </message>
        <message>
            <source>Note {label}: {text}</source>
            <translation>حاشية {label}: {text}</translation>
        </message>
    </context>
    <context>
        <name>term_marks</name>
        <message>
            <source>Name: {counterpart}</source>
            <translation>علَم: {counterpart}</translation>
        </message>
        <message>
            <source>Term, not used in the translation: {counterpart}</source>
            <translation>مصطلح لم يُستعمل في الترجمة: {counterpart}</translation>
        </message>
        <message>
            <source>Term: {counterpart}</source>
            <translation>مصطلح: {counterpart}</translation>
        </message>
    </context>
</TS>
