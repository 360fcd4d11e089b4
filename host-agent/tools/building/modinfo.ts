import { run, type RunOptions, type Tool } from '../../process/run.ts';

const modinfo: Tool = { program: 'modinfo', debianPackage: 'kmod', timeoutMs: 300_000 };

/** The names of the modules that each of `files` needs, by the path of the file. */
export async function neededModules(
  files: readonly string[],
  options: Pick<RunOptions, 'signal'>,
): Promise<Map<string, readonly string[]>> {
  return files.length === 0 ? new Map() : parseModinfo(await run(modinfo, [...files], options));
}

/** Reads what modinfo prints about files. Pure. */
export function parseModinfo(output: string): Map<string, readonly string[]> {
  const needs = new Map<string, readonly string[]>();
  let file = '';
  for (const line of output.split('\n')) {
    const [, field, value = ''] = /^(filename|depends): *(.*)$/.exec(line) ?? [];
    if (field === 'filename') needs.set((file = value), []);
    if (field === 'depends' && value !== '') needs.set(file, value.split(','));
  }
  return needs;
}
