/** The RFB messages of a client, and the names of keys. Pure. */

export const ENCODING = {
  raw: 0,
  tight: 7,
  cursor: -239,
  desktopSize: -223,
  lastRectangle: -224,
  extendedKeys: -258,
  keyboardLights: -261,
  extendedDesktopSize: -308,
} as const;

/** The X key symbols of the keys that tests press. */
export const KEY = {
  backspace: 0xff08,
  tab: 0xff09,
  enter: 0xff0d,
  pause: 0xff13,
  escape: 0xff1b,
  up: 0xff52,
  right: 0xff53,
  down: 0xff54,
  end: 0xff57,
  control: 0xffe3,
  shift: 0xffe1,
  alt: 0xffe9,
  f4: 0xffc1,
  f5: 0xffc2,
  delete: 0xffff,
} as const;

/** 32 bits a pixel, blue first in memory: QEMU's own format. */
export function setPixelFormat(): Buffer {
  const message = Buffer.alloc(20);
  message.set([0, 0, 0, 0, 32, 24, 0, 1], 0);
  for (const at of [8, 10, 12]) message.writeUInt16BE(255, at);
  message.set([16, 8, 0], 14);
  return message;
}

export function setEncodings(encodings: readonly number[]): Buffer {
  const message = Buffer.alloc(4 + 4 * encodings.length);
  message[0] = 2;
  message.writeUInt16BE(encodings.length, 2);
  encodings.forEach((encoding, index) => message.writeInt32BE(encoding, 4 + 4 * index));
  return message;
}

export function requestUpdate(width: number, height: number, { x, y } = { x: 0, y: 0 }): Buffer {
  const message = Buffer.alloc(10);
  message[0] = 3;
  message.writeUInt16BE(x, 2);
  message.writeUInt16BE(y, 4);
  message.writeUInt16BE(width, 6);
  message.writeUInt16BE(height, 8);
  return message;
}

export function keyEvent(keysym: number, down: boolean): Buffer {
  const message = Buffer.alloc(8);
  message[0] = 4;
  message[1] = down ? 1 : 0;
  message.writeUInt32BE(keysym, 4);
  return message;
}

/** As our window sends keys: with the number that QEMU has for the key itself, so that its meaning is left to the guest's keyboard layout. */
export function extendedKeyEvent(number: number, keysym: number, down: boolean): Buffer {
  const message = Buffer.alloc(12);
  message[0] = 255;
  message.writeUInt16BE(down ? 1 : 0, 2);
  message.writeUInt32BE(keysym, 4);
  message.writeUInt32BE(number, 8);
  return message;
}

/** `buttons`: bit 0 is the left one. */
export function pointerEvent(x: number, y: number, buttons: number): Buffer {
  const message = Buffer.alloc(6);
  message[0] = 5;
  message[1] = buttons;
  message.writeUInt16BE(x, 2);
  message.writeUInt16BE(y, 4);
  return message;
}

export function setDesktopSize(width: number, height: number): Buffer {
  const message = Buffer.alloc(24);
  message[0] = 251;
  message.writeUInt16BE(width, 2);
  message.writeUInt16BE(height, 4);
  message[6] = 1;
  // One screen that covers everything.
  message.writeUInt16BE(width, 16);
  message.writeUInt16BE(height, 18);
  return message;
}

/** The key symbols that type `text`, with Shift where a US keyboard needs it. */
export function keysFor(text: string): { keysym: number; shifted: boolean }[] {
  return Array.from(text, (character) => ({
    keysym: character.codePointAt(0) ?? 0,
    shifted: /[A-Z~!@#$%^&*()_+{}|:"<>?]/.test(character),
  }));
}
