// @ts-check
/** `node prepare-vms.mjs PART…`: downloads and builds what these parts of the tests run: Electron, images, templates, an emulated Xen. */
import { runScript, say } from '../../checkout.mjs';
import { ensureTestElectron } from '../electron.mjs';
import { prepareTestData } from './end-to-end.mjs';
import { ensureNestedKernel } from '../nested-kernel.mjs';
import { ensureTestXen } from '../xen.mjs';

const parts = process.argv.slice(2);
const needs = (/** @type {readonly string[]} */ ...names) => names.some((name) => parts.includes(name));

await runScript(async () => {
  // The download waits for the network, the first image for the processor.
  const electron = needs('desktop', 'e2e', 'smoke') ? ensureTestElectron() : undefined;
  if (needs('e2e', 'xen')) await ensureTestXen();
  if (needs('smoke', 'e2e', 'xen'))
    await prepareTestData({ withTemplates: needs('smoke', 'e2e'), withHost: needs('xen') });
  // The tests have no network later.
  if (needs('e2e') && (await ensureNestedKernel()) === undefined)
    say('tests in an emulated computer with KVM are skipped: its kernel cannot be downloaded');
  await electron;
});
