import { createHash } from 'node:crypto';
import { DELETED, DELETED_DANGER, NO_CHANGE, place, reportOf, SCALED } from '../../testing/reports.ts';
import { formatHtml } from './page.ts';
import { SCRIPT, SCRIPT_SHA256 } from './script.ts';

test('the policy of the page lets its own script run, and nothing else', () => {
  expect(createHash('sha256').update(SCRIPT).digest('base64')).toBe(SCRIPT_SHA256);
  expect(formatHtml(reportOf()).replaceAll('&#39;', "'")).toContain(
    `content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${SCRIPT_SHA256}'; base-uri 'none'; form-action 'none'"`,
  );
});

test('a change tells what differs and shows both objects', () => {
  const page = formatHtml(reportOf());
  expect(page).toContain('<li><code>spec.replicas</code>: <code>3</code> → <code>5</code></li>');
  expect(page).toContain('<tr><td class="">  name: web</td><td class="">  name: web</td></tr>');
  expect(page).toContain('<tr><td class="gone">  replicas: 3</td><td class="new">  replicas: 5</td></tr>');
  expect(page).toContain('<tr><td class="gone">kind: Namespace</td><td class="none"></td></tr>');
});

test('a danger leads to its change', () => {
  const page = formatHtml(reportOf());
  expect(page).toContain(`<a href="#${DELETED.id}">change</a>`);
  expect(page).toContain(`id="${DELETED.id}"`);
});

test('no change is a page, too', () => {
  const page = formatHtml(NO_CHANGE);
  expect(page).toContain('<title>No cluster changes</title>');
  expect(page).toContain('<p>Nothing changes.</p>');
});

/** What people read, without tags. */
const words = (page: string) =>
  page
    .replace(/<(style|script|title)\b[^>]*>.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

test('nothing stands on the page of no change but what it says', () => {
  expect(words(formatHtml(NO_CHANGE))).toBe(
    [
      'No cluster changes +0 ~0 −0 objects in 0 clusters.',
      'HEAD ( bbbbbbbbbbbb ) compared with main ( aaaaaaaaaaaa ).',
      'Cluster all Class all Severity all danger warning none Search Changes Nothing changes.',
      '0 files with objects, 0 rewritten with the same meaning, 0 files unreadable, 0 other files.',
      'Keys: j and k go through the changes, e opens all, / searches.',
    ].join(' '),
  );
});

test('the same report gives the same page', () => {
  expect(formatHtml(reportOf())).toBe(formatHtml(reportOf()));
});

test.each([
  '</style><script>alert(1)</script>',
  '" onmouseover="alert(1)',
  "'><img src=x>",
  '\u202Eevil\u001b[31m',
  '&lt;b&gt;',
])('the text %j of a manifest has no effect', (evil) => {
  const page = formatHtml(
    reportOf({
      dangers: [
        {
          ...DELETED_DANGER,
          title: evil,
          rule: evil,
          consequence: evil,
          remedy: evil,
          source: `https://${evil}`,
        },
      ],
      changes: [
        {
          ...SCALED,
          object: { ...SCALED.object, name: evil, kind: evil },
          places: [place(evil, evil)],
          fields: [{ path: [evil], before: evil, after: evil }],
          before: { [evil]: evil },
        },
      ],
    }),
  );
  expect(page).not.toContain(evil);
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toMatch(/<img|\son\w+="/);
});
