import { describe, expect, it } from 'vitest';
import { isHub, kindOf, type UsbInterface } from '../../../host-agent/usb/host-devices.ts';

const [AUDIO, INPUT, PRINTER, STORAGE, DATA, SMART_CARD, VIDEO] = [0x01, 0x03, 0x07, 0x08, 0x0a, 0x0b, 0x0e];
const plain = (one: number): UsbInterface => ({ class: one, subclass: 0 });
const KEYBOARD = { class: INPUT, subclass: 1 };
/** How the description of every authenticator begins, and that of a mouse. */
const FIDO = { ...plain(INPUT), reportDescriptor: Buffer.from('06d0f10901a101', 'hex') };
const MOUSE = { ...plain(INPUT), reportDescriptor: Buffer.from('05010902a101', 'hex') };
const kind = (...interfaces: UsbInterface[]) => kindOf({ deviceClass: 0, interfaces });

describe('the kind of a USB device', () => {
  it('is a security key only if it says so in its description, also if it is a keyboard and a smart card as well', () => {
    expect(kind(FIDO)).toBe('security-key');
    expect(kind(KEYBOARD, FIDO, plain(SMART_CARD))).toBe('security-key');
    expect([kind(MOUSE), kind(plain(INPUT)), kind(KEYBOARD, MOUSE)]).toEqual(['input', 'input', 'input']);
  });

  it('is a camera with its microphone and its button, and never one that is a keyboard or a disk', () => {
    expect(kind(plain(VIDEO), plain(AUDIO), plain(INPUT))).toBe('camera');
    expect(kind(plain(VIDEO), KEYBOARD)).toBe('input');
    expect(kind(plain(VIDEO), plain(STORAGE))).toBe('storage');
    expect(kind(plain(VIDEO), plain(DATA))).toBe('network');
  });

  it('is known for what no session uses, too', () => {
    expect([SMART_CARD, PRINTER, AUDIO, 0xff].map((one) => kind(plain(one)))).toEqual([
      'smart-card',
      'printer',
      'audio',
      'other',
    ]);
    expect(kind()).toBe('other');
  });

  it('is no kind for a hub', () => {
    expect([isHub({ deviceClass: 9, interfaces: [] }), isHub({ deviceClass: 0, interfaces: [] })]).toEqual([
      true,
      false,
    ]);
  });
});
