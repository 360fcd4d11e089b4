// @ts-check
/** `npm run test:mutants -- --reanchor`: writes each mutation in the words of the sources as they are now, and lists those that a person has to anchor. */
import { writeFileSync } from 'node:fs';
import { anchor, reanchored } from './anchor.mjs';
import { mutantsFile, productSources, readMutants } from './tree.mjs';

/** @returns {boolean} Whether every mutation has one place. */
export function reanchorAll() {
  const sources = productSources();
  let isComplete = true;
  const mutants = readMutants().map((mutant) => {
    const found = anchor(mutant, sources);
    const name = `${mutant.promise} (${mutant.defect})`;
    if ('problem' in found) {
      isComplete = false;
      process.stdout.write(`UNANCHORED ${name}: ${found.problem}\n`);
      return mutant;
    }
    const moved = reanchored(mutant, found.place, sources);
    if (moved.file !== mutant.file || found.place.sameWords < 1)
      process.stdout.write(
        `moved      ${name}: ${moved.file}${moved.within === undefined ? '' : `, ${moved.within}`}\n`,
      );
    return moved;
  });
  writeFileSync(mutantsFile, `${JSON.stringify(mutants, null, 2)}\n`);
  return isComplete;
}
