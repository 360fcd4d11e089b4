/** The converter VM: a VM of the browser image that renders one document, without network or screen, and is gone afterwards. */
import { randomBytes } from 'node:crypto';
import { CONVERTER_PARAMETER } from '../../appliance/protocol/limits.ts';
import type { GuestMessage } from '../../appliance/protocol/channels.ts';
import { Failure, reasonOf } from '../api/errors/failure.ts';
import type { Hypervisor, VmSpec } from '../hypervisor/hypervisor.ts';
import type { VmFiles } from '../storage/filenames.ts';
import { GuestTransfers } from '../transfer/guest-transfers.ts';
import { type Loss, VmLost } from '../vm/loss.ts';
import { startVm } from '../vm/start-vm.ts';
import type { SupervisedVm } from '../vm/supervised-vm.ts';
import { withVm } from '../vm/with-vm.ts';

export interface ConverterParts {
  readonly hypervisor: Hypervisor;
  /** The browser image in use, checked against its digests. */
  readonly browserImage: (signal: AbortSignal) => Promise<{ readonly boot: VmSpec['boot'] }>;
  readonly namesOf: (id: string) => VmFiles;
  /** How long each step of its start may take. */
  readonly stepWithinMs: () => number;
  readonly keepConsole: (id: string, text: string) => Promise<string | undefined>;
}

export interface Converter {
  /** Sends the document in and brings the pixels out. */
  readonly transfers: GuestTransfers<'converter'>;
  /** Aborted when the VM has ended or violated the protocol. */
  readonly lost: AbortSignal;
}

/** Enough for the document, the pixels of one page, and the program that renders them. */
const MEMORY_MIB = 1024;
/** With Chromium or LibreOffice, which make pages of the document first, or with the program that reads them. */
const LARGE_MEMORY_MIB = 2048;
/** Two processors boot faster: drivers and guest agent are loaded side by side. */
const PROCESSORS = 2;

/** What its work needs. */
export interface ConverterNeeds {
  readonly isLarge: boolean;
}

/** Starts a converter VM and does the work; leaves nothing of the VM. Throws `Failure` converter-…, image-damaged. */
export async function withConverter<Result>(
  parts: ConverterParts,
  needs: ConverterNeeds,
  work: (converter: Converter) => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  const id = randomBytes(4).toString('hex');
  let vm: SupervisedVm<'converter'> | undefined;
  const transfers = new GuestTransfers<'converter'>({
    send: (message) => vm?.send(message),
    connect: async () => {
      if (!vm?.devices.connectFiles) throw new Error('The VM has no port for files.');
      return vm.devices.connectFiles();
    },
    onDownloads: () => undefined,
  });
  const user = {
    role: 'converter',
    stepTimeoutMs: parts.stepWithinMs(),
    onMessage: (message: GuestMessage<'converter'>) => lossBy(message, transfers),
    keepConsole: (text: string) => parts.keepConsole(id, text),
  } as const;
  return withVm(
    {
      start: async () => {
        const { boot } = await parts.browserImage(signal);
        return startVm(parts.hypervisor, converterVm(id, parts.namesOf(id), boot, needs), user, signal);
      },
      work: async (started) => {
        vm = started;
        await vm.until('ready', signal);
        return work({ transfers, lost: vm.lost });
      },
      explain: (error) => {
        if (error instanceof VmLost) return explained(error);
        // An error of the work is not the converter's: a full disk, for instance.
        return vm?.has('ready') === true ? undefined : notStarted(error);
      },
    },
    signal,
  );
}

/** Neither a network card nor a screen nor sound: only the two channels. Pure. */
export function converterVm(
  id: string,
  names: VmFiles,
  boot: VmSpec['boot'],
  { isLarge }: ConverterNeeds = { isLarge: false },
): VmSpec {
  return {
    id,
    role: 'browser',
    names,
    boot: { ...boot, commandLine: `${boot.commandLine} ${CONVERTER_PARAMETER}`.trim() },
    memoryMiB: isLarge ? LARGE_MEMORY_MIB : MEMORY_MIB,
    processors: PROCESSORS,
    nics: [],
  };
}

/** The loss that the message means if the converter must not send it now. */
function lossBy(message: GuestMessage<'converter'>, transfers: GuestTransfers<'converter'>): Loss | undefined {
  switch (message.type) {
    case 'hello':
    case 'step':
    case 'failed':
      return undefined;
    case 'transfer-ready':
    case 'transfer-received':
    case 'transfer-page':
    case 'transfer-refused':
      return transfers.handleAnswer(message)
        ? undefined
        : { kind: 'protocol-violation', violation: `A converter must not send ${message.type} now.` };
  }
}

function explained(lost: VmLost): Failure {
  const { loss } = lost;
  switch (loss.kind) {
    case 'ended':
      return new Failure('converter-ended', {}, { cause: lost });
    case 'guest-failed':
      return new Failure('converter-ended', { step: loss.step }, { cause: lost });
    case 'image-damaged':
      return new Failure('image-damaged', { role: 'browser', origin: 'built' }, { cause: lost });
    case 'protocol-violation':
      return protocolViolation(loss.violation, lost);
    case 'step-timeout':
      return notStarted(lost);
  }
}

/** The VM sent what the protocol does not allow. */
export function protocolViolation(detail: string, cause?: unknown): Failure {
  return new Failure('protocol-violation', { vm: 'converter', detail }, { cause });
}

function notStarted(cause: unknown): Failure {
  return new Failure('converter-not-started', { reason: reasonOf(cause) }, { cause });
}
