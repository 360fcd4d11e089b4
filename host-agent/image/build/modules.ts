/** The kernel modules of an image: those of the recipe, and their dependencies. */
import { Failure } from '../../api/errors/failure.ts';

/** A module's name as the kernel compares it: `-` and `_` are the same. Pure. */
function moduleName(path: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1);
  return file.replace(/\.ko(\.(xz|zst|gz))?$/, '').replaceAll('-', '_');
}

export interface ModuleIndex {
  /** By name: the path of the module and the names of its dependencies. */
  readonly loadable: ReadonlyMap<string, { readonly path: string; readonly needs: readonly string[] }>;
  readonly builtIn: ReadonlySet<string>;
}

/** Reads modules.dep and modules.builtin. Pure. */
export function parseModuleIndex(dep: string, builtin: string): ModuleIndex {
  const loadable = new Map(
    dep.split('\n').flatMap((line) => {
      const [path, needs] = line.split(':');
      if (path === undefined || needs === undefined) return [];
      return [
        [
          moduleName(path),
          {
            path,
            needs: needs
              .trim()
              .split(/\s+/)
              .filter((word) => word !== '')
              .map(moduleName),
          },
        ] as const,
      ];
    }),
  );
  return {
    loadable,
    builtIn: new Set(
      builtin
        .split('\n')
        .filter((line) => line !== '')
        .map(moduleName),
    ),
  };
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
    // modules.dep lists the nearest dependency first.
    for (const need of found.needs.toReversed()) visit(need);
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
