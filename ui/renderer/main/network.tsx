import { useState } from 'preact/hooks';
import type { NetworkStatus } from '../../../host-agent/api/host/network.ts';
import type { MainWindowState } from '../../bridge/state.ts';
import { tell } from '../../texts/texts.ts';
import { formatMoment, formatSeconds } from '../parts/formats.ts';
import { Question } from '../parts/question.tsx';
import { StatusIcon } from '../parts/status.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { networkStatus } from './statuses.ts';

export function Network({ state }: { state: MainWindowState }) {
  const { text } = useWindowContext();
  return (
    <>
      <header>
        <h1>{text('navigation-network')}</h1>
      </header>
      {state.network ? <Known network={state.network} /> : <p class="dim">{text('network-unknown')}</p>}
    </>
  );
}

function Known({ network }: { network: NetworkStatus }) {
  const { language, text, texts } = useWindowContext();
  const { trouble, lastTrouble, since, cable, address, eapol, mode } = network;
  const last = !trouble && lastTrouble ? tell(lastTrouble, texts) : undefined;
  const why = trouble && tell(trouble, texts);
  return (
    <>
      <div class="card">
        <div class="row">
          <div class={`light ${networkStatus(network.state)}`}>
            <StatusIcon status={networkStatus(network.state)} large />
          </div>
          <div class="grow" role="status">
            <h2>{text(`network-state-${network.state}`)}</h2>
            <p class="dim">{text(`network-state-${network.state}.explanation`)}</p>
            {why && (
              <p class="small selectable">
                {why.message} {network.state !== 'starting' && why.hint}
              </p>
            )}
          </div>
          <Restart isUsed={network.ports.used > 0} />
        </div>
      </div>
      <section class="column" aria-labelledby="network-details">
        <h2 id="network-details">{text('network-reasons')}</h2>
        <dl class="card details">
          {trouble && <Detail name={text('network-trouble-since')} value={formatMoment(trouble.since, language)} />}
          <Detail name={text('network-uplink')} value={text(`network-uplink-${network.uplink}`)} />
          {cable !== undefined && <Detail name={text('network-cable')} value={text(`network-cable-${cable}`)} />}
          {cable !== undefined && mode === 'nat' && (
            <Detail name={text('network-address')} value={address ?? text('network-none')} />
          )}
          <Detail name={text('network-mode')} value={text(`network-mode-${mode}`)} />
          {eapol !== undefined && <Detail name={text('network-eapol')} value={text(`network-eapol-${eapol}`)} />}
          {network.imported && <Detail name={text('network-made')} value={text('network-imported')} />}
          {since !== undefined && <Detail name={text('network-up-since')} value={formatMoment(since, language)} />}
          {network.accelerator !== undefined && (
            <Detail
              name={text('network-accelerator')}
              value={texts.find(`network-accelerator-${network.accelerator}`) ?? network.accelerator}
            />
          )}
          <Detail
            name={text('network-sessions')}
            value={text('network-sessions-of', { used: network.ports.used, total: network.ports.total })}
          />
          {network.ports.sessions.map(({ port, session, policy, allow }) => (
            <Detail
              key={port}
              name={text('network-reach', { session })}
              value={[text(`option-${policy}`), ...(allow ?? [])].join(', ')}
            />
          ))}
          {network.readyMs !== undefined && (
            <Detail
              name={text('network-ready')}
              value={text('session-seconds', { seconds: formatSeconds(network.readyMs, language) })}
            />
          )}
          {last && lastTrouble && (
            <Detail
              name={text('network-last-trouble')}
              value={`${text('main-label', { label: formatMoment(lastTrouble.since, language) })} ${last.message}`}
            />
          )}
          <Detail
            name={text('network-processes')}
            value={
              network.processes.length === 0
                ? text('network-none')
                : network.processes
                    .map(({ role, pid }) => `${texts.find(`process-role-${role}`) ?? role} (${pid})`)
                    .join(', ')
            }
          />
        </dl>
      </section>
    </>
  );
}

function Detail({ name, value }: { name: string; value: string }) {
  return (
    <div class="row">
      <dt class="dim">{name}</dt>
      <dd class="grow selectable numeric">
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}

/** Asks first if sessions would lose their connections. */
function Restart({ isUsed }: { isUsed: boolean }) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const [asks, setAsks] = useState(false);
  const restart = () => {
    setAsks(false);
    void ask('network.restart', {});
  };
  return (
    <>
      <button type="button" class="button" disabled={busy} onClick={() => (isUsed ? setAsks(true) : restart())}>
        {busy ? text('network-restarting') : text('network-restart')}
      </button>
      {asks && (
        <Question
          title={text('network-restart-question')}
          choices={[
            { label: text('network-restart'), kind: 'primary', chosen: restart },
            { label: text('main-cancel'), chosen: () => setAsks(false) },
          ]}
        >
          {text('network-restart-why')}
        </Question>
      )}
    </>
  );
}
