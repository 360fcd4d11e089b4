/** Applications in which a person writes. */
import { applicationPage, loads } from '../application.ts';

/** The language service, which a worker runs, finds the mistake. */
export const codePage = applicationPage('Monaco Editor', 'type a line of TypeScript that has a mistake', {
  head: loads('monaco-editor/min/vs/editor/editor.main.css', 'monaco-editor/min/vs/loader.js'),
  body: '<div id="editor" style="height:100%"></div>',
  script: `
  require.config({ paths: { vs: '/npm/monaco-editor/min/vs' } });
  require(['vs/editor/editor.main'], async (monaco) => {
    // Without the types of all that a browser has, which take a minute to read where the processor is emulated.
    monaco.typescript.typescriptDefaults.setCompilerOptions({ lib: ['es5'] });
    const model = monaco.editor.createModel(['function greet(name: string): string {', '  return "Hello, " + name;', '}', '', 'greet("world");', ''].join('\\n'), 'typescript', monaco.Uri.parse('file:///greet.ts'));
    const editor = monaco.editor.create($('#editor'), { model, fontSize: 16, automaticLayout: true, minimap: { enabled: true } });
    editor.setPosition({ lineNumber: 6, column: 1 });
    await until(() => document.querySelectorAll('.view-line').length > 4);
    await ready({ lastLine: inFrame(400, 24 * 6 + 60) });
    // A mistake that was there half-way is gone a moment after the last key.
    const mistake = await until(() => model.getLineContent(6).endsWith('"six"') && monaco.editor.getModelMarkers({ resource: model.uri }).find(({ message }) => message.includes('assignable')));
    done(model.getLineContent(6) + ' | ' + mistake.message);
  }, fails);`,
});

export const letterPage = applicationPage('Quill', 'write a line, make it bold and a list', {
  head: loads('quill/dist/quill.snow.css', 'quill/dist/quill.js'),
  body: '<div id="editor" style="height:500px"></div>',
  script: `
  const toolbar = [[{ header: [1, 2, false] }], ['bold', 'italic', 'underline'], [{ color: [] }], [{ list: 'ordered' }, { list: 'bullet' }], ['link']];
  const quill = new Quill('#editor', { theme: 'snow', modules: { toolbar } });
  await ready({ text: $('.ql-editor'), list: $('.ql-list[value=ordered]') });
  await until(() => quill.getFormat(0, 4).list === 'ordered' && quill.getFormat(0, 4).bold);
  done(quill.getContents().ops);`,
});

/** A shell that can add is behind the terminal. */
export const terminalPage = applicationPage('xterm.js', 'type a command', {
  head: loads('@xterm/xterm/css/xterm.css'),
  body: '<div id="terminal" style="height:100%;background:#000"></div>',
  script: `
  import { Terminal } from '/npm/@xterm/xterm/lib/xterm.mjs';
  const terminal = new Terminal({ fontSize: 18, rows: 24, cols: 100, cursorBlink: true });
  terminal.open($('#terminal'));
  const [bold, green, blue, plain] = [1, 32, 34, 0].map((code) => '\\x1b[' + code + 'm');
  const prompt = bold + green + 'person@site' + plain + ':' + blue + '~' + plain + '$ ';
  terminal.write('Type ' + bold + 'add' + plain + ' and two numbers.\\r\\n' + prompt);
  let line = '';
  terminal.onData((data) => {
    if (data === '\\r') {
      const [command, one, other] = line.split(' ');
      terminal.write('\\r\\n' + (command === 'add' ? Number(one) + Number(other) : command + ': not found') + '\\r\\n' + prompt);
      line = '';
      return;
    }
    line += data;
    terminal.write(data);
  });
  await ready({ terminal: inFrame(300, 200) });
  const lines = () => Array.from({ length: 4 }, (_, row) => terminal.buffer.active.getLine(row).translateToString(true));
  await until(() => lines()[3].endsWith('$ ') || lines()[3].endsWith('$'));
  done(lines().slice(1, 3).join(' | '));`,
});
