/** Applications with rows and columns. */
import { applicationPage, loads } from '../application.ts';

export const spreadsheetPage = applicationPage('Jspreadsheet', 'enter a number and a sum', {
  head: loads(
    'jsuites/dist/jsuites.css',
    'jspreadsheet-ce/dist/jspreadsheet.css',
    'jsuites/dist/jsuites.js',
    '@jspreadsheet/formula/dist/index.js',
    'jspreadsheet-ce/dist/index.js',
  ),
  body: '<div id="sheet" style="padding:10px"></div>',
  script: `
  const [sheet] = jspreadsheet($('#sheet'), { worksheets: [{ data: [['Rent', 700], ['Food', 310], ['Train'], ['Total']], minDimensions: [6, 12], columns: [{ width: 160 }, { width: 120 }] }] });
  await ready({ train: $('td[data-x="1"][data-y="2"]') });
  await until(() => String(sheet.getValueFromCoords(1, 3, true)) === '1100');
  done(sheet.getValueFromCoords(1, 3) + ' = ' + sheet.getValueFromCoords(1, 3, true));`,
});

export const gridPage = applicationPage('AG Grid', 'sort a hundred thousand rows, and go to the last one', {
  head: loads('ag-grid-community/dist/ag-grid-community.min.js'),
  body: '<div id="grid" style="height:100%"></div>',
  script: `
  const cities = ['Athens', 'Berlin', 'Cairo', 'Delhi', 'Essen', 'Fez'];
  const rowData = Array.from({ length: 100000 }, (_, index) => ({ order: index + 1, city: cities[(index * 7) % cities.length], price: (index * 7919) % 100003 }));
  const grid = agGrid.createGrid($('#grid'), { rowData, columnDefs: [{ field: 'order' }, { field: 'city', filter: true }, { field: 'price', flex: 1 }] });
  const header = await until(() => $('.ag-header-cell[col-id=price]'));
  const cell = await until(() => $('.ag-row[row-index="3"] [col-id=city]'));
  await ready({ header, cell });
  await until(() => grid.getColumnState().some(({ colId, sort }) => colId === 'price' && sort === 'asc') && grid.getLastDisplayedRowIndex() === 99999);
  const last = await until(() => $('.ag-row[row-index="99999"] [col-id=price]')?.textContent);
  const highest = rowData.reduce((most, { price }) => Math.max(most, price), 0);
  done('the last row has the price ' + last + (Number(last) === highest ? ', the highest' : ', not ' + highest));`,
});

export const calendarPage = applicationPage('FullCalendar', 'move the dentist to Friday', {
  head: loads(
    'fullcalendar/skeleton.css',
    'fullcalendar/themes/classic/theme.css',
    'fullcalendar/themes/classic/palette.css',
    'fullcalendar/all/global.js',
    'fullcalendar/themes/classic/global.js',
  ),
  body: '<div id="calendar" style="height:100%"></div>',
  script: `
  const calendar = new FullCalendar.Calendar($('#calendar'), {
    initialView: 'dayGridMonth',
    initialDate: '2026-09-15',
    height: 550,
    headerToolbar: { start: 'title', end: 'today prev,next' },
    editable: true,
    events: [{ id: 'dentist', title: 'Dentist', start: '2026-09-15' }, { title: 'Holidays', start: '2026-09-21', end: '2026-09-26', color: '#2a7' }],
    eventDrop: ({ event }) => done(event.title + ' on ' + event.startStr),
  });
  calendar.render();
  const day = (date) => $('[data-date="' + date + '"]');
  const named = await until(() => [...document.querySelectorAll('#calendar *')].find(({ children, textContent }) => children.length === 0 && textContent === 'Dentist'));
  await ready({ dentist: named, friday: day('2026-09-18') });`,
});

/** SQLite, compiled to WebAssembly. */
export const databasePage = applicationPage('sql.js', 'ask a database', {
  head: loads('sql.js/dist/sql-wasm.js'),
  body: '<input id="query" style="width:900px;font:20px monospace;margin:20px"><button>Ask</button><table id="answer" cellpadding="8" border="1" style="margin:20px;border-collapse:collapse"></table>',
  script: `
  const SQL = await initSqlJs({ locateFile: (file) => '/npm/sql.js/dist/' + file });
  const database = new SQL.Database();
  database.run('create table orders (city text, price integer)');
  const insert = database.prepare('insert into orders values (?, ?)');
  database.run('begin');
  for (let index = 0; index < 20000; index += 1) insert.run([['Athens', 'Berlin', 'Cairo'][index % 3], index % 100]);
  database.run('commit');
  const row = (cells, kind) => '<tr>' + cells.map((cell) => '<' + kind + '>' + cell + '</' + kind + '>').join('') + '</tr>';
  $('button').addEventListener('click', () => {
    const [{ columns, values }] = database.exec($('#query').value);
    $('#answer').innerHTML = row(columns, 'th') + values.map((cells) => row(cells, 'td')).join('');
    done(values);
  });
  await ready({ query: $('#query'), ask: $('button') });`,
});
