/** Which findings of the doctor one click can fix, and how. */
import type { Finding } from '../../host-agent/api/host/doctor.ts';
import type { ImageRole } from '../../host-agent/api/host/image.ts';

/** The check of a finding, and the image that has to be built. */
const IMAGE_CHECKS: ReadonlyMap<string, ImageRole> = new Map([
  ['browser image', 'browser'],
  ['network image', 'network'],
]);

export function isFixable({ check, level }: Finding): boolean {
  return level !== 'ok' && imageToBuildFor(check) !== undefined;
}

/** All other findings need root, or a decision by the person. */
export function imageToBuildFor(check: string): ImageRole | undefined {
  return IMAGE_CHECKS.get(check);
}
