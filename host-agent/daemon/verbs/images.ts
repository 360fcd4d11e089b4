/** Verbs on images. */
import type { ImageLibrary } from '../../image/library.ts';
import type { RunningBuilds } from '../../image/build/running-builds.ts';
import type { UpdateChecker } from '../../image/updates/update-checker.ts';
import type { Ndvm } from '../../network/ndvm.ts';
import type { FastStart } from '../../template/fast-start.ts';
import type { Verbs } from '../server.ts';
import type { Watchers } from '../watchers.ts';

export interface ImageVerbsOptions {
  readonly images: ImageLibrary;
  readonly builds: RunningBuilds;
  readonly updates: Pick<UpdateChecker, 'check'>;
  readonly fastStart: Pick<FastStart, 'scheduleReconcile' | 'verify'>;
  readonly ndvm: Pick<Ndvm, 'startEarly'>;
  readonly watchers: Pick<Watchers, 'touch'>;
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

export function imageVerbs({ images, builds, updates, fastStart, ndvm, watchers }: ImageVerbsOptions): ImageVerbs {
  return {
    'image.build': async (request, { signal, progress }) => {
      const image = await builds.run(request.role, { signal, onProgress: progress }, (watch) =>
        images.build(request, watch.onProgress, watch.signal),
      );
      fastStart.scheduleReconcile();
      // Without its image it could not start.
      if (request.role === 'network') ndvm.startEarly();
      watchers.touch('images');
      return image;
    },
    'image.import': async (files, { signal }) => {
      const image = await images.import({ ...files, signal });
      fastStart.scheduleReconcile();
      ndvm.startEarly();
      watchers.touch('images');
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
      watchers.touch('images');
      return image;
    },
    'image.sign': async ({ role, key }, { signal }) => {
      const image = await images.sign(role, key, signal);
      watchers.touch('images');
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
    'image.prune': ({ role }) => images.prune(role).finally(() => watchers.touch('images')),
  };
}
