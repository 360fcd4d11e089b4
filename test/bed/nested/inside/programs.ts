/** Programs of the test bed that run in an emulated computer, and tests that run there. */
import { join } from 'node:path';
import { z } from 'zod';
import type { Session } from '../../../../host-agent/api/session/session.ts';
import { bundleProgram } from '../../bundle-program.ts';
import { rfbSocket } from '../../screen/rfb-socket.ts';
import type { TestBed } from '../../test-bed.ts';
import { root } from '../host-root.ts';
import type { KvmComputer } from '../kvm-computer.ts';

type Bed = Pick<TestBed, 'folder'>;

/** Runs a program of this folder in the computer, with these words. Returns its output. */
async function runInside(
  { folder }: Bed,
  computer: KvmComputer,
  name: string,
  words: readonly string[],
  timeoutMs: number,
): Promise<string> {
  const program = join(folder, `${name}.mjs`);
  bundleProgram(join(import.meta.dirname, `${name}.ts`), program);
  return computer.succeed([process.execPath, program, ...words].join(' '), timeoutMs);
}

/** Types an address into the browser of a session. */
export async function navigateInside(
  bed: Bed,
  computer: KvmComputer,
  session: Session,
  url: string,
  timeoutMs: number,
): Promise<void> {
  await runInside(bed, computer, 'navigate', [rfbSocket(session), url], timeoutMs);
}

/** Clicks on a point of the screen of a session. */
export async function clickInside(
  bed: Bed,
  computer: KvmComputer,
  session: Session,
  [x, y]: readonly [x: number, y: number],
  timeoutMs: number,
): Promise<void> {
  await runInside(bed, computer, 'click', [rfbSocket(session), String(x), String(y)], timeoutMs);
}

/** The screen of a session, as a file of the type PNG. */
export async function screenInside(
  bed: Bed,
  computer: KvmComputer,
  session: Session,
  timeoutMs: number,
): Promise<Buffer> {
  return Buffer.from(await runInside(bed, computer, 'capture', [rfbSocket(session)], timeoutMs), 'base64');
}

const Report = z.looseObject({
  testResults: z.array(
    z.looseObject({
      message: z.string(),
      assertionResults: z.array(
        z.looseObject({ title: z.string(), status: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
});

/** How tests run in the computer. */
interface TestsInside {
  /** The project of vitest. */
  readonly project?: 'e2e' | 'bench';
  /** The folder with images and templates, in the computer. */
  readonly data?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs a file of tests in the computer. Returns what became of each test. */
export async function runTestsInside(
  computer: KvmComputer,
  testFile: string,
  timeoutMs: number,
  { project = 'e2e', data = '/run/data', environment = {} }: TestsInside = {},
): Promise<Readonly<Record<string, string>>> {
  const written = '/run/tests.json';
  const vitest = `${process.execPath} node_modules/vitest/vitest.mjs run --project ${project} ${testFile} --reporter=json --outputFile=${written}`;
  const variables = Object.entries({
    SAFE_BROWSE_TEST_DATA: data,
    SAFE_BROWSE_TEST_TIMEOUT_FACTOR: '5',
    ...environment,
  });
  const exported = variables.map(([name, value]) => `${name}='${value}'`).join(' ');
  const reported = await computer.run(
    // Its folder for temporary files shows those of this host, which a test bed would remove as remains of other runs.
    `cd ${root}; rm -f ${written}; export ${exported}
timeout ${timeoutMs / 1000} unshare --mount bash -c 'mount -t tmpfs none /tmp; exec ${vitest}' > /run/tests.log 2>&1 || true
[ -f ${written} ] && cat ${written} || { tail -c 4000 /run/tests.log; exit 1; }`,
    timeoutMs + 60_000,
  );
  if (reported.status !== 0) throw new Error(`The tests left no report: ${reported.output}`);
  const { testResults } = Report.parse(JSON.parse(reported.output));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  if (tests.length === 0) throw new Error(`No test ran: ${testResults.map(({ message }) => message).join('\n')}`);
  return Object.fromEntries(
    tests.map(({ title, status, failureMessages }) => [title, [status, ...failureMessages].join(': ')]),
  );
}
