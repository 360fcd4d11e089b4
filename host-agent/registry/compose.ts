/** Images in registries. */
import type { Verbs } from '../api/methods/verbs.ts';
import type { ConfigurationFile } from '../config/configuration-file.ts';
import { Failure } from '../api/errors/failure.ts';
import { limitsOf, managerOf, type PolicyInForce } from '../config/policy/in-force.ts';
import type { Foundation } from '../foundation/foundation.ts';
import type { ImageVerbsOptions } from '../image/compose.ts';
import type { ImageLibrary } from '../image/library.ts';
import { Attestations } from './attestations.ts';
import type { ConnectionOptions } from './connected.ts';
import { ImageRegistry } from './image-registry.ts';
import { isBelow, type Reference } from './reference.ts';

interface UsedParts extends Pick<ImageVerbsOptions, 'fastStart' | 'ndvm'> {
  readonly images: ImageLibrary;
}

export function composeRegistry(
  { folders, config, configuration, changes }: Foundation,
  { images, fastStart, ndvm }: UsedParts,
) {
  const options = {
    folders,
    images,
    trusted: () => config().images.trustedKeys,
    attestations: () => config().images.attestations,
    assertMayPull: (reference: Reference) => assertMayPull(configuration, reference),
    ...registryAccess({ config, configuration }),
  };
  const registry = new ImageRegistry(options);
  const attestations = new Attestations({ ...options, image: (digest) => images.named(digest) });
  return {
    parts: { registry, attestations },
    verbs: () => registryVerbs({ registry, attestations, fastStart, ndvm, onChange: changes.of('images') }),
  };
}

/** How registries are reached, by the current configuration. */
export const registryAccess = ({
  config,
  configuration,
}: Pick<Foundation, 'config' | 'configuration'>): ConnectionOptions => ({
  loginServers: () => config().images.loginServers,
  mirrors: () => config().images.mirrors,
  assertMayRead: (place) => assertAllowed(configuration.policy, place),
});

interface RegistryVerbsOptions extends Pick<ImageVerbsOptions, 'fastStart' | 'ndvm' | 'onChange'> {
  readonly registry: Pick<ImageRegistry, 'pull' | 'push'>;
  readonly attestations: Pick<Attestations, 'attest' | 'check'>;
}

function registryVerbs({
  registry,
  attestations,
  fastStart,
  ndvm,
  onChange,
}: RegistryVerbsOptions): Pick<Verbs, 'image.pull' | 'image.push' | 'image.attest' | 'image.attestations'> {
  return {
    'image.pull': async ({ reference }, { signal, progress }) => {
      const pulled = await registry.pull(reference, { signal, onProgress: progress });
      fastStart.scheduleReconcile();
      // Without its image it could not start.
      if (pulled.image.role === 'network') ndvm.startEarly();
      onChange();
      return pulled;
    },
    'image.push': ({ reference, role }, { signal, progress }) =>
      registry.push(reference, role, { signal, onProgress: progress }),
    'image.attest': ({ digest, reference, key }, { signal }) => attestations.attest(digest, reference, key, signal),
    'image.attestations': ({ digest, reference, keys }, { signal }) =>
      attestations.check(digest, reference, keys, signal),
  };
}

/** Throws `Failure` registry-managed if the policies do not let images be pulled from there, or why they cannot be used. Pure. */
export function assertMayPull(
  { policy, blocked }: Pick<ConfigurationFile, 'policy' | 'blocked'>,
  reference: Reference,
): void {
  if (blocked) throw blocked;
  assertAllowed(policy, reference);
}

/** Throws `Failure` registry-managed if the policies do not let anything be read from there. Pure. */
export function assertAllowed(policy: PolicyInForce, reference: Reference): void {
  const { registries } = limitsOf(policy);
  if (registries === undefined || registries.some((allowed) => isBelow(reference, allowed))) return;
  throw new Failure('registry-managed', {
    reference: `${reference.host}/${reference.repository}`,
    by: managerOf(policy)?.by ?? '',
    registries: registries.join(', ') || '–',
  });
}
