import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { VerificationCheck, VerificationReport } from '../../../host-agent/api/host/verification.ts';
import { LastVerifications } from '../../../host-agent/monitoring/last-verifications.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'safe-browse-verdicts-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const NOW = new Date('2026-03-01T08:00:00Z');
const reportOf = (
  kind: VerificationReport['kind'],
  ...outcomes: VerificationCheck['outcome'][]
): VerificationReport => ({
  kind,
  role: 'browser',
  image: 'ab12'.repeat(16),
  accelerator: 'kvm',
  checks: outcomes.map((outcome) => ({
    name: 'lan',
    text: 'The LAN is refused',
    outcome,
    detail: 'nas.home answered',
  })),
  durationMs: 1000,
});

it('are kept for the next host agent, the last one of each kind, without the details of a check', async () => {
  const problems: string[] = [];
  const verdicts = new LastVerifications(join(folder, 'verifications.json'), (reason) => void problems.push(reason));
  await verdicts.note(reportOf('isolation', 'held', 'failed'), NOW);
  await verdicts.note(reportOf('reset', 'held', 'not-tried'), NOW);
  await verdicts.note(reportOf('isolation', 'held', 'held'), new Date('2026-03-02T08:00:00Z'));
  const next = new LastVerifications(join(folder, 'verifications.json'), () => undefined);
  await next.load();
  expect(next.all).toEqual([
    {
      kind: 'reset',
      role: 'browser',
      image: 'ab12ab12ab12',
      at: '2026-03-01T08:00:00.000Z',
      verdict: 'held',
      checks: { held: 1, failed: 0, 'not-tried': 1 },
    },
    {
      kind: 'isolation',
      role: 'browser',
      image: 'ab12ab12ab12',
      at: '2026-03-02T08:00:00.000Z',
      verdict: 'held',
      checks: { held: 2, failed: 0, 'not-tried': 0 },
    },
  ]);
  expect(problems).toEqual([]);
});

it('say that a verification failed when one check did', async () => {
  const verdicts = new LastVerifications(join(folder, 'verifications.json'), () => undefined);
  await verdicts.note(reportOf('isolation', 'held', 'failed'), NOW);
  expect(verdicts.all[0]?.verdict).toBe('failed');
});

it('do not make a verification fail when they cannot be written', async () => {
  const problems: string[] = [];
  const verdicts = new LastVerifications(
    join(folder, 'gone/verifications.json'),
    (reason) => void problems.push(reason),
  );
  await verdicts.note(reportOf('reset', 'held'), NOW);
  expect(verdicts.all).toHaveLength(1);
  expect(problems).toHaveLength(1);
});
