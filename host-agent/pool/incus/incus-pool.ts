/** Host agents in instances that Incus places, restarts and evacuates, reached through its API with the person's own client and certificate. */
import type { Duplex } from 'node:stream';
import { InstanceName } from '../../config/pool/incus-names.ts';
import { untrustedJson } from '../../storage/untrusted-json.ts';
import { askedOfIncus, attachOverIncus, type IncusProject, markDraining } from '../../tools/incus.ts';
import { drainedBy, membersUnknown } from '../engine-trouble.ts';
import type { HostPool, PoolMember } from '../host-pool.ts';
import { KnownMembers } from '../known-members.ts';
import { membersOf, projectState } from './project-state.ts';

export interface IncusPoolSettings extends IncusProject {
  readonly detachedMinutes: number;
}

export class IncusPool implements HostPool {
  readonly name: string;
  readonly detachedMinutes: number;
  readonly #where: IncusProject;
  readonly #known = new KnownMembers(() => this.#asked());

  constructor(name: string, { detachedMinutes, ...where }: IncusPoolSettings) {
    this.name = name;
    this.detachedMinutes = detachedMinutes;
    this.#where = where;
  }

  members(): Promise<readonly PoolMember[]> {
    return this.#known.get();
  }

  mayHave(host: string): boolean {
    return InstanceName.safeParse(host).success;
  }

  reach(host: string, onTrouble: (reason: string) => void): Duplex {
    return attachOverIncus(this.#where, this.#placeOf(host), (reason) => {
      this.#known.expire();
      onTrouble(reason);
    });
  }

  checkCommand(): string {
    const { remote, project } = this.#where;
    return `incus list ${remote}: --project=${project} --columns=nsL`;
  }

  /** For everybody who uses the instance. */
  async setDraining(host: string, isDraining: boolean): Promise<void> {
    await drainedBy(host, () => markDraining(this.#where, InstanceName.parse(host), isDraining));
    this.#known.forget();
  }

  /** Its name, which says enough: Incus knows the computer. */
  async #placeOf(host: string): Promise<string> {
    if (!this.mayHave(host)) throw new Error(`The project "${this.#where.project}" cannot have an instance ${host}.`);
    return host;
  }

  async #asked(): Promise<readonly PoolMember[]> {
    const problem = { pool: this.name, check: this.checkCommand() };
    const [instances, computers] = await Promise.allSettled([
      askedOfIncus(this.#where, 'instances'),
      askedOfIncus(this.#where, 'cluster/members'),
    ]);
    try {
      if (instances.status === 'rejected') throw instances.reason;
      // A server without a cluster refuses the second question.
      const members = computers.status === 'fulfilled' ? untrustedJson(computers.value) : [];
      const found = membersOf(projectState({ instances: untrustedJson(instances.value), members }));
      if (found.length > 0) return found;
    } catch (error) {
      throw membersUnknown(error, problem);
    }
    const none = `The project "${this.#where.project}" has no instance with user.safe-browse.host=true.`;
    throw membersUnknown(new Error(none), problem);
  }
}
