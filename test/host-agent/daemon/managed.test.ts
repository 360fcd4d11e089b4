import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { admitSession } from '../../../host-agent/daemon/admission.ts';
import { ConfigurationFile } from '../../../host-agent/config/configuration-file.ts';
import { assertMayPull } from '../../../host-agent/registry/compose.ts';
import { parseReference } from '../../../host-agent/registry/reference.ts';
import { inForce, HOST, TextSource } from '../config/policy/policies.ts';
import { managedFindings } from '../../../host-agent/doctor/doctor.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-managed-'));
  path = join(folder, 'config.toml');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const NOW = Date.parse('2026-11-27T12:00:00Z');
const admitted = (configuration: ConfigurationFile, profile?: string, builtAt?: string) =>
  admitSession(
    {
      configuration,
      images: () =>
        Promise.resolve([
          { isCurrent: false, builtAt: '2026-11-27T00:00:00.000Z' },
          { isCurrent: true, ...(builtAt !== undefined && { builtAt }) },
        ]),
      now: () => NOW,
    },
    profile,
  );
const ports = { path: ['network', 'ports'], value: 4 };

describe('managed settings in the host agent', () => {
  it('refuse to change a forced key with exit status 3 and the name of who manages it, and write nothing', async () => {
    const source = new TextSource(
      'organisation = "Example University"\ncontact = "it@example.org"\n[forced.network]\nports = 2',
    );
    const file = await ConfigurationFile.read(path, { policies: [source] });
    await expect(file.change([ports], false)).rejects.toMatchObject({
      code: 'setting-managed',
      exitStatus: 3,
      message: 'Managed by Example University, and not changed: network.ports: is forced',
      hint: 'Ask it@example.org. To see where each value comes from, run: safe-browse config show',
    });
    expect((await file.describe()).present).toBe(false);
    expect(await file.change([ports], true)).toEqual([
      { path: ['network', 'ports'], message: 'is forced', isManaged: true },
    ]);
    expect(file.config.network.ports).toBe(2);
  });

  it('are described to clients: who manages, and the source of each value', async () => {
    const source = new TextSource('[forced.network]\nports = 2\n[profiles]\nrequired = ["work"]\nallowed = ["work"]');
    const file = await ConfigurationFile.read(path, { policies: [source] });
    const { managed, sources, blocked } = await file.describe();
    expect(managed).toEqual({ by: HOST, profiles: ['work'], onlyTheseProfiles: true });
    expect(sources['network.ports']).toEqual({ is: 'policy-forced', policy: HOST });
    expect(blocked).toBeUndefined();
    expect((await (await ConfigurationFile.read(path)).describe()).managed).toBeUndefined();
  });

  it('apply a policy that changes, appears or goes at once, and tell of each change once', async () => {
    const source = new TextSource();
    await writeFile(path, '[network]\nports = 6\n');
    const file = await ConfigurationFile.read(path, { policies: [source] });
    let reported = 0;
    file.onChange(() => (reported += 1));
    const seen: number[] = [];
    for (const text of ['[forced.network]\nports = 2', '[forced.network]\nports = 3', undefined]) {
      source.content = text;
      await file.refresh();
      await file.refresh();
      seen.push(file.config.network.ports);
    }
    expect([seen, reported]).toEqual([[2, 3, 6], 3]);
  });

  it('that are broken block every session and every change, keep the last valid settings, and say why everywhere', async () => {
    const source = new TextSource('[forced.network]\nports = 2');
    const file = await ConfigurationFile.read(path, { policies: [source] });
    await admitted(file);
    source.content = '[forced.network]\nports = 99';
    const broken = { code: 'policy-invalid', exitStatus: 3 };
    await expect(admitted(file)).rejects.toMatchObject(broken);
    await expect(file.change([ports], false)).rejects.toMatchObject(broken);
    expect(file.config.network.ports).toBe(2);
    expect((await file.describe()).blocked).toMatchObject({ code: 'policy-invalid' });
    const [finding] = managedFindings({ policies: file.policy.policies, blocked: file.blocked });
    expect(finding).toMatchObject({
      level: 'trouble',
      message: expect.stringContaining('forced.network.ports') as string,
    });
    source.content = undefined;
    await admitted(file);
    expect(managedFindings({ policies: file.policy.policies, blocked: file.blocked })).toEqual([]);
  });

  it('that are broken from the start block every session until they are repaired', async () => {
    const source = new TextSource('nonsense');
    const file = await ConfigurationFile.read(path, { policies: [source] });
    await expect(admitted(file)).rejects.toMatchObject({ code: 'policy-invalid' });
    source.content = '[forced.network]\nports = 2';
    await admitted(file);
    expect(file.config.network.ports).toBe(2);
  });

  it('that contradict the file of the person block every session until either is changed', async () => {
    const source = new TextSource();
    await writeFile(path, '[network]\nuplink = "tap"\nmode = "bridge"\ntap.bridge = "br0"\n');
    const file = await ConfigurationFile.read(path, { policies: [source] });
    source.content = '[limits]\nsites = ["example.org"]';
    await expect(admitted(file)).rejects.toMatchObject({ code: 'config-invalid', exitStatus: 2 });
    const repaired = [{ path: ['network'], value: null }];
    expect(await file.change(repaired, false)).toEqual([]);
    await admitted(file);
    expect(file.config.profile['default']?.network.allow).toEqual(['example.org']);
  });

  it('keep the settings of a shipped profile when the person changes another one of it', async () => {
    const source = new TextSource('[forced.profile."*"]\nfiles.out = "off"');
    const file = await ConfigurationFile.read(path, { policies: [source] });
    await file.change([{ path: ['profile', 'banking', 'memoryMiB'], value: 3072 }], false);
    expect(file.config.profile['banking']).toMatchObject({ colour: 'green', memoryMiB: 3072, files: { out: 'off' } });
    expect(await readFile(path, 'utf8')).not.toContain('files');
  });
});

describe('a session under managed settings', () => {
  const withPolicy = (text: string) => ConfigurationFile.read(path, { policies: [new TextSource(text)] });

  it('does not start with a profile that may not be used', async () => {
    const file = await withPolicy('organisation = "Example"\n[profiles]\nforbidden = ["offline"]');
    await expect(admitted(file, 'offline')).rejects.toMatchObject({
      code: 'profile-managed',
      exitStatus: 3,
      message: 'The profile "offline" may not be used. Managed by Example.',
      hint: 'Available profiles: default, banking, document, portal',
    });
    await admitted(file, 'banking');
    await admitted(file, 'unknown');
  });

  it('starts only from a browser image that is young enough', async () => {
    const file = await withPolicy('organisation = "Example"\n[limits]\nimageAgeDays = 7');
    await admitted(file, undefined, '2026-11-20T12:00:00.000Z');
    await expect(admitted(file, undefined, '2026-11-20T11:59:59.000Z')).rejects.toMatchObject({
      code: 'image-too-old',
      exitStatus: 3,
      message: 'The browser image is of 2026-11-20. Example allows images of at most 7 days.',
    });
    await expect(admitted(file)).rejects.toMatchObject({ code: 'image-too-old' });
    await admitted(await withPolicy(''), undefined, '2000-01-01T00:00:00.000Z');
  });
});

it('images are pulled only from registries that the policy lists', () => {
  const pull = (reference: string, registries?: string) =>
    assertMayPull(
      {
        policy: inForce(registries === undefined ? '' : `[limits]\nregistries = ${registries}`),
        blocked: undefined,
      },
      parseReference(reference),
    );
  const listed = '["registry.example/safe-browse", "other.example:5000"]';
  pull('anything.example/x');
  pull('registry.example/safe-browse/browser:stable', listed);
  pull('registry.example/safe-browse', listed);
  pull('other.example:5000/a/b', listed);
  for (const reference of [
    'registry.example/safe-browse-evil/browser',
    'registry.example/x',
    'other.example/a',
    'xother.example:5000/a',
  ])
    expect(() => pull(reference, listed), reference).toThrow('must not be pulled');
  expect(() => pull('registry.example/x', '[]')).toThrow('must not be pulled');
  const blocked = new Failure('policy-file-refused', { path: HOST, problem: 'foreign' });
  expect(() => assertMayPull({ policy: inForce(''), blocked }, parseReference('a.example/x'))).toThrow(blocked);
});
