import type { CodeDefinition, Diagnostic, SourceLocation } from '@nodeless/core';

/** What SARIF says of a rule. */
export interface SarifCode extends CodeDefinition {
  readonly reference?: string;
}

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/**
 * Diagnostics as SARIF 2.1.0, for code scanning (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).
 *
 * @param codes what the codes mean, with the page that says so where there is one; a code that is not among them stands for itself
 */
export function toSarif(diagnostics: readonly Diagnostic[], codes: readonly SarifCode[]): object {
  const known = new Map(codes.map((one) => [one.code, one]));
  const used = [...new Set(diagnostics.map(({ code }) => code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'nodeless',
            rules: used.map((code) => {
              const { title = code, reference } = known.get(code) ?? {};
              return {
                id: code,
                shortDescription: { text: title },
                ...(reference === undefined ? {} : { helpUri: reference }),
              };
            }),
          },
        },
        results: diagnostics.map((diagnostic) => ({
          ruleId: diagnostic.code,
          level: LEVELS[diagnostic.severity],
          message: {
            text:
              diagnostic.hint === undefined
                ? diagnostic.message
                : `${diagnostic.message}. ${diagnostic.hint}`,
          },
          // A rule that lacks a fact could not decide, and what is accepted is nobody's to fix.
          ...(diagnostic.missingFact === undefined
            ? {}
            : { properties: { verdict: 'unknown', missingFact: diagnostic.missingFact } }),
          ...(diagnostic.waiver === undefined
            ? {}
            : {
                suppressions: [
                  {
                    kind: 'external',
                    justification: `${diagnostic.waiver.reason} (until ${diagnostic.waiver.expires})`,
                  },
                ],
              }),
          locations: diagnostic.location === undefined ? [] : [physical(diagnostic.location)],
          relatedLocations: (diagnostic.related ?? []).map((other) => ({
            ...physical(other.location),
            message: { text: other.message },
          })),
        })),
      },
    ],
  };
}

function physical(location: SourceLocation): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: location.file.split('/').map(encodeURIComponent).join('/') },
      region: {
        startLine: location.line,
        startColumn: location.column,
        endLine: location.endLine,
        endColumn: location.endColumn,
      },
    },
  };
}
