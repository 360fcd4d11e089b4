/** Implements the actions of the pages. */
import { DOCUMENT_PROFILE } from '../../../host-agent/api/configuration/profile.ts';
import { pageUrl } from '../../../host-agent/api/session/url.ts';
import { typedAddress } from '../bookmark-page.ts';
import type { Handlers } from '../pages/serve-actions.ts';
import type { AgentLink } from '../agent-link.ts';
import { bookmarkHandlers } from './bookmark-handlers.ts';
import type { Builds } from '../builds.ts';
import { type ConsentHandlerDeps, consentHandlers } from './consent-handlers.ts';
import { type FindingHandlerDeps, findingHandlers } from './finding-handlers.ts';
import { transferHandlers } from './transfer-handlers.ts';
import type { HostClipboard, Transfers } from '../transfers/transfers.ts';
import type { Desktop } from '../desktop/desktop.ts';
import type { Discards } from '../discards.ts';
import type { FileCopies } from '../transfers/file-copies.ts';
import type { AgentSync } from '../agent-sync.ts';
import { LinkWindow } from '../links/link-window.ts';
import type { MainWindow } from '../main-window.ts';
import type { Model } from '../model.ts';
import type { Quitting } from '../quitting.ts';
import { type RecordingHandlerDeps, recordingHandlers } from './recording-handlers.ts';
import type { SessionWindows } from '../session/session-windows.ts';
import { type SiteHandlerDeps, siteHandlers } from './site-handlers.ts';
import { type SettingsHandlerDeps, settingsHandlers } from './settings-handlers.ts';
import { tell } from '../../texts/texts.ts';
import { discardAll, discardUndoably } from '../undoable-discard.ts';
import { usbHandlers } from './usb-handlers.ts';

export interface HandlerDeps {
  readonly agent: AgentLink;
  readonly builds: Builds;
  readonly kvmGroup: FindingHandlerDeps['kvmGroup'];
  readonly discards: Discards;
  readonly fileCopies: FileCopies;
  readonly transfers: Transfers;
  readonly desktop: Desktop;
  readonly agentSync: AgentSync;
  readonly mainWindow: MainWindow;
  readonly model: Model;
  readonly sessions: SessionWindows;
  readonly quitting: Quitting;
  /** The desktop settings changed. */
  readonly onDesktopChange: () => void;
  /** Path of the picture beside the pointer while a file is dragged. */
  readonly dragIcon: string;
  readonly texts: SiteHandlerDeps['texts'];
  readonly clipboard: Pick<HostClipboard, 'write'>;
  readonly confirmOver: SiteHandlerDeps['confirmOver'];
  readonly confirmInMain: ConsentHandlerDeps['confirmInMain'];
  readonly openFile: SettingsHandlerDeps['openFile'];
  readonly chooseFolder: SettingsHandlerDeps['chooseFolder'];
  readonly chooseFolderOver: RecordingHandlerDeps['chooseFolderOver'];
  readonly notify: RecordingHandlerDeps['notify'];
  readonly copyText: SettingsHandlerDeps['copyText'];
}

export function handlersOver({
  agent,
  builds,
  kvmGroup,
  discards,
  fileCopies,
  transfers,
  desktop,
  agentSync,
  mainWindow,
  model,
  sessions,
  quitting,
  onDesktopChange,
  dragIcon,
  texts,
  clipboard,
  confirmOver,
  confirmInMain,
  openFile,
  chooseFolder,
  chooseFolderOver,
  notify,
  copyText,
}: HandlerDeps): Handlers {
  const done = async (work: Promise<unknown>) => {
    await work;
    return {};
  };
  return {
    'session.open': async ({ typed, profile }) => {
      sessions.open({ profile, ...(typed.trim() !== '' && { url: typedAddress(typed, pageUrl) }) });
      return {};
    },
    'files.view': async ({ paths }) => {
      sessions.open({ profile: DOCUMENT_PROFILE, files: paths });
      return {};
    },
    'files.cancel-copy': async ({ number }) => {
      fileCopies.cancel(number);
      return {};
    },
    'session.show': async ({ id }) => {
      sessions.open({ id });
      return {};
    },
    'session.close': ({ id }) => done(discardUndoably(id, { model, agent, discards, sessions })),
    'session.undo': ({ id }) => done(agent.call('session.undo', { id }).then(() => sessions.open({ id }))),
    'session.close-all': () => done(discardAll({ model, agent, sessions })),
    'session.type': async ({ text }, page) => {
      await sessions.of(page)?.controls.type(text);
      return {};
    },
    'session.scale': async ({ percent }, page) => {
      await sessions.of(page)?.controls.setScale(percent);
      return {};
    },
    'session.volume': async (change, page) => {
      await sessions.of(page)?.controls.setVolume(change);
      return {};
    },
    'exit.test': async ({ name }) => {
      const { serverAddress, latencyMs } = await agent.call('exit.test', { name });
      return { ...(serverAddress !== undefined && { address: serverAddress }), latencyMs };
    },
    'network.restart': () => done(agent.call('network.restart', {})),
    'image.build': async ({ role }) => {
      void builds.build(role);
      return {};
    },
    'image.cancel-build': ({ role }) => done(agent.call('image.cancel-build', { role })),
    'image.set-up': async () => {
      void builds.setUp().then(async (isDone) => {
        if (isDone) await desktop.welcome().finally(onDesktopChange);
      });
      return {};
    },
    'image.cancel-set-up': () => done(builds.cancelSetUp()),
    'log.read': ({ lines }) => agent.call('log.tail', { lines }),
    'desktop.set': async (change) => {
      // Zod sets absent keys to `undefined`; the desktop expects them absent.
      await desktop
        .change(Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)))
        .finally(onDesktopChange);
      return {};
    },
    'desktop.look': async () => {
      await Promise.all([desktop.look(), desktop.kinds.look()]).finally(onDesktopChange);
      return {};
    },
    'link.forget': async ({ site }) => {
      desktop.setRule(site, undefined);
      model.changed();
      return {};
    },
    'agent.restart': () => done(agent.restart()),
    'failure.copy': async (_, { lastFailure }) => {
      const details = lastFailure && tell(lastFailure, texts()).details;
      if (details !== undefined) await clipboard.write({ content: 'text', text: details });
      return {};
    },
    'application.quit': async () => {
      quitting.request();
      return {};
    },
    'application.answer-quit': ({ answer }) => done(quitting.answer(answer)),
    'window.close': async (_, page) => {
      if (page instanceof LinkWindow) page.close();
      else (sessions.of(page)?.window ?? mainWindow).close();
      return {};
    },
    'window.answer-close': async ({ answer }, page) => {
      await sessions.of(page)?.answerClose(answer);
      return {};
    },
    'window.answer-end': async ({ answer }, page) => {
      await sessions.of(page)?.answerEnd(answer);
      return {};
    },
    'window.fullscreen': async ({ on }, page) => {
      sessions.of(page)?.window?.setFullScreen(on);
      return {};
    },
    'window.undo-discard': async (_, page) => {
      await sessions.of(page)?.controls.undoDiscard();
      return {};
    },
    'window.touch': async (_, page) => {
      await sessions.of(page)?.controls.attend();
      return {};
    },
    'window.keep-running': async (_, page) => {
      await sessions.of(page)?.controls.keepRunning();
      return {};
    },
    'window.retry': async ({ isSamePage }, page) => {
      sessions.of(page)?.retry(isSamePage);
      return {};
    },
    'window.open-page': async ({ page }) => {
      mainWindow.show(page);
      return {};
    },
    ...transferHandlers(
      transfers,
      (page) => sessions.of(page)?.id,
      (page, file) => sessions.of(page)?.window?.webContents.startDrag({ file, icon: dragIcon }),
    ),
    ...consentHandlers({ agent, model, sessions, texts, confirmOver, confirmInMain }),
    ...bookmarkHandlers({ agent, model, onChanged: () => agentSync.read() }),
    ...findingHandlers({ model, builds, kvmGroup, agentSync }),
    ...settingsHandlers({ agent, model, openFile, chooseFolder, copyText }),
    ...siteHandlers({ agent, model, sessions, texts, confirmOver }),
    ...recordingHandlers({ agent, sessions, texts, chooseFolderOver, notify }),
    ...usbHandlers({ agent, sessions, texts, confirmOver }),
    'link.choose': async (choice, page) => {
      if (page instanceof LinkWindow) page.choose(choice);
      return {};
    },
  };
}
