/** Verbs on images in registries. */
import type { Attestations } from '../../registry/attestations.ts';
import type { ImageRegistry } from '../../registry/image-registry.ts';
import type { Ndvm } from '../../network/ndvm.ts';
import type { FastStart } from '../../template/fast-start.ts';
import type { Verbs } from '../server.ts';
import type { Watchers } from '../watchers.ts';

export interface RegistryVerbsOptions {
  readonly registry: Pick<ImageRegistry, 'pull' | 'push'>;
  readonly attestations: Pick<Attestations, 'attest' | 'check'>;
  readonly fastStart: Pick<FastStart, 'scheduleReconcile'>;
  readonly ndvm: Pick<Ndvm, 'startEarly'>;
  readonly watchers: Pick<Watchers, 'touch'>;
}

export function registryVerbs({
  registry,
  attestations,
  fastStart,
  ndvm,
  watchers,
}: RegistryVerbsOptions): Pick<Verbs, 'image.pull' | 'image.push' | 'image.attest' | 'image.attestations'> {
  return {
    'image.pull': async ({ reference }, { signal, progress }) => {
      const pulled = await registry.pull(reference, { signal, onProgress: progress });
      fastStart.scheduleReconcile();
      // Without its image it could not start.
      if (pulled.image.role === 'network') ndvm.startEarly();
      watchers.touch('images');
      return pulled;
    },
    'image.push': ({ reference, role }, { signal, progress }) =>
      registry.push(reference, role, { signal, onProgress: progress }),
    'image.attest': ({ digest, reference, key }, { signal }) => attestations.attest(digest, reference, key, signal),
    'image.attestations': ({ digest, reference, keys }, { signal }) =>
      attestations.check(digest, reference, keys, signal),
  };
}
