import { printYaml, type JsonObject } from '@nodeless/core';
import { diffArrays } from 'diff';
import { markup, type Html } from './html.ts';

/** A line of two texts beside each other; undefined where one of them has none. */
interface Row {
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly same: boolean;
}

/** Two objects as YAML, line beside line. */
export function sideBySide(before: JsonObject | undefined, after: JsonObject | undefined): Html {
  const rows = rowsOf(linesOf(before), linesOf(after));
  return markup`<table class="sides">
    <thead>
      <tr>
        <th scope="col">Before</th>
        <th scope="col">After</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(drawn)}
    </tbody>
  </table>`;
}

function drawn({ before, after, same }: Row): Html {
  const cell = (line: string | undefined, kind: string) =>
    line === undefined
      ? markup`<td class="none"></td>`
      : markup`<td class="${same ? '' : kind}">${line}</td>`;
  return markup`<tr>${cell(before, 'gone')}${cell(after, 'new')}</tr>
`;
}

function linesOf(object: JsonObject | undefined): string[] {
  return object === undefined ? [] : printYaml(object).trimEnd().split('\n');
}

function rowsOf(before: string[], after: string[]): Row[] {
  const rows: Row[] = [];
  let gone: string[] = [];
  const flush = (fresh: readonly string[]) => {
    for (let index = 0; index < Math.max(gone.length, fresh.length); index += 1) {
      rows.push({ before: gone[index], after: fresh[index], same: false });
    }
    gone = [];
  };
  for (const { added, removed, value } of diffArrays(before, after)) {
    if (removed) gone = value;
    else if (added) flush(value);
    else {
      flush([]);
      rows.push(...value.map((line) => ({ before: line, after: line, same: true })));
    }
  }
  flush([]);
  return rows;
}
