import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { extendRecipe, loadRecipe, parseExtension, parseRecipe } from '../../../host-agent/image/recipe.ts';

const imagesSource = join(import.meta.dirname, '../../../appliance/images');

const small = parseRecipe(
  `schema = 1
role = "browser"
packages = ["chromium", "nodejs"]
exclude = ["/usr/share/doc"]
[kernel]
package = "linux-image-amd64"
commandLine = "quiet"
modules = ["evdev"]
initramfsModules = ["erofs"]
[policies]
SyncDisabled = true
`,
  'ours.toml',
);

function failureOf(work: () => unknown): Failure {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('It did not fail.');
}

describe('our recipes', () => {
  test.each(['browser', 'network', 'host'] as const)('the %s recipe is valid and has its role', async (role) => {
    expect((await loadRecipe(imagesSource, { role })).role).toBe(role);
  });

  test('the browser recipe with speech adds a screen reader, which the one without leaves out', async () => {
    const [plain, speaking] = [
      await loadRecipe(imagesSource, { role: 'browser' }),
      await loadRecipe(imagesSource, { role: 'browser', speech: true }),
    ];
    const added = speaking.packages.filter((name) => !plain.packages.includes(name));
    expect(added).toEqual(expect.arrayContaining(['orca', 'speech-dispatcher-espeak-ng']));
    expect(plain.exclude).toContain('/usr/bin/python3*');
    expect(speaking.exclude).not.toContain('/usr/bin/python3*');
  });

  test('the browser recipe with documents adds LibreOffice and Tesseract, with macros and links forbidden and their fonts hidden from pages', async () => {
    const [plain, full] = [
      await loadRecipe(imagesSource, { role: 'browser' }),
      await loadRecipe(imagesSource, { role: 'browser', documents: true }),
    ];
    const added = full.packages.filter((name) => !plain.packages.includes(name));
    expect(added).toEqual(
      expect.arrayContaining([
        'libreoffice-writer-nogui',
        'libreoffice-calc-nogui',
        'libreoffice-impress-nogui',
        'tesseract-ocr',
      ]),
    );
    const textOf = (path: string) => full.files.find((file) => file.path === path)?.text ?? expect.fail(path);
    const settings = textOf('/usr/lib/libreoffice/share/registry/safe-browse.xcd');
    expect(settings).toContain('"DisableMacrosExecution" oor:finalized="true"><value>true<');
    expect(settings.match(/"Link" oor:finalized="true"><value>2</g)).toHaveLength(2);
    const fonts = /<glob>(.*?)<\/glob>/g;
    const [hidden, shown] = [
      '/etc/fonts/conf.d/70-safe-browse-documents.conf',
      '/usr/share/safe-browse/documents/fonts.conf',
    ].map((path) => [...textOf(path).matchAll(fonts)].map(([, glob]) => glob));
    expect(hidden).toHaveLength(2);
    expect(shown).toEqual(hidden);
  });

  test('the browser has sync, sign-in, metrics and background mode disabled, and uses the VM’s resolver', async () => {
    expect((await loadRecipe(imagesSource, { role: 'browser' })).policies).toMatchObject({
      SyncDisabled: true,
      BrowserSignin: 0,
      MetricsReportingEnabled: false,
      BackgroundModeEnabled: false,
      DnsOverHttpsMode: 'off',
    });
  });
});

describe('a recipe of the person', () => {
  test('adds and removes packages, files, units and policies', () => {
    const extension = parseExtension(
      `schema = 1
extends = "browser"
packages = { add = ["fonts-noto-cjk"], remove = ["nodejs"] }
policies = { add = { HomepageLocation = "https://bank.example/" }, remove = ["SyncDisabled"] }
[[files.add]]
path = "/etc/greeting"
text = "hello"
[[units.add]]
name = "greet"
run = "cat /etc/greeting"
`,
      'mine.toml',
    );
    expect(extendRecipe(small, extension, 'mine.toml')).toMatchObject({
      packages: ['chromium', 'fonts-noto-cjk'],
      policies: { HomepageLocation: 'https://bank.example/' },
      files: [{ path: '/etc/greeting', text: 'hello', mode: '0644' }],
      units: [{ name: 'greet', run: 'cat /etc/greeting', when: 'boot' }],
    });
  });

  test('replaces one of our policies', () => {
    const extension = parseExtension(
      'schema = 1\nextends = "browser"\npolicies = { add = { SyncDisabled = false } }',
      'mine.toml',
    );
    expect(extendRecipe(small, extension, 'mine.toml').policies).toEqual({ SyncDisabled: false });
  });

  test('is rejected with both mistakes when it removes what is not there and extends another role', () => {
    const extension = parseExtension(
      'schema = 1\nextends = "network"\npackages = { remove = ["firefox"] }',
      'mine.toml',
    );
    const failure = failureOf(() => extendRecipe(small, extension, 'mine.toml'));
    expect(failure).toMatchObject({ code: 'recipe-invalid', exitStatus: 2 });
    expect(failure.message).toMatch(/mine\.toml has 2 mistakes/);
    expect(failure.message).toMatch(/extends: is "network"/);
    expect(failure.message).toMatch(/packages\.remove\.0: there is no "firefox"/);
  });

  test('is rejected with every mistake at once, each with its field', () => {
    const text =
      'schema = 1\nextends = "browser"\ncolour = "red"\npackages = { add = ["Not A Package"] }\n[[files.add]]\npath = "/bin/tool"\ntext = ""\n[[units.add]]\nname = "x y"\nrun = ""\n';
    const { message } = failureOf(() => parseExtension(text, 'mine.toml'));
    for (const field of [
      'colour: no such field',
      'packages.add.0: is not a package name',
      'files.add.0.path: must be below /usr',
      'units.add.0.name:',
      'units.add.0.run:',
    ])
      expect(message).toContain(field);
  });

  test('is rejected with the line when it is not TOML', () => {
    expect(failureOf(() => parseExtension('schema = 1\nextends = \n', 'mine.toml')).message).toMatch(/line 2/);
  });

  test.each(['../../etc/passwd', '/etc/../../root/x', '/tmp/x', '/lib/modules/x', 'relative', '/etc/'])(
    'may not write to %s',
    (path) => {
      expect(
        failureOf(() =>
          parseExtension(`schema = 1\nextends = "browser"\n[[files.add]]\npath = "${path}"\ntext = ""\n`, 'mine.toml'),
        ).code,
      ).toBe('recipe-invalid');
    },
  );

  test.each(['/usr/$(reboot)', '/usr/a;b', '/usr/../etc', '/usr/a b', 'usr/x'])('may not exclude %s', (pattern) => {
    expect(
      failureOf(() =>
        parseExtension(`schema = 1\nextends = "browser"\nexclude = { add = ["${pattern}"] }`, 'mine.toml'),
      ).code,
    ).toBe('recipe-invalid');
  });

  test('is a usage error when it cannot be read', async () => {
    await expect(loadRecipe(imagesSource, { role: 'browser', recipeFile: '/nowhere/mine.toml' })).rejects.toMatchObject(
      {
        code: 'recipe-unreadable',
        exitStatus: 2,
      },
    );
  });
});
