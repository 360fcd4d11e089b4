import type { Texts } from '../../host-agent/api/errors/texts.ts';

/** Profiles that come with Safe Browse: their names are for files and commands. */
const SHIPPED = new Map<string, `session-${'default' | 'banking' | 'offline' | 'document' | 'portal'}-profile`>([
  ['default', 'session-default-profile'],
  ['banking', 'session-banking-profile'],
  ['offline', 'session-offline-profile'],
  ['document', 'session-document-profile'],
  ['portal', 'session-portal-profile'],
]);

/** The displayed name of a profile: its label, or else its name, which is translated where the profile comes with Safe Browse. Pure. */
export function profileTitle(
  { name, label }: { readonly name: string; readonly label?: string | undefined },
  text: Texts['text'],
): string {
  const shipped = SHIPPED.get(name);
  return label ?? (shipped === undefined ? name : text(shipped));
}
