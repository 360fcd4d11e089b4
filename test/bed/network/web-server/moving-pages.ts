/**
 * Pages for measuring frames: "s" starts and stops what moves, one step each frame; "c" changes the colour of the field, from red to blue and back. With `moves`
 * in the address, it moves from the beginning.
 */
import { page } from './page.ts';

const FIELD = '#field{position:fixed;left:40%;top:40%;width:20%;height:20%;background:#f00}';
/** At each step it has another colour, so that a step can be seen at one point. */
const MARK = '#mark{position:fixed;left:25%;top:45%;width:12%;height:12%}';

/** `move` declares what one step does, as a function `move(step)`. */
const moving = (title: string, move: string, body: string) =>
  page(
    title,
    `
  let isMoving = false;
  let isBlue = false;
  let steps = 0;
  const [field, mark] = [document.querySelector('#field'), document.querySelector('#mark')];
  ${move}
  const step = () => {
    if (!isMoving) return;
    steps += 1;
    mark?.style.setProperty('background', 'rgb(' + (steps * 37) % 256 + ', 0, ' + (steps * 91) % 256 + ')');
    move(steps);
    requestAnimationFrame(step);
  };
  const start = () => (isMoving = !isMoving) && step();
  addEventListener('load', () => {
    report('load');
    if (new URLSearchParams(location.search).has('moves')) start();
  });
  addEventListener('keydown', ({ key }) => {
    if (key === 's') start();
    if (key === 'c') field.style.background = (isBlue = !isBlue) ? '#00f' : '#f00';
  });`,
    `${body}<div id="field"></div>`,
  );

/** Scrolls over a surface that looks different at every step. */
export const scrollPage = moving(
  'Scroll',
  'const move = () => scrollTo(0, (scrollY + 24) % 20000);',
  `<style>body{height:24000px;background:repeating-linear-gradient(#000 0,#fff 2000px)}${FIELD}</style>`,
);

/** Scrolls over a long text. */
export const articlePage = moving(
  'Article',
  `const words = 'every page that you open in this browser stays in a place which is gone afterwards and so is all that it has learnt'.split(' ');
  for (let paragraph = 0; paragraph < 300; paragraph += 1) {
    const text = document.createElement('p');
    text.textContent = Array.from({ length: 120 }, (_, index) => words[(paragraph * 7 + index * index) % words.length]).join(' ');
    document.body.prepend(text);
  }
  const move = () => scrollTo(0, (scrollY + 24) % (document.body.scrollHeight - innerHeight));`,
  `<style>body{height:auto;padding:0 1em}${FIELD}${MARK}</style><div id="mark"></div>`,
);

/** A film of 1280×720: soft shapes of all colours, other ones in each picture. */
export const filmPage = moving(
  'Film',
  `const film = document.querySelector('canvas');
  const drawing = film.getContext('2d', { alpha: false });
  const pictures = Array.from({ length: 8 }, () => {
    const small = new OffscreenCanvas(80, 45);
    const context = small.getContext('2d');
    const pixels = context.createImageData(80, 45);
    for (let at = 0; at < pixels.data.length; at += 1) pixels.data[at] = at % 4 === 3 ? 255 : Math.random() * 256;
    context.putImageData(pixels, 0, 0);
    return small;
  });
  const move = (step) => drawing.drawImage(pictures[step % pictures.length], 0, 0, 1280, 720);`,
  `<style>body{overflow:hidden}${FIELD}${MARK}</style><canvas width="1280" height="720"></canvas><div id="mark"></div>`,
);
