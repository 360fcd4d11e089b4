/** Untrusted data from a guest: a picture, and log lines that try to be more than text. */
import { PNG } from 'pngjs';

export function thumbnail(): Buffer {
  const picture = new PNG({ width: 640, height: 400 });
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) {
      const isText = y % 40 > 16 && y % 40 < 26 && x > 40 && x < 600 - ((y * 7) % 220);
      picture.data.set(
        y < 48 ? [222, 226, 236, 255] : isText ? [96, 100, 112, 255] : [255, 255, 255, 255],
        (y * picture.width + x) * 4,
      );
    }
  }
  return PNG.sync.write(picture);
}

export function logLines(): string[] {
  const timeMs = Date.parse('2026-11-25T03:06:40Z');
  const lines = [
    { level: 30, time: timeMs, part: 'daemon', msg: 'listening' },
    { level: 30, time: timeMs + 1000, part: 'session', msg: 'starting', id: 'a1b2c3d4', profile: 'banking' },
    { level: 40, time: timeMs + 2000, part: 'network', msg: 'the uplink answered late', waitedMs: 1200 },
    {
      level: 50,
      time: timeMs + 3000,
      part: 'guest',
      msg: 'said what the contract does not allow',
      untrusted: '<img src=x onerror=alert(1)>'.repeat(4),
    },
  ];
  return [
    ...Array.from({ length: 10 }, () => lines.map((line) => JSON.stringify(line))).flat(),
    'Error: a line that is none of the log',
  ];
}
