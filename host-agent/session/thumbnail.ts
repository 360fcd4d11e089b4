/** Small pictures of the screens of sessions. A client that has the current one gets none. */
import { createHash } from 'node:crypto';
import type { Frame, Thinning } from '../hypervisor/hypervisor.ts';
import { pngOf } from '../hypervisor/picture/png.ts';
import { shrink } from '../hypervisor/picture/shrink.ts';

/** Twice the size of a card in the main window, for screens with a scale of 2. */
export const THUMBNAIL_SIZE = { width: 512, height: 320 };
/** Enough pixels of the screen: some for each pixel of the thumbnail. */
export const ENOUGH_FOR_THUMBNAIL: Thinning = {
  mostPixels: 4 * THUMBNAIL_SIZE.width * THUMBNAIL_SIZE.height,
  as: 'means',
};

export interface Thumbnail {
  /** Changes with the content of the screen. */
  readonly version: string;
  readonly frame: Frame;
}

/** `undefined` if the frame still has the version that the client knows. Pure. */
export function thumbnailOf(frame: Frame, known: string | undefined): Thumbnail | undefined {
  const version = createHash('sha256').update(`${frame.width} ${frame.height} `).update(frame.rgb).digest('hex');
  if (version === known) return undefined;
  return { version, frame: shrink(frame, THUMBNAIL_SIZE) };
}

/** As the control API transfers it. Pure. */
export const encodedThumbnail = ({
  version,
  frame,
}: Thumbnail): { readonly version: string; readonly png: string } => ({
  version,
  png: pngOf(frame).toString('base64'),
});
