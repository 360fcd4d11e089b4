import { resolve } from 'node:path';
import { EXIT, type ExitStatus } from '../api/failure.ts';
import { withAgent } from './agent.ts';
import { print, printJson } from './output.ts';

const MARKS = { ok: 'ok     ', note: 'note   ', trouble: 'TROUBLE' } as const;

/** Says what stands in the way of a session. Fails when something does. */
export async function doctor(json: boolean): Promise<ExitStatus> {
  const findings = await withAgent((client) => client.call('doctor.run', {}));
  if (json) printJson(findings);
  else for (const { level, message, hint } of findings) print(`${MARKS[level]}  ${message}${hint === undefined ? '' : `\n         ${hint}`}`);
  return findings.some(({ level }) => level === 'trouble') ? EXIT.failed : EXIT.done;
}

export async function checkConfig(path: string | undefined, json: boolean): Promise<void> {
  const found = await withAgent((client) => client.call('config.check', { ...(path !== undefined && { path: resolve(path) }) }));
  if (json) printJson(found);
  else print(found.present ? `${found.path} is in order.` : `There is no ${found.path}: every setting has its default.`);
}

export async function showConfig(json: boolean): Promise<void> {
  const { toml, values } = await withAgent((client) => client.call('config.show', {}));
  if (json) printJson(values);
  else print(toml.trimEnd());
}
