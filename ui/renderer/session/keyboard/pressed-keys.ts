/** Presses keys in the guest, for the person. Any other way to ask Chromium would be visible to pages. */
export interface KeyReceiver {
  sendKey(keysym: number, code: string, down?: boolean): void;
}

const CONTROL = { keysym: 0xffe3, code: 'ControlLeft' } as const;
const ESCAPE = { keysym: 0xff1b, code: 'Escape' } as const;
const L = { keysym: 0x6c, code: 'KeyL' } as const;
const C = { keysym: 0x63, code: 'KeyC' } as const;
const V = { keysym: 0x76, code: 'KeyV' } as const;
/** Time for the address bar to get the focus, and for the copy to arrive. */
const PAUSE_MS = 300;
const EMULATED_PAUSE_MS = 1_500;

function pressWithControl(receiver: KeyReceiver, { keysym, code }: typeof L | typeof C | typeof V): void {
  receiver.sendKey(CONTROL.keysym, CONTROL.code, true);
  receiver.sendKey(keysym, code);
  receiver.sendKey(CONTROL.keysym, CONTROL.code, false);
}

/** Pastes what is on the guest's clipboard. */
export function pressPaste(receiver: KeyReceiver): void {
  pressWithControl(receiver, V);
}

/** Copies the address of the current page. Resolves when the address should be on the guest's clipboard. */
export async function copyAddress(
  receiver: KeyReceiver,
  isEmulated: boolean,
  sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
): Promise<void> {
  const pauseMs = isEmulated ? EMULATED_PAUSE_MS : PAUSE_MS;
  pressWithControl(receiver, L);
  await sleep(pauseMs);
  pressWithControl(receiver, C);
  await sleep(pauseMs);
  // Once to close the suggestions, once to return to the page.
  receiver.sendKey(ESCAPE.keysym, ESCAPE.code);
  receiver.sendKey(ESCAPE.keysym, ESCAPE.code);
}
