import type { ChangeReport } from '../../report/change-report.ts';
import { clustersOf } from '../words.ts';
import { constant, markup, type Html } from './html.ts';

/** What people have to do by hand, in order. */
export function plans({ plans: all }: ChangeReport): Html {
  if (all.length === 0) return constant('');
  return markup`<h2>To do by hand</h2>
    ${all.map(
      ({ clusters, steps }) =>
        markup`<details open>
          <summary>${clusters.join(', ')}</summary>
          <ol>
            ${steps.map(
              ({ title, when, commands, disrupts, tool }) =>
                markup`<li>
                  ${title}
                  (${when === 'before-merge' ? 'before the merge' : 'after the merge'})${tool === 'impossible' ? markup`. <span class="danger">It cannot be changed after the cluster was made.</span>` : constant('')}${commands.length === 0 ? constant('') : markup`<pre>${commands.join('\n')}</pre>`}
                  <span class="quiet">Interrupts: ${disrupts}</span>
                </li>`,
            )}
          </ol>
        </details>`,
    )}`;
}

/** Each Application of each cluster. */
export function summary({ clusters }: ChangeReport): Html {
  if (clusters.length === 0) return constant('');
  const rows = clusters.flatMap(({ cluster, applications }) =>
    applications.map(
      ({ application, counts, lines, project = '', wave = '', classes, dangers }) =>
        markup`<tr>
          <td>${cluster}</td>
          <td>${application}</td>
          <td>${counts.added}</td>
          <td>${counts.changed}</td>
          <td>${counts.removed}</td>
          <td>+${lines.added} −${lines.removed}</td>
          <td>${project}</td>
          <td>${wave}</td>
          <td class="${dangers > 0 ? 'danger' : ''}">${classes.join(', ')}</td>
        </tr> `,
    ),
  );
  return table(
    'Applications',
    ['Cluster', 'Application', '+', '~', '−', 'Lines', 'Project', 'Wave', 'What'],
    rows,
  );
}

/** Versions that change. */
export function versions({ versions: all }: ChangeReport): Html {
  if (all.length === 0) return constant('');
  const rows = all.map(
    ({ kind, name, before, after, places }) =>
      markup`<tr>
        <td>${kind.replace('-', ' ')}</td>
        <td><code>${name}</code></td>
        <td><code>${before}</code></td>
        <td><code>${after}</code></td>
        <td>${clustersOf(places).join(', ')}</td>
      </tr> `,
  );
  return table('Versions', ['What', 'Name', 'From', 'To', 'Clusters'], rows);
}

function table(title: string, headings: readonly string[], rows: readonly Html[]): Html {
  return markup`<h2>${title}</h2>
    <div class="scroll">
      <table class="summary">
        <thead>
          <tr>
            ${headings.map((heading) => markup`<th scope="col">${heading}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
}
