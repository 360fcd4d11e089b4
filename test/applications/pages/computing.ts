/** Applications that compute. */
import { applicationPage } from '../application.ts';

/**
 * A model of one layer, which finds edges: a convolution of 3 by 3. It is written here byte by byte, in the format of ONNX, whose messages are fields with a
 * number, a kind (0 a number, 2 bytes) and a value.
 */
const MODEL = `
  const number = (value) => { const bytes = []; for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) + 128); return [...bytes, value]; };
  const field = (tag, value) => typeof value === 'number' ? [...number(tag * 8), ...number(value)] : [...number(tag * 8 + 2), ...number(value.length), ...value];
  const text = (value) => [...new TextEncoder().encode(value)];
  const dimension = (size) => field(1, field(1, size));
  const tensorType = (sizes) => field(1, [...field(1, 1), ...field(2, sizes.flatMap(dimension))]);
  const value = (name, sizes) => [...field(1, text(name)), ...field(2, tensorType(sizes))];
  const weights = [...new Uint8Array(new Float32Array([-1, -1, -1, -1, 8, -1, -1, -1, -1]).buffer)];
  const initializer = [...[1, 1, 3, 3].flatMap((size) => field(1, size)), ...field(2, 1), ...field(8, text('W')), ...field(9, weights)];
  const padding = [...field(1, text('pads')), ...[1, 1, 1, 1].flatMap((pad) => field(8, pad)), ...field(20, 7)];
  const node = [...field(1, text('X')), ...field(1, text('W')), ...field(2, text('Y')), ...field(4, text('Conv')), ...field(5, padding)];
  const shape = [1, 1, 240, 320];
  const graph = [...field(1, node), ...field(2, text('edges')), ...field(5, initializer), ...field(11, value('X', shape)), ...field(12, value('Y', shape))];
  const model = Uint8Array.from([...field(1, 8), ...field(7, graph), ...field(8, field(2, 13))]);`;

export const modelPage = applicationPage('ONNX Runtime', 'find the edges in a picture', {
  body: '<button style="margin:10px 20px;font:18px sans-serif">Find edges</button><br><canvas id="picture" width="320" height="240" style="width:560px;margin:10px"></canvas><canvas id="edges" width="320" height="240" style="width:560px;margin:10px"></canvas>',
  script: `
  import * as ort from '/npm/onnxruntime-web/dist/ort.wasm.min.mjs';
  ${MODEL}
  ort.env.wasm.wasmPaths = '/npm/onnxruntime-web/dist/';
  ort.env.wasm.numThreads = crossOriginIsolated ? 2 : 1;
  const session = await ort.InferenceSession.create(model);
  const picture = $('#picture').getContext('2d');
  const sky = picture.createLinearGradient(0, 0, 0, 240);
  sky.addColorStop(0, '#5b8fd0');
  sky.addColorStop(1, '#f3d9a4');
  picture.fillStyle = sky;
  picture.fillRect(0, 0, 320, 240);
  for (const [colour, x, y, radius] of [['#fff3b0', 240, 70, 36], ['#2f6b3a', 90, 210, 80], ['#7b4b94', 190, 190, 50]]) {
    picture.fillStyle = colour;
    picture.beginPath();
    picture.arc(x, y, radius, 0, 2 * Math.PI);
    picture.fill();
  }
  $('button').addEventListener('click', async () => {
    const { data } = picture.getImageData(0, 0, 320, 240);
    const grey = Float32Array.from({ length: 320 * 240 }, (_, at) => (data[4 * at] + data[4 * at + 1] + data[4 * at + 2]) / 3);
    const { Y } = await session.run({ X: new ort.Tensor('float32', grey, shape) });
    const drawn = new ImageData(320, 240);
    Y.data.forEach((edge, at) => drawn.data.set([Math.abs(edge), Math.abs(edge), Math.abs(edge) / 2, 255], 4 * at));
    $('#edges').getContext('2d').putImageData(drawn, 0, 0);
    const at = (x, y) => 8 * grey[y * 320 + x] - [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => dx || dy ? grey[(y + dy) * 320 + x + dx] : 0)).reduce((sum, one) => sum + one, 0);
    const wrong = Y.data.reduce((count, edge, index) => {
      const [x, y] = [index % 320, Math.floor(index / 320)];
      return count + (x > 0 && x < 319 && y > 0 && y < 239 && Math.abs(edge - at(x, y)) > 0.5 ? 1 : 0);
    }, 0);
    done('Conv of ' + Y.dims.join('×') + ' by ' + ort.env.wasm.numThreads + ' threads, ' + wrong + ' wrong');
  });
  await ready({ find: $('button') });`,
});
