import type { Texts } from './sandbox.ts';

const FILES = 40;
const VARIANTS = 4;

/**
 * Tree number `n`: some of forty files, some small, some large enough to be written in several pieces. From one
 * number to the next files appear, change, go, and turn into folders and back.
 */
export function treeNumber(n: number): Texts {
  const texts: Record<string, string> = {};
  for (let index = 0; index < FILES; index++) {
    const dice = mix(n * FILES + index);
    if (dice % 4 === 0) continue;
    const folder = `folder-${index % 7}`;
    const path = dice % 5 === 0 ? `${folder}/file-${index}` : `${folder}/file-${index}/deeper.yaml`;
    const variant = (dice >>> 8) % VARIANTS;
    texts[path] = `${index} ${variant}\n`.repeat(index % 10 === 0 ? 20_000 : 20);
  }
  return texts;
}

/** Integer hash: the same numbers on every machine. */
function mix(n: number): number {
  let x = Math.imul(n + 1, 0x9e3779b1);
  x = Math.imul(x ^ (x >>> 15), 0x85ebca77);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae3d);
  return (x ^ (x >>> 16)) >>> 0;
}
