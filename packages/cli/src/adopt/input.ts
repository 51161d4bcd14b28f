import type { Diagnostic } from '@nodeless/core';
import { objectsOf, readManifests, type SourceFile, type WrittenObject } from '@nodeless/sources';

/** The objects of some files, those of Lists one by one, and what is wrong with them. */
export function readInput(files: readonly SourceFile[]): {
  readonly objects: readonly WrittenObject[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const read = files.map((file) => {
    const { value, diagnostics } = readManifests(file);
    const found = (value ?? []).map((document, number) =>
      objectsOf(document, (index) => `${file.path}/${number}/${index}`, true),
    );
    return {
      objects: found.flatMap(({ objects }) => objects),
      diagnostics: [...diagnostics, ...found.flatMap((one) => one.diagnostics)],
    };
  });
  return {
    objects: read.flatMap(({ objects }) => objects),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}
