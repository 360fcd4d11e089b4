import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Finding } from '../../../host-agent/api/host/doctor.ts';
import type { Image } from '../../../host-agent/api/host/image.ts';
import { parseConfig } from '../../../host-agent/config/load.ts';
import { examine } from '../../../host-agent/doctor/doctor.ts';
import { FakeHypervisor } from '../../../host-agent/hypervisor/fake/fake.ts';

it('tells what it has found before its slowest check has ended', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sb-doctor-'));
  const found: Finding[] = [];
  const checks = () => new Set(found.map(({ check }) => check));
  let answer: (images: Image[]) => void = () => undefined;
  const all = examine(
    {
      folders: { config: folder, data: folder, state: folder, runtime: folder },
      config: parseConfig('', 'config.toml'),
      managed: { policies: [], blocked: undefined },
      hypervisor: new FakeHypervisor(),
      accelerator: () => Promise.resolve({ accelerator: 'kvm', reason: 'it works' }),
      images: () => new Promise((resolve) => (answer = resolve)),
      sharedImages: () => Promise.resolve(undefined),
      channel: () => Promise.resolve(undefined),
      log: '/log',
      poolHosts: () => Promise.resolve([]),
      crashes: () => Promise.resolve({ at: [] }),
      ports: { total: 8 },
      exits: () => Promise.resolve([]),
      profiles: folder,
      udevRule: folder,
      packagedVersion: undefined,
      electron: [],
    },
    (more) => found.push(...more),
  );
  await expect.poll(checks).toContain('accelerator');
  expect(checks()).not.toContain('browser image');
  answer([]);
  expect(new Set((await all).map(({ check }) => check))).toEqual(checks());
  expect(checks()).toContain('browser image');
  await rm(folder, { recursive: true });
});
