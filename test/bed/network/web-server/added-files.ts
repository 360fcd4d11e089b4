/** What a test adds to the web server: files that it names, and packages. */
import type { ServerResponse } from 'node:http';
import { type Packages, serveFile } from './packages.ts';

export interface AddedFiles {
  readonly packages: Packages;
  /** By path. `isIsolated`: the page may share memory with its workers, as browsers allow only to pages that ask for it. */
  readonly files: Readonly<Record<string, { readonly file: string; readonly isIsolated?: boolean }>>;
}

const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

/** Returns whether the path is one of a file. */
export async function serveAdded(pathname: string, response: ServerResponse, { files }: AddedFiles): Promise<boolean> {
  const named = files[pathname];
  return named !== undefined && serveFile(named.file, response, named.isIsolated === true ? ISOLATED : {});
}
