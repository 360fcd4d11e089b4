import { beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import type { SafeCopyProgress } from '../../../host-agent/api/session/downloads.ts';
import { FileCopies } from '../../../ui/main/transfers/file-copies.ts';
import { settle } from '../../bed/event-loop.ts';

interface Asked {
  readonly path: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SafeCopyProgress) => void;
  readonly make: () => void;
  readonly fail: (error: unknown) => void;
}

let asked: Asked[];
let reported: string[];
let copies: FileCopies;
beforeEach(() => {
  [asked, reported] = [[], []];
  const call = (method: string, { path }: { path: string }, options: Pick<Asked, 'signal' | 'onProgress'>) =>
    new Promise((resolve, reject) => {
      expect(method).toBe('file.copy-safe');
      options.signal.addEventListener('abort', () => reject(new Failure('cancelled', { task: 'request' })));
      asked.push({ path, ...options, make: () => resolve({ path: `${path} (safe)` }), fail: reject });
    });
  copies = new FileCopies({
    agent: { attached: () => Promise.resolve(), call: call as never },
    onChange: () => undefined,
    onMade: (path) => reported.push(`made ${path}`),
    onFailed: (name, error) => reported.push(`failed ${name}: ${String(error)}`),
    onSettled: () => reported.push('settled'),
  });
});

describe('safe copies of files of the host', () => {
  it('are made one after the other, with their progress', async () => {
    copies.take(['/a/report.pdf', '/b/photo.jpg']);
    await settle();
    expect(asked.map(({ path }) => path)).toEqual(['/a/report.pdf']);
    asked[0]?.onProgress({ step: 'drawing', page: 2, of: 5 });
    expect(copies.view).toEqual([
      { number: 1, name: 'report.pdf', drawing: { page: 2, of: 5 } },
      { number: 2, name: 'photo.jpg' },
    ]);
    asked[0]?.make();
    await settle();
    expect(asked.map(({ path }) => path)).toEqual(['/a/report.pdf', '/b/photo.jpg']);
    asked[1]?.make();
    await settle();
    expect(reported).toEqual(['made /a/report.pdf (safe)', 'made /b/photo.jpg (safe)', 'settled']);
    expect(copies.view).toEqual([]);
  });

  it('that fail are reported with the name of the file, and the next one is made', async () => {
    copies.take(['/a/report.pdf', '/b/photo.jpg']);
    await settle();
    asked[0]?.fail(new Error('no'));
    await settle();
    expect(reported).toEqual(['failed report.pdf: Error: no']);
    expect(asked).toHaveLength(2);
  });

  it('are cancelled without a word, whether they are being made or wait', async () => {
    copies.take(['/a/report.pdf', '/b/photo.jpg']);
    await settle();
    copies.cancel(2);
    copies.cancel(1);
    await settle();
    expect(asked).toHaveLength(1);
    expect([reported, copies.view]).toEqual([['settled'], []]);
  });
});
