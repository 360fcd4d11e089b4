/** Composes the application once Electron is ready. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { app, ipcMain, Menu, nativeImage, nativeTheme, Notification, type Session, session, Tray } from 'electron';
import { DOCUMENT_PROFILE } from '../../host-agent/api/configuration/profile.ts';
import { Client } from '../../host-agent/api/connection/client.ts';
import { runtimeFolder } from '../../host-agent/api/connection/runtime-folder.ts';
import { Failure } from '../../host-agent/api/errors/failure.ts';
import { removeHandedOver } from '../../host-agent/api/host/handed-over.ts';
import type { Trouble } from '../bridge/answer.ts';
import { DISPLAY, READY } from '../bridge/message-names.ts';
import type { WindowKind } from '../bridge/state.ts';
import { AgentLink } from './agent-link.ts';
import { SCHEME } from './pages/app-url.ts';
import { Builds } from './builds.ts';
import { confineSession } from './pages/confinement.ts';
import { Transfers } from './transfers/transfers.ts';
import { BuildTimes } from './desktop/build-times.ts';
import { Desktop } from './desktop/desktop.ts';
import { wantedKinds } from './desktop/file-kinds.ts';
import {
  chooseFolder,
  confirmOver,
  desktopClipboard,
  desktopDialogs,
  openFile,
  withdrawQuestions,
} from './desktop/dialogs.ts';
import { Discards } from './discards.ts';
import type { EndOnSignals } from './end-on-signals.ts';
import type { DesktopFolders } from './desktop/folders.ts';
import { accountName, KvmGroup } from './desktop/kvm-group.ts';
import { nodeProgram } from './desktop/node-program.ts';
import { DesktopPrinters } from './printing/desktop-printers.ts';
import { untilTrayHost } from './desktop/tray-host.ts';
import { carryDisplay } from './display.ts';
import { FileCopies } from './transfers/file-copies.ts';
import { drivingQuestion, recordingQuestion } from './handlers/consent-handlers.ts';
import { handlersOver } from './handlers/handlers.ts';
import { textsIn } from './language-files.ts';
import { IncomingLinks } from './links/incoming-links.ts';
import { AgentSync } from './agent-sync.ts';
import { MainWindow } from './main-window.ts';
import { Model } from './model.ts';
import { ModelNotices, type Notice, noticeOfEnd, noticeOfTrouble } from './notices.ts';
import { Pages } from './pages/pages.ts';
import { Quitting } from './quitting.ts';
import type { StartRequest } from './request.ts';
import { serveActions } from './pages/serve-actions.ts';
import { pageServer } from './pages/serve-pages.ts';
import { SessionWindows } from './session/session-windows.ts';
import { Thumbnails } from './thumbnails.ts';
import { asTrouble } from './trouble.ts';
import { TrayView, type TrayDrawing } from './tray/tray.ts';
import { trayChoices } from './tray/tray-choices.ts';
import { mainWindowState } from './views.ts';

/** Notifications that can be clicked; a person who has not clicked one of the last does not click an older one. */
const MOST_SHOWN = 20;

export interface Application {
  readonly take: (request: StartRequest) => void;
}

export interface Places {
  /** The folder with the built programs. */
  readonly dist: string;
  readonly daemonBundle: string;
  readonly folders: DesktopFolders;
  readonly signals: EndOnSignals;
}

export function startApplication({ dist, daemonBundle, folders, signals }: Places): Application {
  const model = new Model();
  const pages = new Pages();
  let tray: TrayView | undefined;
  let isLeaving = false;
  const pageSessions = { main: pageSession('main'), link: pageSession('link'), session: pageSession('session') };
  const isDark = () => nativeTheme.shouldUseDarkColors;
  const iconFile = (name: string) => join(dist, 'ui/icons', name);
  const shell = {
    pages,
    sessions: pageSessions,
    preload: join(dist, 'ui/preload.cjs'),
    icon: iconFile('app.png'),
  };
  const files = join(dist, 'ui/renderer');
  const textsOf = textsIn(files);
  const command = app.isPackaged ? [process.execPath] : [process.execPath, app.getAppPath()];
  const desktop = new Desktop({
    folders,
    command,
    texts: textsOf,
    systemLanguages: () => app.getPreferredSystemLanguages(),
  });
  const texts = () => textsOf(desktop.language);

  const shown: Notification[] = [];
  const notify = ({ title, body }: Notice) => {
    if (!desktop.preferences.notifications || !Notification.isSupported()) return;
    const notification = new Notification({ title, body, icon: shell.icon });
    notification.on('click', () => mainWindow.show());
    notification.show();
    // One that nothing refers to is collected, and a click on it is lost.
    shown.push(notification);
    shown.splice(0, shown.length - MOST_SHOWN);
  };
  const onNotDiscarded = (trouble: Trouble) => {
    notify(noticeOfTrouble(texts().text('notice-not-discarded'), trouble, texts()));
    // The session continues, and without a tray there may be no other window to show it.
    if (!tray && !isLeaving) mainWindow.show();
  };
  const agentSync = new AgentSync(model, {
    onEnded: (ended) => {
      sessions.ended(ended);
      thumbnails.sessionsChanged();
      const notice = noticeOfEnd(ended.reason, texts());
      if (notice) notify(notice);
    },
    onFound: () => {
      sessions.reconcile();
      thumbnails.sessionsChanged();
    },
  });
  const node = nodeProgram(folders.node);
  const agent = new AgentLink(() => Client.attachOrStart(runtimeFolder(), daemonBundle, node), agentSync);
  agentSync.use(agent);

  const discards = new Discards(agent);
  const fileCopies = new FileCopies({
    agent,
    onChange: () => model.changed(),
    onMade: (path) => notify({ title: texts().text('notice-copied'), body: path }),
    onFailed: (name, error) =>
      notify(noticeOfTrouble(texts().text('notice-not-copied', { name }), asTrouble(error), texts())),
    onSettled: () => quitIfNothingIsLeft(),
  });
  const printers = new DesktopPrinters({
    icon: shell.icon,
    texts,
    windowOf: (id) => sessions.windowOf(id),
    onClosed: () => quitIfNothingIsLeft(),
  });
  const transfers = new Transfers({
    agent,
    model,
    clipboard: desktopClipboard,
    dialogs: desktopDialogs((id) => sessions.windowOf(id)),
    printers,
    texts,
  });
  const sessions: SessionWindows = new SessionWindows(
    shell,
    {
      model,
      agent,
      discards,
      transfers,
      language: () => desktop.language,
      onNotDiscarded,
      onNotViewed: (trouble) => notify(noticeOfTrouble(texts().text('notice-not-viewed'), trouble, texts())),
      mayBeDriven: (window) => confirmOver(window.window, drivingQuestion(texts(), window.profile)),
      mayBeRecorded: (window, folder) => confirmOver(window.window, recordingQuestion(texts(), window.profile, folder)),
      withdrawDialogues: withdrawQuestions,
      onLeftBehind: () => mainWindow.show(),
      onFilesDone: (paths) => {
        for (const path of paths) removeHandedOver(runtimeFolder(), path);
      },
    },
    isDark,
  );
  const mainWindow: MainWindow = new MainWindow(
    shell,
    (pageRequest) =>
      mainWindowState(model, {
        version: app.getVersion(),
        desktop: desktop.view(),
        copies: fileCopies.view,
        asksToQuit: quitting.isAsking,
        pageRequest,
        numberOf: (id) => sessions.numberOf(id),
      }),
    isDark,
  );
  const quitting: Quitting = new Quitting({ model, agent, mainWindow, sessions, app });
  model.pace = { ...model.pace, processors: availableParallelism() };
  const builds = new Builds(model, agent, new BuildTimes(folders.buildTimes));
  const kvmGroup = new KvmGroup({ account: accountName() });
  model.canJoinKvm = kvmGroup.isOffered;
  const thumbnails = new Thumbnails(model, agent);
  mainWindow.onPageRequested = () => model.changed();
  mainWindow.onVisibility = (isVisible) => {
    thumbnails.watch(isVisible);
    // The command line may have changed bookmarks, or verified something.
    if (isVisible) void agentSync.read();
  };

  pageSessions.main.protocol.handle(
    SCHEME,
    pageServer(files, 'main', (path) => thumbnails.picture(path)),
  );
  for (const kind of ['link', 'session'] as const) pageSessions[kind].protocol.handle(SCHEME, pageServer(files, kind));
  ipcMain.on(READY, (event) => {
    if (pages.sender(event)) pages.ready(event.sender.id);
  });
  ipcMain.on(DISPLAY, (event) => {
    const page = pages.sender(event);
    const [port] = event.ports;
    const socket = page && sessions.of(page)?.displaySocket();
    if (!port) return;
    if (socket !== undefined) {
      carryDisplay(socket, port);
      return;
    }
    port.postMessage(null);
    port.close();
  });
  const applyTheme = () => {
    nativeTheme.themeSource = desktop.preferences.theme;
    model.changed();
  };
  serveActions(
    ipcMain,
    pages,
    handlersOver({
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
      onDesktopChange: applyTheme,
      dragIcon: shell.icon,
      texts,
      clipboard: desktopClipboard,
      confirmOver: (window, question) => confirmOver(window?.window, question),
      confirmInMain: (question) => confirmOver(mainWindow.window, question),
      openFile,
      chooseFolder: () => chooseFolder(mainWindow.window),
      chooseFolderOver: (window, title) => chooseFolder(window.window, title),
      notify: (notice) => {
        // Without this program, no recording of it goes on.
        if (!isLeaving) notify(notice);
      },
      copyText: (text) => desktopClipboard.write({ content: 'text', text }),
    }),
  );

  const links = new IncomingLinks({
    shell,
    model,
    desktop,
    isDark,
    openHere: (url, profile) => sessions.open({ url, profile }),
    openIn: async (url, id) => {
      await agent.call('session.browse', { id, url });
      sessions.open({ id });
    },
    siteRules: {
      agent,
      confirm: (question) => {
        mainWindow.show();
        return confirmOver(mainWindow.window, question);
      },
      texts,
    },
    onTrouble: (what, trouble) => notify(noticeOfTrouble(texts().text(`notice-${what}`), trouble, texts())),
    onSettled: () => quitIfNothingIsLeft(),
  });
  void untilTrayHost().then((isThere) => {
    if (isThere)
      tray = new TrayView(
        trayShower(iconFile, () => mainWindow.show()),
        trayChoices({ model, agent, builds, discards, mainWindow, sessions, quitting, onNotDiscarded }),
      );
    model.changed();
  });

  const notices = new ModelNotices();
  // The entry of this program first: it is what becomes the default.
  const settled = desktop.settle(iconFile('safe-browse.svg')).then(() => model.changed());
  const followKinds = async ({ configuration } = model) => {
    await settled;
    if (configuration && (await desktop.kinds.follow(wantedKinds(configuration)))) model.changed();
  };
  model.onChange(() => {
    pages.draw();
    followKinds().catch((error: unknown) =>
      notify(noticeOfTrouble(texts().text('notice-kinds-failed'), asTrouble(error), texts())),
    );
    tray?.draw(model, texts());
    for (const notice of notices.since(model, texts())) notify(notice);
  });
  // Without a tray, a program without a window could not be reached.
  const quitIfNothingIsLeft = () => {
    const open = sessions.count + links.count + printers.count + discards.pending + fileCopies.view.length;
    if (!tray && !mainWindow.isOpen && open === 0) app.quit();
  };
  mainWindow.onClosed = () => {
    quitting.withdraw();
    quitIfNothingIsLeft();
  };
  sessions.onClosed = quitIfNothingIsLeft;
  discards.onPending = (isPending) => (signals.isHeld = isPending);
  discards.onSettled = () => {
    if (!isLeaving) quitIfNothingIsLeft();
    else if (discards.pending === 0) app.quit();
  };
  app.on('before-quit', (event) => {
    // Waits for pending discards, unless the person quits a second time.
    const mayWait = !isLeaving;
    isLeaving = true;
    if (discards.pending > 0 && mayWait) {
      event.preventDefault();
      return;
    }
    agent.close();
    sessions.destroyAll();
  });
  applyTheme();
  void agent.keep();
  sessions.prepare();

  return {
    take: (request) => {
      switch (request.is) {
        case 'background':
          return;
        case 'main-window':
          mainWindow.show();
          return;
        case 'open':
          sessions.open({ profile: request.profile });
          return;
        case 'session':
          sessions.open({ id: request.id });
          return;
        case 'safe-copy':
          fileCopies.take(request.paths);
          mainWindow.show('home');
          return;
        case 'site-rule':
          links.changeRule(request.url, request.isAlways);
          return;
        case 'refused-link':
          mainWindow.show('home', asTrouble(new Failure('url-refused', request.problem)));
          return;
        case 'given':
          for (const url of request.urls) links.take(url, request.here);
          if (request.paths.length > 0) sessions.open({ profile: DOCUMENT_PROFILE, files: request.paths });
      }
    },
  };
}

/** It stores nothing on disk. */
function pageSession(kind: WindowKind): Session {
  const made = session.fromPartition(kind, { cache: false });
  confineSession(made, kind);
  return made;
}

/** Shows drawings in Electron's tray. */
function trayShower(iconFile: (name: string) => string, onClick: () => void): (drawing: TrayDrawing) => void {
  const image = (name: string) => nativeImage.createFromPath(iconFile(`${name}.png`));
  const tray = new Tray(image('tray-idle'));
  // On desktops where the primary button does not open the menu.
  tray.on('click', onClick);
  return ({ icon, toolTip, menu }) => {
    tray.setImage(image(icon));
    tray.setToolTip(toolTip);
    tray.setContextMenu(Menu.buildFromTemplate(menu));
  };
}
