/** Fast starts as a person sees them: the spare, clones beside it, and what happens without either. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { TemplateStatusList } from '../../../host-agent/api/host/template.ts';
import { isPainted } from '../../../host-agent/hypervisor/picture/painted.ts';
import { type TestBed, openTestBed } from '../../bed/test-bed.ts';
import { rgbOf } from '../../bed/screen/picture.ts';
import { KEY } from '../../bed/screen/rfb-messages.ts';
import { FakeQemuTestBed } from '../../bed/fake-qemu-test-bed.ts';
import { GONE_TIMEOUT_MS, PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';

describe('fast starts', () => {
  let testBed: TestBed;
  beforeAll(async () => {
    testBed = await openTestBed();
    testBed.product.configure('[profile.wide]\nscreen = { width = 1440, height = 900 }\n');
  });
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });

  const status = () => testBed.product.ask(TemplateStatusList, 'template', 'status');
  const spareIsReady = () =>
    testBed.product.until('a spare is ready', async () => (await status()).spare.state === 'ready', START_TIMEOUT_MS);
  const close = async (session: Session) => {
    expect((await testBed.product.run('close', session.id)).status).toBe(0);
    expect(testBed.product.leftoversOf(session)).toEqual([]);
  };

  it('have templates, network and a spare ready before the first click', async () => {
    await spareIsReady();
    const { templates, spare } = await status();
    expect(templates.map(({ role, level, state }) => `${role} ${level} ${state}`).sort()).toEqual([
      'browser browser ready',
      // Those of the profiles `banking` and `offline`.
      'browser desktop ready',
      'browser desktop ready',
      'network network ready',
    ]);
    expect(spare.processes.map(({ role }) => role)).toEqual(['jail', 'qemu']);
    await testBed.product.until(
      'the network is up',
      async () => (await testBed.product.run('network', 'status')).stdout.includes('up'),
      START_TIMEOUT_MS,
    );
    expect(await testBed.product.sessions()).toEqual([]);
  });

  it('hand out the spare, which is painted at once and opens the requested page', async () => {
    await spareIsReady();
    const { spare } = await status();
    const command = testBed.product.open('http://site.test/visit?run=spare', '--detach');
    const { session } = await command.event('ready', START_TIMEOUT_MS);
    expect(session).toMatchObject({ id: spare.id, startedFrom: 'spare' });
    expect(command.events).toContainEqual({ event: 'screen', session: session.id, display: session.display });
    expect(session.timings.firstFrameMs).toBeLessThan(session.timings.readyMs ?? 0);
    const screen = await testBed.watch(session);
    expect(isPainted(rgbOf(await screen.capture()))).toBe(true);
    const report = await testBed.site.waitForReport('spare', ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
    expect(report).toMatchObject({ screenWidth: 1280, screenHeight: 800, webdriver: false, cookieBefore: '' });
    const { traceEvents } = await testBed.product.ask(
      z.looseObject({ traceEvents: z.array(z.looseObject({ ph: z.string(), pid: z.int(), name: z.string() })) }),
      'show',
      session.id,
      '--trace',
    );
    const spans = traceEvents.filter(({ ph }) => ph === 'X');
    // Host agent, QEMU, guest agent and Chromium.
    expect(new Set(spans.map(({ pid }) => pid))).toEqual(new Set([1, 2, 3, 4]));
    expect(spans.map(({ name }) => name)).toEqual(expect.arrayContaining(['start', 'resume', 'get an address']));
    await close(session);
  });

  it('give two concurrent clicks different VMs: the spare and a clone', async () => {
    await spareIsReady();
    const commands = [1, 2].map((run) => testBed.product.open(`http://site.test/visit?run=both${run}`, '--detach'));
    const sessions = await Promise.all(
      commands.map(async (command) => (await command.event('ready', START_TIMEOUT_MS)).session),
    );
    expect(new Set(sessions.map(({ id }) => id)).size).toBe(2);
    expect(sessions.map(({ startedFrom }) => startedFrom).sort()).toEqual(['spare', 'template']);
    for (const run of [1, 2])
      await testBed.site.waitForReport(`both${run}`, ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
    for (const session of sessions) await close(session);
  });

  it('give a clone the screen of its profile', async () => {
    await spareIsReady();
    const command = testBed.product.open('http://site.test/visit?run=wide', '--profile', 'wide', '--detach');
    const { session } = await command.event('ready', START_TIMEOUT_MS);
    expect(session.startedFrom).toBe('template');
    await testBed.site.waitForReport(
      'wide',
      ({ screenWidth, screenHeight }) => screenWidth === 1440 && screenHeight === 900,
      PAGE_TIMEOUT_MS,
    );
    await close(session);
  });

  describe('when the host agent dies', () => {
    it('the spare dies with the host agent, and the next one loads its own', async () => {
      await spareIsReady();
      const before = (await status()).spare;
      const daemon = testBed.product.daemon();
      await testBed.product.kill(daemon?.pid ?? 0);
      await spareIsReady();
      const after = (await status()).spare;
      expect(after.id).not.toBe(before.id);
      for (const { pid } of before.processes) expect(testBed.product.isRunning(pid)).toBe(false);
      expect(readdirSync(`${testBed.product.runtimeFolder}/sessions`)).toEqual([after.id]);
    });

    it('the VM that is being sealed dies, and the next host agent removes its files', async () => {
      const fakeTestBed = await FakeQemuTestBed.open({
        configuration: 'accelerator = "tcg"\n[network]\nstartWith = "session"\n[profile.default]\nmemoryMiB = 768\n',
      });
      const { product, folders } = fakeTestBed;
      onTestFinished(async () => expect(await fakeTestBed.close()).toEqual([]));
      const sealing = () => product.processes().filter(({ commandLine }) => commandLine.includes('guest=seal-'));
      const files = () => readdirSync(join(folders.data, 'templates')).filter((name) => name.startsWith('.sealing-'));
      (await fakeTestBed.client()).close();
      const vm = () => sealing().find(({ commandLine }) => /^\S*node \S*qemu-system/.test(commandLine));
      await product.until('a VM is being sealed', () => vm() !== undefined, GONE_TIMEOUT_MS);
      // Stopped, so that it is not sealed before the host agent dies.
      await product.kill(vm()?.pid ?? 0, 'STOP');
      const processes = sealing();
      expect(processes.length).toBeGreaterThan(1);
      const daemon = product.daemon()?.pid ?? 0;
      await product.kill(daemon);
      await product.until('the host agent is dead', () => !product.isRunning(daemon), GONE_TIMEOUT_MS);
      expect(processes.filter(({ pid }) => !product.isRunning(pid))).toEqual([]);
      expect(files()).toHaveLength(1);
      // The next host agent does not seal.
      product.configure('accelerator = "tcg"\n[network]\nstartWith = "session"\n[template]\nseal = "off"\n');
      (await fakeTestBed.client()).close();
      expect(sealing()).toEqual([]);
      expect(files()).toEqual([]);
    });
  });

  it('end within moments when the last window closes', async () => {
    const command = testBed.product.open();
    const { session } = await command.event('ready', START_TIMEOUT_MS);
    const screen = await testBed.watch(session);
    await screen.press(KEY.control, KEY.shift, 'w');
    const { reason } = await command.event('ended', GONE_TIMEOUT_MS);
    expect(reason).toBe('browser-closed');
    expect(testBed.product.leftoversOf(session)).toEqual([]);
  });
});
