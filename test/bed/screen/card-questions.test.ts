import { expect, it } from 'vitest';
import { asksForCertificate, asksForPin } from './card-questions.ts';

const [WIDTH, HEIGHT] = [1280, 800];

/** A screen with a button of one colour in a place. */
function screenWith(x: number, y: number, colour: readonly number[]) {
  const rgba = new Uint8Array(4 * WIDTH * HEIGHT).fill(255);
  rgba.set([...colour, 255], 4 * (y * WIDTH + x));
  return { width: WIDTH, height: HEIGHT, rgba };
}

it.each([
  ['for a certificate', screenWith(820, 350, [11, 87, 208]), [true, false]],
  ['for the PIN', screenWith(800, 435, [66, 133, 244]), [false, true]],
  ['nothing', screenWith(820, 350, [12, 87, 208]), [false, false]],
])('sees that Chromium asks %s', (_, picture, asked) => {
  expect([asksForCertificate(picture), asksForPin(picture)]).toEqual(asked);
});
