/** Adds a site to the allow-list of a profile. Its address comes from a VM, or was typed into one of our pages, so the desktop names the site and asks. */
import type { ProfileSummary } from '../../host-agent/api/configuration/profile.ts';
import { Failure } from '../../host-agent/api/errors/failure.ts';
import { describeProblems } from '../../host-agent/api/configuration/configuration.ts';
import { profileTitle } from '../texts/profile-title.ts';
import type { Texts } from '../texts/texts.ts';
import type { AgentLink } from './agent-link.ts';
import { typedAddress } from './bookmark-page.ts';
import { registrableDomainOf } from './links/links.ts';
import type { Model } from './model.ts';
import type { Question } from './transfers/transfer-questions.ts';

export interface ListedSitesDeps {
  readonly agent: Pick<AgentLink, 'call'>;
  readonly model: Pick<Model, 'configuration'>;
  /** The desktop's own dialogue. */
  readonly confirm: (question: Question) => Promise<boolean>;
  readonly texts: () => Texts;
}

/**
 * Lists the site of the address. Returns the page to open, or `undefined` if the person declined. With the first site, the page becomes the start page
 * unless the profile has one. Throws `Failure` url-refused, config-change-refused.
 */
export async function addListedSite(
  { agent, model, confirm, texts }: ListedSitesDeps,
  profile: Pick<ProfileSummary, 'name' | 'label'>,
  address: string,
): Promise<string | undefined> {
  const url = typedAddress(address);
  const site = siteOf(url);
  const { text } = texts();
  const confirmed = await confirm({
    message: text('session-add-site-question', {
      site,
      profile: profileTitle(profile, text),
    }),
    detail: text('session-add-site-why', { site }),
    confirm: text('session-add-site'),
    cancel: text('transfer-cancel'),
  });
  if (!confirmed) return undefined;
  const { sites, startPage } = networkOf(model, profile.name);
  const isFirst = sites.length === 0 && (startPage === undefined || startPage === 'about:blank');
  const { problems } = await agent.call('config.set', {
    changes: [
      { path: ['profile', profile.name, 'network', 'allow'], value: [...new Set([...sites, site])] },
      ...(isFirst ? [{ path: ['profile', profile.name, 'startPage'], value: url }] : []),
    ],
    dryRun: false,
  });
  if (problems.length > 0) throw new Failure('config-change-refused', { problems: describeProblems(problems) });
  return url;
}

/** The name for the allow-list: the registrable domain, since the pages of a site use several names below it. Throws `Failure` url-refused. Pure. */
export function siteOf(url: string): string {
  const name = registrableDomainOf(url) || new URL(url).hostname;
  // The host agent knows the exact rule, and refuses other names.
  if (!/\.[a-z][a-z0-9-]+$/.test(name)) throw new Failure('url-refused', { problem: 'not-a-page' });
  return name;
}

function networkOf(
  { configuration }: Pick<Model, 'configuration'>,
  profile: string,
): { readonly sites: readonly string[]; readonly startPage?: string } {
  const profiles = configuration?.values['profile'];
  const settings = isTable(profiles) ? profiles[profile] : undefined;
  if (!isTable(settings)) return { sites: [] };
  const { network, startPage } = settings;
  const allow = isTable(network) ? network['allow'] : [];
  return {
    sites: Array.isArray(allow) ? (allow as unknown[]).filter((name) => typeof name === 'string') : [],
    ...(typeof startPage === 'string' && { startPage }),
  };
}

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
