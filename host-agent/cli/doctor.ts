import { EXIT, type ExitStatus } from '../api/errors/failure.ts';
import type { Finding } from '../api/host/doctor.ts';
import { withAgent } from './agent.ts';
import { print, printJson } from './output.ts';

const MARKS = { ok: 'ok     ', note: 'note   ', trouble: 'TROUBLE' } as const;

/** Reports what prevents a session from starting. Fails if anything does. */
export async function doctor(json: boolean): Promise<ExitStatus> {
  // A check that takes long does not hold back what the others have found.
  const shown = new Set<string>();
  const show = (found: readonly Finding[]) => {
    for (const finding of found) {
      if (!shown.has(finding.message)) printFinding(finding);
      shown.add(finding.message);
    }
  };
  const findings = await withAgent((client) =>
    client.call('doctor.run', {}, { onProgress: (found) => json || show(found) }),
  );
  if (json) printJson(findings);
  else show(findings);
  return findings.some(({ level }) => level === 'trouble') ? EXIT.failed : EXIT.done;
}

function printFinding({ level, message, hint }: Finding): void {
  print(`${MARKS[level]}  ${message}${hint === undefined ? '' : `\n         ${hint}`}`);
}
