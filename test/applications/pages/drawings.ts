/** Drawings, diagrams and charts. */
import { applicationPage, loads } from '../application.ts';

/** `excalidraw.js` is the package bundled with what it imports: browsers cannot load it as it is published. */
export const whiteboardPage = applicationPage('Excalidraw', 'draw a rectangle and an ellipse', {
  head: `<script>EXCALIDRAW_ASSET_PATH = '/npm/@excalidraw/excalidraw/dist/prod/'</script>${loads('@excalidraw/excalidraw/dist/prod/index.css')}`,
  body: '<div id="board" style="height:100%"></div>',
  script: `
  import { openBoard } from '/application/excalidraw.js';
  const board = await openBoard($('#board'));
  await until(() => $('canvas.interactive') && $('.App-toolbar'));
  await ready({ a: inFrame(420, 180), b: inFrame(620, 320), c: inFrame(680, 220), d: inFrame(860, 400) });
  const drawn = () => board.getSceneElements().filter(({ width }) => width > 50).map(({ type }) => type);
  await until(() => drawn().length === 2 && board.getAppState().newElement === null);
  done(drawn().join(' and '));`,
});

export const diagramPage = applicationPage('Mermaid', 'add a line to the diagram', {
  body: '<textarea id="text" style="float:left;width:360px;height:500px;margin:10px;font:18px monospace"></textarea><div id="diagram" style="float:left;width:780px;height:540px"></div>',
  script: `
  import mermaid from '/npm/mermaid/dist/mermaid.esm.min.mjs';
  mermaid.initialize({ startOnLoad: false });
  const field = $('#text');
  field.value = 'flowchart LR\\n  Cart --> Pay{Paid?}\\n  Pay -->|yes| Ship\\n  Pay -->|no| Remind\\n';
  let rounds = 0;
  const draw = async () => {
    const round = (rounds += 1);
    if (!(await mermaid.parse(field.value, { suppressErrors: true }))) return;
    const { svg } = await mermaid.render('round' + round, field.value);
    if (round === rounds) $('#diagram').innerHTML = svg;
  };
  const nodes = () => [...document.querySelectorAll('#diagram .node')].map(({ textContent }) => textContent.trim());
  await draw();
  field.addEventListener('input', draw);
  await ready({ text: [field.getBoundingClientRect().x + 180, field.getBoundingClientRect().y + 300] });
  await until(() => nodes().includes('Arrive'));
  done(nodes().join(', '));`,
});

export const chartPage = applicationPage('Chart.js', 'click on the bar of March', {
  head: loads('chart.js/dist/chart.umd.min.js'),
  body: '<div style="width:900px;height:540px"><canvas id="chart"></canvas></div>',
  script: `
  const labels = ['January', 'February', 'March', 'April', 'May', 'June'];
  const data = [7, 9, 12, 15, 11, 14];
  const chart = new Chart($('#chart'), {
    data: { labels, datasets: [{ type: 'bar', label: 'Visitors', data, backgroundColor: '#2e6fb5' }, { type: 'line', label: 'Last year', data: [6, 8, 9, 13, 13, 12], borderColor: '#c0392b' }] },
    options: {
      maintainAspectRatio: false,
      onClick: async (_, [element]) => {
        if (element === undefined) return;
        await until(() => chart.tooltip.opacity === 1);
        done(labels[element.index] + ': ' + data[element.index] + ' | ' + chart.tooltip.title.join() + ', ' + chart.tooltip.body[0].lines.join());
      },
    },
  });
  await pause(1500);
  const { x, y } = chart.getDatasetMeta(0).data[2];
  const canvas = $('#chart').getBoundingClientRect();
  await ready({ march: [canvas.x + x, canvas.y + y + 60] });`,
});
