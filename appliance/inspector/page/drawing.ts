/** What draws, and becomes a picture. */
import { type Check, expect } from './check.ts';
import { expectOrange, ORANGE, withOrangeCanvas } from './pixels.ts';
import { answerOf, scriptUrl } from './worker.ts';

/** A pixel that WebGL cleared: it must be the wanted colour. */
function clearedBy(version: 'webgl' | 'webgl2'): void {
  const gl = document.createElement('canvas').getContext(version) as WebGLRenderingContext | null;
  expect(gl, 'no context');
  gl.clearColor(0.2, 0.4, 0.6, 1);
  gl.clear(gl.COLOR_BUFFER_BIT);
  const pixel = new Uint8Array(4);
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
  expect(pixel.join() === '51,102,153,255', `a pixel is ${pixel.join()}`);
}

export const drawing: readonly Check[] = [
  { name: 'webgl', text: 'WebGL draws', run: () => clearedBy('webgl') },
  { name: 'webgl2', text: 'WebGL 2 draws', run: () => clearedBy('webgl2') },
  {
    name: 'canvas',
    text: 'A canvas draws text and curves',
    run() {
      const context = new OffscreenCanvas(64, 64).getContext('2d');
      expect(context, 'no context');
      context.fillStyle = '#336699';
      context.arc(32, 32, 20, 0, 2 * Math.PI);
      context.fill();
      expect(context.getImageData(32, 32, 1, 1).data.join() === '51,102,153,255', 'the disc is not there');
      expect(context.getImageData(2, 2, 1, 1).data[3] === 0, 'the disc is everywhere');
    },
  },
  {
    name: 'svg',
    text: 'A picture in SVG is drawn',
    async run() {
      const picture = new Image();
      picture.src = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="#369"/></svg>')}`;
      await picture.decode();
      expect(picture.naturalWidth === 8, `it is ${picture.naturalWidth} wide`);
    },
  },
  {
    name: 'animation',
    text: 'Frames are painted one after another',
    async run() {
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    },
  },
  {
    name: 'canvas-in-worker',
    text: 'A worker draws on a canvas of its page',
    async run() {
      const canvas = document.createElement('canvas');
      document.body.append(canvas);
      const given = canvas.transferControlToOffscreen();
      const worker = new Worker(
        scriptUrl(`onmessage = ({ data: canvas }) => {
          const context = canvas.getContext('2d');
          context.fillStyle = '${ORANGE}';
          context.fillRect(0, 0, canvas.width, canvas.height);
          requestAnimationFrame(() => postMessage('drawn'));
        };`),
      );
      await answerOf(worker, given, [given]);
      await new Promise(requestAnimationFrame);
      expectOrange(canvas);
      canvas.remove();
    },
  },
  {
    name: 'picture-files',
    text: 'A canvas is saved as PNG, JPEG and WebP, and read again',
    run: () =>
      withOrangeCanvas(async (canvas) => {
        for (const type of ['image/png', 'image/jpeg', 'image/webp']) {
          const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type));
          expect(file?.type === type, `${file?.type ?? 'nothing'} instead of ${type}`);
          expectOrange(await createImageBitmap(file));
        }
      }),
  },
  {
    name: 'text-metrics',
    text: 'A canvas measures text',
    run() {
      const context = new OffscreenCanvas(1, 1).getContext('2d');
      expect(context, 'no canvas');
      context.font = '40px sans-serif';
      const measured = (text: string) => context.measureText(text);
      expect(measured('').width === 0, 'nothing has a width');
      expect(Math.abs(measured('mmm').width - 3 * measured('m').width) < 1, 'three letters are not thrice as wide');
      expect(measured('i').width < measured('m').width, 'all letters are as wide');
      expect(measured('g').actualBoundingBoxDescent > measured('m').actualBoundingBoxDescent + 2, 'g does not descend');
      expect(measured('m').fontBoundingBoxAscent > measured('m').actualBoundingBoxAscent, 'm is as high as its font');
    },
  },
];
