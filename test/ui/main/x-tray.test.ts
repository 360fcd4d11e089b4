import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieIn, hello, localDisplay, rootIn, watchXTray } from '../../../ui/main/desktop/x-tray.ts';
import { Screen } from '../../lab/screen.ts';

it.each([
  [':7', { display: '7', screen: '0' }],
  ['unix:7.1', { display: '7', screen: '1' }],
  ['localhost:10.0', undefined],
  ['', undefined],
])('the display %j', (name, expected) => {
  expect(localDisplay(name)).toEqual(expected);
});

it('finds the cookie of a display, or of them all', () => {
  const part = (text: string) => Buffer.concat([Buffer.from([0, text.length]), Buffer.from(text)]);
  const entry = (number: string, name: string, data: string) => Buffer.concat([Buffer.from([1, 0]), ...['host', number, name, data].map(part)]);
  const file = Buffer.concat([entry('0', 'MIT-MAGIC-COOKIE-1', 'zero'), entry('7', 'XDM-AUTHORIZATION-1', 'other'), entry('7', 'MIT-MAGIC-COOKIE-1', 'seven')]);
  expect(String(cookieIn(file, '7'))).toBe('seven');
  expect(cookieIn(file, '8')).toBeUndefined();
  expect(String(cookieIn(entry('', 'MIT-MAGIC-COOKIE-1', 'all'), '8'))).toBe('all');
  expect(cookieIn(Buffer.alloc(0), '8')).toBeUndefined();
});

it('introduces itself with the cookie', () => {
  expect(hello(Buffer.from('0123456789abcdef')).toString('latin1')).toBe('l\0\x0b\0\0\0\x12\0\x10\0\0\0MIT-MAGIC-COOKIE-1\0\x000123456789abcdef');
  expect(hello(undefined)).toHaveLength(12);
});

it('finds the root window behind vendor and formats', () => {
  const welcome = Buffer.alloc(40 + 8 + 16 + 4);
  welcome.writeUInt16LE(5, 24);
  welcome.writeUInt8(2, 29);
  welcome.writeUInt32LE(0x123, 40 + 8 + 16);
  expect(rootIn(welcome)).toBe(0x123);
});

describe('on a real X server', () => {
  let screen: Screen;
  beforeAll(async () => {
    screen = await Screen.open({ awaitsTray: true });
  });
  afterAll(() => screen.close());

  it('says when a tray comes, when there is one already, and when another one comes', async () => {
    let [early, late] = [0, 0];
    await watchXTray(screen.environment, () => (early += 1));
    expect(early).toBe(0);
    const first = await screen.startTray();
    await expect.poll(() => early).toBe(1);
    await watchXTray(screen.environment, () => (late += 1));
    expect(late).toBe(1);
    first.kill();
    await once(first, 'exit');
    await screen.startTray();
    await expect.poll(() => [early, late]).toEqual([2, 2]);
  });
});
