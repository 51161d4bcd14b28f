import type { ChangeReport } from '../report/change-report.ts';
import type { Danger } from '../report/danger.ts';
import { clustersOf } from './words.ts';

const LEVELS = { danger: 'error', warning: 'warning' } as const;

/**
 * The dangers of a report as SARIF 2.1.0, for code scanning; those that a waiver accepts are suppressed results.
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function formatSarif({ dangers }: ChangeReport): object {
  const rules = new Map(dangers.map((danger) => [danger.rule, danger]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'nodeless diff',
            rules: [...rules.values()].map(({ rule, consequence, source }) => ({
              id: rule,
              shortDescription: { text: consequence },
              ...(/^https:\/\//.test(source) ? { helpUri: source } : {}),
            })),
          },
        },
        results: dangers.map(result),
      },
    ],
  };
}

function result(danger: Danger): object {
  const { rule, severity, title, consequence, remedy, places, waiver, object, field } = danger;
  return {
    ruleId: rule,
    level: LEVELS[severity],
    message: { text: `${title}. ${consequence}. ${remedy}. Clusters: ${clustersOf(places).join(', ')}.` },
    // Code scanning shows one place; equal dangers of other clusters follow as related ones.
    locations: [location(places[0].file)],
    relatedLocations: places
      .slice(1)
      .map(({ file, cluster }) => ({ ...location(file), message: { text: cluster } })),
    partialFingerprints: {
      'danger/v1': JSON.stringify([rule, object ?? null, field?.path ?? null, places[0].cluster]),
    },
    ...(waiver === undefined
      ? {}
      : {
          suppressions: [
            { kind: 'inSource', justification: waiver.reason, location: location(waiver.file, waiver.line) },
          ],
        }),
  };
}

function location(file: string, line = 1): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
      region: { startLine: line },
    },
  };
}
