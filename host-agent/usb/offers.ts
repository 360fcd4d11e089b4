import { type ListedUsbDevice, USB_KINDS, type UsbKind, type UsbRefusal } from '../api/session/usb.ts';
import type { HostDevice } from './host-devices.ts';

/** Devices as a session is offered them. `kinds`: of its profile; `taken`: the addresses of devices that sessions have. Pure. */
export function offers(
  devices: readonly HostDevice[],
  { kinds, taken }: { readonly kinds: readonly UsbKind[]; readonly taken: ReadonlySet<string> },
): ListedUsbDevice[] {
  return devices.map((device) => {
    const { address, name, vendor, product, kind } = device;
    const refusal = refusalOf(device, kinds, taken);
    return { address, name, vendor, product, kind, ...(refusal && { refusal }) };
  });
}

/** Why the device is not offered. Pure. */
export function refusalOf(
  { address, kind, isPermitted }: Pick<HostDevice, 'address' | 'kind' | 'isPermitted'>,
  kinds: readonly UsbKind[],
  taken: ReadonlySet<string>,
): UsbRefusal | undefined {
  const usable = USB_KINDS.find((one) => one === kind);
  if (taken.has(address)) return 'handed-over';
  if (usable === undefined) return 'no-use';
  if (!kinds.includes(usable)) return 'not-allowed';
  return isPermitted ? undefined : 'no-permission';
}
