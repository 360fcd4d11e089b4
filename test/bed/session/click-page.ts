import { setTimeout as sleep } from 'node:timers/promises';
import type { RfbClient } from '../screen/rfb-client.ts';
import type { TestBed } from '../test-bed.ts';
import { PAGE_TIMEOUT_MS } from '../timeouts.ts';

export const CLICK_AGAIN_AFTER_MS = 1_000;

/** Clicks until the page reports it: Chromium passes no click to a page that has not been painted. */
export const clickPage = ({ product, site }: TestBed, screen: RfbClient, run: string): Promise<void> =>
  product.until(
    'the page receives a click',
    async () => {
      await screen.click(600, 500);
      await sleep(CLICK_AGAIN_AFTER_MS);
      return (await site.reports(run)).some(({ kind }) => kind === 'pointer');
    },
    PAGE_TIMEOUT_MS,
  );
