/** The input source of a GNOME Shell: a keyboard layout, or an engine of ibus, which the Shell starts. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Gnome } from './shell.ts';

export type InputSource = readonly ['xkb' | 'ibus', name: string];

const WITHIN_MS = 20_000;
/** The engine that the Shell uses for every keyboard layout. */
const FOR_LAYOUTS = 'xkb:us::eng';
const ENGINE = `import('resource:///org/gnome/shell/misc/ibusManager.js').then(({ getIBusManager }) => getIBusManager()._currentEngineName)`;

/** Makes it the only source, as the settings do, and waits until the Shell uses it. */
export async function useInputSource(gnome: Gnome, [kind, name]: InputSource): Promise<void> {
  await gnome.run('gsettings', 'set', 'org.gnome.desktop.input-sources', 'sources', `[('${kind}', '${name}')]`);
  const engine = kind === 'ibus' ? name : FOR_LAYOUTS;
  const startedMs = performance.now();
  while ((await gnome.evaluate(ENGINE)) !== engine) {
    if (performance.now() - startedMs > WITHIN_MS) throw new Error(`ibus does not use ${engine}.`);
    await sleep(100);
  }
}
