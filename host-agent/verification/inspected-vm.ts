/** One VM of an image with the inspector in it, from its boot to its end. */
import { mkdir, rm } from 'node:fs/promises';
import type { Duplex } from 'node:stream';
import { Failure, reasonOf } from '../api/errors/failure.ts';
import type { Hypervisor, VmSpec } from '../hypervisor/hypervisor.ts';
import { deadline } from '../process/deadline.ts';
import { untilQuiet } from '../template/quiet.ts';
import { VmLost, type VmStep } from '../vm/loss.ts';
import { startVm } from '../vm/start-vm.ts';
import type { SupervisedVm, VmUser } from '../vm/supervised-vm.ts';
import { withVm } from '../vm/with-vm.ts';
import { addInspector, type Inspector } from './initramfs-overlay.ts';
import { InspectorChannel } from './inspector-channel.ts';

export interface InspectionOptions {
  readonly hypervisor: Hypervisor;
  readonly inspector: Inspector;
  /** How long each step may take. */
  readonly stepWithinMs: number;
  /** The interval at which the VM is checked for being idle; `undefined`: the work begins at once. */
  readonly restMs: number | undefined;
  readonly keepConsole: (id: string, text: string) => Promise<string | undefined>;
}

type VmRole = VmSpec['role'];

export interface InspectedVm<Role extends VmRole = VmRole> {
  readonly vm: SupervisedVm<Role>;
  readonly inspector: InspectorChannel;
}

/** The last step that each role reaches without being asked. */
const BOOTED_AT: { readonly [Role in VmRole]: VmStep<Role> } = { browser: 'screen', network: 'guest-agent' };

/** Boots `spec` with the inspector in it, waits until it is idle if that is wanted, and does the work; leaves nothing of the VM. */
export async function inspectVm<Role extends VmRole, Result>(
  parts: InspectionOptions,
  spec: VmSpec & { readonly role: Role },
  work: (inspected: InspectedVm<Role>) => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  if (parts.hypervisor.hasInspectorPort !== true) {
    throw new Failure('cannot-inspect', { hypervisor: parts.hypervisor.name });
  }
  let inspector: InspectorChannel | undefined;
  try {
    return await withVm(
      {
        start: () => startInspected(parts, spec, signal),
        work: async (vm) => {
          inspector = new InspectorChannel(await connectInspector(vm));
          await vm.until('guest-agent', signal);
          await vm.until(BOOTED_AT[spec.role], signal);
          await inspector.ready(deadline(parts.stepWithinMs, signal, vm.lost));
          if (parts.restMs !== undefined) await untilQuiet(vm.devices, signal, parts.restMs);
          return work({ vm, inspector });
        },
        explain: (error) => explain(spec.role, error),
      },
      signal,
    );
  } finally {
    inspector?.close();
  }
}

async function startInspected<Role extends VmRole>(
  { hypervisor, inspector, stepWithinMs, keepConsole }: InspectionOptions,
  spec: VmSpec & { readonly role: Role },
  signal: AbortSignal,
): Promise<SupervisedVm<Role>> {
  const { names, role } = spec;
  const user: VmUser<Role> = { role, stepTimeoutMs: stepWithinMs, keepConsole: (text) => keepConsole('verify', text) };
  try {
    await mkdir(names.folder, { recursive: true, mode: 0o700 });
    const boot = await addInspector(spec.boot, inspector, names, signal);
    return await startVm(hypervisor, { ...spec, boot, inspected: true }, user, signal);
  } catch (error) {
    await rm(names.folder, { recursive: true, force: true });
    throw error;
  }
}

async function connectInspector({ devices }: Pick<SupervisedVm<VmRole>, 'devices'>): Promise<Duplex> {
  const stream = await devices.connectInspector?.();
  if (!stream) throw new Error('The VM has no port for the inspector.');
  return stream;
}

function explain(role: string, error: unknown): Failure {
  if (error instanceof VmLost && error.loss.kind === 'image-damaged')
    return new Failure('image-damaged', { role, origin: 'built' }, { cause: error });
  return new Failure('inspection-failed', { reason: reasonOf(error) }, { cause: error });
}
