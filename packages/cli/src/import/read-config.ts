import {
  isJsonObject,
  type Diagnostic,
  type JsonObject,
  type Outcome,
  type SourceLocation,
} from '@nodeless/core';
import { validateClusterConfig } from '@nodeless/eksctl-schema';
import { readDocuments, type SourceDocument, type SourceFile } from '@nodeless/sources';
import { parse } from 'yaml';
import { IMPORT_CODES } from './codes.ts';
import type { Path } from './draft.ts';

/** A ClusterConfig that is to become a cluster.yaml. */
export interface ReadConfig {
  readonly config: JsonObject;
  /** Where a value stands in what was read, or the nearest value around it. */
  readonly locate: (path: Path) => SourceLocation | undefined;
}

/** Reads the one ClusterConfig of a file, or says what eksctl would refuse in it. */
export function readConfig(file: SourceFile): Outcome<ReadConfig> {
  const { value: documents = [], diagnostics } = readDocuments(file);
  if (diagnostics.length > 0) return { diagnostics };
  const found = documents.filter(({ data }) => isJsonObject(data) && data['kind'] === 'ClusterConfig');
  const [document, second] = found;
  if (document === undefined || second !== undefined) return { diagnostics: [notOne(file, found)] };
  const locate = (path: Path) => nearest(document, path);
  const problems = validateClusterConfig(document.data, { parseYaml: parse });
  if (problems.length > 0) {
    return {
      diagnostics: problems.map(
        ({ path, message, hint = 'correct it: eksctl could not make this cluster' }) =>
          at(locate(path), {
            code: IMPORT_CODES['import/unsound'].code,
            severity: 'error',
            message: `eksctl would refuse what was read (${path.join('.')}): ${message}`,
            hint,
          }),
      ),
    };
  }
  return { value: { config: document.data as JsonObject, locate }, diagnostics: [] };
}

function notOne(file: SourceFile, found: readonly SourceDocument[]): Diagnostic {
  return at(
    found[1]?.locateKey(['kind']) ?? { file: file.path, line: 1, column: 1, endLine: 1, endColumn: 1 },
    {
      code: IMPORT_CODES['import/unsound'].code,
      severity: 'error',
      message: `the file holds ${found.length === 0 ? 'no ClusterConfig' : `${found.length} ClusterConfigs`}`,
      hint: 'give a file with one object of kind ClusterConfig, as eksctl reads it',
    },
  );
}

function nearest(document: SourceDocument, path: Path): SourceLocation | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const location = document.locateValue(path.slice(0, length));
    if (location !== undefined) return location;
  }
  return undefined;
}

/** A finding with a place, where there is one. */
export function at(location: SourceLocation | undefined, finding: Diagnostic): Diagnostic {
  return location === undefined ? finding : { ...finding, location };
}
