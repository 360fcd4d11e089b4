/** A page plays a tone in a VM; the test records and measures the sound on the host. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Session } from '../../../host-agent/api/session/session.ts';
import { qemuArguments } from '../../../host-agent/hypervisor/qemu/arguments.ts';
import { listenToSound } from '../../../host-agent/hypervisor/qemu/rfb-sound.ts';
import { Beeper } from '../../bed/sound/beeper.ts';
import { type TestBed, openTestBed } from '../../bed/test-bed.ts';
import { loudness } from '../../bed/sound/loudness.ts';
import { openSession } from '../../bed/session/open-session.ts';
import type { RfbClient } from '../../bed/screen/rfb-client.ts';
import { makeRunFolder } from '../../bed/run-folder.ts';
import { PAGE_TIMEOUT_MS } from '../../bed/timeouts.ts';

const HEADER_BYTES = 44;
const BYTES_PER_SECOND = 192_000;
const VM = {
  id: 'sound',
  accelerator: 'tcg',
  kernel: '',
  initramfs: '',
  root: '',
  commandLine: '',
  memory: { kind: 'own', mebibytes: 32 },
  processors: 1,
  generation: '',
  screen: { width: 640, height: 480 },
  sound: true,
  nics: [],
} as const;
/** The loudness of the page's tone: a sine at half of full scale. */
const TONE = 0.5 / Math.SQRT2;

describe('the sound of QEMU', () => {
  it('is received beside the screen, in time, and by two clients at once', async () => {
    const folder = makeRunFolder();
    const display = join(folder, 'rfb.sock');
    const reported = qemuArguments({ ...VM, sockets: { qmp: '', guest: '', console: '', display } });
    const from = (option: string) => reported.slice(reported.indexOf(option), reported.indexOf(option) + 2);
    const beeper = await Beeper.start(folder, display, [
      ...from('-vnc'),
      ...from('-audiodev'),
      '-device',
      'ich9-intel-hda',
      '-device',
      'hda-output,audiodev=sound',
    ]);
    onTestFinished(async () => {
      await beeper.stop();
      rmSync(folder, { recursive: true });
    });
    const heard: Buffer[][] = [[], []];
    for (const chunks of heard) {
      const stop = await listenToSound(await beeper.connect(), {
        onSound: (samples) => chunks.push(samples),
        onEnd: () => undefined,
        onLost: (reason) => expect.fail(reason),
      });
      onTestFinished(stop);
    }
    const seconds = (chunks: readonly Buffer[]) => Buffer.concat(chunks).length / BYTES_PER_SECOND;
    await vi.waitFor(() => expect(Math.min(...heard.map(seconds))).toBeGreaterThan(1), PAGE_TIMEOUT_MS);
    // The loudness of a square wave is its amplitude.
    for (const chunks of heard) expect(loudness(Buffer.concat(chunks))).toBeGreaterThan(0.5);
  });
});

describe('the sound of a page', () => {
  let testBed: TestBed;
  let session: Session;
  let screen: RfbClient;
  beforeAll(async () => {
    testBed = await openTestBed();
    testBed.product.configure('[audio]\nbackend = "wav"\n\n[spare]\nkeep = false\n');
    ({ session, screen } = await openSession(testBed, 'tone?run=tone'));
  });
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });

  const recorded = () => {
    const file = join(testBed.product.runtimeFolder, 'sessions', session.id, 'sound.wav');
    return existsSync(file) ? readFileSync(file).subarray(HEADER_BYTES) : Buffer.alloc(0);
  };
  /** The loudness of the next second. */
  const nextSecond = async () => {
    const before = recorded().length;
    await testBed.product.until(
      'a second is played',
      () => recorded().length >= before + BYTES_PER_SECOND,
      PAGE_TIMEOUT_MS,
    );
    return loudness(recorded().subarray(before, before + BYTES_PER_SECOND));
  };
  /** The loudness once it has settled: buffered sound is played first. */
  const settled = async (isSettled: (loud: number) => boolean) => {
    let loud = Number.NaN;
    await testBed.product
      .until('the tone has the expected loudness', async () => isSettled((loud = await nextSecond())), PAGE_TIMEOUT_MS)
      .catch(() => undefined);
    return loud;
  };
  const volume = async (how: string) => (await testBed.product.ask(Session, 'volume', session.id, how)).sound;

  it('is absent while the page is silent, and at full volume when it plays', async () => {
    expect(session.sound).toEqual({ percent: 100, isMuted: false });
    await sleep(1_000);
    expect(recorded()).toHaveLength(0);
    await screen.click(600, 500);
    expect(
      (await testBed.site.waitForReport('tone', ({ kind }) => kind === 'playing', PAGE_TIMEOUT_MS)).detail,
    ).toMatch(/^running at /);
    expect(await settled((loud) => loud > 0.95 * TONE)).toBeCloseTo(TONE, 1);
  });

  it('is half as loud at 50 %, and inaudible at 0 %', async () => {
    expect(await volume('50%')).toEqual({ percent: 50, isMuted: false });
    const half = await settled((loud) => loud > 0.4 * TONE && loud < 0.6 * TONE);
    expect(half).toBeGreaterThan(0.4 * TONE);
    expect(half).toBeLessThan(0.6 * TONE);
    expect(await volume('0%')).toEqual({ percent: 0, isMuted: false });
    expect(await settled((loud) => loud < 0.001)).toBeLessThan(0.001);
  });

  it('is silent at any volume while the session is muted', async () => {
    expect(await volume('100%')).toEqual({ percent: 100, isMuted: false });
    expect(await settled((loud) => loud > 0.95 * TONE)).toBeGreaterThan(0.95 * TONE);
    expect(await volume('mute')).toEqual({ percent: 100, isMuted: true });
    expect(await settled((loud) => loud === 0)).toBe(0);
    expect(await volume('unmute')).toEqual({ percent: 100, isMuted: false });
    expect(await settled((loud) => loud > 0.95 * TONE)).toBeGreaterThan(0.95 * TONE);
  });
});
