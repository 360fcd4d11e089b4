/**
 * USB devices of a running VM. QEMU itself never opens one: for each, another program has the device, and QEMU speaks usbredir with it over a socket.
 * Until the first device, the VM has no USB controller.
 */
import { z } from 'zod';
import type { VmUsb } from '../hypervisor.ts';
import { QmpError, type Qmp } from '../qmp/qmp.ts';
import { USB_PORT } from './arguments.ts';
import { usbSocketInside } from './jail.ts';
import { Turns } from '../../process/turns.ts';

/** With 4 ports of USB 2 and 4 of USB 3. */
const CONTROLLER = { driver: 'qemu-xhci', id: 'usb', bus: USB_PORT, p2: 4, p3: 4 } as const;
const BUS = `${CONTROLLER.id}.0`;

/** The devices that were plugged in while the VM runs. */
const Peripherals = z.array(z.looseObject({ name: z.string().max(200) })).max(1000);

export function qemuUsb(qmp: Pick<Qmp, 'execute'>): VmUsb {
  const has = async (id: string) =>
    Peripherals.parse(await qmp.execute('qom-list', { path: '/machine/peripheral' })).some(({ name }) => name === id);
  /** Two devices that come at once share the controller. */
  const plugging = new Turns();
  const plugController = () =>
    plugging.take(async () => {
      if (!(await has(CONTROLLER.id))) await qmp.execute('device_add', CONTROLLER);
    });

  return {
    async plug(name) {
      await plugController();
      const address = { type: 'unix', data: { path: usbSocketInside(name) } };
      await qmp.execute('chardev-add', {
        id: name,
        backend: { type: 'socket', data: { addr: address, server: false } },
      });
      try {
        await qmp.execute('device_add', { driver: 'usb-redir', id: name, bus: BUS, chardev: name });
      } catch (error) {
        await qmp.execute('chardev-remove', { id: name }).catch(() => undefined);
        throw error;
      }
    },

    async isPlugged(name) {
      const isAttached = await qmp
        .execute('qom-get', { path: `/machine/peripheral/${name}`, property: 'attached' })
        .catch(unlessRefused);
      return isAttached === true;
    },

    async unplug(name) {
      // It takes its connection with it.
      await qmp.execute('device_del', { id: name }).catch(unlessRefused);
    },
  };
}

/** There is no such device any more. */
function unlessRefused(error: unknown): undefined {
  if (error instanceof QmpError) return undefined;
  throw error;
}
