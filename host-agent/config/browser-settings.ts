import type { BrowserSettings } from '../../appliance/protocol/messages.ts';
import type { Profile } from './schema.ts';

export type SettingsOfProfile = Pick<Profile, 'language' | 'timeZone' | 'extensions' | 'policies'>;

/** What a machine is told of its profile before Chromium starts; `undefined`: nothing, all is as in the image. Pure. */
export function browserSettings({ language, timeZone, extensions, policies }: SettingsOfProfile): BrowserSettings | undefined {
  const settings: BrowserSettings = {
    ...(language !== '' && { language }),
    ...(timeZone !== '' && { timeZone }),
    ...(extensions.length > 0 && { extensions }),
    ...(Object.keys(policies).length > 0 && { policies }),
  };
  return Object.keys(settings).length > 0 ? settings : undefined;
}
