/** A desk that is far from its host, with a real ssh over a way of 50 ms, and a real VM on the host. */
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DriveAddress } from '../../../host-agent/api/session/drive.ts';
import { Session } from '../../../host-agent/api/session/session.ts';
import { openPoolTestBed, type PoolTestBed } from '../../bed/pool-test-bed.ts';
import type { OpenCommand, Product } from '../../bed/product.ts';
import { RfbClient } from '../../bed/screen/rfb-client.ts';
import { rfbSocket } from '../../bed/screen/rfb-socket.ts';
import { startPulseAudio } from '../../bed/sound/pulseaudio.ts';
import type { SoundServer } from '../../bed/sound/sound-server.ts';
import { GONE_TIMEOUT_MS, PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';

const PROGRAM = join(import.meta.dirname, '../../bed/automation/playwright-program.mjs');
const HERTZ = 440;
const CLICK_AGAIN_AFTER_MS = 1_000;
const Heard = z.strictObject({ loud: z.number(), hertz: z.number() });

let testBed: PoolTestBed;
let desk: Product;
let sound: SoundServer;
let opened: OpenCommand;
let session: Session;
let screen: RfbClient;

beforeAll(async () => {
  testBed = await openPoolTestBed({
    isDistant: true,
    prepare: async (product) => {
      sound = await startPulseAudio(dirname(product.runtimeFolder), product.path('pulse'));
    },
    host: '[profile.server]\nautomation = "allow"\nmicrophone = "ask"\npolicies = { OverrideSecurityRestrictionsOnInsecureOrigin = ["http://site.test"] }\n',
    desk: '[audio]\nbackend = "pulseaudio"\n[profile.server]\nwhere = "family"\nautomation = "allow"\nmicrophone = "ask"\n',
  });
  ({ desk } = testBed);
  await testBed.distance?.change({ roundTripMs: 50, lossShare: 0 });
});
afterAll(async () => {
  screen.close();
  const left = await testBed.close();
  await sound.stop();
  expect(left).toEqual([]);
});

describe('a session on a far host', () => {
  it('opens, and loads its page', async () => {
    opened = desk.open('http://site.test/listen?run=listen', '--profile', 'server');
    ({ session } = await opened.event('ready', START_TIMEOUT_MS));
    screen = await RfbClient.connect(rfbSocket(session));
    await testBed.site.waitForReport('listen', ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
  });

  it('hears the microphone of the desk while it is on, and nothing else', async () => {
    sound.tone(HERTZ, 0.5);
    const isClicked = async () => {
      await screen.click(600, 500);
      await sleep(CLICK_AGAIN_AFTER_MS);
      return (await testBed.site.reports('listen')).some(({ kind }) => kind === 'pointer');
    };
    await desk.until('the page receives a click', isClicked, PAGE_TIMEOUT_MS);
    await testBed.site.waitForReport('listen', ({ kind }) => kind === 'listening', PAGE_TIMEOUT_MS);
    const heard = async () =>
      (await testBed.site.reports('listen'))
        .filter(({ kind }) => kind === 'heard')
        .map(({ detail }) => Heard.parse(JSON.parse(detail)));
    await desk.until('the page listens', async () => (await heard()).length >= 3, PAGE_TIMEOUT_MS);
    expect((await heard()).every(({ loud }) => loud === 0)).toBe(true);
    expect((await desk.ask(Session, 'microphone', session.id, 'on')).microphone).toBe('on');
    const isTone = ({ loud, hertz }: z.infer<typeof Heard>) => loud > 0.05 && Math.abs(hertz - HERTZ) < 20;
    await desk.until('the page hears the tone', async () => (await heard()).some(isTone), PAGE_TIMEOUT_MS);
    expect((await desk.ask(Session, 'microphone', session.id, 'off')).microphone).toBe('off');
    await desk.until('the page hears nothing', async () => (await heard()).at(-1)?.loud === 0, PAGE_TIMEOUT_MS);
  });

  it('is driven by a program at the desk', async () => {
    const { webSocket } = await desk.ask(DriveAddress, 'drive', session.id);
    const { status, stdout, stderr } = await testBed.internet.lan.run([process.execPath, PROGRAM, webSocket], {});
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ heading: 'This page has been visited', title: 'Hello Ada', png: 'PNG' });
    expect((await testBed.site.reports('driven')).map(({ kind }) => kind)).toContain('load');
  });

  it('leaves nothing when it is closed', async () => {
    await desk.ask(z.unknown(), 'close', session.id);
    expect((await opened.event('ended', GONE_TIMEOUT_MS)).reason).toBe('closed');
  });
});
