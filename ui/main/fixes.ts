/** Which findings of the doctor one click can fix, and how. */
import type { Finding } from '../../host-agent/api/host/doctor.ts';
import type { ImageRole } from '../../host-agent/api/host/image.ts';
import type { Model } from './model.ts';

/** The check of a finding, and the image that has to be built. */
const IMAGE_CHECKS: ReadonlyMap<string, ImageRole> = new Map([
  ['browser image', 'browser'],
  ['network image', 'network'],
]);

/** All others need root, or a decision by the person. */
export function isFixable(finding: Finding, { canJoinKvm }: Pick<Model, 'canJoinKvm'>): boolean {
  const { check, level } = finding;
  return level !== 'ok' && (imageToBuildFor(check) !== undefined || (canJoinKvm && lacksKvmGroup(finding)));
}

export function imageToBuildFor(check: string): ImageRole | undefined {
  return IMAGE_CHECKS.get(check);
}

/** The account lacks nothing for KVM but its group. */
const lacksKvmGroup = ({ check, variant }: Finding): boolean => check === 'accelerator' && variant === 'no-permission';
