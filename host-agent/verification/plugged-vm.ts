/** An inspected VM of the browser image with the network of a session. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserSettings } from '../../appliance/protocol/browser.ts';
import type { PortAccess } from '../../appliance/protocol/network.ts';
import type { VmSpec } from '../hypervisor/hypervisor.ts';
import type { VerificationProgress } from '../api/host/verification.ts';
import { vmFiles } from '../storage/filenames.ts';
import { assignIdentity, newIdentity } from '../vm/identity.ts';
import { type PluggedPort, sessionCard } from '../vm/plugged-port.ts';
import { type InspectedVm, type InspectionOptions, inspectVm } from './inspected-vm.ts';
import type { InspectedImage } from './reset.ts';
import { stepReporter } from './steps.ts';

/** The part of the network VM that a verification needs. */
export interface VerifiedNetwork {
  ensureUp(signal: AbortSignal): Promise<void>;
  plug(session: string, access: PortAccess): Promise<PluggedPort>;
}

export interface PluggedParts {
  readonly image: InspectedImage;
  /** Parent folder of the VMs. */
  readonly folder: string;
  /** The same as for a session. */
  readonly shape: Pick<VmSpec, 'memoryMiB' | 'processors' | 'screen'>;
  readonly inspection: InspectionOptions;
  readonly network: VerifiedNetwork;
  readonly access: PortAccess;
  /** Of its Chromium; `undefined`: those of the image. */
  readonly settings?: BrowserSettings | undefined;
}

/**
 * Begins a verification in the network of a session, with the network VM up. `texts`: what the person reads at each step, as for `stepReporter`. Returns
 * what reports the further steps, and how long the verification takes so far.
 */
export async function beginInNetwork<Step extends string>(
  { network }: Pick<PluggedParts, 'network'>,
  texts: Readonly<Record<'network' | Step, string>>,
  onProgress: (progress: VerificationProgress) => void,
  signal: AbortSignal,
): Promise<{ readonly at: (step: Step) => void; readonly durationMs: () => number }> {
  const startedMs = performance.now();
  const at = stepReporter(texts, onProgress);
  at('network');
  await network.ensureUp(signal);
  return { at, durationMs: () => Math.round(performance.now() - startedMs) };
}

export type PluggedVm = InspectedVm<'browser'> & { readonly port: number };

/** Starts a VM, gives it an identity and a link, does the work, and leaves nothing of it. `name`: unlike that of any other at the same time. */
export async function withPluggedVm<Result>(
  { image, shape, folder, inspection, network, access, settings }: PluggedParts,
  name: string,
  signal: AbortSignal,
  work: (vm: PluggedVm) => Promise<Result>,
): Promise<Result> {
  await using plug = await network.plug(`verify-${name}`, access);
  const { port } = plug.value;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const spec: VmSpec & { readonly role: 'browser' } = {
    id: `verify-${name}`,
    role: 'browser',
    names: vmFiles(join(folder, name)),
    boot: image.boot,
    ...shape,
    nics: [sessionCard(plug.value)],
  };
  return await inspectVm(
    inspection,
    spec,
    async (inspected) => {
      const { vm } = inspected;
      const screen = shape.screen ?? { width: 1280, height: 800 };
      await assignIdentity(vm, newIdentity(port, screen), settings, signal);
      // As for a session: first its policy is in force, then it has a link.
      await network.ensureUp(signal);
      await vm.devices.linkUp();
      vm.send({ type: 'link-up', unixTimeMs: Date.now() });
      return work({ ...inspected, port });
    },
    signal,
  );
}
