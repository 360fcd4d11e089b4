/** A page that leaves a mark wherever it can, and the search for that mark on the host. */
import { randomBytes } from 'node:crypto';
import { filesHolding } from '../disk/disk-search.ts';
import { testData } from '../product.ts';
import type { RfbClient } from '../screen/rfb-client.ts';
import type { TestBed } from '../test-bed.ts';
import { PAGE_TIMEOUT_MS } from '../timeouts.ts';

/** The pause before a key is pressed again: a page may load before its window has the keyboard. */
const KEY_WITHIN_MS = 5_000;

export class Mark {
  /** 64 characters that are unique to this run. */
  readonly text = randomBytes(32).toString('hex');
  readonly page: string;
  readonly #run: string;
  readonly #sinceMs = Date.now() - 1000;

  constructor(run: string) {
    this.#run = run;
    this.page = `http://site.test/marked?run=${run}&marker=${this.text}`;
  }

  /** Waits until the page has its mark in title, cookie, storage and download, and presses a key to copy it into the clipboard. Returns what the page reported. */
  async leave({ site, product }: TestBed, screen: RfbClient) {
    const loaded = await site.waitForReport(this.#run, ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
    const copied = () => site.waitForReport(this.#run, ({ kind }) => kind === 'key', KEY_WITHIN_MS);
    await product.until(
      'a key arrives',
      async () => {
        await screen.press('x');
        return copied().then(
          () => true,
          () => false,
        );
      },
      PAGE_TIMEOUT_MS,
    );
    return { loaded, copied: await copied() };
  }

  /** Files with the mark in the folders of this instance, and in those in which programs leave files. */
  async places(testBed: TestBed): Promise<string[]> {
    const folders = [testBed.product.path(''), testData, '/tmp', '/var/tmp', '/dev/shm', '/var/log', '/var/crash'];
    const isOfAnother = (path: string) => path.startsWith('/tmp/sbl-') && !path.startsWith(testBed.folder);
    return [...new Set(await filesHolding(this.text, folders, this.#sinceMs, isOfAnother))];
  }
}
