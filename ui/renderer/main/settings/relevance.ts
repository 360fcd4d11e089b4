/** Which settings have an effect, and which are for experts. Pure. */
import type { Configuration } from '../../../../host-agent/api/configuration.ts';
import { pathKey, type Value, valueAt } from './values.ts';

type Path = readonly string[];
/** The value of a key; `*` in its path is the profile in question. */
type Read = (key: string) => Value | undefined;

/** When the keys with this beginning have an effect. All others always have. */
const CONDITIONS: readonly (readonly [beginning: string, applies: (read: Read) => boolean])[] = [
  ['accelerator', (read) => read('hypervisor') === 'qemu'],
  ['xen.', (read) => read('hypervisor') === 'xl'],
  ['xenclient.', (read) => read('hypervisor') === 'xenclient'],
  ['network.tap.', (read) => read('network.uplink') === 'tap'],
  ['network.pci.', (read) => read('network.uplink') === 'pci'],
  ['network.forwardEapol', (read) => read('network.mode') === 'bridge'],
  ['network.bridgeRules', (read) => read('network.mode') === 'bridge'],
  ['network.idleStopSeconds', (read) => read('network.startWith') === 'session'],
  ['images.channelKeys', (read) => read('images.channel') !== ''],
  ['images.channelThreshold', (read) => read('images.channel') !== ''],
  ['updates.everyHours', (read) => read('updates.check') === true],
  ['updates.build', (read) => read('updates.check') === true],
  ['template.maximumAgeHours', (read) => read('template.seal') !== 'off'],
  ['spare.', (read) => read('template.seal') !== 'off'],
  ['spare.minimumAvailableMiB', (read) => read('spare.keep') === true],
  ['spare.onBattery', (read) => read('spare.keep') === true],
  ['profile.*.network.allow', (read) => read('profile.*.network.policy') === 'allow-list'],
  ['profile.*.mayKeepRunning', (read) => read('profile.*.idleStopMinutes') !== 0],
  ['profile.*.accessibility', (read) => read('profile.*.sound') !== 'off'],
  ['profile.*.microphone', (read) => read('profile.*.sound') !== 'off'],
  ['profile.*.usbKinds', (read) => read('profile.*.usb') === 'ask'],
  ['profile.*.seal', (read) => read('template.seal') !== 'off'],
];

/** What most people never change. */
const EXPERT: readonly string[] = [
  'hypervisor',
  'accelerator',
  'network.',
  'images.',
  'updates.everyHours',
  'template.',
  'spare.minimumAvailableMiB',
  'start.',
  'xen.',
  'xenclient.',
  'audio.',
  'downloads.safeCopyPages',
  'log.',
  'profile.*.memoryMiB',
  'profile.*.privateMemory',
  'profile.*.processors',
  'profile.*.screen.',
  'profile.*.extensions',
  'profile.*.maximumAgeMinutes',
  'profile.*.seal',
];

const begins = (key: string, beginning: string): boolean =>
  beginning.endsWith('.') ? key.startsWith(beginning) : key === beginning;

/** Whether the key of this path has an effect, or is in the file nevertheless, where it may puzzle somebody. */
export function isRelevant({ values, written }: Pick<Configuration, 'values' | 'written'>, path: Path): boolean {
  if (valueAt(written, path) !== undefined) return true;
  const [table, profile = ''] = path;
  const key = generalKey(path);
  const read: Read = (asked) =>
    valueAt(
      values,
      asked.split('.').map((step) => (step === '*' ? profile : step)),
    );
  return table === undefined || CONDITIONS.every(([beginning, applies]) => !begins(key, beginning) || applies(read));
}

export const isExpert = (path: Path): boolean => EXPERT.some((beginning) => begins(generalKey(path), beginning));

/** The key with `*` in place of a profile's name. */
const generalKey = (path: Path): string =>
  pathKey(path.map((step, index) => (index === 1 && path[0] === 'profile' ? '*' : step)));
