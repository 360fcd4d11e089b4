import { describe, expect, it } from 'vitest';
import { configurationKeys, type ConfigurationKey } from '../../../host-agent/config/keys.ts';
import { parseConfig } from '../../../host-agent/config/load.ts';
import { Config } from '../../../host-agent/config/schema.ts';
import { mergeTables, type Path, type Table } from '../../../host-agent/config/table.ts';
import {
  browserTemplateSpec,
  browserTemplateSpecs,
  clonedSettings,
  sealedSettings,
} from '../../../host-agent/template/template-spec.ts';

const config = parseConfig(
  'defaultProfile = "work"\n[profile.work]\nmemoryMiB = 4096\n[profile.wide]\nscreen = { width = 1600, height = 1000 }\n[profile.other]\nprocessors = 1',
  'config.toml',
);

describe('the templates to seal', () => {
  it('cover each kind of VM once, that of the default profile first', () => {
    expect(browserTemplateSpecs(config).map(({ vm }) => [vm.memoryMiB, vm.processors])).toEqual([
      [4096, 2],
      [2048, 2],
      [2048, 1],
      // Of the profiles "banking" and "offline", without Chromium; that of "offline" has the processor of all computers.
      [2048, 2],
      [2048, 2],
    ]);
  });

  it('are shared by profiles that differ only in their screen', () => {
    const [plain, wide] = ['default', 'wide'].map((name) =>
      browserTemplateSpec(config, config.profile[name] ?? expect.fail()),
    );
    expect(plain).toEqual(wide);
    expect(plain?.vm.screen).toEqual({ width: 1280, height: 800 });
  });

  it('are shared by profiles with and without private memory, which is a matter of the clone', () => {
    const config = parseConfig('[profile.alone]\nprivateMemory = true', 'config.toml');
    expect(browserTemplateSpecs(config).map(({ level }) => level)).toEqual(['browser', 'desktop', 'desktop']);
    const of = (name: string) => browserTemplateSpec(config, config.profile[name] ?? expect.fail());
    expect(['default', 'alone', 'banking'].map((name) => of(name)?.vm.privateMemory)).toEqual([undefined, true, true]);
    expect(of('alone')).toEqual({ ...of('default'), vm: { ...of('default')?.vm, privateMemory: true } });
  });

  it('are shared by profiles with and without room on the disk, which is a matter of the clone', () => {
    const config = parseConfig('[profile.small]\nscratchGiB = 0', 'config.toml');
    expect(browserTemplateSpecs(config).map(({ level }) => level)).toEqual(['browser', 'desktop', 'desktop']);
    const of = (name: string) => browserTemplateSpec(config, config.profile[name] ?? expect.fail());
    expect(['default', 'small', 'banking'].map((name) => of(name)?.vm.scratchGiB)).toEqual([8, 0, 0]);
  });

  it('leave out profiles that read aloud: a screen reader has not been tried in clones', () => {
    const config = parseConfig('[profile.aloud]\naccessibility = true', 'config.toml');
    expect(browserTemplateSpecs(config)).toHaveLength(3);
    expect(browserTemplateSpec(config, config.profile['aloud'] ?? expect.fail())).toBeUndefined();
  });

  it('differ with and without a sound card', () => {
    const config = parseConfig('[profile.quiet]\nsound = "off"', 'config.toml');
    expect(browserTemplateSpecs(config).map(({ vm }) => vm.sound)).toEqual([true, undefined, true, true]);
  });

  it('differ with and without a microphone', () => {
    const config = parseConfig('[profile.calls]\nmicrophone = "ask"', 'config.toml');
    expect(browserTemplateSpecs(config).map(({ vm }) => vm.microphone)).toEqual([
      undefined,
      true,
      undefined,
      undefined,
    ]);
  });

  it('have the processor of all computers for profiles with a common fingerprint', () => {
    expect(browserTemplateSpecs(parseConfig('', 'config.toml')).map(({ vm }) => vm.commonProcessor)).toEqual([
      undefined,
      undefined,
      true,
    ]);
  });

  it('follow the profile: its own level, or none; banking has one without Chromium', () => {
    const config = parseConfig('[profile.plain]\nseal = "off"', 'config.toml');
    const levelOf = (name: string) => browserTemplateSpec(config, config.profile[name] ?? expect.fail())?.level;
    expect(['default', 'banking', 'plain'].map(levelOf)).toEqual(['browser', 'desktop', undefined]);
    expect(browserTemplateSpecs(config).map(({ level }) => level)).toEqual(['browser', 'desktop', 'desktop']);
  });

  it('are none when the configuration turns sealing off', () => {
    const off = parseConfig('[template]\nseal = "off"', 'config.toml');
    expect(browserTemplateSpecs(off)).toEqual([]);
    expect(
      browserTemplateSpecs(parseConfig('[template]\nseal = "desktop"', 'config.toml')).map(({ level }) => level),
    ).toEqual(['desktop', 'desktop']);
  });

  it('are shared by profiles whose clones start a separate Chromium, whatever its settings', () => {
    const config = parseConfig(
      '[profile.a]\nseal = "desktop"\nlanguage = "de-DE"\n[profile.b]\nlanguage = "de-DE"',
      'config.toml',
    );
    const [first, german, ...others] = browserTemplateSpecs(config);
    expect([first?.level, german?.level, others.map(({ level }) => level)]).toEqual([
      'browser',
      'desktop',
      ['browser', 'desktop'],
    ]);
    const of = (name: string) => browserTemplateSpec(config, config.profile[name] ?? expect.fail()) ?? expect.fail();
    expect(['a', 'b'].map((name) => [sealedSettings(of(name)), clonedSettings(of(name))])).toEqual([
      [undefined, { language: 'de-DE' }],
      [{ language: 'de-DE' }, undefined],
    ]);
  });
});

/** Of keys whose schema does not tell one that makes a difference. */
const OTHER_VALUES: Readonly<Record<string, unknown>> = {
  exit: 'work',
  label: 'Other',
  startPage: 'https://example.org/',
  where: 'family',
  appearance: 'dark',
  seal: 'desktop',
  language: 'de-DE',
  timeZone: 'Pacific/Chatham',
  'network.allow': ['a.example'],
  'network.policy': 'allow-list',
  extensions: ['ublock-origin'],
  policies: { SearchSuggestEnabled: false },
  bookmarks: [{ name: 'Example', url: 'https://example.org/' }],
  usbKinds: ['camera'],
};

function otherValue({ path, schema }: ConfigurationKey): unknown {
  const name = path.slice(2).join('.');
  if (name in OTHER_VALUES) return OTHER_VALUES[name];
  if (schema.type === 'boolean') return schema.default !== true;
  if (schema.type === 'integer') return Number(schema.default) + 1;
  return (
    schema.enum?.find((value) => value !== schema.default) ?? expect.fail(`Another value of ${name} is missing here.`)
  );
}

const tableAt = (path: Path, value: unknown): Table =>
  path.toReversed().reduce<unknown>((below, key) => ({ [key]: below }), value) as Table;

it('the keys of a profile that its VM starts with make another template, and no other key does', () => {
  const changing = configurationKeys().filter((key) => {
    const [first, , ...name] = key.path;
    if (first !== 'profile') return false;
    // Beside a list of sites, their policy; so that the list has an effect.
    const base = name.at(-1) === 'allow' ? tableAt(['network', 'policy'], 'allow-list') : {};
    const profile = { default: base, other: mergeTables(base, tableAt(name, otherValue(key))) };
    return browserTemplateSpecs(Config.parse({ profile })).length !== 1;
  });
  expect(changing.map(({ path }) => path.slice(2).join('.'))).toEqual([
    'memoryMiB',
    'processors',
    'network.allow',
    'language',
    'timeZone',
    'appearance',
    'jit',
    'webgl',
    'fingerprint',
    'extensions',
    'policies',
    'seal',
    'sound',
    'microphone',
    'automation',
    'usb',
  ]);
});
