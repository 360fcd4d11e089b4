import { DEVICE_KINDS } from '../../../host-agent/api/device-kinds.ts';
import type { DeviceKind, UsbRefusal } from '../../../host-agent/api/usb.ts';

const refusals: Record<UsbRefusal, string> = {
  'no-use': 'A session has no use for it.',
  'not-allowed': 'This profile does not allow devices of its kind.',
  'no-permission': 'Your account may not open it. The diagnosis says what to do.',
  'handed-over': 'Another session has it.',
};

export const usb = {
  kinds: DEVICE_KINDS as Record<DeviceKind, string>,
  refusals,
  open: 'Connect a device',
  /** In the frame, while the session has devices. */
  connected: (count: number, name: string) => (count === 1 ? name : `${count} devices`),
  openConnected: (names: string) => `Connected: ${names}. Show all devices`,
  devices: 'Connect a device',
  devicesWhy:
    'A device that you connect belongs to this session only, until you disconnect it or the session ends. Pages can use it as soon as you allow it in the browser.',
  looking: 'Looking for devices',
  none: 'No USB device is plugged in.',
  connect: 'Connect',
  connectNamed: (name: string) => `Connect ${name}`,
  disconnect: 'Disconnect',
  disconnectNamed: (name: string) => `Disconnect ${name}`,
  isConnected: 'Connected to this session',
  connectQuestion: (name: string) => `Hand “${name}” to this session?`,
  connectWhy:
    'Your computer cannot use it meanwhile. An attacker in the session can do anything with it, also change what it is: connect only what you would plug into a computer that you do not trust.',
  /** Added for a reader of smart cards. */
  connectRestarts:
    'Chromium in this session then starts again and opens your pages once more. Text that you have not sent and unfinished downloads are lost.',
  told: (name: string) => `${name} is connected`,
};
