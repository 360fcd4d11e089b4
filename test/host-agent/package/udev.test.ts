import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const RULES = join(import.meta.dirname, '../../../host-agent/package/udev/70-safe-browse-usb.rules');

/** What udev compares: a value is a list of globs, separated by bars; see udev(7). test/nested/usb.test.ts asks the real one. */
const matches = (value: string, globs: string) =>
  globs.split('|').some((glob) => new RegExp(`^${glob.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(value));

/** Whether the rules open a USB device to the person. `interfaces`: class, subclass and protocol of each, such as `030101`. */
function isOpened(interfaces: readonly string[], vendor = '1234', product = '5678'): boolean {
  const properties: Readonly<Record<string, string>> = {
    ACTION: 'add',
    SUBSYSTEM: 'usb',
    'ENV{DEVTYPE}': 'usb_device',
    'ENV{ID_USB_INTERFACES}': `:${interfaces.join(':')}:`,
    'ATTR{idVendor}': vendor,
    'ATTR{idProduct}': product,
  };
  for (const line of readFileSync(RULES, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const parts = [...line.matchAll(/([\w{}]+)(==|!=|\+=|=)"([^"]*)"/g)].map(([, key = '', operator, value = '']) => ({
      key,
      operator,
      value,
    }));
    const isMet = parts.every(({ key, operator, value }) => {
      const property = properties[key] ?? '';
      return operator === '==' ? matches(property, value) : operator === '!=' ? !matches(property, value) : true;
    });
    if (!isMet) continue;
    if (parts.some(({ key }) => key === 'GOTO')) return false;
    if (parts.some(({ key, value }) => key === 'TAG' && value === 'uaccess')) return true;
  }
  return false;
}

const [CAMERA, KEYBOARD, MOUSE, KEY, STORAGE] = ['0e0100', '030101', '030102', '030000', '080650'];

it('opens cameras and security keys to the person at the computer, and no device that types', () => {
  expect([[CAMERA, '0e0200'], [KEY], [KEY, STORAGE]].map((device) => isOpened(device))).toEqual([true, true, true]);
  for (const device of [[KEYBOARD], [MOUSE], [STORAGE], [CAMERA, KEYBOARD], [KEY, KEYBOARD]])
    expect({ device, isOpened: isOpened(device) }).toEqual({ device, isOpened: false });
});

it('opens keys that type one-time passwords by their maker, and by product where makers of keyboards share the number', () => {
  expect(isOpened([KEY, KEYBOARD], '1050', '0407')).toBe(true);
  expect(['42b2', '4287', '0001'].map((product) => isOpened([KEY, KEYBOARD], '20a0', product))).toEqual([
    true,
    true,
    false,
  ]);
  expect(['f025', '0001'].map((product) => isOpened([KEY, KEYBOARD], '1ea8', product))).toEqual([true, false]);
});
