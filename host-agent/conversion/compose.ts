/** Safe copies of documents. */
import type { Foundation } from '../foundation/foundation.ts';
import type { ConverterParts } from './converter.ts';
import { SafeCopies } from './safe-copies.ts';

export function composeSafeCopies(
  { runtime, stepWithinMs, keepConsole }: Foundation,
  { hypervisor, browserImage }: Pick<ConverterParts, 'hypervisor' | 'browserImage'>,
) {
  const namesOf = runtime.converter;
  return { parts: { safeCopies: new SafeCopies({ hypervisor, browserImage, namesOf, stepWithinMs, keepConsole }) } };
}
