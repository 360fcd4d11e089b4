/** Two host agents, two people and two versions at once: each has what is its own. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StandInLaboratory } from '../lab/stand-in-laboratory.ts';

let laboratory: StandInLaboratory;
beforeAll(async () => {
  laboratory = await StandInLaboratory.open();
});
afterAll(async () => {
  expect(await laboratory.close()).toEqual([]);
});

const daemons = () => laboratory.processes().filter(({ commandLine }) => /node\S* .*daemon\.js/.test(commandLine));
/** Root can become somebody else; a namespace of a plain user has nobody else. */
const hasOthers = process.getuid?.() === 0 && readFileSync('/proc/self/uid_map', 'utf8').trim().endsWith('4294967295');

describe('two host agents', () => {
  it('that are started at the same moment are one in the end, and all who started them reach it', async () => {
    for (let times = 0; times < 3; times += 1) {
      const asked = await Promise.all(Array.from({ length: 5 }, () => laboratory.product.run('list', '--json')));
      expect(asked.map(({ status, stdout }) => [status, stdout.trim()])).toEqual(
        Array.from({ length: 5 }, () => [0, '[]']),
      );
      // Those that came too late are on their way out.
      await expect.poll(daemons).toHaveLength(1);
      await laboratory.product.stop();
      expect(daemons()).toEqual([]);
    }
  });

  it('are not had by starting the second by hand', async () => {
    await laboratory.product.run('list');
    const [first] = daemons();
    expect(await laboratory.product.complaint('daemon')).toMatchObject({ code: 'agent-running' });
    expect(daemons()).toEqual([first]);
  });
});

describe('two people', () => {
  it.skipIf(!hasOthers)('do not reach each other’s host agent, nor see its files', async () => {
    await laboratory.product.run('list');
    const socket = join(laboratory.product.runtimeFolder, 'agent.sock');
    const connect = `require('node:net').connect(process.argv[1]).on('error', ({ code }) => { console.log(code); process.exit(3); }).on('connect', () => process.exit(0))`;
    const asSomebodyElse = ['setpriv', '--reuid=4321', '--regid=4321', '--clear-groups'];
    expect(await laboratory.namespace.run([process.execPath, '-e', connect, socket])).toMatchObject({ status: 0 });
    expect(await laboratory.namespace.run([...asSomebodyElse, process.execPath, '-e', connect, socket])).toMatchObject({
      status: 3,
      stdout: 'EACCES\n',
    });
    for (const folder of Object.values(laboratory.product.environment).filter((path) =>
      path.startsWith(laboratory.folder),
    )) {
      expect((await laboratory.namespace.run([...asSomebodyElse, 'ls', join(folder, 'safe-browse')])).status).not.toBe(
        0,
      );
    }
  });
});

describe('two versions', () => {
  it('a session that another version wrote down in words of its own is cleared away, with all its processes', async () => {
    const client = await laboratory.client();
    const { id, processes } = await client.call('session.open', {});
    client.close();
    await laboratory.product.kill(laboratory.product.daemon()?.pid ?? 0);
    const record = join(laboratory.folders.runtime, 'sessions', id, 'record.json');
    writeFileSync(
      record,
      JSON.stringify({ ...(JSON.parse(readFileSync(record, 'utf8')) as object), ofTheNextVersion: true }),
    );
    const next = await laboratory.client();
    expect(await next.call('session.list', {})).toEqual([]);
    expect(processes.filter(({ pid }) => laboratory.product.isRunning(pid))).toEqual([]);
    expect(laboratory.runtimeFiles().filter((path) => path.includes(id))).toEqual([]);
    await next.call('session.open', {});
    await next.call('session.close', { all: true });
    next.close();
  });
});
