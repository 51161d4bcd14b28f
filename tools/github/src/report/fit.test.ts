import fc from 'fast-check';
import { fit } from './fit.ts';

test('a short report stays', () => expect(fit('# a\n\nb\n\n', 1000)).toBe('# a\n\nb\n'));

test('what is open is closed', () => {
  expect(fit('<details><summary>a</summary>\n<details>\n~~~~diff\n+ b', 1000)).toBe(
    '<details><summary>a</summary>\n<details>\n~~~~diff\n+ b\n~~~~\n\n</details>\n</details>',
  );
});

test('a tag in a code block is text, and a shorter fence does not end it', () => {
  expect(fit('````\n<details>\n```\n````', 1000)).toBe('````\n<details>\n```\n````\n');
});

test('an end without a beginning is taken out', () => {
  expect(fit('a</details></details>\n<details>\n</details>', 1000)).toBe('a\n<details>\n</details>\n');
});

test('a long report is cut between two lines, says so, and is closed', () => {
  const line = 'x'.repeat(99);
  const report = ['<details>', '```diff', ...Array.from({ length: 50 }, () => line), '```', '</details>'];
  const shown = fit(report.join('\n'), 1000);
  expect(shown.length).toBeLessThanOrEqual(1000);
  expect(shown).toMatch(
    /^<details>\n```diff\n(x{99}\n){8}```\n\n<\/details>\n\n\*\*The report is longer than .*\*\*\n$/,
  );
});

test('the size holds for every report', () => {
  const line = fc.constantFrom('<details>', '</details>', '```', '~~~', 'text', 'y'.repeat(120), '');
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), fc.integer({ min: 400, max: 3000 }), (lines, most) => {
      expect(fit(lines.join('\n'), most).length).toBeLessThanOrEqual(most);
    }),
  );
});
