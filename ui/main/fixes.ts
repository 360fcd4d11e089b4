/** Which of the doctor's findings one click mends, and what that click does. */
import type { Finding } from '../../host-agent/api/doctor.ts';
import type { ImageRole } from '../../host-agent/api/image.ts';

/** The finding's check, and the image that building mends it. */
const IMAGE_CHECKS: ReadonlyMap<string, ImageRole> = new Map([
  ['browser image', 'browser'],
  ['network image', 'network'],
]);

export function isFixable({ check, level }: Finding): boolean {
  return level !== 'ok' && imageToBuildFor(check) !== undefined;
}

/** What is missing otherwise needs root or a person's decision. */
export function imageToBuildFor(check: string): ImageRole | undefined {
  return IMAGE_CHECKS.get(check);
}
