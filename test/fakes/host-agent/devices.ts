/** Microphone, USB devices and driving programs of the sessions of the fake host agent. No device is plugged in, and a session can be handed any by its address. */
import { once } from 'node:events';
import type { SteeringAct } from '../../../host-agent/api/session/drive.ts';
import type { Driven, Session } from '../../../host-agent/api/session/session.ts';
import type { Verbs } from '../../../host-agent/api/methods/verbs.ts';

const STEERED: Readonly<Record<SteeringAct, Driven>> = {
  agree: 'driven',
  refuse: 'off',
  'take-over': 'held',
  'give-back': 'driven',
  stop: 'off',
};

/** The folder of each recording. */
export const RECORDED_INTO = '/home/person/recording';

type DeviceVerb =
  | 'session.microphone'
  | 'session.steer'
  | 'session.steer-recording'
  | 'session.hold-microphone'
  | 'session.usb-devices'
  | 'session.usb-connect'
  | 'session.usb-disconnect';

export const fakeDeviceVerbs = (
  change: (
    id: string,
    changes: Partial<Pick<Session, 'microphone' | 'usb' | 'driven' | 'recording'>> & {
      readonly recording?: Session['recording'] | undefined;
    },
  ) => Session,
): Pick<Verbs, DeviceVerb> => ({
  'session.microphone': async ({ id, isOn }) => change(id, { microphone: isOn ? 'on' : 'off' }),
  'session.hold-microphone': async ({ id }, { signal, progress }) => {
    change(id, { microphone: 'on' });
    progress({ isHeard: true });
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    return change(id, { microphone: 'off' });
  },
  // A program that may drive does so at once.
  'session.steer': async ({ id, act }) => change(id, { driven: STEERED[act] }),
  'session.steer-recording': async ({ id, act }) =>
    change(id, { recording: act === 'agree' ? { is: 'on', folder: RECORDED_INTO } : undefined }),
  'session.usb-devices': async () => [],
  'session.usb-connect': async ({ id, address }) =>
    change(id, { usb: [{ address, name: 'A key', vendor: '1050', product: '0407', kind: 'security-key' }] }),
  'session.usb-disconnect': async ({ id }) => change(id, { usb: [] }),
});

type Changeable =
  | 'browserEnded'
  | 'display'
  | 'discardsAt'
  | 'driven'
  | 'grace'
  | 'heldBecause'
  | 'idleUntil'
  | 'isPlaying'
  | 'microphone'
  | 'progress'
  | 'recording'
  | 'restrictions'
  | 'savedDownloads'
  | 'title'
  | 'usb'
  | 'where';
/** What a test may change of a session. */
export type Changes = { readonly [K in Changeable]?: Session[K] | undefined };

/** Windows that show sessions, and the person in front of them. `attended`: the sessions that a window shows. */
export const fakeAttendanceVerbs = (fake: {
  readonly attended: string[];
  change(id: string, changes: Changes): Session;
}): Pick<Verbs, 'session.attend' | 'session.reopen' | 'session.touch' | 'session.keep-running'> => ({
  'session.attend': async ({ id }, { signal }) => {
    fake.attended.push(id);
    if (!signal.aborted) await once(signal, 'abort');
    fake.attended.splice(fake.attended.indexOf(id), 1);
    return {};
  },
  'session.reopen': async ({ id }) => fake.change(id, { browserEnded: 'returning' }),
  'session.touch': async ({ id }) => {
    fake.change(id, { idleUntil: undefined });
    return {};
  },
  'session.keep-running': async ({ id }) => fake.change(id, { idleUntil: undefined }),
});
