/** The network cards of one domain: the ports that it offers to others, and its own cards, which are attached while it runs. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Nic } from '../hypervisor.ts';
import { detachCard } from '../../tools/xen/xl.ts';
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

/** Interval at which a card is checked for a restarted network VM. */
const LOOK_AT_BACKEND_EVERY_MS = 1_000;

export class XlCards {
  readonly #domain: Backend;
  readonly #nics: readonly Nic[];
  readonly #times: PlugTimes;
  /** By MAC address: the domain of the network VM that the card is attached to. */
  readonly #pluggedInto = new Map<string, number>();
  #isFollowing = false;

  constructor(domain: Backend, nics: readonly Nic[], times: PlugTimes = PLUG_TIMES) {
    this.#domain = domain;
    this.#nics = nics;
    this.#times = times;
  }

  /** Announces that this domain carries the frames of its ports. */
  async offer(): Promise<void> {
    for (const nic of this.#offered) await offerPort(nic, this.#domain);
  }

  async withdraw(): Promise<void> {
    for (const nic of this.#offered) if ((await backendOf(nic))?.id === this.#domain.id) await withdrawPort(nic.socket);
  }

  /** Attaches its own cards, and attaches them again to a restarted network VM, until `over`. Call it once. */
  async connect(over: AbortSignal): Promise<void> {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    for (const nic of this.#own) await this.#connectOne(nic, over);
    void this.#follow(over).catch(() => undefined);
  }

  /** An earlier host agent attached them to the present network VM. Ports that it may have withdrawn as it ended are offered again. */
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
    // Its other end is gone with the old network VM; while the card exists, no new one can have its address.
    if (before !== undefined) await detachCard(this.#domain.name, nic.mac).catch(() => undefined);
    this.#pluggedInto.delete(nic.mac);
    await this.#connectOne(nic, over);
  }
}
