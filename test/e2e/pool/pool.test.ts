/** A desk and a host on two computers of the test bed, with a real ssh between them, and a real VM on the host. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Clip, Downloads } from '../../../host-agent/api/session/downloads.ts';
import { Client } from '../../../host-agent/api/connection/client.ts';
import { socketPath } from '../../../host-agent/api/connection/runtime-folder.ts';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { openPoolTestBed, type PoolTestBed } from '../../bed/pool-test-bed.ts';
import type { OpenCommand, Product } from '../../bed/product.ts';
import { RfbClient } from '../../bed/screen/rfb-client.ts';
import { KEY } from '../../bed/screen/rfb-messages.ts';
import { rfbSocket } from '../../bed/screen/rfb-socket.ts';
import { navigate } from '../../bed/session/browser.ts';
import { SavedSafeCopy, saveReport, sendPage } from '../../bed/session/transfers.ts';
import { untilToneIsHeard } from '../../bed/sound/tone.ts';
import { GONE_TIMEOUT_MS, PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';

let testBed: PoolTestBed;
let host: Product;
let desk: Product;
let opened: OpenCommand;
let session: Session;
let screen: RfbClient;
const screens: RfbClient[] = [];
let downloadsFolder: string;

beforeAll(async () => {
  testBed = await openPoolTestBed({
    host: '[profile.server]\n',
    desk: '[audio]\nbackend = "wav"\n[profile.server]\nwhere = "family"\n',
  });
  ({ product: host, desk, downloadsFolder } = testBed);
});

afterAll(async () => {
  for (const each of screens) each.close();
  expect(await testBed.close()).toEqual([]);
});

async function open(page: string): Promise<void> {
  opened = desk.open(`http://site.test/${page}?run=${page}`, '--profile', 'server');
  ({ session } = await opened.event('ready', START_TIMEOUT_MS));
  await watch();
  await testBed.site.waitForReport(page, ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
}

async function watch(): Promise<void> {
  screen = await RfbClient.connect(rfbSocket(session));
  screens.push(screen);
}

const where = async () => (await desk.sessions()).find(({ id }) => id === session.id)?.where;
const ssh = () => desk.processes().find(({ commandLine }) => commandLine.includes('safe-browse attach'));

describe('a session on another host', () => {
  it('opens there, and its keys and clipboard work from here', async () => {
    await open('transfers');
    expect(session).toMatchObject({ where: { pool: 'family', host: 'server', isReachable: true }, processes: [] });
    const there = await host.sessions();
    expect(there).toHaveLength(1);
    expect(there[0]?.processes.length).toBeGreaterThan(0);
    expect(desk.processes().filter(({ commandLine }) => commandLine.startsWith('qemu'))).toEqual([]);
    // A page that has just loaded on a busy host misses keys.
    const isCopied = async () => {
      await screen.press(KEY.control, 'a');
      await screen.press(KEY.control, 'c');
      return (await testBed.site.reports('transfers')).some(({ kind }) => kind === 'copied');
    };
    await desk.until('the text is copied', isCopied, PAGE_TIMEOUT_MS);
    // The page reports before Chromium has the selection.
    await expect
      .poll(() => desk.ask(Clip, 'copy', session.id).catch(() => undefined), { timeout: PAGE_TIMEOUT_MS })
      .toMatchObject({ text: 'copied in the VM: grün' });
  });

  it('has its downloads saved here, and files sent from here', async () => {
    await saveReport({ ...testBed, product: desk }, session, downloadsFolder);
    await sendPage({ ...testBed, product: desk }, session, screen);
  });

  it('has its safe copies drawn there, and written here', async () => {
    await navigate(screen, 'http://site.test/document.pdf');
    const isThere = async () =>
      (await desk.ask(Downloads, 'downloads', session.id)).files.some(
        ({ name, isWhole }) => name === 'document.pdf' && isWhole,
      );
    await desk.until('the document is downloaded', isThere, PAGE_TIMEOUT_MS);
    const [copy] = await desk.ask(z.array(SavedSafeCopy), 'take', session.id, 'document.pdf', '--safe');
    expect(copy).toMatchObject({ name: 'document (safe).pdf', origin: 'http://site.test/document.pdf' });
    expect(
      readFileSync(copy?.path ?? '')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('is the same session again after the connection was cut', async () => {
    const [before] = await host.sessions();
    const cut = ssh();
    expect(cut).toBeDefined();
    await desk.kill(cut?.pid ?? 0);
    await desk.until('ssh runs again', () => (ssh()?.pid ?? cut?.pid) !== cut?.pid, PAGE_TIMEOUT_MS);
    await desk.until('it is reachable', async () => (await where())?.isReachable === true, PAGE_TIMEOUT_MS);
    expect((await host.sessions())[0]?.id).toBe(before?.id);
    await watch();
    await navigate(screen, 'http://site.test/visit?run=again');
    await testBed.site.waitForReport('again', ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
  });

  it('is held when its browser ends while a file is unsaved and a window here shows it, and its browser comes back', async () => {
    const client = (await Client.attach(socketPath(desk.runtimeFolder))) ?? expect.fail();
    try {
      const attended = client.call('session.attend', { id: session.id });
      attended.catch(() => undefined);
      await navigate(screen, 'http://site.test/document.pdf');
      const isUnsaved = async () =>
        (await desk.ask(Downloads, 'downloads', session.id)).files.some((file) => file.isWhole && !file.savedAs);
      await desk.until('a file is unsaved', isUnsaved, PAGE_TIMEOUT_MS);
      const browserEnded = async () => (await desk.sessions()).find(({ id }) => id === session.id)?.browserEnded;
      const isHeld = async () => {
        await screen.press(KEY.control, 'w');
        return (await browserEnded()) === 'browser-closed';
      };
      await desk.until('it is held', isHeld, PAGE_TIMEOUT_MS);
      expect(await host.sessions()).toMatchObject([{ state: 'browsing', browserEnded: 'browser-closed' }]);
      const loads = async () => (await testBed.site.reports('again')).filter(({ kind }) => kind === 'load').length;
      const before = await loads();
      await client.call('session.reopen', { id: session.id });
      expect(await browserEnded()).toBe('returning');
      await desk.until('it is back', async () => (await browserEnded()) === undefined, START_TIMEOUT_MS);
      await expect.poll(loads, { timeout: PAGE_TIMEOUT_MS }).toBe(before + 1);
    } finally {
      client.close();
    }
  });

  it('leaves nothing on either side when it is closed', async () => {
    const [there] = await host.sessions();
    await desk.ask(z.unknown(), 'close', session.id);
    expect((await opened.event('ended', GONE_TIMEOUT_MS)).reason).toBe('closed');
    expect(await host.sessions()).toEqual([]);
    expect(host.leftoversOf(there as Session)).toEqual([]);
    expect(desk.leftoversOf(session)).toEqual([]);
    expect(readdirSync(join(desk.runtimeFolder, 'remote'))).toEqual([]);
  });

  it('is heard here', async () => {
    await open('tone');
    await untilToneIsHeard(testBed, desk, session, screen);
    expect(await desk.sessions()).toMatchObject([{ sound: { percent: 100, isMuted: false }, isPlaying: true }]);
  });

  it('is reported as lost, with that reason, when its host dies', async () => {
    const [there] = await host.sessions();
    const agent = host.daemon();
    for (const pid of [agent?.pid ?? 0, ...(there?.processes ?? []).map((process) => process.pid)])
      await host.kill(pid);
    await desk.until('it is noticed', async () => (await where())?.isReachable !== true, GONE_TIMEOUT_MS);
    expect((await opened.event('ended', GONE_TIMEOUT_MS)).reason).toBe('host-lost');
  });
});
