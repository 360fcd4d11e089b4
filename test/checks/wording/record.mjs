// @ts-check
/** `npm run wording`: lists every forbidden word. `-- --record` writes allowed.json again after words were replaced. */
import { writeFileSync } from 'node:fs';
import { allowedFile, offencesByFile } from './wording.mjs';

const found = offencesByFile();
const counts = Object.fromEntries([...found].map(([file, offences]) => [file, offences.length]));
if (process.argv.includes('--record')) writeFileSync(allowedFile, `${JSON.stringify(counts, null, 2)}\n`);
else for (const { message } of [...found.values()].flat()) process.stdout.write(`${message}\n`);
const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
process.stdout.write(`${total} in ${found.size} files\n`);
