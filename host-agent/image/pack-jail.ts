/** Packs an image in a build jail: the programs that parse files of packages see nothing of the host but these files. */
import { runInBuildJail } from '../jail/namespaces.ts';
import { Failure } from '../api/failure.ts';
import type { Tool } from '../process/run.ts';
import { untrustedJson } from '../storage/untrusted-json.ts';
import { PackLine, type Packed } from './pack.ts';

const node: Tool = { program: process.execPath, debianPackage: 'nodejs', timeoutMs: 3_600_000 };

export interface Packing {
  /** The folder of {@link PARTS}. */
  readonly parts: string;
  /** The folder with {@link ROOT_TAR}, which gets the results. They are untrusted. */
  readonly folder: string;
  /** {@link packAsProgram} as one file. */
  readonly program: string;
  readonly signal: AbortSignal;
  /** Called once, when the root is being packed. */
  readonly atRoot: () => void;
}

/** Throws CommandFailed with the last output, `Failure` kernel-module-missing, or the signal's reason. */
export async function packInJail({ parts, folder, program, signal, atRoot }: Packing): Promise<Packed> {
  const heard = new Map<PackLine['kind'], PackLine>();
  const onLine = (untrustedLine: string): void => {
    const line = PackLine.safeParse(untrustedJson(untrustedLine)).data;
    if (line === undefined || heard.has(line.kind)) return;
    heard.set(line.kind, line);
    if (line.kind === 'step') atRoot();
  };
  const jail = { readable: [node.program, program, parts], writable: folder, installsPackages: false };
  try {
    await runInBuildJail(node, [program, parts, folder], { jail, signal, onLine });
  } catch (error) {
    signal.throwIfAborted();
    const missing = heard.get('modules-missing');
    if (missing?.kind !== 'modules-missing') throw error;
    throw new Failure('kernel-module-missing', { modules: missing.modules }, { cause: error });
  }
  const packed = heard.get('packed');
  if (packed?.kind !== 'packed') throw new Error('The image was packed without a result.');
  return packed;
}
