import { access } from 'node:fs/promises';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Ports } from '../../../host-agent/network/ports.ts';
import { Spares } from '../../../host-agent/template/spares.ts';
import { browser, fakeTemplates, type FakeTemplates, never } from './fake-templates.ts';

let world: FakeTemplates;
let ports: Ports;
let spares: Spares;
let why: string | undefined;
let busy: boolean;
let quiet: boolean;

beforeEach(async () => {
  world = await fakeTemplates();
  await world.templates.seal(browser, () => undefined, never);
  ports = new Ports(2);
  [why, busy, quiet] = [undefined, false, true];
  spares = new Spares({
    templates: world.templates,
    subject: () => browser,
    reservePort: (id) => Promise.resolve(ports.reserve(id)).then((port) => (port === undefined ? undefined : { port, nic: { mac: '02:00:00:00:00:01', socket: join(world.folder, 'nic'), end: 'connect' } })),
    releasePort: (port) => ports.release(port),
    namesOf: world.namesOf,
    whyNone: () => Promise.resolve(why),
    isBusy: () => busy,
    isQuiet: () => Promise.resolve(quiet),
    restMs: 20,
    log: pino({ level: 'silent' }),
  });
}, 20_000);
afterEach(async () => {
  await spares.stop();
  for (const guest of world.hypervisor.guests.values()) guest.close();
  await world.remove();
});

const state = () => spares.status().state;
const ready = () => expect.poll(state, { timeout: 5_000 }).toBe('ready');

describe('the spare', () => {
  it('is a painted copy that stands still, on a port that counts as free for the idle', async () => {
    spares.start();
    await ready();
    const { id = '' } = spares.status();
    expect(world.hypervisor.guests.get(id)?.isAsleep).toBe(true);
    expect([ports.used, ports.held]).toEqual([0, 1]);
    const spare = await spares.take(browser, never);
    expect(spare).toMatchObject({ id, port: 0 });
    await spare?.machine.kill();
  });

  it('is never handed out twice, also when two ask at once', async () => {
    spares.start();
    await ready();
    const taken = await Promise.all([1, 2, 3].map(() => spares.take(browser, never)));
    expect(taken.filter((spare) => spare !== undefined)).toHaveLength(1);
    await taken.find((spare) => spare !== undefined)?.machine.kill();
  });

  it('is filled up again after it was taken, not while a start is under way', async () => {
    spares.start();
    await ready();
    busy = true;
    const first = await spares.take(browser, never);
    spares.lookSoon(0);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(state()).toBe('none');
    busy = false;
    spares.lookSoon(0);
    await ready();
    expect(spares.status().id).not.toBe(first?.id);
    await first?.machine.kill();
  });

  it('waits for a quiet moment, but not for ever', { timeout: 40_000 }, async () => {
    quiet = false;
    spares.start();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(state()).toBe('none');
    await expect.poll(state, { timeout: 30_000 }).toBe('ready');
  });

  it('is given to nobody who asks for another machine, and goes', async () => {
    spares.start();
    await ready();
    const { id = '' } = spares.status();
    expect(await spares.take({ ...browser, machine: { ...browser.machine, memoryMiB: 128 } }, never)).toBeUndefined();
    await expect(access(world.namesOf(id).folder)).rejects.toThrow();
  });

  it('is renewed when the template changes', { timeout: 20_000 }, async () => {
    spares.start();
    await ready();
    const before = spares.status().id;
    world.current.digest = 'e'.repeat(64);
    expect(await spares.take(browser, never)).toBeUndefined();
    await world.templates.seal(browser, () => undefined, never);
    spares.lookSoon(0);
    await ready();
    expect(spares.status().id).not.toBe(before);
  });

  it('goes when it may not be any more, and says why', async () => {
    spares.start();
    await ready();
    why = 'memory is short';
    spares.lookSoon(0);
    await expect.poll(() => spares.status()).toEqual({ state: 'none', reason: 'memory is short', processes: [] });
    expect(ports.held).toBe(0);
  });

  it('is replaced when its machine dies', async () => {
    spares.start();
    await ready();
    const { id: before, processes } = spares.status();
    process.kill((processes[0] ?? expect.fail()).pid, 'SIGKILL');
    await expect.poll(() => spares.status().id, { timeout: 8_000 }).not.toBe(before);
    await ready();
  });

  it('leaves its port to a session that needs it', async () => {
    spares.start();
    await ready();
    await spares.giveUp();
    expect(ports.held).toBe(0);
  });

  it('says that every port is taken', async () => {
    for (const session of ['a', 'b']) ports.take(session);
    spares.start();
    await expect.poll(() => spares.status().reason).toBe('every port of the network machine is in use');
  });

  it('leaves nothing when the host agent ends', async () => {
    spares.start();
    await ready();
    const { id = '' } = spares.status();
    await spares.stop();
    await expect(access(world.namesOf(id).folder)).rejects.toThrow();
    expect(ports.held).toBe(0);
  });
});
