/** The picture on the screen of a fake. */
import { closeSync, ftruncateSync, mkdirSync, openSync, rmSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import type { Behaviour } from './behaviour.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const LARGEST = { width: 8192, height: 8192 };

/** A toolbar with its buttons above a white page, or black. */
function goodPicture({ width, height }: { width: number; height: number }, isPainted: boolean): Buffer {
  const pixels = Buffer.alloc(width * height * 3, isPainted ? 0xff : 0);
  if (isPainted) for (let at = 0; at < width * 60 * 3; at += 1) pixels[at] = 60 + ((at >> 6) % 150);
  return Buffer.concat([Buffer.from(`P6\n${width} ${height}\n255\n`), pixels]);
}

/** What hostile QEMUs write instead of a picture. */
const HOSTILE_PICTURES: Readonly<Partial<Record<Behaviour, (file: string) => void>>> = {
  'absurd-picture': (file) => writeFileSync(file, 'P6\n99999 99999\n255\nxxx'),
  'largest-picture': (file) =>
    writeSparse(file, `P6\n${LARGEST.width} ${LARGEST.height}\n255\n`, LARGEST.width * LARGEST.height * 3),
  'endless-picture': (file) => writeSparse(file, 'P6\n640 480\n255\n', 250 * 1024 * 1024),
  'picture-is-folder': (file) => replace(file, mkdirSync),
  'picture-is-link': (file) => replace(file, () => symlinkSync('/etc/passwd', file)),
};

/** Writes the picture to `file`, or whatever the behaviour requires. */
export function writePicture(
  file: string,
  format: unknown,
  size: { width: number; height: number },
  isPainted: boolean,
  behaviour: Behaviour,
): void {
  const hostile = HOSTILE_PICTURES[behaviour];
  if (hostile) hostile(file);
  else writeFileSync(file, format === 'png' ? PNG : goodPicture(size, isPainted));
}

/** Puts something else in the place of the file, if the permissions of the folder allow that. */
function replace(file: string, make: (file: string) => unknown): void {
  try {
    rmSync(file, { recursive: true, force: true });
    make(file);
  } catch {
    // The file stays empty.
  }
}

function writeSparse(file: string, header: string, bytes: number): void {
  const descriptor = openSync(file, 'w');
  writeSync(descriptor, header);
  ftruncateSync(descriptor, header.length + bytes);
  closeSync(descriptor);
}
