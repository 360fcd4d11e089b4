/** Whether an image should be renewed. Pure. */
import type { Image } from '../../../host-agent/api/host/image.ts';

/** Chromium and the kernel have security updates several times a month. */
export const AGED_AFTER_DAYS = 30;
const DAY_MS = 86_400_000;

/** Older than any image should be, also where no updates are known: perhaps none were looked for. */
export const isAged = ({ builtAt }: Pick<Image, 'builtAt'>, nowMs: number): boolean =>
  builtAt !== undefined && nowMs - Date.parse(builtAt) > AGED_AFTER_DAYS * DAY_MS;

/** Neither a newer program nor newer packages exist, and it is young. */
export const isFresh = (image: Pick<Image, 'builtAt' | 'upToDate' | 'updates'>, nowMs: number): boolean =>
  image.upToDate && image.updates === undefined && !isAged(image, nowMs);
