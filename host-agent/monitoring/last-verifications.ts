/** The last verification of each kind, which survives the host agent. */
import { z } from 'zod';
import { VerificationSummary } from '../api/host/report.ts';
import type { VerificationCheck, VerificationReport } from '../api/host/verification.ts';
import { LatestRecord } from '../storage/latest-record.ts';
import { readRecord } from '../storage/records.ts';

const Stored = z.array(VerificationSummary).max(8);

export class LastVerifications {
  readonly #file: string;
  readonly #record: LatestRecord;
  #all: readonly VerificationSummary[] = [];

  constructor(file: string, onProblem: (reason: string) => void) {
    this.#file = file;
    this.#record = LatestRecord.of(file, Stored, () => [...this.#all], onProblem);
  }

  async load(): Promise<void> {
    this.#all = (await readRecord(this.#file, Stored).catch(() => undefined)) ?? [];
  }

  get all(): readonly VerificationSummary[] {
    return this.#all;
  }

  async note(report: VerificationReport, now: Date): Promise<void> {
    this.#all = [...this.#all.filter(({ kind }) => kind !== report.kind), summaryOf(report, now)];
    await this.#record.changed();
  }
}

/** Pure. */
function summaryOf({ kind, role, image, checks }: VerificationReport, now: Date): VerificationSummary {
  const count = (outcome: VerificationCheck['outcome']) => checks.filter((check) => check.outcome === outcome).length;
  const failed = count('failed');
  return {
    kind,
    role,
    image: image.slice(0, 12),
    at: now.toISOString(),
    verdict: failed > 0 ? 'failed' : 'held',
    checks: { held: count('held'), failed, 'not-tried': count('not-tried') },
  };
}
