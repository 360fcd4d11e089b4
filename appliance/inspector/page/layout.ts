/** How text is laid out: from the right, from both sides, from the top. */
import { type Check, expect } from './check.ts';

interface Laid {
  readonly box: DOMRect;
  /** Where each character is. */
  readonly of: (character: string) => DOMRect;
}

/** Lays out `text` in 300 pixels, while `look` measures it. */
function laidOut(text: string, style: Readonly<Record<string, string>>, look: (laid: Laid) => void): void {
  const block = document.createElement('div');
  Object.assign(block.style, { width: '300px', font: '20px sans-serif', ...style });
  block.textContent = text;
  document.body.append(block);
  const of = (character: string) => {
    const range = document.createRange();
    const content = block.firstChild;
    const at = text.indexOf(character);
    expect(content && at >= 0, `no ${character}`);
    range.setStart(content, at);
    range.setEnd(content, at + character.length);
    return range.getBoundingClientRect();
  };
  try {
    look({ box: block.getBoundingClientRect(), of });
  } finally {
    block.remove();
  }
}

/** That the characters follow each other from left to right. */
function expectOrder(characters: string, of: (character: string) => DOMRect): void {
  const letters = Array.from(characters);
  const seen = letters.toSorted((one, other) => of(one).left - of(other).left).join('');
  expect(seen === characters, `from the left: ${seen}`);
}

export const layout: readonly Check[] = [
  {
    name: 'right-to-left',
    text: 'Text and boxes go from the right where a page says so',
    run() {
      laidOut('אבגד', { direction: 'rtl' }, ({ box, of }) => {
        expect(Math.abs(of('א').right - box.right) < 2, 'the first letter is not at the right edge');
        expectOrder('דגבא', of);
      });
      const row = document.createElement('div');
      row.dir = 'rtl';
      row.style.display = 'flex';
      const boxes = ['1', '2', '3'].map((text) => Object.assign(document.createElement('span'), { textContent: text }));
      row.append(...boxes);
      document.body.append(row);
      const [first = NaN, second = NaN, third = NaN] = boxes.map((box) => box.getBoundingClientRect().left);
      row.remove();
      expect(first > second && second > third, `three boxes at ${first}, ${second}, ${third}`);
    },
  },
  {
    name: 'mixed-directions',
    text: 'Latin words and numbers in Hebrew text keep their own direction',
    run() {
      laidOut('אב abc גד 12', { direction: 'rtl' }, ({ of }) => expectOrder('12דגabcבא', of));
      laidOut('abc אב 12 xy', { direction: 'ltr' }, ({ of }) => expectOrder('abc12באxy', of));
    },
  },
  {
    name: 'vertical-text',
    text: 'Text goes from the top, and lines from the right, where a page says so',
    run() {
      laidOut('あい\nうえ', { writingMode: 'vertical-rl', height: '200px', whiteSpace: 'pre' }, ({ of }) => {
        expect(of('い').top >= of('あ').bottom - 2, 'the second letter is not below the first');
        expect(of('う').right <= of('あ').left + 2, 'the second line is not to the left of the first');
      });
    },
  },
  {
    name: 'line-breaks',
    text: 'Lines of Thai end between words, which have no spaces',
    run() {
      laidOut('กขค', { width: '1px' }, ({ of }) => expect(of('ก').top === of('ค').top, 'a word was torn'));
      laidOut('สวัสดีชาวโลก', { width: '1px' }, ({ of }) => {
        expect(of('โ').top > of('ช').top && of('ช').top > of('ส').top, 'they do not end there');
        expect(of('ว').top === of('ส').top, 'a word was torn');
      });
    },
  },
  {
    name: 'joined-letters',
    text: 'The letters of Arabic join',
    run() {
      const context = new OffscreenCanvas(1, 1).getContext('2d');
      expect(context, 'no canvas');
      context.font = '40px sans-serif';
      // A sign without a width keeps them apart.
      const [joined, apart] = ['ععع', 'ع\u200cع\u200cع'].map((text) => context.measureText(text).width);
      expect(joined !== apart, `${joined} wide, as when they are kept apart`);
    },
  },
  {
    name: 'printed-pages',
    text: 'A page may have styles for paper, which the screen does not get',
    run() {
      expect(typeof print === 'function', 'it cannot be printed');
      expect(matchMedia('screen').matches && !matchMedia('print').matches, 'the screen is paper');
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('@page { size: A4 landscape; margin: 1cm } @media print { p { break-after: page } }');
      const [page, styles] = sheet.cssRules;
      expect(page instanceof CSSPageRule && page.style.cssText.includes('landscape'), 'pages have no size');
      expect(
        styles instanceof CSSMediaRule && styles.cssRules[0]?.cssText.includes('break-after: page'),
        'no page ends',
      );
    },
  },
];
