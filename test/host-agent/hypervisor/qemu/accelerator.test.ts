import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cleanUpProbes } from '../../../../host-agent/hypervisor/qemu/accelerator.ts';

describe('cleaning up KVM probes', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sb-probe-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('kills only probes of a dead host agent, and removes their files', async () => {
    const [probe, session] = [join(folder, 'probe-a1B2c3/m'), join(folder, 'sessions/5e551014')];
    for (const path of [probe, session]) mkdirSync(path, { recursive: true });
    // Found by the name of a jail's program, with the folder of a VM as its argument.
    const jail = join(folder, 'bwrap');
    symlinkSync('/bin/sh', jail);
    const [hung, other] = [probe, session].map((path) =>
      spawn(jail, ['-c', 'read line', 'jail', path], { stdio: ['pipe', 'ignore', 'ignore'] }),
    );
    try {
      await Promise.all([hung, other].map(async (child) => child && (await once(child, 'spawn'))));
      await cleanUpProbes(folder);
      await expect.poll(() => hung?.signalCode).toBe('SIGKILL');
      expect(other?.signalCode).toBeNull();
      expect(readdirSync(folder).toSorted()).toEqual(['bwrap', 'sessions']);
      expect(existsSync(session)).toBe(true);
    } finally {
      for (const child of [hung, other]) child?.kill('SIGKILL');
    }
  });
});
