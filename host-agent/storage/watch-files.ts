/** Notices changes of files, whether they exist or not, without looking at them all the time. */
import { existsSync, type FSWatcher, realpathSync, type Stats, unwatchFile, watch, watchFile } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Changes that come together are reported once. A file that is being written is complete by then. */
const REPORT_AFTER_MS = 100;
/** For changes that the kernel does not report: by another computer on a network file system, or by a mount. */
const SELDOM_EVERY_MS = 30_000;
/** Where the kernel reports nothing, because the person has too many watches already. */
const OFTEN_EVERY_MS = 2_000;
/** Folders that appear while they are looked for are looked for again, so many times. */
const ATTEMPTS = 3;

interface Place {
  /** Entries of the folder that matter; an empty name: all of them. */
  readonly names: Set<string>;
  /** The folder above is only for one that is replaced as a whole. */
  isNearest: boolean;
}

/** The folders in which changes of these files show: for each path, and for what it links to, the nearest folder that exists, and the one above. A path with a slash at its end stands for all files of a folder. */
export function placesOf(paths: readonly string[]): Map<string, Place> {
  const places = new Map<string, Place>();
  const add = (folder: string, name: string, isNearest: boolean) => {
    const place = places.get(folder) ?? { names: new Set(), isNearest: false };
    place.names.add(name);
    place.isNearest ||= isNearest;
    places.set(folder, place);
  };
  for (const path of paths.flatMap((each) => [each, targetOf(each)])) {
    let [folder, name] = path.endsWith('/') ? [path.slice(0, -1), ''] : [dirname(path), basename(path)];
    while (!existsSync(folder)) [folder, name] = [dirname(folder), basename(folder)];
    add(folder, name, true);
    if (folder !== dirname(folder)) add(dirname(folder), basename(folder), false);
  }
  return places;
}

function targetOf(path: string): string {
  try {
    return `${realpathSync(path)}${path.endsWith('/') ? '/' : ''}`;
  } catch {
    return path;
  }
}

/** Calls `onChange` soon after each change of one of the files, its permissions or its folder; sometimes also without one. Returns what ends this. */
export function watchFiles(paths: readonly string[], onChange: () => void, seldomMs = SELDOM_EVERY_MS): () => void {
  const watchers: FSWatcher[] = [];
  let soon: NodeJS.Timeout | undefined;
  let everyMs: number | undefined;
  const note = () => {
    soon ??= setTimeout(() => {
      soon = undefined;
      arm();
      onChange();
    }, REPORT_AFTER_MS).unref();
  };
  const noteLook = (now: Stats, before: Stats) => {
    // It begins with a report of each file that does not exist.
    if (now.nlink !== 0 || before.nlink !== 0) note();
  };
  const lookEvery = (ms: number) => {
    if (ms === everyMs) return;
    everyMs = ms;
    for (const path of paths) {
      unwatchFile(path, noteLook);
      watchFile(path, { interval: ms, persistent: false }, noteLook);
    }
  };
  const disarm = () => {
    for (const watcher of watchers.splice(0)) watcher.close();
  };
  /** Returns whether the kernel reports changes in each nearest folder. */
  const watchPlaces = (places: ReadonlyMap<string, Place>): boolean => {
    let isComplete = true;
    for (const [folder, { names, isNearest }] of places) {
      try {
        const watcher = watch(folder, { persistent: false }, (_, name) => {
          if (name === null || names.has(name) || names.has('')) note();
        });
        watcher.on('error', () => lookEvery(OFTEN_EVERY_MS));
        watchers.push(watcher);
      } catch {
        isComplete &&= !isNearest;
      }
    }
    return isComplete;
  };
  const arm = () => {
    let places = placesOf(paths);
    for (let attempt = 1; ; attempt += 1) {
      disarm();
      const isComplete = watchPlaces(places);
      const meanwhile = placesOf(paths);
      if (attempt === ATTEMPTS || [...meanwhile.keys()].join('\n') === [...places.keys()].join('\n')) {
        lookEvery(isComplete ? seldomMs : Math.min(seldomMs, OFTEN_EVERY_MS));
        return;
      }
      places = meanwhile;
    }
  };
  arm();
  return () => {
    clearTimeout(soon);
    disarm();
    for (const path of paths) unwatchFile(path, noteLook);
  };
}
