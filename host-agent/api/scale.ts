import { z } from 'zod';
import { SCALES } from './scales.ts';

export const ScalePercent = z.literal(SCALES);
