// @ts-check
/** `npm run wording`: lists every forbidden word. */
import { offences } from './wording.mjs';

const found = offences();
for (const { message } of found) process.stdout.write(`${message}\n`);
process.exitCode = found.length === 0 ? 0 : 1;
