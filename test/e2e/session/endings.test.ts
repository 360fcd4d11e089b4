/** Unplanned ends: a session ends and leaves nothing, or continues. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { isPainted } from '../../../host-agent/hypervisor/picture/painted.ts';
import { closeWindow, keyArrives, navigateToTheEnd } from '../../bed/session/browser.ts';
import { rgbOf } from '../../bed/screen/picture.ts';
import { expectAdopted, killHostAgent } from '../../bed/session/successor.ts';
import { type TestBed, openTestBed } from '../../bed/test-bed.ts';
import type { OpenCommand } from '../../bed/product.ts';
import type { RfbClient } from '../../bed/screen/rfb-client.ts';
import { GONE_TIMEOUT_MS, PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';

describe('a session', () => {
  let testBed: TestBed;
  let command: OpenCommand;
  let session: Session;
  let screen: RfbClient;
  let count = 0;
  beforeAll(async () => {
    testBed = await openTestBed();
    testBed.product.configure('[spare]\nkeep = false\n');
  });
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });
  beforeEach(async () => {
    count += 1;
    command = testBed.product.open(`http://site.test/visit?run=${count}`);
    ({ session } = await command.event('ready', START_TIMEOUT_MS));
    await testBed.site.waitForReport(String(count), ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
    screen = await testBed.watch(session);
  });
  afterEach(async () => {
    const left = testBed.product.leftoversOf(session);
    await testBed.product.run('close', session.id);
    expect(left).toEqual([]);
  });

  const listed = async () => (await testBed.product.sessions()).find(({ id }) => id === session.id);
  const arrives = (key: string) => keyArrives(testBed.site, screen, String(count), key);

  it('ends on Ctrl-C of the command that opened it', async () => {
    await command.interrupt();
    const { reason } = await command.event('ended', GONE_TIMEOUT_MS);
    expect(reason).toBe('closed');
    expect(await command.ended).toBe(0);
  });

  it('continues when the host agent is killed; the next one adopts it and sees its last window close', async () => {
    const { product } = testBed;
    const former = await killHostAgent(product);
    await arrives('x');
    await expectAdopted(product, session, former);
    await arrives('y');
    await sleep(1000);
    await closeWindow(screen);
    await product.until('the session is gone', async () => (await listed()) === undefined, GONE_TIMEOUT_MS);
  });

  it('is cleaned up by the next host agent if it ended while none ran', async () => {
    const { product } = testBed;
    await product.kill(product.daemon()?.pid ?? 0);
    await closeWindow(screen);
    const isEmpty = async () => !isPainted(rgbOf(await screen.capture()));
    await product.until('the window is gone', isEmpty, GONE_TIMEOUT_MS);
    // The guest waits for the next host agent, which decides what becomes of its files.
    await product.until('the session is gone', async () => (await listed()) === undefined, GONE_TIMEOUT_MS);
    expect(session.processes.filter(({ pid }) => product.isRunning(pid))).toEqual([]);
  });

  // From here on, the template is not trusted any more, and is sealed again while tests run.
  it('ends when its VM is killed', async () => {
    const vm = session.processes.find(({ role }) => role === 'qemu');
    await testBed.product.kill(vm?.pid ?? 0);
    const { reason } = await command.event('ended', GONE_TIMEOUT_MS);
    expect(reason).toBe('vm-ended');
    expect(await command.ended).toBe(1);
    // The log has the reason.
    expect(readFileSync(join(testBed.product.logFolder, 'agent.log'), 'utf8')).toContain('QEMU ended with status 137');
  });

  it('ends by itself when Chromium crashes', async () => {
    // This page crashes the browser process.
    await navigateToTheEnd(command, screen, 'chrome://inducebrowsercrashforrealz');
    const { reason } = await command.event('ended', GONE_TIMEOUT_MS);
    expect(reason).toBe('browser-crashed');
    expect(await command.ended).toBe(1);
  });
});
