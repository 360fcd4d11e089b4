/** The only connection between a page and main. It runs sandboxed and knows only names; main checks every message. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '../bridge/bridge.ts';
import { ACTION_NAMES, DISPLAY, DISPLAY_MESSAGE, READY, STATE } from '../bridge/message-names.ts';
import type { WindowState } from '../bridge/state.ts';

const channels: ReadonlySet<string> = new Set(ACTION_NAMES);

const bridge: Bridge = {
  watch(listener) {
    const take = (_: unknown, state: WindowState) => listener(state);
    ipcRenderer.on(STATE, take);
    ipcRenderer.send(READY);
    return () => void ipcRenderer.off(STATE, take);
  },
  ask(action, params) {
    // Electron's own channels must stay out of reach.
    if (!channels.has(action)) return Promise.reject(new Error('There is no such action.'));
    return ipcRenderer.invoke(action, params);
  },
  pathOf: (file) => webUtils.getPathForFile(file),
  openDisplay() {
    const { port1, port2 } = new MessageChannel();
    ipcRenderer.postMessage(DISPLAY, null, [port2]);
    // Ports cannot pass the context bridge; a window message can carry them.
    window.postMessage(DISPLAY_MESSAGE, location.origin, [port1]);
  },
};

contextBridge.exposeInMainWorld('safeBrowse', bridge);
