/** Implements what a session window asks about its recording. A page that draws what a guest sends is not trusted to name a folder: the person chooses it in the desktop's own dialogue. */
import { join } from 'node:path';
import type { ProfileSummary } from '../../../host-agent/api/configuration/profile.ts';
import { isFailure } from '../../../host-agent/api/errors/failure.ts';
import { marked } from '../../../host-agent/api/errors/invisible.ts';
import { formatBytes } from '../../../host-agent/api/format-bytes.ts';
import type { RecordingSummary } from '../../../host-agent/api/session/recording.ts';
import { profileTitle } from '../../texts/profile-title.ts';
import type { Texts } from '../../texts/texts.ts';
import { type Notice, noticeOfTrouble } from '../notices.ts';
import type { Handlers } from '../pages/serve-actions.ts';
import type { SessionWindow } from '../session/session-window.ts';
import { asTrouble } from '../trouble.ts';
import type { SiteHandlerDeps } from './site-handlers.ts';

export interface RecordingHandlerDeps extends Pick<SiteHandlerDeps, 'agent' | 'sessions' | 'texts'> {
  /** Lets the person choose a folder over the window. */
  readonly chooseFolderOver: (window: SessionWindow, title: string) => Promise<string | undefined>;
  readonly notify: (notice: Notice) => void;
}

export function recordingHandlers({
  agent,
  sessions,
  texts,
  chooseFolderOver,
  notify,
}: RecordingHandlerDeps): Pick<Handlers, 'session.record' | 'session.stop-recording'> {
  /** One dialogue at a time. */
  const choosing = new Set<string>();
  const folderOver = async (window: SessionWindow, id: string): Promise<string | undefined> => {
    if (choosing.has(id)) return undefined;
    choosing.add(id);
    try {
      return await chooseFolderOver(window, texts().text('session-record-into'));
    } finally {
      choosing.delete(id);
    }
  };
  /** Fulfilled when it has begun. It ends with this program at the latest: then no window shows it. */
  const record = (id: string, folder: string, profile: SessionWindow['profile']): Promise<void> =>
    new Promise((resolve, reject) => {
      let hasBegun = false;
      const onProgress = () => {
        hasBegun = true;
        resolve();
      };
      agent.call('session.record', { id, folder }, { onProgress }).then(
        (summary) => notify(noticeOfRecording(summary, profile, texts())),
        (error: unknown) => {
          if (!hasBegun) reject(error instanceof Error ? error : new Error(String(error)));
          else notify(noticeOfTrouble(texts().text('notice-recording-lost'), asTrouble(error), texts()));
        },
      );
    });
  return {
    'session.record': async (_, page) => {
      const window = sessions.of(page);
      if (window?.id === undefined) return {};
      const chosen = await folderOver(window, window.id);
      if (chosen === undefined) return {};
      await record(window.id, join(chosen, folderName(new Date())), window.profile).catch((error: unknown) => {
        // The person has said so.
        if (!isFailure(error, 'recording-refused')) throw error;
      });
      return {};
    },
    'session.stop-recording': async (_, page) => {
      await sessions.of(page)?.controls.steerRecording('stop');
      return {};
    },
  };
}

/** A new one in the folder that the person has chosen, where other things may be. Pure. */
export function folderName(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  return `recording-${day}-${[now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join('')}`;
}

const MOST_NAMED_FILES = 6;

/** What was recorded, where, and why it ended if the person has not ended it. Pure. */
export function noticeOfRecording(
  { folder, files, end }: RecordingSummary,
  profile: Pick<ProfileSummary, 'name' | 'label'>,
  { text, language }: Texts,
): Notice {
  const named = files.slice(0, MOST_NAMED_FILES).map(({ file, bytes }) => `${file} (${formatBytes(bytes, language)})`);
  const more = files.length - named.length;
  const list = [...named, ...(more > 0 ? [text('transfer-and-more', { count: more })] : [])].join(', ');
  return {
    title: text('notice-recorded', { profile: profileTitle(profile, text) }),
    body: text('notice-recorded.body', { folder: marked(folder), files: list, end }),
  };
}
