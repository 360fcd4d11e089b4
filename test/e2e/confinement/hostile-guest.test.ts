/**
 * Guests and hypervisors that are hostile in every way we know, against the real host agent. They are fakes that send
 * everything that a guest can send.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAndFollow } from '../../../host-agent/api/connection/open-and-follow.ts';
import type { Client } from '../../../host-agent/api/connection/client.ts';
import type { EndReason, Session } from '../../../host-agent/api/session/session.ts';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { ROLES } from '../../../appliance/protocol/every-role.ts';
import { judgeDamaged } from '../../appliance/protocol/hostile-lines.ts';
import { residentMiB } from '../../bed/process/process-usage.ts';
import type { Behaviour } from '../../fakes/qemu/behaviour.ts';
import { FakeQemuTestBed } from '../../bed/fake-qemu-test-bed.ts';

const MOST_GROWTH_MIB = 20;
const ENDS_WITHIN_MS = 30_000;
/** The time limit for one answer while a guest floods, on two busy processors. */
const ANSWERS_WITHIN_MS = 5_000;
/** How long a guest that violates no rule floods. */
const FLOODS_FOR_MS = 4_000;

let testBed: FakeQemuTestBed;
let client: Client;
beforeAll(async () => {
  testBed = await FakeQemuTestBed.open({ collectsGarbage: true });
  client = await testBed.client();
});
afterAll(async () => {
  client.close();
  expect(await testBed.close()).toEqual([]);
});

const daemon = () => testBed.product.daemon()?.pid ?? 0;
const memory = () => residentMiB(testBed.namespace, daemon());
const open = (behaviour: Behaviour | 'harmless') => openAndFollow(client, { url: `http://${behaviour}.hostile/` });
const close = (...sessions: readonly Session[]) => client.call('session.close', { ids: sessions.map(({ id }) => id) });

/** Calls the host agent until `over` settles; fails when an answer takes too long. */
async function stayResponsive(over: Promise<unknown>): Promise<void> {
  const isOver = over.then(() => true);
  do {
    const startedMs = performance.now();
    await client.call('session.list', {});
    expect(performance.now() - startedMs).toBeLessThan(ANSWERS_WITHIN_MS);
  } while (!(await Promise.race([isOver, sleep(50, false)])));
}

/** The peak memory of the host agent during `work`. */
async function peakMiB(work: () => Promise<void>): Promise<number> {
  let most = memory();
  const timer = setInterval(() => (most = Math.max(most, memory())), 50);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return Math.max(most, memory());
}

describe('the channel of a hostile guest', () => {
  it(
    'parses each of a million damaged lines as a message or reports a protocol violation',
    { timeout: 300_000 },
    () => {
      const seed = 20_260_502;
      const accepted = ROLES.reduce((sum, role) => sum + judgeDamaged(role, seed, 340_000), 0);
      expect(accepted).toBeGreaterThan(1000);
      expect(accepted).toBeLessThan(500_000);
    },
  );
});

describe('the host agent with hostile guests', () => {
  let usualMiB = 0;
  let mostMiB = 0;
  const growthMiB = async (work: () => Promise<void>): Promise<number> => {
    const peak = await peakMiB(work);
    mostMiB = Math.max(mostMiB, peak);
    return peak - usualMiB;
  };
  beforeAll(async () => {
    // The peak with harmless guests.
    usualMiB = await peakMiB(async () => {
      for (let times = 0; times < 10; times += 1) {
        const session = await open('harmless');
        for (let looks = 0; looks < 6; looks += 1) await client.call('session.thumbnail', { id: session.id });
        await close(session);
      }
    });
  });

  it.each<[Behaviour, EndReason]>([
    ['damaged-lines', 'protocol-violation'],
    ['endless-line', 'protocol-violation'],
    ['byte-by-byte', 'protocol-violation'],
    ['empty-lines', 'protocol-violation'],
    ['wrong-order', 'protocol-violation'],
    ['wrong-type', 'protocol-violation'],
    ['resizing', 'protocol-violation'],
    ['floods-control', 'vm-ended'],
    ['control-without-end', 'vm-ended'],
  ])('ends the session with its reason, keeps answering and does not grow: %s', async (behaviour, reason) => {
    let ended: EndReason | undefined;
    const grownMiB = await growthMiB(async () => {
      const { id } = await open(behaviour);
      const over = client.call('session.wait', { id });
      await stayResponsive(Promise.race([over, sleep(ENDS_WITHIN_MS)]));
      ({ reason: ended } = await over);
    });
    expect(ended).toBe(reason);
    expect(grownMiB).toBeLessThan(MOST_GROWTH_MIB);
  });

  it.each<Behaviour>(['half-line', 'deaf', 'closes-wire', 'floods-console', 'deaf-control'])(
    'keeps a session that violates no rule, and closes it: %s',
    async (behaviour) => {
      const grownMiB = await growthMiB(async () => {
        const session = await open(behaviour);
        await stayResponsive(sleep(FLOODS_FOR_MS));
        expect((await client.call('session.show', { id: session.id })).state).toBe('browsing');
        expect(await close(session)).toEqual([{ session: session.id, reason: 'closed' }]);
      });
      expect(grownMiB).toBeLessThan(MOST_GROWTH_MIB);
    },
  );

  it.each<[Behaviour, 'refused' | 'shown']>([
    ['absurd-picture', 'refused'],
    ['largest-picture', 'shown'],
    ['endless-picture', 'refused'],
    ['picture-is-folder', 'refused'],
    ['picture-is-link', 'refused'],
  ])('reads a hostile screen without growing: %s', async (behaviour, outcome) => {
    const grownMiB = await growthMiB(async () => {
      const session = await open(behaviour);
      await sleep(2_500);
      const look = async () => {
        for (let times = 0; times < 5; times += 1) {
          const seen = await client.call('session.thumbnail', { id: session.id }).then(
            () => 'shown',
            () => 'refused',
          );
          expect(seen).toBe(outcome);
        }
        if (outcome === 'refused')
          await expect(client.call('session.screenshot', { id: session.id })).rejects.toThrow();
      };
      await stayResponsive(look());
      await close(session);
    });
    expect(grownMiB).toBeLessThan(MOST_GROWTH_MIB);
  });

  it.each<[Behaviour, string]>([
    ['copied-picture-is-file', 'protocol-violation'],
    ['copied-picture-is-absurd', 'protocol-violation'],
    ['copied-picture-is-bomb', 'copied'],
    ['largest-copied-picture', 'copied'],
    ['endless-copied-picture', 'copied'],
    ['endless-copied-text', 'copied'],
    ['copied-text-is-absurd', 'transfer-too-large'],
  ])(
    'copies out of a hostile guest without unpacking or keeping anything, and asks it for an address: %s',
    async (behaviour, outcome) => {
      const endsSession = outcome === 'protocol-violation';
      const grownMiB = await growthMiB(async () => {
        for (const method of ['session.copy-out', 'session.address'] as const) {
          const { id } = await open(behaviour);
          await sleep(2_500);
          let copied = '';
          const work = client.call(method, { id }).then(
            () => (copied = 'copied'),
            (error: unknown) => (copied = error instanceof Failure ? error.code : String(error)),
          );
          await stayResponsive(work);
          if (method === 'session.copy-out' && !endsSession) expect(copied).toBe(outcome);
          else expect(copied).not.toBe('copied');
          if (endsSession) expect((await client.call('session.wait', { id })).reason).toBe(outcome);
          else await client.call('session.close', { ids: [id] });
        }
      });
      expect(grownMiB).toBeLessThan(MOST_GROWTH_MIB);
    },
  );

  it('takes a screenshot of the largest screen without keeping it', async () => {
    const grownMiB = await growthMiB(async () => {
      const session = await open('largest-picture');
      await sleep(2_500);
      let pieces = 0;
      const shot = client.call('session.screenshot', { id: session.id }, { onProgress: () => (pieces += 1) });
      await stayResponsive(shot);
      expect((await shot).bytes).toBeGreaterThan(0);
      expect(pieces).toBeGreaterThan(1);
      await close(session);
    });
    expect(grownMiB).toBeLessThan(MOST_GROWTH_MIB);
  });

  it('quotes the last words of a QEMU that fills its log, without reading the rest', async () => {
    testBed.behave({ browser: 'floods-log' });
    try {
      const grownMiB = await growthMiB(async () => {
        const opened = open('harmless').catch((error: unknown) => error);
        await stayResponsive(opened);
        expect(await opened).toMatchObject({
          code: 'vm-not-started',
          message: expect.stringContaining('the last words of a fake') as string,
        });
      });
      expect(grownMiB).toBeLessThan(MOST_GROWTH_MIB);
    } finally {
      testBed.behave({});
    }
  });

  it('withstands four guests at once that flood every channel', async () => {
    const grownMiB = await growthMiB(async () => {
      const sessions = await Promise.all(
        (['floods-console', 'floods-console', 'resizing', 'damaged-lines'] as const).map(open),
      );
      await stayResponsive(sleep(FLOODS_FOR_MS));
      await close(...sessions.slice(0, 2));
      await Promise.all(sessions.map(({ id }) => client.call('session.wait', { id })));
    });
    expect(grownMiB).toBeLessThan(MOST_GROWTH_MIB);
  });

  it('refuses a VM that claims another role', async () => {
    testBed.behave({ browser: 'wrong-role' });
    try {
      await expect(open('harmless')).rejects.toMatchObject({ code: 'start-failed' });
    } finally {
      testBed.behave({});
    }
  });

  it(
    'kills a network VM that violates the protocol, reports that, and accepts the next one',
    { timeout: 120_000 },
    async () => {
      testBed.behave({ network: 'damaged-lines' });
      const grownMiB = await growthMiB(async () => {
        await expect(client.call('network.restart', {})).rejects.toMatchObject({ code: 'protocol-violation' });
        await expect(open('harmless')).rejects.toMatchObject({ code: 'protocol-violation' });
      });
      testBed.behave({});
      await client.call('network.restart', {});
      await close(await open('harmless'));
      expect(grownMiB).toBeLessThan(MOST_GROWTH_MIB);
    },
  );

  it('has not grown after all of that, and nothing is left', async () => {
    expect(memory() - usualMiB).toBeLessThan(MOST_GROWTH_MIB);
    expect(await client.call('session.list', {})).toEqual([]);
    expect(testBed.runtimeFiles().filter((path) => path.startsWith('sessions/'))).toEqual([]);
    process.stdout.write(
      `memory of the host agent: ${usualMiB.toFixed(0)} MiB at most before, ${mostMiB.toFixed(0)} MiB at most meanwhile, ${memory().toFixed(0)} MiB after\n`,
    );
  });
});
