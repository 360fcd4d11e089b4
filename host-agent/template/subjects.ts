import { sessionMac } from '../../appliance/protocol/addresses.ts';
import { browserSettings, type SettingsOfProfile } from '../config/browser-settings.ts';
import type { Config, Profile } from '../config/schema.ts';
import { soundOf } from '../config/sound-of.ts';
import type { Subject } from './templates.ts';

type Shape = Pick<Profile, 'memoryMiB' | 'processors' | 'screen' | 'sound' | 'microphone'> & SettingsOfProfile;

/**
 * The kind of machine that a profile's sessions are copied from; profiles of the same memory, processors, sound, microphone and settings of Chromium share one, since a copy
 * can change its screen, but not what its Chromium was started with.
 * `undefined`: nothing is to be sealed. Pure.
 */
export function browserSubject(config: Config, wanted: Shape): Subject | undefined {
  const level = config.template.seal;
  if (level === 'off') return undefined;
  const { memoryMiB, processors, screen } =
    profilesInOrder(config).find((profile) => kindOf(profile) === kindOf(wanted)) ?? wanted;
  const settings = browserSettings(wanted);
  return {
    level,
    ...(settings && { settings }),
    vm: {
      role: 'browser',
      memoryMiB,
      processors,
      screen,
      nics: [{ mac: sessionMac(0), socket: '', end: 'connect' }],
      ...soundOf(wanted),
    },
  };
}

/** All kinds of browser machines that the configuration knows, that of the default profile first. Pure. */
export function browserSubjects(config: Config): Subject[] {
  const kinds = new Map(profilesInOrder(config).map((profile) => [kindOf(profile), profile]));
  return [...kinds.values()].flatMap((profile) => browserSubject(config, profile) ?? []);
}

const kindOf = (shape: Shape): string =>
  JSON.stringify([shape.memoryMiB, shape.processors, shape.sound, shape.microphone, browserSettings(shape)]);

function profilesInOrder(config: Config): Profile[] {
  const { [config.defaultProfile]: first, ...others } = config.profile;
  return [...(first ? [first] : []), ...Object.values(others)];
}
