import type { Danger } from '../../report/danger.ts';
import { showPath } from '../../report/field-change.ts';
import type { ObjectChange } from '../../report/object-change.ts';
import { clustersOf } from '../words.ts';
import { lines, value } from './changes.ts';
import { constant, markup, type Html } from './html.ts';

/** A danger with all that is known of it. */
export function dangerItem(danger: Danger, changes: readonly ObjectChange[]): Html {
  const { rule, severity, title, places, field, consequence, remedy, source, waiver, change } = danger;
  const clusters = clustersOf(places);
  const classes = changes.find(({ id }) => id === change)?.classes ?? [];
  const shown = waiver === undefined ? severity : 'none';
  return markup`<li
    data-item="danger"
    data-clusters="${lines(clusters)}"
    data-classes="${lines(classes)}"
    data-severity="${shown}"
  >
    <span class="${shown}">${waiver === undefined ? severity : 'accepted'}</span>
    <code>${rule}</code> ${title}
    <span class="quiet">${clusters.join(', ')}</span
    >${change === undefined ? constant('') : markup` <a href="#${change}">change</a>`}
    <dl>
      ${
        field === undefined
          ? constant('')
          : markup`<dt><code>${showPath(field.path)}</code></dt>
              <dd>${value(field.before)} → ${value(field.after)}</dd>`
      }
      <dt>What happens</dt>
      <dd>${consequence}</dd>
      <dt>What to do</dt>
      <dd>${remedy}</dd>
      <dt>Source</dt>
      <dd>${sourceOf(source)}</dd>
      ${
        waiver === undefined
          ? constant('')
          : markup`<dt>Accepted</dt>
              <dd>
                until ${waiver.expires} by <code>${waiver.file}:${waiver.line}</code>: ${waiver.reason}
              </dd>`
      }
    </dl>
  </li> `;
}

function sourceOf(source: string): Html {
  return /^https:\/\//.test(source)
    ? markup`<a href="${source}" rel="noreferrer">${source}</a>`
    : markup`${source}`;
}
