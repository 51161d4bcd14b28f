import fc from 'fast-check';
import { awsNodeTemplates, oldNodeClasses } from './arbitrary-classes.ts';
import { oldNodePools, provisioners } from './arbitrary-pools.ts';

/** A file's objects: pools of every kind with classes that they share, do not share, and miss. */
export const files: fc.Arbitrary<object[]> = fc
  .tuple(
    fc.array(fc.constantFrom('t1', 't2'), { maxLength: 2 }),
    fc.array(fc.constantFrom('c1', 'c2'), { maxLength: 2 }),
    fc.subarray(['p1', 'p2', 'p3']),
    fc.subarray(['n1', 'n2', 'n3']),
  )
  .chain(([templates, classes, olds, pools]) =>
    fc.tuple(
      ...[...new Set(templates)].map(awsNodeTemplates),
      ...[...new Set(classes)].map(oldNodeClasses),
      ...olds.map((name) => provisioners(name, ['t1', 't2'])),
      ...pools.map((name) => oldNodePools(name, ['c1', 'c2'])),
    ),
  );
