import { ruleLines } from './rules.ts';

test('the rules of a cluster are a mean, and each rule has its share', () => {
  const rules = Array.from({ length: 14 }, (_, index) => ({
    part: `rule a/rule-${index}`,
    milliseconds: index === 0 ? 20 : 10 / 13,
    times: 2,
  }));
  const parts = [
    { part: 'checks', milliseconds: 40, times: 2 },
    { part: 'all clusters at once', milliseconds: 3, times: 1 },
    ...rules,
  ];
  const [head, first, ...more] = ruleLines(parts);
  expect(head).toBe('rules of a cluster, mean of 2: 15.00 ms; rules over all clusters: 3 ms');
  expect(first).toBe('  66.7 %  a/rule-0');
  expect(more.at(-1)).toBe('   5.1 %  2 other rules');
  expect(more).toHaveLength(12);
});
