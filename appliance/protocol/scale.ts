/** The device scale factor of a browser VM: pixels of its screen along each side for one CSS pixel, in percent. */
import * as z from 'zod';

/** The scales that desktops offer. With few of them a page learns little about the person's monitor. */
export const ScalePercent = z.literal([100, 125, 150, 175, 200, 250, 300]);
export type ScalePercent = z.infer<typeof ScalePercent>;
