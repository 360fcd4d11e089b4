// @ts-check
/**
 * Lets Chromium's page for what a policy blocks say what to do in Safe Browse. Chromium has no policy for these words, and an extension with a page of ours
 * would cost each session a process. Runs during the image build.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** In the texts of Chromium, of which each has the same number in all languages. */
const CHROMIUMS_WORDS = 'Your organization doesn’t allow you to view this site';

/** By the name of Chromium's file of texts. They speak of the lock in the frame of a session's window. */
const WORDS = {
  'en-US':
    'The profile of this session does not allow this page. If it reaches only listed sites, add this one with the lock in the frame of the window.',
  de: 'Das Profil dieser Sitzung erlaubt diese Seite nicht. Wenn es nur gelistete Websites erreicht, fügen Sie diese mit dem Schloss im Rahmen des Fensters hinzu.',
  fr: 'Le profil de cette session n’autorise pas cette page. S’il n’atteint que des sites listés, ajoutez celui-ci avec le cadenas dans le cadre de la fenêtre.',
  es: 'El perfil de esta sesión no permite esta página. Si solo llega a sitios de una lista, añada este con el candado del marco de la ventana.',
  'pt-BR':
    'O perfil desta sessão não permite esta página. Se ele só alcança sites de uma lista, adicione este com o cadeado na moldura da janela.',
  it: 'Il profilo di questa sessione non consente questa pagina. Se raggiunge solo i siti di un elenco, aggiungere questo con il lucchetto nella cornice della finestra.',
  pl: 'Profil tej sesji nie zezwala na tę stronę. Jeśli ma on dostęp tylko do witryn z listy, dodaj tę witrynę kłódką na ramce okna.',
  ja: 'このセッションのプロファイルは、このページを許可していません。登録されたサイトにだけ接続する場合は、ウィンドウの枠にある錠のボタンでこのサイトを追加してください。',
  'zh-CN': '此会话的配置方案不允许此网页。如果它只能访问列出的网站，请用窗口边框上的锁形按钮添加此网站。',
  ar: 'لا يسمح ملف تعريف هذه الجلسة بهذه الصفحة. إن كان لا يصل إلا إلى مواقع مدرجة، فأضِف هذا الموقع بزر القفل في إطار النافذة.',
};

const HEAD_BYTES = 12;
const ENTRY_BYTES = 6;

/**
 * Where a file of Chromium's texts has them (base/resource/data_pack.h, version 5): after a head, the number and the offset of each, the offset of the end, the
 * numbers that share a text, and the texts. Throws if it is no such file.
 * @param {Buffer} file
 */
function textsIn(file) {
  const [version, utf8] = [5, 1];
  if (file.readUInt32LE(0) !== version || file.readUInt8(4) !== utf8)
    throw new Error('This is not a file of texts of version 5.');
  return Array.from({ length: file.readUInt16LE(8) }, (_, index) => {
    const entry = HEAD_BYTES + ENTRY_BYTES * index;
    const [offsetPlace, endPlace] = [entry + 2, entry + ENTRY_BYTES + 2];
    return {
      number: file.readUInt16LE(entry),
      start: file.readUInt32LE(offsetPlace),
      end: file.readUInt32LE(endPlace),
      endPlace,
    };
  });
}

/**
 * The number of this text; `undefined` if the file does not have it.
 * @param {Buffer} file
 * @param {string} text
 */
export const numberOf = (file, text) =>
  textsIn(file).find(({ start, end }) => file.toString('utf8', start, end) === text)?.number;

/**
 * The file with `text` under this number. Throws if the file does not have it.
 * @param {Buffer} file
 * @param {number} number
 * @param {string} text
 */
export function withText(file, number, text) {
  const texts = textsIn(file);
  const found = texts.find((each) => each.number === number);
  if (!found) throw new Error(`There is no text ${number}.`);
  const changed = Buffer.concat([file.subarray(0, found.start), Buffer.from(text), file.subarray(found.end)]);
  const longer = changed.length - file.length;
  for (const { endPlace, end } of texts.slice(texts.indexOf(found))) changed.writeUInt32LE(end + longer, endPlace);
  return changed;
}

/**
 * Chromium keeps its own words if an update has changed them.
 * @param {string} folder
 */
function replaceWords(folder) {
  const path = (/** @type {string} */ language) => join(folder, `${language}.pak`);
  const number = numberOf(readFileSync(path('en-US')), CHROMIUMS_WORDS);
  if (number === undefined) {
    process.stderr.write('Chromium says something else of a page that a policy blocks; its words are kept.\n');
    return;
  }
  for (const [language, words] of Object.entries(WORDS))
    writeFileSync(path(language), withText(readFileSync(path(language)), number, words));
}

const [, program, folder] = process.argv;
if (program === import.meta.filename && folder !== undefined) replaceWords(folder);
