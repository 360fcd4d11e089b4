/** Templates, and the spares and clones of them. */
import { PROTOCOL_VERSION } from '../../appliance/protocol/limits.ts';
import type { Verbs } from '../api/methods/verbs.ts';
import type { Foundation } from '../foundation/foundation.ts';
import { VERSION } from '../foundation/installation.ts';
import type { Hypervisor } from '../hypervisor/hypervisor.ts';
import type { VmProtections } from '../hypervisor/vm-protections.ts';
import type { ImageLibrary } from '../image/library.ts';
import { FastStart, type FastStartOptions } from './fast-start.ts';
import { NdvmClones, ndvmTemplateSpec } from './ndvm-clones.ts';
import { Templates } from './templates.ts';

/** Interval between two measurements of whether a guest is idle. */
export const REST_MS = 1_000;

interface UsedByTemplates {
  readonly hypervisor: Hypervisor;
  readonly images: ImageLibrary;
}

export function composeTemplates(foundation: Foundation, { images, hypervisor }: UsedByTemplates) {
  const { folders, runtime, config, stepWithinMs, keepConsole, log } = foundation;
  const templates = new Templates({
    hypervisor,
    folders,
    sealingFolder: runtime.sealing,
    image: (role) => images.ready(role),
    imageDigest: (role) => images.sealableDigest(role),
    version: `${VERSION} ${PROTOCOL_VERSION}`,
    maximumAgeHours: () => config().template.maximumAgeHours,
    stepWithinMs,
    restMs: REST_MS,
    keepConsole,
    log: log.child({ part: 'template' }),
  });
  return { parts: { templates, clones: new NdvmClones(templates, config) } };
}

interface UsedByFastStart extends Pick<FastStartOptions, 'hypervisor' | 'templates' | 'placeFor'> {
  readonly protections: VmProtections;
  readonly hostMemory: Pick<FastStartOptions, 'availableMemory'>;
  /** The next network VM. */
  readonly nextNdvm: () => Parameters<typeof ndvmTemplateSpec>[0];
}

export function composeFastStart(
  { folders, runtime, config, changes, stepWithinMs, keepConsole, log }: Foundation,
  { hypervisor, templates, placeFor, protections, hostMemory, nextNdvm }: UsedByFastStart,
) {
  const fastStart = new FastStart({
    hypervisor,
    templates,
    folders,
    sealingFolder: runtime.sealing,
    config,
    networkSpec: () => ndvmTemplateSpec(nextNdvm()),
    placeFor,
    namesOf: runtime.session,
    stepWithinMs,
    restMs: REST_MS,
    keepConsole,
    onSpareChange: changes.of('spare'),
    isProtected: protections.suffice,
    ...hostMemory,
    log: log.child({ part: 'template' }),
  });
  const verbs = (): Pick<Verbs, 'template.seal' | 'template.status' | 'template.drop'> => ({
    'template.seal': (_, { progress, signal }) => fastStart.seal(progress, signal),
    'template.status': () => fastStart.status(),
    'template.drop': () => fastStart.removeTemplates(),
  });
  return {
    parts: { fastStart },
    verbs,
    watched: () => ({ spare: () => fastStart.spare() }),
    reported: () => ({ templates: () => fastStart.status() }),
  };
}
