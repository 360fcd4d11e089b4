/** The kernel modules of an image: those of the recipe, and their dependencies. */
import { Failure } from '../../api/errors/failure.ts';

const MODULE = /\.ko(\.(xz|zst|gz))?$/;

/** A module's name as the kernel compares it: `-` and `_` are the same. Pure. */
function moduleName(path: string): string {
  return path
    .slice(path.lastIndexOf('/') + 1)
    .replace(MODULE, '')
    .replaceAll('-', '_');
}

export interface ModuleIndex {
  /** By name: the path of the module and the names of its dependencies. */
  readonly loadable: ReadonlyMap<string, { readonly path: string; readonly needs: readonly string[] }>;
  readonly builtIn: ReadonlySet<string>;
}

/**
 * `files`: all paths in the folder of modules. `builtin`: modules.builtin. `needsOf`: which modules need which, by path; it is asked for `wanted` and
 * for all that these need. An index of every module takes a hundred times as long.
 */
export async function indexOf(
  files: readonly string[],
  builtin: string,
  wanted: readonly string[],
  needsOf: (paths: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>,
): Promise<ModuleIndex> {
  const paths = new Map(files.filter((file) => MODULE.test(file)).map((path) => [moduleName(path), path]));
  const loadable = new Map<string, { readonly path: string; readonly needs: readonly string[] }>();
  let next = wanted;
  while (next.length > 0) {
    const asked = [...new Set(next.map(moduleName))].flatMap((name) => {
      const path = loadable.has(name) ? undefined : paths.get(name);
      return path === undefined ? [] : [{ name, path }];
    });
    const needs = await needsOf(asked.map(({ path }) => path));
    for (const { name, path } of asked) loadable.set(name, { path, needs: (needs.get(path) ?? []).map(moduleName) });
    next = asked.flatMap(({ name }) => loadable.get(name)?.needs ?? []);
  }
  const builtIn = builtin.split('\n').filter((line) => line !== '');
  return { loadable, builtIn: new Set(builtIn.map(moduleName)) };
}

/** Paths of `wanted` and their dependencies, dependencies first, each once. Throws when the kernel lacks a module. Pure. */
export function moduleClosure(index: ModuleIndex, wanted: readonly string[]): string[] {
  const paths: string[] = [];
  const seen = new Set<string>();
  const unknown = wanted.map(moduleName).filter((name) => !index.loadable.has(name) && !index.builtIn.has(name));
  if (unknown.length > 0) {
    throw new Failure('kernel-module-missing', { modules: unknown.map((name) => `"${name}"`).join(', ') });
  }
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const found = index.loadable.get(name);
    if (found === undefined) return;
    for (const need of found.needs) visit(need);
    paths.push(found.path);
  };
  for (const name of wanted) visit(moduleName(name));
  return paths;
}

const SIGNATURE_END = Buffer.from('~Module signature appended~\n');
/** Describes the signature before it; the last four bytes are the signature's length. */
const SIGNATURE_INFO_BYTES = 12;

/** The module without the signature at its end, if it has one. Pure. */
export function withoutSignature(module: Buffer): Buffer {
  const info = module.length - SIGNATURE_END.length - SIGNATURE_INFO_BYTES;
  if (info < 0 || !module.subarray(-SIGNATURE_END.length).equals(SIGNATURE_END)) return module;
  const signature = info - module.readUInt32BE(info + SIGNATURE_INFO_BYTES - 4);
  if (signature < 0) throw new Error('The signature of a kernel module is longer than the module.');
  return module.subarray(0, signature);
}
