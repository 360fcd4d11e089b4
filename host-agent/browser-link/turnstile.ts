/**
 * Lets five requests pass each minute, over all browsers of the person: one that was taken over can start any number of native messaging hosts.
 * Each request leaves a mark, an empty folder whose name has the time, before it counts the marks. So six that pass would have seen each other.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';

const MOST = 5;
const WITHIN_MS = 60_000;

/** Whether a request may pass. `folder`: one of ours, that only the person can change. */
export function mayPass(folder: string, now: () => number = Date.now): boolean {
  const mark = `${now()}-${randomBytes(6).toString('hex')}`;
  mkdirSync(join(folder, mark), { recursive: true, mode: 0o700 });
  // A clock that was set back ends them too: they would last for years.
  const isOld = (name: string) => Math.abs(now() - Number.parseInt(name, 10)) >= WITHIN_MS;
  const marks = readdirSync(folder);
  const passes = marks.filter((name) => !isOld(name)).length <= MOST;
  for (const name of marks.filter(isOld)) rmSync(join(folder, name), { recursive: true, force: true });
  if (!passes) rmSync(join(folder, mark), { recursive: true, force: true });
  return passes;
}
