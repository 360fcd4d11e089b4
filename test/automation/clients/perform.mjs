// @ts-check
/** Small things that any client of its kind is used for, one after the other, each with its own pages. Prints which of them went wrong, and why, as one line of JSON. */

/** Of one that waits for what does not come. */
const WITHIN_MS = Number(process.env['SCENARIO_SECONDS'] ?? 120) * 1000;
/** The only one, if it is named. */
const ONLY = process.env['SCENARIO'];

/**
 * @template Client
 * @param {Client} client
 * @param {Readonly<Record<string, (client: Client) => Promise<unknown>>>} scenarios
 */
export async function perform(client, scenarios) {
  /** @type {Record<string, string>} */
  const failed = {};
  let passed = 0;
  for (const [name, act] of Object.entries(scenarios)) {
    if (ONLY !== undefined && name !== ONLY) continue;
    /** @type {NodeJS.Timeout | undefined} */
    let late;
    try {
      await Promise.race([
        act(client),
        new Promise((_, reject) => {
          late = setTimeout(() => reject(new Error('It took too long.')), WITHIN_MS);
        }),
      ]);
      passed += 1;
    } catch (error) {
      failed[name] = String(error).slice(0, 500);
    } finally {
      clearTimeout(late);
    }
  }
  return { passed, failed };
}

/** @param {unknown} result */
export function tell(result) {
  process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
}

/** The start of a PNG file, in base64. */
export const PNG = 'iVBORw0KGgo';

export const FORM = `<title>Form</title><h1>Register</h1>
<label>Name <input id="name"></label>
<select id="colour"><option>blue</option><option>green</option></select>
<label><input id="agree" type="checkbox"> Agree</label>
<button id="greet" onclick="document.querySelector('output').textContent = 'Hello ' + document.querySelector('#name').value + ' in ' + document.querySelector('#colour').value">Greet</button>
<button id="ask" onclick="document.title = String(confirm('Sure?'))">Ask</button>
<output></output>
<iframe srcdoc="<button id=inner onclick='this.textContent = 1 + 1'>Add</button>"></iframe>`;
