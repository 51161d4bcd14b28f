import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { contractJson, type ContractFolder } from './contracts.ts';

/** Compiles one of the upstream schemas that refuse unknown fields, `nodepool.karpenter.sh.v1`. */
export function strictSchema(name: string, folder?: ContractFolder): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  return ajv.compile(contractJson<object>(`jsonschema/${name}.strict.json`, folder));
}

/** Expressions that the API server checks beside a schema, but for those about changes of an object. */
export function celRules(name: string, folder?: ContractFolder): { path: string; message: string }[] {
  interface Row {
    readonly schema: string;
    readonly path: string;
    readonly message: string;
    readonly transition?: boolean;
  }
  return contractJson<Row[]>('jsonschema/cel-rules.json', folder)
    .filter((row) => row.schema === `${name}.strict.json` && row.transition !== true)
    .map(({ path, message }) => ({ path, message }));
}
