/**
 * `npm run bench -- --kvm document`: documents with KVM in an emulated computer, in which the benchmark `document` runs. It needs the images that
 * `npm run test:documents` prepares. The computer is slow, so read the ratios. It has no limits.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runTestsInside } from '../../bed/nested/inside/programs.ts';
import { KvmComputer, NOTHING_BY_ITSELF } from '../../bed/nested/kvm-computer.ts';
import { testData } from '../../bed/product.ts';
import { type TestBed, openTestBed } from '../../bed/test-bed.ts';
import { publish, Published, publishedFile } from '../figures/publish.ts';

const COMMAND_MS = 120_000;
const BENCH_MS = 4_500_000;
const BOOT_MS = 1_200_000;
const MEMORY_MIB = 12_288;
const RUNS = process.env['SAFE_BROWSE_BENCH_RUNS'] ?? '3';

/** In the computer. */
const DATA = '/run/data/tests';
const IMAGES = 'safe-browse/images';
const KEYS = 'safe-browse/keys';

let testBed: TestBed;
let computer: KvmComputer;

beforeAll(async () => {
  testBed = await openTestBed();
  computer = await KvmComputer.boot(testBed, MEMORY_MIB);
  await computer.configure(NOTHING_BY_ITSELF);
}, BOOT_MS);
afterAll(() => testBed.close());

it('measures documents and safe copies', async () => {
  const own = `${testData}-documents`;
  const there = `${DATA}-documents`;
  const written = publishedFile('document');
  await computer.succeed(
    // The computer sees the files of this host, also the figures of an earlier run.
    `rm -f ${written}; mkdir -p ${DATA} ${there}/${IMAGES}; chmod 700 ${DATA} ${there} ${there}/safe-browse
mount --bind ${own}/${IMAGES} ${there}/${IMAGES}
cp -a ${own}/${KEYS} ${there}/${KEYS}`,
    COMMAND_MS,
  );
  const tests = await runTestsInside(computer, 'test/bench/document.bench.test.ts', BENCH_MS, {
    project: 'bench',
    data: DATA,
    environment: { SAFE_BROWSE_BENCH_RUNS: RUNS },
  });
  // What was measured is published even if a later part failed.
  expect.soft(Object.values(tests)).toEqual(Object.values(tests).map(() => 'passed'));
  const { host, figures } = Published.parse(JSON.parse(await computer.succeed(`cat ${written}`, COMMAND_MS)));
  expect(host).toMatch(/kvm$/i);
  await publish('kvm-document', figures, 'KVM, emulated');
});
