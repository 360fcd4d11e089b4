/** Everything that the desktop can show, by a name to type in the terminal of `npm run dev:ui`. */
import { WANTED_ENDS } from '../../../host-agent/api/session/ends.ts';
import { english } from '../../../host-agent/api/errors/english.ts';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { EndReason, REQUIREMENTS } from '../../../host-agent/api/session/session.ts';
import type { FakeHostAgent } from '../../fakes/host-agent/host-agent.ts';

export interface Scene {
  readonly name: string;
  readonly explanation: string;
  readonly play: (stage: SceneStage) => Promise<void> | void;
}

/** What a scene acts on. */
export interface SceneStage {
  readonly hostAgent: FakeHostAgent;
  /** Opens a session in the desktop, as a click does. */
  readonly openSession: () => Promise<void>;
  /** How many requirements each session has met. */
  readonly metOf: Map<string, number>;
}

const DOWNLOAD = {
  file: 1,
  name: 'annual report.pdf',
  bytes: 1_240_000,
  isWhole: true,
  type: 'application/pdf',
  isDisguised: false,
} as const;
const IDLE_WARNING_MS = 60_000;

const end = (reason: EndReason): Scene => ({
  name: `end ${reason}`,
  explanation: `end the newest session${WANTED_ENDS.has(reason) ? '' : ', as trouble'}: ${english.text(`ending-${reason}`)}`,
  play: ({ hostAgent }) => {
    hostAgent.end(hostAgent.last, reason);
  },
});

const network = (state: FakeHostAgent['network']['state']): Scene => ({
  name: `network ${state}`,
  explanation: `set the network VM's state to ${state}`,
  play: ({ hostAgent }) => hostAgent.setNetwork(state),
});

export const SCENES: readonly Scene[] = [
  { name: 'open', explanation: 'open a session, which starts', play: ({ openSession }) => openSession() },
  {
    name: 'next',
    explanation: 'meet the next requirement of the start',
    play: ({ hostAgent, metOf }) => {
      const id = hostAgent.last;
      const next = REQUIREMENTS[metOf.get(id) ?? 0];
      metOf.set(id, (metOf.get(id) ?? 0) + 1);
      if (next === undefined) hostAgent.becomeReady(id);
      else hostAgent.meet(id, next);
    },
  },
  {
    name: 'ready',
    explanation: 'finish the start',
    play: ({ hostAgent }) => hostAgent.becomeReady(hostAgent.last),
  },
  {
    name: 'fail',
    explanation: 'let the start fail',
    play: ({ hostAgent }) => hostAgent.failStart(hostAgent.last, new Failure('image-missing', { role: 'browser' })),
  },
  {
    name: 'download',
    explanation: 'download a file in the newest session',
    play: ({ hostAgent }) => {
      hostAgent.downloads = [DOWNLOAD];
      hostAgent.download(hostAgent.last, hostAgent.downloads.length);
    },
  },
  {
    name: 'idle',
    explanation: 'warn that the newest session is idle',
    play: ({ hostAgent }) =>
      hostAgent.warnOfIdleness(hostAgent.last, new Date(Date.now() + IDLE_WARNING_MS).toISOString()),
  },
  ...EndReason.options.map(end),
  {
    name: 'spare',
    explanation: 'make a spare',
    play: async ({ hostAgent }) => {
      await hostAgent.keepSpare();
    },
  },
  ...(['stopped', 'starting', 'up', 'failed'] as const).map(network),
  {
    name: 'images outdated',
    explanation: 'report updates for every image',
    play: ({ hostAgent }) => hostAgent.setImages(hostAgent.images.map((image) => ({ ...image, upToDate: false }))),
  },
  { name: 'images none', explanation: 'remove all images', play: ({ hostAgent }) => hostAgent.setImages([]) },
  { name: 'agent away', explanation: 'stop the host agent', play: ({ hostAgent }) => hostAgent.stop() },
  { name: 'agent back', explanation: 'start the host agent again', play: ({ hostAgent }) => hostAgent.start() },
];
