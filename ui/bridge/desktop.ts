/** How Safe Browse sits on this desktop: what is no matter of the host agent. */
import { z } from 'zod';

export const LANGUAGES = ['en', 'de'] as const;
export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;

/** A host name as a link carries it: lower case, IDNA, no port. */
export const Site = z.string().regex(/^[a-z0-9._-]{1,253}$|^\[[0-9a-f:.]{2,45}\]$/);
/** Where the links of one site open without being asked about: in Safe Browse, or in the other browser. */
export const SiteRule = z.enum(['here', 'elsewhere']);
export type SiteRule = z.infer<typeof SiteRule>;

export const DesktopSettings = z.strictObject({
  /** `system`: as the desktop says. */
  language: z.enum(['system', ...LANGUAGES]),
  theme: z.enum(['system', 'light', 'dark']),
  /** Starts in the tray when the person logs in. */
  autostart: z.boolean(),
  /** Other programs' links come to us. */
  defaultBrowser: z.boolean(),
  /** Whether a link from another program, of a site without a rule, is asked about first. */
  askForLinks: z.boolean(),
  notifications: z.boolean(),
});
export type DesktopSettings = z.infer<typeof DesktopSettings>;
/** The settings that are to change, the others absent. */
export const DesktopChange = DesktopSettings.partial();

export const Desktop = z.strictObject({
  settings: DesktopSettings,
  /** The language in force. */
  language: Language,
  /** Rules for links of single sites, sorted by site. */
  sites: z.array(z.strictObject({ site: Site, rule: SiteRule })),
  /** Name of the browser that takes what is not opened here; absent when there is none. */
  otherBrowser: z.string().optional(),
});
export type Desktop = z.infer<typeof Desktop>;
