import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { isPlainFormat, safeCopyFormat } from '../../../../host-agent/api/session/safe-copy.ts';
import type { SessionWindowState } from '../../../bridge/state.ts';
import type { ListedDownload, ListedDownloads } from '../../../bridge/transfer.ts';
import { fileType } from '../../../texts/texts.ts';
import { formatBytes } from '../../parts/formats.ts';
import { Icon } from '../../parts/icon.tsx';
import { useAsk, useWindowContext } from '../../parts/window-context.ts';
import { Panel } from '../panel.tsx';

/** Downloads grow and finish while the panel is open. */
const LOOK_EVERY_MS = 1_500;

/** The first pages of safe copies, by the number of the file, as PNG in base64. The window keeps them while its panel is closed. */
export type Previews = Map<number, string>;

/** Lists the session's downloads, each with a button to save it, and sends files of the person's. */
export function FilesPanel({
  state,
  previews,
  tell,
  close,
}: {
  state: SessionWindowState;
  previews: Previews;
  tell: (text: string) => void;
  close: () => void;
}) {
  const { language, text } = useWindowContext();
  const { busy, ask } = useAsk();
  const { listed, look } = useDownloads(state.downloads);
  const mayTake = state.rules.filesOut !== 'off' && !busy;
  const unsaved = listed.files.filter(({ isWhole, isSaved }) => isWhole && !isSaved).length;
  const take = async ({ file }: ListedDownload, how: SaveHow) => {
    const saved = await ask('files.save', { file, ...how });
    if (saved?.preview !== undefined) previews.set(file, saved.preview);
    if (saved?.isSaved) await look();
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
    await look();
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
            <FileCard
              key={file.file}
              file={file}
              preview={previews.get(file.file)}
              mayTake={mayTake}
              take={(how) => void take(file, how)}
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
      {listed.sent.length > 0 && (
        <section class="column" aria-label={text('transfer-sent-files')}>
          <h3>{text('transfer-sent-files')}</h3>
          <ul class="files">
            {listed.sent.map(({ name, bytes }, index) => (
              <li key={index} class="line small">
                <bdi class="file-name grow" title={name}>
                  {name}
                </bdi>
                <span class="dim">{formatBytes(bytes, language)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Panel>
  );
}

/** `hasText`: a safe copy with the words on its pages, even if the configuration does not say so. */
interface SaveHow {
  readonly isSafe: boolean;
  readonly hasText?: true;
}

/** What can be done with a download: the first is its main button, the others are behind a menu. */
interface FileAct {
  readonly label: string;
  /** For screen readers, which do not see the file beside it. */
  readonly named?: string;
  readonly why?: string;
  readonly act: () => void;
}

/** A file: its name, type and size, one main button, and the other ones behind a menu. Both copies can be taken, also one after the other. */
function FileCard({
  file,
  preview,
  mayTake,
  take,
  print,
  show,
  drag,
}: {
  file: ListedDownload;
  preview: string | undefined;
  mayTake: boolean;
  take: (how: SaveHow) => void;
  print: () => void;
  show: () => void;
  drag: () => void;
}) {
  const { language, text, texts } = useWindowContext();
  const [isOpen, setOpen] = useState(false);
  const { name } = file;
  const format = safeCopyFormat(file);
  const safeCopy: FileAct = {
    label: text('transfer-safe-copy'),
    named: text('transfer-save-safe-copy-named', { name }),
    why: text('transfer-save-safe-copy-why'),
    act: () => take({ isSafe: true }),
  };
  const original: FileAct = {
    label: text('transfer-save-original'),
    named: text('transfer-save-named', { name }),
    act: () => take({ isSafe: false }),
  };
  const acts: readonly FileAct[] = [
    ...(file.isSaved ? [{ label: text('transfer-show-folder'), act: show }] : []),
    ...(format !== undefined
      ? [
          ...(isPlainFormat(format) ? [original, safeCopy] : [safeCopy, original]),
          {
            label: text('transfer-safe-copy-text'),
            named: text('transfer-save-safe-copy-text-named', { name }),
            why: text('transfer-save-safe-copy-text-why'),
            act: () => take({ isSafe: true, hasText: true }),
          },
          {
            label: text('transfer-print'),
            named: text('transfer-print-named', { name }),
            why: text('transfer-print-why'),
            act: print,
          },
        ]
      : file.isSaved
        ? []
        : [{ label: text('transfer-save'), named: text('transfer-save-named', { name }), act: original.act }]),
  ];
  const [main, ...others] = file.isWhole ? acts : [];
  const button = ({ label, named, why, act }: FileAct) => (
    <button
      key={label}
      type="button"
      class="button"
      disabled={!mayTake && act !== show}
      {...(named !== undefined && { 'aria-label': named })}
      {...(why !== undefined && { title: why })}
      onClick={act}
    >
      {label}
    </button>
  );
  return (
    <li
      class="file"
      draggable={file.isSaved}
      {...(file.isSaved && { title: text('transfer-drag-out') })}
      onDragStart={(event) => {
        // Main starts the desktop's own dragging, with the saved file.
        event.preventDefault();
        drag();
      }}
    >
      <div class="line">
        {preview !== undefined && (
          <img
            class="file-preview"
            src={`data:image/png;base64,${preview}`}
            alt={text('transfer-preview', { name })}
            draggable={false}
          />
        )}
        <div class="grow">
          <bdi class="file-name" title={name}>
            {name}
          </bdi>
          <p class="dim small">
            {fileType(file.type, texts)}, {formatBytes(file.bytes, language)}
            {!file.isWhole && `, ${text('transfer-unfinished')}`}
          </p>
          {file.isSaved && (
            <p class="state ok small saved-in">
              <Icon name="check" />
              <span>
                {file.savedIn === undefined
                  ? text('transfer-saved')
                  : text('transfer-saved-in', { folder: file.savedIn })}
              </span>
            </p>
          )}
        </div>
        {main && button(main)}
        {others.length > 0 && (
          <button
            type="button"
            class="button flat round"
            title={text('transfer-more-named', { name })}
            aria-label={text('transfer-more-named', { name })}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name="dots" />
          </button>
        )}
      </div>
      {file.isDisguised && (
        <p class="state note small">
          <Icon name="note" />
          {text('transfer-disguised')}
        </p>
      )}
      {isOpen && <div class="line wrap">{others.map(button)}</div>}
    </li>
  );
}

/** The list of downloads, refreshed while the panel is open. */
function useDownloads(count: number | undefined): {
  readonly listed: ListedDownloads;
  readonly look: () => Promise<void>;
} {
  const { bridge } = useWindowContext();
  const [listed, setListed] = useState<ListedDownloads>({ files: [], more: 0, sent: [] });
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
