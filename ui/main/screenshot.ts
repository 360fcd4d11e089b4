/** Saves a picture of a session's screen. The desktop's own dialogue, in which the person names the file, is the consent. */
import { writeFile } from 'node:fs/promises';
import { Failure } from '../../host-agent/api/errors/failure.ts';
import { PicturePieces } from '../../host-agent/api/screen/picture-pieces.ts';
import type { Texts } from '../texts/texts.ts';
import type { AgentLink } from './agent-link.ts';

export interface ScreenshotDeps {
  readonly agent: Pick<AgentLink, 'call'>;
  readonly dialogs: {
    /** The path that the person chose; `undefined` if they cancelled. */
    saveAs(id: string, title: string, name: string): Promise<string | undefined>;
  };
  readonly texts: () => Texts;
}

/** Whether the person saved it. The picture is of the moment before the dialogue. Throws `Failure` file-not-written. */
export async function saveScreenshot({ agent, dialogs, texts }: ScreenshotDeps, id: string): Promise<boolean> {
  const { text } = texts();
  const pieces = new PicturePieces();
  const taken = await agent.call('session.screenshot', { id }, { onProgress: (piece) => pieces.add(piece) });
  const png = pieces.whole(taken);
  const path = await dialogs.saveAs(id, text('transfer-screenshot'), `${text('transfer-screenshot-name')}.png`);
  if (path === undefined) return false;
  await writeFile(path, png, { mode: 0o600 }).catch((cause: unknown) => {
    throw new Failure('file-not-written', { path }, { cause });
  });
  return true;
}
