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
            <source>Apache License 2.0. Made with Qt {qt}, numpy, SQLAlchemy and Google's multilingual Universal Sentence Encoder; set in Amiri by Khaled Hosny and Inter by Rasmus Andersson (both SIL Open Font License).</source>
            <translation>رخصة Apache 2.0. بُني بـ Qt {qt} وnumpy وSQLAlchemy وبنموذج Google متعدد اللغات Universal Sentence Encoder؛ ونصوصه بخط «الأميري» لخالد حسني وخط Inter لراسموس أندرسون (كلاهما برخصة SIL للخطوط المفتوحة).</translation>
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
            <source>Show everything (0)</source>
            <translation>عرض الكل (0)</translation>
        </message>
        <message>
            <source>Show less, larger (+)</source>
            <translation>تكبير جزء أصغر (+)</translation>
        </message>
        <message>
            <source>Show more of the texts (−)</source>
            <translation>عرض جزء أكبر من النصين (−)</translation>
        </message>
        <message>
            <source>Show the neighbourhood of this pair</source>
            <translation>عرض ما حول هذا الزوج</translation>
        </message>
    </context>
    <context>
        <name>BitextDialog</name>
        <message>
            <source>&amp;Align anew what arrives as suggested, in sentences</source>
            <translation>إ&amp;عادة محاذاة ما يَرِد مقترحًا، جملةً جملة</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>الا&amp;سم</translation>
        </message>
        <message>
            <source>&amp;suggested, to be looked through</source>
            <translation>م&amp;قترحةً، لتُراجَع</translation>
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
            <source>Drop a TMX, XLIFF, TSV, CSV, XLSX or DOCX file here, or</source>
            <translation>أفلت هنا ملف TMX أو XLIFF أو TSV أو CSV أو XLSX أو DOCX، أو</translation>
        </message>
        <message>
            <source>For pairs that are too coarse, such as whole paragraphs</source>
            <translation>للأزواج الطويلة، كالفقرات الكاملة</translation>
        </message>
        <message>
            <source>Import pairs</source>
            <translation>استيراد أزواج</translation>
        </message>
        <message>
            <source>Import pairs that exist already</source>
            <translation>استيراد أزواج موجودة</translation>
        </message>
        <message>
            <source>Make the project</source>
            <translation>إنشاء المشروع</translation>
        </message>
        <message>
            <source>Pairs (*.tmx *.xlf *.xliff *.sdlxliff *.mxliff *.mqxliff *.tsv *.csv *.xlsx *.docx *.jsonl);;All files (*)</source>
            <translation>أزواج (*.tmx *.xlf *.xliff *.sdlxliff *.mxliff *.mqxliff *.tsv *.csv *.xlsx *.docx *.jsonl);;كل الملفات (*)</translation>
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
            <source>The pairs arrive as</source>
            <translation>ترد الأزواج</translation>
        </message>
        <message>
            <source>The project needs a name. Type one.</source>
            <translation>لا بد للمشروع من اسم. اكتب اسمًا.</translation>
        </message>
        <message>
            <source>What the project is called</source>
            <translation>اسم المشروع</translation>
        </message>
        <message>
            <source>con&amp;firmed by {name}</source>
            <translation>م&amp;ؤكَّدةً باسم ⁨{name}⁩</translation>
        </message>
        <message>
            <source>{name} is there already. Choose another name.</source>
            <translation>يوجد ⁨{name}⁩ من قبل. اختر اسمًا آخر.</translation>
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
            <source>Source</source>
            <translation>المصدر</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>الترجمة</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>السبب</translation>
        </message>
        <message>
            <source>paired by you</source>
            <translation>قرنتَه أنت</translation>
        </message>
        <message>
            <source>stands alone</source>
            <translation>بلا مقابل</translation>
        </message>
        <message>
            <source>{title}  · about {n} words</source>
            <translation>⁨{title}⁩  · نحو {n} كلمة</translation>
        </message>
    </context>
    <context>
        <name>ChapterPage</name>
        <message>
            <source>&amp;Align chapter by chapter</source>
            <translation>مح&amp;اذاة فصل بفصل</translation>
        </message>
        <message>
            <source>Both texts are aligned as one.</source>
            <translation>يُحاذى النصان قطعةً واحدة.</translation>
        </message>
        <message>
            <source>Each translation from here on one row down</source>
            <translation>تنزيل الترجمات من هنا فصاعدًا صفًّا واحدًا</translation>
        </message>
        <message>
            <source>Each translation from here on one row up</source>
            <translation>رفع الترجمات من هنا فصاعدًا صفًّا واحدًا</translation>
        </message>
        <message>
            <source>Every chapter has its partner.</source>
            <translation>لكل فصل مقابلُه.</translation>
        </message>
        <message>
            <source>No chapters could be told in one of the texts or both; they are aligned as one.</source>
            <translation>لم تتبيّن فصول في أحد النصين أو كليهما، فيُحاذيان قطعةً واحدة.</translation>
        </message>
        <message>
            <source>Nothing is ever paired across two chapters</source>
            <translation>لا يُقرن شيء من فصل بشيء من فصل آخر</translation>
        </message>
        <message>
            <source>Pair</source>
            <translation>اقتران</translation>
        </message>
        <message>
            <source>Pair the chapters of two chosen rows</source>
            <translation>قرن فصلي الصفين المختارين</translation>
        </message>
        <message>
            <source>Pairs of chapters</source>
            <translation>أزواج الفصول</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>فصل</translation>
        </message>
        <message>
            <source>Pull up</source>
            <translation>رفع</translation>
        </message>
        <message>
            <source>Push down</source>
            <translation>تنزيل</translation>
        </message>
        <message>
            <source>Standing alone: {n}. Their text stays in the project, unpaired. Drag a chapter onto the row where it belongs, or choose two rows and press Enter.</source>
            <translation>بلا مقابل: {n}. يبقى نصها في المشروع بلا أزواج. اسحب الفصل إلى الصف الذي هو موضعه، أو اختر صفين واضغط Enter.</translation>
        </message>
        <message>
            <source>Take a pair apart</source>
            <translation>فكّ الزوج</translation>
        </message>
    </context>
    <context>
        <name>ChartView</name>
        <message>
            <source>Copy the numbers</source>
            <translation>نسخ الأرقام</translation>
        </message>
        <message>
            <source>Export: {title}</source>
            <translation>تصدير: ⁨{title}⁩</translation>
        </message>
        <message>
            <source>Save as drawing (SVG)…</source>
            <translation>حفظ رسمًا متجهًا (SVG)…</translation>
        </message>
        <message>
            <source>Save as picture (PNG)…</source>
            <translation>حفظ صورةً (PNG)…</translation>
        </message>
        <message>
            <source>Take this plot along</source>
            <translation>أخذ هذا الرسم البياني</translation>
        </message>
    </context>
    <context>
        <name>CleaningPage</name>
        <message>
            <source>Clean away</source>
            <translation>إزالة</translation>
        </message>
        <message>
            <source>Each choice can be seen before it is made. The project keeps the way back to the original.</source>
            <translation>يمكنك معاينة أثر كل خيار قبل اعتماده، ويحفظ المشروع طريق الرجوع إلى الأصل.</translation>
        </message>
        <message>
            <source>Editors' brackets (the words stay)</source>
            <translation>أقواس المحققين (وتبقى الكلمات)</translation>
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
            <source>Looking through both texts…</source>
            <translation>جارٍ فحص النصين…</translation>
        </message>
        <message>
            <source>Neither text has any.</source>
            <translation>ليس منها شيء في النصين.</translation>
        </message>
        <message>
            <source>Places that the chosen step would change</source>
            <translation>المواضع التي ستغيّرها الخطوة المختارة</translation>
        </message>
        <message>
            <source>Presentation forms</source>
            <translation>أشكال العرض</translation>
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
            <source>The first {n} of {total} places are shown.</source>
            <translation>تُعرض أول {n} من {total} موضعًا.</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>الترجمة</translation>
        </message>
        <message>
            <source>Untick a place to leave it as it is.</source>
            <translation>ألغِ تأشير الموضع ليبقى كما هو.</translation>
        </message>
        <message>
            <source>Verse marks</source>
            <translation>علامات الآيات</translation>
        </message>
        <message>
            <source>What to clean away</source>
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Next</source>
            <translation>ال&amp;تالي</translation>
        </message>
        <message>
            <source>&amp;Skip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{at} of {of}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ConflictDialog</name>
        <message>
            <source>&amp;Apply mine on top</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Copy my text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Keep theirs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Changed by somebody else</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Changed last by {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Do what you wanted to the pair as it is now; the history keeps both</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somebody else changed this pair</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The pair is gone: its words are in other pairs now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The pair is gone: there is nothing to apply it to</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The wording you gave it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Theirs, as it is now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What you saw</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What you saw is no longer known</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You wrote: {text}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Yours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{why}. Your step “{what}” was not written; both versions are here.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ConsistencyPane</name>
        <message>
            <source>&amp;Inconsistent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A phrase of the source</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Consistency</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Every source that is translated in two ways</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was found.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pairs</source>
            <translation>الأزواج</translation>
        </message>
        <message>
            <source>Phrase whose translations are wanted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Source, and how it is translated</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sources: {n}; translations: {m}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Translations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type a phrase to see all its translations.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>pair {n}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Corrections</name>
        <message>
            <source>Approve</source>
            <translation>اعتماد</translation>
        </message>
        <message>
            <source>Confirm</source>
            <translation>تأكيد</translation>
        </message>
        <message>
            <source>Correct the text</source>
            <translation>تصحيح النص</translation>
        </message>
        <message>
            <source>Join</source>
            <translation>ضمّ</translation>
        </message>
        <message>
            <source>Merge</source>
            <translation>دمج</translation>
        </message>
        <message>
            <source>Move the cut</source>
            <translation>نقل موضع القطع</translation>
        </message>
        <message>
            <source>Of pairs that stand apart only two can be joined.</source>
            <translation>لا يُضمّ من الأزواج المتباعدة إلا اثنان.</translation>
        </message>
        <message>
            <source>Place the caret between two words first: click there, or use the keys Left and Right.</source>
            <translation>ضع المؤشر أولًا بين كلمتين: انقر هناك، أو استعمل السهمين الأيمن والأيسر.</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>إعادة</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>نقل</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>تقسيم</translation>
        </message>
        <message>
            <source>Take apart</source>
            <translation>فكّ</translation>
        </message>
        <message>
            <source>There is no further word to move.</source>
            <translation>لا كلمة أخرى تُنقل.</translation>
        </message>
        <message>
            <source>There is no neighbouring pair on that side.</source>
            <translation>لا زوج مجاورًا في تلك الجهة.</translation>
        </message>
        <message>
            <source>There is no pair above to merge with.</source>
            <translation>لا زوج فوقه يُدمج معه.</translation>
        </message>
        <message>
            <source>There is no pair below to merge with.</source>
            <translation>لا زوج تحته يُدمج معه.</translation>
        </message>
        <message>
            <source>This pair has only one side already.</source>
            <translation>هذا الزوج أحادي الطرف أصلًا.</translation>
        </message>
        <message>
            <source>This side is empty: there is nothing to shift.</source>
            <translation>هذا الطرف خالٍ: لا شيء يُنقل منه.</translation>
        </message>
        <message>
            <source>Un-confirm</source>
            <translation>إلغاء التأكيد</translation>
        </message>
    </context>
    <context>
        <name>Desk</name>
        <message>
            <source>&amp;Map</source>
            <translation>ال&amp;خريطة</translation>
        </message>
        <message>
            <source>Align</source>
            <translation>محاذاة</translation>
        </message>
        <message>
            <source>Aligning…</source>
            <translation>جارٍ المحاذاة…</translation>
        </message>
        <message>
            <source>Both texts are in the project. Aligning suggests which stretch translates which; you mend what is wrong.</source>
            <translation>النصان في المشروع. تقترح المحاذاةُ أيُّ قطعةٍ ترجمةُ أيّ، وتُصلح أنت ما أخطأت فيه.</translation>
        </message>
        <message>
            <source>Nothing is paired yet</source>
            <translation>لا أزواج بعد</translation>
        </message>
        <message>
            <source>The whole text at a glance, beside the table</source>
            <translation>النص كله في نظرة، بجانب الجدول</translation>
        </message>
    </context>
    <context>
        <name>Docks</name>
        <message>
            <source>&amp;Evidence</source>
            <translation>ال&amp;قرائن</translation>
        </message>
        <message>
            <source>&amp;History</source>
            <translation>ال&amp;سجل</translation>
        </message>
        <message>
            <source>&amp;Path of the alignment</source>
            <translation>م&amp;سار المحاذاة</translation>
        </message>
        <message>
            <source>&amp;Statistics</source>
            <translation>الإ&amp;حصاءات</translation>
        </message>
        <message>
            <source>Progress and figures, as plots</source>
            <translation>التقدم والأرقام في رسوم بيانية</translation>
        </message>
        <message>
            <source>Where the pairs lie in both texts</source>
            <translation>مواضع الأزواج من النصين</translation>
        </message>
        <message>
            <source>Who did what and when; what can be undone</source>
            <translation>من فعل ماذا ومتى؛ وما يمكن التراجع عنه</translation>
        </message>
        <message>
            <source>Why the two belong together; comments</source>
            <translation>لِمَ اقترن الطرفان؛ والتعليقات</translation>
        </message>
    </context>
    <context>
        <name>DocumentMap</name>
        <message>
            <source>From the reading edge on: progress (thin: suggested, half: confirmed, striped: returned, whole: approved), doubt (the longer the bar, the less sure), marks (text without counterpart, crossings) and search hits.</source>
            <translation>من حافة القراءة: التقدم (رفيع: مقترح، نصف: مؤكَّد، مخطّط: مُعاد، كامل: معتمد)، ثم الشك (كلما طال الشريط قلّت الثقة)، ثم العلامات (نص بلا مقابل، وتقاطعات)، ثم نتائج البحث.</translation>
        </message>
        <message>
            <source>Map of the text</source>
            <translation>خريطة النص</translation>
        </message>
        <message>
            <source>Nothing is paired yet</source>
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
            <source>confidence {percent} %</source>
            <translation>الثقة {percent}٪</translation>
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
        <message>
            <source>{total} pairs</source>
            <translation>الأزواج: {total}</translation>
        </message>
    </context>
    <context>
        <name>DocumentSide</name>
        <message>
            <source>Between any words</source>
            <translation>بين أي كلمتين</translation>
        </message>
        <message>
            <source>By the rules of a file (SRX)…</source>
            <translation>بقواعد ملف (SRX)…</translation>
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
            <source>Choose the document: {side}</source>
            <translation>اختيار المستند: {side}</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>اختيار…</translation>
        </message>
        <message>
            <source>Cut at</source>
            <translation>القطع عند</translation>
        </message>
        <message>
            <source>Documents (*.docx *.odt *.rtf *.pdf *.html *.htm *.epub *.md *.txt *.mARkdown);;All files (*)</source>
            <translation>مستندات (*.docx *.odt *.rtf *.pdf *.html *.htm *.epub *.md *.txt *.mARkdown);;كل الملفات (*)</translation>
        </message>
        <message>
            <source>Drop a document here, or</source>
            <translation>أفلت مستندًا هنا، أو</translation>
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
            <source>Let the text decide</source>
            <translation>بحسب النص</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>السطور</translation>
        </message>
        <message>
            <source>Outline</source>
            <translation>المخطط</translation>
        </message>
        <message>
            <source>See how the file reads in other encodings</source>
            <translation>كيف يُقرأ الملف بترميزات أخرى</translation>
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
            <source>Sentences</source>
            <translation>الجمل</translation>
        </message>
        <message>
            <source>told by the file</source>
            <translation>كما يذكر الملف</translation>
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
            <source>How it looks</source>
            <translation>كيف يبدو</translation>
        </message>
        <message>
            <source>How {name} reads in each encoding</source>
            <translation>كيف يُقرأ ⁨{name}⁩ بكل ترميز</translation>
        </message>
        <message>
            <source>Read it so</source>
            <translation>قراءته هكذا</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>السبب</translation>
        </message>
    </context>
    <context>
        <name>EvidencePane</name>
        <message>
            <source>A person made this pair; the machine has no opinion on it.</source>
            <translation>هذا الزوج من صنع إنسان، ولا رأي للآلة فيه.</translation>
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
            <source>Move the cuts of this pair to where the runner-up begins and ends</source>
            <translation>نقل حدّي هذا الزوج إلى حيث يبدأ البديل وينتهي</translation>
        </message>
        <message>
            <source>Names, numbers, dates</source>
            <translation>أسماء وأعداد وتواريخ</translation>
        </message>
        <message>
            <source>No pair is chosen</source>
            <translation>لم يُختر زوج</translation>
        </message>
        <message>
            <source>Pair {number}: {status}</source>
            <translation>الزوج {number}: {status}</translation>
        </message>
        <message>
            <source>Runner-up</source>
            <translation>أقرب بديل</translation>
        </message>
        <message>
            <source>Similarity {number}</source>
            <translation>التشابه {number}</translation>
        </message>
        <message>
            <source>Take it instead</source>
            <translation>الأخذ به</translation>
        </message>
        <message>
            <source>Take the runner-up</source>
            <translation>الأخذ بالبديل</translation>
        </message>
        <message>
            <source>The machine did not say how sure it is.</source>
            <translation>لم تذكر الآلة مقدار ثقتها.</translation>
        </message>
        <message>
            <source>The machine's opinion</source>
            <translation>رأي الآلة</translation>
        </message>
        <message>
            <source>The runner-up lies elsewhere: go there and decide in the table</source>
            <translation>البديل في موضع آخر: انتقل إليه وقرّر في الجدول</translation>
        </message>
        <message>
            <source>Words that answer each other</source>
            <translation>كلمات متقابلة</translation>
        </message>
        <message>
            <source>changed last by {name}</source>
            <translation>آخر من غيّره ⁨{name}⁩</translation>
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
            <source>suggested by the machine</source>
            <translation>اقترحته الآلة</translation>
        </message>
        <message>
            <source>{number} ahead of the runner-up</source>
            <translation>يسبق أقرب بديل بمقدار {number}</translation>
        </message>
        <message>
            <source>{percent} % likely to be exactly right: {word}</source>
            <translation>احتمال صحته التامة {percent}٪: {word}</translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
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
            <translation>المُ&amp;عادة: {n}</translation>
        </message>
        <message>
            <source>&amp;Suggested only: {n}</source>
            <translation>الم&amp;قترحة فقط: {n}</translation>
        </message>
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
            <source>No pair has one of these statuses. Choose another.</source>
            <translation>لا زوج بهذه الحالات. اختر حالة أخرى.</translation>
        </message>
        <message>
            <source>No pair is confirmed yet. Confirm some with Ctrl+Enter, or export suggestions as well.</source>
            <translation>لم يؤكَّد زوج بعد. أكّد بعضها بـ Ctrl+Enter، أو صدّر المقترحات أيضًا.</translation>
        </message>
        <message>
            <source>Pairs that lack one side are left out, and counted.</source>
            <translation>الأزواج الناقصة أحد طرفيها تُترك، ويُذكر عددها.</translation>
        </message>
        <message>
            <source>Translation memories (*.tmx)</source>
            <translation>ذاكرات ترجمة (*.tmx)</translation>
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
        <name>ExportToolDialog</name>
        <message>
            <source>&amp;Approved: {n}</source>
            <translation>الم&amp;عتمدة: {n}</translation>
        </message>
        <message>
            <source>&amp;Confirmed: {n}</source>
            <translation>الم&amp;ؤكَّدة: {n}</translation>
        </message>
        <message>
            <source>&amp;Duplicates</source>
            <translation>ال&amp;مكررات</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>ت&amp;صدير…</translation>
        </message>
        <message>
            <source>&amp;Format</source>
            <translation>ال&amp;صيغة</translation>
        </message>
        <message>
            <source>&amp;Returned: {n}</source>
            <translation>المُ&amp;عادة: {n}</translation>
        </message>
        <message>
            <source>&amp;Suggested only: {n}</source>
            <translation>الم&amp;قترحة فقط: {n}</translation>
        </message>
        <message>
            <source>&amp;Tool</source>
            <translation>الأ&amp;داة</translation>
        </message>
        <message>
            <source>At least this s&amp;ure</source>
            <translation>بثقةٍ لا تقلّ ع&amp;ن</translation>
        </message>
        <message>
            <source>Changed last</source>
            <translation>آخر تغيير</translation>
        </message>
        <message>
            <source>Changed on this day or earlier</source>
            <translation>غُيِّرت في هذا اليوم أو قبله</translation>
        </message>
        <message>
            <source>Changed on this day or later</source>
            <translation>غُيِّرت في هذا اليوم أو بعده</translation>
        </message>
        <message>
            <source>Characters removed that XML cannot hold: {n}.</source>
            <translation>محارف لا تقبلها XML، حُذفت: {n}.</translation>
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
            <source>Cut to fit: {n}.</source>
            <translation>قُصِّرت لتناسب الحد: {n}.</translation>
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
            <source>Left out as duplicates: {n}.</source>
            <translation>تُركت لتكرارها: {n}.</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>جارٍ الفحص…</translation>
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
            <source>Pairs with one side &amp;only, too</source>
            <translation>والأزواج الأ&amp;حادية الطرف أيضًا</translation>
        </message>
        <message>
            <source>Pairs: {n}. Findings: {found}, of them errors: {errors}.</source>
            <translation>الأزواج: {n}. الملاحظات: {found}، منها أخطاء: {errors}.</translation>
        </message>
        <message>
            <source>Pairs: {n}. Nothing that {tool} would not like.</source>
            <translation>الأزواج: {n}. ليس فيها ما لا يقبله ⁨{tool}⁩.</translation>
        </message>
        <message>
            <source>Pre-flight</source>
            <translation>فحص قبل التصدير</translation>
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
            <source>Stop</source>
            <translation>إيقاف</translation>
        </message>
        <message>
            <source>The report is in {path}</source>
            <translation>التقرير في ⁨{path}⁩</translation>
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
        <message>
            <source>Written to {file}: {n}.</source>
            <translation>كُتب في ⁨{file}⁩: {n}.</translation>
        </message>
        <message>
            <source>any</source>
            <translation>الكل</translation>
        </message>
        <message>
            <source>by anybody</source>
            <translation>أيًّا كان مغيِّرها</translation>
        </message>
        <message>
            <source>changed &amp;between</source>
            <translation>غُيِّرت &amp;بين</translation>
        </message>
        <message>
            <source>cut at sentence ends</source>
            <translation>تُقطع عند أواخر الجمل</translation>
        </message>
        <message>
            <source>each pair once</source>
            <translation>كل زوج مرة واحدة</translation>
        </message>
        <message>
            <source>each source once</source>
            <translation>كل مصدر مرة واحدة</translation>
        </message>
        <message>
            <source>keep all</source>
            <translation>تبقى كلها</translation>
        </message>
        <message>
            <source>leave out</source>
            <translation>تُترك</translation>
        </message>
        <message>
            <source>write and tell</source>
            <translation>تُكتب ويُنبَّه إليها</translation>
        </message>
        <message>
            <source>{tool} states no limit</source>
            <translation>لا يذكر ⁨{tool}⁩ حدًّا</translation>
        </message>
        <message>
            <source>{tool} takes {n} characters a side</source>
            <translation>يقبل ⁨{tool}⁩ {n} محرفًا لكل طرف</translation>
        </message>
    </context>
    <context>
        <name>FacingDelegate</name>
        <message>
            <source>A</source>
            <comment>one letter for Approved</comment>
            <translation>ع</translation>
        </message>
        <message>
            <source>C</source>
            <comment>one letter for Confirmed</comment>
            <translation>ك</translation>
        </message>
        <message>
            <source>R</source>
            <comment>one letter for Returned</comment>
            <translation>ر</translation>
        </message>
        <message>
            <source>S</source>
            <comment>one letter for Suggested</comment>
            <translation>ق</translation>
        </message>
        <message>
            <source>by hand</source>
            <translation>يدويًّا</translation>
        </message>
        <message>
            <source>no counterpart</source>
            <translation>بلا مقابل</translation>
        </message>
    </context>
    <context>
        <name>FacingModel</name>
        <message>
            <source>A typing error was corrected</source>
            <translation>صُحّح فيه خطأ مطبعي</translation>
        </message>
        <message>
            <source>Aligned anew by the machine</source>
            <translation>أعادت الآلة محاذاته</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>معتمد</translation>
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
            <source>Confirmed</source>
            <translation>مؤكَّد</translation>
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
            <source>No.</source>
            <translation>الرقم</translation>
        </message>
        <message>
            <source>Not scored: a person made this pair</source>
            <translation>بلا درجة: صنعه إنسان</translation>
        </message>
        <message>
            <source>Pair {number}, {status}</source>
            <translation>الزوج {number}، {status}</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>مُعاد</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>الحالة</translation>
        </message>
        <message>
            <source>Suggested</source>
            <translation>مقترح</translation>
        </message>
        <message>
            <source>confidence {percent} percent</source>
            <translation>الثقة {percent} بالمئة</translation>
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
            <source>{number} %</source>
            <translation>{number}٪</translation>
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
        <name>FacingTable</name>
        <message>
            <source>Facing texts</source>
            <translation>النصان متقابلين</translation>
        </message>
        <message>
            <source>This text is too long to be edited in one piece. Split the pair first.</source>
            <translation>هذا النص أطول من أن يُحرَّر قطعة واحدة. قسّم الزوج أولًا.</translation>
        </message>
    </context>
    <context>
        <name>FacingView</name>
        <message>
            <source>Every pair is confirmed.</source>
            <translation>كل الأزواج مؤكَّدة.</translation>
        </message>
        <message>
            <source>No confirmed pair waits for approval.</source>
            <translation>لا زوج مؤكَّدًا ينتظر الاعتماد.</translation>
        </message>
        <message>
            <source>No unconfirmed pair is doubtful.</source>
            <translation>ليس في غير المؤكَّد زوج مشكوك فيه.</translation>
        </message>
        <message>
            <source>Return to the translator</source>
            <translation>إعادة إلى المترجم</translation>
        </message>
        <message>
            <source>What should be changed?</source>
            <translation>ما الذي ينبغي تغييره؟</translation>
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
            <source>Find in both texts; vowel marks and spelling variants do not matter</source>
            <translation>البحث في النصين؛ لا أثر للتشكيل واختلاف الرسم</translation>
        </message>
        <message>
            <source>Next (F3)</source>
            <translation>التالي (F3)</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>لا نتائج</translation>
        </message>
        <message>
            <source>Pairs: {found}</source>
            <translation>الأزواج: {found}</translation>
        </message>
        <message>
            <source>Previous (Shift+F3)</source>
            <translation>السابق (Shift+F3)</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>جارٍ البحث…</translation>
        </message>
        <message>
            <source>Where to look</source>
            <translation>أين البحث</translation>
        </message>
        <message>
            <source>{here} of {found}</source>
            <translation>{here} من {found}</translation>
        </message>
    </context>
    <context>
        <name>Findings</name>
        <message>
            <source>Characters that XML cannot hold</source>
            <translation>محارف لا تقبلها XML</translation>
        </message>
        <message>
            <source>Direction marks left open</source>
            <translation>علامات اتجاه لم تُغلق</translation>
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
            <source>Findings</source>
            <translation>الملاحظات</translation>
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
            <source>Numbers that differ</source>
            <translation>أعداد مختلفة</translation>
        </message>
        <message>
            <source>One side only</source>
            <translation>أحادي الطرف</translation>
        </message>
        <message>
            <source>Pair</source>
            <translation>اقتران</translation>
        </message>
        <message>
            <source>Returned by the reviewer</source>
            <translation>أعاده المراجع</translation>
        </message>
        <message>
            <source>The first {n} are listed.</source>
            <translation>تُسرد أول {n}.</translation>
        </message>
        <message>
            <source>The same source translated in two ways</source>
            <translation>مصدر واحد تُرجم ترجمتين</translation>
        </message>
        <message>
            <source>Too long for the tool</source>
            <translation>أطول مما تقبله الأداة</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>ما وُجد</translation>
        </message>
        <message>
            <source>Wrong language on a side</source>
            <translation>لغة خاطئة في أحد الطرفين</translation>
        </message>
        <message>
            <source>{what}: {n}</source>
            <translation>{what}: {n}</translation>
        </message>
    </context>
    <context>
        <name>GlossaryPane</name>
        <message>
            <source>&amp;Glossary…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Stop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check &amp;all pairs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Every pair keeps to the terms.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Glossaries (*.csv *.tsv *.xlsx *.tbx);;All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Glossary</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kept</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No glossary yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pair</source>
            <translation>اقتران</translation>
        </message>
        <message>
            <source>Pairs that do not keep to a term</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Places that do not keep to a term: {n}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Term</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Terms from CSV, TSV, XLSX or TBX</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Terms of this pair</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Translations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wanted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>yes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name}: {n} terms</source>
            <translation type="unfinished" />
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
            <source>All commands</source>
            <translation>كل الأوامر</translation>
        </message>
        <message>
            <source>As a page (HTML)…</source>
            <translation>صفحةً (HTML)…</translation>
        </message>
        <message>
            <source>As a table (CSV)…</source>
            <translation>جدولًا (CSV)…</translation>
        </message>
        <message>
            <source>By whom</source>
            <translation>من الفاعل</translation>
        </message>
        <message>
            <source>Everybody</source>
            <translation>الجميع</translation>
        </message>
        <message>
            <source>Everything</source>
            <translation>كل شيء</translation>
        </message>
        <message>
            <source>Export the history</source>
            <translation>تصدير السجل</translation>
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
            <source>My steps</source>
            <translation>خطواتي</translation>
        </message>
        <message>
            <source>Pages (*.html)</source>
            <translation>صفحات (*.html)</translation>
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
            <source>Which command</source>
            <translation>أي أمر</translation>
        </message>
        <message>
            <source>Write what is shown to a file</source>
            <translation>كتابة المعروض في ملف</translation>
        </message>
        <message>
            <source>{name} history</source>
            <translation>سجل {name}</translation>
        </message>
    </context>
    <context>
        <name>IdentityDialog</name>
        <message>
            <source>Go on</source>
            <translation>متابعة</translation>
        </message>
        <message>
            <source>Who is working?</source>
            <translation>مَن يعمل؟</translation>
        </message>
        <message>
            <source>Your name stands beside what you do in a project's history. You can change it in the preferences.</source>
            <translation>يُكتب اسمك إزاء ما تعمله في سجل المشروع، ويمكنك تغييره من التفضيلات.</translation>
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
            <source>&amp;Translator: I mend and confirm pairs</source>
            <translation>م&amp;ترجم: أصلح الأزواج وأؤكّدها</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>الدور</translation>
        </message>
    </context>
    <context>
        <name>ImportDialog</name>
        <message>
            <source>&amp;Back</source>
            <translation>ال&amp;سابق</translation>
        </message>
        <message>
            <source>&amp;Create and align</source>
            <translation>إ&amp;نشاء ومحاذاة</translation>
        </message>
        <message>
            <source>&amp;Next</source>
            <translation>ال&amp;تالي</translation>
        </message>
        <message>
            <source>Both sides are the same file. Choose the translation on the right.</source>
            <translation>الطرفان ملف واحد. اختر الترجمة في جهتها.</translation>
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
            <source>Cleaning</source>
            <translation>التنظيف</translation>
        </message>
        <message>
            <source>Import documents</source>
            <translation>استيراد مستندات</translation>
        </message>
        <message>
            <source>Import documents: {name} ({n} of {all})</source>
            <translation>استيراد مستندات: {name} ({n} من {all})</translation>
        </message>
        <message>
            <source>N&amp;ame</source>
            <translation>الا&amp;سم</translation>
        </message>
        <message>
            <source>Nothing can be written in {folder}. Choose another folder.</source>
            <translation>لا يمكن الكتابة في ⁨{folder}⁩. اختر مجلدًا آخر.</translation>
        </message>
        <message>
            <source>Other folder…</source>
            <translation>مجلد آخر…</translation>
        </message>
        <message>
            <source>Saved as</source>
            <translation>يُحفظ باسم</translation>
        </message>
        <message>
            <source>Source text</source>
            <translation>نص المصدر</translation>
        </message>
        <message>
            <source>Swap the sides</source>
            <translation>تبديل الطرفين</translation>
        </message>
        <message>
            <source>The project needs a name. Type one.</source>
            <translation>لا بد للمشروع من اسم. اكتب اسمًا.</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>الترجمة</translation>
        </message>
        <message>
            <source>What is in them</source>
            <translation>ما فيهما</translation>
        </message>
        <message>
            <source>What the project is called</source>
            <translation>اسم المشروع</translation>
        </message>
        <message>
            <source>Where the project is kept</source>
            <translation>موضع حفظ المشروع</translation>
        </message>
        <message>
            <source>{name} is there already. Choose another name.</source>
            <translation>يوجد ⁨{name}⁩ من قبل. اختر اسمًا آخر.</translation>
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;No key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Preset</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Use this key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As in the p&amp;reset</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a command to give it another key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Command</source>
            <translation>الأمر</translation>
        </message>
        <message>
            <source>Commands and their keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export the keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find a command or a key</source>
            <translation>ابحث عن أمر أو مفتاح</translation>
        </message>
        <message>
            <source>Import keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Key</source>
            <translation>المفتاح</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>المفاتيح</translation>
        </message>
        <message>
            <source>Keys as another program has them; your own changes are dropped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keys of Muqabala (*.json)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>PDF (*.pdf);;Web page (*.html)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Preset</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Press the new key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Prin&amp;t the sheet…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Print the keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is no file of keys that Muqabala wrote. Choose another.</source>
            <translation>ليس هذا ملف مفاتيح كتبته «مقابلة». اختر غيره.</translation>
        </message>
        <message>
            <source>Use it &amp;as well</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What it does</source>
            <translation>ما يفعله</translation>
        </message>
        <message>
            <source>{key} moves about in the texts and cannot mean anything else.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{key} now means “{command}”, which would lose it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} cannot be read: {why}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} cannot be written: {why}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Aligning was stopped; nothing was changed. F5 begins anew.</source>
            <translation>أوقفت المحاذاة ولم يتغيّر شيء. للبدء من جديد F5.</translation>
        </message>
        <message>
            <source>Drop to make a project of these texts</source>
            <translation>أفلت لإنشاء مشروع من هذين النصين</translation>
        </message>
        <message>
            <source>Drop to open the project</source>
            <translation>أفلت لفتح المشروع</translation>
        </message>
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
        <name>MapKey</name>
        <message>
            <source>What the map shows</source>
            <translation>ما تُظهره الخريطة</translation>
        </message>
    </context>
    <context>
        <name>MatchCard</name>
        <message>
            <source>Alike by {n} percent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The same</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use the translation: {text}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MemoryDialog</name>
        <message>
            <source>&amp;Forget</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Stop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Take in…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Contents of the memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Memories, projects (*.tmx *.muqabala *.xlf *.xliff *.tsv *.csv *.xlsx *.jsonl);;All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pairs</source>
            <translation>الأزواج</translation>
        </message>
        <message>
            <source>Pairs taken in from TMX files, tables and other projects (only what is confirmed there). The memory is your own: it belongs to no project.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Taken from</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Taken in from {name}: {n} pairs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Translation memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the memory holds</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>When</source>
            <translation>متى</translation>
        </message>
    </context>
    <context>
        <name>MemoryPane</name>
        <message>
            <source>&amp;Fill the memory…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a pair.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing like it among {n} pairs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Propose</source>
            <translation>اقتراح صياغة</translation>
        </message>
        <message>
            <source>The memory is empty. Fill it from a TMX file or another project.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This pair has no source text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Translation memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use a translation</source>
            <translation type="unfinished" />
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
            <source>&amp;Light</source>
            <translation>&amp;فاتح</translation>
        </message>
        <message>
            <source>&amp;Project</source>
            <translation>ال&amp;مشروع</translation>
        </message>
        <message>
            <source>&amp;Review</source>
            <translation>مرا&amp;جعة</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;عرض</translation>
        </message>
        <message>
            <source>Align again after each c&amp;orrection</source>
            <translation>إعادة المحاذاة بعد كل ت&amp;صحيح</translation>
        </message>
        <message>
            <source>As the &amp;system</source>
            <translation>كال&amp;نظام</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>ال&amp;مفتوحة حديثًا</translation>
        </message>
        <message>
            <source>P&amp;airs</source>
            <translation>الأ&amp;زواج</translation>
        </message>
        <message>
            <source>Pairs that nobody has touched follow each correction</source>
            <translation>تتبع كلَّ تصحيح الأزواجُ التي لم يمسّها أحد</translation>
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
        <name>NewProjectDialog</name>
        <message>
            <source>&amp;Name</source>
            <translation>الا&amp;سم</translation>
        </message>
        <message>
            <source>Both sides are the same file. Choose the translation on the right.</source>
            <translation>الطرفان ملف واحد. اختر الترجمة في جهتها.</translation>
        </message>
        <message>
            <source>Create and align</source>
            <translation>إنشاء ومحاذاة</translation>
        </message>
        <message>
            <source>New project</source>
            <translation>مشروع جديد</translation>
        </message>
        <message>
            <source>Nothing can be written in {folder}. Choose another folder.</source>
            <translation>لا يمكن الكتابة في ⁨{folder}⁩. اختر مجلدًا آخر.</translation>
        </message>
        <message>
            <source>Other folder…</source>
            <translation>مجلد آخر…</translation>
        </message>
        <message>
            <source>Saved as</source>
            <translation>يُحفظ باسم</translation>
        </message>
        <message>
            <source>Source text</source>
            <translation>نص المصدر</translation>
        </message>
        <message>
            <source>Swap the sides</source>
            <translation>تبديل الطرفين</translation>
        </message>
        <message>
            <source>The project needs a name. Type one.</source>
            <translation>لا بد للمشروع من اسم. اكتب اسمًا.</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>الترجمة</translation>
        </message>
        <message>
            <source>What the project is called</source>
            <translation>اسم المشروع</translation>
        </message>
        <message>
            <source>Where the project is kept</source>
            <translation>موضع حفظ المشروع</translation>
        </message>
        <message>
            <source>{name} is there already. Choose another name.</source>
            <translation>يوجد ⁨{name}⁩ من قبل. اختر اسمًا آخر.</translation>
        </message>
    </context>
    <context>
        <name>Opening</name>
        <message>
            <source>Making {name}…</source>
            <translation>جارٍ إنشاء ⁨{name}⁩…</translation>
        </message>
        <message>
            <source>Opening {name}…</source>
            <translation>جارٍ فتح ⁨{name}⁩…</translation>
        </message>
    </context>
    <context>
        <name>Outline</name>
        <message>
            <source>Heading</source>
            <translation>العنوان</translation>
        </message>
        <message>
            <source>Left out as furniture of the page: {n}</source>
            <translation>تُرك لأنه من لوازم الصفحة: {n}</translation>
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
        <name>Output</name>
        <message>
            <source>A copy of the project is in {path}</source>
            <translation>نسخة من المشروع في ⁨{path}⁩</translation>
        </message>
        <message>
            <source>Control characters that XML cannot hold, removed: {n}.</source>
            <translation>محارف تحكّم لا تقبلها XML، حُذفت: {n}.</translation>
        </message>
        <message>
            <source>Left out for lack of a side: {n}.</source>
            <translation>تُركت لنقص أحد طرفيها: {n}.</translation>
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
            <source>Save a copy</source>
            <translation>حفظ نسخة</translation>
        </message>
        <message>
            <source>The project file has damage: {what}.</source>
            <translation>في ملف المشروع تلف: {what}.</translation>
        </message>
        <message>
            <source>The project file is sound.</source>
            <translation>ملف المشروع سليم.</translation>
        </message>
        <message>
            <source>Written to {file}: {n} units.</source>
            <translation>كُتب في ⁨{file}⁩، وعدد الوحدات: {n}.</translation>
        </message>
        <message>
            <source>{name} (copy)</source>
            <translation>{name} (نسخة)</translation>
        </message>
    </context>
    <context>
        <name>Palette</name>
        <message>
            <source>Commands</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find a command</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No command is called so</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What do you want to do?</source>
            <translation type="unfinished" />
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
            <source>As it stands</source>
            <translation>كما هو</translation>
        </message>
        <message>
            <source>Cleaned</source>
            <translation>بعد التنظيف</translation>
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
            <source>&amp;Colours</source>
            <translation>الأ&amp;لوان</translation>
        </message>
        <message>
            <source>&amp;Encoder</source>
            <translation>ال&amp;نموذج الدلالي</translation>
        </message>
        <message>
            <source>After each correction, pair anew what nobody has touched</source>
            <translation>بعد كل تصحيح، إعادة قرن ما لم يمسّه أحد</translation>
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
            <source>As the system</source>
            <translation>كالنظام</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>داكن</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>فاتح</translation>
        </message>
        <message>
            <source>Preferences</source>
            <translation>التفضيلات</translation>
        </message>
        <message>
            <source>What a person made, mended or confirmed is never moved.</source>
            <translation>ما صنعه إنسان أو أصلحه أو أكّده لا يُحرَّك أبدًا.</translation>
        </message>
        <message>
            <source>Who is working</source>
            <translation>مَن يعمل</translation>
        </message>
        <message>
            <source>{name} (not installed)</source>
            <translation>⁨{name}⁩ (غير مثبّت)</translation>
        </message>
    </context>
    <context>
        <name>Preview</name>
        <message>
            <source>Preview of the cutting</source>
            <translation>معاينة التقطيع</translation>
        </message>
    </context>
    <context>
        <name>ProjectIdentityDialog</name>
        <message>
            <source>&amp;Nobody approves what they made or confirmed themselves</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>For the project “{name}” only. What you do stands under this name in its history.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only a reviewer may change the rule.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rule of this project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Who is working here?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Work as this person</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ProjectSession</name>
        <message>
            <source>Redo</source>
            <translation>إلغاء التراجع</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>تراجع</translation>
        </message>
    </context>
    <context>
        <name>RecentList</name>
        <message>
            <source>Recent projects</source>
            <translation>المشاريع الأخيرة</translation>
        </message>
        <message>
            <source>The file is not there any more (Del takes it off the list)</source>
            <translation>لم يعد الملف في موضعه (مفتاح Del يزيله من القائمة)</translation>
        </message>
    </context>
    <context>
        <name>ReportDialog</name>
        <message>
            <source>A fault in Muqabala</source>
            <translation>عطل في «مقابلة»</translation>
        </message>
        <message>
            <source>Copy report</source>
            <translation>نسخ التقرير</translation>
        </message>
        <message>
            <source>Muqabala made a mistake</source>
            <translation>أخطأ برنامج «مقابلة»</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>التقرير</translation>
        </message>
        <message>
            <source>This is a fault of the program, not yours. What you did is saved up to here, and you can go on. Please copy the report and send it to us: it names the place of the fault and the versions in use.</source>
            <translation>هذا خطأ من البرنامج لا منك. كل ما عملته محفوظ إلى هنا، ويمكنك المتابعة. نرجو أن تنسخ التقرير وترسله إلينا، ففيه موضع الخطأ والإصدارات المستعملة.</translation>
        </message>
    </context>
    <context>
        <name>SidePanel</name>
        <message>
            <source>Between any words</source>
            <translation>بين أي كلمتين</translation>
        </message>
        <message>
            <source>Choose a text</source>
            <translation>اختيار نص</translation>
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
            <source>Cut at</source>
            <translation>القطع عند</translation>
        </message>
        <message>
            <source>Drop a text file here, or</source>
            <translation>أفلت ملفًا نصيًّا هنا، أو</translation>
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
            <source>Let the text decide</source>
            <translation>بحسب النص</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>السطور</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>جارٍ القراءة…</translation>
        </message>
        <message>
            <source>Sentences</source>
            <translation>الجمل</translation>
        </message>
        <message>
            <source>Texts (*.txt *.text *.md);;All files (*)</source>
            <translation>نصوص (*.txt *.text *.md);;كل الملفات (*)</translation>
        </message>
        <message>
            <source>Words: {words}; cut between any two words, wherever the other side asks</source>
            <translation>الكلمات: {words}؛ يُقطع بين أي كلمتين حيث يقتضي الطرف الآخر</translation>
        </message>
        <message>
            <source>Words: {words}; lines: {n}</source>
            <translation>الكلمات: {words}؛ السطور: {n}</translation>
        </message>
        <message>
            <source>Words: {words}; sentences: {n}</source>
            <translation>الكلمات: {words}؛ الجمل: {n}</translation>
        </message>
        <message>
            <source>it has next to no sentence ends</source>
            <translation>يكاد يخلو من علامات نهاية الجمل</translation>
        </message>
        <message>
            <source>its lines are the units</source>
            <translation>سطوره هي الوحدات</translation>
        </message>
    </context>
    <context>
        <name>StartPage</name>
        <message>
            <source>397 words of a chronicle by Ibn Khaldun, without one full stop, and their translation</source>
            <translation>‏397 كلمة من تاريخ ابن خلدون ليس فيها نقطة واحدة، مع ترجمتها</translation>
        </message>
        <message>
            <source>New project…</source>
            <translation>مشروع جديد…</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>فتح…</translation>
        </message>
        <message>
            <source>Or drop two text files, or a project, anywhere on this window.</source>
            <translation>أو أفلت ملفين نصيين، أو مشروعًا، في أي موضع من هذه النافذة.</translation>
        </message>
        <message>
            <source>Recent projects</source>
            <translation>المشاريع الأخيرة</translation>
        </message>
        <message>
            <source>Set an Arabic text beside its translation, pair what belongs together, review it.</source>
            <translation>ضع النص العربي بإزاء ترجمته، واقرن ما يتقابل منهما، وراجعه.</translation>
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
            <source>Save the plot</source>
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
            <source>Cancel</source>
            <translation>إلغاء</translation>
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
            <source>Stop the alignment; nothing of it is kept (Esc)</source>
            <translation>إيقاف المحاذاة دون الاحتفاظ بشيء منها (Esc)</translation>
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
            <source>returned</source>
            <translation>مُعاد</translation>
        </message>
        <message>
            <source>suggested</source>
            <translation>مقترح</translation>
        </message>
    </context>
    <context>
        <name>Talk</name>
        <message>
            <source>Add the comment ({key})</source>
            <translation>إضافة التعليق (⁨{key}⁩)</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>تعليق</translation>
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
            <source>Nobody has said anything yet.</source>
            <translation>لم يعلّق أحد بعد.</translation>
        </message>
        <message>
            <source>Say something about this pair</source>
            <translation>علّق على هذا الزوج</translation>
        </message>
        <message>
            <source>proposes</source>
            <translation>يقترح</translation>
        </message>
        <message>
            <source>returned</source>
            <translation>مُعاد</translation>
        </message>
    </context>
    <context>
        <name>UndoList</name>
        <message>
            <source>Do again ({count})</source>
            <translation>إعادة تنفيذ ({count})</translation>
        </message>
        <message>
            <source>Each step is its own command and can be done again.</source>
            <translation>كل خطوة أمر مستقل ويمكن تنفيذه ثانية.</translation>
        </message>
        <message>
            <source>My last commands</source>
            <translation>آخر أوامري</translation>
        </message>
        <message>
            <source>Take back ({count})</source>
            <translation>تراجع ({count})</translation>
        </message>
        <message>
            <source>With what the machine aligned anew after it</source>
            <translation>مع ما أعادت الآلة محاذاته بعدها</translation>
        </message>
        <message>
            <source>taken back: {what}</source>
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
        <name>_Version</name>
        <message>
            <source>source</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>target</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{version}: {side} text</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>buttons</name>
        <message>
            <source>Approve</source>
            <translation>اعتماد</translation>
        </message>
        <message>
            <source>Confirm</source>
            <translation>تأكيد</translation>
        </message>
        <message>
            <source>Export TMX</source>
            <translation>تصدير TMX</translation>
        </message>
        <message>
            <source>Merge</source>
            <translation>دمج</translation>
        </message>
        <message>
            <source>Return…</source>
            <translation>إعادة…</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>تقسيم</translation>
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
            <source>&amp;Close project</source>
            <translation>إ&amp;غلاق المشروع</translation>
        </message>
        <message>
            <source>&amp;Export TMX…</source>
            <translation>ت&amp;صدير TMX…</translation>
        </message>
        <message>
            <source>&amp;Find a command…</source>
            <translation>ال&amp;بحث عن أمر…</translation>
        </message>
        <message>
            <source>&amp;Focus mode</source>
            <translation>وضع الت&amp;ركيز</translation>
        </message>
        <message>
            <source>&amp;Keys…</source>
            <translation>المفات&amp;يح…</translation>
        </message>
        <message>
            <source>&amp;New project…</source>
            <translation>مشروع &amp;جديد…</translation>
        </message>
        <message>
            <source>&amp;Open…</source>
            <translation>&amp;فتح…</translation>
        </message>
        <message>
            <source>&amp;Preferences…</source>
            <translation>الت&amp;فضيلات…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>إ&amp;نهاء</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>إلغا&amp;ء التراجع</translation>
        </message>
        <message>
            <source>&amp;Stop what is running</source>
            <translation>إي&amp;قاف الجاري</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;تراجع</translation>
        </message>
        <message>
            <source>Align again &amp;around here</source>
            <translation>إعادة المحاذاة &amp;حول هذا الموضع</translation>
        </message>
        <message>
            <source>All keys in one list: find, change, print them</source>
            <translation>كل المفاتيح في قائمة واحدة: للبحث والتغيير والطباعة</translation>
        </message>
        <message>
            <source>Back to the list of projects; everything is saved already</source>
            <translation>الرجوع إلى قائمة المشاريع؛ كل شيء محفوظ</translation>
        </message>
        <message>
            <source>C&amp;heck the file</source>
            <translation>ف&amp;حص الملف</translation>
        </message>
        <message>
            <source>Close the window; everything is saved</source>
            <translation>إغلاق النافذة؛ كل شيء محفوظ</translation>
        </message>
        <message>
            <source>Do again what was taken back</source>
            <translation>إعادة ما تُراجع عنه</translation>
        </message>
        <message>
            <source>Look for damage in the project file</source>
            <translation>البحث عن تلف في ملف المشروع</translation>
        </message>
        <message>
            <source>Make a project of the sample texts</source>
            <translation>إنشاء مشروع من نصّي المثال</translation>
        </message>
        <message>
            <source>Make a project of two texts</source>
            <translation>إنشاء مشروع من نصّين</translation>
        </message>
        <message>
            <source>Open a project file</source>
            <translation>فتح ملف مشروع</translation>
        </message>
        <message>
            <source>Pair all that nobody has touched</source>
            <translation>قرن كل ما لم يمسّه أحد</translation>
        </message>
        <message>
            <source>Pair anew what nobody has touched around the current pair</source>
            <translation>إعادة قرن ما لم يمسّه أحد حول الزوج الحالي</translation>
        </message>
        <message>
            <source>Save a &amp;copy…</source>
            <translation>حفظ &amp;نسخة…</translation>
        </message>
        <message>
            <source>Stop the long work; nothing of it is kept</source>
            <translation>إيقاف العمل الطويل دون الاحتفاظ بشيء منه</translation>
        </message>
        <message>
            <source>Take back the last change</source>
            <translation>التراجع عن آخر تغيير</translation>
        </message>
        <message>
            <source>The whole screen for the texts alone, and back</source>
            <translation>الشاشة كلها للنصين وحدهما، ثم الرجوع</translation>
        </message>
        <message>
            <source>Try the &amp;sample</source>
            <translation>ت&amp;جربة المثال</translation>
        </message>
        <message>
            <source>Two-minute &amp;tour</source>
            <translation>جولة في د&amp;قيقتين</translation>
        </message>
        <message>
            <source>Type a few letters of what you want to do</source>
            <translation>اكتب بضعة أحرف مما تريد عمله</translation>
        </message>
        <message>
            <source>Version, licence, thanks</source>
            <translation>الإصدار والرخصة والشكر</translation>
        </message>
        <message>
            <source>What is where, shown over this window; it stops whenever you like</source>
            <translation>موضع كل شيء، يُعرض فوق هذه النافذة ويتوقف متى شئت</translation>
        </message>
        <message>
            <source>Who works here, colours, aligning</source>
            <translation>مَن يعمل هنا، والألوان، والمحاذاة</translation>
        </message>
        <message>
            <source>Write a complete copy of the project; the project itself is always saved</source>
            <translation>كتابة نسخة كاملة من المشروع؛ والمشروع نفسه محفوظ دائمًا</translation>
        </message>
        <message>
            <source>Write the pairs as a translation memory</source>
            <translation>كتابة الأزواج ذاكرةَ ترجمة</translation>
        </message>
    </context>
    <context>
        <name>core</name>
        <message>
            <source>A {} may not change the rules of a project; that is for the reviewer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Accept them on huggingface.co and log in with: hf auth login</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Align again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Align it first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Aligned</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Aligning</source>
            <translation>المحاذاة</translation>
        </message>
        <message>
            <source>Ask for a copy without a lock</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask for the document it was made from, or run text recognition (OCR) over it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Asking for {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change your role to {} first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check its name on huggingface.co</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check its permissions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check that both files are whole and belong together</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the connection and start the download again: it goes on where it stopped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the languages, or choose another file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the name, or create a new project from two texts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check where it is and who may read it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check who may read it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check who may write there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a .muqabala file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a TBX or CSV file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a document of running text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a file name for the backup</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a file of segmentation rules</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a file with running text, or remove that line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a file with text in it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a folder you may write to</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a higher level of headings to cut at</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a model that is data only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a shorter name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a smaller glossary</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another SRX file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another encoding</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another file, or mend that line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another model or revision</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another name for the backup</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another name, or keep it as a backup with --overwrite</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another name, or open it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another place</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose its encoding by hand, or save it as UTF-8</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose one of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose one of {}, or give hf:organisation/name or the path of a model folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the .muqabala file itself</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose utf-8 or cp1256</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cleaning</source>
            <translation>التنظيف</translation>
        </message>
        <message>
            <source>Close it in other programs, or choose another name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Confirm some, or export with --status all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Convert them to safetensors, or choose a model that has them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy it to a folder you may write to</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Create the folder first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cut between two words</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cutting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete the model's folder and download it again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Do not trust this file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Do not trust this file, or remove its DOCTYPE</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Do not trust this file, or remove the DOCTYPE from it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Download it again, or choose another</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Download it again, or choose another model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Download it first: muqabala encoders download {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Downloaded {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Each line must be an object with "source" and "target"</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Each row needs both texts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Encoding sentences</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Encoding words</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>End its name in one of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>End its name in one of {}, or name the format</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export to TSV</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Free some space and start the download again: it goes on where it stopped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Free some space, or remove the file: it can be filled again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Free some space, or save elsewhere</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Free some space, or set HF_HOME to a folder on another disk</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Get an undamaged copy, or choose its encoding by hand</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Get another copy of it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give each file its own name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give it a column of terms and one of translations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give the folder of a sentence-transformers model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Import it again with another encoding</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Import it as a bitext instead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Import it as one side of a project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Import it as one side of a project instead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It looks like a trap; if it is not, save it again without its pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keeping the pairs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lines must correspond one to one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Loading the encoder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Loading the model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Loading the neural libraries</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looked at {} units</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make it writable, or work on a copy of it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make the pair one-sided instead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Making the project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mend it, or search for plain text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move segments one by one instead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move some here first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name a file in it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name a folder with texts and translations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name a project file (.muqabala)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name a project file in it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name the files name-{} and name-{}, or use folders of these names</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No pair has any text on the {} side</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nobody may work under the name {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open it again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open it in its program and save it as DOCX or XLSX without a password</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pairs cannot be written as {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put it between two of their words</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put the caret at a space</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put the caret between two of its words</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put the caret between two words</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading page {} of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading row {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading the document</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading the page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading the pairs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading the text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading words</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reinstall it: pip install --force-reinstall {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove its password first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove some of them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Report this with the file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Restore it from a backup</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Restore the original wording first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Restore the project from a backup</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run text recognition (OCR) over it first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save it as UTF-8</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save it as XLIFF 1.2 or 2.1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save it elsewhere</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save it without one first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Say what should be mended</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somebody decided on one of these pairs while they were being aligned</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Split it first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Split the pair, or export to TSV</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start it again: it goes on where it stopped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Taken in: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The encoding {} is not known</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The marks of a text in the project are damaged</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The texts have {} and {} chapters, too many to compare</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There are more than {} terms</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no format called {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no preset called {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is nothing to download</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This was done as a {} ({}), and can only be {} as one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Undo the correction first, or cut before or after it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Update Muqabala</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Update Muqabala to open it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use ar, or ar-SA for Trados</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write for example use+e5-small</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write it like 2026-11-22 or 2026-11-22T16:30</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write it like ar, en or en-GB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write one like "1-1" or "n-1"</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write something first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a correction cannot remove the whole text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a cut at the edge leaves nothing to split off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a cut must fall between two words</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a pair is returned with a reason</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a pair with a corrected text stays with the one who corrected it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a split needs a place to cut</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a stretch of text is held twice, or lies beyond the end of the text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a word is cut in two</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>already exists</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be created here ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be created, since its folder does not exist</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be decoded as {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be loaded as a sentence-transformers model ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be made ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be moved to {} ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be opened ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be read ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be read as JSON</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be used as translation memory ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be written ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be written: its folder is read-only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be written: the disk is full</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be written: the folder or the file is read-only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be written: the name is too long</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be written: there is no folder {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be written: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be written: {} is no format for pairs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be written: {} is not a folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be written: {} {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot hold more than {} pairs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot hold pair {}: {} characters in a cell, Excel takes {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>could not be brought from schema {} to {} ({}), and is as it was</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>declares a document type or entities{}, which a file of this kind does not</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>declares entities of its own, which TMX has no use for</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>does not exist</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>does not say which letters its glyphs are, so its text cannot be read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>downloading models needs the neural extra</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>exists already</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has a line longer than {} MB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has a part whose name leaves the archive ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has a password</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has fewer lines than {} (it ends before line {})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has more than {} rules</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has no pairs in it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has no segmentation rules in it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has no sheet with two columns of text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has no source and target in line {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has no table with two columns</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has no terms in {} and {} in it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has no text in it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has no text layer: its {} pages are pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has only one column in row {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has too many backups</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no pairs yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no text together with its translation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no {} pairs yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds nothing but white space</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds pairs already ({}), not running text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds running text ({}), not pairs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} parts, too many for a document</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is UTF-8 with damage in line {} (byte {})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is XLIFF {}, which is not known here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is a database of another program</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is a folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is already closed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is an old binary Office file, or one with a password</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged (tables are missing)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged in {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged inside</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged: it does not say where its contents are</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged: it is not a whole PDF</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged: it is not a whole archive</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged: it lacks {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged{}: it has no XML in it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged{}: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is empty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is encrypted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is in no encoding that is known here, or is not a text file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is larger than {} MB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is locked by its seller (DRM)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is named twice, and would be overwritten</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is nested too deep to be a document</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not JSON in line {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not TMX: its root element is &lt;{}&gt;</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not a Muqabala project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not a TBX glossary</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not a Word document</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not a table ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not a text document</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not a text file: it holds NUL bytes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not a text file: it holds NUL characters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not a translation memory of Muqabala</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not an RTF document</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not an SRX file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not valid UTF-8 in line {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not {}: line {} (byte {}) cannot be decoded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is read-only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is the project itself</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is truncated</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is {}, not a text file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>keeps weights in a form that can run code</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>lies in a read-only folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>needs two different languages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>tells no format that pairs are written in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the bundled encoder cannot be loaded ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the cut falls within words that were corrected together</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the cut lies outside the pair on the {} side</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the cut lies outside the two pairs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the disk is full; {} holds the downloads</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the download of {} failed ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the encoder use is bundled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the encoder {} is not downloaded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the hub cannot be reached ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the model {} has no weights in safetensors form</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the model {} is given only to those who accept its terms</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the model {} needs {} MB and {} has {} MB free</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the model {} {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the neural encoders are not installed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the pair has one side only and cannot be taken apart</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the rule was changed since, so the step cannot be taken</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the suggestion does not hold every word of the {} text exactly once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the suggestion no longer fits, since pairs were changed while it was being made</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the two pairs do not follow each other in the text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the two pairs share a stretch of text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is no encoder {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is no model {} of that revision on the hub</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is no pair {} this one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is no such place in the list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is no text on this side to correct</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is no {} text to cut</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is no {} text to shift</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is nothing in the comment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is nothing to redo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is nothing to undo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>these stretches are not in the pair they should come from</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>this step was taken back already</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>this takes two different pairs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unpacks to far more than a document holds ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>wants to run code of its own ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>was written by a newer Muqabala (format {}, this one knows {})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>was written by a newer Muqabala (schema {}, this one knows {})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>was written by a newer version of Muqabala</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} contains half a character at offset {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} contains no words</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has more than {} characters without a space in line {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is not a combination of encoders</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is not a date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is not a kind of pair</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is not a language code</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is not a regular expression ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is not an encoding of text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is {} times as long as {}, so they are no translations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} means the Arabic of Argentina</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>figures</name>
        <message>
            <source>Characters of the target for one of the source, on a doubling scale.</source>
            <translation>محارف الترجمة لكل محرف من المصدر، على مقياس يتضاعف.</translation>
        </message>
        <message>
            <source>Confidence of the machine</source>
            <translation>ثقة الآلة</translation>
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
            <source>{from_} to {to} %</source>
            <translation>{from_}–{to}٪</translation>
        </message>
        <message>
            <source>{number} %</source>
            <translation>{number}٪</translation>
        </message>
    </context>
    <context>
        <name>history</name>
        <message>
            <source>Approve</source>
            <translation>اعتماد</translation>
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
            <source>Confirm</source>
            <translation>تأكيد</translation>
        </message>
        <message>
            <source>Correct</source>
            <translation>تصحيح</translation>
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
            <source>Merge</source>
            <translation>دمج</translation>
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
            <source>Propose</source>
            <translation>اقتراح صياغة</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>إلغاء التراجع</translation>
        </message>
        <message>
            <source>Release</source>
            <translation>ردّ إلى الآلة</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>إعادة</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>نقل</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>تقسيم</translation>
        </message>
        <message>
            <source>Suggest</source>
            <translation>اقتراح</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>إلغاء التأكيد</translation>
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
        <name>keys</name>
        <message>
            <source>Keys of Muqabala</source>
            <translation>مفاتيح «مقابلة»</translation>
        </message>
        <message>
            <source>This is no file of keys that Muqabala wrote. Choose another.</source>
            <translation>ليس هذا ملف مفاتيح كتبته «مقابلة». اختر غيره.</translation>
        </message>
        <message>
            <source>{path} cannot be written: {why}. Choose another place.</source>
            <translation>تتعذر كتابة ⁨{path}⁩: ⁨{why}⁩. اختر موضعًا آخر.</translation>
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
        <message>
            <source>unsure</source>
            <translation>غير أكيد</translation>
        </message>
    </context>
    <context>
        <name>signs</name>
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
        <name>verbs</name>
        <message>
            <source>&amp;Confirm and go on</source>
            <translation>&amp;تأكيد ومتابعة</translation>
        </message>
        <message>
            <source>&amp;Edit the text</source>
            <translation>ت&amp;حرير النص</translation>
        </message>
        <message>
            <source>&amp;Find…</source>
            <translation>&amp;بحث…</translation>
        </message>
        <message>
            <source>&amp;Go to number…</source>
            <translation>الانتقال إلى ال&amp;رقم…</translation>
        </message>
        <message>
            <source>&amp;Merge with the pair below</source>
            <translation>&amp;دمج مع الزوج التالي</translation>
        </message>
        <message>
            <source>&amp;Next unconfirmed</source>
            <translation>غير المؤكَّد ال&amp;تالي</translation>
        </message>
        <message>
            <source>&amp;Return with a reason…</source>
            <translation>إ&amp;عادة مع بيان السبب…</translation>
        </message>
        <message>
            <source>&amp;Split at the caret</source>
            <translation>ت&amp;قسيم عند المؤشر</translation>
        </message>
        <message>
            <source>&amp;Un-confirm</source>
            <translation>إل&amp;غاء التأكيد</translation>
        </message>
        <message>
            <source>Appr&amp;ove and go on</source>
            <translation>ا&amp;عتماد ومتابعة</translation>
        </message>
        <message>
            <source>Approve what is selected and go to the next pair that waits for it</source>
            <translation>اعتماد المحدد والانتقال إلى الزوج التالي المنتظر</translation>
        </message>
        <message>
            <source>Compact or comfortable rows</source>
            <translation>صفوف متراصّة أو متباعدة</translation>
        </message>
        <message>
            <source>Confirm what is selected and go to the next unconfirmed pair</source>
            <translation>تأكيد المحدد والانتقال إلى الزوج التالي غير المؤكَّد</translation>
        </message>
        <message>
            <source>Cop&amp;y the text</source>
            <translation>&amp;نسخ النص</translation>
        </message>
        <message>
            <source>Copy this side of what is selected</source>
            <translation>نسخ هذا الطرف مما حُدّد</translation>
        </message>
        <message>
            <source>Correct a typing error in this cell; the original is kept</source>
            <translation>تصحيح خطأ مطبعي في هذه الخانة؛ ويُحفظ الأصل</translation>
        </message>
        <message>
            <source>Cut the pair in two at the caret; the other side follows at its own caret or in proportion</source>
            <translation>قطع الزوج زوجين عند المؤشر؛ ويتبعه الطرف الآخر عند مؤشره أو بالتناسب</translation>
        </message>
        <message>
            <source>Find &amp;previous</source>
            <translation>البحث عن ال&amp;سابق</translation>
        </message>
        <message>
            <source>Find in both texts; vowel marks and spelling variants do not matter</source>
            <translation>البحث في النصين؛ لا أثر للتشكيل واختلاف الرسم</translation>
        </message>
        <message>
            <source>Find ne&amp;xt</source>
            <translation>البحث عن ال&amp;تالي</translation>
        </message>
        <message>
            <source>Give a word to the pair &amp;below</source>
            <translation>إعطاء كلمة للزوج التا&amp;لي</translation>
        </message>
        <message>
            <source>Give a word to the pair abo&amp;ve</source>
            <translation>إعطاء كلمة للزوج السا&amp;بق</translation>
        </message>
        <message>
            <source>Give the first segment of this side to the pair above</source>
            <translation>إعطاء أول مقطع من هذا الطرف للزوج السابق</translation>
        </message>
        <message>
            <source>Give the last segment of this side to the pair below</source>
            <translation>إعطاء آخر مقطع من هذا الطرف للزوج التالي</translation>
        </message>
        <message>
            <source>Go to a pair by its number</source>
            <translation>الانتقال إلى زوج برقمه</translation>
        </message>
        <message>
            <source>Go to the next pair that holds it</source>
            <translation>الانتقال إلى الزوج التالي الذي يحويه</translation>
        </message>
        <message>
            <source>Go to the next pair that is not confirmed</source>
            <translation>الانتقال إلى الزوج التالي غير المؤكَّد</translation>
        </message>
        <message>
            <source>Go to the next unconfirmed pair whose confidence is low</source>
            <translation>الانتقال إلى الزوج التالي غير المؤكَّد القليل الثقة</translation>
        </message>
        <message>
            <source>Go to the pair before that holds it</source>
            <translation>الانتقال إلى الزوج السابق الذي يحويه</translation>
        </message>
        <message>
            <source>Go to the pair before that is not confirmed</source>
            <translation>الانتقال إلى الزوج السابق غير المؤكَّد</translation>
        </message>
        <message>
            <source>Hide Arabic vowel marks from view; the text stays as it is</source>
            <translation>إخفاء التشكيل عن العرض؛ ويبقى النص كما هو</translation>
        </message>
        <message>
            <source>Larger text</source>
            <translation>نص أكبر</translation>
        </message>
        <message>
            <source>Make one pair of this and the one above</source>
            <translation>جعل هذا والسابق زوجًا واحدًا</translation>
        </message>
        <message>
            <source>Make one pair of this and the one below, or of those that are selected</source>
            <translation>جعل هذا والتالي، أو ما حُدّد، زوجًا واحدًا</translation>
        </message>
        <message>
            <source>Make two pairs of it that have no counterpart</source>
            <translation>جعله زوجين بلا مقابل</translation>
        </message>
        <message>
            <source>Make what is selected a suggestion again</source>
            <translation>ردّ المحدد إلى مقترح</translation>
        </message>
        <message>
            <source>Merge with the pair &amp;above</source>
            <translation>دمج مع الزوج ال&amp;سابق</translation>
        </message>
        <message>
            <source>Move the cut above this pair one word back</source>
            <translation>تأخير القطع الذي فوق هذا الزوج كلمة</translation>
        </message>
        <message>
            <source>Move the cut above this pair one word on</source>
            <translation>تقديم القطع الذي فوق هذا الزوج كلمة</translation>
        </message>
        <message>
            <source>Move the cut below this pair one word back</source>
            <translation>تأخير القطع الذي تحت هذا الزوج كلمة</translation>
        </message>
        <message>
            <source>Move the cut below this pair one word on</source>
            <translation>تقديم القطع الذي تحت هذا الزوج كلمة</translation>
        </message>
        <message>
            <source>Next doub&amp;tful</source>
            <translation>المشكوك فيه التالي</translation>
        </message>
        <message>
            <source>Previous unconfirmed</source>
            <translation>غير المؤكَّد السابق</translation>
        </message>
        <message>
            <source>Put the other text on the left</source>
            <translation>جعل النص الآخر في اليسار</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>إلغاء التراجع</translation>
        </message>
        <message>
            <source>Send what is selected back to the translator</source>
            <translation>ردّ المحدد إلى المترجم</translation>
        </message>
        <message>
            <source>Shift the first segment &amp;up</source>
            <translation>نقل المقطع الأول إلى أ&amp;على</translation>
        </message>
        <message>
            <source>Shift the last segment &amp;down</source>
            <translation>نقل المقطع الأخير إلى أس&amp;فل</translation>
        </message>
        <message>
            <source>Show or hide vowel marks</source>
            <translation>إظهار التشكيل أو إخفاؤه</translation>
        </message>
        <message>
            <source>Smaller text</source>
            <translation>نص أصغر</translation>
        </message>
        <message>
            <source>Swap the columns</source>
            <translation>تبديل العمودين</translation>
        </message>
        <message>
            <source>Take a &amp;word from below</source>
            <translation>أخذ ك&amp;لمة من التالي</translation>
        </message>
        <message>
            <source>Take a word from above</source>
            <translation>أخذ كلمة من السابق</translation>
        </message>
        <message>
            <source>Take the two sides apart</source>
            <translation>فكّ الطرفين</translation>
        </message>
        <message>
            <source>Text at its own size</source>
            <translation>النص بحجمه الأصلي</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>تراجع</translation>
        </message>
    </context>
</TS>
