import { sessionMac } from '../../appliance/protocol/addresses.ts';
import type { BrowserSettings } from '../../appliance/protocol/browser.ts';
import { browserSettings } from '../config/profile/browser-settings.ts';
import type { Profile } from '../config/profile/profile.ts';
import type { Config } from '../config/schema.ts';
import { vmOf } from '../config/profile/vm-of.ts';
import type { VmSpec } from '../hypervisor/hypervisor.ts';
import type { TemplateLevel } from './manifest.ts';

/** A kind of VM that is worth a template. */
export interface TemplateSpec {
  readonly level: TemplateLevel;
  /** Settings that Chromium starts with: see {@link sealedSettings} and {@link clonedSettings}. */
  readonly settings?: BrowserSettings;
  /** `nics`: their number and kind; each clone connects them to its own sockets. */
  readonly vm: Omit<VmSpec, 'id' | 'names' | 'boot' | 'inspected' | 'pci'>;
}

/** The settings of the Chromium that is part of the template, which its clones cannot change. Pure. */
export const sealedSettings = ({ level, settings }: Pick<TemplateSpec, 'level' | 'settings'>) =>
  level === 'desktop' ? undefined : settings;

/** The settings that a clone receives before its identity, because its Chromium has not started yet. Pure. */
export const clonedSettings = ({ level, settings }: Pick<TemplateSpec, 'level' | 'settings'>) =>
  level === 'desktop' ? settings : undefined;

/**
 * The template for a profile's sessions; `undefined` where the configuration or the profile turns sealing off. Profiles that need the same VM share one,
 * whatever its screen, because a clone can change that but not what its Chromium was started with. Whether its memory is private, and how much it may
 * write to its scratch disk, are matters of the clone. Pure.
 */
export function browserTemplateSpec(config: Config, wanted: Profile): TemplateSpec | undefined {
  const level = levelOf(config, wanted);
  if (level === 'off') return undefined;
  const kind = kindOf(config, wanted);
  const { screen } = profilesInOrder(config).find((profile) => kindOf(config, profile) === kind) ?? wanted;
  const { vm, ...chromium } = sealedFor(wanted);
  return { level, ...chromium, vm: { ...vm, screen } };
}

function sealedFor(profile: Profile): Omit<TemplateSpec, 'level'> {
  const settings = browserSettings(profile);
  return {
    ...(settings && { settings }),
    vm: {
      ...vmOf(profile),
      ...(profile.privateMemory && { privateMemory: true as const }),
      role: 'browser',
      nics: [{ mac: sessionMac(0), socket: '', end: 'connect' }],
    },
  };
}

/** What profiles with the same template have in common: all but what a clone changes. */
function kindOf(config: Config, profile: Profile): string {
  const level = levelOf(config, profile);
  const { vm, ...chromium } = sealedFor(profile);
  const settings = level === 'off' ? undefined : sealedSettings({ level, ...chromium });
  return JSON.stringify([
    level,
    settings,
    { ...vm, screen: undefined, privateMemory: undefined, scratchGiB: undefined },
  ]);
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

function profilesInOrder(config: Config): Profile[] {
  const { [config.defaultProfile]: first, ...others } = config.profile;
  return [...(first ? [first] : []), ...Object.values(others)];
}
