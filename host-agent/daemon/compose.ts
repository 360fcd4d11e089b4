/** The features of the host agent: each is built from parts that exist already, by its own folder. */
import { composeChannel } from '../channel/compose.ts';
import { composeSafeCopies } from '../conversion/compose.ts';
import type { DoctorContext } from '../doctor/doctor.ts';
import { type Foundation, partsOf, tableOf } from '../foundation/foundation.ts';
import { APPARMOR_PROFILES, ELECTRON_FOLDERS, IS_PACKAGED, UDEV_RULES, VERSION } from '../foundation/installation.ts';
import { composeHypervisor } from '../hypervisor/compose.ts';
import { composeImages, composeUpdates } from '../image/compose.ts';
import { composeMonitoring } from '../monitoring/compose.ts';
import type { ReportSources } from '../monitoring/reporter.ts';
import { composeNetwork } from '../network/compose.ts';
import { composeDesks, composePools } from '../pool/compose.ts';
import { ownMemoryBytes } from '../process/memory.ts';
import { composeRecording } from '../recording/compose.ts';
import { composeRegistry } from '../registry/compose.ts';
import { composeSessions } from '../session/compose.ts';
import { composeFastStart, composeTemplates } from '../template/compose.ts';
import { composeVerification } from '../verification/compose.ts';
import { CrashRecord } from './crashes.ts';
import { type Watched, Watchers } from './watchers.ts';

export type HostAgent = Awaited<ReturnType<typeof compose>>;

export async function compose(foundation: Foundation) {
  const features = await composeFeatures(foundation);
  const parts = partsOf(features);
  const watchers = composeWatchers(foundation, tableOf(features, 'watched'));
  return {
    ...parts,
    watchers,
    featureVerbs: () => tableOf(features, 'verbs'),
    reported: (): ReportSources => tableOf(features, 'reported'),
    examined: (): DoctorContext => tableOf(features, 'examined'),
  };
}

async function composeFeatures(foundation: Foundation) {
  const monitoring = await composeMonitoring(foundation);
  const images = await composeImages(foundation);
  const hypervisor = composeHypervisor(foundation, { ...images.parts, ...monitoring.parts });
  const vms = { ...images.parts, ...hypervisor.parts };
  const templates = composeTemplates(foundation, vms);
  const network = composeNetwork(foundation, { ...vms, ...templates.parts });
  const fastStart = composeFastStart(foundation, { ...vms, ...templates.parts, ...network.parts });
  const users = { ...vms, ...network.parts, ...fastStart.parts };
  const updates = composeUpdates(foundation, { ...users, ...monitoring.parts });
  const registry = composeRegistry(foundation, users);
  const channel = composeChannel(foundation, { ...users, ...updates.parts });
  const safeCopies = composeSafeCopies(foundation, { ...vms, browserImage: () => vms.images.ready('browser') });
  const recording = composeRecording(foundation);
  const desks = composeDesks(foundation, () => sessions.parts.sessions);
  const sessions: SessionFeature = composeSessions(foundation, {
    ...users,
    ...monitoring.parts,
    ...desks.parts,
    ...recording.parts,
    draw: (...asked) => safeCopies.parts.safeCopies.draw(...asked),
  });
  const pools = composePools(foundation, sessions.parts);
  const verification = composeVerification(foundation, { ...users, ...monitoring.parts });
  return [
    itself(foundation),
    monitoring,
    images,
    hypervisor,
    network,
    fastStart,
    updates,
    registry,
    channel,
    safeCopies,
    recording,
    desks,
    sessions,
    pools,
    verification,
  ] as const;
}

/** Desks, which sessions need, end sessions. */
type SessionFeature = ReturnType<typeof composeSessions>;

/** What the host agent says of itself. */
function itself({ folders, runtime, state, configuration, config }: Foundation) {
  return {
    parts: {},
    reported: () => ({
      version: VERSION,
      managed: () => ({
        policies: configuration.policy.policies.length,
        isBlocked: configuration.blocked !== undefined,
      }),
      memoryOf: ownMemoryBytes,
    }),
    examined: () => ({
      folders,
      config: config(),
      managed: { policies: configuration.policy.policies, blocked: configuration.blocked },
      crashes: () => new CrashRecord(runtime.crashes).read(),
      log: state.log,
      profiles: APPARMOR_PROFILES,
      udevRule: UDEV_RULES,
      packagedVersion: IS_PACKAGED ? VERSION : undefined,
      electron: ELECTRON_FOLDERS,
    }),
  };
}

function composeWatchers({ changes, log }: Foundation, watched: Omit<Watched, 'memoryOf' | 'log'>): Watchers {
  const watchers = new Watchers({ ...watched, memoryOf: ownMemoryBytes, log });
  changes.on('changed', (part) => watchers.touch(part));
  changes.on('inForce', () => watchers.configurationChanged());
  for (const event of ['ended', 'endedElsewhere'] as const) changes.on(event, (ended) => watchers.ended(ended));
  return watchers;
}
