/** Every file of the VM: kind, mode, owner, size, digest, time, extended attributes. */
import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { lstat, open, readdir, readFile, readlink } from 'node:fs/promises';
import type { FingerprintEntry } from '../protocol/inspection.ts';
import { busybox } from './programs.ts';

/** Kernel file systems, which kernel.ts covers, and names that are not files. */
const NOT_FILES: ReadonlySet<string> = new Set(['/proc', '/sys']);
/** Files that differ in every run: only their names, kinds and owners count. */
const CONTENTS_OF_EACH_RUN = [/^\/run\//, /^\/tmp\//, /^\/dev\//];
/** Number of files whose attributes one program reads. */
const BATCH = 400;
const AT_ONCE = 4;
const READ_BYTES = 1024 * 1024;

/** Extended attributes by path, for files that have any. */
type AttributesOf = (paths: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** `root` and everything below it, including mounts in memory; with `isAlone` only `root`. Nothing if it does not exist. */
export async function* tree(
  root: string,
  isAlone = false,
  attributesOf: AttributesOf = askGetfattr,
): AsyncGenerator<FingerprintEntry> {
  const bootedMs = Date.now() - (await uptimeMs());
  let batch: string[] = [];
  for await (const path of isAlone ? [root] : walk(root)) {
    batch.push(path);
    if (batch.length < BATCH) continue;
    yield* described(batch, bootedMs, attributesOf);
    batch = [];
  }
  yield* described(batch, bootedMs, attributesOf);
}

async function* walk(path: string): AsyncGenerator<string> {
  if (
    !(await lstat(path).then(
      () => true,
      () => false,
    ))
  )
    return;
  yield path;
  const entries = (await readdir(path, { withFileTypes: true }).catch(() => [])).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  for (const entry of entries) {
    const inner = path === '/' ? `/${entry.name}` : `${path}/${entry.name}`;
    if (NOT_FILES.has(inner)) continue;
    if (entry.isDirectory()) yield* walk(inner);
    else yield inner;
  }
}

async function* described(
  batch: readonly string[],
  bootedMs: number,
  attributesOf: AttributesOf,
): AsyncGenerator<FingerprintEntry> {
  if (batch.length === 0) return;
  const waiting = [...batch.entries()];
  const described: (string | undefined)[] = [];
  // One thread reads and decompresses while another computes the digest.
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      described[next[0]] = await describe(next[1], bootedMs).catch(unreadable);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const attributes = await attributesOf(batch);
  for (const [index, path] of batch.entries()) {
    const is = described[index];
    if (is === undefined) continue;
    const found = attributes.get(path);
    yield {
      at: `file:${path}`.slice(0, 4200),
      is: `${is}${found === undefined ? '' : ` xattrs ${createHash('sha256').update(found).digest('hex')}`}`.slice(
        0,
        2000,
      ),
    };
  }
}

/** A file that disappears meanwhile is left out; one that cannot be read is listed as unreadable. */
function unreadable(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return code === 'ENOENT' ? undefined : `unreadable: ${code.slice(0, 40)}`;
}

const KINDS: readonly (readonly [(status: BigIntStats) => boolean, string])[] = [
  [(status) => status.isFile(), 'file'],
  [(status) => status.isDirectory(), 'folder'],
  [(status) => status.isSymbolicLink(), 'link'],
  [(status) => status.isSocket(), 'socket'],
  [(status) => status.isFIFO(), 'pipe'],
  [(status) => status.isCharacterDevice(), 'character device'],
  [(status) => status.isBlockDevice(), 'block device'],
];

async function describe(path: string, bootedMs: number): Promise<string> {
  const status = await lstat(path, { bigint: true });
  const kind = KINDS.find(([holds]) => holds(status))?.[1] ?? 'unknown';
  const owner = `${kind} ${(status.mode & 0o7777n).toString(8)} ${status.uid}:${status.gid}`;
  if (kind.endsWith('device')) return `${owner} ${status.rdev}`;
  const target = kind === 'link' ? ` -> ${(await readlink(path)).slice(0, 1000)}` : '';
  if (CONTENTS_OF_EACH_RUN.some((pattern) => pattern.test(path))) return `${owner}${target}`;
  const content = kind === 'file' ? ` ${status.size} ${await digest(path)}` : target;
  // Files that this run wrote have a new time in every run.
  const time =
    status.mtimeMs >= bootedMs - 2000 && status.mtimeMs <= Date.now() + 2000 ? 'of this run' : String(status.mtimeMs);
  return `${owner}${content} ${kind === 'folder' || kind === 'link' ? '' : time}`.trimEnd();
}

async function digest(path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(READ_BYTES);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, READ_BYTES, null);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

async function askGetfattr(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  // getfattr complains about a file that disappeared, and still prints the rest.
  return parseAttributes(
    await busybox('sh', '-c', 'busybox getfattr -h -d -- "$@" 2> /dev/null; true', 'getfattr', ...paths),
  );
}

/** Splits the output of getfattr by file. Pure. */
export function parseAttributes(output: string): ReadonlyMap<string, string> {
  return new Map(
    output.split('# file: ').flatMap((block) => {
      const end = block.indexOf('\n');
      if (end === -1) return [];
      const name = block.slice(0, end);
      const rest = block.slice(end + 1).trim();
      return rest === '' ? [] : [[name.startsWith('/') ? name : `/${name}`, rest] as const];
    }),
  );
}

async function uptimeMs(): Promise<number> {
  const uptime = await readFile('/proc/uptime', 'utf8');
  return Number(uptime.split(' ')[0]) * 1000;
}
