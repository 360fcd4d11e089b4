import type { BrowserSettings } from '../../appliance/protocol/browser.ts';
import type { Profile } from './profile.ts';

export type SettingsOfProfile = Pick<Profile, 'language' | 'timeZone' | 'extensions' | 'policies' | 'microphone'>;

/**
 * If the person can turn a microphone on, Chromium does not ask again: pages hear silence until the person turns it on. If a profile sets
 * AudioCaptureAllowedUrls, only the pages that it lists need not ask.
 */
const MICROPHONE_POLICIES = { AudioCaptureAllowed: true, AudioCaptureAllowedUrls: ['https://*', 'http://*'] };

/** The settings that the guest receives before Chromium starts; `undefined`: those of the image. Pure. */
export function browserSettings({
  language,
  timeZone,
  extensions,
  policies: ownPolicies,
  microphone,
}: SettingsOfProfile): BrowserSettings | undefined {
  const policies = { ...(microphone === 'ask' && MICROPHONE_POLICIES), ...ownPolicies };
  const settings: BrowserSettings = {
    ...(language !== '' && { language }),
    ...(timeZone !== '' && { timeZone }),
    ...(extensions.length > 0 && { extensions }),
    ...(Object.keys(policies).length > 0 && { policies }),
  };
  return Object.keys(settings).length > 0 ? settings : undefined;
}
