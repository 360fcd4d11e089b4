/** The engine `incus` over a fake of the person's client. `test/incus` runs the same with a real cluster. */
import { expect, it } from 'vitest';
import { attachArguments } from '../../../host-agent/tools/incus.ts';
import { deskOfTest, openIn } from '../../host-agent/pool/pool-bed.ts';
import { fakeIncus, PROJECT } from './fake-incus.ts';
import { describeHostPool, expectSaid, hostsBehind } from './host-pool.ts';

describeHostPool('incus', async (host) => {
  const { poolOf, kill, stop } = await fakeIncus([host]);
  return { pool: poolOf(), member: 'host-1', kill, stop };
});

const servers = (...names: string[]) => hostsBehind(fakeIncus, ...names);

it('runs nothing but safe-browse attach, not as root, without a terminal, and takes no name for an option of incus', () => {
  expect(attachArguments({ remote: 'company', project: 'alice' }, 'host-1')).toEqual([
    'exec',
    '--project=alice',
    '--mode=non-interactive',
    '--user=1000',
    '--group=1000',
    'company:host-1',
    '--',
    'safe-browse',
    'attach',
  ]);
});

it('names no host with a name that Incus does not allow', async () => {
  const { poolOf } = await servers('one');
  const pool = poolOf();
  for (const name of ['--project=bob', 'other:host-1', 'host 1', '1host', 'host-', ''])
    expect(pool.mayHave(name)).toBe(false);
  await expect(pool.setDraining('--project=bob', true)).rejects.toMatchObject({ code: 'pool-drain-refused' });
  const said = await new Promise((resolve) => pool.reach('other:host-1', resolve));
  expect(said).toBe('The project "alice" cannot have an instance other:host-1.');
});

it.each([
  ['a project of another person', 'bob', 'fake', /not known: Error: User does not have permission for project "bob"/],
  [
    'a server that the client does not know',
    PROJECT,
    'elsewhere',
    /not known: Error: The remote "elsewhere" doesn't exist/,
  ],
  [
    'a project without hosts',
    'empty',
    'fake',
    /not known: The project "empty" has no instance with user\.safe-browse\.host=true/,
  ],
])('says what incus said, with %s', async (_, project, remote, said) => {
  const { poolOf } = await servers('one');
  await expectSaid(poolOf(project, remote), said, `incus list ${remote}: --project=${project}`);
});

it('uses no instance whose computer is evacuated or dead, and says why', async () => {
  const { poolOf, change } = await servers('one', 'two', 'three');
  const pool = poolOf();
  await change(({ members }) => {
    for (const [name, status] of [
      ['node1', 'Evacuated'],
      ['node2', 'Offline'],
    ])
      for (const member of members) if (member.server_name === name) member.status = status ?? '';
  });
  const rest = await deskOfTest(pool);
  expect((await openIn(rest, pool)).where?.host).toBe('host-3');
  expect(await rest.pools.status()).toMatchObject([
    { host: 'host-1', isDrained: true },
    { host: 'host-2', state: 'unreachable', trouble: expect.stringContaining('node2 is offline') as string },
    { host: 'host-3', state: 'up' },
  ]);
});
