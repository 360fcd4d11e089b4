/** Kills a process that a VM needs inside the guest at a random moment: the session ends with the reason and leaves nothing. */
import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EndReason } from '../../../host-agent/api/session/session.ts';
import type { Folders } from '../../../host-agent/storage/folders.ts';
import { randomNumbers } from '../../appliance/protocol/hostile-lines.ts';
import { openWithCopies } from '../../bed/images/copied-images.ts';
import { killInGuest, VICTIMS_IN_GUEST, type VictimInGuest } from '../../bed/images/killed-in-guest.ts';
import type { TestBed } from '../../bed/test-bed.ts';
import { GONE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';

/** The number of rounds for each victim. */
const ROUNDS = Number(process.env['SAFE_BROWSE_GUEST_CRASH_ROUNDS'] ?? 1);
const SEED = Number(process.env['SAFE_BROWSE_CRASH_SEED'] ?? randomInt(2 ** 31));
/** In an emulated VM this can be before the X server runs or well after the page has loaded. */
const LATEST_MS = 40_000;

const REASONS: Readonly<Record<VictimInGuest, EndReason>> = {
  agent: 'vm-ended',
  display: 'display-crashed',
  browser: 'browser-crashed',
};

describe(`a process that is killed inside the guest (seed ${SEED})`, () => {
  const below = randomNumbers(SEED);
  let at: Folders;
  let testBed: TestBed;
  beforeAll(async () => {
    ({ at, testBed } = await openWithCopies());
  });
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });

  const rounds = Array.from({ length: ROUNDS }, () =>
    VICTIMS_IN_GUEST.map((victim) => ({ victim, afterMs: below(LATEST_MS) })),
  ).flat();
  it.each(rounds)(
    '$victim after $afterMs ms: the session ends with the reason, and nothing is left',
    { timeout: 2 * START_TIMEOUT_MS },
    async ({ victim, afterMs }) => {
      const goBack = await killInGuest(at, victim, afterMs);
      try {
        const command = testBed.product.open('about:blank');
        const { session } = await command.event('created', START_TIMEOUT_MS);
        expect(await command.ended).toBe(1);
        const last = command.events.at(-1);
        // The session may not have been ready by then.
        if (last?.event === 'failed')
          expect(last).toMatchObject({ code: 'start-failed', hint: expect.stringMatching(/./) as string });
        else expect(last).toMatchObject({ event: 'ended', reason: REASONS[victim] });
        await testBed.product.until(
          'nothing is left',
          () => testBed.product.leftoversOf(session).length === 0,
          GONE_TIMEOUT_MS,
        );
        expect(await testBed.product.sessions()).toEqual([]);
      } finally {
        // Else the victim of this test dies in the next one, too.
        await goBack();
      }
    },
  );

  it('does not prevent the next click', { timeout: START_TIMEOUT_MS + GONE_TIMEOUT_MS }, async () => {
    const command = testBed.product.open('about:blank');
    const { session } = await command.event('ready', START_TIMEOUT_MS);
    expect((await testBed.product.run('close', session.id)).status).toBe(0);
    expect(await command.ended).toBe(0);
  });
});
