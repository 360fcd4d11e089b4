/** Rules for sites from the extension of a browser. The browser may have been taken over: the desktop names the site and asks. */
import { describeProblems } from '../../../host-agent/api/configuration/configuration.ts';
import { type LinkRules, NO_LINK_RULES, withLinkRule } from '../../../host-agent/api/configuration/link-rules.ts';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import type { AgentLink } from '../agent-link.ts';
import type { Model } from '../model.ts';
import type { Question } from '../transfers/transfer-questions.ts';
import type { Texts } from '../../texts/texts.ts';
import { registrableDomainOf } from './links.ts';

export interface SiteRulesDeps {
  readonly agent: Pick<AgentLink, 'attached' | 'call'>;
  /** The desktop's own dialogue. */
  readonly confirm: (question: Question) => Promise<boolean>;
  readonly texts: () => Texts;
}

/** The rules in force; none until the host agent has told them. */
export const linkRulesOf = ({ configuration }: Pick<Model, 'configuration'>): LinkRules =>
  // The host agent has checked them by its schema.
  (configuration?.values['links'] as LinkRules | undefined) ?? NO_LINK_RULES;

/** Makes the site of the page one that always opens here, or no longer, if the person agrees. Throws `Failure` config-change-refused, setting-managed. */
export async function changeSiteRule(
  { agent, confirm, texts }: SiteRulesDeps,
  url: string,
  isAlways: boolean,
): Promise<void> {
  const site = registrableDomainOf(url) || new URL(url).hostname;
  const { text } = texts();
  const confirmed = await confirm({
    message: text(isAlways ? 'link-rule-question' : 'link-no-rule-question', { site }),
    detail: text(isAlways ? 'link-rule-why' : 'link-no-rule-why'),
    confirm: text(isAlways ? 'link-rule-confirm' : 'link-no-rule-confirm'),
    cancel: text('main-cancel'),
  });
  if (!confirmed) return;
  await agent.attached();
  const rules = linkRulesOf({ configuration: await agent.call('config.get', {}) });
  const { always, never } = withLinkRule(rules, site, isAlways);
  const changes = [
    { path: ['links', 'always'], value: [...always] },
    { path: ['links', 'never'], value: [...never] },
  ].filter(({ value }, index) => value.join() !== [rules.always, rules.never][index]?.join());
  if (changes.length === 0) return;
  const { problems } = await agent.call('config.set', { changes, dryRun: false });
  if (problems.length > 0) throw new Failure('config-change-refused', { problems: describeProblems(problems) });
}
