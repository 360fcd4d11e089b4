import { run, type RunOptions, type Tool } from '../../process/run.ts';

const depmod: Tool = { program: 'depmod', debianPackage: 'kmod', timeoutMs: 300_000 };

/** Writes modules.dep and the other indexes below `base`/lib/modules/`version`. */
export async function indexModules(base: string, version: string, options: Pick<RunOptions, 'signal'>): Promise<void> {
  await run(depmod, ['-b', base, version], options);
}
