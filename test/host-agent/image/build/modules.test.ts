import { describe, expect, test } from 'vitest';
import { indexOf, moduleClosure, withoutSignature } from '../../../../host-agent/image/build/modules.ts';

const NEEDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['kernel/fs/erofs/erofs.ko.xz', ['libcrc32c', 'virtio_pci', 'nowhere']],
  ['kernel/lib/libcrc32c.ko.xz', []],
  ['kernel/drivers/net/virtio_net.ko.xz', ['net-failover']],
  ['kernel/drivers/net/net-failover.ko.xz', ['failover']],
  ['kernel/net/core/failover.ko.xz', ['net_failover']],
]);
const asked: string[] = [];
const index = await indexOf(
  ['kernel', 'modules.order', ...NEEDS.keys(), 'kernel/sound/unwanted.ko.xz'],
  'kernel/drivers/virtio/virtio_pci.ko\n',
  ['virtio_net', 'erofs', 'net-failover', 'virtio_pci', 'typo'],
  (paths) => {
    asked.push(...paths);
    return Promise.resolve(NEEDS);
  },
);

test('asks no module twice, also in a circle, and none that is not needed', () => {
  expect(asked.toSorted()).toEqual([...NEEDS.keys()].toSorted());
});

test('lists the dependencies of a module before it, each once', () => {
  expect(moduleClosure(index, ['virtio_net', 'erofs', 'net-failover'])).toEqual([
    'kernel/net/core/failover.ko.xz',
    'kernel/drivers/net/net-failover.ko.xz',
    'kernel/drivers/net/virtio_net.ko.xz',
    'kernel/lib/libcrc32c.ko.xz',
    'kernel/fs/erofs/erofs.ko.xz',
  ]);
});

test('needs no file for a module that is built into the kernel', () => {
  expect(moduleClosure(index, ['virtio-pci'])).toEqual([]);
});

test('rejects a recipe that names a module the kernel does not have', () => {
  expect(() => moduleClosure(index, ['erofs', 'typo', 'other'])).toThrow(
    expect.objectContaining({ code: 'kernel-module-missing', message: 'The kernel has no module "typo", "other".' }),
  );
});

describe('the signature of a module', () => {
  const end = '~Module signature appended~\n';
  const info = (bytes: number) => Buffer.from([0, 0, 2, 0, 0, 0, 0, 0, 0, 0, bytes >> 8, bytes & 0xff]);

  test('is removed from its end', () => {
    const module = Buffer.concat([Buffer.from('code'), Buffer.alloc(300, 7), info(300), Buffer.from(end)]);
    expect(withoutSignature(module).toString()).toBe('code');
  });

  test.each(['', 'code', `code${end}code`])('is left alone where there is none: %j', (text) => {
    expect(withoutSignature(Buffer.from(text)).toString()).toBe(text);
  });

  test('cannot be longer than the module', () => {
    expect(() => withoutSignature(Buffer.concat([Buffer.from('code'), info(5), Buffer.from(end)]))).toThrow(
      'longer than the module',
    );
  });
});
