/** Two host agents, two people, and two versions of the host agent. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAndFollow } from '../../../host-agent/api/connection/open-and-follow.ts';
import { FakeQemuTestBed } from '../../bed/fake-qemu-test-bed.ts';

let testBed: FakeQemuTestBed;
beforeAll(async () => {
  testBed = await FakeQemuTestBed.open();
});
afterAll(async () => {
  expect(await testBed.close()).toEqual([]);
});

const daemons = () => testBed.processes().filter(({ commandLine }) => /node\S* .*daemon\.js/.test(commandLine));
/** Whether there is another account: root can become another user, but a namespace of a plain user has only one. */
const hasOthers = process.getuid?.() === 0 && readFileSync('/proc/self/uid_map', 'utf8').trim().endsWith('4294967295');

describe('two host agents', () => {
  it('started at the same moment end up as one, which every caller reaches', async () => {
    for (let times = 0; times < 3; times += 1) {
      const asked = await Promise.all(Array.from({ length: 5 }, () => testBed.product.run('list', '--json')));
      expect(asked.map(({ status, stdout }) => [status, stdout.trim()])).toEqual(
        Array.from({ length: 5 }, () => [0, '[]']),
      );
      // The surplus host agents are still ending.
      await expect.poll(daemons).toHaveLength(1);
      await testBed.product.stop();
      expect(daemons()).toEqual([]);
    }
  });

  it('do not result from starting a second one by hand', async () => {
    await testBed.product.run('list');
    const [first] = daemons();
    expect(await testBed.product.complaint('daemon')).toMatchObject({ code: 'host-agent-running' });
    expect(daemons()).toEqual([first]);
  });
});

describe('two people', () => {
  it.skipIf(!hasOthers)('cannot reach each other’s host agent or see its files', async () => {
    await testBed.product.run('list');
    const socket = join(testBed.product.runtimeFolder, 'agent.sock');
    const connect = `require('node:net').connect(process.argv[1]).on('error', ({ code }) => { console.log(code); process.exit(3); }).on('connect', () => process.exit(0))`;
    const asOtherUser = ['setpriv', '--reuid=4321', '--regid=4321', '--clear-groups'];
    expect(await testBed.namespace.run([process.execPath, '-e', connect, socket])).toMatchObject({ status: 0 });
    expect(await testBed.namespace.run([...asOtherUser, process.execPath, '-e', connect, socket])).toMatchObject({
      status: 3,
      stdout: 'EACCES\n',
    });
    for (const folder of Object.values(testBed.product.environment).filter((path) => path.startsWith(testBed.folder))) {
      expect((await testBed.namespace.run([...asOtherUser, 'ls', join(folder, 'safe-browse')])).status).not.toBe(0);
    }
  });
});

describe('two versions of the host agent', () => {
  it('clean up a session whose record they cannot read, with all its processes', async () => {
    const client = await testBed.client();
    const { id, processes } = await openAndFollow(client, {});
    client.close();
    await testBed.product.kill(testBed.product.daemon()?.pid ?? 0);
    const record = join(testBed.folders.runtime, 'sessions', id, 'record.json');
    writeFileSync(
      record,
      JSON.stringify({ ...(JSON.parse(readFileSync(record, 'utf8')) as object), ofTheNextVersion: true }),
    );
    const next = await testBed.client();
    expect(await next.call('session.list', {})).toEqual([]);
    expect(processes.filter(({ pid }) => testBed.product.isRunning(pid))).toEqual([]);
    expect(testBed.runtimeFiles().filter((path) => path.includes(id))).toEqual([]);
    await openAndFollow(next, {});
    await next.call('session.close', { all: true });
    next.close();
  });

  it('remove what a dead one was writing, without waiting until it is old', async () => {
    (await testBed.client()).close();
    await testBed.product.kill(testBed.product.daemon()?.pid ?? 0);
    const left = 'counts.json.0123456789ab.new';
    writeFileSync(join(testBed.folders.runtime, left), 'half');
    expect(testBed.runtimeFiles()).toContainEqual(expect.stringContaining(left));
    (await testBed.client()).close();
    expect(testBed.runtimeFiles().filter((path) => path.includes(left))).toEqual([]);
  });
});
