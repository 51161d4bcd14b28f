import type { JsonObject, JsonValue } from '@nodeless/core';
import { runs } from '@nodeless/core/testing';
import fc from 'fast-check';
import type { ChangeReport } from '../report/change-report.ts';
import { DELETED, DELETED_DANGER, place, reportOf, SCALED } from '../testing/reports.ts';
import { formatHtml } from './html/page.ts';
import { formatMarkdown } from './markdown/markdown.ts';
import { formatSarif } from './sarif.ts';
import { cutText, diffLines, shortValue } from './words.ts';

/** Strings that mean something in Markdown, HTML, JSON or a diff. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom(
      ...'|`\\<>&#;[]()*_~$!@-+"\'/=\n\r\t :'.split(''),
      '\u2028',
      '\u202E',
      '\u001B',
      'a',
    ),
    minLength: 1,
    maxLength: 20,
  }),
  fc.constantFrom(
    '```\n# heading\n```',
    '</summary></details><h1>x',
    '<script>alert(1)</script>',
    '--> @everyone',
    '" onmouseover="x',
    '| a | b |\n| --- | --- |',
    'javascript:alert(1)',
    '::set-output name=x::y',
  ),
);

/** A report with a string at each place that holds one of a manifest, a source or a name. */
function reportWith(text: string): ChangeReport {
  const object = { group: text, kind: `K${text}`, namespace: `n${text}`, name: `x${text}` };
  const value: JsonObject = { [`k${text}`]: text, list: [text, { [text]: 1 }] };
  const here = { ...place(`c${text}`, `a${text}`), file: `clusters/c/rendered/${text}.yaml` };
  const field = {
    path: ['spec', text, { key: 'name', value: text }],
    before: text,
    after: value as JsonValue,
  };
  return reportOf({
    base: { name: `b${text}`, commit: 'a'.repeat(40), worktree: false },
    changes: [
      { ...DELETED, object, places: [here], before: value },
      {
        ...SCALED,
        operation: 'renamed',
        object,
        previous: object,
        places: [here, place('other')],
        fields: [field],
        namesCluster: true,
      },
      { ...SCALED, id: 'c1', operation: 'moved', from: `f${text}`, object, places: [here], fields: [field] },
    ],
    dangers: [
      {
        ...DELETED_DANGER,
        rule: `own/${text}`,
        title: `t${text}`,
        places: [here],
        object,
        field,
        consequence: `c${text}`,
        remedy: `r${text}`,
        source: text,
        waiver: { reason: `w${text}`, expires: '2027-01-31', file: `f${text}`, line: 3 },
      },
    ],
    waivers: [
      {
        rule: `w${text}`,
        reason: text,
        expires: '2026-01-31',
        file: `f${text}`,
        line: 1,
        state: 'unused',
        clusters: ['a'],
      },
    ],
    versions: [{ kind: 'image', name: `i${text}`, before: `1${text}`, after: `2${text}`, places: [here] }],
    plans: [
      {
        clusters: [`c${text}`],
        steps: [
          {
            tool: 'manual',
            title: `t${text}`,
            commands: [`echo ${JSON.stringify(text)}`],
            disrupts: `d${text}`,
            source: 'https://example.com',
            when: 'before-merge',
          },
        ],
      },
    ],
    clusters: [
      {
        cluster: `c${text}`,
        state: 'added',
        counts: { added: 1, changed: 0, removed: 0, renamed: 0, moved: 0 },
        applications: [
          {
            area: 'application',
            application: `a${text}`,
            project: `p${text}`,
            wave: `w${text}`,
            counts: { added: 1, changed: 0, removed: 0, renamed: 0, moved: 0 },
            lines: { added: 1, removed: 0 },
            classes: ['create'],
            dangers: 1,
            warnings: 0,
            waived: 0,
          },
        ],
      },
    ],
  });
}

/** The lines of a text, each by what it is: a heading, an item, a row with so many cells, a tag, text; code in fences as one. */
function markdownShape(markdown: string): string[] {
  const shape: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split('\n')) {
    const [, ticks] = /^(`{3,})/.exec(line) ?? [];
    if (fence === undefined && ticks !== undefined) {
      fence = ticks;
      shape.push('code');
    } else if (fence !== undefined && line === fence) fence = undefined;
    else if (fence === undefined) shape.push(lineShape(line));
  }
  return shape.filter((part) => part !== '');
}

function lineShape(whole: string): string {
  // In a block of HTML no Markdown is read, so that backticks stand for nothing.
  const line = whole.startsWith('<details') ? whole : whole.replace(/`[^`]*`/g, '``');
  const [, heading] = /^(#+) /.exec(line) ?? [];
  if (heading !== undefined) return heading;
  if (line.startsWith('|')) return `row of ${line.replace(/\\\|/g, '').split('|').length - 2}`;
  const tags = (line.match(/<\/?[a-z]+/g) ?? []).filter((tag) => !/code$/.test(tag)).join('');
  const [, item] = /^( *-) /.exec(line) ?? [];
  return `${item ?? ''}${tags}` || (line === '' ? '' : 'text');
}

function htmlShape(html: string): string[] {
  return (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/="[^"]*"/g, '="…"').replace(/\s+/g, ' '));
}

test('Markdown has the same headings, rows, items and tags, whatever the strings are', () => {
  const plain = markdownShape(formatMarkdown(reportWith('a')));
  fc.assert(
    fc.property(nasty, (text) => {
      const markdown = formatMarkdown(reportWith(text));
      expect(markdownShape(markdown)).toEqual(plain);
      // Commands are for a shell, and stay as they are.
      const words = markdown.replace(/^(`{3,})bash\n[^]*?^\1$/gm, '');
      expect(words).not.toMatch(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u);
    }),
    runs(300),
  );
});

test('HTML has the same elements and attributes, whatever the strings are', () => {
  const plain = htmlShape(formatHtml(reportWith('a'))).filter((tag) => !/^<\/?(tr|td|a)\b/.test(tag));
  fc.assert(
    fc.property(nasty, (text) => {
      // A value may take more lines beside each other, and a source that is no address is no link.
      const shape = htmlShape(formatHtml(reportWith(text))).filter((tag) => !/^<\/?(tr|td|a)\b/.test(tag));
      expect(shape).toEqual(plain);
    }),
    runs(150),
  );
});

test('SARIF is JSON whose places read back, and links lead to pages alone', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const report = reportWith(text);
      const sarif = JSON.parse(JSON.stringify(formatSarif(report))) as {
        runs: {
          tool: { driver: { rules: { helpUri?: string }[] } };
          results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[];
        }[];
      };
      const [run] = sarif.runs;
      const uri = run?.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri ?? '';
      expect(uri).toMatch(/^[A-Za-z0-9%._~!'()*/-]*$/);
      expect(decodeURIComponent(uri)).toBe(report.dangers[0]?.places[0].file);
      expect(
        run?.tool.driver.rules.filter(({ helpUri }) => helpUri !== undefined && !/^https:/.test(helpUri)),
      ).toEqual([]);
    }),
    runs(150),
  );
});

test('a value is one line without control characters, and says how much of it is cut', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.integer({ min: 1, max: 40 }), (value, most) => {
      const shown = shortValue(value as JsonValue, most);
      expect(shown).not.toMatch(/[\p{Cc}]/u);
      const [, begin = shown, cut = '0'] = /^(.*)… \((\d+) more characters\)$/s.exec(shown) ?? [];
      expect(begin.length).toBeLessThanOrEqual(most);
      expect(Number(cut)).toBeGreaterThanOrEqual(0);
      expect(cutText(begin, most)).toBe(begin);
    }),
    runs(200),
  );
});

test('a changed field is one line for each side', () => {
  fc.assert(
    fc.property(nasty, nasty, (step, value) => {
      const path = ['spec', step];
      expect(diffLines({ path, before: value, after: value }, 50).map((line) => line.slice(0, 2))).toEqual([
        '- ',
        '+ ',
      ]);
      expect(diffLines({ path, before: value }, 50)).toHaveLength(1);
      for (const line of diffLines({ path, after: value }, 50)) expect(line).not.toMatch(/[\p{Cc}]/u);
    }),
    runs(200),
  );
});
