import { sessionMac } from '../../appliance/protocol/addresses.ts';
import type { BrowserSettings } from '../../appliance/protocol/browser.ts';
import { browserSettings, type SettingsOfProfile } from '../config/browser-settings.ts';
import type { Profile } from '../config/profile.ts';
import type { Config } from '../config/schema.ts';
import { devicesOf } from '../config/devices-of.ts';
import type { Nic, VmSpec } from '../hypervisor/hypervisor.ts';
import type { TemplateLevel } from './manifest.ts';

/** A kind of VM that is worth a template. */
export interface TemplateSpec {
  readonly level: TemplateLevel;
  /** Settings that its Chromium starts with. */
  readonly settings?: BrowserSettings;
  /** `nics`: their number and kind; each clone connects them to its own sockets. */
  readonly vm: Pick<
    VmSpec,
    'role' | 'memoryMiB' | 'privateMemory' | 'processors' | 'screen' | 'sound' | 'microphone' | 'usb'
  > & {
    readonly nics: readonly Nic[];
  };
}

type Shape = Pick<
  Profile,
  'memoryMiB' | 'privateMemory' | 'processors' | 'screen' | 'sound' | 'microphone' | 'usb' | 'seal'
> &
  SettingsOfProfile;

/**
 * The template for a profile's sessions; `undefined` where the configuration or the profile turns sealing off. Profiles with the same level, memory, processors,
 * sound, microphone, USB and Chromium settings share one, because a clone can change its screen but not what its Chromium was started with. Whether
 * its memory is private is a matter of the clone. Pure.
 */
export function browserTemplateSpec(config: Config, wanted: Shape): TemplateSpec | undefined {
  const level = levelOf(config, wanted);
  if (level === 'off') return undefined;
  const kind = kindOf(config, wanted);
  const { memoryMiB, processors, screen } =
    profilesInOrder(config).find((profile) => kindOf(config, profile) === kind) ?? wanted;
  const settings = browserSettings(wanted);
  return {
    level,
    ...(settings && { settings }),
    vm: {
      role: 'browser',
      memoryMiB,
      ...(wanted.privateMemory && { privateMemory: true as const }),
      processors,
      screen,
      nics: [{ mac: sessionMac(0), socket: '', end: 'connect' }],
      ...devicesOf(wanted),
    },
  };
}

/** The templates for all profiles in the configuration, the default profile's first. Pure. */
export function browserTemplateSpecs(config: Config): TemplateSpec[] {
  const kinds = new Map(profilesInOrder(config).map((profile) => [kindOf(config, profile), profile]));
  return [...kinds.values()].flatMap((profile) => browserTemplateSpec(config, profile) ?? []);
}

/** `template.seal = "off"` counts for every profile. A screen reader has not been tried in clones. */
function levelOf(
  { template }: Config,
  { seal, accessibility }: Pick<Profile, 'seal' | 'accessibility'>,
): Config['template']['seal'] {
  if (accessibility) return 'off';
  return template.seal === 'off' || seal === 'inherit' ? template.seal : seal;
}

const kindOf = (config: Config, shape: Shape): string =>
  JSON.stringify([
    levelOf(config, shape),
    shape.memoryMiB,
    shape.processors,
    shape.sound,
    shape.microphone,
    shape.usb,
    browserSettings(shape),
  ]);

function profilesInOrder(config: Config): Profile[] {
  const { [config.defaultProfile]: first, ...others } = config.profile;
  return [...(first ? [first] : []), ...Object.values(others)];
}
