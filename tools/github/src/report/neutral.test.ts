import fc from 'fast-check';
import { neutral } from './neutral.ts';

const Z = '\u200b';

test.each([
  ['a mention', 'hello @octocat', `hello @${Z}octocat`],
  ['a team', '(@org/team)', `(@${Z}org/team)`],
  ['a mention behind an escape', '\\@octocat', `\\@${Z}octocat`],
  ['a mention behind emphasis', '__@octocat__', `__@${Z}octocat__`],
  ['a mention as a character reference', '&#64;octocat &#x0040;a &commat;b', `@${Z}octocat @${Z}a @${Z}b`],
  ['a reference to an issue', 'fixes #12, a/b#3 and GH-4', `fixes #${Z}12, a/b#${Z}3 and GH-${Z}4`],
  ['a reference as a character reference', '&#35;12 &num;3', `#${Z}12 #${Z}3`],
  ['an image', '![x](https://evil.example/x.png)', `![x]${Z}(https:${Z}//evil.example/x.png)`],
  ['a link by reference', '[x][y]\n\n[y]: /a', `[x]${Z}[y]\n\n[y]${Z}: /a`],
  ['a bare link', 'https://evil.example www.evil.example', `https:${Z}//evil.example www${Z}.evil.example`],
  ['a tag', '<img src=x onerror=y><script>z</script>', `<${Z}img src=x onerror=y><${Z}script>z<${Z}/script>`],
  ['attributes of a good tag', '<details onclick=x>', `<${Z}details onclick=x>`],
  ['a hidden comment', '<!-- nodeless:report -->', `<${Z}!-- nodeless:report -->`],
  ['terminal escapes', 'a\u001b[31mb\u0000\u007f', 'a\\u{1b}[31mb\\u{0}\\u{7f}'],
  ['text that runs backwards', 'a\u202eb\u2066c', 'a\\u{202e}b\\u{2066}c'],
  ['line ends of other systems', 'a\r\nb\rc', 'a\nb\nc'],
])('%s', (_, text, expected) => expect(neutral(text)).toBe(expected));

test('what a report is made of stays as it is', () => {
  const report = [
    '## ⚠️ 2 warnings',
    '| cluster | application | + | ~ | − |',
    '<details open><summary><b>seoul</b></summary>',
    '',
    '```diff',
    '-  image: nginx@sha256:abc # pinned',
    '+  if (a < 3 && b > 4)',
    '```',
    '</details><br>',
  ].join('\n');
  expect(neutral(report)).toBe(report);
});

test('nothing that GitHub acts on is left, whatever comes', () => {
  const piece = fc.constantFrom(
    ...['@', '#', '<', '&#64;', '&#6', '4;', '<!--', '://', 'a', '1', ' ', '\n', '](', '[', '\\', '<b>'],
    ...['&commat', 'www.', 'GH-', '\u200b', '`', 'img ', '\u202e', '&#x2', '3;'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const shown = neutral(pieces.join(''));
      expect(shown).not.toMatch(/(^|[^A-Za-z0-9])@[A-Za-z0-9]|#\d|:\/\/|\]\(|<!|\u202e/);
      expect(shown).not.toMatch(/&(#0*64|#x0*40|commat|#0*35|#x0*23|num)/i);
      expect(neutral(shown)).toBe(shown);
    }),
  );
});
