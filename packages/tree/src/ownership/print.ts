import { sortedBy } from '@nodeless/core';
import type { OwnedFile, Ownership } from './ownership.ts';

/** The first lines of every record, whatever it holds. */
export const OWNERSHIP_HEAD = '{\n  "apiVersion": "nodeless/v1alpha1",\n  "kind": "Ownership",\n  "files": {';

/**
 * Prints a record as JSON: sorted by path, two spaces, LF, final line feed. No time and no version, so that equal
 * trees have equal records. `sha256` is a text, or a list while a run has not finished: {@link OwnedFile.sha256}.
 */
export function printOwnership(ownership: Ownership): string {
  // Printed by hand: a JavaScript object would put paths that look like integers first.
  const files = sortedBy(ownership, ([path]) => path).map(printFile);
  return `${OWNERSHIP_HEAD}${files.length === 0 ? '' : `\n${files.join(',\n')}\n  `}}\n}\n`;
}

function printFile([path, { component, sha256 }]: readonly [string, OwnedFile]): string {
  const [hash, ...others] = sha256.map((text) => JSON.stringify(text));
  const hashes = others.length === 0 ? hash : `[\n        ${[hash, ...others].join(',\n        ')}\n      ]`;
  return `    ${JSON.stringify(path)}: {\n      "component": ${JSON.stringify(component)},\n      "sha256": ${hashes}\n    }`;
}
