// @ts-check
/**
 * `npm run duplicates`: fails when the product or the tests have a piece of code in two places that baseline.json does not list.
 * `-- --record` writes the baseline again: after duplicates were removed, or when one is there on purpose.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findDuplicates } from './find.mjs';

const root = join(import.meta.dirname, '../../..');
const baselineFile = join(import.meta.dirname, 'baseline.json');

/** The known duplicates: where each is, for people, by its digest. @type {unknown} */
const recorded = existsSync(baselineFile) ? JSON.parse(readFileSync(baselineFile, 'utf8')) : {};
const known = new Set(Object.keys(/** @type {Record<string, string>} */ (recorded)));

// The languages of the windows have the same shape by design.
const files = execFileSync('git', ['ls-files', '-z', 'appliance', 'host-agent', 'ui', 'test'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !name.startsWith('ui/texts/') && existsSync(join(root, name)));
const found = findDuplicates(new Map(files.map((name) => [name, readFileSync(join(root, name), 'utf8')])));

if (process.argv.includes('--record')) {
  const entries = found.map(({ digest, fragments }) => [digest, fragments.map(({ file }) => file).join(', ')]);
  writeFileSync(baselineFile, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
  process.stdout.write(`recorded ${entries.length} duplicates\n`);
} else {
  const added = found.filter(({ digest }) => !known.has(digest));
  for (const { tokens, fragments } of added)
    process.stdout.write(
      `duplicate of ${tokens} tokens: ${fragments.map(({ file, startLine, endLine }) => `${file}:${startLine}-${endLine}`).join(' and ')}\n`,
    );
  const gone = [...known].filter((digest) => !found.some((duplicate) => duplicate.digest === digest)).length;
  process.stdout.write(`${added.length} new duplicates, ${found.length - added.length} known, ${gone} gone\n`);
  if (added.length > 0) {
    process.stdout.write('Put the code in one place, or record it: npm run duplicates -- --record\n');
    process.exit(1);
  }
}
