/** The network VM as a bridge. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { INTERNET, never, useNdvmTestBed } from './ndvm-test-bed.ts';
import { settle } from '../../bed/event-loop.ts';

const BRIDGE = '[network]\nports = 2\nuplink = "tap"\ntap.bridge = "br0"\nmode = "bridge"';
const bed = useNdvmTestBed();

it('sends a bridge its settings, needs no resolver, and shows what its kernel does', async () => {
  bed.use(`${BRIDGE}\nforwardEapol = true`);
  await bed.ndvm.ensureUp(never);
  expect(bed.heard('configure')).toEqual([
    { type: 'configure', task: { mode: 'bridge', settings: { revision: 1, forwardEapol: true, rules: '' } } },
  ]);
  await expect
    .poll(() => bed.ndvm.status())
    .toMatchObject({ state: 'up', uplink: 'tap', mode: 'bridge', eapol: 'on', cable: 'up' });
  expect(bed.ndvm.status()).not.toHaveProperty('address');
  expect(Date.parse(bed.ndvm.status().since ?? '')).toBeLessThanOrEqual(Date.now());
});

it('changes the settings of a bridge that runs', async () => {
  const rules = join(bed.folder, 'rules.nft');
  await writeFile(rules, 'table bridge inline { }\n');
  bed.use(BRIDGE);
  await bed.ndvm.ensureUp(never);
  await expect.poll(() => bed.ndvm.status().eapol).toBe('off');
  const vm = bed.pidOf('fake');
  bed.configure(`${BRIDGE}\nforwardEapol = true\nbridgeRules = "${rules}"`);
  bed.ndvm.settingsChanged();
  await expect.poll(() => bed.ndvm.status().eapol).toBe('on');
  expect(bed.heard('bridge-settings').at(-1)?.settings).toEqual({
    revision: 2,
    forwardEapol: true,
    rules: 'table bridge inline { }\n',
  });
  expect(bed.pidOf('fake')).toBe(vm);
  expect(bed.ndvm.pendingSettings()).toEqual([]);
});

it('ends a bridge that forwards other groups than configured', async () => {
  bed.use(BRIDGE);
  bed.hypervisor.onMessage = (guest, message) => {
    if (message.type === 'configure') guest.say({ type: 'bridge-applied', revision: 1, groupForwardMask: 0xfff8 });
  };
  await expect(bed.ndvm.ensureUp(never)).rejects.toMatchObject({
    code: 'protocol-violation',
    message: expect.stringContaining('0xfff8 instead of 0x0') as string,
  });
});

it('does not start a bridge without its rules', async () => {
  bed.use(`${BRIDGE}\nbridgeRules = "${join(bed.folder, 'missing.nft')}"`);
  await expect(bed.ndvm.ensureUp(never)).rejects.toMatchObject({ code: 'bridge-rules-unreadable' });
  expect(bed.uplinksStarted).toBe(0);
});

it('sends an adopted bridge its settings again', async () => {
  const toml = `${BRIDGE}\nforwardEapol = true\nstartWith = "session"`;
  bed.use(toml);
  await bed.ndvm.ensureUp(never);
  const successor = bed.make(toml);
  await successor.adopt();
  await expect.poll(() => successor.status().eapol).toBe('on');
  expect(bed.heard('bridge-settings').length).toBe(1);
  await successor.stop();
});

it('sends an imported bridge nothing, and shows as unknown what it cannot know', async () => {
  bed.isImported = true;
  bed.hypervisor.onHello = () => undefined;
  bed.use(BRIDGE);
  await bed.ndvm.ensureUp(never);
  const port = await bed.ndvm.plug('a', INTERNET);
  await port.dispose();
  await settle();
  expect(bed.guest.heard).toEqual([]);
  expect(bed.ndvm.status()).toMatchObject({
    state: 'up',
    mode: 'bridge',
    cable: 'unknown',
    eapol: 'unknown',
    imported: true,
  });
});

it('refuses an imported image as a router', async () => {
  bed.isImported = true;
  await expect(bed.ndvm.ensureUp(never)).rejects.toMatchObject({ code: 'imported-image-bridge-only' });
});

it('reports which changed settings are pending until the next start', async () => {
  await bed.ndvm.ensureUp(never);
  bed.configure(BRIDGE);
  expect(bed.ndvm.pendingSettings()).toEqual([
    ['network', 'uplink'],
    ['network', 'tap'],
    ['network', 'mode'],
  ]);
});
