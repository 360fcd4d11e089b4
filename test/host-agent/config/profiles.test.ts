import { describe, expect, it } from 'vitest';
import { withAppearance } from '../../../host-agent/config/appearance.ts';
import { withCommonFingerprints } from '../../../host-agent/config/profile/common-fingerprint.ts';
import { browserSettings } from '../../../host-agent/config/profile/browser-settings.ts';
import { parseConfig, readConfig } from '../../../host-agent/config/load.ts';
import {
  browserTemplateSpec,
  browserTemplateSpecs,
  sealedSettings,
} from '../../../host-agent/template/template-spec.ts';

const problems = (toml: string) => {
  const read = readConfig(toml);
  return 'problems' in read ? read.problems.map(({ path, message }) => `${path.join('.')}: ${message}`) : [];
};

describe('the shipped profiles', () => {
  it('exist without a file: the default, one for listed names only, an offline one, one for documents, and one for sign-in pages', () => {
    const { profile } = parseConfig('', 'config.toml');
    expect(Object.fromEntries(Object.entries(profile).map(([name, { network }]) => [name, network]))).toEqual({
      default: { policy: 'internet-only', allow: [] },
      banking: { policy: 'allow-list', allow: [] },
      offline: { policy: 'offline', allow: [] },
      document: { policy: 'offline', allow: [] },
      portal: { policy: 'portal', allow: [] },
    });
  });

  it('run no script of a document', () => {
    const { profile } = parseConfig('', 'config.toml');
    expect(browserSettings(profile['document'] ?? expect.fail())?.policies).toMatchObject({
      DefaultJavaScriptSetting: 2,
      DefaultJavaScriptJitSetting: 2,
    });
  });

  it('are replaced by a profile of the same name, and do not exist with a bridge, which could not enforce them', () => {
    expect(parseConfig('[profile.banking]\ncolour = "red"', 'config.toml').profile['banking']).toMatchObject({
      colour: 'red',
      network: { policy: 'internet-only' },
    });
    expect(
      Object.keys(parseConfig('[network]\nuplink = "tap"\nmode = "bridge"\ntap.bridge = "br0"', 'config.toml').profile),
    ).toEqual(['default']);
  });
});

describe('the Chromium settings of a profile', () => {
  it('are empty by default', () => {
    expect(browserSettings(parseConfig('', 'c').profile['default'] ?? expect.fail())).toBeUndefined();
  });

  it('are language, time zone, extensions and policies', () => {
    const { profile } = parseConfig(
      '[profile.berlin]\nlanguage = "de-DE"\ntimeZone = "Europe/Berlin"\nextensions = ["ublock-origin"]\npolicies.DefaultJavaScriptSetting = 2',
      'c',
    );
    expect(browserSettings(profile['berlin'] ?? expect.fail())).toEqual({
      language: 'de-DE',
      timeZone: 'Europe/Berlin',
      extensions: ['ublock-origin'],
      policies: { DefaultJavaScriptSetting: 2, JavaScriptAllowedForUrls: expect.any(Array) as unknown },
    });
  });

  it('follow the language and the time zone of the desktop by default, and can also reveal neither', () => {
    const { profile } = parseConfig(
      '[profile.plain]\nlanguage = ""\ntimeZone = ""\n[profile.paris]\ntimeZone = "Europe/Paris"',
      'c',
    );
    const desktop = { language: 'de-DE', timeZone: 'Europe/Berlin' };
    const of = (name: string) => browserSettings(profile[name] ?? expect.fail(), desktop);
    expect(of('default')).toEqual(desktop);
    expect(of('plain')).toBeUndefined();
    expect(of('paris')).toEqual({ language: 'de-DE', timeZone: 'Europe/Paris' });
  });

  it('name another start page where there is no network, unless the profile names one', () => {
    const { profile } = parseConfig(
      '[profile.own]\nnetwork.policy = "offline"\npolicies.NewTabPageLocation = "about:blank"',
      'c',
    );
    const startPage = (name: string) =>
      browserSettings(profile[name] ?? expect.fail())?.policies?.['NewTabPageLocation'];
    expect([startPage('offline'), startPage('document'), startPage('own'), startPage('banking')]).toEqual([
      'file:///usr/share/safe-browse/start.html#offline',
      'file:///usr/share/safe-browse/start.html#offline',
      'about:blank',
      undefined,
    ]);
  });

  it('that forbid scripts allow those of the pages in the image, without which a spare is never warm', () => {
    const text =
      '[profile.mine.policies]\nDefaultJavaScriptSetting = 2\nJavaScriptAllowedForUrls = ["https://a.example"]\n' +
      '[profile.other.policies]\nJavaScriptBlockedForUrls = ["*"]\n[profile.free.policies]\nJavaScriptAllowedForUrls = ["https://a.example"]';
    const { document, mine, other, free } = parseConfig(text, 'c').profile;
    const allowed = (profile = document) =>
      browserSettings(profile ?? expect.fail())?.policies?.['JavaScriptAllowedForUrls'];
    const own = [
      'file:///usr/share/safe-browse/start.html',
      'file:///usr/share/safe-browse/first-page.html',
      'http://127.0.0.1:*',
    ];
    expect(allowed()).toEqual(own);
    expect(allowed(mine)).toEqual(['https://a.example', ...own]);
    expect(allowed(other)).toEqual(own);
    expect(allowed(free)).toEqual(['https://a.example']);
  });

  it('are dark if the profile says so, and by default if the desktop is', () => {
    const config = parseConfig('[profile.night]\nappearance = "dark"\n[profile.day]\nappearance = "light"', 'c');
    const { profile } = config;
    expect(browserSettings(profile['night'] ?? expect.fail())).toEqual({ isDark: true });
    for (const name of ['day', 'default']) expect(browserSettings(profile[name] ?? expect.fail())).toBeUndefined();
    expect(withAppearance(config, false)).toBe(config);
    const onDarkDesktop = withAppearance(config, true);
    const appearances = ['default', 'night', 'day'].map((name) => onDarkDesktop.profile[name]?.appearance);
    expect(appearances).toEqual(['dark', 'dark', 'light']);
    expect(browserSettings(onDarkDesktop.profile['default'] ?? expect.fail())).toEqual({ isDark: true });
  });

  it('are the same on every computer if the profile says so, whatever else it and the desktop say', () => {
    const written = 'language = "de-DE"\nappearance = "auto"\nscreen.width = 1920\nprocessors = 8\nscale = "auto"';
    const config = parseConfig(`[profile.a]\n${written}\nfingerprint = "common"\n[profile.b]\n${written}`, 'c');
    const { profile } = withCommonFingerprints(withAppearance(config, true));
    const [a, b] = [profile['a'] ?? expect.fail(), profile['b'] ?? expect.fail()];
    expect(browserSettings(a, { language: 'fr-FR', timeZone: 'Europe/Paris' })).toEqual({ screens: 'common' });
    expect([a.screen, a.processors, a.scale]).toEqual([{ width: 1280, height: 720 }, 2, 'off']);
    expect(b).toEqual({ ...config.profile['b'], appearance: 'dark' });
    expect(profile['offline']).toMatchObject({ fingerprint: 'common', timeZone: '' });
    const without = parseConfig('[profile.offline]', 'c');
    expect(withCommonFingerprints(without)).toBe(without);
  });

  it('allow pages to use the microphone only when the person may turn it on, and Chromium asks once', () => {
    const { profile } = parseConfig(
      '[profile.calls]\nmicrophone = "ask"\n[profile.meet]\nmicrophone = "ask"\npolicies.AudioCaptureAllowedUrls = ["https://meet.example"]',
      'c',
    );
    expect(browserSettings(profile['calls'] ?? expect.fail())).toEqual({
      policies: { AudioCaptureAllowed: true, AudioCaptureAllowedUrls: ['https://*', 'http://*'] },
    });
    expect(browserSettings(profile['meet'] ?? expect.fail())).toEqual({
      policies: { AudioCaptureAllowed: true, AudioCaptureAllowedUrls: ['https://meet.example'] },
    });
    expect(problems('[profile.a]\nsound = "off"\nmicrophone = "ask"')).toEqual([
      'profile.a.microphone: has an effect only with sound = "on"',
    ]);
    expect(problems('[profile.a.policies]\nAudioCaptureAllowed = true')).toEqual([
      'profile.a.policies.AudioCaptureAllowed: is what "microphone" says',
    ]);
  });

  it('compile no JavaScript where they say so, on no site that their policies name', () => {
    const { profile } = parseConfig(
      '[profile.a]\njit = false\n[profile.a.policies]\nJavaScriptJitAllowedForSites = ["https://a.example"]',
      'c',
    );
    expect(browserSettings(profile['a'] ?? expect.fail())).toEqual({
      policies: { DefaultJavaScriptJitSetting: 2, JavaScriptJitAllowedForSites: [] },
    });
  });

  it('have WebGL, and the shipped ones that need none do not', () => {
    const { profile } = parseConfig('', 'c');
    const webglOf = (name: string) => browserSettings(profile[name] ?? expect.fail())?.webgl;
    expect(['default', 'banking', 'offline', 'document', 'portal'].map(webglOf)).toEqual([
      undefined,
      ...['off', 'off', 'off', 'off'],
    ]);
  });

  it('have a screen reader only where they ask for it, and only with sound', () => {
    const { profile } = parseConfig('[profile.a]\naccessibility = true', 'c');
    expect(browserSettings(profile['a'] ?? expect.fail())).toEqual({ readsAloud: true });
    expect(profile['default']?.accessibility).toBe(false);
    expect(problems('[profile.a]\nsound = "off"\naccessibility = true')).toEqual([
      'profile.a.accessibility: has an effect only with sound = "on"',
    ]);
  });

  it('let Chromium say that a page is blocked where only listed sites can be reached', () => {
    const bank = (network: string) => {
      const { profile } = parseConfig(`[profile.bank]\n${network}`, 'c');
      return browserSettings(profile['bank'] ?? expect.fail());
    };
    const lists = { URLBlocklist: ['http://*', 'https://*'], URLAllowlist: ['bank.example'] };
    const listed = 'network = { policy = "allow-list", allow = ["bank.example"] }';
    expect(bank(listed)).toEqual({ policies: lists });
    expect(bank(`${listed}\npolicies.URLAllowlist = ["x.example"]`)).toEqual({
      policies: { ...lists, URLAllowlist: ['x.example'] },
    });
    // The sites would be exceptions to the list of the profile, which a policy may have forced.
    expect(bank(`${listed}\npolicies.URLBlocklist = ["*"]`)).toEqual({ policies: { URLBlocklist: ['*'] } });
    // The network VM enforces a list that does not fit into the message.
    const long = Array.from(
      { length: 128 },
      (_, index) => `"${`${'a'.repeat(60)}.`.repeat(2)}n${index}.example"`,
    ).join();
    expect(bank(`network = { policy = "allow-list", allow = [${long}] }`)).toBeUndefined();
    expect(bank('network = { policy = "allow-list" }')).toBeUndefined();
  });

  it('may call it by any line of visible characters', () => {
    const labels = ['Büro & Bank', '仕事', 'x'.repeat(40), ' a', 'a ', 'x'.repeat(41), 'a\nb', 'a\u202eb'];
    expect(labels.map((label) => problems(`[profile.a]\nlabel = ${JSON.stringify(label)}`).length)).toEqual([
      0, 0, 0, 1, 1, 1, 1, 1,
    ]);
  });

  it('are refused with the key of each mistake', () => {
    expect(
      problems(
        '[profile.a]\nlanguage = "Deutsch"\ntimeZone = "../etc"\nextensions = ["../x"]\nbookmarks = [{ name = "x", url = "javascript:alert(1)" }]\nlifetimeMinutes = -1\n[profile.a.policies]\n"no policy" = 1\n',
      ).map((problem) => problem.split(':')[0]),
    ).toEqual([
      'profile.a.language',
      'profile.a.timeZone',
      'profile.a.extensions.0',
      'profile.a.policies.no policy',
      'profile.a.bookmarks.0.url',
      'profile.a.lifetimeMinutes',
    ]);
    expect(problems('[profile.a.policies]\nManagedBookmarks = []\nDnsOverHttpsMode = "secure"')).toEqual([
      'profile.a.policies.ManagedBookmarks: is what "bookmarks" says',
      'profile.a.policies.DnsOverHttpsMode: must not be changed: only the network VM resolves names',
    ]);
    expect(problems(`[profile.a.policies]\nURLBlocklist = ["${'a'.repeat(25_000)}"]`)).toEqual([
      'profile.a.policies: are more than 24576 bytes',
    ]);
  });

  it('need a separate template, which profiles with the same settings share', () => {
    const config = parseConfig(
      '[profile.one]\nlanguage = "de"\n[profile.two]\nlanguage = "de"\nscreen.width = 1600\n',
      'c',
    );
    expect(browserTemplateSpecs(config).map(sealedSettings)).toEqual([
      undefined,
      { language: 'de' },
      // Of the profiles "banking" and "offline", whose Chromium is not part of them.
      undefined,
      undefined,
    ]);
    const [one, two] = ['one', 'two'].map((name) => browserTemplateSpec(config, config.profile[name] ?? expect.fail()));
    expect(one).toEqual(two);
  });
});
