/** Connects the host itself to the network VM, at a port like that of a session. */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { PortAccess } from '../../appliance/protocol/network.ts';
import { Failure } from '../api/errors/failure.ts';
import type { Hypervisor } from '../hypervisor/hypervisor.ts';
import { readRecord, writeRecord } from '../storage/records.ts';
import { type PluggedPort, sessionCard } from '../vm/plugged-port.ts';
import type { Ndvm } from './ndvm.ts';

const HOLDER = 'host';
/** The default policy of a session. */
const ACCESS: PortAccess = { kind: 'internet-only' };
const Plugged = z.strictObject({ port: z.int().min(0).max(63), socket: z.string() });
type Plugged = z.infer<typeof Plugged>;

export interface HostCardOptions {
  readonly ndvm: Pick<Ndvm, 'ensureUp' | 'plug' | 'replug'>;
  readonly hypervisor: Pick<Hypervisor, 'name' | 'hostCards'>;
  /** File that records the port. */
  readonly record: string;
  /** For tests: /sys/class/net. */
  readonly linksFolder?: string;
}

export class HostCard {
  readonly #options: HostCardOptions;
  #port: PluggedPort | undefined;

  constructor(options: HostCardOptions) {
    this.#options = options;
  }

  /** Takes over the port that an earlier host agent took. When it throws, the host is detached. */
  async adopt(): Promise<void> {
    let plugged: Plugged | undefined;
    try {
      plugged = await this.#plugged();
      if (plugged) this.#port = await this.#options.ndvm.replug(plugged.port, HOLDER, ACCESS);
    } catch (error) {
      await this.#forget(plugged);
      throw error;
    }
  }

  /** Fulfilled with the new network card when frames flow. Throws a `Failure` and leaves nothing behind. */
  async attach(signal: AbortSignal): Promise<{ readonly mac: string; readonly interface: string }> {
    const { ndvm, record } = this.#options;
    const cards = this.#cards();
    const before = await this.#plugged();
    if (before) throw new Failure('host-attached');
    await ndvm.ensureUp(signal);
    await using port = await ndvm.plug(HOLDER, ACCESS);
    const nic = sessionCard(port.value);
    try {
      await writeRecord(record, Plugged, port.value);
      await cards.attach(nic, signal);
      const found = await this.#interfaceOf(nic.mac);
      this.#port = port.move();
      return { mac: nic.mac, interface: found };
    } catch (error) {
      await cards.detach(nic).catch(() => undefined);
      await rm(record, { force: true });
      throw error;
    }
  }

  /** Has no effect when the host is not attached. */
  async detach(): Promise<void> {
    const plugged = await this.#plugged();
    if (plugged) await this.#forget(plugged);
  }

  async #forget(plugged: Plugged | undefined): Promise<void> {
    if (plugged)
      await this.#cards()
        .detach(sessionCard(plugged))
        .catch(() => undefined);
    await rm(this.#options.record, { recursive: true, force: true });
    await this.#port?.dispose();
  }

  #cards() {
    const { hostCards, name } = this.#options.hypervisor;
    if (hostCards) return hostCards;
    throw new Failure('host-cards-unsupported', { hypervisor: name });
  }

  #plugged(): Promise<Plugged | undefined> {
    return readRecord(this.#options.record, Plugged);
  }

  async #interfaceOf(mac: string): Promise<string> {
    const folder = this.#options.linksFolder ?? '/sys/class/net';
    for (const name of await readdir(folder)) {
      if ((await readFile(join(folder, name, 'address'), 'utf8').catch(() => '')).trim() === mac) return name;
    }
    throw new Failure('host-card-missing');
  }
}
