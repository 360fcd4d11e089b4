/**
 * Images that the signers of a channel have recalled: no VM starts from one again on this host, whatever a rollback, the clock or a restart says.
 * Only a newer file of the same channel withdraws a recall.
 */
import { z } from 'zod';
import { Failure } from '../api/errors/failure.ts';
import { Recall } from '../api/host/channel.ts';
import { readTextIfThere } from '../storage/atomic.ts';
import { writeRecord } from '../storage/records.ts';

const MINUTE_MS = 60_000;

const KnownRecall = Recall.extend({
  /** When this host learned of it. */
  learnedAt: z.iso.datetime(),
});

/** By name of the channel: a host that follows another one does not forget. */
const Record = z.strictObject({ channels: z.record(z.string().max(512), z.array(KnownRecall)) });
type Record = z.infer<typeof Record>;

export interface RecalledImage {
  readonly why: string;
  /** When sessions from it end. */
  readonly endsAtMs: number;
}

export class RecalledImages {
  readonly #path: string;
  readonly #onRecalled: (() => void)[] = [];
  #record: Record = { channels: {} };
  #damage: Failure | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** Reads what an earlier host agent knew. A damaged record must not permit every image: {@link assertNone} throws until the file is gone. */
  async load(): Promise<void> {
    try {
      const text = await readTextIfThere(this.#path);
      if (text !== undefined) this.#record = Record.parse(JSON.parse(text));
    } catch (cause) {
      this.#damage = new Failure('recalls-damaged', { path: this.#path }, { cause });
    }
  }

  /** Why the image with this digest is recalled; `undefined` if it is not. Several channels may recall it: the earliest end counts. */
  of(digest: string, nowMs = Date.now()): RecalledImage | undefined {
    const [first] = Object.values(this.#record.channels)
      .flat()
      .filter((recall) => recall.digest === digest)
      .map((recall) => ({ why: recall.why, endsAtMs: endsAtMs(recall, nowMs) }))
      .toSorted((a, b) => a.endsAtMs - b.endsAtMs);
    return first;
  }

  /** Throws `Failure` image-recalled or recalls-damaged. */
  assertNone({ role, digest }: { readonly role: string; readonly digest: string }): void {
    if (this.#damage) throw this.#damage;
    const recalled = this.of(digest);
    if (recalled) throw new Failure('image-recalled', { role, why: recalled.why });
  }

  /** Called when images were recalled that were not before. */
  onRecalled(call: () => void): void {
    this.#onRecalled.push(call);
  }

  /** What the newest file of the channel recalls. Fulfilled when it is on disk and in force. */
  async accept(channel: string, recalls: readonly Recall[], nowMs = Date.now()): Promise<void> {
    if (this.#damage) throw this.#damage;
    const before = this.#record.channels[channel] ?? [];
    const learnedAt = new Date(nowMs).toISOString();
    const known = recalls.map((recall) => ({
      ...recall,
      learnedAt: before.find(({ digest }) => digest === recall.digest)?.learnedAt ?? learnedAt,
    }));
    if (JSON.stringify(known) === JSON.stringify(before)) return;
    const next: Record = { channels: { ...this.#record.channels, [channel]: known } };
    await writeRecord(this.#path, Record, next);
    this.#record = next;
    for (const call of this.#onRecalled) call();
  }
}

/** A clock that was set back must not prolong a session, so the future counts as now. Pure. */
function endsAtMs({ learnedAt, endAfterMinutes }: z.infer<typeof KnownRecall>, nowMs: number): number {
  return Math.min(Date.parse(learnedAt), nowMs) + endAfterMinutes * MINUTE_MS;
}
