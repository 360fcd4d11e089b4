import type { RemoteSession as Told } from '../wire.ts';

/** What is shown of an adopted session until its host describes it. */
export function unknownYet(remoteId: string): Told {
  return {
    id: remoteId,
    state: 'browsing',
    hypervisor: 'unknown',
    accelerator: 'unknown',
    startedFrom: 'cold',
    timings: {},
    reach: { policy: 'internet-only' },
    restrictions: {
      files: { out: 'off', in: 'off' },
      clipboard: { out: 'off', in: 'off' },
      microphone: 'off',
      usb: 'off',
      usbKinds: [],
      lifetimeMinutes: 0,
      idleStopMinutes: 0,
      maximumAgeMinutes: 0,
      mayKeepRunning: false,
    },
  };
}
