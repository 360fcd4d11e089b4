import { rm } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { NetworkPolicy, UplinkSetting } from '../../appliance/protocol/network.ts';
import { Turns } from '../process/turns.ts';
import type { VmFiles } from '../storage/filenames.ts';
import { type ExitReach, type FilterRules, filterRules } from './filter/rules.ts';
import { writeFilterRules } from './uplink/start-filter.ts';

/** Keeps the rules of the filter behind the network VM equal to the policies of the ports. */
export class FilterControl {
  readonly #files: VmFiles;
  readonly #uplink: UplinkSetting;
  readonly #exit: ExitReach | undefined;
  #rules: FilterRules | undefined;
  readonly #writes = new Turns();
  /** Of the last policy. */
  #written: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(files: VmFiles, uplink: UplinkSetting, exit?: ExitReach) {
    this.#files = files;
    this.#uplink = uplink;
    this.#exit = exit;
  }

  apply(policy: Pick<NetworkPolicy, 'ports' | 'refusedNetworks' | 'internet'>): void {
    const rules = filterRules(this.#uplink, policy, this.#exit);
    if (this.#isStopped || isDeepStrictEqual(rules, this.#rules)) return;
    this.#rules = rules;
    this.#written = this.#writes.take(() => this.#write(rules));
    this.#written.catch(() => undefined);
  }

  /** Fulfilled when the filter has the rules of the last policy. Throws when they could not be written. */
  applied(): Promise<void> {
    return this.#written;
  }

  /** Fulfilled when it writes no rules any more: the next network VM gets the folder. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#writes.done();
  }

  async #write(rules: FilterRules): Promise<void> {
    try {
      await writeFilterRules(this.#files, rules);
    } catch (error) {
      // The next policy is written even if it is the same.
      this.#rules = undefined;
      // Without rules the filter passes nothing; with old ones it might pass too much.
      await rm(this.#files.filterRules, { force: true }).catch(() => undefined);
      throw error;
    }
  }
}
