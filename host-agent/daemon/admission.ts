/** What managed settings do not let happen at all. */
import { Failure } from '../api/errors/failure.ts';
import type { Protections } from '../api/host/protections.ts';
import {
  limitsOf,
  managerOf,
  mayUseProfile,
  type PolicyInForce,
  requiredProtections,
} from '../config/policy/in-force.ts';
import type { StoredImage } from '../image/store.ts';
import type { ConfigurationFile } from '../config/configuration-file.ts';
import { assertProtected } from '../hypervisor/vm-protections.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface AdmissionDeps {
  readonly configuration: Pick<ConfigurationFile, 'refresh' | 'blocked' | 'policy' | 'config'>;
  readonly images: (role: 'browser') => Promise<readonly Pick<StoredImage, 'isCurrent' | 'builtAt'>[]>;
  readonly now: () => number;
  /** What would protect a VM that starts now; absent where the session's VM starts on another host. */
  readonly protections?: () => Promise<Protections>;
}

/**
 * Lets a session with this profile start, or throws `Failure` policy-file-refused, policy-invalid, config-invalid, profile-managed,
 * image-too-old or protection-missing.
 * Reads the policies again, so that a new one applies to the very next session.
 */
export async function admitSession(
  { configuration, images, now, protections }: AdmissionDeps,
  profile: string | undefined,
): Promise<void> {
  await configuration.refresh();
  if (configuration.blocked) throw configuration.blocked;
  const { policy, config } = configuration;
  if (profile !== undefined && !mayUseProfile(policy, profile))
    throw new Failure('profile-managed', {
      name: profile.slice(0, 64),
      by: managerName(policy),
      profiles: Object.keys(config.profile).join(', '),
    });
  if (protections && requiredProtections(policy).length > 0) assertProtected(await protections(), policy);
  const days = limitsOf(policy).imageAgeDays;
  if (days === undefined) return;
  const image = (await images('browser')).find(({ isCurrent }) => isCurrent);
  // Without an image, the start itself says so.
  if (image && !(image.builtAt !== undefined && now() - Date.parse(image.builtAt) <= days * DAY_MS))
    throw new Failure('image-too-old', { builtAt: (image.builtAt ?? '').slice(0, 10), days, by: managerName(policy) });
}

const managerName = (policy: PolicyInForce): string => managerOf(policy)?.by ?? '';
