/** What opening a session would run: the network machine, as if there were none, and one session at its first port. */
import type { Rehearsal } from '../api/rehearsal.ts';
import type { Config } from '../config/schema.ts';
import type { Hypervisor } from '../hypervisor/hypervisor.ts';
import { ndvmVm } from '../network/ndvm-spec.ts';
import { chosenProfile } from '../session/profile.ts';
import { sessionCard } from '../session/session-deps.ts';
import type { runtimeNames } from '../storage/filenames.ts';
import type { Images } from './images.ts';

export interface Stage {
  readonly config: Config;
  readonly hypervisor: Hypervisor;
  readonly images: Pick<Images, 'ready'>;
  readonly names: Pick<ReturnType<typeof runtimeNames>, 'network' | 'session'>;
}

/** An id is drawn anew for each session: this one stands for it. */
const SOME_ID = '00000000';

/** Throws `Failure` image-missing, no-such-profile, and whatever a start would refuse. */
export async function rehearse(
  { config, hypervisor, images, names }: Stage,
  profile: string | undefined,
  signal: AbortSignal,
): Promise<Rehearsal> {
  const { settings } = chosenProfile(config, profile);
  const { network } = config;
  const [ndvm, browser] = [await images.ready('network'), await images.ready('browser')];
  const pci = network.uplink === 'pci' ? { device: network.pci.device, group: 0 } : undefined;
  const { memoryMiB, processors, screen } = settings;
  const session = {
    id: SOME_ID,
    role: 'browser',
    names: names.session(SOME_ID),
    boot: browser.boot,
    memoryMiB,
    processors,
    screen,
    nics: [sessionCard(0, names.network.port(0))],
  } as const;
  const vms = [
    await hypervisor.rehearse(
      { ...ndvmVm(network, names.network, pci), id: 'ndvm', names: names.network, boot: ndvm.boot },
      signal,
    ),
    await hypervisor.rehearse(session, signal),
  ];
  return { hypervisor: hypervisor.name, vms };
}
