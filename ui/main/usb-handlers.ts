/** Implements what a session window asks about USB devices. */
import { connectDevice } from './handed-devices.ts';
import type { Handlers } from './serve-actions.ts';
import type { SiteHandlerDeps } from './site-handlers.ts';

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
