/** Tries every tampering, one after another. */
import { access } from 'node:fs/promises';
import type { TamperingResult } from '../../protocol/inspection.ts';
import { messageOf } from '../../protocol/message-of.ts';
import { BROWSER_TAMPERINGS } from './browser.ts';
import { VM_TAMPERINGS } from './vm.ts';
import type { Tampering } from './tampering.ts';
import { SYSTEM_TAMPERINGS } from './system.ts';

const BROWSER_HOME = '/home/chromium';

export async function tamperAll(): Promise<TamperingResult[]> {
  const hasBrowser = await access(BROWSER_HOME).then(
    () => true,
    () => false,
  );
  const kinds: (readonly [TamperingResult['as'], Tampering])[] = [
    // First, before other tampering changes the rights of the browser's account.
    ...(hasBrowser ? BROWSER_TAMPERINGS : []).map((kind) => ['browser', kind] as const),
    ...[...VM_TAMPERINGS, ...SYSTEM_TAMPERINGS].map((kind) => ['root', kind] as const),
  ];
  const tamperings: TamperingResult[] = [];
  for (const [as, { name, text, at, make }] of kinds) {
    const why = await make().then(
      () => undefined,
      (error: unknown) => messageOf(error).slice(0, 200),
    );
    tamperings.push({
      name,
      text,
      as,
      at: [...at],
      outcome: why === undefined ? 'made' : 'refused',
      ...(why !== undefined && { why }),
    });
  }
  return tamperings;
}
