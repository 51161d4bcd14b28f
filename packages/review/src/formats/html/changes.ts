import { describeRef } from '../../report/place.ts';
import type { Danger } from '../../report/danger.ts';
import { showPath } from '../../report/field-change.ts';
import type { ObjectChange } from '../../report/object-change.ts';
import { clustersOf, shortValue, SIGNS } from '../words.ts';
import { constant, markup, type Html } from './html.ts';
import { sideBySide } from './side-by-side.ts';

const VALUE = 400;

/** A change that opens: what differs, and the two objects. */
export function changeItem(change: ObjectChange, dangers: readonly Danger[]): Html {
  const { id, operation, object, classes, fields, before, after, places } = change;
  const clusters = clustersOf(places);
  const severity = severityOf(change, dangers);
  return markup`<details
    id="${id}"
    data-item="change"
    data-clusters="${lines(clusters)}"
    data-classes="${lines(classes)}"
    data-severity="${severity}"
  >
    <summary>
      <span class="${severity}">${SIGNS[operation]} ${describeRef(object)}</span>
      <span class="quiet">${classes.join(', ')} · ${clusters.join(', ')}</span>
    </summary>
    ${note(change)}
    ${
      fields.length === 0
        ? constant('')
        : markup`<ul>
            ${fields.map((field) => markup`<li><code>${showPath(field.path)}</code>: ${value(field.before)} → ${value(field.after)}</li>`)}
          </ul>`
    }
    <div class="scroll">${sideBySide(before, after)}</div>
  </details> `;
}

/** Names for an attribute, which a script takes apart at the line feeds. */
export function lines(names: readonly string[]): Html {
  return constant(names.map((name) => markup`${name.replaceAll('\n', ' ')}`.html).join('\n'));
}

export function value(given: Parameters<typeof shortValue>[0] | undefined): Html {
  return given === undefined ? markup`nothing` : markup`<code>${shortValue(given, VALUE)}</code>`;
}

function severityOf({ id }: ObjectChange, dangers: readonly Danger[]): string {
  const own = dangers.filter(({ change, waiver }) => change === id && waiver === undefined);
  return own.some(({ severity }) => severity === 'danger') ? 'danger' : own.length > 0 ? 'warning' : 'none';
}

function note({ operation, previous, from, namesCluster, places }: ObjectChange): Html {
  return markup`${operation === 'renamed' && previous !== undefined ? markup`<p>It was <code>${describeRef(previous)}</code>.</p>` : constant('')}${operation === 'moved' && from !== undefined ? markup`<p>It comes from the Application <code>${from}</code> to <code>${places[0].application}</code>.</p>` : constant('')}${namesCluster ? markup`<p>The values are those of <code>${places[0].cluster}</code>; the others differ in the name of the cluster.</p>` : constant('')}`;
}
