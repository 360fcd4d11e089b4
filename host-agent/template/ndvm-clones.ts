/** Clones of the sealed NDVM, and the verdict on each. */
import type { Config } from '../config/schema.ts';
import type { Vm, VmSpec } from '../hypervisor/hypervisor.ts';
import { messageOf } from '../api/errors/message-of.ts';
import type { TemplateSpec } from './template-spec.ts';
import type { Templates } from './templates.ts';

/** The template that an NDVM with this specification is cloned from. Pure. */
export function ndvmTemplateSpec({
  role,
  memoryMiB,
  processors,
  nics,
}: Pick<VmSpec, 'role' | 'memoryMiB' | 'processors' | 'nics'>): TemplateSpec {
  return { level: 'network', vm: { role, memoryMiB, processors, nics } };
}

export class NdvmClones {
  readonly #templates: Pick<Templates, 'clone' | 'cloneWorked' | 'cloneFailed'>;
  readonly #config: () => Config;
  /** Key of the template whose clone is starting. */
  #startingKey: string | undefined;

  constructor(templates: Pick<Templates, 'clone' | 'cloneWorked' | 'cloneFailed'>, config: () => Config) {
    this.#templates = templates;
    this.#config = config;
  }

  /** A clone for `spec`, if there is a template. */
  async clone(spec: VmSpec, signal: AbortSignal): Promise<Vm | undefined> {
    if (this.#config().template.seal === 'off') return undefined;
    const clone = await this.#templates.clone(ndvmTemplateSpec(spec), spec, signal);
    this.#startingKey = clone?.key;
    return clone?.vm;
  }

  /** The last start of the NDVM ended, whether it was a clone or not; `fault`: why it failed. */
  started(fault?: unknown): void {
    const key = this.#startingKey;
    this.#startingKey = undefined;
    if (key === undefined) return;
    if (fault === undefined) this.#templates.cloneWorked(key);
    else void this.#templates.cloneFailed(key, messageOf(fault));
  }
}
