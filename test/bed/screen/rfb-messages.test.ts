import { describe, expect, it } from 'vitest';
import {
  keyEvent,
  keysFor,
  pointerEvent,
  requestUpdate,
  setDesktopSize,
  setEncodings,
  setPixelFormat,
} from './rfb-messages.ts';

describe('RFB messages', () => {
  it('have the bytes that RFC 6143 specifies', () => {
    expect(setPixelFormat().toString('hex')).toBe('000000002018000100ff00ff00ff100800000000');
    expect(setEncodings([0, -308]).toString('hex')).toBe('0200000200000000fffffecc');
    expect(requestUpdate(1280, 800).toString('hex')).toBe('03000000000005000320');
    expect(keyEvent(0xffe3, true).toString('hex')).toBe('040100000000ffe3');
    expect(keyEvent(0x77, false).toString('hex')).toBe('0400000000000077');
    expect(pointerEvent(640, 500, 1).toString('hex')).toBe('0501028001f4');
    expect(setDesktopSize(1000, 700).toString('hex')).toBe('fb0003e802bc0100000000000000000003e802bc00000000');
  });

  it('type an address with Shift only where a US keyboard needs it', () => {
    expect(keysFor('a:/?B').map(({ shifted }) => shifted)).toEqual([false, true, false, true, true]);
    expect(keysFor('~')[0]).toEqual({ keysym: 0x7e, shifted: true });
  });
});
