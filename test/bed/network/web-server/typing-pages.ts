import { page } from './page.ts';

/** Three fields: for text, for a password, and editable content. Enter reports what is in the focused one and which keys wrote it, and Tab goes to the next. */
export const typingPage = page(
  'Typing',
  `
  let keys = [];
  const valueOf = (field) => 'value' in field ? field.value : field.textContent;
  addEventListener('load', () => {
    document.querySelector('#text').focus();
    report('load');
  });
  addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') {
      if (event.key !== 'Tab') keys.push(event.key);
      return;
    }
    event.preventDefault();
    const field = document.activeElement;
    report('typed', JSON.stringify({ field: field.id, value: valueOf(field), keys }));
    keys = [];
    if ('value' in field) field.value = '';
    else field.textContent = '';
  });`,
  '<input id="text" size="60" style="height:60px"><br><input id="password" type="password"><div id="editable" contenteditable>&nbsp;</div>',
);

/** Reports which scripts are drawn as the box of a missing character. */
export const scriptsPage = page(
  'Scripts',
  `
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 40;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const drawn = (text) => {
    context.clearRect(0, 0, 40, 40);
    context.font = '20px sans-serif';
    context.fillText(text, 5, 28);
    return canvas.toDataURL();
  };
  const look = () => {
    const missing = drawn('\\u0378');
    // The first character of each word stands for its script: an emulated Chromium is slow to find fonts.
    const samples = [...document.querySelectorAll('p')].flatMap(({ textContent }) => textContent.split(' ').map(([first]) => first));
    const boxes = samples.filter((sample) => drawn(sample) === missing);
    report('load', JSON.stringify(boxes));
  };
  addEventListener('load', () => requestAnimationFrame(() => setTimeout(look, 100)));`,
  `<style>p{margin:2px 20px;font-size:22px}</style>${[
    'Latin éßŁğ Ελληνικά Кириллица',
    '简体中文 繁體中文 日本語 かな 한국어',
    'العربية فارسی اردو עברית',
    'हिन्दी বাংলা অসমীয়া ਪੰਜਾਬੀ ગુજરાતી ଓଡ଼ିଆ',
    'தமிழ் తెలుగు ಕನ್ನಡ മലയാളം සිංහල ไทย',
    '😀 👩‍👩‍👧 ❤️ 🇩🇪',
  ]
    .map((sample) => `<p>${sample}</p>`)
    .join('')}`,
);
