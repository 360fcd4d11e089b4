/** Makes every change there is, one after another. */
import { access } from 'node:fs/promises';
import type { Plant } from '../../protocol/examination.ts';
import { messageOf } from '../../protocol/message-of.ts';
import { BROWSER_PLANTS } from './browser.ts';
import { VM_PLANTS } from './machine.ts';
import type { PlantKind } from './plant.ts';
import { SYSTEM_PLANTS } from './system.ts';

const BROWSER_HOME = '/home/chromium';

export async function plantAll(): Promise<Plant[]> {
  const hasBrowser = await access(BROWSER_HOME).then(
    () => true,
    () => false,
  );
  const kinds: (readonly [Plant['as'], PlantKind])[] = [
    // Before anything else changes what the browser's account may do.
    ...(hasBrowser ? BROWSER_PLANTS : []).map((kind) => ['browser', kind] as const),
    ...[...VM_PLANTS, ...SYSTEM_PLANTS].map((kind) => ['root', kind] as const),
  ];
  const plants: Plant[] = [];
  for (const [as, { name, text, at, make }] of kinds) {
    const why = await make().then(
      () => undefined,
      (error: unknown) => messageOf(error).slice(0, 200),
    );
    plants.push({
      name,
      text,
      as,
      at: [...at],
      outcome: why === undefined ? 'planted' : 'refused',
      ...(why !== undefined && { why }),
    });
  }
  return plants;
}
