/** `safe-browse verify isolation`: tries, as root in a VM with the network of a session, to reach what must not be reachable. */
import { setTimeout as sleep } from 'node:timers/promises';
import { sessionAddress } from '../../appliance/protocol/addresses.ts';
import type { VerificationProgress, VerificationReport } from '../api/host/verification.ts';
import { openStartPage } from '../vm/identity.ts';
import { deadline } from '../process/deadline.ts';
import { UPLINK } from '../tools/passt.ts';
import { processTree } from '../process/process.ts';
import type { InspectedVm } from './inspected-vm.ts';
import { type Findings, isolationChecks } from './isolation-checks.ts';
import {
  insideTrials,
  nameTrials,
  NEIGHBOUR_PORTS,
  neighbours,
  neighbourTrials,
  networkVmTrials,
  ownAddresses,
  type Trial,
} from './isolation-targets.ts';
import { jailChecks, processFacts } from './jail-checks.ts';
import type { Confinement } from './inspector-channel.ts';
import { confinementChecks } from './confinement-checks.ts';
import { beginInNetwork, type PluggedParts, type PluggedVm, withPluggedVm } from './plugged-vm.ts';
import { answers, openWitness, type Witness } from './witnesses.ts';

export interface IsolationParts extends PluggedParts {
  readonly mode: 'nat' | 'bridge';
}

const REACH_WITHIN_MS = 300_000;
/** Chromium has to start for this. */
const CONFINEMENT_WITHIN_MS = 600_000;
/** Until the VM has its address; the trials wait for anything later themselves. */
const NETWORK_SETTLES_MS = 90_000;
const LOOK_AGAIN_MS = 1_000;

const STEPS = {
  network: 'Starting the network VM',
  vms: 'Starting two VMs of the image with the network of a session',
  trials: 'Trying to reach forbidden targets from inside',
  judging: 'Comparing with what the host saw',
} as const;

/** Throws `Failure` when the verification is impossible, or the signal's reason. Leaves nothing in every case. */
export async function verifyIsolation(
  parts: IsolationParts,
  onProgress: (progress: VerificationProgress) => void,
  signal: AbortSignal,
): Promise<VerificationReport> {
  const { at, durationMs } = await beginInNetwork(parts, STEPS, onProgress, signal);
  at('vms');
  const witnesses: Witness[] = [];
  try {
    for (const address of ['127.0.0.1', ...ownAddresses()]) witnesses.push(await openWitness(address, address));
    return await withTwo(parts, signal, async (first, second) => {
      at('trials');
      const trials = [
        ...(await hostTrials(witnesses)),
        ...(await lanTrials()),
        ...networkVmTrials(),
        ...neighbourTrials(sessionAddress(second.port)),
        ...insideTrials(),
        ...nameTrials(),
      ];
      const within = deadline(REACH_WITHIN_MS, signal, first.vm.lost);
      const isUp = await hasNetwork(first, within);
      const reached = await first.inspector.reach(
        trials.map(({ target }) => target),
        within,
      );
      const otherIsUp = await hasNetwork(second, deadline(REACH_WITHIN_MS, signal, second.vm.lost));
      const confinement =
        parts.image.role === 'browser'
          ? confinementChecks(await confinementOf(first, deadline(CONFINEMENT_WITHIN_MS, signal, first.vm.lost)))
          : [];
      at('judging');
      const findings: Findings = {
        access: parts.access,
        mode: parts.mode,
        isUp,
        otherIsUp,
        trials,
        reached,
        witnesses: witnesses.map((witness) => ({
          place: witness.place,
          answersHere: witness.answersHere,
          visits: witness.visits(),
        })),
      };
      // The hypervisor's process is the last of the tree.
      const monitor = processTree(first.vm.record.processes.map(({ pid }) => pid)).at(-1);
      const checks = [
        ...isolationChecks(findings),
        ...confinement,
        ...(monitor === undefined ? [] : jailChecks(await processFacts(monitor))),
      ];
      const { role, digest } = parts.image;
      return {
        kind: 'isolation' as const,
        role,
        image: digest,
        accelerator: first.vm.record.accelerator,
        checks,
        durationMs: durationMs(),
      };
    });
  } finally {
    for (const witness of witnesses) witness.close();
  }
}

/** Both VMs run at the same time, and end together. */
async function withTwo<Result>(
  parts: IsolationParts,
  signal: AbortSignal,
  work: (first: PluggedVm, second: PluggedVm) => Promise<Result>,
): Promise<Result> {
  // When one fails, the other ends too.
  const over = new AbortController();
  const both = AbortSignal.any([signal, over.signal]);
  let [secondStands, workDone]: [(vm: PluggedVm) => void, () => void] = [() => undefined, () => undefined];
  const second = new Promise<PluggedVm>((resolve) => (secondStands = resolve));
  const done = new Promise<void>((resolve) => (workDone = resolve));
  const fail = (error: unknown) => {
    over.abort(error);
    workDone();
    throw error;
  };
  const other = withPluggedVm(parts, 'b', both, async (vm) => {
    secondStands(vm);
    await done;
  }).catch(fail);
  const [result] = await Promise.allSettled([
    withPluggedVm(parts, 'a', both, async (vm) => {
      const stands = await Promise.race([
        second,
        new Promise<never>((_, reject) =>
          both.addEventListener(
            'abort',
            () => reject(both.reason instanceof Error ? both.reason : new Error('Cancelled.')),
            { once: true },
          ),
        ),
      ]);
      return work(vm, stands).finally(workDone);
    }).catch(fail),
    other,
  ]);
  if (result.status === 'fulfilled') return result.value;
  signal.throwIfAborted();
  throw over.signal.reason ?? result.reason;
}

/** Chromium runs as in a session. */
async function confinementOf({ vm, inspector }: InspectedVm<'browser'>, signal: AbortSignal): Promise<Confinement> {
  await openStartPage(vm, signal);
  return inspector.confinement(signal);
}

/** Whether the network VM answers the VM. Without that, silence of others proves nothing. */
async function hasNetwork({ inspector }: Pick<InspectedVm, 'inspector'>, signal: AbortSignal): Promise<boolean> {
  const untilMs = performance.now() + NETWORK_SETTLES_MS;
  for (;;) {
    const [found] = await inspector.reach([{ kind: 'name', name: 'safe-browse-verify.invalid' }], signal);
    if (found !== undefined && found.outcome !== 'silent') return true;
    if (performance.now() > untilMs) return false;
    await sleep(LOOK_AGAIN_MS, undefined, { signal });
  }
}

/** Each witness by its address; those on the loopback interface also by every address that might lead there. */
async function hostTrials(witnesses: readonly Witness[]): Promise<Trial[]> {
  return witnesses.flatMap(({ place, tcp, udp }): Trial[] => {
    const ways = place === '127.0.0.1' ? [UPLINK.gateway, UPLINK.resolver, '198.51.100.1'] : [place];
    return ways.flatMap((address): Trial[] => [
      { check: `witness ${place}`, target: { ...tcp, address } },
      { check: `witness ${place}`, target: { ...udp, address } },
    ]);
  });
}

/** Services of LAN neighbours that the host itself reaches. */
async function lanTrials(): Promise<Trial[]> {
  const found = await Promise.all(
    (await neighbours()).flatMap((address) =>
      NEIGHBOUR_PORTS.map(async (port): Promise<Trial[]> =>
        (await answers(address, port)) ? [{ check: 'lan', target: { kind: 'tcp', address, port } }] : [],
      ),
    ),
  );
  return found.flat();
}
