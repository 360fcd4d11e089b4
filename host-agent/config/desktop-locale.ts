/** The language and the time zone of the person's desktop, for profiles that follow it. */
import { readlinkSync } from 'node:fs';
import { BrowserSettings } from '../../appliance/protocol/browser.ts';

/** Of a profile's setting: as on the desktop. */
export const AS_ON_THE_DESKTOP = 'desktop';

export interface DesktopLocale {
  /** A BCP 47 tag such as `de-DE`; empty for English of the USA, which the image has anyway, and if it is unknown. */
  readonly language: string;
  /** A name of the IANA time zone database; empty for UTC, and if it is unknown. */
  readonly timeZone: string;
}

type Environment = Readonly<Partial<Record<string, string>>>;

/** From the variables of POSIX, of which the first that is set counts: `de_DE.UTF-8`, `sr_RS@latin`, `C`. Pure. */
export function languageOf({ LC_ALL, LC_MESSAGES, LANG }: Environment): string {
  const [, language, country] =
    /^([a-z]{2,3})(?:_([A-Z]{2}))?(?=[.@]|$)/.exec(LC_ALL || LC_MESSAGES || LANG || '') ?? [];
  if (language === undefined) return '';
  const tag = country === undefined ? language : `${language}-${country}`;
  return tag === 'en' || tag === 'en-US' ? '' : tag;
}

/** From the variable TZ if it names a zone, and else from where /etc/localtime leads. Pure. */
export function timeZoneOf({ TZ }: Environment, localTime: string | undefined): string {
  const path = TZ?.replace(/^:/, '') || localTime || '';
  const zone = path.replace(/^.*\/zoneinfo\/(?:posix\/|right\/)?/, '');
  if (/^(?:Etc\/)?(?:UTC|UCT|GMT|Zulu|Universal)$/.test(zone)) return '';
  return BrowserSettings.shape.timeZone.unwrap().safeParse(zone).data ?? '';
}

/** As it is now: a person who travels changes the time zone while the host agent runs. */
export function desktopLocale(environment: Environment = process.env): DesktopLocale {
  return { language: languageOf(environment), timeZone: timeZoneOf(environment, linkTarget('/etc/localtime')) };
}

function linkTarget(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
