import { expect, it } from 'vitest';
import { copyAddress, pressPaste } from '../../../../../ui/renderer/session/keyboard/pressed-keys.ts';

it('copies the address with keys, waits longer for an emulated VM, and returns the focus to the page', async () => {
  const deeds: string[] = [];
  const receiver = {
    sendKey: (_: number, code: string, down?: boolean) =>
      void deeds.push(`${code}${down === undefined ? '' : down ? ' down' : ' up'}`),
  };
  await copyAddress(receiver, true, (ms) => Promise.resolve(void deeds.push(String(ms))));
  expect(deeds).toEqual([
    'ControlLeft down',
    'KeyL',
    'ControlLeft up',
    '1500',
    'ControlLeft down',
    'KeyC',
    'ControlLeft up',
    '1500',
    'Escape',
    'Escape',
  ]);
  deeds.length = 0;
  await copyAddress(receiver, false, (ms) => Promise.resolve(void deeds.push(String(ms))));
  expect(deeds.filter((deed) => /^\d+$/.test(deed))).toEqual(['300', '300']);
});

it('pastes with Ctrl+V', () => {
  const deeds: string[] = [];
  pressPaste({ sendKey: (_, code, down) => void deeds.push(`${code} ${String(down)}`) });
  expect(deeds).toEqual(['ControlLeft true', 'KeyV undefined', 'ControlLeft false']);
});
