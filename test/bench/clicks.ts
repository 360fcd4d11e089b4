/** Measures a click, from the request to the control API that the desktop's window sends. */
import { setTimeout as sleep } from 'node:timers/promises';
import { openAndFollow } from '../../host-agent/api/connection/open-and-follow.ts';
import { Client } from '../../host-agent/api/connection/client.ts';
import { socketPath } from '../../host-agent/api/connection/runtime-folder.ts';
import type { Session } from '../../host-agent/api/session/session.ts';
import { type MeasuredStart, measuredStart } from '../../host-agent/cli/measure/starts.ts';
import { TemplateStatusList } from '../../host-agent/api/host/template.ts';
import { isPainted } from '../../host-agent/hypervisor/picture/painted.ts';
import { ownBytesIn } from '../../host-agent/process/memory.ts';
import type { TestBed } from '../bed/test-bed.ts';
import { rgbOf } from '../bed/screen/picture.ts';
import { RfbClient } from '../bed/screen/rfb-client.ts';
import { KEY } from '../bed/screen/rfb-messages.ts';
import { rfbSocket } from '../bed/screen/rfb-socket.ts';
import { GONE_TIMEOUT_MS, START_TIMEOUT_MS } from '../bed/timeouts.ts';

const TRY_EVERY_MS = 2;
const LOOK_AT_SERVER_EVERY_MS = 10;
const WAIT_SHARE = 0.03;
const LONGEST_WAIT_MS = 1_000;
/** Each look at the screen slows the VM down, so the pauses grow with the elapsed time. */
export const pauseMs = (sinceMs: number): number =>
  Math.min(LONGEST_WAIT_MS, (performance.now() - sinceMs) * WAIT_SHARE);

export interface Click extends MeasuredStart {
  /** From the request to the first painted frame on the session's RFB socket. */
  readonly frameMs: number;
  /** From the request until the requested page has reported to its server that it is painted. */
  readonly pageMs: number;
}

let clicks = 0;

/** Opens a page of the test bed's server in a session. */
export async function click(testBed: TestBed, profile = 'default'): Promise<Click> {
  const client = await Client.attach(socketPath(testBed.product.runtimeFolder));
  if (!client) throw new Error('The host agent does not run.');
  try {
    const run = `click${(clicks += 1)}`;
    let frameAtMs: Promise<number> | undefined;
    const opened = measuredStart(
      client,
      { url: `http://site.test/colours?run=${run}`, profile },
      { onCreated: (session) => void (frameAtMs = firstPaintedFrame(rfbSocket(session))) },
    );
    const pageAtMs = painted(testBed, run).then(() => performance.now());
    const start = await opened;
    const sinceRequest = (atMs = Number.NaN) => atMs - start.requestedMs;
    return { ...start, frameMs: sinceRequest(await frameAtMs), pageMs: sinceRequest(await pageAtMs) };
  } finally {
    client.close();
  }
}

/** Opens a session on its start page. */
export async function openIdle({ product }: TestBed): Promise<Session> {
  const client = await Client.attach(socketPath(product.runtimeFolder));
  if (!client) throw new Error('The host agent does not run.');
  try {
    return await openAndFollow(client, {});
  } finally {
    client.close();
  }
}

/** Waits for the first frame that shows a painted browser; returns its time. */
async function firstPaintedFrame(socket: string): Promise<number> {
  const startedMs = performance.now();
  const screen = await connected(socket);
  try {
    for (;;) {
      const picture = await screen.capture();
      const cameMs = performance.now();
      if (isPainted(rgbOf(picture))) return cameMs;
      await sleep(pauseMs(startedMs));
    }
  } finally {
    screen.close();
  }
}

async function connected(socket: string): Promise<RfbClient> {
  for (let waitedMs = 0; waitedMs < START_TIMEOUT_MS; waitedMs += TRY_EVERY_MS) {
    try {
      return await RfbClient.connect(socket);
    } catch {
      await sleep(TRY_EVERY_MS);
    }
  }
  throw new Error('There is no screen.');
}

async function painted({ site }: TestBed, run: string): Promise<void> {
  const startedMs = performance.now();
  while (performance.now() - startedMs < START_TIMEOUT_MS) {
    if ((await site.reports(run)).length > 0) return;
    await sleep(LOOK_AT_SERVER_EVERY_MS + pauseMs(startedMs));
  }
  throw new Error(`The page ${run} was never painted.`);
}

/** Writes another configuration, and starts the host agent and the network VM again. */
export async function restart({ product }: TestBed, configuration: string): Promise<void> {
  if (product.daemon()) await product.run('daemon', '--stop');
  product.configure(configuration);
  const { status, stderr } = await product.run('network', 'start');
  if (status !== 0) throw new Error(stderr);
}

/** Waits until a spare is ready. */
export const spareIsReady = ({ product }: TestBed): Promise<void> =>
  product.until(
    'a spare is ready',
    async () => (await product.ask(TemplateStatusList, 'template', 'status')).spare.state === 'ready',
    START_TIMEOUT_MS,
  );

/** Closes the last window like a person; returns the milliseconds until nothing of the session is left. */
export async function closeLastWindow(testBed: TestBed, session: Session): Promise<number> {
  const screen = await testBed.watch(session);
  const closedMs = performance.now();
  await screen.press(KEY.control, KEY.shift, 'w');
  while (testBed.product.leftoversOf(session).length > 0) {
    if (performance.now() - closedMs > GONE_TIMEOUT_MS) throw new Error('The session does not end.');
    await sleep(LOOK_AT_SERVER_EVERY_MS);
  }
  return performance.now() - closedMs;
}

/** The private memory of the session in megabytes, as `safe-browse show` reports it: without the files that it maps, foremost its template. */
export function privateMegabytes({ product }: TestBed, { processes }: Session): number {
  const pids = new Set(processes.map(({ pid }) => pid));
  // QEMU is a child of its jail.
  for (const pid of pids)
    for (const child of product.readProcess(pid, `task/${pid}/children`).split(' ').filter(Boolean))
      pids.add(Number(child));
  return [...pids].reduce((sum, pid) => sum + ownBytesIn(product.readProcess(pid, 'status')) / 1024 ** 2, 0);
}
