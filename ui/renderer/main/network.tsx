import { useState } from 'preact/hooks';
import type { NetworkStatus } from '../../../host-agent/api/network.ts';
import type { MainWindowState } from '../../bridge/state.ts';
import { tell } from '../../texts/texts.ts';
import { formatMoment, formatSeconds } from '../parts/formats.ts';
import { Question } from '../parts/question.tsx';
import { StatusIcon } from '../parts/status.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { networkStatus } from './statuses.ts';

export function Network({ state }: { state: MainWindowState }) {
  const { texts } = useWindowContext();
  return (
    <>
      <header>
        <h1>{texts.mainWindow.navigation.network}</h1>
      </header>
      {state.network ? <Known network={state.network} /> : <p class="dim">{texts.mainWindow.network.unknown}</p>}
    </>
  );
}

function Known({ network }: { network: NetworkStatus }) {
  const { texts, language } = useWindowContext();
  const text = texts.mainWindow.network;
  const { title, explanation } = text.states[network.state];
  const { trouble, lastTrouble, since, cable, address, eapol, mode } = network;
  const last = !trouble && lastTrouble ? tell(lastTrouble, texts) : undefined;
  const why = trouble && tell(trouble, texts);
  const accelerators: Partial<Record<string, string>> = text.accelerators;
  return (
    <>
      <div class="card">
        <div class="row">
          <div class={`light ${networkStatus(network.state)}`}>
            <StatusIcon status={networkStatus(network.state)} large />
          </div>
          <div class="grow" role="status">
            <h2>{title}</h2>
            <p class="dim">{explanation}</p>
            {why && (
              <p class="small selectable">
                {why.message} {why.hint}
              </p>
            )}
          </div>
          <Restart isUsed={network.ports.used > 0} />
        </div>
      </div>
      <section class="column" aria-labelledby="network-details">
        <h2 id="network-details">{text.reasons}</h2>
        <dl class="card details">
          {trouble && <Detail name={text.troubleSince} value={formatMoment(trouble.since, language)} />}
          <Detail name={text.uplink} value={text.uplinks[network.uplink]} />
          {cable !== undefined && <Detail name={text.cable} value={text.cables[cable]} />}
          {cable !== undefined && mode === 'nat' && <Detail name={text.address} value={address ?? text.none} />}
          <Detail name={text.mode} value={text.modes[mode]} />
          {eapol !== undefined && <Detail name={text.eapol} value={text.eapols[eapol]} />}
          {network.imported && <Detail name={text.made} value={text.imported} />}
          {since !== undefined && <Detail name={text.upSince} value={formatMoment(since, language)} />}
          {network.accelerator !== undefined && (
            <Detail name={text.accelerator} value={accelerators[network.accelerator] ?? network.accelerator} />
          )}
          <Detail name={text.sessions} value={text.sessionsOf(network.ports.used, network.ports.total)} />
          {network.ports.sessions.map(({ port, session, policy, allow }) => (
            <Detail
              key={port}
              name={text.reach(session)}
              value={[texts.settings.options[policy] ?? policy, ...(allow ?? [])].join(', ')}
            />
          ))}
          {network.readyMs !== undefined && (
            <Detail name={text.ready} value={texts.session.seconds(formatSeconds(network.readyMs, language))} />
          )}
          {last && lastTrouble && (
            <Detail name={text.lastTrouble} value={`${formatMoment(lastTrouble.since, language)}: ${last.message}`} />
          )}
          <Detail
            name={text.processes}
            value={
              network.processes.length === 0
                ? text.none
                : network.processes.map(({ role, pid }) => `${text.roles[role] ?? role} (${pid})`).join(', ')
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
      <dd class="grow selectable numeric">{value}</dd>
    </div>
  );
}

/** Asks first if sessions would lose their connections. */
function Restart({ isUsed }: { isUsed: boolean }) {
  const { texts } = useWindowContext();
  const { busy, ask } = useAsk();
  const [asks, setAsks] = useState(false);
  const text = texts.mainWindow.network;
  const restart = () => {
    setAsks(false);
    void ask('network.restart', {});
  };
  return (
    <>
      <button type="button" class="button" disabled={busy} onClick={() => (isUsed ? setAsks(true) : restart())}>
        {busy ? text.restarting : text.restart}
      </button>
      {asks && (
        <Question
          title={text.restartQuestion}
          choices={[
            { label: text.restart, kind: 'primary', chosen: restart },
            { label: text.keep, chosen: () => setAsks(false) },
          ]}
        >
          {text.restartWhy}
        </Question>
      )}
    </>
  );
}
