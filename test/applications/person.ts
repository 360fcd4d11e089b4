/** Does in a page what a person does: through the screen of the session. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { WebServer } from '../bed/network/web-server.ts';
import type { RfbClient } from '../bed/screen/rfb-client.ts';
import { KEY } from '../bed/screen/rfb-messages.ts';
import { CLICK_AGAIN_AFTER_MS } from '../bed/session/click-page.ts';
import { PAGE_TIMEOUT_MS } from '../bed/timeouts.ts';
import type { Act, Application } from './application.ts';

/** Between two acts, in which an emulated browser draws what came of the first. */
const REST_MS = 1_500;
/** The middle of the address bar. An application may take Ctrl+L for itself. */
const ADDRESS_BAR = [600, 63] as const;
const TRIES = 3;

const Point = z.tuple([z.int(), z.int()]);
const Points = z.record(z.string(), Point);
type Points = z.infer<typeof Points>;

/** Opens the application, does everything in it, and returns what its page reports. */
export async function use(site: WebServer, screen: RfbClient, { name, acts }: Application): Promise<string> {
  await open(site, screen, name);
  const reported = async (...kinds: readonly string[]) => {
    const report = await site.waitForReport(name, ({ kind }) => [...kinds, 'failed'].includes(kind), PAGE_TIMEOUT_MS);
    if (report.kind === 'failed') throw new Error(report.detail);
    return report.detail;
  };
  const points = Points.parse(JSON.parse(await reported('drawn')));
  await takeInHand(site, screen, name, at(points, 'task'));
  for (const act of acts) {
    await sleep(REST_MS);
    await perform(screen, act, points);
  }
  return reported('done');
}

/** Types the address, again if a busy VM has lost a key. */
async function open(site: WebServer, screen: RfbClient, name: string): Promise<void> {
  for (let left = TRIES; left > 0; left -= 1) {
    await screen.click(...ADDRESS_BAR);
    await sleep(REST_MS);
    await screen.press(KEY.control, 'a');
    await screen.type(`https://site.test/application/${name}?run=${name}`);
    await sleep(REST_MS);
    // Removes what the address bar has completed.
    await screen.press(KEY.delete);
    await screen.press(KEY.enter);
    const loaded = site.waitForReport(name, ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS / TRIES);
    const hasLoaded = await loaded.then(
      () => true,
      () => false,
    );
    if (hasLoaded) return;
  }
  throw new Error('The page does not load.');
}

/** Clicks beside the application until its page has heard it: Chromium passes no click to a page that has not been painted. */
async function takeInHand(
  site: WebServer,
  screen: RfbClient,
  run: string,
  [x, y]: z.infer<typeof Point>,
): Promise<void> {
  for (let waitedMs = 0; waitedMs < PAGE_TIMEOUT_MS; waitedMs += CLICK_AGAIN_AFTER_MS) {
    await screen.click(x, y);
    await sleep(CLICK_AGAIN_AFTER_MS);
    if ((await site.reports(run)).some(({ kind }) => kind === 'pointer')) return;
  }
  throw new Error('The page receives no click.');
}

async function perform(screen: RfbClient, act: Act, points: Points): Promise<void> {
  if ('click' in act) await screen.click(...at(points, act.click));
  else if ('drag' in act) await screen.drag(at(points, act.drag[0]), at(points, act.drag[1]));
  else if ('type' in act) await screen.type(act.type);
  else if ('press' in act) await screen.press(...act.press);
  else {
    for (let notch = 0; notch < act.notches; notch += 1) {
      await screen.scroll(...at(points, act.scroll), act.direction);
      await sleep(REST_MS);
    }
  }
}

function at(points: Points, name: string): z.infer<typeof Point> {
  const point = points[name];
  if (!point) throw new Error(`The page reports no point ${name}.`);
  return point;
}
