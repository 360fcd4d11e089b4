import { beforeEach, expect, it } from 'vitest';
import { connectDevice } from '../../../ui/main/handed-devices.ts';
import { textsFor } from '../../../ui/texts/texts.ts';

const KEY = { address: '1-5', name: 'A key', vendor: '1050', product: '0407', kind: 'security-key' };
let called: string[];
let asked: string[];
let says: boolean;
beforeEach(() => {
  [called, asked, says] = [[], [], true];
});

const connect = (address: string) =>
  connectDevice(
    {
      agent: { call: (async (method: string) => (called.push(method), [KEY])) as never },
      confirm: ({ message }) => Promise.resolve((asked.push(message), says)),
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
