/** Desktop integration: the settings that do not concern the host agent. */
import { z } from 'zod';
import { FILE_KINDS } from '../../host-agent/api/configuration/file-kinds.ts';
import { LANGUAGES } from '../texts/languages.ts';

export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;

/** A host name as in a URL: lower case, IDNA, without a port. */
export const Site = z.string().regex(/^[a-z0-9._-]{1,253}$|^\[[0-9a-f:.]{2,45}\]$/);
/** Where the links of one site open without a question: in Safe Browse, or in the other browser. */
export const SiteRule = z.enum(['here', 'elsewhere']);
export type SiteRule = z.infer<typeof SiteRule>;

export const DesktopSettings = z.strictObject({
  /** `system`: same as the desktop. */
  language: z.enum(['system', ...LANGUAGES]),
  theme: z.enum(['system', 'light', 'dark']),
  /** Start in the tray at login. */
  autostart: z.boolean(),
  /** Links from other programs open here. */
  defaultBrowser: z.boolean(),
  /** Ask about each link from another program, unless its site has a rule. */
  askForLinks: z.boolean(),
  notifications: z.boolean(),
  /** After the set-up: ask once how this desktop uses Safe Browse. */
  asksFirstQuestions: z.boolean(),
  /** The look around in cards: `open` while it is shown, once after the set-up and whenever the person asks for it. */
  tour: z.enum(['unseen', 'open', 'seen']),
  /** Checks of the doctor whose suggestions the person does not want to see. */
  ignored: z.array(z.string().max(100)).max(100),
});
export type DesktopSettings = z.infer<typeof DesktopSettings>;
/** Only the settings that change. */
export const DesktopChange = DesktopSettings.partial();

/** What the desktop opens a kind of files with. `isOurs`: this program; `program`: its name, if there is one. */
export const OpenedKind = z.strictObject({
  kind: z.enum(FILE_KINDS),
  isOurs: z.boolean(),
  program: z.string().optional(),
});
export type OpenedKind = z.infer<typeof OpenedKind>;

export const Desktop = z.strictObject({
  settings: DesktopSettings,
  /** The language in use. */
  language: Language,
  /** Link rules, sorted by site. */
  sites: z.array(z.strictObject({ site: Site, rule: SiteRule })),
  /** Name of the browser for links that do not open here, if there is one. */
  otherBrowser: z.string().optional(),
  /** Empty until the desktop was asked. */
  kinds: z.array(OpenedKind),
});
export type Desktop = z.infer<typeof Desktop>;
