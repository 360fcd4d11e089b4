/** The displayed name of a profile: its label, or else its name, which is translated for the built-in profile. Pure. */
export function profileTitle(
  { name, label }: { readonly name: string; readonly label?: string | undefined },
  defaultTitle: string,
): string {
  return label ?? (name === 'default' ? defaultTitle : name);
}
