/** What the next host agent does with parts that cannot be taken over. */
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type TakeOver, takeOver } from '../../../host-agent/daemon/take-over.ts';
import type { FakeHypervisor } from '../../../host-agent/hypervisor/fake/fake.ts';
import { killAndWait } from '../../../host-agent/process/process.ts';
import type { VmFiles } from '../../../host-agent/storage/filenames.ts';
import { type FakeSessions, fakeSessions, openOne } from '../session/fake-sessions.ts';
import { INTERNET, never, runningOf, useNdvmTestBed, WITH_SESSION } from '../network/ndvm-test-bed.ts';

const bed = useNdvmTestBed();
let fake: FakeSessions;
let logged: string[];
const done: string[] = [];
beforeEach(async () => {
  fake = await fakeSessions();
  for (const { hypervisor } of [fake, bed]) clearingAway(hypervisor);
  [logged] = [[], done.splice(0)];
});
afterEach(() => fake.remove());

/** As a toolstack does, it also ends VMs of which no record can be read. */
const clearingAway = (hypervisor: FakeHypervisor) =>
  Object.assign(hypervisor, {
    cleanUp: async ({ folder }: VmFiles) => {
      for (const { spec, process } of hypervisor.guests.values())
        if (spec.names.folder === folder && process) await killAndWait(process);
    },
  });

const noting = (name: string, fails: readonly string[]) => async () => {
  done.push(name);
  if (fails.includes(name)) throw new Error(`${name} failed`);
};

/** `fails`: parts that throw. */
function parts(fails: readonly string[], over: Partial<TakeOver> = {}): TakeOver {
  return {
    cleanUp: noting('clean-up', fails),
    desks: { adopt: noting('desks', fails), keepOnly: () => void done.push('keep') },
    sessions: fake.successor(),
    hostCard: { adopt: noting('host card', fails), detach: noting('detach', fails) },
    ndvm: { adopt: noting('network', fails), discard: noting('discard', fails) },
    exits: { adopt: noting('exits', fails), discard: noting('discard exits', fails) },
    remote: { adopt: noting('remote', fails) },
    crashes: { wereMany: () => Promise.resolve(false), noteEndedSessions: noting('noted', fails) },
    records: { desks: join(fake.folder, 'desks.json'), remote: join(fake.folder, 'remote.json') },
    log: pino({}, { write: (line: string) => void logged.push(line) }),
    ...over,
  };
}
const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

describe('the host agent', () => {
  it.each(['clean-up', 'desks', 'host card', 'network', 'exits', 'remote'])(
    'takes over all others and starts if this part throws: %s',
    async (broken) => {
      const { session } = await openOne(fake);
      const all = parts([broken]);
      await takeOver(all);
      expect(done).toEqual(['clean-up', 'desks', 'keep', 'host card', 'network', 'exits', 'remote']);
      expect(all.sessions.all.map(({ id }) => id)).toEqual([session.id]);
      expect(logged.join('')).toContain(`${broken} failed`);
      await all.sessions.closeAll();
    },
  );

  it('starts also if the folder of sessions cannot be read, and no part works', async () => {
    await rm(join(fake.folder, 'sessions'), { recursive: true });
    await takeOver(parts(['clean-up', 'desks', 'host card', 'network', 'exits', 'remote']));
    expect(done.at(-1)).toBe('remote');
    expect(logged).toHaveLength(7);
    await mkdir(join(fake.folder, 'sessions'));
  });

  it('removes a record of desks or of sessions elsewhere that cannot be read', async () => {
    const all = parts(['desks']);
    await mkdir(all.records.desks);
    await writeFile(all.records.remote, '{}');
    await takeOver(all);
    expect([await isThere(all.records.desks), await isThere(all.records.remote)]).toEqual([false, true]);
  });

  it('ends all VMs instead of taking them over after several crashes, and notes it', async () => {
    const { session } = await openOne(fake);
    const processes = session.describe().processes.map(({ pid }) => pid);
    bed.use(WITH_SESSION);
    await bed.ndvm.ensureUp(never);
    const network = bed.pids;
    expect(await runningOf([...processes, ...network])).toHaveLength(processes.length + network.length);
    const successor = bed.make(WITH_SESSION);
    const all = parts([], {
      ndvm: successor,
      crashes: { wereMany: () => Promise.resolve(true), noteEndedSessions: noting('noted', []) },
    });
    await writeFile(all.records.remote, '{}');
    await takeOver(all);
    expect(done).toEqual(['clean-up', 'noted', 'detach', 'discard exits']);
    expect(all.sessions.all).toEqual([]);
    expect(successor.status().state).toBe('stopped');
    expect(await runningOf([...processes, ...network])).toEqual([]);
    expect(await isThere(session.names.folder)).toBe(false);
    expect(await isThere(all.records.remote)).toBe(false);
    expect(logged.join('')).toContain('the host agent has crashed repeatedly');
  });

  it.each(['its hypervisor fails', 'its record is a folder', 'its record is half written'])(
    'ends the network VM if %s, and starts another one for sessions',
    async (what) => {
      bed.use(WITH_SESSION);
      await bed.ndvm.ensureUp(never);
      // The network VM forgets its uplink when it notices that its VM is gone.
      const uplink = bed.pidOf('uplink');
      const before = bed.pids.filter((pid) => pid !== uplink);
      if (what.endsWith('folder')) {
        await rm(bed.names.record);
        await mkdir(bed.names.record);
      }
      if (what.endsWith('written')) await writeFile(bed.names.record, '{"vm":');
      if (what.endsWith('fails')) vi.spyOn(bed.hypervisor, 'adopt').mockRejectedValue(new Error('xl failed'));
      const successor = bed.make(WITH_SESSION);
      const port = await successor.replug(0, 'a', INTERNET);
      const all = parts([], { ndvm: successor });
      await takeOver(all);
      expect(done.at(-1)).toBe('remote');
      await expect.poll(() => successor.status().state).toBe('up');
      expect(await runningOf(before)).toEqual([]);
      await port.dispose();
      await successor.stop();
    },
  );
});
