/**
 * A screen reader in a real VM reads a page aloud; the test hears on the host what it says. Not part of `npm test`: npm run test:speech builds an image
 * with speech before.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Session, SessionDetails } from '../../host-agent/api/session/session.ts';
import { WAV_HEADER_BYTES } from '../../host-agent/sound/wav-file.ts';
import { testData } from '../bed/product.ts';
import type { RfbClient } from '../bed/screen/rfb-client.ts';
import { KEY } from '../bed/screen/rfb-messages.ts';
import { openSession } from '../bed/session/open-session.ts';
import { loudness } from '../bed/sound/loudness.ts';
import { misfit, rendered } from '../bed/sound/spoken.ts';
import { openTestBed, type TestBed } from '../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../bed/timeouts.ts';

const SAMPLES = { channels: 2, samplesPerSecond: 48_000 };
const BYTES_PER_SECOND = 192_000;
/** Longer than the screen reader takes to answer under emulation. */
const SILENT_MS = 45_000;
/** What was said fits by 1.3 to 1.7, and anything else by more than 2.3. */
const MOST_MISFIT = 2;
const LEAST_DIFFERENCE = 0.4;
const BUTTONS = ['Ripe banana', 'Sour cherry'] as const;

let testBed: TestBed;
beforeAll(async () => {
  testBed = await openTestBed({ XDG_DATA_HOME: `${testData}-speech` });
  testBed.product.configure(`
[audio]
backend = "wav"
[spare]
keep = false
[template]
seal = "off"
[profile.aloud]
accessibility = true
language = ""
`);
});
afterAll(async () => {
  expect(await testBed.close()).toEqual([]);
});

/** A session of the profile on the page with two buttons. */
async function open(profile: string) {
  const { session, screen } = await openSession(testBed, `fruit?run=${profile}`, '--profile', profile);
  return { profile, session, screen };
}
type Opened = { readonly profile: string; readonly session: Session; readonly screen: RfbClient };

const details = ({ id }: Session) => testBed.product.ask(SessionDetails, 'show', id);
function recorded({ id }: Session): Buffer {
  const file = join(testBed.product.runtimeFolder, 'sessions', id, 'sound.wav');
  return existsSync(file) ? readFileSync(file).subarray(WAV_HEADER_BYTES) : Buffer.alloc(0);
}

/** Moves the focus to the button `name`. Returns how much was recorded before. */
async function moveTo({ profile, session, screen }: Opened, name: string): Promise<number> {
  const before = recorded(session).length;
  await screen.press(KEY.tab);
  const isFocused = ({ kind, detail }: { kind: string; detail: string }) => kind === 'focus' && detail === name;
  await testBed.site.waitForReport(profile, isFocused, PAGE_TIMEOUT_MS);
  return before;
}

describe('a session that reads aloud', () => {
  it('says what the focus moves to, at full volume, and not what it did not move to', async () => {
    const opened = await open('aloud');
    const { session } = opened;
    expect(session.sound).toEqual({ percent: 100, isMuted: false });
    await testBed.product.until(
      'there is speech',
      async () => (await details(session)).readsAloud === true,
      START_TIMEOUT_MS,
    );
    const [reached, other] = BUTTONS;
    const before = await moveTo(opened, reached);
    // Under emulation the screen reader answers up to half a minute later. It may hear of a second key only after its effect, and cut its own words off.
    await testBed.product.until(
      `it says ${reached}`,
      () => {
        const samples = recorded(session).subarray(before);
        if (loudness(samples.subarray(-5 * BYTES_PER_SECOND)) > 0) return false;
        const fit = (button: string) => misfit({ samples, ...SAMPLES }, rendered(`${button} button`));
        const said = fit(reached);
        return said < MOST_MISFIT && fit(other) - said > LEAST_DIFFERENCE;
      },
      PAGE_TIMEOUT_MS,
    );
  });

  it('is silent at the same keys without accessibility', async () => {
    const opened = await open('default');
    for (const name of BUTTONS) await moveTo(opened, name);
    await sleep(SILENT_MS);
    expect(recorded(opened.session)).toHaveLength(0);
    expect(await details(opened.session)).not.toHaveProperty('readsAloud');
  });
});
