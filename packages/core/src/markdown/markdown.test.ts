import fc from 'fast-check';
import { code, fenced, oneLine, own, quietText, table, text } from './markdown.ts';

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(...'|`\\<>&#;[]()*_~$!@-\n\r\t :'.split(''), '\u2028', '\u202E', 'a', '1'),
  }),
);

test.each([
  ['plain text, 100% (yes): a/b-c', 'plain text, 100% (yes): a/b-c'],
  ['a|b', 'a&#124;b'],
  ['<script>', '&#60;script&#62;'],
  ['[x](y)', '&#91;x&#93;(y)'],
  ['&#124;', '&#38;&#35;124;'],
  ['two\n\nlines', 'two lines'],
  ['서울', '서울'],
  ['a\u202Eb', 'a&#65533;b'],
])('%j is shown as it is', (value, expected) => {
  expect(text(value).markdown).toBe(expected);
});

test.each([
  ['kube_system', '`kube_system`'],
  ['*', '`*`'],
  ['a|b', '<code>a&#124;b</code>'],
  ['a`b', '<code>a&#96;b</code>'],
  ['a\\', '<code>a&#92;</code>'],
  ['', ''],
])('%j as code is %s', (value, expected) => {
  expect(code(value).markdown).toBe(expected);
});

test('whatever the text, it reads back and is nothing but text', () => {
  fc.assert(
    fc.property(nasty, (value) => {
      const { markdown } = text(value);
      expect(markdown).toMatch(/^([\p{L}\p{M}\p{N} .,:;/=%+()'"?-]|&#\d+;)*$/u);
      expect(decoded(markdown)).toBe(oneLine(value));
    }),
  );
});

test('whatever the text, code is one code span or one code element', () => {
  fc.assert(
    fc.property(nasty, (value) => {
      const { markdown } = code(value);
      const span = /^`([^`|\\\n]+)`$/u.exec(markdown)?.[1];
      const element = /^<code>([^<>`|\\\n]+)<\/code>$/u.exec(markdown)?.[1];
      expect(span ?? decoded(element ?? '')).toBe(oneLine(value));
    }),
  );
});

test('no text can add a cell or a row to a table', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(nasty, nasty), { minLength: 1, maxLength: 4 }), (rows) => {
      const { markdown } = table(
        ['A', 'B'],
        rows.map(([a, b]) => [text(a), code(b)]),
        'None.',
      );
      const lines = markdown.split('\n').slice(0, -1);
      expect(lines.map((line) => line.split('|').length)).toEqual(lines.map(() => 4));
      expect(lines).toHaveLength(rows.length + 2);
      expect(markdown).not.toContain('\\');
    }),
  );
});

test('a table without rows is a sentence, missing cells are empty', () => {
  expect(table(['A'], [], 'None.').markdown).toBe('None.\n');
  expect(table(['A', 'B'], [[text('x')]], 'None.').markdown).toBe('| A | B |\n| --- | --- |\n| x |  |\n');
});

test('no content can end a block of code', () => {
  fc.assert(
    fc.property(nasty, (content) => {
      const lines = fenced('sh', content).markdown.split('\n');
      const fence = /^`+/.exec(lines[0] ?? '')?.[0] ?? '';
      expect(fence.length).toBeGreaterThanOrEqual(3);
      expect(lines.slice(1).filter((line) => line.includes(fence))).toEqual([fence]);
    }),
  );
});

test('own Markdown keeps its parts', () => {
  expect(own`**${text('a*b')}** on ${code('c')}.`).toEqual({ markdown: '**a&#42;b** on `c`.' });
});

function decoded(markdown: string): string {
  return markdown.replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)));
}

test.each([
  ['@octocat see #12', '&#64;&#8203;octocat see &#35;&#8203;12'],
  ['owner/name#1 and gh-7', 'owner/name&#35;&#8203;1 and gh-&#8203;7'],
  ['https://example.com, www.example.com', 'https:&#8203;//example.com, www&#8203;.example.com'],
  ['plain: a/b', 'plain: a/b'],
])('%j notifies nobody and leads nowhere', (value, expected) => {
  expect(quietText(value).markdown).toBe(expected);
});
