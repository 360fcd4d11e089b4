import type { GuestMessage, HostMessage } from '../../appliance/protocol/channels.ts';
import type { BridgeSettings } from '../../appliance/protocol/network.ts';
import type { NetworkStatus } from '../api/host/network.ts';

/** Bit of the kernel's group_fwd_mask that lets 802.1X frames pass. */
const EAPOL_MASK = 0x8;

export interface BridgeControlOptions {
  readonly settings: Omit<BridgeSettings, 'revision'>;
  readonly firstRevision: number;
  readonly send: (message: HostMessage<'network'>) => void;
}

/** The conversation with a network VM that is a bridge: its settings, and their effect in its kernel. */
export class BridgeControl {
  readonly #options: BridgeControlOptions;
  #settings: BridgeSettings;
  /** The group_fwd_mask that the guest read back from its kernel. */
  #appliedMask: number | undefined;

  constructor(options: BridgeControlOptions) {
    this.#options = options;
    this.#settings = { revision: options.firstRevision, ...options.settings };
  }

  /** Whether 802.1X passes, as the guest has confirmed. */
  get eapol(): NonNullable<NetworkStatus['eapol']> {
    if (this.#appliedMask === undefined) return 'unknown';
    return this.#appliedMask === 0 ? 'off' : 'on';
  }

  /** Gives a guest agent that has just started its task. */
  assign(): void {
    this.#options.send({ type: 'configure', task: { mode: 'bridge', settings: this.#settings } });
  }

  /** Sends the settings to a guest agent that already works. */
  resume(): void {
    this.change(this.#settings);
  }

  /** Replaces the settings of a bridge that runs. */
  change(settings: Omit<BridgeSettings, 'revision'>): void {
    this.#settings = { ...settings, revision: this.#settings.revision + 1 };
    this.#options.send({ type: 'bridge-settings', settings: this.#settings });
  }

  /** Returns the masks if the kernel of the guest does not follow the settings. */
  noteApplied({
    revision,
    groupForwardMask,
  }: Extract<GuestMessage<'network'>, { type: 'bridge-applied' }>):
    { readonly is: number; readonly wanted: number } | undefined {
    // Answers an earlier message, or an earlier host agent.
    if (revision !== this.#settings.revision) return undefined;
    const wanted = this.#settings.forwardEapol ? EAPOL_MASK : 0;
    if (groupForwardMask !== wanted) return { is: groupForwardMask, wanted };
    this.#appliedMask = groupForwardMask;
    return undefined;
  }
}
