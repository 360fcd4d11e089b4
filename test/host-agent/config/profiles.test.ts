import { describe, expect, it } from 'vitest';
import { browserSettings } from '../../../host-agent/config/browser-settings.ts';
import { parseConfig, readConfig } from '../../../host-agent/config/load.ts';
import { browserTemplateSpec, browserTemplateSpecs } from '../../../host-agent/template/template-spec.ts';

const problems = (toml: string) => {
  const read = readConfig(toml);
  return 'problems' in read ? read.problems.map(({ path, message }) => `${path.join('.')}: ${message}`) : [];
};

describe('the profiles that are shipped', () => {
  it('are there without a file: the default one, one that reaches listed names alone, one that reaches nothing', () => {
    const { profile } = parseConfig('', 'config.toml');
    expect(Object.fromEntries(Object.entries(profile).map(([name, { network }]) => [name, network]))).toEqual({
      default: { policy: 'internet-only', allow: [] },
      banking: { policy: 'allow-list', allow: [] },
      offline: { policy: 'offline', allow: [] },
    });
  });

  it('make place for one of the same name, and are not there beside a bridge, which could not hold them', () => {
    expect(parseConfig('[profile.banking]\ncolour = "red"', 'config.toml').profile['banking']).toMatchObject({
      colour: 'red',
      network: { policy: 'internet-only' },
    });
    expect(
      Object.keys(parseConfig('[network]\nuplink = "tap"\nmode = "bridge"\ntap.bridge = "br0"', 'config.toml').profile),
    ).toEqual(['default']);
  });
});

describe('what a profile says of Chromium', () => {
  it('is nothing where it says nothing', () => {
    expect(browserSettings(parseConfig('', 'c').profile['default'] ?? expect.fail())).toBeUndefined();
  });

  it('is language, time zone, extensions and policies', () => {
    const { profile } = parseConfig(
      '[profile.berlin]\nlanguage = "de-DE"\ntimeZone = "Europe/Berlin"\nextensions = ["ublock-origin"]\npolicies.DefaultJavaScriptSetting = 2',
      'c',
    );
    expect(browserSettings(profile['berlin'] ?? expect.fail())).toEqual({
      language: 'de-DE',
      timeZone: 'Europe/Berlin',
      extensions: ['ublock-origin'],
      policies: { DefaultJavaScriptSetting: 2 },
    });
  });

  it('has pages listen only where the person may turn a microphone on, and then they ask that person once', () => {
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

  it('is refused, each mistake with its key', () => {
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
      'profile.a.policies: are more than 24576 characters',
    ]);
  });

  it('makes a kind of machine of its own to copy sessions from, which profiles that say the same share', () => {
    const config = parseConfig(
      '[profile.one]\nlanguage = "de"\n[profile.two]\nlanguage = "de"\nscreen.width = 1600\n',
      'c',
    );
    expect(browserTemplateSpecs(config).map(({ settings }) => settings)).toEqual([undefined, { language: 'de' }]);
    const [one, two] = ['one', 'two'].map((name) => browserTemplateSpec(config, config.profile[name] ?? expect.fail()));
    expect(one).toEqual(two);
  });
});
