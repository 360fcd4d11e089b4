/** Verbs that hand USB devices of the host to sessions. */
import { Failure } from '../../api/failure.ts';
import { missingOf } from '../../process/installed.ts';
import type { Sessions } from '../../session/sessions.ts';
import { USB_PROGRAMS } from '../../tools/usbredirect.ts';
import type { Verbs } from '../server.ts';

type UsbVerbs = Pick<Verbs, 'session.usb-devices' | 'session.usb-connect' | 'session.usb-disconnect'>;

export function usbVerbs(sessions: Pick<Sessions, 'get' | 'all'>): UsbVerbs {
  const taken = () => new Set(sessions.all.flatMap(({ io }) => io.usb.addresses));
  return {
    'session.usb-devices': ({ id }) => sessions.get(id).io.usb.list(taken()),
    'session.usb-connect': async ({ id, address }, { signal }) => {
      const session = sessions.get(id);
      const [missing] = await missingOf(USB_PROGRAMS);
      if (missing) throw new Failure('package-missing', missing);
      await session.io.usb.connect(address, taken, signal);
      await session.record();
      return session.describe();
    },
    'session.usb-disconnect': async ({ id, address }) => {
      const session = sessions.get(id);
      await session.io.usb.disconnect(address);
      await session.record();
      return session.describe();
    },
  };
}
