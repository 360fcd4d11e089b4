/** Microphone and USB devices of the sessions of the fake host agent. No device is plugged in, and a session can be handed any by its address. */
import type { Session } from '../../../host-agent/api/session.ts';
import type { Verbs } from '../../../host-agent/daemon/server.ts';

type DeviceVerb =
  | 'session.microphone'
  | 'session.hold-microphone'
  | 'session.usb-devices'
  | 'session.usb-connect'
  | 'session.usb-disconnect';

export const fakeDeviceVerbs = (
  change: (id: string, changes: Partial<Pick<Session, 'microphone' | 'usb'>>) => Session,
): Pick<Verbs, DeviceVerb> => ({
  'session.microphone': async ({ id, isOn }) => change(id, { microphone: isOn ? 'on' : 'off' }),
  'session.hold-microphone': async ({ id }, { signal, progress }) => {
    change(id, { microphone: 'on' });
    progress({ isHeard: true });
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    return change(id, { microphone: 'off' });
  },
  'session.usb-devices': async () => [],
  'session.usb-connect': async ({ id, address }) =>
    change(id, { usb: [{ address, name: 'A key', vendor: '1050', product: '0407', kind: 'security-key' }] }),
  'session.usb-disconnect': async ({ id }) => change(id, { usb: [] }),
});
