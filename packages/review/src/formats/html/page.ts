import type { ChangeReport } from '../../report/change-report.ts';
import { counted, countsInWords } from '../words.ts';
import { changeItem } from './changes.ts';
import { dangerItem } from './dangers.ts';
import { constant, markup, type Html } from './html.ts';
import { plans, summary, versions } from './overview.ts';
import { SCRIPT, SCRIPT_SHA256 } from './script.ts';
import { STYLE } from './style.ts';

const POLICY = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${SCRIPT_SHA256}'; base-uri 'none'; form-action 'none'`;

/**
 * A report as one page that needs no network: filters by cluster, class and severity, objects side by side, light and
 * dark, usable by keyboard (j, k: next and previous change; e: open or close all; /: search).
 */
export function formatHtml(report: ChangeReport): string {
  const { totals, dangers, changes, base, head, files } = report;
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${headline(report)}</title>
        <style>
          ${constant(STYLE)}
        </style>
      </head>
      <body>
        <header>
          <h1>${headline(report)}</h1>
          <p>
            ${countsInWords(totals)} objects in ${counted(totals.clusters, 'cluster')}.
            ${head.worktree ? 'The files on disk' : head.name} (<code>${head.commit.slice(0, 12)}</code>)
            compared with ${base.name} (<code>${base.commit.slice(0, 12)}</code>).
          </p>
        </header>
        <div class="filters" role="search" aria-label="Filters">
          ${select(
            'cluster',
            'Cluster',
            report.clusters.map(({ cluster }) => cluster),
          )}
          ${select('class', 'Class', [...new Set(changes.flatMap(({ classes }) => classes))])}
          ${select('severity', 'Severity', ['danger', 'warning', 'none'])}
          <label>Search <input id="search" type="search" placeholder="/" /></label>
          <output id="shown" aria-live="polite"></output>
        </div>
        <main>
          ${
            dangers.length === 0
              ? constant('')
              : markup`<h2>Dangers</h2>
                  <ul>
                    ${dangers.map((danger) => dangerItem(danger, changes))}
                  </ul>`
          }
          ${plans(report)} ${summary(report)} ${versions(report)}
          <h2>Changes</h2>
          ${changes.length === 0 ? markup`<p>Nothing changes.</p>` : changes.map((change) => changeItem(change, dangers))}
        </main>
        <footer class="quiet">
          <p>
            ${counted(files.objects, 'file')} with objects, ${files.sameMeaning.length} rewritten with the
            same meaning, ${counted(files.unreadable.length, 'file')} unreadable,
            ${counted(files.others.length, 'other file')}. Keys: j and k go through the changes, e opens all,
            / searches.
          </p>
        </footer>
        <script>${constant(SCRIPT)}</script>
      </body>
    </html> `.html;
}

function headline({ verdict, totals }: ChangeReport): string {
  if (verdict === 'none') return 'No cluster changes';
  return verdict === 'dangerous'
    ? `${counted(totals.dangers, 'danger')} without a waiver`
    : 'Changes, none of them dangerous';
}

function select(id: string, label: string, values: readonly string[]): Html {
  const options = values.map((value) => markup`<option value="${value}">${value}</option>`);
  return markup`<label
    >${label}
    <select id="${id}">
      <option value="">all</option>
      ${options}
    </select></label
  >`;
}
