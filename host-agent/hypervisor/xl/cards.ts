/** The network cards of one domain: ports that it offers to others, and its own, which are plugged in while it runs. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Nic } from '../hypervisor.ts';
import { detachCard } from '../../tools/xl.ts';
import {
  type Backend,
  backendOf,
  offerPort,
  PLUG_TIMES,
  plugIn,
  type PlugTimes,
  untilReady,
  withdrawPort,
} from './plug.ts';

/** How often it is looked whether the network machine is still the one that a card is plugged into. */
const LOOK_AT_BACKEND_EVERY_MS = 1_000;

export class XlCards {
  readonly #domain: Backend;
  readonly #nics: readonly Nic[];
  readonly #times: PlugTimes;
  /** By address of the card: which incarnation of the network machine it is plugged into. */
  readonly #pluggedInto = new Map<string, number>();
  #isFollowing = false;

  constructor(domain: Backend, nics: readonly Nic[], times: PlugTimes = PLUG_TIMES) {
    this.#domain = domain;
    this.#nics = nics;
    this.#times = times;
  }

  /** Says that this domain carries the frames of its ports. */
  async offer(): Promise<void> {
    for (const nic of this.#offered) await offerPort(nic, this.#domain);
  }

  async withdraw(): Promise<void> {
    for (const nic of this.#offered) if ((await backendOf(nic))?.id === this.#domain.id) await withdrawPort(nic.socket);
  }

  /** Plugs its own cards in, and from then on follows a network machine that is started anew, until `over`. Once is enough. */
  async connect(over: AbortSignal): Promise<void> {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    for (const nic of this.#own) await this.#connectOne(nic, over);
    void this.#follow(over).catch(() => undefined);
  }

  /** They are plugged in already, by an earlier host agent: into what is there now. What it was about to withdraw when it ended is offered again. */
  async adopt(over: AbortSignal): Promise<void> {
    this.#isFollowing = true;
    await this.offer();
    for (const nic of this.#own) {
      const backend = await backendOf(nic);
      if (backend) this.#pluggedInto.set(nic.mac, backend.id);
    }
    void this.#follow(over).catch(() => undefined);
  }

  get #offered(): readonly Nic[] {
    return this.#nics.filter(({ end }) => end === 'listen');
  }

  get #own(): readonly Nic[] {
    return this.#nics.filter(({ end }) => end === 'connect');
  }

  async #connectOne(nic: Nic, over: AbortSignal): Promise<void> {
    const backend = await untilReady(nic, over, this.#times);
    await plugIn(this.#domain, nic, backend, over, this.#times);
    this.#pluggedInto.set(nic.mac, backend.id);
  }

  async #follow(over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      for (const nic of this.#own) await this.#lookAt(nic, over).catch(() => undefined);
      await sleep(LOOK_AT_BACKEND_EVERY_MS, undefined, { signal: over, ref: false });
    }
  }

  async #lookAt(nic: Nic, over: AbortSignal): Promise<void> {
    const backend = await backendOf(nic);
    const before = this.#pluggedInto.get(nic.mac);
    if (!backend || backend.id === before) return;
    // Its other end went with the old network machine; as long as it is there no new one can have its address.
    if (before !== undefined) await detachCard(this.#domain.name, nic.mac).catch(() => undefined);
    this.#pluggedInto.delete(nic.mac);
    await this.#connectOne(nic, over);
  }
}
