/** The displayed name of a profile; the built-in one has a translated name. Pure. */
export function profileTitle(name: string, defaultTitle: string): string {
  return name === 'default' ? defaultTitle : name;
}
