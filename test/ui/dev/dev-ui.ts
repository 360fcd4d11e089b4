/** `npm run dev:ui`: the desktop with a fake host agent. Sources are watched, and the terminal selects what the windows show. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { styleText } from 'node:util';
import type { BrowserWindow } from 'electron';
import { messageOf } from '../../../host-agent/api/errors/message-of.ts';
import { STATE } from '../../../ui/bridge/message-names.ts';
import { Desktop } from '../../bed/desktop/desktop.ts';
import { FakeHostAgent } from '../../fakes/host-agent/host-agent.ts';
import { LOOKS } from '../looks.ts';
import { SCENES } from './scenes.ts';

/** The set-up's build, which is not bundled with this program. */
interface Build {
  readonly build: () => Promise<void>;
}

const SETTLE_MS = 80;
/** Without a program that could be started in its place, the fake is the only host agent. */
const OVERRIDES = { SAFE_BROWSE_NODE: '/bin/false' };
const root = process.cwd();
const screen = { environment: {} };
const say = (text: string) => process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const { build } = (await import(join(root, 'host-agent/scripts/build/build.mjs'))) as Build;
  // Short, because sockets have a maximum path length.
  const folder = mkdtempSync(join(tmpdir(), 'sbu-'));
  for (const name of ['c', 'r', 'd']) mkdirSync(join(folder, name), { mode: 0o700 });
  const hostAgent = new FakeHostAgent({
    runtime: join(folder, 'r/safe-browse'),
    configFile: join(folder, 'c/safe-browse/config.toml'),
  });
  await hostAgent.start();
  let desktop = await Desktop.start(screen, folder, { overrides: OVERRIDES });
  let isRestarting = false;
  const end = async () => {
    await desktop.quit().catch(() => undefined);
    await hostAgent.stop();
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  };
  const endWithDesktop = () =>
    desktop.app.once('close', () => {
      if (!isRestarting) void end();
    });
  endWithDesktop();
  const rebuild = async () => {
    const startedMs = performance.now();
    const before = mainBundles();
    await build();
    if (mainBundles() === before) for (const page of desktop.app.windows()) await page.reload();
    else {
      isRestarting = true;
      await desktop.quit();
      desktop = await Desktop.start(screen, folder, { overrides: OVERRIDES });
      endWithDesktop();
      isRestarting = false;
    }
    say(`Rebuilt and shown after ${((performance.now() - startedMs) / 1000).toFixed(1)} s.`);
  };
  watchSources(async () => {
    await rebuild().catch((error: unknown) => say(messageOf(error)));
  });

  const stage = {
    hostAgent,
    openSession: async () => {
      await Desktop.run(screen, folder, { args: ['--open'], overrides: OVERRIDES });
    },
    metOf: new Map<string, number>(),
  };
  say(help());
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: 'dev:ui> ', completer });
  process.once('SIGINT', () => void end());
  process.once('SIGTERM', () => void end());
  lines.prompt();
  for await (const line of lines) {
    const words = line.trim();
    if (words === 'quit') break;
    try {
      await obey(words);
    } catch (error) {
      say(messageOf(error));
    }
    lines.prompt();
  }
  await end();

  async function obey(words: string): Promise<void> {
    if (words === '') return;
    const scene = SCENES.find(({ name }) => name === words);
    const look = LOOKS.find(({ name }) => words === `look ${name}`);
    if (scene) await scene.play(stage);
    else if (look) await showLook(look);
    else say(help());
  }

  /** Sends a page the state of a look. The next real change replaces it. */
  async function showLook({ name, state }: (typeof LOOKS)[number]): Promise<void> {
    const shown = state('en');
    const page = desktop.app.windows().find((candidate) => candidate.url().includes(`/${shown.window}.html`));
    if (!page) throw new Error(`"${name}" needs a ${shown.window} window. For a session window, type: open`);
    const window = await desktop.app.browserWindow(page);
    const message = { channel: STATE, state: JSON.stringify(shown) };
    await window.evaluate(
      (target: BrowserWindow, { channel, state: json }) => target.webContents.send(channel, JSON.parse(json)),
      message,
    );
  }
}

/** The programs whose change needs a restart; pages are only reloaded. */
function mainBundles(): string {
  return ['dist/ui/main.js', 'dist/ui/preload.cjs'].map((file) => readFileSync(join(root, file), 'utf8')).join('\0');
}

function watchSources(onChange: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined;
  let turn = Promise.resolve();
  for (const folder of ['ui', 'host-agent/api'])
    watch(join(root, folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        turn = turn.then(onChange);
      }, SETTLE_MS);
    });
}

function help(): string {
  const width = Math.max(...SCENES.map(({ name }) => name.length)) + 2;
  return [
    'Save a file below ui/ to rebuild. Type what to show:',
    ...SCENES.map(({ name, explanation }) => `  ${styleText('bold', name.padEnd(width))}${explanation}`),
    `  ${styleText('bold', 'look NAME'.padEnd(width))}a fixed state of a window: ${LOOKS.map(({ name }) => name).join(', ')}`,
    `  ${styleText('bold', 'quit'.padEnd(width))}end`,
  ].join('\n');
}

function completer(line: string): [string[], string] {
  const names = [...SCENES.map(({ name }) => name), ...LOOKS.map(({ name }) => `look ${name}`), 'quit'];
  return [names.filter((name) => name.startsWith(line)), line];
}

await main();
