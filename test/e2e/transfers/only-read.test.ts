/** A trace of the host agent and all its children while a file of the host is viewed: the file is only read, and nothing on the host is loaded to make sense of it. */
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DOCUMENT } from '../../bed/network/web-server/documents.ts';
import { openTestBed, type TestBed } from '../../bed/test-bed.ts';
import { START_TIMEOUT_MS } from '../../bed/timeouts.ts';

const CLI = join(import.meta.dirname, '../../../dist/host-agent/cli.js');
const NAME = 'two pages.pdf';
/** What names a file. */
const CALLS =
  'open,openat,openat2,creat,execve,link,linkat,symlink,symlinkat,rename,renameat,renameat2,unlink,unlinkat,truncate,chmod,fchmod,fchmodat,fchmodat2,chown,fchown,lchown,fchownat,setxattr,lsetxattr,fsetxattr,utimensat,mmap';
/** Of programs and their parts. */
const LOADED = /\.(?:so(?:\.\d+)*|node|[cm]?js|wasm)"/;

let testBed: TestBed;
beforeAll(async () => {
  testBed = await openTestBed();
  testBed.product.configure('[spare]\nkeep = false\n');
});
afterAll(async () => {
  expect(await testBed.close()).toEqual([]);
});

it('a file that is viewed is only read, by the host agent, which loads nothing to read it', async () => {
  const [path, trace] = [join(testBed.folder, NAME), join(testBed.folder, 'trace')];
  writeFileSync(path, DOCUMENT);
  chmodSync(path, 0o600);
  utimesSync(path, 1_000_000_000, 1_000_000_000);
  const before = statSync(path);
  // A file for each thread: in one file, the call of a thread is in two lines where another thread comes between.
  const strace = [
    'strace',
    '--follow-forks',
    '--output-separately',
    '--seccomp-bpf',
    '-y',
    '-s',
    '500',
    '-e',
    `trace=${CALLS}`,
    '-o',
    trace,
  ];
  const command = [...strace, process.execPath, CLI, 'view', path, '--no-window', '--detach'];
  const running = testBed.internet.host.start(command, testBed.product.environment);
  // A command that asks earlier would start a host agent that is not traced.
  const listens = () => existsSync(join(testBed.product.runtimeFolder, 'agent.sock'));
  await expect.poll(listens, { timeout: START_TIMEOUT_MS }).toBe(true);
  const titles = async () => (await testBed.product.sessions()).map(({ title }) => title);
  await expect.poll(titles, { timeout: 3 * START_TIMEOUT_MS }).toEqual([NAME]);
  // The trace ends with the host agent and the VMs, which it follows too.
  expect(await testBed.product.stop()).toEqual([]);
  await running.ended;

  const threads = readdirSync(testBed.folder)
    .filter((name) => name.startsWith('trace.'))
    .map((name) => readFileSync(join(testBed.folder, name), 'utf8').split('\n'));
  const isOfFile = (line: string) => line.includes(`${NAME}"`) || line.includes(`${NAME}>`);
  const opens = (line: string) => isOfFile(line) && /^open(?:at2?)?\(/.test(line);
  const touching = threads.flat().filter((line) => isOfFile(line) && !/^execve\(.*"view"/.test(line));
  expect(touching.filter(opens).length).toBeGreaterThan(0);
  for (const line of touching.filter(opens)) expect(line).toMatch(/O_RDONLY/);
  expect(touching.filter((line) => !opens(line))).toEqual([]);

  const readers = threads.filter((lines) => lines.some(opens));
  const loaded = readers.flatMap((lines) =>
    lines.slice(lines.findLastIndex(opens)).filter((line) => LOADED.test(line)),
  );
  expect(loaded).toEqual([]);

  const { mode, size, mtimeMs, nlink, ino } = statSync(path);
  expect({ mode, size, mtimeMs, nlink, ino }).toEqual({
    ...{ mode: before.mode, size: before.size, mtimeMs: before.mtimeMs },
    ...{ nlink: before.nlink, ino: before.ino },
  });
}, 600_000);
