/** What guides show: tests run their examples as they are. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The text of a page, by its path in the checkout. */
export const pageText = (page: string): string => readFileSync(join(root, page), 'utf8');

/** The fenced blocks of this language, or those without a language. */
export const blocks = (page: string, kind: string): string[] =>
  [...pageText(page).matchAll(/^```(\w*)\n([^]*?)^```$/gm)].flatMap(([, named, block = '']) =>
    named === kind ? [block] : [],
  );

/** The example of `safe-browse run`: a script. */
export function exampleScript(): string {
  const found = blocks('host-agent/guide/automation.md', 'js').find((block) => block.startsWith('export default'));
  if (found === undefined) throw new Error('The guide has no script.');
  return found;
}

/** What a job of continuous integration runs in its container. */
export function exampleJob(): string {
  const [only, ...others] = blocks('host-agent/guide/continuous-integration.md', 'sh');
  if (only === undefined || others.length > 0) throw new Error('The guide does not have one shell script.');
  return only;
}
