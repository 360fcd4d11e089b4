/** What the test knows of an application, and the page that runs it: a line that says what to do, and the application in a frame. */
import { page } from '../bed/network/web-server/page.ts';

/** What a person does, in turn. Points are those that the page reports. */
export type Act =
  | { readonly click: string }
  | { readonly drag: readonly [from: string, to: string] }
  | { readonly scroll: string; readonly notches: number; readonly direction: 'up' | 'down' }
  | { readonly type: string }
  /** Keys that are pressed together. */
  | { readonly press: readonly (number | string)[] };

export interface Application {
  /** Its address on the site. */
  readonly name: string;
  /** The npm packages of which the page loads files, the main one first. */
  readonly packages: readonly [string, ...string[]];
  readonly licence: 'Apache-2.0' | 'BSD-2-Clause' | 'BSD-3-Clause' | 'MIT' | 'MPL-2.0';
  /** What a person does in it, as the title of the test says it. */
  readonly does: string;
  readonly page: string;
  readonly acts: readonly Act[];
  /** What the page reports when it has worked. */
  readonly reports: string;
  /** Whether the page may share memory with its workers. */
  readonly isIsolated?: boolean;
  /** The fewest colours of its picture. An empty frame has two. */
  readonly colours: number;
}

/** Around each application. No application has this colour. */
export const FRAME_COLOUR = [255, 0, 255] as const;
export const FRAME = { width: 1200, height: 560 } as const;

/**
 * For the scripts of the pages. `ready` reports where on the screen the points are, by the elements that have them in their middle or by a place; `done`
 * reports the result once it has been painted; `until` waits.
 */
const TOOLS = `
  report('load');
  const $ = (selector) => document.querySelector(selector);
  const frame = () => $('#frame');
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const until = async (look) => {
    for (;;) {
      const found = await look();
      if (found) return found;
      await pause(100);
    }
  };
  const middle = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  };
  const inFrame = (x, y) => {
    const at = frame().getBoundingClientRect();
    return [at.x + x, at.y + y];
  };
  const ready = async (points) => {
    await painted();
    const onScreen = Object.entries({ task: $('#task'), ...points }).map(([name, point]) => {
      const [x, y] = point instanceof Element ? middle(point) : point;
      return [name, [Math.round(screenX + x), Math.round(screenY + outerHeight - innerHeight + y)]];
    });
    await report('drawn', JSON.stringify(Object.fromEntries(onScreen)));
  };
  const done = async (detail) => {
    await painted();
    await report('done', typeof detail === 'string' ? detail : JSON.stringify(detail));
  };
  const fails = (reason) => report('failed', reason?.stack ?? reason?.message ?? reason);
  addEventListener('pointerdown', () => report('pointer'), { capture: true });
  addEventListener('unhandledrejection', ({ reason }) => fails(reason));
  addEventListener('error', ({ error, message, target }) => {
    // Layouts that take a second pass are none of a person's concern.
    if (String(message).startsWith('ResizeObserver loop')) return;
    fails(error ?? message ?? 'cannot be loaded: ' + (target.src ?? target.href));
  }, true);`;

/** `head`: style sheets and scripts of the package. `body`: inside the frame. `script`: a module that runs the application. */
export function applicationPage(
  title: string,
  task: string,
  { head = '', body = '', script }: { readonly head?: string; readonly body?: string; readonly script: string },
): string {
  const style = `<style>
  #task{position:absolute;left:20px;top:0;margin:0;line-height:40px}
  #frame{position:absolute;left:20px;top:42px;width:${FRAME.width}px;height:${FRAME.height}px;border:2px solid rgb(${FRAME_COLOUR.join()});overflow:hidden}
</style>`;
  // The tools come first: they also report what the scripts of the package do.
  const start = page(title, TOOLS, `${style}<p id="task"><b>${title}</b>: ${task}</p><div id="frame">${body}</div>`);
  return `${start}${head}<script type="module">${script}</script>`;
}

const script = (path: string) => `<script src="/npm/${path}"></script>`;
const styleSheet = (path: string) => `<link rel="stylesheet" href="/npm/${path}">`;
/** The tags that load files of packages, by their ending. */
export const loads = (...paths: readonly string[]): string =>
  paths.map((path) => (path.endsWith('.css') ? styleSheet(path) : script(path))).join('');
