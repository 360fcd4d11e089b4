/**
 * Many simulated computers on one virtual clock: each polls at its own moment of the interval, has its own store and record on disk, and
 * talks HTTP to one registry. Kernel and VMs are the fake gate.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type ChannelFile, type Release, releaseId } from '../../../host-agent/channel/channel-file.ts';
import { isFailure } from '../../../host-agent/api/errors/failure.ts';
import type { FakeRegistry } from '../../fakes/registry.ts';
import { Computer, type FleetOptions } from './fleet.ts';
import { fileWith, offerSigned } from './signed-channels.ts';

const HOUR_MS = 3_600_000;
/** Computers that poll at the same moment of the simulation. */
const AT_ONCE = 8;

export interface Traffic {
  readonly requests: number;
  readonly bytes: number;
}

export interface DayReport extends Traffic {
  /** Computers whose images changed. */
  readonly switched: number;
  /** Computers whose gate refused an image. */
  readonly refused: number;
  /** Virtual time from the publication until the last computer that was meant to switch did so. */
  readonly lastSwitchAfterHours: number;
}

export class SimulatedFleet {
  readonly computers: readonly Computer[];
  readonly #registry: FakeRegistry;
  readonly #options: Omit<FleetOptions, 'nowMs'>;
  readonly #everyHours: number;
  #nowMs = Date.parse('2026-06-01T00:00:00Z');
  #serial = 0;

  private constructor(folder: string, size: number, options: Omit<FleetOptions, 'nowMs'>, everyHours: number) {
    this.#registry = options.registry;
    this.#options = options;
    this.#everyHours = everyHours;
    const nowMs = () => this.#nowMs;
    this.computers = Array.from(
      { length: size },
      (_, index) => new Computer(join(folder, String(index)), { ...options, nowMs }),
    );
  }

  static async of(
    folder: string,
    size: number,
    options: Omit<FleetOptions, 'nowMs'>,
    everyHours = 24,
  ): Promise<SimulatedFleet> {
    const fleet = new SimulatedFleet(folder, size, options, everyHours);
    for (const computer of fleet.computers) await computer.prepare();
    return fleet;
  }

  /** Publishes the next file, valid for 30 days. */
  async publish(changes: Partial<ChannelFile> & { readonly release: Release }): Promise<void> {
    this.#serial += 1;
    const expires = new Date(this.#nowMs + 30 * 24 * HOUR_MS).toISOString();
    await offerSigned(this.#registry, fileWith({ serial: this.#serial, expires, ...changes }), this.#options.signers);
  }

  /** One interval: every computer polls once. */
  async poll(): Promise<DayReport> {
    const startMs = this.#nowMs;
    const before = { ...this.#registry.traffic };
    const refusedBefore = this.#refused();
    const moments = this.computers
      .map((computer, index) => ({ computer, afterMs: momentOf(index) * this.#everyHours * HOUR_MS }))
      .sort((one, other) => one.afterMs - other.afterMs);
    let switched = 0;
    let lastSwitchMs = startMs;
    for (let from = 0; from < moments.length; from += AT_ONCE) {
      const group = moments.slice(from, from + AT_ONCE);
      this.#nowMs = startMs + (group.at(-1)?.afterMs ?? 0);
      const changed = await Promise.all(group.map(({ computer }) => updated(computer)));
      const count = changed.filter((each) => each).length;
      switched += count;
      if (count > 0) lastSwitchMs = this.#nowMs;
    }
    this.#nowMs = startMs + this.#everyHours * HOUR_MS;
    const { requests, bytes } = this.#registry.traffic;
    return {
      switched,
      refused: this.#refused() - refusedBefore,
      lastSwitchAfterHours: (lastSwitchMs - startMs) / HOUR_MS,
      requests: requests - before.requests,
      bytes: bytes - before.bytes,
    };
  }

  /** How many computers run this release. */
  async running(release: Release): Promise<number> {
    const digests = await Promise.all(this.computers.map((computer) => computer.digests()));
    const wanted = releaseId(release);
    return digests.filter(
      ({ browser = '', network = '' }) =>
        releaseId({ browser: { digest: browser, artifact: '' }, network: { digest: network, artifact: '' } }) ===
        wanted,
    ).length;
  }

  #refused(): number {
    return this.computers.filter(({ gate }) => gate.refused.length > 0).length;
  }
}

/** From 0 to below 1; the same for every interval. */
const momentOf = (index: number): number =>
  createHash('sha256').update(`moment ${index}`).digest().readUInt32BE(0) / 2 ** 32;

/** Whether its images changed. A computer whose gate refuses an image stays as it is. */
async function updated(computer: Computer): Promise<boolean> {
  try {
    return (await computer.update()).length > 0;
  } catch (error) {
    if (isFailure(error, 'image-not-proven')) return false;
    throw error;
  }
}
