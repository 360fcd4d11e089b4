/** A trace of the host agent and all its children while a file of the host is viewed: the file is only read, and nothing on the host is loaded to make sense of it. */
import { chmodSync, existsSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
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
  const strace = ['strace', '--follow-forks', '--seccomp-bpf', '-y', '-s', '500', '-e', `trace=${CALLS}`, '-o', trace];
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

  const lines = readFileSync(trace, 'utf8').split('\n');
  const isOfFile = (line: string) => line.includes(`${NAME}"`) || line.includes(`${NAME}>`);
  const touching = lines.filter((line) => isOfFile(line) && !/ execve\(.*"view"/.test(line));
  const opening = touching.filter((line) => / open(?:at2?)?\(/.test(line));
  expect(opening.length).toBeGreaterThan(0);
  for (const line of opening) expect(line).toMatch(/O_RDONLY/);
  expect(touching.filter((line) => !opening.includes(line))).toEqual([]);

  const [reader] = opening.at(-1)?.split(' ') ?? expect.fail();
  const begin = lines.indexOf(opening.at(-1) ?? '');
  const loaded = lines.slice(begin).filter((line) => line.startsWith(`${reader} `) && LOADED.test(line));
  expect(loaded).toEqual([]);

  const { mode, size, mtimeMs, nlink, ino } = statSync(path);
  expect({ mode, size, mtimeMs, nlink, ino }).toEqual({
    ...{ mode: before.mode, size: before.size, mtimeMs: before.mtimeMs },
    ...{ nlink: before.nlink, ino: before.ino },
  });
}, 600_000);
