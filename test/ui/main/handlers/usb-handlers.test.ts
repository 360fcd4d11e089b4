import { beforeEach, expect, it } from 'vitest';
import { textsFor } from '../../texts-of.ts';
import { connectDevice } from '../../../../ui/main/handlers/usb-handlers.ts';

const READER = { address: '1-7', name: 'A reader', vendor: '08e6', product: '4433', kind: 'smart-card' };
const KEY = { address: '1-5', name: 'A key', vendor: '1050', product: '0407', kind: 'security-key' };
let called: string[];
let asked: string[];
let details: string[];
let says: boolean;
beforeEach(() => {
  [called, asked, details, says] = [[], [], [], true];
});

const connect = (address: string) =>
  connectDevice(
    {
      agent: { call: (async (method: string) => (called.push(method), [KEY, READER])) as never },
      confirm: ({ message, detail }) => {
        asked.push(message);
        details.push(detail);
        return Promise.resolve(says);
      },
      texts: () => textsFor('en'),
    },
    'a1b2',
    address,
  );

it('is handed over only after the desktop’s own dialogue has named it', async () => {
  says = false;
  expect(await connect('1-5')).toBe(false);
  says = true;
  expect(await connect('1-5')).toBe(true);
  expect(asked).toEqual(['Hand “A key” to this session?', 'Hand “A key” to this session?']);
  expect(called).toEqual(['session.usb-devices', 'session.usb-devices', 'session.usb-connect']);
});

it('is not handed over if it is another one by now', async () => {
  await expect(connect('1-6')).rejects.toMatchObject({ code: 'usb-device-missing' });
  expect(asked).toEqual([]);
});

it('is handed over with a warning that Chromium starts again only if it is a reader of smart cards', async () => {
  await connect('1-5');
  await connect('1-7');
  expect(details.map((detail) => detail.includes('starts again'))).toEqual([false, true]);
});
