import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ListedUsbDevice, UsbDevice } from '../../../host-agent/api/session/usb.ts';
import { Icon } from '../parts/icon.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { Panel } from './panel.tsx';

/** Devices are plugged in and pulled out while the panel is open. */
const LOOK_EVERY_MS = 2_000;

/** Opens the panel with USB devices, and says for as long as the session has any. */
export function UsbButton({
  devices,
  isOpen,
  toggle,
}: {
  devices: readonly UsbDevice[];
  isOpen: boolean;
  toggle: () => void;
}) {
  const { text } = useWindowContext();
  const [first] = devices;
  const act = first
    ? text('usb-open-connected', { names: devices.map(({ name }) => name).join(', ') })
    : text('usb-open');
  return (
    <button
      type="button"
      class="bar-button usb-button"
      data-connected={first !== undefined}
      title={act}
      aria-label={act}
      aria-expanded={isOpen}
      onClick={toggle}
    >
      <Icon name="usb" />
      {first && (
        <span class="words" dir="auto">
          {text('usb-connected', { count: devices.length, name: first.name })}
        </span>
      )}
    </button>
  );
}

/** Lists the USB devices of the host, and connects them to the session. Main asks for consent, naming the device. */
export function UsbPanel({
  held,
  tell,
  close,
}: {
  held: readonly UsbDevice[];
  tell: (text: string) => void;
  close: () => void;
}) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const { devices, look } = useDevices();
  const connect = async ({ address, name }: ListedUsbDevice) => {
    if ((await ask('usb.connect', { address }))?.isConnected) tell(text('usb-told', { name }));
    await look();
  };
  const disconnect = async ({ address }: UsbDevice) => {
    await ask('usb.disconnect', { address });
    await look();
  };
  const isHeld = ({ address }: UsbDevice) => held.some((device) => device.address === address);
  const others = devices?.filter((device) => !isHeld(device));
  return (
    <Panel title={text('usb-devices')} isBusy={busy} close={close}>
      <p class="dim small">{text('usb-devices-why')}</p>
      {devices === undefined && <p role="status">{text('usb-looking')}</p>}
      {held.length === 0 && others?.length === 0 && <p>{text('usb-none')}</p>}
      <ul class="files">
        {held.map((device) => (
          <DeviceRow key={device.address} device={device} why={text('usb-is-connected')}>
            <button
              type="button"
              class="button"
              aria-label={text('usb-disconnect-named', { name: device.name })}
              disabled={busy}
              onClick={() => void disconnect(device)}
            >
              {text('usb-disconnect')}
            </button>
          </DeviceRow>
        ))}
        {others?.map((device) => (
          <DeviceRow key={device.address} device={device} why={device.refusal && text(`usb-refusal-${device.refusal}`)}>
            {device.refusal === undefined && (
              <button
                type="button"
                class="button"
                aria-label={text('usb-connect-named', { name: device.name })}
                disabled={busy}
                onClick={() => void connect(device)}
              >
                {text('usb-connect')}
              </button>
            )}
          </DeviceRow>
        ))}
      </ul>
    </Panel>
  );
}

function DeviceRow({
  device: { name, kind },
  why,
  children,
}: {
  device: UsbDevice;
  why: string | undefined;
  children: ComponentChildren;
}) {
  const { text } = useWindowContext();
  return (
    <li class="line">
      <div class="grow">
        <bdi class="file-name" title={name}>
          {name}
        </bdi>
        <p class="dim small">
          {text(`usb-kind-${kind}`)}
          {why !== undefined && ` – ${why}`}
        </p>
      </div>
      {children}
    </li>
  );
}

/** The devices of the host; `undefined` until they are known. */
function useDevices(): { devices: readonly ListedUsbDevice[] | undefined; look: () => Promise<void> } {
  const { bridge } = useWindowContext();
  const { ask } = useAsk();
  const [devices, setDevices] = useState<readonly ListedUsbDevice[]>();
  const look = useCallback(async () => {
    const answer = await bridge.ask('usb.list', {});
    if (answer.is === 'done') setDevices(answer.value.devices);
  }, [bridge]);
  useEffect(() => {
    // A failure of the first look is told; later ones would repeat it.
    void ask('usb.list', {}).then((listed) => setDevices(listed?.devices ?? []));
    const again = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => clearInterval(again);
  }, [ask, look]);
  return { devices, look };
}
