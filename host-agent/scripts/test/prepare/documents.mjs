// @ts-check
/** Prepares the images of the tests that open documents of office programs, before they lose access to the network. */
import { runScript } from '../../checkout.mjs';
import { prepareTestData, testData } from './end-to-end.mjs';

await runScript(() =>
  prepareTestData({
    data: `${testData()}-documents`,
    configuration: '[files]\ndocuments = true\n',
    withTemplates: false,
    withHost: false,
  }),
);
