/** Implements what a session window asks about USB devices. */
import type { Handlers } from '../pages/serve-actions.ts';
import type { SiteHandlerDeps } from './site-handlers.ts';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import type { ListedUsbDevice } from '../../../host-agent/api/session/usb.ts';
import type { Texts } from '../../texts/texts.ts';
import type { AgentLink } from '../agent-link.ts';
import type { Question } from '../transfers/transfer-questions.ts';

export function usbHandlers({
  agent,
  sessions,
  texts,
  confirmOver,
}: Pick<SiteHandlerDeps, 'agent' | 'sessions' | 'texts' | 'confirmOver'>): Pick<
  Handlers,
  'usb.list' | 'usb.connect' | 'usb.disconnect'
> {
  return {
    'usb.list': async (_, page) => {
      const id = sessions.of(page)?.id;
      return { devices: id === undefined ? [] : await agent.call('session.usb-devices', { id }) };
    },
    'usb.connect': async ({ address }, page) => {
      const window = sessions.of(page);
      if (window?.id === undefined) return { isConnected: false };
      const confirm = confirmOver.bind(undefined, window);
      return { isConnected: await connectDevice({ agent, confirm, texts }, window.id, address) };
    },
    'usb.disconnect': async ({ address }, page) => {
      const id = sessions.of(page)?.id;
      if (id !== undefined) await agent.call('session.usb-disconnect', { id, address });
      return {};
    },
  };
}

// Hands a USB device to the session of a window. A page that draws what a guest sends is not trusted to ask: the desktop names the device itself.

function connectQuestion({ text }: Texts, { name, kind }: ListedUsbDevice): Question {
  return {
    message: text('usb-connect-question', { name }),
    detail: [
      text(`usb-kind-${kind}`),
      ...(kind === 'smart-card' ? [text('usb-connect-restarts')] : []),
      text('usb-connect-why'),
    ].join('\n\n'),
    confirm: text('usb-connect'),
    cancel: text('transfer-cancel'),
  };
}

/** Returns whether the session has it: the person may decline. Throws `Failure`. */
export async function connectDevice(
  {
    agent,
    confirm,
    texts,
  }: {
    readonly agent: Pick<AgentLink, 'call'>;
    /** The desktop's own dialogue. */
    readonly confirm: (question: Question) => Promise<boolean>;
    readonly texts: () => Texts;
  },
  id: string,
  address: string,
): Promise<boolean> {
  const device = (await agent.call('session.usb-devices', { id })).find((listed) => listed.address === address);
  if (!device) throw new Failure('usb-device-missing', { device: address });
  if (!(await confirm(connectQuestion(texts(), device)))) return false;
  await agent.call('session.usb-connect', { id, address });
  return true;
}
