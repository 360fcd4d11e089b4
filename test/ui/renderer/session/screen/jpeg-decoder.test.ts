import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CALLER,
  CONSTRUCTORS,
  GLOBAL,
  narrowImports,
  REGISTRATIONS,
} from '../../../../../ui/renderer/session/screen/jpeg/decoder-imports.ts';
import { makeJpegDecoder } from '../../../../../ui/renderer/session/screen/jpeg/jpeg-decoder.ts';

const codec = join(import.meta.dirname, '../../../../../node_modules/@jsquash/jpeg/codec/dec');
const program = new WebAssembly.Module(readFileSync(join(codec, 'mozjpeg_dec.wasm')));
/** A page has these. */
const GLOBALS = {
  ImageData: class {
    readonly data: Uint8ClampedArray;
    readonly width: number;
    readonly height: number;
    constructor(data: Uint8ClampedArray, width: number, height: number) {
      this.data = data;
      this.width = width;
      this.height = height;
    }
  },
  location: { href: 'app://session/session.html' },
  document: { currentScript: { src: '' } },
};
const added: string[] = [];
beforeAll(() => {
  for (const [name, value] of Object.entries(GLOBALS))
    if (!(name in globalThis)) {
      added.push(name);
      Object.assign(globalThis, { [name]: value });
    }
});
afterAll(() => {
  for (const name of added) Reflect.deleteProperty(globalThis, name);
});

describe('the decoder of JPEG', () => {
  it('decodes with what it is left', async () => {
    const decode = await makeJpegDecoder(program);
    const pixels = decode(readFileSync(join(import.meta.dirname, 'grey.jpeg')), { width: 16, height: 16 });
    expect(pixels).toHaveLength(4 * 16 * 16);
    expect(Math.abs((pixels[0] ?? 0) - 128)).toBeLessThan(4);
  });

  it('imports these names only, of which those that reach the page are known', () => {
    const names = WebAssembly.Module.imports(program).map(({ module, name }) => `${module}.${name}`);
    expect(names.toSorted()).toEqual([...'abcdefghijklmnopqrstuvwxyz'].map((name) => `a.${name}`));
    const glue = readFileSync(join(codec, 'mozjpeg_dec.js'), 'utf8');
    const [table = ''] = /wasmImports=\{[^}]*\}/.exec(glue) ?? [];
    const known = [...table.matchAll(/(\w):(_\w+)/g)].map(([, name = '', meaning = '']) => [name, meaning] as const);
    expect(known.filter(([, meaning]) => meaning.includes('register')).map(([name]) => name)).toEqual(
      expect.arrayContaining([...REGISTRATIONS]),
    );
    expect(Object.fromEntries(known)).toMatchObject({
      [GLOBAL]: '__emval_get_global',
      [CALLER]: '__emval_get_method_caller',
    });
  });

  it('gets two constructors, and can call no function and register no type', () => {
    const called: string[] = [];
    const wide = Object.fromEntries(
      [GLOBAL, CALLER, 'i', ...REGISTRATIONS].map((name) => [
        name,
        (...numbers: number[]) => called.push(`${name}${numbers.join()}`),
      ]),
    );
    const texts = ['', ...CONSTRUCTORS, 'fetch', 'createImageBitmap', 'ImageDatax'];
    const { imports, started } = narrowImports(wide, (at) => texts[at] ?? '');
    imports[GLOBAL]?.(1);
    imports[GLOBAL]?.(2);
    imports[CALLER]?.(3, 8, 1);
    imports['b']?.(1);
    started();
    for (const ask of [
      () => imports[GLOBAL]?.(0),
      () => imports[GLOBAL]?.(3),
      () => imports[GLOBAL]?.(4),
      () => imports[GLOBAL]?.(5),
      () => imports[CALLER]?.(3, 8, 0),
      ...REGISTRATIONS.map((name) => () => imports[name]?.(1)),
    ])
      expect(ask).toThrow('does not need');
    expect(called).toEqual(['k1', 'k2', 'h3,8,1', 'b1']);
  });
});
