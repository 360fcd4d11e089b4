/** The methods of the control API for monitoring. */
import { z } from 'zod';
import { Report } from './report.ts';

const Nothing = z.strictObject({});
const NoProgress = z.never();

export const MONITORING_METHODS = {
  /** The present state in numbers, without anything about a person or what they do. */
  'report.get': { params: Nothing, progress: NoProgress, result: Report },
  /** The same as metrics, in one of the two text forms that Prometheus reads. */
  'report.metrics': {
    params: z.strictObject({ form: z.enum(['openmetrics', 'prometheus']) }),
    progress: NoProgress,
    result: z.strictObject({ text: z.string() }),
  },
} as const;
