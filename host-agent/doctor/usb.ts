/** Whether USB devices can be handed to sessions. Only where a profile allows that; browsing needs none, so no finding is trouble. */
import { access } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Finding } from '../api/host/doctor.ts';
import { USB_KINDS } from '../api/session/usb.ts';
import type { Config } from '../config/schema.ts';
import type { Hypervisor } from '../hypervisor/hypervisor.ts';
import { installCommand } from '../process/distribution.ts';
import { missingOf } from '../process/installed.ts';
import { typed } from './finding-parts.ts';
import { USB_PROGRAMS } from '../tools/usbredirect.ts';
import { type HostDevice, hostDevices } from '../usb/host-devices.ts';

const check = 'usb';

/** Where udev looks for rules: of packages, and of the host. */
const UDEV_FOLDERS = ['/usr/lib/udev/rules.d', '/etc/udev/rules.d'] as const;

/** What this host shows; a test shows something else. */
interface UsbSights {
  readonly devices: () => Promise<HostDevice[]>;
  readonly missing: () => ReturnType<typeof missingOf>;
  readonly isRuleInstalled: () => Promise<boolean>;
}

async function isInstalled(udevRule: string): Promise<boolean> {
  const found = await Promise.all(
    UDEV_FOLDERS.map((folder) =>
      access(join(folder, basename(udevRule))).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}

export async function usbFindings(
  {
    hypervisor,
    config,
    udevRule,
  }: {
    readonly hypervisor: Pick<Hypervisor, 'handsUsb'>;
    readonly config: Pick<Config, 'profile'>;
    /** The file of the udev rule of this installation. */
    readonly udevRule: string;
  },
  {
    devices = () => hostDevices(),
    missing = () => missingOf(USB_PROGRAMS),
    isRuleInstalled = () => isInstalled(udevRule),
  }: Partial<UsbSights> = {},
): Promise<Finding[]> {
  const asking = Object.entries(config.profile).flatMap(([name, { usb }]) => (usb === 'ask' ? [name] : []));
  if (asking.length === 0) return [];
  if (hypervisor.handsUsb !== true)
    return [
      {
        check,
        level: 'note',
        message: `No USB device can be handed to a session with this hypervisor, although a profile asks for it: ${asking.join(', ')}.`,
        variant: 'hypervisor',
        params: { profiles: asking.join(', ') },
        hint: 'Set usb = "off" there, or use QEMU.',
      },
    ];
  const absent = await missing();
  if (absent.length > 0)
    return [
      {
        check,
        level: 'note',
        message: `No USB device can be handed to a session. Not installed: ${absent.map(({ program }) => program).join(', ')}.`,
        variant: 'missing',
        params: { programs: absent.map(({ program }) => program).join(', ') },
        ...typed(installCommand(absent.map(({ debianPackage }) => debianPackage))),
      },
    ];
  return permissions(await devices(), udevRule, isRuleInstalled);
}

async function permissions(
  devices: readonly HostDevice[],
  udevRule: string,
  isRuleInstalled: () => Promise<boolean>,
): Promise<Finding[]> {
  const usable = devices.filter(({ kind }) => USB_KINDS.some((one) => one === kind));
  const closed = usable.filter(({ isPermitted }) => !isPermitted);
  if (closed.length === 0)
    return [
      {
        check,
        level: 'ok',
        params: { count: usable.length },
        message: `USB devices can be handed to sessions. Security keys, cameras and readers of smart cards that are plugged in: ${usable.length}.`,
      },
    ];
  return [
    {
      check,
      level: 'note',
      params: { devices: closed.map(({ name }) => name).join(', ') },
      message: `Your account may not open: ${closed.map(({ name, node }) => `${name} (${node})`).join(', ')}.`,
      hint: (await isRuleInstalled())
        ? 'The udev rule that opens it to the person at the host is installed: unplug the device and plug it in again. The rule does not help over ssh.'
        : `As root: cp ${udevRule} ${UDEV_FOLDERS[1]}/ && udevadm control --reload && udevadm trigger --action=add --subsystem-match=usb. The rule opens security keys and cameras to the person at the host, so it does not help over ssh.`,
    },
  ];
}
