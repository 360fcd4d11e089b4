import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { isSafeCopyType } from '../../../../host-agent/api/session/safe-copy.ts';
import type { SessionWindowState } from '../../../bridge/state.ts';
import type { ListedDownload, ListedDownloads } from '../../../bridge/transfer.ts';
import { fileType } from '../../../texts/texts.ts';
import { formatBytes } from '../../parts/formats.ts';
import { Icon } from '../../parts/icon.tsx';
import { useAsk, useWindowContext } from '../../parts/window-context.ts';
import { Panel } from '../panel.tsx';

/** Downloads grow and finish while the panel is open. */
const LOOK_EVERY_MS = 1_500;

/** Lists the session's downloads, each with a button to save it, and sends files of the person's. */
export function FilesPanel({
  state,
  tell,
  close,
}: {
  state: SessionWindowState;
  tell: (text: string) => void;
  close: () => void;
}) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const { listed, look } = useDownloads(state.downloads);
  const mayTake = state.rules.filesOut !== 'off' && !busy;
  const unsaved = listed.files.filter(({ isWhole, isSaved }) => isWhole && !isSaved).length;
  const take = async ({ file }: ListedDownload, isSafe: boolean) => {
    if ((await ask('files.save', { file, isSafe }))?.isSaved) await look();
  };
  const takeAll = async () => {
    const saved = (await ask('files.save-all', {}))?.saved ?? 0;
    if (saved > 0) tell(text('transfer-saved-all', { count: saved }));
    await look();
  };
  const print = async ({ file }: ListedDownload) => {
    await ask('files.print', { file });
    await look();
  };
  const give = async () => {
    const given = (await ask('files.choose', {}))?.given ?? 0;
    if (given > 0) tell(text('transfer-sent', { count: given }));
  };
  return (
    <Panel title={text('transfer-files')} isCovered={state.asksToClose} isBusy={busy} close={close}>
      {listed.files.length === 0 ? (
        <p class="dim">{text('transfer-no-files')}</p>
      ) : (
        <p class="dim small">{text('transfer-files-why')}</p>
      )}
      {listed.files.length > 0 && (
        <ul class="files">
          {listed.files.map((file) => (
            <FileRow
              key={file.file}
              file={file}
              mayTake={mayTake}
              take={(isSafe) => void take(file, isSafe)}
              print={() => void print(file)}
              show={() => void ask('files.show', { file: file.file })}
              drag={() => void ask('files.drag', { file: file.file })}
            />
          ))}
        </ul>
      )}
      {listed.more > 0 && <p class="dim small">{text('transfer-more', { count: listed.more })}</p>}
      {unsaved > 1 && state.rules.filesOut !== 'off' && (
        <div class="line">
          <button type="button" class="button" disabled={!mayTake} onClick={() => void takeAll()}>
            {text('transfer-save-all')}
          </button>
        </div>
      )}
      {state.rules.filesIn !== 'off' && (
        <div class="line wrap">
          <button type="button" class="button" disabled={busy} onClick={() => void give()}>
            {text('transfer-send')}
          </button>
          <span class="dim small">{text('transfer-send-how')}</span>
        </div>
      )}
    </Panel>
  );
}

function FileRow({
  file,
  mayTake,
  take,
  print,
  show,
  drag,
}: {
  file: ListedDownload;
  mayTake: boolean;
  take: (isSafe: boolean) => void;
  print: () => void;
  show: () => void;
  drag: () => void;
}) {
  const { language, text, texts } = useWindowContext();
  const printing = isSafeCopyType(file.type) && (
    <button
      type="button"
      class="button"
      title={text('transfer-print-why')}
      aria-label={text('transfer-print-named', { name: file.name })}
      disabled={!mayTake}
      onClick={print}
    >
      {text('transfer-print')}
    </button>
  );
  return (
    <li
      class="line"
      draggable={file.isSaved}
      {...(file.isSaved && { title: text('transfer-drag-out') })}
      onDragStart={(event) => {
        // Main starts the desktop's own dragging, with the saved file.
        event.preventDefault();
        drag();
      }}
    >
      <div class="grow">
        <bdi class="file-name" title={file.name}>
          {file.name}
        </bdi>
        <p class="dim small">
          {formatBytes(file.bytes, language)}, {fileType(file.type, texts)}
        </p>
        {file.isDisguised && (
          <p class="state note small">
            <Icon name="note" />
            {text('transfer-disguised')}
          </p>
        )}
      </div>
      {file.isSaved ? (
        <>
          <span class="state ok small">
            <Icon name="check" />
            {text('transfer-saved')}
          </span>
          <div class="takes">
            <button type="button" class="button" onClick={show}>
              {text('transfer-show-folder')}
            </button>
            {printing}
          </div>
        </>
      ) : file.isWhole ? (
        <div class="takes">
          <button
            type="button"
            class="button"
            aria-label={text('transfer-save-named', { name: file.name })}
            disabled={!mayTake}
            onClick={() => take(false)}
          >
            {text('transfer-save')}
          </button>
          {isSafeCopyType(file.type) && (
            <button
              type="button"
              class="button"
              title={text('transfer-save-safe-copy-why')}
              aria-label={text('transfer-save-safe-copy-named', { name: file.name })}
              disabled={!mayTake}
              onClick={() => take(true)}
            >
              {text('transfer-save-safe-copy')}
            </button>
          )}
          {printing}
        </div>
      ) : (
        <span class="dim small">{text('transfer-unfinished')}</span>
      )}
    </li>
  );
}

/** The list of downloads, refreshed while the panel is open. */
function useDownloads(count: number | undefined): {
  readonly listed: ListedDownloads;
  readonly look: () => Promise<void>;
} {
  const { bridge } = useWindowContext();
  const [listed, setListed] = useState<ListedDownloads>({ files: [], more: 0 });
  const isOver = useRef(false);
  const look = useCallback(async () => {
    const answer = await bridge.ask('files.list', {});
    if (!isOver.current && answer.is === 'done') setListed(answer.value);
  }, [bridge]);
  useEffect(() => {
    isOver.current = false;
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => {
      isOver.current = true;
      clearInterval(timer);
    };
  }, [look, count]);
  return { listed, look };
}
