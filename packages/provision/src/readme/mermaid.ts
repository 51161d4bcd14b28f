import { oneLine } from '@nodeless/core/markdown';

/** A box of a flowchart, or a frame around other boxes. */
export interface Box {
  /** Lines of text. */
  readonly label: readonly string[];
  readonly shape?: 'box' | 'rounded';
  readonly inside?: readonly Box[];
  /** Boxes that an arrow leads to. */
  readonly to?: readonly Box[];
}

const PLAIN = /[A-Za-z0-9 .,/-]/;

/** A Mermaid flowchart. Ids are made here, so that no text can be one: words such as `end` have a meaning. */
export function flowchart(boxes: readonly Box[]): string {
  const ids = new Map<Box, string>();
  const number = (box: Box): void => {
    ids.set(box, `n${ids.size + 1}`);
    box.inside?.forEach(number);
  };
  boxes.forEach(number);
  const all = [...ids.keys()];
  const arrows = all.flatMap((from) => (from.to ?? []).map((to) => `  ${ids.get(from)} --> ${ids.get(to)}`));
  return ['flowchart LR', ...boxes.flatMap((box) => drawn(box, ids, '  ')), ...arrows, ''].join('\n');
}

function drawn(box: Box, ids: ReadonlyMap<Box, string>, indent: string): string[] {
  const label = `"${box.label.map(escaped).join('<br/>')}"`;
  const id = ids.get(box);
  if (box.inside !== undefined) {
    const inside = box.inside.flatMap((inner) => drawn(inner, ids, `${indent}  `));
    return [`${indent}subgraph ${id}[${label}]`, ...inside, `${indent}end`];
  }
  return [`${indent}${id}${box.shape === 'rounded' ? `([${label}])` : `[${label}]`}`];
}

/** Mermaid's own form of character references; without them quotes, brackets and `%%` would have a meaning. */
function escaped(line: string): string {
  return [...oneLine(line)].map((sign) => (PLAIN.test(sign) ? sign : `#${sign.codePointAt(0)};`)).join('');
}
