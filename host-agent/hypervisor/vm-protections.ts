/** Which protections the managed settings require of VMs, and which are missing. */
import type { Logger } from 'pino';
import { Failure } from '../api/errors/failure.ts';
import { type MissingProtection, missingIn, type Protections } from '../api/host/protections.ts';
import { managerOf, type PolicyInForce, requiredProtections } from '../config/policy/in-force.ts';
import type { VmRecord } from '../hypervisor/hypervisor.ts';

/** Throws `Failure` protection-missing if the policies let no VM start like that. Pure. */
export function assertProtected(protections: Protections, policy: PolicyInForce): void {
  const required = requiredProtections(policy);
  const missing = missingIn(protections).find(({ protection }) => required.includes(protection));
  if (!missing) return;
  const { by = '', contact } = managerOf(policy) ?? {};
  throw new Failure('protection-missing', { ...missing, by, contact });
}

export class VmProtections {
  readonly #policy: () => PolicyInForce;
  readonly #log: Pick<Logger, 'warn'>;
  readonly #missed = new Map<string, MissingProtection>();

  constructor(policy: () => PolicyInForce, log: Pick<Logger, 'warn'>) {
    this.#policy = policy;
    this.#log = log;
  }

  /** Lets a VM start, or throws `Failure` protection-missing. Logs each cause of a missing protection once. */
  readonly admit = (protections: Protections): void => {
    assertProtected(protections, this.#policy());
    for (const missing of missingIn(protections)) {
      const key = `${missing.protection} ${missing.cause}`;
      if (this.#missed.has(key)) continue;
      this.#missed.set(key, missing);
      this.#log.warn({ ...missing }, 'a VM starts without a protection');
    }
  };

  /** Whether a VM that runs has what is required now. */
  readonly suffice = ({ lacks = [] }: Pick<VmRecord, 'lacks'>): boolean =>
    !requiredProtections(this.#policy()).some((protection) => lacks.includes(protection));

  /** What VMs that this host agent started had to do without. */
  get missed(): readonly MissingProtection[] {
    return [...this.#missed.values()];
  }
}
