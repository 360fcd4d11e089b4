import type { Finding } from '../api/host/doctor.ts';
import { isTendedAt, type SharedStatus } from '../image/shared-store.ts';
import { typed } from './finding-parts.ts';

/** What is wrong with the images for all accounts, where an account of the system keeps some. Pure. */
export function sharedImageFindings(status: SharedStatus | undefined, nowMs: number): Finding[] {
  if (!status) return [];
  const { checkedAt, trouble } = status;
  const base = {
    check: 'shared images',
    level: 'note',
    ...typed('systemctl status safe-browse-images.service'),
  } as const;
  if (!isTendedAt(status, nowMs))
    return [
      {
        ...base,
        variant: 'old',
        params: { checkedAt },
        message: `No images for all accounts have been looked for since ${checkedAt}; this account builds its own.`,
      },
    ];
  if (trouble === undefined) return [];
  return [{ ...base, params: { trouble }, message: `The images for all accounts are not renewed: ${trouble}` }];
}
