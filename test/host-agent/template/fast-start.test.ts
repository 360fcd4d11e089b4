import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../../appliance/protocol/limits.ts';
import type { GuestMessage } from '../../../appliance/protocol/channels.ts';
import { parseConfig } from '../../../host-agent/config/load.ts';
import { FastStart } from '../../../host-agent/template/fast-start.ts';
import { NdvmClones, ndvmTemplateSpec } from '../../../host-agent/template/ndvm-clones.ts';
import { ndvmVm } from '../../../host-agent/network/ndvm-spec.ts';
import { Ndvm } from '../../../host-agent/network/ndvm.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import { filterProgram } from '../../bed/network/filter-program.ts';
import { listTemplates } from '../../../host-agent/template/store.ts';
import { fakeTemplates, type FakeTemplates, never } from './fake-templates.ts';

let world: FakeTemplates;
let fastStart: FastStart;
let ndvm: Ndvm;

beforeEach(async () => {
  world = await fakeTemplates();
  const { hypervisor, folder, log } = world;
  const [config, names] = [
    parseConfig('[spare]\nkeep = false\n[network]\nports = 1', 'config.toml'),
    vmFiles(join(folder, 'network')),
  ];
  const clones = new NdvmClones(world.templates, () => config);
  ndvm = new Ndvm({
    hypervisor,
    names,
    config: () => config,
    image: () => Promise.resolve(world.image),
    clone: (spec, signal) => clones.clone(spec, signal),
    onStarted: (fault) => clones.started(fault),
    filterProgram: filterProgram(),
    keepConsole: () => Promise.resolve('/kept'),
    log,
  });
  fastStart = new FastStart({
    ...world.options,
    templates: world.templates,
    config: () => config,
    networkSpec: () => ndvmTemplateSpec(ndvmVm({ memoryMiB: config.network.memoryMiB, ports: 1 }, names)),
    reservePort: () => Promise.resolve(undefined),
    releasePort: () => undefined,
    namesOf: world.namesOf,
    onSpareChange: () => undefined,
  });
  hypervisor.onHello = (guest) => {
    guest.frame = { width: 1280, height: 800, rgb: Buffer.alloc(1280 * 800 * 3) };
    guest.say({ type: 'hello', protocol: PROTOCOL_VERSION, role: guest.spec.role, reached: [] });
  };
});
afterEach(async () => {
  await fastStart.stop();
  await ndvm.stop();
  for (const guest of world.hypervisor.guests.values()) guest.close();
  await world.remove();
});

describe('the template of the network VM', () => {
  it('is removed after two clones in a row fail, and the next start is cold', { timeout: 20_000 }, async () => {
    await fastStart.seal(() => undefined, never);
    const roles = async () =>
      [...new Set((await listTemplates(world.folders)).map(({ manifest }) => manifest.role))].sort();
    const says = (...messages: readonly GuestMessage[]) => {
      world.hypervisor.onMessage = (guest, { type }) => {
        if (type === 'configure') for (const message of messages) guest.say(message);
      };
    };
    // Otherwise the missing template would be sealed again at once.
    Object.assign(world.hypervisor.sealing, { start: () => Promise.reject(new Error('no more')) });
    says({ type: 'failed', step: 'policy', message: 'untrusted text' });
    for (const left of [['browser', 'network'], ['browser']]) {
      await expect(ndvm.ensureUp(never)).rejects.toMatchObject({ code: 'network-failed' });
      await expect.poll(roles).toEqual(left);
    }
    says({ type: 'policy-applied', revision: 1 }, { type: 'step', step: 'resolver', elapsedMs: 1 });
    await ndvm.ensureUp(never);
    expect(ndvm.status().state).toBe('up');
  });
});
