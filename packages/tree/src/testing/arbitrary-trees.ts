import fc from 'fast-check';
import { foldersAbove } from '../paths.ts';
import type { Texts } from './sandbox.ts';

const segment = fc.constantFrom('a', 'b', 'B', 'c');
const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((segments) => segments.join('/'));
const text = fc.constantFrom('1\n', '2\n', '3\n');

/** Any paths and texts: few names, so that trees meet in files, folders and case. */
export const anyTexts: fc.Arbitrary<Texts> = fc
  .array(fc.tuple(path, text), { maxLength: 8 })
  .map((entries) => Object.fromEntries(entries));

/** Texts that `layout` would let pass: no file is another one's folder, nothing differs in case alone. */
export const soundTexts: fc.Arbitrary<Texts> = anyTexts.map((texts) => {
  const files = new Set<string>();
  const folders = new Set<string>();
  const sound = Object.entries(texts).filter(([name]) => {
    const folded = name.toLowerCase();
    const above = foldersAbove(folded);
    const clashes = files.has(folded) || folders.has(folded) || above.some((folder) => files.has(folder));
    if (clashes || name !== folded) return false;
    files.add(folded);
    for (const folder of above) folders.add(folder);
    return true;
  });
  return Object.fromEntries(sound);
});
