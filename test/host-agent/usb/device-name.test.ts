import { expect, it } from 'vitest';
import { cleaned, nameOf } from '../../../host-agent/usb/host-devices.ts';

const name = (untrustedManufacturer: string, untrustedProduct: string) =>
  nameOf({ untrustedManufacturer, untrustedProduct, ids: '1050:0407' });

it('names a device by manufacturer and product, each once', () => {
  expect(name('Yubico', 'YubiKey OTP+FIDO+CCID')).toBe('Yubico YubiKey OTP+FIDO+CCID');
  expect(name('Logitech', 'Logitech BRIO')).toBe('Logitech BRIO');
  expect([name('Yubico', ''), name('', ' \n'), name('', 'Key')]).toEqual(['Yubico 1050:0407', '1050:0407', 'Key']);
});

it('makes one short line of whatever a device sends', () => {
  const hostile = 'Key\u001b[2J\n\u202egnp.exe\u200b\t\u2028"<b>\u0000';
  expect(cleaned(hostile)).toBe('Key [2J gnp.exe "<b>');
  expect(Array.from(cleaned('\u{1f511}'.repeat(5000)))).toHaveLength(60);
  expect(Array.from(name('M'.repeat(5000), 'P'.repeat(5000)))).toHaveLength(60);
  expect(cleaned(`a${'\u0301'.repeat(40)}b`).length).toBeLessThanOrEqual(4);
  expect(cleaned('\ud800\ufffe')).toBe('');
});
