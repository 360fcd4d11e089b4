/** The images of this person: building, updating and using them. */
import type { ImageProblem, VmRole } from '../api/host/image.ts';
import type { Verbs } from '../api/methods/verbs.ts';
import type { Owned } from '../process/owned.ts';
import type { Foundation } from '../foundation/foundation.ts';
import { dataNames, sharedNames } from '../storage/filenames.ts';
import { AGENT_BUNDLE, IMAGES_SOURCE, PACK_PROGRAM, PROGRAMS } from '../foundation/installation.ts';
import { isOnBattery } from '../process/battery.ts';
import { inBackground } from '../process/run.ts';
import { isMetered } from '../tools/gdbus.ts';
import { RunningBuilds } from './build/running-builds.ts';
import { ImageLibrary } from './library.ts';
import { RecalledImages } from './recalled-images.ts';
import { isTended, sharedStatus } from './shared-store.ts';
import { type Candidate, SwitchOver, type SwitchOverOptions } from './switch-over.ts';
import { BackgroundRebuild } from './updates/background-rebuild.ts';
import { FoundUpdates } from './updates/found-updates.ts';
import { fetchLists, newestInLists } from './updates/package-updates.ts';
import { SharedUpdates } from './updates/shared-updates.ts';
import { UpdateChecker } from './updates/update-checker.ts';

type ImageParts = Awaited<ReturnType<typeof composeImages>>['parts'];

export async function composeImages({ folders, state, config, changes }: Foundation) {
  const found = new FoundUpdates(state.updates);
  await found.load();
  const recalled = new RecalledImages(dataNames(folders).recalls);
  await recalled.load();
  const images = new ImageLibrary({
    folders,
    recalled,
    sources: { agentBundle: AGENT_BUNDLE, packProgram: PACK_PROGRAM, imagesSource: IMAGES_SOURCE, programs: PROGRAMS },
    trusted: () => config().images.trustedKeys,
    channel: () => config().images.channel,
    extraSources: () => config().images.extraSources,
    wantsSpeech: () => Object.values(config().profile).some(({ accessibility }) => accessibility),
    wantsDocuments: () => config().files.documents,
    updatesOf: (digest) => found.of(digest).length,
  });
  const builds = new RunningBuilds(changes.of('builds'));
  const list = () => images.list(undefined);
  return {
    parts: { images, found, builds, recalled },
    watched: () => ({ images: list, builds: () => builds.all }),
    reported: () => ({ images: list, securityUpdatesOf: (digest: string) => found.securityOf(digest) }),
    examined: () => ({ images: list, sharedImages: () => sharedStatus(folders) }),
  };
}

/** What uses a new image. Folders of higher layers implement it. */
type ImageUsers = Pick<ImageVerbsOptions, 'fastStart' | 'ndvm'> &
  Pick<SwitchOverOptions, 'fastStart' | 'ndvm'> & {
    /** A fix came into use so long after the archive had published it. */
    readonly counts: { fixed(seconds: number): void };
  };

export function composeUpdates(
  { folders, state, config, changes, log }: Foundation,
  { images, builds, found, recalled, fastStart, ndvm, counts }: ImageParts & ImageUsers,
) {
  const onChange = changes.of('images');
  // Sessions tell whether their image is outdated.
  const onOutdated = () => {
    onChange();
    changes.emit('changed', 'sessions');
  };
  recalled.onRecalled(() => {
    onOutdated();
    // Templates and spares of a recalled image go.
    fastStart.scheduleReconcile();
    void fastStart.freeMemory();
  });
  const onUsed = (candidates: readonly Candidate[]) => {
    for (const { image, replaces } of candidates) {
      const sinceMs = replaces === undefined ? undefined : found.fixedSinceMs(replaces, image.manifest.packages);
      if (sinceMs !== undefined) counts.fixed(Math.max(0, Date.now() - sinceMs) / 1000);
    }
    onOutdated();
  };
  const switchOver = new SwitchOver({ images, fastStart, ndvm, onUsed });
  const background = new BackgroundRebuild({ images, builds, switchOver });
  const updates = new UpdateChecker({
    config: () => config().updates,
    found,
    images: () => images.stored(undefined),
    publication: (signal) => inBackground(() => fetchLists(state.packageLists, config().images.extraSources, signal)),
    mayLook: async () => !(await isOnBattery()) && !(await isMetered()),
    newest: (packages, signal) => inBackground(() => newestInLists(packages, state.packageLists, signal)),
    rebuild: async (image, signal) => {
      // The images of a channel are built elsewhere, and those for all accounts once for all of them.
      const comes = config().images.channel !== '' || (image.isShared && (await isTended(folders)));
      if (!comes) await background.rebuild(image, signal);
    },
    onChange: onOutdated,
    log: log.child({ part: 'updates' }),
  });
  const sharedUpdates = new SharedUpdates({
    images,
    switchOver,
    status: folders.shared === undefined ? undefined : sharedNames(folders.shared).status,
    config: () => config().updates,
    onTaken: () => {
      fastStart.scheduleReconcile();
      ndvm.startEarly();
      onOutdated();
    },
    log: log.child({ part: 'updates' }),
  });
  return {
    parts: { switchOver, updates, sharedUpdates },
    verbs: () => imageVerbs({ images, builds, updates, fastStart, ndvm, onChange }),
  };
}

export interface ImageVerbsOptions {
  readonly images: ImageLibrary;
  readonly builds: RunningBuilds;
  readonly updates: Pick<UpdateChecker, 'check'>;
  readonly fastStart: {
    holdSealing(): Owned<undefined>;
    scheduleReconcile(): void;
    freeMemory(): Promise<void>;
    verify(
      role: VmRole | undefined,
    ): Promise<{ readonly verified: number; readonly problems: readonly ImageProblem[] }>;
  };
  readonly ndvm: { startEarly(): void };
  readonly onChange: () => void;
}

type ImageVerbs = Pick<
  Verbs,
  | 'image.build'
  | 'image.import'
  | 'image.cancel-build'
  | 'image.updates'
  | 'image.rollback'
  | 'image.sign'
  | 'image.list'
  | 'image.verify'
  | 'image.prune'
>;

export function imageVerbs({ images, builds, updates, fastStart, ndvm, onChange }: ImageVerbsOptions): ImageVerbs {
  return {
    'image.build': async (request, { signal, progress }) => {
      await using _hold = fastStart.holdSealing();
      const image = await builds.run(request.role, { signal, onProgress: progress }, (watch) =>
        images.build(request, watch.onProgress, watch.signal),
      );
      fastStart.scheduleReconcile();
      // Without its image it could not start.
      if (request.role === 'network') ndvm.startEarly();
      onChange();
      return image;
    },
    'image.import': async (files, { signal }) => {
      const image = await images.import({ ...files, signal });
      fastStart.scheduleReconcile();
      ndvm.startEarly();
      onChange();
      return image;
    },
    'image.cancel-build': async ({ role }) => {
      builds.cancel(role);
      return {};
    },
    'image.updates': async (_, { signal }) => updates.check(signal),
    'image.rollback': async ({ role }) => {
      const image = await images.rollback(role);
      fastStart.scheduleReconcile();
      onChange();
      return image;
    },
    'image.sign': async ({ role, key }, { signal }) => {
      const image = await images.sign(role, key, signal);
      onChange();
      return image;
    },
    'image.list': ({ role }) => images.list(role),
    'image.verify': async ({ role }) => {
      const [{ verified, problems }, templates] = [
        await images.verify(role),
        role === 'host' ? { verified: 0, problems: [] } : await fastStart.verify(role),
      ];
      return { verified, templates: templates.verified, problems: [...problems, ...templates.problems] };
    },
    'image.prune': ({ role }) => images.prune(role).finally(() => onChange()),
  };
}
