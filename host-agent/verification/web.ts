/** `safe-browse verify web`: whether what web applications need works in the Chromium of a session. */
import { CHECKS_URL } from '../../appliance/protocol/inspection.ts';
import { marked } from '../api/errors/invisible.ts';
import type { VerificationProgress, VerificationReport } from '../api/host/verification.ts';
import { deadline } from '../process/deadline.ts';
import { beginInNetwork, type PluggedParts, withPluggedVm } from './plugged-vm.ts';

/** Without KVM, Chromium takes half a minute to start, and each check seconds. */
const CHECKS_WITHIN_MS = 900_000;

/** The short form: of each part of the browser and of the image that can be missing by itself, what shows it. */
const ESSENTIAL: readonly string[] = [
  'webgl2',
  'canvas',
  'font-arabic',
  'font-chinese',
  'font-devanagari',
  'font-emoji',
  'h264',
  'av1',
  'aac',
  'opus',
  'indexed-db',
  'private-files',
  'webassembly',
  'worker',
  'service-worker',
  'cryptography',
  'web-socket',
  'peer-connection',
  'location',
  'pdf-viewer',
];

const STEPS = {
  network: 'Starting the network VM',
  vm: 'Starting a VM of the image with the network of a session',
  checks: 'Trying in its Chromium what web applications need',
} as const;

/** `isShort`: only what is essential. Throws `Failure` when the verification is impossible, or the signal's reason. Leaves nothing in every case. */
export async function verifyWeb(
  parts: PluggedParts,
  isShort: boolean,
  onProgress: (progress: VerificationProgress) => void,
  signal: AbortSignal,
): Promise<VerificationReport> {
  const { at, durationMs } = await beginInNetwork(parts, STEPS, onProgress, signal);
  at('vm');
  return withPluggedVm(parts, 'web', signal, async ({ vm, inspector }) => {
    at('checks');
    const url = isShort ? `${CHECKS_URL}#${ESSENTIAL.join()}` : CHECKS_URL;
    const open = () => vm.send({ type: 'browse', url });
    const untrustedChecks = await inspector.pageChecks(open, deadline(CHECKS_WITHIN_MS, signal, vm.lost));
    return {
      kind: 'web',
      ...(isShort && { short: true }),
      role: 'browser',
      image: parts.image.digest,
      accelerator: vm.record.accelerator,
      checks: untrustedChecks.map(({ name, text, problem }) => ({
        name,
        text: marked(text),
        outcome: problem === undefined ? 'held' : 'failed',
        ...(problem !== undefined && { detail: marked(problem) }),
      })),
      durationMs: durationMs(),
    };
  });
}
