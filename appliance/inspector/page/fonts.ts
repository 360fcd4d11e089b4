/** Whether the letters of each script are drawn, and not the box that stands for a missing one. */
import { type Check, expect } from './check.ts';

/** A word of each script. */
const WORDS = {
  adlam: '𞤀𞤣𞤤𞤢𞤥',
  arabic: 'سلام',
  armenian: 'Բարև',
  balinese: 'ᬒᬁᬲ᭄ᬯ',
  bengali: 'নমস্কার',
  burmese: 'မင်္ဂလာပါ',
  canadian: 'ᐃᓄᒃᑎᑐᑦ',
  cherokee: 'ᏣᎳᎩ',
  chinese: '你好世界',
  coptic: 'ⲚⲞⲨϤⲢⲒ',
  cyrillic: 'Привет',
  devanagari: 'नमस्ते',
  emoji: '😀🚀',
  ethiopic: 'ሰላም',
  georgian: 'გამარჯობა',
  greek: 'Γειά',
  gujarati: 'નમસ્તે',
  gurmukhi: 'ਸਤ',
  hebrew: 'שלום',
  japanese: 'こんにちはカタ',
  javanese: 'ꦱꦸꦒꦼꦁ',
  kannada: 'ನಮಸ್ಕಾರ',
  khmer: 'សួស្តី',
  korean: '안녕하세요',
  lao: 'ສະບາຍດີ',
  latin: 'Žluťoučký',
  lisu: 'ꓡꓲꓢꓴ',
  malayalam: 'നമസ്കാരം',
  mathematics: '∑∫√≈',
  meetei: 'ꯈꯨꯔꯨꯝꯖꯔꯤ',
  mongolian: 'ᠮᠣᠩᠭᠣᠯ',
  nko: 'ߒߞߏ',
  'ol-chiki': 'ᱡᱚᱦᱟᱨ',
  oriya: 'ନମସ୍କାର',
  sinhala: 'ආයුබෝවන්',
  sundanese: 'ᮞᮥᮔ᮪ᮓ',
  syriac: 'ܫܠܡܐ',
  tamil: 'வணக்கம்',
  telugu: 'నమస్తే',
  thaana: 'ދިވެހި',
  thai: 'สวัสดี',
  tibetan: 'བཀྲ་ཤིས',
  tifinagh: 'ⴰⵣⵓⵍ',
  vai: 'ꕙꔤ',
  vietnamese: 'Xin chào ế',
  yi: 'ꆈꌠ',
} as const;

/** Not assigned to a character, so every font lacks it. */
const MISSING = '\u{10FFFE}';
const EXTENT = 40;

/** The pixels of a character, in a square. */
function drawn(character: string): string {
  const context = new OffscreenCanvas(EXTENT, EXTENT).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.font = '24px sans-serif';
  context.fillText(character, 4, 30);
  return context.getImageData(0, 0, EXTENT, EXTENT).data.join();
}

/** A missing character and an empty one, drawn once: for the missing one, all fonts are searched. */
let noLetters: readonly string[] | undefined;

export const fonts: readonly Check[] = Object.entries(WORDS).map(([script, word]) => ({
  name: `font-${script}`,
  text: `Text is drawn: ${word}`,
  run() {
    const none = (noLetters ??= [drawn(MISSING), drawn(' ')]);
    // Marks are drawn on the letter before them.
    const letters = Array.from(word).filter((character) => /[\p{L}\p{S}]/u.test(character));
    const lost = letters.filter((character) => none.includes(drawn(character)));
    expect(lost.length === 0, `without ${lost.join(' ')}`);
  },
}));
