/** Knows whether the network manager of the host has noticed a captive portal. Asks the network nothing. */
import { isBehindPortal } from '../../tools/gdbus.ts';
import type { FollowHost } from '../host-changes.ts';
import { hostNetwork } from '../host-network.ts';

/** How long after a change the network manager may still be finding out. */
const SETTLES_WITHIN_MS = 60_000;

export interface PortalHintSource {
  readonly followHost: FollowHost;
  readonly network: () => string;
  readonly isBehindPortal: () => Promise<boolean>;
}
const THIS_HOST = { network: hostNetwork, isBehindPortal };

export class PortalHint {
  readonly #source: PortalHintSource;
  readonly #onChange: () => void;
  #network = '';
  #changedAtMs = Number.NEGATIVE_INFINITY;
  #isOn = false;

  constructor(source: Pick<PortalHintSource, 'followHost'> & Partial<PortalHintSource>, onChange: () => void) {
    this.#source = { ...THIS_HOST, ...source };
    this.#onChange = onChange;
    source.followHost(() => void this.#look());
  }

  /** For the status of the network. */
  get shown(): { readonly isBehindPortal?: true } {
    return this.#isOn ? { isBehindPortal: true } : {};
  }

  async #look(): Promise<void> {
    const network = this.#source.network();
    if (network !== this.#network) this.#changedAtMs = performance.now();
    this.#network = network;
    if (!this.#isOn && performance.now() - this.#changedAtMs > SETTLES_WITHIN_MS) return;
    const isOn = await this.#source.isBehindPortal();
    if (isOn === this.#isOn) return;
    this.#isOn = isOn;
    this.#onChange();
  }
}
