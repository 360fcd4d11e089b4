/** What is in a picture. */
import { expect } from './check.ts';

/** The colour of all of `source`, as if it were one pixel. */
export function colourOf(source: CanvasImageSource): string {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  expect(context, 'no canvas');
  context.drawImage(source, 0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1).data.slice(0, 3).join();
}

export const ORANGE = '#ff8000';

/** As far as a codec keeps it. */
export function expectOrange(source: CanvasImageSource): void {
  const colour = colourOf(source);
  const [red = 0, green = 0, blue = 0] = colour.split(',').map(Number);
  expect(red > 220 && green > 100 && green < 160 && blue < 40, `its picture is ${colour}`);
}

/** An orange canvas in the page, which is painted again and again until `used` has settled. */
export async function withOrangeCanvas<Result>(used: (canvas: HTMLCanvasElement) => Promise<Result>): Promise<Result> {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 64;
  document.body.append(canvas);
  const context = canvas.getContext('2d');
  expect(context, 'no canvas');
  const paint = () => {
    context.fillStyle = ORANGE;
    context.fillRect(0, 0, canvas.width, canvas.height);
  };
  paint();
  const painting = setInterval(paint, 50);
  try {
    return await used(canvas);
  } finally {
    clearInterval(painting);
    canvas.remove();
  }
}

/** Plays until the first picture is there, and returns the film, which the caller removes. */
export async function shown(source: MediaStream | Blob): Promise<HTMLVideoElement> {
  const video = document.createElement('video');
  video.muted = true;
  if (source instanceof Blob) video.src = URL.createObjectURL(source);
  else video.srcObject = source;
  document.body.append(video);
  const isThere = new Promise((resolve) => video.requestVideoFrameCallback(resolve));
  await video.play();
  await isThere;
  return video;
}
