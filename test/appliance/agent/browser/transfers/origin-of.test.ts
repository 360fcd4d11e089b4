import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { originOf } from '../../../../../appliance/agent/browser/transfers/transfers.ts';
import { useFakeClock } from '../../../../bed/fake-clock.ts';

/** What Chromium's history answers, one question after the other. */
const history = { answers: [] as (string | Error)[], questions: 0 };
vi.mock(import('../../../../../appliance/agent/commands/run.ts'), async (original) => ({
  ...(await original()),
  run: () => {
    const answer = history.answers[Math.min(history.questions, history.answers.length - 1)] ?? '';
    history.questions += 1;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  },
}));

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-origin-'));
  file = join(folder, 'a.pdf');
  writeFileSync(file, '');
  Object.assign(history, { answers: [], questions: 0 });
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the origin of a download', () => {
  it('is what the history says, without the end of its line', async () => {
    history.answers = ['https://site.test/a\n'];
    expect([await originOf(file), history.questions]).toEqual(['https://site.test/a', 1]);
  });

  it('is asked for again each second while the file is too new for the history', async () => {
    const clock = useFakeClock();
    history.answers = ['', new Error('it is being written'), 'https://site.test/a'];
    let origin: string | undefined;
    void originOf(file).then((found) => (origin = found));
    for (const questions of [1, 2]) {
      await clock.untilTimersWait(1);
      await clock.advance(999);
      expect([origin, history.questions]).toEqual([undefined, questions]);
      await clock.advance(1);
    }
    await expect.poll(() => origin).toBe('https://site.test/a');
  });

  it('is unknown when the history should have it by now', async () => {
    useFakeClock();
    vi.setSystemTime(Date.now() + 12_000);
    expect([await originOf(file), history.questions]).toEqual(['', 1]);
  });

  it('is unknown when the file is gone, or from a future that no clock of this VM knows', async () => {
    expect(await originOf(join(folder, 'gone'))).toBe('');
    useFakeClock();
    vi.setSystemTime(Date.now() - 60_000);
    utimesSync(file, new Date(), new Date());
    expect([await originOf(file), history.questions]).toEqual(['', 2]);
  });

  it('is cut where it is longer than a URL may be', async () => {
    history.answers = [`https://site.test/${'a'.repeat(4000)}`];
    expect(await originOf(file)).toHaveLength(2048);
  });
});
