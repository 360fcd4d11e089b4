/** The device scale factor of a browser VM, in percent. */
import * as z from 'zod';
import { SCALES } from './limits.ts';

export const ScalePercent = z.literal(SCALES);
export type ScalePercent = z.infer<typeof ScalePercent>;
