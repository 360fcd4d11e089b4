/** What the pages of the extension ask its background. */
import type { LinkRule } from '../../host-agent/api/configuration/link-rules.ts';
import type { Refused } from './native-host.ts';

export type Message =
  /** By the page that is shown instead of a ruled site: open it, once. */
  | { readonly ask: 'open-stopped'; readonly url: string }
  | { readonly ask: 'open'; readonly url: string }
  | { readonly ask: 'rule'; readonly url: string; readonly isAlways: boolean }
  | { readonly ask: 'rule-of'; readonly url: string };

export interface Answers {
  /** `goOn`: the page was held back until the rules were read, and there is none for it. */
  readonly 'open-stopped': { readonly refused?: Refused | 'no-rule'; readonly goOn?: true };
  readonly open: { readonly refused?: Refused };
  readonly rule: { readonly refused?: Refused };
  readonly 'rule-of': { readonly rule?: LinkRule };
}

export const askBackground = async <Name extends Message['ask']>(
  message: Extract<Message, { readonly ask: Name }>,
): Promise<Answers[Name]> => (await chrome.runtime.sendMessage(message)) as Answers[Name];
