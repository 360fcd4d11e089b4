/** Verbs on templates. */
import type { FastStart } from '../../template/fast-start.ts';
import type { Verbs } from '../server.ts';

type TemplateVerbs = Pick<Verbs, 'template.seal' | 'template.status' | 'template.drop'>;

export function templateVerbs(fastStart: Pick<FastStart, 'seal' | 'status' | 'removeTemplates'>): TemplateVerbs {
  return {
    'template.seal': (_, { progress, signal }) => fastStart.seal(progress, signal),
    'template.status': () => fastStart.status(),
    'template.drop': () => fastStart.removeTemplates(),
  };
}
