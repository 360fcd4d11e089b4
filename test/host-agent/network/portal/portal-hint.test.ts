import { expect, it } from 'vitest';
import { PortalHint } from '../../../../host-agent/network/portal/portal-hint.ts';
import { settle } from '../../../bed/event-loop.ts';
import { useFakeClock } from '../../../bed/fake-clock.ts';

it('says that the network manager has noticed a portal, and asks it only after a change of the network and until the portal is gone', async () => {
  const clock = useFakeClock();
  let [network, isBehind, asked, reported] = ['hotel', true, 0, 0];
  let look: () => void = () => undefined;
  const hint = new PortalHint(
    {
      followHost: (onChange) => {
        look = onChange;
        return () => undefined;
      },
      network: () => network,
      isBehindPortal: async () => {
        asked += 1;
        return isBehind;
      },
    },
    () => (reported += 1),
  );
  const looked = async () => {
    look();
    await settle();
    return [hint.shown, asked, reported];
  };
  expect(hint.shown).toEqual({});
  expect(await looked()).toEqual([{ isBehindPortal: true }, 1, 1]);
  await clock.advance(600_000);
  expect(await looked()).toEqual([{ isBehindPortal: true }, 2, 1]);
  isBehind = false;
  expect(await looked()).toEqual([{}, 3, 2]);
  await clock.advance(600_000);
  expect(await looked()).toEqual([{}, 3, 2]);
  network = 'train';
  expect(await looked()).toEqual([{}, 4, 2]);
});
