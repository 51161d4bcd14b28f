import { draftFindings } from './draft-findings.ts';

test('a draft that cannot be rendered says nothing more', () => {
  const draft = (): never => {
    throw new Error('no');
  };
  expect(draftFindings({ diagnostics: [], draft })).toEqual([]);
  expect(draftFindings({ diagnostics: [] })).toEqual([]);
});
