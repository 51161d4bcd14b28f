import { DELETED, DELETED_DANGER, NO_CHANGE, place, reportOf } from '../testing/reports.ts';
import { formatSarif } from './sarif.ts';

const FILE = 'clusters/prod-seoul/rendered/manifests/namespaces/deployment-web.web.yaml';
const at = (uri: string, startLine = 1) => ({
  physicalLocation: { artifactLocation: { uri }, region: { startLine } },
});

test('a danger is a result at its file', () => {
  expect(formatSarif(reportOf())).toEqual({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'nodeless diff',
            rules: [
              {
                id: 'deletions/namespace',
                shortDescription: { text: 'Kubernetes deletes everything in it' },
                helpUri: DELETED_DANGER.source,
              },
            ],
          },
        },
        results: [
          {
            ruleId: 'deletions/namespace',
            level: 'error',
            message: {
              text: 'Namespace shop goes. Kubernetes deletes everything in it. move the objects out of it first. Clusters: prod-seoul.',
            },
            locations: [at(FILE)],
            relatedLocations: [],
            partialFingerprints: {
              'danger/v1': JSON.stringify(['deletions/namespace', DELETED.object, null, 'prod-seoul']),
            },
          },
        ],
      },
    ],
  });
});

test('a waived one is suppressed, a warning is one, and the other places are related', () => {
  const waiver = { reason: 'planned', expires: '2027-01-31', file: 'clusters/fleet.yaml', line: 9 };
  const places = [place('a b'), place('c')] as const;
  expect(
    formatSarif(reportOf({ dangers: [{ ...DELETED_DANGER, severity: 'warning', waiver, places }] })),
  ).toMatchObject({
    runs: [
      {
        results: [
          {
            level: 'warning',
            locations: [at('clusters/a%20b/rendered/manifests/web/deployment-web.web.yaml')],
            relatedLocations: [{ message: { text: 'c' } }],
            suppressions: [
              { kind: 'inSource', justification: 'planned', location: at('clusters/fleet.yaml', 9) },
            ],
          },
        ],
      },
    ],
  });
});

test('without dangers there are no results', () => {
  expect(formatSarif(NO_CHANGE)).toMatchObject({ runs: [{ results: [], tool: { driver: { rules: [] } } }] });
});
