/** On a hypervisor that cannot clone, the spare is a VM that was booted ahead. */
import { access } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Ports } from '../../../../host-agent/network/ports.ts';
import { Spares } from '../../../../host-agent/template/spares.ts';
import { browser, click, fakeTemplates, type FakeTemplates, never } from '../fake-templates.ts';
import { sparesOptions } from './spares-options.ts';

let world: FakeTemplates;
let ports: Ports;
let spares: Spares;

beforeEach(async () => {
  world = await fakeTemplates();
  Object.assign(world.hypervisor, { sealing: undefined, keepsPaused: true });
  const answer = world.hypervisor.onMessage;
  world.hypervisor.onMessage = (guest, message) => {
    answer(guest, message);
    if (message.type !== 'open-start-page') return;
    guest.say({ type: 'step', step: 'browser-window', elapsedMs: 1 });
    guest.paint();
  };
  ports = new Ports(() => 2);
  spares = new Spares({ ...sparesOptions(world, ports), keepConsole: () => Promise.resolve('/kept') });
});
afterEach(async () => {
  await spares.stop();
  for (const guest of world.hypervisor.guests.values()) guest.close();
  await world.remove();
});

const ready = () => expect.poll(() => spares.status().state, { timeout: 5_000 }).toBe('ready');

describe('a booted spare', () => {
  it('has its identity, shows its start page, is paused, and is handed out for a matching request', async () => {
    spares.scheduleReconcile(0);
    await ready();
    const { id = '' } = spares.status();
    const guest = world.hypervisor.guests.get(id);
    expect(guest?.heard.map(({ type }) => type)).toEqual(['hello', 'identity', 'open-start-page']);
    expect([guest?.isAsleep, guest?.hasLink]).toEqual([true, false]);
    expect([ports.used, ports.held]).toEqual([0, 1]);
    expect(
      await spares.take({ ...click, spec: { ...browser, vm: { ...browser.vm, memoryMiB: 128 } } }, never),
    ).toBeUndefined();
    const spare = await spares.take(click, never);
    expect(spare?.value).toMatchObject({ id, image: world.image.digest });
    expect(guest?.hasLink).toBe(false);
    await spare?.value.vm.devices.linkUp();
    expect(guest?.hasLink).toBe(true);
    await spare?.dispose();
  });

  it('is not handed out when the image in use has changed', async () => {
    spares.scheduleReconcile(0);
    await ready();
    const { id = '' } = spares.status();
    world.current.digest = 'e'.repeat(64);
    expect(await spares.take(click, never)).toBeUndefined();
    await expect(access(world.namesOf(id).folder)).rejects.toThrow();
  });

  it('is not loaded where the hypervisor cannot keep a VM paused', async () => {
    Object.assign(world.hypervisor, { keepsPaused: false });
    spares.scheduleReconcile(0);
    await expect.poll(() => spares.status().reason, { timeout: 5_000 }).toBeDefined();
    expect(spares.status().state).toBe('none');
  });
});
