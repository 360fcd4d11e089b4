import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Ending, Running } from '../../../../appliance/agent/commands/launch.ts';
import { createLog } from '../../../../appliance/agent/log.ts';
import { Dnsmasq } from '../../../../appliance/agent/network/dnsmasq.ts';
import { settle } from '../../../bed/event-loop.ts';
import { useFakeClock } from '../../../bed/fake-clock.ts';

/** A dnsmasq that a test plays. */
interface Played extends Running {
  readonly says: (line: string) => void;
  readonly ends: (ending?: Partial<Ending>) => void;
}
const started: { args: readonly string[]; played: Played }[] = [];
function play(): Played {
  const stderr = new PassThrough();
  let ends: (ending: Partial<Ending>) => void = () => undefined;
  const ended = new Promise<Ending>(
    (resolve) => (ends = (ending) => resolve({ exitStatus: 1, signal: undefined, ...ending })),
  );
  return {
    child: Object.assign(new EventEmitter(), { stderr }) as never,
    ended,
    kill: () => ends({ exitStatus: undefined, signal: 'SIGKILL' }),
    says: (line) => stderr.write(`${line}\n`),
    ends: (ending = {}) => ends(ending),
  };
}
vi.mock(import('../../../../appliance/agent/commands/launch.ts'), async (original) => ({
  ...(await original()),
  launch: (program, args) => {
    expect(program).toBe('dnsmasq');
    const played = play();
    started.push({ args, played });
    return played;
  },
}));

let lines: string[];
let lost: Ending[];
beforeEach(() => {
  started.length = 0;
  [lines, lost] = [[], []];
});
const begin = () =>
  Dnsmasq.start(
    ['dnsmasq', '--a'],
    createLog((line) => lines.push(line)),
    (ending) => lost.push(ending),
  );
const last = () => started.at(-1)?.played ?? expect.fail();
async function serving() {
  const starting = begin();
  last().says('dnsmasq: started, version 2.91 cachesize 0');
  return starting;
}

describe('a dnsmasq', () => {
  it('has started when it says so', async () => {
    let hasStarted = false;
    const starting = begin().then((dnsmasq) => {
      hasStarted = true;
      return dnsmasq;
    });
    last().says('dnsmasq: something else');
    await settle();
    expect(hasStarted).toBe(false);
    last().says('dnsmasq: started, version 2.91 cachesize 0');
    expect((await starting).command).toEqual(['dnsmasq', '--a']);
  });

  it('has not started when it ends first, with how it ended', async () => {
    const starting = begin();
    last().ends({ exitStatus: 2 });
    await expect(starting).rejects.toThrow('dnsmasq: exit status 2');
    expect(started).toHaveLength(1);
  });

  it('has not started when it takes too long, and is killed', async () => {
    const clock = useFakeClock();
    const starting = expect(begin()).rejects.toThrow('took too long to start');
    await clock.advance(90_000);
    await starting;
    expect((await last().ended).signal).toBe('SIGKILL');
  });

  it('logs its errors, and nothing that a session may have looked up', async () => {
    await serving();
    last().says('dnsmasq: query[A] secret.example from 198.51.100.10');
    last().says('dnsmasq: failed to bind');
    await expect.poll(() => lines.join('')).toContain('failed to bind');
    expect(lines.join('')).not.toContain('secret.example');
  });

  it('is restarted after a pause when it ends, four times, and then is lost', async () => {
    const clock = useFakeClock();
    await serving();
    for (let starts = 1; starts < 5; starts += 1) {
      last().ends({ exitStatus: starts });
      await settle();
      expect(started).toHaveLength(starts);
      await clock.advance(499);
      expect(started).toHaveLength(starts);
      await clock.advance(1);
      await settle();
      expect(started).toHaveLength(starts + 1);
    }
    expect(lost).toEqual([]);
    last().ends({ exitStatus: 5 });
    await settle();
    expect(lost).toMatchObject([{ exitStatus: 5 }]);
    await clock.advance(10_000);
    expect(started).toHaveLength(5);
  });

  it('is not restarted once it is stopped, also in the pause before its restart', async () => {
    const clock = useFakeClock();
    const running = await serving();
    await running.stop();
    const other = await serving();
    last().ends();
    await settle();
    await other.stop();
    await clock.advance(10_000);
    expect([started.length, lost]).toEqual([2, []]);
  });
});
