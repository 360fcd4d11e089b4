// @ts-check
/**
 * `npm run bench`: measures, and compares with the last recorded run on a computer of this kind.
 * `-- --record` records this run; `-- NAME…` runs only the benchmarks whose files have such a name; `-- --kvm` runs those with KVM.
 */
import { parseArgs } from 'node:util';
import { runChild } from '../children.mjs';
import { runScript, SetupStopped } from '../checkout.mjs';
import { npmBin } from './checks.mjs';

const USAGE = `Usage: npm run bench [-- [--record] [--kvm] [NAME…]]
  NAME      a benchmark: start, document, idle, memory, network, exits, desktop, drawing, film, far-film, sound, fleet, pool or distance; all without it
  --kvm     with KVM in an emulated computer, on any host: read ratios and memory; NAME is kvm or document
  --record  keeps the figures in test/bench/recorded, where later runs compare with them`;

await runScript(async () => {
  const { isHelp, isRecorded, isKvm, names } = parse();
  if (isHelp) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const folder = isKvm ? 'test/bench/kvm' : 'test/bench';
  const { status, wasInterrupted } = await runChild(
    [
      npmBin('vitest'),
      'run',
      '--project',
      isKvm ? 'bench-kvm' : 'bench',
      ...names.map((name) => `${folder}/${name}.bench.test.ts`),
    ],
    {
      stdio: 'inherit',
      environment: { ...process.env, ...(isRecorded ? { SAFE_BROWSE_BENCH_RECORD: '1' } : {}) },
    },
  );
  process.exitCode = wasInterrupted ? 130 : status;
});

function parse() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        record: { type: 'boolean', default: false },
        kvm: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return { isHelp: values.help, isRecorded: values.record, isKvm: values.kvm, names: positionals };
  } catch {
    throw new SetupStopped(USAGE, 2);
  }
}
