/** The kinds of files that open in Safe Browse, as the configuration lists them. Pure. */
import type { Configuration } from '../../../../host-agent/api/configuration/configuration.ts';
import { FILE_KINDS, type FileKind } from '../../../../host-agent/api/configuration/file-kinds.ts';
import type { OpenedKind } from '../../../bridge/desktop.ts';
import type { Texts } from '../../../texts/texts.ts';
import { valueAt } from './values.ts';

/** The key of the configuration that lists them. */
export const PATH_OF_KINDS = ['files', 'openHere'];

export function kindsIn({ values }: Pick<Configuration, 'values'>): readonly FileKind[] {
  const listed = valueAt(values, PATH_OF_KINDS);
  return Array.isArray(listed) ? FILE_KINDS.filter((kind) => listed.includes(kind)) : [];
}

/** What a click on such a file does now. `isOn`: the person wants it here. */
export function clickOnKind({ isOurs, program }: OpenedKind, isOn: boolean, { text }: Pick<Texts, 'text'>): string {
  if (isOurs) return text('kind-click-here');
  if (program === undefined) return text('kind-click-nothing');
  return text(isOn ? 'kind-click-taken' : 'kind-click-elsewhere', { program });
}
