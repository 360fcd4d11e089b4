/** A page that sends thirty requests of every kind in its first three seconds, as a page does that loads its parts. */

export const BURST_REQUESTS = 30;

/** The requests of a run have paths `/part?run=RUN&part=N`, with N from 1. */
export const burstPage = `<!doctype html><meta charset="utf-8"><title>Burst</title><body><h1>Thirty requests</h1><script>
  const run = new URLSearchParams(location.search).get('run');
  let part = 0;
  const path = () => '/part?run=' + run + '&part=' + (part += 1);
  const add = (name) => document.body.append(Object.assign(document.createElement(name), { src: path() }));
  const send = {
    image: () => add('img'),
    script: () => add('script'),
    fetch: () => fetch(path()).catch(() => undefined),
    beacon: () => navigator.sendBeacon(path()),
    socket: () => new WebSocket('ws://' + location.host + path()),
  };
  const kinds = Object.values(send);
  // While the page is parsed, in its first two animation frames, when it has loaded, and every 150 ms.
  kinds.forEach((each) => each());
  requestAnimationFrame(() => {
    send.fetch();
    requestAnimationFrame(() => send.fetch());
  });
  addEventListener('load', () => [send.image, send.fetch, send.beacon].forEach((each) => each()));
  for (let nth = 0; nth < ${BURST_REQUESTS - 10}; nth += 1) setTimeout(kinds[nth % kinds.length], 150 * (nth + 1));
</script>`;
