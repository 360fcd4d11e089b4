import type { BrowserSettings } from '../../../appliance/protocol/browser.ts';
import { AS_ON_THE_DESKTOP, type DesktopLocale, desktopLocale } from '../desktop-locale.ts';
import type { Profile } from './profile.ts';

/** The rest of a message is for the policies of the profile. */
const MAX_SITE_CHARACTERS = 8 * 1024;

/**
 * If the person can turn a microphone on, Chromium does not ask again: pages hear silence until the person turns it on. If a profile sets
 * AudioCaptureAllowedUrls, only the pages that it lists need not ask.
 */
const MICROPHONE_POLICIES = { AudioCaptureAllowed: true, AudioCaptureAllowedUrls: ['https://*', 'http://*'] };

/** No site is an exception, whatever the profile's other policies say. */
const NO_JIT_POLICIES = { DefaultJavaScriptJitSetting: 2, JavaScriptJitAllowedForSites: [] };

/**
 * Our own pages run scripts whatever the profile says: the start page and the picture of a first page leave when a file is there, and the page that warms
 * up a spare says that it is painted. A pattern for files has no wildcard. The addresses of loopback are the guest's.
 */
const OWN_PAGES = [
  'file:///usr/share/safe-browse/start.html',
  'file:///usr/share/safe-browse/first-page.html',
  'http://127.0.0.1:*',
];

/** Its start page tells how to open files instead of asking for an address. */
const OFFLINE_POLICIES = { NewTabPageLocation: 'file:///usr/share/safe-browse/start.html#offline' };

/**
 * Chromium then says that a page is blocked, instead of sending people to look for faults in their network. The network VM enforces the list, whatever
 * Chromium does. A long list may not fit into the message.
 */
function sitePolicies({ policy, allow }: Profile['network']): BrowserSettings['policies'] {
  if (policy !== 'allow-list' || allow.length === 0) return {};
  const policies = { URLBlocklist: ['http://*', 'https://*'], URLAllowlist: [...allow] };
  return JSON.stringify(policies).length <= MAX_SITE_CHARACTERS ? policies : {};
}

/** Our own pages, beside the sites that the profile allows scripts, where it forbids them to others: their patterns are more exact than any that forbids. Pure. */
function scriptPolicies({
  DefaultJavaScriptSetting,
  JavaScriptBlockedForUrls,
  JavaScriptAllowedForUrls = [],
}: Profile['policies']): BrowserSettings['policies'] {
  const isForbidden = DefaultJavaScriptSetting === 2 || JavaScriptBlockedForUrls !== undefined;
  if (!isForbidden || !Array.isArray(JavaScriptAllowedForUrls)) return {};
  return { JavaScriptAllowedForUrls: [...JavaScriptAllowedForUrls, ...OWN_PAGES] };
}

/** The settings that the guest receives before Chromium starts; `undefined`: those of the image. Pure, apart from what the desktop has. */
export function browserSettings(profile: Profile, desktop?: DesktopLocale): BrowserSettings | undefined {
  const { appearance, extensions, policies: ownPolicies, microphone, accessibility, network, jit, webgl } = profile;
  const followed = (name: keyof DesktopLocale): string =>
    profile[name] === AS_ON_THE_DESKTOP ? (desktop ?? desktopLocale())[name] : profile[name];
  const [language, timeZone] = [followed('language'), followed('timeZone')];
  const policies = {
    // Chromium reads both together: the sites of the person beside a forced URLBlocklist would be exceptions to it.
    ...(!('URLBlocklist' in ownPolicies) && sitePolicies(network)),
    ...(network.policy === 'offline' && OFFLINE_POLICIES),
    ...(microphone === 'ask' && MICROPHONE_POLICIES),
    ...ownPolicies,
    ...scriptPolicies(ownPolicies),
    ...(!jit && NO_JIT_POLICIES),
  };
  const settings: BrowserSettings = {
    ...(language !== '' && { language }),
    ...(timeZone !== '' && { timeZone }),
    ...(appearance === 'dark' && { isDark: true as const }),
    ...(webgl === 'off' && { webgl }),
    ...(profile.fingerprint === 'common' && { screens: 'common' as const }),
    ...(extensions.length > 0 && { extensions }),
    ...(accessibility && { readsAloud: true as const }),
    ...(profile.automation !== 'off' && { isDriven: true as const }),
    ...(profile.record !== 'off' && profile.recordKeys === 'on' && { logsTlsKeys: true as const }),
    ...(Object.keys(policies).length > 0 && { policies }),
  };
  return Object.keys(settings).length > 0 ? settings : undefined;
}
