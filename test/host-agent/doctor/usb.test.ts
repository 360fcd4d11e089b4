import { expect, it } from 'vitest';
import { parseConfig } from '../../../host-agent/config/load.ts';
import { usbFindings } from '../../../host-agent/doctor/usb.ts';
import type { HostDevice } from '../../../host-agent/usb/host-devices.ts';

const device = (kind: HostDevice['kind'], isPermitted: boolean): HostDevice => ({
  address: '1-5',
  name: 'A key',
  vendor: '1050',
  product: '0407',
  kind,
  port: '1-1',
  node: '/dev/bus/usb/001/005',
  isPermitted,
});
const ASKS = '[profile.keys]\nusb = "ask"';

const findings = ({
  toml = ASKS,
  handsUsb = true,
  devices = [],
  missing = [],
  isRuleInstalled = false,
}: {
  toml?: string;
  handsUsb?: boolean;
  devices?: HostDevice[];
  missing?: { program: string; debianPackage: string }[];
  isRuleInstalled?: boolean;
} = {}) =>
  usbFindings(
    {
      hypervisor: handsUsb ? { handsUsb: true } : {},
      config: parseConfig(toml, 'config.toml'),
      udevRule: '/usr/lib/safe-browse/70-safe-browse-usb.rules',
    },
    {
      devices: () => Promise.resolve(devices),
      missing: () => Promise.resolve(missing),
      isRuleInstalled: () => Promise.resolve(isRuleInstalled),
    },
  );

it('says nothing of USB devices unless a profile asks for them', async () => {
  expect(await findings({ toml: '', handsUsb: false })).toEqual([]);
});

it('says with which hypervisor, and without which packages, none can be handed over', async () => {
  expect(await findings({ handsUsb: false })).toMatchObject([{ level: 'note', message: /hypervisor.*keys/ }]);
  expect(await findings({ missing: [{ program: 'usbredirect', debianPackage: 'usbredirect' }] })).toMatchObject([
    { level: 'note', hint: 'apt-get install usbredirect' },
  ]);
});

it('names each device that the account may not open, with the rule for udev', async () => {
  const closed = [device('security-key', false), device('storage', false)];
  expect(await findings({ devices: closed })).toMatchObject([
    {
      level: 'note',
      message: 'Your account may not open: A key (/dev/bus/usb/001/005).',
      hint: expect.stringContaining('cp /usr/lib/safe-browse/70-safe-browse-usb.rules /etc/udev/rules.d/') as string,
    },
  ]);
  expect(await findings({ devices: closed, isRuleInstalled: true })).toMatchObject([
    { hint: expect.stringContaining('plug it in again') as string },
  ]);
  expect(await findings({ devices: [device('camera', true), device('storage', false)] })).toMatchObject([
    { level: 'ok', message: expect.stringContaining('plugged in: 1.') as string },
  ]);
});
