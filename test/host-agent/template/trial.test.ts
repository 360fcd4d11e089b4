import { existsSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../../../host-agent/config/load.ts';
import { Profile } from '../../../host-agent/config/profile/profile.ts';
import type { TemplateSpec } from '../../../host-agent/template/template-spec.ts';
import { trialSpec, tryImage } from '../../../host-agent/template/trial.ts';
import { healthyGuest } from '../../fakes/guest-agent.ts';
import { browser, fakeTemplates, type FakeTemplates, never } from './fake-templates.ts';

const network: TemplateSpec = { level: 'network', vm: { role: 'network', memoryMiB: 64, processors: 1, nics: [] } };

let world: FakeTemplates;
beforeEach(async () => {
  world = await fakeTemplates();
});
afterEach(async () => {
  for (const guest of world.hypervisor.guests.values()) guest.close();
  await world.remove();
});

/** An image that is not in use. */
const next = () => ({ ...world.image, digest: 'e'.repeat(64) });
const seal = () => world.templates.seal(browser, () => undefined, never, next());
const attempt = (isSealed: boolean, spec = browser, stepWithinMs = 500) =>
  tryImage(
    {
      ...world.options,
      templates: world.templates,
      keepConsole: () => Promise.resolve(undefined),
      stepWithinMs: () => stepWithinMs,
    },
    { spec, image: next(), isSealed },
    never,
  );
/** No VM runs, and no folder of one is left. */
const expectNothingLeft = () => {
  for (const { process: running } of world.hypervisor.guests.values())
    expect(running === undefined || !existsSync(`/proc/${running.pid}`)).toBe(true);
  const { sealingFolder } = world.options;
  expect(existsSync(sealingFolder) ? readdirSync(sealingFolder) : []).toEqual([]);
};

describe('the trial of an image', () => {
  it('ends well when a clone of its template shows its browser', async () => {
    await seal();
    await attempt(true);
    expectNothingLeft();
    const tried = [...world.hypervisor.guests.keys()].filter((id) => id.startsWith('try-'));
    expect(tried).toHaveLength(1);
  });

  it('fails when the clone shows nothing', async () => {
    await seal();
    const { sealing } = world.hypervisor;
    const clone = sealing.clone.bind(sealing);
    Object.assign(sealing, {
      clone: async (...parameters: Parameters<typeof clone>) => {
        const vm = await clone(...parameters);
        const guest = world.hypervisor.guests.get(parameters[0].id);
        if (guest) guest.frame = { ...guest.frame, rgb: Buffer.alloc(guest.frame.rgb.length) };
        return vm;
      },
    });
    await expect(attempt(true)).rejects.toMatchObject({ code: 'seal-failed' });
    expectNothingLeft();
  });

  it('fails when its template cannot be cloned', async () => {
    await expect(attempt(true)).rejects.toThrow('cannot be cloned');
    expectNothingLeft();
  });

  it('boots where nothing is sealed, and fails when the browser does not open', async () => {
    world.hypervisor.onMessage = (guest, message) => {
      if (message.type !== 'open-start-page') healthyGuest(guest, message);
    };
    await expect(attempt(false)).rejects.toMatchObject({ code: 'seal-failed' });
    expectNothingLeft();
    world.hypervisor.onMessage = healthyGuest;
    await attempt(false);
    expectNothingLeft();
  });

  it('of a network image boots it only where sealing has not', async () => {
    await attempt(true, network);
    expect(world.hypervisor.guests.size).toBe(0);
    world.hypervisor.onHello = () => undefined;
    await expect(attempt(false, network)).rejects.toMatchObject({ code: 'seal-failed' });
    expectNothingLeft();
  });

  it('of a network image boots nothing where the toolstack hands over its cards', async () => {
    Object.assign(world.hypervisor, { handsCards: true });
    await attempt(false, network);
    expect(world.hypervisor.guests.size).toBe(0);
  });

  it('gives a clone settings, and asks it for the start page, only where its browser is not open', async () => {
    const settings = { language: 'de-DE' };
    const heard = () =>
      [...world.hypervisor.guests]
        .filter(([id]) => id.startsWith('try-'))
        .map(([, guest]) => guest.heard.map(({ type }) => type).filter((type) => type !== 'hello'));
    const specs = (['browser', 'desktop'] as const).map((level) => ({ ...browser, level, settings }));
    for (const spec of specs) {
      await world.templates.seal(spec, () => undefined, never, next());
      await attempt(true, spec, 5_000);
    }
    expect(heard()).toEqual([['identity'], ['settings', 'identity', 'open-start-page']]);
    world.hypervisor.guests.clear();
    await attempt(false, specs[0], 5_000);
    expect(heard()).toEqual([['settings', 'identity', 'open-start-page']]);
  });

  it('has the settings of the default profile, also where nothing is sealed', () => {
    const config = parseConfig('[template]\nseal = "off"\n', 'config.toml');
    const spec = trialSpec(config, Profile.parse({ language: 'de-DE', memoryMiB: 900 }));
    expect(spec).toMatchObject({ settings: { language: 'de-DE' }, vm: { role: 'browser', screen: {} } });
    expect(trialSpec(config, Profile.parse({ memoryMiB: 900 }))).not.toHaveProperty('settings');
  });
});
