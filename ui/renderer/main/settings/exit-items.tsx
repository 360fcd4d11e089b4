/** The exits of the configuration, each with a button that tries it. */
import { useState } from 'preact/hooks';
import type { Configuration } from '../../../../host-agent/api/configuration/configuration.ts';
import type { ActionResult } from '../../../bridge/actions.ts';
import type { Trouble } from '../../../bridge/answer.ts';
import { pathKey } from '../../../texts/setting-words.ts';
import { tell, type Texts } from '../../../texts/texts.ts';
import { useAsk, useWindowContext } from '../../parts/window-context.ts';
import type { Item } from './item.tsx';
import { exitsIn, type ListedExit } from './exits.ts';

export const exitItems = (configuration: Configuration, { text }: Texts): Item[] =>
  exitsIn(configuration).map((exit) => ({
    key: pathKey(['exit', exit.name]),
    page: 'network',
    part: 'exits',
    isExpert: false,
    words: [exit.name, text(`exit-kind-${exit.kind}`), exit.server ?? '', text('exit-test')],
    row: <ExitRow key={exit.name} exit={exit} />,
  }));

type Tested = { readonly works: ActionResult<'exit.test'> } | { readonly fails: Trouble };

function ExitRow({ exit: { name, kind, server } }: { exit: ListedExit }) {
  const { text, texts } = useWindowContext();
  const { busy, ask } = useAsk();
  const [tested, setTested] = useState<Tested>();
  const test = async () => {
    setTested(undefined);
    const works = await ask('exit.test', { name }, (fails) => {
      setTested({ fails });
      return true;
    });
    if (works) setTested({ works });
  };
  const why = tested && 'fails' in tested ? tell(tested.fails, texts) : undefined;
  return (
    <div class="row setting">
      <div class="grow">
        <span>{text('exit-named', { exit: name })}</span>
        <p class="dim small">
          {text(`exit-kind-${kind}`)}
          {server !== undefined && (
            <>
              {' '}
              <bdi class="ltr">{server}</bdi>
            </>
          )}
        </p>
        <div role="status" class="small selectable">
          {busy && text('exit-testing')}
          {tested && 'works' in tested && <p>{wordsOf(tested.works, { text })}</p>}
          {why && (
            <p>
              {why.message} {why.hint}
            </p>
          )}
        </div>
      </div>
      <button
        type="button"
        class="button"
        disabled={busy}
        aria-label={text('exit-test-named', { exit: name })}
        onClick={() => void test()}
      >
        {text('exit-test')}
      </button>
    </div>
  );
}

const wordsOf = ({ address, latencyMs }: ActionResult<'exit.test'>, { text }: Pick<Texts, 'text'>): string =>
  address === undefined
    ? text('exit-works', { milliseconds: latencyMs })
    : text('exit-works-at', { address, milliseconds: latencyMs });
