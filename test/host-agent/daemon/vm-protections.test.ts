import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROTECTIONS, type Protections } from '../../../host-agent/api/host/protections.ts';
import { readConfig } from '../../../host-agent/config/load.ts';
import { NO_POLICY, requiredProtections } from '../../../host-agent/config/policy/in-force.ts';
import { readPolicy } from '../../../host-agent/config/policy/read.ts';
import { admitSession } from '../../../host-agent/daemon/admission.ts';
import { ConfigurationFile } from '../../../host-agent/config/configuration-file.ts';
import { managedSettings } from '../../../host-agent/config/managed.ts';
import { assertProtected, VmProtections } from '../../../host-agent/hypervisor/vm-protections.ts';
import { protectionFindings } from '../../../host-agent/doctor/confinement.ts';
import { launchJail } from '../../../host-agent/jail/launch-jail.ts';
import { inForce, TextSource } from '../config/policy/policies.ts';
import { expectNothingLeft, fakeSessions, openBrowsing } from '../session/fake-sessions.ts';
import { healthyGuest } from '../../fakes/guest-agent.ts';

const ALL: Protections = { cgroup: 'works', account: 'works', accessControl: 'works' };
const STRICT =
  'organisation = "Example"\ncontact = "it@example.org"\n[require]\ncgroup = true\naccount = true\naccessControl = true';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-protections-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a protection that managed settings require', () => {
  it('is named by the strongest policy that says anything of it, and shown to clients', () => {
    const policy = inForce(
      '[require]\ncgroup = false\naccount = true',
      '[require]\ncgroup = true\naccessControl = true',
    );
    expect(requiredProtections(policy)).toEqual(['account', 'accessControl']);
    expect(managedSettings(policy)?.requires).toEqual(['account', 'accessControl']);
    expect(managedSettings(inForce(''))).not.toHaveProperty('requires');
    expect(readPolicy('[require]\ncgroups = true\naccount = "yes"')).toMatchObject({
      problems: [{ path: ['require', 'account'] }, { path: ['require', 'cgroups'] }],
    });
  });

  it.each(
    PROTECTIONS.flatMap((protection) => (['refused', 'failed'] as const).map((cause) => ({ protection, cause }))),
  )('lets no VM start when $protection $cause', ({ protection, cause }) => {
    const here = { ...ALL, [protection]: cause };
    const refusal = expect.objectContaining({ code: 'protection-missing', exitStatus: 3 }) as unknown as Error;
    expect(() => assertProtected(here, inForce(STRICT))).toThrow(refusal);
    expect(() => assertProtected(here, inForce(`[require]\n${protection} = true`))).toThrow(refusal);
    assertProtected(here, inForce(STRICT.replace(`${protection} = true`, `${protection} = false`)));
    assertProtected(here, NO_POLICY);
    assertProtected(ALL, inForce(STRICT));
  });

  it('is missed by a session before it starts, and the refusal says who requires it', async () => {
    const source = new TextSource(STRICT);
    const configuration = await ConfigurationFile.read(join(folder, 'config.toml'), { policies: [source] });
    const admitted = (protections: Protections) =>
      admitSession(
        {
          configuration,
          images: () => Promise.resolve([]),
          now: Date.now,
          protections: () => Promise.resolve(protections),
        },
        undefined,
      );
    await admitted(ALL);
    await expect(admitted({ ...ALL, account: 'no-ids' })).rejects.toMatchObject({
      code: 'protection-missing',
      exitStatus: 3,
      message:
        'No VM starts without a separate account, as Example requires: your account has no subordinate user IDs.',
      hint: 'Ask it@example.org. To see what is missing, run: safe-browse doctor',
    });
    source.content = '';
    await admitted({ ...ALL, account: 'no-ids' });
  });

  it('that is refused at the last moment starts no VM, and nothing of the session is left', async () => {
    const fake = await fakeSessions();
    fake.hypervisor.onHello = healthyGuest;
    const { admit } = new VmProtections(() => inForce(STRICT), { warn: () => undefined });
    const start = fake.hypervisor.start.bind(fake.hypervisor);
    let here: Protections = { ...ALL, cgroup: 'failed' };
    fake.hypervisor.start = async (...started) => {
      admit(here);
      return start(...started);
    };
    await expect(openBrowsing(fake.sessions)).rejects.toMatchObject({ code: 'protection-missing' });
    expect(fake.hypervisor.guests.size).toBe(0);
    await expectNothingLeft(fake);
    here = ALL;
    await openBrowsing(fake.sessions);
    await fake.remove();
  });

  it('is asked for by the process that starts, which does not start without it', async () => {
    const asked: Protections[] = [];
    const started = launchJail(
      {
        keepsAccount: true,
        system: [],
        readable: [],
        writable: [],
        devices: [],
        limits: { addressSpaceBytes: 2 ** 28, processes: 16, openFiles: 64 },
        command: ['true'],
      },
      {
        role: 'trial',
        logFile: join(folder, 'log'),
        bounds: { memoryBytes: 2 ** 26, processors: 1, processes: 16 },
        admit: (protections) => {
          asked.push(protections);
          throw new Error('not like this');
        },
      },
    );
    await expect(started).rejects.toThrow('not like this');
    expect(asked).toMatchObject([{ account: 'own-device' }]);
    expect(await readdir(folder)).toEqual([]);
  }, 30_000);

  it.each([
    ['hypervisor = "xl"', ['hypervisor']],
    ['[network]\nuplink = "pci"\npci.device = "0000:03:00.0"', ['network', 'uplink']],
  ])('contradicts settings with which no VM can have it: %s', (text, path) => {
    expect(readConfig(text, inForce(STRICT))).toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ path })]) as unknown,
    });
    expect(readConfig(text, inForce('[require]\naccount = false'))).toHaveProperty('config');
  });
});

describe('a protection that no policy requires', () => {
  it('is logged once for each cause when a VM starts without it', () => {
    const logged: unknown[] = [];
    const protections = new VmProtections(() => NO_POLICY, { warn: (fields: unknown) => void logged.push(fields) });
    const failed: Protections = { ...ALL, cgroup: 'failed' };
    for (const here of [
      ALL,
      failed,
      failed,
      { ...failed, account: 'no-ids' } as const,
      { ...ALL, cgroup: 'refused' } as const,
    ])
      protections.admit(here);
    const missed = [
      { protection: 'cgroup', cause: 'failed' },
      { protection: 'account', cause: 'no-ids' },
      { protection: 'cgroup', cause: 'refused' },
    ];
    expect(logged).toEqual(missed);
    expect(protections.missed).toEqual(missed);
  });

  it('makes a running VM insufficient as soon as a policy requires it', () => {
    let policy = NO_POLICY;
    const { suffice } = new VmProtections(() => policy, { warn: () => undefined });
    expect(suffice({ lacks: ['account'] })).toBe(true);
    policy = inForce('[require]\naccount = true');
    expect([suffice({ lacks: ['account'] }), suffice({ lacks: ['cgroup'] }), suffice({})]).toEqual([false, true, true]);
  });
});

it('the doctor says which required protection is missing, and which a VM had to do without earlier', () => {
  const checks = (...of: Parameters<typeof protectionFindings>) =>
    protectionFindings(...of).map(({ check, level }) => `${check}: ${level}`);
  const lost = [{ protection: 'cgroup', cause: 'failed' }] as const;
  expect(checks({ ...ALL, cgroup: 'failed' }, inForce(STRICT), [])).toEqual(['required protections: trouble']);
  expect(checks(ALL, inForce(STRICT), [])).toEqual(['required protections: ok']);
  expect(checks(ALL, NO_POLICY, lost)).toEqual(['missed protections: note']);
  expect(checks({ ...ALL, cgroup: 'failed' }, NO_POLICY, lost)).toEqual([]);
});
