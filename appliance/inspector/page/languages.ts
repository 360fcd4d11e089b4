/** What the browser knows of languages. */
import { type Check, expect } from './check.ts';

/** Of those that most people read. */
const LOCALES = (
  'ar bg bn ca cs da de el en es et fa fi fil fr gu he hi hr hu id it ja kn ko lt lv ml mr ms nb nl pl pt pt-PT ro ru ' +
  'sk sl sr sv sw ta te th tr uk ur vi zh zh-TW'
).split(' ');

const dateIn = (locale: string): string =>
  new Date(0).toLocaleDateString(locale, { dateStyle: 'full', timeZone: 'UTC' });

export const languages: readonly Check[] = [
  {
    name: 'languages',
    text: 'Dates and numbers are written in many languages',
    run() {
      const locales = ['ar', 'de', 'es', 'fa', 'fr', 'hi', 'ja', 'ko', 'ru', 'th', 'tr', 'zh'];
      const written = locales.map((locale) =>
        new Date(0).toLocaleDateString(locale, { month: 'long', timeZone: 'UTC' }),
      );
      expect(new Set(written).size === locales.length, 'some languages are missing');
    },
  },
  {
    name: 'locales',
    text: `${LOCALES.length} languages have data`,
    run() {
      const unsorted = LOCALES.filter((locale) => Intl.Collator.supportedLocalesOf(locale).length === 0);
      const unwritten = LOCALES.filter((locale) => Intl.DateTimeFormat.supportedLocalesOf(locale).length === 0);
      expect(
        unsorted.length + unwritten.length === 0,
        `sorting lacks ${unsorted.join(' ')}, dates ${unwritten.join(' ')}`,
      );
      const english = dateIn('en');
      const likeEnglish = LOCALES.filter((locale) => locale !== 'en' && dateIn(locale) === english);
      expect(likeEnglish.length === 0, `${likeEnglish.join(' ')} are written in English`);
    },
  },
  {
    name: 'display-names',
    text: 'Languages, countries and currencies have names in other languages',
    run() {
      const names = [
        new Intl.DisplayNames('fr', { type: 'region' }).of('DE'),
        new Intl.DisplayNames('ja', { type: 'language' }).of('fr'),
        new Intl.DisplayNames('de', { type: 'currency' }).of('CHF'),
      ].join();
      expect(names === 'Allemagne,フランス語,Schweizer Franken', names);
    },
  },
  {
    name: 'segmenter',
    text: 'Words are found in Thai and Japanese, and signs that are one to a reader',
    run() {
      const parts = (locale: string, granularity: 'word' | 'grapheme', text: string) =>
        Array.from(new Intl.Segmenter(locale, { granularity }).segment(text), ({ segment }) => segment).join('|');
      const thai = parts('th', 'word', 'สวัสดีชาวโลก');
      expect(thai === 'สวัสดี|ชาว|โลก', thai);
      const japanese = parts('ja', 'word', '今日は天気です');
      expect(japanese === '今日|は|天気|です', japanese);
      const signs = parts('en', 'grapheme', 'é👩‍👩‍👧🇩🇪');
      expect(signs === 'é|👩‍👩‍👧|🇩🇪', signs);
    },
  },
  {
    name: 'plurals',
    text: 'Plurals are formed as in Arabic, Russian and Japanese',
    run() {
      const forms = [
        [0, 1, 2, 3, 11, 100].map((count) => new Intl.PluralRules('ar').select(count)),
        [1, 2, 5].map((count) => new Intl.PluralRules('ru').select(count)),
        [1, 2].map((count) => new Intl.PluralRules('ja').select(count)),
      ].join();
      expect(forms === 'zero,one,two,few,many,other,one,few,many,other,other', forms);
    },
  },
  {
    name: 'calendars',
    text: 'Other calendars and digits are known',
    run() {
      const year = (locale: string) => new Date(0).toLocaleDateString(locale, { year: 'numeric', timeZone: 'UTC' });
      const written = [
        year('en-u-ca-buddhist'),
        year('ja-u-ca-japanese'),
        year('en-u-ca-hebrew'),
        (1970).toLocaleString('ar-EG', { useGrouping: false }),
        (1970).toLocaleString('hi-u-nu-deva', { useGrouping: false }),
      ].join();
      expect(/^2513 BE,昭和45年,5730( AM)?,١٩٧٠,१९७०$/.test(written), written);
    },
  },
  {
    name: 'sorting',
    text: 'Words are sorted as their language does it',
    run() {
      const sorted = (locale: string, words: string) =>
        words.split(' ').sort(new Intl.Collator(locale).compare).join(' ');
      for (const [locale, words] of [
        ['de', 'a ä z'],
        ['sv', 'a z ä'],
        ['cs', 'h ch i'],
        ['es', 'n ñ o'],
        ['zh', '北京 上海 天津'],
      ] as const)
        expect(sorted(locale, words) === words, `${locale}: ${sorted(locale, words)}`);
    },
  },
  {
    name: 'time-zones',
    text: 'Time zones are known with their summer times',
    run() {
      const hour = (timeZone: string, month: number) =>
        new Date(Date.UTC(2024, month, 15, 12)).toLocaleTimeString('en-GB', { timeZone, timeStyle: 'short' });
      const hours = [
        hour('Europe/Berlin', 0),
        hour('Europe/Berlin', 6),
        hour('Asia/Kolkata', 0),
        hour('America/New_York', 6),
      ];
      expect(hours.join() === '13:00,14:00,17:30,08:00', hours.join());
    },
  },
];
