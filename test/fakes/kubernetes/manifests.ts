/** Our manifests, as kustomize builds them. */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { loadAll } = createRequire(import.meta.url)('js-yaml') as { loadAll: (text: string) => unknown[] };

/** The objects of a folder of `host-agent/package/kubernetes`. */
export function builtManifests(folder: 'cluster' | 'person' | 'example' | 'example-group'): unknown[] {
  const path = join(import.meta.dirname, '../../../host-agent/package/kubernetes', folder);
  return loadAll(execFileSync('kubectl', ['kustomize', path], { encoding: 'utf8', stdio: 'pipe' }));
}
