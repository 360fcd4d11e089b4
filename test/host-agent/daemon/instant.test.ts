import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../../appliance/protocol/limits.ts';
import type { GuestMessage } from '../../../appliance/protocol/messages.ts';
import { parseConfig } from '../../../host-agent/config/load.ts';
import { InstantStarts } from '../../../host-agent/daemon/instant.ts';
import { Ndvm } from '../../../host-agent/network/ndvm.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import { listTemplates } from '../../../host-agent/template/store.ts';
import { fakeTemplates, type FakeTemplates, never } from '../template/fake-templates.ts';

let world: FakeTemplates;
let instant: InstantStarts;
let ndvm: Ndvm;

beforeEach(async () => {
  world = await fakeTemplates();
  const { hypervisor, folder, log } = world;
  const [config, names] = [
    parseConfig('[spare]\nkeep = false\n[network]\nports = 1', 'config.toml'),
    vmFiles(join(folder, 'network')),
  ];
  instant = new InstantStarts({
    ...world.options,
    config,
    ndvmNames: names,
    ndvm: () => ndvm,
    namesOf: world.namesOf,
    onSpareChange: () => undefined,
  });
  ndvm = new Ndvm({
    hypervisor,
    names,
    config: () => config,
    image: () => Promise.resolve(world.image),
    clone: (spec, signal) => instant.cloneNdvm(spec, signal),
    onStarted: (fault) => instant.judgeNdvm(fault),
    keepConsole: () => Promise.resolve('/kept'),
    log,
  });
  hypervisor.onHello = (guest) => {
    guest.frame = { width: 1280, height: 800, rgb: Buffer.alloc(1280 * 800 * 3) };
    guest.say({ type: 'hello', protocol: PROTOCOL_VERSION, role: guest.spec.role, reached: [] });
  };
});
afterEach(async () => {
  await instant.stop();
  await ndvm.stop();
  for (const guest of world.hypervisor.guests.values()) guest.close();
  await world.remove();
});

describe('a sealed network machine', () => {
  it(
    'whose copies do not come up twice in a row is given up, and the next one starts cold',
    { timeout: 20_000 },
    async () => {
      await instant.seal(() => undefined, never);
      const roles = async () => (await listTemplates(world.folders)).map(({ manifest }) => manifest.role).sort();
      const says = (...messages: readonly GuestMessage[]) => {
        world.hypervisor.onMessage = (guest, { type }) => {
          if (type === 'network') for (const message of messages) guest.say(message);
        };
      };
      // What is missing would be sealed again at once.
      Object.assign(world.hypervisor.sealing, { start: () => Promise.reject(new Error('no more')) });
      says({ type: 'failed', step: 'policy', message: 'untrusted text' });
      for (const left of [['browser', 'network'], ['browser']]) {
        await expect(ndvm.ensureUp(never)).rejects.toMatchObject({ code: 'network-failed' });
        await expect.poll(roles).toEqual(left);
      }
      says({ type: 'policy-applied', revision: 1 }, { type: 'step', step: 'resolver', elapsedMs: 1 });
      await ndvm.ensureUp(never);
      expect(ndvm.status().state).toBe('up');
    },
  );
});
