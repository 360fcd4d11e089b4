### Arabic. The head of en.ftl explains the syntax.
###
### Terms: session جلسة, disposable مؤقّت, discard أتلِف, profile ملف التعريف, VM آلة افتراضية, image صورة نظام, template قالب, spare آلة احتياطية,
### host مضيف, pool مجمّع, channel قناة, registry مستودع, uplink وصلة, background service خدمة الخلفية, safe copy نسخة آمنة.

## Tray, notifications and the entry in the menu of applications

tray-tool-tip-idle = Safe Browse: جاهز
tray-tool-tip-set-up = Safe Browse: يجري الإعداد، { $percent }%
tray-tool-tip-starting = Safe Browse: يبدأ
tray-tool-tip-running = Safe Browse: الجلسات المفتوحة { $sessions }
tray-tool-tip-trouble = Safe Browse: يحتاج إلى انتباهك
tray-tool-tip-microphone-on = Safe Browse: الميكروفون يعمل
tray-open = جلسة جديدة
tray-listens = الميكروفون يعمل: { $profile }
tray-driven = يتحكّم فيها برنامج: { $profile }
tray-recorded = جارٍ التسجيل: { $profile }
tray-portal = الدخول إلى الشبكة…
tray-open-with-profile = افتح بملف تعريف
tray-sessions = الجلسات الجارية ({ $count })
tray-session-starting = { $profile }، تبدأ
tray-session-since = { $profile }، منذ { $time }
tray-session-ends = { $profile }، تنتهي عند { $time }
tray-session-closing = { $profile }، تُغلق
tray-held-session =
    { $because ->
        [idle] { $profile }، موقوفة: غير مستعملة
        [lifetime-over] { $profile }، موقوفة: انتهت المدّة المحدّدة
        [outdated] { $profile }، موقوفة: تحديث أمني
       *[other] { UNKNOWN() }
    }
tray-discarded-session = { $profile }، أُتلفت
tray-show = أظهر
tray-close = أتلِف
tray-close-now = أتلِف الآن
tray-network = الشبكة
tray-network-up = الشبكة: جاهزة
tray-network-starting = الشبكة: تبدأ
tray-network-stopped = الشبكة: خاملة
tray-network-failed = الشبكة: تعطّلت
tray-restart-network = أعد التشغيل
tray-images-unknown = صور الأنظمة
tray-images-fresh = صور الأنظمة: محدّثة
tray-images-old = صور الأنظمة: قديمة
tray-images-updates = صور الأنظمة: تتوفّر تحديثات
tray-images-missing = صور الأنظمة: غير موجودة
tray-images-building = صور الأنظمة: يجري بناؤها
tray-update-images = حدّث
tray-cancel-builds = ألغِ البناء
tray-main-window = افتح النافذة الرئيسية
tray-settings = الإعدادات
tray-diagnostics = التشخيص
tray-managed-by = تديره { $by }
tray-blocked = لا يمكن بدء أي جلسة: أظهر السبب
tray-quit = أنهِ
notice-ended-in-trouble = انتهت جلسة على نحو غير متوقّع
notice-image-old = صور الأنظمة قديمة
    .body = بُنيت لإصدارة سابقة من Safe Browse. حدّثها من منطقة الإشعارات أو من النافذة الرئيسية.
notice-image-updates = تتوفّر تحديثات لصور الأنظمة
    .body = لدى التوزيعة حزم أحدث. يُعاد بناء صور الأنظمة في الخلفية ما لم تعطّل ذلك. يمكنك أيضًا تحديثها من منطقة الإشعارات أو من النافذة الرئيسية.
notice-network-lost = توقّفت آلة الشبكة الافتراضية
    .body = الجلسات المفتوحة غير متصلة إلى أن تعود.
notice-listens = الميكروفون يعمل
    .body = الجلسة «{ $profile }» تسمعك. عطّل الميكروفون من نافذتها.
notice-held = الجلسة «{ $profile }» موقوفة
notice-link-failed = لم يُفتح الرابط
notice-rule-failed = لم يُحفظ الاختيار لهذا الموقع
notice-copied = نسخة آمنة جاهزة
notice-not-copied = لم تُصنع نسخة آمنة من { $name }
notice-recorded = سُجّلت الجلسة: { $profile }
    .body =
        { $end ->
            [time] { $folder }: { $files }. انقضى وقته.
            [size] { $folder }: { $files }. بلغ حجمه.
            [disk] { $folder }: { $files }. لم يعد القرص يتّسع للمزيد.
            [forbidden] { $folder }: { $files }. لم يعد ملفها التعريفي يسمح بذلك.
           *[other] { $folder }: { $files }
        }
notice-recording-lost = انتهى تسجيل قبل أوانه
notice-not-viewed = لم يُعرض ملف
notice-kinds-failed = لم تتغيّر البرامج المبدئية
notice-not-discarded = لم تُتلف جلسة
entry-generic-name = متصفّح وب مؤقّت
entry-comment = تصفّح داخل آلة افتراضية تُتلف عند إغلاقها
entry-open-here = افتح في Safe Browse
entry-copy-safely = اصنع نسخة آمنة
entry-open-new = متصفّح مؤقّت جديد

## Main window

main-name = Safe Browse
main-pages = الصفحات
navigation-home = التصفّح
navigation-images = صور الأنظمة
navigation-network = الشبكة
navigation-diagnostics = التشخيص
navigation-settings = الإعدادات
navigation-log = السجل
navigation-help = المساعدة
# Stands before a value.
main-label = { $label }:
main-quit = أنهِ
agent-connecting = يتصل
agent-lost = خدمة الخلفية لا تعمل
agent-lost-again = تجري محاولة تشغيلها من جديد.
agent-lost-why = الجلسات المفتوحة مستمرّة. تعرض هذه الصفحة آخر حالة معروفة.
agent-restart = أعد تشغيل الخدمة
agent-other = إصدارة خدمة الخلفية تختلف عن إصدارة هذا البرنامج
agent-other-why = قد تكون بعض المعلومات خاطئة إلى أن يُعاد تشغيلها. الجلسات المفتوحة مستمرّة.
main-blocked = لا يمكن بدء أي جلسة
home-open = جلسة جديدة
home-address = العنوان
home-address-hint = عنوان، أو فارغ لصفحة البداية
home-promise = آلة افتراضية جديدة ليس فيها سوى متصفّح. أغلقها ولن يبقى شيء.
home-profile = ملف التعريف
home-bookmarks = العلامات
home-edit-bookmark = حرّر العلامة
home-bookmark-name = الاسم
home-bookmark-profile = تُفتح بملف التعريف { $profile }
home-save-bookmark = احفظ
home-remove-bookmark = أزل
home-health = الحالة
home-image-built = بُني المتصفّح { $when }
home-spare-ready = يُفتح فورًا
home-spare-loading = يجري تجهيز آلة احتياطية
home-verified = نجح الفحص الذاتي { $when }
home-verified-failed = فشل الفحص الذاتي { $when }
home-suggestions = اقتراحات: { $checks }
home-troubles = مشاكل: { $checks }
home-look = أظهر
home-slow = الجلسات أبطأ بنحو عشر مرات: KVM غير مستعمل
home-slow-why = السبب
acceleration-kvm = KVM مستعمل
acceleration-kvm-why = يشغّل معالج حاسوبك الآلات الافتراضية بنفسه، فالجلسات سريعة قدر الإمكان.
acceleration-slow = الجلسات أبطأ بنحو عشر مرات
home-copies = النسخ الآمنة
home-copy-page = الصفحة { $page } من { $of }
home-copy-starting = تبدأ آلتها الافتراضية المؤقّتة
home-copy-waiting = في الانتظار
home-copy-cancel = ألغِ النسخة الآمنة من { $name }
home-running = المفتوحة الآن
home-show = أظهر
home-discard = أتلِف
home-discard-all = أتلِف الكل
home-picture = شاشة الجلسة { $profile }
home-no-picture = لا صورة بعد
home-where = تعمل على
home-age = مفتوحة منذ
home-memory = الذاكرة
home-discard-question = أتُتلف هذه الجلسة؟
home-discard-all-question = أتُتلف كل الجلسات ({ $count })؟
home-discard-why = سيُفقد كل ما فيها. لا يمكن التراجع عن هذا.
set-up-title = إعداد Safe Browse
set-up-what = تبدأ الجلسات من صورتي نظام تُبنيان على حاسوبك من حزم موقّعة: واحدة للمتصفّح، وواحدة لآلة الشبكة الافتراضية.
set-up-how-long =
    { $minutes ->
        [zero] ينزّل هذا نحو { $megabytes } م.بايت، ويحتاج إلى نحو 5 ج.بايت من القرص، ويستغرق أقل من دقيقة على حاسوبك. يستغرق وقتًا أطول إن كان الاتصال بطيئًا.
        [one] ينزّل هذا نحو { $megabytes } م.بايت، ويحتاج إلى نحو 5 ج.بايت من القرص، ويستغرق نحو دقيقة واحدة على حاسوبك. يستغرق وقتًا أطول إن كان الاتصال بطيئًا.
        [two] ينزّل هذا نحو { $megabytes } م.بايت، ويحتاج إلى نحو 5 ج.بايت من القرص، ويستغرق نحو دقيقتين على حاسوبك. يستغرق وقتًا أطول إن كان الاتصال بطيئًا.
        [few] ينزّل هذا نحو { $megabytes } م.بايت، ويحتاج إلى نحو 5 ج.بايت من القرص، ويستغرق نحو { $minutes } دقائق على حاسوبك. يستغرق وقتًا أطول إن كان الاتصال بطيئًا.
        [many] ينزّل هذا نحو { $megabytes } م.بايت، ويحتاج إلى نحو 5 ج.بايت من القرص، ويستغرق نحو { $minutes } دقيقة على حاسوبك. يستغرق وقتًا أطول إن كان الاتصال بطيئًا.
       *[other] ينزّل هذا نحو { $megabytes } م.بايت، ويحتاج إلى نحو 5 ج.بايت من القرص، ويستغرق نحو { $minutes } دقيقة على حاسوبك. يستغرق وقتًا أطول إن كان الاتصال بطيئًا.
    }
set-up-minutes-left =
    { $minutes ->
        [zero] بقيت أقل من دقيقة.
        [one] بقيت نحو دقيقة واحدة.
        [two] بقيت نحو دقيقتين.
        [few] بقيت نحو { $minutes } دقائق.
        [many] بقيت نحو { $minutes } دقيقة.
       *[other] بقيت نحو { $minutes } دقيقة.
    }
set-up-leave = يمكنك مغادرة هذه الصفحة في الأثناء.
set-up-start = ابدأ الإعداد
set-up-continue = تابع
set-up-cancelled = أُلغي الإعداد. ما بُني يبقى، ولم يبقَ شيء من الباقي.
set-up-slow = ستكون الجلسات أبطأ بنحو عشر مرات
set-up-group = لا يُسمح لحسابك باستعمال KVM. نفّذ هذا بصلاحيات root، ثم اخرج وادخل من جديد:
set-up-join = لا يُسمح لحسابك باستعمال KVM. إن سمحت به، فسيطلب حاسوبك كلمة سر مدير.
set-up-join-now = اسمح باستعمال KVM
set-up-log-in = اخرج وادخل من جديد
set-up-log-in-why = يمكن لحسابك استعمال KVM ابتداءً من الدخول القادم. حتى ذلك الحين تكون الجلسات أبطأ بنحو عشر مرات.
set-up-opens = ماذا تريد أن يُفتح في Safe Browse؟
set-up-opens-why = كل شيء جاهز للجلسة الأولى. ما تختاره هنا سيُفتح من الآن في آلة افتراضية مؤقّتة. يمكنك تخطّي هذا وتغييره من الإعدادات في أي وقت.
set-up-links = افتح الروابط باستخدام Safe Browse
set-up-links-why = تُفتح الروابط من البرامج الأخرى في متصفّح مؤقّت.
set-up-login = ابدأ عند الدخول
set-up-login-why = ينتظر Safe Browse في منطقة الإشعارات لتُفتح الجلسات فورًا.
set-up-close = تمّ
tour-open = ألقِ نظرة
tour-place = { $card } من { $cards }
tour-skip = تخطَّ
tour-next = التالي
tour-frame = ما في الإطار مؤقّت
tour-frame-why = كل جلسة نافذة بإطار مخطّط بلون ملف تعريفها. عند إغلاقها يُفقد كل ما فيها: التأريخ والكعكات والتنزيلات. يمكنك استعادتها خلال بضع ثوانٍ.
tour-files = لا تُخرج إلا الملفات التي تريدها
tour-files-why = تبقى التنزيلات في الجلسة وتُفقد معها. يحفظ زر السهم في إطارها ما تريده منها. أما ملفات PDF والصور فالأفضل لها النسخة الآمنة: ليس فيها إلا ما يُرى.
tour-keyboard = Ctrl + Alt يحرّر لوحة المفاتيح
tour-keyboard-why = في الجلسة تذهب كل المفاتيح إلى الصفحة. اضغط Ctrl + Alt ثم حرّرهما، فتصل المفاتيح إلى الإطار: ينقلك Tab من زر إلى زر، ويضغط Enter الزر.
help-keys-here = المفاتيح في هذه النافذة
help-keys-session = المفاتيح في الجلسة
help-key-control = Ctrl
help-key-new = جلسة جديدة: اكتب عنوانًا
help-key-close = إغلاق النافذة
help-key-back = الرجوع خطوة
help-key-escape = Escape
help-key-release = تحرير لوحة المفاتيح: تصل المفاتيح إلى إطار النافذة. تذهب كل المفاتيح الأخرى إلى الجلسة.
help-key-copy = إخراج ما نُسخ في الجلسة إلى حافظتك
help-key-paste = لصق حافظتك في الجلسة
help-key-fullscreen = ملء الشاشة
help-about = عن Safe Browse
help-questions = أسئلة وأجوبة
help-question-slow = لماذا الجلسات بطيئة؟
    .answer = على الأرجح لا تُستعمل المحاكاة الافتراضية للمعالج (KVM). تذكر صفحة «التشخيص» السبب وما يجب فعله.
help-question-save = كيف أحتفظ بملف منزَّل؟
    .answer = اضغط السهم في شريط نافذته ثم احفظ الملف. ما لا يُحفظ يزول مع الجلسة.
help-question-undo = تخلّصت من جلسة بالخطأ. هل ضاعت؟
    .answer = ليس فورًا: لبضع ثوانٍ يعيدها زر التراجع في نافذتها أو على بطاقتها.
help-question-blocked = لماذا الصفحة محجوبة؟
    .answer = لا يصل ملف التعريف إلا إلى المواقع المدرجة. اضغط القفل في الشريط لعرضها أو لإضافة موقع.
help-question-keyboard = كيف أستعيد لوحة المفاتيح من الجلسة؟
    .answer = اضغط Ctrl + Alt ثم اتركهما.
help-question-copy = كيف أنسخ نصًا من الجلسة أو إليها؟
    .answer = انسخه هناك ثم اضغط Ctrl + Alt + C. وللصق نصك هناك اضغط Ctrl + Alt + V.
help-question-links = أي روابط تُفتح هنا؟
    .answer = الإعدادات، صفحة الروابط والملفات: هل تصل روابط البرامج الأخرى إلى هنا، وأي مواقع دائمًا أو أبدًا.
help-question-update = كيف يحصل المتصفح على التحديثات؟
    .answer = تُبنى صورته من جديد من حزم موقّعة. تعرض صفحة الصور عمرها وتجدّدها.
help-question-anonymous = هل أنا مجهول الهوية؟
    .answer = لا. ترى المواقع عنوان شبكتك، وتعرف من أنت حيث تسجّل الدخول. لإخفاء الهوية استعمل Tor Browser.
help-question-kept = ماذا يبقى من الجلسة؟
    .answer = لا شيء إلا ما تحفظه: الملفات والإشارات المرجعية والمواقع التي تدرجها.
help-works = أعمال الآخرين في هذا البرنامج مع تراخيصها
help-version = الإصدارة
help-version-agent = خدمة الخلفية
help-guide = الدليل
help-guide-where = نفّذ «man safe-browse» أو «safe-browse --help» في طرفية. صفحات الدليل موجودة في المصدر، في المجلد host-agent/guide.
help-licence = الرخصة
help-licence-where = Apache License 2.0. رخص ما يحتويه موجودة في /usr/share/doc/safe-browse/copyright إن كنت قد ثبّتّ حزمة Debian.
images-explanation = ما تبدأ منه كل جلسة. تُبنى صور الأنظمة على حاسوبك أو تأتي من قناة، وتُفحص عند كل بدء.
images-browser = صورة المتصفّح
images-browser-what = الآلة الافتراضية التي تتصفّح فيها
images-network = صورة الشبكة
images-network-what = الآلة الافتراضية الوحيدة التي تصل إلى الشبكة
images-current = المستعملة
images-previous = السابقة
images-older = الأقدم
images-missing = لم تُبنَ بعد
images-up-to-date = محدّثة
images-old = يتوفّر تحديث
images-aged = أقدم من { $days } يومًا
images-newer =
    { $packages ->
        [zero] لا تتوفّر حزم أحدث
        [one] تتوفّر حزمة أحدث واحدة
        [two] تتوفّر حزمتان أحدث
        [few] تتوفّر { $packages } حزم أحدث
        [many] تتوفّر { $packages } حزمة أحدث
       *[other] تتوفّر { $packages } حزمة أحدث
    }
images-debug = صورة تنقيح فيها إمكانية الدخول
images-version = الإصدارة
images-size = الحجم
images-built = بُنيت
images-unknown-age = غير معروف
images-shared = مشتركة بين جميع حسابات هذا الحاسوب
images-kernel = النواة
images-packages = الحزم
images-build = ابنِ
images-update = حدّث
images-rebuild = أعد البناء
images-cancel = ألغِ
images-building = يجري البناء
images-failed = فشل البناء
image-step-overlay = جمع ملفات Safe Browse
image-step-packages = تنزيل الحزم وتثبيتها
image-step-kernel = استخراج النواة ووحداتها
image-step-root = ضغط نظام الملفات
image-step-disk = تقسيم القرص
image-step-digest = حساب البصمات
image-step-use = تفعيل صورة النظام
image-step-done = صورة النظام جاهزة
network-state-up = الشبكة جاهزة
    .explanation = تصل الجلسات إلى الإنترنت عبر آلة افتراضية منفصلة. لا يمكنها الوصول إلى حاسوبك أو شبكتك المحلية إلا إن سمح بذلك ملف تعريف.
network-state-starting = الشبكة تبدأ
    .explanation = آلة الشبكة الافتراضية تبدأ.
network-state-stopped = الشبكة خاملة
    .explanation = تبدأ آلة الشبكة الافتراضية تلقائيًا مع الجلسة القادمة.
network-state-failed = تعطّلت الشبكة
    .explanation = آلة الشبكة الافتراضية لا تعمل، لذا فالجلسات غير متصلة.
network-unknown = في انتظار خدمة الخلفية
network-restart = أعد تشغيل الشبكة
network-restarting = يُعاد التشغيل
network-restart-question = أيُعاد تشغيل الشبكة؟
network-restart-why = تفقد الجلسات المفتوحة اتصالاتها لبرهة.
network-reasons = التفاصيل
network-trouble-since = المشكلة منذ
network-uplink = اتصال الإنترنت
network-uplink-user = عبر حسابك (user)
network-uplink-tap = على الشبكة المحلية مباشرة (tap)
network-uplink-pci = عبر بطاقة شبكة خاصة بها (pci)
network-cable = الكبل
network-cable-up = موصول
network-cable-down = غير موصول
network-cable-unknown = غير معروف
network-address = العنوان
network-mode = الوضع
network-mode-nat = ترجمة العناوين (NAT)
network-mode-bridge = جسر: الجلسات على الشبكة المحلية
network-eapol = 802.1X
network-eapol-on = يُمرَّر
network-eapol-off = محجوب
network-eapol-unknown = غير معروف
network-made = المصدر
network-imported = مستوردة؛ ما تسمح بمروره غير معروف
network-up-since = تعمل منذ
network-last-trouble = آخر مشكلة
network-accelerator = التسريع
network-accelerator-xen = Xen
network-accelerator-kvm = عتادي (KVM)
network-accelerator-tcg = محاكاة برمجية
network-sessions = الجلسات المتصلة
network-sessions-of = { $used } من { $total }
network-reach = تصل الجلسة { $session } إلى
network-ready = استغرق آخر بدء
network-processes = العمليات
process-role-qemu = QEMU
process-role-jail = السجن
process-role-uplink = اتصال الإنترنت
network-none = لا شيء
diagnostics-explanation = ما قد يبطئ الجلسات على حاسوبك أو يضعفها أو يمنعها، وما يمكن فعله حياله.
diagnostics-check = افحص مجددًا
diagnostics-checking = يفحص
diagnostics-checked-at = فُحص { $when }
diagnostics-never = لم يُفحص بعد
diagnostics-level-ok = سليم
diagnostics-level-note = اقتراح
diagnostics-level-trouble = مشكلة
diagnostics-all-well = لا مشاكل
diagnostics-some-notes =
    { $count ->
        [zero] لا اقتراحات
        [one] اقتراح واحد
        [two] اقتراحان
        [few] { $count } اقتراحات
        [many] { $count } اقتراحًا
       *[other] { $count } اقتراح
    }
diagnostics-some-trouble =
    { $count ->
        [zero] لا مشاكل
        [one] وُجدت مشكلة واحدة
        [two] وُجدت مشكلتان
        [few] وُجدت { $count } مشاكل
        [many] وُجدت { $count } مشكلة
       *[other] وُجدت { $count } مشكلة
    }
diagnostics-level-given = معلومة
diagnostics-copy = انسخ
diagnostics-copied = نُسخ
diagnostics-copy-report = انسخ التقرير
diagnostics-ignore = تجاهل
diagnostics-show-again = أظهر مجددًا
diagnostics-ignored = المتجاهَلة ({ $count })
diagnostics-fix = أصلح
check-programs = البرامج
check-accelerator = الافتراضية
check-browser-image = صورة المتصفّح
check-network-image = صورة الشبكة
check-xen = Xen
check-xl = أدوات Xen
check-passthrough = تمرير أجهزة PCI
check-xsm = وحدة أمن Xen
check-network-card = بطاقة الشبكة
check-xen-memory = ذاكرة Xen
check-xenmgr = xenmgr
check-xenmgr-policy = سياسة xenmgr
check-dom0-programs = برامج dom0
check-xenclient-untried = XenClient
check-memory = الذاكرة
check-disk = مساحة القرص
check-exit = المخارج
check-uplink = اتصال الإنترنت
check-bounds = حدود الموارد
check-policy = AppArmor وSELinux
check-sound = الصوت
check-jail = السجن
check-package-sources = مصادر الحزم
check-managed-settings = الإعدادات المُدارة
check-runtime-folder = مجلد التشغيل
check-crashes = الانهيارات
check-network-ports = منافذ الشبكة
check-swap = ذاكرة الإبدال
check-channel = القناة
check-pool = المجمّع
check-networks = شبكات حاسوبك
check-network-filter = مرشّح الشبكة
check-accounts = حسابات الآلات الافتراضية
check-required-protections = الحمايات المطلوبة
check-missed-protections = الحمايات الناقصة
check-nested-virtualisation = الافتراضية المتداخلة
check-memory-merging = دمج الذاكرة
check-processor-cores = أنوية المعالج
check-processor = ثغرات المعالج
check-usb = أجهزة USB
check-electron = Electron
check-shared-images = الصور المشتركة
check-newer-version = إصدار أحدث
check-default-programs = البرامج المبدئية
check-extensions = الامتدادات
check-page-network = شبكة النوافذ
check-log = السجل
finding-programs-ok = كل البرامج مثبّتة.
finding-programs-trouble = غير مثبّت: { $programs }.
finding-accelerator-ok = تعمل الآلات الافتراضية باستخدام KVM.
finding-accelerator-ok-xen = الآلات الافتراضية نطاقات في Xen.
finding-accelerator-note = تعمل الآلات الافتراضية بالمحاكاة البرمجية، وهي أبطأ بنحو عشر مرات.
finding-accelerator-note-no-permission = تعمل الآلات الافتراضية بالمحاكاة البرمجية، وهي أبطأ بنحو عشر مرات: لا يُسمح لحسابك بفتح /dev/kvm.
    .hint = نفّذ الأمر بصلاحيات root. ثم أوقف الخدمة (safe-browse daemon --stop) وادخل من جديد.
finding-accelerator-note-after-login = تعمل الآلات الافتراضية بالمحاكاة البرمجية، وهي أبطأ بنحو عشر مرات: لن يُسمح لحسابك بفتح /dev/kvm إلا ابتداءً من الدخول القادم.
    .hint = أوقف الخدمة (safe-browse daemon --stop) ثم اخرج وادخل من جديد، أو أعد تشغيل الحاسوب.
finding-accelerator-note-not-openable = تعمل الآلات الافتراضية بالمحاكاة البرمجية، وهي أبطأ بنحو عشر مرات: لا يُسمح لحسابك بفتح /dev/kvm.
    .hint = اسمح لحسابك بقراءة /dev/kvm والكتابة فيه. العضوية في المجموعة kvm لن تفيد هنا.
finding-accelerator-note-no-kvm = تعمل الآلات الافتراضية بالمحاكاة البرمجية، وهي أبطأ بنحو عشر مرات: KVM غير موجود أو لا يعمل هنا.
    .hint = فعّل الافتراضية في البرنامج الثابت (VT-x أو AMD-V)، أو الافتراضية المتداخلة في الآلة الافتراضية التي يعمل فيها هذا الحاسوب.
finding-accelerator-note-untested = ما زال يُفحص هل تستطيع الآلات الافتراضية استعمال KVM.
    .hint = افحص مجددًا بعد دقيقة.
finding-xen-ok = هذا هو dom0، نطاق Xen الذي يتحكّم في النطاقات الأخرى.
finding-xen-trouble = نطاق Xen هذا ليس dom0 الذي يتحكّم في النطاقات الأخرى.
    .hint = شغّل Safe Browse في dom0، أو عيّن hypervisor = "qemu".
finding-xen-trouble-absent = هذا ليس نطاقًا في Xen، أو إن /proc/xen غير موصول.
    .hint = أقلع الحاسوب باستخدام Xen (الحزمة xen-system-amd64)، أو عيّن hypervisor = "qemu". إن كنت داخل نطاق فنفّذ بصلاحيات root:
finding-xl-ok = أدوات Xen تستجيب؛ هذا Xen { $version }.
finding-xl-note = هذا Xen { $version }؛ وقد جُرّب ابتداءً من Xen { $oldest }.
    .hint = حدّث Xen.
finding-xl-trouble = أدوات Xen لا تستجيب: { $reason }
    .hint = اعمل بصلاحيات root وشغّل الأدوات:
finding-passthrough-ok = يمكن تسليم الأجهزة إلى النطاقات، خلف وحدة IOMMU.
finding-passthrough-note = لا يمكن تسليم أي جهاز إلى نطاق: ليس لدى Xen وحدة IOMMU.
    .hint = فعّل VT-d أو AMD-Vi في البرنامج الثابت، وأزل iommu=off من سطر أوامر Xen.
finding-passthrough-trouble = لا يمكن تسليم أي جهاز إلى نطاق: ليس لدى Xen وحدة IOMMU.
    .hint = فعّل VT-d أو AMD-Vi في البرنامج الثابت، وأزل iommu=off من سطر أوامر Xen.
finding-xsm-ok = يسمح Xen لآلة الشبكة الافتراضية بخدمة الجلسات.
finding-xsm-note = يفرض Xen سياسة FLASK: يجب أن تسمح وسوم الآلتين الافتراضيتين لهما بالتخاطب.
    .hint = عيّن xen.networkLabel وxen.browserLabel في الضبط إلى وسوم كهذه.
finding-xsm-trouble = يفصل Xen النطاقات بعضها عن بعض (xsm=silo): لا تستطيع آلة الشبكة الافتراضية خدمة أي جلسة.
    .hint = اكتب xsm=dummy في سطر أوامر Xen، أو xsm=flask مع وسوم تسمح لهما بالتخاطب.
finding-network-card-ok = يمكن تسليم بطاقة الشبكة { $address }.
finding-network-card-note = يستعمل المشغّل { $driver } بطاقة الشبكة { $address }؛ ستُسلَّم عندما تبدأ آلة الشبكة الافتراضية.
    .hint = ينتهي عندها اتصال هذا الحاسوب نفسه عبرها. لتجهيزها عند الإقلاع:
finding-network-card-note-unbound = بطاقة الشبكة { $address } غير مربوطة بأي مشغّل؛ ستُسلَّم عندما تبدأ آلة الشبكة الافتراضية.
    .hint = ينتهي عندها اتصال هذا الحاسوب نفسه عبرها. لتجهيزها عند الإقلاع:
finding-network-card-trouble = لا يوجد جهاز PCI بالعنوان { $address }.
    .hint = ابحث عن بطاقة الشبكة باستخدام:
finding-network-card-trouble-xenmgr = لا يعرف xenmgr جهاز PCI بالعنوان { $address }.
    .hint = لعرض الموجود في dom0:
finding-xen-memory-ok = لدى Xen { $freeMiB } MiB من الذاكرة الحرّة؛ وقد تحتاج الجلسة إلى { $neededMiB }.
finding-xen-memory-trouble = لدى Xen { $freeMiB } MiB من الذاكرة الحرّة؛ وقد تحتاج الجلسة إلى { $neededMiB }.
    .hint = أعطِ dom0 ذاكرة أقل (dom0_mem في سطر أوامر Xen)، أو أغلق جلسات، أو اخفض memoryMiB في ملف التعريف.
finding-xen-memory-trouble-xenmgr = لدى XenClient { $freeMiB } MiB من الذاكرة الحرّة؛ وقد تحتاج الجلسة إلى { $neededMiB }.
    .hint = أطفئ آلات افتراضية أخرى، أو اخفض memoryMiB في ملف التعريف.
finding-xenmgr-ok = xenmgr يستجيب.
finding-xenmgr-trouble = xenmgr لا يستجيب: { $reason }
    .hint = شغّل Safe Browse في dom0، أو سمِّ dom0 في الضبط: xenclient.dom0
finding-xenmgr-policy-trouble = لا تسمح سياسة xenmgr بإنشاء الآلات الافتراضية وحذفها.
    .hint = نفّذ في dom0:
finding-dom0-programs-ok = لدى dom0 البرامج التي تنشئ الأقراص.
finding-dom0-programs-trouble = غير موجود في dom0: { $programs }.
    .hint = هي جزء من XenClient XT وOpenXT. شغّل Safe Browse في dom0، أو سمِّ dom0 في الضبط: xenclient.dom0
finding-xenclient-untried-note = لم يُجرَّب Safe Browse إلا مع محاكٍ لبرنامج xenmgr، ولم يُجرَّب قط مع XenClient XT أو OpenXT حقيقي.
    .hint = اقرأ host-agent/hypervisor/xenclient/README.md، واطّلع على كل أمر قبل تنفيذه:
finding-memory-ok = الذاكرة الحرّة { $freeMiB } MiB. قد تحتاج الجلسة إلى { $neededMiB } MiB.
finding-memory-trouble = الذاكرة الحرّة { $freeMiB } MiB. قد تحتاج الجلسة إلى { $neededMiB } MiB.
    .hint = أغلق برامج، أو أعطِ ملف التعريف ذاكرة أقل.
finding-disk-ok = المساحة الحرّة { $freeMiB } MiB في { $folder }.
finding-disk-note = المساحة الحرّة { $freeMiB } MiB في { $folder }. يحتاج بناء صورة نظام إلى نحو { $neededMiB } MiB.
    .hint = أفسح مكانًا، أو احذف صور أنظمة قديمة.
finding-package-sources-ok = تستعمل صور الأنظمة كل مصادر الحزم في هذا الحاسوب التي تخصّ إصدارته.
finding-package-sources-note = لا تستعمل صور الأنظمة مصادر الحزم هذه: { $sources }.
    .hint = إن احتاجت صور الأنظمة إلى حزم منها، فاذكر عنوان URI في images.extraSources في الضبط.
finding-crashes-note = عدد مرات انهيار خدمة الخلفية منذ إقلاع الحاسوب: { $count }، آخرها عند { $last }.
    .hint = نرجو الإبلاغ عن ذلك مع أخطاء ذلك الوقت الموجودة في { $path }.
finding-network-ports-note = عدد منافذ آلة الشبكة الافتراضية { $total }. عندما لا تبقى أي جلسة مفتوحة يصبح { $next }.
finding-pool-ok = يمكن الوصول إلى كل حواسيب المجمّع { $pool }.
finding-pool-note-away = لا يمكن استعمال { $away } من حواسيب المجمّع { $pool } البالغ عددها { $total }: { $hosts }.
    .hint = يعرض هذا الأمر السبب.
finding-pool-trouble-away = لا يمكن استعمال { $away } من حواسيب المجمّع { $pool } البالغ عددها { $total }: { $hosts }.
    .hint = يعرض هذا الأمر السبب.
finding-managed-settings-ok = تدير { $by } بعض الإعدادات.
finding-log-ok = تكتب خدمة الخلفية سجلًّا: { $path }
finding-jail-ok = تعمل عملية كل آلة افتراضية في سجن خاص بها.
finding-jail-trouble = لا يمكن إنشاء سجن لعملية آلة افتراضية: { $said }.
    .hint = اسمح للحسابات بإنشاء نطاقات أسماء المستخدمين: sysctl user.max_user_namespaces وkernel.unprivileged_userns_clone.
finding-jail-trouble-restricted = لا يمكن إنشاء سجن لعملية آلة افتراضية: { $said }. لا تسمح هذه النواة بنطاقات أسماء المستخدمين إلا للبرامج التي لها ملف AppArmor.
    .hint = حمّل ملفات AppArmor الخاصة ببرنامج Safe Browse بصلاحيات root.
finding-required-protections-ok = تحصل كل آلة افتراضية على الحماية التي تطلبها { $by }: { $required }.
finding-required-protections-trouble = لا تبدأ أي آلة افتراضية: تطلب { $by } { $missing }.
    .hint = تذكر نتائج فحص الحسابات وحدود الموارد وAppArmor ما يجب فعله.
finding-missed-protections-note = منذ بدء خدمة الخلفية عملت آلة افتراضية دون { $missed }. الآلات الافتراضية التي تبدأ الآن لها هذه الحماية.
    .hint = أغلق الجلسات التي كانت مفتوحة آنذاك.
finding-accounts-ok = لعملية كل آلة افتراضية حساب خاص بها، فتحمي صلاحيات الملفات ملفاتك منه.
finding-accounts-note = تعمل عمليات الآلات الافتراضية بحسابك. ترفض النواة أو newuidmap أرقام المستخدمين الفرعية لحسابك.
    .hint = ثبّت الحزمة uidmap، وراجع /etc/subuid و/etc/subgid.
finding-accounts-note-busy = تعمل عمليات الآلات الافتراضية بحسابك: استغرقت محاولة إعطائها حسابات خاصة وقتًا أطول من اللازم. سيحاول البدء القادم ذلك مجددًا.
    .hint = افحص مجددًا عندما يقلّ انشغال الحاسوب.
finding-accounts-note-no-ids = تعمل عمليات الآلات الافتراضية بحسابك لأنه بلا أرقام مستخدمين فرعية.
    .hint = ثبّت الحزمة uidmap، ثم نفّذ بصلاحيات root:
finding-bounds-ok = تحدّ cgroup ذاكرة كل آلة افتراضية ومعالجاتها وعملياتها، وتُبقي ذاكرتها خارج الإبدال.
finding-bounds-note = لا توجد cgroup. لا حدود لعملية الآلة الافتراضية إلا على حيّز العناوين والخيوط والملفات.
    .hint = ادخل عبر systemd، وفوّض للحسابات المتحكّمات memory وcpu وpids.
finding-bounds-note-busy = لم يستجب systemd في الوقت المناسب: الآلة الافتراضية التي تبدأ الآن بلا cgroup. سيحاول البدء القادم ذلك مجددًا.
    .hint = افحص مجددًا عندما يقلّ انشغال الحاسوب.
finding-policy-ok = إضافة إلى السجن، يقيّد ملف AppArmor عملية كل آلة افتراضية.
finding-policy-note = ليس في النواة SELinux ولا AppArmor. لا يقيّد عملية الآلة الافتراضية سوى نطاقات الأسماء ومرشّحات نداءات النظام والحدود.
    .hint = النواة التي فيها أحدهما تحمي أفضل. في نواة Debian يوجد AppArmor.
finding-policy-note-not-loaded = AppArmor مفعّل، لكن ملفات Safe Browse غير محمّلة: لا يقيّد عملية الآلة الافتراضية سوى السجن.
    .hint = حمّلها بصلاحيات root.
finding-policy-note-selinux = SELinux مفعّل، لكن ليس لدى Safe Browse سياسة له. تقيّد عملية الآلة الافتراضية نطاقات الأسماء ومرشّحات نداءات النظام والحدود وسياسة حسابك.
    .hint = ليس في هذه الإصدارة حلّ لذلك.
finding-nested-virtualisation-ok = لا يقدّم KVM الافتراضية المتداخلة.
finding-nested-virtualisation-ok-on = يقدّم KVM الافتراضية المتداخلة. لا تحصل عليها آلات Safe Browse الافتراضية.
finding-memory-merging-ok = لا تدمج النواة ذاكرة البرامج (KSM).
finding-memory-merging-note = تدمج النواة الذاكرة المتطابقة للبرامج التي تطلب ذلك (KSM). فقد يعرف برنامج ما في ذاكرة برنامج آخر. لا تطلب آلات Safe Browse الافتراضية ذلك.
    .hint = أبطل ذلك بصلاحيات root، وأوقف الخدمة التي تفعّله، مثل ksmtuned.
finding-processor-cores-ok = تنفّذ كل نواة من أنوية المعالج خيطًا واحدًا: لا تتشارك أي آلة افتراضية نواة.
finding-processor-cores-ok-scheduled = تنفّذ أنوية المعالج عدة خيوط (SMT). تُبقي جدولة الأنوية كل آلة افتراضية منفصلة عن البرامج الأخرى.
finding-processor-cores-note = تنفّذ أنوية المعالج عدة خيوط (SMT)، وتتشاركها الآلات الافتراضية مع برامج أخرى: لا تعمل جدولة الأنوية هنا.
    .hint = يعطّل هذا الأمر SMT بصلاحيات root، على حساب السرعة. أو استعمل نواة فيها CONFIG_SCHED_CORE.
finding-processor-ok = لا تبلّغ النواة عن أي ثغرة مفتوحة في المعالج.
finding-processor-note = بسبب ثغرات في المعالج تستطيع الآلات الافتراضية قراءة ذاكرة غيرها: { $names }.
    .hint = حدّث النواة والشيفرة الدقيقة لهذا الحاسوب، أو للحاسوب الذي يعمل هذا فيه آلةً افتراضية. إن لم يوجد ما هو أحدث، تبقى الثغرة مفتوحة.
finding-processor-note-unreported = لا تبلّغ هذه النواة عن ثغرات المعالج.
    .hint = نواة Debian تبلّغ عنها.
finding-runtime-folder-ok = ملفات الجلسات الجارية موجودة في الذاكرة: { $folder }.
finding-runtime-folder-note = المجلد { $folder } على قرص: تُكتب عليه صور شاشة الجلسات.
    .hint = ادخل بحيث يكون XDG_RUNTIME_DIR معيّنًا، أو عيّنه إلى مجلد في tmpfs.
finding-swap-ok = ذاكرة الإبدال معمّاة أو في الذاكرة.
finding-swap-ok-none = لا توجد ذاكرة إبدال: لا يصل شيء من ذاكرة جلسة إلى قرص.
finding-swap-note = قد تُنقل ذاكرة جلسة أو نافذتها إلى { $areas }، ولا يظهر أنه معمّى.
    .hint = عمِّ ذاكرة الإبدال (crypttab)، أو استعمل zram، أو عطّلها.
finding-sound-ok = تُشغّل الجلسات الصوت عبر { $server }.
finding-sound-note = لا تستطيع الجلسات تشغيل الصوت: لا يعمل أي خادم صوت.
    .hint = شغّل PipeWire أو PulseAudio، أو اختر خادم الصوت في الإعدادات.
finding-sound-note-missing = لا تستطيع الجلسات تشغيل الصوت: ينقص برنامج.
finding-sound-note-file = تكتب الجلسات صوتها في ملف بدلًا من تشغيله.
    .hint = اختر «تلقائي» خادمًا للصوت في الإعدادات.
finding-usb-ok = يمكن تسليم أجهزة USB إلى الجلسات. عدد مفاتيح الأمان والكاميرات وقارئات البطاقات الذكية الموصولة: { $count }.
finding-usb-note = لا يُسمح لحسابك بفتح: { $devices }.
    .hint = تفتح قاعدة udev الخاصة ببرنامج Safe Browse مفاتيح الأمان والكاميرات لمن يجلس أمام الحاسوب. إن كانت مثبّتة فأعد وصل الجهاز.
finding-usb-note-hypervisor = لا يمكن تسليم أي جهاز USB مع هذا المراقب، مع أن ملف تعريف يطلب ذلك: { $profiles }.
    .hint = عطّل أجهزة USB هناك، أو استعمل QEMU.
finding-usb-note-missing = لا يمكن تسليم أي جهاز USB. غير مثبّت: { $programs }.
finding-default-programs-ok = تُفتح الروابط في { $links }، والمستندات في { $documents }، والمستندات المكتبية في { $office }، والنصوص في { $text }، والصور في { $pictures }، والبريد في { $mail }، والأرشيفات في { $archives }، والصوت والأفلام في { $media }، وصفحات الوب في { $pages }.
finding-extensions-ok = البرامج التي فيها امتداد Safe Browse: { $present }. والبرامج التي ليس فيها: { $absent }.
finding-electron-ok = عمر Electron { $version } بالأيام { $days }؛ تتوفّر له إصلاحات أمنية حتى { $ends } تقريبًا.
finding-electron-note = عمر Electron { $version } بالأيام { $days }؛ تنقصه إصلاحات أمنية لاحقة.
    .hint = حدّث Safe Browse: الحزمة safe-browse-electron تتضمّن Electron.
finding-electron-note-unsupported = لم يعد Electron { $version } يتلقّى إصلاحات أمنية منذ { $ends } تقريبًا.
    .hint = حدّث Safe Browse: الحزمة safe-browse-electron تتضمّن Electron.
finding-electron-note-unknown = عمر Electron { $version } غير معروف: فهو ليس جزءًا من Safe Browse.
    .hint = حدّث Safe Browse: الحزمة safe-browse-electron تتضمّن Electron.
finding-shared-images-note = لا تُجدَّد الصور المشتركة: { $trouble }
finding-shared-images-note-old = لم تُفحص الصور المشتركة منذ { $checkedAt }، ويبني هذا الحساب صوره بنفسه.
finding-newer-version-note = يوجد Safe Browse { $version } في مستودع apt؛ المثبّت هو { $installed }.
    .hint = نفّذ الأمر بصلاحيات root.
finding-newer-version-note-running = ثُبّت Safe Browse { $installed }، لكن خدمة الخلفية ما زالت { $running }.
finding-newer-version-note-electron = يوجد Electron { $version } في مستودع apt؛ المثبّت هو { $installed }.
    .hint = نفّذ الأمر بصلاحيات root.
finding-page-network-ok = صفحات النوافذ بلا شبكة.
finding-page-network-note = يعمل Electron بشبكة هذا الحاسوب. قد تصل إليها صفحة نافذة اختُرقت.
    .hint = اسمح بنطاقات أسماء المستخدمين، وثبّت Safe Browse في مسار بلا مسافات ولا نقطتين، ثم أعد تشغيله.
finding-network-filter-ok = يُلزم مرشّح على هذا الحاسوب آلة الشبكة الافتراضية بقواعد الجلسات.
finding-network-filter-note = لآلة الشبكة الافتراضية بطاقة شبكة خاصة بها. لا مرشّح خلفها على هذا الحاسوب: إن اختُرقت وصلت إلى شبكتك.
    .hint = اختر «حسابك (user)» اتصالًا بالإنترنت.
finding-network-filter-note-given = لآلة الشبكة الافتراضية بطاقة شبكة خاصة بها. لا مرشّح خلفها على هذا الحاسوب: إن اختُرقت وصلت إلى شبكتك.
    .hint = لا يعرف هذا المراقب اتصالًا آخر.
finding-network-filter-note-bridge = الجلسات حواسيب في شبكتك لأن الوضع «جسر»: لا تسري عليها أي قاعدة.
    .hint = اختر الوضع «ترجمة العناوين (NAT)».
finding-networks-trouble = يعرف هذا الحاسوب عددًا من الشبكات ({ $count }) يفوق ما تسعه قاعدة. لذا لا تصل الجلسات إلى شيء، إلا مع «الإنترنت والشبكة المحلية».
    .hint = ادمج المسارات في شبكات أكبر.
finding-networks-trouble-all = يُعدّ الإنترنت كله من شبكات هذا الحاسوب، لأن مساراته لا يمكن قراءتها أو لأن network.refusedNetworks يقول ذلك. لذا لا تصل الجلسات إلى شيء، إلا مع «الإنترنت والشبكة المحلية».
    .hint = اسمح لحسابك بقراءة /proc/net/route و/proc/net/fib_trie.
finding-portal-note = تطلب الشبكة تسجيل الدخول قبل أن تتيح لك الإنترنت.
    .hint = سجّل الدخول بالأمر: safe-browse portal
finding-channel-ok = تأتي صور الأنظمة من القناة { $channel }، الرقم { $serial }.
finding-channel-note = ليس في القناة { $channel } إصدار لهذا الحاسوب بعد (الرقم { $serial }).
    .hint = سيأتي تلقائيًا عندما يصل إلى هذا الحاسوب.
finding-channel-note-unread = لم تُقرأ القناة { $channel } بعد.
finding-channel-trouble-clock = ساعة هذا الحاسوب متأخّرة: الوقت بعد { $notBefore }.
    .hint = اضبط الساعة.
finding-channel-trouble-expired = انتهت صلاحية ملف القناة { $channel } عند { $expires }.
    .hint = لم يُجدَّد، أو أن المستودع يحجب الأحدث: أخبر من ينشر القناة.
finding-channel-trouble-other = تعذّرت قراءة القناة: { $trouble }
finding-uplink-ok = اتصال الإنترنت مُعدّ.
finding-uplink-trouble-no-bridge = ليس في هذا الحاسوب جسر { $bridge }.
    .hint = أنشئه بصلاحيات root وفيه بطاقة شبكة، أو سمِّ جسرًا آخر.
finding-uplink-trouble-not-setuid = ليس { $helper } setuid root، لذا لا يستطيع وصل شيء بالجسر.
    .hint = نفّذ بصلاحيات root:
finding-uplink-trouble-not-allowed = لا يسمح { $file } بالجسر { $bridge }.
    .hint = نفّذ بصلاحيات root:
finding-uplink-trouble-no-tap = ليس في هذا الحاسوب جهاز tap باسم { $device }.
    .hint = نفّذ بصلاحيات root:
finding-uplink-trouble-foreign-tap = جهاز tap { $device } يخصّ حسابًا آخر.
    .hint = نفّذ بصلاحيات root:
finding-uplink-trouble-driver = لا يستطيع ربط البطاقة { $device } بالمشغّل vfio-pci إلا root.
    .hint = نفّذ بصلاحيات root:
finding-uplink-trouble-no-permission = لا يُسمح لحسابك باستعمال { $file }.
    .hint = نفّذ بصلاحيات root:
finding-browser-image-ok = صورة المتصفّح موجودة.
finding-browser-image-ok-shared = صورة المتصفح موجودة، وتستخدمها جميع حسابات هذا الحاسوب.
finding-browser-image-ok-unneeded = لا يحتاج أي ملف تعريف إلى صورة المتصفّح: تعمل كل الجلسات على حواسيب أخرى.
finding-browser-image-note = صورة المتصفّح أقدم من هذا البرنامج.
finding-browser-image-note-debug = بُنيت صورة المتصفّح للتنقيح: يمكن الدخول من طرفياتها.
finding-browser-image-trouble = لا توجد صورة متصفّح.
finding-browser-image-trouble-channel = لا توجد صورة متصفّح: لم تجلب القناة { $channel } واحدة بعد.
finding-browser-image-trouble-recalled = سُحبت صورة المتصفح: { $why }.
finding-network-image-ok = صورة الشبكة موجودة.
finding-network-image-ok-shared = صورة الشبكة موجودة، وتستخدمها جميع حسابات هذا الحاسوب.
finding-network-image-ok-unneeded = لا يحتاج أي ملف تعريف إلى صورة الشبكة: تعمل كل الجلسات على حواسيب أخرى.
finding-network-image-note = صورة الشبكة أقدم من هذا البرنامج.
finding-network-image-note-debug = بُنيت صورة الشبكة للتنقيح: يمكن الدخول من طرفياتها.
finding-network-image-trouble = لا توجد صورة شبكة.
finding-network-image-trouble-channel = لا توجد صورة شبكة: لم تجلب القناة { $channel } واحدة بعد.
finding-network-image-trouble-recalled = سُحبت صورة الشبكة: { $why }.
log-explanation = رسائل خدمة الخلفية. لا تحتوي على عناوين صفحات ما لم تفعّل ذلك في الإعدادات.
log-level = أظهر
log-level-all = كل شيء
log-level-warn = التحذيرات والأخطاء
log-level-error = الأخطاء
log-search = ابحث
log-empty = لا مُدخلات.
log-file = الملف
log-lines = مُدخلات السجل
quit-question-title = أتريد إنهاء Safe Browse؟
quit-question-running =
    { $count ->
        [zero] لا جلسات مفتوحة.
        [one] توجد جلسة مفتوحة واحدة. يمكنها الاستمرار بلا نافذة، وستجدها هنا عند البدء القادم.
        [two] توجد جلستان مفتوحتان. يمكنهما الاستمرار بلا نافذة، وستجدهما هنا عند البدء القادم.
        [few] توجد { $count } جلسات مفتوحة. يمكنها الاستمرار بلا نوافذ، وستجدها هنا عند البدء القادم.
        [many] توجد { $count } جلسة مفتوحة. يمكنها الاستمرار بلا نوافذ، وستجدها هنا عند البدء القادم.
       *[other] توجد { $count } جلسة مفتوحة. يمكنها الاستمرار بلا نوافذ، وستجدها هنا عند البدء القادم.
    }
quit-question-leave = أنهِ وأبقِ الجلسات جارية
quit-question-discard = أنهِ وأتلِف الجلسات
main-cancel = ألغِ
main-details = التفاصيل
main-copy = انسخ
main-copied = نُسخ
failed-files-save = لم يُحفظ
failed-files-save-all = لم تُحفظ
failed-files-print = لم يُطبع
failed-files-screenshot = لم تُحفظ
failed-files-show = لم يُعرض المجلد
failed-files-drag = لم يُسحب إلى الخارج
failed-files-choose = لم يُعطَ
failed-files-cancel-copy = لم تُلغَ النسخة
failed-files-view = لم يُعرض
failed-files-drop = لم يُعطَ
failed-clipboard-copy-out = لم يُنسخ
failed-clipboard-paste-in = لم يُلصق
failed-bookmark-add-page = لم تُضَف العلامة
failed-sites-add = لم يُضَف الموقع
failed-usb-list = لم يُعثر على الأجهزة
failed-usb-connect = لم يُوصل
failed-usb-disconnect = لم يُفصل
failed-session-microphone = لم تتغيّر حالة الميكروفون
failed-session-steer = لم يوقَف البرنامج ولم يُستأنف
failed-session-record = لم تُسجَّل
failed-session-stop-recording = لم يتوقّف التسجيل
failed-session-open = لم تُفتح
failed-session-open-page = لم تُفتح
failed-session-close = لم تُتلف
failed-session-close-all = لم تُتلف
failed-window-answer-close = لم تُتلف
failed-window-answer-end = لم تُحفظ ولم تُتلف
failed-session-undo = لم تُستعد
failed-window-undo-discard = لم تُستعد
failed-session-volume = لم يتغيّر مستوى الصوت
failed-exit-test = لا يعمل المخرج
failed-network-restart = لم يُعد تشغيل آلة الشبكة الافتراضية
failed-image-build = لم تُبنَ
failed-image-cancel-build = لم يُلغَ البناء
failed-image-cancel-set-up = لم يُلغَ الإعداد
failed-doctor-fix = لم تُصلح
failed-config-set = لم يُحفظ
failed-config-check = لم يُفحص
failed-desktop-set = لم يُحفظ
failed-desktop-look = لم يُعثر على البرامج المبدئية
failed-log-read = لم يُقرأ السجل
failed-agent-restart = لم يُعد تشغيل خدمة الخلفية
failed-session-show = لم تُعرض الجلسة
failed-session-scale = لم يتغيّر المقياس
failed-session-type = لم يُكتب
failed-image-set-up = لم يتمّ الإعداد
failed-doctor-run = لم يُفحص
failed-doctor-copy = لم يُنسخ
failed-config-open = لم يُفتح الملف
failed-config-restore = لم يُستعد
failed-config-choose-folder = لم يُختر مجلد
failed-link-forget = لم تُزل القاعدة
failed-failure-copy = لم يُنسخ
failed-application-quit = لم يُنهَ Safe Browse
failed-application-answer-quit = لم يُنهَ Safe Browse
failed-window-close = لم تُغلق النافذة
failed-window-fullscreen = لم تتغيّر حالة ملء الشاشة
failed-window-retry = لم تُفتح
failed-window-touch = لم تُبقَ الجلسة
failed-window-keep-running = لم تُبقَ الجلسة
failed-window-open-page = لم تُفتح الصفحة
failed-link-choose = لم يُفتح الرابط
failed-files-list = لم تُسرد الملفات
failed-transfer-cancel = لم يُلغَ
failed-bookmark-rename = لم يتغيّر اسم العلامة
failed-bookmark-remove = لم تُزل العلامة
main-loosen-question =
    { $settings ->
        [one] أيُرخى هذا الإعداد؟
        [two] أيُرخى هذان الإعدادان؟
        [few] أتُرخى هذه الإعدادات وعددها { $settings }؟
        [many] أتُرخى هذه الإعدادات وعددها { $settings }؟
       *[other] أتُرخى هذه الإعدادات وعددها { $settings }؟
    }
main-loosen-why = قد تفعل الجلسات اللاحقة عندئذ أكثر مما تفعله الآن، أو يثق حاسوبك بأكثر مما يثق به الآن.
main-loosen-removed = أُزيل
main-loosen-confirm = أرخِ
main-drop = أفلِت هنا للعرض في متصفّح مؤقّت بلا شبكة
main-dismiss = أبعِد

## Settings

setting-hypervisor = المراقب
    .explanation = ما يشغّل الآلات الافتراضية.
setting-accelerator = التسريع
    .explanation = يستعمل «تلقائي» KVM إن كان يعمل، وإلا فالمحاكاة البرمجية.
setting-defaultProfile = ملف التعريف المبدئي
    .explanation = يُستعمل إن لم تختر غيره.
setting-network-uplink = اتصال الإنترنت
    .explanation = كيف تصل آلة الشبكة الافتراضية إلى الإنترنت.
setting-network-user-follow = مسار حسابك
    .explanation = لخيار «عبر حسابك (user)»: ‏host يتبع المسار الافتراضي لحاسوبك؛ و‏device:wg0 يستخدم جهاز الشبكة هذا فقط.
setting-network-tap-bridge = الجسر
    .explanation = مع «الشبكة المحلية (tap)»: جسر على حاسوبك.
setting-network-tap-device = جهاز tap
    .explanation = أو جهاز tap يملكه حسابك.
setting-network-pci-device = بطاقة الشبكة
    .explanation = مع «بطاقة الشبكة (pci)»، مثل 0000:03:00.0.
setting-network-pci-allowOnlyNic = اسمح ببطاقة الشبكة الوحيدة
    .explanation = لن تبقى لحاسوبك نفسه شبكة عندئذ.
setting-network-mode = الوضع
    .explanation = تُبقي ترجمة العناوين الجلسات خارج الشبكة المحلية؛ ويضعها الجسر عليها.
setting-network-ipv6 = IPv6
    .explanation = تستخدم الجلسات IPv6 حيث يتوفر لهذا الحاسوب، إلا عبر مخرج.
setting-network-forwardEapol = مرّر 802.1X
    .explanation = مع الجسر: يمكن للجلسة أن تدخل إلى الشبكة المحلية بنفسها.
setting-network-bridgeRules = قواعد الجسر
    .explanation = ملف فيه قواعد nftables.
setting-network-ports = العدد الأقصى للجلسات
    .explanation = لكل جلسة منفذ خاص بها في آلة الشبكة الافتراضية. يسري العدد الجديد عندما لا تكون أي جلسة مفتوحة.
setting-network-memoryMiB = ذاكرة آلة الشبكة الافتراضية
setting-network-startWith = ابدأ آلة الشبكة الافتراضية
    .explanation = يبدأها «جاهزة دائمًا» قبل النقرة الأولى.
setting-network-idleStopSeconds = أوقف آلة الشبكة الافتراضية بعد
    .explanation = إذا لم تستعملها أي جلسة طوال هذه المدّة.
setting-network-connections = العدد الأقصى للاتصالات لكل جلسة
    .explanation = يمنع جلسة واحدة من حجب الشبكة عن غيرها.
setting-network-newConnectionsPerSecond = الاتصالات الجديدة في الثانية لكل جلسة
setting-network-refusedNetworks = الشبكات المرفوضة
    .explanation = لا تصل أي جلسة إليها، مثل العنوان العام لموجّهك: 203.0.113.7/32.
setting-network-portalProbe = صفحة للبحث عن صفحات الدخول
    .explanation = من جوابها يجد Safe Browse صفحة الدخول إلى الشبكة، ويلاحظ أن الإنترنت متاح. لا تُطلب إلا أثناء الدخول. فارغ: لا يمكن الدخول.
setting-images-trustedKeys = المفاتيح الموثوقة لصور الأنظمة
    .explanation = لا تُستعمل إلا صور الأنظمة الموقّعة بهذه المفاتيح. «local» تعني ما بُني هنا؛ وغيرها مفاتيح minisign عامة.
setting-images-channel = قناة صور الأنظمة
    .explanation = تأتي صور الأنظمة من هذه القناة في مستودع بدلًا من بنائها هنا.
setting-images-channelKeys = مفاتيح القناة
    .explanation = مفاتيح minisign العامة لمن يحقّ لهم توقيعها. بلا مفاتيح: المفاتيح الموثوقة لصور الأنظمة.
setting-images-channelThreshold = عدد التوقيعات التي تحتاجها القناة
setting-images-ring = المجموعة عند النشر
    .explanation = يمكن لمجموعات مثل «pilot» أن تحصل على إصدار من القناة قبل غيرها.
setting-images-mirrors = مرايا المستودعات
    .explanation = تُقرأ صور الأنظمة والقنوات منها أولًا. ولا يُعتدّ بما ترسله إلا ببصمات المستودع وتوقيعاته.
setting-images-loginServers = خوادم الدخول إلى المستودعات
    .explanation = يحقّ لمستودع أن يرسل بيانات دخولك إليها مع أنها في نطاق آخر.
setting-images-attestations = عدد البناة الذين عليهم تأكيد صورة النظام
    .explanation = إضافة إلى من وقّعها، قبل أن تؤخذ من مستودع أو قناة.
setting-images-extraSources = مصادر حزم أخرى لصور الأنظمة
    .explanation = إضافة إلى أرشيفات Debian، بعنوان URI كما في مصادر apt.
setting-updates-check = التمس تحديثات صور الأنظمة
    .explanation = في قوائم حزم التوزيعة.
setting-updates-everyHours = التمسها كل
setting-updates-build = ثبّت تحديثات صور الأنظمة تلقائيًا
    .explanation = يُعاد بناء صور الأنظمة في الخلفية وتُستعمل من النقرة القادمة. تُحفظ الصورة السابقة.
setting-updates-hours = تثبيت التحديثات فقط بين
    .explanation = التوقيت المحلي، مثل 22:00-06:00. فارغ: في أي وقت. تُستبدل الصور المسحوبة فورًا.
setting-template-seal = ابدأ الجلسات من قالب
    .explanation = آلة افتراضية محفوظة والمتصفّح مفتوح فيها، أو بشاشة فارغة. معطّل: تُقلع كل جلسة.
setting-template-maximumAgeHours = استبدل القوالب بعد
    .explanation = كل الجلسات من القالب نفسه تتشارك تخطيط ذاكرته. 0: أبدًا.
setting-spare-keep = أبقِ آلة احتياطية جاهزة
    .explanation = تُحمَّل قبل النقرة القادمة.
setting-spare-count = العدد الأقصى للآلات الاحتياطية
    .explanation = أكثر من واحدة عندما تفتح الجلسات بسرعة فقط.
setting-spare-minimumAvailableMiB = إن توفّر هذا القدر من الذاكرة فقط
setting-spare-onBattery = أبقِ آلة احتياطية عند العمل على البطارية أيضًا
setting-start-requirementTimeoutSeconds = مهلة البدء
    .explanation = أطول مدّة لكل خطوة. قد تحتاج المحاكاة البرمجية إلى دقائق.
setting-xen-networkKind = آلة الشبكة الافتراضية على Xen
    .explanation = لا يحاكي PV شيئًا؛ ويحاكي HVM حاسوبًا كاملًا.
setting-xen-browserKind = آلة المتصفّح الافتراضية على Xen
    .explanation = يستعمل PVH افتراضية المعالج، ولا يستعملها PV.
setting-xen-networkLabel = وسم FLASK لآلة الشبكة الافتراضية
    .explanation = فارغ: الوسم المبدئي في Xen.
setting-xen-browserLabel = وسم FLASK لآلة المتصفّح الافتراضية
    .explanation = يجب أن تسمح السياسة للوسمين بالتخاطب.
setting-xenclient-transport = الاتصال ببرنامج xenmgr
    .explanation = على XenClient وOpenXT: عبر D-Bus أو بالبرنامج xec.
setting-xenclient-dom0 = dom0 عبر ssh
    .explanation = مثل root@dom0. فارغ: يعمل Safe Browse في dom0.
setting-xenclient-disks = مجلد الأقراص في dom0
setting-xenclient-layer = ما تكتبه الآلة الافتراضية
    .explanation = يبقى في ذاكرتها، أو يذهب إلى طبقة ينشئها xenmgr عند كل بدء.
setting-xenclient-network = شبكة الجلسات
    .explanation = اسمها في xenmgr.
setting-xenclient-networkKernelExtract = النواة على قرص آلة الشبكة الافتراضية
    .explanation = مسارها هناك. فارغ: نواة صورة النظام نفسها.
setting-audio-backend = خادم الصوت
    .explanation = يشغّل صوت الجلسات. الخيار «إلى ملف» للاختبارات.
setting-end-undoSeconds = مدّة التراجع عن الإتلاف
    .explanation = توقَف الجلسة طوال هذه المدّة قبل أن تزول. 0: تزول فورًا.
setting-downloads-folder = مجلد التنزيلات
    .explanation = للملفات التي تحفظها من جلسة.
    .empty = المجلد «Safe Browse» في مجلد تنزيلاتك
setting-downloads-maxFileMiB = الحجم الأقصى للملف
    .explanation = للملفات التي تحفظها أو تعطيها.
setting-downloads-safeCopyPages = العدد الأقصى لصفحات النسخة الآمنة
    .explanation = تُرسم كل صفحة في آلة افتراضية مؤقّتة ثانية.
setting-downloads-safeCopyText = نص في النسخ الآمنة
    .explanation = كلمات تقرؤها آلة التحويل من صور الصفحات، لتجدها وتنسخها.
setting-files-openHere = أنواع الملفات التي تُفتح هنا
setting-files-documents = فتح المستندات المكتبية
    .explanation = Word وExcel وPowerPoint وOpenDocument وRTF. أعد بناء صورة المتصفّح بعد تفعيله: يضيف ذلك LibreOffice.
setting-links-mode = المواقع التي تُفتح هنا دائمًا
    .explanation = مع الإضافة، يتوقف متصفحك الآخر قبل أن يتصل بموقع كهذا.
setting-links-always = هنا دائمًا
    .explanation = المواقع مع نطاقاتها الفرعية. إذا كان الموقع في القائمتين، فالاسم الأطول هو المعتمد.
setting-links-never = ليس هنا تلقائيًا أبدًا
    .explanation = المواقع مع نطاقاتها الفرعية، مثل شبكتك الداخلية.
setting-log-level = مستوى السجل
setting-log-urls = سجّل عناوين الصفحات
    .explanation = معطّل: لا يكون السجل سجلًّا لما زرته.
setting-log-audit = سجّل ملفات تعريف الجلسات
    .explanation = لمؤسسة: بأي ملف تعريف فُتحت كل جلسة، لا ما عرضته أبدًا.
setting-profile-label = الاسم
    .explanation = يُعرض في النوافذ والقوائم.
    .empty = كما في الملف
setting-profile-startPage = صفحة البداية
    .explanation = تُعرض عندما تُفتح جلسة بلا عنوان.
    .empty = صفحة فارغة
setting-profile-where = مكان التشغيل
    .explanation = الخيارات هي مجمّعات ملف الضبط.
setting-profile-memoryMiB = الذاكرة
setting-profile-scratchGiB = قرص التنزيلات
    .explanation = معمّى، ويزول مع الجلسة. يُبقي 0 التنزيلات في الذاكرة.
setting-profile-privateMemory = ذاكرة خاصة
    .explanation = أكثر أمنًا، لكن أبطأ بثانية.
setting-profile-processors = المعالجات
setting-profile-colour = اللون
    .explanation = الإطار حول نوافذه.
setting-profile-network-policy = الوصول إلى الشبكة
    .explanation = لا تصل الجلسات إلى حاسوبك أو شبكتك المحلية إلا مع «الإنترنت والشبكة المحلية».
setting-profile-network-allow = المواقع المدرجة
    .explanation = مثل bank.example مع نطاقاته الفرعية. تُستعمل مع «المواقع المدرجة فقط».
setting-profile-exit = المخرج
    .explanation = تُضاف المخارج بالأمر «safe-browse exit import». ما دام المخرج متوقفًا لا يخرج شيء.
setting-profile-files-out = حفظ الملفات
    .explanation = من جلسة، بعد سؤال.
setting-profile-files-in = إعطاء الملفات
    .explanation = إلى جلسة، وما تختاره أو تؤكّده فقط.
setting-profile-clipboard-out = النسخ إلى الخارج
    .explanation = من جلسة إلى حافظتك، بزر أو باختصار. لا يُنسخ شيء تلقائيًا.
setting-profile-clipboard-in = اللصق إلى الداخل
    .explanation = من حافظتك إلى جلسة، بزر أو باختصار.
setting-profile-language = اللغة المفضّلة لصفحات الوب
    .explanation = تتبعها الصفحات المتوفّرة بعدة لغات.
setting-profile-timeZone = المنطقة الزمنية
    .explanation = تراها الصفحات. لا يكشف UTC شيئًا عنك.
setting-profile-appearance = المظهر
    .explanation = تلقائي: كما في سطح مكتبك. تراه الصفحات، وتتبعه معظم الصفحات التي لها المظهران.
setting-profile-scale = المقياس
    .explanation = تلقائي: بحدّة شاشتك وبمقياس سطح مكتبك، وتراه الصفحات. معطّل: ‏100% دائمًا، لتوفير الذاكرة والجهد.
setting-profile-jit = مُصرِّف جافاسكربت
    .explanation = معطّل: أكثر أمنًا، لكن الصفحات كثيرة الحساب بطيئة، والتي تحتاج إلى WebAssembly لا تعمل.
setting-profile-fingerprint = البصمة
    .explanation = ما يتيح للصفحات التعرّف على حاسوبك. شائعة: تبدو لها جلسة كهذه متماثلة على كل حاسوب، وبالإنجليزية.
setting-profile-webgl = WebGL
    .explanation = يتيح للصفحات الرسم بثلاثة أبعاد كما تفعل الخرائط والألعاب. معطّل: أكثر أمنًا.
setting-profile-extensions = الامتدادات
    .explanation = أسماء مجلدات في صورة النظام. يمكن لوصفتك إضافة امتدادات.
setting-profile-idleStopMinutes = أغلق عند الخمول بعد
    .explanation = يُحسب من آخر مفتاح أو نقرة أو حركة للمؤشّر. يظهر تحذير أولًا. 0: أبدًا.
setting-profile-mayKeepRunning = اسمح بالخيار «أبقِها جارية»
    .explanation = يعرض تحذير الخمول عندئذ إبقاء الجلسة جارية.
setting-profile-lifetimeMinutes = المدّة القصوى للجلسة
    .explanation = 0: بلا حدّ.
setting-profile-maximumAgeMinutes = العمر الأقصى مع وجود تحديث أمني
    .explanation = 0: بلا حدّ.
setting-profile-seal = ابدأ جلساته من قالب
    .explanation = بشاشة فارغة تبدأ كل جلسة نسختها من Chromium: أكثر أمنًا، لكن أبطأ.
setting-profile-sound = الصوت
    .explanation = هل يمكن لجلساته تشغيل الصوت.
setting-profile-accessibility = قراءة الصفحات جهرًا
    .explanation = قارئ شاشة في جلساته. أعد بناء صورة المتصفّح بعد تفعيله: يضيف ذلك النطق.
setting-profile-microphone = الميكروفون
    .explanation = هل يمكنك تفعيله في جلساته. يكون معطّلًا عند البدء في كل مرة.
setting-profile-automation = الأتمتة
    .explanation = هل يمكن لبرنامج على حاسوبك التحكّم في متصفّح جلساته. تُظهر النافذة ذلك في الأثناء، ويمكنك تولّي التحكّم.
setting-profile-record = التسجيل
    .explanation = هل يمكن تسجيل شاشة جلساته وشبكتها وتنزيلاتها. تُظهر النافذة ذلك في الأثناء، ويمكنك إيقافه.
setting-profile-recordKeys = مفاتيح الاتصالات في التسجيلات
    .explanation = هل تتضمّن التسجيلات أيضًا مفاتيح الاتصالات المعمّاة. بها تقرأ برامج مثل Wireshark كل ما أُرسل واستُقبل، وكلمات السر أيضًا.
setting-profile-usb = أجهزة USB
    .explanation = هل يمكنك تسليم أجهزة حاسوبك إلى جلساته وهي جارية. لا يُسلَّم شيء تلقائيًا.
setting-profile-usbKinds = أنواع أجهزة USB
    .explanation = لا يمكن تسليم غيرها.
setting-profile-screen-width = عرض الشاشة عند البدء
    .explanation = تتبع الشاشة النافذة بعد ذلك.
setting-profile-screen-height = ارتفاع الشاشة عند البدء
mistake-profile-label = 40 محرفًا على الأكثر، في سطر واحد.
mistake-images-trustedKeys = يلزم مفتاح واحد على الأقل: «local» أو مفتاح minisign من 56 محرفًا يبدأ بالحرفين RW.
mistake-network-refusedNetworks = تلزم شبكة مثل 203.0.113.0/24 أو عنوان مثل 203.0.113.7/32، و64 منها على الأكثر.
mistake-images-channel = تلزم قناة مثل registry.example/safe-browse/stable.
mistake-images-channelKeys = تلزم «local» أو مفاتيح minisign من 56 محرفًا تبدأ بالحرفين RW، و32 منها على الأكثر.
mistake-images-mirrors = تلزم أزواج مثل registry.example=mirror.example:5000، و16 منها على الأكثر.
mistake-images-loginServers = تلزم أسماء خوادم مثل login.example، و16 منها على الأكثر.
mistake-images-extraSources = يلزم عنوان URI لمصدر حزم مثل https://packages.example/apt، و16 منها على الأكثر.
mistake-network-mode = يحتاج الجسر إلى اتصال الإنترنت «tap» أو «pci».
mistake-network-tap = يحتاج اتصال الإنترنت «tap» إما إلى جسر وإما إلى جهاز tap.
mistake-network-tap-bridge = يلزم اسم جهاز شبكة لا يزيد على 15 محرفًا.
mistake-network-tap-device = يلزم اسم جهاز شبكة لا يزيد على 15 محرفًا.
mistake-network-pci-device = تلزم بطاقة مثل 0000:03:00.0.
mistake-network-forwardEapol = لا يسري إلا في الوضع «جسر».
mistake-network-bridgeRules = يلزم مسار كامل يبدأ بالمحرف /، ولا يسري إلا في الوضع «جسر».
mistake-profile-where = يلزم اسم مجمّع مذكور في ملف الضبط.
mistake-profile-startPage = يلزم عنوان يبدأ بـ http:// أو https:// أو هو about:blank.
mistake-profile-language = تلزم لغة مثل ar أو ar-EG.
mistake-profile-timeZone = تلزم منطقة زمنية مثل Africa/Cairo.
mistake-profile-extensions = تلزم أسماء مجلدات مثل ublock-origin، و16 منها على الأكثر.
mistake-profile-network-policy = لا يسري إلا في الوضع «ترجمة العناوين (NAT)»: يسمح الجسر بمرور كل شيء.
mistake-profile-network-allow = لا تسري المواقع مثل bank.example إلا مع «المواقع المدرجة فقط».
unit-MiB = MiB
unit-GiB = GiB
unit-Seconds = ث
unit-Minutes = د
unit-Hours = س
unit-pixels = بكسل
option-auto = تلقائي
option-kvm = KVM (عتادي)
option-tcg = محاكاة برمجية
option-user = حسابك (user)
option-tap = الشبكة المحلية (tap)
option-pci = بطاقة الشبكة (pci)
option-nat = ترجمة العناوين (NAT)
option-listed = المذكورة
option-others = الكل ما عدا المذكورة
option-bridge = جسر
option-qemu = QEMU
option-xl = Xen (xl)
option-xenclient = XenClient
option-dbus = D-Bus
option-xec = البرنامج xec
option-memory = في الذاكرة
option-snapshot = في طبقة
option-pv = PV
option-pvh = PVH
option-hvm = HVM
option-trace = كل شيء
option-debug = مفصّل
option-info = عادي
option-inherit = كما عُيّن لكل ملفات التعريف
option-browser = والمتصفّح مفتوح
option-desktop = بشاشة فارغة
option-off = معطّل
option-agent = جاهزة دائمًا
option-session = مع الجلسة الأولى
option-internet-only = الإنترنت فقط
option-allow-list = المواقع المدرجة فقط
option-offline = بلا شبكة
option-portal = صفحة تسجيل الدخول إلى الشبكة فقط
option-open = الإنترنت والشبكة المحلية
option-on = مفعّل
option-none = لا شيء
option-pipewire = PipeWire
option-pulseaudio = PulseAudio
option-wav = إلى ملف
option-ask = اسأل كل مرة
option-allow = دون سؤال
option-warn = التحذيرات
option-error = الأخطاء
option-silent = لا شيء
option-as-on-the-desktop = كما في سطح مكتبك
option-this-computer = حاسوبك
option-direct = اتصالك المعتاد
option-light = فاتح
option-dark = داكن
option-common = شائعة
option-own = خاصة
option-software = يرسمه المعالج
settings-page-general = عام
    .explanation = اللغة والمظهر والبدء والإشعارات
settings-page-files = الروابط والملفات
    .explanation = ما يُفتح في Safe Browse، وأين تذهب الملفات المحفوظة
settings-page-profiles = ملفات التعريف
    .explanation = أنواع الجلسات الموجودة، وما يجوز لكل منها
settings-page-speed = السرعة والذاكرة
    .explanation = الآلات الاحتياطية والقوالب والمُهل
settings-page-network = الشبكة
    .explanation = كيف تصل الجلسات إلى الإنترنت
settings-page-devices = الصوت والأجهزة
    .explanation = الصوت والميكروفون وأجهزة USB لكل ملف تعريف
settings-page-updates = التحديثات
    .explanation = متى تُفحص صور الأنظمة وتُجدَّد، ومن أين تأتي
settings-page-computer = حاسوبك
    .explanation = الافتراضية والسجل
settings-part-general = ملف التعريف
settings-part-files = الملفات والحافظة
settings-part-network = الشبكة
settings-part-pages = صفحات الوب
settings-part-speed = السرعة والذاكرة
settings-part-devices = الصوت والأجهزة
settings-part-ending = عندما تنتهي جلسة
settings-part-updates = التحديثات
settings-part-computer = حاسوبك
settings-of-profile = ملف التعريف «{ $profile }»
settings-search = ابحث في الإعدادات
settings-none-found = لا إعداد فيه هذه الكلمات.
settings-back = عُد
settings-choose = اختر…
settings-changed = مغيَّر
settings-is-default-profile = ملف التعريف المبدئي
settings-open-file = افتح الملف
settings-restore = استعد آخر نسخة صالحة
settings-place = السطر { $line }، العمود { $column }
settings-language = اللغة
settings-theme = المظهر
settings-autostart = ابدأ عند الدخول
settings-autostart-why = يعمل في منطقة الإشعارات، جاهزًا لنقرة.
settings-notifications = الإشعارات
settings-notifications-why = عندما تنتهي جلسة على نحو غير متوقّع، أو توقَف وفيها ملفات لم تُحفظ، أو تسمعك، أو تقدُم صورة نظام، أو تتعطّل الشبكة.
settings-default-browser = افتح الروابط من البرامج الأخرى هنا
settings-only-browser-why = ليس في سطح المكتب هذا متصفّح آخر.
settings-ask-for-links = اسأل عند كل رابط
settings-ask-for-links-why = هنا أو في المتصفّح الآخر. معطّل: يُفتح كل رابط هنا، ما لم تكن لموقعه قاعدة.
settings-links-asked = تسأل النقرة أين يُفتح الرابط، ما لم تكن لموقعه قاعدة.
settings-links-here = تفتح النقرة الرابط في متصفّح مؤقّت، ما لم تكن لموقعه قاعدة.
settings-links-ours = النقر على رابط في برنامج آخر يصل إلى Safe Browse.
settings-links-not-ours = النقر على رابط في برنامج آخر يفتح المتصفح الافتراضي لسطح المكتب هذا.
settings-links-elsewhere = تفتح النقرة الرابط في { $browser }.
settings-other-browser = المتصفّح الآخر
settings-no-other-browser = لم يُعثر عليه
settings-sites-here = هنا دائمًا
    .explanation = تفتح النقرة على رابط إلى أحد هذه المواقع الرابط في متصفّح مؤقّت، دون سؤال.
settings-sites-elsewhere = ليس هنا أبدًا
    .explanation = تفتح النقرة على رابط إلى أحد هذه المواقع الرابط في المتصفّح الآخر، دون سؤال.
exit-named = المخرج { $exit }
exit-kind-wireguard = نفق WireGuard
exit-kind-socks5 = وكيل SOCKS 5
exit-kind-http-connect = وكيل HTTP ‏(CONNECT)
exit-kind-tor = شبكة Tor
exit-test = اختبار
exit-test-named = اختبار المخرج { $exit }
exit-testing = جارٍ الاختبار…
exit-works = يعمل. استجاب بعد { $milliseconds } مللي ثانية.
exit-works-at = يعمل عند { $address }. استجاب بعد { $milliseconds } مللي ثانية.
settings-no-sites = لا مواقع بعد
settings-site-with-subdomains = مع نطاقاته الفرعية
settings-site-remembered = محفوظ من إجابة عن سؤال
settings-site-to-add = إضافة موقع: { $rule }
settings-part-links = الروابط من البرامج الأخرى
settings-part-kinds = الملفات
    .explanation = أنواع الملفات التي يفتحها Safe Browse لمدير الملفات والبريد والبرامج الأخرى. لا يقرأ حاسوبك سوى بايتات ملف كهذا؛ ويُعرض في متصفّح مؤقّت بلا شبكة. وإن عُطّل نوع، فُتح في البرنامج الذي كان المبدئي من قبل.
settings-part-sites = المواقع التي لها قاعدة
settings-part-saved = الملفات من الجلسات
kind-documents = المستندات
    .explanation = PDF، الكتب الإلكترونية
kind-office = المستندات المكتبية
    .explanation = Word وExcel وPowerPoint وOpenDocument وRTF؛ تحتاج إلى «فتح المستندات المكتبية»
kind-text = النصوص والجداول
    .explanation = نص مجرّد، Markdown، CSV
kind-pictures = الصور
    .explanation = JPEG وPNG وHEIC وTIFF وSVG وPhotoshop وغيرها
kind-mail = البريد
    .explanation = رسائل محفوظة، منها رسائل Outlook، وصناديق بريد
kind-archives = الأرشيفات
    .explanation = ZIP و7z وtar وRAR وصور الأقراص
kind-media = الصوت والأفلام
    .explanation = MP4 وWebM وMP3 وOgg وFLAC وغيرها
kind-pages = صفحات الوب
    .explanation = ملفات HTML وصفحات محفوظة، دون نصوصها البرمجية
kind-click-here = تعرضه النقرة في متصفّح مؤقّت بلا شبكة.
kind-click-elsewhere = تفتحه النقرة في { $program }.
kind-click-taken = تفتحه النقرة في { $program } الذي صار البرنامج المبدئي لاحقًا.
kind-click-nothing = لا يفتحه أي برنامج.
settings-forget = انسَ القاعدة الخاصة بالموقع { $site }
settings-new-profile = ملف تعريف جديد
settings-new-profile-name = اسم ملف التعريف الجديد
settings-new-profile-why = أي اسم.
settings-new-profile-bad = استعمل 40 محرفًا على الأكثر، في سطر واحد.
settings-new-profile-taken = هذا الاسم مستعمل.
settings-add = أضِف
settings-copy-profile = انسخ ملف التعريف { $profile }
settings-copy-of = نسخة من { $profile }
settings-remove-profile = أزل ملف التعريف { $profile }
settings-remove-question = أيُزال ملف التعريف «{ $profile }»؟
settings-remove-why = تُحذف إعداداته من الملف. الجلسات المفتوحة مستمرّة.
settings-remove = أزل
settings-reset = { $label }: أعد إلى المبدئي
settings-managed-by = تديره { $by }
settings-limited-by = تحدّه { $by }
settings-default-of = القيمة المبدئية من { $by }
settings-only-these-profiles = لا يمكن استعمال سوى ملفات التعريف هذه. تديرها { $by }
settings-not-allowed = لا تسمح مؤسّستك بهذه القيمة.
settings-between = عدد صحيح من { $min } إلى { $max }
settings-saved = حُفظ
settings-waiting = حُفظ. يسري عندما يُعاد تشغيل خدمة الخلفية.
settings-restart-now = أعد تشغيل الخدمة
settings-broken = في ملف الضبط أخطاء
settings-broken-why = لا تبدأ أي جلسة إلى أن يُصلح أو يُستعاد. الجلسات المفتوحة مستمرّة.
settings-not-toml = الملف هنا ليس TOML صالحًا.
settings-whole-file = الملف كله
settings-file = الملف
settings-advanced = متقدّم
settings-not-loaded = تظهر إعدادات الآلات الافتراضية عندما تستجيب خدمة الخلفية.

## Session window

session-state-preparing = يجري التجهيز
session-state-starting = تبدأ
session-state-ready = جاهزة
session-state-browsing = مفتوحة
session-state-closing = تُغلق
session-state-gone = زالت
session-state-failed = فشلت
requirement-image = فحص صورة النظام
requirement-network = بدء آلة الشبكة الافتراضية
requirement-vm = بدء الآلة الافتراضية
requirement-guest-agent = انتظار النظام الضيف
requirement-home = إنشاء مجلد منزل فارغ
requirement-screen = تشغيل الشاشة
requirement-identity = جعل الآلة الافتراضية فريدة
requirement-browser-window = فتح المتصفّح
requirement-painted = رسم الصفحة الأولى
ending-browser-closed = أُغلق المتصفّح
    .explanation = زالت الآلة الافتراضية وكل ما فيها.
ending-browser-crashed = انهار المتصفّح
    .explanation = زالت الآلة الافتراضية وكل ما فيها. لم يتأثّر حاسوبك.
ending-display-crashed = انهارت شاشة الآلة الافتراضية
    .explanation = زالت الآلة الافتراضية وكل ما فيها. لم يتأثّر حاسوبك.
ending-portal-over = تم الدخول إلى الشبكة
    .explanation = الإنترنت متاح. زال الجهاز الافتراضي وكل ما فيه.
ending-lifetime-over = انتهت المدّة المحدّدة
    .explanation = يعيّن ملف تعريفها هذا الحدّ. زالت الآلة الافتراضية وكل ما فيها.
ending-outdated = أُغلقت من أجل تحديث أمني
    .explanation = صدر تحديث أمني لصورة نظامها، ويحدّ ملف تعريفها المدّة التي يجوز لجلسة كهذه أن تعملها. زالت الآلة الافتراضية وكل ما فيها.
ending-idle = أُغلقت بعد خمول
    .explanation = يعيّن ملف تعريفها هذا الحدّ. زالت الآلة الافتراضية وكل ما فيها.
ending-closed = أُغلقت الجلسة
    .explanation = زالت الآلة الافتراضية وكل ما فيها.
ending-vm-ended = انتهت الآلة الافتراضية على نحو غير متوقّع
    .explanation = زال كل ما فيها. إن تكرّر ذلك فأعطِ ملف التعريف ذاكرة أكثر، أو راجع التشخيص.
ending-image-damaged = صورة نظام الآلة الافتراضية تالفة
    .explanation = لم تعد صورة القرص مطابقة لما بُني، لذا توقّفت الآلة الافتراضية. زال كل ما فيها. أعد بناء صورة المتصفّح.
ending-guest-failed = أبلغ الضيف عن عطل
    .explanation = زال كل ما في الآلة الافتراضية. قد تفيد إعادة بناء صورة المتصفّح.
ending-protocol-violation = أُوقفت الآلة الافتراضية حفاظًا على الأمان
    .explanation = خرقت البروتوكول الذي يفصلها عن حاسوبك. زال كل ما فيها، ولم يتأثّر شيء آخر.
ending-host-lost = فُقد مضيفها
    .explanation = لم يُجب الحاسوب الذي كانت تعمل عليه في الوقت المناسب، أو لم تعد الجلسة لديه. ما تبقّى منها ينتهي هناك تلقائيًا.
ending-start-failed = لم تبدأ الجلسة
    .explanation = زال كل ما كان قد بدأ.
colour-blue = أزرق
colour-teal = أزرق مخضرّ
colour-green = أخضر
colour-yellow = أصفر
colour-orange = برتقالي
colour-red = أحمر
colour-pink = وردي
colour-purple = أرجواني
colour-slate = رمادي
session-disposable = مؤقّت
session-default-profile = قياسي
session-banking-profile = المصرف
session-offline-profile = بلا اتصال
session-document-profile = المستندات
session-portal-profile = الدخول إلى الشبكة
session-title =
    { $number ->
        [1] متصفّح مؤقّت – { $profile }
       *[other] متصفّح مؤقّت { $number } – { $profile }
    }
session-marking = نافذة مؤقّتة، ملف التعريف { $profile }. يُفقد كل ما فيها عند إغلاقها.
session-vanishes = يُفقد كل ما في هذه النافذة عند إغلاقها
session-is-gone = لم يبقَ شيء من هذه الجلسة
rights-title = ما يجوز لهذه الجلسة
rights-why = يقوله ملف تعريفها، ولا يستطيع شيء في الجلسة تغييره.
rights-reach = تصل إلى
rights-reach-value =
    { $policy ->
        [internet-only] الإنترنت، لا إلى حاسوبك ولا إلى شبكتك
        [offline] لا شيء: ليست لها شبكة
        [open] الإنترنت وشبكتك
       *[other] { UNKNOWN() }
    }
rights-reach-sites =
    { $sites ->
        [0] لا شيء: لا مواقع في القائمة
        [one] { $names } ونطاقاته الفرعية فقط
        [two] { $names } ونطاقاتهما الفرعية فقط
       *[other] { $names } ونطاقاتها الفرعية فقط
    }
rights-reach-portal = صفحة الدخول إلى { $network } فقط: { $hosts }
rights-reach-portal-left = وليس { $host } التي تقود إليها
rights-exit = يخرج عبر
rights-files-out = حفظ ملفات على حاسوبك
rights-files-in = تلقّي ملفات منك
rights-copy-out = النسخ إلى حافظتك
rights-paste-in = لصق حافظتك
rights-microphone = سماع ميكروفونك
rights-automation = السماح لبرنامج بالتحكّم فيها
rights-automation-rule =
    { $rule ->
        [off] أبدًا
        [ask] بعد سؤال
        [allow] بلا سؤال
       *[other] { UNKNOWN() }
    }
rights-record = السماح بتسجيلها
rights-record-rule =
    { $rule ->
        [off] أبدًا
        [ask] بعد سؤال
        [on] بلا سؤال
       *[other] { UNKNOWN() }
    }
rights-usb = استعمال أجهزة USB لديك
rights-rule =
    { $rule ->
        [off] أبدًا
        [ask] بعد سؤال
        [allow] بنقرة منك
       *[other] { UNKNOWN() }
    }
rights-where = تعمل على
rights-memory = الذاكرة الآن
rights-ends = تنتهي
rights-ends-closed = عندما تغلقها
rights-ends-at = عند { $time }
rights-ends-idle =
    { $minutes ->
        [zero] فور عدم الاستعمال
        [one] بعد دقيقة واحدة دون استعمال
        [two] بعد دقيقتين دون استعمال
        [few] بعد { $minutes } دقائق دون استعمال
        [many] بعد { $minutes } دقيقة دون استعمال
       *[other] بعد { $minutes } دقيقة دون استعمال
    }
rights-image = بُنيت صورة النظام
session-starting = تُجهَّز آلة افتراضية جديدة
session-starting-why = ليس فيها سوى متصفّح، ولا تعرف شيئًا عن الجلسات السابقة.
session-emulated = يشغّل حاسوبك الآلات الافتراضية بالمحاكاة البرمجية، لذا قد يستغرق البدء دقيقة أو أكثر.
session-step-done = تمّت
session-step-now = جارية
session-step-waiting = في الانتظار
session-seconds = { $seconds } ث
session-seconds-left =
    { $seconds ->
        [zero] بقيت أقل من ثانية
        [one] بقيت نحو ثانية واحدة
        [two] بقيت نحو ثانيتين
        [few] بقيت نحو { $seconds } ثوانٍ
        [many] بقيت نحو { $seconds } ثانية
       *[other] بقيت نحو { $seconds } ثانية
    }
session-takes-longer = يستغرق هذا وقتًا أطول من المعتاد
session-progress = تقدّم البدء
# How screen readers call the screen, instead of "text box".
session-screen-kind = متصفّح مؤقّت
# `page`: the title of the page, which the page chose.
session-screen =
    { GIVEN($page) ->
        [no] شاشة الآلة الافتراضية المؤقّتة
       *[yes] «{ $page }»، في الآلة الافتراضية المؤقّتة
    }
session-screen-how = تتلقّى الآلة الافتراضية كل المفاتيح. اضغط Ctrl وAlt معًا لتحرير لوحة المفاتيح.
session-page = الصفحة: «{ $page }».
session-plays-sound = تشغّل الجلسة صوتًا.
session-release-keyboard = تحرير لوحة المفاتيح: Ctrl + Alt
session-release-keyboard-why = تتلقّى الآلة الافتراضية كل المفاتيح. اضغط Ctrl وAlt معًا ثم حرّرهما لتصل إلى هذه الأزرار بلوحة المفاتيح؛ ويعيدك Esc.
session-fullscreen = ملء الشاشة (F11)
session-leave-fullscreen = غادر ملء الشاشة (F11)
session-close-window = أتلِف وأغلق
session-more = المزيد
session-open-again = افتح هذه الصفحة في جلسة جديدة
session-open-again-question = أتُفتح هذه الصفحة في جلسة جديدة؟
session-open-again-why = يأتي العنوان من الجلسة، وربما عبثت به صفحة. ليست في الجلسة الجديدة أي من حالات الدخول في هذه.
session-open-again-confirm = افتح
session-no-address = لم تعطِ الجلسة عنوان صفحتها.
session-sound = صوت الجلسة
session-reads-aloud = تقرأ جهرًا
session-reads-aloud-why = يقرأ قارئ شاشة في هذه الجلسة الصفحات جهرًا عبر صوت الجلسة.
session-no-speech = لا نطق
session-no-speech-why = لم يبدأ قارئ الشاشة في هذه الجلسة، أو لا يمكن سماعه. تعمل الجلسة بدونه.
session-mute = اكتم
session-unmute = ألغِ الكتم
session-volume = مستوى صوت الجلسة
session-volume-percent = { $percent }%
session-volume-muted = { $percent }%، مكتوم
session-microphone-turn-on = فعّل الميكروفون: تستطيع الجلسة عندئذ سماعك
session-microphone-turn-off = الميكروفون يعمل: عطّله
session-microphone-on = الميكروفون يعمل
session-microphone-question = أيُفعَّل الميكروفون للجلسة «{ $profile }»؟
session-microphone-why = تستطيع صفحاتها عندئذ سماعك وتسجيلك، إلى أن تعطّله هنا أو تغلق النافذة. تُظهر منطقة الإشعارات ذلك في الأثناء.
session-microphone-confirm = فعّل
session-driven = يتحكّم فيها برنامج
session-driven-why = ينقر برنامج على حاسوبك ويكتب في هذه الجلسة. بمفتاح أو نقرة منك فيها تتولّى التحكّم.
session-driven-held = تولّيت التحكّم
session-driven-held-why = ينتظر البرنامج حتى تدعه يتابع.
session-driven-stop = أوقِف
session-driven-continue = تابع
session-driven-question = أيُسمح لبرنامج بالتحكّم في الجلسة «{ $profile }»؟
session-driven-question-why = يستطيع عندئذ قراءة صفحاتها والنقر والكتابة فيها، إلى أن توقفه هنا أو تنتهي الجلسة. تُظهر النافذة ومنطقة الإشعارات ذلك في الأثناء.
session-driven-confirm = اسمح
session-recorded = جارٍ التسجيل
session-recorded-why = تُسجَّل شاشة هذه الجلسة وشبكتها وتنزيلاتها في { $folder }.
session-recorded-stop = أوقِف التسجيل
session-record-question = أتُسجَّل الجلسة «{ $profile }»؟
session-record-question-why = يُحفظ كل ما تعرضه وترسله وتستقبله، وكل ملف يغادرها، في { $folder }، إلى أن توقف ذلك هنا أو تنتهي الجلسة. تُظهر النافذة ذلك في الأثناء.
session-record-confirm = سجّل
session-record = سجّل…
session-record-into = اختر مجلدًا للتسجيل
session-recorded-saved = سُجّلت في { $folder }.
session-recorded-closes = هذه الجلسة مسجَّلة: شاشتها وشبكتها وتنزيلاتها في { $folder }. ينتهي التسجيل معها.
session-agent-lost = خدمة الخلفية لا تعمل. الجلسة مستمرّة.
session-outdated = يتوفّر تحديث أمني
session-outdated-why =
    { $packages ->
        [zero] لصورة نظام هذه الجلسة تحديث أمني. افتح جلسة جديدة بعد إعادة بناء الصورة.
        [one] لحزمة واحدة في صورة نظام هذه الجلسة تحديث أمني. افتح جلسة جديدة بعد إعادة بناء الصورة.
        [two] لحزمتين في صورة نظام هذه الجلسة تحديث أمني. افتح جلسة جديدة بعد إعادة بناء الصورة.
        [few] لعدد { $packages } حزم في صورة نظام هذه الجلسة تحديث أمني. افتح جلسة جديدة بعد إعادة بناء الصورة.
        [many] لعدد { $packages } حزمة في صورة نظام هذه الجلسة تحديث أمني. افتح جلسة جديدة بعد إعادة بناء الصورة.
       *[other] لعدد { $packages } حزمة في صورة نظام هذه الجلسة تحديث أمني. افتح جلسة جديدة بعد إعادة بناء الصورة.
    }
session-outdated-ends = يتوفّر تحديث أمني: تُغلق عند { $time }
session-recalled-ends = سُحب المتصفح: تُغلق عند { $time }
session-recalled-why = سحب ناشرو هذا المتصفح نسختَه: { $why }. احفظ ما تحتاج إليه؛ ستستعمل الجلسة التالية غيره.
session-elsewhere = على { $host }
session-elsewhere-why = تعمل هذه الجلسة على { $host }. ما تحفظه وتسمعه وتقوله يمرّ عبر حاسوبك.
session-unreachable = انقطع الاتصال، يُعاد الاتصال
session-unreachable-why = لا يستجيب { $host }. تنتظر الجلسة هناك مدّة، وتُعرض من جديد تلقائيًا.
session-exit = عبر { $exit }
session-exit-why = لا يخرج ما ترسله هذه الجلسة إلا عبر المخرج { $exit }.
session-exit-down = { $exit } متوقف
session-slow = محاكاة برمجية
session-slow-why = تعمل الآلات الافتراضية دون افتراضية العتاد، لذا فكل شيء أبطأ. تذكر صفحة «التشخيص» السبب.
session-only-listed-sites = المواقع المدرجة فقط
session-only-listed-sites-why = صفحات كل المواقع الأخرى محجوبة. اضغط لعرض القائمة أو لإضافة موقع.
session-only-listed-sites-elsewhere = صفحات كل المواقع الأخرى محجوبة. القائمة في ملف التعريف على { $host }.
session-only-listed-hint = الصفحة المحجوبة ليست من المواقع المدرجة. لإضافتها اضغط القفل.
session-offline = لا شبكة حاليًا. ستخبرك هذه النافذة عندما تعود.
session-out-of-memory = أُنهي لسان لأن ذاكرة هذه الجلسة ممتلئة. أغلق ألسنة أخرى قبل أن تفتحه مجددًا.
session-without-room = القرص ممتلئ، لذا هذه الجلسة موقوفة. أفسح مكانًا، فتستمرّ تلقائيًا.
session-back-online = عادت الشبكة. أعد تحميل الصفحة الناقصة.
session-signs-in = الدخول إلى { $network }
session-signs-in-why = لا تصل إلا إلى صفحة الدخول إلى هذه الشبكة ({ $hosts })، وتُغلق عندما يتاح الإنترنت. هذه الصفحة لمن يدير الشبكة.
session-no-network = بلا شبكة
session-no-network-why = لا تصل هذه الجلسة إلى شيء. هكذا يقول ملف تعريفها.
session-sites = المواقع المدرجة
session-sites-why = تصل إلى هذه المواقع ولا شيء غيرها. صفحات كل المواقع الأخرى محجوبة إلى أن تنتهي الجلسة.
session-no-sites = لا مواقع: كل صفحة محجوبة.
session-site-blocked = الصفحة المحجوبة ليست من المواقع المدرجة في ملف التعريف هذا. إن كنت تثق بها فأضِف موقعها: تُفتح عندئذ في جلسة جديدة.
session-add-this-site = أضِف موقع هذه الصفحة
session-add-site = أضِف
session-add-site-question = أيُسمح لملف التعريف «{ $profile }» بالوصول إلى { $site }؟
session-add-site-why = تصل الجلسات اللاحقة لملف التعريف إلى { $site } ونطاقاته الفرعية.
session-site-added = أُضيف الموقع
session-first-site = لأي موقع ملف التعريف «{ $profile }»؟
session-first-site-why = لا تصل جلسات ملف التعريف هذا إلا إلى مواقعه المدرجة. أدخل عنوان مصرفك مثلًا.
session-first-site-why-page = لا تصل جلسات ملف التعريف هذا إلا إلى مواقعه المدرجة، ولا موقع مدرج بعد: ستكون الصفحة محجوبة. أضِف موقعها لفتحها.
session-first-site-address = العنوان
session-first-site-open = أضِف وافتح
session-address-refused = أدخل عنوانًا مثل https://bank.example
session-closing = تُتلف الجلسة
session-question = أتُتلف هذه الجلسة؟
# `unsaved`: downloads that are not saved. `undoSeconds`: 0 if it cannot be undone.
session-question-why =
    { $unsaved ->
        [0]
            { $undoSeconds ->
                [0] سيُفقد كل ما فيها: الصفحات وحالات الدخول. لا يمكن التراجع عن هذا.
               *[other] سيُفقد كل ما فيها: الصفحات وحالات الدخول. يمكنك التراجع عن هذا خلال { $undoSeconds } ث.
            }
        [one]
            { $undoSeconds ->
                [0] سيُفقد كل ما فيها: الصفحات وحالات الدخول وملف منزّل واحد لم يُحفظ. لا يمكن التراجع عن هذا.
               *[other] سيُفقد كل ما فيها: الصفحات وحالات الدخول وملف منزّل واحد لم يُحفظ. يمكنك التراجع عن هذا خلال { $undoSeconds } ث.
            }
        [two]
            { $undoSeconds ->
                [0] سيُفقد كل ما فيها: الصفحات وحالات الدخول وملفان منزّلان لم يُحفظا. لا يمكن التراجع عن هذا.
               *[other] سيُفقد كل ما فيها: الصفحات وحالات الدخول وملفان منزّلان لم يُحفظا. يمكنك التراجع عن هذا خلال { $undoSeconds } ث.
            }
        [few]
            { $undoSeconds ->
                [0] سيُفقد كل ما فيها: الصفحات وحالات الدخول و{ $unsaved } ملفات منزّلة لم تُحفظ. لا يمكن التراجع عن هذا.
               *[other] سيُفقد كل ما فيها: الصفحات وحالات الدخول و{ $unsaved } ملفات منزّلة لم تُحفظ. يمكنك التراجع عن هذا خلال { $undoSeconds } ث.
            }
        [many]
            { $undoSeconds ->
                [0] سيُفقد كل ما فيها: الصفحات وحالات الدخول و{ $unsaved } ملفًا منزّلًا لم تُحفظ. لا يمكن التراجع عن هذا.
               *[other] سيُفقد كل ما فيها: الصفحات وحالات الدخول و{ $unsaved } ملفًا منزّلًا لم تُحفظ. يمكنك التراجع عن هذا خلال { $undoSeconds } ث.
            }
       *[other]
            { $undoSeconds ->
                [0] سيُفقد كل ما فيها: الصفحات وحالات الدخول و{ $unsaved } ملف منزّل لم تُحفظ. لا يمكن التراجع عن هذا.
               *[other] سيُفقد كل ما فيها: الصفحات وحالات الدخول و{ $unsaved } ملف منزّل لم تُحفظ. يمكنك التراجع عن هذا خلال { $undoSeconds } ث.
            }
    }
session-browser-ended-why =
    { $unsaved ->
        [zero] كل الملفات المنزّلة محفوظة.
        [one] ملف منزّل واحد لم يُحفظ، وسيُفقد مع هذه الجلسة.
        [two] ملفان منزّلان لم يُحفظا، وسيُفقدان مع هذه الجلسة.
        [few] { $unsaved } ملفات منزّلة لم تُحفظ، وستُفقد مع هذه الجلسة.
        [many] { $unsaved } ملفًا منزّلًا لم تُحفظ، وستُفقد مع هذه الجلسة.
       *[other] { $unsaved } ملف منزّل لم تُحفظ، وستُفقد مع هذه الجلسة.
    }
session-browser-not-back = لم يعد المتصفّح
session-browser-not-back-why = لم يُظهر نافذة في الوقت المناسب. يمكنك المحاولة مجددًا.
session-save-all-and-discard = احفظ الكل وأتلِف
session-browser-back = أعد المتصفّح
session-browser-returning = يبدأ المتصفّح من جديد
session-browser-returning-why = يفتح صفحاته الأخيرة. تبقى الملفات المنزّلة.
session-browser-returning-emulated = يفتح صفحاته الأخيرة. تبقى الملفات المنزّلة. يستغرق هذا بالمحاكاة البرمجية دقيقة على الأكثر.
session-unsent = يبدو أن شيئًا كتبته لم يُرسل.
session-discard = أتلِف
session-background = أغلق النافذة وأبقِ الجلسة
session-keep = أبقِها مفتوحة
session-keep-for-downloads = أبقِها مفتوحة واحفظ الملفات أولًا
session-discarded = أُتلفت
session-discarded-why = الجلسة موقوفة وستزول خلال { $seconds } ث.
session-paused = موقوفة
session-held =
    { $because ->
        [idle] موقوفة: غير مستعملة
        [lifetime-over] موقوفة: انتهت المدّة المحدّدة
        [outdated] موقوفة: تحديث أمني
       *[other] { UNKNOWN() }
    }
part-unsaved =
    { $unsaved ->
        [zero] كل الملفات المنزّلة محفوظة
        [one] فيها ملف منزّل لم يُحفظ
        [two] فيها ملفان منزّلان لم يُحفظا
        [few] فيها { $unsaved } ملفات منزّلة لم تُحفظ
        [many] فيها { $unsaved } ملفًا منزّلًا لم تُحفظ
       *[other] فيها { $unsaved } ملف منزّل لم تُحفظ
    }
part-minutes =
    { $minutes ->
        [zero] أقل من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $minutes } دقائق
        [many] { $minutes } دقيقة
       *[other] { $minutes } دقيقة
    }
session-held-why =
    { $because ->
        [idle] لم تُستعمل هذه الجلسة منذ مدّة، و{ part-unsaved }. ستزول الجلسة عند { $time }.
        [lifetime-over] بلغت هذه الجلسة المدّة التي يحدّدها ملف تعريفها، و{ part-unsaved }. إن تابعت فلديك { part-minutes } للحفظ. ثم تنتهي الجلسة حتى إن لم يُحفظ كل شيء. وإن لم تتابع فستزول عند { $time }.
        [outdated] صدر تحديث أمني لمتصفّح هذه الجلسة، فلا يجوز أن تستمرّ، و{ part-unsaved }. إن تابعت فلديك { part-minutes } للحفظ. ثم تنتهي الجلسة حتى إن لم يُحفظ كل شيء. وإن لم تتابع فستزول عند { $time }.
       *[other] { UNKNOWN() }
    }
session-grace-ends = تنتهي عند { $time }: احفظ ملفاتك
session-grace-why =
    { $because ->
        [lifetime-over] بلغت هذه الجلسة المدّة التي يحدّدها ملف تعريفها. تنتهي عند { $time } حتى إن لم تُحفظ ملفات.
        [outdated] صدر تحديث أمني لهذا المتصفّح، فلا يجوز أن يستمرّ. تنتهي الجلسة عند { $time } حتى إن لم تُحفظ ملفات.
       *[other] { UNKNOWN() }
    }
session-continue = تابع
session-undo = تراجع
session-discard-now = أتلِف الآن
session-idle = هل ما زلت هنا؟
session-idle-why =
    { $unsaved ->
        [0] لم تُستعمل هذه الجلسة منذ مدّة. ستُتلف خلال { $seconds } ث.
       *[other] لم تُستعمل هذه الجلسة منذ مدّة، و{ part-unsaved }، لذا ستوقَف خلال { $seconds } ث.
    }
session-idle-keep = أبقِها جارية
session-idle-back = ما زلت هنا
session-ends-soon = ينهي ملف تعريف هذه الجلسة الجلسة خلال { $seconds } ث
session-ends-soon-held = ستوقَف هذه الجلسة، إذ { part-unsaved }. إن تابعتها بعد ذلك فلديك { part-minutes } للحفظ.
session-ends-soon-continue = تابع حتى ذلك الحين
session-failed = لم تبدأ الجلسة
session-again = حاول مجددًا
session-new = جلسة جديدة
session-same-page = افتح هذه الصفحة مجددًا
session-open-page = افتح «{ $page }»
session-close = أغلق
session-picture-lost = الشاشة غير متاحة
session-picture-lost-why = الجلسة مستمرّة، لكن تعذّر الوصول إلى شاشتها.
session-picture-refused-why = أرسلت آلتها الافتراضية شيئًا لا ترسله آلة سليمة، لذا أُغلق الاتصال. قد يكون في الجلسة ما يهاجم حاسوبك: أتلِفها.

## Files, clipboard and bookmarks

transfer-files = ملفات هذه الجلسة
transfer-files-count = ملفات هذه الجلسة، لم يُحفظ منها { $count }
transfer-no-files = لم يُنزَّل شيء بعد.
transfer-files-why = تبقى الملفات التي تحفظها على حاسوبك، وتزول كل الملفات الأخرى مع الجلسة. قد يكون الملف ضارًّا، لذا يُعلَّم بمصدره ولا يُفتح.
transfer-more = وملفات أقدم عددها { $count }
transfer-save = احفظ
transfer-save-named = احفظ { $name }
transfer-save-original = احفظ الأصل
transfer-safe-copy = نسخة آمنة
transfer-more-named = المزيد للملف { $name }
transfer-sent-files = أُعطيت للجلسة
transfer-save-safe-copy = احفظ نسخة آمنة
transfer-save-safe-copy-named = احفظ نسخة آمنة من { $name }
transfer-save-safe-copy-why = صورة لكل صفحة ولا شيء غيرها، تُرسم في آلة افتراضية مؤقّتة ثانية بلا شبكة.
transfer-safe-copy-text = نسخة آمنة مع نص
transfer-save-safe-copy-text-named = احفظ نسخة آمنة من { $name } مع نص
transfer-save-safe-copy-text-why = مثلها، ومعها كلمات تقرؤها آلتها الافتراضية من الصور، لتجدها وتنسخها.
transfer-print = اطبع
transfer-print-named = اطبع نسخة آمنة من { $name }
transfer-print-question = أتُطبع نسخة آمنة من هذا الملف؟
transfer-print-why = النسخة الآمنة، وهي صورة لكل صفحة ولا شيء غيرها، تُحفظ أيضًا على حاسوبك.
transfer-print-title = طباعة { $name }
transfer-screenshot = احفظ صورة للشاشة
transfer-screenshot-name = شاشة متصفّح مؤقّت
transfer-preview = الصفحة الأولى من النسخة الآمنة من { $name }
transfer-safe-copy-starting = نسخة آمنة، تبدأ آلتها الافتراضية: { $name }
transfer-safe-copy-page = نسخة آمنة، الصفحة { $page } من { $of }: { $name }
transfer-saved = حُفظ
transfer-saved-in = محفوظ في { $folder }
transfer-drag-out = اسحبه إلى نافذة أخرى أو إلى مجلد
transfer-save-all = احفظ الكل
transfer-save-all-question =
    { $count ->
        [zero] لا ملفات للحفظ
        [one] أيُحفظ هذا الملف من الجلسة المؤقّتة على حاسوبك؟
        [two] أيُحفظ هذان الملفان من الجلسة المؤقّتة على حاسوبك؟
        [few] أتُحفظ هذه الملفات ({ $count }) من الجلسة المؤقّتة على حاسوبك؟
        [many] أتُحفظ هذه الملفات ({ $count }) من الجلسة المؤقّتة على حاسوبك؟
       *[other] أتُحفظ هذه الملفات ({ $count }) من الجلسة المؤقّتة على حاسوبك؟
    }
transfer-save-all-why = قد تكون ضارّة: لا تفتحها إلا إن كنت تثق بمصدرها.
transfer-saved-all =
    { $count ->
        [zero] لم يُحفظ أي ملف
        [one] حُفظ الملف
        [two] حُفظ ملفان
        [few] حُفظت { $count } ملفات
        [many] حُفظ { $count } ملفًا
       *[other] حُفظ { $count } ملف
    }
transfer-and-more = وغيرها { $count }
transfer-save-question = أيُحفظ هذا الملف من الجلسة المؤقّتة على حاسوبك؟
transfer-save-why = قد يكون ضارًّا: لا تفتحه إلا إن كنت تثق بمصدره.
transfer-save-safe-copy-question = أتُحفظ نسخة آمنة من هذا الملف على حاسوبك؟
transfer-show-folder = أظهر المجلد
transfer-unfinished = ما زال ينزَّل
transfer-disguised = ليس كما يقول اسمه
file-type-application-pdf = مستند PDF
file-type-application-msword = مستند Word
file-type-application-vnd-openxmlformats-officedocument-wordprocessingml-document = مستند Word
file-type-application-vnd-openxmlformats-officedocument-spreadsheetml-sheet = جدول Excel
file-type-application-vnd-openxmlformats-officedocument-presentationml-presentation = عرض PowerPoint
file-type-application-vnd-oasis-opendocument-text = نص OpenDocument
file-type-application-vnd-oasis-opendocument-spreadsheet = جدول OpenDocument
file-type-application-vnd-oasis-opendocument-presentation = عرض OpenDocument
file-type-application-x-cfb = مستند Office قديم أو مثبِّت Windows
file-type-application-epub-zip = كتاب إلكتروني
file-type-application-rtf = مستند RTF
file-type-application-postscript = مستند PostScript
file-type-application-zip = أرشيف ZIP
file-type-application-gzip = ملف مضغوط (gzip)
file-type-application-x-bzip2 = ملف مضغوط (bzip2)
file-type-application-x-xz = ملف مضغوط (xz)
file-type-application-zstd = ملف مضغوط (zstd)
file-type-application-x-7z-compressed = أرشيف 7z
file-type-application-x-rar-compressed = أرشيف RAR
file-type-application-vnd-rar = أرشيف RAR
file-type-application-x-tar = أرشيف tar
file-type-application-java-archive = برنامج Java
file-type-application-vnd-android-package-archive = تطبيق Android
file-type-application-x-deb = حزمة Debian
file-type-application-x-rpm = حزمة RPM
file-type-application-x-elf = برنامج Linux
file-type-application-x-msdownload = برنامج Windows
file-type-application-x-mach-binary = برنامج macOS
file-type-application-x-apple-diskimage = صورة قرص macOS
file-type-application-wasm = برنامج WebAssembly
file-type-application-xml = مستند XML
file-type-application-x-sqlite3 = قاعدة بيانات SQLite
file-type-application-ogg = صوت أو فيديو
file-type-text-plain = نص
file-type-text-calendar = مُدخلة تقويم
file-type-text-vcard = جهة اتصال
file-type-image-jpeg = صورة JPEG
file-type-image-png = صورة PNG
file-type-image-gif = صورة GIF
file-type-image-webp = صورة WebP
file-type-image = صورة
file-type-video = فيديو
file-type-audio = صوت
file-type-text = نص
file-type-font = خط
file-type-model = مجسّم ثلاثي الأبعاد
file-type-unknown = نوع غير معروف
transfer-send = أعطِ ملفًّا…
transfer-send-how = أو أفلِت ملفًّا على هذه النافذة.
transfer-drop = أفلِت هنا لتعطيه للجلسة
transfer-choose-title = إعطاء ملفات للجلسة
transfer-send-question =
    { $count ->
        [zero] لا ملفات لإعطائها
        [one] أيُعطى هذا الملف للجلسة المؤقّتة؟
        [two] أيُعطى هذان الملفان للجلسة المؤقّتة؟
        [few] أتُعطى هذه الملفات ({ $count }) للجلسة المؤقّتة؟
        [many] أتُعطى هذه الملفات ({ $count }) للجلسة المؤقّتة؟
       *[other] أتُعطى هذه الملفات ({ $count }) للجلسة المؤقّتة؟
    }
transfer-send-from = في { $folder }
transfer-send-from-hidden = من { $folder }، وهو مجلد مخفيّ: تُحفظ المفاتيح وكلمات السر في مثله
transfer-send-why = قد تستطيع كل صفحة في الجلسة قراءته بعد ذلك.
transfer-send-confirm = أعطِ
transfer-sent =
    { $count ->
        [zero] لا ملفات في مجلد تنزيلات الجلسة.
        [one] الملف في مجلد تنزيلات الجلسة.
        [two] الملفان في مجلد تنزيلات الجلسة.
        [few] { $count } ملفات في مجلد تنزيلات الجلسة.
        [many] { $count } ملفًا في مجلد تنزيلات الجلسة.
       *[other] { $count } ملف في مجلد تنزيلات الجلسة.
    }
transfer-cancel = ألغِ
transfer-clipboard = الحافظة
transfer-copy-out = انسخ
transfer-copy-out-title = أخرج ما نُسخ في الجلسة (Ctrl + Alt + C)
transfer-copy-out-question = أيُنسخ { $amount } إلى حافظتك؟
transfer-copy-out-why = يحلّ محلّ محتوى حافظتك. ربما وضعت صفحة فيه غير ما رأيته.
transfer-copied-out =
    { GIVEN($beginning) ->
        [no] في حافظتك الآن: { $amount }
       *[yes] في حافظتك الآن ({ $amount }): { $beginning }
    }
transfer-paste-in = الصق
transfer-paste-in-title = الصق حافظتك في الجلسة (Ctrl + Alt + V)
transfer-paste-in-question = أيُلصق { $amount } في الجلسة؟
transfer-pasted-in = أُلصق ({ $amount }). يلصقه Ctrl + V مجددًا خلال دقيقة.
transfer-nothing-to-paste = حافظتك فارغة
transfer-amount-text =
    { $characters ->
        [zero] نص فارغ
        [one] محرف واحد
        [two] محرفان
        [few] { NUMBER($characters, useGrouping: "auto") } محارف
        [many] { NUMBER($characters, useGrouping: "auto") } محرفًا
       *[other] { NUMBER($characters, useGrouping: "auto") } محرف
    }
transfer-amount-png = صورة حجمها { $size }
transfer-amount-other = لا شيء
transfer-bookmark = أضِف هذه الصفحة إلى العلامات
transfer-bookmark-question = أتُضاف هذه الصفحة إلى علامات ملف التعريف «{ $profile }»؟
transfer-bookmark-name = الاسم: «{ $name }»
transfer-bookmark-why = يأتي العنوان من الجلسة، وربما عبثت به صفحة. تعرضه كل الجلسات اللاحقة لملف التعريف.
transfer-bookmark-confirm = أضِف
transfer-bookmark-how = لم تعطِ الجلسة عنوان صفحتها. اكتبه أو الصقه هنا.
transfer-bookmarked = أُضيفت العلامة
transfer-bookmark-is-kept = هذه الصفحة في العلامات من قبل
transfer-bookmark-remove = أزل العلامة
transfer-bookmark-removed = أُزيلت العلامة
transfer-address = العنوان
transfer-saving = يُحفظ { $name }
transfer-sending = يُعطى { $name }

## USB devices

usb-kind-security-key = مفتاح أمان
usb-kind-camera = كاميرا
usb-kind-smart-card = قارئ بطاقات ذكية
usb-kind-storage = تخزين
usb-kind-audio = صوت
usb-kind-input = لوحة مفاتيح أو مؤشّر
usb-kind-network = شبكة أو لاسلكي
usb-kind-printer = طابعة
usb-kind-other = غير ذلك
usb-refusal-no-use = لا نفع منه للجلسات.
usb-refusal-not-allowed = لا يسمح ملف التعريف هذا بأجهزة من نوعه.
usb-refusal-no-permission = لا يُسمح لحسابك بفتحه. تذكر صفحة «التشخيص» ما يجب فعله.
usb-refusal-handed-over = هو لدى جلسة أخرى.
usb-open = صِل جهازًا
# In the frame, while the session has devices.
usb-connected =
    { $count ->
        [zero] لا أجهزة
        [one] { $name }
        [two] جهازان
        [few] { $count } أجهزة
        [many] { $count } جهازًا
       *[other] { $count } جهاز
    }
usb-open-connected = موصول: { $names }. أظهر كل الأجهزة
usb-devices = صِل جهازًا
usb-devices-why = الجهاز الذي تصله يخصّ هذه الجلسة وحدها إلى أن تفصله أو تنتهي الجلسة. تستطيع الصفحات استعماله ما إن تسمح به في المتصفّح.
usb-looking = يبحث عن أجهزة
usb-none = لا جهاز USB موصول.
usb-connect = صِل
usb-connect-named = صِل { $name }
usb-disconnect = افصل
usb-disconnect-named = افصل { $name }
usb-is-connected = موصول بهذه الجلسة
usb-connect-question = أيُسلَّم «{ $name }» إلى هذه الجلسة؟
usb-connect-why = لا يستطيع حاسوبك استعماله في الأثناء. يستطيع مهاجم في الجلسة أن يفعل به أي شيء، حتى تغيير ماهيته: لا تصل إلا ما كنت ستصله بحاسوب لا تثق به.
# Added for a reader of smart cards.
usb-connect-restarts = يبدأ Chromium في هذه الجلسة من جديد ويعيد فتح صفحاتك. يُفقد النص الذي لم ترسله والتنزيلات التي لم تكتمل.
usb-told = { $name } موصول

## Window that asks where a link opens

link-title = أين يُفتح هذا الرابط؟
link-from = يريد برنامج آخر فتح هذا العنوان:
link-here = افتح في Safe Browse
link-here-why = في آلة افتراضية جديدة تُتلف بعد ذلك
link-in-session-why = في لسان جديد، بجانب الصفحات وحالات الدخول المفتوحة هناك
link-target = الجلسة
link-new-session = جديدة: { $profile }
link-open-session = { $profile }، مفتوحة منذ { $since }
link-elsewhere = افتح في { $browser }
link-elsewhere-why = بحالات دخولك وتأريخك
link-remember = افعل هذا دائمًا للموقع { $site }
link-dismiss = لا تفتح
link-rule-question = هل يُفتح { $site } في Safe Browse دائمًا؟
link-rule-why = مع نطاقاته الفرعية. لن يتصل متصفح فيه الإضافة بهذا الموقع بعد ذلك، وتُفتح روابط البرامج الأخرى هنا أيضًا.
link-rule-confirm = الفتح دائمًا
link-no-rule-question = هل نتوقف عن فتح { $site } في Safe Browse دائمًا؟
link-no-rule-why = مع نطاقاته الفرعية. سيفتح المتصفح الآخر هذا الموقع بنفسه.
link-no-rule-confirm = التوقف
console-hint = خرج طرفية الآلة الافتراضية في { $path }.

## إضافة لمتصفح على المضيف

extension-about = تفتح الروابط في متصفح يُستعمل مرة واحدة، والمواقع التي تختارها دائمًا.
extension-mail-about = تفتح روابط البريد ومرفقاته في متصفح يُستعمل مرة واحدة.
extension-button = Safe Browse
extension-open = الفتح في Safe Browse
extension-mail-open-link = فتح الرابط في Safe Browse
extension-mail-open-attachment = فتح المرفق في Safe Browse
extension-open-page = فتح هذه الصفحة في Safe Browse
extension-always = فتح هذا الموقع في Safe Browse دائمًا…
extension-not-always = التوقف عن فتح هذا الموقع في Safe Browse دائمًا…
extension-rule-always = يُفتح هذا الموقع في Safe Browse دائمًا.
extension-rule-never = لا يُفتح هذا الموقع في Safe Browse تلقائيًا أبدًا.
extension-rule-none = لا قاعدة لهذا الموقع.
extension-no-page = هذه ليست صفحة من موقع.
extension-opening = يجري الفتح في Safe Browse…
extension-opened = تُفتح هذه الصفحة في Safe Browse
extension-opened-why = لم يتصل هذا المتصفح بالموقع.
extension-not-opened = لم تُفتح هذه الصفحة
extension-open-again = الفتح مرة أخرى
extension-back = رجوع
extension-refused-too-often = وصلت خمسة طلبات خلال دقيقة. انتظر ثم حاول مرة أخرى.
extension-refused-not-a-page = لا يفتح Safe Browse عنوانًا كهذا.
extension-refused-no-desktop = نوافذ Safe Browse غير مثبّتة، أو لا توجد شاشة.
extension-refused-not-there = لا يستجيب Safe Browse. هل هو مثبّت؟
extension-refused-no-rule = لا قاعدة تقول إن هذا الموقع يُفتح في Safe Browse.
extension-refused-too-large = حجم المرفق أكبر من 67 ميغابايت.
extension-refused-no-room = فُتحت مرفقات كثيرة في Safe Browse. أغلق بعض نوافذه.
extension-refused-unreadable = ليس لدى Thunderbird هذا المرفق.

## Failures: Host agent

error-host-agent-unreachable = انقطع الاتصال بخدمة الخلفية.
    .hint = يُعاد تشغيلها تلقائيًا. حاول مجددًا بعد بضع ثوانٍ.
error-host-agent-shutting-down = تتوقّف خدمة الخلفية.
    .hint = يُعاد تشغيلها تلقائيًا. حاول مجددًا بعد بضع ثوانٍ.
error-host-agent-internal-error = حدث عطل في خدمة الخلفية.
    .hint = حاول مجددًا. إن تكرّر العطل، فقد تذكر صفحة «السجل» المزيد.
    .details = { $reason }
error-host-agent-answer-unknown = جواب خدمة الخلفية عن { $method } لا يطابق واجهة التحكّم.
    .hint = ربما كانت إصدارتا البرنامج وخدمة الخلفية مختلفتين. أعد تشغيل الخدمة.
window-error-host-agent-not-started = لم تبدأ خدمة الخلفية.
    .hint = لمعرفة السبب نفّذ في طرفية: safe-browse daemon
    .details = { $reason }
error-host-agent-not-started =
    { GIVEN($reason) ->
        [no] لم تبدأ خدمة الخلفية.
       *[yes] لم تبدأ خدمة الخلفية: { $reason }
    }
    .hint = لمعرفة السبب نفّذ في طرفية: safe-browse daemon
error-host-agent-running = خدمة الخلفية تعمل من قبل (العملية { $pid }).
    .hint = أوقفها أولًا: safe-browse daemon --stop
error-forget-sessions-run =
    { $count ->
        [zero] لم يُحذف شيء: توجد جلسات مفتوحة.
        [one] توجد جلسة مفتوحة: لم يُحذف شيء.
        [two] توجد جلستان مفتوحتان: لم يُحذف شيء.
        [few] توجد { $count } جلسات مفتوحة: لم يُحذف شيء.
        [many] توجد { $count } جلسة مفتوحة: لم يُحذف شيء.
       *[other] توجد { $count } جلسة مفتوحة: لم يُحذف شيء.
    }
    .hint = أغلقها أولًا: safe-browse close --all
error-forget-desktop-runs = نافذة Safe Browse أو أيقونته مفتوحة: لم يُحذف شيء.
    .hint = أنهِ Safe Browse من قائمة الأيقونة، ثم حاول مرة أخرى.
error-forget-not-confirmed = لم يُحذف شيء: لا توجد طرفية للسؤال.
    .hint = للحذف من دون سؤال: safe-browse forget --yes
error-socket-refused = لا تستطيع خدمة الخلفية استعمال المقبس الذي ورثته: { $problem }.
    .hint = يجب أن يكون في وحدتها سطر واحد فقط: ListenStream=%t/safe-browse/agent.sock
error-runtime-folder-too-long = مسار مجلد التشغيل أطول من أن يوضع فيه مقبس يونكس.
    .hint = عيّن XDG_RUNTIME_DIR إلى مسار أقصر، مثل /run/user/1000.
    .details = { $folder }
error-folder-not-private = لمستخدمين آخرين وصول إلى مجلد من مجلدات Safe Browse.
    .hint = احذفه، أو اسحب منهم الوصول (chmod 700)، ثم حاول مجددًا.
    .details = { $path }
error-bad-request = لم تفهم خدمة الخلفية الطلب: { $problems }
    .hint = ربما كانت إصدارتا البرنامج وخدمة الخلفية مختلفتين. أعد تشغيل الخدمة.
error-cancelled =
    { $task ->
        [build] أُلغي بناء { part-image-name }.
        [session] أُلغي البدء. لم يبقَ منه شيء.
       *[other] أُلغي. لم يتغيّر شيء.
    }
    .hint =
        { $task ->
            [build] صورة النظام المستعملة لم تتغيّر. ابدأ البناء مجددًا عندما تحتاج إليه.
            [session] افتح جلسة جديدة.
           *[other] حاول مجددًا عند الحاجة.
        }
error-internal = حدث خطأ في Safe Browse.
    .hint = هذه علّة. نرجو الإبلاغ عنها مع التفاصيل.
    .details = { $reason }

## Failures: Programs and disks of the host

error-package-missing = { $program } غير مثبّت.
    .hint = ثبّت الحزمة: { $install }
part-command-problem =
    { $problem ->
        [timeout] استغرق أكثر من { $status } ث
        [signal] فشل ({ $status })
        [exit] فشل (رمز الخروج { $status })
       *[other] { UNKNOWN() }
    }
window-error-command-failed = { $program } { part-command-problem }.
    .hint = حاول مجددًا. إن تكرّر الفشل فراجع صفحة «التشخيص».
    .details =
        { $output }
        { $command }
window-error-vm-not-started = لم يبدأ { $hypervisor } الآلة الافتراضية.
    .hint = حاول مجددًا. إن تكرّر الفشل فراجع صفحة «التشخيص».
    .details = { $reason }
window-error-start-failed =
    { GIVEN($reason) ->
        [no] لم تبدأ الجلسة: { part-end }.
       *[yes] لم تبدأ الجلسة: { $reason }.
    }
    .hint = حاول مجددًا. إن تكرّر الفشل فراجع صفحة «التشخيص».
    .details = { $lastWords }
window-error-template-refused = لا يستطيع { $hypervisor } تحميل القالب.
    .hint = افتح الجلسة مجددًا: يُختم القالب من جديد.
    .details = { $reason }
window-error-uplink-not-started = لم يبدأ اتصال الإنترنت ({ $program }).
    .hint = راجع صفحة «التشخيص».
    .details = { $reason }
window-error-tap-refused = تعذّر فتح أي جهاز tap للجسر { $bridge }.
    .hint = بصلاحيات root: echo "allow { $bridge }" >> /etc/qemu/bridge.conf; chmod u+s { $helper }. أو سمِّ جهاز tap خاصًّا بك في الإعدادات.
    .details = { $reason }
window-error-pci-not-taken = لا يمكن استعمال البطاقة { $device }.
    .hint = بصلاحيات root: modprobe vfio-pci; driverctl set-override { $device } { $driver }; chown YOU /dev/vfio/{ $group }; وارفع حدّ الذاكرة المقفلة لحسابك إلى ذاكرة آلة الشبكة الافتراضية.
    .details = { $reason }
window-error-microphone-silent = لا يأتي شيء من ميكروفون حاسوبك.
    .hint = تحقّق من أنه موصول، ومن الميكروفون المختار في إعدادات الصوت.
    .details = { $reason }
window-error-usb-not-connected = لم يُوصل { $device }.
    .hint = أعد وصله ثم حاول مرة أخرى.
    .details = { $reason }
window-error-pool-host-unreachable = تعذّر الوصول إلى الحاسوب { $host }.
    .hint = تحقّق بنفسك: { $check }
    .details = { $reason }
window-error-pool-host-key-unknown = مفتاح الحاسوب { $host } ليس المفتاح المعروف، لذا لم يُستعمل.
    .hint = ربما يجيب حاسوب آخر مكانه. قارن المفتاح بمفتاح الحاسوب. إن كان قد ثُبّت من جديد: ssh-keygen -R { $name } ثم ssh { $host }
    .details = { $reason }
window-error-pool-members-unknown = حواسيب المجمّع { $pool } غير معروفة.
    .hint = تحقّق بنفسك: { $check }
    .details = { $reason }
error-command-failed =
    { GIVEN($output) ->
        [no] { $program } { part-command-problem }.
       *[yes] { $program } { part-command-problem }: { $output }
    }
    .hint = كان الأمر: { $command }
part-disk-task =
    { $task ->
        [build-browser] لبناء صورة المتصفّح
        [build-network] لبناء صورة الشبكة
        [build-host] لبناء صورة المضيف
        [seal] لختم آلة افتراضية
        [save] لحفظ الملف
        [pull] لجلب صورة النظام
       *[other] { UNKNOWN() }
    }
part-disk-need =
    { GIVEN($free) ->
        [no] يلزم { $needed }
       *[yes] يلزم { $needed } والمتاح { $free }
    }
error-disk-full =
    { GIVEN($task) ->
        [no]
            { GIVEN($needed) ->
                [no] لا مساحة كافية على القرص.
               *[yes] لا مساحة كافية على القرص: { part-disk-need }.
            }
       *[yes]
            { GIVEN($needed) ->
                [no] لا مساحة كافية على القرص { part-disk-task }.
               *[yes] لا مساحة كافية على القرص { part-disk-task }: { part-disk-need }.
            }
    }
    .hint =
        { $task ->
            [save] أفسح مكانًا، أو اختر مجلدًا آخر في الإعدادات.
           *[other]
                { GIVEN($task) ->
                    [no] أفسح مكانًا على ذلك القرص، ثم حاول مجددًا.
                   *[yes] أفسح مكانًا، مثلًا باستخدام: safe-browse image prune
                }
        }
    .details = { $path }
error-folder-not-writable = لا يمكن الكتابة في المجلد { $folder }.
    .hint = اختر مجلدًا آخر في الإعدادات، تحت «مجلد التنزيلات».
error-disk-read-only = القرص للقراءة فقط.
    .hint = اجعل الكتابة عليه ممكنة، ثم حاول مجددًا. القرص الذي صار للقراءة فقط من تلقاء نفسه قد يكون تالفًا.
    .details = { $path }
error-own-file-unusable =
    { $problem ->
        [forbidden] لا يُسمح لبرنامج Safe Browse باستعمال أحد ملفاته أو مجلداته.
        [in-the-way] يوجد ملف حيث يحتاج Safe Browse إلى مجلد، أو مجلد حيث يحتاج إلى ملف.
        [missing] ينقص مجلد من مجلدات Safe Browse.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [forbidden] أعد ملكيته إلى حسابك (chown)، ثم حاول مجددًا.
            [in-the-way] انقله إلى مكان آخر، ثم حاول مجددًا.
            [missing] حاول مجددًا: ينشئ Safe Browse مجلداته عندما يبدأ.
           *[other] { UNKNOWN() }
        }
    .details = { $path }
error-connection-failed =
    { $problem ->
        [no-network] لا يوجد اتصال بشبكة.
        [no-name] لا يوجد اتصال بالإنترنت: لم يُعثر على اسم الخادم.
        [no-route] لا مسار يؤدي إلى الخادم.
        [refused] رفض الخادم الاتصال.
        [no-answer] الخادم لا يجيب.
        [proxy] لم يسمح الوسيط بمرور الطلب.
        [certificate] شهادة الخادم غير صالحة.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [no-network] اتصل بشبكة، ثم حاول مجددًا.
            [no-name] اتصل بالإنترنت، ثم حاول مجددًا.
            [no-route] افحص الجدار الناري وVPN، ثم حاول مجددًا.
            [refused] حاول مجددًا لاحقًا.
            [no-answer] حاول مجددًا لاحقًا.
            [proxy] تحقّق من عنوان الوسيط وبيانات دخولك إليه، ثم حاول مجددًا.
            [certificate] تحقّق من ساعة هذا النظام، ثم حاول مجددًا.
           *[other] { UNKNOWN() }
        }
    .details = { $output }
error-user-namespaces-missing = ليست لهذا الحساب أرقام مستخدمين فرعية، ويحتاج إليها بناء صور الأنظمة.
    .hint = ثبّت الحزمة uidmap، ثم نفّذ بصلاحيات root: usermod --add-subuids 165536-231071 --add-subgids 165536-231071 { $account }

## Failures: Sessions

error-session-not-found = لا توجد جلسة «{ $id }».
    .hint = اسرد الجلسات: safe-browse list
error-session-not-ready =
    { GIVEN($id) ->
        [no] ليست للجلسة آلة افتراضية بعد.
       *[yes] ليست للجلسة { $id } آلة افتراضية بعد.
    }
    .hint = انتظر حتى تجهز.
error-typing-failed = لم تكتب الآلة الافتراضية النص.
    .hint = اكتبه مجددًا. إن فشل ذلك أيضًا فانسخه والصقه.
error-trace-missing = لم يبقَ أثر لبدء الجلسة { $id }: بدأتها خدمة خلفية سابقة.
    .hint = افتح جلسة جديدة، واطلب أثرها ما دامت خدمة الخلفية هذه تعمل.
error-session-not-open = الجلسة { $id } ليست مفتوحة، لذا لا يمكن إتلافها مع مهلة للتراجع.
    .hint = أغلقها: safe-browse close { $id }
error-memory-short =
    { GIVEN($cgroup) ->
        [no] تحتاج الجلسة إلى { $neededMiB } MiB من الذاكرة، والمتاح { $availableMiB } MiB فقط.
       *[yes] تحتاج الجلسة إلى { $neededMiB } MiB من الذاكرة، والمتاح ضمن حدّ cgroup الخاصة بها { $availableMiB } MiB فقط.
    }
    .hint =
        { GIVEN($cgroup) ->
            [no] أغلق جلسات أو برامج أخرى، أو أعطِ ملف التعريف ذاكرة أقل.
           *[yes] أغلق جلسات أو ارفع الحدّ (MemoryMax)، أو أعطِ ملف التعريف ذاكرة أقل.
        }
    .details = { $cgroup }
part-end =
    { $end ->
        [browser-closed] أُغلق متصفّحها
        [browser-crashed] انهار متصفّحها
        [display-crashed] انهارت شاشة آلتها الافتراضية
        [portal-over] فُتحت للدخول إلى شبكة، والإنترنت متاح
        [lifetime-over] بلغت المدّة القصوى التي يعيّنها ملف تعريفها
        [outdated] صدر تحديث أمني لصورة نظامها، وبلغت العمر الأقصى الذي يعيّنه ملف تعريفها
        [idle] خملت مدّة أطول مما يسمح به ملف تعريفها
        [closed] أُغلقت
        [vm-ended] انتهت آلتها الافتراضية على نحو غير متوقّع
        [image-damaged] صورة نظامها تالفة، لذا توقّفت الآلة الافتراضية
        [guest-failed] أبلغ وكيل الضيف عن عطل
        [protocol-violation] خرقت آلتها الافتراضية البروتوكول
        [host-lost] فُقد الحاسوب الذي كانت تعمل عليه
        [start-failed] لم تبدأ
       *[other] { UNKNOWN() }
    }
error-session-ended = انتهت الجلسة: { part-end }.
    .hint = افتح جلسة جديدة.
error-start-timed-out =
    لم تبدأ الجلسة: { $requirement ->
        [image] لم يكتمل فحص صور الأنظمة
        [network] لم تبدأ آلة الشبكة الافتراضية
        [vm] لم تبدأ الآلة الافتراضية
        [guest-agent] لم يُجب وكيل الضيف
        [home] لم يُستعد مجلد المنزل النظيف
        [screen] لم تبدأ الشاشة الرسومية
        [identity] لم تأخذ الآلة الافتراضية هويّتها الجديدة
        [browser-window] لم يفتح Chromium نافذته
        [painted] لم يرسم Chromium نافذته
       *[other] { UNKNOWN() }
    } خلال { $seconds } ث.
    .hint =
        { $requirement ->
            [image] نفّذ: safe-browse image verify
            [network] راجع صفحة «الشبكة».
            [vm] راجع صفحة «التشخيص».
            [guest-agent] أعد بناء صورة المتصفّح.
            [home] أعد بناء صورة المتصفّح.
            [screen] أعطِ ملف التعريف ذاكرة أكثر، أو أعد بناء صورة المتصفّح.
            [identity] أعد بناء صورة المتصفّح.
            [browser-window] أعطِ ملف التعريف ذاكرة أكثر، أو ارفع مهلة البدء.
            [painted] ارفع مهلة البدء إن كان الحاسوب بطيئًا.
           *[other] { UNKNOWN() }
        }
# Either `reason`, or `end` and perhaps the last words of the VM.
error-start-failed =
    { GIVEN($reason) ->
        [no]
            { GIVEN($lastWords) ->
                [no] لم تبدأ الجلسة: { part-end }.
               *[yes] لم تبدأ الجلسة: { part-end } ({ $lastWords }).
            }
       *[yes] لم تبدأ الجلسة: { $reason }.
    }
    .hint = راجع صفحة «التشخيص».
error-no-portal =
    { $problem ->
        [online] أنت متصل بالإنترنت.
        [none] الإنترنت غير متاح، ولم يُعثر على صفحة دخول في الشبكة.
        [refused] تذكر الشبكة صفحة دخول لا يجوز لأي جلسة الوصول إليها.
        [no-network] حاسوبك ليس في أي شبكة.
        [off] لم تُحدَّد صفحة يمكن بها العثور على صفحة الدخول إلى الشبكة.
        [exit] جلسات هذا الملف تخرج عبر مخرج أو تعمل على حاسوب آخر، فلا يمكنها الدخول إلى شبكة هذا الحاسوب.
        [profile] لا يوجد ملف للدخول إلى الشبكات.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [online] افتح صفحة: safe-browse open
            [none] انتظر قليلًا ثم حاول مجددًا، أو اسأل من يدير الشبكة.
            [refused] انتظر قليلًا ثم حاول مجددًا، أو اسأل من يدير الشبكة.
            [no-network] صِل حاسوبك بشبكة ثم حاول مجددًا.
            [off] حدّد واحدة: safe-browse config set network.portalProbe http://network-test.debian.org/nm
            [exit] استخدم ملفًا فيه exit = "direct" ومن دون where.
            [profile] أعطِ ملفًا network.policy = "portal"، أو اسأل من يدير الإعدادات.
           *[other] { UNKNOWN() }
        }
error-profile-not-found = لا يوجد ملف تعريف «{ $name }».
    .hint = ملفات التعريف الموجودة: { $profiles }
part-forbidden =
    { $act ->
        [save-files] بحفظ ملفات منها
        [send-files] بإعطائها ملفات
        [screenshot] بحفظ شاشتها، إذ لا يسمح بحفظ ملفات
        [copy-out] بنسخ حافظتها
        [paste-in] بلصق شيء فيها
        [keep-running] باستمرارها وهي خاملة
       *[other] { UNKNOWN() }
    }
error-profile-forbids =
    { GIVEN($by) ->
        [no] لا يسمح ملف تعريف هذه الجلسة { part-forbidden }.
       *[yes] لا يسمح ملف تعريف هذه الجلسة { part-forbidden }. تديره { $by }.
    }
    .hint =
        { GIVEN($by) ->
            [no] اسمح بذلك في ملف التعريف من الإعدادات. تحتفظ الجلسات المفتوحة بما فُتحت به.
           *[yes]
                { GIVEN($contact) ->
                    [no] لمعرفة مصدر كل قيمة نفّذ: safe-browse config show
                   *[yes] اسأل { $contact }. لمعرفة مصدر كل قيمة نفّذ: safe-browse config show
                }
        }
error-no-scale = تبقى هذه الجلسة على مقياس ‏100%.
    .hint = اختر «تلقائي» مقياسًا في ملف تعريفها. تبقى الجلسات على المضيفين الآخرين وجلسات Xen على 100% دائمًا.
error-no-sound = ليس لهذه الجلسة صوت.
    .hint = فعّل الصوت في ملف تعريفها. تفحص صفحة «التشخيص» صوت حاسوبك.
error-no-microphone = ليس لهذه الجلسة ميكروفون.
    .hint = اسمح بالميكروفون في ملف تعريفها. تفحص صفحة «التشخيص» صوت حاسوبك.
error-microphone-silent = لا يأتي شيء من ميكروفون حاسوبك: { $reason }
    .hint = تحقّق من أنه موصول، ومن الميكروفون المختار في إعدادات الصوت.
error-no-automation = لا يستطيع أي برنامج التحكّم في هذه الجلسة.
    .hint = اسمح بذلك في ملف تعريفها، وافتح جلسة أخرى. لا يمكن التحكّم في جلسات Xen.
error-automation-refused = لم يُسمح لبرنامج بالتحكّم في هذه الجلسة.
    .hint = تسأل نافذة الجلسة عن ذلك. حاول من جديد، وأجب فيها خلال دقيقتين.
error-no-recording = لا يمكن تسجيل هذه الجلسة.
    .hint = اسمح بذلك في ملف تعريفها، وافتح جلسة أخرى. لا يمكن تسجيل جلسات Xen.
error-recording-refused = لم يُسمح بتسجيل هذه الجلسة.
    .hint = تسأل نافذة الجلسة عن ذلك. حاول من جديد، وأجب فيها خلال دقيقتين.
error-recording-under-way = تُسجَّل هذه الجلسة في { $folder } بالفعل.
    .hint = أنهِ ذلك التسجيل أولًا: safe-browse record --stop ID
error-recording-folder-taken = في المجلد { $folder } ملفات.
    .hint = اذكر مجلدًا جديدًا أو فارغًا.
error-recording-not-found = لا يوجد تسجيل في { $folder }.
    .hint = اذكر المجلد الذي ملأه `safe-browse record`، وفيه manifest.jsonl.
error-socket-path-unusable = لا يمكن كتابة مسار مقبس Unix كعنوان.
    .hint = استخدم العنوان من دون --socket، أو اضبط XDG_RUNTIME_DIR على مجلد لا يحتوي مساره إلا على حروف وأرقام ونقاط وواصلات.
error-sites-invalid = «{ $text }» ليست قائمة مواقع.
    .hint = اذكر أسماء المضيفين مفصولة بفواصل لاتينية، مثل example.org,example.com. لا يمكن ذكر منافذ أو مسارات أو أنماط، والنطاقات الفرعية مشمولة.
error-playwright-missing = مشروع { $file } لا يحتوي على Playwright.
    .hint = في مجلده، شغّل: npm install --save-dev playwright-core
part-url-problem =
    { $problem ->
        [too-long] أطول من { $limit } بايت بصيغته المرمّزة
        [scheme] مخططه «{ $scheme }»، والمسموح http وhttps وabout:blank
        [space] فيه مسافة أو محرف تحكّم
        [not-a-url] ليس عنوان URL مثل https://example.org/
        [not-a-page] ليس عنوان صفحة
        [credentials] فيه اسم مستخدم أو كلمة سر
       *[other] { UNKNOWN() }
    }
error-url-refused = لا يفتح Safe Browse هذا العنوان: { part-url-problem }.
    .hint = أدخل عنوانًا مثل https://bank.example

## Failures: Exits

error-exit-not-found = ليس هناك مخرج «{ $exit }».
    .hint = لعرض كل المخارج: safe-browse exit list
error-exit-keys-missing = مفاتيح المخرج { $exit } مفقودة.
    .hint = استورد ملفه مجددًا: safe-browse exit import FILE --name { $exit } --replace
error-exit-server-unknown = تعذّر العثور على خادم المخرج { $exit }: { $server }.
    .hint = تحقّق من شبكة حاسوبك. تنتظر الجلسات، ولا يخرج شيء من طريق آخر.
error-exit-down = المخرج { $exit } متوقف: لا يستجيب { $server }.
    .hint = تحقّق من شبكة حاسوبك، أو اسأل من يدير الخادم. تنتظر الجلسات، ولا يخرج شيء من طريق آخر.
error-exit-tor-connecting = يتصل Tor من أجل المخرج { $exit }: { $percent } %.
    .hint = تنتظر الجلسات، ولا يخرج شيء من طريق آخر. إن لم يتقدم، فربما تحجب شبكتك Tor: احصل على جسور، واكتبها في bridges للمخرج.
error-exit-tor-down = المخرج { $exit } متوقف: لا يجد Tor طريقًا عبر شبكته.
    .hint = تحقّق من شبكة حاسوبك. تنتظر الجلسات، ولا يخرج شيء من طريق آخر.
error-exit-login-refused = يرفض وكيل المخرج { $exit } بيانات الدخول: { $server }.
    .hint = أعطِ البيانات الصحيحة: safe-browse exit add { $exit } --login FILE --replace مع --kind و --server. تنتظر الجلسات، ولا يخرج شيء من طريق آخر.
error-exit-no-proxy = ما يستجيب عند { $server } ليس وكيلًا من النوع الذي يذكره المخرج { $exit }.
    .hint = تحقّق من نوع المخرج وخادمه، أو اسأل من يدير الوكيل. تنتظر الجلسات، ولا يخرج شيء من طريق آخر.
error-exit-login-missing = بيانات الدخول للمخرج { $exit } مفقودة.
    .hint = أعطِها: safe-browse exit add { $exit } --login FILE --replace مع --kind و --server
error-exit-login-invalid = لا يمكن إضافة المخرج هكذا: { $problems }.
    .hint = صحّح المذكور هنا. لا يزيد كلٌّ من الاسم وكلمة المرور على 63 حرفًا، ولا نقطتين رأسيتين في الاسم.
error-exit-resolver-silent = المخرج { $exit } يعمل، لكن خادم الأسماء { $resolver } لا يستجيب.
    .hint = تحقّق من خادم الأسماء في ملف WireGuard، ثم استورده مجددًا.
error-exit-file-invalid = لا يصف الملف مخرجًا يمكن استعماله: { $problems }.
    .hint = صحّح ما ذُكر هنا، ثم استورد الملف مجددًا.
error-exit-exists = هناك مخرج «{ $exit }» من قبل.
    .hint = اختر اسمًا آخر بالخيار --name، أو استبدله بالخيار --replace.

## Failures: Sessions on other hosts

error-pool-host-unreachable = تعذّر الوصول إلى المضيف { $host }: { $reason }
    .hint = تحقّق بنفسك: { $check }
# `name`: the host without the account.
error-pool-host-key-unknown = مفتاح المضيف { $host } ليس المفتاح المعروف، لذا لم يُستعمل: { $reason }
    .hint = ربما يجيب حاسوب آخر مكانه. قارن المفتاح بمفتاح المضيف. إن كان قد ثُبّت من جديد: ssh-keygen -R { $name } ثم ssh { $host }
error-pool-hosts-failed = لم يأخذ أي مضيف من المجمّع { $pool } الجلسة. { $reasons }
    .hint = لعرض المضيفين والسبب: safe-browse pool status
error-pool-members-unknown = مضيفو المجمّع { $pool } غير معروفين: { $reason }
    .hint = تحقّق بنفسك: { $check }
error-pool-none-ready = لا مضيف جاهزًا في المجمّع { $pool }.
    .hint = لعرض المضيفين والسبب: safe-browse pool status
error-pool-drain-refused = لم يتغيّر المضيف { $host }: { $reason }
    .hint = يغيّر هذا المضيف للجميع. اسأل من يعتني بالعنقود.
error-pool-host-of-another-version = يشغّل المضيف { $host } إصدارة من Safe Browse لا تفهمها هذه.
    .hint = حدّث Safe Browse على حاسوبك وعلى المضيف.
error-pool-host-violation = أرسل المضيف { $host } شيئًا لا يسمح به البروتوكول، لذا فُصل.
    .hint = إن تكرّر ذلك بالإصدارة نفسها في الجهتين، فلا تثق بالمضيف حتى يُثبَّت من جديد.
error-pool-host-forbids =
    { GIVEN($by) ->
        [no] تعمل هذه الجلسة على { $host }، وهو لا يسمح { part-forbidden }.
       *[yes] تعمل هذه الجلسة على { $host }، وهو لا يسمح { part-forbidden }. تديره { $by }.
    }
    .hint = تسري قواعد الحاسوبين معًا. اسأل من يعتني بالمضيف { $host }.
error-pool-host-refused = يقول المضيف { $host }: { $reason }
    .hint = على { $host } يذكر هذا المزيد: safe-browse doctor
error-pool-full = لا مكان لجلسة أخرى لدى أي مضيف من المجمّع { $pool }.
    .hint = أغلق جلسات، أو اعرض المضيفين: safe-browse pool status
error-pool-drained = كل مضيفي المجمّع { $pool } مُفرَغون: لا يأخذون جلسات جديدة.
    .hint = دع أحدهم يأخذ الجلسات من جديد: safe-browse pool resume HOST
error-pool-too-many-sessions = بلغت جلسات حاسوبك على ذلك المضيف الحدّ: { $most }.
    .hint = أغلق الجلسات التي لا حاجة إليها.
error-pool-too-many-desks = بلغ عدد الحواسيب التي تستعمل هذا الحساب الحدّ: { $most }.
    .hint = أغلق جلسات ما لا حاجة إليه منها. إن لم تكن لك فقد سُرق مفتاح لهذا الحساب: أزله من authorized_keys.
error-pool-host-not-found = ليس في أي مجمّع مضيف «{ $host }».
    .hint =
        { GIVEN($hosts) ->
            [no] ليس في الضبط أي مجمّع.
           *[yes] المضيفون: { $hosts }
        }
error-pool-not-there =
    { $what ->
        [trace] ليس لبدء جلسة على مضيف آخر أثر هنا
        [dry-run] الأوامر التي تبدأ جلسة على مضيف آخر تُنفَّذ هناك لا هنا
        [usb] لا تُسلَّم أجهزة USB إلا إلى الجلسات التي تعمل هنا
        [recording] لا تُسجَّل إلا الجلسات التي تعمل هنا
       *[other] { UNKNOWN() }
    }.
    .hint = افتح جلسة بملف تعريف يعمل على حاسوبك.

## Failures: VMs and hypervisors

error-vm-not-started = لم يبدأ { $hypervisor } الآلة الافتراضية: { $reason }
    .hint = راجع صفحة «التشخيص».
error-vm-ended = انتهت الآلة الافتراضية.
    .hint = افتح جلسة جديدة.
error-vm-lingers =
    { $kind ->
        [process] لا تنتهي العملية { $name }.
        [domain] لا ينتهي النطاق { $name }.
        [VM] لا تنتهي الآلة الافتراضية { $name }.
       *[other] { UNKNOWN() }
    }
    .hint = انظر إليها باستخدام: { $look }
error-console-missing = ليست للآلة الافتراضية طرفية.
    .hint = راجع صفحة «التشخيص».
error-screenshot-unavailable = تُعرض الآلة الافتراضية على شاشة حاسوبك، حيث لا يمكن أخذ صورة لها.
    .hint = انتقل إليها هناك: لها مكان في المبدِّل.
error-protocol-violation =
    { $vm ->
        [browser] خرقت آلة المتصفّح الافتراضية البروتوكول: { $detail }. أُوقفت.
        [network] خرقت آلة الشبكة الافتراضية البروتوكول: { $detail }. أُوقفت.
        [converter] خرقت آلة التحويل الافتراضية البروتوكول: { $detail }. ربما استولى عليها الملف. لم يُحفظ منها شيء.
        [inspected] خرقت الآلة الافتراضية المفحوصة البروتوكول: { $detail }. أُوقفت.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $vm ->
            [converter] لا تثق بهذا الملف.
            [network] أعد تشغيل الشبكة من صفحة «الشبكة».
           *[other] افتح جلسة جديدة.
        }
error-kvm-unavailable = يطلب الضبط KVM، لكن { $reason }.
    .hint = { $remedy } أو اختر «تلقائي» تسريعًا لاستعمال المحاكاة البرمجية.
error-domain-invalid = لا يستطيع { $hypervisor } تشغيل الآلة الافتراضية «{ $name }»: { $problems }.
    .hint = غيّر الضبط أو مكان المجلدات.
error-pvh-unsupported = لا يستطيع XenClient تشغيل الآلة الافتراضية: لا تدعم إصدارة xenmgr هذه PVH.
    .hint = عيّن الأنواع في ‎[xen]‎ من الضبط إلى "pv" أو "hvm".
error-xenmgr-refused =
    { GIVEN($reason) ->
        [no]
            { GIVEN($number) ->
                [no] رفض xenmgr { $what }: دون ذكر السبب.
               *[yes] رفض xenmgr { $what }: دون ذكر السبب ({ $number }).
            }
       *[yes]
            { GIVEN($number) ->
                [no] رفض xenmgr { $what }: { $reason }.
               *[yes] رفض xenmgr { $what }: { $reason } ({ $number }).
            }
    }
    .hint =
        { $number ->
            [101] أطفئ آلات افتراضية أخرى، أو اخفض memoryMiB في ملف التعريف.
            [202] لا تسمح سياسته بتغيير هذه الآلة الافتراضية: policy-modify-vm-settings.
            [204] راجع صفحة «التشخيص».
            [205] أطفئ آلة افتراضية أخرى: في المبدِّل تسعة أماكن.
            [217] تغيّر القرص منذ قياسه. أعد بناء صورة النظام: safe-browse image build
            [220] تمنعه سياسته: انظر إلى الخصائص policy-… للآلة الافتراضية.
            [230] هذه البطاقة لدى آلة افتراضية أخرى: أطفئها، أو سمِّ بطاقة أخرى في network.pci.device.
            [232] ابدأ آلة الشبكة الافتراضية أولًا: safe-browse network restart
           *[other] انظر إلى سجلّه في dom0: /var/log/messages
        }
error-disk-damaged = لا يحتوي قرص في dom0 على ما كُتب فيه.
    .hint = افحص تخزين dom0: سجلّه ومساحته الحرّة.
    .details = { $path }
error-disk-not-opened = تعذّر فتح قرص آلة افتراضية جهازَ كتل.
    .hint = انظر في dom0 إلى: tap-ctl list

## Failures: Images

part-image-name =
    { $role ->
        [browser] صورة المتصفّح
        [network] صورة الشبكة
        [host] صورة المضيف
       *[other] صورة النظام «{ $role }»
    }
# `channel`: the one that brings the images of this host.
error-image-missing =
    { GIVEN($channel) ->
        [no] { part-image-name } غير موجودة بعد.
       *[yes] { part-image-name } غير موجودة بعد: لم تجلب القناة { $channel } أي إصدار إلى هذا المضيف بعد.
    }
    .hint =
        { GIVEN($channel) ->
            [no] ابنِها من صفحة «صور الأنظمة».
           *[yes] تأتي تلقائيًا عندما يصل النشر إلى هذا الحاسوب.
        }
error-build-untrusted = صورة النظام التي تُبنى هنا لن تبدأ، لأن images.trustedKeys لا يحتوي على "local".
    .hint = لم يُبنَ شيء. تأتي صور الأنظمة من مكان آخر: safe-browse image update أو safe-browse image pull
error-image-not-found = لا توجد صورة نظام { $digest }.
    .hint = اسرد صور الأنظمة: safe-browse image list
error-image-ambiguous = تبدأ أكثر من صورة نظام بالبصمة { $digest }.
    .hint = اذكر خانات أكثر من البصمة. لسرد صور الأنظمة نفّذ: safe-browse image list
error-no-previous-image =
    { GIVEN($role) ->
        [no] لا توجد صورة نظام سابقة.
       *[yes] { part-image-name }: لا توجد صورة سابقة.
    }
    .hint = اسرد صور الأنظمة: safe-browse image list
error-image-damaged =
    { GIVEN($damage) ->
        [no] { part-image-name } تالفة: قرأت الآلة الافتراضية بيانات تختلف عمّا بُني، فتوقّفت.
       *[yes] { part-image-name } تالفة: { $damage }.
    }
    .hint =
        { $origin ->
            [imported] استوردها مجددًا: safe-browse image import network
           *[other] أعد بناءها من صفحة «صور الأنظمة».
        }
error-image-unsigned = { part-image-name } غير موقّعة: صنعتها إصدارة قديمة من Safe Browse، أو صنعها شخص آخر.
    .hint =
        { $origin ->
            [imported] استوردها مجددًا: safe-browse image import network
           *[other] أعد بناءها من صفحة «صور الأنظمة».
        }
error-image-untrusted = { part-image-name } موقّعة بالمفتاح { $key } غير الموثوق هنا.
    .hint =
        { $origin ->
            [imported] استوردها مجددًا: safe-browse image import network. أو أضِف المفتاح العام لصانعها إلى المفاتيح الموثوقة لصور الأنظمة في الإعدادات.
           *[other] أعد بناءها من صفحة «صور الأنظمة». أو أضِف المفتاح العام لصانعها إلى المفاتيح الموثوقة لصور الأنظمة في الإعدادات.
        }
error-image-recalled = { part-image-name } سُحبت: { $why }.
    .hint = اجلب ما يخلفها: safe-browse image update. ومن دون قناة ابنِها: safe-browse image build { $role }
error-recalls-damaged = لا يُعرف أي الصور سُحبت، إذ لا يمكن قراءة قيدها.
    .hint = إن كنت تعرف سبب تغيّره فاحذفه؛ سيُكتب من جديد عند الفحص التالي للقناة.
    .details = { $path }
error-image-older = { part-image-name } بُنيت عند { $builtAt }، لكن استُعملت من قبل صورة بُنيت عند { $newest }.
    .hint = أعد بناءها من صفحة «صور الأنظمة». لا يعيد صورة أقدم إلا: safe-browse image rollback { $role }
error-image-record-damaged = { part-image-name }: لا يُعرف ما استُعمل منها من قبل، إذ لا يمكن قراءة قيدها.
    .hint = إن كنت تعرف سبب تغيّره فاحذفه.
    .details = { $path }
error-image-shared = { part-image-name } لجميع حسابات هذا الحاسوب: لا يمكن استبدال توقيعها هنا.
    .hint = ابنِ واحدة لهذا الحساب ووقّعها: safe-browse image build { $role }
error-image-role-unknown = لا توجد صورة نظام «{ $role }».
    .hint = صور الأنظمة الموجودة: { $roles }
error-image-role-missing = تبني الوصفة صورة نظام واحدة، ولا يقول الأمر أيّها.
    .hint = سمِّها: safe-browse image build browser --recipe FILE
error-image-import-network-only = لا يمكن استيراد سوى صورة شبكة.
    .hint = نفّذ: safe-browse image import network --kernel FILE --rootfs FILE
error-import-refused =
    لم تُستورد صورة النظام: { $path } { $problem ->
        [unreadable] لا يمكن قراءته
        [not-a-file] ليس ملفًّا
        [not-a-kernel] ليس نواة لينكس لهذا المعالج (bzImage)
        [not-a-file-system] ليس نظام ملفات ext2 أو ext3 أو ext4 أو squashfs أو erofs
        [not-unmounted] لم يُفصل، لذا يجب تنفيذ سجل قيوده أولًا
       *[other] { UNKNOWN() }
    }.
    .hint =
        { $problem ->
            [not-unmounted] نفّذ سجل قيوده: e2fsck -f { $path }
           *[other] سمِّ نواة ونظام ملفات الجذر الذي يخصّها.
        }

## Failures: Image builds

error-build-running = { part-image-name } يجري بناؤها من قبل (العملية { $pid }).
    .hint = انتظر حتى ينتهي البناء، أو ألغِه.
error-agent-bundle-missing = لم يُبنَ وكيل الضيف.
    .hint = نفّذ في نسخة المصدر: npm run build
error-host-image-incomplete = تحتوي صورة المضيف على صور آلاته الافتراضية، و{ part-image-name } غير موجودة بعد.
    .hint = ابنِها أولًا: safe-browse image build { $role }
error-speech-missing = يقرأ ملف التعريف { $profile } الصفحات جهرًا، لكن صورة المتصفّح بلا نطق.
    .hint = أعد بناءها من صفحة «صور الأنظمة». يضيف ذلك النطق ويستغرق بضع دقائق.
error-recipe-unreadable = لا يمكن قراءة الوصفة { $path }.
    .hint = سمِّ ملف TOML مقروءًا مع --recipe.
error-recipe-invalid =
    { $count ->
        [one]
            في { $path } خطأ:
            { $problems }
        [two]
            في { $path } خطآن:
            { $problems }
        [few]
            في { $path } { $count } أخطاء:
            { $problems }
        [many]
            في { $path } { $count } خطأً:
            { $problems }
       *[other]
            في { $path } { $count } خطأ:
            { $problems }
    }
    .hint = أصلح الوصفة وابنِ مجددًا. يصف الدليل الوصفات في host-agent/guide/configuration.md.
error-kernel-module-missing = ليست في النواة الوحدة { $modules }.
    .hint = أزلها من الوصفة.
error-no-package-sources = لا يمكن استعمال مصادر الحزم في هذا النظام لصورة نظام: { $problem }.
    .hint = تُبنى صور الأنظمة من أرشيفات Debian الموقّعة بحلقة مفاتيحه (Signed-By: /usr/share/keyrings/debian-archive-keyring.pgp). لاستعمال غيرها أيضًا اذكرها في images.extraSources.
error-packages-failed = تعذّر تثبيت الحزم.
    .hint = تحقّق من أسماء الحزم في الوصفة، ومن أن apt-get update يعمل على هذا النظام.
    .details = { $output }
error-build-result-refused =
    لم تُبنَ صورة النظام: ما تركته الحزم باسم { $name } { $problem ->
        [missing] غير موجود
        [a-link] وصلة
        [not-a-file] ليس ملفًّا
        [of-another-account] يخصّ حسابًا آخر
        [too-large] أكبر من اللازم
        [unreadable] لا يمكن قراءته
       *[other] { UNKNOWN() }
    }.
    .hint = ربما كانت حزمة من حزم صورة النظام عدائية. افحص مصادر الحزم في الضبط وحزم الوصفة.

## Failures: Registries

error-registry-reference-invalid = لا يسمّي «{ $reference }» صورة نظام في مستودع.
    .hint = اكتبه بالصيغة REGISTRY/REPOSITORY:TAG أو REGISTRY/REPOSITORY@sha256:DIGEST، مثل registry.example/safe-browse/browser:stable
error-registry-unreachable = لا يمكن استعمال المستودع { $host }: { $reason }.
    .hint = تحقّق من الاسم والشبكة، ثم حاول مجددًا. يُستأنف التنزيل من حيث توقّف.
error-registry-refused =
    { GIVEN($reason) ->
        [no] رفض المستودع { $host } الطلب (HTTP { $status }).
       *[yes] رفض المستودع { $host } الطلب (HTTP { $status }: { $reason }).
    }
    .hint =
        { $status ->
            [401] ادخل بأداة تكتب auth.json، مثل: podman login أو oras login
            [403] ادخل بأداة تكتب auth.json، مثل: podman login أو oras login
           *[other] اسأل مدير المستودع.
        }
error-registry-busy = لدى المستودع { $host } حاليًا أكثر مما يطيق (HTTP { $status }).
    .hint = حاول مجددًا لاحقًا. يُستأنف التنزيل من حيث توقّف.
error-registry-login-elsewhere = يطلب المستودع { $host } بيانات دخولك لدى { $server }، وهو في نطاق آخر. لم تُرسل.
    .hint = إن كان { $server } يخصّ هذا المستودع فأضِفه إلى images.loginServers.
error-registry-login-file = لا يمكن استعمال الملف { $path } الذي فيه بيانات الدخول إلى المستودعات: { $reason }.
    .hint = صحّحه، أو احذفه وادخل من جديد، مثلًا: podman login أو oras login
error-registry-mirrors-failed = تعذّر استعمال أي مرآة، وكذلك مستودع { $reference }. { $reasons }
    .hint = انظر images.mirrors. لم يتغيّر شيء هنا.
error-proxy-invalid = الوكيل في المتغيّر { $variable } غير صالح: ينبغي أن يكون مثل http://proxy.example:3128.
    .hint = صحّح المتغيّر حيث يُضبط، مثلًا في ‎/etc/environment، ثم أوقف الخدمة (safe-browse daemon --stop) وادخل من جديد.
error-registry-not-found = ليس في المستودع { $reference }.
    .hint = تحقّق من المستودع والوسم.
error-registry-blob-differs = أرسل المستودع { $host } بيانات غير { $digest }….
    .hint = صورة النظام المستعملة لم تتغيّر. حاول مجددًا؛ فإن تكرّر ذلك فأخبر مدير المستودع.
error-registry-artifact-refused = لم يُجلب { $reference }: { $problem }.
    .hint = صورة النظام المستعملة لم تتغيّر. اسأل من رفعها.
error-registry-image-refused = لا يمكن رفع صورة النظام: { $problem }.
    .hint = اسرد صور الأنظمة: safe-browse image list
error-attest-not-built-here = لم تُبنَ صورة النظام { $digest } على هذا المضيف، لذا لا يمكن تأكيدها من هنا.
    .hint = ابنِها هنا من الحزم نفسها: safe-browse image build
error-attestations-missing = أكّد صورة النظام { $digest } { $found } من البناة المطلوبين وعددهم { $required }.
    .hint = دع بانيًا آخر يبني صورة النظام نفسها ويؤكّدها: safe-browse image attest
error-signing-key-unusable = لا يستطيع المفتاح في { $path } التوقيع.
    .hint = يجب أن يكون مفتاح minisign سريًّا بلا كلمة سر. لإنشاء واحد نفّذ: minisign -G -W
error-signing-key-untrusted = المفتاح { $keyId } غير موثوق هنا، لذا لن تبدأ صورة نظام يوقّعها.
    .hint = لم يتغيّر التوقيع. أضِف المفتاح العام إلى images.trustedKeys أولًا.
error-attestation-digest-invalid = تُؤكَّد صورة النظام ببصمتها الكاملة من 64 خانة.
    .hint = اسرد صور الأنظمة مع بصماتها: safe-browse image list --json
error-attestation-count-invalid = يجب أن يكون عدد البناة المطلوبين من 0 إلى 32.
    .hint = المعتاد بانيان: --require 2
error-attestation-key-invalid = «{ $key }» ليس مفتاح minisign عامًّا.
    .hint = هو السطر الثاني من ملف أنشأه minisign، ويبدأ بالحرفين RW.

## Failures: Channels

error-channel-name-invalid = لا يسمّي «{ $channel }» قناة.
    .hint = اكتبه بالصيغة REGISTRY/REPOSITORY/NAME، مثل registry.example/safe-browse/stable
error-channel-none = لا يتبع هذا المضيف أي قناة.
    .hint = سمِّ قناة في images.channel من الضبط.
error-channel-refused =
    رُفضت القناة { $channel }: { $problem ->
        [malformed] ليست ملف قناة تفهمه هذه الإصدارة
        [another-channel] يخصّ الملف قناة أخرى
        [serial-reused] تغيّر محتواها ولم يتغيّر رقمها
       *[other] { UNKNOWN() }
    }.
    .hint = صور الأنظمة المستعملة لم تتغيّر. أخبر من ينشر القناة.
error-channel-unsigned =
    { $valid ->
        [zero] ليس للقناة { $channel } أي توقيع صالح، والمطلوب { $needed }.
        [one] للقناة { $channel } توقيع صالح واحد، والمطلوب { $needed }.
        [two] للقناة { $channel } توقيعان صالحان، والمطلوب { $needed }.
        [few] للقناة { $channel } { $valid } توقيعات صالحة، والمطلوب { $needed }.
        [many] للقناة { $channel } { $valid } توقيعًا صالحًا، والمطلوب { $needed }.
       *[other] للقناة { $channel } { $valid } توقيع صالح، والمطلوب { $needed }.
    }
    .hint = قارن images.channelKeys وimages.channelThreshold بمفاتيح من يوقّعون القناة.
error-channel-policy-invalid =
    للقناة { $channel } إعدادات مُدارة لا يمكن استعمالها:
    { "  " }{ $problems }
    .hint = لم يتغيّر شيء: تبقى الإعدادات وصور الأنظمة المستعملة. على من ينشر القناة تصحيح السياسة.
error-channel-older = يعرض المستودع الرقم { $serial } من القناة { $channel }، لكن رُئي الرقم { $seen } من قبل.
    .hint = صور الأنظمة المستعملة لم تتغيّر. ربما يعرض أحدهم ملفًّا قديمًا: أخبر مدير المستودع.
error-channel-expired = انتهت صلاحية ملف القناة { $channel } عند { $expired }.
    .hint = تحقّق من ساعة هذا المضيف. إن كانت صحيحة، فالقناة لم تُجدَّد أو أن المستودع يحجب الملف الأحدث: أخبر من ينشرها.
error-channel-needs-version = تحتاج صور الأنظمة في القناة { $channel } إلى Safe Browse { $needed }، وهذا { $version }.
    .hint = حدّث الحزمة safe-browse.
error-channel-record-damaged = لا يُعرف ما رُئي من ملفات القنوات من قبل: لا يمكن قراءة قيدها.
    .hint = إن كنت تعرف سبب تغيّره فاحذفه.
    .details = { $path }
error-channel-overtaken = لا يمكن نشر الرقم { $serial } من القناة { $channel }: في المستودع { $newest } من قبل.
    .hint = اكتب المسوّدة مجددًا ليكون لها الرقم التالي، ثم اطلب توقيعها مجددًا.
error-channel-serials-used-up = لا يمكن أن يتبع ملفٌ في القناة { $channel }: للأحدث أعلى رقم، وهو { $serial }.
    .hint = استنفد الأرقامَ من يملك مفاتيحها. استبدل المفاتيح وابدأ من جديد: channel publish مع --first-serial. في دليل القنوات كل خطوة.
error-channel-nothing-published = ليس للقناة { $channel } ملف يُغيَّر.
    .hint = انشر الأول: safe-browse channel publish { $channel }
error-channel-no-earlier-release = ليس في المستودع إصدار سابق من القناة { $channel }.
    .hint = سمِّ الرقم المراد الرجوع إليه إن كان أقدم.
error-channel-report-unusable = ليس هذا تقريرًا صنعه verify web لصورة المتصفّح المستعملة.
    .hint = نفّذ: safe-browse verify web --json > report.json. لا تكفي الصيغة القصيرة.
error-channel-score-lower =
    { GIVEN($lost) ->
        [no] ما يعمل في الإصدار الجديد أقل مما يعمل في الإصدار الحالي من القناة { $channel }: تنجح { $held } من فحوص verify web بدلًا من { $present }.
       *[yes]
            ما يعمل في الإصدار الجديد أقل مما يعمل في الإصدار الحالي من القناة { $channel }: تنجح { $held } من فحوص verify web بدلًا من { $present }. المفقود:
            { "  " }{ $lost }
    }
    .hint = ابنِ صورة نظام يعمل فيها. لإعطاء هذه للحواسيب رغم ذلك: --accept-lower-score
error-channel-score-missing = للإصدار الحالي من القناة { $channel } نتيجة، وليست للجديد.
    .hint = نفّذ: safe-browse verify web --json > report.json وانشر مع --web-report report.json. للمتابعة بلا نتيجة: --accept-lower-score
error-channel-recalls-full = عدد الصور التي تسحبها القناة { $channel } بالفعل: { $most }.
    .hint = ألغِ سحب الصور التي لم تعد على أي حاسوب: safe-browse channel recall { $channel } DIGEST --withdraw
error-channel-not-recalled = القناة { $channel } لا تسحب { $digest }.
    .hint = لعرض ما تسحبه: safe-browse channel show { $channel }
error-channel-release-recalled = القناة { $channel } تسحب صورة من هذا الإصدار، فلن يستعمله أي حاسوب.
    .hint = انشر صورة أخرى أو ألغِ السحب: safe-browse channel recall { $channel } DIGEST --withdraw
error-recall-unexplained = يحتاج السحب إلى سبب كما سيقرؤه الناس: سطر واحد من 200 حرف على الأكثر.
    .hint = اذكره: --why "تُستغَل ثغرة في Chromium"
error-policy-not-named = سمِّ ملف سياسة، أو استعمل --none.
    .hint = مثلًا: safe-browse channel policy registry.example/safe-browse/stable policy.toml
error-channel-draft-invalid = ليس { $path } مسوّدة لملف قناة.
    .hint = اكتب واحدة بالخيار --draft، ولا تعدّلها: تُوقَّع بايتاتها.
error-image-not-proven = { part-image-name } الجديدة لا تعمل على هذا المضيف: { $reason }.
    .hint = صور الأنظمة المستعملة لم تتغيّر. أخبر من ينشر الصورة.

## Failures: Templates

error-sealing-off = القوالب معطّلة في الضبط.
    .hint = فعّل «ابدأ الجلسات من قالب» في الإعدادات.
error-cannot-seal = لا يستطيع المراقب { $hypervisor } ختم الآلات الافتراضية.
    .hint = لا شيء يلزم فعله: تبدأ الجلسات من الصفر.
error-seal-failed = تعذّر ختم الآلة الافتراضية: { $reason }.
    .hint = تبدأ الجلسات بلا قالب. راجع صفحة «التشخيص».
error-spare-failed = تعذّر تحميل الآلة الاحتياطية: { $reason }.
    .hint = إلى أن يمكن تحميل واحدة، تبدأ الجلسات من القالب أو من الصفر.
error-templates-dropped = أُسقطت القوالب قبل أن تُختم كلها.
    .hint = اختمها مجددًا: safe-browse template seal
error-template-refused = لا يستطيع { $hypervisor } تحميل القالب: { $reason }
    .hint = افتح الجلسة مجددًا: يُختم القالب من جديد.

## Failures: Network

error-network-not-started =
    { GIVEN($reason) ->
        [no] لم تبدأ آلة الشبكة الافتراضية.
       *[yes] لم تبدأ آلة الشبكة الافتراضية: { $reason }.
    }
    .hint = راجع صفحة «التشخيص».
error-network-stopped = أُوقفت آلة الشبكة الافتراضية وهي تبدأ.
    .hint = ابدأها مجددًا: safe-browse network start
error-network-ended = انتهت آلة الشبكة الافتراضية.
    .hint = أعد تشغيل الشبكة من صفحة «الشبكة».
error-network-failed = أبلغت آلة الشبكة الافتراضية عن عطل (الخطوة { $step }).
    .hint = أعد تشغيل الشبكة من صفحة «الشبكة».
error-network-crash-loop = انتهت آلة الشبكة الافتراضية { $times } مرات على التوالي ولن يُعاد تشغيلها. السبب الأخير: { $reason }.
    .hint = أعد تشغيل الشبكة من صفحة «الشبكة».
error-network-in-use =
    { $sessions ->
        [zero] لا تستعمل أي جلسة آلة الشبكة الافتراضية.
        [one] تستعمل جلسة واحدة آلة الشبكة الافتراضية.
        [two] تستعمل جلستان آلة الشبكة الافتراضية.
        [few] تستعمل { $sessions } جلسات آلة الشبكة الافتراضية.
        [many] تستعمل { $sessions } جلسة آلة الشبكة الافتراضية.
       *[other] تستعمل { $sessions } جلسة آلة الشبكة الافتراضية.
    }
    .hint =
        { $sessions ->
            [one] أتلِفها أولًا.
            [two] أتلِفهما أولًا.
           *[other] أتلِفها كلها أولًا.
        }
error-ports-taken = كل منافذ آلة الشبكة الافتراضية مستعملة ({ $ports }).
    .hint = أتلِف جلسة، أو اسمح بعدد أكبر في الإعدادات.
error-network-policy-too-large = ستكون قوائم المواقع المسموحة لكل الجلسات معًا أكبر من { $kibibytes } KiB.
    .hint = أغلق جلسة لها قائمة طويلة، أو قصّر قائمة ملف تعريفها.
error-imported-image-bridge-only = صورة الشبكة مستوردة. لا تستطيع التوجيه ولا الترشيح، لذا لا تعمل إلا جسرًا.
    .hint = اختر الوضع «جسر»، أو ابنِ صورة الشبكة القياسية.
error-bridge-rules-unreadable = لا يمكن استعمال قواعد الجسر في { $file }: { $problem }.
    .hint = أصلح الملف، أو سمِّ ملفًّا آخر في الإعدادات.
error-host-attached = المضيف متصل من قبل بآلة الشبكة الافتراضية.
    .hint = افصله أولًا: safe-browse network detach-host
error-host-cards-unsupported = لا يمكن وصل المضيف بآلة الشبكة الافتراضية مع المراقب { $hypervisor }.
    .hint = لا يدعم ذلك إلا Xen: ‏hypervisor = "xl".
error-host-card-missing = لم تظهر بطاقة الشبكة التي وُصلت بالمضيف.
    .hint = حمّل مشغّلها: modprobe xen-netfront
error-card-not-connected = لم تقبل آلة الشبكة الافتراضية بطاقة شبكة، حتى في المحاولة الثانية.
    .hint = أعد تشغيل الشبكة من صفحة «الشبكة».

## Failures: Uplink

error-uplink-not-started = لم يبدأ اتصال الإنترنت ({ $program }): { $reason }
    .hint = راجع صفحة «التشخيص».
error-uplink-device-missing = جهاز الشبكة { $device } الذي تخرج منه الجلسات غير موجود. لا يخرج شيء حتى يعود.
    .hint = صِله، مثل VPN، أو اختر مسارًا آخر: network.user.follow
error-uplink-device-down = جهاز الشبكة { $device } الذي تخرج منه الجلسات متوقف أو بلا عنوان. لا يخرج شيء حتى ذلك الحين.
    .hint = صِله، مثل VPN، أو اختر مسارًا آخر: network.user.follow
error-uplink-ended = انتهى اتصال الإنترنت لآلة الشبكة الافتراضية وأُعيد تشغيله.
    .hint = لا شيء يلزم فعله.
error-uplink-crash-loop = انتهى اتصال الإنترنت لآلة الشبكة الافتراضية { $times } مرات خلال دقيقة.
    .hint = أعد تشغيل الشبكة من صفحة «الشبكة».
error-uplink-lost = تعذّرت إعادة تشغيل اتصال الإنترنت لآلة الشبكة الافتراضية: { $reason }.
    .hint = أعد تشغيل الشبكة من صفحة «الشبكة».
error-uplink-unsupported = لا يدعم هذا المراقب network.uplink = "{ $uplink }".
    .hint = أعطِ آلة الشبكة الافتراضية بطاقة شبكة: network.uplink = "pci" وnetwork.pci.device.
error-tap-refused = تعذّر فتح أي جهاز tap للجسر { $bridge }: { $reason }
    .hint = بصلاحيات root: echo "allow { $bridge }" >> /etc/qemu/bridge.conf; chmod u+s { $helper }. أو سمِّ جهاز tap خاصًّا بك في الإعدادات.
error-pci-device-missing = ليس في المضيف جهاز { $device }.
    .hint = اسرد بطاقات الشبكة: lspci -D -nn | grep -i -E "network|ethernet"
error-pci-not-a-network-card = الجهاز { $device } ليس بطاقة شبكة (صنفه { $deviceClass }).
    .hint = اسرد بطاقات الشبكة: lspci -D -nn | grep -i -E "network|ethernet"
error-pci-no-iommu = ليست البطاقة { $device } في أي مجموعة IOMMU، لذا تستطيع الوصول إلى كل ذاكرة المضيف.
    .hint = فعّل IOMMU: ‏VT-d أو AMD-Vi في البرنامج الثابت، وintel_iommu=on في سطر أوامر النواة.
error-pci-group-shared = تتشارك البطاقة { $device } مجموعة IOMMU { $group } مع { $companions }: يستطيع بعضها الوصول إلى بعض دون IOMMU.
    .hint = انقل البطاقة إلى منفذ توسعة آخر، أو استعمل بطاقة أخرى.
error-pci-only-nic = البطاقة { $device } هي بطاقة الشبكة الوحيدة للمضيف. سيفقد المضيف شبكته.
    .hint = إن أردت ذلك ففعّل «اسمح ببطاقة الشبكة الوحيدة» في الإعدادات.
error-pci-not-taken = لا يمكن استعمال البطاقة { $device }: { $reason }.
    .hint = بصلاحيات root: modprobe vfio-pci; driverctl set-override { $device } { $driver }; chown YOU /dev/vfio/{ $group }; وارفع حدّ الذاكرة المقفلة لحسابك إلى ذاكرة آلة الشبكة الافتراضية.

## Failures: Files and clipboard

error-transfers-unsupported = لا يمكن نقل الملفات والحافظة: ليس لهذا المراقب منفذ لها.
    .hint = استعمل hypervisor = "qemu".
error-transfer-violation = أرسلت الآلة الافتراضية غير ما اتُّفق عليه.
    .hint = لا تثق بهذه الجلسة بعد الآن: أتلِفها.
error-transfer-failed = لم تستطع الآلة الافتراضية إتمام النقل.
    .hint = حاول مجددًا.
error-transfer-stalled = توقّفت الآلة الافتراضية في منتصف النقل.
    .hint = حاول مجددًا.
error-transfer-too-large = هو أكبر من حدّ النقل.
    .hint = للملفات: ارفع الحجم الأقصى للملف في الإعدادات.
error-no-room-inside = ليس له مكان في الآلة الافتراضية.
    .hint = أعطِ ملف التعريف ذاكرة أكثر.
error-download-not-found =
    { GIVEN($name) ->
        [no] لم يعد هذا الملف موجودًا في الجلسة.
       *[yes] ليس في الجلسة تنزيل «{ $name }».
    }
    .hint =
        { GIVEN($session) ->
            [no] اسرد تنزيلاتها: safe-browse downloads ID
           *[yes] اسرد تنزيلاتها: safe-browse downloads { $session }
        }
error-download-changed = تغيّر الملف منذ سرده.
    .hint = افتح قائمة الملفات مجددًا، واحفظ الملف عندما يكتمل.
error-download-unfinished = ما زال الملف ينزَّل.
    .hint = احفظه عندما يكتمل.
error-clipboard-empty = لم يُنسخ في الجلسة شيء يمكن نقله.
    .hint = انسخ هناك نصًّا أو صورة أولًا.
error-clipboard-not-a-url = النص المنسوخ في الجلسة ليس عنوان URL.
    .hint = اكتب العنوان، أو انسخه في الجلسة أولًا.
error-clipboard-not-text = كانت في الحافظة صورة. أُزيلت من الجلسة وفُقدت.
    .hint = انسخها مجددًا، وسمِّ لها ملفًّا: safe-browse copy { $session } FILE.png
error-file-unreadable = لا يمكن قراءة الملف { $path }.
    .hint = تحقّق من وجوده ومن أنه يجوز لك قراءته.
error-not-a-file = ليس { $path } ملفًّا.
    .hint = أرسل المجلد على هيئة أرشيف.
error-file-changed = تغيّر الملف { $path } أثناء قراءته.
    .hint = حاول مجددًا.
error-file-not-written = لا يمكن كتابة الملف { $path }. ربما كان موجودًا.
    .hint = سمِّ ملفًّا جديدًا في مجلد يجوز لك الكتابة فيه.
error-measurement-unreadable = { $path } ليس تقريرًا من safe-browse measure بهذا الإصدار.
    .hint = أعد القياس، أو قارن تقارير من إصدار واحد.

## Failures: Safe copies

error-safe-copy-running = يجري صنع نسخة آمنة أخرى.
    .hint = انتظر حتى تتمّ، أو ألغِها.
error-safe-copy-unsupported = لا يمكن صنع نسخ آمنة من ملفات من هذا النوع.
    .hint = اعرضه في الجلسة، أو احفظ الملف نفسه إن كنت تثق به.
error-safe-copy-too-many-pages = عدد صفحات المستند { $pages }؛ وللنسخة الآمنة { $maxPages } على الأكثر.
    .hint = ارفع العدد الأقصى لصفحات النسخة الآمنة في الإعدادات، أو احفظ الملف نفسه إن كنت تثق به.
error-safe-copy-too-large = ستكون النسخة الآمنة أكبر من الحدّ { $maxFileMiB } MiB.
    .hint = ارفع الحجم الأقصى للملف في الإعدادات.
error-safe-copy-locked = المستند معمّى: تلزم كلمة سره لقراءته.
    .hint = اعرضه في جلسة وأدخل كلمة السر هناك، أو اطلب من مرسله نسخة بلا كلمة سر.
error-safe-copy-without-programs = تلزم لهذا برامج للمستندات ليست في صورة المتصفّح.
    .hint = اضبط files.documents على true ثم ابنِ الصورة من جديد: safe-browse image build browser
error-safe-copy-not-drawn = لا يمكن رسم الملف: هو تالف أو مقفل بكلمة سر.
    .hint = اعرضه في الجلسة، أو احفظ الملف نفسه إن كنت تثق به.
error-printer-missing = لا طابعة مُعدّة على حاسوبك، أو إن خدمة الطباعة فيه (CUPS) لا تعمل.
    .hint = أضِف طابعة من إعدادات سطح مكتبك، أو احفظ نسخة آمنة واطبعها في مكان آخر.
error-print-failed = لم تُطبع النسخة الآمنة: { $reason }.
    .hint = هي محفوظة: { $path }
error-converter-not-started = لم تبدأ آلة التحويل الافتراضية: { $reason }.
    .hint = راجع صفحة «التشخيص».
error-converter-ended =
    { GIVEN($step) ->
        [no] انتهت آلة التحويل الافتراضية.
       *[yes] أبلغت آلة التحويل الافتراضية عن عطل (الخطوة { $step }).
    }
    .hint = حاول مجددًا.

## Failures: USB devices

error-no-usb = لا يمكن تسليم أجهزة USB إلى هذه الجلسة.
    .hint = اسمح بأجهزة USB في ملف تعريفها، وافتح جلسة أخرى. جلسات Xen لا تحصل عليها أبدًا.
error-usb-device-missing = لا جهاز USB بالعنوان { $device }.
    .hint = الجهاز الذي يُوصل من جديد له عنوان آخر. افتح قائمة الأجهزة مجددًا.
part-usb-refusal =
    { $refusal ->
        [no-use] لا نفع للجلسات من أجهزة من نوعه
        [not-allowed] لا يسمح ملف تعريف الجلسة بنوعه
        [no-permission] لا يُسمح لحسابك بفتحه
        [handed-over] هو لدى جلسة من قبل
       *[other] { UNKNOWN() }
    }
error-usb-device-refused = لم يُسلَّم { $device }: { part-usb-refusal }.
    .hint =
        { $refusal ->
            [no-use] تستطيع الجلسات استعمال مفاتيح الأمان والكاميرات وقارئات البطاقات الذكية.
            [not-allowed] أضِف النوع إلى أنواع أجهزة USB في ملف التعريف، وافتح جلسة أخرى.
            [no-permission] تذكر صفحة «التشخيص» ما يجب فعله.
            [handed-over] افصله هناك أولًا، أو أغلق تلك الجلسة.
           *[other] { UNKNOWN() }
        }
error-usb-too-many = يمكن أن يكون لدى الجلسة من أجهزة USB في الوقت نفسه { $most } على الأكثر.
    .hint = افصل جهازًا آخر أولًا.
error-usb-in-use = لم يُوصل { $device }: يستعمله برنامج آخر على حاسوبك.
    .hint = أغلق ذلك البرنامج ثم حاول مجددًا. إن كان خدمة البطاقات الذكية فنفّذ بصلاحيات root: systemctl stop pcscd.socket pcscd.service
error-smart-card-unusable = لم يُوصل { $device }: لم يستطع Chromium في الجلسة استعماله.
    .hint = حاول مرة أخرى. إن كانت صورة نظام الجلسة أقدم من هذه الإصدارة فابنِ واحدة أخرى من صفحة «صور الأنظمة».
error-usb-not-connected = لم يُوصل { $device }: { $reason }
    .hint = أعد وصله ثم حاول مرة أخرى.

## Failures: Configuration

error-config-invalid =
    { $count ->
        [one]
            في ملف الضبط خطأ:
            { $problems }
        [two]
            في ملف الضبط خطآن:
            { $problems }
        [few]
            في ملف الضبط { $count } أخطاء:
            { $problems }
        [many]
            في ملف الضبط { $count } خطأً:
            { $problems }
       *[other]
            في ملف الضبط { $count } خطأ:
            { $problems }
    }
    .hint = أصلح الملف، ثم نفّذ: safe-browse config check
    .details = { $path }
error-config-not-broken = ليس في ملف الضبط خطأ، أو إن محتواه السابق غير معروف.
    .hint = حرّر الملف.
    .details = { $path }
error-config-change-refused =
    لم يتغيّر الضبط:
    { $problems }
    .hint = صحّح ما ذُكر هنا، في الإعدادات أو في ملف الضبط.
error-policy-file-refused =
    لا تبدأ أي جلسة لأن الإعدادات المُدارة لا يمكن الوثوق بها: { $path } { $problem ->
        [link] وصلة رمزية
        [not-a-file] ليس ملفًّا عاديًّا
        [not-a-folder] ليس مجلدًا
        [covered] يغطّيه لهذا البرنامج وصل آخر
        [unreadable] لا يستطيع هذا الحساب قراءته
        [foreign] لا يخصّ root
        [writable] يستطيع غير root الكتابة فيه
        [too-large] أكبر من 1 MiB
       *[other] { UNKNOWN() }
    }.
    .hint =
        { $problem ->
            [covered] شغّل Safe Browse خارج نطاق أسماء المستخدمين الذي وُصل فيه شيء هناك.
           *[other] على المدير أن ينفّذ: chown root:root FILE وchmod 644 FILE، ومثلهما لمجلده مع chmod 755.
        }
error-policy-invalid =
    { $count ->
        [one]
            لا تبدأ أي جلسة: في الإعدادات المُدارة في { $path } خطأ:
            { $problems }
        [two]
            لا تبدأ أي جلسة: في الإعدادات المُدارة في { $path } خطآن:
            { $problems }
        [few]
            لا تبدأ أي جلسة: في الإعدادات المُدارة في { $path } { $count } أخطاء:
            { $problems }
        [many]
            لا تبدأ أي جلسة: في الإعدادات المُدارة في { $path } { $count } خطأً:
            { $problems }
       *[other]
            لا تبدأ أي جلسة: في الإعدادات المُدارة في { $path } { $count } خطأ:
            { $problems }
    }
    .hint = على المدير أن يصلح الملف. ثم راجع صفحة «التشخيص».
error-setting-managed = تديره { $by }، ولم يتغيّر: { $keys }
    .hint =
        { GIVEN($contact) ->
            [no] لمعرفة مصدر كل قيمة نفّذ: safe-browse config show
           *[yes] اسأل { $contact }. لمعرفة مصدر كل قيمة نفّذ: safe-browse config show
        }
error-profile-managed = لا يجوز استعمال ملف التعريف «{ $name }». تديره { $by }.
    .hint = ملفات التعريف المتاحة: { $profiles }
error-image-too-old =
    { $days ->
        [zero] صورة المتصفّح من { $builtAt }. تسمح { $by } بصور اليوم فقط.
        [one] صورة المتصفّح من { $builtAt }. تسمح { $by } بصور لا يزيد عمرها على يوم واحد.
        [two] صورة المتصفّح من { $builtAt }. تسمح { $by } بصور لا يزيد عمرها على يومين.
        [few] صورة المتصفّح من { $builtAt }. تسمح { $by } بصور لا يزيد عمرها على { $days } أيام.
        [many] صورة المتصفّح من { $builtAt }. تسمح { $by } بصور لا يزيد عمرها على { $days } يومًا.
       *[other] صورة المتصفّح من { $builtAt }. تسمح { $by } بصور لا يزيد عمرها على { $days } يوم.
    }
    .hint = ابنِ أحدث منها أو اجلبه من صفحة «صور الأنظمة».
error-protection-missing =
    لا تبدأ أي آلة افتراضية دون { $protection ->
        [cgroup] cgroup تحدّها
        [account] حساب منفصل
        [accessControl] ملف AppArmor
       *[other] { UNKNOWN() }
    }، كما تطلب { $by }: { $cause ->
        [refused] يرفض النظام ذلك
        [failed] لم يُجب النظام في الوقت المناسب
        [no-ids] ليست لحسابك أرقام مستخدمين فرعية
        [not-loaded] ملفات Safe Browse غير محمّلة
        [absent] AppArmor معطّل
        [own-device] لا يجوز إلا لحسابك استعمال جهاز من أجهزة الآلة الافتراضية
       *[other] { UNKNOWN() }
    }.
    .hint =
        { GIVEN($contact) ->
            [no]
                { $cause ->
                    [failed] حاول مجددًا.
                   *[other] تذكر صفحة «التشخيص» ما ينقص.
                }
           *[yes]
                { $cause ->
                    [failed] اسأل { $contact }. حاول مجددًا.
                   *[other] اسأل { $contact }. تذكر صفحة «التشخيص» ما ينقص.
                }
        }
error-registry-managed = لا يجوز جلب صور الأنظمة من { $reference }. تديره { $by }.
    .hint = المسموح: { $registries }
error-config-file-too-large = الملف { $path } أكبر من { $maxBytes } بايت.
    .hint = في ملف ‎.wsb‎ بضع مئات من البايتات.
error-wsb-invalid = الملف ليس ضبطًا من Windows Sandbox: { $problem }.
    .hint = أعطِ ملف ‎.wsb‎ جذره <Configuration>.
error-profile-exists = ملف التعريف «{ $profile }» موجود من قبل.
    .hint = استورد باسم آخر مع --profile NAME، أو استبدل ملف التعريف كله مع --replace.
error-bookmarks-full = بلغت العلامات حدّها: { $limit }.
    .hint = أزل علامة أولًا.
error-bookmarks-too-large = ستكون العلامات معًا أكبر من { $kibibytes } KiB.
    .hint = أزل علامة أولًا، ويُفضّل أن تكون ذات عنوان طويل.
error-bookmark-not-found = لا علامة لهذه الصفحة.
    .hint = ربما أُزيلت من قبل.
error-bookmarks-unreadable = لا يمكن قراءة العلامات.
    .hint = أصلح ملفها، أو انقله إلى مكان آخر.
    .details = { $path }

## Failures: Verification

error-verification-running = يجري تحقّق من قبل.
    .hint = انتظره، أو ألغِه حيث بدأ.
error-cannot-inspect = لا يستطيع المراقب { $hypervisor } تشغيل الفاحص داخل آلة افتراضية.
    .hint = عيّن hypervisor = "qemu" في الضبط.
error-inspection-failed = تعذّر فحص الآلة الافتراضية: { $reason }.
    .hint = راجع صفحة «التشخيص».
error-image-digest-invalid = تُسمّى صورة النظام بست خانات على الأقل من بصمتها.
    .hint = اسرد صور الأنظمة: safe-browse image list

## Failures: Command line

error-undo-needs-one-session = يحتاج --undo إلى جلسة واحدة و1 إلى 60 ثانية.
    .hint = مثلًا: safe-browse close ID --undo 10
error-sessions-not-named = سمِّ الجلسات المراد إغلاقها، أو استعمل --all.
    .hint = اسرد الجلسات: safe-browse list
error-files-not-named = سمِّ الملفات المراد حفظها، أو استعمل --all.
    .hint = اسرد الملفات: safe-browse downloads { $session }
error-stdin-empty = الدخل القياسي فارغ.
    .hint = مثلًا: echo text | safe-browse paste { $session }
error-volume-invalid = «{ $text }» ليس مستوى صوت.
    .hint = استعمل: safe-browse volume ID 40%‎ أو mute أو unmute
error-viewer-missing = لا عارض VNC مثبّتًا يستطيع فتح مقبس يونكس.
    .hint = ثبّت واحدًا: apt-get install tigervnc-viewer. أو ابدأ بلا نافذة: safe-browse open --no-window
error-desktop-missing = لا يمكن فتح تطبيق سطح المكتب. { $reason }
    .hint = افتح متصفّحًا مؤقّتًا في عارض VNC: safe-browse open

## Failures: Desktop

error-no-other-browser = لا يُعرف متصفّح آخر يستطيع فتح الروابط.
    .hint = افتح الرابط في Safe Browse، أو اختر متصفّحًا في إعدادات سطح المكتب.
error-default-browser-not-set = تعذّر تغيير المتصفّح المبدئي لسطح المكتب هذا.
    .hint = ثبّت xdg-utils، أو غيّره في إعدادات سطح المكتب.
error-default-program-not-set = تعذّر تغيير البرامج المبدئية لسطح المكتب هذا.
    .hint = ثبّت xdg-utils، أو غيّرها في إعدادات سطح المكتب.
error-file-not-opened = لا يفتح الملفَّ أي برنامج في سطح المكتب هذا.
    .hint = افتحه في محرّر نصوص.
    .details = { $path }
error-other-browser-failed = تعذّر بدء المتصفّح الآخر.
    .hint = افتح الرابط هناك بنفسك، أو ثبّت libglib2.0-bin.
error-folder-not-shown = مدير الملفات لا يجيب.
    .hint = افتح المجلد بنفسك: مساره في التفاصيل.
    .details = { $folder }
error-kvm-group-not-joined = لم يُضَف حسابك إلى المجموعة kvm.
    .hint = نفّذ بصلاحيات root: { $command }
    .details = { $output }
