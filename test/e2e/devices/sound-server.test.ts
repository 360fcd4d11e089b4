/** A session with each of the sound servers of desktops. The tests record the loudspeaker, and play into the microphone. */
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Session } from '../../../host-agent/api/session/session.ts';
import { type TestBed, openTestBed } from '../../bed/test-bed.ts';
import { loudness } from '../../bed/sound/loudness.ts';
import { clickPage } from '../../bed/session/click-page.ts';
import { openSession } from '../../bed/session/open-session.ts';
import type { RfbClient } from '../../bed/screen/rfb-client.ts';
import { startPipeWire } from '../../bed/sound/pipewire.ts';
import { startPulseAudio } from '../../bed/sound/pulseaudio.ts';
import type { SoundServer } from '../../bed/sound/sound-server.ts';
import { PAGE_TIMEOUT_MS } from '../../bed/timeouts.ts';

/** The loudness of the tones: sines at half of full scale. */
const TONE = 0.5 / Math.SQRT2;
const HERTZ = 440;
const Heard = z.strictObject({ loud: z.number(), hertz: z.number() });
type Heard = z.infer<typeof Heard>;

/** Sessions may use the microphone, also on pages of the test bed without HTTPS, and no template is sealed. */
const configuration = (backend: string) => `
[audio]
backend = "${backend}"

[template]
seal = "off"

[profile.default]
microphone = "ask"
policies = { OverrideSecurityRestrictionsOnInsecureOrigin = ["http://site.test"] }
`;

describe.each([
  ['pulseaudio', startPulseAudio],
  ['pipewire', startPipeWire],
] as const)('a session beside a sound server: %s', (backend, start) => {
  let testBed: TestBed;
  let server: SoundServer;
  let session: Session;
  let screen: RfbClient;
  beforeAll(async () => {
    testBed = await openTestBed();
    server = await start(dirname(testBed.product.runtimeFolder), testBed.product.path('sound'));
    testBed.product.configure(configuration(backend));
    ({ session, screen } = await openSession(testBed, 'listen?run=listen'));
  });
  afterAll(async () => {
    const left = await testBed.close();
    await server.stop();
    expect(left).toEqual([]);
  });

  const volume = async (how: string) => (await testBed.product.ask(Session, 'volume', session.id, how)).sound;
  const microphone = async (state?: 'on' | 'off') =>
    (await testBed.product.ask(Session, 'microphone', session.id, ...(state === undefined ? [] : [state]))).microphone;
  const click = (run: string) => clickPage(testBed, screen, run);
  /** The loudness of the loudspeaker, once it has settled. */
  const played = async (isSettled: (loud: number) => boolean) => {
    let loud = Number.NaN;
    await testBed.product
      .until(
        'the tone has the expected loudness',
        async () => isSettled((loud = loudness(await server.heard(1)))),
        PAGE_TIMEOUT_MS,
      )
      .catch(() => undefined);
    return loud;
  };
  const reported = async () =>
    (await testBed.site.reports('listen'))
      .filter(({ kind }) => kind === 'heard')
      .map(({ detail }) => Heard.parse(JSON.parse(detail)));
  /** The reports of the page from now on, until `isEnough` accepts them. */
  const heard = async (isEnough: (statistics: readonly Heard[]) => boolean): Promise<Heard[]> => {
    const before = (await reported()).length;
    let statistics: Heard[] = [];
    await testBed.product
      .until(
        'the page hears the expected sound',
        async () => isEnough((statistics = (await reported()).slice(before))),
        PAGE_TIMEOUT_MS,
      )
      .catch(() => undefined);
    return statistics;
  };

  it('records nothing until the person turns the microphone on, and nothing after it is turned off', async () => {
    server.tone(HERTZ, 0.5);
    await click('listen');
    const answer = await testBed.site.waitForReport(
      'listen',
      ({ kind }) => kind === 'listening' || kind === 'failed',
      PAGE_TIMEOUT_MS,
    );
    expect(answer).toMatchObject({ kind: 'listening' });
    expect(await microphone()).toBe('off');
    expect((await heard(({ length }) => length >= 3)).map(({ loud }) => loud)).toEqual([0, 0, 0]);
    expect(await microphone('on')).toBe('on');
    const isTone = ({ loud, hertz }: Heard) => Math.abs(loud - TONE) < 0.1 * TONE && Math.abs(hertz - HERTZ) < 10;
    expect(await heard((statistics) => statistics.some(isTone))).toSatisfy((statistics: Heard[]) =>
      statistics.some(isTone),
    );
    expect(await microphone('off')).toBe('off');
    expect((await heard((statistics) => statistics.at(-1)?.loud === 0)).at(-1)).toMatchObject({ loud: 0 });
  });

  it('plays at the chosen volume', async () => {
    await screen.press('x');
    await testBed.site.waitForReport('tone', ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
    await click('tone');
    await testBed.site.waitForReport('tone', ({ kind }) => kind === 'playing', PAGE_TIMEOUT_MS);
    expect(await played((loud) => loud > 0.95 * TONE)).toBeCloseTo(TONE, 1);
    await volume('50%');
    expect(await played((loud) => loud > 0.4 * TONE && loud < 0.6 * TONE)).toBeCloseTo(0.5 * TONE, 1);
    await volume('0%');
    expect(await played((loud) => loud < 0.001)).toBeLessThan(0.001);
  });
});
