import type { BrowserSettings } from '../../appliance/protocol/browser.ts';
import type { Profile } from './schema.ts';

export type SettingsOfProfile = Pick<Profile, 'language' | 'timeZone' | 'extensions' | 'policies' | 'microphone'>;

/**
 * Where the person may turn a microphone on, Chromium does not ask a second time: until they do, what pages hear is silence. A profile's own
 * AudioCaptureAllowedUrls names those that need not ask; others then do.
 */
const MICROPHONE_POLICIES = { AudioCaptureAllowed: true, AudioCaptureAllowedUrls: ['https://*', 'http://*'] };

/** The settings that the guest gets before Chromium starts; `undefined`: those of the image. Pure. */
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
