/** What opening a session would run: a network VM, as if none were running, and one browser VM at its first port. */
import type { DryRun } from '../api/session/dry-run.ts';
import type { Config } from '../config/schema.ts';
import type { Hypervisor } from '../hypervisor/hypervisor.ts';
import { ndvmVm } from '../network/ndvm-spec.ts';
import { chosenProfile } from './profile.ts';
import { assertSpeech } from './speech.ts';
import { sessionCard } from '../vm/plugged-port.ts';
import type { runtimeNames } from '../storage/filenames.ts';
import type { ImageLibrary } from '../image/library.ts';

export interface DryRunOptions {
  readonly config: Config;
  readonly hypervisor: Hypervisor;
  readonly images: Pick<ImageLibrary, 'ready' | 'canSpeak'>;
  readonly names: Pick<ReturnType<typeof runtimeNames>, 'network' | 'session'>;
}

/** Stands for the random id of a session. */
const EXAMPLE_ID = '00000000';

/** Throws `Failure` image-missing, profile-not-found, and every failure that a start would throw before it boots. */
export async function dryRun(
  { config, hypervisor, images, names }: DryRunOptions,
  profile: string | undefined,
  signal: AbortSignal,
): Promise<DryRun> {
  const chosen = chosenProfile(config, profile);
  const { settings } = chosen;
  const { network } = config;
  const [ndvm, browser] = [await images.ready('network'), await images.ready('browser')];
  await assertSpeech(chosen, () => images.canSpeak());
  const pci = network.uplink === 'pci' ? { device: network.pci.device, group: 0 } : undefined;
  const { memoryMiB, processors, screen } = settings;
  const session = {
    id: EXAMPLE_ID,
    role: 'browser',
    names: names.session(EXAMPLE_ID),
    boot: browser.boot,
    memoryMiB,
    processors,
    screen,
    nics: [sessionCard({ port: 0, socket: names.network.port(0) })],
  } as const;
  const vms = [
    await hypervisor.dryRun(
      { ...ndvmVm(network, names.network, pci), id: 'ndvm', names: names.network, boot: ndvm.boot },
      signal,
    ),
    await hypervisor.dryRun(session, signal),
  ];
  return { hypervisor: hypervisor.name, vms };
}
