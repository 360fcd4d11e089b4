/** The sessions of this host, and the bookmarks and files of their person. */
import { Bookmarks } from '../config/bookmarks.ts';
import { managerOfRule } from '../config/managed.ts';
import type { Foundation } from '../foundation/foundation.ts';
import type { FoundUpdates } from '../image/updates/found-updates.ts';
import type { ImageLibrary } from '../image/library.ts';
import type { RecalledImages } from '../image/recalled-images.ts';
import type { Counts } from '../monitoring/counts.ts';
import { findPortal, isOnline, type PortalOptions } from '../network/portal/find-portal.ts';
import { dataNames } from '../storage/filenames.ts';
import { downloadsFolder } from '../storage/folders.ts';
import { incomingFileOwner } from '../transfer/incoming-file.ts';
import { DriveServer } from '../automation/server.ts';
import { PortalWatch } from './rules/portal-watch.ts';
import type { SessionDeps } from './session-deps.ts';
import { Sessions } from './sessions.ts';

interface UsedParts extends Pick<SessionDeps, 'hypervisor' | 'fastStart' | 'sound' | 'draw' | 'recorder'> {
  readonly ndvm: SessionDeps['network'];
  readonly exits: NonNullable<SessionDeps['exits']>;
  readonly portal: PortalOptions;
  readonly images: ImageLibrary;
  readonly found: FoundUpdates;
  readonly recalled: RecalledImages;
  readonly counts: Counts;
  readonly hostMemory: Pick<SessionDeps, 'availableMemory'>;
}

export function composeSessions(
  { folders, runtime, config, configuration, changes, keepConsole, log }: Foundation,
  { ndvm, portal, images, found, recalled, counts, hostMemory, ...used }: UsedParts,
) {
  const driveServer = new DriveServer(log, runtime.drive);
  const bookmarks = new Bookmarks(dataNames(folders).bookmarks);
  const sessions = new Sessions({
    ...used,
    config,
    network: ndvm,
    findPortal: (signal) => findPortal(portal, signal),
    ...hostMemory,
    browserImage: () => images.ready('browser'),
    canSpeak: () => images.canSpeak(),
    securityUpdatesOf: (image) => found.securityOf(image),
    recalledImage: (image) => recalled.of(image),
    driveServer,
    bookmarks: () => bookmarks.list(),
    managerOfRule: (profile, act) => managerOfRule(configuration, profile, act),
    sessionsFolder: runtime.sessions,
    namesOf: runtime.session,
    keepConsole,
    log,
    onOpened: ({ startedFrom, timings: { firstFrameMs } }) =>
      firstFrameMs !== undefined && counts.opened(startedFrom, firstFrameMs),
    onChange: (ended, image) => {
      portalWatch.look();
      if (!ended) return void changes.emit('changed', 'sessions');
      counts.ended(ended, image);
      changes.emit('ended', ended);
    },
  });
  const portalWatch = new PortalWatch(sessions, (signal) => isOnline(portal, signal));
  found.onFound(() => sessions.updatesFound());
  recalled.onRecalled(() => sessions.updatesFound());
  images.keep(() => sessions.all.flatMap(({ image }) => image ?? []));
  const downloadTarget = () => ({
    folder: config().downloads.folder || downloadsFolder(),
    owner: incomingFileOwner(folders.runtime),
  });
  return {
    parts: { bookmarks, sessions, driveServer, downloadTarget },
    reported: () => ({ sessions: () => sessions.all.map((session) => session.describe()) }),
  };
}
