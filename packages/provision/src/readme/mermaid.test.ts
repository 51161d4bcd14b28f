import fc from 'fast-check';
import { oneLine } from '@nodeless/core/markdown';
import { flowchart, type Box } from './mermaid.ts';

test('boxes, frames and arrows', () => {
  const pods: Box = { label: ['web', '2 pods'] };
  const balancer: Box = { label: ['NLB'], shape: 'rounded', to: [pods] };
  expect(flowchart([balancer, { label: ['Fargate'], inside: [pods] }])).toBe(
    [
      'flowchart LR',
      '  n1(["NLB"])',
      '  subgraph n2["Fargate"]',
      '    n3["web<br/>2 pods"]',
      '  end',
      '  n1 --> n3',
      '',
    ].join('\n'),
  );
});

test.each([
  ['a"] --> b["c', 'a#34;#93; --#62; b#91;#34;c'],
  ['%%{init: {}}%%', '#37;#37;#123;init#58; #123;#125;#125;#37;#37;'],
  ['`x`', '#96;x#96;'],
  ['<img src=x>', '#60;img src#61;x#62;'],
  ['#quot;', '#35;quot#59;'],
  ['서', '#49436;'],
])('%s is only text', (label, expected) => {
  expect(flowchart([{ label: [label] }])).toBe(`flowchart LR\n  n1["${expected}"]\n`);
});

test('whatever the labels, the picture has the same lines and the labels read back', () => {
  const label = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'"[](){}<>%#;`\n\r->|&:'.split(''), 'end', '\u2028') }),
  );
  fc.assert(
    fc.property(label, label, (inner, outer) => {
      const lines = flowchart([{ label: [outer], inside: [{ label: [inner] }] }]).split('\n');
      const read = (line: string | undefined, pattern: RegExp) => decoded(pattern.exec(line ?? '')?.[1]);
      expect(lines).toHaveLength(5);
      expect(read(lines[1], /^ {2}subgraph n1\["((?:[A-Za-z0-9 .,/-]|#\d+;)*)"\]$/)).toBe(oneLine(outer));
      expect(read(lines[2], /^ {4}n2\["((?:[A-Za-z0-9 .,/-]|#\d+;)*)"\]$/)).toBe(oneLine(inner));
      expect(lines[3]).toBe('  end');
    }),
  );
});

function decoded(label: string | undefined): string | undefined {
  return label?.replace(/#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)));
}
