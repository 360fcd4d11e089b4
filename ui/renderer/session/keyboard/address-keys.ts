/** The keys by which a person copies the address of the page before them, pressed for them: Chromium is asked by nothing else, since what it could be asked by pages would see. */
interface Receiver {
  sendKey(keysym: number, code: string, down?: boolean): void;
}

const CONTROL = { keysym: 0xffe3, code: 'ControlLeft' } as const;
const ESCAPE = { keysym: 0xff1b, code: 'Escape' } as const;
const L = { keysym: 0x6c, code: 'KeyL' } as const;
const C = { keysym: 0x63, code: 'KeyC' } as const;
/** Until the address bar has the focus, and until what was copied is there. */
const PAUSE_MS = 300;
const EMULATED_PAUSE_MS = 1_500;

/** Fulfilled when the address should be what was copied in the machine. */
export async function copyAddress(
  receiver: Receiver,
  isEmulated: boolean,
  sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
): Promise<void> {
  const withControl = ({ keysym, code }: { readonly keysym: number; readonly code: string }) => {
    receiver.sendKey(CONTROL.keysym, CONTROL.code, true);
    receiver.sendKey(keysym, code);
    receiver.sendKey(CONTROL.keysym, CONTROL.code, false);
  };
  const pauseMs = isEmulated ? EMULATED_PAUSE_MS : PAUSE_MS;
  withControl(L);
  await sleep(pauseMs);
  withControl(C);
  await sleep(pauseMs);
  // Once for what the address bar has opened, once back to the page.
  receiver.sendKey(ESCAPE.keysym, ESCAPE.code);
  receiver.sendKey(ESCAPE.keysym, ESCAPE.code);
}
