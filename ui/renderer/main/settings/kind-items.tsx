/** Which kinds of files open in Safe Browse, and what a click on one does now. */
import { useId } from 'preact/hooks';
import type { Configuration } from '../../../../host-agent/api/configuration/configuration.ts';
import { FILE_KINDS, type FileKind } from '../../../../host-agent/api/configuration/file-kinds.ts';
import type { Desktop } from '../../../bridge/desktop.ts';
import { pathKey } from '../../../texts/setting-words.ts';
import type { Texts } from '../../../texts/texts.ts';
import { Icon } from '../../parts/icon.tsx';
import { useAsk, useWindowContext } from '../../parts/window-context.ts';
import type { Item } from './item.tsx';
import { clickOnKind, kindsIn, PATH_OF_KINDS } from './kinds.ts';
import { isForced, managedText } from './values.ts';

export const kindItems = (desktop: Desktop, configuration: Configuration, { text }: Texts): Item[] =>
  FILE_KINDS.map((kind) => ({
    key: pathKey([...PATH_OF_KINDS, kind]),
    page: 'files',
    part: 'kinds',
    isExpert: false,
    words: [text(`kind-${kind}`), text(`kind-${kind}.explanation`), pathKey(PATH_OF_KINDS)],
    row: <KindRow key={kind} kind={kind} desktop={desktop} configuration={configuration} />,
  }));

/** Who manages all of them, said once. */
export function ManagedKinds({ configuration }: { configuration: Configuration }) {
  const { texts } = useWindowContext();
  const managed = managedText(configuration, PATH_OF_KINDS, texts);
  if (managed === undefined) return null;
  return (
    <p class="managed small">
      {isForced(configuration, PATH_OF_KINDS) && <Icon name="lock" />}
      <span>{managed}</span>
    </p>
  );
}

/** One kind with its switch. */
function KindRow({
  kind,
  desktop,
  configuration,
}: {
  kind: FileKind;
  desktop: Pick<Desktop, 'kinds'>;
  configuration: Configuration;
}) {
  const { text, texts } = useWindowContext();
  const { busy, ask } = useAsk();
  const id = useId();
  const wanted = kindsIn(configuration);
  const isOn = wanted.includes(kind);
  const managed = managedText(configuration, PATH_OF_KINDS, texts);
  const opened = desktop.kinds.find((one) => one.kind === kind);
  const change = (checked: boolean) => {
    const value = FILE_KINDS.filter((one) => (one === kind ? checked : wanted.includes(one)));
    void ask('config.set', { changes: [{ path: PATH_OF_KINDS, value }] });
  };
  return (
    <div class="row setting">
      <div class="grow">
        <label for={id}>{text(`kind-${kind}`)}</label>
        <p id={`${id}-what`} class="dim small">
          {text(`kind-${kind}.explanation`)}
        </p>
        <p id={`${id}-click`} class="small">
          {opened ? clickOnKind(opened, isOn, texts) : ''}
        </p>
        {managed !== undefined && (
          <p id={`${id}-managed`} class="only-read">
            {managed}
          </p>
        )}
      </div>
      <input
        type="checkbox"
        role="switch"
        class="switch"
        id={id}
        aria-describedby={`${id}-what ${id}-click${managed === undefined ? '' : ` ${id}-managed`}`}
        disabled={busy || isForced(configuration, PATH_OF_KINDS)}
        checked={isOn}
        onChange={(event) => change(event.currentTarget.checked)}
      />
    </div>
  );
}
